// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/jsonreport.h"

#include "costs/costjson.h"
#include "reports/leftout.h"
#include "reports/reportmachine.h"
#include "reports/reportrows.h"
#include "reports/reporttexts.h"

#include <QIODevice>
#include <QJsonDocument>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

void put(QJsonObject &json, QStringView name, const QString &text)
{
    if (!text.isEmpty())
        json.insert(name, text);
}

void put(QJsonObject &json, QStringView name, const std::optional<double> &figure)
{
    if (figure)
        json.insert(name, *figure);
}

void put(QJsonObject &json, QStringView name, const std::optional<qint64> &count)
{
    if (count)
        json.insert(name, *count);
}

void putId(QJsonObject &json, QStringView name, const Id &id)
{
    if (!id.isNull())
        json.insert(name, idText(id));
}

void putFlag(QJsonObject &json, QStringView name, bool flag)
{
    if (flag)
        json.insert(name, true);
}

void putCost(QJsonObject &json, const std::optional<Cost> &cost, bool sandbox)
{
    if (cost)
        json.insert(u"cost"_s, costJson(*cost, sandbox));
}

void putObject(QJsonObject &json, QStringView name, const QByteArray &stored)
{
    if (const QJsonObject object = QJsonDocument::fromJson(stored).object(); !object.isEmpty())
        json.insert(name, object);
}

/// Of JSON in UTF-8: begins nothing that harmlessJson() writes otherwise.
bool isPlain(char byte)
{
    switch (static_cast<uchar>(byte)) {
    case '<':
    case '>':
    case '\\':
    case 0x7f:
    case 0xc2: // U+0080 to U+009F
    case 0xd8: // U+061C
    case 0xe2: // U+200E to U+206F
    case 0xef: // U+FEFF, U+FFFE, U+FFFF
        return false;
    default:
        return true;
    }
}

/// Of whole UTF-8, without taking a byte order mark for one. \param next behind it
char32_t characterAt(const char *at, const char *end, const char *&next)
{
    const auto first = static_cast<uchar>(*at);
    char32_t c = first < 0x80 ? first : first < 0xe0 ? first & 0x1f : first < 0xf0 ? first & 0x0f : first & 0x07;
    for (next = at + 1; next < end && (static_cast<uchar>(*next) & 0xc0) == 0x80; ++next)
        c = (c << 6) | (static_cast<uchar>(*next) & 0x3f);
    return c;
}

} // namespace

QByteArray harmlessJson(const QJsonObject &object)
{
    // QJsonDocument escapes what lies below a space. Text stands only inside of strings, so the rest can be replaced in it:
    // nearly all of it is copied in long pieces.
    const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    const char *at = json.constData();
    const char *const end = at + json.size();
    QByteArray safe;
    safe.reserve(json.size() + json.size() / 16);
    for (const char *from = at;;) {
        while (at < end && isPlain(*at))
            ++at;
        safe.append(from, at - from);
        if (at == end)
            return safe;
        const char *next = at + 1;
        if (*at == '\\') {
            // Whole pairs are written as they are. Other readers need not take half a one; it is what it is in CSV.
            const bool half = end - at >= 6 && at[1] == 'u' && at[2] == 'd' && at[3] >= '8';
            next = at + (half ? 6 : 2);
            safe.append(half ? QByteArrayView("?") : QByteArrayView(at, std::min(next, end)));
        } else {
            const char32_t c = characterAt(at, end, next);
            if (c == U'<' || c == U'>' || (c <= 0xffff && isHarmfulMark(QChar(static_cast<char16_t>(c)))))
                safe += u"\\u%1"_s.arg(static_cast<uint>(c), 4, 16, QChar(u'0')).toLatin1();
            else
                safe.append(at, next - at);
        }
        at = from = std::min(next, end);
    }
}

JsonReport::JsonReport(QIODevice &device, ReportOptions options, ReportFilePath path)
    : m_device(device)
    , m_options(std::move(options))
    , m_path(std::move(path))
{
}

Status JsonReport::begin(const Report &report)
{
    QByteArray head = harmlessJson(figuresJson(report));
    head.chop(1); // its rows come before the closing brace
    return writeTo(m_device, head + ",\n\"replies\":[");
}

Status JsonReport::go(Place place)
{
    if (m_place == place)
        return success();
    m_place = place;
    m_first = true;
    return writeTo(m_device, "],\n\"jobs\":[");
}

Status JsonReport::addRow(const QJsonObject &row)
{
    const QByteArray bytes = (m_first ? "\n" : ",\n") + harmlessJson(row);
    m_first = false;
    return writeTo(m_device, bytes);
}

Status JsonReport::end()
{
    const Status s = go(Place::Jobs);
    return s ? writeTo(m_device, "]}\n") : s;
}

Status JsonReport::add(ReportReply reply, ReportReplyTexts texts, const QString &name)
{
    leaveOut(m_options, reply, texts);
    QJsonObject row{{u"id"_s, idText(reply.id)},
                    {u"comparison"_s, idText(reply.comparison)},
                    {u"turn"_s, idText(reply.turn)},
                    {u"pane"_s, idText(reply.pane)},
                    {u"sample"_s, reply.sample},
                    {u"created"_s, QString::fromLatin1(machineDate(reply.created))},
                    {u"model"_s, m_options.names ? reply.model.toString() : name},
                    {u"state"_s, replyStateName(reply.state).toString()},
                    {u"timing_source"_s, timingSourceName(reply.timing).toString()}};
    putFlag(row, u"continues", reply.continuesAnother);
    putFlag(row, u"sandbox", reply.sandbox);
    const ReplyMetrics &metrics = reply.metrics;
    put(row, u"ttft_ms", machineMs(metrics.ttft));
    put(row, u"ttfa_ms", machineMs(metrics.ttfa));
    put(row, u"e2e_ms", machineMs(metrics.e2e));
    put(row, u"tpot_ms", metrics.tpotMs.value());
    put(row, u"output_tokens_per_s", metrics.answerTokensPerS.value());
    put(row, u"overall_tokens_per_s", metrics.overallTokensPerS.value());
    put(row, u"longest_stall_ms", machineMs(metrics.longestStall));
    if (metrics.leftOut)
        row.insert(u"left_out"_s, absenceName(*metrics.leftOut).toString());
    putFlag(row, u"probably_cold", reply.probablyCold);
    QJsonObject tokens;
    put(tokens, u"input", reply.usage.input);
    put(tokens, u"cached_input", reply.usage.cachedInput);
    put(tokens, u"output", reply.usage.output);
    put(tokens, u"reasoning", reply.usage.reasoning);
    row.insert(u"tokens"_s, tokens);
    putCost(row, reply.cost, reply.sandbox);
    put(row, u"finish_reason", reply.finishReason);
    if (reply.error)
        row.insert(u"error"_s, QJsonObject{{u"kind"_s, errorKindName(*reply.error).toString()}});
    if (reply.attempts > 0)
        row.insert(u"failed_attempts"_s, reply.attempts);
    put(row, u"host", reply.host);
    put(row, u"served_model", reply.servedModel);
    putFlag(row, u"fallback", reply.fallback);
    putFlag(row, u"response_cache_hit", reply.responseCacheHit);
    QJsonObject judgement;
    if (reply.rating)
        judgement.insert(u"rating"_s, *reply.rating);
    if (reply.mark != Mark::None)
        judgement.insert(u"mark"_s, markName(reply.mark).toString());
    put(judgement, u"note", texts.note);
    if (!texts.tags.isEmpty())
        judgement.insert(u"tags"_s, QJsonArray::fromStringList(texts.tags));
    if (!judgement.isEmpty())
        row.insert(u"judgement"_s, judgement);
    putObject(row, u"settings", reply.settings);
    put(row, u"title", texts.title);
    put(row, u"system", texts.system);
    put(row, u"prompt", texts.prompt);
    put(row, u"text", texts.text);
    put(row, u"reasoning", texts.reasoning);
    return addRow(row);
}

Status JsonReport::add(ReportJob job, ReportJobTexts texts, const QString &name)
{
    if (const Status s = go(Place::Jobs); !s)
        return s;
    leaveOut(m_options, job, texts);
    QJsonObject row{{u"job"_s, idText(job.id)},
                    {u"created"_s, QString::fromLatin1(machineDate(job.stamps.created))},
                    {u"model"_s, m_options.names ? job.model.toString() : name},
                    {u"state"_s, jobStateName(job.state).toString()},
                    {u"outputs"_s, job.outputs},
                    {u"attempt"_s, job.attempt}};
    putId(row, u"batch", job.batch);
    if (job.kind)
        row.insert(u"kind"_s, requestKindName(*job.kind).toString());
    putFlag(row, u"sandbox", job.sandbox);
    put(row, u"queue_ms", machineMs(job.clocks.queue));
    put(row, u"run_ms", machineMs(job.clocks.run));
    put(row, u"total_ms", machineMs(job.clocks.total));
    putFlag(row, u"probably_cold", job.clocks.probablyCold);
    putCost(row, job.cost, job.sandbox);
    put(row, u"version", job.version);
    put(row, u"hardware", job.hardware);
    put(row, u"seed", job.seed);
    if (job.error)
        row.insert(u"error"_s, QJsonObject{{u"kind"_s, errorKindName(*job.error).toString()}});
    QJsonObject judgement;
    if (job.rating)
        judgement.insert(u"rating"_s, *job.rating);
    put(judgement, u"note", texts.note);
    if (!judgement.isEmpty())
        row.insert(u"judgement"_s, judgement);
    put(row, u"title", texts.title);
    putObject(row, u"input", job.input);
    if (!texts.output.isEmpty())
        row.insert(u"output"_s, QJsonDocument::fromJson('[' + texts.output + ']').array().at(0));
    if (!texts.files.isEmpty())
        row.insert(u"artifacts"_s, filesJson(texts.files, m_path));
    return addRow(row);
}

} // namespace bakeoff
