// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <atomic>

namespace bakeoff {

/// A clock that moves only when a test says so. Thread-safe.
class FakeClock final : public Clock {
public:
    explicit FakeClock(UtcMicros start = UtcMicros{1'790'000'000'000'000});

    UtcMicros nowUtc() const override;
    std::chrono::nanoseconds ticks() const override;

    void advance(std::chrono::nanoseconds by);
    /// Moves the wall clock alone, as a user or NTP does; monotonic ticks stand still.
    void jumpWallClock(std::chrono::microseconds by);

private:
    std::atomic<qint64> m_utcMicros;
    std::atomic<qint64> m_ticksNs = 1'000'000'000;
};

} // namespace bakeoff
