// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"

#include <QJsonObject>

namespace bakeoff {

/// A cost as every machine-readable output writes it: {"kind", "usd" where it is known, "class": "sandbox" for play money}.
QJsonObject costJson(const Cost &cost, bool sandbox);
/// Likewise a total: {"billed_usd", "estimated_usd", "unknown", "count"}, and "at_least" where it could not be added up.
QJsonObject costTotalJson(const CostTotal &total);

} // namespace bakeoff
