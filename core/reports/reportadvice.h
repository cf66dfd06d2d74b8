// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/report.h"
#include "reports/reportbuilder.h"
#include "reports/reportcount.h"

#include <vector>

namespace bakeoff {

/// One for each kind of work. Models of the sandbox take part only where no other model did that kind of work: its
/// money is none, and its speed is a setting. Of equals the first. \param known which of them have a known kind of work
QList<ReportDecision> reportDecisions(const QList<ReportModel> &models, const std::vector<bool> &known);

/// Of each model with a known cost.
QList<ReportProjection> reportProjections(const QList<ReportModel> &models, qint64 requests);

/// Families that models of two or more providers belong to, by their first model; replies and jobs apart. \param counts
/// of `models`, in the same order
QList<ReportSameModel> reportSameModels(const QList<ReportModel> &models,
                                        const std::vector<const ReportCount *> &counts, const ReportContext &context);

} // namespace bakeoff
