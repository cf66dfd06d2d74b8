// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/settingssupport.h"

#include "base/enumnames.h"
#include "providers/openai/chatdialect.h"
#include "providers/openai/chatmessages.h"

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<SettingId, std::size(kSettingIds)> kNames{{
    {SettingId::Temperature, "temperature"_L1},
    {SettingId::TopP, "top_p"_L1},
    {SettingId::TopK, "top_k"_L1},
    {SettingId::MinP, "min_p"_L1},
    {SettingId::FrequencyPenalty, "frequency_penalty"_L1},
    {SettingId::PresencePenalty, "presence_penalty"_L1},
    {SettingId::RepetitionPenalty, "repetition_penalty"_L1},
    {SettingId::MaxTokens, "max_tokens"_L1},
    {SettingId::Seed, "seed"_L1},
    {SettingId::Stop, "stop"_L1},
    {SettingId::ReasoningEffort, "reasoning_effort"_L1},
    {SettingId::ReasoningMaxTokens, "reasoning_max_tokens"_L1},
    {SettingId::ResponseFormat, "response_format"_L1},
    {SettingId::Routing, "routing"_L1},
    {SettingId::SystemPrompt, "system_prompt"_L1},
    {SettingId::Extra, "extra"_L1},
}};

/// Other names on the wire.
constexpr EnumNames<SettingId, 4> kWireNames{{
    {SettingId::MaxTokens, "max_completion_tokens"_L1},
    {SettingId::ReasoningEffort, "reasoning"_L1},
    {SettingId::Routing, "provider"_L1},
    {SettingId::RepetitionPenalty, "repeat_penalty"_L1},
}};

SettingSupport supported(const QStringList &values = {})
{
    return {.support = Support::Supported, .reason = {}, .values = values};
}

SettingSupport unsupported(UnsupportedReason reason)
{
    return {.support = Support::Unsupported, .reason = reason, .values = {}};
}

bool hasField(SettingId id, const ChatDialect &dialect)
{
    switch (id) {
    case SettingId::TopK:
        return dialect.topK;
    case SettingId::MinP:
        return dialect.minP;
    case SettingId::RepetitionPenalty:
        return !dialect.repetitionPenalty.isEmpty();
    case SettingId::ReasoningMaxTokens:
    case SettingId::Routing:
        return dialect.openRouter;
    default:
        return true;
    }
}

/// Names in `supported_parameters` that stand for a setting; either counts, since gateways translate.
QStringList listedNames(SettingId id)
{
    switch (id) {
    case SettingId::MaxTokens:
        return {u"max_tokens"_s, u"max_completion_tokens"_s};
    case SettingId::ReasoningEffort:
    case SettingId::ReasoningMaxTokens:
        return {u"reasoning"_s, u"reasoning_effort"_s};
    case SettingId::ResponseFormat:
        return {u"response_format"_s, u"structured_outputs"_s};
    default:
        return {settingName(id)};
    }
}

QStringList valuesOf(SettingId id, const ModelInfo &model)
{
    if (id == SettingId::ReasoningEffort && model.reasoning) {
        QStringList efforts = model.reasoning->efforts;
        if (!efforts.isEmpty() && !model.reasoning->mandatory && !efforts.contains("none"_L1))
            efforts.prepend(u"none"_s); // switching it off is no effort of the model
        return efforts;
    }
    if (id != SettingId::ResponseFormat || !model.supportedParameters)
        return {};
    QStringList formats;
    if (model.supportedParameters->contains("response_format"_L1))
        formats.append(u"json_object"_s);
    if (model.supportedParameters->contains("structured_outputs"_L1))
        formats.append(u"json_schema"_s);
    return formats;
}

/// Text models that run as predictions: what they take is what their schema has (ModelInfo::supportedParameters).
SettingSupport predictionSupport(SettingId id, const std::optional<ModelInfo> &model)
{
    switch (id) {
    case SettingId::SystemPrompt: // stands before the prompt where there is no field for it
    case SettingId::Extra:
        return supported();
    case SettingId::Routing:
    case SettingId::ResponseFormat:
    case SettingId::ReasoningMaxTokens:
        return unsupported(UnsupportedReason::NoSuchField);
    default:
        break;
    }
    if (!model || !model->supportedParameters)
        return {};
    if (!model->supportedParameters->contains(settingName(id)))
        return unsupported(UnsupportedReason::NotListed);
    return supported(id == SettingId::ReasoningEffort && model->reasoning ? model->reasoning->efforts : QStringList());
}

SettingSupport listedModality(QLatin1StringView modality, const std::optional<ModelInfo> &model)
{
    if (!model || model->inputModalities.isEmpty())
        return {};
    return model->inputModalities.contains(modality) ? supported() : unsupported(UnsupportedReason::NotListed);
}

SettingSupport predictionSupport(AttachmentKind attachment, const std::optional<ModelInfo> &model)
{
    switch (attachment) {
    case AttachmentKind::Text:
        return supported();
    case AttachmentKind::Image:
        return listedModality("image"_L1, model);
    case AttachmentKind::Audio:
    case AttachmentKind::Document:
        break;
    }
    return unsupported(UnsupportedReason::NoSuchField);
}

std::optional<ChatDialect> dialectOf(ProviderKind kind, Preset preset)
{
    const bool text = kind == ProviderKind::OpenAi || kind == ProviderKind::OpenRouter;
    return text ? std::optional(chatDialect(kind, preset)) : std::nullopt;
}

} // namespace

QLatin1StringView settingName(SettingId id)
{
    return nameOf(kNames, id);
}

std::optional<SettingId> settingFromName(QStringView name)
{
    const auto id = valueOf(kNames, name);
    return id ? id : valueOf(kWireNames, name);
}

bool isSet(const GenerationSettings &settings, SettingId id)
{
    return settings.toJson().contains(settingName(id));
}

SettingSupport settingSupport(SettingId id, const ChatDialect &dialect, const std::optional<ModelInfo> &model)
{
    if (id == SettingId::SystemPrompt || id == SettingId::Extra)
        return supported();
    if (!hasField(id, dialect))
        return unsupported(UnsupportedReason::NoSuchField);
    if (id == SettingId::Routing)
        return supported();
    if (!model)
        return {};
    const QStringList values = valuesOf(id, *model);
    if (!model->supportedParameters)
        return {.support = Support::NotKnown, .reason = {}, .values = values};
    const bool listed = std::ranges::any_of(
        listedNames(id), [&](const QString &name) { return model->supportedParameters->contains(name); });
    return listed ? supported(values) : unsupported(UnsupportedReason::NotListed);
}

SettingSupport settingSupport(SettingId id, ProviderKind kind, Preset preset, const std::optional<ModelInfo> &model)
{
    if (kind == ProviderKind::Replicate)
        return predictionSupport(id, model);
    const auto dialect = dialectOf(kind, preset);
    return dialect ? settingSupport(id, *dialect, model) : unsupported(UnsupportedReason::NoSuchField);
}

SettingSupport attachmentSupport(AttachmentKind attachment, ProviderKind kind, Preset preset,
                                 const std::optional<ModelInfo> &model)
{
    if (kind == ProviderKind::Replicate)
        return predictionSupport(attachment, model);
    const auto dialect = dialectOf(kind, preset);
    if (!dialect)
        return unsupported(UnsupportedReason::NoSuchField);
    QLatin1StringView modality;
    switch (attachment) {
    case AttachmentKind::Text:
        return supported();
    case AttachmentKind::Image:
        modality = "image"_L1;
        break;
    case AttachmentKind::Audio:
        if (dialect->audioParts == ChatDialect::Part::None)
            return unsupported(UnsupportedReason::NoSuchField);
        modality = "audio"_L1;
        break;
    case AttachmentKind::Document:
        if (dialect->fileParts == ChatDialect::Part::None)
            return unsupported(UnsupportedReason::NoSuchField);
        if (preset == Preset::OpenRouter)
            return supported(); // its file parser reads them for any model
        modality = "file"_L1;
        break;
    }
    return listedModality(modality, model);
}

SettingSupport attachmentSupport(const Attachment &attachment, ProviderKind kind, Preset preset,
                                 const std::optional<ModelInfo> &model)
{
    const SettingSupport ofKind = attachmentSupport(attachment.kind, kind, preset, model);
    const auto dialect = dialectOf(kind, preset);
    if (ofKind.support == Support::Unsupported || !dialect || checkAttachment(attachment, *dialect))
        return ofKind;
    return unsupported(UnsupportedReason::NoSuchFormat);
}

} // namespace bakeoff
