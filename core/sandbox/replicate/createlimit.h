// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <algorithm>
#include <cmath>

namespace bakeoff {

/// A rate limit: a bucket of `burst` requests that fills with `perMinute`.
class SandboxRateLimit {
public:
    SandboxRateLimit(int perMinute, int burst)
        : m_perMinute(std::max(perMinute, 1))
        , m_burst(std::max(burst, 1))
        , m_left(m_burst)
    {
    }

    /// Counts one request. \return false where it is one too many
    bool take(std::chrono::nanoseconds now)
    {
        if (m_last.count() != 0)
            m_left = std::min<double>(m_burst,
                                      m_left + std::chrono::duration<double>(now - m_last).count() * m_perMinute / 60);
        m_last = now;
        if (m_left < 1)
            return false;
        m_left -= 1;
        return true;
    }

    int remaining() const { return static_cast<int>(m_left); }
    /// Whole seconds until another request is allowed.
    int resetSeconds() const
    {
        return m_left >= 1 ? 0 : std::max(1, static_cast<int>(std::ceil((1 - m_left) * 60 / m_perMinute)));
    }

private:
    int m_perMinute;
    int m_burst;
    double m_left;
    std::chrono::nanoseconds m_last{0};
};

} // namespace bakeoff
