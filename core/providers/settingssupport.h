// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/chat.h"
#include "providers/modelinfo.h"
#include "providers/preset.h"

#include <optional>

namespace bakeoff {

struct ChatDialect;

/// The settings of an answer, in the order in which a form shows them.
enum class SettingId {
    Temperature, TopP, TopK, MinP, FrequencyPenalty, PresencePenalty, RepetitionPenalty, MaxTokens, Seed, Stop,
    ReasoningEffort, ReasoningMaxTokens, ResponseFormat, Routing, SystemPrompt, Extra,
};
inline constexpr SettingId kSettingIds[] = {
    SettingId::Temperature,      SettingId::TopP,           SettingId::TopK,
    SettingId::MinP,             SettingId::FrequencyPenalty, SettingId::PresencePenalty,
    SettingId::RepetitionPenalty, SettingId::MaxTokens,     SettingId::Seed,
    SettingId::Stop,             SettingId::ReasoningEffort, SettingId::ReasoningMaxTokens,
    SettingId::ResponseFormat,   SettingId::Routing,        SettingId::SystemPrompt,
    SettingId::Extra,
};
/// The key of GenerationSettings::toJson(), stored and typed on the command line: "top_p", "reasoning_max_tokens".
QLatin1StringView settingName(SettingId id);
/// Also by what it is called on the wire: "max_completion_tokens", "reasoning", "provider", "repeat_penalty".
std::optional<SettingId> settingFromName(QStringView name);
bool isSet(const GenerationSettings &settings, SettingId id);

/// Does something reach the model?
enum class Support { NotKnown, Supported, Unsupported };
enum class UnsupportedReason {
    NoSuchField,   ///< this kind of server has no field for it; it is not sent
    NotListed,     ///< the provider's catalogue lists what the model takes, and this is not among it
    NoSuchFormat,  ///< this kind of server takes other files of that kind, but not this one
};

struct SettingSupport {
    Support support = Support::NotKnown;
    std::optional<UnsupportedReason> reason; ///< set exactly where unsupported
    /// What the model takes, where the catalogue says so: efforts; "json_object" and "json_schema" of the response
    /// format. Empty: not said.
    QStringList values;
    friend bool operator==(const SettingSupport &, const SettingSupport &) = default;
};

/// From what the dialect has and what the catalogue lists of the model (none: the catalogue is not known). Pure.
SettingSupport settingSupport(SettingId id, ProviderKind kind, Preset preset, const std::optional<ModelInfo> &model);
SettingSupport settingSupport(SettingId id, const ChatDialect &dialect, const std::optional<ModelInfo> &model);

/// The same for a file of this kind. Text goes into the prompt and is taken everywhere; OpenRouter reads PDFs for
/// models that cannot themselves, and charges for it.
SettingSupport attachmentSupport(AttachmentKind attachment, ProviderKind kind, Preset preset,
                                 const std::optional<ModelInfo> &model);
/// With its format: some servers take audio in a few formats only (ChatDialect::audioFormats).
SettingSupport attachmentSupport(const Attachment &attachment, ProviderKind kind, Preset preset,
                                 const std::optional<ModelInfo> &model);

} // namespace bakeoff
