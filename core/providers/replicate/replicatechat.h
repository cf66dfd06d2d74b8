// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/prediction.h"
#include "providers/provider.h"
#include "providers/replicate/replicateapi.h"
#include "providers/replystopwatch.h"
#include "providers/thinksplitter.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace bakeoff {

struct OutputHint;

/// How a chat follows its prediction.
struct ReplicateChatPace {
    std::chrono::milliseconds poll{500};      ///< between two looks
    std::chrono::milliseconds lag{200};       ///< after the stream is done, until the prediction says so too
    std::chrono::milliseconds retry{2'000};   ///< after a look that failed
    int retries = 10;                         ///< looks that may fail in a row
    std::chrono::milliseconds silence{900'000}; ///< without a word or a new state; machines take minutes to boot
};

/// A chat with a text model of Replicate: a prediction per prompt, whose input follows the model's schema. Its text
/// comes by the stream where the model has one, else, or where that breaks off, by asking; what is inside <think> tags
/// is reasoning.
///
/// The prediction is made exactly once, and whoever stops or deletes the chat cancels it, even where the answer that
/// names it has still to come. The clocks begin with the request that made it; the model's schema is fetched before.
class ReplicateChat final : public ChatStream {
    Q_OBJECT
public:
    ReplicateChat(std::shared_ptr<ReplicateApi> api, const ChatRequest &request, const ReplicateChatPace &pace = {});
    ~ReplicateChat() override;

    void abort() override;

private:
    enum class Step { Begin, Model, Submitting, Following, Over };

    void begin();
    void onModel(const Result<PredictionModel> &model);
    void onSent(const HttpClocks &clocks);
    void onSubmitted(const Submission &submission, const HttpClocks &clocks);
    void follow(const Prediction &prediction);
    void look();
    void onLook(const Result<ReplicateApi::Answer> &answer);
    void onSilence();

    /// \return false if a listener deleted this
    bool take(const QString &piece, std::chrono::nanoseconds at);
    bool takeOutput(const QJsonValue &output);
    bool deliver(ChatDelta delta, std::chrono::nanoseconds at);
    void conclude(const Prediction &prediction);
    void fail(Error error, bool mayResend = false);
    void finish(std::optional<Error> error, bool mayResend);
    void letGo();

    const std::shared_ptr<ReplicateApi> m_api;
    const ChatRequest m_request;
    const ReplicateChatPace m_pace;
    const std::shared_ptr<bool> m_wanted = std::make_shared<bool>(true); ///< false: cancel what is made from now on
    Step m_step = Step::Begin;
    std::unique_ptr<OutputHint> m_hint;
    std::unique_ptr<PredictionStream> m_stream;
    QTimer m_next;
    QTimer m_silence;
    ThinkSplitter m_think;
    ChatFacts m_facts;
    ReplyClocks m_clocks;
    ReplyStopwatch m_stopwatch;
    QString m_id;     ///< of the prediction; empty: none known
    QString m_output; ///< all that came, tags included
    std::optional<PredictionStatus> m_status;
    QByteArray m_rawRequest;
    QByteArray m_rawResponse;
    QByteArray m_rawEnd; ///< of the last look
    int m_failedLooks = 0;
    bool m_streamed = false; ///< text came by the stream
    bool m_polled = false;   ///< text came by asking
    bool m_streamBroke = false;
    bool m_submitted = false;
    bool m_aborted = false;
};

/// Never null.
std::unique_ptr<ChatStream> startReplicateChat(const std::shared_ptr<ReplicateApi> &api, const ChatRequest &request);

} // namespace bakeoff
