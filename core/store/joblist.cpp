// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/joblist.h"

#include "compare/replyjson.h"
#include "store/database.h"
#include "store/jobrow.h"
#include "store/sqlvalues.h"

#include <QHash>
#include <QSqlQuery>

#include <numeric>

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

/// JobStand as a number.
constexpr QLatin1StringView kStand =
    "CASE j.state WHEN 'queued' THEN CASE WHEN j.paused = 1 OR EXISTS (SELECT 1 FROM job_settings s"
    " WHERE s.name IN ('paused', 'paused/' || j.provider) AND s.value <> 0) THEN 1 ELSE 0 END"
    " WHEN 'sending' THEN 2 WHEN 'starting' THEN 2 WHEN 'processing' THEN 2"
    " WHEN 'succeeded' THEN CASE WHEN j.active = 1 AND EXISTS (SELECT 1 FROM artifacts a WHERE a.job = j.id"
    " AND a.state = 'waiting') THEN 3 ELSE 4 END"
    " WHEN 'canceled' THEN 6 WHEN 'aborted' THEN 6 WHEN 'unconfirmed' THEN 7 ELSE 5 END"_L1;
static_assert(kJobStands[1] == JobStand::Held && int(JobStand::Running) == 2 && int(JobStand::Done) == 4
              && int(JobStand::Failed) == 5 && int(JobStand::Unconfirmed) == 7);

/// Of those that failed alone: it is looked up in another table.
constexpr QLatin1StringView kError =
    "CASE WHEN j.state = 'failed' THEN (SELECT d.error FROM job_details d WHERE d.job = j.key) END"_L1;

constexpr QLatin1StringView kStarred = "EXISTS (SELECT 1 FROM job_marks m WHERE m.job = j.id AND m.starred = 1)"_L1;

constexpr QLatin1StringView kThere = "j.deleted IS NULL"_L1;

JobStand standFrom(const QVariant &value)
{
    return static_cast<JobStand>(value.toInt());
}

std::optional<Cost> costFrom(const QVariant &kindName, const QVariant &picos)
{
    const auto kind = chargeKindFromName(kindName.toString());
    if (!kind)
        return std::nullopt;
    if (*kind == ChargeKind::Unknown || picos.isNull())
        return Cost::unknown();
    return Cost{*kind, Usd::fromPicos(picos.toLongLong())};
}

/// \param at the column it begins with; behind it then
JobSummary summaryFromRow(const QSqlQuery &row, int &at)
{
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
    const QVariant kind = next();
    job.cost = costFrom(kind, next());
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

/// kSummary, kStand, kError, kStarred
JobRow rowFrom(const QSqlQuery &row)
{
    int at = 0;
    JobRow found;
    found.job = summaryFromRow(row, at);
    found.stand = standFrom(row.value(at++));
    if (const QVariant error = row.value(at++); !error.isNull())
        found.error = errorFromJson(sql::toObject(error));
    found.starred = row.value(at).toBool();
    return found;
}

constexpr qsizetype kMostAtOnce = 500; ///< ids in one question

QVariantList idValues(const QList<Id> &ids)
{
    QVariantList values;
    for (const Id &id : ids)
        values.append(sql::id(id));
    return values;
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
    void addAny(const QAnyStringView &column, const QVariantList &any)
    {
        if (!any.isEmpty())
            add(column.toString() + u" IN ("_s + QStringList(any.size(), u"?"_s).join(u',') + u')', any);
    }
    QString sql() const { return parts.isEmpty() ? u"1"_s : parts.join(u" AND "_s); }
};

JobCondition conditionOf(const JobFilter &filter)
{
    JobCondition condition;
    condition.add(kThere, {});
    QVariantList states;
    for (const JobState state : filter.states)
        states.append(sql::name(jobStateName(state)));
    condition.addAny(u"j.state"_s, states);
    QVariantList stands;
    for (const JobStand stand : filter.stands)
        stands.append(static_cast<int>(stand));
    condition.addAny(kStand, stands);
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

int JobBatchSummary::jobs() const
{
    return std::accumulate(stands.cbegin(), stands.cend(), 0);
}

Result<JobRowPage> JobList::rows(const JobFilter &filter, int count, const QString &after) const
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
    JobRowPage page;
    const Status s = m_db.each(
        u"SELECT %1, %2, %3, %4 FROM jobs j WHERE %5 ORDER BY j.created DESC, j.id DESC LIMIT ?"_s.arg(kSummary, kStand, kError, kStarred,
                                                                                                condition.sql()),
        condition.values + QVariantList{count + 1}, [&page, count](const QSqlQuery &row) {
            if (page.rows.size() == count) {
                const JobSummary &last = page.rows.constLast().job;
                page.next = u"%1.%2"_s.arg(last.stamps.created.value).arg(idText(last.id));
                return false;
            }
            page.rows.append(rowFrom(row));
            return true;
        });
    return s ? Result<JobRowPage>(page) : Result<JobRowPage>(s.error());
}

Result<JobPage> JobList::page(const JobFilter &filter, int count, const QString &after) const
{
    const Result<JobRowPage> found = rows(filter, count, after);
    if (!found)
        return found.error();
    JobPage page{.rows = {}, .next = found->next};
    for (const JobRow &row : found->rows)
        page.rows.append(row.job);
    return page;
}

Result<QList<JobRow>> JobList::rowsOf(const QList<Id> &ids) const
{
    QList<JobRow> rows;
    Status s = success();
    for (qsizetype i = 0; s && i < ids.size(); i += kMostAtOnce) {
        JobCondition condition;
        condition.add(kThere, {});
        condition.addAny(u"j.id"_s, idValues(ids.mid(i, kMostAtOnce)));
        s = m_db.each(u"SELECT %1, %2, %3, %4 FROM jobs j WHERE %5 ORDER BY j.created DESC, j.id DESC"_s.arg(kSummary, kStand, kError, kStarred,
                                                                                                  condition.sql()),
                      condition.values, [&rows](const QSqlQuery &row) {
                          rows.append(rowFrom(row));
                          return true;
                      });
    }
    return s ? Result<QList<JobRow>>(rows) : Result<QList<JobRow>>(s.error());
}

Result<QList<JobSummary>> JobList::of(const QList<Id> &ids) const
{
    const Result<QList<JobRow>> found = rowsOf(ids);
    if (!found)
        return found.error();
    QList<JobSummary> rows;
    for (const JobRow &row : *found)
        rows.append(row.job);
    return rows;
}

Result<QList<JobTally>> JobList::tally(const JobFilter &filter) const
{
    JobFilter wide = filter;
    wide.states.clear();
    wide.stands.clear();
    const JobCondition condition = conditionOf(wide);
    QList<JobTally> tallies;
    const Status s = m_db.each(u"SELECT j.provider, %1 AS stand, count(*) FROM jobs j WHERE %2 GROUP BY j.provider, stand"_s.arg(
                                   kStand, condition.sql()),
                               condition.values, [&tallies](const QSqlQuery &row) {
                                   tallies.append({.provider = row.value(0).toString(),
                                                   .stand = standFrom(row.value(1)),
                                                   .count = row.value(2).toInt()});
                                   return true;
                               });
    return s ? Result<QList<JobTally>>(tallies) : Result<QList<JobTally>>(s.error());
}

Result<QList<JobBatchSummary>> JobList::batches(const QList<Id> &ids) const
{
    QHash<Id, JobBatchSummary> found;
    Status s = success();
    for (qsizetype i = 0; s && i < ids.size(); i += kMostAtOnce) {
        const QVariantList values = idValues(ids.mid(i, kMostAtOnce));
        JobCondition named;
        named.addAny(u"b.id"_s, values);
        s = m_db.each(u"SELECT b.id, b.name, b.created, count(DISTINCT j.provider || '/' || j.model), count(DISTINCT j.seed),"
                      " coalesce(min(j.sandbox), 0) FROM job_batches b LEFT JOIN jobs j ON j.batch = b.id AND j.deleted IS NULL WHERE %1"
                      " GROUP BY b.id"_s.arg(named.sql()),
                      values, [&found](const QSqlQuery &row) {
                          JobBatchSummary batch;
                          batch.batch = {.id = sql::toId(row.value(0)),
                                         .name = row.value(1).toString(),
                                         .created = UtcMicros{row.value(2).toLongLong()}};
                          batch.models = row.value(3).toInt();
                          batch.seeds = row.value(4).toInt();
                          batch.sandbox = row.value(5).toBool();
                          found.insert(batch.batch.id, batch);
                          return true;
                      });
        if (!s)
            break;
        JobCondition any;
        any.add(kThere, {});
        any.addAny(u"j.batch"_s, values);
        s = m_db.each(u"SELECT j.batch, %1, j.cost_kind, j.cost_picos FROM jobs j WHERE %2"_s.arg(kStand, any.sql()), values,
                      [&found](const QSqlQuery &row) {
                          JobBatchSummary &batch = found[sql::toId(row.value(0))];
                          ++batch.stands[standFrom(row.value(1))];
                          if (const std::optional<Cost> cost = costFrom(row.value(2), row.value(3)))
                              batch.cost.add(*cost);
                          return true;
                      });
    }
    return s ? Result<QList<JobBatchSummary>>(found.values()) : Result<QList<JobBatchSummary>>(s.error());
}

Result<QList<ModelRef>> JobList::models() const
{
    QList<ModelRef> models;
    const Status s = m_db.each(u"SELECT DISTINCT provider, model FROM jobs WHERE deleted IS NULL ORDER BY provider, model"_s, {},
                               [&models](const QSqlQuery &row) {
                                   models.append({row.value(0).toString(), row.value(1).toString()});
                                   return true;
                               });
    return s ? Result<QList<ModelRef>>(models) : Result<QList<ModelRef>>(s.error());
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
    const Status s = m_db.each(u"SELECT state, count(*) FROM jobs WHERE deleted IS NULL GROUP BY state"_s, {}, [&counts](const QSqlQuery &row) {
        if (const auto state = jobStateFromName(row.value(0).toString()))
            counts.states.insert(*state, row.value(1).toInt());
        return true;
    });
    if (!s)
        return s.error();
    const Result<QVariant> waiting = m_db.value(
        u"SELECT count(*) FROM jobs j JOIN artifacts a ON a.job = j.id WHERE j.active = 1 AND j.deleted IS NULL AND a.state = 'waiting'"_s);
    if (!waiting)
        return waiting.error();
    counts.waitingFiles = waiting->toInt();
    return counts;
}

Result<QList<JobBatch>> JobList::newestBatches(int count) const
{
    QList<JobBatch> batches;
    const Status s = m_db.each(u"SELECT id, name, created FROM job_batches b WHERE EXISTS (SELECT 1 FROM jobs j WHERE j.batch = b.id"
                               " AND j.deleted IS NULL) ORDER BY created DESC, id DESC LIMIT ?"_s,
                               {count}, [&batches](const QSqlQuery &row) {
                                   batches.append({.id = sql::toId(row.value(0)),
                                                   .name = row.value(1).toString(),
                                                   .created = UtcMicros{row.value(2).toLongLong()}});
                                   return true;
                               });
    return s ? Result<QList<JobBatch>>(batches) : Result<QList<JobBatch>>(s.error());
}

} // namespace bakeoff
