// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "jobs/jobjudgement.h"

#include <QHash>
#include <QSet>

namespace bakeoff {

class Database;

/// Stars, ratings and notes of jobs, and verdicts on their outputs. A job that is removed takes its marks along, and its
/// place in verdicts; a verdict goes with its winner, and when fewer than two are left.
class JobJudgementRepository {
public:
    explicit JobJudgementRepository(Database &db)
        : m_db(db)
    {
    }

    /// Of those that have any.
    Result<QHash<Id, JobMarks>> marksOf(const QList<Id> &jobs) const;
    Result<QSet<Id>> starred() const;
    /// The newest one of exactly these outputs, in whatever order; nothing where there is none.
    Result<std::optional<OutputVerdict>> latestOf(OutputKind kind, const QList<ComparedOutput> &members) const;
    /// Newest first.
    Result<QList<OutputVerdict>> verdictsOn(const Id &job) const;

    // Writing: inside a transaction of the store thread. Nothing happens where the job is not stored.
    Status setStarred(const Id &job, bool starred);
    /// \param rating 1 to 5; nothing takes it back
    Status setRating(const Id &job, std::optional<int> rating);
    Status setNote(const Id &job, const QString &note);
    /// In place of what it was before.
    /// \return BadInput where fewer than two of its members are stored, or a winner that is none of them
    Status putVerdict(const OutputVerdict &verdict);

private:
    Result<QList<OutputVerdict>> verdictsWhere(const QString &where, const QVariantList &values) const;
    Status setMark(const Id &job, const QString &column, const QVariant &value);
    Database &m_db;
};

} // namespace bakeoff
