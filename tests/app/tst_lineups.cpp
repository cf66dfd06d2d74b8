// SPDX-License-Identifier: GPL-3.0-or-later
// Line-ups and the routing table as a user drives them: real window, real sandbox process, keys and mouse.
#include "comparewindowtest.h"

#include "compare/lineupcontrol.h"
#include "compare/lineuplistmodel.h"
#include "compare/lineupmanager.h"
#include "compare/modelpicker.h"
#include "compare/settingsform.h"
#include "shell/routingpage.h"
#include "shell/settingsscreen.h"
#include "widgets/messages.h"
#include "widgets/twolinedelegate.h"
#include "workbench/lineupbook.h"
#include "workbench/routingbook.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QFile>
#include <QFuture>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace bakeoff;

class TestLineUps : public CompareWindowTest {
    Q_OBJECT

private slots:
    void savedUnderANameByKeys()
    {
        setPanes({u"echo"_s, u"story-fast"_s});
        saveAs(u"Two"_s);
        QTRY_COMPARE(button()->text(), u"Line-up: Two"_s);
        QCOMPARE(book().lineUps().size(), 1);
        QCOMPARE(book().find(u"Two"_s)->entries.size(), 2);
        QVERIFY(!w->command("lineup.update")->isEnabled());

        document()->addPane({u"sandbox"_s, u"story-hot"_s});
        QTRY_COMPARE(button()->text(), u"Line-up: Two, modified"_s);
        QTest::keyClick(&w->window(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(button()->text(), u"Line-up: Two"_s);
        QCOMPARE(book().find(u"Two"_s)->entries.size(), 3);

        // It is kept with the comparison.
        document()->setSystemPrompt(u"Be brief."_s);
        QTRY_COMPARE(button()->text(), u"Line-up: Two, modified"_s);
        document()->setDraft(u"kept"_s);
        QVERIFY(w->reopen());
        QTRY_COMPARE(button()->text(), u"Line-up: Two, modified"_s);
    }

    void aNameThatIsTakenIsTold()
    {
        saveAs(u"One"_s);
        QTRY_COMPARE(book().lineUps().size(), 1);
        saveAs(u"Other"_s);
        QTRY_COMPARE(book().lineUps().size(), 2);
        w->run("lineup.saveAs");
        auto *name = w->window().findChild<QLineEdit *>(u"lineUpName"_s);
        QTRY_VERIFY(name && name->hasFocus());
        auto *save = w->window().findChild<QPushButton *>(u"lineUpSave"_s);
        QCOMPARE(save->text(), u"Save"_s); // its own name
        name->clear();
        QVERIFY(!save->isEnabled());
        QTest::keyClicks(name, u"One"_s);
        QCOMPARE(save->text(), u"Replace"_s);
        QTest::keyClick(name, Qt::Key_Escape);
        QTRY_VERIFY(!w->window().findChild<QLineEdit *>(u"lineUpName"_s));
        QCOMPARE(button()->text(), u"Line-up: Other"_s);
    }

    void applyingCanBeTakenBack()
    {
        setPanes({u"echo"_s});
        saveAs(u"One"_s);
        QTRY_COMPARE(book().lineUps().size(), 1);
        setPanes({u"echo"_s, u"story-fast"_s});
        w->prompt()->setPlainText(u"hello"_s);
        w->run("compare.send");
        QTRY_VERIFY_WITH_TIMEOUT(document()->lastTurn() && !document()->isRunning(), 30'000);
        const QList<Pane> before = document()->value().panes;

        QTest::keyClick(&w->window(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        auto *menu = w->window().findChild<QMenu *>(u"lineUpMenu"_s);
        QTRY_VERIFY(menu && menu->isVisible());
        QTest::keyClick(menu, Qt::Key_1);
        QTRY_COMPARE(document()->value().panes.size(), 1);
        // The pane that is in both stays with its answer.
        QCOMPARE(document()->value().panes.first(), before.first());
        QVERIFY(document()->reply(before.first().id, *document()->lastTurn()));
        QCOMPARE(button()->text(), u"Line-up: One"_s);

        auto *undo = w->window().findChild<QPushButton *>(u"lineUpUndo"_s);
        QVERIFY(undo && undo->isVisible());
        QTest::mouseClick(undo, Qt::LeftButton);
        QTRY_COMPARE(document()->value().panes, before);
        QVERIFY(!w->command("lineup.undo")->isEnabled());
        QVERIFY(!undo->isVisible());
    }

    void whatAnswersIsNotStopped()
    {
        setPanes({u"story-fast"_s});
        saveAs(u"Fast"_s);
        QTRY_COMPARE(book().lineUps().size(), 1);
        setPanes({u"echo"_s, u"story-hot"_s});
        QString text;
        for (int i = 0; i < 600; ++i)
            text += u"word%1 "_s.arg(i);
        w->prompt()->setPlainText(text);
        w->run("compare.send");
        QTRY_VERIFY(document()->isRunning());
        const Id running = document()->value().panes.first().id;
        QVERIFY(!isFinal(document()->reply(running, *document()->lastTurn())->state));
        control()->apply(u"Fast"_s);
        QVERIFY(document()->pane(running));
        QCOMPARE(document()->value().panes.first().model.id, u"story-fast"_s);
        QVERIFY(document()->isRunning());
        QVERIFY(shows(u"still answer stay"_s));
        document()->stopAll();
        QTRY_VERIFY_WITH_TIMEOUT(!document()->isRunning(), 20'000);
    }

    void newComparisonsStartWithTheDefault()
    {
        setPanes({u"echo"_s});
        document()->setSystemPrompt(u"Be brief."_s);
        saveAs(u"Brief"_s);
        QTRY_COMPARE(book().lineUps().size(), 1);
        setPanes({u"story-fast"_s, u"story-hot"_s});
        LineUpManager *manager = manage();
        auto *box = manager->findChild<QCheckBox *>();
        QTest::keyClick(box, Qt::Key_Space);
        QTRY_VERIFY(book().defaultLineUp().has_value());
        QTest::keyClick(manager->list(), Qt::Key_Escape);
        QTRY_VERIFY(!w->window().findChild<LineUpManager *>());
        const Id before = document()->value().id;
        w->run("compare.new");
        QTRY_VERIFY(document()->value().id != before);
        QCOMPARE(w->order(), QStringList{u"echo"_s});
        QCOMPARE(document()->value().systemPrompt, u"Be brief."_s);
        QCOMPARE(button()->text(), u"Line-up: Brief"_s);
    }

    void managedByKeys()
    {
        setPanes({u"echo"_s, u"story-fast"_s});
        for (const QString &name : {u"A"_s, u"B"_s, u"C"_s}) {
            saveAs(name);
            QTRY_VERIFY(book().find(name).has_value());
        }
        LineUpManager *manager = manage();
        QListView *list = manager->list();
        const QAbstractItemModelTester tester(list->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto *entries = manager->findChild<QListView *>(u"lineUpEntries"_s);
        const QAbstractItemModelTester entryTester(entries->model(),
                                                   QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(QApplication::focusWidget(), list);
        QCOMPARE(list->currentIndex().data().toString(), u"C"_s);
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(names(), (QStringList{u"A"_s, u"C"_s, u"B"_s}));
        QCOMPARE(list->currentIndex().data().toString(), u"C"_s);

        QTest::keyClick(list, Qt::Key_F2);
        auto *name = manager->findChild<QLineEdit *>(u"lineUpNameField"_s);
        QTRY_VERIFY(name->hasFocus());
        name->selectAll();
        QTest::keyClicks(name, u"A"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(shows(u"There is a line-up of this name."_s));
        name->selectAll();
        QTest::keyClicks(name, u"See"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE(names(), (QStringList{u"A"_s, u"See"_s, u"B"_s}));
        QTRY_COMPARE(button()->text(), u"Line-up: See"_s); // the comparison's own follows

        list->setFocus();
        QTest::keyClick(list, Qt::Key_Delete);
        QTRY_COMPARE(names(), (QStringList{u"A"_s, u"B"_s}));
        QTRY_VERIFY(shows(u"“See” is deleted."_s));
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(names(), (QStringList{u"A"_s, u"See"_s, u"B"_s}));

        QTRY_COMPARE(list->currentIndex().data().toString(), u"See"_s);

        entries->setFocus();
        QTRY_COMPARE(entries->model()->rowCount(), 2);
        QTest::keyClick(entries, Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(entries->model()->index(0, 0).data().toString(), u"story-fast"_s);
        QTest::keyClick(entries, Qt::Key_K, Qt::ControlModifier);
        auto *picker = w->window().findChild<ModelPicker *>();
        QTRY_VERIFY(picker && picker->queryField()->hasFocus());
        QTest::keyClicks(picker->queryField(), u"story-hot"_s);
        QTest::keyClick(picker->queryField(), Qt::Key_Return);
        QTRY_COMPARE(entries->model()->rowCount(), 3);
        entries->setCurrentIndex(entries->model()->index(0, 0));
        QTest::keyClick(entries, Qt::Key_Delete);
        QTRY_COMPARE(entries->model()->rowCount(), 2);
        QTRY_COMPARE(book().find(list->currentIndex().data().toString())->entries.last().model.id, u"story-hot"_s);

        auto *system = manager->findChild<QPlainTextEdit *>(u"lineUpSystem"_s);
        system->setFocus();
        QTest::keyClicks(system, u"Short."_s);
        QTRY_COMPARE(book().find(list->currentIndex().data().toString())->systemPrompt, u"Short."_s);
        QTest::keyClick(list, Qt::Key_Escape);
    }

    void settingsOfAModelAndOfAll()
    {
        setPanes({u"echo"_s});
        saveAs(u"One"_s);
        QTRY_COMPARE(book().lineUps().size(), 1);
        LineUpManager *manager = manage();
        auto *entries = manager->findChild<QListView *>(u"lineUpEntries"_s);
        entries->setFocus();
        QTest::keyClick(entries, Qt::Key_Return);
        auto *form = w->window().findChild<SettingsForm *>();
        QVERIFY(form);
        auto *longest = form->findChild<QLineEdit *>(u"max_tokens"_s);
        QTRY_COMPARE(QApplication::focusWidget(), longest); // the first that this model takes
        QTest::keyClicks(longest, u"64"_s);
        QTest::mouseClick(form->findChild<QPushButton *>(u"applySettings"_s), Qt::LeftButton);
        QTRY_COMPARE(book().find(u"One"_s)->entries.first().settings.maxTokens, 64);
        QTRY_VERIFY(entries->model()->index(0, 0).data(rowroles::Detail).toString().contains(u"64"_s));
        QTRY_VERIFY(!w->window().findChild<SettingsForm *>());

        QTest::mouseClick(manager->findChild<QPushButton *>(u"lineUpDefaults"_s), Qt::LeftButton);
        form = w->window().findChild<SettingsForm *>();
        QVERIFY(form);
        QTest::keyClicks(form->findChild<QLineEdit *>(u"max_tokens"_s), u"32"_s);
        QTest::mouseClick(form->findChild<QPushButton *>(u"applySettings"_s), Qt::LeftButton);
        QTRY_COMPARE(book().find(u"One"_s)->defaults.maxTokens, 32);
        QTest::keyClick(manager->list(), Qt::Key_Escape);
    }

    void filesComeAndGo()
    {
        setPanes({u"echo"_s});
        saveAs(u"Kept"_s);
        QTRY_COMPARE(book().lineUps().size(), 1);
        LineUpManager *manager = manage();
        const QString path = w->path(u"line-ups.json"_s);
        manager->exportFile(path, true);
        QVERIFY(QFile::exists(path));
        manager->importFile(path);
        QTRY_COMPARE(names(), (QStringList{u"Kept"_s, u"Kept 2"_s}));
        QCOMPARE(book().find(u"Kept 2"_s)->entries, book().find(u"Kept"_s)->entries);
        QTRY_VERIFY(shows(u"imported"_s));

        QFile broken(w->path(u"broken.json"_s));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("{\"format\": \"recipes\"}");
        broken.close();
        manager->importFile(broken.fileName());
        QTRY_VERIFY(shows(u"The file holds no line-ups."_s));
        manager->importFile(w->path(u"missing.json"_s));
        QTRY_VERIFY(shows(u"The file could not be read."_s));
        manager->exportFile(w->path(u"no/such/folder/x.json"_s), false);
        QTRY_VERIFY(shows(u"The file could not be written."_s));
        QCOMPARE(book().lineUps().size(), 2);
        QTest::keyClick(manager->list(), Qt::Key_Escape);
    }

    void theRoutingTableNamesTheModelOfANewComparison()
    {
        w->window().showScreen(MainWindow::Screen::Settings);
        w->window().findChild<SettingsScreen *>()->showPage(SettingsScreen::Page::Routing);
        auto *page = w->window().findChild<RoutingPage *>();
        QTRY_VERIFY(page && page->isVisible());
        auto *choose = page->findChild<QPushButton *>(u"choose-text-model"_s);
        QCOMPARE(choose->text(), u"Choose…"_s);
        choose->setFocus();
        QTest::keyClick(choose, Qt::Key_Space);
        auto *picker = w->window().findChild<ModelPicker *>();
        QTRY_VERIFY(picker && picker->queryField()->hasFocus());
        QTest::keyClicks(picker->queryField(), u"story-slow"_s);
        QTest::keyClick(picker->queryField(), Qt::Key_Return);
        QTRY_COMPARE(choose->text(), u"sandbox/story-slow"_s);
        auto *use = page->findChild<QLabel *>(u"use-text"_s);
        QTRY_COMPARE(use->text(), u"The default model."_s);
        const Id before = document()->value().id;
        w->run("compare.new");
        QTRY_VERIFY(document()->value().id != before);
        QCOMPARE(w->order(), QStringList{u"story-slow"_s});

        auto *clear = page->findChild<QPushButton *>(u"clear-text-model"_s);
        w->window().showScreen(MainWindow::Screen::Settings);
        QTest::mouseClick(clear, Qt::LeftButton);
        QTRY_COMPARE(choose->text(), u"Choose…"_s);
        QTRY_COMPARE(use->text(), u"None is chosen."_s);
    }

    void theRoutingTableSaysWhy_data()
    {
        QTest::addColumn<RouteChoice>("choice");
        QTest::addColumn<QString>("sentence");
        const ModelRef one{u"one"_s, u"m"_s};
        const ModelRef two{u"two"_s, u"m"_s};
        const auto row = [](const char *name, const Route &route, RouteUse model, RouteUse alternative, const char *text) {
            QTest::newRow(name) << chooseRoute(route, model, alternative) << QString::fromUtf8(text);
        };
        row("default", {one, two}, RouteUse::Usable, RouteUse::Usable, "The default model.");
        row("no key", {one, two}, RouteUse::NoKey, RouteUse::Usable, "The alternative, since one has no key.");
        row("no provider", {one, two}, RouteUse::NoProvider, RouteUse::Usable,
            "The alternative, since one is not configured.");
        row("alternative alone", {std::nullopt, two}, RouteUse::NotSet, RouteUse::Usable,
            "The alternative, since no default model is chosen.");
        row("neither", {one, two}, RouteUse::NoKey, RouteUse::NoProvider,
            "None, since one has no key and two is not configured.");
        row("only one", {one, std::nullopt}, RouteUse::NoKey, RouteUse::NotSet, "None, since one has no key.");
        row("empty", {}, RouteUse::NotSet, RouteUse::NotSet, "None is chosen.");
    }
    void theRoutingTableSaysWhy()
    {
        QFETCH(RouteChoice, choice);
        QTEST(RoutingPage::useSentence(choice), "sentence");
    }

private:
    void saveAs(const QString &name)
    {
        QTest::keyClick(&w->window(), Qt::Key_F12);
        auto *field = w->window().findChild<QLineEdit *>(u"lineUpName"_s);
        QTRY_VERIFY(field && field->hasFocus());
        field->selectAll();
        QTest::keyClicks(field, name);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(!w->window().findChild<QLineEdit *>(u"lineUpName"_s));
    }
    LineUpManager *manage()
    {
        w->run("lineup.manage");
        return w->window().findChild<LineUpManager *>();
    }
    void setPanes(const QStringList &models)
    {
        QList<Pane> panes;
        for (const QString &model : models)
            panes.append(Pane{.id = {}, .model = {u"sandbox"_s, model}});
        document()->setPanes(panes);
    }
    QStringList names() const
    {
        QStringList names;
        for (const LineUp &lineUp : book().lineUps())
            names.append(lineUp.name);
        return names;
    }
    bool shows(const QString &text) const { return !w->shownTexts().filter(text).isEmpty(); }
    ComparisonDocument *document() const { return w->document(); }
    LineUpBook &book() const { return w->workbench().lineUps(); }
    LineUpControl *control() const { return w->window().findChild<LineUpControl *>(); }
    QPushButton *button() const { return w->window().findChild<QPushButton *>(u"lineUpButton"_s); }
};

QTEST_MAIN(TestLineUps)
#include "tst_lineups.moc"
