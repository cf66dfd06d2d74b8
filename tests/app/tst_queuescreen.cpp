// SPDX-License-Identifier: GPL-3.0-or-later
#include "queuewindow.h"

#include "history/conditionchip.h"
#include "history/historysearchfield.h"
#include "queue/jobdelegate.h"
#include "queue/queuefilterbar.h"
#include "widgets/messages.h"
#include "widgets/overlaypopup.h"

#include <QAccessible>
#include <QClipboard>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using queuesamples::Sample;

/// The queue screen worked with keys and mouse, on the real sandbox.
class TestQueueScreen : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100); }
    void init()
    {
        w = std::make_unique<QueueWindow>(*m_theme);
        QVERIFY(w->openQueue());
    }
    void cleanup() { w.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void anEmptyQueueSaysWhatBelongsHere()
    {
        QVERIFY(!w->table().isVisible());
        QVERIFY(w->shownTexts().contains(u"No jobs yet"_s));
    }

    void aJobRunsToItsEnd()
    {
        const QList<Id> ids = w->enqueue({u"a red square"_s});
        QCOMPARE(ids.size(), 1);
        QVERIFY(w->waitFor(ids.first(), JobStand::Done));
        QCOMPARE(w->table().chosenJobs(), ids);
        const int row = w->model().rowOf(ids.first());
        QCOMPARE(w->model().index(row, JobTableModel::StateColumn).data().toString(), u"Done"_s);
        QVERIFY(!w->model().jobAt(row)->job.firstSha256.isEmpty());
        // Space shows it large, Esc goes back.
        w->table().setFocus();
        w->key(Qt::Key_Space);
        const auto isPreviewed = [this] {
            return std::ranges::any_of(w->window().findChildren<OverlayPopup *>(), [](const OverlayPopup *popup) { return popup->isOpen(); });
        };
        QTRY_VERIFY(isPreviewed());
        w->key(Qt::Key_Escape);
        QTRY_VERIFY(!isPreviewed());
        w->choose(ids);
        w->key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QApplication::clipboard()->text(), idText(ids.first()));
        w->key(Qt::Key_R, Qt::ControlModifier);
        QTRY_COMPARE(w->model().jobs(), 2);
        QTRY_VERIFY(w->table().chosenJobs() != ids); // the new one
        QVERIFY(w->waitFor(w->table().chosenJobs().first(), JobStand::Done));
    }

    void pausingHoldsWhatWaits()
    {
        w->key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(w->jobs().isPaused());
        const QList<Id> ids = w->enqueue({u"one"_s, u"two"_s}, u"Two"_s);
        QCOMPARE(ids.size(), 2);
        QVERIFY(w->waitFor(ids.first(), JobStand::Held));
        auto *banner = w->window().findChild<Banner *>(u"pauseBanner"_s);
        QTRY_VERIFY(banner->isVisible());
        QTRY_VERIFY(w->screen().filters()->chip(JobStand::Held)->count() == 2);
        QTest::mouseClick(w->window().findChild<QPushButton *>(u"queueResume"_s), Qt::LeftButton);
        QTRY_VERIFY(!w->jobs().isPaused());
        QTRY_VERIFY(!banner->isVisible());
        QVERIFY(w->waitFor(ids.first(), JobStand::Done));
        QVERIFY(w->waitFor(ids.last(), JobStand::Done));
    }

    void oneJobIsHeldAndLetGo()
    {
        QVERIFY(pauseAll());
        const QList<Id> ids = w->enqueue({u"one"_s, u"two"_s});
        w->choose({ids.first()});
        QCOMPARE(w->command("queue.hold")->text(), u"Hold"_s);
        w->key(Qt::Key_H, Qt::ControlModifier);
        QTRY_VERIFY(w->model().job(ids.first())->job.paused);
        QTRY_COMPARE(w->command("queue.hold")->text(), u"Let it go on"_s);
        w->run("queue.pause");
        QVERIFY(w->waitFor(ids.last(), JobStand::Done));
        QCOMPARE(w->model().job(ids.first())->stand, JobStand::Held);
        w->choose({ids.first()});
        w->key(Qt::Key_H, Qt::ControlModifier);
        QVERIFY(w->waitFor(ids.first(), JobStand::Done));
    }

    void theLineIsChangedByKeys()
    {
        QVERIFY(pauseAll());
        const QList<Id> ids = w->enqueue({u"one"_s, u"two"_s, u"three"_s, u"four"_s}, u"Line"_s);
        QTRY_COMPARE(w->model().placeOf(ids[3]), 4);
        w->choose({ids[3]});
        w->key(Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(w->model().placeOf(ids[3]), 3);
        QTRY_COMPARE(w->model().rowOf(ids[3]), w->model().rowOf(ids[2]) - 1);
        QCOMPARE(w->table().chosenJobs(), QList<Id>{ids[3]});
        // Two go as one.
        w->choose({ids[0], ids[1]});
        w->key(Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(w->model().line(), QList<Id>({ids[3], ids[0], ids[1], ids[2]}));
        w->choose({ids[2]});
        w->key(Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(w->model().line().first(), ids[2]);
        QCOMPARE(w->model().job(ids[2])->job.priority, 1);
    }

    void theLineIsChangedByDragging()
    {
        QVERIFY(pauseAll());
        const QList<Id> ids = w->enqueue({u"one"_s, u"two"_s, u"three"_s}, u"Line"_s);
        QTRY_COMPARE(w->model().placeOf(ids[2]), 3);
        const auto grip = [&](const Id &id) { return QPoint(JobDelegate::gripWidth() / 2, w->middleOf(id).y()); };
        drag(grip(ids[2]), grip(ids[0]) - QPoint(0, 10));
        QTRY_COMPARE(w->model().line(), QList<Id>({ids[2], ids[0], ids[1]}));
        QTRY_COMPARE(w->model().rowOf(ids[2]), 1);
        drag(grip(ids[2]), grip(ids[1]) + QPoint(0, 15)); // below the last one
        QTRY_COMPARE(w->model().line(), QList<Id>({ids[0], ids[1], ids[2]}));
        // Esc lets go.
        QTest::mousePress(w->table().viewport(), Qt::LeftButton, {}, grip(ids[2]));
        move(grip(ids[0]));
        QVERIFY(w->table().dropLine());
        w->table().setFocus();
        w->key(Qt::Key_Escape);
        QVERIFY(!w->table().dropLine());
        QTest::mouseRelease(w->table().viewport(), Qt::LeftButton, {}, grip(ids[0]));
        QCOMPARE(w->model().line(), QList<Id>({ids[0], ids[1], ids[2]}));
    }

    void waitingJobsAreCancelledAndEndedOnesRemoved()
    {
        QVERIFY(pauseAll());
        const QList<Id> ids = w->enqueue({u"one"_s, u"two"_s});
        w->choose({ids.first()});
        QCOMPARE(w->command("queue.remove")->text(), u"Cancel"_s);
        w->key(Qt::Key_Delete);
        QVERIFY(w->waitFor(ids.first(), JobStand::Stopped));
        QTRY_COMPARE(w->command("queue.remove")->text(), u"Remove"_s);
        QVERIFY(!w->command("queue.undo")->isEnabled());
        auto *paused = w->window().findChild<Banner *>(u"pauseBanner"_s);
        QTRY_VERIFY(paused->isVisible());
        w->key(Qt::Key_Delete); // nothing is asked
        QTRY_VERIFY(!w->model().job(ids.first()));
        QVERIFY(w->model().job(ids.last()));
        auto *banner = w->window().findChild<Banner *>(u"jobsRemoved"_s);
        QTRY_VERIFY(banner && banner->isVisible());
        QVERIFY(banner->fact().startsWith(u"1 job"_s));
        QVERIFY(!paused->isVisible()); // one banner at most
        QTRY_COMPARE(w->table().chosenJobs(), QList<Id>{ids.last()}); // what stood next to it
        w->key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(w->model().job(ids.first()));
        QTRY_COMPARE(w->table().chosenJobs(), QList<Id>{ids.first()});
        QVERIFY(!banner->isVisible());
        QTRY_VERIFY(paused->isVisible());
        QVERIFY(!w->command("queue.undo")->isEnabled());
        // With the mouse.
        w->key(Qt::Key_Delete);
        QTRY_VERIFY(banner->isVisible());
        const auto buttons = banner->findChildren<QPushButton *>();
        const auto undo = std::ranges::find_if(buttons, [](const QPushButton *button) {
            return button->text().remove(u'&').startsWith("Undo"_L1);
        });
        QVERIFY(undo != buttons.end());
        QTest::mouseClick(*undo, Qt::LeftButton);
        QTRY_VERIFY(w->model().job(ids.first()));
    }

    /// Its picture and its film stay in the library as long as it may come back.
    void aRemovedJobComesBackWithItsFile()
    {
        const Id id = w->enqueue({u"a red square"_s}).first();
        QVERIFY(w->waitFor(id, JobStand::Done));
        const JobSummary before = w->model().job(id)->job;
        QVERIFY(!w->jobs().library().path(before.firstSha256).isEmpty());
        w->choose({id});
        w->key(Qt::Key_Delete);
        QTRY_VERIFY(!w->table().isVisible()); // it was the only one
        QVERIFY(w->shownTexts().contains(u"No jobs yet"_s));
        QVERIFY(!w->jobs().library().path(before.firstSha256).isEmpty());
        w->key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(w->model().job(id));
        QCOMPARE(w->model().job(id)->job, before);
        QTRY_COMPARE(w->table().chosenJobs(), QList<Id>{id});
        QTRY_VERIFY(w->table().hasFocus());
        // After a restart it is still hidden, and is not asked for.
        w->key(Qt::Key_Delete);
        QTRY_VERIFY(!w->model().job(id));
        QVERIFY(w->reopenQueue());
        QCOMPARE(w->model().jobs(), 0);
        QVERIFY(!w->command("queue.undo")->isEnabled());
    }

    void unconfirmedJobsAreGivenUpOrSentAgain()
    {
        QVERIFY(w->fill({{.prompt = u"lost"_s, .model = u"sandbox/painter"_s, .provider = u"elsewhere"_s, .state = JobState::Unconfirmed},
                         {.prompt = u"lost too"_s, .model = u"sandbox/painter"_s, .provider = u"elsewhere"_s, .state = JobState::Unconfirmed}}));
        QVERIFY(pauseAll());
        QTRY_VERIFY(w->window().findChild<QPushButton *>(u"reviewUnconfirmed"_s));
        QTest::mouseClick(w->window().findChild<QPushButton *>(u"reviewUnconfirmed"_s), Qt::LeftButton);
        QTRY_COMPARE(w->model().jobs(), 2);
        QCOMPARE(w->model().filter().stands, QList<JobStand>{JobStand::Unconfirmed});
        const Id first = w->model().jobAt(0)->job.id;
        const Id second = w->model().jobAt(1)->job.id;
        w->choose({first});
        QCOMPARE(w->command("queue.remove")->text(), u"Give up…"_s);
        const auto cost = w->answer(u"Send again"_s);
        w->key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(cost->contains(u"cost"_s));
        w->run("queue.showAll");
        QTRY_COMPARE(w->model().jobs(), 3);
        QTRY_COMPARE(w->model().line().size(), 1);
        QCOMPARE(w->model().job(w->model().line().first())->job.attempt, 2);
        QVERIFY(second != first);
    }

    void afterACrashItSaysWhatWasPickedUp()
    {
        w->jobs().setStartsPausedAfterCrash(true);
        QTRY_VERIFY(w->jobs().startsPausedAfterCrash());
        QVERIFY(w->fill({{.prompt = u"runs"_s, .provider = u"play"_s, .state = JobState::Processing, .minutesAgo = 0},
                         {.prompt = u"waits"_s, .provider = u"play"_s, .state = JobState::Queued},
                         {.prompt = u"lost"_s, .provider = u"play"_s, .state = JobState::Sending, .minutesAgo = 0}}));
        QVERIFY(w->reopenQueue());
        QTRY_VERIFY(w->jobs().isPausedAfterCrash());
        QCOMPARE(w->jobs().pickedUp(), 2);
        auto *banner = w->window().findChild<Banner *>(u"pauseBanner"_s);
        QTRY_COMPARE(banner->fact(), u"Paused after a crash."_s);
        QVERIFY(banner->isVisible());
        QTRY_VERIFY(w->window().findChild<QPushButton *>(u"reviewUnconfirmed"_s)); // the one that was being sent
        w->key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(!w->jobs().isPaused());
        QVERIFY(!w->jobs().isPausedAfterCrash());
    }

    void filtersAreSetByKeysAndMouse()
    {
        QVERIFY(w->fill(queuesamples::day()));
        QCOMPARE(w->model().jobs(), 15);
        QueueFilterBar *bar = w->screen().filters();
        QTest::mouseClick(bar->chip(JobStand::Failed), Qt::LeftButton);
        QTRY_COMPARE(w->model().jobs(), 1);
        QTest::mouseClick(bar->chip(JobStand::Failed), Qt::LeftButton); // once more: all
        QTRY_COMPARE(w->model().jobs(), 15);
        w->key(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(bar->field()->hasFocus());
        QTest::keyClicks(bar->field(), u"aerial"_s);
        QTRY_COMPARE(w->model().jobs(), 2);
        QCOMPARE(bar->chip({})->count(), 2); // what the chips count is what they would show
        w->key(Qt::Key_Down);
        QVERIFY(w->table().hasFocus());
        QVERIFY(!w->table().chosenJobs().isEmpty());
        w->key(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(w->model().jobs(), 15);
        QVERIFY(bar->field()->text().isEmpty());
        QMenu menu;
        bar->fillMore(menu);
        QAction *kinds = menu.actions().first();
        for (QAction *kind : kinds->menu()->actions()) {
            if (kind->text() == "Video"_L1)
                kind->trigger();
        }
        QTRY_COMPARE(w->model().jobs(), 3);
        bar->setFilter({.text = u"nothing has this"_s});
        QTRY_VERIFY(w->shownTexts().contains(u"No job fits"_s));
    }

    void batchesFold()
    {
        QVERIFY(w->fill(queuesamples::day()));
        const int all = w->model().rowCount();
        const Id batch = w->model().batches().first();
        w->choose({batch});
        QCOMPARE(w->table().chosenJobs().size(), 8);
        w->key(Qt::Key_Left);
        QCOMPARE(w->model().rowCount(), all - 8);
        QCOMPARE(w->table().chosenJobs().size(), 8); // those of the batch all the same
        w->key(Qt::Key_Right);
        QCOMPARE(w->model().rowCount(), all);
        const QPoint mark(JobDelegate::gripWidth() / 2, w->middleOf(batch).y());
        QTest::mouseClick(w->table().viewport(), Qt::LeftButton, {}, mark);
        QCOMPARE(w->model().rowCount(), all - 8);
        w->key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(w->model().rowCount(), all - 8 - 2);
        w->key(Qt::Key_G, Qt::ControlModifier);
        QCOMPARE(w->model().grouping(), JobTableModel::Grouping::Day);
    }

    void endedJobsAreCleared()
    {
        QVERIFY(w->fill(queuesamples::day()));
        QTest::mouseClick(w->screen().filters()->clearButton(), Qt::LeftButton);
        QTRY_COMPARE(w->model().jobs(), 8);
        auto *banner = w->window().findChild<Banner *>(u"jobsRemoved"_s);
        QTRY_VERIFY(banner && banner->isVisible());
        QVERIFY(banner->fact().startsWith(u"7 job"_s)); // done, failed and stopped
        w->run("queue.undo");
        QTRY_COMPARE(w->model().jobs(), 15);
    }

    void theListStaysWhereItIs()
    {
        QList<Sample> samples;
        for (int i = 0; i < 100; ++i)
            samples.append({.prompt = u"job %1"_s.arg(i), .minutesAgo = 200 - i});
        QVERIFY(w->fill(samples));
        const Id id = w->model().jobAt(50)->job.id;
        w->choose({id});
        w->table().scrollTo(w->model().index(50, 0), QAbstractItemView::PositionAtCenter);
        const int before = w->middleOf(id).y();
        QVERIFY(w->fill({{.prompt = u"new"_s, .minutesAgo = 0}, {.prompt = u"newer"_s, .minutesAgo = 0}}));
        QCOMPARE(w->model().rowOf(id), 52);
        QCOMPARE(w->middleOf(id).y(), before);
        QCOMPARE(w->table().chosenJobs(), QList<Id>{id});
        // On top what is new is seen.
        w->table().verticalScrollBar()->setValue(0);
        QVERIFY(w->fill({{.prompt = u"newest"_s, .minutesAgo = 0}}));
        QCOMPARE(w->table().verticalScrollBar()->value(), 0);
    }

    void aNarrowWindowHasFewerColumns()
    {
        QVERIFY(w->fill(queuesamples::day()));
        QVERIFY(!w->table().isColumnHidden(JobTableModel::QueueColumn));
        w->window().resize(1280, 800);
        QTRY_VERIFY(w->table().isColumnHidden(JobTableModel::QueueColumn));
        QVERIFY(w->table().isColumnHidden(JobTableModel::StartedColumn));
        QVERIFY(!w->table().isColumnHidden(JobTableModel::RunColumn));
        QVERIFY(!w->table().horizontalScrollBar()->isVisible());
    }

    void everyTabStopHasAName()
    {
        QVERIFY(w->fill(queuesamples::day()));
        for (QWidget *widget : w->screen().findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->objectName().startsWith("qt_"_L1))
                continue;
            QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        }
    }

private:
    bool pauseAll()
    {
        w->run("queue.pause");
        return QTest::qWaitFor([this] { return w->jobs().isPaused(); }, 5'000);
    }
    void move(const QPoint &to)
    {
        QMouseEvent event(QEvent::MouseMove, QPointF(to), w->table().viewport()->mapToGlobal(QPointF(to)), Qt::NoButton,
                          Qt::LeftButton, {});
        QApplication::sendEvent(w->table().viewport(), &event);
    }
    void drag(const QPoint &from, const QPoint &to)
    {
        QTest::mousePress(w->table().viewport(), Qt::LeftButton, {}, from);
        move((from + to) / 2);
        move(to);
        QTest::mouseRelease(w->table().viewport(), Qt::LeftButton, {}, to);
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QueueWindow> w;
};

QTEST_MAIN(TestQueueScreen)
#include "tst_queuescreen.moc"
