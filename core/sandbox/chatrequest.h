// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/attachment.h"
#include "sandbox/apierror.h"
#include "sandbox/sandboxmodels.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <variant>

namespace bakeoff {

/// How fast, and at which place a fault: the request's `sandbox` object, which real servers would ignore.
struct SandboxPace {
    std::optional<double> eventsPerSecond; ///< 0 and bulk: as fast as the client takes them
    int wordsPerEvent = 1;                 ///< tokens in one event
    bool bulk = false;
    bool stamp = false;              ///< adds `sandbox_sent_ns`, CLOCK_MONOTONIC, to each text event
    std::optional<int> firstDelayMs; ///< until the first text
    int minTokens = 16;              ///< a story does not end before
    int afterEvents = 3;             ///< where in the text a fault strikes; at the latest at its end
    qint64 bytes = 4 * 1024 * 1024;  ///< size of fault-giant-line's event
    int delayMs = 5000;              ///< of the slow faults
};

// The server's side: the client's type of the same name (providers/) is another.
inline namespace sandboxwire {
/// A chat completion as asked for, checked and in our terms.
struct ChatRequest {
    struct Message {
        QString role;
        QString text; ///< of several parts: a blank line between them
        QList<Attachment> attachments = {};
    };

    QStringList models; ///< at least one, the others are fallbacks (OpenRouter's `models`)
    QList<Message> messages;
    bool stream = false;
    bool includeUsage = false; ///< stream_options.include_usage
    std::optional<int> maxTokens;
    std::optional<double> temperature;
    double topP = 1;
    int topK = 0;
    std::optional<quint64> seed;
    QStringList stop;
    bool reasoningShown = true; ///< false: thought of and counted, not sent
    bool reasoningOn = true;    ///< false: not thought of at all
    std::optional<int> reasoningTokens; ///< most of them
    QJsonObject responseFormat;         ///< checked; empty: text
    QStringList onlyHosts, ignoredHosts, hostOrder;
    QString sort; ///< price, throughput, latency, exacto or empty
    QStringList quantizations;
    /// Most that a million tokens may cost, in picodollars.
    std::optional<qint64> maxPromptPrice, maxCompletionPrice;
    bool allowFallbacks = true;
    bool requireParameters = false;
    QStringList parameters;     ///< optional parameters that the request names
    bool wantsMetadata = false; ///< X-OpenRouter-Metadata: enabled
    SandboxPace pace;

    bool endsWithAssistant() const;
    /// The words of the assistant that the messages end with and the answer goes on from; empty: there are none.
    QString prefill() const;
    /// The last message before them: what echo sends back.
    const Message &asked() const;
    const QString &lastText() const { return asked().text; }
    /// All messages, a blank line between them: what a story goes on from.
    QString transcript() const;
};
} // namespace sandboxwire

/// Reads a request body and its headers.
std::variant<ChatRequest, ApiError> parseChatRequest(const HttpRequest &http);

/// Takes events per second and words per event from a model suffix ("bulk", "100", "100x4"); others leave it as is.
void applySuffix(SandboxPace &pace, const QString &suffix);

} // namespace bakeoff
