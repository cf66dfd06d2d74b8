// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/comparisonrepository.h"

#include <QStringList>

#include <variant>

namespace bakeoff {

struct HistoryCheck {
    QStringList problems; ///< SQLite's own lines; empty: sound
    int schemaVersion = 0;
    qint64 comparisons = 0;
    qint64 turns = 0;
    qint64 replies = 0;
    qint64 unfinished = 0; ///< replies that stream now
    qint64 charges = 0;
    qint64 providers = 0;
    bool ok() const { return problems.isEmpty(); }
    friend bool operator==(const HistoryCheck &, const HistoryCheck &) = default;
};

/// What `history show|check` ask for.
class HistoryRepository {
public:
    explicit HistoryRepository(Database &db)
        : m_db(db)
    {
    }
    /// The comparison or the reply of this id; NotFound for any other.
    Result<std::variant<Comparison, ReplyRecord>> show(const Id &id) const;
    /// Comparisons that were changed after `moment`.
    Result<qint64> changedSince(UtcMicros moment) const;
    /// Reads the whole file. A damaged file is an answer (problems), not an error, as long as it can be read at all.
    Result<HistoryCheck> check() const;

private:
    Database &m_db;
};

} // namespace bakeoff
