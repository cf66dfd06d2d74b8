// SPDX-License-Identifier: GPL-3.0-or-later
#include "reportsamples.h"

#include "reports/harmlesstext.h"
#include "reports/markdownreport.h"

#include <QTest>

#include <md4c.h>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

/// A file as a reader of GitHub's Markdown takes it, raw HTML and bare links included.
struct ReadBack {
    QStringList headings; ///< "2 Figures by model"
    QList<QList<QStringList>> tables;
    QStringList codes;
    QStringList strong;
    QString text; ///< all of it but code
    int links = 0;
    int pictures = 0;
    int html = 0;
    int lists = 0;
    int quotes = 0;
    int rules = 0;
    int emphasis = 0;
    int struck = 0;

    QString *leaf = nullptr;
    bool inStrong = false;

    explicit ReadBack(const QByteArray &source)
    {
        MD_PARSER parser{};
        parser.flags = MD_DIALECT_GITHUB;
        parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *self) { return static_cast<ReadBack *>(self)->enterBlock(type, detail); };
        parser.leave_block = [](MD_BLOCKTYPE type, void *, void *self) { return static_cast<ReadBack *>(self)->leaveBlock(type); };
        parser.enter_span = [](MD_SPANTYPE type, void *, void *self) { return static_cast<ReadBack *>(self)->span(type, true); };
        parser.leave_span = [](MD_SPANTYPE type, void *, void *self) { return static_cast<ReadBack *>(self)->span(type, false); };
        parser.text = [](MD_TEXTTYPE type, const MD_CHAR *shown, MD_SIZE size, void *self) {
            return static_cast<ReadBack *>(self)->add(type, QString::fromUtf8(shown, qsizetype(size)));
        };
        leaf = &text;
        if (md_parse(source.data(), MD_SIZE(source.size()), &parser, this) != 0)
            QTest::qFail("md4c reads it not", __FILE__, __LINE__);
    }

    int enterBlock(MD_BLOCKTYPE type, void *detail)
    {
        switch (type) {
        case MD_BLOCK_H:
            headings.append(QString::number(static_cast<MD_BLOCK_H_DETAIL *>(detail)->level) + u' ');
            leaf = &headings.last();
            break;
        case MD_BLOCK_CODE:
            codes.append(QString());
            leaf = &codes.last();
            break;
        case MD_BLOCK_TABLE:
            tables.append(QList<QStringList>());
            break;
        case MD_BLOCK_TR:
            tables.last().append(QStringList());
            break;
        case MD_BLOCK_TH:
        case MD_BLOCK_TD:
            tables.last().last().append(QString());
            leaf = &tables.last().last().last();
            break;
        case MD_BLOCK_UL:
        case MD_BLOCK_OL:
            ++lists;
            break;
        case MD_BLOCK_QUOTE:
            ++quotes;
            break;
        case MD_BLOCK_HR:
            ++rules;
            break;
        case MD_BLOCK_HTML:
            ++html;
            break;
        default:
            break;
        }
        return 0;
    }

    int leaveBlock(MD_BLOCKTYPE type)
    {
        if (type == MD_BLOCK_H || type == MD_BLOCK_CODE || type == MD_BLOCK_TD || type == MD_BLOCK_TH)
            leaf = &text;
        else
            text += u'\n';
        return 0;
    }

    int span(MD_SPANTYPE type, bool enters)
    {
        if (type == MD_SPAN_STRONG) {
            inStrong = enters;
            if (enters)
                strong.append(QString());
        }
        links += enters && type == MD_SPAN_A;
        pictures += enters && type == MD_SPAN_IMG;
        emphasis += enters && type == MD_SPAN_EM;
        struck += enters && type == MD_SPAN_DEL;
        return 0;
    }

    int add(MD_TEXTTYPE type, const QString &shown)
    {
        html += type == MD_TEXT_HTML;
        *leaf += type == MD_TEXT_SOFTBR || type == MD_TEXT_BR ? u"\n"_s : shown;
        if (inStrong)
            strong.last() += shown;
        return 0;
    }
};

/// A text as one line, without the joiners that keep mentions apart.
QString plain(const QString &text)
{
    QString line = harmlessText(text);
    line.remove(QChar(0x2060));
    return line.simplified();
}

} // namespace

class TestMarkdownReport : public QObject {
    Q_OBJECT

private slots:
    void readsAsItWasSaid();
    void isReadableAsText();
    void hostileTextsStayText_data();
    void hostileTextsStayText();
    void textsComeBack_data();
    void textsComeBack();
    void longTextStaysLinear();
};

void TestMarkdownReport::readsAsItWasSaid()
{
    const ReportDocument document = sampleDocument();
    const QByteArray markdown = reportToMarkdown(document);
    QCOMPARE(reportToMarkdown(document), markdown);
    const ReadBack read(markdown);
    QCOMPARE(read.headings, (QStringList{u"1 Which model for customer notices?"_s, u"2 Cost against time"_s, u"2 Figures by model"_s, u"2 Spend by day"_s,
                                         u"2 Same model, different provider"_s, u"2 Answers"_s, u"3 Outage in Rotterdam"_s, u"4 claude-sonnet-5"_s,
                                         u"4 gpt-5.4-mini"_s, u"4 llama-3.3-70b, OpenRouter"_s, u"2 Media"_s}));
    const ReportTable table = sampleTable();
    QCOMPARE(read.tables.size(), 2);
    QCOMPARE(read.tables[0].size(), 1 + table.rows.size());
    QCOMPARE(read.tables[0][0][3], u"TTFT p50"_s);
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        for (qsizetype column = 0; column < table.columns.size(); ++column)
            QCOMPARE(read.tables[0][row + 1][column], table.rows[row][column].text);
    }
    QVERIFY(read.strong.contains(u"112.0"_s)); // the best of its column
    QVERIFY(!read.strong.contains(u"68.9"_s));
    const auto answers = std::ranges::find_if(document.blocks, [](const ReportBlock &b) { return std::holds_alternative<ReportAnswers>(b); });
    const auto &said = std::get<ReportAnswers>(*answers);
    QCOMPARE(read.codes, (QStringList{said.system + u'\n', said.prompt + u'\n', said.answers[0].markdown + u'\n', said.answers[1].markdown + u'\n', QString()}));
    QVERIFY(read.text.contains(u"gpt-5.4-mini is the fastest; llama-3.3-70b at OpenRouter the cheapest."_s));
    QVERIFY(read.text.contains(u"38% of the words differ from claude-sonnet-5"_s));
    QVERIFY(read.text.contains(u"flux-2-pro, seed 41: 7.4\u00a0s, billed $0.04"_s));
    QVERIFY(read.text.contains(document.footer));
    QCOMPARE(read.rules, 1);
    QCOMPARE(read.links + read.pictures + read.html + read.emphasis, 0);
}

void TestMarkdownReport::isReadableAsText()
{
    const QByteArray markdown = reportToMarkdown(sampleDocument());
    QVERIFY(markdown.startsWith("# Which model for customer notices?\n\n26 August 2026. 60 prompts, 5 models, 247 replies between 1 and 26 August.\n\n"
                                "- **Question:** Can a cheaper model write our outage notices as well as the one we use?\n"
                                "- **Conclusion:** **gpt-5.4-mini is as good"));
    QVERIFY(markdown.contains("\n| Model | n | Failed | TTFT p50 | TTFT p95 | tok/s p50 | E2E p50 | Mean cost | Total cost | Votes won, 95% range |\n"
                              "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
                              "| claude-sonnet-5 | 60 | 0 | 1.02"));
    QVERIFY(markdown.contains("\n\nTotal: **$1.046 billed, \u2248$0.316 estimated, 0 unknown.** Percentiles by linear interpolation; p95 from n 20 on.\n\n"));
    QVERIFY(markdown.contains("\n````\n## Outage on 14 August\n")); // a fence longer than the one in the answer
    QVERIFY(markdown.endsWith("from n 20 on.\n") || markdown.endsWith("into a report.\n"));
    QVERIFY(!markdown.contains("\n\n\n"));
}

void TestMarkdownReport::hostileTextsStayText_data()
{
    QTest::addColumn<int>("from");
    for (int i = 0; i < hostileTexts().size(); ++i)
        QTest::addRow("%d", i) << i;
}

void TestMarkdownReport::hostileTextsStayText()
{
    QFETCH(const int, from);
    const ReportDocument document = hostileDocument(from);
    const ReadBack read(reportToMarkdown(document));
    QCOMPARE(read.links, 0);
    QCOMPARE(read.pictures, 0);
    QCOMPARE(read.html, 0);
    QCOMPARE(read.emphasis, 0);
    QCOMPARE(read.struck, 0);
    QCOMPARE(read.quotes, 0);
    QCOMPARE(read.rules, 1); // above the foot
    QCOMPARE(read.lists, 3); // facts, values of the chart, media
    QStringList headings{u"1 "_s + document.title};
    for (const ReportBlock &block : document.blocks) {
        if (const auto *heading = std::get_if<ReportHeading>(&block)) {
            headings.append(QString::number(heading->level) + u' ' + heading->text);
        } else if (const auto *answers = std::get_if<ReportAnswers>(&block)) {
            QCOMPARE(read.codes.size(), answers->answers.size() + 2);
            for (qsizetype i = 0; i < answers->answers.size(); ++i) {
                headings.append(u"4 "_s + answers->answers[i].name);
                QString text = harmlessText(answers->answers[i].markdown);
                while (text.endsWith(u'\n'))
                    text.chop(1);
                QString code = read.codes[i + 2];
                QCOMPARE(code, text + u'\n');
            }
        } else if (const auto *table = std::get_if<ReportTable>(&block)) {
            QCOMPARE(read.tables.size(), 1);
            QCOMPARE(read.tables[0].size(), table->rows.size() + 1);
            for (qsizetype row = 0; row < table->rows.size(); ++row) {
                QCOMPARE(read.tables[0][row + 1].size(), table->columns.size());
                for (qsizetype column = 0; column < table->rows[row].size(); ++column)
                    QCOMPARE(plain(read.tables[0][row + 1][column]), plain(table->rows[row][column].text));
            }
        }
    }
    QCOMPARE(read.headings.size(), headings.size());
    for (qsizetype i = 0; i < headings.size(); ++i)
        QCOMPARE(plain(read.headings[i]), plain(headings[i]));
}

void TestMarkdownReport::textsComeBack_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : hostileTexts())
        QTest::addRow("%s", qPrintable(u"hostile %1"_s.arg(hostileTexts().indexOf(text)))) << text;
    for (const char *text : {"+ a", "- a", "-", "--", "=", "1. a", "1)", "12345678901. a", "# a", "#a", "    a", "\ta", "a  \nb", "a\\", "\\\\", "|", "a|", "`", "``a`",
                             "*", "**a", "_a_b", "~", "$a$", "$1 and $2", "<", "a<b>c", "&amp;", "[ ] a", "[x]: y", "http://a.b", "ftp://a.b", "HTTPS://a.b", "www.a.b",
                             "a@b.cd", "mailto:a@b.cd", ":-", "!", "![", "a#", "a #", "##"})
        QTest::addRow("%s", text) << QString::fromLatin1(text);
}

/// Every text reads as itself, in every place and look.
void TestMarkdownReport::textsComeBack()
{
    QFETCH(const QString, text);
    using Span = ReportText::Span;
    ReportDocument document;
    document.title = text;
    document.blocks.append(ReportParagraph{text});
    ReadBack read(reportToMarkdown(document));
    QCOMPARE(plain(read.text), plain(text));
    QCOMPARE(read.headings.size(), 1);
    QCOMPARE(plain(read.headings[0].sliced(2)), plain(text));
    QCOMPARE(read.lists + read.links + read.html + read.pictures + read.rules + int(read.codes.size()), 0);

    for (const auto style : {Span::Style::Strong, Span::Style::Faint, Span::Style::Code}) {
        for (const auto &[before, after] : {std::pair("", ""), std::pair("a ", " b"), std::pair("a", "b"), std::pair("(", ")")}) {
            ReportText line;
            line.spans = {{QString::fromLatin1(before), Span::Style::Plain}, {text, style}, {QString::fromLatin1(after), Span::Style::Plain}};
            ReportDocument one;
            one.title = u"t"_s;
            one.blocks.append(ReportParagraph{line});
            const ReadBack back(reportToMarkdown(one));
            QCOMPARE(plain(back.text), plain(QString::fromLatin1(before) + text + QString::fromLatin1(after)));
        }
    }
}

void TestMarkdownReport::longTextStaysLinear()
{
    for (const QString &part : {u"x"_s, u"`"_s, u"*"_s, u"|"_s, u"\n"_s, u"@a"_s, u"www."_s}) {
        const QString text = part.repeated((1 << 18) / part.size());
        ReportDocument document = sampleDocument();
        document.title = text;
        document.blocks.append(ReportParagraph{text});
        document.blocks.append(ReportAnswers{.prompt = text});
        const QByteArray markdown = reportToMarkdown(document);
        QVERIFY2(markdown.size() < 16 * text.size(), qPrintable(part));
    }
}

QTEST_GUILESS_MAIN(TestMarkdownReport)
#include "tst_markdownreport.moc"
