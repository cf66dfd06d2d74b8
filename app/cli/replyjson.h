// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include <QJsonObject>

namespace bakeoff {

/// `compare --json`: {"comparison", "replies": […]}. Times in milliseconds, money as a decimal string, what is not
/// known is absent. Only the replies of `turn`.
QJsonObject comparisonJson(const Comparison &comparison, const Turn &turn);
/// Of a run that a budget did not allow: {"kind", "message", "budget": {…}}.
QJsonObject budgetErrorJson(const Error &error);
QJsonObject replyJson(const Reply &reply);

} // namespace bakeoff
