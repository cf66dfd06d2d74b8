// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/replyjson.h"

#include "compare/metrics.h"
#include "costs/costjson.h"
#include "words/words.h"

#include <QJsonArray>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Milliseconds with microsecond resolution.
double milliseconds(std::chrono::nanoseconds ns)
{
    return static_cast<double>(std::chrono::round<std::chrono::microseconds>(ns).count()) / 1000.0;
}

void insertMs(QJsonObject &object, QStringView name, const Figure<std::chrono::nanoseconds> &figure)
{
    if (figure)
        object.insert(name, milliseconds(*figure));
}

void insertCount(QJsonObject &object, QStringView name, std::optional<qint64> count)
{
    if (count)
        object.insert(name, *count);
}

void insertText(QJsonObject &object, QStringView name, const QString &text)
{
    if (!text.isEmpty())
        object.insert(name, text);
}

QJsonObject judgementJson(const Judgement &judgement)
{
    QJsonObject json;
    if (judgement.rating)
        json.insert(u"rating"_s, *judgement.rating);
    if (judgement.mark != Mark::None)
        json.insert(u"mark"_s, markName(judgement.mark).toString());
    insertText(json, u"note", judgement.note);
    if (!judgement.tags.isEmpty())
        json.insert(u"tags"_s, QJsonArray::fromStringList(judgement.tags));
    return json;
}

} // namespace

QJsonObject replyJson(const Reply &reply)
{
    const ReplyMetrics metrics = metricsOf(reply);
    QJsonObject json{{u"id"_s, idText(reply.id)},
                     {u"pane"_s, idText(reply.pane)},
                     {u"sample"_s, reply.sample},
                     {u"model"_s, reply.model.toString()},
                     {u"state"_s, replyStateName(reply.state).toString()},
                     {u"text"_s, reply.text},
                     {u"timing_source"_s, timingSourceName(reply.timing).toString()}};
    if (!reply.continues.isNull())
        json.insert(u"continues"_s, idText(reply.continues));
    if (!reply.judgement.isEmpty())
        json.insert(u"judgement"_s, judgementJson(reply.judgement));
    insertText(json, u"reasoning", reply.reasoning);
    insertMs(json, u"ttft_ms", metrics.ttft);
    insertMs(json, u"ttfa_ms", metrics.ttfa);
    insertMs(json, u"e2e_ms", metrics.e2e);
    insertMs(json, u"longest_stall_ms", metrics.longestStall);
    if (metrics.tpotMs)
        json.insert(u"tpot_ms"_s, *metrics.tpotMs);
    if (metrics.answerTokensPerS)
        json.insert(u"output_tokens_per_s"_s, *metrics.answerTokensPerS);
    else if (isFinal(reply.state))
        json.insert(u"output_tokens_per_s_absent"_s, absenceName(metrics.answerTokensPerS.absence()).toString());
    if (metrics.overallTokensPerS)
        json.insert(u"overall_tokens_per_s"_s, *metrics.overallTokensPerS);
    if (reply.clocks.connectTime)
        json.insert(u"connect_ms"_s, milliseconds(*reply.clocks.connectTime));
    json.insert(u"chunks"_s, reply.clocks.chunks);

    const TokenUsage &usage = reply.facts.usage;
    QJsonObject tokens;
    insertCount(tokens, u"input", usage.input);
    insertCount(tokens, u"cached_input", usage.cachedInput);
    insertCount(tokens, u"output", usage.output);
    insertCount(tokens, u"reasoning", usage.reasoning);
    json.insert(u"tokens"_s, tokens);

    if (isFinal(reply.state) && mayHaveBeenBilled(reply))
        json.insert(u"cost"_s, costJson(reply.cost, reply.sandbox));
    insertText(json, u"host", reply.facts.host);
    insertText(json, u"served_model", reply.facts.servedModel);
    insertText(json, u"finish_reason", reply.facts.finishReason);
    if (!reply.facts.ignoredParameters.isEmpty())
        json.insert(u"ignored_parameters"_s, QJsonArray::fromStringList(reply.facts.ignoredParameters));
    if (!reply.attempts.isEmpty())
        json.insert(u"failed_attempts"_s, reply.attempts.size());
    if (reply.error) {
        QJsonObject error{{u"kind"_s, errorKindName(reply.error->kind).toString()},
                          {u"message"_s, Words::errorText(reply, reply.model.provider).sentence()}};
        insertText(error, u"detail", reply.error->detail);
        insertText(error, u"provider_message", reply.error->providerMessage);
        if (reply.error->httpStatus)
            error.insert(u"http_status"_s, *reply.error->httpStatus);
        if (reply.error->maybeBilled)
            error.insert(u"maybe_billed"_s, true);
        json.insert(u"error"_s, error);
    }
    return json;
}

QJsonObject budgetErrorJson(const Error &error)
{
    QJsonObject json{{u"kind"_s, errorKindName(error.kind).toString()},
                     {u"message"_s, Words::errorText(error, {}).sentence()}};
    if (const auto refusal = budgetRefusal(error)) {
        QJsonObject budget{{u"scope"_s, budgetScopeName(refusal->budget.scope).toString()},
                           {u"cap_usd"_s, refusal->budget.cap.toDecimal()},
                           {u"spent_usd"_s, refusal->spent.toDecimal()},
                           {u"held_usd"_s, refusal->held.toDecimal()},
                           {u"needed_usd"_s, refusal->asked.toDecimal()},
                           {u"unknown"_s, refusal->unknown}};
        insertText(budget, u"provider", refusal->budget.provider);
        json.insert(u"budget"_s, budget);
    }
    return json;
}

QJsonObject comparisonJson(const Comparison &comparison, const Turn &turn)
{
    QJsonArray replies;
    for (const Reply &reply : turn.replies)
        replies.append(replyJson(reply));
    return {{u"comparison"_s, idText(comparison.id)}, {u"replies"_s, replies}};
}

} // namespace bakeoff
