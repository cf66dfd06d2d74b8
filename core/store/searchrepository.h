// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/historyquery.h"
#include "store/searchindex.h"

#include <functional>

namespace bakeoff {

class Database;

/// Looks through prompts, answers, reasoning, notes and titles. Case and accents make no difference; Chinese and Japanese
/// are found by any characters that stand beside each other.
///
/// Filters on replies (provider, model, state, rating, cost) must hold for one reply. With words they leave in the reply
/// itself and the prompt that it answers: whoever looks for "kettle" among the answers of one model wants what it was
/// asked as well. Without words there are replies only. A prompt is found so once all replies to it have ended.
///
/// Replies to a blind turn whose vote is open are found by their words, their state, their rating and their tags, but
/// by nothing that tells who they are: SearchHit::hidden.
///
/// What was stored by versions without this index is indexed in pieces after the history opens, the newest first; until
/// then words find only that much (SearchPage::indexed), and all that is found is in its right place.
class SearchRepository {
public:
    static constexpr int MostHits = 200;       ///< on one page
    static constexpr qint64 RankedHits = 2000; ///< SearchOrder::Relevant looks at the newest so many

    /// \param writes when indexTurn() and indexReply() get into the index: now, or with the next indexMore()
    explicit SearchRepository(Database &db, SearchIndex::Writes writes = SearchIndex::Writes::Now)
        : m_db(db)
        , m_writes(writes)
    {
    }

    /// Prompts and replies that the query finds, `count` from 1 to MostHits; those of deleted comparisons and replies that
    /// still stream are not found. Without words it lists what the filter leaves. `cursor`: `next` of the page before;
    /// BadInput if it is none, or one of another order.
    Result<SearchPage> search(const HistoryQuery &query, int count, const QString &cursor = {}) const;
    /// Counts at most `limit` hits.
    Result<SearchCount> count(const HistoryQuery &query, qint64 limit = RankedHits) const;

    /// The starred jobs that the filter leaves, newest first, at most MostHits.
    Result<QList<SearchHit>> starredJobs(const HistoryFilter &filter) const;

    /// The whole prompt of a hit of kind Turn. \return NotFound where it is gone.
    Result<QString> promptOf(const Id &turn) const;

    // Writing: inside a transaction of the store thread.
    Status indexTurn(const Id &turn);
    /// Once, when the reply has ended; again when its note, its rating or its cost has changed.
    Status indexReply(const Id &reply);
    /// What went into a job; when it has ended again, and when its note or its rating has changed.
    Status indexJob(const Id &job);
    /// Before or after a job is deleted.
    Status forgetJob(const Id &job);
    /// The vote on a turn was decided: its replies are found by model and cost now.
    Status indexVote(const Id &turn);
    /// The star or the tags of a comparison have changed, or tags of its replies; or the star of a job. The text is not
    /// indexed again.
    Status indexMarks(const Id &comparisonOrJob);
    Status indexTitle(const Id &comparison);
    /// Before a comparison is deleted for good.
    Status forget(const Id &comparison);
    /// Is there anything left for indexMore()?
    Result<bool> hasUnindexed() const;
    /// At most `most` entries that are not indexed yet. \return is there more to do?
    Result<bool> indexMore(qint64 most);
    /// Of these only what was put late. \return how many
    Result<qint64> indexLate(qint64 most);
    /// All of it anew, in the order of time; `progress` gets done and total now and then.
    Status rebuild(const std::function<void(qint64, qint64)> &progress = {});

private:
    Database &m_db;
    SearchIndex::Writes m_writes;
};

} // namespace bakeoff
