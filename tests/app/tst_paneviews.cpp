// SPDX-License-Identifier: GPL-3.0-or-later
// What the views of a pane are made of: differences, places that belong together, raw traffic.
#include "compare/differencetext.h"
#include "compare/placemap.h"
#include "compare/rawtext.h"
#include "compare/rawview.h"
#include "widgets/answerview.h"
#include "widgets/markdownstream.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

QList<MarkdownBlock> blocksOf(const QString &markdown)
{
    MarkdownStream stream;
    stream.append(markdown);
    stream.finish();
    return stream.blocks();
}

/// A block with its marks: "~old~ +new+".
QString marked(const MarkdownBlock &block)
{
    QString text;
    qsizetype at = 0;
    for (const MarkdownRun &run : block.runs) {
        if (!(run.styles & (MarkdownRun::Inserted | MarkdownRun::Deleted)))
            continue;
        const QChar mark = run.styles & MarkdownRun::Inserted ? u'+' : u'~';
        text += QStringView(block.text).sliced(at, run.start - at);
        if (text.endsWith(mark) && at == run.start && at > 0)
            text.chop(1); // goes on with another format
        else
            text += mark;
        text += QStringView(block.text).sliced(run.start, run.length);
        text += mark;
        at = run.start + run.length;
    }
    text += QStringView(block.text).sliced(at);
    return text;
}

QStringList marked(const QList<DifferencePart> &parts)
{
    QStringList lines;
    for (const DifferencePart &part : parts)
        lines.append(marked(part.block));
    return lines;
}

/// What is left of the parts when one side's words are taken out.
QString sideOf(const QList<DifferencePart> &parts, int without)
{
    QString text;
    for (const DifferencePart &part : parts) {
        QString kept = part.block.text;
        for (qsizetype i = part.block.runs.size() - 1; i >= 0; --i) {
            const MarkdownRun &run = part.block.runs[i];
            if (run.styles & without)
                kept.remove(run.start, run.length);
        }
        text += kept + u' ';
    }
    return text.simplified();
}

QString wordsOf(const QList<MarkdownBlock> &blocks)
{
    QString text;
    for (const MarkdownBlock &block : blocks)
        text += block.text + u' ';
    return text.simplified();
}

} // namespace

class TestPaneViews : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { static Theme theme(*qApp, ThemeMode::Light, 100); }

    void differs_data()
    {
        QTest::addColumn<QString>("baseline");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QStringList>("parts");
        QTest::addColumn<int>("changes");
        QTest::newRow("equal") << u"# Head\n\none **two**"_s << u"# Head\n\none **two**"_s
                               << QStringList{u"Head"_s, u"one two"_s} << 0;
        QTest::newRow("a word") << u"between 13:42 and later"_s << u"from 13:42 and later"_s
                                << QStringList{u"~between~ +from+ 13:42 and later"_s} << 1;
        QTest::newRow("two words are one change")
            << u"The old certificate was restored today."_s << u"The previous licence was restored today."_s
            << QStringList{u"The ~old certificate~ +previous licence+ was restored today."_s} << 1;
        QTest::newRow("added at the end") << u"First sentence here."_s << u"First sentence here. And a second!"_s
                                          << QStringList{u"First sentence here.+ And a second!+"_s} << 1;
        QTest::newRow("a block more") << u"alpha beta gamma\n\ndelta epsilon zeta"_s
                                      << u"alpha beta gamma\n\nwholly new words\n\ndelta epsilon zeta"_s
                                      << QStringList{u"alpha beta gamma"_s, u"+wholly new words+"_s, u"delta epsilon zeta"_s} << 1;
        QTest::newRow("a block less") << u"alpha beta gamma\n\nsome old words\n\ndelta epsilon zeta"_s
                                      << u"alpha beta gamma\n\ndelta epsilon zeta"_s
                                      << QStringList{u"alpha beta gamma"_s, u"~some old words~"_s, u"delta epsilon zeta"_s} << 1;
        QTest::newRow("a line of code") << u"```cpp\nint a = 1;\nint b = 2;\nreturn a + b;\n```"_s
                                        << u"```cpp\nint a = 1;\nint b = 3;\nreturn a + b;\n```"_s
                                        << QStringList{u"int a = 1;"_s, u"int b = ~2~ +3+;"_s, u"return a + b;"_s} << 1;
        QTest::newRow("a cell") << u"| T | E |\n|---|---|\n| 14:17 | Old certificate restored |"_s
                                << u"| T | E |\n|---|---|\n| 14:17 | Previous certificate restored |"_s
                                << QStringList{u"T\tE"_s, u"14:17\t~Old~ +Previous+ certificate restored"_s} << 1;
        QTest::newRow("nothing against something") << QString() << u"text"_s << QStringList{u"+text+"_s} << 1;
        QTest::newRow("something against nothing") << u"text"_s << QString() << QStringList{u"~text~"_s} << 1;
        QTest::newRow("right to left") << u"\u05d0\u05d1 \u05d2\u05d3 x"_s << u"\u05d0\u05d1 \u05d4\u05d5 x"_s
                                       << QStringList{u"\u05d0\u05d1 ~\u05d2\u05d3~ +\u05d4\u05d5+ x"_s} << 1;
    }
    void differs()
    {
        QFETCH(QString, baseline);
        QFETCH(QString, answer);
        QFETCH(QStringList, parts);
        QFETCH(int, changes);
        const AnswerDifference made = makeDifference(blocksOf(baseline), blocksOf(answer));
        QCOMPARE(marked(made.parts), parts);
        QCOMPARE(made.changes.size(), changes);
        for (const DifferenceChange &change : made.changes) {
            QVERIFY(change.from < change.to);
            QVERIFY(change.baseFrom <= change.baseTo);
            QVERIFY(change.to.offset <= made.parts[change.to.block].block.text.size());
        }
    }

    /// Whatever the two texts are, both can be read from their difference.
    void losesNothing_data()
    {
        QTest::addColumn<QString>("baseline");
        QTest::addColumn<QString>("answer");
        QString many;
        QString other;
        for (int i = 0; i < 4000; ++i) {
            many += u"w%1 "_s.arg(i % 50);
            other += i % 3 == 0 ? u"x%1 "_s.arg(i % 50) : u"w%1 "_s.arg(i % 50);
            if (i % 40 == 39) {
                many += u"\n\n"_s;
                other += u"\n\n"_s;
            }
        }
        QTest::newRow("thousands of tiny changes") << many << other;
        QTest::newRow("one endless line") << u"word "_s.repeated(60'000) << u"word "_s.repeated(59'000) + u"end"_s;
        QTest::newRow("no spaces") << QString(100'000, u'a') << QString(100'000, u'b');
        QTest::newRow("other structure") << u"# A\n\n- one\n- two\n\n> three\n\n---\n\n1. four"_s
                                         << u"one\n\n```\ntwo\n\nthree\n```\n\n| four | five |\n|---|---|\n| A | B |"_s;
        QTest::newRow("tables of other widths") << u"| a | b |\n|---|---|\n| c | d |"_s
                                                << u"| a | b | x |\n|---|---|---|\n| c | d | y |"_s;
    }
    void losesNothing()
    {
        QFETCH(QString, baseline);
        QFETCH(QString, answer);
        const QList<MarkdownBlock> a = blocksOf(baseline);
        const QList<MarkdownBlock> b = blocksOf(answer);
        const AnswerDifference made = makeDifference(a, b);
        const auto withoutTabs = [](QString text) { return text.replace(u'\t', u' ').simplified().remove(u' '); };
        QCOMPARE(withoutTabs(sideOf(made.parts, MarkdownRun::Inserted)), withoutTabs(wordsOf(a)));
        QCOMPARE(withoutTabs(sideOf(made.parts, MarkdownRun::Deleted)), withoutTabs(wordsOf(b)));
        qsizetype own = -1;
        for (const DifferencePart &part : made.parts) {
            if (part.own < 0)
                continue;
            QCOMPARE(part.own, own + 1);
            own = part.own;
        }
        QCOMPARE(own, b.size() - 1);
        // It is shown block by block, as any answer.
        AnswerView view(AnswerView::Content::Blocks, AnswerVoice{});
        view.resize(400, 400);
        view.show();
        view.setBlocks(differenceText(made.parts, made.ownBlocks, false, {}, {}).blocks);
        view.viewport()->repaint();
        QVERIFY(view.counters().laidOutBlocks < 120);
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
        view.viewport()->repaint();
    }

    void refusesWhatIsTooLong()
    {
        MarkdownBlock block;
        block.text = QString(kLongestDifference, u'x');
        const AnswerDifference made = makeDifference({block}, {block});
        QVERIFY(made.tooLong);
        QVERIFY(made.parts.isEmpty());
    }

    void foldsWhatIsEqual()
    {
        const QString same = u"first same words\n\nsecond same words\n\nthird same words\n\n"_s;
        const AnswerDifference made = makeDifference(blocksOf(same + u"the old end"_s), blocksOf(same + u"the new end"_s));
        const auto words = [](int n) { return u"%1 folded"_s.arg(n); };
        const DifferenceText folded = differenceText(made.parts, made.ownBlocks, true, {}, words);
        QCOMPARE(folded.blocks.size(), 2);
        QCOMPARE(folded.blocks.first().kind, MarkdownBlock::Kind::Fold);
        QCOMPARE(folded.blocks.first().text, u"3 folded"_s);
        QCOMPARE(folded.folded, 3);
        QCOMPARE(folded.places, (QList<double>{0, 3, 4}));
        QCOMPARE(folded.shown({3, 2}), (AnswerPosition{1, 2}));
        QCOMPARE(folded.shown({1, 2}), (AnswerPosition{0, 0}));
        const DifferenceText opened = differenceText(made.parts, made.ownBlocks, true, {0, 1, 2}, words);
        QCOMPARE(opened.blocks.size(), 4);
        QCOMPARE(opened.folded, 0);
    }

    void placesBelongTogether()
    {
        const PlaceMap map = PlaceMap::fromPairs({{0, 0}, {1, 3}, {4, 4}}, 6, 5);
        QCOMPARE(map.map(0), 0.0);
        QCOMPARE(map.map(0.5), 0.5);
        QCOMPARE(map.map(1), 3.0);
        QCOMPARE(map.map(1.25), 3.25);
        QCOMPARE(map.map(3), 4.0); // blocks that the other has not: where it goes on
        QCOMPARE(map.map(4.5), 4.5);
        QCOMPARE(map.map(99), 5.0);
        QCOMPARE(map.reversed().map(3.25), 1.25);
        QCOMPARE(PlaceMap().map(2.5), 2.5);
        double last = -1;
        for (double place = 0; place < 7; place += 0.1) {
            QVERIFY(map.map(place) >= last);
            last = map.map(place);
        }
    }

    void placesInTheSource()
    {
        const QString text = u"# Head\n\none\n\ntwo three four five six\n\nend"_s;
        const QList<MarkdownBlock> blocks = blocksOf(text);
        for (double place = 0; place < double(blocks.size()); place += 0.25)
            QVERIFY(std::abs(sharePlace(blocks, shareOf(blocks, place)) - place) < 0.001);
        QCOMPARE(sharePlace({}, 0.5), -1.0);
    }

    void laysJsonOut_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("pretty");
        QTest::newRow("order and numbers") << "{\"b\":1.50,\"a\":[1e3,{}],\"c\":[]}"_ba
                                           << u"{\n  \"b\": 1.50,\n  \"a\": [\n    1e3,\n    {}\n  ],\n  \"c\": []\n}"_s;
        QTest::newRow("strings as they are") << "{\"a\":\"x, {\\\"y\\\": [1]} \\u00e9\"}"_ba
                                             << u"{\n  \"a\": \"x, {\\\"y\\\": [1]} \\u00e9\"\n}"_s;
        QTest::newRow("laid out already") << "{\n \"a\" :  true\n}"_ba << u"{\n  \"a\": true\n}"_s;
        QTest::newRow("no JSON") << "{not json}, really"_ba << u"{not json}, really"_s;
        QTest::newRow("cut off") << "{\"a\":[1,2"_ba << u"{\n  \"a\": [\n    1,\n    2"_s;
        QTest::newRow("too deep") << QByteArray(500, '[') + QByteArray(500, ']')
                                  << QString(500, u'[') + QString(500, u']');
    }
    void laysJsonOut()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, pretty);
        QCOMPARE(prettyJson(json), pretty);
    }

    void showsTraffic()
    {
        RawView view;
        view.resize(500, 500);
        view.show();
        QString made;
        view.addSnippet(u"curl"_s, [&] { return made; });
        made = u"curl it"_s;
        view.setTraffic({.requestTitle = u"Request"_s,
                         .request = "{\"model\":\"m\"}",
                         .responseTitle = u"Response"_s,
                         .response = "HTTP 200\r\ncontent-type: text/event-stream\r\n\r\ndata: {\"a\":1}\n\ndata: [DONE]\n"});
        QStringList lines;
        for (const MarkdownBlock &block : view.text()->blocks())
            lines.append(block.text);
        QCOMPARE(lines, (QStringList{u"Request"_s, u"{"_s, u"  \"model\": \"m\""_s, u"}"_s, u"Response"_s, u"HTTP 200"_s,
                                     u"content-type: text/event-stream"_s, u"data: {\"a\":1}"_s, QString(),
                                     u"data: [DONE]"_s}));
        QTest::mouseClick(view.snippetButtons().first(), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"curl it"_s);
        view.setSnippetsEnabled(false);
        QVERIFY(!view.snippetButtons().first()->isEnabled());
    }

    /// Megabytes come from another thread, and only what is in view is laid out.
    void showsMuchTraffic()
    {
        QByteArray body = "{\"messages\":[";
        for (int i = 0; i < 60'000; ++i)
            body += "{\"role\":\"user\",\"content\":\"message\"},";
        body += "1]}";
        RawView view;
        view.resize(500, 500);
        view.show();
        QSignalSpy shown(&view, &RawView::shown);
        view.setTraffic({.requestTitle = u"Request"_s, .request = body});
        QCOMPARE(shown.count(), 0);
        QVERIFY(view.text()->blocks().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(shown.count(), 1, 30'000);
        QVERIFY(view.text()->blocks().size() > 200'000);
        QVERIFY(view.text()->counters().laidOutBlocks < 200);
        view.text()->verticalScrollBar()->setValue(view.text()->verticalScrollBar()->maximum());
        view.text()->viewport()->repaint();
        QVERIFY(view.text()->counters().laidOutBlocks < 600);
    }
};

} // namespace bakeoff

QTEST_MAIN(bakeoff::TestPaneViews)
#include "tst_paneviews.moc"
