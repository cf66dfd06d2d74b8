// SPDX-License-Identifier: GPL-3.0-or-later
// Reports in a real browser.
#include "chromium.h"
#include "reportsamples.h"

#include "reports/htmlreport.h"
#include "reports/reportcolours.h"

#include <QColor>
#include <QFile>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

class TestReportPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void opensInSilence_data();
    void opensInSilence();
    void followsTheReadersColours();
    void sortsByMouseAndKeyboard();
    void isWholeWithoutScript();
    void fitsEveryWidth_data();
    void fitsEveryWidth();
    void prints();
    void forbidsWhatWouldLeave();

private:
    /// Writes a page to disk and opens it.
    void show(const QByteArray &html, const QString &name = u"report.html"_s);
    void keepPicture(const QString &name);
    /// First column of the first table.
    QStringList names();
    void clickHead(int column);

    QTemporaryDir m_folder;
    Chromium m_browser;
};

void TestReportPage::initTestCase()
{
    QVERIFY2(m_browser.start(), qPrintable(m_browser.error()));
}

void TestReportPage::init()
{
    QCOMPARE(m_browser.error(), QString());
    m_browser.setSize({1280, 900});
    m_browser.setMedia(u"screen"_s, u"light"_s);
}

void TestReportPage::show(const QByteArray &html, const QString &name)
{
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(html);
    file.close();
    if (const QString folder = qEnvironmentVariable("BAKEOFF_PICTURES"); !folder.isEmpty())
        QFile::copy(file.fileName(), folder + u'/' + QString::fromLatin1(QTest::currentTestFunction()) + u".html"_s);
    QVERIFY2(m_browser.open(file.fileName()), qPrintable(m_browser.error()));
}

void TestReportPage::keepPicture(const QString &name)
{
    const QString folder = qEnvironmentVariable("BAKEOFF_PICTURES");
    if (folder.isEmpty())
        return;
    QFile file(folder + u'/' + name + u".png"_s);
    if (file.open(QIODevice::WriteOnly))
        file.write(m_browser.picture());
}

QStringList TestReportPage::names()
{
    QStringList names;
    const QJsonValue found = m_browser.evaluate(u"Array.from(document.querySelector('table.figures').tBodies[0].rows, r => r.cells[0].textContent)"_s);
    for (const QJsonValue name : found.toArray())
        names.append(name.toString());
    return names;
}

void TestReportPage::clickHead(int column)
{
    const QJsonValue at = m_browser.evaluate(
        u"(() => { const b = document.querySelectorAll('table.figures')[0].tHead.rows[0].cells[%1].firstChild; b.scrollIntoView({block: 'center'});"
        " const r = b.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()"_s.arg(column));
    m_browser.click(at[0].toDouble(), at[1].toDouble());
}

void TestReportPage::opensInSilence_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::newRow("sample") << reportToHtml(sampleDocument());
    for (int i = 0; i < hostileTexts().size(); i += 3)
        QTest::addRow("hostile %d", i) << reportToHtml(hostileDocument(i));
    ReportDocument rightToLeft = sampleDocument();
    rightToLeft.language = u"ar"_s;
    QTest::newRow("right to left") << reportToHtml(rightToLeft);
    QTest::newRow("empty") << reportToHtml({});
}

void TestReportPage::opensInSilence()
{
    QFETCH(const QByteArray, html);
    show(html);
    QCOMPARE(m_browser.complaints(), QStringList());
    QCOMPARE(m_browser.requests(), QStringList{u"file://"_s + m_folder.filePath(u"report.html"_s)});
    // What the parser made of it has one script, and nothing that acts by itself.
    QCOMPARE(m_browser.evaluate(u"document.scripts.length"_s).toInt(), 1);
    QCOMPARE(m_browser.evaluate(u"document.compatMode"_s).toString(), u"CSS1Compat"_s);
    QCOMPARE(m_browser.evaluate(u"document.querySelectorAll('iframe,object,embed,link,base,form,input,video,audio,source,use,image,foreignObject,animate,set').length"_s).toInt(), 0);
    QCOMPARE(m_browser.evaluate(u"Array.from(document.querySelectorAll('*')).filter(e => e.getAttributeNames().some(n => n.startsWith('on') || n === 'style')).length"_s).toInt(), 0);
    keepPicture(u"page-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-')));
}

void TestReportPage::followsTheReadersColours()
{
    show(reportToHtml(sampleDocument()));
    const auto colour = [this](const QString &selector, const QString &property) {
        return m_browser.evaluate(u"getComputedStyle(document.querySelector('%1')).%2"_s.arg(selector, property)).toString();
    };
    const auto css = [](const QString &name) {
        const QColor c(name);
        return u"rgb(%1, %2, %3)"_s.arg(c.red()).arg(c.green()).arg(c.blue());
    };
    for (const bool dark : {false, true}) {
        const ReportColours &colours = reportColours(dark);
        m_browser.setMedia(u"screen"_s, dark ? u"dark"_s : u"light"_s);
        QCOMPARE(colour(u"main"_s, u"backgroundColor"_s), css(colours.paper));
        QCOMPARE(colour(u"h1"_s, u"color"_s), css(colours.text));
        QCOMPARE(colour(u"svg.wide text"_s, u"fill"_s), css(colours.faint));
        QCOMPARE(colour(u"svg.wide circle"_s, u"fill"_s), css(colours.looks[0]));
        QCOMPARE(colour(u"ins"_s, u"backgroundColor"_s), css(colours.inserted));
        keepPicture(dark ? u"dark"_s : u"light"_s);
        // Paper is white.
        m_browser.setMedia(u"print"_s, dark ? u"dark"_s : u"light"_s);
        QCOMPARE(colour(u"h1"_s, u"color"_s), css(reportColours(false).text));
        QCOMPARE(colour(u"svg.wide circle"_s, u"fill"_s), css(reportColours(false).looks[0]));
    }
}

void TestReportPage::sortsByMouseAndKeyboard()
{
    show(reportToHtml(sampleDocument()));
    const QStringList first = names();
    QCOMPARE(first.size(), 5);
    const auto sorted = [this](int column) {
        return m_browser.evaluate(u"document.querySelector('table.figures').tHead.rows[0].cells[%1].getAttribute('aria-sort')"_s.arg(column)).toString();
    };
    QCOMPARE(m_browser.evaluate(u"document.querySelector('table.figures button').title"_s).toString(), u"Sort by this column"_s);
    const double height = m_browser.evaluate(u"document.querySelector('table.figures').offsetHeight"_s).toDouble();
    clickHead(4); // TTFT p95: one row has no figure and comes last in both directions
    const QStringList up{u"gpt-5.4-mini"_s, u"claude-sonnet-5"_s, u"mistral-medium-3.1"_s, u"llama-3.3-70b, OpenRouter"_s, u"llama-3.3-70b, Replicate"_s};
    QCOMPARE(names(), up);
    QCOMPARE(sorted(4), u"ascending"_s);
    QCOMPARE(m_browser.evaluate(u"document.querySelector('table.figures').offsetHeight"_s).toDouble(), height);
    keepPicture(u"sorted"_s);
    clickHead(4);
    QCOMPARE(names(), (QStringList{up[3], up[2], up[1], up[0], up[4]}));
    QCOMPARE(sorted(4), u"descending"_s);
    clickHead(4);
    QCOMPARE(names(), first);
    QCOMPARE(sorted(4), QString());
    // Mean cost is shown with digits of different length: it sorts by value.
    clickHead(7);
    QCOMPARE(names().first(), u"llama-3.3-70b, OpenRouter"_s);

    // By keyboard alone: from the top of the page to the first head, then the next but one.
    m_browser.evaluate(u"document.querySelector('nav a').focus()"_s);
    bool there = false;
    for (int i = 0; i < 30 && !there; ++i) {
        m_browser.press(u"Tab"_s, 9);
        there = m_browser.evaluate(u"document.activeElement.tagName === 'BUTTON'"_s).toBool();
    }
    QVERIFY(there);
    m_browser.press(u"Enter"_s, 13, u"\r"_s);
    QCOMPARE(sorted(0), u"ascending"_s);
    QCOMPARE(names(), (QStringList{u"claude-sonnet-5"_s, u"gpt-5.4-mini"_s, u"llama-3.3-70b, OpenRouter"_s, u"llama-3.3-70b, Replicate"_s, u"mistral-medium-3.1"_s}));
    m_browser.press(u"Tab"_s, 9);
    m_browser.press(u" "_s, 32, u" "_s);
    QCOMPARE(sorted(1), u"ascending"_s);
    QCOMPARE(sorted(0), QString());
    QCOMPARE(names().first(), u"llama-3.3-70b, Replicate"_s);
    QCOMPARE(m_browser.complaints(), QStringList());
}

void TestReportPage::isWholeWithoutScript()
{
    m_browser.call(u"Emulation.setScriptExecutionDisabled"_s, {{u"value"_s, true}});
    show(reportToHtml(sampleDocument()));
    const int root = m_browser.call(u"DOM.getDocument"_s)[u"root"_s][u"nodeId"_s].toInt();
    const auto count = [this, root](const QString &selector) {
        return m_browser.call(u"DOM.querySelectorAll"_s, {{u"nodeId"_s, root}, {u"selector"_s, selector}})[u"nodeIds"_s].toArray().size();
    };
    QCOMPARE(count(u"table.figures tbody tr"_s), 7);
    QCOMPARE(count(u"button"_s), 0); // no control that does nothing
    QCOMPARE(count(u"nav a"_s), 7);
    m_browser.call(u"Emulation.setScriptExecutionDisabled"_s, {{u"value"_s, false}});
}

void TestReportPage::fitsEveryWidth_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::newRow("sample") << reportToHtml(sampleDocument());
    QTest::newRow("hostile") << reportToHtml(hostileDocument());
    ReportDocument document = sampleDocument();
    const QString line = u"x"_s.repeated(1 << 20);
    document.title = line.first(3'000);
    document.blocks.append(ReportParagraph{line.first(9'000)});
    document.blocks.append(ReportAnswers{.prompt = line.first(9'000),
                                         .answers = {{.name = line.first(3'000), .markdown = line},
                                                     {.name = u"b"_s, .markdown = u"```\n"_s + line.first(9'000) + u"\n```\n\n|a|\n|-|\n|"_s + line.first(5'000) + u"|"_s}}});
    ReportTable table = sampleTable();
    table.rows[0][0].text = line.first(3'000);
    document.blocks.append(table);
    QTest::newRow("one long line") << reportToHtml(document);
}

void TestReportPage::fitsEveryWidth()
{
    QFETCH(const QByteArray, html);
    show(html);
    for (const int width : {1280, 1000, 600, 390, 320}) {
        m_browser.setSize({width, 900});
        QVERIFY2(m_browser.evaluate(u"document.documentElement.scrollWidth"_s).toInt() <= width, qPrintable(QString::number(width)));
        if (QByteArrayView(QTest::currentDataTag()) == "sample") {
            // A wide table scrolls in its box.
            const bool scrolls = m_browser.evaluate(u"(b => b.scrollWidth > b.clientWidth)(document.querySelector('.box'))"_s).toBool();
            QCOMPARE(scrolls, width <= 600);
            keepPicture(u"width-%1"_s.arg(width));
        }
    }
    QCOMPARE(m_browser.error(), QString());
}

void TestReportPage::prints()
{
    show(reportToHtml(sampleDocument()));
    m_browser.setMedia(u"print"_s, u"dark"_s);
    // A4 without its margins: all of every table is on the page.
    m_browser.setSize({673, 900});
    QVERIFY(m_browser.evaluate(u"Array.from(document.querySelectorAll('.box')).every(b => b.scrollWidth <= b.clientWidth)"_s).toBool());
    const QJsonObject result = m_browser.call(u"Page.printToPDF"_s, {{u"preferCSSPageSize"_s, true}, {u"paperWidth"_s, 8.27}, {u"paperHeight"_s, 11.69}});
    const QByteArray pdf = QByteArray::fromBase64(result[u"data"_s].toString().toLatin1());
    QVERIFY(pdf.startsWith("%PDF-"));
    if (const QString folder = qEnvironmentVariable("BAKEOFF_PICTURES"); !folder.isEmpty()) {
        QFile file(folder + u"/print.pdf"_s);
        if (file.open(QIODevice::WriteOnly))
            file.write(pdf);
    }
}

void TestReportPage::forbidsWhatWouldLeave()
{
    show(reportToHtml(sampleDocument()));
    const QJsonValue said = m_browser.evaluate(
        u"new Promise(done => { const broken = []; document.addEventListener('securitypolicyviolation', e => { broken.push(e.effectiveDirective);"
        " if (broken.length === 4) done(broken.sort()); });"
        " fetch('http://127.0.0.1:1/').catch(() => 0); new Image().src = 'http://127.0.0.1:1/p.png';"
        " const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s);"
        " document.body.setAttribute('style', 'color:red'); setTimeout(() => done(broken), 5000); })"_s);
    QCOMPARE(said.toArray(), (QJsonArray{u"connect-src"_s, u"img-src"_s, u"script-src-elem"_s, u"style-src-attr"_s}));
    QCOMPARE(m_browser.evaluate(u"window.ran === undefined"_s).toBool(), true);
    QVERIFY(m_browser.complaints().size() >= 4); // and the test sees such things
}

QTEST_GUILESS_MAIN(TestReportPage)
#include "tst_reportpage.moc"
