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

constexpr QLatin1StringView kEffort{"reasoning_effort"};
constexpr QLatin1StringView kBudget{"reasoning_max_tokens"};

/// `path`: keys with dots between. An object that becomes empty goes too.
void removeAt(QJsonObject &json, const QString &path)
{
    const qsizetype dot = path.indexOf(u'.');
    const QString key = path.left(dot);
    if (dot < 0) {
        json.remove(key);
        return;
    }
    QJsonObject inner = json[key].toObject();
    removeAt(inner, path.sliced(dot + 1));
    if (inner.isEmpty())
        json.remove(key);
    else
        json[key] = inner;
}

bool holds(const QJsonObject &json, const QString &path)
{
    const qsizetype dot = path.indexOf(u'.');
    const QString key = path.left(dot);
    return dot < 0 ? json.contains(key) : holds(json[key].toObject(), path.sliced(dot + 1));
}

QJsonObject merged(QJsonObject below, const QJsonObject &above)
{
    for (auto member = above.constBegin(); member != above.constEnd(); ++member) {
        const QJsonValue before = below.value(member.key());
        const bool both = before.isObject() && member->isObject();
        below[member.key()] = both ? QJsonValue(merged(before.toObject(), member->toObject())) : QJsonValue(member.value());
    }
    return below;
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
    if (!cleared.isEmpty())
        json["cleared"_L1] = QJsonArray::fromStringList(cleared);
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
    for (const QJsonValue name : json["cleared"_L1].toArray()) {
        if (name.isString() && !name.toString().isEmpty() && !settings.cleared.contains(name.toString()))
            settings.cleared.append(name.toString());
    }
    settings.cleared.sort();
    return settings;
}

GenerationSettings GenerationSettings::over(const GenerationSettings &defaults) const
{
    QJsonObject own = toJson();
    own.remove("cleared"_L1);
    QJsonObject result = defaults.toJson();
    result.remove("cleared"_L1);
    const bool ownEffort = own.contains(kEffort) || own.contains(kBudget);
    for (const QString &name : cleared)
        removeAt(result, name);
    if (ownEffort || cleared.contains(kEffort)) {
        result.remove(kEffort);
        result.remove(kBudget);
    }
    const QJsonObject routingBelow = result["routing"_L1].toObject();
    for (auto setting = own.constBegin(); setting != own.constEnd(); ++setting)
        result[setting.key()] = setting.value();
    if (!routingBelow.isEmpty())
        result["routing"_L1] = merged(routingBelow, own["routing"_L1].toObject());
    // Still cleared for what these may be put over in turn, except what has a value by now.
    QStringList names = cleared;
    for (const QString &name : defaults.cleared) {
        const bool set = name == kEffort ? ownEffort : holds(own, name);
        if (!set && !names.contains(name))
            names.append(name);
    }
    result["cleared"_L1] = QJsonArray::fromStringList(names);
    return fromJson(result);
}

void GenerationSettings::clear(const QString &name)
{
    QJsonObject json = toJson();
    removeAt(json, name);
    if (name == kEffort)
        json.remove(kBudget);
    QJsonArray names = json["cleared"_L1].toArray();
    names.append(name);
    json["cleared"_L1] = names;
    *this = fromJson(json);
}

} // namespace bakeoff
