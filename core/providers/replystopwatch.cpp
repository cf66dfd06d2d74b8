// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/replystopwatch.h"

#include <algorithm>
#include <utility>

namespace bakeoff {

void ReplyStopwatch::stamp(ReplyClocks &clocks, const ChatDelta &delta)
{
    if (delta.events > 0 && !clocks.firstEvent)
        clocks.firstEvent = delta.at;
    if (delta.answerWasReasoning) {
        if (!clocks.firstReasoning)
            clocks.firstReasoning = std::exchange(clocks.firstAnswer, std::nullopt);
        if (clocks.lastAnswer)
            clocks.lastReasoning = std::exchange(clocks.lastAnswer, std::nullopt);
        clocks.firstAnswer.reset();
    }
    if (!delta.reasoning.isEmpty()) {
        if (!clocks.firstReasoning)
            clocks.firstReasoning = delta.at;
        clocks.lastReasoning = delta.at;
    }
    if (!delta.text.isEmpty()) {
        if (!clocks.firstAnswer)
            clocks.firstAnswer = delta.at;
        clocks.lastAnswer = delta.at;
    }
    if (delta.text.isEmpty() && delta.reasoning.isEmpty())
        return;
    if (m_lastText)
        clocks.longestStall = std::max(clocks.longestStall, delta.at - *m_lastText);
    m_lastText = delta.at;
}

} // namespace bakeoff
