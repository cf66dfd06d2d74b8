// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/report.h"
#include "reports/reportdocument.h"

#include <QDate>
#include <QDateTime>
#include <QStringList>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

/// Reports as hand-made values, and what their documents say.
namespace bakeoff::reportsamples {

using namespace Qt::StringLiterals;

inline Usd dollars(double amount)
{
    return Usd::fromPicos(std::llround(amount * 1e12));
}

inline double dollarsIn(Usd amount)
{
    return static_cast<double>(amount.picos()) / 1e12;
}

inline UtcMicros at(int day, int hour = 12)
{
    return UtcMicros::fromDateTime(QDateTime(QDate(2026, 8, day), QTime(hour, 0), QTimeZone::UTC));
}

/// Spread of `n` values with a long tail: percentiles only where n allows them. Milliseconds.
inline ReportSpread spread(qsizetype n, double p50, double p95)
{
    ReportSpread s;
    s.n = n;
    for (qsizetype i = 0; i < n; ++i) {
        const double rank = n > 1 ? static_cast<double>(i) / static_cast<double>(n - 1) : 0.5;
        s.samples.append(rank < 0.5 ? p50 * (0.6 + 0.8 * rank) : p50 + (p95 - p50) * std::pow((rank - 0.5) / 0.45, 2));
    }
    if (n == 0)
        return s;
    s.least = s.samples.constFirst();
    s.most = s.samples.constLast();
    if (n >= 5) {
        s.p50 = p50;
        s.p25 = p50 * 0.8;
        s.p75 = p50 + (p95 - p50) * 0.3;
    }
    if (n >= 10) {
        s.p10 = p50 * 0.68;
        s.p90 = p50 + (p95 - p50) * 0.8;
    }
    if (n >= 20)
        s.p95 = p95;
    if (n >= 100)
        s.p99 = p95 * 1.2;
    return s;
}

inline ReportRange range(double value, double low, double high)
{
    return {value, low, high};
}

inline ReportModel textModel(const QString &provider, const QString &id, int look, int n, double mean, ChargeKind kind = ChargeKind::Billed)
{
    ReportModel m;
    m.model = {provider, id};
    m.name = id;
    m.look = look;
    m.n = n;
    m.done = n;
    m.success = range(1, static_cast<double>(n) / (n + 3.84), 1);
    m.inputTokens = 412LL * n;
    m.outputTokens = 380LL * n;
    m.costs.n = n;
    m.costs.mean = dollars(mean);
    if (n >= 10) {
        m.costs.p10 = dollars(mean * 0.7);
        m.costs.p90 = dollars(mean * 1.4);
    }
    if (n >= 5)
        m.costs.variation = 0.23;
    m.costs.per1000OutputTokens = dollars(mean / 0.38);
    m.costs.total.count = n;
    (kind == ChargeKind::Billed ? m.costs.total.billed : m.costs.total.estimated) = dollars(mean * n);
    return m;
}

inline void setTimes(ReportModel &m, qsizetype n, double ttft50, double ttft95, double e2e50, double e2e95, double speed)
{
    m.ttft = spread(n, ttft50, ttft95);
    m.ttfa = spread(n, ttft50 * 1.1, ttft95 * 1.1);
    m.tpot = spread(n, 1000 / speed, 1500 / speed);
    m.e2e = spread(n, e2e50, e2e95);
    m.tokensPerS = spread(n, speed, speed * 1.2);
    if (n > 0)
        m.longestStall = ttft95 / 2;
}

inline void summed(Report &report)
{
    report.total = {};
    for (const ReportModel &m : report.models)
        (m.sandbox ? report.total.sandbox : report.total.real).add(m.costs.total);
    report.days.clear();
    for (int day = 1; day <= 26; day += 5) {
        ReportDay spent{QDate(2026, 8, day), {}};
        CostTotal &sum = report.total.real.count > 0 ? spent.spent.real : spent.spent.sandbox;
        sum.count = 20;
        sum.billed = dollars(0.02 * day);
        sum.estimated = dollars(0.01 * (day % 7));
        sum.unknown = day == 11 ? 2 : 0;
        report.days.append(spent);
    }
}

/// Five models, one on two providers, of which one has too few replies and estimated costs; votes, answers, failures.
inline Report notices()
{
    Report r;
    r.options.title = u"Which model for customer notices?"_s;
    r.options.question = u"Can a cheaper model write our outage notices as well as the one we use?"_s;
    r.options.conclusion = u"gpt-5.4-mini is as good in blind votes, a third of the price and twice as fast. Move notices to it."_s;
    r.options.zone = QTimeZone::UTC;
    r.options.projectedRequests = 20'000;

    r.models = {textModel(u"openrouter"_s, u"claude-sonnet-5"_s, 0, 60, 0.01143), textModel(u"openrouter"_s, u"gpt-5.4-mini"_s, 1, 60, 0.00377),
                textModel(u"openrouter"_s, u"mistral-medium-3.1"_s, 2, 60, 0.00191), textModel(u"openrouter"_s, u"llama-3.3-70b"_s, 3, 58, 0.00041),
                textModel(u"replicate"_s, u"llama-3.3-70b"_s, 3, 13, 0.0263, ChargeKind::Estimated)};
    r.models[3].name = u"openrouter/llama-3.3-70b"_s;
    r.models[4].name = u"replicate/llama-3.3-70b"_s;
    setTimes(r.models[0], 60, 1020, 1900, 7000, 11900, 68.9);
    setTimes(r.models[1], 60, 580, 1100, 3100, 6200, 112);
    setTimes(r.models[2], 58, 710, 2400, 4400, 9600, 74.5);
    setTimes(r.models[3], 57, 480, 3800, 5200, 14800, 62.4);
    setTimes(r.models[4], 12, 1120, 2600, 9400, 12000, 33.0);
    for (const int i : {2, 3, 4}) {
        ReportModel &m = r.models[i];
        m.failed = i == 2 ? 2 : 1;
        m.done = m.n - m.failed;
        m.errors[i == 2 ? ErrorKind::RateLimited : ErrorKind::Timeout] = m.failed;
        m.success = range(static_cast<double>(m.done) / m.n, 0.87, 0.995);
    }
    r.models[4].probablyCold = 3;
    r.models[4].look = 4;
    r.models[3].hosts = {{u"DeepInfra"_s, 57}};
    const QList<ReportRange> votes{range(0.52, 0.39, 0.64), range(0.50, 0.38, 0.62), range(0.31, 0.21, 0.44), range(0.24, 0.15, 0.37)};
    for (int i = 0; i < 4; ++i) {
        r.models[i].judged.votes = r.models[i].judged.compared = 60;
        r.models[i].judged.wins = static_cast<int>(votes[i].value * 60);
        r.models[i].judged.winRate = votes[i];
        r.models[i].judged.strength = range(40 - i * 30, 10 - i * 30, 70 - i * 30);
    }
    r.models[4].judged.votes = 4;
    r.models[0].judged.ratings = 6;
    r.models[0].judged.meanRating = 4.5;
    summed(r);
    r.sameModels = {{u"Llama 3.3 70B"_s, {{3, u"0.13"_s, u"0.40"_s, dollars(0.00041), 12, 12}, {4, {}, {}, dollars(0.0263), 12, 12}}}};
    r.decisions = {{RequestKind::Text, 3, 1, 0, 0, 2}, {RequestKind::Image}, {RequestKind::Video}, {RequestKind::Speech},
                   {RequestKind::Music}, {RequestKind::Transcription}};
    ProviderHealth health;
    health.provider = u"openrouter"_s;
    health.done = 235;
    health.failed = 3;
    health.errors = {{ErrorKind::RateLimited, 2}, {ErrorKind::Timeout, 1}};
    health.hosts = {{u"DeepInfra"_s, 57}, {u"Anthropic"_s, 60}};
    health.fallbacks = 2;
    r.health = {health};
    for (int i = 0; i < r.models.size(); ++i) {
        const ReportModel &m = r.models[i];
        r.projections.append({i, 20'000, m.costs.p10 ? std::optional(dollars(dollarsIn(*m.costs.p10) * 20'000)) : std::nullopt, dollars(dollarsIn(*m.costs.mean) * 20'000),
                              m.costs.p90 ? std::optional(dollars(dollarsIn(*m.costs.p90) * 20'000)) : std::nullopt, m.costs.n});
    }
    r.recipe = {u"Bakeoff 0.1.0"_s, at(26), at(1), at(26, 11), 12, 60, 251, 0, 0, {}};
    r.recipe.entries = {{0, {u"temperature=0.2"_s}, {}, {u"Anthropic"_s}}, {4, {u"temperature=0.2"_s}, {u"3c1d5ae8"_s}, {}}};
    ReportTurn turn;
    turn.title = u"Outage notice"_s;
    turn.prompt = u"Write a notice: the water is off from 8 to 12 tomorrow."_s;
    turn.system = u"Short and plain."_s;
    turn.at = at(25);
    for (int i = 0; i < 3; ++i) {
        ReportAnswer answer;
        answer.model = i;
        answer.text = i == 0 ? u"Dear customers, the water is off tomorrow from 8 to 12."_s
                    : i == 1 ? u"Dear customers, tomorrow the water is off from 8 to 12. We are sorry."_s
                             : u"**Notice**: no water tomorrow, 8 to 12."_s;
        answer.state = u"done"_s;
        answer.e2e = 3100 + i * 1000;
        answer.ttft = 500;
        answer.cost = i == 2 ? Cost::unknown() : Cost::billed(dollars(0.00827));
        turn.answers.append(answer);
    }
    r.turns = {turn};
    r.moreAnswers = 248;
    r.baseline = 0;
    return r;
}

inline ReportModel imageModel(const QString &id, int look, int n, double mean, bool sandbox = false)
{
    ReportModel m;
    m.model = {sandbox ? u"sandbox"_s : u"replicate"_s, id};
    m.name = id;
    m.look = look;
    m.kind = RequestKind::Image;
    m.jobs = true;
    m.sandbox = sandbox;
    m.n = n;
    m.done = n;
    m.outputs = n;
    m.success = range(1, static_cast<double>(n) / (n + 3.84), 1);
    m.queue = spread(n, 300, 900);
    m.run = spread(n, 2100, 4000);
    m.total = spread(n, 3100 + look * 900, 9000);
    m.warmTotal = spread(std::max<qsizetype>(n - 2, 0), 2900 + look * 900, 6000);
    m.probablyCold = 2;
    m.costs.n = n;
    m.costs.mean = dollars(mean);
    m.costs.perOutput = dollars(mean);
    m.costs.total.count = n;
    m.costs.total.billed = dollars(mean * n);
    return m;
}

/// Jobs and nothing else.
inline Report pictures(bool sandbox = false)
{
    Report r;
    r.options.zone = QTimeZone::UTC;
    r.models = {imageModel(u"flux-schnell"_s, 0, 24, 0.003, sandbox), imageModel(u"sd-3.5"_s, 1, 24, 0.035, sandbox)};
    summed(r);
    r.recipe = {u"Bakeoff 0.1.0"_s, at(26), at(26, 9), at(26, 11), 0, 0, 0, 48, 0, {}};
    r.decisions = {{RequestKind::Text}, {RequestKind::Image, 0, 0, 1, -1, -1}};
    ReportMedia media;
    media.model = 1;
    media.title = u"A lighthouse"_s;
    media.sha256 = "abc";
    media.path = u"/home/me/media/abc.png"_s;
    media.fileName = u"sd-3.5-lighthouse.png"_s;
    media.seed = 42;
    media.total = 4000;
    media.cost = Cost::billed(dollars(0.035));
    r.media = {media, media};
    r.media[1].sha256 = "def";
    r.media[1].path.clear();
    r.moreMedia = 46;
    return r;
}

/// Every text of a document, a line each; of charts title, description, names, ticks and tips too.
inline QStringList textsOf(const ReportDocument &document)
{
    QStringList texts{document.title, document.subtitle, document.footer};
    const auto add = [&texts](const ReportText &text) {
        QString line;
        for (const ReportText::Span &span : text.spans)
            line += span.text;
        texts << line;
    };
    for (const ReportBlock &block : document.blocks) {
        if (const auto *heading = std::get_if<ReportHeading>(&block)) {
            texts << heading->text;
        } else if (const auto *paragraph = std::get_if<ReportParagraph>(&block)) {
            add(paragraph->text);
        } else if (const auto *facts = std::get_if<ReportFacts>(&block)) {
            for (const ReportFacts::Fact &fact : facts->facts) {
                texts << fact.name;
                add(fact.value);
            }
        } else if (const auto *table = std::get_if<ReportTable>(&block)) {
            texts << table->caption;
            for (const ReportTable::Column &column : table->columns)
                texts << column.title + u' ' + column.unit;
            for (const QList<ReportCell> &row : table->rows) {
                QStringList cells;
                for (const ReportCell &cell : row)
                    cells << (cell.best ? u"*%1*"_s.arg(cell.text) : cell.text);
                texts << cells.join(u" | "_s);
            }
        } else if (const auto *drawn = std::get_if<ReportChart>(&block)) {
            texts << drawn->caption << drawn->chart.title << drawn->chart.description << drawn->chart.x.title << drawn->chart.y.title;
            for (const ChartSeries &series : drawn->chart.series) {
                texts << series.name << series.note << series.figure << series.tip;
                for (const ChartValue &value : series.values)
                    texts << value.tip << value.note;
            }
        } else if (const auto *answers = std::get_if<ReportAnswers>(&block)) {
            texts << answers->prompt << answers->system;
            for (const ReportAnswers::Answer &answer : answers->answers) {
                texts << answer.name << answer.figures << answer.markdown << answer.differenceNote;
                for (const auto &piece : answer.difference)
                    texts << piece.text;
            }
        } else if (const auto *grid = std::get_if<ReportMediaGrid>(&block)) {
            for (const ReportMediaGrid::Item &item : grid->items)
                texts << item.name << item.caption;
        }
    }
    texts.removeAll(QString());
    for (QString &text : texts)
        text.replace(QChar(QChar::Nbsp), u'_');
    return texts;
}

template <typename Block>
QList<Block> blocksOf(const ReportDocument &document)
{
    QList<Block> blocks;
    for (const ReportBlock &block : document.blocks) {
        if (const auto *found = std::get_if<Block>(&block))
            blocks.append(*found);
    }
    return blocks;
}

} // namespace bakeoff::reportsamples
