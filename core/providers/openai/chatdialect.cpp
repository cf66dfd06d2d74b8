// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/openai/chatdialect.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QLatin1StringView roleName(ChatRole role)
{
    switch (role) {
    case ChatRole::System:
        return "system"_L1;
    case ChatRole::User:
        return "user"_L1;
    case ChatRole::Assistant:
        return "assistant"_L1;
    }
    Q_UNREACHABLE_RETURN({});
}

QLatin1StringView maxTokensName(const ChatDialect &dialect)
{
    return dialect.maxCompletionTokens ? "max_completion_tokens"_L1 : "max_tokens"_L1;
}

} // namespace

ChatDialect chatDialect(ProviderKind kind, Preset preset)
{
    ChatDialect dialect;
    dialect.preset = preset;
    if (kind == ProviderKind::OpenRouter) {
        dialect.openRouter = true;
        dialect.maxCompletionTokens = true;
        dialect.streamOptions = false;
        return dialect;
    }
    dialect.maxCompletionTokens = preset == Preset::OpenAi;
    dialect.mayLackOpeningTag = preset != Preset::OpenAi && preset != Preset::Sandbox;
    return dialect;
}

Status checkChat(const ChatRequest &request)
{
    if (request.model.isEmpty())
        return Error{.kind = ErrorKind::BadInput, .detail = u"no model"_s};
    const bool asked = std::ranges::any_of(request.messages, [](const ChatMessage &message) {
        return message.role == ChatRole::User && !message.text.trimmed().isEmpty();
    });
    if (!asked)
        return Error{.kind = ErrorKind::BadInput, .detail = u"the prompt is empty"_s};
    return success();
}

QByteArray chatBody(const ChatRequest &request, const ChatDialect &dialect)
{
    QJsonArray messages;
    for (const ChatMessage &message : request.messages)
        messages.append(QJsonObject{{"content"_L1, message.text}, {"role"_L1, roleName(message.role)}});
    QJsonObject body{{"messages"_L1, messages}, {"model"_L1, request.model}, {"stream"_L1, request.stream}};
    if (request.stream && dialect.streamOptions)
        body["stream_options"_L1] = QJsonObject{{"include_usage"_L1, true}};

    const GenerationSettings &settings = request.settings;
    if (settings.temperature)
        body["temperature"_L1] = *settings.temperature;
    if (settings.topP)
        body["top_p"_L1] = *settings.topP;
    if (settings.maxTokens)
        body[maxTokensName(dialect)] = *settings.maxTokens;
    if (settings.seed)
        body["seed"_L1] = *settings.seed;
    if (!settings.reasoningEffort.isEmpty()) {
        if (dialect.openRouter)
            body["reasoning"_L1] = QJsonObject{{"effort"_L1, settings.reasoningEffort}};
        else
            body["reasoning_effort"_L1] = settings.reasoningEffort;
    }
    if (dialect.openRouter && !settings.routing.isEmpty())
        body["provider"_L1] = settings.routing;
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QStringList ignoredParameters(const ChatRequest &request, const ChatDialect &dialect,
                              const std::optional<ModelInfo> &model)
{
    const GenerationSettings &settings = request.settings;
    QStringList ignored;
    if (!dialect.openRouter && !settings.routing.isEmpty())
        ignored.append(u"provider"_s);
    if (model && model->supportedParameters) {
        const QStringList &takes = *model->supportedParameters;
        // Either name of a setting counts: gateways translate.
        const auto check = [&](bool set, const QString &name, QLatin1StringView other = {}) {
            if (set && !takes.contains(name) && (other.isEmpty() || !takes.contains(other)))
                ignored.append(name);
        };
        check(settings.temperature.has_value(), u"temperature"_s);
        check(settings.topP.has_value(), u"top_p"_s);
        check(settings.maxTokens.has_value(), maxTokensName(dialect),
              dialect.maxCompletionTokens ? "max_tokens"_L1 : "max_completion_tokens"_L1);
        check(settings.seed.has_value(), u"seed"_s);
        check(!settings.reasoningEffort.isEmpty(), dialect.openRouter ? u"reasoning"_s : u"reasoning_effort"_s,
              dialect.openRouter ? "reasoning_effort"_L1 : "reasoning"_L1);
    }
    ignored.sort();
    return ignored;
}

} // namespace bakeoff
