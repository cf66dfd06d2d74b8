// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/jobrepository.h"

#include "costs/charge.h"
#include "jobs/jobclocks.h"
#include "jobs/jobrules.h"
#include "store/artifactrepository.h"
#include "store/budgetrepository.h"
#include "store/chargerepository.h"
#include "store/database.h"
#include "store/jobrow.h"
#include "store/searchrepository.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Between two neighbours, so that one can be put in between without touching the others.
constexpr qint64 kGap = 1 << 20;

qint64 leaseMicros()
{
    return std::chrono::microseconds(kLeaseFor).count();
}

/// That a lease is free for `me`; two more values: now, and the latest end that a lease can have.
constexpr QLatin1StringView kFree = "(lease_owner IS NULL OR lease_owner = ? OR lease_until <= ? OR lease_until > ?)"_L1;

QVariantList freeValues(const Id &me, UtcMicros now)
{
    return {sql::id(me), now.value, now.value + 2 * leaseMicros()};
}

QVariant picos(const std::optional<Cost> &cost)
{
    return cost && cost->amount ? QVariant(cost->amount->picos()) : QVariant();
}

QVariant costKind(const std::optional<Cost> &cost)
{
    return cost ? sql::name(chargeKindName(cost->kind)) : QVariant();
}

template <typename T>
QVariant orNull(const std::optional<T> &value)
{
    return value ? QVariant(static_cast<qint64>(*value)) : QVariant();
}

/// "(?, ?, ?)" and the ids.
QString marks(qsizetype count)
{
    return u'(' + QStringList(count, u"?"_s).join(u',') + u')';
}

QVariantList idValues(const QList<Id> &ids)
{
    QVariantList values;
    for (const Id &id : ids)
        values.append(sql::id(id));
    return values;
}

/// SQLite takes 32,766 values a statement.
constexpr qsizetype kMostAtOnce = 500;

} // namespace

Result<Job> JobRepository::load(const Id &id) const
{
    Result<QList<Job>> found = jobsWhere(m_db, u"j.id = ? AND j.deleted IS NULL"_s, {sql::id(id)});
    if (!found)
        return found.error();
    if (found->isEmpty())
        return Error{.kind = ErrorKind::NotFound, .detail = u"no job %1"_s.arg(idText(id))};
    return found->first();
}

Result<QList<Job>> JobRepository::load(const QList<Id> &ids) const
{
    QList<Job> jobs;
    for (qsizetype i = 0; i < ids.size(); i += kMostAtOnce) {
        const QList<Id> part = ids.mid(i, kMostAtOnce);
        const Result<QList<Job>> found = jobsWhere(m_db, u"j.id IN "_s + marks(part.size()), idValues(part));
        if (!found)
            return found.error();
        jobs += *found;
    }
    return jobs;
}

Result<QList<JobBatch>> JobRepository::batches(const QList<Id> &ids) const
{
    QList<JobBatch> found;
    Status s = success();
    for (qsizetype i = 0; s && i < ids.size(); i += kMostAtOnce) {
        const QList<Id> part = ids.mid(i, kMostAtOnce);
        s = m_db.each(u"SELECT id, name, created FROM job_batches WHERE id IN "_s + marks(part.size()), idValues(part),
                      [&found](const QSqlQuery &row) {
                          found.append({.id = sql::toId(row.value(0)),
                                        .name = row.value(1).toString(),
                                        .created = UtcMicros{row.value(2).toLongLong()}});
                          return true;
                      });
    }
    return s ? Result<QList<JobBatch>>(found) : Result<QList<JobBatch>>(s.error());
}

Result<bool> JobRepository::exists(const Id &job) const
{
    const Result<QVariant> found = m_db.value(u"SELECT EXISTS (SELECT 1 FROM jobs WHERE id = ?)"_s, {sql::id(job)});
    return found ? Result<bool>(found->toBool()) : Result<bool>(found.error());
}

Result<QList<Job>> JobRepository::sending(const QString &provider) const
{
    return jobsWhere(m_db, u"j.active = 1 AND j.state = 'sending' AND j.provider = ?"_s, {sql::text(provider)});
}

Result<int> JobRepository::underWay(const QString &provider, UtcMicros now) const
{
    const Result<QVariant> count =
        m_db.value(u"SELECT count(*) FROM jobs WHERE active = 1 AND provider = ? AND (state IN ('sending', 'starting',"
                   " 'processing') OR (state = 'queued' AND has_secrets = 0 AND lease_until > ? AND lease_until <= ?))"_s,
                   {sql::text(provider), now.value, now.value + 2 * leaseMicros()});
    return count ? Result<int>(count->toInt()) : Result<int>(count.error());
}

Result<QSet<QString>> JobRepository::claimedIds(const QString &provider, UtcMicros from) const
{
    QSet<QString> ids;
    const Status s = m_db.each(u"SELECT provider_id FROM jobs WHERE provider = ? AND provider_id <> '' AND sent >= ?"_s,
                               {sql::text(provider), from.value}, [&ids](const QSqlQuery &row) {
                                   ids.insert(row.value(0).toString());
                                   return true;
                               });
    return s ? Result<QSet<QString>>(ids) : Result<QSet<QString>>(s.error());
}

Result<QList<Job>> JobRepository::nextQueued(const QString &provider, const Id &me, UtcMicros now, int count) const
{
    return jobsWhere(m_db,
                     u"j.active = 1 AND j.state = 'queued' AND j.provider = ? AND j.paused = 0 AND j.cancel_wanted = 0"
                     " AND (j.not_before IS NULL OR j.not_before <= ?) AND %1"
                     " ORDER BY j.priority DESC, j.position, j.key LIMIT ?"_s.arg(QString(kFree)),
                     QVariantList{sql::text(provider), now.value} + freeValues(me, now) + QVariantList{count});
}

Result<QStringList> JobRepository::providersWithQueued() const
{
    QStringList names;
    const Status s = m_db.each(u"SELECT DISTINCT provider FROM jobs WHERE active = 1 AND state = 'queued'"_s, {},
                               [&names](const QSqlQuery &row) {
                                   names.append(row.value(0).toString());
                                   return true;
                               });
    return s ? Result<QStringList>(names) : Result<QStringList>(s.error());
}

Result<QMap<QString, qint64>> JobRepository::settings() const
{
    QMap<QString, qint64> settings;
    const Status s = m_db.each(u"SELECT name, value FROM job_settings"_s, {}, [&settings](const QSqlQuery &row) {
        settings.insert(row.value(0).toString(), row.value(1).toLongLong());
        return true;
    });
    return s ? Result<QMap<QString, qint64>>(settings) : Result<QMap<QString, qint64>>(s.error());
}

Status JobRepository::add(const std::optional<JobBatch> &batch, QList<Job> jobs, const BudgetRequest &budget,
                          const Id &owner, UtcMicros now, const IsAlive &isAlive)
{
    Status s = success();
    if (batch) {
        s = m_db.exec(u"INSERT INTO job_batches (id, name, created) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING"_s,
                      {sql::id(batch->id), sql::text(batch->name), batch->created.value});
    }
    const Result<QVariant> last = m_db.value(u"SELECT coalesce(max(position), 0) FROM jobs"_s);
    if (!last)
        return last.error();
    qint64 position = last->toLongLong();
    for (Job &job : jobs) {
        if (!s)
            return s;
        position += kGap;
        job.position = position;
        s = insert(job);
        if (s && job.hasSecrets) {
            s = m_db.exec(u"UPDATE jobs SET lease_owner = ?, lease_until = ? WHERE id = ?"_s,
                          {sql::id(owner), now.value + leaseMicros(), sql::id(job.id)});
        }
    }
    if (!s || budget.reservations.isEmpty())
        return s;
    BudgetRepository budgets(m_db);
    s = budgets.reserve(budget, owner, now, isAlive);
    for (const Reservation &reservation : budget.reservations) {
        if (s)
            s = budgets.holdForJob(reservation.subject);
    }
    return s;
}

Status JobRepository::insert(const Job &job)
{
    Status s = m_db.exec(
        u"INSERT INTO jobs (id, batch, provider, model, route, version, kind, sandbox, state, active, title, seed, created,"
        " provider_id, hardware, priority, position, paused, cancel_wanted, output_expired, has_secrets, deadline,"
        " attempt, retry_of, failed_sends, not_before)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, '', ?, ?, ?, ?, 0, 0, ?, ?, ?, ?, 0, ?)"_s,
        {sql::id(job.id), sql::idOrNull(job.batch), sql::text(job.model.provider), sql::text(job.model.id),
         sql::name(predictionRouteName(job.route)), sql::text(job.version),
         job.kind ? sql::name(requestKindName(*job.kind)) : QVariant(), job.sandbox ? 1 : 0,
         sql::name(jobStateName(JobState::Queued)), sql::text(job.title), orNull(job.seed), job.stamps.created.value,
         sql::text(job.hardware), job.priority, job.position, job.paused ? 1 : 0, job.hasSecrets ? 1 : 0,
         job.deadline ? QVariant(static_cast<qint64>(job.deadline->count())) : QVariant(), job.attempt,
         sql::idOrNull(job.retryOf), sql::micros(job.notBefore)});
    if (s) {
        s = m_db.exec(u"INSERT INTO job_details (job, input, files, web_url, logs, metrics, output, error, invalid_fields,"
                      " cost_basis, raw_request, raw_response)"
                      " SELECT key, ?, ?, '', '', '{}', 'null', NULL, '[]', '{}', x'', x'' FROM jobs WHERE id = ?"_s,
                      {sql::json(job.input), sql::filesJson(job.files), sql::id(job.id)});
    }
    for (const JobFile &file : job.files) {
        if (s) {
            s = m_db.exec(u"INSERT INTO job_files (job, sha256) VALUES (?, ?) ON CONFLICT DO NOTHING"_s,
                          {sql::id(job.id), sql::blob(file.sha256)});
        }
    }
    return s ? SearchRepository(m_db).indexJob(job.id) : s;
}

Result<QList<Id>> JobRepository::claimInFlight(const Id &me, UtcMicros now, UtcMicros until)
{
    QList<Id> ids;
    const Status s = m_db.each(u"UPDATE jobs SET lease_owner = ?, lease_until = ? WHERE active = 1 AND state <> 'queued'"
                               " AND %1 RETURNING id"_s.arg(QString(kFree)),
                               QVariantList{sql::id(me), until.value} + freeValues(me, now),
                               [&ids](const QSqlQuery &row) {
                                   ids.append(sql::toId(row.value(0)));
                                   return true;
                               });
    return s ? Result<QList<Id>>(ids) : Result<QList<Id>>(s.error());
}

Result<bool> JobRepository::claim(const Id &job, const Id &me, UtcMicros now, UtcMicros until)
{
    const Status s = m_db.exec(
        u"UPDATE jobs SET lease_owner = ?, lease_until = ? WHERE id = ? AND active = 1 AND %1"_s.arg(QString(kFree)),
        QVariantList{sql::id(me), until.value, sql::id(job)} + freeValues(me, now));
    return s ? Result<bool>(m_db.changedRows() > 0) : Result<bool>(s.error());
}

Result<int> JobRepository::releaseDead(const IsAlive &isAlive)
{
    QList<Id> owners;
    Status s = m_db.each(u"SELECT DISTINCT lease_owner FROM jobs WHERE active = 1 AND lease_owner IS NOT NULL"_s, {},
                         [&owners](const QSqlQuery &row) {
                             owners.append(sql::toId(row.value(0)));
                             return true;
                         });
    int released = 0;
    for (const Id &owner : std::as_const(owners)) {
        if (!s || isAlive(owner))
            continue;
        s = m_db.exec(u"UPDATE jobs SET lease_owner = NULL, lease_until = NULL WHERE active = 1 AND lease_owner = ?"_s,
                      {sql::id(owner)});
        released += m_db.changedRows();
    }
    return s ? Result<int>(released) : Result<int>(s.error());
}

Status JobRepository::renew(const Id &me, UtcMicros until)
{
    return m_db.exec(u"UPDATE jobs SET lease_until = ? WHERE active = 1 AND lease_owner = ?"_s,
                     {until.value, sql::id(me)});
}

Status JobRepository::release(const Id &me, const Id &job)
{
    if (job.isNull()) {
        return m_db.exec(u"UPDATE jobs SET lease_owner = NULL, lease_until = NULL WHERE active = 1 AND lease_owner = ?"_s,
                         {sql::id(me)});
    }
    return m_db.exec(u"UPDATE jobs SET lease_owner = NULL, lease_until = NULL WHERE id = ? AND lease_owner = ?"
                     " AND NOT (state = 'queued' AND has_secrets = 1)"_s,
                     {sql::id(job), sql::id(me)});
}

Result<bool> JobRepository::markSending(const Id &job, const Id &me, UtcMicros now)
{
    const Status s = m_db.exec(u"UPDATE jobs SET state = 'sending', sent = ?, not_before = NULL WHERE id = ?"
                               " AND state = 'queued' AND provider_id = '' AND cancel_wanted = 0 AND paused = 0"
                               " AND lease_owner = ? AND NOT EXISTS (SELECT 1 FROM job_settings WHERE value <> 0"
                               " AND name IN ('paused', 'paused/' || jobs.provider))"_s,
                               {now.value, sql::id(job), sql::id(me)});
    return s ? Result<bool>(m_db.changedRows() > 0) : Result<bool>(s.error());
}

Status JobRepository::unmarkSending(const Id &job, const Id &me)
{
    return m_db.exec(u"UPDATE jobs SET state = 'queued', sent = NULL WHERE id = ? AND state = 'sending'"
                     " AND provider_id = '' AND (lease_owner IS NULL OR lease_owner = ?)"_s,
                     {sql::id(job), sql::id(me)});
}

Result<bool> JobRepository::confirm(const Job &job)
{
    Status s = m_db.exec(u"UPDATE jobs SET state = ?, provider_id = ?, confirmed = ?, provider_created = ?,"
                         " provider_started = ?, error_kind = NULL WHERE id = ? AND provider_id = ''"
                         " AND state IN ('sending', 'unconfirmed') AND NOT EXISTS (SELECT 1 FROM jobs other"
                         " WHERE other.provider = jobs.provider AND other.provider_id = ?)"_s,
                         {sql::name(jobStateName(job.state)), sql::text(job.providerId),
                          sql::micros(job.stamps.confirmed), sql::micros(job.stamps.providerCreated),
                          sql::micros(job.stamps.providerStarted), sql::id(job.id), sql::text(job.providerId)});
    if (!s)
        return s.error();
    if (m_db.changedRows() == 0)
        return false;
    s = putDetails(job);
    return s ? Result<bool>(true) : Result<bool>(s.error());
}

Status JobRepository::putDetails(const Job &job)
{
    return m_db.exec(u"UPDATE job_details SET files = ?, web_url = ?, logs = ?, metrics = ?, output = ?, error = ?,"
                     " invalid_fields = ?, cost_basis = ?, raw_request = ?, raw_response = ? WHERE job = (SELECT key FROM jobs WHERE id = ?)"_s,
                     {sql::filesJson(job.files), sql::text(job.webUrl.toString(QUrl::FullyEncoded)), sql::text(job.logs),
                      sql::json(job.metrics), sql::valueJson(job.output), sql::errorJson(job.error),
                      sql::fieldsJson(job.invalidFields), sql::json(job.costBasis), sql::blob(job.rawRequest),
                      sql::blob(job.rawResponse), sql::id(job.id)});
}

Result<bool> JobRepository::update(const Job &job, const Id &me)
{
    const auto predictTime = predictTimeOf(job.metrics);
    Status s = m_db.exec(
        u"UPDATE jobs SET state = ?, kind = coalesce(?, kind), sent = ?, ended = ?, provider_created = ?,"
        " provider_started = ?, provider_completed = ?, predict_time = ?, cost_kind = ?, cost_picos = ?, hardware = ?,"
        " output_expired = ?, failed_sends = ?, not_before = ?, error_kind = ?"
        " WHERE id = ? AND lease_owner = ? AND ended IS NULL AND provider_id = ?"_s,
        {sql::name(jobStateName(job.state)), job.kind ? sql::name(requestKindName(*job.kind)) : QVariant(),
         sql::micros(job.stamps.sent), sql::micros(job.stamps.ended), sql::micros(job.stamps.providerCreated),
         sql::micros(job.stamps.providerStarted), sql::micros(job.stamps.providerCompleted),
         predictTime ? QVariant(*predictTime) : QVariant(), costKind(job.cost), picos(job.cost),
         sql::text(job.hardware), job.outputExpired ? 1 : 0, job.failedSends, sql::micros(job.notBefore),
         job.error ? sql::name(errorKindName(job.error->kind)) : QVariant(), sql::id(job.id), sql::id(me),
         sql::text(job.providerId)});
    if (!s)
        return s.error();
    if (m_db.changedRows() == 0)
        return false;
    s = putDetails(job);
    return s ? Result<bool>(true) : Result<bool>(s.error());
}

Result<bool> JobRepository::end(const Job &job, const Id &me)
{
    const Result<bool> updated = update(job, me);
    if (!updated || !*updated)
        return updated;
    Status s = ArtifactRepository(m_db).put(job.artifacts);
    if (s && job.cost) {
        s = ChargeRepository(m_db).put({.subject = job.id,
                                        .comparison = {},
                                        .work = job.kind.value_or(RequestKind::Text),
                                        .model = job.model,
                                        .at = job.stamps.ended.value_or(job.stamps.created),
                                        .cost = *job.cost,
                                        .sandbox = job.sandbox,
                                        .source = chargeSourceOf(job.cost->kind),
                                        .basis = job.costBasis});
    }
    if (s)
        s = BudgetRepository(m_db).release(job.id);
    if (s)
        s = refreshActive(job.id);
    if (s)
        s = SearchRepository(m_db).indexJob(job.id);
    return s ? Result<bool>(true) : Result<bool>(s.error());
}

Result<bool> JobRepository::cancelQueued(const Id &job, UtcMicros now)
{
    Status s = m_db.exec(u"UPDATE jobs SET state = 'canceled', active = 0, ended = ?, cancel_wanted = 1,"
                         " lease_owner = NULL, lease_until = NULL WHERE id = ? AND state = 'queued'"_s,
                         {now.value, sql::id(job)});
    if (!s)
        return s.error();
    if (m_db.changedRows() == 0)
        return false;
    s = BudgetRepository(m_db).release(job);
    if (s)
        s = SearchRepository(m_db).indexJob(job);
    return s ? Result<bool>(true) : Result<bool>(s.error());
}

Status JobRepository::wantCancel(const Id &job)
{
    return m_db.exec(u"UPDATE jobs SET cancel_wanted = 1 WHERE id = ? AND ended IS NULL"_s, {sql::id(job)});
}

Status JobRepository::refreshActive(const Id &job)
{
    return m_db.exec(u"UPDATE jobs SET active = (ended IS NULL OR EXISTS (SELECT 1 FROM artifacts a WHERE a.job = jobs.id"
                     " AND a.state = 'waiting')), output_expired = CASE WHEN state = 'succeeded' AND EXISTS"
                     " (SELECT 1 FROM artifacts a WHERE a.job = jobs.id) AND NOT EXISTS (SELECT 1 FROM artifacts a"
                     " WHERE a.job = jobs.id AND a.state <> 'expired') THEN 1 ELSE output_expired END WHERE id = ?"_s,
                     {sql::id(job)});
}

Status JobRepository::settle(const Id &job, UtcMicros now)
{
    Status s = refreshActive(job);
    if (s) {
        s = m_db.exec(u"UPDATE jobs SET lease_owner = NULL, lease_until = NULL WHERE id = ? AND active = 0"_s,
                      {sql::id(job)});
    }
    if (s) {
        s = m_db.exec(u"UPDATE jobs SET saved = ? WHERE id = ? AND saved IS NULL AND EXISTS (SELECT 1 FROM artifacts a"
                      " WHERE a.job = jobs.id) AND NOT EXISTS (SELECT 1 FROM artifacts a WHERE a.job = jobs.id"
                      " AND a.state <> 'downloaded')"_s,
                      {now.value, sql::id(job)});
    }
    return s;
}

Result<std::optional<UtcMicros>> JobRepository::savedAt(const Id &job) const
{
    const Result<QVariant> saved = m_db.value(u"SELECT saved FROM jobs WHERE id = ?"_s, {sql::id(job)});
    return saved ? Result<std::optional<UtcMicros>>(sql::toMicros(*saved)) : Result<std::optional<UtcMicros>>(saved.error());
}

Status JobRepository::setPaused(const QList<Id> &jobs, bool paused)
{
    Status s = success();
    for (const Id &id : jobs) {
        if (s) {
            s = m_db.exec(u"UPDATE jobs SET paused = ? WHERE id = ? AND state = 'queued'"_s,
                          {paused ? 1 : 0, sql::id(id)});
        }
    }
    return s;
}

Status JobRepository::setPriority(const QList<Id> &jobs, int priority)
{
    Status s = success();
    for (const Id &id : jobs) {
        if (s) {
            s = m_db.exec(u"UPDATE jobs SET priority = ? WHERE id = ? AND state = 'queued'"_s,
                          {priority, sql::id(id)});
        }
    }
    return s;
}

Status JobRepository::move(const QList<Id> &jobs, const Id &before)
{
    // The order of all queued jobs with these taken out and put in again; only what changes is written.
    QList<std::pair<Id, qint64>> rest;
    Status s = m_db.each(u"SELECT id, position FROM jobs WHERE active = 1 AND state = 'queued' ORDER BY position, key"_s, {},
                         [&](const QSqlQuery &row) {
                             const Id id = sql::toId(row.value(0));
                             if (!jobs.contains(id))
                                 rest.append({id, row.value(1).toLongLong()});
                             return true;
                         });
    if (!s)
        return s;
    const auto place = std::ranges::find(rest, before, &std::pair<Id, qint64>::first);
    const qsizetype at = place - rest.begin();
    const qint64 low = at > 0 ? rest[at - 1].second : (at < rest.size() ? rest[at].second - kGap * (jobs.size() + 1) : 0);
    const qint64 high = at < rest.size() ? rest[at].second : low + kGap * (jobs.size() + 1);
    const qint64 step = (high - low) / (jobs.size() + 1);
    const auto put = [this](const Id &id, qint64 position) {
        return m_db.exec(u"UPDATE jobs SET position = ? WHERE id = ? AND state = 'queued'"_s, {position, sql::id(id)});
    };
    if (step > 0) {
        for (qsizetype i = 0; s && i < jobs.size(); ++i)
            s = put(jobs[i], low + step * (i + 1));
        return s;
    }
    // No room left between the two: all get new places, behind every other job.
    QList<Id> order;
    for (const auto &[id, position] : std::as_const(rest))
        order.append(id);
    for (qsizetype i = 0; i < jobs.size(); ++i)
        order.insert(at + i, jobs[i]);
    const Result<QVariant> last = m_db.value(u"SELECT coalesce(max(position), 0) FROM jobs"_s);
    if (!last)
        return last.error();
    for (qsizetype i = 0; s && i < order.size(); ++i)
        s = put(order[i], last->toLongLong() + kGap * (i + 1));
    return s;
}

Result<QList<QByteArray>> JobRepository::erase(const QList<Id> &jobs)
{
    QSet<QByteArray> named;
    Status s = success();
    for (const Id &id : jobs) {
        if (!s)
            break;
        const auto note = [&named](const QSqlQuery &row) {
            named.insert(row.value(0).toByteArray());
            return true;
        };
        const QVariant job = sql::id(id);
        s = m_db.each(u"SELECT a.sha256 FROM artifacts a JOIN jobs j ON j.id = a.job WHERE a.job = ? AND j.ended IS NOT NULL"
                      " AND a.sha256 IS NOT NULL"
                      " UNION SELECT f.sha256 FROM job_files f JOIN jobs j ON j.id = f.job WHERE f.job = ?"
                      " AND j.ended IS NOT NULL"_s,
                      {job, job}, note);
        if (s)
            s = m_db.exec(u"DELETE FROM jobs WHERE id = ? AND ended IS NOT NULL"_s, {job});
        if (s && m_db.changedRows() > 0)
            s = SearchRepository(m_db).forgetJob(id);
    }
    if (s)
        s = m_db.exec(u"DELETE FROM job_batches WHERE NOT EXISTS (SELECT 1 FROM jobs j WHERE j.batch = job_batches.id)"_s);
    QList<QByteArray> unnamed;
    for (const QByteArray &sha256 : std::as_const(named)) {
        if (!s)
            break;
        const Result<bool> used = ArtifactRepository(m_db).isNamed(sha256);
        if (!used)
            return used.error();
        if (!*used)
            unnamed.append(sha256);
    }
    return s ? Result<QList<QByteArray>>(unnamed) : Result<QList<QByteArray>>(s.error());
}

Status JobRepository::set(const QString &setting, std::optional<qint64> value)
{
    if (!value)
        return m_db.exec(u"DELETE FROM job_settings WHERE name = ?"_s, {sql::text(setting)});
    return m_db.exec(u"INSERT INTO job_settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET"
                     " value = excluded.value"_s,
                     {sql::text(setting), *value});
}

} // namespace bakeoff
