// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"

#include <QList>
#include <QString>
#include <QVariant>

#include <functional>
#include <optional>

namespace bakeoff {

class Database;

/// The tables of the full-text index: which entries there are, and the index in parts by time. FTS5 reads all rows of
/// all words that begin with a prefix before it gives the first, so one index of a million replies would take 100 ms
/// for "com"; the newest part of it takes 5 and mostly fills a page.
///
/// A history that comes without an index (from an earlier version) is indexed in pieces, the newest first: all entries
/// from the first key of the lowest part on are indexed, and none below it. Whoever stores something there in the
/// meantime leaves it to its piece. Where a piece ends unfinished its transaction does, and it is the next one again.
class SearchIndex {
public:
    /// When what is put gets into its part: in this transaction, or with the next advance(), many together.
    enum class Writes { Now, Late };

    static constexpr qint64 PartEntries = 100'000;
    static constexpr qint64 MostLate = 100; ///< so many that follow in a moment are not told as missing
    static constexpr QStringView StarMark = u"f"; ///< in search_marks
    static QString tagMark(const QString &tag) { return u't' + tag; }

    /// \param partEntries about so many entries begin a new part
    explicit SearchIndex(Database &db, qint64 partEntries = PartEntries, Writes writes = Writes::Now)
        : m_db(db)
        , m_partEntries(partEntries)
        , m_writes(writes)
    {
    }

    struct Part {
        qint64 number = 0;
        qint64 first = 0; ///< lowest key
        QString table() const;
    };
    /// Newest first; none while nothing is indexed yet.
    Result<QList<Part>> parts() const;
    /// Is every entry indexed, but for MostLate?
    Result<bool> isComplete() const;
    /// Would advance() find anything to do?
    Result<bool> hasMore() const;
    /// Of 100 entries so many are indexed, rounded down; 100 exactly where all are.
    Result<int> percent() const;

    // Writing: inside a transaction of the store thread.
    /// Nothing happens where it is not stored, or still streams.
    Status putTurn(const Id &turn);
    Status putReply(const Id &reply);
    /// What went into it; when it has ended again, and when its note or its rating has changed.
    Status putJob(const Id &job);
    /// All ended replies of a turn: the vote on it is decided.
    Status putReplies(const Id &turn);
    /// The star and the tags of a comparison have changed, or those of its replies; or the star of a job.
    Status putMarks(const Id &comparisonOrJob);
    /// The title has changed.
    Status putTitle(const Id &comparison);
    /// Before a comparison is deleted.
    Status forget(const Id &comparison);
    /// Before or after a job is deleted.
    Status forgetJob(const Id &job);
    /// At most `most` of what Writes::Late left, the newest first. \return how many
    Result<qint64> putLate(qint64 most);
    /// Indexes at most so many further entries: what was put late, then the newest of those that are not indexed; when
    /// all are, drops a part of an earlier version. \return is there more to do?
    Result<bool> advance(qint64 most);
    Status rebuild(const std::function<void(qint64, qint64)> &progress);

private:
    Status put(const QString &view, qint64 key);
    Status putNow(const QString &view, qint64 key);
    Status putEntry(const QString &view, const QString &entry, const Id &subject);
    Status forgetEntry(qint64 key);
    /// Entries for at most so many jobs of a version that had none. \return how many
    Result<qint64> listJobs(qint64 most);
    Result<bool> dropOldPart();
    Status putAll(const QString &select, const QVariantList &values);
    Result<QList<qint64>> keysOf(const Id &comparison) const;
    Result<std::optional<Part>> partOf(qint64 key) const;
    Result<Part> beginPart(qint64 first);
    Status growAt(qint64 key, const Part &part);

    Database &m_db;
    const qint64 m_partEntries;
    const Writes m_writes;
};

} // namespace bakeoff
