// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/openai/openaimodels.h"

#include <QSet>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMillion = 6; // decimal places
constexpr int kLargestScale = 40;

/// A price per million tokens as one per token: the same digits, six places further down.
std::optional<Rate> perToken(const JsonNode &perMillion)
{
    std::optional<Rate> rate = Rate::fromDecimal(perMillion.decimal(), Unit::Token);
    if (!rate || rate->isFree())
        return rate;
    if (rate->scale + kMillion > kLargestScale)
        return std::nullopt;
    rate->scale += kMillion;
    return rate;
}

RateCard togetherPrices(const JsonNode &item, UtcMicros readOn)
{
    RateCard card;
    const QString type = item["type"].string();
    const bool text = type.isEmpty() || type == "chat"_L1 || type == "language"_L1 || type == "code"_L1;
    const JsonNode &pricing = item["pricing"];
    const std::optional<Rate> input = perToken(pricing["input"]);
    const std::optional<Rate> output = perToken(pricing["output"]);
    if (!text || !input || !output)
        return card;
    // A model that is rented by the hour lists no token price as 0.
    const std::optional<double> hourly = pricing["hourly"].real();
    if (input->isFree() && output->isFree() && hourly && *hourly > 0)
        return card;
    card.base.rates = {{PriceClass::Prompt, *input}, {PriceClass::Completion, *output}};
    card.readOn = readOn;
    card.source = u"together catalogue"_s;
    return card;
}

std::optional<qint64> contextLength(const JsonNode &item)
{
    for (const QByteArrayView key : {"context_length", "max_model_len", "context_window", "max_context_length"}) {
        if (const auto n = item[key].integer(); n && *n > 0)
            return n;
    }
    const auto trained = item["meta"]["n_ctx_train"].integer(); // llama-server
    return trained && *trained > 0 ? trained : std::nullopt;
}

void setModalities(const JsonNode &item, ModelInfo &model)
{
    const JsonNode &architecture = item["architecture"];
    model.inputModalities = architecture["input_modalities"].strings();
    model.outputModalities = architecture["output_modalities"].strings();
    if (!model.outputModalities.isEmpty())
        return;
    const QString type = item["type"].string(); // Together AI
    if (type == "chat"_L1 || type == "language"_L1 || type == "code"_L1)
        model.outputModalities = {u"text"_s};
    else if (type == "image"_L1 || type == "rerank"_L1 || type == "audio"_L1 || type == "video"_L1)
        model.outputModalities = {type};
    else if (type == "embedding"_L1 || type == "embeddings"_L1) // LM Studio's plural
        model.outputModalities = {u"embeddings"_s};
}

} // namespace

const std::vector<JsonNode> *modelListItems(const JsonNode &root)
{
    static const std::vector<JsonNode> none;
    if (root.isArray())
        return &root.items();
    for (const QByteArrayView key : {"data", "models"}) {
        if (root[key].isArray())
            return &root[key].items();
    }
    if (root["data"].type() == JsonNode::Type::Null || root["models"].type() == JsonNode::Type::Null)
        return &none;
    return nullptr;
}

Result<QList<ModelInfo>> parseOpenAiModels(const JsonNode &root, Preset preset, UtcMicros readOn)
{
    const std::vector<JsonNode> *items = modelListItems(root);
    if (!items)
        return Error{.kind = ErrorKind::BadReply, .detail = u"no list of models"_s};
    QList<ModelInfo> models;
    QSet<QString> seen;
    for (const JsonNode &item : *items) {
        ModelInfo model;
        model.id = item.isString() ? item.string() : item["id"].string();
        if (model.id.isEmpty())
            model.id = item["name"].string();
        if (model.id.isEmpty() || seen.contains(model.id))
            continue;
        seen.insert(model.id);
        model.name = item["display_name"].string();
        if (model.name.isEmpty())
            model.name = item["name"].string();
        if (model.name.isEmpty())
            model.name = model.id;
        model.description = item["description"].string();
        setModalities(item, model);
        model.contextLength = contextLength(item);
        if (item["supported_parameters"].isArray())
            model.supportedParameters = item["supported_parameters"].strings();
        if (const auto created = item["created"].integer(); created && *created > 0)
            model.created = UtcMicros{*created * 1'000'000};
        model.ownedBy = item["owned_by"].string();
        if (model.ownedBy.isEmpty())
            model.ownedBy = item["organization"].string();
        if (preset == Preset::Together)
            model.prices = togetherPrices(item, readOn);
        models.append(model);
    }
    return models;
}

} // namespace bakeoff
