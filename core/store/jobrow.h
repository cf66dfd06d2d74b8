// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/job.h"

#include <QString>
#include <QVariant>

class QSqlQuery;

// Jobs and artifacts as rows. Used by the repositories alone.
namespace bakeoff {

class Database;

/// Jobs with their details and artifacts, in the order of `where` (which may end in ORDER BY); j is the table jobs.
Result<QList<Job>> jobsWhere(Database &db, const QString &where, const QVariantList &values);

/// Columns of an artifact a, in the order in which artifactFromRow() reads them.
QString artifactColumns();
Artifact artifactFromRow(const QSqlQuery &row);

namespace sql {
QVariant micros(const std::optional<UtcMicros> &moment);
std::optional<UtcMicros> toMicros(const QVariant &value);
QVariant errorJson(const std::optional<Error> &error);
QVariant filesJson(const QList<JobFile> &files);
QVariant fieldsJson(const QList<InvalidField> &fields);
QVariant valueJson(const QJsonValue &value);
} // namespace sql

} // namespace bakeoff
