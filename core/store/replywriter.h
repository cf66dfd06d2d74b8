// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/replymailbox.h"
#include "store/searchindex.h"

#include <functional>

namespace bakeoff {

class Database;

/// The writing half of replies; every call inside a transaction of the store thread.
class ReplyWriter {
public:
    /// \param indexing when turns and ended replies get into the search index
    explicit ReplyWriter(Database &db, SearchIndex::Writes indexing = SearchIndex::Writes::Now)
        : m_db(db)
        , m_indexing(indexing)
    {
    }

    /// The turn, if it is new, with its attachments and vote, and its replies, which `owner` will stream.
    Status begin(const Turn &turn, const QList<Reply> &replies, const Id &owner);
    /// A patch without `whole`. Nothing happens where the reply has ended or was deleted.
    Status append(const ReplyPatch &patch);
    /// The reply as it ended, its place in the search index, and its charge in place of what was reserved for it. Where
    /// its bill can still be asked for that is noted, and the reservation stays with it. A second call replaces all.
    Status finish(const Reply &reply, UtcMicros now);
    /// Cuts off the replies of processes that no longer live, with all that came. \return how many.
    /// The error of each says orphanDetail().
    Result<int> cutOffOrphans(const std::function<bool(const Id &)> &isAlive, UtcMicros now);

    static QString orphanDetail();

private:
    Status putCharge(const Reply &reply, UtcMicros now);

    Database &m_db;
    SearchIndex::Writes m_indexing;
};

} // namespace bakeoff
