// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace bakeoff {

/// What the user's own answers say of a model's speed: complete, streamed ones that no cache gave and that continue none.
struct OwnRuns {
    /// With fewer a median says too little.
    static constexpr int kLeast = 5;
    int n = 0;
    std::chrono::nanoseconds medianTtft{};
    bool isEnough() const { return n >= kLeast; }
    friend bool operator==(const OwnRuns &, const OwnRuns &) = default;
};

} // namespace bakeoff
