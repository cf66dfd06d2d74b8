// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"

#include <QList>
#include <QString>

#include <functional>

namespace bakeoff {

class Database;

/// The tables of the full-text index: which entries there are, and the index in parts by time. FTS5 reads all rows of
/// all words that begin with a prefix before it gives the first, so one index of a million replies would take 100 ms
/// for "com"; the newest part of it takes 5 and mostly fills a page.
class SearchIndex {
public:
    static constexpr qint64 PartEntries = 100'000;

    /// \param partEntries about so many entries begin a new part
    explicit SearchIndex(Database &db, qint64 partEntries = PartEntries)
        : m_db(db)
        , m_partEntries(partEntries)
    {
    }

    struct Part {
        qint64 number = 0;
        qint64 first = 0; ///< lowest key
        QString table() const;
    };
    /// Newest first; never none.
    Result<QList<Part>> parts() const;

    // Writing: inside a transaction of the store thread.
    /// Nothing happens where it is not stored, or still streams.
    Status putTurn(const Id &turn);
    Status putReply(const Id &reply);
    /// The star and the tags of a comparison have changed, or those of its replies.
    Status putMarks(const Id &comparison);
    /// The title has changed.
    Status putTitle(const Id &comparison);
    /// Before a comparison is deleted.
    Status forget(const Id &comparison);
    Status rebuild(const std::function<void(qint64, qint64)> &progress);

private:
    Status put(const QString &view, qint64 key);
    Status putAll(const Id &comparison);
    Result<Part> partOf(qint64 key) const;
    Status beginPart(qint64 number, qint64 first);
    Status growAt(qint64 key, const Part &part);

    Database &m_db;
    const qint64 m_partEntries;
};

} // namespace bakeoff
