// SPDX-License-Identifier: GPL-3.0-or-later
// The window without a mouse and without eyes: every tab stop of every scene, what a screen reader is told while answers
// stream, ticks in the heads of panes, one notice at a time.
#include "comparewindowtest.h"

#include "compare/judging.h"
#include "compare/lineupcontrol.h"
#include "compare/promptcontroller.h"
#include "compare/promptdock.h"
#include "compare/samplesview.h"
#include "history/historypreview.h"
#include "history/historyscreen.h"
#include "history/historysearchfield.h"
#include "secrets/keyring.h"
#include "shell/firststartpanel.h"
#include "shell/settingsscreen.h"
#include "widgets/answerview.h"
#include "widgets/messages.h"
#include "widgets/overlaypopup.h"
#include "widgets/paneheader.h"
#include "widgets/panetick.h"
#include "workbench/lineupbook.h"

#include <QAccessible>
#include <QButtonGroup>
#include <QDateTimeEdit>
#include <QJsonArray>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace bakeoff;

namespace {

QStringList g_events;
QStringList g_announced;

/// All of the window, but for scroll bars: they tell where they stand, and nobody is told of that.
void note(QAccessibleEvent *event)
{
    const QObject *object = event->object();
    if (!object || object->inherits("QScrollBar"))
        return;
    if (event->type() == QAccessible::Announcement)
        g_announced.append(static_cast<QAccessibleAnnouncementEvent *>(event)->message());
    g_events.append(u"%1 of %2 %3"_s.arg(event->type()).arg(QString::fromLatin1(object->metaObject()->className()),
                                                            object->objectName()));
}

QString nameOf(const QWidget *widget)
{
    QAccessibleInterface *told = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
    return told ? told->text(QAccessible::Name).trimmed() : QString();
}

QString describe(const QWidget *widget)
{
    QString path;
    for (const QWidget *w = widget; w && path.size() < 300; w = w->parentWidget())
        path += u" < %1 \"%2\""_s.arg(QLatin1StringView(w->metaObject()->className()), w->objectName());
    return path;
}

/// What Tab should come to: of buttons that exclude each other only the chosen one.
bool isStop(const QWidget *widget)
{
    if (!widget->isVisible() || !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
        return false;
    if (widget->objectName().startsWith("qt_"_L1))
        return false;
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return !button || !button->group() || !button->group()->exclusive() || button->isChecked()
        || !button->group()->checkedButton();
}

} // namespace

class TestCompareKeys : public CompareWindowTest {
    Q_OBJECT

private slots:
    void everyTabStopHasAName_data()
    {
        QTest::addColumn<QString>("scene");
        for (const char *scene :
             {"empty", "unasked", "answered", "ticks", "grid", "focus", "find", "difference", "vote", "voted", "samples",
              "variables", "attachments", "plain", "raw", "provider card", "notice", "settings", "all settings", "note",
              "keys", "picker", "line-ups", "save line-up", "providers", "health", "routing", "appearance", "keyboard",
              "history", "searched history", "backups", "costs", "budgets", "prices"})
            QTest::newRow(scene) << QString::fromLatin1(scene);
    }
    void everyTabStopHasAName()
    {
        QFETCH(QString, scene);
        show(scene);
        if (QTest::currentTestFailed())
            return;
        QTest::qWait(100);
        QWidget *root = &w->window();
        const QList<OverlayPopup *> popups = root->findChildren<OverlayPopup *>();
        for (OverlayPopup *popup : popups) {
            if (popup->isVisible())
                root = popup; // Tab stays in it
        }
        const QSet<const QWidget *> forward = walk(Qt::Key_Tab);
        const QSet<const QWidget *> back = walk(Qt::Key_Backtab);
        QCOMPARE(back, forward);
        qsizetype stops = 0;
        for (const QWidget *widget : root->findChildren<QWidget *>()) {
            if (!isStop(widget))
                continue;
            ++stops;
            QVERIFY2(forward.contains(widget), qPrintable(u"Tab does not come to"_s + describe(widget)));
        }
        QVERIFY2(stops >= 2, qPrintable(QString::number(stops)));
    }

    void aTurnIsToldOnceAndTokensNever()
    {
        w->setModels({u"fault-endless"_s, u"fault-endless"_s});
        QAccessible::installUpdateHandler(note);
        w->send(u"Once upon a time"_s);
        const auto answers = [this](int pane) { return w->reply(pane)->state == ReplyState::Answering; };
        QTRY_VERIFY(answers(0) && answers(1));
        QTest::qWait(700); // what the change of state brought with it, the ledger included
        QCOMPARE(g_announced.count(u"fault-endless: Answering"_s), 2);
        for (const QString &message : std::as_const(g_announced))
            QVERIFY2(g_announced.count(message) <= 2, qPrintable(message));

        g_announced.clear();
        g_events.clear();
        const qsizetype before = w->reply(0)->text.size() + w->reply(1)->text.size();
        QTRY_VERIFY(w->reply(0)->text.size() + w->reply(1)->text.size() > before + 400);
        QTest::qWait(500);
        QVERIFY2(g_events.isEmpty(), qPrintable(g_events.join(u"; "_s)));

        w->run("compare.stopAll");
        QVERIFY(w->waitUntilEnded());
        QTRY_COMPARE(g_announced.size(), 3);
        QTest::qWait(500);
        QCOMPARE(g_announced.size(), 3);
        QCOMPARE(g_announced.count(u"fault-endless: Stopped"_s), 2);
        QVERIFY2(g_announced.last().startsWith(u"All answers have ended: 2 stopped"_s), qPrintable(g_announced.last()));
        QVERIFY2(g_announced.last().contains(u"This comparison: "_s), qPrintable(g_announced.last()));
    }

    void ticksInTheHeadsAreThoseOfTheMenu()
    {
        w->setModels({u"echo"_s, u"echo"_s, u"echo"_s});
        QVERIFY(!tick(0)->isVisible()); // nothing to follow up yet
        QVERIFY(!w->command("compare.tick")->isEnabled());
        w->send(u"a"_s);
        QVERIFY(w->waitUntilEnded());
        QTRY_VERIFY(tick(0)->isVisible());
        QVERIFY(!tick(0)->isPainted()); // quiet until it is needed
        const QRect actions = w->panes()[0]->header()->copyButton()->geometry();
        QEnterEvent enter(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5));
        QApplication::sendEvent(w->panes()[0]->header(), &enter);
        QVERIFY(tick(0)->isPainted());
        QCOMPARE(w->panes()[0]->header()->copyButton()->geometry(), actions);

        QTest::mouseClick(tick(0), Qt::LeftButton);
        QCOMPARE(to()->text(), u"To: 1 ticked pane(s)"_s);
        QVERIFY(tick(2)->isPainted()); // all of them while one is ticked
        tick(2)->setFocus(Qt::TabFocusReason);
        QTest::keyClick(tick(2), Qt::Key_Space);
        QCOMPARE(to()->text(), u"To: 2 ticked pane(s)"_s);
        QCOMPARE(menuTicks(), (QList<bool>{true, false, true}));
        menuEntry(0)->trigger();
        QCOMPARE(boxes(), (QList<bool>{false, false, true}));

        // By key, for the current pane, from the prompt too.
        w->panes()[1]->answer()->setFocus();
        w->run("compare.prompt");
        w->key(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(boxes(), (QList<bool>{false, true, true}));
        w->send(u"b"_s);
        QVERIFY(w->waitUntilEnded());
        QCOMPARE(w->document()->lastTurn()->replies.size(), 2);

        w->close();
        QVERIFY(w->open());
        QTRY_COMPARE(w->panes().size(), 3);
        QTRY_COMPARE(boxes(), (QList<bool>{false, true, true}));
        QVERIFY(tick(0)->isPainted());

        // With the last tick gone it goes to all again.
        QTest::mouseClick(tick(1), Qt::LeftButton);
        QTest::mouseClick(tick(2), Qt::LeftButton);
        QCOMPARE(to()->text(), u"To: all 3 pane(s)"_s);
        QVERIFY(!tick(1)->isPainted() || tick(1)->hasFocus());
        // Alone there is nothing to choose.
        w->document()->removePane(w->panes()[2]->paneId());
        w->document()->removePane(w->panes()[1]->paneId());
        QTRY_VERIFY(!tick(0)->isVisible());
    }

    void ticksGiveNoNameAway()
    {
        w->setModels({u"echo"_s, u"echo"_s});
        w->document()->setBlind(true);
        w->send(u"a"_s);
        QVERIFY(w->waitUntilEnded());
        QTest::qWait(100);
        QVERIFY(!tick(0)->isVisible() && !tick(1)->isVisible());
        QVERIFY(!w->command("compare.tick")->isEnabled());
        w->run("compare.best1");
        QTRY_VERIFY(tick(0)->isVisible());
    }

    void oneNoticeAtATime()
    {
        const auto visible = [this] {
            QStringList facts;
            for (const Banner *banner : w->window().findChildren<Banner *>()) {
                if (banner->isVisible())
                    facts.append(banner->fact());
            }
            return facts;
        };
        const auto close = [this] {
            for (QPushButton *button : w->window().findChildren<QPushButton *>()) {
                if (button->isVisible() && button->text() == u"Close"_s) {
                    QTest::mouseClick(button, Qt::LeftButton);
                    return;
                }
            }
        };
        close(); // on a machine without a key store there is one already
        saveLineUp();
        QTRY_COMPARE(visible(), QStringList());
        w->window().findChild<LineUpControl *>()->apply(u"Two"_s);
        QTRY_COMPARE(visible(), QStringList{u"“Two” is applied."_s});
        // Of equal weight: the newer one.
        emit w->window().findChild<FirstStartPanel *>()->added(u"local"_s);
        QCOMPARE(visible(), QStringList{u"local is added."_s});
        close();
        QCOMPARE(visible(), QStringList{u"“Two” is applied."_s});
        // What matters more comes first, whenever it comes.
        Banner *problem = w->window().compareScreen()->banners().first();
        problem->setMessage(StateLook::Failed, u"It broke."_s, {});
        problem->present();
        QCOMPARE(visible(), QStringList{u"It broke."_s});
        w->window().findChild<LineUpControl *>()->apply(u"Two"_s);
        QCOMPARE(visible(), QStringList{u"It broke."_s});
        // Another screen shows what is for all.
        emit w->workbench().keys().storeUnavailable(Error{.kind = ErrorKind::KeyStore});
        QCOMPARE(visible(), QStringList{u"It broke."_s});
        w->window().showScreen(MainWindow::Screen::Settings);
        QCOMPARE(visible().size(), 1);
        QVERIFY(visible().first() != u"It broke."_s);
        close();
        w->window().showScreen(MainWindow::Screen::Compare);
        QCOMPARE(visible(), QStringList{u"It broke."_s});
        problem->dismiss();
        QCOMPARE(visible(), QStringList{u"“Two” is applied."_s});
        w->run("lineup.undo");
        QCOMPARE(visible(), QStringList());
        // What the history and the costs have to say waits with the others.
        w->window().showScreen(MainWindow::Screen::History);
        Banner *deleted = w->window().findChild<HistoryScreen *>()->banner();
        deleted->setMessage(StateLook::Info, u"An entry is deleted."_s, {});
        deleted->present();
        QCOMPARE(visible(), QStringList{u"An entry is deleted."_s});
        emit w->window().findChild<FirstStartPanel *>()->added(u"local"_s);
        QCOMPARE(visible(), QStringList{u"local is added."_s});
        close();
        QCOMPARE(visible(), QStringList{u"An entry is deleted."_s});
        w->window().showScreen(MainWindow::Screen::Costs);
        QCOMPARE(visible(), QStringList());
    }

private:
    void show(const QString &scene)
    {
        const QStringList four{u"echo"_s, u"fault-500"_s, u"echo"_s, u"echo"_s};
        const QStringList unasked{u"unasked"_s, u"picker"_s, u"variables"_s, u"attachments"_s};
        if (scene == u"provider card"_s) {
            w->close();
            QVERIFY(w->open(true));
        }
        w->setModels(scene == u"empty"_s ? QStringList() : four);
        if (scene == u"empty"_s) {
            w->prompt()->setFocus();
            return;
        }
        if (scene == u"samples"_s) {
            w->setModels({u"echo"_s, u"echo"_s});
            w->document()->setPaneRepeat(w->panes()[0]->paneId(), 3);
        }
        if (scene == u"vote"_s || scene == u"voted"_s)
            w->document()->setBlind(true);
        if (!unasked.contains(scene)) {
            w->send(u"# Head\n\nOne [link](https://example.org) and `code`.\n\n```cpp\nint i;\n```\n"_s);
            QVERIFY(w->waitUntilEnded());
        }
        w->prompt()->setFocus();
        static const QHash<QString, const char *> commands{
            {u"grid"_s, "compare.layout"},         {u"focus"_s, "compare.focusMode"},
            {u"find"_s, "compare.find"},           {u"difference"_s, "compare.difference"},
            {u"voted"_s, "compare.best1"},         {u"settings"_s, "compare.settings"},
            {u"all settings"_s, "compare.sessionSettings"}, {u"note"_s, "compare.note"},
            {u"keys"_s, "help.keys"},              {u"picker"_s, "compare.addModel"},
            {u"line-ups"_s, "lineup.manage"},      {u"save line-up"_s, "lineup.saveAs"},
            {u"ticks"_s, "compare.tick"},          {u"plain"_s, "compare.nextView"},
        };
        static const QHash<QString, SettingsScreen::Page> pages{
            {u"providers"_s, SettingsScreen::Page::Providers},   {u"health"_s, SettingsScreen::Page::Health},
            {u"routing"_s, SettingsScreen::Page::Routing},       {u"appearance"_s, SettingsScreen::Page::Appearance},
            {u"keyboard"_s, SettingsScreen::Page::Keyboard},
        };
        if (scene == u"line-ups"_s || scene == u"notice"_s)
            saveLineUp();
        if (commands.contains(scene))
            w->run(commands.value(scene));
        if (scene == u"raw"_s) {
            for (int i = 0; i < 3; ++i)
                w->run("compare.nextView");
        } else if (scene == u"variables"_s) {
            w->prompt()->setPlainText(u"{{one}} and {{two}}"_s);
            w->run("compare.systemPrompt");
        } else if (scene == u"attachments"_s) {
            OfferedFile file{.path = {}, .name = u"notes.txt"_s};
            file.data = "words";
            emit w->window().findChild<PromptDock *>()->filesOffered({file});
            QTRY_COMPARE(w->document()->value().attachments.size(), 1);
        } else if (scene == u"notice"_s) {
            w->window().findChild<LineUpControl *>()->apply(u"Two"_s);
        } else if (scene.endsWith(u"history"_s)) {
            showHistory(scene);
        } else if (scene == u"backups"_s || scene == u"budgets"_s || scene == u"prices"_s || scene == u"costs"_s) {
            w->run("view.costs");
            if (scene != u"costs"_s)
                w->run(scene == u"backups"_s ? "history.backups" : scene == u"budgets"_s ? "costs.budgets" : "costs.prices");
        } else if (pages.contains(scene)) {
            w->window().showScreen(MainWindow::Screen::Settings);
            w->window().findChild<SettingsScreen *>()->showPage(pages.value(scene));
        }
    }

    void showHistory(const QString &scene)
    {
        w->run("view.history");
        auto *preview = w->window().findChild<HistoryPreview *>();
        QTRY_VERIFY(preview->comparison());
        if (scene == u"history"_s)
            return;
        QTest::keyClicks(w->window().findChild<QWidget *>(u"historyScreen"_s)->findChild<HistorySearchField *>(), u"code"_s);
        QTRY_VERIFY(!preview->hitText().isEmpty());
    }

    /// Everything that the key comes to, from where the focus is until it is there again.
    QSet<const QWidget *> walk(Qt::Key key)
    {
        QSet<const QWidget *> seen;
        const QWidget *begin = nullptr;
        int stays = 0;
        for (int i = 0; i < 600; ++i) {
            QWidget *focus = QApplication::focusWidget();
            if (!focus) {
                QTest::qFail("nothing has the focus", __FILE__, __LINE__);
                return seen;
            }
            if (i > 0 && focus == begin && stays == 0)
                return seen;
            if (i == 1 || (i == 0 && isStop(focus)))
                begin = begin ? begin : focus;
            if (nameOf(focus).isEmpty())
                QTest::qFail(qPrintable(u"without a name:"_s + describe(focus)), __FILE__, __LINE__);
            if (isStop(focus))
                seen.insert(focus);
            QTest::keyClick(focus, key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
            // Inside an answer Tab goes to its links first.
            stays = QApplication::focusWidget() == focus ? stays + 1 : 0;
            const auto *date = qobject_cast<QDateTimeEdit *>(focus); // Tab goes through day, month and year
            if (stays > (qobject_cast<AnswerView *>(focus) ? 8 : date ? date->sectionCount() - 1 : 0)) {
                QTest::qFail(qPrintable(u"the focus stays in"_s + describe(focus)), __FILE__, __LINE__);
                return seen;
            }
        }
        QTest::qFail("the walk does not end", __FILE__, __LINE__);
        return seen;
    }

    void saveLineUp()
    {
        w->workbench().lineUps().save(lineUpOf(w->document()->value(), u"Two"_s));
        QTRY_VERIFY(w->workbench().lineUps().find(u"Two"_s).has_value());
    }
    PaneTick *tick(int pane) { return w->panes().at(pane)->header()->tick(); }
    QList<bool> boxes()
    {
        QList<bool> on;
        for (const PaneWidget *pane : w->panes())
            on.append(pane->header()->tick()->isChecked());
        return on;
    }
    QToolButton *to() { return w->window().findChild<PromptDock *>()->toButton(); }
    /// An entry of the "To:" menu for a pane: behind three choices and a line.
    QAction *menuEntry(int pane)
    {
        emit to()->menu()->aboutToShow();
        return to()->menu()->actions().at(4 + pane);
    }
    QList<bool> menuTicks()
    {
        QList<bool> on;
        for (int i = 0; i < w->panes().size(); ++i)
            on.append(menuEntry(i)->isChecked());
        return on;
    }
};

QTEST_MAIN(TestCompareKeys)
#include "tst_comparekeys.moc"
