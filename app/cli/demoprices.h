// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace bakeoff {

class Workbench;
struct CliContext;

/// Types in what `prices set` and `prices unit` would: Replicate's API tells no prices, the sandbox's copy of it none
/// either, and a report without them has little to compare. Made up, play money, and of the sandbox's models alone. What
/// has a price of the user's own keeps it.
Status typeInDemoPrices(Workbench &workbench, const CliContext &context);

} // namespace bakeoff
