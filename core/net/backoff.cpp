// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backoff.h"

#include <algorithm>
#include <random>

namespace bakeoff {

std::optional<std::chrono::milliseconds> backoffDelay(const BackoffPolicy &policy, int ended,
                                                      std::optional<std::chrono::seconds> retryAfter, quint64 seed)
{
    std::mt19937_64 random(seed);
    const auto upTo = [&random](std::chrono::milliseconds most) {
        return std::chrono::milliseconds(
            std::uniform_int_distribution<qint64>(0, std::max<qint64>(0, most.count()))(random));
    };
    if (retryAfter) {
        if (*retryAfter > policy.cap)
            return std::nullopt;
        const std::chrono::milliseconds asked = std::max(*retryAfter, std::chrono::seconds(0));
        return asked + upTo(std::min(asked / 10, policy.cap - asked));
    }
    std::chrono::milliseconds most = std::min(policy.base, policy.cap);
    for (int doubled = 1; doubled < ended && most < policy.cap; ++doubled)
        most = std::min(most * 2, policy.cap);
    return upTo(most);
}

} // namespace bakeoff
