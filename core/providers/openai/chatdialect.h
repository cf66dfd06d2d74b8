// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/chat.h"
#include "providers/modelinfo.h"
#include "providers/preset.h"

#include <QList>

namespace bakeoff {

/// How a server wants a chat written, where servers differ. From OpenAI's openapi.yaml, OpenRouter's API reference,
/// togethercomputer/openapi `openapi.yaml`, llama.cpp `tools/server/README.md` and `server-common.cpp`, Ollama
/// `openai/openai.go`, vLLM `entrypoints/chat_utils.py` and `entrypoints/openai/chat_completion/protocol.py`, and LM
/// Studio's documentation, "Chat Completions".
struct ChatDialect {
    Preset preset = Preset::Generic;
    /// `max_completion_tokens`: OpenAI's reasoning models refuse the older name, Ollama ignores the newer one.
    bool maxCompletionTokens = false;
    /// `stream_options: {include_usage: true}`; OpenRouter sends usage always.
    bool streamOptions = true;
    /// OpenRouter: `reasoning: {effort}` or `{max_tokens}`, and `provider`; others `reasoning_effort`, no budget and no
    /// routing.
    bool openRouter = false;
    /// Thinking may stand in the content without its opening tag: servers without a reasoning parser.
    bool mayLackOpeningTag = false;
    /// Fields beyond OpenAI's own: OpenAI refuses what it does not know, Ollama's /v1 passes it over, LM Studio lists
    /// no `min_p`.
    bool topK = true;
    bool minP = true;
    /// Its name differs: llama-server and LM Studio call it `repeat_penalty`. Empty: there is none.
    QLatin1StringView repetitionPenalty{"repetition_penalty"};

    /// How a message list that ends with the assistant's own words is made to go on from there.
    enum class Prefill {
        AsItStands,      ///< OpenRouter: the last message is gone on with
        WithoutThinking, ///< llama-server: so too, but refused while the chat template's `enable_thinking` is on
        WithFlags,       ///< vLLM: with `continue_final_message` and without `add_generation_prompt`
        Asked,           ///< nowhere documented: a message of the user that asks to go on exactly where the text ended
    };
    Prefill prefill = Prefill::Asked;

    /// Is there a part of this kind? NotSaid: unknown servers, which get OpenAI's form of it. Servers refuse a request
    /// with a part that they do not have.
    enum class Part { NotSaid, Taken, None };
    Part audioParts = Part::NotSaid;
    Part fileParts = Part::NotSaid;
    /// The formats of `input_audio`, as media types. Empty: any, or not said.
    QList<QLatin1StringView> audioFormats;

    friend bool operator==(const ChatDialect &, const ChatDialect &) = default;
};
ChatDialect chatDialect(ProviderKind kind, Preset preset);

/// Is there something to send: a model, a message of the user that is not blank or has attachments, and only
/// attachments that the dialect has a part for.
Status checkChat(const ChatRequest &request, const ChatDialect &dialect);

/// What becomes of the bytes of images, audio and documents: LeftOut writes how many there were instead.
enum class AttachmentBytes { Sent, LeftOut };

/// The body of POST /chat/completions: compact JSON with its keys in alphabetical order, so that equal requests are
/// equal bytes. What is not set is left out, and so is what the dialect has no field for. `extra` comes last: each of
/// its keys replaces what stood there.
///
/// A list of messages that ends with the assistant's is a prefill: the answer goes on where that text ends
/// (ChatDialect::Prefill). An empty last message of the assistant is none and is not sent.
QByteArray chatBody(const ChatRequest &request, const ChatDialect &dialect,
                    AttachmentBytes bytes = AttachmentBytes::Sent);

/// Settings of `request` that have no effect, by wire name, in alphabetical order: not among the parameters that the
/// model lists, or without a counterpart in the dialect. Nothing is known where the model lists none. Keys of `extra`
/// are not looked at.
QStringList ignoredParameters(const ChatRequest &request, const ChatDialect &dialect,
                              const std::optional<ModelInfo> &model);

} // namespace bakeoff
