// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/reportdocument.h"

#include <QBuffer>
#include <QByteArray>
#include <QColor>
#include <QImage>
#include <QLinearGradient>
#include <QPainter>

/// Reports in words, as tests of paper need them.
namespace bakeoff::paper {

using namespace Qt::StringLiterals;

inline ReportText spans(const QString &strong, const QString &rest)
{
    ReportText text;
    text.spans = {{strong, ReportText::Span::Style::Strong}, {rest, ReportText::Span::Style::Plain}};
    return text;
}

inline ReportDocument empty()
{
    ReportDocument document;
    document.title = u"Which model for customer notices?"_s;
    document.subtitle = u"26 August 2026. 60 prompts, 5 models, 247 replies between 1 and 26 August."_s;
    document.language = u"en"_s;
    document.footer = u"Bakeoff 0.1.0. Keys and headers are never written into a report."_s;
    document.contents = u"Contents"_s;
    document.page = u"Page %1 of %2"_s;
    document.cutNote = u"Cut here: the first %1 of %2 characters are shown."_s;
    return document;
}

inline const QStringList &models()
{
    static const QStringList names{u"claude-sonnet-5"_s, u"gpt-5.4-mini"_s, u"mistral-medium-3.1"_s,
                                   u"llama-3.3-70b, OpenRouter"_s, u"llama-3.3-70b, Replicate"_s};
    return names;
}

inline ReportChart costChart(bool emoji = false)
{
    ReportChart block;
    Chart &chart = block.chart;
    chart.form = Chart::Form::Marks;
    chart.title = u"Cost against time"_s;
    chart.description = u"gpt-5.4-mini is cheap and fast."_s;
    chart.x = {emoji ? u"Mean cost of a reply \U0001F4B0"_s : u"Mean cost of a reply, US dollars"_s, 0, 0.03,
               {{0, u"$0"_s}, {0.01, u"$0.01"_s}, {0.02, u"$0.02"_s}, {0.03, u"$0.03"_s}}};
    chart.y = {u"E2E time, seconds"_s, 0, 18, {{0, u"0"_s}, {6, u"6"_s}, {12, u"12"_s}, {18, u"18"_s}}};
    const double costs[] = {0.0114, 0.00377, 0.0019, 0.0004, 0.0263};
    const double times[] = {7, 3.1, 4.4, 5.2, 9.4};
    for (int i = 0; i < 5; ++i)
        chart.series.append({models()[i], i, {{costs[i], times[i], i == 4 ? ChartFill::Hatched : ChartFill::Solid, {}}}});
    block.caption = u"Mark: p50. Cached, stopped and failed replies are counted but left out. Hollow: cost estimated."_s;
    return block;
}

inline ReportTable figures(int columns, int rows)
{
    static const QList<QPair<QString, QString>> heads{
        {u"n"_s, {}},           {u"Failed"_s, {}},     {u"TTFT"_s, u"p50"_s}, {u"TTFT"_s, u"p95"_s},
        {u"tok/s"_s, u"p50"_s}, {u"E2E"_s, u"p50"_s},  {u"E2E"_s, u"p95"_s},  {u"Mean cost"_s, {}},
        {u"Total cost"_s, {}},  {u"Votes won"_s, u"95% range"_s}, {u"Longest stall"_s, {}}};
    ReportTable table;
    table.caption = u"Figures by model"_s;
    table.columns = {{u"Model"_s, {}, false}};
    for (int c = 1; c < columns; ++c) {
        const auto &head = heads[(c - 1) % heads.size()];
        table.columns.append({head.first, head.second, true});
    }
    for (int r = 0; r < rows; ++r) {
        QList<ReportCell> row{{rows > models().size() ? u"model-%1-instruct"_s.arg(r + 1) : models()[r]}};
        for (int c = 1; c < columns; ++c) {
            const bool weak = r == 4 && (c == 4 || c == 7);
            ReportCell cell{weak ? u"n too small"_s : u"$%1.%2%3"_s.arg(r % 10).arg(r + 10).arg(c + 100)};
            cell.faint = weak;
            cell.best = r == c;
            row.append(cell);
        }
        table.rows.append(row);
    }
    return table;
}

inline QString answer()
{
    return uR"(We are sorry: **the service is down** in the *northern district* since 14:05.

## What happened

1. A switch failed at 14:05.
2. The spare took over, but it dropped `eth3`.
   - Traffic of two streets was lost
   - Phones were not affected
3. Our people are on their way.

> The next message follows at 15:00.

```python
def notice(street: str, hours: int) -> str:
    # Four lines, no more
    return f"{street}: about {hours} h"
```

| Street | Households | Back at |
|---|---:|---|
| Elm Street | 120 | 16:00 |
| Oak Lane | 48 | 16:30 |

~~No compensation.~~ See [the terms](https://example.com/terms) for what you are owed.)"_s;
}

inline QByteArray picture(int hue, const char *format)
{
    QImage image(480, 320, QImage::Format_RGB32);
    QPainter painter(&image);
    QLinearGradient ground(0, 0, 480, 320);
    ground.setColorAt(0, QColor::fromHsv(hue, 120, 250));
    ground.setColorAt(1, QColor::fromHsv((hue + 60) % 360, 200, 120));
    painter.fillRect(image.rect(), ground);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

/// Of everything some.
inline ReportDocument full(int turns = 4)
{
    ReportDocument document = empty();
    QList<ReportBlock> &blocks = document.blocks;
    blocks.append(ReportFacts{{{u"Question"_s, u"Can a cheaper model write our outage notices as well as the one we use?"_s},
                               {u"Conclusion"_s, spans(u"gpt-5.4-mini is as good in blind votes, a third of the price and twice "
                                                       "as fast."_s, u" Move notices to it."_s)}}});
    blocks.append(ReportHeading{2, u"Cost against time"_s});
    blocks.append(costChart());
    blocks.append(ReportHeading{2, u"Figures by model"_s});
    blocks.append(figures(11, 5));
    blocks.append(ReportParagraph{spans(u"Total: $1.046 billed, about $0.316 estimated, 0 unknown."_s,
                                        u" Percentiles by linear interpolation; p95 from n 20 on."_s), true});
    blocks.append(ReportHeading{2, u"Same model, different provider"_s});
    blocks.append(ReportParagraph{u"Llama 3.3 70B ran on two providers. OpenRouter (DeepInfra) was 64 times cheaper for the same "
                                  "work and answered in 0.48 s; Replicate needed a cold start in 3 of 12 runs."_s});
    blocks.append(figures(4, 2));
    blocks.append(ReportHeading{2, u"Answers"_s});
    for (int t = 0; t < turns; ++t) {
        blocks.append(ReportHeading{3, u"Prompt %1"_s.arg(t + 1)});
        ReportAnswers answers;
        answers.promptName = u"Prompt"_s;
        answers.systemName = u"System prompt"_s;
        answers.system = u"You write for customers, plainly."_s;
        answers.prompt = u"Write a notice about the outage in the northern district.\nAt most 80 words."_s;
        for (int a = 0; a < 3; ++a) {
            ReportAnswers::Answer one;
            one.name = models()[a];
            one.look = a;
            one.figures = u"Done, 12.%1 s, billed $0.0082%1"_s.arg(a);
            one.markdown = answer();
            if (a == 2) {
                using Piece = ReportAnswers::Answer::Piece;
                one.difference = {{Piece::Kind::Same, u"We are sorry: the service "_s}, {Piece::Kind::Removed, u"is down "_s},
                                  {Piece::Kind::Added, u"has been interrupted "_s},
                                  {Piece::Kind::Same, u"in the northern district since 14:05."_s}};
                one.differenceNote = u"14 % of the words differ from claude-sonnet-5."_s;
            }
            answers.answers.append(one);
        }
        blocks.append(answers);
    }
    blocks.append(ReportHeading{2, u"Media"_s});
    ReportMediaGrid grid;
    for (int i = 0; i < 5; ++i) {
        grid.items.append({i == 3 ? QByteArray() : picture(i * 60, i % 2 ? "JPEG" : "PNG"),
                           i % 2 ? u"image/jpeg"_s : u"image/png"_s, u"flux-schnell %1"_s.arg(i + 1),
                           u"seed 42, 1.9 s, billed $0.003"_s});
    }
    blocks.append(grid);
    return document;
}

/// Scripts, emoji, marks that turn the direction.
inline ReportDocument scripts()
{
    ReportDocument document = empty();
    document.title = u"Scripts \U0001F30D and signs"_s;
    document.blocks.append(ReportFacts{{{u"Chinese"_s, u"哪个模型最适合写通知？"_s},
                                        {u"Japanese"_s, u"どのモデルがお知らせに向いていますか。"_s},
                                        {u"Korean"_s, u"어떤 모델이 공지에 적합합니까?"_s},
                                        {u"Arabic"_s, u"أي نموذج يناسب إشعارات العملاء؟"_s},
                                        {u"Hebrew"_s, u"איזה מודל מתאים להודעות?"_s},
                                        {u"Hindi"_s, u"सूचनाओं के लिए कौन सा मॉडल?"_s},
                                        {u"Thai"_s, u"แบบจำลองใดเหมาะกับการแจ้งเตือน"_s},
                                        {u"Emoji"_s, u"Done \u2705, warm \U0001F525, family \U0001F468\u200D\U0001F469\u200D\U0001F467, flag "
                                                     "\U0001F1E9\U0001F1EA, heart \u2764\uFE0F, key 1\uFE0F\u20E3, end"_s},
                                        {u"Override"_s, u"safe\u202Egpj.exe\u202C and \u2067turned\u2069"_s},
                                        {u"Marks"_s, u"Z\u0301"_s + QString(400, QChar(0x0301)) + u"algo"_s}}});
    ReportTable table;
    table.columns = {{u"Model \U0001F916"_s, {}, false}, {u"الاسم"_s, {}, false}, {u"n"_s, {}, true}};
    table.rows = {{{u"\u202Emodel"_s}, {u"نموذج صغير"_s}, {u"12"_s}}, {{u"千问 \U0001F409"_s}, {u"日本語"_s}, {u"7"_s}}};
    document.blocks.append(ReportHeading{2, u"表 \U0001F4CA"_s});
    document.blocks.append(table);
    ReportAnswers answers;
    answers.prompt = u"\U0001F44B 你好，世界"_s;
    answers.answers.append({u"qwen \U0001F409"_s, 1, u"Done"_s,
                            u"## عنوان\n\nهذه فقرة باللغة العربية تمتد على أكثر من سطر واحد حتى يظهر التفاف النص من اليمين إلى اليسار في "
                            "الصفحة كما ينبغي.\n\n- \U0001F680 fast\n- \U0001F422 slow\n\n```\n\U0001F40D = 'snake'\n```\n\n| a | b |\n|--|--|\n| \U0001F600 "
                            "| 中文 |"_s});
    document.blocks.append(answers);
    document.blocks.append(ReportHeading{2, u"Chart"_s});
    document.blocks.append(costChart(true));
    return document;
}

/// Whoever wrote these means harm.
inline ReportDocument hostile()
{
    ReportDocument document = empty();
    document.title = u"<script>alert(1)</script>\r\n\x01\x1b[31mtitle\u202E"_s + QString(2000, u'W');
    document.subtitle = u"\u0000(nul) \\) endobj >> stream "_s;
    const QString line = QString(1'000'000, u'x');
    document.blocks.append(ReportHeading{2, u"Heading) /Title (x"_s});
    document.blocks.append(ReportFacts{{{line, line}, {u"Formula"_s, u"=cmd|' /C calc'!A0"_s}}});
    document.blocks.append(ReportParagraph{line});
    ReportTable table = figures(3, 3);
    table.rows[0][0].text = line;
    table.rows[1][1].text = line;
    table.columns[2].title = line;
    document.blocks.append(table);
    document.blocks.append(ReportHeading{3, line});
    ReportAnswers answers;
    answers.prompt = line;
    answers.system = line;
    const QStringList texts{
        line,
        u"![a](file:///etc/passwd) ![b](http://127.0.0.1:9/x.png) <img src=\"file:///etc/passwd\"> <script>alert(1)</script>\n\n"
        "[x](javascript:alert(1)) <iframe src='http://127.0.0.1:9/'></iframe> ![](data:image/png;base64,AAAA)"_s,
        u"---\ntitle: hidden\n---\nafter the rule"_s,
        QString(500, u'>') + u" deep"_s,
        u"- "_s.repeated(3000) + u"deep list"_s,
        u"|"_s.repeated(4000) + u'\n' + u"|-"_s.repeated(2000) + u'\n' + u"|\n"_s.repeated(3000),
        u"| a | b |\n|---|---|\n"_s + u"|\n"_s.repeated(1500),
        u"*"_s.repeated(8000), u"["_s.repeated(8000), u"\n"_s.repeated(15000), u"`"_s.repeated(9000),
        u"# "_s.repeated(3000), u"\t"_s.repeated(3000) + u"tab"_s, QString(9000, QChar(0xd800)),
        u"a\u0301"_s.repeated(6000), u"\U0001F600"_s.repeated(3000), u"\u202E\u2066"_s.repeated(2000) + u"turned"_s,
        u"1. "_s.repeated(1000) + u"x"_s, u"```\n"_s + u"code\n"_s.repeated(2500)};
    int i = 0;
    for (const QString &text : texts)
        answers.answers.append({u"model %1"_s.arg(++i), i * 7 - 20, u"Done"_s, text});
    ReportAnswers::Answer different{u"difference"_s, 0, {}, line};
    different.difference = {{ReportAnswers::Answer::Piece::Kind::Removed, line}, {ReportAnswers::Answer::Piece::Kind::Added, line}};
    answers.answers.append(different);
    document.blocks.append(answers);
    ReportMediaGrid grid;
    grid.items.append({"not a picture", u"image/png"_s, line, line});
    grid.items.append({picture(10, "PNG"), u"image/svg+xml"_s, u"wrong type"_s, {}});
    // A header of 60,000 x 60,000 pixels.
    QByteArray large = picture(10, "PNG");
    large.replace(16, 8, QByteArray::fromHex("0000ea600000ea60"));
    grid.items.append({large, u"image/png"_s, u"too large"_s, {}});
    document.blocks.append(grid);
    return document;
}

} // namespace bakeoff::paper
