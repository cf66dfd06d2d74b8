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
    std::optional<std::chrono::nanoseconds> attemptStarted; ///< Clock::ticks() when an attempt began
    std::optional<FailedAttempt> failedAttempt; ///< an attempt ended that will be followed by another after `waited`
    bool restarted = false;      ///< text so far belongs to an earlier attempt: forget it before appending
    std::optional<Reply> final_; ///< the whole reply; set exactly once, in the last patch
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
