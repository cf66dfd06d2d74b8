// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reportsettingsrepository.h"

#include "store/database.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

Result<QList<ReportEntry>> ReportSettingsRepository::list() const
{
    QList<ReportEntry> entries;
    const Status s = m_db.each(u"SELECT id, title, updated FROM reports ORDER BY updated DESC, id DESC LIMIT ?"_s, {MostListed},
                               [&entries](const QSqlQuery &row) {
                                   entries.append({sql::toId(row.value(0)), row.value(1).toString(),
                                                   UtcMicros{row.value(2).toLongLong()}});
                                   return true;
                               });
    if (!s)
        return s.error();
    return entries;
}

Result<ReportSettings> ReportSettingsRepository::load(const Id &id) const
{
    std::optional<Result<ReportSettings>> found;
    const Status s = m_db.each(u"SELECT created, updated, settings FROM reports WHERE id = ?"_s, {sql::id(id)},
                               [&](const QSqlQuery &row) {
                                   found = ReportSettings::fromJson(sql::toObject(row.value(2)));
                                   if (*found) {
                                       (*found)->id = id;
                                       (*found)->created.value = row.value(0).toLongLong();
                                       (*found)->updated.value = row.value(1).toLongLong();
                                   }
                                   return true;
                               });
    if (!s)
        return s.error();
    if (!found)
        return Error{.kind = ErrorKind::NotFound, .detail = u"report %1"_s.arg(idText(id))};
    if (!*found)
        return Error{.kind = ErrorKind::CorruptData, .detail = u"report %1"_s.arg(idText(id))};
    return *found;
}

Status ReportSettingsRepository::put(const ReportSettings &settings)
{
    return m_db.exec(u"INSERT OR REPLACE INTO reports (id, created, updated, title, settings) VALUES (?, ?, ?, ?, ?)"_s,
                     {sql::id(settings.id), settings.created.value, settings.updated.value, sql::text(settings.options.title),
                      sql::json(settings.toJson())});
}

Status ReportSettingsRepository::remove(const Id &id)
{
    return m_db.exec(u"DELETE FROM reports WHERE id = ?"_s, {sql::id(id)});
}

} // namespace bakeoff
