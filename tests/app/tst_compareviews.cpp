// SPDX-License-Identifier: GPL-3.0-or-later
// Views, differences, linked scrolling and finding, as a user drives them: real window, real sockets.
#include "base/clock.h"
#include "compare/answeraligner.h"
#include "compare/comparescreen.h"
#include "compare/compareviews.h"
#include "compare/differencebar.h"
#include "compare/differenceview.h"
#include "compare/findbar.h"
#include "compare/linkedscroll.h"
#include "compare/paneboard.h"
#include "compare/panewidget.h"
#include "compare/rawview.h"
#include "fakeserver.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "shell/mainwindow.h"
#include "widgets/answerview.h"
#include "widgets/markdownblock.h"
#include "widgets/theme.h"
#include "workbench/comparisondocument.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace bakeoff;

namespace {

QByteArray eventOf(const QString &text, const QString &reasoning = {})
{
    QJsonObject delta;
    if (!text.isEmpty())
        delta.insert(u"content"_s, text);
    if (!reasoning.isEmpty())
        delta.insert(u"reasoning_content"_s, reasoning);
    const QJsonObject choice{{u"index"_s, 0}, {u"delta"_s, delta}};
    return "data: "
        + QJsonDocument(QJsonObject{{u"choices"_s, QJsonArray{choice}}}).toJson(QJsonDocument::Compact) + "\n\n";
}

QByteArray lastEvents()
{
    return "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],"
           "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":9}}\n\ndata: [DONE]\n\n";
}

} // namespace

class TestCompareViews : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<FakeServer>();
        m_answers.clear();
        m_reasoning.clear();
        m_gated = -1;
        m_server->handler = [this](const FakeServer::Request &request) { return answer(request); };
        open();
        const QFuture<Status> added =
            m_workbench->providers().add({.name = u"fake"_s, .baseUrl = m_server->url(u"/v1"_s)});
        QTRY_VERIFY(added.isFinished());
        QVERIFY(added.result().ok());
    }
    void cleanup()
    {
        close();
        m_server.reset();
    }
    void cleanupTestCase() { m_theme.reset(); }

    void goesThroughTheViews()
    {
        const QString answer = u"# Head\n\n* **bold**  \n\ttab\n\n\nend"_s;
        sendTo({answer, answer}, u"first I think\nthen more"_s);
        PaneViews *views = panes().first()->views();
        QCOMPARE(views->view(), PaneView::Rendered);
        QCOMPARE(views->rendered()->markdown(), document()->lastTurn()->replies.first().text);
        QVERIFY(!views->rendered()->isReasoningOpen());
        QSet<QString> names{views->front()->accessibleName()};

        key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(views->view(), PaneView::Plain);
        QTRY_VERIFY(views->front()->isVisible());
        QCOMPARE(views->front()->markdown(), document()->lastTurn()->replies.first().text);
        names.insert(views->front()->accessibleName());
        command("compare.copy");
        QCOMPARE(QGuiApplication::clipboard()->text(), document()->lastTurn()->replies.first().text);

        key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(views->view(), PaneView::Reasoning);
        QCOMPARE(views->front()->markdown(), document()->lastTurn()->replies.first().reasoning);
        QVERIFY2(views->note().contains(u" s"_s) || views->note().contains(u"\u00a0s"_s), qPrintable(views->note()));
        names.insert(views->front()->accessibleName());

        key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(views->view(), PaneView::Raw);
        QTRY_VERIFY(views->front()->plainText().contains(u"\"model\": "_s));
        QVERIFY(views->front()->plainText().contains(u"HTTP 200"_s));
        QVERIFY(!views->front()->plainText().contains(u"Bearer sandbox"_s));
        for (QPushButton *button : views->raw()->snippetButtons()) {
            QTest::mouseClick(button, Qt::LeftButton);
            const QString snippet = QGuiApplication::clipboard()->text();
            QVERIFY2(snippet.contains(m_server->url(u"/v1/chat/completions"_s).toString()), qPrintable(snippet));
        }
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"fetch("_s));
        names.insert(views->front()->accessibleName());
        QCOMPARE(names.size(), 4); // a screen reader can tell them apart

        key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(views->view(), PaneView::Rendered);
        QCOMPARE(panes().last()->views()->view(), PaneView::Rendered); // only the current one went round

        command("compare.nextView");
        command("compare.viewEverywhere");
        QCOMPARE(panes().last()->views()->view(), PaneView::Plain);

        // And back again when it is opened anew.
        const Id id = document()->value().id;
        close();
        open();
        QTRY_COMPARE(document()->value().id, id);
        for (PaneWidget *pane : panes())
            QCOMPARE(pane->views()->view(), PaneView::Plain);
        QCOMPARE(panes().first()->views()->front()->markdown(), document()->lastTurn()->replies.first().text);
    }

    void plainTextStreams()
    {
        m_gated = 0;
        start({words(400)});
        PaneViews *views = panes().first()->views();
        QTRY_VERIFY(panes().first()->hasAnswer());
        command("compare.nextView");
        QVERIFY(views->front()->isStreaming());
        QCOMPARE(views->front()->markdown(), document()->lastTurn()->replies.first().text);
        const QString before = views->front()->markdown();
        m_server->openGate();
        waitForEnd();
        QVERIFY(document()->lastTurn()->replies.first().text.size() > before.size());
        QCOMPARE(views->front()->markdown(), document()->lastTurn()->replies.first().text);
        QVERIFY(!views->front()->isStreaming());
    }

    void showsDifferences()
    {
        sendTo({kText, kOther});
        key(Qt::Key_F4);
        auto *bar = m_window->findChild<DifferenceBar *>();
        QTRY_VERIFY(bar->isVisible());
        PaneViews *base = panes().first()->views();
        PaneViews *other = panes().last()->views();
        QTRY_VERIFY(other->showsDifference());
        QVERIFY(base->showsDifference());
        QCOMPARE(base->note(), u"Baseline"_s);
        QVERIFY2(other->note().contains(u"change"_s), qPrintable(other->note()));
        QVERIFY(other->front()->plainText().contains(u"between from 13:42 and to 14:29"_s)); // both, one struck through
        QCOMPARE(bar->baselineChooser()->count(), 2);
        QVERIFY(bar->baselineChooser()->itemText(0) != bar->baselineChooser()->itemText(1));

        // Through the changes, in both panes at once.
        key(Qt::Key_F7);
        QVERIFY(other->front()->change().has_value());
        QVERIFY(base->front()->change().has_value());
        QVERIFY2(bar->summary().contains(u"change 1 of "_s), qPrintable(bar->summary()));
        const QString first = bar->summary();
        key(Qt::Key_F7, Qt::ShiftModifier); // round the end
        QTest::mouseClick(bar->nextButton(), Qt::LeftButton);
        QCOMPARE(bar->summary(), first);

        // Only what differs, and one fold opened again.
        QTest::mouseClick(bar->onlyBox(), Qt::LeftButton, {}, QPoint(8, bar->onlyBox()->height() / 2));
        QTRY_COMPARE(folds(*other->front()), 3);
        QCOMPARE(folds(*base->front()), 3);
        QVERIFY(!other->front()->plainText().contains(u"Who was affected"_s));
        other->front()->setFocus();
        QTest::keyClick(other->front(), Qt::Key_Tab);
        QTest::keyClick(other->front(), Qt::Key_Return);
        QCOMPARE(folds(*other->front()), 2);
        QVERIFY(other->front()->plainText().contains(u"Who was affected"_s));

        // The other way round: what was struck through is added.
        bar->baselineChooser()->setFocus();
        QTest::keyClick(bar->baselineChooser(), Qt::Key_Down);
        QTRY_COMPARE(other->note(), u"Baseline"_s);
        QTRY_VERIFY(base->showsDifference());
        const auto inserts = [](const AnswerView &view) {
            bool found = false;
            for (const MarkdownBlock &block : view.blocks()) {
                for (const MarkdownRun &run : block.runs)
                    found = found || (run.styles & MarkdownRun::Inserted);
            }
            return found;
        };
        QTRY_VERIFY(inserts(*base->front()));

        // Stored, and there again.
        const Id id = document()->value().id;
        close();
        open();
        QTRY_COMPARE(document()->value().id, id);
        QTRY_VERIFY(panes().first()->views()->showsDifference());
        QCOMPARE(panes().last()->views()->note(), u"Baseline"_s);
        QVERIFY(m_window->findChild<DifferenceBar *>()->onlyBox()->isChecked());
        key(Qt::Key_F4);
        QVERIFY(!panes().first()->views()->showsDifference());
        QVERIFY(!m_window->findChild<DifferenceBar *>()->isVisible());
        QVERIFY(panes().first()->views()->note().isEmpty());
    }

    /// A pane that still runs says so and goes on as it was.
    void waitsForTheEnd()
    {
        command("compare.difference");
        m_gated = 1;
        start({kText, kOther});
        PaneViews *slow = panes().last()->views();
        QTRY_VERIFY(panes().last()->hasAnswer() && !panes().first()->isRunning());
        QTRY_COMPARE(slow->note(), u"The difference is shown when this answer has ended."_s);
        QVERIFY(!slow->showsDifference());
        QCOMPARE(m_window->findChild<AnswerAligner *>()->made(), 0);
        m_server->openGate();
        waitForEnd();
        QTRY_VERIFY(slow->showsDifference());
        QCOMPARE(m_window->findChild<AnswerAligner *>()->made(), 1);
        command("compare.difference");
    }

    void scrollsTogether()
    {
        QString text;
        for (int i = 0; i < 60; ++i)
            text += u"Block %1 "_s.arg(i) + words(25) + u"\n\n"_s;
        sendTo({text, text, text});
        key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(m_window->findChild<AnswerAligner *>()->made(), 2);
        panes().last()->setView(PaneView::Plain);
        QTRY_VERIFY(panes().last()->views()->front()->isVisible());
        AnswerView *first = panes().first()->views()->front();
        QSignalSpy echo(panes().at(1)->views(), &PaneViews::scrolled);
        first->setFocus();
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(first, Qt::Key_PageDown);
        const double place = panes().first()->views()->answerPlace();
        QVERIFY(place > 2);
        QVERIFY(std::abs(panes().at(1)->views()->answerPlace() - place) < 0.2);
        QVERIFY2(std::abs(panes().last()->views()->answerPlace() - place) < 0.6,
                 qPrintable(u"%1 %2"_s.arg(place).arg(panes().last()->views()->answerPlace())));
        QCOMPARE(echo.count(), 0); // what was moved along moves nobody
        // From any pane, by the wheel as well.
        AnswerView *last = panes().last()->views()->front();
        last->verticalScrollBar()->setValue(0);
        QCOMPARE(first->place(), 0.0);
        key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        last->verticalScrollBar()->setValue(last->verticalScrollBar()->maximum());
        QCOMPARE(first->place(), 0.0);
    }

    void findsInAllPanes()
    {
        const QString hay = u"needle one\n\ntwo Needle\n\nhay"_s;
        sendTo({hay, hay}, u"needle and needle"_s);
        key(Qt::Key_F, Qt::ControlModifier);
        auto *bar = m_window->findChild<FindBar *>();
        QTRY_VERIFY(bar->isVisible());
        QTRY_COMPARE(QApplication::focusWidget(), bar->field());
        QTest::keyClicks(bar->field(), u"needle"_s);
        QCOMPARE(bar->countText(), u"1 of 8"_s); // two in the folded reasoning of each
        QVERIFY(panes().first()->views()->rendered()->isReasoningOpen());
        QCOMPARE(panes().first()->views()->front()->selectedText(), u"needle"_s);
        for (int i = 2; i < 5; ++i) {
            QVERIFY(!panes().last()->views()->rendered()->isReasoningOpen());
            QTest::keyClick(bar->field(), Qt::Key_Return);
            QCOMPARE(bar->countText(), u"%1 of 8"_s.arg(i));
        }
        key(Qt::Key_F3);
        QCOMPARE(bar->countText(), u"5 of 8"_s);
        QCOMPARE(panes().last()->views()->front()->selectedText(), u"needle"_s);
        QVERIFY(panes().last()->views()->rendered()->isReasoningOpen());
        key(Qt::Key_F3, Qt::ShiftModifier);
        key(Qt::Key_F3, Qt::ShiftModifier);
        key(Qt::Key_F3, Qt::ShiftModifier);
        key(Qt::Key_F3, Qt::ShiftModifier);
        key(Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(bar->countText(), u"8 of 8"_s); // round the beginning
        // In another view there are other hits.
        panes().last()->setView(PaneView::Reasoning);
        QTRY_VERIFY(bar->countText().startsWith(u"6 hit"_s)); // none of them the one that was shown
        QTest::keyClicks(bar->field(), u"less"_s);
        QCOMPARE(bar->countText(), u"Not found"_s);
        QTest::keyClick(bar->field(), Qt::Key_Escape);
        QVERIFY(!bar->isVisible());
        QCOMPARE(panes().first()->views()->front()->setSearch({}), 0);
    }

    /// The whole window in each state, in both modes; BAKEOFF_VIEW_SHOTS names a folder for the pictures.
    void looks_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1600") << QSize(1600, 1000);
        QTest::newRow("1280") << QSize(1280, 800);
    }
    void looks()
    {
        QFETCH(QSize, size);
        m_window->resize(size);
        sendTo({kText, kOther, kText}, u"The user wants a notice.\nI should be short."_s);
        const auto grab = [&](const QString &name) {
            for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
                m_theme->setMode(mode);
                QCoreApplication::processEvents();
                const QImage image = m_window->grab().toImage();
                QCOMPARE(image.size(), size);
                const QString folder = qEnvironmentVariable("BAKEOFF_VIEW_SHOTS");
                if (!folder.isEmpty())
                    image.save(QDir(folder).filePath(u"%1-%2-%3.png"_s.arg(name).arg(size.width()).arg(
                        mode == ThemeMode::Light ? u"light"_s : u"dark"_s)));
            }
            m_theme->setMode(ThemeMode::Light);
        };
        grab(u"rendered"_s);
        command("compare.difference");
        QTRY_VERIFY(panes().at(1)->views()->showsDifference());
        for (int i = 0; i < 4; ++i)
            command("compare.nextChange");
        grab(u"difference"_s);
        command("compare.onlyDifferences");
        grab(u"only"_s);
        command("compare.difference");
        panes().at(0)->setView(PaneView::Plain);
        panes().at(1)->setView(PaneView::Raw);
        panes().at(2)->setView(PaneView::Reasoning);
        QTRY_VERIFY(!panes().at(1)->views()->front()->blocks().isEmpty());
        command("compare.find");
        QTest::keyClicks(m_window->findChild<FindBar *>()->field(), u"the"_s);
        grab(u"views"_s);
        m_window->findChild<FindBar *>()->dismiss();
    }

private:
    static inline const QString kText = uR"(On 25 August, between 13:42 and 14:29 UTC, about 8% of requests to the upload API failed with error 503. Downloads and the dashboard were not affected.

**Cause.** A routine certificate renewal reached two of our five gateways with an incomplete chain. Clients that check the full chain refused the connection and retried, which overloaded the remaining gateways.

### Who was affected

- Uploads from client versions 4.2 and later, in all regions
- Scheduled imports: 312 of 4,870 started late, none was skipped

**What we changed.** Renewed certificates are now checked against a real client before they are rolled out, and retries are limited per client.

| Time (UTC) | Event |
|---|---|
| 13:42 | First failed uploads |
| 13:51 | Alarm, engineer on call starts |
| 14:17 | Old certificate restored |

```cpp
int retries = 5;
wait(retries);
return limit(retries);
```

We are sorry. No data was lost: uploads that failed can simply be sent again.)"_s;
    static inline const QString kOther = uR"(On 25 August, from 13:42 to 14:29 UTC, about 8% of uploads failed. Downloads and the dashboard worked as usual.

**Cause.** A routine certificate renewal reached two of our five gateways with one intermediate certificate missing. Clients that check the full chain refused the connection and retried, which overloaded the other three gateways.

### Who was affected

- Uploads from client versions 4.2 and later, in all regions
- Scheduled imports: 312 of 4,870 started late, at most 47 minutes

**What we changed.** Renewed certificates are now checked against a real client before they are rolled out, and retries are limited per client. We also added an alarm on the share of refused handshakes.

| Time (UTC) | Event |
|---|---|
| 13:42 | First failed uploads |
| 13:51 | Alarm, engineer on call starts |
| 14:17 | Previous certificate restored |

```cpp
int retries = 3;
wait(retries);
return limit(retries);
```

No data was lost: please send uploads that failed again.)"_s;

    void open()
    {
        m_settings = std::make_unique<AppSettings>(m_folder->filePath(u"settings.ini"_s));
        m_workbench = std::make_unique<Workbench>(
            Workbench::Options{.profileFolder = m_folder->filePath(u"profile"_s), .sandboxProgram = {}}, m_clock);
        m_commands = std::make_unique<CommandRegistry>(*m_settings);
        m_window = std::make_unique<MainWindow>(*m_workbench, *m_settings, *m_theme, *m_commands);
        QSignalSpy started(m_window.get(), &MainWindow::started);
        m_window->resize(1400, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_COMPARE_WITH_TIMEOUT(started.count(), 1, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(document() != nullptr, 10'000);
    }
    void close()
    {
        m_window.reset();
        m_commands.reset();
        m_workbench.reset();
        m_settings.reset();
    }
    ComparisonDocument *document() const { return m_window->compareScreen()->document(); }
    QList<PaneWidget *> panes() const { return m_window->findChild<PaneBoard *>()->panes(); }
    QPlainTextEdit *prompt() const { return m_window->findChild<QPlainTextEdit *>(u"promptEditor"_s); }
    void command(const char *id) { m_commands->action(QString::fromLatin1(id))->trigger(); }
    void key(Qt::Key which, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_window.get(), which, modifiers);
    }
    static int folds(const AnswerView &view)
    {
        return int(std::ranges::count(view.blocks(), MarkdownBlock::Kind::Fold, &MarkdownBlock::kind));
    }
    static QString words(int count)
    {
        QString text;
        for (int i = 0; i < count; ++i)
            text += u"word%1 "_s.arg(i);
        return text;
    }
    FakeServer::Script answer(const FakeServer::Request &request)
    {
        if (!request.target.endsWith("/chat/completions"))
            return {FakeServer::answer(200, "{\"data\":[]}")};
        const QString model = QJsonDocument::fromJson(request.body).object().value("model"_L1).toString();
        const int index = model.mid(1).toInt();
        const QString text = m_answers.value(index);
        FakeServer::Script script{FakeServer::streamHead()};
        if (!m_reasoning.isEmpty())
            script.append(FakeServer::chunk(eventOf({}, m_reasoning)));
        const qsizetype half = text.size() / 2;
        script.append(FakeServer::chunk(eventOf(text.first(half))));
        if (index == m_gated)
            script.append(FakeServer::gate());
        script.append(FakeServer::chunk(eventOf(text.sliced(half)) + lastEvents()) + FakeServer::lastChunk());
        return script;
    }
    /// Models m0, m1 … instead of the starter line-up; each gives its text.
    void start(const QStringList &answers, const QString &reasoning = {})
    {
        m_answers = answers;
        m_reasoning = reasoning;
        while (!document()->value().panes.isEmpty())
            document()->removePane(document()->value().panes.first().id);
        for (qsizetype i = 0; i < answers.size(); ++i)
            document()->addPane({u"fake"_s, u"m%1"_s.arg(i)});
        prompt()->setPlainText(u"Write a customer notice"_s);
        command("compare.send");
    }
    void waitForEnd() { QTRY_VERIFY_WITH_TIMEOUT(document()->lastTurn() && !document()->isRunning(), 20'000); }
    void sendTo(const QStringList &answers, const QString &reasoning = {})
    {
        start(answers, reasoning);
        waitForEnd();
    }

    std::unique_ptr<FakeServer> m_server;
    QStringList m_answers; ///< of m0, m1 …
    QString m_reasoning;   ///< of all
    int m_gated = -1;      ///< the model that waits in the middle of its answer
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<CommandRegistry> m_commands;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestCompareViews)
#include "tst_compareviews.moc"
