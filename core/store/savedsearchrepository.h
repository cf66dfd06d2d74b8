// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/historyquery.h"

namespace bakeoff {

class Database;

class SavedSearchRepository {
public:
    explicit SavedSearchRepository(Database &db)
        : m_db(db)
    {
    }
    /// In the order of the user. One that cannot be read is left out.
    Result<QList<SavedSearch>> list() const;

    // Writing: inside a transaction of the store thread.
    Status replaceAll(const QList<SavedSearch> &searches);

private:
    Database &m_db;
};

} // namespace bakeoff
