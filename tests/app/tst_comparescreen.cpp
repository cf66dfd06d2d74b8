// SPDX-License-Identifier: GPL-3.0-or-later
// The compare screen as a user drives it: real window, real sandbox process, keys and mouse.
#include "base/clock.h"
#include "catalog/catalog.h"
#include "compare/comparescreen.h"
#include "compare/modelpicker.h"
#include "compare/paneboard.h"
#include "compare/panewidget.h"
#include "history/comparisonlistmodel.h"
#include "sandbox/sandboxfiles.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "shell/mainwindow.h"
#include "widgets/answerview.h"
#include "widgets/overlaypopup.h"
#include "widgets/paneheader.h"
#include "widgets/theme.h"
#include "workbench/comparisondocument.h"
#include "workbench/workbench.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace bakeoff;

class TestCompareScreen : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup()
    {
        close();
        endSandbox();
    }
    void cleanupTestCase() { m_theme.reset(); }

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
        command("compare.send");
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
        command("compare.stopAll");
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
        command("compare.retryFailed");
        QTRY_COMPARE(document()->lastTurn()->replies.size(), 3);
        QTRY_VERIFY_WITH_TIMEOUT(!document()->isRunning(), 20'000);
        QCOMPARE(document()->lastTurn()->replies.first().state, ReplyState::Failed);
    }

    void followUpCarriesTheConversation()
    {
        sendTo({u"echo"_s}, u"first"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!document()->isRunning(), 10'000);
        prompt()->setPlainText(u"second"_s);
        command("compare.send");
        QTRY_COMPARE(document()->value().turns.size(), 2);
        QTRY_VERIFY_WITH_TIMEOUT(!document()->isRunning(), 10'000);
        const QByteArray sent = document()->lastTurn()->replies.first().rawRequest;
        QVERIFY(sent.indexOf("first") >= 0 && sent.indexOf("second") > sent.indexOf("first"));
        QCOMPARE(panes().first()->answer()->markdown().trimmed(), u"second"_s);
    }

    void pickerByKeyboardAlone()
    {
        command("compare.addModel");
        auto *picker = m_window->findChild<ModelPicker *>();
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
        command("compare.addModel");
        auto *picker = m_window->findChild<ModelPicker *>();
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
        command("compare.settings");
        auto *popup = m_window->findChild<OverlayPopup *>();
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
        command("compare.moveRight");
        QCOMPARE(panes().at(1)->paneId(), first);
        command("compare.duplicate");
        QCOMPARE(panes().size(), 4);
        command("compare.close");
        QCOMPARE(panes().size(), 3);
        command("compare.close");
        command("compare.close");
        command("compare.close");
        QCOMPARE(panes().size(), 0);
        QVERIFY(shows(u"No model chosen"_s));
    }

    void reopensAsItLooked()
    {
        sendTo({u"echo"_s, u"story-fast"_s}, u"Once upon a time"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!document()->isRunning(), 30'000);
        const Comparison before = document()->value();
        close();
        open();
        QTRY_COMPARE(document()->value().id, before.id);
        QCOMPARE(document()->value().panes, before.panes);
        QCOMPARE(document()->value().turns, before.turns);
        QCOMPARE(panes().size(), 2);
        QCOMPARE(panes().first()->answer()->markdown(), before.turns.first().replies.first().text);

        // And from the list of the last comparisons.
        m_window->compareScreen()->newComparison();
        QVERIFY(document()->value().id != before.id);
        m_window->showScreen(MainWindow::Screen::History);
        auto *list = m_window->findChild<QListView *>(u"historyList"_s);
        QTRY_VERIFY(list->model()->rowCount() > 0);
        const QAbstractItemModelTester tester(list->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(document()->value().id, before.id);
    }

private:
    void open()
    {
        m_settings = std::make_unique<AppSettings>(m_folder->filePath(u"settings.ini"_s));
        m_workbench = std::make_unique<Workbench>(
            Workbench::Options{.profileFolder = profile(),
                               .sandboxProgram = qEnvironmentVariable("BAKEOFF_BIN_DIR") + u"/bakeoff-cli"_s},
            m_clock);
        m_commands = std::make_unique<CommandRegistry>(*m_settings);
        m_window = std::make_unique<MainWindow>(*m_workbench, *m_settings, *m_theme, *m_commands);
        QSignalSpy started(m_window.get(), &MainWindow::started);
        m_window->resize(1400, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_COMPARE_WITH_TIMEOUT(started.count(), 1, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(document() != nullptr, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_workbench->catalog().has(u"sandbox"_s), 20'000);
    }
    void close()
    {
        m_window.reset();
        m_commands.reset();
        m_workbench.reset();
        m_settings.reset();
    }
    /// Only the process that this test started.
    void endSandbox()
    {
        const auto info = readSandboxInfo(profile());
        if (info && info->pid > 0)
            kill(static_cast<pid_t>(info->pid), SIGTERM);
    }

    QString profile() const { return m_folder->filePath(u"profile"_s); }
    ComparisonDocument *document() const { return m_window->compareScreen()->document(); }
    QList<PaneWidget *> panes() const { return m_window->findChild<PaneBoard *>()->panes(); }
    PaneWidget *paneOf(const Reply &reply) const { return m_window->findChild<PaneBoard *>()->pane(reply.pane); }
    QPlainTextEdit *prompt() const { return m_window->findChild<QPlainTextEdit *>(u"promptEditor"_s); }
    void command(const char *id) { m_commands->action(QString::fromLatin1(id))->trigger(); }
    ReplyState stateIn(int pane) const
    {
        return document()->reply(panes().at(pane)->paneId(), *document()->lastTurn())->state;
    }
    bool shows(const QString &text) const
    {
        const auto labels = m_window->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
    }
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
        while (!document()->value().panes.isEmpty())
            document()->removePane(document()->value().panes.first().id);
        for (const QString &model : models)
            document()->addPane({u"sandbox"_s, model});
        prompt()->setPlainText(text);
        command("compare.send");
        return document()->lastTurn()->replies.first();
    }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<CommandRegistry> m_commands;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestCompareScreen)
#include "tst_comparescreen.moc"
