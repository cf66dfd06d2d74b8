// SPDX-License-Identifier: GPL-3.0-or-later
// The compare screen as a user drives it: real window, real sandbox process, keys and mouse.
#include "comparewindowtest.h"

#include "compare/modelpicker.h"
#include "widgets/answerview.h"
#include "widgets/overlaypopup.h"
#include "widgets/paneheader.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace bakeoff;

class TestCompareScreen : public CompareWindowTest {
    Q_OBJECT

private slots:
    void firstStartSendsAtOnce()
    {
        QCOMPARE(panes().size(), 3);
        QVERIFY(!prompt()->toPlainText().isEmpty());
        QTRY_COMPARE(QApplication::focusWidget(), prompt());
        QTest::keyClick(prompt(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(document()->isRunning(), 5000);
        QTRY_VERIFY_WITH_TIMEOUT(!document()->isRunning(), 60'000);
        const Turn &turn = *document()->lastTurn();
        QCOMPARE(turn.replies.size(), 3);
        for (const Reply &reply : turn.replies) {
            QCOMPARE(reply.state, ReplyState::Done);
            QVERIFY(!reply.text.isEmpty());
            QCOMPARE(reply.cost.kind, ChargeKind::Billed);
            QVERIFY(reply.clocks.requestSent.has_value());
            PaneWidget *pane = paneOf(reply);
            QCOMPARE(pane->answer()->markdown(), reply.text);
            QCOMPARE(pane->header()->data().stateWord, u"Done"_s);
            QVERIFY(pane->header()->data().figure(FigureId::Ttft).value.endsWith(u's'));
        }
        // Echo streams the prompt back as it is.
        QCOMPARE(turn.replies.last().text.trimmed(), turn.prompt.trimmed());
        QVERIFY(prompt()->toPlainText().isEmpty());
    }

    void emptyPromptIsToldInPlace()
    {
        prompt()->setPlainText(u"  \n "_s);
        w->run("compare.send");
        QVERIFY(document()->value().turns.isEmpty());
        QVERIFY(shows(u"The prompt is empty. Write what the models should answer."_s));
        prompt()->setPlainText(u"x"_s);
        QVERIFY(!shows(u"The prompt is empty. Write what the models should answer."_s));
    }

    void stopOneWhileTheOthersGoOn()
    {
        const Reply started = sendTo({u"echo"_s, u"echo"_s}, longPrompt());
        PaneWidget *first = panes().first();
        QTRY_VERIFY(!document()->reply(started.id)->text.isEmpty());
        QTest::mouseClick(first->header()->stopButton(), Qt::LeftButton);
        QTRY_COMPARE(stateIn(0), ReplyState::Stopped);
        QVERIFY(!isFinal(stateIn(1)));
        const Reply *stopped = document()->reply(first->paneId(), *document()->lastTurn());
        QVERIFY(!stopped->text.isEmpty());
        QCOMPARE(first->answer()->markdown(), stopped->text);
        w->run("compare.stopAll");
        QTRY_VERIFY(!document()->isRunning());
        QCOMPARE(stateIn(1), ReplyState::Stopped);
    }

    void retryKeepsTheEarlierReply()
    {
        sendTo({u"fault-500"_s, u"echo"_s}, u"hello"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!document()->isRunning(), 20'000);
        QCOMPARE(stateIn(0), ReplyState::Failed);
        QCOMPARE(stateIn(1), ReplyState::Done);
        const QString said = panes().first()->header()->spokenName();
        QVERIFY2(said.contains(u"Failed"_s), qPrintable(said));
        w->run("compare.retryFailed");
        QTRY_COMPARE(document()->lastTurn()->replies.size(), 3);
        QTRY_VERIFY_WITH_TIMEOUT(!document()->isRunning(), 20'000);
        QCOMPARE(document()->lastTurn()->replies.first().state, ReplyState::Failed);
    }

    void followUpCarriesTheConversation()
    {
        sendTo({u"echo"_s}, u"first"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!document()->isRunning(), 10'000);
        prompt()->setPlainText(u"second"_s);
        w->run("compare.send");
        QTRY_COMPARE(document()->value().turns.size(), 2);
        QTRY_VERIFY_WITH_TIMEOUT(!document()->isRunning(), 10'000);
        const QByteArray sent = document()->lastTurn()->replies.first().rawRequest;
        QVERIFY(sent.indexOf("first") >= 0 && sent.indexOf("second") > sent.indexOf("first"));
        QCOMPARE(panes().first()->answer()->markdown().trimmed(), u"second"_s);
    }

    void pickerByKeyboardAlone()
    {
        w->run("compare.addModel");
        auto *picker = w->window().findChild<ModelPicker *>();
        QVERIFY(picker);
        QTRY_VERIFY(picker->list()->model()->rowCount() > 3);
        const QAbstractItemModelTester tester(picker->list()->model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(QApplication::focusWidget(), picker->queryField());
        QTest::keyClicks(picker->queryField(), u"fault 402"_s);
        QTRY_COMPARE(picker->list()->model()->rowCount(), 1);
        QTest::keyClick(picker->queryField(), Qt::Key_Return);
        QTRY_COMPARE(panes().size(), 4);
        QCOMPARE(document()->value().panes.last().model.toString(), u"sandbox/fault-402"_s);
        QTRY_COMPARE(QApplication::focusWidget(), prompt());
    }

    void pickerTicksSeveral()
    {
        w->run("compare.addModel");
        auto *picker = w->window().findChild<ModelPicker *>();
        QTRY_VERIFY(picker->list()->model()->rowCount() > 3);
        for (int i = 0; i < 2; ++i) {
            QTest::keyClick(picker->queryField(), Qt::Key_Down);
            QTest::keyClick(picker->queryField(), Qt::Key_Space);
        }
        QVERIFY(picker->queryField()->text().isEmpty());
        QTest::keyClick(picker->queryField(), Qt::Key_Return);
        QTRY_COMPARE(panes().size(), 5);
    }

    void settingsOfAPane()
    {
        w->run("compare.settings");
        auto *popup = w->window().findChild<OverlayPopup *>();
        QVERIFY(popup);
        auto *temperature = popup->findChild<QLineEdit *>(u"temperature"_s);
        QTRY_COMPARE(QApplication::focusWidget(), temperature);
        QTest::keyClicks(temperature, u"9"_s);
        QTest::keyClick(temperature, Qt::Key_Return);
        QVERIFY(popup->isOpen()); // told, not taken
        temperature->clear();
        QTest::keyClicks(temperature, u"0.5"_s);
        QTest::keyClicks(popup->findChild<QLineEdit *>(u"seed"_s), u"7"_s);
        QTest::mouseClick(popup->findChild<QPushButton *>(u"applySettings"_s), Qt::LeftButton);
        const GenerationSettings set = document()->value().panes.first().settings;
        QCOMPARE(set.temperature, 0.5);
        QCOMPARE(set.seed, 7);
        QVERIFY(!set.topP.has_value());
        QVERIFY(panes().first()->header()->data().badge.contains(u"seed 7"_s));
    }

    void panesMoveAndClose()
    {
        const Id first = panes().first()->paneId();
        w->run("compare.moveRight");
        QCOMPARE(panes().at(1)->paneId(), first);
        w->run("compare.duplicate");
        QCOMPARE(panes().size(), 4);
        w->run("compare.close");
        QCOMPARE(panes().size(), 3);
        w->run("compare.close");
        w->run("compare.close");
        w->run("compare.close");
        QCOMPARE(panes().size(), 0);
        QVERIFY(shows(u"No model chosen"_s));
    }

    void reopensAsItLooked()
    {
        sendTo({u"echo"_s, u"story-fast"_s}, u"Once upon a time"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!document()->isRunning(), 30'000);
        const Comparison before = document()->value();
        QVERIFY(w->reopen());
        QTRY_COMPARE(document()->value().id, before.id);
        QCOMPARE(document()->value().panes, before.panes);
        QCOMPARE(document()->value().turns, before.turns);
        QCOMPARE(panes().size(), 2);
        QCOMPARE(panes().first()->answer()->markdown(), before.turns.first().replies.first().text);

        // And from the list of the last comparisons.
        w->window().compareScreen()->newComparison();
        QVERIFY(document()->value().id != before.id);
        w->window().showScreen(MainWindow::Screen::History);
        auto *list = w->window().findChild<QListView *>(u"historyList"_s);
        QTRY_VERIFY(list->model()->rowCount() > 0);
        const QAbstractItemModelTester tester(list->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_VERIFY(list->currentIndex().isValid()); // the newest
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(document()->value().id, before.id);
    }

private:
    ComparisonDocument *document() const { return w->document(); }
    const QList<PaneWidget *> &panes() const { return w->panes(); }
    PaneWidget *paneOf(const Reply &reply) const { return w->board().pane(reply.pane); }
    QPlainTextEdit *prompt() const { return w->prompt(); }
    ReplyState stateIn(int pane) const { return w->reply(pane)->state; }
    bool shows(const QString &text) const { return w->shownTexts().contains(text); }
    static QString longPrompt()
    {
        QString text;
        for (int i = 0; i < 600; ++i)
            text += u"word%1 "_s.arg(i);
        return text;
    }
    /// These models instead of the starter line-up, and the prompt to all. \return the first pane's reply
    Reply sendTo(const QStringList &models, const QString &text)
    {
        w->setModels(models);
        w->send(text);
        return document()->lastTurn()->replies.first();
    }
};

QTEST_MAIN(TestCompareScreen)
#include "tst_comparescreen.moc"
