// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/routes.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

HttpReply json(const QJsonObject &object)
{
    return {.body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

QStringList commaList(const QUrlQuery &query, const QString &key)
{
    return query.queryItemValue(key, QUrl::FullyDecoded).split(u',', Qt::SkipEmptyParts);
}

/// Every model here gives text.
bool givesOneOf(const QStringList &asked)
{
    return asked.isEmpty() || asked.contains(u"text"_s) || asked.contains(u"all"_s);
}

bool containsAll(const QStringList &list, const QStringList &asked)
{
    return std::all_of(asked.begin(), asked.end(), [&list](const QString &item) { return list.contains(item); });
}

void sortModels(QList<const SandboxModel *> &models, const QString &order)
{
    const auto price = [](const SandboxModel *m) { return m->hosts.constFirst().price.completion; };
    if (order == u"pricing-low-to-high"_s)
        std::stable_sort(models.begin(), models.end(), [&](auto *a, auto *b) { return price(a) < price(b); });
    else if (order == u"pricing-high-to-low"_s)
        std::stable_sort(models.begin(), models.end(), [&](auto *a, auto *b) { return price(a) > price(b); });
    else if (order == u"context-high-to-low"_s)
        std::stable_sort(models.begin(), models.end(),
                         [](auto *a, auto *b) { return a->contextLength > b->contextLength; });
}

QList<const SandboxModel *> filteredModels(const SandboxModels &models, const QUrlQuery &query)
{
    QList<const SandboxModel *> list;
    if (!givesOneOf(commaList(query, u"output_modalities"_s)))
        return list;
    QStringList input = commaList(query, u"input_modalities"_s);
    input.removeAll(u"all"_s);
    const QStringList parameters = commaList(query, u"supported_parameters"_s);
    const QString text = query.queryItemValue(u"q"_s, QUrl::FullyDecoded);
    const int context = query.queryItemValue(u"context"_s).toInt();
    for (const SandboxModel &model : models.all()) {
        const bool takesAll = containsAll(model.parameters, parameters) && containsAll(model.input, input);
        const bool named =
            model.id.contains(text, Qt::CaseInsensitive) || model.name.contains(text, Qt::CaseInsensitive);
        if (takesAll && named && model.contextLength >= context)
            list << &model;
    }
    sortModels(list, query.queryItemValue(u"sort"_s));
    return list;
}

HttpReply modelsPage(const RouteContext &context, const HttpRequest &request)
{
    const QList<const SandboxModel *> all = filteredModels(context.models, request.query);
    const auto number = [&request](const QString &key, int fallback) {
        bool ok = true;
        const QString text = request.query.queryItemValue(key);
        const int value = text.isEmpty() ? fallback : text.toInt(&ok);
        return ok ? value : -1;
    };
    const int offset = number(u"offset"_s, 0);
    const int limit = number(u"limit"_s, 500);
    if (offset < 0 || limit < 1 || limit > 1000) {
        return errorReply(Dialect::OpenRouter,
                          ApiError::badRequest(u"`offset` must be 0 or more and `limit` from 1 to 1000."_s), 0);
    }
    QJsonArray data;
    for (const SandboxModel *model : all.mid(offset, limit))
        data << SandboxModels::openRouterModel(*model);
    QJsonValue next;
    if (offset + limit < all.size()) {
        QUrlQuery query = request.query;
        query.removeAllQueryItems(u"offset"_s);
        query.removeAllQueryItems(u"limit"_s);
        query.addQueryItem(u"offset"_s, QString::number(offset + limit));
        query.addQueryItem(u"limit"_s, QString::number(limit));
        next = u"/api/v1/models?"_s + query.toString(QUrl::FullyEncoded);
    }
    return json({{u"data"_s, data}, {u"total_count"_s, all.size()}, {u"links"_s, QJsonObject{{u"next"_s, next}}}});
}

HttpReply endpoints(const RouteContext &context, const SandboxModel &model, bool withKey)
{
    QJsonArray hosts;
    for (const SandboxHost &host : model.hosts) {
        const GenerationLog::Health health = context.log.health(model.id, host.name);
        QJsonObject pricing = SandboxModels::openRouterPricing(model, host.price);
        pricing.insert(u"discount"_s, 0);
        hosts << QJsonObject{
            {u"name"_s, host.name + u" | "_s + model.id},
            {u"model_id"_s, model.id},
            {u"model_name"_s, model.name},
            {u"provider_name"_s, host.name},
            {u"tag"_s, host.slug},
            {u"context_length"_s, model.contextLength},
            {u"max_completion_tokens"_s, model.maxCompletion},
            {u"max_prompt_tokens"_s, QJsonValue::Null},
            {u"pricing"_s, pricing},
            {u"quantization"_s, host.quantization},
            {u"status"_s, 0},
            {u"supported_parameters"_s, QJsonArray::fromStringList(model.parameters)},
            {u"supports_implicit_caching"_s, false},
            {u"supports_tool_choice"_s,
             QJsonObject{{u"auto"_s, false}, {u"function"_s, false}, {u"none"_s, false}, {u"required"_s, false}}},
            {u"supports_voice_cloning"_s, false},
            {u"uptime_last_5m"_s, health.uptime},
            {u"uptime_last_30m"_s, health.uptime},
            {u"uptime_last_1d"_s, health.uptime},
            {u"latency_last_30m"_s, withKey ? health.latency : QJsonValue()},
            {u"throughput_last_30m"_s, withKey ? health.throughput : QJsonValue()},
        };
    }
    const QJsonObject entry = SandboxModels::openRouterModel(model);
    return json({{u"data"_s, QJsonObject{{u"id"_s, model.id},
                                         {u"name"_s, model.name},
                                         {u"created"_s, entry.value(u"created"_s)},
                                         {u"description"_s, model.description},
                                         {u"architecture"_s, SandboxModels::openRouterArchitecture(model)},
                                         {u"endpoints"_s, hosts}}}});
}

HttpReply keyInfo(const RouteContext &context, bool management)
{
    constexpr qint64 kLimit = 10'000'000'000'000; // 10 dollars that nobody pays
    const qint64 spent = context.log.totalCostPicos();
    const double usage = picosAsNumber(spent);
    return json(
        {{u"data"_s,
          QJsonObject{
              {u"label"_s, management ? u"sandbox-management"_s : u"sandbox"_s},
              {u"limit"_s, picosAsNumber(kLimit)},
              {u"limit_remaining"_s, picosAsNumber(std::max<qint64>(kLimit - spent, 0))},
              {u"limit_reset"_s, QJsonValue::Null},
              {u"usage"_s, usage},
              {u"usage_daily"_s, usage},
              {u"usage_weekly"_s, usage},
              {u"usage_monthly"_s, usage},
              {u"byok_usage"_s, 0},
              {u"byok_usage_daily"_s, 0},
              {u"byok_usage_weekly"_s, 0},
              {u"byok_usage_monthly"_s, 0},
              {u"include_byok_in_limit"_s, false},
              {u"is_free_tier"_s, false},
              {u"is_management_key"_s, management},
              {u"is_provisioning_key"_s, management},
              {u"creator_user_id"_s, QJsonValue::Null},
              {u"organization_id"_s, QJsonValue::Null},
              {u"workspace_id"_s, QJsonValue::Null},
              {u"allowed_data_regions"_s, QJsonArray{u"global"_s}},
              {u"free_model_daily_requests"_s,
               QJsonObject{{u"limit"_s, 1000}, {u"remaining"_s, 1000}, {u"used"_s, 0}}}, // no model here is :free
              {u"expires_at"_s, QJsonValue::Null},
              {u"rate_limit"_s, QJsonObject{{u"requests"_s, -1},
                                            {u"interval"_s, u"10s"_s},
                                            {u"note"_s, u"This field is deprecated and safe to ignore."_s}}},
          }}});
}

HttpReply credits(const RouteContext &context, bool management)
{
    if (!management) {
        return errorReply(Dialect::OpenRouter,
                          {.status = 403,
                           .message = u"Only management keys can fetch credits for an account"_s,
                           .errorType = u"permission_denied"_s,
                           .openAiCode = {}},
                          0);
    }
    return json({{u"data"_s, QJsonObject{{u"total_credits"_s, 10},
                                         {u"total_usage"_s, picosAsNumber(context.log.totalCostPicos())}}}});
}

QString decoded(const QByteArray &path)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(path));
}

} // namespace

SandboxCaller callerOf(const HttpRequest &request)
{
    const QByteArray header = request.header("authorization").trimmed();
    if (header.isEmpty())
        return SandboxCaller::Nobody;
    if (header.first(std::min<qsizetype>(7, header.size())).compare("bearer ", Qt::CaseInsensitive) != 0)
        return SandboxCaller::Unknown;
    const QByteArray key = header.sliced(7).trimmed();
    return key == "sandbox"              ? SandboxCaller::Key
           : key == "sandbox-management" ? SandboxCaller::ManagementKey
                                         : SandboxCaller::Unknown;
}

std::optional<HttpReply> openRouterGet(const RouteContext &context, const HttpRequest &request, const QByteArray &path)
{
    const SandboxCaller caller = callerOf(request);
    const bool management = caller == SandboxCaller::ManagementKey;
    const bool keyed = caller == SandboxCaller::Key || management;
    const HttpReply refused = errorReply(Dialect::OpenRouter, ApiError::unauthorized(), 0);
    // The catalogue needs no key, but a wrong one is told so.
    const bool mayRead = caller != SandboxCaller::Unknown;
    if (path == "/key")
        return keyed ? keyInfo(context, management) : refused;
    if (path == "/credits")
        return keyed ? credits(context, management) : refused;
    if (path == "/generation") {
        if (!keyed)
            return refused;
        const QString id = request.query.queryItemValue(u"id"_s, QUrl::FullyDecoded);
        const std::optional<QJsonObject> data = context.log.find(id);
        return data ? json({{u"data"_s, *data}})
                    : errorReply(Dialect::OpenRouter, ApiError::notFound(u"Generation %1 not found"_s.arg(id)), 0);
    }
    if (path == "/models")
        return mayRead ? modelsPage(context, request) : refused;
    if (path == "/models/user")
        return keyed ? modelsPage(context, request) : refused;
    if (path == "/models/count") {
        const qsizetype count = filteredModels(context.models, request.query).size();
        return mayRead ? json({{u"data"_s, QJsonObject{{u"count"_s, count}}}}) : refused;
    }
    const bool wantsEndpoints = path.startsWith("/models/") && path.endsWith("/endpoints");
    if (!wantsEndpoints && !path.startsWith("/model/"))
        return {};
    if (!mayRead)
        return refused;
    const QString id = wantsEndpoints ? decoded(path.sliced(8).chopped(10)) : decoded(path.sliced(7));
    const std::optional<SandboxModelChoice> choice = context.models.find(id);
    if (!choice)
        return errorReply(Dialect::OpenRouter, ApiError::noSuchModel(id), 0);
    return wantsEndpoints ? endpoints(context, *choice->model, keyed)
                          : json({{u"data"_s, SandboxModels::openRouterModel(*choice->model)}});
}

std::optional<HttpReply> openAiGet(const RouteContext &context, const HttpRequest &request, const QByteArray &path)
{
    const bool list = path == "/models";
    if (!list && !path.startsWith("/models/"))
        return {};
    if (callerOf(request) != SandboxCaller::Key)
        return errorReply(Dialect::OpenAi, ApiError::unauthorized(), 0);
    if (!list) {
        const QString id = decoded(path.sliced(8));
        const std::optional<SandboxModelChoice> choice = context.models.find(id);
        return choice ? json(SandboxModels::openAiModel(*choice->model))
                      : errorReply(Dialect::OpenAi, ApiError::noSuchModel(id), 0);
    }
    QJsonArray data;
    for (const SandboxModel &model : context.models.all())
        data << SandboxModels::openAiModel(model);
    return json({{u"object"_s, u"list"_s}, {u"data"_s, data}});
}

} // namespace bakeoff
