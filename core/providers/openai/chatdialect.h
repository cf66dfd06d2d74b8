// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/chat.h"
#include "providers/modelinfo.h"
#include "providers/preset.h"

namespace bakeoff {

/// How a server wants a chat written, where servers differ.
struct ChatDialect {
    Preset preset = Preset::Generic;
    /// `max_completion_tokens`: OpenAI's reasoning models refuse the older name, Ollama ignores the newer one.
    bool maxCompletionTokens = false;
    /// `stream_options: {include_usage: true}`; OpenRouter sends usage always.
    bool streamOptions = true;
    /// OpenRouter: `reasoning: {effort}` and `provider`; others `reasoning_effort` and no routing.
    bool openRouter = false;
    /// Thinking may stand in the content without its opening tag: servers without a reasoning parser.
    bool mayLackOpeningTag = false;
    friend bool operator==(const ChatDialect &, const ChatDialect &) = default;
};
ChatDialect chatDialect(ProviderKind kind, Preset preset);

/// Is there something to send: a model, and a message of the user that is not blank.
Status checkChat(const ChatRequest &request);

/// The body of POST /chat/completions: compact JSON with its keys in alphabetical order, so that equal requests are
/// equal bytes. What is not set is left out.
QByteArray chatBody(const ChatRequest &request, const ChatDialect &dialect);

/// Settings of `request` that have no effect, by wire name, in alphabetical order: not among the parameters that the
/// model lists, or without a counterpart in the dialect. Nothing is known where the model lists none.
QStringList ignoredParameters(const ChatRequest &request, const ChatDialect &dialect,
                              const std::optional<ModelInfo> &model);

} // namespace bakeoff
