// SPDX-License-Identifier: GPL-3.0-or-later
#include "queuewindow.h"

#include "queue/jobpanel.h"
#include "queue/newjobdialog.h"
#include "queue/outputcompare.h"
#include "queue/previewpage.h"
#include "store/jobjudgementrepository.h"
#include "store/storereader.h"
#include "widgets/messages.h"

#include <QContextMenuEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>

using namespace bakeoff;
using namespace Qt::StringLiterals;

/// Media jobs from the wish to the verdict, with the keyboard alone.
class TestJobKeys : public QObject {
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

    void fromANewJobToItsVerdict()
    {
        w->key(Qt::Key_N, Qt::ControlModifier);
        auto *dialog = w->window().findChild<NewJobDialog *>();
        QVERIFY(dialog && dialog->isOpen());
        const auto *models = dialog->findChild<QListView *>(u"newJobModels"_s);
        QTRY_VERIFY_WITH_TIMEOUT(models->model()->rowCount() > 0, 20'000);
        type(u"painter"_s);
        w->key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QWidget *>(u"prompt"_s), 20'000);
        QVERIFY(tabTo(u"prompt"_s));
        type(u"a lighthouse"_s);
        QVERIFY(tabTo(u"newJobSeeds"_s));
        type(u"1, 2"_s);
        auto *start = dialog->findChild<QPushButton *>(u"newJobStart"_s);
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled() && start->text().contains(u'2'), 20'000);
        w->key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!dialog->isOpen());

        // What was made is chosen, and the list has the keys.
        QTRY_COMPARE(w->table().chosenJobs().size(), 2);
        const QList<Id> ids = w->table().chosenJobs();
        QTRY_VERIFY(w->table().hasFocus());
        for (const Id &id : ids)
            QVERIFY(w->waitFor(id, JobStand::Done));

        // One of them is looked at.
        w->key(Qt::Key_End);
        QTRY_COMPARE(w->table().chosenJobs().size(), 1);
        QTRY_VERIFY(w->command("queue.preview")->isEnabled());
        w->key(Qt::Key_Space);
        QTRY_VERIFY(w->screen().panel()->preview());
        w->key(Qt::Key_Escape);
        QTRY_VERIFY(!w->screen().panel()->preview());
        QTRY_VERIFY(w->table().hasFocus());

        // Both are compared, and one is better.
        w->key(Qt::Key_Up, Qt::ShiftModifier);
        QTRY_COMPARE(w->table().chosenJobs().size(), 2);
        QTRY_VERIFY(w->command("queue.open")->isEnabled());
        w->key(Qt::Key_Return);
        OutputCompare *page = w->screen().outputs();
        QTRY_VERIFY(page->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(page->isAncestorOf(QApplication::focusWidget()) && page->activeSection(), 20'000);
        w->key(Qt::Key_2, Qt::AltModifier);
        QTRY_VERIFY(verdictOn(ids.first()));
        QCOMPARE(verdictOn(ids.first())->outcome, VoteOutcome::Win);
        w->key(Qt::Key_Escape);
        QTRY_VERIFY(!page->isVisible());
        QTRY_VERIFY(w->table().hasFocus());

        // Away, and back with all that was thought of them.
        w->key(Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY(w->model().job(ids.first()) && w->model().job(ids.first())->starred);
        w->key(Qt::Key_Delete);
        QTRY_COMPARE(w->model().jobs(), 0);
        QVERIFY(w->window().isAncestorOf(QApplication::focusWidget()));
        w->key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(w->model().jobs(), 2);
        QTRY_COMPARE(w->table().chosenJobs().size(), 2);
        QVERIFY(w->model().job(ids.first())->starred);
        QVERIFY(verdictOn(ids.first()));
    }

    void theMenuHasWhatFits()
    {
        QVERIFY(w->fill(queuesamples::day()));
        const auto menuFor = [this](JobStand stand) {
            for (int row = 0; row < w->model().rowCount(); ++row) {
                if (const JobRow *job = w->model().jobAt(row); job && job->stand == stand) {
                    w->choose({job->job.id});
                    break;
                }
            }
            QStringList texts;
            QTimer::singleShot(0, &w->window(), [&texts] {
                auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
                if (!menu)
                    return;
                for (const QAction *action : menu->actions()) {
                    if (!action->isSeparator())
                        texts.append(action->text().remove(u'&'));
                }
                menu->close();
            });
            QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, w->table().mapToGlobal(QPoint(5, 5)));
            QApplication::sendEvent(&w->table(), &event);
            return texts;
        };
        const QStringList done = menuFor(JobStand::Done);
        QVERIFY2(done.contains(u"Retry"_s) && done.contains(u"Run with changes…"_s) && done.contains(u"Remove"_s), qPrintable(done.join(u'|')));
        QVERIFY(!done.contains(u"Hold"_s));
        const QStringList waiting = menuFor(JobStand::Waiting);
        QVERIFY2(waiting.contains(u"Hold"_s) && waiting.contains(u"Earlier in line"_s) && waiting.contains(u"Cancel"_s),
                 qPrintable(waiting.join(u'|')));
        QVERIFY(!waiting.contains(u"Retry"_s));
        const QStringList running = menuFor(JobStand::Running);
        QVERIFY2(running.contains(u"Stop…"_s), qPrintable(running.join(u'|')));
        QVERIFY(menuFor(JobStand::Unconfirmed).contains(u"Send again…"_s));
    }

private:
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    bool tabTo(const QString &name)
    {
        for (int i = 0; i < 100; ++i) {
            if (QApplication::focusWidget() && QApplication::focusWidget()->objectName() == name)
                return true;
            w->key(Qt::Key_Tab);
        }
        return false;
    }
    std::optional<OutputVerdict> verdictOn(const Id &job)
    {
        const auto read = w->workbench().reader().read<QList<OutputVerdict>>(
            [job](Database &db) { return JobJudgementRepository(db).verdictsOn(job); });
        if (!QTest::qWaitFor([&] { return read.isFinished(); }, 10'000) || !read.result() || read.result()->isEmpty())
            return std::nullopt;
        return read.result()->first();
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QueueWindow> w;
};

QTEST_MAIN(TestJobKeys)
#include "tst_jobkeys.moc"
