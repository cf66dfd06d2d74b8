// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ratecard.h"

#include <QJsonArray>

#include <array>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

struct ClassRow {
    PriceClass value;
    QLatin1StringView name;
    Unit unit;
};

constexpr std::array kClasses{
    ClassRow{PriceClass::Prompt, "prompt"_L1, Unit::Token},
    ClassRow{PriceClass::Completion, "completion"_L1, Unit::Token},
    ClassRow{PriceClass::Request, "request"_L1, Unit::Request},
    ClassRow{PriceClass::Image, "image"_L1, Unit::Image},
    ClassRow{PriceClass::ImageToken, "image_token"_L1, Unit::Token},
    ClassRow{PriceClass::ImageOutput, "image_output"_L1, Unit::Token},
    ClassRow{PriceClass::Audio, "audio"_L1, Unit::Token},
    ClassRow{PriceClass::AudioOutput, "audio_output"_L1, Unit::Token},
    ClassRow{PriceClass::InputAudioCache, "input_audio_cache"_L1, Unit::Token},
    ClassRow{PriceClass::WebSearch, "web_search"_L1, Unit::Search},
    ClassRow{PriceClass::InternalReasoning, "internal_reasoning"_L1, Unit::Token},
    ClassRow{PriceClass::InputCacheRead, "input_cache_read"_L1, Unit::Token},
    ClassRow{PriceClass::InputCacheWrite, "input_cache_write"_L1, Unit::Token},
    ClassRow{PriceClass::InputCacheWrite1h, "input_cache_write_1h"_L1, Unit::Token},
};

const ClassRow &rowOf(PriceClass c)
{
    for (const ClassRow &row : kClasses) {
        if (row.value == c)
            return row;
    }
    Q_UNREACHABLE_RETURN(kClasses.front());
}

QJsonObject setToJson(const RateSet &set)
{
    QJsonObject json;
    QJsonObject rates;
    for (const auto &[c, rate] : set.rates.asKeyValueRange())
        rates.insert(priceClassName(c), QJsonObject{{u"usd"_s, rate.toDecimal()}, {u"per"_s, unitName(rate.unit)}});
    json.insert("rates"_L1, rates);
    if (!set.unknownClasses.isEmpty()) {
        QJsonArray unknown;
        for (const PriceClass c : set.unknownClasses)
            unknown.append(priceClassName(c));
        json.insert("unknown"_L1, unknown);
    }
    return json;
}

Error badCard(QLatin1StringView what)
{
    return Error{ErrorKind::BadInput, u"price row: "_s + what};
}

Result<RateSet> setFromJson(const QJsonObject &json)
{
    RateSet set;
    const QJsonObject rates = json.value("rates"_L1).toObject();
    for (auto it = rates.begin(); it != rates.end(); ++it) {
        const std::optional<PriceClass> c = priceClassFromName(it.key());
        if (!c)
            return badCard("unknown class of price"_L1);
        const QJsonObject value = it->toObject();
        const std::optional<Unit> unit = unitFromName(value.value("per"_L1).toString());
        if (!unit)
            return badCard("unknown unit"_L1);
        const std::optional<Rate> rate = Rate::fromDecimal(value.value("usd"_L1).toString().toUtf8(), *unit);
        if (!rate)
            return badCard("not a price"_L1);
        set.rates.insert(*c, *rate);
    }
    for (const QJsonValue &value : json.value("unknown"_L1).toArray()) {
        const std::optional<PriceClass> c = priceClassFromName(value.toString());
        if (!c)
            return badCard("unknown class of price"_L1);
        set.unknownClasses.append(*c);
    }
    return set;
}

template <typename T>
std::optional<T> integerIn(const QJsonObject &json, QLatin1StringView key)
{
    const QJsonValue value = json.value(key);
    if (!value.isDouble())
        return std::nullopt;
    return T(value.toInteger());
}

} // namespace

QLatin1StringView priceClassName(PriceClass c)
{
    return rowOf(c).name;
}

std::optional<PriceClass> priceClassFromName(QStringView name)
{
    for (const ClassRow &row : kClasses) {
        if (row.name == name)
            return row.value;
    }
    return std::nullopt;
}

Unit priceClassUnit(PriceClass c)
{
    return rowOf(c).unit;
}

void RateSet::take(PriceClass c, QByteArrayView decimal)
{
    if (const std::optional<Rate> rate = Rate::fromDecimal(decimal, priceClassUnit(c))) {
        rates.insert(c, *rate);
        unknownClasses.removeAll(c);
    } else {
        rates.remove(c);
        if (!unknownClasses.contains(c))
            unknownClasses.append(c);
    }
}

QJsonObject RateCard::toJson() const
{
    QJsonObject json = setToJson(base);
    QJsonArray list;
    for (const RateOverride &o : overrides) {
        QJsonObject item = setToJson(o.rates);
        if (o.minPromptTokens)
            item.insert("min_prompt_tokens"_L1, *o.minPromptTokens);
        if (o.utcStart)
            item.insert("utc_start"_L1, *o.utcStart);
        if (o.utcEnd)
            item.insert("utc_end"_L1, *o.utcEnd);
        if (!o.utcDays.isEmpty()) {
            QJsonArray days;
            for (const int day : o.utcDays)
                days.append(day);
            item.insert("utc_days"_L1, days);
        }
        list.append(item);
    }
    if (!list.isEmpty())
        json.insert("overrides"_L1, list);
    json.insert("read_on_us"_L1, readOn.value);
    json.insert("source"_L1, source);
    return json;
}

Result<RateCard> RateCard::fromJson(const QJsonObject &json)
{
    RateCard card;
    const Result<RateSet> base = setFromJson(json);
    if (!base)
        return base.error();
    card.base = *base;
    for (const QJsonValue &value : json.value("overrides"_L1).toArray()) {
        const QJsonObject item = value.toObject();
        const Result<RateSet> rates = setFromJson(item);
        if (!rates)
            return rates.error();
        RateOverride o;
        o.rates = *rates;
        o.minPromptTokens = integerIn<qint64>(item, "min_prompt_tokens"_L1);
        o.utcStart = integerIn<int>(item, "utc_start"_L1);
        o.utcEnd = integerIn<int>(item, "utc_end"_L1);
        for (const QJsonValue &day : item.value("utc_days"_L1).toArray())
            o.utcDays.append(day.toInt());
        card.overrides.append(o);
    }
    card.readOn = UtcMicros{json.value("read_on_us"_L1).toInteger()};
    card.source = json.value("source"_L1).toString();
    return card;
}

} // namespace bakeoff
