// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"
#include "compare/historyquery.h"

#include <QList>
#include <QSet>
#include <QString>

#include <chrono>
#include <optional>

namespace bakeoff {

class Database;

/// A comparison in the list of the history: by itself, or with what a search found in it; or a job that a search found.
struct HistoryEntry {
    Id id; ///< of the comparison or the job
    UtcMicros when; ///< its place in the list: last change, or when the newest hit was sent
    /// Of the comparison; only id and title where it could not be read.
    ComparisonSummary summary;
    std::optional<SearchHit> best; ///< the first hit that was found
    int hits = 0;                  ///< found so far
    bool voteOpen = false;         ///< nothing that tells its models apart may be shown
    bool isJob() const { return best && best->kind == SearchHit::Kind::Job; }
    friend bool operator==(const HistoryEntry &, const HistoryEntry &) = default;
};

/// One stretch of the list, as the reading thread brings it.
struct HistoryPage {
    QList<HistoryEntry> entries;
    QString next; ///< cursor; empty: this was the last
    int indexed = 100; ///< SearchPage::indexed
    std::chrono::nanoseconds took{0};
};

/// How much to read: whole pages until there are so many entries, or hits were read so often.
struct HistoryPageRequest {
    HistoryQuery query;
    QString cursor;
    int entries = 100;
    QSet<Id> known; ///< comparisons that the list has already: their hits are only counted
};

/// On the reading thread. With words it groups hits by comparison, in the order of their first hit; without words it
/// lists comparisons. Jobs are found by their words, and where their kinds or their stars are asked for.
Result<HistoryPage> readHistoryPage(Database &db, const HistoryPageRequest &request);

} // namespace bakeoff
