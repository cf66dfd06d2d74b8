// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/job.h"

#include <QMap>

namespace bakeoff {

class Database;

/// Which jobs a list shows; what is empty or absent leaves all.
struct JobFilter {
    QList<JobState> states;
    QStringList providers;
    QList<ModelRef> models;
    QList<RequestKind> kinds;
    Id batch;
    QString text; ///< in the title or the model's name, in any case
    std::optional<UtcMicros> from;  ///< made at or after
    std::optional<UtcMicros> until; ///< made before
    friend bool operator==(const JobFilter &, const JobFilter &) = default;
};

/// Newest first.
struct JobPage {
    QList<JobSummary> rows;
    QString next; ///< opaque; empty: the last page
};

struct JobCounts {
    QMap<JobState, int> states;
    int waitingFiles = 0; ///< outputs that are still to be fetched
    int active() const;   ///< not ended
    friend bool operator==(const JobCounts &, const JobCounts &) = default;
};

/// Lists of jobs, for the screen and the command line.
class JobList {
public:
    explicit JobList(Database &db)
        : m_db(db)
    {
    }
    /// \param after JobPage::next of the page before; \return BadInput where it is none
    Result<JobPage> page(const JobFilter &filter, int count, const QString &after = {}) const;
    /// Those of these jobs that exist, newest first.
    Result<QList<JobSummary>> of(const QList<Id> &ids) const;
    /// The queue in the order in which it is sent.
    Result<QList<Id>> queueOrder() const;
    Result<JobCounts> counts() const;
    Result<QList<JobBatch>> newestBatches(int count) const;

private:
    Database &m_db;
};

} // namespace bakeoff
