// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/artifactrepository.h"

#include "store/database.h"
#include "store/jobrow.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

Result<QList<Artifact>> ArtifactRepository::ofJob(const Id &job) const
{
    QList<Artifact> artifacts;
    const Status s = m_db.each(u"SELECT %1 FROM artifacts a WHERE a.job = ? ORDER BY a.position"_s.arg(artifactColumns()),
                               {sql::id(job)}, [&artifacts](const QSqlQuery &row) {
                                   artifacts.append(artifactFromRow(row));
                                   return true;
                               });
    return s ? Result<QList<Artifact>>(artifacts) : Result<QList<Artifact>>(s.error());
}

Result<ArtifactPage> ArtifactRepository::downloaded(int count, const QString &after) const
{
    QString where = u"a.state = 'downloaded'"_s;
    QVariantList values;
    if (!after.isEmpty()) {
        const QStringList parts = after.split(u'.');
        bool whole = parts.size() == 3;
        const qint64 created = whole ? parts[0].toLongLong(&whole) : 0;
        const Id job = whole ? Id::fromString(parts[1]) : Id();
        const int position = whole ? parts[2].toInt(&whole) : 0;
        if (!whole || job.isNull())
            return Error{.kind = ErrorKind::BadInput, .detail = u"no place in the media library"_s};
        where += u" AND (j.created < ? OR (j.created = ? AND (j.id < ? OR (j.id = ? AND a.position > ?))))"_s;
        values = {created, created, sql::id(job), sql::id(job), position};
    }
    values.append(count + 1);
    ArtifactPage page;
    qint64 created = 0;
    const Status s = m_db.each(u"SELECT %1, j.created FROM jobs j JOIN artifacts a ON a.job = j.id WHERE %2"
                               " ORDER BY j.created DESC, j.id DESC, a.position LIMIT ?"_s.arg(artifactColumns(), where),
                               values, [&](const QSqlQuery &row) {
                                   if (page.rows.size() == count) {
                                       const Artifact &last = page.rows.constLast();
                                       page.next = u"%1.%2.%3"_s.arg(created).arg(idText(last.job)).arg(last.position);
                                       return false;
                                   }
                                   page.rows.append(artifactFromRow(row));
                                   created = row.value(14).toLongLong();
                                   return true;
                               });
    return s ? Result<ArtifactPage>(page) : Result<ArtifactPage>(s.error());
}

Result<bool> ArtifactRepository::isNamed(const QByteArray &sha256) const
{
    const Result<QVariant> named =
        m_db.value(u"SELECT EXISTS (SELECT 1 FROM artifacts WHERE sha256 = ?) OR EXISTS"
                   " (SELECT 1 FROM job_files WHERE sha256 = ?)"_s,
                   {sql::blob(sha256), sql::blob(sha256)});
    return named ? Result<bool>(named->toBool()) : Result<bool>(named.error());
}

Status ArtifactRepository::put(const QList<Artifact> &artifacts)
{
    for (const Artifact &artifact : artifacts) {
        if (const Status s = put(artifact); !s)
            return s;
    }
    return success();
}

Status ArtifactRepository::put(const Artifact &a)
{
    const auto number = [](const std::optional<int> &value) { return value ? QVariant(*value) : QVariant(); };
    return m_db.exec(
        u"INSERT INTO artifacts (id, job, position, source, url, state, sha256, bytes, media_type, file_name, width,"
        " height, duration_ms, error) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET url = excluded.url, state = excluded.state, sha256 = excluded.sha256,"
        " bytes = excluded.bytes, media_type = excluded.media_type, file_name = excluded.file_name,"
        " width = excluded.width, height = excluded.height, duration_ms = excluded.duration_ms,"
        " error = excluded.error"_s,
        {sql::id(a.id), sql::id(a.job), a.position, sql::text(a.source), sql::text(a.url),
         sql::name(artifactStateName(a.state)), a.sha256.isEmpty() ? QVariant() : sql::blob(a.sha256), a.bytes,
         sql::text(a.mediaType), sql::text(a.fileName), number(a.width), number(a.height),
         a.duration ? QVariant(static_cast<qint64>(a.duration->count())) : QVariant(), sql::errorJson(a.error)});
}

Result<QList<Artifact>> ArtifactRepository::withoutFacts(int count, const QByteArray &after) const
{
    QList<Artifact> artifacts;
    const Status s = m_db.each(
        u"SELECT %1 FROM artifacts a WHERE a.sha256 > ? AND a.state = 'downloaded' AND a.width IS NULL"
        " AND a.duration_ms IS NULL AND (a.media_type LIKE 'image/%' OR a.media_type LIKE 'video/%'"
        " OR a.media_type LIKE 'audio/%') GROUP BY a.sha256 ORDER BY a.sha256 LIMIT ?"_s.replace(u"%1"_s, artifactColumns()),
        {sql::blob(after), count}, [&artifacts](const QSqlQuery &row) {
            artifacts.append(artifactFromRow(row));
            return true;
        });
    return s ? Result<QList<Artifact>>(artifacts) : Result<QList<Artifact>>(s.error());
}

Result<QList<Id>> ArtifactRepository::keep(const QList<FileFinding> &findings)
{
    const auto number = [](const std::optional<int> &value) { return value ? QVariant(*value) : QVariant(); };
    const QString differs = u"sha256 = ? AND state IN ('downloaded', 'missing') AND (state <> ?"
                            " OR width IS NOT coalesce(?, width) OR height IS NOT coalesce(?, height)"
                            " OR duration_ms IS NOT coalesce(?, duration_ms))"_s;
    QList<Id> jobs;
    for (const FileFinding &finding : findings) {
        const QVariant state = sql::name(artifactStateName(finding.there ? ArtifactState::Downloaded : ArtifactState::Missing));
        const QVariantList facts{number(finding.width), number(finding.height),
                                 finding.duration ? QVariant(static_cast<qint64>(finding.duration->count())) : QVariant()};
        Status s = m_db.each(u"SELECT DISTINCT job FROM artifacts WHERE "_s + differs,
                             QVariantList{sql::blob(finding.sha256), state} + facts, [&jobs](const QSqlQuery &row) {
                                 if (const Id job = sql::toId(row.value(0)); !jobs.contains(job))
                                     jobs.append(job);
                                 return true;
                             });
        if (s) {
            s = m_db.exec(u"UPDATE artifacts SET state = ?, width = coalesce(?, width), height = coalesce(?, height),"
                          " duration_ms = coalesce(?, duration_ms) WHERE "_s + differs,
                          QVariantList{state} + facts + QVariantList{sql::blob(finding.sha256), state} + facts);
        }
        if (!s)
            return s.error();
    }
    return jobs;
}

} // namespace bakeoff
