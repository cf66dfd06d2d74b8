// SPDX-License-Identifier: GPL-3.0-or-later
#include "reportsamples.h"

#include "reports/harmlesstext.h"
#include "reports/htmlmarkdown.h"
#include "reports/htmlreport.h"
#include "reports/reportcolours.h"

#include <QColor>
#include <QCryptographicHash>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

double luminance(const QColor &c)
{
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

/// WCAG 2.2, "contrast ratio".
double contrast(const QString &a, const QString &b)
{
    const double la = luminance(QColor(a)), lb = luminance(QColor(b));
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

/// Any name of an entity: the test asks for elements only.
class AnyEntity : public QXmlStreamEntityResolver {
public:
    QString resolveUndeclaredEntity(const QString &) override { return u"?"_s; }
};

struct Element {
    QString name;
    QXmlStreamAttributes attributes;
    QString text; ///< its own and that of its descendants
};

/// Elements of a page in their order; fails the test where it is no well-formed XML.
QList<Element> elementsOf(const QByteArray &html)
{
    QXmlStreamReader reader(html);
    AnyEntity entities;
    reader.setEntityResolver(&entities);
    QList<Element> elements;
    QList<qsizetype> open;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement:
            open.append(elements.size());
            elements.append({reader.name().toString(), reader.attributes(), {}});
            break;
        case QXmlStreamReader::EndElement:
            open.removeLast();
            break;
        case QXmlStreamReader::Characters:
        case QXmlStreamReader::EntityReference:
            for (const qsizetype i : open)
                elements[i].text += reader.text();
            break;
        default:
            break;
        }
    }
    if (reader.hasError())
        QTest::qFail(qPrintable(reader.errorString() + u" at line %1"_s.arg(reader.lineNumber())), __FILE__, __LINE__);
    return elements;
}

QStringList textsOf(const QList<Element> &elements, const QString &name)
{
    QStringList texts;
    for (const Element &element : elements) {
        if (element.name == name)
            texts.append(element.text);
    }
    return texts;
}

/// What the page asks of whoever opens it: only what the writer writes itself.
void checkHarmless(const QList<Element> &elements)
{
    static const QSet<QString> names{
        u"html"_s, u"head"_s, u"meta"_s, u"title"_s, u"style"_s, u"script"_s, u"body"_s, u"main"_s, u"nav"_s, u"footer"_s,
        u"h1"_s, u"h2"_s, u"h3"_s, u"h4"_s, u"h5"_s, u"h6"_s, u"p"_s, u"ol"_s, u"ul"_s, u"li"_s, u"dl"_s, u"dt"_s, u"dd"_s,
        u"a"_s, u"div"_s, u"span"_s, u"bdi"_s, u"strong"_s, u"em"_s, u"s"_s, u"code"_s, u"pre"_s, u"blockquote"_s, u"hr"_s, u"br"_s,
        u"table"_s, u"caption"_s, u"thead"_s, u"tbody"_s, u"tr"_s, u"th"_s, u"td"_s, u"figure"_s, u"figcaption"_s, u"img"_s,
        u"article"_s, u"details"_s, u"summary"_s, u"ins"_s, u"del"_s,
        u"svg"_s, u"desc"_s, u"g"_s, u"line"_s, u"rect"_s, u"circle"_s, u"polygon"_s, u"polyline"_s, u"path"_s, u"text"_s};
    static const QSet<QString> attributes{
        u"lang"_s, u"dir"_s, u"charset"_s, u"http-equiv"_s, u"content"_s, u"name"_s, u"class"_s, u"id"_s, u"href"_s, u"rel"_s, u"target"_s,
        u"title"_s, u"src"_s, u"alt"_s, u"role"_s, u"tabindex"_s, u"scope"_s, u"start"_s, u"data-hint"_s, u"data-sort"_s,
        u"aria-label"_s, u"aria-hidden"_s, u"version"_s, u"width"_s, u"height"_s, u"viewBox"_s, u"font-family"_s, u"font-size"_s,
        u"font-weight"_s, u"x"_s, u"y"_s, u"x1"_s, u"x2"_s, u"y1"_s, u"y2"_s, u"cx"_s, u"cy"_s, u"r"_s, u"d"_s, u"points"_s, u"fill"_s,
        u"fill-opacity"_s, u"stroke"_s, u"stroke-width"_s, u"stroke-opacity"_s, u"opacity"_s, u"text-anchor"_s, u"transform"_s};
    static const QRegularExpression link(u"^(#section-\\d+|https?://[^\\s\"<>]+)$"_s);
    for (const Element &element : elements) {
        QVERIFY2(names.contains(element.name), qPrintable(element.name));
        for (const QXmlStreamAttribute &attribute : element.attributes) {
            const QString name = attribute.name().toString(), value = attribute.value().toString();
            QVERIFY2(attributes.contains(name), qPrintable(element.name + u' ' + name));
            if (name == "href"_L1)
                QVERIFY2(element.name == "a"_L1 && link.match(value).hasMatch(), qPrintable(value));
            if (name == "src"_L1)
                QVERIFY2(element.name == "img"_L1 && value.startsWith("data:image/"_L1) && !value.contains("svg"_L1), qPrintable(value.left(60)));
            if (name == "http-equiv"_L1)
                QCOMPARE(value, u"Content-Security-Policy"_s);
        }
        if (element.name == "a"_L1 && !element.attributes.value(u"href"_s).startsWith(u'#'))
            QVERIFY(element.attributes.value(u"rel"_s).contains("noopener"_L1));
    }
    QCOMPARE(textsOf(elements, u"script"_s).size(), 1);
    QCOMPARE(textsOf(elements, u"style"_s).size(), 1);
}

/// What tidy says of a page: errors and warnings, none expected. It knows no attributes of SVG.
QByteArray tidied(const QByteArray &html)
{
    QProcess tidy;
    tidy.start(u"tidy"_s, {u"-quiet"_s, u"-errors"_s, u"-utf8"_s, u"--show-info"_s, u"no"_s, u"--drop-empty-elements"_s, u"no"_s});
    if (!tidy.waitForStarted(10'000))
        return "tidy does not start";
    tidy.write(html);
    tidy.closeWriteChannel();
    if (!tidy.waitForFinished(30'000))
        return "tidy does not end";
    QByteArray said;
    for (const QByteArray &line : tidy.readAllStandardError().split('\n')) {
        if (!line.contains("Warning: <svg> proprietary attribute \"font-"))
            said += line + '\n';
    }
    return said.trimmed();
}

} // namespace

class TestHtmlReport : public QObject {
    Q_OBJECT

private slots:
    void coloursReachTheirContrast();
    void saysWhatTheDocumentSays();
    void policyNamesItsOwnStyleAndScript();
    void isValidHtml();
    void nothingInItIsBlank();
    void hostileTextsStayText_data();
    void hostileTextsStayText();
    void textIsHarmless_data();
    void textIsHarmless();
    void markdownBecomesHtml_data();
    void markdownBecomesHtml();
    void longTextStaysLinear_data();
    void longTextStaysLinear();
};

void TestHtmlReport::coloursReachTheirContrast()
{
    for (const bool dark : {false, true}) {
        const ReportColours &c = reportColours(dark);
        QCOMPARE(c.looks.size(), 8);
        QCOMPARE(QSet<QString>(c.looks.begin(), c.looks.end()).size(), 8);
        for (const QString &on : QStringList{c.text, c.text2, c.faint, c.accent, c.good, c.bad, c.note} + c.looks)
            QVERIFY2(contrast(on, c.paper) >= 4.5, qPrintable(on));
        for (const QString &on : {c.text, c.faint})
            QVERIFY2(contrast(on, c.code) >= 4.5, qPrintable(on));
        QVERIFY(contrast(c.text, c.inserted) >= 4.5);
        QVERIFY(contrast(c.text, c.removed) >= 4.5);
        QCOMPARE(c.chart().ground, c.paper);
        QCOMPARE(c.chart().looks, c.looks);
    }
}

void TestHtmlReport::saysWhatTheDocumentSays()
{
    const ReportDocument document = sampleDocument();
    const QByteArray html = reportToHtml(document);
    QCOMPARE(reportToHtml(document), html);
    const QList<Element> elements = elementsOf(html);
    checkHarmless(elements);
    QCOMPARE(elements[0].attributes.value(u"lang"_s), u"en"_s);
    QCOMPARE(textsOf(elements, u"title"_s).first(), document.title);
    QCOMPARE(textsOf(elements, u"h1"_s), QStringList{document.title});
    QCOMPARE(textsOf(elements, u"h2"_s),
             (QStringList{u"Cost against time"_s, u"Figures by model"_s, u"Spend by day"_s, u"Same model, different provider"_s, u"Answers"_s, u"Media"_s}));
    QCOMPARE(textsOf(elements, u"caption"_s), (QStringList{u"Figures by model"_s, u"Same model, different provider"_s}));
    QCOMPARE(textsOf(elements, u"footer"_s), QStringList{document.footer});
    QCOMPARE(textsOf(elements, u"ins"_s), QStringList{u" from 09:10 to 11:40"_s});
    QCOMPARE(textsOf(elements, u"summary"_s), QStringList{u"38% of the words differ from claude-sonnet-5"_s});
    // Every line of the contents leads to a heading.
    QStringList anchors, targets;
    int pictures = 0;
    for (const Element &element : elements) {
        if (element.attributes.hasAttribute(u"id"_s))
            anchors.append(u'#' + element.attributes.value(u"id"_s).toString());
        if (element.attributes.value(u"href"_s).startsWith(u'#'))
            targets.append(element.attributes.value(u"href"_s).toString());
        pictures += element.name == "img"_L1;
    }
    QCOMPARE(targets.size(), 7);
    QCOMPARE(targets, anchors);
    QCOMPARE(pictures, 4);
    // A cell knows by what it sorts, and one without a figure does not.
    QVERIFY(html.contains("<td class=\"n best\" data-sort=\"112\">112.0</td>"));
    QVERIFY(html.contains("<td class=\"n faint\">n too small</td>"));
    QVERIFY(html.contains("<th scope=\"row\">claude-sonnet-5</th>"));
    // Charts have no colours of their own.
    QVERIFY(html.contains("fill=\"var(--look0)\""));
    static const QRegularExpression colour(u"(fill|stroke)=\"#"_s);
    QVERIFY(!QString::fromUtf8(html).contains(colour));
    // Headings of an answer are below the heading that names it.
    QCOMPARE(textsOf(elements, u"h4"_s), (QStringList{u"claude-sonnet-5"_s, u"gpt-5.4-mini"_s, u"llama-3.3-70b, OpenRouter"_s}));
    QCOMPARE(textsOf(elements, u"h6"_s), QStringList{u"Outage on 14 August"_s});
}

void TestHtmlReport::policyNamesItsOwnStyleAndScript()
{
    const QByteArray html = reportToHtml(sampleDocument());
    const auto between = [&html](const QByteArray &from, const QByteArray &to) {
        const qsizetype begin = html.indexOf(from) + from.size();
        return html.sliced(begin, html.indexOf(to, begin) - begin);
    };
    const auto hash = [](const QByteArray &bytes) {
        return "'sha256-" + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toBase64() + '\'';
    };
    const QByteArray policy = between("Content-Security-Policy\" content=\"", "\"");
    QVERIFY(policy.startsWith("default-src 'none'; img-src data:; "));
    QVERIFY(policy.contains("style-src " + hash(between("<style>", "</style>")) + ';'));
    QVERIFY(policy.contains("script-src " + hash(between("<script>", "</script>")) + ';'));
    QVERIFY(!policy.contains("unsafe"));
    // It stands before anything that it rules.
    QVERIFY(html.indexOf("Content-Security-Policy") < html.indexOf("<style"));
    QVERIFY(!html.contains("http-equiv=\"refresh\"") && !html.contains("<link") && !html.contains("url("));
}

void TestHtmlReport::isValidHtml()
{
    QCOMPARE(tidied(reportToHtml(sampleDocument())), QByteArray());
    QVERIFY(tidied("<!DOCTYPE html><title>x</title><p><table><b>").size() > 0); // it does look
}

void TestHtmlReport::nothingInItIsBlank()
{
    const QByteArray html = reportToHtml({});
    checkHarmless(elementsOf(html));
    ReportDocument document;
    document.title = u"Empty"_s;
    document.blocks = {ReportHeading{9, u"Nothing"_s}, ReportFacts{}, ReportTable{}, ReportAnswers{}, ReportMediaGrid{}, ReportParagraph{}};
    const QList<Element> elements = elementsOf(reportToHtml(document));
    checkHarmless(elements);
    QVERIFY(textsOf(elements, u"table"_s).isEmpty());
    QVERIFY(textsOf(elements, u"nav"_s).isEmpty());
    QCOMPARE(textsOf(elements, u"h4"_s), QStringList{u"Nothing"_s});
}

void TestHtmlReport::hostileTextsStayText_data()
{
    QTest::addColumn<int>("from");
    for (int i = 0; i < hostileTexts().size(); ++i)
        QTest::addRow("%d", i) << i;
}

void TestHtmlReport::hostileTextsStayText()
{
    QFETCH(const int, from);
    const ReportDocument document = hostileDocument(from);
    const QByteArray html = reportToHtml(document);
    const QList<Element> elements = elementsOf(html);
    checkHarmless(elements);
    QCOMPARE(elements[0].attributes.value(u"lang"_s), u"en"_s);
    QCOMPARE(textsOf(elements, u"h1"_s), QStringList{harmlessText(document.title)});
    QCOMPARE(textsOf(elements, u"img"_s).size(), 1);
    for (const QString &text : hostileTexts())
        QVERIFY2(QString::fromUtf8(html).contains(QString::fromUtf8(htmlText(text))), qPrintable(text));
    static const QRegularExpression harmful(u"[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]"_s);
    QVERIFY(!QString::fromUtf8(html).contains(harmful));
    const QByteArray said = tidied(html);
    QVERIFY2(!said.contains("Error:"), said.constData());
    // Unknown names of entities in answers are text, as in every reader of Markdown.
    for (const QByteArray &line : said.split('\n'))
        QVERIFY2(line.isEmpty() || line.contains("entity"), line.constData());
}

void TestHtmlReport::textIsHarmless_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("harmless");
    QTest::newRow("plain") << u"a\tb\nc \u00e9 \U0001f600"_s << u"a\tb\nc \u00e9 \U0001f600"_s;
    QTest::newRow("ends of lines") << u"a\r\nb\rc\n\r"_s << u"a\nb\nc\n\n"_s;
    QTest::newRow("separators") << u"a\u2028b\u2029c"_s << u"a b c"_s;
    QTest::newRow("overrides") << u"\u202ea\u202c\u2066b\u2069"_s << u"\ufffda\ufffd\ufffdb\ufffd"_s;
    QTest::newRow("marks and joiners") << u"\u200e\u200f\u200c\u200d"_s << u"\u200e\u200f\u200c\u200d"_s;
    QTest::newRow("control") << QString(QChar(0)) + QChar(0x1b) + QChar(0x7f) + QChar(0x9b) << u"\ufffd\ufffd\ufffd\ufffd"_s;
    QTest::newRow("surrogates") << QString(QChar(0xdc00)) + u'a' + QChar(0xd800) << u"\ufffda\ufffd"_s;
    QTest::newRow("noncharacters") << QString(QChar(0xfffe)) + QChar(0xfdd0) + QString::fromUcs4(U"\U0001ffff") << u"\ufffd\ufffd\ufffd"_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestHtmlReport::textIsHarmless()
{
    QFETCH(const QString, text);
    QFETCH(const QString, harmless);
    QCOMPARE(harmlessText(text), harmless);
}

void TestHtmlReport::markdownBecomesHtml_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QByteArray>("html");
    const QByteArray link = "\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">";
    QTest::newRow("paragraphs") << u"one\ntwo\n\nthree"_s << "<p>one\ntwo</p>\n<p>three</p>\n"_ba;
    QTest::newRow("emphasis") << u"**a** *b* ~~c~~ `d<e`"_s << "<p><strong>a</strong> <em>b</em> <s>c</s> <code>d&lt;e</code></p>\n"_ba;
    QTest::newRow("headings") << u"# a\n### b\n###### c"_s << "<h4 class=\"m1\">a</h4>\n<h6 class=\"m3\">b</h6>\n<h6 class=\"m3\">c</h6>\n"_ba;
    QTest::newRow("list") << u"3. a\n4. b\n   - [x] c\n   - [ ] d"_s
                          << "<ol start=\"3\"><li>a</li>\n<li>b<ul><li class=\"task\">\u2611 c</li>\n<li class=\"task\">\u2610 d</li>\n</ul>\n</li>\n</ol>\n"_ba;
    QTest::newRow("code") << u"```js\"x\n<b>&amp;\n```"_s << "<pre dir=\"ltr\"><code>&lt;b&gt;&amp;amp;\n</code></pre>\n"_ba;
    QTest::newRow("table") << u"|a|b|\n|-:|:-:|\n|1|2<br>3|\n|4|"_s
                           << "<div class=\"box\"><table>\n<thead><tr><th class=\"r\">a</th><th class=\"c\">b</th></tr>\n</thead>\n"
                              "<tbody><tr><td class=\"r\">1</td><td class=\"c\">2<br/>3</td></tr>\n<tr><td class=\"r\">4</td></tr>\n</tbody></table></div>\n"_ba;
    QTest::newRow("html") << u"<b onclick=x>a</b>\n\n<script>\nb\n</script>"_s
                          << "<p>&lt;b onclick=x&gt;a&lt;/b&gt;</p>\n<p>&lt;script&gt;\nb\n&lt;/script&gt;</p>\n"_ba;
    QTest::newRow("link") << u"[a](https://x.example/?b=1&c='2 \"title\")"_s
                          << "<p><a href=\"https://x.example/?b=1&amp;c=&#39;2\" title=\"https://x.example/?b=1&amp;c=&#39;2"_ba + link + "a</a></p>\n";
    QTest::newRow("bare link") << u"see https://x.example/a."_s << "<p>see <a href=\"https://x.example/a\" title=\"https://x.example/a"_ba + link + "https://x.example/a</a>.</p>\n";
    QTest::newRow("script link") << u"[a](javascript:alert(1)) [b](JaVaScRiPt:1) [c](data:text/html,x) [d](file:///etc) [e](&#106;avascript:1) [f](//x) [g](x.html)"_s
                                 << "<p>a b c d e f g</p>\n"_ba;
    QTest::newRow("link with a name") << u"[a](https://bank.example@x.example/)"_s << "<p>a</p>\n"_ba;
    QTest::newRow("picture") << u"![a *b* <c>](https://x.example/p.png)"_s
                             << "<p><a href=\"https://x.example/p.png\" title=\"https://x.example/p.png"_ba + link + "<span class=\"image\">[a b &lt;c&gt;]</span></a></p>\n";
    QTest::newRow("picture without words") << u"![](p/q.png) ![](data:image/png;base64,AAAA)"_s
                                           << "<p><span class=\"image\">[q.png]</span> <span class=\"image\">[\u2026]</span></p>\n"_ba;
    QTest::newRow("picture in a link") << u"[![a](https://x.example/p.png)](https://x.example)"_s
                                       << "<p><a href=\"https://x.example\" title=\"https://x.example"_ba + link + "<span class=\"image\">[a]</span></a></p>\n";
    QTest::newRow("entities") << u"&copy; &#65; &#x202e; &#0; &#1114112; &"_s << "<p>&copy; A \ufffd \ufffd \ufffd &amp;</p>\n"_ba;
    QTest::newRow("overrides") << u"\u202ea"_s << "<p>\ufffda</p>\n"_ba;
    QTest::newRow("deep") << QString(40, u'>') + u"a"_s
                          << "<blockquote>"_ba.repeated(16) + "<br/>"_ba.repeated(24) + "<p>a</p>\n" + "</blockquote>\n"_ba.repeated(16);
    QTest::newRow("empty") << QString() << ""_ba;
}

void TestHtmlReport::markdownBecomesHtml()
{
    QFETCH(const QString, markdown);
    QFETCH(const QByteArray, html);
    const QByteArray made = markdownToHtml(markdown, 4);
    if (html.endsWith('\n') || html.isEmpty())
        QCOMPARE(made, html);
    else
        QCOMPARE(made.first(html.size()), html);
    checkHarmless(elementsOf("<html><script/><style/>" + made + "</html>"));
}

void TestHtmlReport::longTextStaysLinear_data()
{
    QTest::addColumn<QString>("markdown");
    constexpr qsizetype size = 1 << 20;
    const auto row = [](const char *name, const QString &part, const QString &before = {}) {
        QTest::newRow(name) << before + part.repeated((size - before.size()) / part.size());
    };
    row("one line", u"x"_s);
    row("words", u"word "_s);
    row("quotation marks", u"\""_s);
    row("quotes", u">"_s);
    row("lists", u"- "_s);
    row("stars", u"*"_s);
    row("brackets", u"["_s);
    row("pictures", u"!["_s);
    row("HTML", u"<a>"_s);
    row("code", u"\n"_s, u"```\n"_s);
    row("rows of a wide table", u"|\n"_s, u"|a"_s.repeated(100) + u"|\n"_s + u"|-"_s.repeated(100) + u"|\n"_s);
    row("cells", u"|||x\n"_s, u"|a"_s.repeated(100) + u"|\n"_s + u"|-"_s.repeated(100) + u"|\n"_s);
    row("references", u"[a] "_s, u"[a]: https://x.example/"_s + QString(1'900, u'y') + u"\n\n"_s);
    row("links", u"http://a.b "_s);
}

void TestHtmlReport::longTextStaysLinear()
{
    QFETCH(const QString, markdown);
    const QByteArray html = markdownToHtml(markdown, 4);
    QVERIFY(!html.isEmpty());
    QVERIFY2(html.size() <= 16 * markdown.size(), qPrintable(QString::number(html.size())));
    QVERIFY(htmlText(markdown).size() <= 6 * markdown.size());
}

QTEST_GUILESS_MAIN(TestHtmlReport)
#include "tst_htmlreport.moc"
