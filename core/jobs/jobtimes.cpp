// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/jobtimes.h"

#include <algorithm>
#include <cmath>

namespace bakeoff {

JobTimes jobTimes(QList<std::chrono::microseconds> times)
{
    JobTimes found{.n = static_cast<int>(times.size())};
    if (!found.isEnough())
        return found;
    std::ranges::sort(times);
    const auto at = [&times](double p) {
        const double h = static_cast<double>(times.size() - 1) * p;
        const auto below = static_cast<qsizetype>(std::floor(h));
        const auto above = std::min(below + 1, times.size() - 1);
        const double between = static_cast<double>((times[above] - times[below]).count()) * (h - std::floor(h));
        return times[below] + std::chrono::microseconds(std::llround(between));
    };
    const double tail = (100 - found.share()) / 200.0;
    found.low = at(tail);
    found.high = at(1 - tail);
    return found;
}

} // namespace bakeoff
