// SPDX-License-Identifier: GPL-3.0-or-later
// Where panes stand and what their heads say: numbers and words, without a window.
#include "compare/boardlayout.h"
#include "compare/panepresenter.h"
#include "compare/turnband.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace bakeoff;

class TestBoardLayout : public QObject {
    Q_OBJECT

private slots:
    void rowLengths_data()
    {
        QTest::addColumn<int>("panes");
        QTest::addColumn<BoardMode>("mode");
        QTest::addColumn<int>("most");
        QTest::addColumn<QList<int>>("rows");
        QTest::newRow("none") << 0 << BoardMode::Auto << 4 << QList{0};
        QTest::newRow("one") << 1 << BoardMode::Auto << 4 << QList{1};
        QTest::newRow("four stand side by side") << 4 << BoardMode::Auto << 5 << QList{4};
        QTest::newRow("four in a narrow window") << 4 << BoardMode::Auto << 3 << QList{2, 2};
        QTest::newRow("five") << 5 << BoardMode::Auto << 5 << QList{3, 2};
        QTest::newRow("seven") << 7 << BoardMode::Auto << 5 << QList{4, 3};
        QTest::newRow("nine") << 9 << BoardMode::Auto << 5 << QList{3, 3, 3};
        QTest::newRow("24") << 24 << BoardMode::Auto << 5 << QList{4, 4, 4, 4, 4, 4};
        QTest::newRow("grid of three") << 3 << BoardMode::Grid << 5 << QList{2, 1};
        QTest::newRow("grid of four") << 4 << BoardMode::Grid << 5 << QList{2, 2};
        QTest::newRow("six columns where five fit") << 6 << BoardMode::Columns << 5 << QList{3, 3};
        QTest::newRow("five columns") << 5 << BoardMode::Columns << 5 << QList{5};
        QTest::newRow("columns in a slit") << 3 << BoardMode::Columns << 0 << QList{1, 1, 1};
    }
    void rowLengths()
    {
        QFETCH(int, panes);
        QFETCH(BoardMode, mode);
        QFETCH(int, most);
        QFETCH(QList<int>, rows);
        QCOMPARE(BoardLayout::rowLengths(panes, mode, most), rows);
    }

    void shares_data()
    {
        QTest::addColumn<int>("total");
        QTest::addColumn<QList<double>>("weights");
        QTest::addColumn<QList<int>>("parts");
        QTest::newRow("alike") << 900 << QList<double>{1, 1, 1} << QList{300, 300, 300};
        QTest::newRow("by weight") << 1200 << QList<double>{1, 2, 1} << QList{300, 600, 300};
        QTest::newRow("what is left over goes to the last") << 1000 << QList<double>{1, 1, 1} << QList{333, 333, 334};
        QTest::newRow("none under the least") << 1000 << QList<double>{1, 20, 20} << QList{260, 370, 370};
        QTest::newRow("two at the least") << 1000 << QList<double>{1, 1, 20} << QList{260, 260, 480};
        QTest::newRow("less than there is room for") << 600 << QList<double>{1, 5, 1} << QList{200, 200, 200};
        QTest::newRow("none") << 600 << QList<double>{} << QList<int>{};
    }
    void shares()
    {
        QFETCH(int, total);
        QFETCH(QList<double>, weights);
        QFETCH(QList<int>, parts);
        QCOMPARE(BoardLayout::shares(total, weights, 260), parts);
    }

    void bordersStopAtTheLeast()
    {
        QList<int> parts{400, 400, 400};
        QCOMPARE(BoardLayout::moveBorder(parts, 0, 100, 260), 100);
        QCOMPARE(parts, (QList{500, 300, 400}));
        QCOMPARE(BoardLayout::moveBorder(parts, 0, 100, 260), 40);
        QCOMPARE(BoardLayout::moveBorder(parts, 0, 100, 260), 0);
        QCOMPARE(BoardLayout::moveBorder(parts, 0, -1000, 260), -280);
        QCOMPARE(parts, (QList{260, 540, 400}));
        QCOMPARE(BoardLayout::moveBorder(parts, 2, 10, 260), 0);
    }

    void modesKeepTheirNames()
    {
        for (const BoardMode mode : {BoardMode::Auto, BoardMode::Columns, BoardMode::Grid})
            QCOMPARE(boardModeFromName(QString(boardModeName(mode))), mode);
        QCOMPARE(boardModeFromName(u"spiral"), BoardMode::Auto);
    }

    void promptOnOneLine_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QString>("line");
        QTest::newRow("plain") << u"Say it."_s << u"Say it."_s;
        QTest::newRow("lines") << u"One\n\ntwo\t three"_s << u"One two three"_s;
        QTest::newRow("heading and list") << u"# Task\n- first\n* second\n> quoted"_s << u"Task first second quoted"_s;
        QTest::newRow("emphasis") << u"a **bold** and *soft* and `code` word"_s << u"a bold and soft and code word"_s;
        QTest::newRow("link") << u"See [the docs](https://example.org/a)."_s << u"See the docs."_s;
        QTest::newRow("fence") << u"Fix:\n```cpp\nint a;\n```"_s << u"Fix: int a;"_s;
        QTest::newRow("no marks") << u"2 * 3 * 4 and snake_case_name"_s << u"2 * 3 * 4 and snake_case_name"_s;
    }
    void promptOnOneLine()
    {
        QFETCH(QString, prompt);
        QFETCH(QString, line);
        QCOMPARE(TurnBand::oneLine(prompt), line);
    }

    void otherModel_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("served");
        QTest::addColumn<QString>("other");
        QTest::newRow("not said") << u"openai/gpt-x"_s << QString() << QString();
        QTest::newRow("same") << u"openai/gpt-x"_s << u"openai/gpt-x"_s << QString();
        QTest::newRow("without vendor") << u"openai/gpt-x"_s << u"gpt-x"_s << QString();
        QTest::newRow("variant") << u"meta/llama:free"_s << u"meta/llama"_s << QString();
        QTest::newRow("dated") << u"gpt-x"_s << u"gpt-x-2026-03-14"_s << QString();
        QTest::newRow("numbered") << u"gpt-x"_s << u"gpt-x-001"_s << QString();
        QTest::newRow("dated one was asked for") << u"gpt-x-20260314"_s << u"gpt-x"_s << QString();
        QTest::newRow("smaller one") << u"gpt-x"_s << u"gpt-x-mini"_s << u"gpt-x-mini"_s;
        QTest::newRow("another") << u"openrouter/auto"_s << u"acme/large-2"_s << u"acme/large-2"_s;
    }
    void otherModel()
    {
        QFETCH(QString, asked);
        QFETCH(QString, served);
        QFETCH(QString, other);
        Reply reply;
        reply.model = {u"p"_s, asked};
        reply.facts.servedModel = served;
        QCOMPARE(PanePresenter::otherModel(reply), other);
    }

    void figuresSayHowTheyAreMade()
    {
        const Pane pane{.id = newId(UtcMicros{1}), .model = {u"p"_s, u"vendor/large"_s}};
        Reply reply = ended();
        const PaneHeaderData data = PanePresenter::header({.pane = pane, .reply = &reply, .best = {.ttft = true, .time = true}});
        QCOMPARE(data.figure(FigureId::Tokens).extra, u", 20 cached, 30 reasoning"_s);
        QVERIFY(data.figure(FigureId::Ttft).best);
        QVERIFY(data.figure(FigureId::Ttft).toolTip.contains(u"The best of this turn."_s));
        QVERIFY(!data.figure(FigureId::Speed).best);
        QVERIFY(data.timeBest);
        QCOMPARE(data.figure(FigureId::Host).value, u"North"_s);
        QVERIFY(data.figure(FigureId::Host).extra.contains(u'2'));
        QVERIFY(data.figure(FigureId::Host).toolTip.contains(u"South answered with status 503."_s));
        QCOMPARE(data.warning, u"answered by small"_s);
        QVERIFY(data.warningToolTip.contains(u"vendor/large"_s));
        for (const PaneFigure &figure : data.figures)
            QVERIFY2(!figure.toolTip.isEmpty(), qPrintable(figure.label));
        QVERIFY(!data.timeToolTip.isEmpty());
    }

    void badgeNamesOnlyWhatDiffersFromTheDefaults()
    {
        const Pane pane{.id = newId(UtcMicros{1}), .model = {u"p"_s, u"m"_s}};
        GenerationSettings defaults;
        defaults.temperature = 0.2;
        Reply reply = ended();
        reply.settings.temperature = 0.2;
        reply.settings.seed = 7;
        const PaneHeaderData data
            = PanePresenter::header({.pane = pane, .reply = &reply, .defaults = &defaults});
        QCOMPARE(data.badge, u"seed 7"_s);
    }

    /// Before a list was read nothing is said of what it names.
    void readyPaneSaysWhatTheListSays()
    {
        const Pane pane{.id = newId(UtcMicros{1}), .model = {u"p"_s, u"vendor/large"_s}};
        const ModelInfo model{.id = u"vendor/large"_s, .name = u"Large"_s};
        const auto unknown = PanePresenter::message({.pane = pane, .listed = false});
        QCOMPARE(unknown.sentence, u"Ready"_s);
        QVERIFY(unknown.detail.isEmpty());
        const auto unnamed = PanePresenter::message({.pane = pane, .listed = true});
        QVERIFY(unnamed.detail.contains(u"does not name this model"_s));
        QCOMPARE(PanePresenter::message({.pane = pane, .model = &model, .listed = true}).sentence, u"Large"_s);
    }

    void hiddenPaneTellsNothing()
    {
        const Pane pane{.id = newId(UtcMicros{1}), .model = {u"p"_s, u"vendor/large"_s}};
        Reply reply = ended();
        reply.settings.seed = 7;
        PaneHeaderData data = PanePresenter::header({.pane = pane, .reply = &reply, .letter = u"B"_s});
        QCOMPARE(data.letter, u"B"_s);
        QCOMPARE(data.figuresNote, u"Hidden until the vote"_s);
        for (const QString &said : {data.model, data.origin, data.modelToolTip, data.badge, data.time, data.warning,
                                    data.timeToolTip, data.badgeToolTip, data.warningToolTip})
            QVERIFY2(said.isEmpty(), qPrintable(said));
        for (const PaneFigure &figure : data.figures)
            QCOMPARE(figure, PaneFigure());
        QCOMPARE(PanePresenter::voteLetter(2), u"C"_s);

        // Neither which of them has ended, as long as others have not.
        data = PanePresenter::header({.pane = pane, .reply = &reply, .letter = u"B"_s, .revealed = false});
        QCOMPARE(data.look, StateLook::Waiting);
        QVERIFY(!data.canCopy);
        reply.error = Error{.kind = ErrorKind::RateLimited, .detail = u"vendor words"_s};
        reply.state = ReplyState::Failed;
        reply.text.clear();
        const PanePresenter::Message message
            = PanePresenter::message({.pane = pane, .reply = &reply, .providerTitle = u"Acme"_s, .letter = u"B"_s});
        QVERIFY(!message.sentence.isEmpty());
        QVERIFY(!(message.sentence + message.detail).contains(u"Acme"_s));
    }

private:
    static Reply ended()
    {
        using namespace std::chrono_literals;
        Reply reply;
        reply.id = newId(UtcMicros{2});
        reply.model = {u"p"_s, u"vendor/large"_s};
        reply.state = ReplyState::Done;
        reply.text = u"Words."_s;
        reply.facts.usage = {.input = 77, .cachedInput = 20, .output = 812, .reasoning = 30};
        reply.facts.host = u"North"_s;
        reply.facts.servedModel = u"vendor/small"_s;
        reply.facts.upstream = {{u"vendor/large"_s, u"South"_s, 503}, {u"vendor/large"_s, u"North"_s, 200}};
        reply.clocks.requestSent = 1s;
        reply.clocks.firstAnswer = 2s;
        reply.clocks.lastAnswer = 9s;
        reply.clocks.end = 9s;
        reply.cost.kind = ChargeKind::Unknown;
        return reply;
    }
};

QTEST_APPLESS_MAIN(TestBoardLayout)
#include "tst_boardlayout.moc"
