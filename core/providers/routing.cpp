// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/routing.h"

#include <QJsonArray>
#include <QLocale>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Takes known members out of an object; what has another type than it should stays in.
class RoutingTaker {
public:
    explicit RoutingTaker(QJsonObject json)
        : rest(std::move(json))
    {
    }

    QStringList strings(QLatin1StringView key)
    {
        const QJsonValue value = rest.value(key);
        const QJsonArray array = value.toArray();
        const bool usable = value.isArray() &&
                            std::all_of(array.begin(), array.end(), [](const QJsonValue &v) { return v.isString(); });
        if (!usable && !value.isNull())
            return {};
        rest.remove(key);
        QStringList list;
        for (const QJsonValue item : array)
            list.append(item.toString());
        return list;
    }
    std::optional<bool> flag(QLatin1StringView key)
    {
        const QJsonValue value = rest.value(key);
        if (!value.isBool() && !value.isNull())
            return std::nullopt;
        rest.remove(key);
        return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
    }
    QString word(QLatin1StringView key)
    {
        const QJsonValue value = rest.value(key);
        if (!value.isString() && !value.isNull())
            return {};
        rest.remove(key);
        return value.toString();
    }
    /// A decimal as text or as a number.
    QString price(QLatin1StringView key)
    {
        const QJsonValue value = rest.value(key);
        if (!value.isDouble())
            return isPriceLimit(value.toString()) || value.isNull() ? word(key) : QString();
        const QString text = QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest);
        if (!isPriceLimit(text))
            return {};
        rest.remove(key);
        return text;
    }

    QJsonObject rest;
};

void put(QJsonObject &json, QLatin1StringView key, const QString &text)
{
    if (!text.isEmpty())
        json[key] = text;
}

void put(QJsonObject &json, QLatin1StringView key, const QStringList &list)
{
    if (!list.isEmpty())
        json[key] = QJsonArray::fromStringList(list);
}

void put(QJsonObject &json, QLatin1StringView key, std::optional<bool> flag)
{
    if (flag)
        json[key] = *flag;
}

} // namespace

const QStringList &OpenRouterRouting::sorts()
{
    static const QStringList names{u"price"_s, u"throughput"_s, u"latency"_s, u"exacto"_s};
    return names;
}

const QStringList &OpenRouterRouting::quantizationNames()
{
    static const QStringList names{u"int4"_s, u"int8"_s, u"fp4"_s,   u"mxfp4"_s, u"nvfp4"_s, u"fp6"_s,
                                   u"fp8"_s,  u"mxfp8"_s, u"fp16"_s, u"bf16"_s,  u"fp32"_s,  u"unknown"_s};
    return names;
}

QJsonObject OpenRouterRouting::toJson() const
{
    QJsonObject json = rest;
    put(json, "order"_L1, order);
    put(json, "only"_L1, only);
    put(json, "ignore"_L1, ignore);
    put(json, "allow_fallbacks"_L1, allowFallbacks);
    put(json, "require_parameters"_L1, requireParameters);
    put(json, "zdr"_L1, zdr);
    put(json, "data_collection"_L1, dataCollection);
    if (QJsonObject config = rest["sort"_L1].toObject(); !config.isEmpty() && !sort.isEmpty()) {
        config["by"_L1] = sort;
        json["sort"_L1] = config;
    } else {
        put(json, "sort"_L1, sort);
    }
    put(json, "quantizations"_L1, quantizations);
    QJsonObject prices = rest["max_price"_L1].toObject();
    put(prices, "prompt"_L1, maxPrice.prompt);
    put(prices, "completion"_L1, maxPrice.completion);
    put(prices, "request"_L1, maxPrice.request);
    put(prices, "image"_L1, maxPrice.image);
    put(prices, "audio"_L1, maxPrice.audio);
    if (!prices.isEmpty())
        json["max_price"_L1] = prices;
    return json;
}

OpenRouterRouting OpenRouterRouting::fromJson(const QJsonObject &json)
{
    RoutingTaker taker(json);
    OpenRouterRouting routing;
    routing.order = taker.strings("order"_L1);
    routing.only = taker.strings("only"_L1);
    routing.ignore = taker.strings("ignore"_L1);
    routing.allowFallbacks = taker.flag("allow_fallbacks"_L1);
    routing.requireParameters = taker.flag("require_parameters"_L1);
    routing.zdr = taker.flag("zdr"_L1);
    routing.dataCollection = taker.word("data_collection"_L1);
    routing.quantizations = taker.strings("quantizations"_L1);
    if (taker.rest.value("sort"_L1).isObject()) { // {by, partition}
        RoutingTaker config(taker.rest.value("sort"_L1).toObject());
        routing.sort = config.word("by"_L1);
        if (config.rest.isEmpty())
            taker.rest.remove("sort"_L1);
        else
            taker.rest["sort"_L1] = config.rest;
    } else {
        routing.sort = taker.word("sort"_L1);
    }
    if (taker.rest.value("max_price"_L1).isObject()) {
        RoutingTaker prices(taker.rest.value("max_price"_L1).toObject());
        routing.maxPrice = {.prompt = prices.price("prompt"_L1),
                            .completion = prices.price("completion"_L1),
                            .request = prices.price("request"_L1),
                            .image = prices.price("image"_L1),
                            .audio = prices.price("audio"_L1)};
        if (prices.rest.isEmpty())
            taker.rest.remove("max_price"_L1);
        else
            taker.rest["max_price"_L1] = prices.rest;
    }
    routing.rest = taker.rest;
    return routing;
}

bool isPriceLimit(QStringView text)
{
    bool digits = false;
    bool point = false;
    for (const QChar c : text) {
        if (c == u'.' && !point)
            point = true;
        else if (c >= u'0' && c <= u'9')
            digits = true;
        else
            return false;
    }
    return digits;
}

} // namespace bakeoff
