// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/chat.h"

#include <array>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kTimingSources{
    std::pair{TimingSource::Stream, "stream"_L1},
    std::pair{TimingSource::Poll, "poll"_L1},
    std::pair{TimingSource::Whole, "whole"_L1},
};

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
    for (const auto &[value, name] : kTimingSources) {
        if (value == source)
            return name;
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<TimingSource> timingSourceFromName(QStringView name)
{
    for (const auto &[value, known] : kTimingSources) {
        if (name == known)
            return value;
    }
    return std::nullopt;
}

QJsonObject GenerationSettings::toJson() const
{
    QJsonObject json;
    if (temperature)
        json["temperature"_L1] = *temperature;
    if (topP)
        json["top_p"_L1] = *topP;
    if (maxTokens)
        json["max_tokens"_L1] = *maxTokens;
    if (seed)
        json["seed"_L1] = *seed;
    if (!reasoningEffort.isEmpty())
        json["reasoning_effort"_L1] = reasoningEffort;
    if (!routing.isEmpty())
        json["routing"_L1] = routing;
    return json;
}

GenerationSettings GenerationSettings::fromJson(const QJsonObject &json)
{
    GenerationSettings settings;
    settings.temperature = number(json["temperature"_L1]);
    settings.topP = number(json["top_p"_L1]);
    settings.maxTokens = integer(json["max_tokens"_L1]);
    settings.seed = integer(json["seed"_L1]);
    settings.reasoningEffort = json["reasoning_effort"_L1].toString();
    settings.routing = json["routing"_L1].toObject();
    return settings;
}

} // namespace bakeoff
