// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/report.h"
#include "reports/reportbuilder.h"
#include "reports/reportcount.h"

#include <vector>

namespace bakeoff {

/// One for each kind of work. Models of the sandbox take part only where no other model did that kind of work: its
/// money is none, and its speed is a setting. What is of no known kind takes part nowhere.
QList<ReportDecision> reportDecisions(const QList<ReportModel> &models);

/// Of each model with a known cost.
QList<ReportProjection> reportProjections(const QList<ReportModel> &models, qint64 requests);

/// Families that models of two or more providers belong to, by their first model; replies and jobs apart. \param counts
/// of `models`, in the same order
QList<ReportSameModel> reportSameModels(const QList<ReportModel> &models,
                                        const std::vector<const ReportCount *> &counts, const ReportContext &context);

} // namespace bakeoff
