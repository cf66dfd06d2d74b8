// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

namespace bakeoff {

UtcMicros SystemClock::nowUtc() const
{
    using namespace std::chrono;
    return {duration_cast<microseconds>(system_clock::now().time_since_epoch()).count()};
}

std::chrono::nanoseconds SystemClock::ticks() const
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

} // namespace bakeoff
