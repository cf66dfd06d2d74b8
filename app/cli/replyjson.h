// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include <QJsonObject>

namespace bakeoff {

/// `compare --json`: {"comparison", "replies": […]}. Times in milliseconds, money as a decimal string, what is not
/// known is absent. Only the replies of `turn`.
QJsonObject comparisonJson(const Comparison &comparison, const Turn &turn);
QJsonObject replyJson(const Reply &reply);

} // namespace bakeoff
