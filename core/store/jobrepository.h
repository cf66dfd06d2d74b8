// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "costs/budget.h"
#include "jobs/job.h"

#include <QMap>
#include <QSet>

#include <functional>

namespace bakeoff {

class Database;

/// Jobs, their batches and leases. Values in and out.
class JobRepository {
public:
    /// Whether the process of an instance still runs (InstanceLock::isAlive).
    using IsAlive = std::function<bool(const Id &)>;

    explicit JobRepository(Database &db)
        : m_db(db)
    {
    }

    /// \return NotFound where there is none, or it was removed.
    Result<Job> load(const Id &id) const;
    /// Those that exist, removed ones too, in no order.
    Result<QList<Job>> load(const QList<Id> &ids) const;
    Result<QList<JobBatch>> batches(const QList<Id> &ids) const;
    Result<bool> exists(const Id &job) const;
    /// Jobs that are on their way to this provider now, of any process.
    Result<QList<Job>> sending(const QString &provider) const;
    /// Jobs that take up room at this provider: handed over and not ended, on their way, or about to be sent by a process
    /// that lives. What is unconfirmed takes none.
    Result<int> underWay(const QString &provider, UtcMicros now) const;
    /// Ids of predictions that belong to jobs sent after `from`.
    Result<QSet<QString>> claimedIds(const QString &provider, UtcMicros from) const;
    /// Queued jobs that may be sent, in the order of sending: by priority, then position. Paused ones, those whose
    /// cancelling is wanted and those that another process holds are not among them.
    Result<QList<Job>> nextQueued(const QString &provider, const Id &me, UtcMicros now, int count) const;
    /// Providers with queued jobs.
    Result<QStringList> providersWithQueued() const;
    /// "paused", "paused/PROVIDER", …: see the table job_settings.
    Result<QMap<QString, qint64>> settings() const;

    // Writing: inside a transaction of the store thread.

    /// The intent: batch (where not null) and jobs, all or none, and what `budget` asks for. Their positions are set
    /// behind all others. To be committed with Durability::Full before anything is sent. Those with secrets are held by
    /// `owner`, who alone can send them.
    /// \return BudgetReached, with nothing written
    Status add(const std::optional<JobBatch> &batch, QList<Job> jobs, const BudgetRequest &budget, const Id &owner,
               UtcMicros now, const IsAlive &isAlive);

    /// Takes the lease of every active job that is not queued and free; see mayTake(). \return their ids.
    Result<QList<Id>> claimInFlight(const Id &me, UtcMicros now, UtcMicros until);
    /// One atomic UPDATE. \return whether it is this process's now
    Result<bool> claim(const Id &job, const Id &me, UtcMicros now, UtcMicros until);
    /// Leases of processes that are gone become free. \return how many of those jobs were under way
    Result<int> releaseDead(const IsAlive &isAlive);
    Status renew(const Id &me, UtcMicros until);
    /// \param job null: all that this process holds. A single one that is queued and has secrets stays held.
    Status release(const Id &me, const Id &job = {});

    /// Queued -> Sending, by the holder of the lease alone, once, and not while the queue or the provider is paused.
    /// \return whether it may be sent now
    Result<bool> markSending(const Id &job, const Id &me, UtcMicros now);
    /// Takes that back where nothing was sent, unless another process has taken the job since.
    Status unmarkSending(const Id &job, const Id &me);
    /// The provider's id and stamps, and the state: whoever has them may write them, as long as the job has none and the
    /// prediction is no other job's.
    Result<bool> confirm(const Job &job);
    /// State, stamps, logs, metrics, output, error, files, attempts, cost. By the holder of the lease; a job that has
    /// ended, and one that is confirmed where this one is not, stay. Artifacts are not looked at.
    Result<bool> update(const Job &job, const Id &me);
    /// As update(), for a job that has ended: its artifacts, its charge, and its reservation goes. Files of it that are
    /// waited for keep it active.
    Result<bool> end(const Job &job, const Id &me);
    /// Queued -> Canceled, whoever holds it; nothing was sent. \return false: it is not queued any more
    Result<bool> cancelQueued(const Id &job, UtcMicros now);
    /// Whoever holds the lease sees it.
    Status wantCancel(const Id &job);
    /// Where nothing is waited for any more the lease goes, and `now` is kept as the moment when all files were here.
    Status settle(const Id &job, UtcMicros now);
    /// When all files of its output were in the media library, by the clock of this machine; absent: never, or there is
    /// none.
    Result<std::optional<UtcMicros>> savedAt(const Id &job) const;

    Status setPaused(const QList<Id> &jobs, bool paused);
    Status setPriority(const QList<Id> &jobs, int priority);
    /// Queued jobs, in this order, directly before another; null: behind all.
    Status move(const QList<Id> &jobs, const Id &before);
    /// Ended jobs go for good (see JobLifecycleRepository for less); their charges stay. \return hashes of files that nothing
    /// names any more
    Result<QList<QByteArray>> erase(const QList<Id> &jobs);
    Status set(const QString &setting, std::optional<qint64> value);

private:
    Status insert(const Job &job);
    Status putDetails(const Job &job);
    Status refreshActive(const Id &job);

    Database &m_db;
};

} // namespace bakeoff
