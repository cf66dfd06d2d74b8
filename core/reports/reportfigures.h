// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/reportcount.h"

#include <optional>
#include <vector>

namespace bakeoff {

/// sum / count, rounded half to even. nullopt where count is not above 0 or it does not fit.
std::optional<Usd> exactQuotient(WideInt sum, WideInt count);
/// amount x factor; nullopt where it does not fit.
std::optional<Usd> exactProduct(Usd amount, qint64 factor);

ReportSpread spreadOf(std::vector<double> samples);
/// \return nullopt where n is 0
std::optional<ReportRange> shareOf(double successes, double n);

/// Fills in what needs all rows. \param figures a copy of count.figures
void finishFigures(const ReportCount &count, ReportModel &figures);

} // namespace bakeoff
