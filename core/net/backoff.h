// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <chrono>
#include <optional>

namespace bakeoff {

/// Bounds of the pauses between attempts.
struct BackoffPolicy {
    std::chrono::milliseconds base{1'000};  ///< upper bound of the first pause; doubles with each attempt
    std::chrono::milliseconds cap{60'000};  ///< no pause is longer
};

/// The pause after attempt `ended` (from 1) until the next: "full jitter", uniform in [0, min(cap, base x 2^(ended-1))],
/// so that many clients do not come back together. A `retryAfter` from the provider is a lower bound: the pause is that
/// plus at most a tenth of jitter. Deterministic in `seed`.
/// \return nullopt where the provider asks for more than `cap`: that wait is left to the user.
std::optional<std::chrono::milliseconds> backoffDelay(const BackoffPolicy &policy, int ended,
                                                      std::optional<std::chrono::seconds> retryAfter, quint64 seed);

} // namespace bakeoff
