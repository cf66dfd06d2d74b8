// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/lifecyclerepository.h"

#include "store/attachmentrepository.h"
#include "store/database.h"
#include "store/searchrepository.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDay = 86'400'000'000; // µs

Error noComparison(const Id &id)
{
    return Error{.kind = ErrorKind::NotFound, .detail = u"no comparison %1"_s.arg(idText(id))};
}

} // namespace

Status LifecycleRepository::setStarred(const Id &comparison, bool starred)
{
    const Status s = m_db.exec(u"UPDATE comparisons SET starred = ? WHERE id = ? AND deleted IS NULL"_s,
                               {starred ? 1 : 0, sql::id(comparison)});
    if (s && m_db.changedRows() == 0)
        return noComparison(comparison);
    return s ? SearchRepository(m_db).indexMarks(comparison) : s;
}

Status LifecycleRepository::setTags(const Id &comparison, const QStringList &tags)
{
    QStringList given;
    for (const QString &tag : tags) {
        if (tag.trimmed().isEmpty())
            return Error{.kind = ErrorKind::BadInput, .detail = u"a tag is blank"_s};
        given.append(tag.trimmed());
    }
    given.removeDuplicates();
    const auto known = m_db.value(u"SELECT count(*) FROM comparisons WHERE id = ? AND deleted IS NULL"_s,
                                  {sql::id(comparison)});
    if (!known)
        return known.error();
    if (known->toInt() == 0)
        return noComparison(comparison);
    Status s = m_db.exec(u"DELETE FROM comparison_tags WHERE comparison = ?"_s, {sql::id(comparison)});
    for (qsizetype i = 0; s && i < given.size(); ++i)
        s = m_db.exec(u"INSERT INTO comparison_tags (comparison, tag, position) VALUES (?, ?, ?)"_s,
                      {sql::id(comparison), given.at(i), qint64(i)});
    return s ? SearchRepository(m_db).indexMarks(comparison) : s;
}

Status LifecycleRepository::remove(const Id &comparison, UtcMicros now)
{
    const Status s = m_db.exec(u"UPDATE comparisons SET overdue = CASE WHEN deleted IS NULL THEN NULL ELSE overdue END,"
                               " deleted = coalesce(deleted, ?) WHERE id = ?"_s,
                               {now.value, sql::id(comparison)});
    return s && m_db.changedRows() == 0 ? Status(noComparison(comparison)) : s;
}

Status LifecycleRepository::restore(const Id &comparison)
{
    const Status s = m_db.exec(u"UPDATE comparisons SET deleted = NULL, overdue = NULL WHERE id = ?"_s,
                               {sql::id(comparison)});
    return s && m_db.changedRows() == 0 ? Status(noComparison(comparison)) : s;
}

Status LifecycleRepository::erase(const Id &comparison)
{
    const auto running = m_db.value(u"SELECT count(*) FROM turns t JOIN replies r ON r.turn = t.id"
                                    " WHERE t.comparison = ? AND r.owner IS NOT NULL"_s,
                                    {sql::id(comparison)});
    if (!running)
        return running.error();
    if (running->toInt() > 0)
        return Error{.kind = ErrorKind::BadInput, .detail = u"replies of %1 still stream"_s.arg(idText(comparison))};
    Status s = SearchRepository(m_db).forget(comparison);
    if (s)
        s = m_db.exec(u"DELETE FROM comparisons WHERE id = ?"_s, {sql::id(comparison)});
    if (!s)
        return s;
    if (m_db.changedRows() == 0)
        return noComparison(comparison);
    const Result<int> dropped = AttachmentRepository(m_db).dropUnnamed();
    return dropped ? success() : Status(dropped.error());
}

Result<int> LifecycleRepository::purge(UtcMicros now)
{
    const qint64 due = now.value - kDay;
    Status s = m_db.exec(u"UPDATE comparisons SET overdue = NULL WHERE deleted IS NOT NULL AND overdue IS NOT NULL"
                         " AND (deleted > ? OR overdue > ?)"_s,
                         {due, now.value});
    if (s)
        s = m_db.exec(u"UPDATE comparisons SET overdue = ? WHERE deleted <= ? AND overdue IS NULL"_s, {now.value, due});
    QList<Id> gone;
    if (s)
        s = m_db.each(u"SELECT c.id FROM comparisons c WHERE c.deleted <= ? AND c.overdue <= ? AND NOT EXISTS"
                      " (SELECT 1 FROM turns t JOIN replies r ON r.turn = t.id WHERE t.comparison = c.id"
                      " AND r.owner IS NOT NULL)"_s,
                      {due, due}, [&gone](const QSqlQuery &row) {
                          gone.append(sql::toId(row.value(0)));
                          return true;
                      });
    for (const Id &comparison : std::as_const(gone)) {
        if (!s)
            return s.error();
        s = erase(comparison);
    }
    return s ? Result<int>(int(gone.size())) : Result<int>(s.error());
}

} // namespace bakeoff
