// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "base/times.h"
#include "compare/comparison.h"

#include <QList>
#include <QSet>
#include <QStringList>

#include <optional>

namespace bakeoff {

class Database;

/// What there is to choose from when the history is filtered.
struct HistoryOverview {
    qint64 comparisons = 0;         ///< deleted ones are not counted
    std::optional<UtcMicros> since; ///< when the oldest of them was last changed; absent without one
    QList<ModelRef> models;         ///< that have answered, not only to open blind turns; by provider and name
    QStringList tags;               ///< of comparisons, by name
    friend bool operator==(const HistoryOverview &, const HistoryOverview &) = default;
};

class HistoryOverviewRepository {
public:
    static constexpr int MostModels = 500;
    static constexpr int MostTags = 500;

    explicit HistoryOverviewRepository(Database &db)
        : m_db(db)
    {
    }
    /// Steps from one model and tag to the next: its cost does not grow with their answers.
    Result<HistoryOverview> overview() const;
    /// Rows of these comparisons, in this order; those that are deleted or not there are left out.
    Result<QList<ComparisonSummary>> summaries(const QList<Id> &comparisons) const;
    /// Those of `comparisons` that have a blind turn whose vote is open: nothing that tells its models apart may be shown.
    Result<QSet<Id>> withOpenVote(const QList<Id> &comparisons) const;

private:
    Database &m_db;
};

} // namespace bakeoff
