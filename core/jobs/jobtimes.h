// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <chrono>

namespace bakeoff {

/// How long a model's own earlier jobs took, from being handed over to their end: the middle half of them (25th to 75th
/// percentile), or from Many on the middle 80 of 100 (10th to 90th), by linear interpolation (type 7 of Hyndman and
/// Fan 1996).
struct JobTimes {
    static constexpr int Least = 5; ///< fewer say nothing
    static constexpr int Many = 10;
    int n = 0;
    std::chrono::microseconds low{};
    std::chrono::microseconds high{};
    bool isEnough() const { return n >= Least; }
    /// Of 100 jobs so many took as long as that: 50 or 80.
    int share() const { return n >= Many ? 80 : 50; }
    friend bool operator==(const JobTimes &, const JobTimes &) = default;
};

/// \param times in any order
JobTimes jobTimes(QList<std::chrono::microseconds> times);

} // namespace bakeoff
