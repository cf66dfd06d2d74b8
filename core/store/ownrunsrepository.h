// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "catalog/ownruns.h"

#include <QHash>
#include <QString>

namespace bakeoff {

class Database;

/// Figures of the user's own answers, on the thread of its connection.
class OwnRunsRepository {
public:
    explicit OwnRunsRepository(Database &db)
        : m_db(db)
    {
    }
    /// By PROVIDER/ID, from the newest `replies` replies of the history, whatever became of them.
    Result<QHash<QString, OwnRuns>> newest(int replies = 5000) const;

private:
    Database &m_db;
};

} // namespace bakeoff
