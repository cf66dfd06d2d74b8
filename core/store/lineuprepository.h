// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/lineup.h"

#include <QList>

namespace bakeoff {

class Database;

/// Line-ups in the user's order.
class LineUpRepository {
public:
    explicit LineUpRepository(Database &db)
        : m_db(db)
    {
    }

    /// A row that this program cannot read is left out, and logged.
    Result<QList<LineUp>> list() const;

    // Writing: inside a transaction of the store thread. All refuse what checkLineUp() refuses.
    /// Makes it at the end of the order or replaces the one of that name. Where it is the default no other is.
    Status save(const LineUp &lineUp);
    /// \return NotFound, or BadInput where the new name is taken.
    Status rename(const QString &from, const QString &to);
    Status remove(const QString &name);
    /// These first and in this order, then all others as they were.
    Status arrange(const QStringList &names);
    /// Empty: none. \return NotFound
    Status setDefault(const QString &name);

private:
    Database &m_db;
};

} // namespace bakeoff
