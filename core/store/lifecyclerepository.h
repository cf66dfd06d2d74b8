// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"

#include <QStringList>

namespace bakeoff {

class Database;

/// Star, tags and the end of comparisons. Every call inside a transaction of the store thread; NotFound where there is no
/// such comparison, BadInput for tags that are blank.
class LifecycleRepository {
public:
    explicit LifecycleRepository(Database &db)
        : m_db(db)
    {
    }

    Status setStarred(const Id &comparison, bool starred);
    /// Trimmed, without doubles.
    Status setTags(const Id &comparison, const QStringList &tags);
    /// Hides it until restore(); deleting it again changes nothing.
    Status remove(const Id &comparison, UtcMicros now);
    Status restore(const Id &comparison);
    /// For good: turns, replies, judgements, votes, its place in the search, and attachments that nothing else names.
    /// Charges and tags stay for the ledger. \return BadInput while a reply of it still streams.
    Status erase(const Id &comparison);
    /// Erases what was deleted a day ago or longer, at the start of a process. The wall clock alone is not believed: it
    /// may have jumped and come back. A comparison goes when one start found it due, and another start at least a day
    /// later finds it due again; a start that finds it not due any more forgets the first. \return how many went
    Result<int> purge(UtcMicros now);

private:
    Database &m_db;
};

} // namespace bakeoff
