// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"

namespace bakeoff {

/// Sums with the sandbox kept apart: its charges are play money and never enter a total or a budget.
struct CostTally {
    CostTotal real;
    CostTotal sandbox;

    void add(const Cost &cost, bool isSandbox) { (isSandbox ? sandbox : real).add(cost); }
    void add(const CostTally &other)
    {
        real.add(other.real);
        sandbox.add(other.sandbox);
    }
    friend bool operator==(const CostTally &, const CostTally &) = default;
};

} // namespace bakeoff
