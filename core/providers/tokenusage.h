// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"

#include <optional>

namespace bakeoff {

/// What the provider counted and charged. Absent: not said, which is never 0.
struct TokenUsage {
    std::optional<qint64> input;       ///< tokens billed as prompt, cached ones included
    std::optional<qint64> cachedInput; ///< the part of input read from a prompt cache
    std::optional<qint64> cacheWrite;  ///< the part of input written to a prompt cache
    std::optional<qint64> output;      ///< tokens billed as answer, reasoning included
    std::optional<qint64> reasoning;   ///< the part of output that is reasoning
    std::optional<Usd> billed;         ///< `usage.cost`: the bill, wins over any estimate
    friend bool operator==(const TokenUsage &, const TokenUsage &) = default;
};

} // namespace bakeoff
