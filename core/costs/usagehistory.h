// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <optional>

namespace bakeoff {

/// From low to high, both included; low <= high.
struct TokenRange {
    qint64 low = 0;
    qint64 high = 0;
    friend bool operator==(const TokenRange &, const TokenRange &) = default;
};

/// What history knows of a model's own answers, for an estimate before sending.
struct UsageHistory {
    /// The provider's count of exactly these messages (by inputDigest), where they were sent to this model before.
    std::optional<qint64> promptTokens;
    /// Completion tokens of the newest whole answers of this model, at most 200, at least kLeastAnswers: their 10th and
    /// 90th percentile, by linear interpolation (type 7), rounded outwards.
    std::optional<TokenRange> completion;
    qint64 completionMost = 0; ///< the largest of them; 0: none
    int answers = 0;           ///< n
    friend bool operator==(const UsageHistory &, const UsageHistory &) = default;
};

/// Fewer answers say nothing on the 10th and 90th percentile.
inline constexpr int kLeastAnswers = 10;

} // namespace bakeoff
