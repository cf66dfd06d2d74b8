// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/replyjson.h"

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

using Ns = std::chrono::nanoseconds;

void put(QJsonObject &json, QLatin1StringView key, std::optional<qint64> value)
{
    if (value)
        json[key] = *value;
}

void put(QJsonObject &json, QLatin1StringView key, std::optional<double> value)
{
    if (value)
        json[key] = *value;
}

void put(QJsonObject &json, QLatin1StringView key, std::optional<Ns> value)
{
    if (value)
        json[key] = static_cast<qint64>(value->count());
}

void put(QJsonObject &json, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty())
        json[key] = value;
}

void putFlag(QJsonObject &json, QLatin1StringView key, bool value)
{
    if (value)
        json[key] = true;
}

std::optional<qint64> integerAt(const QJsonObject &json, QLatin1StringView key)
{
    const QJsonValue value = json[key];
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

std::optional<int> intAt(const QJsonObject &json, QLatin1StringView key)
{
    const QJsonValue value = json[key];
    return value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
}

std::optional<double> doubleAt(const QJsonObject &json, QLatin1StringView key)
{
    const QJsonValue value = json[key];
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

std::optional<Ns> nsAt(const QJsonObject &json, QLatin1StringView key)
{
    const auto value = integerAt(json, key);
    return value ? std::optional(Ns(*value)) : std::nullopt;
}

} // namespace

QJsonObject toJson(const Error &error)
{
    QJsonObject json{{"kind"_L1, errorKindName(error.kind)}};
    put(json, "detail"_L1, error.detail);
    put(json, "provider_message"_L1, error.providerMessage);
    if (error.httpStatus)
        json["http_status"_L1] = *error.httpStatus;
    if (error.retryAfter)
        json["retry_after_s"_L1] = static_cast<qint64>(error.retryAfter->count());
    putFlag(json, "maybe_billed"_L1, error.maybeBilled);
    return json;
}

Error errorFromJson(const QJsonObject &json)
{
    const auto retryAfter = integerAt(json, "retry_after_s"_L1);
    return Error{
        // A kind of a later version: the details still say what it was.
        .kind = errorKindFromName(json["kind"_L1].toString()).value_or(ErrorKind::ProviderFailed),
        .detail = json["detail"_L1].toString(),
        .providerMessage = json["provider_message"_L1].toString(),
        .httpStatus = intAt(json, "http_status"_L1),
        .retryAfter = retryAfter ? std::optional(std::chrono::seconds(*retryAfter)) : std::nullopt,
        .maybeBilled = json["maybe_billed"_L1].toBool(),
    };
}

QJsonObject toJson(const ReplyClocks &clocks)
{
    QJsonObject json;
    put(json, "connect"_L1, clocks.connectTime);
    putFlag(json, "reused_connection"_L1, clocks.reusedConnection);
    put(json, "request_sent"_L1, clocks.requestSent);
    put(json, "headers"_L1, clocks.headers);
    put(json, "first_event"_L1, clocks.firstEvent);
    put(json, "first_reasoning"_L1, clocks.firstReasoning);
    put(json, "last_reasoning"_L1, clocks.lastReasoning);
    put(json, "first_answer"_L1, clocks.firstAnswer);
    put(json, "last_answer"_L1, clocks.lastAnswer);
    put(json, "end"_L1, clocks.end);
    if (clocks.longestStall != Ns(0))
        json["longest_stall"_L1] = static_cast<qint64>(clocks.longestStall.count());
    if (clocks.chunks != 0)
        json["chunks"_L1] = clocks.chunks;
    return json;
}

ReplyClocks replyClocksFromJson(const QJsonObject &json)
{
    return ReplyClocks{
        .connectTime = nsAt(json, "connect"_L1),
        .reusedConnection = json["reused_connection"_L1].toBool(),
        .requestSent = nsAt(json, "request_sent"_L1),
        .headers = nsAt(json, "headers"_L1),
        .firstEvent = nsAt(json, "first_event"_L1),
        .firstReasoning = nsAt(json, "first_reasoning"_L1),
        .lastReasoning = nsAt(json, "last_reasoning"_L1),
        .firstAnswer = nsAt(json, "first_answer"_L1),
        .lastAnswer = nsAt(json, "last_answer"_L1),
        .end = nsAt(json, "end"_L1),
        .longestStall = nsAt(json, "longest_stall"_L1).value_or(Ns(0)),
        .chunks = integerAt(json, "chunks"_L1).value_or(0),
    };
}

QJsonObject toJson(const TokenUsage &usage)
{
    QJsonObject json;
    put(json, "input"_L1, usage.input);
    put(json, "cached_input"_L1, usage.cachedInput);
    put(json, "cache_write"_L1, usage.cacheWrite);
    put(json, "output"_L1, usage.output);
    put(json, "reasoning"_L1, usage.reasoning);
    if (usage.billed)
        json["billed_picos"_L1] = usage.billed->picos();
    return json;
}

TokenUsage tokenUsageFromJson(const QJsonObject &json)
{
    const auto billed = integerAt(json, "billed_picos"_L1);
    return TokenUsage{
        .input = integerAt(json, "input"_L1),
        .cachedInput = integerAt(json, "cached_input"_L1),
        .cacheWrite = integerAt(json, "cache_write"_L1),
        .output = integerAt(json, "output"_L1),
        .reasoning = integerAt(json, "reasoning"_L1),
        .billed = billed ? std::optional(Usd::fromPicos(*billed)) : std::nullopt,
    };
}

QJsonObject toJson(const ChatFacts &facts)
{
    QJsonObject json;
    put(json, "generation_id"_L1, facts.generationId);
    putFlag(json, "bill_is_recorded"_L1, facts.billIsRecorded);
    put(json, "served_model"_L1, facts.servedModel);
    put(json, "host"_L1, facts.host);
    if (!facts.upstream.isEmpty()) {
        QJsonArray upstream;
        for (const UpstreamAttempt &attempt : facts.upstream) {
            QJsonObject item;
            put(item, "model"_L1, attempt.model);
            put(item, "host"_L1, attempt.host);
            if (attempt.status)
                item["status"_L1] = *attempt.status;
            upstream.append(item);
        }
        json["upstream"_L1] = upstream;
    }
    put(json, "finish_reason"_L1, facts.finishReason);
    put(json, "native_finish_reason"_L1, facts.nativeFinishReason);
    if (const QJsonObject usage = toJson(facts.usage); !usage.isEmpty())
        json["usage"_L1] = usage;
    putFlag(json, "reasoning_is_summary"_L1, facts.reasoningIsSummary);
    putFlag(json, "response_cache_hit"_L1, facts.responseCacheHit);
    if (facts.serverTimings) {
        QJsonObject timings;
        put(timings, "cached_tokens"_L1, facts.serverTimings->cachedTokens);
        put(timings, "prompt_tokens"_L1, facts.serverTimings->promptTokens);
        put(timings, "prompt_ms"_L1, facts.serverTimings->promptMs);
        put(timings, "predicted_tokens"_L1, facts.serverTimings->predictedTokens);
        put(timings, "predicted_ms"_L1, facts.serverTimings->predictedMs);
        json["server_timings"_L1] = timings;
    }
    if (!facts.ignoredParameters.isEmpty())
        json["ignored_parameters"_L1] = QJsonArray::fromStringList(facts.ignoredParameters);
    return json;
}

ChatFacts chatFactsFromJson(const QJsonObject &json)
{
    ChatFacts facts;
    facts.generationId = json["generation_id"_L1].toString();
    facts.billIsRecorded = json["bill_is_recorded"_L1].toBool();
    facts.servedModel = json["served_model"_L1].toString();
    facts.host = json["host"_L1].toString();
    for (const QJsonValue &value : json["upstream"_L1].toArray()) {
        const QJsonObject item = value.toObject();
        facts.upstream.append(
            {item["model"_L1].toString(), item["host"_L1].toString(), intAt(item, "status"_L1)});
    }
    facts.finishReason = json["finish_reason"_L1].toString();
    facts.nativeFinishReason = json["native_finish_reason"_L1].toString();
    facts.usage = tokenUsageFromJson(json["usage"_L1].toObject());
    facts.reasoningIsSummary = json["reasoning_is_summary"_L1].toBool();
    facts.responseCacheHit = json["response_cache_hit"_L1].toBool();
    if (json["server_timings"_L1].isObject()) {
        const QJsonObject timings = json["server_timings"_L1].toObject();
        facts.serverTimings = ServerTimings{
            .cachedTokens = integerAt(timings, "cached_tokens"_L1),
            .promptTokens = integerAt(timings, "prompt_tokens"_L1),
            .promptMs = doubleAt(timings, "prompt_ms"_L1),
            .predictedTokens = integerAt(timings, "predicted_tokens"_L1),
            .predictedMs = doubleAt(timings, "predicted_ms"_L1),
        };
    }
    for (const QJsonValue &value : json["ignored_parameters"_L1].toArray())
        facts.ignoredParameters.append(value.toString());
    return facts;
}

QJsonArray toJson(const QList<FailedAttempt> &attempts)
{
    QJsonArray json;
    for (const FailedAttempt &attempt : attempts) {
        json.append(QJsonObject{{"error"_L1, toJson(attempt.error)},
                                {"at"_L1, attempt.at.value},
                                {"waited_ms"_L1, static_cast<qint64>(attempt.waited.count())}});
    }
    return json;
}

QList<FailedAttempt> failedAttemptsFromJson(const QJsonArray &json)
{
    QList<FailedAttempt> attempts;
    for (const QJsonValue &value : json) {
        const QJsonObject item = value.toObject();
        attempts.append({errorFromJson(item["error"_L1].toObject()),
                         UtcMicros{integerAt(item, "at"_L1).value_or(0)},
                         std::chrono::milliseconds(integerAt(item, "waited_ms"_L1).value_or(0))});
    }
    return attempts;
}

} // namespace bakeoff
