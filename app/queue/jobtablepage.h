// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/jobtimes.h"
#include "store/joblist.h"

#include <QHash>

namespace bakeoff {

class Database;

/// What the table of jobs asks the store for.
struct JobTableRequest {
    JobFilter filter;
    int rows = 0;      ///< of the list, from `after` on; 0: none of them
    QString after;     ///< JobRowPage::next
    QList<Id> changed; ///< these besides
};

/// All of one moment.
struct JobTablePage {
    QList<JobRow> rows; ///< newest first
    QString next;
    QList<JobRow> changed;
    QList<JobBatchSummary> batches; ///< of the rows
    QList<Id> line;                 ///< the queued jobs as they are sent
    QList<JobTally> tally;          ///< of the filter, without its stands
    QList<JobTally> all;            ///< without any filter
    QList<ModelRef> models;         ///< that there are jobs of
    QHash<QString, JobTimes> times; ///< by PROVIDER/ID
};

Result<JobTablePage> readJobTable(Database &db, const JobTableRequest &request);

} // namespace bakeoff
