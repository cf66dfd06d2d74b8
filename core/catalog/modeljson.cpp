// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/modeljson.h"

#include <QJsonArray>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

void put(QJsonObject &json, QLatin1StringView key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

void put(QJsonObject &json, QLatin1StringView key, const QStringList &list)
{
    if (!list.isEmpty())
        json.insert(key, QJsonArray::fromStringList(list));
}

void put(QJsonObject &json, QLatin1StringView key, std::optional<qint64> number)
{
    if (number)
        json.insert(key, *number);
}

QStringList listIn(const QJsonObject &json, QLatin1StringView key)
{
    QStringList list;
    for (const QJsonValue &value : json.value(key).toArray())
        list.append(value.toString());
    return list;
}

std::optional<qint64> numberIn(const QJsonObject &json, QLatin1StringView key)
{
    const QJsonValue value = json.value(key);
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

} // namespace

QJsonObject modelToJson(const ModelInfo &model)
{
    QJsonObject json{{u"id"_s, model.id}};
    put(json, "name"_L1, model.name);
    put(json, "description"_L1, model.description);
    put(json, "input"_L1, model.inputModalities);
    put(json, "output"_L1, model.outputModalities);
    put(json, "context"_L1, model.contextLength);
    put(json, "max_completion"_L1, model.maxCompletionTokens);
    if (model.prices != RateCard{})
        json.insert("prices"_L1, model.prices.toJson());
    if (model.supportedParameters)
        json.insert("parameters"_L1, QJsonArray::fromStringList(*model.supportedParameters));
    if (model.reasoning) {
        QJsonObject reasoning{{u"mandatory"_s, model.reasoning->mandatory}};
        put(reasoning, "efforts"_L1, model.reasoning->efforts);
        put(reasoning, "default_effort"_L1, model.reasoning->defaultEffort);
        json.insert("reasoning"_L1, reasoning);
    }
    if (model.created)
        json.insert("created_us"_L1, model.created->value);
    put(json, "alias_target"_L1, model.aliasTarget);
    put(json, "owned_by"_L1, model.ownedBy);
    return json;
}

Result<ModelInfo> modelFromJson(const QJsonObject &json)
{
    ModelInfo model;
    model.id = json.value("id"_L1).toString();
    if (model.id.isEmpty())
        return Error{ErrorKind::BadInput, u"model without an id"_s};
    model.name = json.value("name"_L1).toString();
    model.description = json.value("description"_L1).toString();
    model.inputModalities = listIn(json, "input"_L1);
    model.outputModalities = listIn(json, "output"_L1);
    model.contextLength = numberIn(json, "context"_L1);
    model.maxCompletionTokens = numberIn(json, "max_completion"_L1);
    if (json.contains("prices"_L1)) {
        const Result<RateCard> prices = RateCard::fromJson(json.value("prices"_L1).toObject());
        if (!prices)
            return prices.error();
        model.prices = *prices;
    }
    if (json.contains("parameters"_L1))
        model.supportedParameters = listIn(json, "parameters"_L1);
    if (json.contains("reasoning"_L1)) {
        const QJsonObject reasoning = json.value("reasoning"_L1).toObject();
        model.reasoning = ReasoningInfo{reasoning.value("mandatory"_L1).toBool(), listIn(reasoning, "efforts"_L1),
                                        reasoning.value("default_effort"_L1).toString()};
    }
    if (const std::optional<qint64> created = numberIn(json, "created_us"_L1))
        model.created = UtcMicros{*created};
    model.aliasTarget = json.value("alias_target"_L1).toString();
    model.ownedBy = json.value("owned_by"_L1).toString();
    return model;
}

} // namespace bakeoff
