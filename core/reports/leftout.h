// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/reportrows.h"
#include "reports/reporttexts.h"

namespace bakeoff {

struct ReportOptions;

// Takes out of a row what its report leaves out, before anyone writes it. Without names (blind) that is everything that
// tells a provider or a model: both names, host, version, hardware, how a provider words its end, titles, notes and tags, and
// settings and inputs that only some models have. Raw requests and answers are in no row to begin with.
void leaveOut(const ReportOptions &options, ReportReply &reply, ReportReplyTexts &texts);
void leaveOut(const ReportOptions &options, ReportJob &job, ReportJobTexts &texts);

/// The prompt in a job's input; empty: it has none.
QString promptOf(const ReportJob &job);

} // namespace bakeoff
