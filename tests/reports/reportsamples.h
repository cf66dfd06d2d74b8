// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/reportdocument.h"

#include <QBuffer>
#include <QImage>

namespace bakeoff {

/// A small picture, encoded.
inline QByteArray samplePicture(int width, int height, unsigned seed)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, 0xff000000u | ((x * 255u / unsigned(width)) << 16) | ((y * 255u / unsigned(height)) << 8) | (seed * 40u % 256u));
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

inline Chart sampleMarks()
{
    Chart chart;
    chart.form = Chart::Form::Marks;
    chart.title = QStringLiteral("Cost against time");
    chart.description = QStringLiteral("gpt-5.4-mini is the fastest; llama-3.3-70b at OpenRouter the cheapest.");
    chart.x = {.title = QStringLiteral("Mean cost of a reply, US dollars (log scale)"),
               .low = 0.0003,
               .high = 0.03,
               .ticks = {{0.0003, QStringLiteral("$0.0003")},
                         {0.001, QStringLiteral("$0.001")},
                         {0.003, QStringLiteral("$0.003")},
                         {0.01, QStringLiteral("$0.01")},
                         {0.03, QStringLiteral("$0.03")}},
               .logarithmic = true};
    chart.y = amountAxis(15, 6, [](double v) { return QString::number(v); });
    chart.y.title = QStringLiteral("E2E time, seconds");
    const auto mark = [&chart](const char *name, int look, double x, double y, std::optional<double> high, ChartFill fill) {
        ChartValue value{.x = x, .y = y, .fill = fill, .tip = QString::fromLatin1(name) + QStringLiteral(": half of the replies within %1 s.").arg(y)};
        value.high = high;
        if (!high)
            value.note = QStringLiteral("no p95, n 12");
        chart.series.append({.name = QString::fromLatin1(name), .look = look, .values = {value}});
    };
    mark("claude-sonnet-5", 0, 0.01143, 7.0, 11.9, ChartFill::Solid);
    mark("gpt-5.4-mini", 1, 0.00377, 3.1, 6.2, ChartFill::Solid);
    mark("mistral-medium-3.1", 2, 0.00191, 4.4, 9.6, ChartFill::Solid);
    mark("llama-3.3-70b, OpenRouter", 3, 0.00041, 5.2, 14.8, ChartFill::Solid);
    mark("llama-3.3-70b, Replicate", 4, 0.0263, 9.4, std::nullopt, ChartFill::Hatched);
    return chart;
}

inline Chart sampleBars()
{
    Chart chart;
    chart.title = QStringLiteral("Spend by day");
    chart.description = QStringLiteral("Most was spent on 14 August.");
    chart.x = {.low = 0, .high = 7};
    ChartSeries billed{.name = QStringLiteral("Billed"), .look = 0};
    ChartSeries estimated{.name = QStringLiteral("Estimated"), .look = 0};
    for (int i = 0; i < 7; ++i) {
        chart.x.ticks.append({double(i), QString::number(11 + i)});
        billed.values.append({.x = double(i), .y = 0.1 + 0.05 * ((i * 3) % 5), .tip = QStringLiteral("%1 August: billed.").arg(11 + i)});
        estimated.values.append({.x = double(i), .y = i % 3 == 0 ? 0.08 : 0, .fill = ChartFill::Hatched});
    }
    chart.series = {billed, estimated};
    chart.y = amountAxis(0.4, 4, [](double v) { return QStringLiteral("$%1").arg(v, 0, 'f', 2); });
    chart.notes = {{2, QStringLiteral("+1?")}};
    return chart;
}

inline ReportTable sampleTable()
{
    ReportTable table;
    table.caption = QStringLiteral("Figures by model");
    table.columns = {{QStringLiteral("Model"), {}, false},
                     {QStringLiteral("n"), {}, true},
                     {QStringLiteral("Failed"), {}, true},
                     {QStringLiteral("TTFT"), QStringLiteral("p50"), true},
                     {QStringLiteral("TTFT"), QStringLiteral("p95"), true},
                     {QStringLiteral("tok/s"), QStringLiteral("p50"), true},
                     {QStringLiteral("E2E"), QStringLiteral("p50"), true},
                     {QStringLiteral("Mean"), QStringLiteral("cost"), true},
                     {QStringLiteral("Total"), QStringLiteral("cost"), true},
                     {QStringLiteral("Votes won,"), QStringLiteral("95% range"), true}};
    const auto seconds = [](double s, bool best = false) {
        return ReportCell{QString::number(s, 'f', 2) + QStringLiteral("\u00a0s"), s, false, best};
    };
    const ReportCell small{QStringLiteral("n too small"), std::nullopt, true};
    table.rows = {
        {{QStringLiteral("claude-sonnet-5")}, {QStringLiteral("60"), 60}, {QStringLiteral("0"), 0}, seconds(1.02), seconds(1.9),
         {QStringLiteral("68.9"), 68.9}, seconds(7.0), {QStringLiteral("$0.01143"), 0.01143}, {QStringLiteral("$0.686"), 0.686},
         {QStringLiteral("52%, 39 to 64"), 52, false, true}},
        {{QStringLiteral("gpt-5.4-mini")}, {QStringLiteral("60"), 60}, {QStringLiteral("0"), 0}, seconds(0.58), seconds(1.1, true),
         {QStringLiteral("112.0"), 112, false, true}, seconds(3.1, true), {QStringLiteral("$0.00377"), 0.00377}, {QStringLiteral("$0.226"), 0.226},
         {QStringLiteral("50%, 38 to 62"), 50}},
        {{QStringLiteral("mistral-medium-3.1")}, {QStringLiteral("58"), 58}, {QStringLiteral("2"), 2}, seconds(0.71), seconds(2.4),
         {QStringLiteral("74.5"), 74.5}, seconds(4.4), {QStringLiteral("$0.00191"), 0.00191}, {QStringLiteral("$0.111"), 0.111},
         {QStringLiteral("31%, 21 to 44"), 31}},
        {{QStringLiteral("llama-3.3-70b, OpenRouter")}, {QStringLiteral("57"), 57}, {QStringLiteral("1"), 1}, seconds(0.48, true), seconds(3.8),
         {QStringLiteral("62.4"), 62.4}, seconds(5.2), {QStringLiteral("$0.00041"), 0.00041, false, true}, {QStringLiteral("$0.023"), 0.023, false, true},
         {QStringLiteral("24%, 15 to 37"), 24}},
        {{QStringLiteral("llama-3.3-70b, Replicate")}, {QStringLiteral("12"), 12}, {QStringLiteral("1"), 1}, seconds(1.12), small,
         {QStringLiteral("33.0"), 33}, seconds(9.4), {QStringLiteral("\u2248$0.0263"), 0.0263}, {QStringLiteral("\u2248$0.316"), 0.316},
         {QStringLiteral("too few votes"), std::nullopt, true}},
    };
    return table;
}

/// A report with every kind of block.
inline ReportDocument sampleDocument()
{
    using Span = ReportText::Span;
    ReportDocument document;
    document.title = QStringLiteral("Which model for customer notices?");
    document.subtitle = QStringLiteral("26 August 2026. 60 prompts, 5 models, 247 replies between 1 and 26 August.");
    document.language = QStringLiteral("en");
    document.footer = QStringLiteral("Bakeoff 0.1.0. Keys and headers are never written into a report.");
    document.contents = QStringLiteral("Contents");
    document.page = QStringLiteral("Page %1 of %2");
    document.sortHint = QStringLiteral("Sort by this column");
    ReportText conclusion;
    conclusion.spans = {{QStringLiteral("gpt-5.4-mini is as good in blind votes, a third of the price and twice as fast. Move notices to it."), Span::Style::Strong}};
    document.blocks.append(ReportFacts{{{QStringLiteral("Question"), QStringLiteral("Can a cheaper model write our outage notices as well as the one we use?")},
                                        {QStringLiteral("Conclusion"), conclusion}}});
    document.blocks.append(ReportHeading{2, QStringLiteral("Cost against time")});
    document.blocks.append(ReportChart{sampleMarks(), QStringLiteral("Mark: p50. Line up to p95. Cached, stopped and failed replies are counted but left out. Hollow: cost estimated.")});
    document.blocks.append(ReportHeading{2, QStringLiteral("Figures by model")});
    document.blocks.append(sampleTable());
    ReportText total;
    total.spans = {{QStringLiteral("Total: "), Span::Style::Plain},
                   {QStringLiteral("$1.046 billed, \u2248$0.316 estimated, 0 unknown."), Span::Style::Strong},
                   {QStringLiteral(" Percentiles by linear interpolation; p95 from n 20 on."), Span::Style::Faint}};
    document.blocks.append(ReportParagraph{total, true});
    document.blocks.append(ReportHeading{2, QStringLiteral("Spend by day")});
    document.blocks.append(ReportChart{sampleBars(), QStringLiteral("Hatched: estimated.")});
    document.blocks.append(ReportHeading{2, QStringLiteral("Same model, different provider")});
    document.blocks.append(ReportParagraph{QStringLiteral("Llama 3.3 70B ran on two providers. OpenRouter (DeepInfra) was 64 times cheaper for the same work and answered in 0.48 s; Replicate needed a cold start.")});
    ReportTable pair;
    pair.caption = QStringLiteral("Same model, different provider");
    pair.columns = {{QStringLiteral("Provider"), {}, false}, {QStringLiteral("List price"), QStringLiteral("per million tokens"), true}, {QStringLiteral("Same work"), {}, true}, {QStringLiteral("n"), {}, true}};
    pair.rows = {{{QStringLiteral("OpenRouter")}, {QStringLiteral("$0.13"), 0.13}, {QStringLiteral("$0.00041"), 0.00041, false, true}, {QStringLiteral("57"), 57}},
                 {{QStringLiteral("Replicate")}, {QStringLiteral("not known"), std::nullopt, true}, {QStringLiteral("\u2248$0.0263"), 0.0263}, {QStringLiteral("12"), 12}}};
    document.blocks.append(pair);
    document.blocks.append(ReportHeading{2, QStringLiteral("Answers")});
    document.blocks.append(ReportHeading{3, QStringLiteral("Outage in Rotterdam")});
    ReportAnswers answers;
    answers.systemName = QStringLiteral("System prompt");
    answers.system = QStringLiteral("You write for customers. Be short.");
    answers.promptName = QStringLiteral("Prompt");
    answers.prompt = QStringLiteral("Write a notice about the outage of 14 August, 09:10 to 11:40, in Rotterdam.\nName the cause: a failed router.");
    using Piece = ReportAnswers::Answer::Piece;
    answers.answers = {
        {.name = QStringLiteral("claude-sonnet-5"),
         .look = 0,
         .figures = QStringLiteral("Done, 12.2\u00a0s, billed $0.00827"),
         .markdown = QStringLiteral("## Outage on 14 August\n\nOn **14 August** between 09:10 and 11:40 your connection in Rotterdam was down. "
                                    "The cause was a *failed router*; see [status](https://status.example.org/a?b=1&c=2).\n\n"
                                    "- The router was replaced.\n- We watch it now.\n  1. for a week\n  2. then daily\n\n"
                                    "| Time | Event |\n|---:|---|\n| 09:10 | down |\n| 11:40 | up |\n\n```sh\nping -c 3 10.0.0.1   # from the gateway\n```\n\n> We are sorry.")},
        {.name = QStringLiteral("gpt-5.4-mini"),
         .look = 1,
         .figures = QStringLiteral("Done, 3.4\u00a0s, billed $0.00271"),
         .markdown = QStringLiteral("On 14 August your connection in Rotterdam was down from 09:10 to 11:40. A router failed. We replaced it."),
         .difference = {{Piece::Kind::Same, QStringLiteral("On 14 August ")},
                        {Piece::Kind::Removed, QStringLiteral("between 09:10 and 11:40 ")},
                        {Piece::Kind::Same, QStringLiteral("your connection in Rotterdam was down")},
                        {Piece::Kind::Added, QStringLiteral(" from 09:10 to 11:40")},
                        {Piece::Kind::Same, QStringLiteral(".")}},
         .differenceNote = QStringLiteral("38% of the words differ from claude-sonnet-5")},
        {.name = QStringLiteral("llama-3.3-70b, OpenRouter"), .look = 3, .figures = QStringLiteral("Failed: too many requests"), .markdown = {}},
    };
    document.blocks.append(answers);
    document.blocks.append(ReportHeading{2, QStringLiteral("Media")});
    ReportMediaGrid grid;
    for (unsigned i = 0; i < 5; ++i) {
        grid.items.append({.picture = i == 3 ? QByteArray() : samplePicture(i % 2 ? 320 : 480, i == 2 ? 480 : 270, i),
                           .pictureType = QStringLiteral("image/png"),
                           .name = QStringLiteral("flux-2-pro, seed %1").arg(41 + i),
                           .caption = QStringLiteral("7.4\u00a0s, billed $0.04")});
    }
    document.blocks.append(grid);
    return document;
}

/// Texts that would do harm where they are not escaped.
inline QStringList hostileTexts()
{
    return {
        QStringLiteral("<script>alert(1)</script>"),
        QStringLiteral("\"><img src=x onerror=alert(1)>"),
        QStringLiteral("'></title></style></svg><script src=\"https://evil.example/x.js\"></script>"),
        QStringLiteral("</textarea><!-- --><![CDATA[ ]]><?php ?>&lt;b&gt;&amp;#60;"),
        QStringLiteral("javascript:alert(1)"),
        QStringLiteral("\u202egnp.exe\u202c \u2066x\u2069"),
        QStringLiteral("\u05e9\u05dc\u05d5\u05dd 123 \u0645\u0631\u062d\u0628\u0627"),
        QString(QChar(0)) + QChar(7) + QChar(0x1b) + QStringLiteral("[31mred") + QChar(0x85) + QChar(0xfffe),
        QString(QChar(0xd800)) + QStringLiteral("lone") + QChar(0xdc00),
        QStringLiteral("a | b || c \\| d\r\ne\rf\ng"),
        QStringLiteral("```\nfence\n````\nlonger\n``` x"),
        QStringLiteral("# no heading\n- no list\n1. no item\n> no quote\n=====\n---\n***"),
        QStringLiteral("[link](https://evil.example) ![picture](https://evil.example/p.png) <https://evil.example>"),
        QStringLiteral("https://evil.example www.evil.example mail@evil.example @octocat #123 org/repo#7 :smile:"),
        QStringLiteral("*a* _b_ **c** __d__ `e` ~~f~~ $g$ $$h$$ $1.20 \\*i\\*"),
        QStringLiteral("&copy; &#x202e; &#0; &#1114112; &notit; &"),
        QStringLiteral("=HYPERLINK(\"https://evil.example\") +1 -1 @SUM(1)"),
        QStringLiteral("1) one\n+ two\n    four spaces #"),
        QStringLiteral("{{mustache}} ${template} <% erb %> {% liquid %}"),
        QString(QStringLiteral("e\u0301\u0323")).repeated(40),
    };
}

/// Every text of a report is one of hostileTexts(), `from` on.
inline ReportDocument hostileDocument(qsizetype from = 0)
{
    const QStringList texts = hostileTexts();
    const auto text = [&texts, &from] { return texts[from++ % texts.size()]; };
    ReportDocument d;
    d.title = text();
    d.subtitle = text();
    d.language = QStringLiteral("en\" onload=\"alert(1)");
    d.footer = text();
    d.contents = text();
    d.sortHint = text();
    using Span = ReportText::Span;
    ReportText styled;
    for (const auto style : {Span::Style::Plain, Span::Style::Strong, Span::Style::Faint, Span::Style::Code})
        styled.spans.append({text(), style});
    d.blocks.append(ReportFacts{{{text(), styled}, {text(), text()}}});
    d.blocks.append(ReportHeading{2, text()});
    d.blocks.append(ReportParagraph{styled, false});
    Chart chart = sampleMarks();
    chart.title = text();
    chart.description = text();
    chart.x.title = text();
    chart.y.title = text();
    for (ChartTick &tick : chart.x.ticks)
        tick.text = text();
    for (ChartSeries &series : chart.series) {
        series.name = text();
        series.values[0].tip = text();
        series.values[0].note = text();
    }
    d.blocks.append(ReportChart{chart, text()});
    d.blocks.append(ReportHeading{3, text()});
    ReportTable table;
    table.caption = text();
    table.columns = {{text(), text(), false}, {text(), text(), true}, {text(), {}, false}};
    for (int i = 0; i < 4; ++i)
        table.rows.append({{text()}, {text(), double(i), i == 1, i == 2}, {text()}});
    table.rows.append({{text()}}); // shorter than it should be
    d.blocks.append(table);
    ReportAnswers answers;
    answers.prompt = text();
    answers.system = text();
    answers.promptName = text();
    answers.systemName = text();
    for (const QString &markdown : texts) {
        answers.answers.append({.name = text(), .look = -3, .figures = text(), .markdown = markdown,
                                .difference = {{ReportAnswers::Answer::Piece::Kind::Added, text()}, {ReportAnswers::Answer::Piece::Kind::Removed, text()}},
                                .differenceNote = text()});
    }
    d.blocks.append(answers);
    d.blocks.append(ReportHeading{2, text()});
    d.blocks.append(ReportMediaGrid{{{.picture = "<svg onload=alert(1)>", .pictureType = QStringLiteral("image/svg+xml"), .name = text(), .caption = text()},
                                     {.picture = "GIF89a", .pictureType = QStringLiteral("image/gif"), .name = text(), .caption = text()}}});
    return d;
}

} // namespace bakeoff
