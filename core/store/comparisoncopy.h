// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

namespace bakeoff {

class Database;

/// Stores a whole comparison whose ids nothing here has: a branch of another one. Its answers keep their own cost, but no
/// charge is made: what they cost is in the ledger once already. Inside a transaction of the store thread.
Status storeCopy(Database &db, const Comparison &comparison);

} // namespace bakeoff
