// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/historyquery.h"
#include "compare/searchwords.h"

#include <QVariant>

namespace bakeoff {

/// A search as SQLite is asked for it. Filters are words of the index too (see 0004_search.sql), so that two rare things
/// meet as fast as two rare words; what facets hold only roughly is looked at again in `condition`.
struct SearchSql {
    QString match;        ///< FTS5's language; empty: everything
    QString condition;    ///< " AND …" over r (replies), t (turns)
    QVariantList values;  ///< of the question marks in `condition`
    qint64 fromKey = 0;   ///< keys from here …
    qint64 untilKey = 0;  ///< … up to before here
    bool nothing = false; ///< no entry can be found
};

/// \param withPrefix false: leave the last word out, which has to be looked for in the rows then
SearchSql searchSql(const SearchWords &words, const HistoryFilter &filter, bool withPrefix = true);

/// The column names and types of every part of the index: CREATE VIRTUAL TABLE %1 USING ….
QString searchTableSql();

} // namespace bakeoff
