// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/joblifecyclerepository.h"

#include "store/database.h"
#include "store/jobrepository.h"
#include "store/searchrepository.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDay = 86'400'000'000; // µs

} // namespace

Result<QList<Id>> JobLifecycleRepository::remove(const QList<Id> &jobs, UtcMicros now)
{
    QList<Id> hidden;
    for (const Id &id : jobs) {
        Status s = m_db.exec(u"UPDATE jobs SET deleted = ?, overdue = NULL WHERE id = ? AND ended IS NOT NULL"
                             " AND deleted IS NULL"_s,
                             {now.value, sql::id(id)});
        if (s && m_db.changedRows() > 0) {
            hidden.append(id);
            s = SearchRepository(m_db).forgetJob(id);
        }
        if (!s)
            return s.error();
    }
    return hidden;
}

Status JobLifecycleRepository::restore(const QList<Id> &jobs)
{
    for (const Id &id : jobs) {
        Status s = m_db.exec(u"UPDATE jobs SET deleted = NULL, overdue = NULL WHERE id = ? AND deleted IS NOT NULL"_s,
                             {sql::id(id)});
        if (!s)
            return s;
        if (m_db.changedRows() == 0)
            continue;
        s = SearchRepository(m_db).indexJob(id);
        if (s)
            s = SearchRepository(m_db).indexMarks(id);
        if (!s)
            return s;
    }
    return success();
}

Result<QList<QByteArray>> JobLifecycleRepository::purge(UtcMicros now)
{
    const qint64 due = now.value - kDay;
    Status s = m_db.exec(u"UPDATE jobs SET overdue = NULL WHERE deleted IS NOT NULL AND overdue IS NOT NULL"
                         " AND (deleted > ? OR overdue > ?)"_s,
                         {due, now.value});
    if (s)
        s = m_db.exec(u"UPDATE jobs SET overdue = ? WHERE deleted <= ? AND overdue IS NULL"_s, {now.value, due});
    QList<Id> gone;
    if (s) {
        s = m_db.each(u"SELECT id FROM jobs WHERE deleted <= ? AND overdue <= ? AND active = 0"_s, {due, due},
                      [&gone](const QSqlQuery &row) {
                          gone.append(sql::toId(row.value(0)));
                          return true;
                      });
    }
    if (!s)
        return s.error();
    return gone.isEmpty() ? Result<QList<QByteArray>>(QList<QByteArray>()) : JobRepository(m_db).erase(gone);
}

} // namespace bakeoff
