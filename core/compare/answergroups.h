// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include <QList>

#include <chrono>
#include <optional>

namespace bakeoff {

/// One of several answers to the same prompt.
struct SampleAnswer {
    const Reply *reply = nullptr;
    QString text; ///< ComparisonDocument::fullText()
};

/// Answers that say the same: equal but for the amount of white space.
struct AnswerGroup {
    QString text;      ///< of the first of them, as it came
    QList<Id> replies; ///< in the order given
    friend bool operator==(const AnswerGroup &, const AnswerGroup &) = default;
};

/// How values lie; nothing where n is 0. The median of an even number is the middle of the two in the middle.
template <typename T>
struct Spread {
    int n = 0;
    T least{};
    T median{};
    T most{};
    friend bool operator==(const Spread &, const Spread &) = default;
};

/// Several answers of one pane to one prompt.
struct AnswerGroups {
    QList<AnswerGroup> groups; ///< of complete answers; the largest first, equal ones by their first answer
    int complete = 0;          ///< answers in the groups
    int running = 0;
    int broken = 0; ///< failed, stopped or cut off: in no group and no time
    Spread<Usd> cost;     ///< of all that have ended and whose cost is known
    int unknownCosts = 0; ///< of those that have ended and may have been billed
    bool mixedCost = false; ///< `cost` holds billed and estimated ones
    Spread<std::chrono::nanoseconds> time; ///< E2E of complete answers, none that was cached or continued
    friend bool operator==(const AnswerGroups &, const AnswerGroups &) = default;
};

AnswerGroups groupAnswers(const QList<SampleAnswer> &answers);

} // namespace bakeoff
