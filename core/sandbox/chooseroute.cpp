// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/contentparts.h"
#include "sandbox/piecesource.h"
#include "sandbox/routes.h"
#include "sandbox/storymodel.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

bool isNamed(const QStringList &list, const SandboxHost &host)
{
    return list.contains(host.slug, Qt::CaseInsensitive) || list.contains(host.name, Qt::CaseInsensitive);
}

bool isCheapEnough(const SandboxPrice &price, const ChatRequest &request)
{
    constexpr qint64 kMillion = 1'000'000;
    return (!request.maxPromptPrice || price.prompt * kMillion <= *request.maxPromptPrice) &&
           (!request.maxCompletionPrice || price.completion * kMillion <= *request.maxCompletionPrice);
}

/// The first thing among the messages that the model does not take; empty: it takes them all.
QString missingInput(const SandboxModel &model, const ChatRequest &request)
{
    for (const ChatRequest::Message &message : request.messages) {
        for (const Attachment &attachment : message.attachments) {
            if (!model.input.contains(modalityOf(attachment.kind)))
                return modalityOf(attachment.kind);
        }
    }
    return {};
}

/// The hosts that may serve, in the order they are tried.
QList<SandboxHost> hostsFor(const SandboxModel &model, const ChatRequest &request, const QString &suffix)
{
    QList<SandboxHost> hosts;
    for (const SandboxHost &host : model.hosts) {
        const bool listed =
            !request.hostOrder.isEmpty() && !request.allowFallbacks ? isNamed(request.hostOrder, host) : true;
        if (listed && (request.onlyHosts.isEmpty() || isNamed(request.onlyHosts, host)) &&
            !isNamed(request.ignoredHosts, host) && isCheapEnough(host.price, request) &&
            (request.quantizations.isEmpty() || request.quantizations.contains(host.quantization)))
            hosts << host;
    }
    const QString sort = suffix == u"floor"_s ? u"price"_s : suffix == u"nitro"_s ? u"throughput"_s : request.sort;
    std::stable_sort(hosts.begin(), hosts.end(), [&sort](const SandboxHost &a, const SandboxHost &b) {
        if (sort == u"price"_s)
            return a.price.completion < b.price.completion;
        if (sort == u"throughput"_s)
            return a.tokensPerSecond > b.tokensPerSecond;
        return sort == u"latency"_s && a.firstTokenMs < b.firstTokenMs;
    });
    const auto place = [&request](const SandboxHost &host) {
        for (qsizetype i = 0; i < request.hostOrder.size(); ++i) {
            if (isNamed({request.hostOrder.at(i)}, host))
                return i;
        }
        return request.hostOrder.size();
    };
    std::stable_sort(hosts.begin(), hosts.end(),
                     [&place](const SandboxHost &a, const SandboxHost &b) { return place(a) < place(b); });
    return hosts;
}

qint64 countPrompt(const SandboxModel &model, const StoryModel &story, const ChatRequest &request)
{
    if (model.kind == SandboxModel::Kind::Story) // and BOS
        return static_cast<qint64>(story.tokenizer().encode(request.transcript().toUtf8()).size()) + 1;
    qint64 tokens = 0;
    for (const ChatRequest::Message &message : request.messages) {
        tokens += countEchoTokens(message.text.toUtf8());
        for (const Attachment &attachment : message.attachments)
            tokens += (attachment.data.size() + 999) / 1000;
    }
    return tokens;
}

std::variant<ChosenRoute, ApiError> tryModel(const SandboxModels &models, const StoryModel &story,
                                             const ChatRequest &request, Dialect dialect, const QString &id)
{
    const std::optional<SandboxModelChoice> choice = models.find(id);
    if (!choice)
        return ApiError::noSuchModel(id);
    const SandboxModel &model = *choice->model;
    if (const QString missing = missingInput(model, request); !missing.isEmpty()) {
        return dialect == Dialect::OpenRouter
                   ? ApiError::notFound(u"No endpoints found that support %1 input"_s.arg(missing))
                   : ApiError::badRequest(u"Invalid content type. This model takes no %1 input."_s.arg(missing),
                                          u"messages"_s);
    }
    ChosenRoute route{
        .model = &model, .modelId = id, .suffix = choice->suffix, .host = {}, .promptTokens = 0, .metadata = {}};
    if (dialect == Dialect::OpenRouter) {
        const bool lacks = std::any_of(request.parameters.begin(), request.parameters.end(),
                                       [&model](const QString &p) { return !model.parameters.contains(p); });
        const QList<SandboxHost> hosts = hostsFor(model, request, choice->suffix);
        if (hosts.isEmpty() || (request.requireParameters && lacks))
            return ApiError::notFound(u"No endpoints found that can handle the requested parameters."_s);
        route.host = hosts.constFirst();
    } else {
        route.host = model.hosts.constFirst();
    }
    route.promptTokens = countPrompt(model, story, request);
    if (route.promptTokens >= model.contextLength)
        return ApiError::contextTooLong(route.promptTokens, model.contextLength);
    if (model.fault != nullptr && model.fault->kind == FaultKind::ErrorStatus)
        return statusFault(*model.fault, request, id);
    return route;
}

} // namespace

std::variant<ChosenRoute, ApiError> chooseRoute(const SandboxModels &models, const StoryModel &story,
                                          const ChatRequest &request, Dialect dialect)
{
    ApiError last;
    QJsonArray attempts;
    QJsonArray available;
    const QStringList ids = dialect == Dialect::OpenRouter ? request.models : request.models.first(1);
    for (const QString &id : ids) {
        std::variant<ChosenRoute, ApiError> tried = tryModel(models, story, request, dialect, id);
        if (const ApiError *error = std::get_if<ApiError>(&tried)) {
            last = *error;
            attempts << QJsonObject{{u"model"_s, id}, {u"provider"_s, u"Sandbox A"_s}, {u"status"_s, error->status}};
            continue;
        }
        ChosenRoute &route = std::get<ChosenRoute>(tried);
        attempts << QJsonObject{{u"model"_s, id}, {u"provider"_s, route.host.name}, {u"status"_s, 200}};
        for (const SandboxHost &host : route.model->hosts) {
            available << QJsonObject{
                {u"model"_s, id}, {u"provider"_s, host.name}, {u"selected"_s, host.slug == route.host.slug}};
        }
        const bool direct = attempts.size() == 1;
        if (request.wantsMetadata && dialect == Dialect::OpenRouter) {
            route.metadata = {
                {u"requested"_s, ids.constFirst()},
                {u"strategy"_s, direct ? u"direct"_s : u"fallback"_s},
                {u"region"_s, QJsonValue::Null},
                {u"summary"_s, u"%1 on %2"_s.arg(id, route.host.name)},
                {u"attempt"_s, attempts.size()},
                {u"is_byok"_s, false},
                {u"attempts"_s, attempts},
                {u"endpoints"_s, QJsonObject{{u"total"_s, available.size()}, {u"available"_s, available}}},
            };
        }
        return route;
    }
    return last;
}

ApiError statusFault(const Fault &fault, const ChatRequest &request, const QString &model)
{
    ApiError error{.status = fault.status, .message = {}, .errorType = {}, .openAiCode = {}};
    const auto say = [&error](const QString &message, const QString &type, const QString &openAiCode = {}) {
        error.message = message;
        error.errorType = type;
        error.openAiCode = openAiCode;
    };
    if (fault.name == "context"_L1)
        return ApiError::contextTooLong(request.lastText().size() + 1, request.lastText().size());
    switch (fault.status) {
    case 401:
        return ApiError::unauthorized();
    case 402:
        say(u"Insufficient credits. Add more using https://openrouter.ai/credits"_s, u"payment_required"_s,
            u"insufficient_quota"_s);
        break;
    case 403:
        say(u"The chosen model requires moderation and your input was flagged for \"sandbox\". No "
            "credits were charged."_s,
            u"content_policy_violation"_s, u"content_policy_violation"_s);
        error.metadata = {
            {u"reasons"_s, QJsonArray{u"sandbox"_s}},
            {u"flagged_input"_s, request.lastText().first(std::min<qsizetype>(request.lastText().size(), 100))},
            {u"provider_name"_s, u"Sandbox A"_s},
            {u"model_slug"_s, model}};
        break;
    case 404:
        say(u"No endpoints found for %1."_s.arg(model), u"not_found"_s, u"model_not_found"_s);
        break;
    case 408:
        say(u"Request timed out"_s, u"timeout"_s);
        break;
    case 413:
        say(u"Request body too large"_s, u"payload_too_large"_s);
        break;
    case 422:
        say(u"Unprocessable request"_s, u"unprocessable"_s);
        break;
    case 429:
        say(u"Rate limit exceeded: sandbox-requests-per-minute"_s, u"rate_limit_exceeded"_s, u"rate_limit_exceeded"_s);
        error.retryAfter = 1;
        break;
    case 500:
        say(u"Internal Server Error"_s, u"server"_s);
        break;
    case 502:
        say(u"Provider returned error"_s, u"provider_unavailable"_s);
        error.metadata = {{u"provider_name"_s, u"Sandbox A"_s}, {u"raw"_s, u"upstream connect error"_s}};
        break;
    case 503:
        say(u"No instances available"_s, u"provider_unavailable"_s);
        error.retryAfter = 1;
        break;
    case 529:
        say(u"Provider overloaded"_s, u"provider_overloaded"_s);
        break;
    default:
        say(u"Invalid request"_s, u"invalid_request"_s);
    }
    return error;
}

} // namespace bakeoff
