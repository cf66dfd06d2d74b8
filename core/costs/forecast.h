// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"
#include "costs/pricing.h"
#include "costs/usagehistory.h"
#include "providers/chat.h"
#include "providers/modelinfo.h"

#include <QList>

#include <optional>

namespace bakeoff {

/// Tokens that these messages will count as prompt, before any provider has counted them. The rule: at least one token
/// for every 5 ASCII characters and every 2 others, and 3 a message for its role; at most 2 for every 5 ASCII
/// characters, 2 for every other one, and 12 a message. Tokenisers differ; English prose has some 4 characters a token,
/// code 3, Chinese 1 to 2 (a character is a UTF-16 unit here).
///
/// Attached text counts as text, with its name. An image counts as 64 to 6,000 tokens, whatever its size. Audio as 10
/// to 40 tokens a second, where a second is 1,000 to 400,000 bytes (speech codecs to 32-bit stereo). A document counts
/// as nothing, since its pages are not known: hasDocument() says that the high end is then no bound.
TokenRange promptTokens(const QList<ChatMessage> &messages);

/// Is there a document among the attachments?
bool hasDocument(const QList<ChatMessage> &messages);

/// Tokens that an answer will count as completion. High: `maxTokens` (or what `extra` says in its
/// place) where set, else 1,000, or 4,000 where the model
/// reasons (and reasoning is not switched off) or its budget and 1,000 where that is more, never more than the model's own limit. Low: 50 tokens, or 200 where it
/// reasons, or the high where that is less.
TokenRange completionTokens(const GenerationSettings &settings, const ModelInfo &model);

/// What sending to one model is going to cost, or why that is not known.
struct Forecast {
    struct Range {
        Usd low;
        Usd high;
        friend bool operator==(const Range &, const Range &) = default;
    };
    std::optional<Range> range;
    std::optional<UnknownCost> unknown; ///< set exactly when range is not
    TokenRange prompt;
    bool promptIsOpen = false; ///< a document is attached: prompt.high is no upper bound
    TokenRange completion;
    bool promptIsCounted = false;  ///< the provider counted these very messages before
    int completionAnswers = 0;     ///< answers of this model that `completion` rests on; 0: on the rule
    /// What to reserve under a budget; absent where `range` is. Completion: `maxTokens` where set, else the most of the
    /// rule and the largest answer that history has of this model, never more than the model's own limit.
    std::optional<Usd> upper;
    friend bool operator==(const Forecast &, const Forecast &) = default;
};

/// The range from promptTokens() and completionTokens() by the formula of estimate(), nothing cached. Audio is priced
/// at the model's rate for audio tokens. Images: their tokens, and at the high end also the price per image. Unknown
/// where the model lists no price per image ("0" is one: images cost their tokens only) or audio token and has to, and
/// with a document always.
///
/// Where `past` holds the provider's count of these messages it stands in place of promptTokens(), except with audio or
/// a document; where it holds a range of answers that stands in place of completionTokens(), cut at the same limits.
/// \return Overflow where the sum does not fit.
Result<Forecast> forecast(const QList<ChatMessage> &messages, const GenerationSettings &settings,
                          const ModelInfo &model, UtcMicros moment, const UsageHistory &past = {});

/// "about $a to $b for n models (k unknown)". Sandbox models are counted apart and cost nothing.
struct ForecastTotal {
    Usd low;
    Usd high;
    int models = 0;        ///< real ones, unknown ones included
    int unknown = 0;       ///< of those, without a price; low and high leave them out
    int sandboxModels = 0;
    bool overflow = false; ///< a sum no longer fits; low and high are then lower bounds

    /// \param times answers to the one prompt: they multiply the amounts, not the models
    void add(const Forecast &forecast, bool isSandbox, int times = 1);
    friend bool operator==(const ForecastTotal &, const ForecastTotal &) = default;
};

} // namespace bakeoff
