// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/chat.h"
#include "providers/cog/inputschema.h"
#include "providers/settingssupport.h"

#include <QJsonObject>
#include <QList>
#include <QMap>

namespace bakeoff {

/// What a field of a text model is for.
enum class TextRole {
    Prompt, System, Messages, Images, MaxTokens, Temperature, TopP, TopK, MinP, FrequencyPenalty, PresencePenalty,
    RepetitionPenalty, Seed, Stop, ReasoningEffort,
};

/// Which of a model's fields a chat fills. Without a route for chats every model names its inputs as it likes.
struct TextInputMapping {
    QMap<TextRole, InputField> fields;

    bool isTextModel() const { return has(TextRole::Prompt) || has(TextRole::Messages); }
    bool has(TextRole role) const { return fields.contains(role); }
    QString key(TextRole role) const { return fields.value(role).key; } ///< empty: none
    /// Does a setting reach the model? Routing, response format and budgets of reasoning have no field.
    SettingSupport support(SettingId id) const;
};

TextInputMapping textInputMapping(const InputSchema &schema);

/// An input made of a chat.
struct TextInput {
    QJsonObject input;
    QList<SettingId> clamped;     ///< set beyond the model's range: the nearest that it takes is sent
    QList<SettingId> unsupported; ///< set, but not sent: the model has no field for it, or not this value
    bool systemInPrompt = false;  ///< no field for it: stands before the prompt
    bool historyInPrompt = false; ///< no field for messages: earlier turns stand before the prompt, by name of who spoke
    qsizetype filesLeftOut = 0;   ///< attachments for which the model has no field
};

/// Only keys that the model has are sent, and of settings only what is set. `extra` is merged last, unchecked. Where
/// a model has a field for messages, they go there from the second turn on: prompt and system prompt are ignored then.
/// Pictures go inline as data URIs.
/// \pre messages end with one of the user
TextInput textInput(const TextInputMapping &mapping, const QList<ChatMessage> &messages,
                    const GenerationSettings &settings);

} // namespace bakeoff
