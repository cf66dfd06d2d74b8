// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <compare>

namespace bakeoff {

/// A place between two characters of an answer: index of a block and UTF-16 offset in its text.
struct AnswerPosition {
    qsizetype block = 0;
    qsizetype offset = 0;

    friend auto operator<=>(const AnswerPosition &, const AnswerPosition &) = default;
};

} // namespace bakeoff
