// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/historyquery.h"

namespace bakeoff {

class Database;

/// Where a page of comparisons ended: the newest first, by when they were last changed.
struct ListPlace {
    UtcMicros updated;
    Id id;
    QString toText() const;
    static std::optional<ListPlace> fromText(const QString &text);
    friend bool operator==(const ListPlace &, const ListPlace &) = default;
};

/// A comparison in the list before its figures are read.
struct ListedComparison {
    Id id;
    QString title;
    UtcMicros updated;
    QString draft; ///< its beginning
    bool starred = false;
};

/// The title, or one made from the first prompt or from `draft`.
Result<QString> titleOfComparison(Database &db, const Id &comparison, const QString &title, const QString &draft);
/// \return an empty title where there is no such comparison.
Result<QString> titleOfComparison(Database &db, const Id &comparison);

Result<ComparisonSummary> summaryOf(Database &db, const ListedComparison &row);

/// At most `count` comparisons that are not deleted and that the filter leaves, behind `after`.
Result<QList<ListedComparison>> listComparisons(Database &db, int count, const std::optional<ListPlace> &after,
                                                const HistoryFilter &filter);

} // namespace bakeoff
