// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "jobs/jobtimes.h"

#include <QHash>
#include <QString>

namespace bakeoff {

class Database;

/// How long the user's own jobs took, on the thread of its connection.
class JobTimesRepository {
public:
    static constexpr int MostOfModel = 100; ///< the newest

    explicit JobTimesRepository(Database &db)
        : m_db(db)
    {
    }
    /// By PROVIDER/ID, of those that succeeded among the newest `jobs` of the profile. A job counts from created to
    /// completed by the provider's stamps, else from sent to ended on this machine.
    Result<QHash<QString, JobTimes>> newest(int jobs = 2000) const;

private:
    Database &m_db;
};

} // namespace bakeoff
