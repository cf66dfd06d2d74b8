// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/markdowncollector.h"
#include "widgets/markdownstream.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

/// One line a block, for messages and for tables of cases: "- 1.P text{4+2 b}".
QString described(const MarkdownBlock &block)
{
    QString line;
    for (const MarkdownMark &mark : block.marks) {
        if (mark.type == MarkdownMark::Type::Quote)
            line += mark.opens ? u">"_s : u"|"_s;
        else if (mark.type == MarkdownMark::Type::Bullet)
            line += mark.opens ? u"*"_s : u"."_s;
        else
            line += mark.opens ? QString::number(mark.number) + u")"_s : u"."_s;
        if (mark.task != MarkdownMark::Task::None && mark.opens)
            line += mark.task == MarkdownMark::Task::Done ? u"[x]"_s : u"[ ]"_s;
    }
    static constexpr QStringView kinds = u"PHCTRI";
    static constexpr QStringView joins = u"=+~";
    line += kinds[int(block.kind)];
    if (block.kind == MarkdownBlock::Kind::Heading || block.kind == MarkdownBlock::Kind::TableRow)
        line += QString::number(block.level);
    if (block.join != MarkdownBlock::Join::Start)
        line += joins[int(block.join)];
    if (!block.info.isEmpty())
        line += u"("_s + block.info + u")"_s;
    if (!block.align.isEmpty())
        line += u"("_s + QString::fromLatin1(block.align) + u")"_s;
    line += u" "_s + block.text;
    for (const MarkdownRun &run : block.runs) {
        line += u"{%1+%2 "_s.arg(run.start).arg(run.length);
        if (run.styles & MarkdownRun::Strong)
            line += u'b';
        if (run.styles & MarkdownRun::Emphasis)
            line += u'i';
        if (run.styles & MarkdownRun::Code)
            line += u'c';
        if (run.styles & MarkdownRun::Strike)
            line += u's';
        if (run.styles & MarkdownRun::Link)
            line += u'l';
        if (run.styles & MarkdownRun::Image)
            line += u'm';
        if (run.target >= 0)
            line += u' ' + block.targets[run.target];
        line += u'}';
    }
    line.replace(QChar(QChar::LineSeparator), u'\u23ce');
    return line.trimmed();
}

QStringList described(const QList<MarkdownBlock> &blocks)
{
    QStringList lines;
    for (const MarkdownBlock &block : blocks)
        lines << described(block);
    return lines;
}

struct Case {
    const char *name;
    const char *markdown;
    bool late = false; ///< its end decides about its beginning: finish() may change blocks that were frozen
};

// Every construct that a block can begin, hold or end with, alone and against its neighbours.
const Case kCases[] = {
    {"empty", ""},
    {"blank lines", "\n\n  \n\t\n"},
    {"paragraphs", "one\ntwo\n\nthree\n\n\n  four\n"},
    {"no line end", "one\n\ntwo"},
    {"hard breaks", "one  \ntwo\\\nthree   \n"},
    {"inline", "a *b* **c** ***d*** `e` ~~f~~ [g](https://h.example \"t\") ![i](j.png) <https://k.example> l\\*m\\*\n"},
    {"nested inline", "**a *b `c` [d *e*](f)* g** h_i_j _k_ **l**m\n"},
    {"across lines", "*a\nb* `c\nd` [e\nf](g)\n"},
    {"unclosed inline", "a **b *c `d [e](f\n\n**g\n"},
    {"entities", "&amp; &lt;b&gt; &nbsp;x &copy; &#65; &#x1F600; &nonsense; &hearts;\n"},
    {"html is text", "<div onclick=\"x\">\n*a* <b>c</b>\n\n<!-- d -->\n<script>\ne\n"},
    {"line break tag", "a<br>b <BR /> c `<br>`\n\n| x<br/>y | z |\n|---|---|\n| **a**<br>*b* | <br> |\n"},
    {"web addresses", "see https://a.example/b?c=d, www.e.example and http://f.example.\n"},
    {"atx", "# a\n## b ##\n### c #d\n#### e\\#\n####### f\n#g\n#\n###### *h*\n # i\n    # j\n"},
    {"atx in paragraph", "a\n# b\nc\n"},
    {"atx like a block", "# - a\n# 1. b\n# > c\n# [d]: e\n# ```\n"},
    {"setext", "a\n===\n\nb\nc\n---\n\nd *e\nf* g\n-----   \n"},
    {"setext or not", "a\n=\n\nb\n-\n\n- c\n---\n\n> d\n---\n\n===\n\ne\n== =\n"},
    {"rules", "---\n***\n___\n - - -\n    ---\n--\n\na\n***\nb\n* * *\n"},
    {"fence", "```cpp\nint a;\n\n  b\n```\nc\n"},
    {"fences", "~~~ py extra\na\n```\n~~~\n````\n```\n````\n``` a`b\n\n```\n\n```\n"},
    {"fence without end", "a\n```js\nb\n  c\n"},
    {"fence without content", "a\n```\n```\n"},
    {"fence alone", "```"},
    {"fence, shorter close", "````\na\n```\nb\n`````\nc\n"},
    {"fence, indented", "  ```\n  a\n b\n    c\n   ```\nd\n"},
    {"fence in list", "1. a\n   ```sh\n   b\n\n     c\n   ```\n   d\n2. e\n"},
    {"fence in list without end", "- a\n  ```\n  b\nc\n"},
    {"fence in quote", "> ```\n> a\n>\n>  b\n> ```\n> c\n> ~~~\nd\n"},
    {"fence in nested", "- a\n  > - b\n  >   ```\n  >   c\n  >   ```\n  >   d\n"},
    {"fence, closed outside", "- ```\n  a\n```\nb\n"},
    {"tabs", "\ta\n\t\tb\n\n-\tc\n\n\td\n\n\t\te\n\n>\tf\n>\t\tg\n"},
    {"indented code", "a\n\n    b\n\n      c\n   \n    d\n\n\ne\n"},
    {"indented code in list", "- a\n\n      b\n\n      c\n- d\n"},
    {"indented after paragraph", "a\n    b\n"},
    {"bullets", "- a\n- b\n* c\n+ d\n+ e\n"},
    {"loose", "- a\n\n- b\n\n\n- c\n"},
    {"numbers", "3. a\n4. b\n9. c\n1) d\n2) e\n\n0. f\n123456789. g\n1234567890. h\n"},
    {"nested lists", "- a\n  - b\n    - c\n  - d\n\n    e\n- f\n  1. g\n  2. h\n     i\n"},
    {"nested by many", "1. a\n    - b\n    - c\n2. d\n\n    e\n\n       f\n"},
    {"list in paragraph", "a\n- b\nc\n1. d\n2. e\n\nf\n2. g\n-\n"},
    {"empty items", "-\n- a\n-\n\n- b\n1.\n2. c\n*\n"},
    {"item on next line", "-\n  a\n-\n\n  b\n- \n\n\n  c\n"},
    {"item alone", "- "},
    {"markers in a row", "- - a\n- 1. b\n- > c\n> - d\n1. - 2. e\n- - -\n- # f\n- ```\n  g\n"},
    {"lazy", "> a\nb\n\n- c\nd\n\n> - e\nf\n"},
    {"quotes", "> a\n> b\n>\n> c\n\n> d\n>> e\n> f\n>\n>> g\n> > > h\n>i\n"},
    {"quote, empty", ">\n> \n\n- >\n- > a\n"},
    {"quote ends list", "- a\n> b\n- c\n"},
    {"tasks", "- [ ] a\n- [x] b *c*\n- [X] d\n- [y] e\n- [ ]f\n1. [x] g\n- [ ]\n- [ ] # h\n- [x] - i\n- a [ ] j\n"},
    {"table", "| a | b |\n|---|:-:|\n| 1 | 2 |\n| **c** | `d` | e |\n| f |\nafter\n\nend\n"},
    {"table, thin", "a|b\n-|-:\n1|2\n\nc\n"},
    {"table, one column", "| a |\n| - |\n| b |\n"},
    {"table, escaped", "| a \\| b | `c \\| d` |\n|:--|--:|\n| \\| | e\\|f |\n||  |\n"},
    {"table in list", "- a\n\n  | b | c |\n  |---|---|\n  | d | e |\n- f\n"},
    {"table in quote", "> | a | b |\n> |---|---|\n> | c | d |\ne\n"},
    {"table ends", "| a | b |\n|---|---|\n| c | d |\n# e\n| a | b |\n|---|---|\n- f\n\n|a|b|\n|-|-|\n```\ng\n```\n"},
    {"table, then rule", "| a | b |\n|---|---|\n| c | d |\n---\n> e\n"},
    {"no table", "a\nb\n|---|\n\n| c |\n|--|x\n\n|--|\n"},
    {"pipes in text", "a | b\nc | d\n"},
    {"reference links", "[a], [b][c] and ![d][a]\n\n- [c]\n\n[a]: https://x.example\n[c]: /y 'z'\n", true},
    {"definitions first", "[a]: https://x.example\n\n[a]\n", true},
    {"definition before text", "[a]: /b\nc [a]\n", true},
    {"definition in item", "- [a]: /b\n- c\n", true},
    {"definition, then underline", "[a]: /b\n===\n[a]\n", true},
    {"scripts", "\u4f60\u597d\u3002**\u4e16\u754c**\n\n\u0645\u0631\u062d\u0628\u0627 *\u0639\u0627\u0644\u0645* abc\n\n"
                "\U0001f600 \U0001f469\u200d\U0001f680 e\u0301\n"},
    {"direction marks", "a \u202eb\u202c `c\u2066d\u2069`\n\n```\ne\u202ef\n```\n"},
    {"controls", "a\x01" "b\x1b[31mc\u2028d\x7f\n"},
    {"windows", "a\r\nb\r\n\r\n- c\r\n\r\n```\r\nd\r\n```\r\n"},
    {"answer", "Here is **the** thing:\n\n1. First, `do` it:\n\n   ```bash\n   make -j2\n   ```\n\n2. Then *wait*.\n   - one\n"
               "   - two\n\n### Result\n\n| Key | Value |\n|-----|------:|\n| a   | 1     |\n\n> Note: see "
               "[docs](https://a.example).\n\n---\nDone.\n"},
};

QList<MarkdownBlock> expectedBlocks(QString markdown)
{
    markdown.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    return parseMarkdown(markdown.toUtf8());
}

/// English-looking words with some formatting.
QString words(int count, int seed)
{
    static const QStringList kWords{u"model"_s,  u"the"_s,    u"rate"_s,  u"**strong**"_s, u"limit"_s, u"a"_s,
                                    u"`code`"_s, u"answer"_s, u"token"_s, u"*soft*"_s,     u"of"_s,    u"window"_s};
    QString text;
    for (int i = 0; i < count; ++i)
        text += kWords[(i * 7 + seed * 5 + i / 3) % kWords.size()] + u' ';
    return text;
}

QString longText(const QString &shape, int tokens)
{
    QString text;
    if (shape == "paragraphs"_L1) {
        for (int i = 0; i < tokens / 80; ++i)
            text += words(80, i) + u"\n\n"_s;
    } else if (shape == "code"_L1) {
        text = u"```cpp\n"_s;
        for (int i = 0; i < tokens / 10; ++i)
            text += u"    const auto value%1 = compute(%1, \"text\");\n"_s.arg(i);
        text += u"```\n"_s;
    } else if (shape == "line"_L1) {
        text = words(tokens, 1) + u'\n';
    } else if (shape == "code line"_L1) {
        text = u"```\n"_s + QString(tokens * 4, u'x') + u"\n```\n"_s;
    } else if (shape == "table"_L1) {
        text = u"| a | b | c |\n|---|---|--:|\n"_s;
        for (int i = 0; i < tokens / 15; ++i)
            text += u"| row %1 | some text in it | %1 |\n"_s.arg(i);
    } else if (shape == "list"_L1) {
        for (int i = 0; i < tokens / 10; ++i)
            text += u"%1. "_s.arg(i + 1) + words(10, i) + u'\n';
    } else if (shape == "nested list"_L1) {
        text = u"- top\n"_s;
        for (int i = 0; i < tokens / 10; ++i)
            text += u"  - "_s + words(10, i) + u'\n';
    } else if (shape == "fence in list"_L1) {
        text = u"1. top\n\n   ```cpp\n"_s;
        for (int i = 0; i < tokens / 10; ++i)
            text += u"   const auto value%1 = compute(%1);\n"_s.arg(i);
    } else if (shape == "lines of a paragraph"_L1) {
        for (int i = 0; i < tokens / 10; ++i)
            text += words(10, i) + u'\n';
    } else if (shape == "emphasis without end"_L1) {
        text = u"**"_s + QString(u"a b c d "_s).repeated(tokens / 4) + u"**\n"_s;
    } else if (shape == "table row"_L1) {
        text = u"| a |\n|---|\n| "_s + QString(u"word "_s).repeated(tokens) + u"|\n"_s;
    }
    return text;
}

} // namespace

class TestMarkdownStream : public QObject {
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void streamsLikeTheWhole_data();
    void streamsLikeTheWhole();
    void sourceRanges_data() { streamsLikeTheWhole_data(); }
    void sourceRanges();
    void frozenStaysFrozen_data() { streamsLikeTheWhole_data(); }
    void frozenStaysFrozen();
    void costDoesNotGrow_data();
    void costDoesNotGrow();
    void longTextsLikeTheWhole_data() { costDoesNotGrow_data(); }
    void longTextsLikeTheWhole();
    void holdsBackUndecidedMarks();
    void closesOpenEmphasisInThePreview();
    void goesOnAfterFinish();
    void deepNestingIsBounded();
};

void TestMarkdownStream::reads_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QString &markdown, const QStringList &expected) {
        QTest::newRow(name) << markdown << expected;
    };
    row("strong", u"a **b**"_s, {u"P a b{2+1 b}"_s});
    row("heading", u"## a"_s, {u"H2 a"_s});
    row("setext", u"a\n==="_s, {u"H1 a"_s});
    row("code", u"```cpp\na\n\nb\n```"_s, {u"C(cpp) a"_s, u"C+(cpp)"_s, u"C+(cpp) b"_s});
    row("table", u"|a|b|\n|-|-:|\n|**1**|2|"_s, {u"T0(-r) a\tb"_s, u"T1+(-r) 1\t2{0+1 b}"_s});
    row("list", u"3. a\n4. b\n   - [x] c"_s, {u"3)P a"_s, u"4)P b"_s, u".*[x]P c"_s});
    row("empty item", u"-\n- b"_s, {u"*I"_s, u"*P b"_s});
    row("quote", u"> a\n>\n> b"_s, {u">P a"_s, u"|P b"_s});
    row("link", u"[a](https://b.example)"_s, {u"P a{0+1 l https://b.example}"_s});
    row("image", u"![a](b/c.png) ![](d/e.png)"_s, {u"P Open image: a Open image: e.png{0+13 m b/c.png}{14+17 m d/e.png}"_s});
    row("reference", u"[a]\n\n[a]: /b"_s, {u"P a{0+1 l /b}"_s});
    row("html", u"<b>x</b>"_s, {u"P <b>x</b>"_s});
    row("entity", u"&lt;&eacute;&#x1F600;&bogus;"_s, {u"P <\u00e9\U0001f600&bogus;"_s});
    row("hard break", u"a  \nb\nc"_s, {u"P a\u23ceb c"_s});
    row("overrides", u"a\u202eb"_s, {u"P a\ufffdb"_s});
    row("null", u"a"_s + QChar(0) + u"b"_s, {u"P a\ufffdb"_s});
}

void TestMarkdownStream::reads()
{
    QFETCH(QString, markdown);
    QFETCH(QStringList, expected);
    MarkdownStream stream;
    stream.append(markdown);
    stream.finish();
    QCOMPARE(described(stream.blocks()), expected);
}

void TestMarkdownStream::streamsLikeTheWhole_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<bool>("late");
    for (const Case &c : kCases)
        QTest::newRow(c.name) << QString::fromUtf8(c.markdown) << c.late;
}

void TestMarkdownStream::streamsLikeTheWhole()
{
    QFETCH(QString, markdown);
    QFETCH(bool, late);
    const QStringList expected = described(expectedBlocks(markdown));
    for (qsizetype size = 1; size <= std::max<qsizetype>(1, markdown.size()); ++size) {
        MarkdownStream stream;
        for (qsizetype at = 0; at < markdown.size(); at += size)
            stream.append(QStringView(markdown).mid(at, size));
        const QStringList frozen = described(stream.blocks().first(stream.frozen()));
        stream.finish();
        QCOMPARE(described(stream.blocks()), expected);
        // What was given out as final was final, unless only the end could know.
        if (!late)
            QCOMPARE(frozen, expected.first(frozen.size()));
    }
}

void TestMarkdownStream::sourceRanges()
{
    QFETCH(QString, markdown);
    MarkdownStream stream;
    stream.append(markdown);
    stream.finish();
    qsizetype before = 0;
    for (const MarkdownBlock &block : stream.blocks()) {
        QVERIFY2(block.begin >= 0 && block.begin <= block.end && block.end <= stream.source().size(),
                 qPrintable(described(block)));
        QVERIFY2(block.begin >= before, qPrintable(described(block)));
        before = block.begin;
    }
}

void TestMarkdownStream::frozenStaysFrozen()
{
    QFETCH(QString, markdown);
    MarkdownStream stream;
    QStringList frozen;
    for (qsizetype at = 0; at < markdown.size(); ++at) {
        const qsizetype first = stream.append(QStringView(markdown).mid(at, 1));
        QVERIFY(first >= frozen.size());
        const QStringList now = described(stream.blocks().first(stream.frozen()));
        QCOMPARE(now.first(frozen.size()), frozen);
        frozen = now;
    }
}

void TestMarkdownStream::costDoesNotGrow_data()
{
    QTest::addColumn<QString>("shape");
    for (const char *shape : {"paragraphs", "code", "line", "code line", "table", "list", "nested list", "fence in list",
                              "lines of a paragraph", "emphasis without end", "table row"})
        QTest::newRow(shape) << QString::fromLatin1(shape);
}

void TestMarkdownStream::costDoesNotGrow()
{
    QFETCH(QString, shape);
    const auto bytesPerByte = [&](int tokens) {
        const QString text = longText(shape, tokens);
        MarkdownStream stream;
        for (qsizetype at = 0; at < text.size(); at += 24)
            stream.append(QStringView(text).mid(at, 24));
        return double(stream.parsedBytes()) / double(text.size());
    };
    const double small = bytesPerByte(2'000);
    const double large = bytesPerByte(16'000);
    QVERIFY2(large <= small * 1.2 + 1 || large < 40, qPrintable(u"%1 and %2"_s.arg(small).arg(large)));
}

void TestMarkdownStream::longTextsLikeTheWhole()
{
    QFETCH(QString, shape);
    const QString text = longText(shape, 8'000);
    const QStringList expected = described(expectedBlocks(text));
    for (const qsizetype size : {19, 5'000}) {
        MarkdownStream stream;
        for (qsizetype at = 0; at < text.size(); at += size)
            stream.append(QStringView(text).mid(at, size));
        const QStringList frozen = described(stream.blocks().first(stream.frozen()));
        QCOMPARE(frozen, expected.first(frozen.size()));
        stream.finish();
        QCOMPARE(described(stream.blocks()), expected);
    }
}

void TestMarkdownStream::holdsBackUndecidedMarks()
{
    MarkdownStream stream;
    stream.append(u"text\n-");
    QCOMPARE(described(stream.blocks()), QStringList{u"P text"_s}); // not a heading yet
    stream.append(u" item\n\n| a | b |\n");
    QCOMPARE(described(stream.blocks()), (QStringList{u"P text"_s, u"*P item"_s})); // the table's head waits
    stream.append(u"|---|---|\n\n```\ncode\n``");
    QCOMPARE(described(stream.blocks()), (QStringList{u"P text"_s, u"*P item"_s, u"T0(--) a\tb"_s, u"C code"_s}));
}

void TestMarkdownStream::closesOpenEmphasisInThePreview()
{
    MarkdownStream stream;
    stream.append(u"a **b");
    QCOMPARE(described(stream.blocks()), QStringList{u"P a b{2+1 b}"_s});
    stream.append(u"** `c");
    QCOMPARE(described(stream.blocks()), QStringList{u"P a b c{2+1 b}{4+1 c}"_s});
    stream.append(u" d");
    stream.finish();
    QCOMPARE(described(stream.blocks()), QStringList{u"P a b `c d{2+1 b}"_s}); // it never was code
}

void TestMarkdownStream::goesOnAfterFinish()
{
    MarkdownStream stream;
    stream.append(u"a\n\n- b");
    stream.finish();
    stream.append(u"c\n- d");
    stream.finish();
    QCOMPARE(described(stream.blocks()), (QStringList{u"P a"_s, u"*P bc"_s, u"*P d"_s}));
}

void TestMarkdownStream::deepNestingIsBounded()
{
    MarkdownStream stream;
    stream.append(QString(2'000, u'>') + u" a\n\n"_s);
    stream.append(QString(u"- "_s).repeated(1'000) + u"b\n"_s);
    stream.finish();
    for (const MarkdownBlock &block : stream.blocks())
        QVERIFY(block.marks.size() <= kMarkdownDepth);
    QCOMPARE(stream.blocks().last().text, u"b"_s);
}

} // namespace bakeoff

QTEST_MAIN(bakeoff::TestMarkdownStream)
#include "tst_markdownstream.moc"
