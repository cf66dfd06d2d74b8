// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"
#include "compare/replymailbox.h"
#include "providers/provider.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace bakeoff {

class Clock;

/// Drives one reply from intent to its end: one or more attempts, the states, the text, the clocks, the cost. Lives on
/// the net thread. Everything it learns goes out as patches; it ends with exactly one patch that holds the whole
/// reply. A bill that is known only afterwards is looked up by others (BillLookup), who may live longer.
///
/// An attempt is repeated by itself only where ChatOutcome::mayResend says so and no output came; waits are jittered,
/// bounded, visible in the patches, and honour Retry-After. Everything else is left to the user.
class ReplyRun : public QObject {
    Q_OBJECT
public:
    struct Setup {
        Reply reply; ///< the stored intent
        ChatRequest request;
        std::optional<ModelInfo> model; ///< the catalogue's entry: prices and parameters
        std::shared_ptr<Provider> provider;
        /// A server that loads its model on demand: silence beyond `coldStartAfter` is a probable cold start.
        bool mayColdStart = false;
        std::chrono::milliseconds coldStartAfter{5'000};
        int maxAttempts = 4;
        std::chrono::milliseconds longestWait{60'000}; ///< a longer Retry-After is left to the user
        quint64 seed = 0;                              ///< of the jitter
    };

    ReplyRun(Setup setup, const Clock &clock, std::function<void(ReplyPatch)> publish, QObject *parent = nullptr);
    ~ReplyRun() override;

    void start();
    /// Any number of times, at any moment, while waiting for a next attempt too. What came is kept.
    void stop();

signals:
    /// The last patch is out; delete me later.
    void ended();

private:
    void startAttempt();
    void onReceived(const ChatDelta &delta);
    void onFinished(const ChatOutcome &outcome);
    void setState(ReplyState state, ReplyPatch &patch);
    bool waitForNextAttempt(const ChatOutcome &outcome);
    void finish(ReplyState state, std::optional<Error> error);
    void settleCost();

    Setup m_setup;
    const Clock &m_clock;
    std::function<void(ReplyPatch)> m_publish;
    Reply m_reply;
    std::unique_ptr<ChatStream> m_stream;
    QTimer m_wait;      ///< until the next attempt
    QTimer m_coldStart;
    bool m_stopRequested = false;
    bool m_finished = false;
};

} // namespace bakeoff
