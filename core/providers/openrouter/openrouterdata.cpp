// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/openrouter/openrouterdata.h"

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

Error badShape(const QString &what)
{
    return {.kind = ErrorKind::BadReply, .detail = u"no %1 in the answer"_s.arg(what)};
}

RateSet parseRates(const JsonNode &pricing)
{
    RateSet set;
    for (size_t i = 0; i < pricing.keys().size(); ++i) {
        const JsonNode &price = pricing.items()[i];
        const auto priceClass = priceClassFromName(QString::fromUtf8(pricing.keys()[i]));
        if (priceClass && (price.isString() || price.isNumber()))
            set.take(*priceClass, price.decimal());
    }
    return set;
}

std::optional<int> clockTime(const JsonNode &hhmm)
{
    const auto n = hhmm.integer();
    return n && *n >= 0 && *n <= 2400 ? std::optional(int(*n)) : std::nullopt;
}

std::optional<ReasoningInfo> parseReasoning(const JsonNode &reasoning)
{
    if (!reasoning.isObject())
        return std::nullopt;
    return ReasoningInfo{.mandatory = reasoning["mandatory"].boolean().value_or(false),
                         .efforts = reasoning["supported_efforts"].strings(),
                         .defaultEffort = reasoning["default_effort"].string()};
}

std::optional<qint64> count(const JsonNode &node)
{
    const auto n = node.integer();
    return n && *n > 0 ? n : std::nullopt;
}

std::optional<qint64> tally(const JsonNode &node)
{
    const auto n = node.integer();
    return n && *n >= 0 ? n : std::nullopt;
}

std::optional<Usd> money(const JsonNode &node)
{
    if (!node.isNumber() && !node.isString())
        return std::nullopt;
    const Result<Usd> amount = Usd::fromDecimal(node.decimal());
    return amount ? std::optional(*amount) : std::nullopt;
}

ModelInfo parseModel(const JsonNode &item, const QString &source, UtcMicros readOn)
{
    ModelInfo model;
    model.id = item["id"].string();
    model.name = item["name"].string();
    if (model.name.isEmpty())
        model.name = model.id;
    model.description = item["description"].string();
    model.inputModalities = item["architecture"]["input_modalities"].strings();
    model.outputModalities = item["architecture"]["output_modalities"].strings();
    model.contextLength = count(item["context_length"]);
    model.maxCompletionTokens = count(item["top_provider"]["max_completion_tokens"]);
    model.prices = parsePricing(item["pricing"], source, readOn);
    if (item["supported_parameters"].isArray())
        model.supportedParameters = item["supported_parameters"].strings();
    model.reasoning = parseReasoning(item["reasoning"]);
    if (const auto created = count(item["created"]))
        model.created = UtcMicros{*created * 1'000'000};
    model.aliasTarget =
        item["alias_target"].isObject() ? item["alias_target"]["slug"].string() : item["alias_target"].string();
    return model;
}

} // namespace

RateCard parsePricing(const JsonNode &pricing, const QString &source, UtcMicros readOn)
{
    RateCard card;
    if (!pricing.isObject())
        return card;
    card.base = parseRates(pricing);
    for (const JsonNode &item : pricing["overrides"].items()) {
        RateOverride conditional;
        conditional.minPromptTokens = item["min_prompt_tokens"].integer();
        conditional.utcStart = clockTime(item["utc_start"]);
        conditional.utcEnd = clockTime(item["utc_end"]);
        for (const JsonNode &day : item["utc_days"].items()) {
            if (const auto n = day.integer(); n && *n >= 0 && *n <= 6)
                conditional.utcDays.append(int(*n));
        }
        conditional.rates = parseRates(item);
        card.overrides.append(conditional);
    }
    if (!card.empty()) {
        card.readOn = readOn;
        card.source = source;
    }
    return card;
}

Result<ModelPage> parseOpenRouterModels(const JsonNode &root, const QString &source, UtcMicros readOn)
{
    if (!root["data"].isArray())
        return badShape(u"list of models"_s);
    ModelPage page;
    for (const JsonNode &item : root["data"].items()) {
        ModelInfo model = parseModel(item, source, readOn);
        if (!model.id.isEmpty())
            page.models.append(std::move(model));
    }
    page.next = root["links"]["next"].string();
    page.total = tally(root["total_count"]);
    return page;
}

Result<QList<ModelEndpoint>> parseEndpoints(const JsonNode &root, const QString &source, UtcMicros readOn)
{
    const JsonNode &list = root["data"]["endpoints"];
    if (!list.isArray())
        return badShape(u"list of endpoints"_s);
    QList<ModelEndpoint> endpoints;
    for (const JsonNode &item : list.items()) {
        ModelEndpoint endpoint;
        endpoint.host = item["provider_name"].string();
        endpoint.tag = item["tag"].string();
        endpoint.contextLength = count(item["context_length"]);
        endpoint.quantization = item["quantization"].string();
        endpoint.prices = parsePricing(item["pricing"], source, readOn);
        if (const auto status = item["status"].integer(); status && *status > -1000 && *status < 1000)
            endpoint.status = int(*status);
        endpoint.uptime30m = item["uptime_last_30m"].real();
        endpoint.uptime1d = item["uptime_last_1d"].real();
        endpoints.append(endpoint);
    }
    return endpoints;
}

Result<AccountInfo> parseKeyInfo(const JsonNode &root)
{
    const JsonNode &data = root["data"];
    if (!data.isObject())
        return badShape(u"data on the key"_s);
    AccountInfo info;
    info.label = data["label"].string();
    info.limit = money(data["limit"]);
    info.remaining = money(data["limit_remaining"]);
    info.used = money(data["usage"]);
    info.freeTier = data["is_free_tier"].boolean();
    return info;
}

Result<AccountSpending> parseKeySpending(const JsonNode &root)
{
    const JsonNode &data = root["data"];
    if (!data.isObject())
        return badShape(u"data on the key"_s);
    return AccountSpending{money(data["usage_daily"]), money(data["usage_monthly"])};
}

Result<GenerationInfo> parseGeneration(const JsonNode &root)
{
    const JsonNode &data = root["data"];
    if (!data.isObject())
        return badShape(u"generation"_s);
    GenerationInfo info;
    const auto tokens = [&](QByteArrayView native, QByteArrayView normalised) {
        const auto n = tally(data[native]);
        return n ? n : tally(data[normalised]);
    };
    info.usage.input = tokens("native_tokens_prompt", "tokens_prompt");
    info.usage.output = tokens("native_tokens_completion", "tokens_completion");
    info.usage.reasoning = tally(data["native_tokens_reasoning"]);
    info.usage.cachedInput = tally(data["native_tokens_cached"]);
    info.usage.billed = money(data["total_cost"]);
    info.host = data["provider_name"].string();
    info.finishReason = data["finish_reason"].string();
    info.cancelled = data["cancelled"].boolean().value_or(false);
    return info;
}

} // namespace bakeoff
