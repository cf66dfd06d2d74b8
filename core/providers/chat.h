// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "providers/attachment.h"
#include "providers/tokenusage.h"

#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace bakeoff {

enum class ChatRole { System, User, Assistant };

struct ChatMessage {
    ChatRole role = ChatRole::User;
    QString text;
    QList<Attachment> attachments; ///< of the user's messages
    friend bool operator==(const ChatMessage &, const ChatMessage &) = default;
};

/// Settings of one answer; absent ones are left out of the request, never sent as null.
struct GenerationSettings {
    std::optional<double> temperature;       ///< 0 to 2
    std::optional<double> topP;              ///< 0 to 1
    std::optional<qint64> topK;              ///< 0 and up; 0: all tokens
    std::optional<double> minP;              ///< 0 to 1
    std::optional<double> frequencyPenalty;  ///< -2 to 2
    std::optional<double> presencePenalty;   ///< -2 to 2
    std::optional<double> repetitionPenalty; ///< above 0 to 2
    std::optional<qint64> maxTokens;         ///< at least 1
    std::optional<qint64> seed;
    QStringList stop;                         ///< sequences that end the answer, at most 4; empty: not sent
    QString reasoningEffort;                  ///< "none", "minimal", "low", "medium", "high", "xhigh"; empty: not sent
    std::optional<qint64> reasoningMaxTokens; ///< budget in tokens; wins over the effort, of which only one may be sent
    QJsonObject responseFormat; ///< {"type": "json_object"} or {"type": "json_schema", "json_schema": …}; empty: text
    QJsonObject routing;        ///< OpenRouter's `provider` object; empty: not sent
    std::optional<QString> systemPrompt; ///< in place of the comparison's; empty text: none
    QJsonObject extra;          ///< merged into the body last, key by key; wins over everything above
    /// What is left to the provider whatever the defaults say: keys of toJson(), "reasoning_effort" for the budget too,
    /// and single keys of the routing ("routing.sort", "routing.max_price.prompt"). One that has a value has no effect.
    QStringList cleared;
    friend bool operator==(const GenerationSettings &, const GenerationSettings &) = default;

    QJsonObject toJson() const; ///< only what is set; the form of the database and of exports
    static GenerationSettings fromJson(const QJsonObject &json);
    /// These settings, and for each that is neither set nor cleared here that of `defaults`. Effort and budget are one
    /// setting; the routing is merged key by key.
    GenerationSettings over(const GenerationSettings &defaults) const;
    /// Unsets a setting and adds it to `cleared`. \param name as in `cleared`
    void clear(const QString &name);
};

struct ChatRequest {
    QString model;
    QList<ChatMessage> messages;
    GenerationSettings settings;
    bool stream = true;
    /// Longest silence to bear: until a connection stands, until the first byte, between two reads. Absent: what suits
    /// the provider.
    std::optional<std::chrono::milliseconds> longestSilence;
};

/// How the clocks of a reply came about; only Stream enters speed figures.
enum class TimingSource { Stream, Poll, Whole };
QLatin1StringView timingSourceName(TimingSource source);
std::optional<TimingSource> timingSourceFromName(QStringView name);

/// Monotonic stamps of the attempt that answered (Clock::ticks(), net thread). Absent: did not happen.
struct ReplyClocks {
    using Ns = std::chrono::nanoseconds;
    std::optional<Ns> connectTime; ///< duration of the connection set-up; absent on a reused connection
    bool reusedConnection = false;
    std::optional<Ns> requestSent; ///< t0
    std::optional<Ns> headers;
    std::optional<Ns> firstEvent;
    std::optional<Ns> firstReasoning; ///< first reasoning text
    std::optional<Ns> lastReasoning;
    std::optional<Ns> firstAnswer;    ///< first answer text
    std::optional<Ns> lastAnswer;
    std::optional<Ns> end;
    Ns longestStall{0}; ///< longest time between two chunks that held text
    qint64 chunks = 0;  ///< chunks that held text; never a count of tokens
    friend bool operator==(const ReplyClocks &, const ReplyClocks &) = default;
};

/// What one socket read brought: text of all its events joined, reasoning before answer.
struct ChatDelta {
    QString text;
    QString reasoning;
    int events = 0; ///< events decoded from this read; keep-alive comments are none
    /// All answer text handed out before this delta was reasoning: a `</think>` came whose opening tag the server had
    /// kept to itself. Whoever collects moves it over first: reasoning += text, text = "", then appends this delta.
    bool answerWasReasoning = false;
    std::chrono::nanoseconds at{};
    friend bool operator==(const ChatDelta &, const ChatDelta &) = default;
};

/// One upstream host that OpenRouter tried for us.
struct UpstreamAttempt {
    QString model;
    QString host;
    std::optional<int> status;
    friend bool operator==(const UpstreamAttempt &, const UpstreamAttempt &) = default;
};

/// What llama-server measured itself; milliseconds as sent, absent: not said. Shown as the server's own words, never
/// mixed with our clocks.
struct ServerTimings {
    std::optional<qint64> cachedTokens;    ///< cache_n
    std::optional<qint64> promptTokens;    ///< prompt_n, without the cached ones
    std::optional<double> promptMs;
    std::optional<qint64> predictedTokens; ///< predicted_n
    std::optional<double> predictedMs;
    friend bool operator==(const ServerTimings &, const ServerTimings &) = default;
};

/// What the provider said of the answer besides its text.
struct ChatFacts {
    QString generationId; ///< X-Generation-Id or `id`
    bool billIsRecorded = false; ///< the provider keeps the bill of generationId: Provider::fetchGeneration() asks for it
    QString servedModel;  ///< `model` of the answer; may differ from the one asked for
    QString host;         ///< upstream host
    QList<UpstreamAttempt> upstream;
    QString finishReason;       ///< as sent: "stop", "length", "eos", …; empty: none seen
    QString nativeFinishReason;
    TokenUsage usage;
    bool reasoningIsSummary = false;
    bool responseCacheHit = false;
    std::optional<ServerTimings> serverTimings;
    QStringList ignoredParameters; ///< settings the model does not list as supported, by wire name
    friend bool operator==(const ChatFacts &, const ChatFacts &) = default;
};

/// How a chat ended.
struct ChatOutcome {
    std::optional<Error> error; ///< absent: complete
    /// The rules of automatic re-sending allow another attempt after `error`: nothing was sent, or 429, or OpenRouter
    /// refused before any work (408/502/503/529 as JSON, no X-Generation-Id, no output).
    bool mayResend = false;
    /// Facts, clocks and raw traffic are those of this attempt, whatever came.
    ChatFacts facts;
    ReplyClocks clocks;
    TimingSource timing = TimingSource::Stream;
    /// Body as sent, keys are never in it. Where attachments make it longer than 256 KiB their bytes are left out.
    QByteArray rawRequest;
    QByteArray rawResponse; ///< status line, headers without secrets and the first 256 KiB of the body
};

} // namespace bakeoff

Q_DECLARE_METATYPE(bakeoff::ChatDelta)
