// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeclock.h"

namespace bakeoff {

FakeClock::FakeClock(UtcMicros start)
    : m_utcMicros(start.value)
{
}

UtcMicros FakeClock::nowUtc() const
{
    return UtcMicros{m_utcMicros.load()};
}

std::chrono::nanoseconds FakeClock::ticks() const
{
    return std::chrono::nanoseconds(m_ticksNs.load());
}

void FakeClock::advance(std::chrono::nanoseconds by)
{
    m_ticksNs += by.count();
    m_utcMicros += std::chrono::duration_cast<std::chrono::microseconds>(by).count();
}

void FakeClock::jumpWallClock(std::chrono::microseconds by)
{
    m_utcMicros += by.count();
}

} // namespace bakeoff
