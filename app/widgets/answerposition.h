// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <compare>
#include <utility>

namespace bakeoff {

/// A place between two characters of an answer: index of a block and UTF-16 offset in its text.
struct AnswerPosition {
    qsizetype block = 0;
    qsizetype offset = 0;

    friend auto operator<=>(const AnswerPosition &, const AnswerPosition &) = default;
};

/// Where a searched text stands. It may begin in one segment of a very long line and end in the next.
struct AnswerHit {
    bool inReasoning = false; ///< reasoning stands above the answer
    AnswerPosition from;
    AnswerPosition to;

    friend auto operator<=>(const AnswerHit &a, const AnswerHit &b)
    {
        if (const auto order = b.inReasoning <=> a.inReasoning; order != 0)
            return order;
        return std::pair(a.from, a.to) <=> std::pair(b.from, b.to);
    }
    friend bool operator==(const AnswerHit &, const AnswerHit &) = default;
};

} // namespace bakeoff
