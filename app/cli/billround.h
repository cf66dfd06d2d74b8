// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace bakeoff {

class Interrupt;
class Workbench;

/// What came of asking for open bills.
struct BillRound {
    int found = 0; ///< came in
    int open = 0;  ///< still not known
};

/// Asks the providers for the bills of answers that ended without one, again and again until all are known, `limit` has
/// passed or the user interrupts.
BillRound askForBills(Workbench &workbench, const Interrupt &interrupt, std::chrono::milliseconds limit);

} // namespace bakeoff
