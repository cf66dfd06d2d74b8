// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/searchfacets.h"
#include "store/searchindex.h"

namespace bakeoff {

/// An entry that a search meets, with its texts.
struct SearchRow {
    qint64 key = 0;
    double rank = 0; ///< bm25, lower is better; only where it was asked for
    SearchHit hit;   ///< without title, field and snippet
    Id turn;         ///< of a hidden reply
    QString title;   ///< as it was given, where the entry is found by it; else empty
    QString prompt;
    QString answer;
    QString reasoning;
    QString note;
};

/// Goes through what a search finds, newest first.
///
/// The last word is only the beginning of a word while it is typed. Where many words begin so ("s", "com") the index
/// would gather millions of places before the first; most entries hold one then. So the walk begins without that word
/// and looks for it in the rows; where fewer than one in MostLooked holds it, the index is asked after all. With a star or
/// tags asked for, which few entries have, it goes through those that have them and looks for all words in their rows.
class SearchWalk {
public:
    static constexpr int Window = 256;   ///< rows between two decisions
    static constexpr int MostLooked = 8;
    /// Rows looked at before a phrase is given up. The words before the last one have thinned the rows out already, and for
    /// the index a phrase that ends in "c" is 300 ms of gathering all words with c. It is asked at once for two letters and more.
    static constexpr int PhrasePatience = 4096;

    SearchWalk(Database &db, const HistoryQuery &query);

    /// Entries with a key below `before`, until `visit` returns false.
    Status run(qint64 before, const std::function<bool(const SearchRow &)> &visit) const;
    /// As run(), with ranks and without the texts, the newest RankedHits of SearchRepository. A beginning of a word that most entries hold adds nothing to the rank of the other words; by
    /// itself it is ranked by how often words begin so, as bm25 would by the index.
    Status runRanked(qint64 before, const std::function<bool(const SearchRow &)> &visit) const;
    /// Jobs with a star alone; the filter asks for it.
    Status runStarredJobs(const std::function<bool(const SearchRow &)> &visit) const;
    /// The entry of this key; none where it is gone.
    Result<std::optional<SearchRow>> row(qint64 key) const;

    const SearchWords &words() const { return m_words; }

private:
    enum class Ranks { None, Bm25 };
    /// Goes through rows and looks whether each `holds` what was asked for. \param before gets the key of the last row.
    /// \return false: hardly any does, so that the index has to be asked from there on
    Result<bool> looked(const SearchSql &sql, Ranks ranks, qint64 &before, const std::function<bool(SearchRow &)> &holds,
                        const std::function<bool(const SearchRow &)> &visit) const;
    bool looksForPrefix() const;
    bool looksForPrefixByRows() const; ///< not ranked
    Status through(const SearchSql &sql, qint64 before, Ranks ranks,
                   const std::function<bool(const SearchRow &)> &visit, bool &stopped) const;

    Database &m_db;
    const SearchWords m_words;
    const HistoryFilter m_filter;
    const SearchIndex m_index;
};

} // namespace bakeoff
