// SPDX-License-Identifier: GPL-3.0-or-later
// The history screen in the real window, driven by keys and mouse.
#include "comparewindow.h"

#include "history/conditionchip.h"
#include "history/historyfilterbar.h"
#include "history/historylist.h"
#include "history/historylistmodel.h"
#include "history/historypreview.h"
#include "history/historyscreen.h"
#include "history/historysearchfield.h"
#include "history/historytransfer.h"
#include "history/previewanswer.h"
#include "history/replytablemodel.h"
#include "history/rundeltamodel.h"
#include "history/rundeltaview.h"
#include "queue/jobpanel.h"
#include "queue/queuescreen.h"
#include "store/backupfile.h"
#include "store/comparisonrepository.h"
#include "store/jobjudgementrepository.h"
#include "store/jobrepository.h"
#include "store/storethread.h"
#include "widgets/answerview.h"
#include "widgets/messages.h"
#include "workbench/historybook.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace bakeoff;

class TestHistory : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100); }
    void init()
    {
        w = std::make_unique<CompareWindow>(*m_theme, QSize(1440, 900));
        QVERIFY(w->open());
        m_tester = std::make_unique<QAbstractItemModelTester>(list().model(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        w.reset();
    }
    void cleanupTestCase() { m_theme.reset(); }

    void anEmptyHistorySaysHowItFills()
    {
        show();
        QTRY_COMPARE(model().entries(), 1); // what the window begins with
        w->key(Qt::Key_Down);
        w->key(Qt::Key_Delete);
        QTRY_COMPARE(model().entries(), 0);
        QPushButton *create = button(u"New comparison"_s);
        QTRY_VERIFY(create && create->isVisible());
        QTest::mouseClick(create, Qt::LeftButton);
        QCOMPARE(w->window().currentScreen(), MainWindow::Screen::Compare);
    }

    void whatIsTypedIsSearched()
    {
        answer({u"echo:bulk"_s, u"echo:bulk"_s}, u"Where is the Retry-After header?\n\nRetry-After, Retry-After."_s);
        newComparison();
        answer({u"echo:bulk"_s}, u"Tell me of tomatoes"_s);
        show();
        QTRY_COMPARE(model().entries(), 2);
        QVERIFY(model().isGroup(0));
        QVERIFY(list().dayOnTop().startsWith(u"Today"_s));
        QTRY_COMPARE(preview().comparison() ? preview().comparison()->turns.size() : 0, 1);

        QVERIFY(search().hasFocus());
        QTest::keyClicks(&search(), u"retry-af"_s);
        QTRY_COMPARE(model().query().text, u"retry-af"_s);
        QTRY_COMPARE(model().entries(), 1);
        QTRY_VERIFY(!list().aside().isEmpty());
        QTRY_VERIFY(!search().note().isEmpty());
        const HistoryEntry *entry = model().entryAt(model().firstEntry());
        QVERIFY(entry->best);
        QVERIFY(!entry->best->snippet.marks.isEmpty());
        QVERIFY(entry->hits >= 2); // prompt and answers
        QCOMPARE(entry->summary.models.size(), 2);

        // The hits in the preview, one after the other and round the end.
        QTRY_VERIFY(preview().comparison() && preview().comparison()->id == entry->id);
        QTRY_VERIFY(preview().hitText().contains(u"hit"_s));
        w->key(Qt::Key_F3);
        QVERIFY2(preview().hitText().startsWith(u"Hit 1 of "_s), qPrintable(preview().hitText()));
        const int hits = preview().hitText().section(u' ', -1).toInt();
        QVERIFY(hits >= 3);
        w->key(Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(preview().hitText(), u"Hit %1 of %1"_s.arg(hits));
        w->key(Qt::Key_F3);
        QCOMPARE(preview().hitText(), u"Hit 1 of %1"_s.arg(hits));

        // Down to the list, Enter opens, Esc empties.
        QTest::keyClick(&search(), Qt::Key_Down);
        QVERIFY(list().hasFocus());
        QTest::keyClick(&list(), Qt::Key_Up);
        QVERIFY(search().hasFocus());
        QTest::keyClick(&search(), Qt::Key_Escape);
        QTRY_COMPARE(model().entries(), 2);
        QTest::keyClicks(&search(), u"tomato"_s);
        QTRY_COMPARE(model().entries(), 1);
        QTRY_VERIFY(preview().comparison() && preview().comparison()->turns.first().prompt.contains(u"tomatoes"_s));
        const Id id = preview().comparison()->id;
        newComparison();
        show();
        QTest::keyClick(&search(), Qt::Key_Return);
        QTRY_COMPARE(w->document()->value().id, id);
        QCOMPARE(w->window().currentScreen(), MainWindow::Screen::Compare);

        show();
        search().setText(u"nowhere to be found"_s);
        QTRY_COMPARE(model().entries(), 0);
        QPushButton *clear = button(u"Clear the search"_s);
        QTRY_VERIFY(clear && clear->isVisible());
        QTest::mouseClick(clear, Qt::LeftButton);
        QTRY_COMPARE(model().entries(), 3);
    }

    void aLaterQueryIsNeverOverwritten()
    {
        fillWith(300);
        show();
        QTRY_VERIFY(model().entries() >= 100);
        for (const QString &text : {u"p"_s, u"pr"_s, u"number"_s, u"number 1"_s, u"zzz"_s, u""_s, u"zzz"_s}) {
            search().setText(text);
            QTest::qWait(5);
        }
        QTRY_VERIFY(model().isSettled() && model().query().text == u"zzz"_s);
        QTRY_VERIFY(!model().isReading());
        QCOMPARE(model().entries(), 0);
    }

    void starTagRenameDeleteAndUndo()
    {
        answer({u"echo:bulk"_s}, u"Number one"_s);
        show();
        QTRY_COMPARE(model().entries(), 1);
        QTRY_VERIFY(preview().comparison());
        const Id id = preview().comparison()->id;
        QTest::keyClick(&search(), Qt::Key_Down);

        w->key(Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY(entry().summary.starred);
        w->key(Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY(!entry().summary.starred);
        w->key(Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY(entry().summary.starred);

        w->key(Qt::Key_T, Qt::ControlModifier);
        auto *tags = w->window().findChild<QLineEdit *>(u"previewTagEdit"_s);
        QTRY_VERIFY(tags->hasFocus());
        QTest::keyClicks(tags, u"support, red , support,"_s);
        QTest::keyClick(tags, Qt::Key_Return);
        QTRY_COMPARE(entry().summary.tags, (QStringList{u"support"_s, u"red"_s}));
        QVERIFY(!tags->isVisible());

        list().setFocus();
        w->key(Qt::Key_F2);
        auto *title = w->window().findChild<QLineEdit *>(u"previewTitleEdit"_s);
        QTRY_VERIFY(title->hasFocus());
        QTest::keyClicks(title, u"A better name"_s);
        QTest::keyClick(title, Qt::Key_Escape);
        QVERIFY(!title->isVisible());
        w->key(Qt::Key_F2);
        QTRY_VERIFY(title->hasFocus());
        QTest::keyClicks(title, u"A better name"_s);
        QTest::keyClick(title, Qt::Key_Return);
        QTRY_COMPARE(entry().summary.title, u"A better name"_s);

        list().setFocus();
        w->key(Qt::Key_Delete);
        QTRY_COMPARE(model().entries(), 0);
        QTRY_VERIFY(button(u"Undo the deletion"_s) && button(u"Undo the deletion"_s)->isVisible());
        QPushButton *back = button(u"Undo the deletion"_s);
        w->key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(model().entries(), 1);
        QCOMPARE(entry().id, id);
        QVERIFY(entry().summary.starred);
        QTRY_VERIFY(preview().comparison() && preview().comparison()->id == id);
        QTRY_VERIFY(!back->isVisible());
    }

    void severalAtOnce()
    {
        fillWith(5);
        show();
        QTRY_COMPARE(model().entries(), 6);
        QTest::keyClick(&search(), Qt::Key_Down);
        w->key(Qt::Key_Down, Qt::ShiftModifier);
        w->key(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(list().selectionModel()->selectedIndexes().size(), 3);
        QVERIFY(!preview().comparison());
        QVERIFY(!w->command("history.open")->isEnabled());
        w->key(Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE(starred(), 3);
        w->key(Qt::Key_Delete);
        QTRY_COMPARE(model().entries(), 3);
        w->key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(model().entries(), 6);
        QCOMPARE(starred(), 3);
    }

    void chipsSetAndTakeBackConditions()
    {
        answer({u"echo:bulk"_s}, u"Number one"_s);
        show();
        QTRY_COMPARE(model().entries(), 1);
        using Field = HistoryFilterBar::Field;
        const auto tick = [this](Field field, const QString &text) {
            QMenu menu;
            filters().fill(menu, field);
            for (QAction *action : menu.actions()) {
                if (action->text() == text) {
                    action->trigger();
                    return true;
                }
            }
            return false;
        };
        QTRY_VERIFY(offers(Field::Model, u"sandbox/echo:bulk"_s));
        QVERIFY(tick(Field::Model, u"sandbox/echo:bulk"_s));
        QTRY_VERIFY(model().isSettled() && !model().query().filter.models.isEmpty());
        QCOMPARE(model().entries(), 1);
        QVERIFY(tick(Field::State, u"Failed"_s));
        QTRY_COMPARE(model().entries(), 0);
        ConditionChip *failed = filters().chip(Field::State);
        QVERIFY(failed->isVisible() && failed->isOn());
        QPushButton *clear = button(u"Clear the filters"_s);
        QTRY_VERIFY(clear && clear->isVisible());
        // The cross takes one condition back.
        QTest::mouseClick(failed, Qt::LeftButton, {}, {failed->width() - 12, failed->height() / 2});
        QTRY_COMPARE(model().entries(), 1);
        QVERIFY(!failed->isVisible());
        // Delete does the same.
        ConditionChip *models = filters().chip(Field::Model);
        models->setFocus();
        QTest::keyClick(models, Qt::Key_Delete);
        QVERIFY(filters().filter().isEmpty());
        for (const Field field : {Field::Date, Field::Cost, Field::Rating, Field::Tag, Field::Kind, Field::Provider}) {
            QMenu menu;
            filters().fill(menu, field);
            QVERIFY(!menu.isEmpty());
        }
        QVERIFY(tick(Field::Date, u"Yesterday"_s));
        QTRY_COMPARE(model().entries(), 0);
        QCOMPARE(filters().chip(Field::Date)->text(), u"Yesterday"_s);
        w->key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(model().entries(), 1);
    }

    void searchesAreSaved()
    {
        answer({u"echo:bulk"_s}, u"Number one"_s);
        show();
        QTRY_COMPARE(model().entries(), 1);
        SavedSearch saved{.name = u"Mine"_s, .query = {}};
        saved.query.text = u"nothing of it"_s;
        saved.query.filter.starred = true;
        const QFuture<Status> stored = w->workbench().history().setSavedSearches({saved});
        QTRY_VERIFY(stored.isFinished());
        QVERIFY(stored.result());
        QTimer::singleShot(300, this, [this] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            m_menuTexts.clear();
            if (!menu)
                return;
            for (const QAction *action : menu->actions())
                m_menuTexts.append(action->text());
            menu->actions().first()->trigger();
            menu->close();
        });
        w->run("history.saved");
        QCOMPARE(m_menuTexts.value(0), u"Mine"_s);
        QTRY_COMPARE(model().query(), saved.query);
        QCOMPARE(search().text(), u"nothing of it"_s);
        QTRY_COMPARE(model().entries(), 0);
    }

    void aHiddenVoteTellsNothing()
    {
        w->setModels({u"echo:bulk"_s, u"echo"_s});
        w->document()->setBlind(true);
        w->send(u"Which is which?"_s);
        QVERIFY(w->waitUntilEnded());
        show();
        QTRY_COMPARE(model().entries(), 1);
        QTRY_VERIFY(preview().comparison());
        auto *table = preview().findChild<QTableView *>(u"replyTable"_s);
        QTRY_VERIFY(table && table->model()->rowCount() == 2);
        for (int row = 0; row < 2; ++row) {
            for (int column = 0; column < ReplyTableModel::kColumns; ++column) {
                for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)}) {
                    const QString text = table->model()->index(row, column).data(role).toString();
                    QVERIFY2(!text.contains(u"echo"_s) && !text.contains(u'$') && !text.contains(u"sandbox"_s),
                             qPrintable(text));
                }
            }
            QCOMPARE(table->model()->index(row, ReplyTableModel::Ttft).data().toString(), u"–"_s);
        }
        for (QWidget *part : preview().findChildren<QWidget *>()) {
            QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(part);
            const QString name = spoken ? spoken->text(QAccessible::Name) : QString();
            QVERIFY2(!name.contains(u"echo:"_s), qPrintable(name));
        }
        QTRY_VERIFY(entry().voteOpen);
        // Neither a filter nor what it offers knows them; their words are found.
        QVERIFY(!offers(HistoryFilterBar::Field::Model, u"sandbox/echo:bulk"_s));
        screen().setQuery({.text = {}, .filter = {.models = {{u"sandbox"_s, u"echo:bulk"_s}}}});
        QTRY_COMPARE(model().entries(), 0);
        screen().setQuery({.text = u"which"_s});
        QTRY_VERIFY(model().entries() == 1 && entry().best);
        screen().setQuery({});
        QTRY_VERIFY(model().entries() == 1 && !entry().best && entry().voteOpen);
        QVERIFY(!model().data(model().firstEntry(), Qt::AccessibleTextRole).toString().contains(u"sandbox,"_s));
    }

    void aJobIsFoundAndShownInTheQueue()
    {
        Job job;
        job.id = newId(w->workbench().clock().nowUtc());
        job.model = {u"painter"_s, u"maker/paint"_s};
        job.kind = RequestKind::Image;
        job.title = u"A lighthouse at dusk"_s;
        job.input = {{u"prompt"_s, u"A lighthouse at dusk, calm sea"_s}};
        job.stamps.created = w->workbench().clock().nowUtc();
        job.paused = true;
        const QFuture<Status> stored = w->workbench().store().write([job](Database &db) {
            return JobRepository(db).add({}, {job}, {}, newId(job.stamps.created), job.stamps.created,
                                         [](const Id &) { return true; });
        });
        QTRY_VERIFY(stored.isFinished());
        QVERIFY(stored.result());
        show();
        QTest::keyClicks(&search(), u"calm se"_s);
        QTRY_VERIFY(model().isSettled() && model().query().text == u"calm se"_s);
        QCOMPARE(model().entries(), 1);
        const HistoryEntry *entry = model().entryAt(model().firstEntry());
        QVERIFY(entry->isJob());
        QCOMPARE(entry->id, job.id);
        const QString told = model().data(model().firstEntry(), Qt::AccessibleTextRole).toString();
        QVERIFY2(told.contains(u"A lighthouse at dusk"_s) && told.contains(u"Job"_s), qPrintable(told));
        const auto panel = [this] { return w->window().findChild<QWidget *>(u"historyScreen"_s)->findChild<JobPanel *>(); };
        QTRY_VERIFY(panel() && panel()->isVisible());
        QTRY_VERIFY(panel()->job() && panel()->job()->id == job.id);
        QTest::keyClick(&search(), Qt::Key_Return);
        QCOMPARE(w->window().currentScreen(), MainWindow::Screen::Queue);
        QTRY_COMPARE(w->window().findChild<QueueScreen *>()->chosen(), QList<Id>{job.id});
    }

    /// Without words too: among the starred comparisons, by time.
    void aStarredJobIsFound()
    {
        answer({u"echo:bulk"_s}, u"Something about kettles"_s);
        const UtcMicros now = w->workbench().clock().nowUtc();
        QList<Job> jobs;
        for (const int days : {1, -1, 0}) { // before and after the comparison; the last has no star
            Job job;
            job.id = newId(now);
            job.model = {u"painter"_s, u"maker/paint"_s};
            job.title = u"A lighthouse"_s;
            job.input = {{u"prompt"_s, u"A lighthouse"_s}};
            job.stamps.created = UtcMicros{now.value - days * 86'400'000'000};
            job.paused = true;
            jobs.append(job);
        }
        const QFuture<Status> stored = w->workbench().store().write([jobs, now](Database &db) {
            Status s = JobRepository(db).add({}, jobs, {}, newId(now), now, [](const Id &) { return true; });
            for (qsizetype i = 0; s && i < 2; ++i)
                s = JobJudgementRepository(db).setStarred(jobs[i].id, true);
            return s;
        });
        QTRY_VERIFY(stored.isFinished());
        QVERIFY(stored.result());
        const QFuture<Status> starred = w->workbench().history().setStarred({w->document()->value().id}, true);
        QTRY_VERIFY(starred.isFinished());
        show();
        screen().setQuery({.text = {}, .filter = {.starred = true}});
        QTRY_VERIFY(model().isSettled() && model().entries() == 3);
        QList<Id> ids;
        for (int row = 0; row < model().rowCount(); ++row) {
            if (const HistoryEntry *entry = model().entryAt(model().index(row))) {
                ids.append(entry->id);
                QVERIFY(entry->summary.starred);
            }
        }
        QCOMPARE(ids, (QList<Id>{jobs[1].id, w->document()->value().id, jobs[0].id}));
    }

    void aHitInANoteIsMarked()
    {
        answer({u"echo:bulk"_s}, u"Something about kettles"_s);
        w->document()->judge(w->reply(0)->id, {.note = u"Best <b>kettle</b>"_s});
        show();
        QTRY_VERIFY(preview().comparison());
        // The preview is filled anew when the note is stored: no label is kept.
        const auto note = [this] {
            for (const QLabel *label : preview().findChildren<QLabel *>(u"previewNote"_s)) {
                if (label->isVisible())
                    return label->text();
            }
            return QString();
        };
        QTRY_VERIFY(note().contains(u"&lt;b&gt;"_s));
        QVERIFY(!note().contains(u"background-color"_s));
        QTest::keyClicks(&search(), u"best kettle"_s);
        QTRY_VERIFY(note().contains(u"background-color"_s));
        QTRY_COMPARE(model().entries(), 1);
        const int hits = preview().hitText().section(u' ', 0, 0).toInt();
        QVERIFY(hits >= 3); // prompt, note and answer
        for (int i = 0; i < hits; ++i)
            w->key(Qt::Key_F3);
        QCOMPARE(preview().hitText(), u"Hit %1 of %1"_s.arg(hits));
    }

    /// Prompts that are still to be sent are sent, whatever the window shows meanwhile.
    void runsAgainBehindAnotherComparison()
    {
        w->setModels({u"echo"_s});
        for (int i = 0; i < 3; ++i) {
            w->send(u"Turn %1 of a conversation that takes its time"_s.arg(i));
            QVERIFY(w->waitUntilEnded());
        }
        const Id then = w->document()->value().id;
        show();
        QTRY_VERIFY(preview().comparison());
        w->run("history.runAgain");
        QTRY_COMPARE(w->document()->value().origin, then);
        const Id now = w->document()->value().id;
        newComparison();
        QTRY_VERIFY(w->document()->value().id != now);
        const auto turns = [this, now] {
            const auto stored = w->workbench().loadComparison(now);
            if (!QTest::qWaitFor([&stored] { return stored.isFinished(); }, 5'000) || !stored.result())
                return -1;
            const QList<Turn> &all = stored.result()->turns;
            const bool ended = std::ranges::all_of(all, [](const Turn &turn) {
                return std::ranges::all_of(turn.replies, [](const Reply &reply) { return reply.state == ReplyState::Done; });
            });
            return ended ? int(all.size()) : 0;
        };
        QTRY_COMPARE_WITH_TIMEOUT(turns(), 3, 30'000);
    }

    /// It is the same document that goes on, not a second one beside it.
    void comesBackToWhatRunsAgain()
    {
        w->setModels({u"story-slow"_s});
        w->send(u"Once upon a time"_s);
        QTRY_VERIFY(w->document()->isRunning());
        ComparisonDocument *running = w->document();
        const Id id = running->value().id;
        newComparison();
        QTRY_VERIFY(w->document() != running);
        w->window().compareScreen()->openComparison(id);
        QCOMPARE(w->document(), running);
        w->document()->stopAll();
        QVERIFY(w->waitUntilEnded());
    }

    void aRestoreElsewhereIsShown()
    {
        answer({u"echo:bulk"_s}, u"Number one"_s);
        const QString backup = w->path(u"copy.db"_s);
        const StopFlag stop = false;
        QVERIFY(backUpHistory(w->profile() + u"/history.db"_s, backup, stop));
        w->send(u"Number two"_s);
        QVERIFY(w->waitUntilEnded());
        QCOMPARE(w->document()->value().turns.size(), 2);
        const QFuture<Status> flushed = w->workbench().store().flush();
        QTRY_VERIFY(flushed.isFinished());
        const auto restored = restoreHistory(w->profile() + u"/history.db"_s, backup, w->path(u"backups"_s), SystemClock(), stop);
        QVERIFY2(restored, restored ? "" : qPrintable(restored.error().detail));
        QTRY_COMPARE_WITH_TIMEOUT(w->document()->value().turns.size(), 1, 10'000);
        QTRY_VERIFY(w->shownTexts().join(u'\n').contains(u"A backup was restored in another window."_s));
    }

    void runsAgainAndComparesWithThen()
    {
        answer({u"echo:bulk"_s}, u"The same words each time"_s);
        const Id then = w->document()->value().id;
        show();
        QTRY_VERIFY(preview().comparison());
        QTest::keyClick(&search(), Qt::Key_Down);
        w->key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(w->document()->value().id != then);
        QCOMPARE(w->window().currentScreen(), MainWindow::Screen::Compare);
        QCOMPARE(w->document()->value().origin, then);
        RunDeltaView *view = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((view = w->window().findChild<RunDeltaView *>()), 30'000);
        QTRY_VERIFY(view->isVisible());
        QCOMPARE(view->model()->rowCount(), 1);
        QCOMPARE(view->model()->index(0, RunDeltaModel::Kept).data().toString(), u"100%"_s);
        auto *changes = w->window().findChild<QLabel *>(u"runDeltaChanges"_s);
        QTRY_COMPARE(changes->text(), u"The same words as then"_s);
        QVERIFY(!view->text()->plainText().isEmpty());
        QTest::keyClick(view->firstField(), Qt::Key_Escape);
        QTRY_VERIFY(!w->window().findChild<RunDeltaView *>());

        // And later, from the list.
        show();
        QTRY_COMPARE(model().entries(), 2);
        screen().choose(w->document()->value().id);
        QTRY_VERIFY(preview().comparison() && preview().comparison()->id == w->document()->value().id);
        QCOMPARE(preview().comparison()->origin, then);
        QVERIFY(w->command("history.thenNow")->isEnabled());
        w->key(Qt::Key_F4);
        QTRY_VERIFY(w->window().findChild<RunDeltaView *>());
    }

    void aBranchGoesItsOwnWay()
    {
        answer({u"echo:bulk"_s}, u"Shared beginning"_s);
        const Comparison from = w->document()->value();
        show();
        QTRY_VERIFY(preview().comparison());
        w->key(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(w->document()->value().id != from.id);
        const Comparison &copy = w->document()->value();
        QCOMPARE(copy.turns.size(), 1);
        QCOMPARE(copy.turns.first().prompt, from.turns.first().prompt);
        QVERIFY(copy.turns.first().id != from.turns.first().id);
        QCOMPARE(copy.turns.first().replies.first().text, from.turns.first().replies.first().text);
        w->send(u"Only here"_s);
        QVERIFY(w->waitUntilEnded());
        QCOMPARE(w->document()->value().turns.size(), 2);
        const auto stored = w->workbench().loadComparison(from.id);
        QTRY_VERIFY(stored.isFinished());
        QCOMPARE(stored.result()->turns.size(), 1);
    }

    void exportsAndImports()
    {
        fillWith(3);
        show();
        QTRY_COMPARE(model().entries(), 4);
        auto *transfer = w->window().findChild<HistoryTransfer *>();
        const QString file = w->profile() + u"/some.bakeoff"_s;
        QSignalSpy done(transfer, &HistoryTransfer::done);
        const Id first = model().entryAt(model().index(model().rowCount() - 1))->id;
        transfer->exportTo(file, {first});
        QTRY_COMPARE(done.count(), 1);
        QVERIFY(QFile::exists(file));
        const QFuture<Status> erased = w->workbench().history().erase({first});
        QTRY_VERIFY(erased.isFinished());
        QVERIFY(erased.result());
        QTRY_COMPARE(model().entries(), 3);
        transfer->importFrom(file);
        QTRY_COMPARE(done.count(), 2);
        QTRY_COMPARE(model().entries(), 4);
        QVERIFY(model().entry(first));
        QSignalSpy failed(transfer, &HistoryTransfer::failed);
        transfer->importFrom(w->profile() + u"/settings-that-are-not-there"_s);
        QTRY_COMPARE(failed.count(), 1);
    }

    void whatOthersWriteIsFollowed()
    {
        fillWith(3);
        show();
        QTRY_COMPARE(model().entries(), 4);
        const Id chosen = model().entryAt(list().currentIndex())->id;
        fillWith(2);
        QTRY_COMPARE(model().entries(), 6);
        // What was chosen stays so.
        QCOMPARE(model().entryAt(list().currentIndex())->id, chosen);
    }

    void manyRowsScroll()
    {
        fillWith(2500);
        show();
        QTRY_VERIFY(model().entries() >= 100);
        QScrollBar *bar = list().verticalScrollBar();
        for (int i = 0; i < 60 && model().entries() < 2501; ++i) {
            bar->setValue(bar->maximum());
            QTRY_VERIFY(!model().isReading());
        }
        QTRY_COMPARE(model().entries(), 2501);
        list().grab();
        bar->setValue(bar->maximum() / 2);
        QVERIFY(!list().dayOnTop().isEmpty());
        w->key(Qt::Key_Down);
        list().setFocus();
        w->key(Qt::Key_End);
        QVERIFY(list().currentIndex().row() > 2400);
        w->key(Qt::Key_Home);
        QCOMPARE(list().currentIndex(), model().firstEntry());
    }

private:
    HistoryScreen &screen() { return *w->window().findChild<HistoryScreen *>(); }
    HistoryList &list() { return *screen().list(); }
    HistoryListModel &model() { return *static_cast<HistoryListModel *>(list().model()); }
    HistoryPreview &preview() { return *screen().preview(); }
    HistorySearchField &search() { return *w->window().findChild<QWidget *>(u"historyScreen"_s)->findChild<HistorySearchField *>(); }
    HistoryFilterBar &filters() { return *w->window().findChild<HistoryFilterBar *>(); }
    const HistoryEntry &entry()
    {
        static const HistoryEntry none{};
        const HistoryEntry *first = model().entryAt(model().firstEntry());
        return first ? *first : none;
    }
    int starred()
    {
        int count = 0;
        for (int row = 0; row < model().rowCount(); ++row) {
            const HistoryEntry *one = model().entryAt(model().index(row));
            count += one && one->summary.starred;
        }
        return count;
    }
    QPushButton *button(const QString &text)
    {
        for (QPushButton *one : screen().findChildren<QPushButton *>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    void show() { w->key(Qt::Key_3, Qt::ControlModifier); }
    void newComparison()
    {
        w->window().showScreen(MainWindow::Screen::Compare);
        w->run("compare.new");
    }
    bool offers(HistoryFilterBar::Field field, const QString &text)
    {
        QMenu menu;
        filters().fill(menu, field);
        const QList<QAction *> actions = menu.actions();
        return std::ranges::any_of(actions, [&text](const QAction *action) { return action->text() == text; });
    }
    void answer(const QStringList &models, const QString &prompt)
    {
        w->setModels(models);
        w->send(prompt);
        QVERIFY(w->waitUntilEnded());
    }
    /// Comparisons that hold a draft.
    void fillWith(int count)
    {
        const QFuture<Status> written = w->workbench().store().write([count](Database &db) -> Status {
            const UtcMicros now = SystemClock().nowUtc();
            for (int i = 0; i < count; ++i) {
                Comparison c;
                c.id = newId(now);
                c.title = u"Number %1"_s.arg(i);
                c.draft = u"Prompt number %1"_s.arg(i);
                c.created = c.updated = {now.value - i * 3'600'000'000LL - 1'000'000};
                c.panes.append({.id = newId(now), .model = {u"sandbox"_s, u"echo"_s}});
                if (Status s = ComparisonRepository(db).save(c); !s)
                    return s;
            }
            return success();
        });
        QTRY_VERIFY_WITH_TIMEOUT(written.isFinished(), 60'000);
        QVERIFY(written.result());
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<CompareWindow> w;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    QStringList m_menuTexts;
};

QTEST_MAIN(TestHistory)
#include "tst_history.moc"
