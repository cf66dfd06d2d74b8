// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/lineuprepository.h"

#include "base/log.h"
#include "store/database.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

Error noSuch(const QString &name)
{
    return Error{.kind = ErrorKind::NotFound, .detail = u"no line-up is called %1"_s.arg(name)};
}

} // namespace

Result<QList<LineUp>> LineUpRepository::list() const
{
    QList<LineUp> lineUps;
    const Status s = m_db.each(u"SELECT name, is_default, content FROM line_ups ORDER BY position, name"_s, {},
                               [&](const QSqlQuery &row) {
                                   QJsonObject json = sql::toObject(row.value(2));
                                   json["name"_L1] = row.value(0).toString(); // renaming leaves the content alone
                                   Result<LineUp> read = lineUpFromJson(json, row.value(0).toString());
                                   if (!read) {
                                       qCWarning(lcStore) << "line-up left out:" << read.error().detail;
                                       return true;
                                   }
                                   read->isDefault = row.value(1).toBool();
                                   lineUps.append(std::move(read).value());
                                   return true;
                               });
    if (!s)
        return s.error();
    return lineUps;
}

Status LineUpRepository::save(const LineUp &lineUp)
{
    Status s = checkLineUp(lineUp);
    if (s && lineUp.isDefault)
        s = m_db.exec(u"UPDATE line_ups SET is_default = 0"_s);
    if (!s)
        return s;
    return m_db.exec(u"INSERT INTO line_ups (name, position, is_default, content)"
                     " SELECT ?, coalesce(max(position), 0) + 1, ?, ? FROM line_ups WHERE true"
                     " ON CONFLICT (name) DO UPDATE SET is_default = excluded.is_default, content = excluded.content"_s,
                     {sql::text(lineUp.name), lineUp.isDefault ? 1 : 0, sql::json(lineUpToJson(lineUp))});
}

Status LineUpRepository::rename(const QString &from, const QString &to)
{
    if (const Status s = checkLineUp({.name = to}); !s)
        return s;
    if (from != to) {
        const auto taken = m_db.value(u"SELECT count(*) FROM line_ups WHERE name = ?"_s, {sql::text(to)});
        if (!taken)
            return taken.error();
        if (taken->toInt() > 0)
            return Error{.kind = ErrorKind::BadInput, .detail = u"a line-up is already called %1"_s.arg(to)};
    }
    const Status s = m_db.exec(u"UPDATE line_ups SET name = ? WHERE name = ?"_s, {sql::text(to), sql::text(from)});
    return s && m_db.changedRows() == 0 ? Status(noSuch(from)) : s;
}

Status LineUpRepository::remove(const QString &name)
{
    const Status s = m_db.exec(u"DELETE FROM line_ups WHERE name = ?"_s, {sql::text(name)});
    return s && m_db.changedRows() == 0 ? Status(noSuch(name)) : s;
}

Status LineUpRepository::arrange(const QStringList &names)
{
    Status s = m_db.exec(u"UPDATE line_ups SET position = position + ?"_s, {names.size()});
    for (qsizetype i = 0; s && i < names.size(); ++i)
        s = m_db.exec(u"UPDATE line_ups SET position = ? WHERE name = ?"_s, {i + 1, sql::text(names[i])});
    return s;
}

Status LineUpRepository::setDefault(const QString &name)
{
    Status s = m_db.exec(u"UPDATE line_ups SET is_default = 0"_s);
    if (!s || name.isEmpty())
        return s;
    s = m_db.exec(u"UPDATE line_ups SET is_default = 1 WHERE name = ?"_s, {sql::text(name)});
    return s && m_db.changedRows() == 0 ? Status(noSuch(name)) : s;
}

} // namespace bakeoff
