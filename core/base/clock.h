// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/times.h"

#include <chrono>

namespace bakeoff {

/// Where time comes from; handed in by constructor so that tests need not wait. Thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    /// Wall clock: may jump. For what is stored and shown as a date, never for a duration.
    virtual UtcMicros nowUtc() const = 0;
    /// Monotonic, from an arbitrary origin of this process. For every duration that is measured.
    virtual std::chrono::nanoseconds ticks() const = 0;
};

class SystemClock final : public Clock {
public:
    UtcMicros nowUtc() const override;
    std::chrono::nanoseconds ticks() const override;
};

} // namespace bakeoff
