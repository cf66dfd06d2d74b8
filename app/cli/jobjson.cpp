// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/jobjson.h"

#include "costs/costjson.h"
#include "jobs/jobclocks.h"
#include "jobs/medialibrary.h"
#include "words/words.h"

#include <QJsonArray>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

void insertFigure(QJsonObject &json, QStringView name, const JobFigure &figure)
{
    if (figure.value)
        json.insert(name, static_cast<double>(figure.value->count()) / 1000.0);
}

void insertText(QJsonObject &json, QStringView name, const QString &text)
{
    if (!text.isEmpty())
        json.insert(name, text);
}

void insertClocks(QJsonObject &json, const JobClocks &clocks)
{
    insertFigure(json, u"queue_ms", clocks.queue);
    insertFigure(json, u"run_ms", clocks.run);
    insertFigure(json, u"total_ms", clocks.total);
    if (clocks.probablyCold)
        json.insert(u"probably_cold"_s, true);
}

QString dateText(UtcMicros moment)
{
    return moment.toDateTime().toString(Qt::ISODateWithMs);
}

QJsonObject errorObject(const Error &error, const QString &provider)
{
    QJsonObject json{{u"kind"_s, errorKindName(error.kind).toString()},
                     {u"message"_s, Words::errorText(error, provider).sentence()}};
    insertText(json, u"detail", error.detail);
    insertText(json, u"provider_message", error.providerMessage);
    if (error.httpStatus)
        json.insert(u"http_status"_s, *error.httpStatus);
    if (error.maybeBilled)
        json.insert(u"maybe_billed"_s, true);
    return json;
}

} // namespace

QJsonObject jobJson(const Job &job, const MediaLibrary &library, UtcMicros now)
{
    QJsonObject json{{u"job"_s, idText(job.id)},
                     {u"model"_s, job.model.toString()},
                     {u"state"_s, jobStateName(job.state).toString()},
                     {u"created"_s, dateText(job.stamps.created)},
                     {u"input"_s, job.input},
                     {u"attempt"_s, job.attempt}};
    insertText(json, u"provider_id", job.providerId);
    if (!job.batch.isNull())
        json.insert(u"batch"_s, idText(job.batch));
    if (!job.retryOf.isNull())
        json.insert(u"retry_of"_s, idText(job.retryOf));
    if (job.kind)
        json.insert(u"kind"_s, requestKindName(*job.kind).toString());
    insertText(json, u"version", job.version);
    if (job.seed)
        json.insert(u"seed"_s, *job.seed);
    insertClocks(json, jobClocks(job, now));
    if (job.cost)
        json.insert(u"cost"_s, costJson(*job.cost, job.sandbox));
    insertText(json, u"hardware", job.hardware);
    insertText(json, u"logs", job.logs);
    insertText(json, u"web_url", job.webUrl.toString());
    if (!job.metrics.isEmpty())
        json.insert(u"metrics"_s, job.metrics);
    if (!job.output.isNull() && !job.output.isUndefined())
        json.insert(u"output"_s, job.output);
    if (job.outputExpired)
        json.insert(u"output_expired"_s, true);
    if (job.paused)
        json.insert(u"paused"_s, true);
    QJsonArray artifacts;
    for (const Artifact &artifact : job.artifacts) {
        QJsonObject one{{u"state"_s, artifactStateName(artifact.state).toString()}, {u"name"_s, artifact.fileName}};
        insertText(one, u"source", artifact.source);
        if (artifact.state == ArtifactState::Downloaded) {
            insertText(one, u"path", library.path(artifact.sha256));
            one.insert(u"type"_s, artifact.mediaType);
            one.insert(u"bytes"_s, artifact.bytes);
            one.insert(u"sha256"_s, QString::fromLatin1(artifact.sha256.toHex()));
        }
        if (artifact.width && artifact.height) {
            one.insert(u"width"_s, *artifact.width);
            one.insert(u"height"_s, *artifact.height);
        }
        if (artifact.duration)
            one.insert(u"duration_ms"_s, static_cast<qint64>(artifact.duration->count()));
        if (artifact.error)
            one.insert(u"error"_s, errorObject(*artifact.error, job.model.provider));
        artifacts.append(one);
    }
    json.insert(u"artifacts"_s, artifacts);
    if (job.error)
        json.insert(u"error"_s, errorObject(*job.error, job.model.provider));
    if (!job.invalidFields.isEmpty()) {
        QJsonArray fields;
        for (const InvalidField &field : job.invalidFields) {
            fields.append(QJsonObject{
                {u"field"_s, field.field}, {u"type"_s, field.type}, {u"description"_s, field.description}});
        }
        json.insert(u"invalid_fields"_s, fields);
    }
    return json;
}

QJsonObject jobJson(const JobSummary &job, UtcMicros now)
{
    QJsonObject json{{u"job"_s, idText(job.id)},
                     {u"model"_s, job.model.toString()},
                     {u"state"_s, jobStateName(job.state).toString()},
                     {u"created"_s, dateText(job.stamps.created)}};
    if (!job.batch.isNull())
        json.insert(u"batch"_s, idText(job.batch));
    if (job.kind)
        json.insert(u"kind"_s, requestKindName(*job.kind).toString());
    insertText(json, u"title", job.title);
    if (job.seed)
        json.insert(u"seed"_s, *job.seed);
    insertClocks(json, jobClocks(job.stamps, job.predictTime, job.state, now));
    if (job.cost)
        json.insert(u"cost"_s, costJson(*job.cost, job.sandbox));
    if (job.artifacts > 0) {
        json.insert(u"files"_s, job.artifacts);
        json.insert(u"files_here"_s, job.downloaded);
    }
    if (job.outputExpired)
        json.insert(u"output_expired"_s, true);
    if (job.paused)
        json.insert(u"paused"_s, true);
    if (job.error)
        json.insert(u"error"_s, QJsonObject{{u"kind"_s, errorKindName(*job.error).toString()}});
    return json;
}

} // namespace bakeoff
