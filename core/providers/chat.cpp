// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/chat.h"

#include "base/enumnames.h"

#include <QJsonArray>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<TimingSource, 3> kTimingSources{{
    {TimingSource::Stream, "stream"_L1},
    {TimingSource::Poll, "poll"_L1},
    {TimingSource::Whole, "whole"_L1},
}};

std::optional<double> number(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

/// Whole numbers only; toInteger() gives its fallback for fractions.
std::optional<qint64> integer(const QJsonValue &value)
{
    constexpr qint64 kOne = 1;
    constexpr qint64 kTwo = 2;
    const qint64 n = value.toInteger(kOne);
    return n == value.toInteger(kTwo) ? std::optional(n) : std::nullopt;
}

} // namespace

QLatin1StringView timingSourceName(TimingSource source)
{
    return nameOf(kTimingSources, source);
}

std::optional<TimingSource> timingSourceFromName(QStringView name)
{
    return valueOf(kTimingSources, name);
}

QJsonObject GenerationSettings::toJson() const
{
    QJsonObject json;
    const auto put = [&json](QLatin1StringView name, const auto &value) {
        if (value)
            json[name] = *value;
    };
    put("temperature"_L1, temperature);
    put("top_p"_L1, topP);
    put("top_k"_L1, topK);
    put("min_p"_L1, minP);
    put("frequency_penalty"_L1, frequencyPenalty);
    put("presence_penalty"_L1, presencePenalty);
    put("repetition_penalty"_L1, repetitionPenalty);
    put("max_tokens"_L1, maxTokens);
    put("seed"_L1, seed);
    if (!stop.isEmpty())
        json["stop"_L1] = QJsonArray::fromStringList(stop);
    if (!reasoningEffort.isEmpty())
        json["reasoning_effort"_L1] = reasoningEffort;
    put("reasoning_max_tokens"_L1, reasoningMaxTokens);
    if (!responseFormat.isEmpty())
        json["response_format"_L1] = responseFormat;
    if (!routing.isEmpty())
        json["routing"_L1] = routing;
    put("system_prompt"_L1, systemPrompt);
    if (!extra.isEmpty())
        json["extra"_L1] = extra;
    return json;
}

GenerationSettings GenerationSettings::fromJson(const QJsonObject &json)
{
    GenerationSettings settings;
    settings.temperature = number(json["temperature"_L1]);
    settings.topP = number(json["top_p"_L1]);
    settings.topK = integer(json["top_k"_L1]);
    settings.minP = number(json["min_p"_L1]);
    settings.frequencyPenalty = number(json["frequency_penalty"_L1]);
    settings.presencePenalty = number(json["presence_penalty"_L1]);
    settings.repetitionPenalty = number(json["repetition_penalty"_L1]);
    settings.maxTokens = integer(json["max_tokens"_L1]);
    settings.seed = integer(json["seed"_L1]);
    for (const QJsonValue sequence : json["stop"_L1].toArray()) {
        if (sequence.isString() && !sequence.toString().isEmpty())
            settings.stop.append(sequence.toString());
    }
    settings.reasoningEffort = json["reasoning_effort"_L1].toString();
    settings.reasoningMaxTokens = integer(json["reasoning_max_tokens"_L1]);
    settings.responseFormat = json["response_format"_L1].toObject();
    settings.routing = json["routing"_L1].toObject();
    if (const QJsonValue prompt = json["system_prompt"_L1]; prompt.isString())
        settings.systemPrompt = prompt.toString();
    settings.extra = json["extra"_L1].toObject();
    return settings;
}

GenerationSettings GenerationSettings::over(const GenerationSettings &defaults) const
{
    QJsonObject own = toJson();
    QJsonObject merged = defaults.toJson();
    if (own.contains("reasoning_effort"_L1) || own.contains("reasoning_max_tokens"_L1)) {
        merged.remove("reasoning_effort"_L1);
        merged.remove("reasoning_max_tokens"_L1);
    }
    for (auto setting = own.constBegin(); setting != own.constEnd(); ++setting)
        merged[setting.key()] = setting.value();
    return fromJson(merged);
}

} // namespace bakeoff
