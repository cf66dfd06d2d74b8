// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/colourglyphs.h"
#include "media/papermarkdown.h"
#include "media/papertext.h"
#include "media/pdfbookmarks.h"
#include "media/pdfreport.h"
#include "media/reportpages.h"
#include "paperdocuments.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace bakeoff;
using namespace Qt::StringLiterals;

/// Reports on paper, read back with poppler.
class TestReportPages : public QObject {
    Q_OBJECT
private slots:
    void saysWhatTheReportSays();
    void numbersItsPagesAndContents();
    void hasBookmarks();
    void repeatsTheHeadOfATable();
    void sharesColumns_data();
    void sharesColumns();
    void drawsEmojiAsPictures();
    void keepsHeadingsWithWhatFollows();
    void staysWithinItsMargins_data();
    void staysWithinItsMargins();
    void asksForNothing();
    void readsMarkdown();
    void makesTextsHarmless_data();
    void makesTextsHarmless();
    void cutsWhatIsTooLong();
    void refusesDevicesThatTakeNothing();
    void choosesPaper();
    void writesTheSameTwice();
    void laysOutInSlices();

private:
    /// Writes a report, and its pages as pictures where somebody wants to look at them.
    QString pdfOf(const ReportDocument &document, const QString &name, ReportPaper paper = ReportPaper::A4);
    static QString run(const QString &program, const QStringList &arguments);
    static QString textOf(const QString &pdf) { return run(u"pdftotext"_s, {u"-layout"_s, pdf, u"-"_s}); }
    QList<QImage> picturesOf(const QString &pdf);

    QTemporaryDir m_folder;
};

QString TestReportPages::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return u"%1 failed: %2"_s.arg(program, QString::fromUtf8(process.readAllStandardError()));
    const QString errors = QString::fromUtf8(process.readAllStandardError());
    return QString::fromUtf8(process.readAllStandardOutput()) + (errors.isEmpty() ? QString() : u"\nerrors: "_s + errors);
}

QString TestReportPages::pdfOf(const ReportDocument &document, const QString &name, ReportPaper paper)
{
    const QString path = m_folder.filePath(name + u".pdf"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || !writePdf(document, file, paper))
        return {};
    file.close();
    if (const QString wanted = qEnvironmentVariable("BAKEOFF_REPORT_PICTURES"); !wanted.isEmpty()) {
        QDir().mkpath(wanted);
        QFile::remove(wanted + u'/' + name + u".pdf"_s);
        QFile::copy(path, wanted + u'/' + name + u".pdf"_s);
        run(u"pdftoppm"_s, {u"-r"_s, u"80"_s, u"-png"_s, u"-l"_s, u"8"_s, path, wanted + u'/' + name});
    }
    return path;
}

QList<QImage> TestReportPages::picturesOf(const QString &pdf)
{
    const QString folder = pdf + u".pages"_s;
    QDir().mkpath(folder);
    run(u"pdftoppm"_s, {u"-r"_s, u"72"_s, u"-png"_s, pdf, folder + u"/p"_s});
    QList<QImage> images;
    for (const QString &name : QDir(folder).entryList(QDir::Files, QDir::Name))
        images.append(QImage(folder + u'/' + name));
    return images;
}

void TestReportPages::saysWhatTheReportSays()
{
    const ReportDocument document = paper::full();
    const QString pdf = pdfOf(document, u"full"_s);
    const QString text = textOf(pdf);
    QVERIFY2(!text.contains("errors: "_L1), qPrintable(text.right(2000)));
    QVERIFY(text.contains(document.title));
    QVERIFY(text.contains(document.subtitle));
    qsizetype headings = 0;
    for (const ReportBlock &block : document.blocks) {
        if (const auto *heading = std::get_if<ReportHeading>(&block)) {
            ++headings;
            QVERIFY2(text.contains(heading->text), qPrintable(heading->text));
        } else if (const auto *table = std::get_if<ReportTable>(&block)) {
            for (const auto &row : table->rows) {
                for (const ReportCell &cell : row) {
                    for (const QString &word : cell.text.split(u' ')) // what is no figure may break
                        QVERIFY2(text.contains(word), qPrintable(cell.text));
                }
            }
        } else if (const auto *facts = std::get_if<ReportFacts>(&block)) {
            QVERIFY(text.contains(facts->facts[0].name));
        }
    }
    QVERIFY(headings > 5);
    const QString flow = run(u"pdftotext"_s, {u"-raw"_s, pdf, u"-"_s}).simplified();
    QVERIFY(flow.contains(u"Can a cheaper model write our outage notices as well as the one we use?"_s));
    QVERIFY(flow.contains(u"The next message follows at 15:00."_s));
    QVERIFY(flow.contains(u"def notice(street: str, hours: int) -> str:"_s));
    QVERIFY(flow.contains(u"14 % of the words differ from claude-sonnet-5."_s));
    QVERIFY(flow.contains(u"is down has been interrupted"_s));
    QVERIFY(flow.contains(u"US dollars"_s)); // of the chart
    QVERIFY(!flow.contains(u"**"_s));
    QVERIFY(!flow.contains(u"https://example.com"_s));
    // In the order in which it is read.
    qsizetype at = 0;
    for (const QString &words : {u"Question"_s, u"Contents"_s, u"Mark: p50"_s, u"Total: $1.046"_s, u"ran on two providers"_s,
                                 u"flux-schnell 5"_s}) {
        const qsizetype next = flow.indexOf(words, at);
        QVERIFY2(next >= 0, qPrintable(words));
        at = next;
    }
    const QString facts = run(u"pdfinfo"_s, {pdf});
    QVERIFY2(facts.contains(QRegularExpression(u"Title: +Which model for customer notices\\?"_s)), qPrintable(facts));
    QVERIFY2(facts.contains("595 x 842"_L1) && facts.contains("A4"_L1), qPrintable(facts));
    const QString fonts = run(u"pdffonts"_s, {pdf});
    QVERIFY2(fonts.contains("Inter"_L1), qPrintable(fonts));
    for (const QString &line : fonts.split(u'\n', Qt::SkipEmptyParts).mid(2))
        QVERIFY2(line.contains(QRegularExpression(u"yes +(no|yes) +yes"_s)), qPrintable(line)); // embedded, Unicode
}

void TestReportPages::numbersItsPagesAndContents()
{
    const ReportDocument document = paper::full();
    const QStringList sheets = textOf(pdfOf(document, u"numbers"_s)).split(u'\f', Qt::SkipEmptyParts);
    QVERIFY(sheets.size() > 3);
    for (int i = 0; i < sheets.size(); ++i)
        QVERIFY2(sheets[i].contains(u"Page %1 of %2"_s.arg(i + 1).arg(sheets.size())), qPrintable(sheets[i]));
    ReportPages pages(document, ReportPaper::A4);
    pages.layOut();
    QCOMPARE(pages.count(), sheets.size());
    QVERIFY(sheets[0].contains(document.contents));
    for (const ReportPages::Entry &entry : pages.entries()) {
        const QRegularExpression line(QRegularExpression::escape(entry.text) + u"[ .]*%1 *\\n"_s.arg(entry.page + 1));
        QVERIFY2(sheets[0].contains(line), qPrintable(entry.text + u'\n' + sheets[0]));
        QVERIFY(sheets[entry.page].contains(entry.text));
        QVERIFY(pages.text(entry.page).contains(entry.text));
    }
    // A short one needs none, and no heading of it.
    ReportDocument small = paper::empty();
    small.blocks.append(ReportHeading{2, u"Only"_s});
    small.blocks.append(ReportParagraph{u"Words."_s});
    const QString text = textOf(pdfOf(small, u"small"_s));
    QVERIFY(text.contains("Page 1 of 1"_L1));
    QVERIFY(!text.contains(small.contents));
}

void TestReportPages::hasBookmarks()
{
    const ReportDocument document = paper::full();
    const QString pdf = pdfOf(document, u"bookmarks"_s);
    run(u"pdftohtml"_s, {u"-xml"_s, u"-i"_s, pdf, pdf});
    QFile xml(pdf + u".xml"_s);
    QVERIFY(xml.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(xml.readAll());
    const QString outline = text.mid(text.indexOf("<outline>"_L1));
    ReportPages pages(document, ReportPaper::A4);
    pages.layOut();
    for (const ReportPages::Entry &entry : pages.entries()) {
        const QString line = u"<item page=\"%1\">%2</item>"_s.arg(entry.page + 1).arg(entry.text);
        QVERIFY2(outline.contains(line), qPrintable(line + u'\n' + outline.left(3000)));
    }
    // A prompt lies within "Answers".
    QVERIFY(outline.indexOf("Prompt 1"_L1) > outline.indexOf("Answers"_L1));
    QVERIFY(outline.mid(outline.indexOf("Answers"_L1)).startsWith("Answers</item>\n<outline>"_L1));
    QFile file(pdf);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("/Lang (en)"));
    // Nothing is appended to what is not understood.
    QCOMPARE(pdfBookmarks("%PDF-1.4 nothing", {{u"a"_s, 0, 0, 0}}, {}, u"en"_s), QByteArray());
    QCOMPARE(pdfBookmarks({}, {}, {}, {}), QByteArray());
    // The lines of the contents lead to their headings.
    QCOMPARE(pages.links().size(), pages.entries().size());
    const QRegularExpression link(uR"re(<a href="[^"#]*#(\d+)">([^<]+)</a>)re"_s);
    int found = 0;
    for (auto it = link.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        for (const ReportPages::Link &ours : pages.links()) {
            if (match.captured(2).trimmed() == ours.target.text) {
                QCOMPARE(match.captured(1).toInt(), ours.target.page + 1);
                ++found;
            }
        }
    }
    QCOMPARE(found, pages.links().size());
}

void TestReportPages::repeatsTheHeadOfATable()
{
    ReportDocument document = paper::empty();
    document.blocks.append(ReportHeading{2, u"Figures"_s});
    document.blocks.append(paper::figures(8, 60));
    const QString pdf = pdfOf(document, u"rows"_s);
    const QStringList sheets = textOf(pdf).split(u'\f', Qt::SkipEmptyParts);
    QVERIFY(sheets.size() >= 2);
    int rows = 0;
    for (const QString &sheet : sheets) {
        QCOMPARE(sheet.count("Failed"_L1), 1);
        QVERIFY(sheet.indexOf("Failed"_L1) < sheet.indexOf("-instruct"_L1));
        const int here = static_cast<int>(sheet.count("-instruct"_L1));
        QVERIFY(here >= 2); // the last row is not alone
        rows += here;
    }
    QCOMPARE(rows, 60);
}

void TestReportPages::sharesColumns_data()
{
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("tables");
    QTest::newRow("few") << 4 << 1;
    QTest::newRow("as many as fit") << 9 << 1;
    QTest::newRow("too many") << 16 << 2;
    QTest::newRow("far too many") << 34 << 5;
}

void TestReportPages::sharesColumns()
{
    QFETCH(const int, columns);
    QFETCH(const int, tables);
    ReportDocument document = paper::empty();
    const ReportTable table = paper::figures(columns, 5);
    document.blocks.append(table);
    const QString pdf = pdfOf(document, u"columns%1"_s.arg(columns));
    const QString text = textOf(pdf);
    for (const auto &row : table.rows) {
        for (const ReportCell &cell : row)
            QVERIFY2(text.contains(cell.text) || cell.text.contains(u' '), qPrintable(cell.text));
    }
    QCOMPARE(text.count(table.rows[0][0].text), tables); // each table says whose row it is
}

void TestReportPages::drawsEmojiAsPictures()
{
    ColourGlyphs glyphs(paperFamilies(), paperFamilies(true));
    QVERIFY2(glyphs.has(u"\U0001F525"_s), "there is no font of emoji");
    QVERIFY(glyphs.has(u"\U0001F1E9\U0001F1EA"_s));
    QVERIFY(!glyphs.has(u"A"_s));
    QVERIFY(!glyphs.has(u"中"_s));
    QVERIFY(!glyphs.has(u"1"_s));
    // They take as much room after they were drawn as before.
    const PaperStyle style{.size = 10, .pitch = 15, .colour = u"#000000"_s};
    const PaperText before(u"\U0001F525\U0001F422"_s, style, 300, glyphs);
    QVERIFY2(before.naturalWidth() > 18, qPrintable(QString::number(before.naturalWidth())));
    QImage canvas(100, 30, QImage::Format_ARGB32_Premultiplied);
    canvas.fill(Qt::white);
    QPainter painter(&canvas);
    before.paint(painter, {0, 0});
    painter.end();
    const PaperText after(u"\U0001F525\U0001F422"_s, style, 300, glyphs);
    QVERIFY2(std::abs(after.naturalWidth() - before.naturalWidth()) < 2,
             qPrintable(u"%1, %2"_s.arg(before.naturalWidth()).arg(after.naturalWidth())));

    const QString pdf = pdfOf(paper::scripts(), u"scripts"_s);
    const QString text = textOf(pdf);
    for (const QString &words : {u"哪个模型最适合写通知"_s, u"どのモデルがお知らせに"_s, u"모델이"_s, u"千问"_s, u"end"_s})
        QVERIFY2(text.contains(words), qPrintable(words + u'\n' + text));
    QVERIFY(!text.contains(QChar(0x202e)));
    const QString images = run(u"pdfimages"_s, {u"-list"_s, pdf});
    QVERIFY2(images.count(u'\n') > 14, qPrintable(images));
    ReportDocument only = paper::empty();
    only.title = u"x"_s;
    only.blocks.append(ReportParagraph{u"\U0001F525\U0001F525\U0001F525"_s}); // flames
    const QList<QImage> pictures = picturesOf(pdfOf(only, u"red"_s));
    int red = 0;
    for (int y = 0; y < pictures[0].height(); ++y) {
        for (int x = 0; x < pictures[0].width(); ++x) {
            const QColor c = pictures[0].pixelColor(x, y);
            red += c.red() > 180 && c.red() > c.blue() + 80 ? 1 : 0;
        }
    }
    QVERIFY2(red > 100, qPrintable(QString::number(red)));
}

void TestReportPages::keepsHeadingsWithWhatFollows()
{
    for (int lines = 30; lines < 60; ++lines) {
        ReportDocument document = paper::empty();
        for (int i = 0; i < lines; ++i)
            document.blocks.append(ReportParagraph{u"Filler %1."_s.arg(i)});
        document.blocks.append(ReportHeading{2, u"Heading at the end"_s});
        document.blocks.append(paper::figures(3, 3));
        ReportPages pages(document, ReportPaper::A4);
        pages.layOut();
        const int at = pages.entries().first().page;
        QVERIFY2(pages.text(at).contains("claude-sonnet-5"_L1), qPrintable(QString::number(lines)));
    }
}

void TestReportPages::staysWithinItsMargins_data()
{
    QTest::addColumn<ReportDocument>("document");
    QTest::addColumn<ReportPaper>("sheet");
    ReportDocument wide = paper::empty();
    wide.blocks = {paper::figures(12, 5), ReportHeading{2, u"More"_s}, paper::figures(24, 40)};
    QTest::newRow("full") << paper::full() << ReportPaper::A4;
    QTest::newRow("letter") << paper::full() << ReportPaper::Letter;
    QTest::newRow("wide") << wide << ReportPaper::A4;
    QTest::newRow("scripts") << paper::scripts() << ReportPaper::A4;
    QTest::newRow("hostile") << paper::hostile() << ReportPaper::A4;
    QTest::newRow("nothing") << paper::empty() << ReportPaper::A4;
}

void TestReportPages::staysWithinItsMargins()
{
    QFETCH(const ReportDocument, document);
    QFETCH(const ReportPaper, sheet);
    const QString name = u"margins-"_s + QString::fromLatin1(QTest::currentDataTag());
    const QList<QImage> pictures = picturesOf(pdfOf(document, name, sheet));
    QVERIFY(!pictures.isEmpty());
    QVERIFY2(pictures.size() < 160, qPrintable(QString::number(pictures.size())));
    for (int i = 0; i < pictures.size(); ++i) {
        const QImage &image = pictures[i];
        QCOMPARE(image.size(), paperSize(sheet).toSize());
        int inked = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (qGray(image.pixel(x, y)) > 245)
                    continue;
                const bool inside = x >= 48 && x < image.width() - 48 && y >= 44 && y < image.height() - 24;
                QVERIFY2(inside, qPrintable(u"page %1 at %2, %3"_s.arg(i + 1).arg(x).arg(y)));
                inked += y < image.height() - 50 ? 1 : 0;
            }
        }
        QVERIFY2(inked > 200, qPrintable(u"page %1 is blank"_s.arg(i + 1)));
    }
}

void TestReportPages::asksForNothing()
{
    const int before = ClosedTextDocument::asked();
    QElapsedTimer timer;
    timer.start();
    const QString pdf = pdfOf(paper::hostile(), u"hostile"_s);
    qInfo("hostile report: %lld ms", timer.elapsed());
    QCOMPARE(ClosedTextDocument::asked(), before);
    const QString text = run(u"pdftotext"_s, {u"-raw"_s, pdf, u"-"_s});
    QVERIFY2(!text.contains("errors: "_L1), qPrintable(text.right(500)));
    const QString flow = text.simplified();
    QVERIFY(flow.contains("<script>alert(1)</script>"_L1)); // as words
    QVERIFY(!flow.contains("root:"_L1));                     // of /etc/passwd
    QVERIFY(flow.contains("after the rule"_L1));
    QVERIFY(flow.contains("title: hidden"_L1));
    QVERIFY(flow.contains("Cut here: the first 16,000 of 1,000,000 characters are shown."_L1));
    QVERIFY(flow.contains("=cmd|' /C calc'!A0"_L1));
    QFile file(pdf);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    for (const QByteArray &action : {"/URI"_ba, "/JavaScript"_ba, "/Launch"_ba, "/OpenAction"_ba, "/EmbeddedFile"_ba})
        QVERIFY2(!bytes.contains(action), action.constData());
    // The document itself gives nothing where it is asked.
    ClosedTextDocument closed;
    closed.setMarkdown(u"![a](file:///etc/passwd)"_s);
    closed.documentLayout();
    closed.size();
    QVERIFY(ClosedTextDocument::asked() > before);
    QVERIFY(closed.resource(QTextDocument::ImageResource, QUrl(u"file:///etc/passwd"_s)).isNull());
}

void TestReportPages::readsMarkdown()
{
    using Kind = PaperPart::Kind;
    const QList<PaperPart> parts = readPaperMarkdown(paper::answer(), u"#0000ff"_s, u"#eeeeee"_s);
    QStringList shape;
    for (const PaperPart &part : parts) {
        QString text;
        for (const PaperRun &run : part.runs)
            text += (run.strong ? u"*"_s : QString()) + (run.italic ? u"_"_s : QString()) + (run.mono ? u"`"_s : QString())
                + (run.struck ? u"~"_s : QString()) + run.text;
        shape << u"%1 %2 %3 %4"_s.arg(static_cast<int>(part.kind)).arg(part.indent).arg(part.quote).arg(part.marker + u'|' + text);
    }
    const QString all = shape.join(u'\n');
    for (const QString &line : {u"0 0 0 |We are sorry: *the service is down in the _northern district since 14:05."_s,
                                u"0 1 0 1.|A switch failed at 14:05."_s, u"0 2 0 •|Traffic of two streets was lost"_s,
                                u"0 1 0 3.|Our people are on their way."_s, u"2 0 0 |`def notice(street: str, hours: int) -> str:"_s,
                                u"0 0 0 |~No compensation. See the terms for what you are owed."_s})
        QVERIFY2(shape.contains(line), qPrintable(line + u"\nin\n"_s + all));
    QVERIFY(std::ranges::any_of(parts, [](const PaperPart &p) { return p.kind == Kind::Heading && p.level == 2; }));
    QVERIFY(std::ranges::any_of(parts, [](const PaperPart &p) { return p.quote == 1; }));
    const auto table = std::ranges::find_if(parts, [](const PaperPart &p) { return p.kind == Kind::Table; });
    QVERIFY(table != parts.end());
    QCOMPARE(table->cells.size(), 3);
    QCOMPARE(table->right, (QList<bool>{false, true, false}));
    const QList<PaperPart> html = readPaperMarkdown(u"<b>bold</b> &amp; ![alt](x.png)"_s, {}, {});
    QString text;
    for (const PaperRun &run : html.first().runs)
        text += run.text;
    QCOMPARE(text, u"<b>bold</b> & [alt]"_s);
}

void TestReportPages::makesTextsHarmless_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("harmless");
    const QString r(QChar(QChar::ReplacementCharacter));
    QTest::newRow("plain") << u"a – b"_s << u"a – b"_s;
    QTest::newRow("breaks") << u"a\r\nb\rc\u2028d\ne"_s << u"a\nb\nc\nd\ne"_s;
    QTest::newRow("controls") << u"a\x01\x1b\x7f\u0085"_s << u"a"_s + r + r + r + r;
    QTest::newRow("direction") << u"\u202Ea\u2066"_s << r + u"a"_s + r;
    QTest::newRow("marks of direction stay") << u"\u200Fa"_s << u"\u200Fa"_s;
    QTest::newRow("halves") << QString(QChar(0xd83d)) + u"x"_s + QChar(0xde00) << r + u"x"_s + r;
    QTest::newRow("pair") << u"\U0001F600"_s << u"\U0001F600"_s;
    QTest::newRow("object") << QString(QChar(0xfffc)) << r;
    QTest::newRow("accents") << u"a"_s + QString(50, QChar(0x301)) << u"a"_s + QString(8, QChar(0x301));
}

void TestReportPages::makesTextsHarmless()
{
    QFETCH(const QString, text);
    QFETCH(const QString, harmless);
    QCOMPARE(harmlessOnPaper(text), harmless);
}

void TestReportPages::cutsWhatIsTooLong()
{
    QCOMPARE(firstCharacters(u"abc"_s, 5), u"abc"_s);
    QCOMPARE(firstCharacters(u"abc"_s, 2), u"ab"_s);
    QCOMPARE(firstCharacters(u"a\U0001F600"_s, 2), u"a"_s);
    ColourGlyphs glyphs(paperFamilies(), paperFamilies(true));
    const PaperText text(u"many words that need more than one line"_s, {.size = 10, .pitch = 15, .colour = u"#000000"_s, .mostLines = 1},
                         90, glyphs);
    QCOMPARE(text.lineCount(), 1);
    QVERIFY(text.text().endsWith(u"…"_s));
    QVERIFY(text.text().startsWith(u"many words"_s));
    QVERIFY(text.naturalWidth() <= 90);
    // Twice as many pages of answers as fit: all are there.
    ReportDocument document = paper::empty();
    ReportAnswers answers;
    answers.answers.append({u"model"_s, 0, {}, u"word "_s.repeated(3000) + u"last"_s});
    document.blocks.append(answers);
    ReportPages pages(document, ReportPaper::A4);
    pages.layOut();
    QString all;
    for (int i = 0; i < pages.count(); ++i)
        all += pages.text(i) + u'\n';
    QCOMPARE(all.count(u"word"_s), 3000);
    QVERIFY(all.contains("last"_L1));
    QVERIFY(!all.contains("Cut here"_L1));
}

void TestReportPages::refusesDevicesThatTakeNothing()
{
    QBuffer closed;
    QVERIFY(closed.open(QIODevice::ReadOnly));
    QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): ReadOnly device");
    const Status status = writePdf(paper::empty(), closed);
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::Storage);
    QFile full(u"/dev/full"_s);
    if (full.open(QIODevice::WriteOnly)) {
        const Status none = writePdf(paper::empty(), full);
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::DiskFull);
    }
}

void TestReportPages::choosesPaper()
{
    QCOMPARE(usualPaper(QLocale(u"en_US"_s)), ReportPaper::Letter);
    QCOMPARE(usualPaper(QLocale(u"en_GB"_s)), ReportPaper::A4);
    QCOMPARE(usualPaper(QLocale(u"de_DE"_s)), ReportPaper::A4);
    QCOMPARE(usualPaper(QLocale(u"es_MX"_s)), ReportPaper::Letter);
    const QString facts = run(u"pdfinfo"_s, {pdfOf(paper::full(), u"letter"_s, ReportPaper::Letter)});
    QVERIFY2(facts.contains("612 x 792"_L1), qPrintable(facts));
}

void TestReportPages::writesTheSameTwice()
{
    const auto bytes = [](const ReportDocument &document) {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        if (!writePdf(document, buffer, ReportPaper::A4))
            return QByteArray();
        // But for the second in which it was made.
        static const QRegularExpression dates(uR"(D:\d{14}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)"_s);
        return QString::fromLatin1(buffer.data()).replace(dates, u"date"_s).toLatin1();
    };
    const QByteArray one = bytes(paper::full());
    QVERIFY(one.size() > 20'000);
    QCOMPARE(bytes(paper::full()), one);
    ReportDocument other = paper::full();
    other.title += u'!';
    QVERIFY(bytes(other) != one);
}

void TestReportPages::laysOutInSlices()
{
    const ReportDocument document = paper::full(17); // 51 answers
    ReportPages sliced(document, ReportPaper::A4);
    int slices = 1;
    while (!sliced.layOut(std::chrono::milliseconds(0)))
        ++slices;
    QVERIFY(slices >= document.blocks.size());
    ReportPages whole(document, ReportPaper::A4);
    QElapsedTimer timer;
    timer.start();
    whole.layOut();
    qInfo("%d pages laid out in %lld ms", whole.count(), timer.restart());
    QImage image(whole.pageSize().toSize() * 2, QImage::Format_RGB32);
    for (int page = 0; page < whole.count(); ++page) {
        QPainter painter(&image);
        painter.scale(2, 2);
        whole.paint(painter, page);
        QCOMPARE(sliced.text(page), whole.text(page));
    }
    qInfo("painted at 144 dpi in %lld ms", timer.elapsed());
    QCOMPARE(sliced.entries(), whole.entries());
    QCOMPARE(sliced.count(), whole.count());
}

QTEST_MAIN(TestReportPages)
#include "tst_reportpages.moc"
