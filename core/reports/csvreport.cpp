// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/csvreport.h"

#include "reports/leftout.h"
#include "reports/reportmachine.h"
#include "reports/reportrows.h"
#include "reports/reporttexts.h"

#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Columns in their order; append-only.
enum CsvColumn {
    Row, RowId, ComparisonId, TurnId, PaneId, Sample, Batch, Created, Model, Provider, Kind, State, IsSandbox, Timing,
    Ttft, Ttfa, E2e, Tpot, AnswerSpeed, OverallSpeed, Stall, LeftOut, QueueTime, RunTime, TotalTime, Cold,
    InputTokens, CachedTokens, OutputTokens, ReasoningTokens, Outputs, CostUsd, CostKind, CostClass,
    Finish, ErrorName, FailedAttempts, Host, Served, Fallback, CacheHit, Continues, Version, Hardware, Seed, Attempt,
    Rating, MarkName, Tags, Note, Settings, Input, Title, System, Prompt, Text, Reasoning, Output, Files,
    kColumns
};

constexpr std::array<QLatin1StringView, kColumns> kNames{
    "row"_L1, "id"_L1, "comparison"_L1, "turn"_L1, "pane"_L1, "sample"_L1, "batch"_L1, "created"_L1, "model"_L1,
    "provider"_L1, "kind"_L1, "state"_L1, "sandbox"_L1, "timing_source"_L1,
    "ttft_ms"_L1, "ttfa_ms"_L1, "e2e_ms"_L1, "tpot_ms"_L1, "output_tokens_per_s"_L1, "overall_tokens_per_s"_L1,
    "longest_stall_ms"_L1, "left_out"_L1, "queue_ms"_L1, "run_ms"_L1, "total_ms"_L1, "probably_cold"_L1,
    "input_tokens"_L1, "cached_input_tokens"_L1, "output_tokens"_L1, "reasoning_tokens"_L1, "outputs"_L1, "cost_usd"_L1,
    "cost_kind"_L1, "cost_class"_L1, "finish_reason"_L1, "error_kind"_L1, "failed_attempts"_L1, "host"_L1,
    "served_model"_L1, "fallback"_L1, "response_cache_hit"_L1, "continues"_L1, "version"_L1, "hardware"_L1, "seed"_L1,
    "attempt"_L1, "rating"_L1, "mark"_L1, "tags"_L1, "note"_L1, "settings"_L1, "input"_L1, "title"_L1, "system"_L1,
    "prompt"_L1, "text"_L1, "reasoning"_L1, "output"_L1, "files"_L1};

/// Does a spreadsheet take a text for a formula, or for the beginning of one? It passes over spaces and marks it does not
/// show; full-width signs count as their narrow ones where East Asian input does.
bool looksLikeFormula(const QString &text)
{
    for (const QChar c : text) {
        if (c == u'\t' || c == u'\r' || c == u'\n')
            return true;
        if (c.isSpace() || c.category() == QChar::Other_Format || c == QChar::ReplacementCharacter)
            continue;
        return u"=+-@|%\uff1d\uff0b\uff0d\uff20"_s.contains(c);
    }
    return false;
}

class CsvLine {
public:
    void text(CsvColumn column, const QString &value)
    {
        if (!value.isEmpty())
            m_cells[column] = csvText(value);
    }
    /// One of our own names, figures and ids: nothing to escape.
    void plain(CsvColumn column, QByteArray value) { m_cells[column] = std::move(value); }
    void name(CsvColumn column, QLatin1StringView value) { m_cells[column] = value.toString().toLatin1(); }
    void flag(CsvColumn column, bool value) { m_cells[column] = value ? "true" : "false"; }
    void integer(CsvColumn column, const std::optional<qint64> &value)
    {
        if (value)
            m_cells[column] = QByteArray::number(*value);
    }
    void figure(CsvColumn column, const std::optional<double> &value)
    {
        if (value)
            m_cells[column] = machineNumber(*value);
    }
    void id(CsvColumn column, const Id &value)
    {
        if (!value.isNull())
            m_cells[column] = idText(value).toLatin1();
    }
    void cost(const std::optional<Cost> &cost, bool sandbox)
    {
        if (!cost)
            return;
        name(CostKind, chargeKindName(cost->kind));
        if (cost->amount)
            m_cells[CostUsd] = cost->amount->toDecimal().toLatin1();
        m_cells[CostClass] = sandbox ? "sandbox" : "real";
    }

    QByteArray bytes() const
    {
        QByteArray line;
        for (const QByteArray &cell : m_cells) {
            if (&cell != &m_cells.front())
                line += ',';
            line += cell;
        }
        return line + "\r\n";
    }

private:
    std::array<QByteArray, kColumns> m_cells;
};

} // namespace

QByteArray csvText(const QString &text)
{
    QString safe;
    safe.reserve(text.size() + 2);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'\r') {
            if (i + 1 < text.size() && text[i + 1] == u'\n')
                continue;
            safe += u'\n';
        } else if (c.isSurrogate()) {
            const bool pair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
            safe += pair ? QString(c) + text[i + 1] : QString(QChar::ReplacementCharacter);
            i += pair ? 1 : 0;
        } else {
            safe += isHarmfulMark(c) ? QChar(QChar::ReplacementCharacter) : c;
        }
    }
    if (looksLikeFormula(safe) || safe.startsWith(u'\''))
        safe.prepend(u'\'');
    // Words of letters, digits and the signs of ids and names need no quotes in any program; the rest gets them.
    bool bare = true;
    for (const QChar c : std::as_const(safe))
        bare = bare && c < u'\x80' && (c.isLetterOrNumber() || u"_-./:"_s.contains(c));
    if (bare)
        return safe.toLatin1();
    return '"' + safe.replace(u'"', u"\"\""_s).toUtf8() + '"';
}

CsvReport::CsvReport(QIODevice &device, ReportOptions options, ReportFilePath path)
    : m_device(device)
    , m_options(std::move(options))
    , m_path(std::move(path))
{
}

QStringList CsvReport::columns()
{
    return {kNames.cbegin(), kNames.cend()};
}

Status CsvReport::begin()
{
    return writeLine("\xef\xbb\xbf" + columns().join(u',').toLatin1() + "\r\n");
}

Status CsvReport::add(ReportReply reply, ReportReplyTexts texts, const QString &name)
{
    leaveOut(m_options, reply, texts);
    CsvLine line;
    line.plain(Row, "reply");
    line.id(RowId, reply.id);
    line.id(ComparisonId, reply.comparison);
    line.id(TurnId, reply.turn);
    line.id(PaneId, reply.pane);
    line.integer(Sample, reply.sample);
    line.plain(Created, machineDate(reply.created));
    line.text(Model, m_options.names ? reply.model.toString() : name);
    line.text(Provider, reply.model.provider);
    line.name(Kind, requestKindName(RequestKind::Text));
    line.name(State, replyStateName(reply.state));
    line.flag(IsSandbox, reply.sandbox);
    line.name(Timing, timingSourceName(reply.timing));
    const ReplyMetrics &metrics = reply.metrics;
    line.figure(Ttft, machineMs(metrics.ttft));
    line.figure(Ttfa, machineMs(metrics.ttfa));
    line.figure(E2e, machineMs(metrics.e2e));
    line.figure(Tpot, metrics.tpotMs.value());
    line.figure(AnswerSpeed, metrics.answerTokensPerS.value());
    line.figure(OverallSpeed, metrics.overallTokensPerS.value());
    line.figure(Stall, machineMs(metrics.longestStall));
    if (metrics.leftOut)
        line.name(LeftOut, absenceName(*metrics.leftOut));
    line.flag(Cold, reply.probablyCold);
    line.integer(InputTokens, reply.usage.input);
    line.integer(CachedTokens, reply.usage.cachedInput);
    line.integer(OutputTokens, reply.usage.output);
    line.integer(ReasoningTokens, reply.usage.reasoning);
    line.cost(reply.cost, reply.sandbox);
    line.text(Finish, reply.finishReason);
    if (reply.error)
        line.name(ErrorName, errorKindName(*reply.error));
    line.integer(FailedAttempts, reply.attempts);
    line.text(Host, reply.host);
    line.text(Served, reply.servedModel);
    if (m_options.names)
        line.flag(Fallback, reply.fallback);
    line.flag(CacheHit, reply.responseCacheHit);
    line.flag(Continues, reply.continuesAnother);
    line.integer(Rating, reply.rating);
    if (reply.mark != Mark::None)
        line.name(MarkName, markName(reply.mark));
    if (!texts.tags.isEmpty())
        line.text(Tags, QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(texts.tags)).toJson(QJsonDocument::Compact)));
    line.text(Note, texts.note);
    line.text(Settings, QString::fromUtf8(reply.settings));
    line.text(Title, texts.title);
    line.text(System, texts.system);
    line.text(Prompt, texts.prompt);
    line.text(Text, texts.text);
    line.text(Reasoning, texts.reasoning);
    return writeLine(line.bytes());
}

Status CsvReport::add(ReportJob job, ReportJobTexts texts, const QString &name)
{
    leaveOut(m_options, job, texts);
    CsvLine line;
    line.plain(Row, "job");
    line.id(RowId, job.id);
    line.id(Batch, job.batch);
    line.plain(Created, machineDate(job.stamps.created));
    line.text(Model, m_options.names ? job.model.toString() : name);
    line.text(Provider, job.model.provider);
    if (job.kind)
        line.name(Kind, requestKindName(*job.kind));
    line.name(State, jobStateName(job.state));
    line.flag(IsSandbox, job.sandbox);
    line.figure(QueueTime, machineMs(job.clocks.queue));
    line.figure(RunTime, machineMs(job.clocks.run));
    line.figure(TotalTime, machineMs(job.clocks.total));
    line.flag(Cold, job.clocks.probablyCold);
    line.integer(Outputs, job.outputs);
    line.cost(job.cost, job.sandbox);
    if (job.error)
        line.name(ErrorName, errorKindName(*job.error));
    line.text(Version, job.version);
    line.text(Hardware, job.hardware);
    line.integer(Seed, job.seed);
    line.integer(Attempt, job.attempt);
    line.integer(Rating, job.rating);
    line.text(Note, texts.note);
    line.text(Input, QString::fromUtf8(job.input));
    line.text(Title, texts.title);
    line.text(Prompt, promptOf(job));
    line.text(Output, QString::fromUtf8(texts.output));
    if (!texts.files.isEmpty())
        line.text(Files, QString::fromUtf8(QJsonDocument(filesJson(texts.files, m_path)).toJson(QJsonDocument::Compact)));
    return writeLine(line.bytes());
}

Status CsvReport::writeLine(const QByteArray &line)
{
    return writeTo(m_device, line);
}

} // namespace bakeoff
