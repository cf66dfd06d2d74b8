// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/joblist.h"

#include "store/database.h"
#include "store/jobrow.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kSummary =
    "j.id, j.batch, j.provider, j.model, j.kind, j.sandbox, j.state, j.title, j.created, j.sent, j.confirmed, j.ended,"
    " j.provider_created, j.provider_started, j.provider_completed, j.predict_time, j.cost_kind, j.cost_picos,"
    " j.priority, j.position, j.paused, j.cancel_wanted, j.output_expired, j.seed, j.attempt, j.error_kind,"
    " (SELECT count(*) FROM artifacts a WHERE a.job = j.id),"
    " (SELECT count(*) FROM artifacts a WHERE a.job = j.id AND a.state = 'downloaded'),"
    " (SELECT a.sha256 FROM artifacts a WHERE a.job = j.id AND a.state = 'downloaded' ORDER BY a.position LIMIT 1),"
    " (SELECT a.media_type FROM artifacts a WHERE a.job = j.id AND a.state = 'downloaded' ORDER BY a.position LIMIT 1)"_L1;

JobSummary summaryFromRow(const QSqlQuery &row)
{
    int at = 0;
    const auto next = [&row, &at] { return row.value(at++); };
    JobSummary job;
    job.id = sql::toId(next());
    const QVariant batch = next();
    job.batch = batch.isNull() ? Id() : sql::toId(batch);
    job.model.provider = next().toString();
    job.model.id = next().toString();
    job.kind = requestKindFromName(next().toString());
    job.sandbox = next().toBool();
    // A state of a later version has ended, as far as this one can tell.
    job.state = jobStateFromName(next().toString()).value_or(JobState::Failed);
    job.title = next().toString();
    job.stamps.created = UtcMicros{next().toLongLong()};
    job.stamps.sent = sql::toMicros(next());
    job.stamps.confirmed = sql::toMicros(next());
    job.stamps.ended = sql::toMicros(next());
    job.stamps.providerCreated = sql::toMicros(next());
    job.stamps.providerStarted = sql::toMicros(next());
    job.stamps.providerCompleted = sql::toMicros(next());
    if (const QVariant seconds = next(); !seconds.isNull())
        job.predictTime = seconds.toDouble();
    const auto kind = chargeKindFromName(next().toString());
    const QVariant picos = next();
    if (kind && (*kind == ChargeKind::Unknown || picos.isNull()))
        job.cost = Cost::unknown();
    else if (kind)
        job.cost = Cost{*kind, Usd::fromPicos(picos.toLongLong())};
    job.priority = next().toInt();
    job.position = next().toLongLong();
    job.paused = next().toBool();
    job.cancelWanted = next().toBool();
    job.outputExpired = next().toBool();
    if (const QVariant seed = next(); !seed.isNull())
        job.seed = seed.toLongLong();
    job.attempt = next().toInt();
    job.error = errorKindFromName(next().toString());
    job.artifacts = next().toInt();
    job.downloaded = next().toInt();
    job.firstSha256 = next().toByteArray();
    job.firstMediaType = next().toString();
    return job;
}

/// Conditions with the values of their question marks.
struct JobCondition {
    QStringList parts;
    QVariantList values;

    void add(const QString &part, const QVariantList &more)
    {
        parts.append(part);
        values += more;
    }
    void addAny(const QString &column, const QVariantList &any)
    {
        if (!any.isEmpty())
            add(column + u" IN ("_s + QStringList(any.size(), u"?"_s).join(u',') + u')', any);
    }
    QString sql() const { return parts.isEmpty() ? u"1"_s : parts.join(u" AND "_s); }
};

JobCondition conditionOf(const JobFilter &filter)
{
    JobCondition condition;
    QVariantList states;
    for (const JobState state : filter.states)
        states.append(sql::name(jobStateName(state)));
    condition.addAny(u"j.state"_s, states);
    QVariantList providers;
    for (const QString &provider : filter.providers)
        providers.append(sql::text(provider));
    condition.addAny(u"j.provider"_s, providers);
    QVariantList models;
    for (const ModelRef &model : filter.models)
        models.append(sql::text(model.toString()));
    condition.addAny(u"j.provider || '/' || j.model"_s, models);
    QVariantList kinds;
    for (const RequestKind kind : filter.kinds)
        kinds.append(sql::name(requestKindName(kind)));
    condition.addAny(u"j.kind"_s, kinds);
    if (!filter.batch.isNull())
        condition.add(u"j.batch = ?"_s, {sql::id(filter.batch)});
    if (!filter.text.isEmpty()) {
        QString pattern = filter.text;
        pattern.replace(u"\\"_s, u"\\\\"_s).replace(u"%"_s, u"\\%"_s).replace(u"_"_s, u"\\_"_s);
        pattern = u'%' + pattern + u'%';
        condition.add(u"(j.title LIKE ? ESCAPE '\\' OR j.provider || '/' || j.model LIKE ? ESCAPE '\\')"_s,
                      {pattern, pattern});
    }
    if (filter.from)
        condition.add(u"j.created >= ?"_s, {filter.from->value});
    if (filter.until)
        condition.add(u"j.created < ?"_s, {filter.until->value});
    return condition;
}

} // namespace

int JobCounts::active() const
{
    int sum = 0;
    for (const auto &[state, count] : states.asKeyValueRange())
        sum += isFinal(state) ? 0 : count;
    return sum;
}

Result<JobPage> JobList::page(const JobFilter &filter, int count, const QString &after) const
{
    JobCondition condition = conditionOf(filter);
    if (!after.isEmpty()) {
        const qsizetype dot = after.indexOf(u'.');
        bool number = false;
        const qint64 created = after.first(std::max<qsizetype>(dot, 0)).toLongLong(&number);
        const Id id = Id::fromString(after.sliced(dot + 1));
        if (!number || id.isNull())
            return Error{.kind = ErrorKind::BadInput, .detail = u"no place in the list of jobs"_s};
        condition.add(u"(j.created, j.id) < (?, ?)"_s, {created, sql::id(id)});
    }
    JobPage page;
    const Status s = m_db.each(
        u"SELECT %1 FROM jobs j WHERE %2 ORDER BY j.created DESC, j.id DESC LIMIT ?"_s.arg(kSummary, condition.sql()),
        condition.values + QVariantList{count + 1}, [&page, count](const QSqlQuery &row) {
            if (page.rows.size() == count) {
                const JobSummary &last = page.rows.constLast();
                page.next = u"%1.%2"_s.arg(last.stamps.created.value).arg(idText(last.id));
                return false;
            }
            page.rows.append(summaryFromRow(row));
            return true;
        });
    return s ? Result<JobPage>(page) : Result<JobPage>(s.error());
}

Result<QList<JobSummary>> JobList::of(const QList<Id> &ids) const
{
    constexpr qsizetype kMostAtOnce = 500;
    QList<JobSummary> rows;
    Status s = success();
    for (qsizetype i = 0; s && i < ids.size(); i += kMostAtOnce) {
        JobCondition condition;
        QVariantList values;
        for (const Id &id : ids.mid(i, kMostAtOnce))
            values.append(sql::id(id));
        condition.addAny(u"j.id"_s, values);
        s = m_db.each(u"SELECT %1 FROM jobs j WHERE %2 ORDER BY j.created DESC, j.id DESC"_s.arg(kSummary, condition.sql()),
                      condition.values, [&rows](const QSqlQuery &row) {
                          rows.append(summaryFromRow(row));
                          return true;
                      });
    }
    return s ? Result<QList<JobSummary>>(rows) : Result<QList<JobSummary>>(s.error());
}

Result<QList<Id>> JobList::queueOrder() const
{
    QList<Id> ids;
    const Status s = m_db.each(u"SELECT id FROM jobs WHERE active = 1 AND state = 'queued'"
                               " ORDER BY priority DESC, position, key"_s,
                               {}, [&ids](const QSqlQuery &row) {
                                   ids.append(sql::toId(row.value(0)));
                                   return true;
                               });
    return s ? Result<QList<Id>>(ids) : Result<QList<Id>>(s.error());
}

Result<JobCounts> JobList::counts() const
{
    JobCounts counts;
    const Status s = m_db.each(u"SELECT state, count(*) FROM jobs GROUP BY state"_s, {}, [&counts](const QSqlQuery &row) {
        if (const auto state = jobStateFromName(row.value(0).toString()))
            counts.states.insert(*state, row.value(1).toInt());
        return true;
    });
    if (!s)
        return s.error();
    const Result<QVariant> waiting = m_db.value(
        u"SELECT count(*) FROM jobs j JOIN artifacts a ON a.job = j.id WHERE j.active = 1 AND a.state = 'waiting'"_s);
    if (!waiting)
        return waiting.error();
    counts.waitingFiles = waiting->toInt();
    return counts;
}

Result<QList<JobBatch>> JobList::newestBatches(int count) const
{
    QList<JobBatch> batches;
    const Status s = m_db.each(u"SELECT id, name, created FROM job_batches ORDER BY created DESC, id DESC LIMIT ?"_s,
                               {count}, [&batches](const QSqlQuery &row) {
                                   batches.append({.id = sql::toId(row.value(0)),
                                                   .name = row.value(1).toString(),
                                                   .created = UtcMicros{row.value(2).toLongLong()}});
                                   return true;
                               });
    return s ? Result<QList<JobBatch>>(batches) : Result<QList<JobBatch>>(s.error());
}

} // namespace bakeoff
