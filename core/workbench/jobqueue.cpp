// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/jobqueue.h"

#include "base/clock.h"
#include "base/log.h"
#include "jobs/jobrules.h"
#include "net/netthread.h"
#include "store/jobpricerepository.h"
#include "store/jobrepository.h"
#include "store/storereader.h"
#include "store/storethread.h"
#include "workbench/jobnethost.h"
#include "workbench/webhookhost.h"

#include <QEventLoop>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The wall clock may be set, and the machine may sleep: what is due is looked at no more seldom.
constexpr std::chrono::milliseconds kLongestWait = 20s;
constexpr std::chrono::seconds kRetryWriteAfter{1};

UtcMicros after(UtcMicros moment, std::chrono::microseconds by)
{
    return {moment.value + by.count()};
}

/// What the database says in one look.
struct QueueState {
    QMap<QString, qint64> settings;
    QStringList queued;
    QList<UnitPriceRow> prices;
    QList<HardwareChoice> choices;
    QList<JobSummary> mine;
};

struct Claimed {
    QList<Job> jobs;
    QStringList queued; ///< providers with queued jobs
    int ofTheDead = 0;
};

} // namespace

JobQueue::JobQueue(NetThread &net, StoreThread &store, StoreReader &reader, QString mediaFolder,
                   Surroundings surroundings, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_net(net)
    , m_store(store)
    , m_reader(reader)
    , m_library(std::move(mediaFolder))
    , m_surroundings(std::move(surroundings))
    , m_clock(clock)
    , m_calls(net, m_surroundings.acquire, this)
    , m_host(new JobNetHost)
    , m_hooks(new WebHookHost(m_clock, [this, home = m_calls.home()](const QString &provider, const QString &prediction) {
        home->post([this, provider, prediction] { called(provider, prediction); });
    }))
{
    m_host->moveToThread(m_net.context()->thread());
    m_hooks->moveToThread(m_net.context()->thread());
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &JobQueue::look);
    m_retryWrite.setSingleShot(true);
    connect(&m_retryWrite, &QTimer::timeout, this, &JobQueue::writeNext);
}

JobQueue::~JobQueue()
{
    m_calls.home()->disarm();
    m_host->deleteLater();
    m_hooks->deleteLater();
}

JobQueue::Ticks JobQueue::now() const
{
    return m_clock.ticks();
}

void JobQueue::start()
{
    if (std::exchange(m_started, true))
        return;
    QThreadPool::globalInstance()->start([library = m_library] { library.cleanUp(); });
    purge();
    reload().then(this, [this](const Status &) { look(); });
}

QFuture<Status> JobQueue::reload()
{
    const QList<Id> mine = m_active.keys();
    return m_reader
        .read<QueueState>([mine](Database &db) -> Result<QueueState> {
            QueueState state;
            const auto settings = JobRepository(db).settings();
            const auto queued = JobRepository(db).providersWithQueued();
            const auto prices = JobPriceRepository(db).rows();
            const auto choices = JobPriceRepository(db).choices();
            const auto rows = JobList(db).of(mine);
            if (!settings || !queued || !prices || !choices || !rows)
                return !settings ? settings.error() : !queued ? queued.error() : !rows ? rows.error() : prices ? choices.error() : prices.error();
            return QueueState{*settings, *queued, *prices, *choices, *rows};
        })
        .then(this, [this, writes = m_settingsWrites](const Result<QueueState> &state) -> Status {
            if (!state) {
                qCWarning(lcStore) << "jobs not read:" << state.error().detail;
                return state.error();
            }
            // Not those alone: some may have been added since they were read.
            for (const QString &provider : state->queued) {
                if (!m_queuedProviders.contains(provider))
                    m_queuedProviders.append(provider);
            }
            m_unitPrices.clear();
            m_hardware.clear();
            for (const UnitPriceRow &row : state->prices) {
                const QString key = ModelRef{row.provider, row.model}.toString();
                m_unitPrices[key].append(row.price);
                m_sources.insert(key, row.source);
                m_priceDates.insert(key, std::max(row.since, m_priceDates.value(key)));
            }
            for (const HardwareChoice &choice : state->choices)
                m_hardware.insert(choice.model.toString(), choice.sku);
            for (const JobSummary &row : state->mine) {
                // Another process was asked to end it.
                const auto active = m_active.find(row.id);
                if (active != m_active.end() && row.cancelWanted && !std::exchange(active->job.cancelWanted, true))
                    active->nextLook = now();
            }
            if (writes != m_settingsWrites)
                QMetaObject::invokeMethod(this, &JobQueue::reload, Qt::QueuedConnection);
            else if (std::exchange(m_settings, state->settings) != state->settings)
                emit settingsChanged();
            if (m_started)
                QMetaObject::invokeMethod(this, &JobQueue::look, Qt::QueuedConnection);
            return success();
        });
}

void JobQueue::look()
{
    if (!m_started || m_stopped)
        return;
    if (now() >= m_nextClaim || !m_claimed)
        claim();
    if (m_claimed) {
        if (now() >= m_nextRenew && !(m_active.isEmpty() && m_secrets.isEmpty())) {
            m_nextRenew = now() + kLeaseFor / 3;
            m_store.write([me = m_store.instance(), until = after(m_clock.nowUtc(), kLeaseFor)](Database &db) {
                return JobRepository(db).renew(me, until);
            });
        }
        // What is known must be on the disk before anything new is sent.
        if (m_unwritten.empty() && !isPaused() && !m_stopping) {
            for (const QString &provider : std::as_const(m_queuedProviders)) {
                if (!isPaused(provider))
                    fill(provider);
            }
        }
        reconcileLanes();
        follow();
        fetchFiles();
    }
    arm();
}

void JobQueue::arm()
{
    const Ticks here = now();
    Ticks next = here + kLongestWait;
    const auto consider = [&next, here](Ticks moment) { next = std::min(next, std::max(moment, here)); };
    bool busy = m_claiming || m_writing || m_submitting > 0 || m_fetching > 0 || !m_claimed;
    for (const Active &active : std::as_const(m_active)) {
        if (active.busy)
            busy = true;
        else if (isRunning(active.job.state))
            consider(active.nextLook);
        const bool files = std::ranges::any_of(active.job.artifacts, [](const Artifact &artifact) {
            return artifact.state == ArtifactState::Waiting;
        });
        if (files && !active.fetching)
            consider(std::max(active.nextLook, m_nextFetch));
        if (active.job.state == JobState::Unconfirmed && !active.dormant)
            consider(m_lanes.value(active.job.model.provider).nextReconcile);
    }
    for (const QString &provider : std::as_const(m_queuedProviders)) {
        if (const Lane lane = m_lanes.value(provider); lane.notBefore > here)
            consider(lane.notBefore);
    }
    if (m_started && !m_stopped) {
        const auto wait = std::chrono::ceil<std::chrono::milliseconds>(next - here);
        m_timer.start(std::max(wait, std::chrono::milliseconds(busy ? 50 : 10)));
    }
    if (const bool idle = isIdle(); std::exchange(m_idle, idle) != idle)
        emit idleChanged();
}

bool JobQueue::isIdle() const
{
    if (!m_started || !m_claimed || m_claiming || m_writing || !m_unwritten.empty() || m_submitting > 0 || m_fetching > 0)
        return false;
    return std::ranges::none_of(m_active, [](const Active &active) { return active.busy; })
        && std::ranges::none_of(m_lanes, [](const Lane &lane) { return lane.filling || lane.listing || lane.reconciling; });
}

void JobQueue::claim()
{
    if (std::exchange(m_claiming, true))
        return;
    m_nextClaim = now() + kLongestWait;
    const auto claimed = std::make_shared<Claimed>();
    const UtcMicros wall = m_clock.nowUtc();
    m_store
        .write([claimed, store = &m_store, wall](Database &db) -> Status {
            JobRepository jobs(db);
            const Result<int> dead = jobs.releaseDead([store](const Id &owner) { return store->isAlive(owner); });
            if (!dead)
                return dead.error();
            claimed->ofTheDead = *dead;
            const Result<QList<Id>> ids = jobs.claimInFlight(store->instance(), wall, after(wall, kLeaseFor));
            if (!ids)
                return ids.error();
            const Result<QList<Job>> loaded = jobs.load(*ids);
            if (!loaded)
                return loaded.error();
            const Result<QStringList> queued = jobs.providersWithQueued();
            if (!queued)
                return queued.error();
            claimed->jobs = *loaded;
            claimed->queued = *queued;
            return success();
        })
        .then(this, [this, claimed](const Status &done) {
            m_claiming = false;
            if (!done) {
                qCWarning(lcStore) << "jobs not taken up:" << done.error().detail;
                m_nextClaim = now() + 2s;
            } else {
                const bool first = !std::exchange(m_claimed, true);
                if (first && claimed->ofTheDead > 0)
                    m_pickedUp = static_cast<int>(claimed->jobs.size());
                if (first && claimed->ofTheDead > 0 && startsPausedAfterCrash() && !isPaused()) {
                    m_settings.insert(u"paused"_s, 1); // before anything is sent
                    m_pausedAfterCrash = true;
                    setQueuePaused(true);
                }
                m_queuedProviders = claimed->queued;
                for (const Job &job : std::as_const(claimed->jobs))
                    adopt(job);
            }
            look();
        });
}

void JobQueue::adopt(Job job)
{
    if (const auto known = m_active.constFind(job.id); known != m_active.cend()) {
        // Its answer reached the process that it was taken from, and what that wrote holds.
        if (known->job.state != JobState::Unconfirmed || job.providerId.isEmpty())
            return;
        m_active.erase(known);
    }
    Active active;
    active.since = now();
    if (job.stamps.confirmed) {
        const qint64 micros = m_clock.nowUtc().value - job.stamps.confirmed->value;
        active.since -= std::chrono::microseconds(std::max<qint64>(micros, 0));
    }
    active.nextLook = now();
    active.job = std::move(job);
    const Id id = active.job.id;
    if (active.job.state == JobState::Sending) {
        // Its process died, or lost its lease, between the two writes: nobody knows whether the request left.
        active.job.state = JobState::Unconfirmed;
        active.job.error = Error{.kind = ErrorKind::Interrupted,
                                 .detail = u"the process that sent it ended before the answer came"_s,
                                 .maybeBilled = true};
        m_lanes[active.job.model.provider].nextReconcile = now();
        m_lanes[active.job.model.provider].rounds = 0;
        const Job stored = active.job;
        m_active.insert(id, active);
        persist(
            [stored, me = m_store.instance()](Database &db) -> Status {
                const Result<bool> written = JobRepository(db).update(stored, me);
                return written ? success() : Status(written.error());
            },
            Durability::Normal, [this, id] { emit changed({id}); });
        return;
    }
    if (active.job.state == JobState::Unconfirmed)
        m_lanes[active.job.model.provider].nextReconcile = now();
    m_active.insert(id, active);
}

void JobQueue::drop(const Id &id)
{
    m_active.remove(id);
    m_net.post([host = m_host, id] { host->endStream(id); });
}

Status JobQueue::kept(const Result<bool> &written, const std::shared_ptr<bool> &mine)
{
    if (!written)
        return written.error();
    *mine = *written;
    return success();
}

int JobQueue::inFlight(const QString &provider) const
{
    return static_cast<int>(std::ranges::count_if(m_active, [&provider](const Active &active) {
        return active.job.model.provider == provider && !isFinal(active.job.state)
            && active.job.state != JobState::Unconfirmed;
    }));
}

void JobQueue::persist(std::function<Status(Database &)> work, Durability durability, std::function<void()> then)
{
    m_unwritten.push_back({std::move(work), durability, std::move(then)});
    writeNext();
}

void JobQueue::writeNext()
{
    if (m_writing || m_unwritten.empty())
        return;
    m_writing = true;
    const Unwritten &next = m_unwritten.front();
    m_store.write(next.work, next.durability).then(this, [this](const Status &written) {
        m_writing = false;
        if (!written && (m_stopped || written.error().kind == ErrorKind::NotFound)) {
            m_unwritten.pop_front(); // its job is gone, or the history is closed
        } else if (!written) {
            // In the order in which it happened, so what comes after waits too.
            qCWarning(lcStore) << "a job could not be written:" << written.error().detail;
            emit storeTrouble(written.error());
            m_retryWrite.start(kRetryWriteAfter);
            return;
        } else {
            const auto then = std::move(m_unwritten.front().then);
            m_unwritten.pop_front();
            if (then)
                then();
            if (m_unwritten.empty())
                emit storeTrouble(std::nullopt);
        }
        if (!m_unwritten.empty())
            writeNext();
        else if (m_started && !m_stopped)
            look(); // what waited for this may go on
        else
            arm();
    });
}

void JobQueue::stop(std::chrono::milliseconds limit)
{
    if (!m_started || m_stopped)
        return;
    m_timer.stop();
    m_stopping = true;
    const auto done = [this] { return m_submitting == 0 && m_unwritten.empty() && !m_writing && !m_claiming; };
    if (!done() && limit.count() > 0) {
        QEventLoop loop;
        QTimer poll;
        connect(&poll, &QTimer::timeout, &loop, [&] {
            m_timer.stop();
            if (done())
                loop.quit();
        });
        poll.start(10ms);
        QTimer::singleShot(limit, &loop, &QEventLoop::quit);
        loop.exec(QEventLoop::ExcludeUserInputEvents);
        m_timer.stop();
    }
    m_stopped = true;
    m_calls.home()->disarm();
    // Others may go on at once; the store writes this before it closes.
    m_store.write([me = m_store.instance()](Database &db) { return JobRepository(db).release(me); });
}

QFuture<Status> JobQueue::thenChanged(QFuture<Status> written, const QList<Id> &jobs)
{
    return written.then(this, [this, jobs](const Status &status) {
        if (status) {
            emit changed(jobs);
            emit listChanged();
            reload();
        }
        return status;
    });
}

QFuture<Status> JobQueue::cancel(const QList<Id> &jobs)
{
    const auto canceled = std::make_shared<QList<Id>>();
    const QFuture<Status> written = m_store.write([jobs, canceled, wall = m_clock.nowUtc()](Database &db) -> Status {
        for (const Id &id : jobs) {
            const Result<bool> queued = JobRepository(db).cancelQueued(id, wall);
            if (!queued)
                return queued.error();
            if (*queued)
                canceled->append(id);
            else if (const Status wanted = JobRepository(db).wantCancel(id); !wanted)
                return wanted;
        }
        return success();
    });
    return thenChanged(written, jobs).then(this, [this, jobs, canceled](const Status &status) {
        if (!status)
            return status;
        for (const Id &id : std::as_const(*canceled)) {
            drop(id);
            emit ended(id, JobState::Canceled);
            emit settled(id);
        }
        for (const Id &id : jobs) {
            if (const auto active = m_active.find(id); active != m_active.end()) {
                active->job.cancelWanted = true;
                if (active->job.state == JobState::Unconfirmed)
                    giveUp(id);
                else
                    active->nextLook = now();
            }
        }
        look();
        return status;
    });
}

QFuture<Status> JobQueue::setPaused(const QList<Id> &jobs, bool paused)
{
    return thenChanged(
        m_store.write([jobs, paused](Database &db) { return JobRepository(db).setPaused(jobs, paused); }), jobs);
}

QFuture<Status> JobQueue::setPriority(const QList<Id> &jobs, int priority)
{
    return thenChanged(
        m_store.write([jobs, priority](Database &db) { return JobRepository(db).setPriority(jobs, priority); }), jobs);
}

QFuture<Status> JobQueue::move(const QList<Id> &jobs, const Id &before)
{
    return thenChanged(m_store.write([jobs, before](Database &db) { return JobRepository(db).move(jobs, before); }), jobs);
}

QFuture<Status> JobQueue::set(const QString &setting, std::optional<qint64> value)
{
    ++m_settingsWrites;
    return m_store.write([setting, value](Database &db) { return JobRepository(db).set(setting, value); })
        .then(this,
              [this, setting, value](const Status &status) {
                  ++m_settingsWrites;
                  if (status && value)
                      m_settings.insert(setting, *value);
                  else if (status)
                      m_settings.remove(setting);
                  if (status)
                      emit settingsChanged();
                  look();
                  return status;
              });
}

bool JobQueue::isPaused(const QString &provider) const
{
    return m_settings.value(u"paused/"_s + provider) != 0;
}

QFuture<Status> JobQueue::setQueuePaused(bool paused)
{
    m_pausedAfterCrash = m_pausedAfterCrash && paused;
    return set(u"paused"_s, paused ? std::optional<qint64>(1) : std::nullopt);
}

QFuture<Status> JobQueue::setProviderPaused(const QString &provider, bool paused)
{
    return set(u"paused/"_s + provider, paused ? std::optional<qint64>(1) : std::nullopt);
}

int JobQueue::concurrency(const QString &provider) const
{
    return static_cast<int>(
        std::clamp<qint64>(m_settings.value(u"concurrency/"_s + provider, DefaultConcurrency), 1, MostConcurrency));
}

QFuture<Status> JobQueue::setConcurrency(const QString &provider, int jobs)
{
    return set(u"concurrency/"_s + provider, std::clamp(jobs, 1, MostConcurrency));
}

QFuture<Status> JobQueue::setStartsPausedAfterCrash(bool paused)
{
    return set(u"start_paused_after_crash"_s, paused ? std::optional<qint64>(1) : std::nullopt);
}

JobPrices JobQueue::prices(const ModelRef &model, PredictionRoute route, const QString &hardware) const
{
    const QString key = model.toString();
    JobPrices prices = m_surroundings.price ? jobPricesOf(m_surroundings.price(model)) : JobPrices{};
    if (const auto own = m_unitPrices.constFind(key); own != m_unitPrices.cend()) {
        // Those of the user's own win over a row of the price book with the same metric.
        for (const UnitPrice &price : *own) {
            prices.units.removeIf([&price](const UnitPrice &other) { return other.metric == price.metric; });
            prices.units.append(price);
        }
        prices.source = m_sources.value(key);
        prices.readOn = m_priceDates.value(key);
    }
    prices.hardware = hardware.isEmpty() ? m_hardware.value(key) : hardware;
    if (!prices.hardware.isEmpty()) {
        const QString sku = ModelRef{model.provider, prices.hardware}.toString();
        for (const UnitPrice &price : m_unitPrices.value(sku)) {
            if (price.metric == "hardware"_L1)
                prices.hardwareSecond = price.rate;
        }
        if (prices.hardwareSecond && prices.units.isEmpty()) {
            prices.source = m_sources.value(sku);
            prices.readOn = m_priceDates.value(sku);
        } else if (const auto listed = replicateHardwarePrice(prices.hardware); listed && !prices.hardwareSecond) {
            prices.hardwareSecond = listed->second;
            if (prices.units.isEmpty()) {
                prices.source = listed->source;
                prices.readOn = listed->readOn;
            }
        }
    }
    prices.alsoIdle = route == PredictionRoute::Deployment;
    return prices;
}

QFuture<Status> JobQueue::setUnitPrice(const ModelRef &model, const UnitPrice &price, const QString &source)
{
    const UnitPriceRow row{model.provider, model.id, price, m_clock.nowUtc(), source};
    return thenChanged(m_store.write([row](Database &db) { return JobPriceRepository(db).add(row); }), {});
}

QFuture<Status> JobQueue::setHardwarePrice(const QString &provider, const QString &sku, const Rate &second,
                                           const QString &source)
{
    return setUnitPrice({provider, sku}, {u"hardware"_s, second}, source);
}

QFuture<Status> JobQueue::setHardware(const ModelRef &model, const QString &sku)
{
    const HardwareChoice choice{model, sku, m_clock.nowUtc()};
    return thenChanged(m_store.write([choice](Database &db) { return JobPriceRepository(db).choose(choice); }), {});
}

void JobQueue::fetchModel(const ModelRef &model, const QString &version, QObject *context,
                          std::function<void(const Result<PredictionModel> &)> done)
{
    m_calls.ask<PredictionModel>(
        model.provider,
        [guard = QPointer(context), done = std::move(done)](const Result<PredictionModel> &found) {
            if (guard)
                done(found);
        },
        [id = model.id, version](PredictionProvider &predictions, QObject *on,
                                 std::function<void(Result<PredictionModel>)> answer) {
            predictions.fetchPredictionModel(id, version, on, std::move(answer));
        });
}

QFuture<Result<Job>> JobQueue::load(const Id &job)
{
    return m_reader.read<Job>([job](Database &db) { return JobRepository(db).load(job); });
}

QFuture<Result<JobPage>> JobQueue::list(const JobFilter &filter, int count, const QString &after)
{
    return m_reader.read<JobPage>([filter, count, after](Database &db) { return JobList(db).page(filter, count, after); });
}

QFuture<Result<JobCounts>> JobQueue::counts()
{
    return m_reader.read<JobCounts>([](Database &db) { return JobList(db).counts(); });
}

std::optional<JobLive> JobQueue::live(const Id &job) const
{
    const auto active = m_active.constFind(job);
    return active == m_active.cend() ? std::nullopt : std::optional(active->live);
}

QList<Job> JobQueue::underWay() const
{
    QList<Job> jobs;
    for (const Active &active : m_active) {
        if (active.job.state == JobState::Sending || isRunning(active.job.state))
            jobs.append(active.job);
    }
    return jobs;
}

} // namespace bakeoff
