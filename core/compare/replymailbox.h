// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace bakeoff {

/// What happened to one reply since the last look: pieces of text joined, the newest state. Immutable once taken.
struct ReplyPatch {
    Id reply;
    QString text;      ///< to append
    QString reasoning; ///< to append
    qint64 events = 0; ///< provider events behind the pieces
    std::optional<ReplyState> state;
    std::optional<ReplyClocks> clocks;
    std::optional<ChatFacts> facts; ///< before the end only: by what its bill can be asked for
    std::optional<std::chrono::nanoseconds> attemptStarted; ///< Clock::ticks() when the newest attempt began
    QList<FailedAttempt> failedAttempts; ///< attempts that ended and are followed by another after `waited`
    /// Forget text, reasoning and clocks so far before appending: they belong to an earlier attempt, or what looked
    /// like the answer was reasoning and comes again as such.
    bool restarted = false;
    /// The whole reply: set in the last patch of a run. Wins over the fields above.
    std::optional<Reply> whole;

    /// Takes in what came after this patch.
    void merge(ReplyPatch later);
};

/// From the net thread to one consumer. post() from the net thread, take() from the consumer's; patches of one reply
/// are merged while nobody looks, so a slow consumer costs memory for the text alone.
class ReplyMailbox {
public:
    /// `wake` runs on the posting thread when the box turns from empty to full; it must only schedule a take().
    explicit ReplyMailbox(std::function<void()> wake = {});
    void post(ReplyPatch patch);
    std::vector<ReplyPatch> take();

private:
    std::mutex m_mutex;
    std::vector<ReplyPatch> m_patches;
    std::function<void()> m_wake;
};

} // namespace bakeoff
