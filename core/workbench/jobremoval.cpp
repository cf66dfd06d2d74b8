// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs that are removed, and those that come back.
#include "workbench/jobqueue.h"

#include "base/clock.h"
#include "base/log.h"
#include "store/joblifecyclerepository.h"
#include "store/storethread.h"

namespace bakeoff {

QFuture<Result<QList<Id>>> JobQueue::remove(const QList<Id> &jobs)
{
    const auto hidden = std::make_shared<QList<Id>>();
    const QFuture<Status> written = m_store.write([jobs, hidden, now = m_clock.nowUtc()](Database &db) -> Status {
        const Result<QList<Id>> found = JobLifecycleRepository(db).remove(jobs, now);
        if (!found)
            return found.error();
        *hidden = *found;
        return success();
    });
    return thenChanged(written, jobs).then(this, [hidden](const Status &status) {
        return status ? Result<QList<Id>>(*hidden) : Result<QList<Id>>(status.error());
    });
}

QFuture<Status> JobQueue::restore(const QList<Id> &jobs)
{
    return thenChanged(m_store.write([jobs](Database &db) { return JobLifecycleRepository(db).restore(jobs); }), jobs);
}

void JobQueue::purge()
{
    const auto unnamed = std::make_shared<QList<QByteArray>>();
    m_store
        .write([unnamed, now = m_clock.nowUtc()](Database &db) -> Status {
            const Result<QList<QByteArray>> found = JobLifecycleRepository(db).purge(now);
            if (!found)
                return found.error();
            *unnamed = *found;
            return success();
        })
        .then(this, [this, unnamed](const Status &status) {
            if (!status)
                qCWarning(lcStore) << "removed jobs not purged:" << status.error().detail;
            for (const QByteArray &sha256 : status ? *unnamed : QList<QByteArray>()) {
                // A file that stays costs room, no more; its entry is gone.
                if (const Status gone = m_library.remove(sha256); !gone)
                    qCWarning(lcStore) << gone.error().detail;
            }
        });
}

} // namespace bakeoff
