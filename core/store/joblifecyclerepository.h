// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "base/times.h"

#include <QByteArray>
#include <QList>

namespace bakeoff {

class Database;

/// The end of jobs that have ended. Every call inside a transaction of the store thread; what there is no such job of
/// changes nothing.
class JobLifecycleRepository {
public:
    explicit JobLifecycleRepository(Database &db)
        : m_db(db)
    {
    }

    /// Hides them, with what people think of them, until restore(); removing one again changes nothing. Files of them that
    /// are waited for are fetched all the same. \return those that are hidden by this
    Result<QList<Id>> remove(const QList<Id> &jobs, UtcMicros now);
    Status restore(const QList<Id> &jobs);
    /// For good, what was removed a day ago or longer and waits for no file, at the start of a process: by two starts a day
    /// apart, as LifecycleRepository::purge(). Charges stay. \return hashes of files that nothing names any more
    Result<QList<QByteArray>> purge(UtcMicros now);

private:
    Database &m_db;
};

} // namespace bakeoff
