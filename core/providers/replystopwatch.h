// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/chat.h"

namespace bakeoff {

/// Stamps the clocks of a reply with its text as it comes, for every kind of provider alike.
class ReplyStopwatch {
public:
    /// Sets first and last stamps and the longest stall from `delta.at`. A delta without events leaves `firstEvent`.
    void stamp(ReplyClocks &clocks, const ChatDelta &delta);
    /// When text came last; absent: none has come yet.
    std::optional<ReplyClocks::Ns> lastText() const { return m_lastText; }

private:
    std::optional<ReplyClocks::Ns> m_lastText;
};

} // namespace bakeoff
