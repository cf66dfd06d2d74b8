// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"
#include "jobs/job.h"

#include <QMap>

#include <optional>

namespace bakeoff {

class Database;

/// How a job stands, as people see it: what they filter a list by.
enum class JobStand {
    Waiting,     ///< queued, and nothing keeps it but those before it
    Held,        ///< queued, and it, its provider or the queue is paused
    Running,     ///< from sending on
    Saving,      ///< it succeeded, and a file of it is still to be fetched
    Done,
    Failed,      ///< expired ones too: nobody knows how they ended
    Stopped,     ///< by the user, at its deadline, or by the provider before it began
    Unconfirmed,
};
inline constexpr JobStand kJobStands[] = {JobStand::Waiting, JobStand::Held,   JobStand::Running, JobStand::Saving,
                                          JobStand::Done,    JobStand::Failed, JobStand::Stopped, JobStand::Unconfirmed};

/// Which jobs a list shows; what is empty or absent leaves all.
struct JobFilter {
    QList<JobState> states;
    QList<JobStand> stands;
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

/// A job of a list with how it stands.
struct JobRow {
    JobSummary job;
    JobStand stand = JobStand::Waiting;
    std::optional<Error> error; ///< why it failed
    bool starred = false;
    friend bool operator==(const JobRow &, const JobRow &) = default;
};

struct JobRowPage {
    QList<JobRow> rows;
    QString next; ///< as JobPage::next
};

/// Jobs of one provider that stand alike.
struct JobTally {
    QString provider;
    JobStand stand = JobStand::Waiting;
    int count = 0;
    friend bool operator==(const JobTally &, const JobTally &) = default;
};

/// A batch as one row tells it.
struct JobBatchSummary {
    JobBatch batch;
    QMap<JobStand, int> stands;
    int models = 0;
    int seeds = 0; ///< different ones
    CostTotal cost;
    bool sandbox = false; ///< all of its jobs are the sandbox's
    int jobs() const;
    friend bool operator==(const JobBatchSummary &, const JobBatchSummary &) = default;
};

struct JobCounts {
    QMap<JobState, int> states;
    int waitingFiles = 0; ///< outputs that are still to be fetched
    int active() const;   ///< not ended
    friend bool operator==(const JobCounts &, const JobCounts &) = default;
};

/// Lists of jobs, for the screen and the command line. What was removed is in none of them.
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
    Result<JobRowPage> rows(const JobFilter &filter, int count, const QString &after = {}) const;
    Result<QList<JobRow>> rowsOf(const QList<Id> &ids) const;
    /// Jobs of the filter by provider and how they stand; its `stands` and `states` are left out.
    Result<QList<JobTally>> tally(const JobFilter &filter) const;
    /// Those of these batches that exist, in no order.
    Result<QList<JobBatchSummary>> batches(const QList<Id> &ids) const;
    /// Models that any job asked for, by name.
    Result<QList<ModelRef>> models() const;
    /// The queue in the order in which it is sent.
    Result<QList<Id>> queueOrder() const;
    Result<JobCounts> counts() const;
    Result<QList<JobBatch>> newestBatches(int count) const;

private:
    Database &m_db;
};

} // namespace bakeoff
