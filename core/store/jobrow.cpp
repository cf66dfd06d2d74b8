// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/jobrow.h"

#include "compare/replyjson.h"
#include "store/database.h"
#include "store/sqlvalues.h"

#include <QHash>
#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace sql {

QVariant micros(const std::optional<UtcMicros> &moment)
{
    return moment ? QVariant(moment->value) : QVariant();
}

std::optional<UtcMicros> toMicros(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(UtcMicros{value.toLongLong()});
}

QVariant errorJson(const std::optional<Error> &error)
{
    return error ? json(toJson(*error)) : QVariant();
}

QVariant filesJson(const QList<JobFile> &files)
{
    QJsonArray array;
    for (const JobFile &file : files) {
        QJsonObject object{{"sha256"_L1, QString::fromLatin1(file.sha256.toHex())},
                           {"name"_L1, file.name},
                           {"media_type"_L1, file.mediaType},
                           {"bytes"_L1, file.bytes}};
        if (!file.uploadedUrl.isEmpty())
            object["uploaded_url"_L1] = file.uploadedUrl;
        if (file.uploadExpires)
            object["upload_expires_us"_L1] = file.uploadExpires->value;
        array.append(object);
    }
    return json(array);
}

QVariant fieldsJson(const QList<InvalidField> &fields)
{
    QJsonArray array;
    for (const InvalidField &field : fields) {
        array.append(QJsonObject{
            {"field"_L1, field.field}, {"type"_L1, field.type}, {"description"_L1, field.description}});
    }
    return json(array);
}

QVariant valueJson(const QJsonValue &value)
{
    // A document is an object or an array: a plain value is kept as the only item of one, its brackets taken off.
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(text.sliced(1, text.size() - 2));
}

} // namespace sql

namespace {

QJsonValue toValue(const QVariant &text)
{
    const QByteArray array = '[' + text.toString().toUtf8() + ']';
    return QJsonDocument::fromJson(array).array().at(0);
}

QList<JobFile> toFiles(const QVariant &text)
{
    QList<JobFile> files;
    for (const QJsonValue value : sql::toArray(text)) {
        JobFile file{.sha256 = QByteArray::fromHex(value["sha256"_L1].toString().toLatin1()),
                     .name = value["name"_L1].toString(),
                     .mediaType = value["media_type"_L1].toString(),
                     .bytes = value["bytes"_L1].toInteger(),
                     .uploadedUrl = value["uploaded_url"_L1].toString(),
                     .uploadExpires = {}};
        if (value["upload_expires_us"_L1].isDouble())
            file.uploadExpires = UtcMicros{value["upload_expires_us"_L1].toInteger()};
        files.append(file);
    }
    return files;
}

QList<InvalidField> toFields(const QVariant &text)
{
    QList<InvalidField> fields;
    for (const QJsonValue value : sql::toArray(text)) {
        fields.append({.field = value["field"_L1].toString(),
                       .type = value["type"_L1].toString(),
                       .description = value["description"_L1].toString()});
    }
    return fields;
}

std::optional<Cost> toCost(const QVariant &kind, const QVariant &picos)
{
    const auto known = chargeKindFromName(kind.toString());
    if (!known)
        return std::nullopt;
    if (*known == ChargeKind::Unknown || picos.isNull())
        return Cost::unknown();
    const Usd amount = Usd::fromPicos(picos.toLongLong());
    return *known == ChargeKind::Billed ? Cost::billed(amount) : Cost::estimated(amount);
}

constexpr QLatin1StringView kJobColumns =
    "j.id, j.batch, j.provider, j.model, j.route, j.version, j.kind, j.sandbox, j.state, j.title, j.seed,"
    " j.created, j.sent, j.confirmed, j.ended, j.provider_created, j.provider_started, j.provider_completed,"
    " j.provider_id, j.cost_kind, j.cost_picos, j.hardware, j.priority, j.position, j.paused, j.cancel_wanted,"
    " j.output_expired, j.has_secrets, j.deadline, j.attempt, j.retry_of, j.failed_sends, j.not_before,"
    " d.input, d.files, d.web_url, d.logs, d.metrics, d.output, d.error, d.invalid_fields, d.cost_basis,"
    " d.raw_request, d.raw_response"_L1;

Result<Job> jobFromRow(const QSqlQuery &row)
{
    int at = 0;
    const auto next = [&row, &at] { return row.value(at++); };
    Job job;
    job.id = sql::toId(next());
    const QVariant batch = next();
    job.batch = batch.isNull() ? Id() : sql::toId(batch);
    job.model.provider = next().toString();
    job.model.id = next().toString();
    const auto route = predictionRouteFromName(next().toString());
    job.version = next().toString();
    job.kind = requestKindFromName(next().toString());
    job.sandbox = next().toBool();
    const auto state = jobStateFromName(next().toString());
    if (!route || !state)
        return Error{.kind = ErrorKind::CorruptData, .detail = u"job %1: unknown state or route"_s.arg(idText(job.id))};
    job.route = *route;
    job.state = *state;
    job.title = next().toString();
    if (const QVariant seed = next(); !seed.isNull())
        job.seed = seed.toLongLong();
    job.stamps.created = UtcMicros{next().toLongLong()};
    job.stamps.sent = sql::toMicros(next());
    job.stamps.confirmed = sql::toMicros(next());
    job.stamps.ended = sql::toMicros(next());
    job.stamps.providerCreated = sql::toMicros(next());
    job.stamps.providerStarted = sql::toMicros(next());
    job.stamps.providerCompleted = sql::toMicros(next());
    job.providerId = next().toString();
    const QVariant costKind = next();
    job.cost = toCost(costKind, next());
    job.hardware = next().toString();
    job.priority = next().toInt();
    job.position = next().toLongLong();
    job.paused = next().toBool();
    job.cancelWanted = next().toBool();
    job.outputExpired = next().toBool();
    job.hasSecrets = next().toBool();
    if (const QVariant deadline = next(); !deadline.isNull())
        job.deadline = std::chrono::seconds(deadline.toLongLong());
    job.attempt = next().toInt();
    const QVariant retryOf = next();
    job.retryOf = retryOf.isNull() ? Id() : sql::toId(retryOf);
    job.failedSends = next().toInt();
    job.notBefore = sql::toMicros(next());
    job.input = sql::toObject(next());
    job.files = toFiles(next());
    job.webUrl = QUrl(next().toString());
    job.logs = next().toString();
    job.metrics = sql::toObject(next());
    job.output = toValue(next());
    if (const QVariant error = next(); !error.isNull())
        job.error = errorFromJson(sql::toObject(error));
    job.invalidFields = toFields(next());
    job.costBasis = sql::toObject(next());
    job.rawRequest = next().toByteArray();
    job.rawResponse = next().toByteArray();
    return job;
}

} // namespace

QString artifactColumns()
{
    return u"a.id, a.job, a.position, a.source, a.url, a.state, a.sha256, a.bytes, a.media_type, a.file_name, a.width,"
           " a.height, a.duration_ms, a.error"_s;
}

Artifact artifactFromRow(const QSqlQuery &row)
{
    Artifact artifact{.id = sql::toId(row.value(0)),
                      .job = sql::toId(row.value(1)),
                      .position = row.value(2).toInt(),
                      .source = row.value(3).toString(),
                      .url = row.value(4).toString(),
                      // A state of a later version: its file may be there.
                      .state = artifactStateFromName(row.value(5).toString()).value_or(ArtifactState::Downloaded),
                      .sha256 = row.value(6).toByteArray(),
                      .bytes = row.value(7).toLongLong(),
                      .mediaType = row.value(8).toString(),
                      .fileName = row.value(9).toString()};
    if (!row.value(10).isNull())
        artifact.width = row.value(10).toInt();
    if (!row.value(11).isNull())
        artifact.height = row.value(11).toInt();
    if (!row.value(12).isNull())
        artifact.duration = std::chrono::milliseconds(row.value(12).toLongLong());
    if (!row.value(13).isNull())
        artifact.error = errorFromJson(sql::toObject(row.value(13)));
    return artifact;
}

Result<QList<Job>> jobsWhere(Database &db, const QString &where, const QVariantList &values)
{
    QList<Job> jobs;
    std::optional<Error> damaged;
    Status s = db.each(u"SELECT %1 FROM jobs j JOIN job_details d ON d.job = j.key WHERE %2"_s.arg(kJobColumns, where),
                       values, [&](const QSqlQuery &row) {
                           Result<Job> job = jobFromRow(row);
                           if (job)
                               jobs.append(std::move(*job));
                           else
                               damaged = job.error();
                           return !damaged;
                       });
    if (damaged)
        return *damaged;
    for (Job &job : jobs) {
        if (!s)
            break;
        s = db.each(u"SELECT %1 FROM artifacts a WHERE a.job = ? ORDER BY a.position"_s.arg(artifactColumns()),
                    {sql::id(job.id)}, [&job](const QSqlQuery &row) {
                        job.artifacts.append(artifactFromRow(row));
                        return true;
                    });
    }
    return s ? Result<QList<Job>>(jobs) : Result<QList<Job>>(s.error());
}

} // namespace bakeoff
