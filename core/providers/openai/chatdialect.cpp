// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/openai/chatdialect.h"

#include "providers/openai/chatmessages.h"
#include "providers/settingssupport.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QLatin1StringView maxTokensName(const ChatDialect &dialect)
{
    return dialect.maxCompletionTokens ? "max_completion_tokens"_L1 : "max_tokens"_L1;
}

QString wireName(SettingId id, const ChatDialect &dialect)
{
    switch (id) {
    case SettingId::MaxTokens:
        return maxTokensName(dialect);
    case SettingId::ReasoningEffort:
        return dialect.openRouter ? u"reasoning"_s : u"reasoning_effort"_s;
    case SettingId::ReasoningMaxTokens:
        return dialect.openRouter ? u"reasoning"_s : u"reasoning_max_tokens"_s;
    case SettingId::Routing:
        return u"provider"_s;
    default:
        return settingName(id);
    }
}

void setSampling(const GenerationSettings &settings, const ChatDialect &dialect, QJsonObject &body)
{
    const auto put = [&body](QLatin1StringView name, const auto &value) {
        if (value && !name.isEmpty())
            body[name] = *value;
    };
    put("temperature"_L1, settings.temperature);
    put("top_p"_L1, settings.topP);
    put(dialect.topK ? "top_k"_L1 : QLatin1StringView(), settings.topK);
    put(dialect.minP ? "min_p"_L1 : QLatin1StringView(), settings.minP);
    put("frequency_penalty"_L1, settings.frequencyPenalty);
    put("presence_penalty"_L1, settings.presencePenalty);
    put(dialect.repetitionPenalty, settings.repetitionPenalty);
    put(maxTokensName(dialect), settings.maxTokens);
    put("seed"_L1, settings.seed);
    if (!settings.stop.isEmpty())
        body["stop"_L1] = QJsonArray::fromStringList(settings.stop);
}

void setReasoning(const GenerationSettings &settings, const ChatDialect &dialect, QJsonObject &body)
{
    if (dialect.openRouter && settings.reasoningMaxTokens)
        body["reasoning"_L1] = QJsonObject{{"max_tokens"_L1, *settings.reasoningMaxTokens}};
    else if (dialect.openRouter && !settings.reasoningEffort.isEmpty())
        body["reasoning"_L1] = QJsonObject{{"effort"_L1, settings.reasoningEffort}};
    else if (!settings.reasoningEffort.isEmpty())
        body["reasoning_effort"_L1] = settings.reasoningEffort;
}

void setPrefill(const ChatDialect &dialect, QJsonObject &body)
{
    if (dialect.prefill == ChatDialect::Prefill::WithFlags) {
        body["add_generation_prompt"_L1] = false;
        body["continue_final_message"_L1] = true;
    } else if (dialect.prefill == ChatDialect::Prefill::WithoutThinking) {
        body["chat_template_kwargs"_L1] = QJsonObject{{"enable_thinking"_L1, false}};
    }
}

} // namespace

ChatDialect chatDialect(ProviderKind kind, Preset preset)
{
    using Part = ChatDialect::Part;
    ChatDialect dialect;
    dialect.preset = preset;
    if (kind == ProviderKind::OpenRouter) {
        dialect.openRouter = true;
        dialect.maxCompletionTokens = true;
        dialect.streamOptions = false;
        dialect.prefill = ChatDialect::Prefill::AsItStands;
        dialect.audioParts = Part::Taken;
        dialect.fileParts = Part::Taken;
        return dialect;
    }
    dialect.maxCompletionTokens = preset == Preset::OpenAi;
    dialect.mayLackOpeningTag = preset != Preset::OpenAi && preset != Preset::Sandbox;
    switch (preset) {
    case Preset::OpenAi:
        dialect.topK = false;
        dialect.minP = false;
        dialect.repetitionPenalty = {};
        dialect.audioParts = Part::Taken;
        dialect.fileParts = Part::Taken;
        dialect.audioFormats = {"audio/wav"_L1, "audio/mpeg"_L1};
        break;
    case Preset::Together:
        dialect.audioParts = Part::Taken;
        dialect.fileParts = Part::None;
        dialect.audioFormats = {"audio/wav"_L1};
        break;
    case Preset::Ollama:
        dialect.topK = false;
        dialect.minP = false;
        dialect.repetitionPenalty = {};
        dialect.audioParts = Part::Taken;
        dialect.fileParts = Part::None;
        break;
    case Preset::LlamaServer:
        dialect.repetitionPenalty = "repeat_penalty"_L1;
        dialect.prefill = ChatDialect::Prefill::WithoutThinking;
        dialect.audioParts = Part::Taken;
        dialect.fileParts = Part::None;
        dialect.audioFormats = {"audio/wav"_L1, "audio/mpeg"_L1, "audio/flac"_L1};
        break;
    case Preset::LmStudio: // refuses content whose type is neither 'text' nor 'image_url'
        dialect.minP = false;
        dialect.repetitionPenalty = "repeat_penalty"_L1;
        dialect.audioParts = Part::None;
        dialect.fileParts = Part::None;
        break;
    case Preset::Vllm:
        dialect.prefill = ChatDialect::Prefill::WithFlags;
        dialect.audioParts = Part::Taken;
        dialect.fileParts = Part::None;
        break;
    case Preset::Sandbox:
        dialect.prefill = ChatDialect::Prefill::AsItStands;
        dialect.audioParts = Part::Taken;
        dialect.fileParts = Part::Taken;
        break;
    case Preset::Generic:
    case Preset::Xalen:
    case Preset::OpenRouter:
    case Preset::Replicate:
    case Preset::SandboxReplicate:
        break;
    }
    return dialect;
}

Status checkChat(const ChatRequest &request, const ChatDialect &dialect)
{
    if (request.model.isEmpty())
        return Error{.kind = ErrorKind::BadInput, .detail = u"no model"_s};
    const bool asked = std::ranges::any_of(request.messages, [](const ChatMessage &message) {
        return message.role == ChatRole::User && (!message.text.trimmed().isEmpty() || !message.attachments.isEmpty());
    });
    if (!asked)
        return Error{.kind = ErrorKind::BadInput, .detail = u"the prompt is empty"_s};
    for (const ChatMessage &message : request.messages) {
        for (const Attachment &attachment : message.attachments) {
            if (const Status sendable = checkAttachment(attachment, dialect); !sendable)
                return sendable;
        }
    }
    return success();
}

QByteArray chatBody(const ChatRequest &request, const ChatDialect &dialect, AttachmentBytes bytes)
{
    QJsonObject body{{"messages"_L1, chatMessages(request.messages, dialect, bytes)},
                     {"model"_L1, request.model},
                     {"stream"_L1, request.stream}};
    if (request.stream && dialect.streamOptions)
        body["stream_options"_L1] = QJsonObject{{"include_usage"_L1, true}};
    if (endsWithPrefill(request.messages))
        setPrefill(dialect, body);
    const GenerationSettings &settings = request.settings;
    setSampling(settings, dialect, body);
    setReasoning(settings, dialect, body);
    if (!settings.responseFormat.isEmpty())
        body["response_format"_L1] = settings.responseFormat;
    if (dialect.openRouter && !settings.routing.isEmpty())
        body["provider"_L1] = settings.routing;
    for (auto key = settings.extra.constBegin(); key != settings.extra.constEnd(); ++key)
        body[key.key()] = key.value();
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QStringList ignoredParameters(const ChatRequest &request, const ChatDialect &dialect,
                              const std::optional<ModelInfo> &model)
{
    const GenerationSettings &settings = request.settings;
    const QString format = settings.responseFormat["type"_L1].toString();
    QStringList ignored;
    for (const SettingId id : kSettingIds) {
        if (!isSet(settings, id))
            continue;
        const SettingSupport support = settingSupport(id, dialect, model);
        const bool formatLacks = id == SettingId::ResponseFormat && !support.values.isEmpty() && format != "text"_L1 &&
                                 !support.values.contains(format);
        if (support.support == Support::Unsupported || formatLacks)
            ignored.append(wireName(id, dialect));
    }
    ignored.sort();
    ignored.removeDuplicates();
    return ignored;
}

} // namespace bakeoff
