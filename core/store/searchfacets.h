// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/historyquery.h"
#include "compare/searchwords.h"

#include <QVariant>

namespace bakeoff {

/// A search as SQLite is asked for it. Filters are words of the index too (see 0005_search_pieces.sql), so that two rare
/// things meet as fast as two rare words; what facets hold only roughly is looked at again in `condition`.
struct SearchSql {
    QString match;        ///< FTS5's language; empty: everything
    QString from;         ///< without `match`: where keys come from, with e (search_entries)
    QString key;          ///< without `match`: the column of the key in `from`
    QVariantList fromValues; ///< of the question marks in `from`
    QString condition;    ///< " AND …" over e and what searchSubjects() joins
    QVariantList values;  ///< of the question marks in `condition`
    qint64 fromKey = 0;   ///< keys from here …
    qint64 untilKey = 0;  ///< … up to before here
    bool nothing = false; ///< no entry can be found
};

enum class SearchBy {
    Index,
    IndexWithoutPrefix, ///< leaves out the last word, which has to be looked for in the rows then
    Marks,              ///< star or tags first: all words have to be looked for in the rows
};
SearchSql searchSql(const SearchWords &words, const HistoryFilter &filter, SearchBy by = SearchBy::Index);

/// Joins what an entry e stands for: t (turns), r (replies) with j (judgements), b (jobs).
QString searchSubjects();

/// The column names and types of every part of the index: CREATE VIRTUAL TABLE %1 USING ….
QString searchTableSql();

} // namespace bakeoff
