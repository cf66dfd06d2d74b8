// SPDX-License-Identifier: GPL-3.0-or-later
// What the queue does while a provider has a job: looking, streaming, cancelling, and finding what is unconfirmed.
#include "workbench/jobqueue.h"

#include "base/clock.h"
#include "base/log.h"
#include "jobs/jobrules.h"
#include "providers/replicate/replicateerrors.h"
#include "store/jobrepository.h"
#include "store/storereader.h"
#include "store/storethread.h"
#include "workbench/jobnethost.h"

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kMostStreams = 16;
constexpr int kMostPages = 20;
constexpr std::chrono::seconds kCalledPause{10}; ///< between looks where the provider calls
constexpr std::chrono::seconds kWriteAtMost{2}; ///< logs and the like; states are written at once

/// Asks page after page. Deletes itself by letting go of itself.
struct ListWalk : std::enable_shared_from_this<ListWalk> {
    PredictionProvider *provider = nullptr;
    PredictionFilter filter;
    QList<Prediction> found;
    int pages = 0;
    std::function<void(Result<QList<Prediction>>)> answer;

    void next(const QUrl &page, QObject *context)
    {
        provider->fetchPredictions(filter, page, context, [self = shared_from_this(), context](const Result<PredictionPage> &got) {
            if (!got) {
                self->answer(got.error());
                return;
            }
            self->found += got->predictions;
            // Newest first: what is older than asked for ends it, where the provider knows no filter.
            const bool past = self->filter.createdAfter && !got->predictions.isEmpty()
                && got->predictions.constLast().created && *got->predictions.constLast().created < *self->filter.createdAfter;
            if (got->next.isEmpty() || past || ++self->pages >= kMostPages)
                self->answer(self->found);
            else
                self->next(got->next, context);
        });
    }
};

UtcMicros shifted(UtcMicros moment, std::chrono::microseconds by)
{
    return {moment.value + by.count()};
}

/// A page that cannot be read for what stands in one of its predictions says nothing of the others.
bool concernsOneAnswer(const Error &error)
{
    return error.kind == ErrorKind::LimitExceeded || error.kind == ErrorKind::BadReply;
}

/// Between two looks for what is unconfirmed.
std::chrono::seconds reconcilePause(int rounds)
{
    constexpr std::chrono::seconds kPauses[] = {5s, 10s, 20s, 40s, 60s};
    return rounds < 5 ? kPauses[rounds] : 120s;
}

std::optional<RequestKind> kindOf(const QList<Artifact> &artifacts)
{
    for (const Artifact &artifact : artifacts) {
        const QString ending = artifact.fileName.section(u'.', -1).toLower();
        const bool data = artifact.url.startsWith("data:"_L1);
        const auto is = [&](QLatin1StringView type, std::initializer_list<QLatin1StringView> endings) {
            return data ? artifact.url.startsWith(QString(u"data:"_s + type)) : std::ranges::find(endings, ending) != endings.end();
        };
        if (is("image/"_L1, {"png"_L1, "jpg"_L1, "jpeg"_L1, "webp"_L1, "gif"_L1, "avif"_L1, "svg"_L1}))
            return RequestKind::Image;
        if (is("video/"_L1, {"mp4"_L1, "webm"_L1, "mov"_L1, "mkv"_L1}))
            return RequestKind::Video;
        if (is("audio/"_L1, {"wav"_L1, "mp3"_L1, "ogg"_L1, "flac"_L1, "m4a"_L1}))
            return RequestKind::Speech;
    }
    return std::nullopt;
}

} // namespace

void JobQueue::follow()
{
    QHash<QString, QList<Id>> due;
    const QList<Id> ids = m_active.keys();
    for (const Id &id : ids) {
        const auto active = m_active.find(id);
        if (active == m_active.end() || active->busy || !isRunning(active->job.state))
            continue;
        const Overdue late = overdue(now() - active->since, active->job.deadline);
        // Given up on what the provider itself said of it, or where nobody answers whom it could be cancelled at. What
        // this machine slept through, or was offline for, may well have ended.
        const bool stillRuns = overdue(active->heard - active->since, active->job.deadline) == Overdue::GiveUp;
        if (late == Overdue::GiveUp && (stillRuns || (active->job.cancelWanted && active->failures > 0))) {
            end(id, JobState::Failed,
                Error{.kind = ErrorKind::Timeout, .detail = u"it never ended at the provider"_s, .maybeBilled = true});
        } else if (active->nextLook > now()) {
            continue;
        } else if (!active->cancelSent && (active->job.cancelWanted || (late != Overdue::No && active->heard > Ticks{}))) {
            cancelAtProvider(id);
        } else {
            due[active->job.model.provider].append(id);
        }
    }
    for (auto it = due.cbegin(); it != due.cend(); ++it) {
        const Lane &lane = m_lanes[it.key()];
        if (it->size() >= kListFrom && lane.hasList.value_or(false)) {
            if (!lane.listing)
                askList(it.key(), *it);
            continue;
        }
        for (const Id &id : *it)
            ask(id);
    }
}

JobQueue::Ticks JobQueue::nextLook(const Active &active) const
{
    Ticks pause = pollPause(now() - active.since, active.failures, active.streaming);
    // Not for ever: a call may get lost.
    if (active.hooked && m_lanes.value(active.job.model.provider).hooksCome)
        pause = std::max<Ticks>(pause, kCalledPause);
    return now() + pause;
}

void JobQueue::called(const QString &provider, const QString &prediction)
{
    if (!m_started || m_stopped)
        return;
    m_lanes[provider].hooksCome = true;
    for (Active &active : m_active) {
        if (active.job.model.provider != provider || active.job.providerId != prediction || !isRunning(active.job.state))
            continue;
        active.called = true;
        active.askAgain = active.busy; // what is being answered may be from before
        active.nextLook = now();
        look();
        return;
    }
}

void JobQueue::ask(const Id &id)
{
    Active &active = m_active[id];
    active.busy = true;
    m_calls.ask<Prediction>(
        active.job.model.provider, [this, id](const Result<Prediction> &prediction) { answered(id, prediction); },
        [prediction = active.job.providerId](PredictionProvider &predictions, QObject *context,
                                             std::function<void(Result<Prediction>)> answer) {
            predictions.fetchPrediction(prediction, context, std::move(answer));
        });
}

void JobQueue::askList(const QString &provider, const QList<Id> &ids)
{
    m_lanes[provider].listing = true;
    std::optional<UtcMicros> from;
    for (const Id &id : ids) {
        Active &active = m_active[id];
        active.busy = true;
        const UtcMicros created = active.job.stamps.providerCreated.value_or(
            shifted(active.job.stamps.confirmed.value_or(active.job.stamps.created), -kReconcileAfter));
        from = from ? std::min(*from, created) : created;
    }
    m_calls.ask<QList<Prediction>>(
        provider,
        [this, provider, ids](const Result<QList<Prediction>> &listed) {
            m_lanes[provider].listing = false;
            QHash<QString, Prediction> found;
            for (const Prediction &prediction : listed.valueOr({}))
                found.insert(prediction.id, prediction);
            for (const Id &id : ids) {
                const auto active = m_active.find(id);
                if (active == m_active.end())
                    continue;
                const auto told = found.constFind(active->job.providerId);
                if (!listed && !concernsOneAnswer(listed.error())) {
                    answered(id, listed.error());
                } else if (told != found.cend() && !isFinal(told->status)) {
                    answered(id, *told);
                } else {
                    ask(id); // all of what came of it, and what no page had
                }
            }
            look();
        },
        [from](PredictionProvider &predictions, QObject *context, std::function<void(Result<QList<Prediction>>)> answer) {
            const auto walk = std::make_shared<ListWalk>();
            walk->provider = &predictions;
            walk->filter.createdAfter = shifted(from.value_or(UtcMicros{}), -1s);
            walk->answer = std::move(answer);
            walk->next({}, context);
        });
}

void JobQueue::cancelAtProvider(const Id &id)
{
    Active &active = m_active[id];
    active.busy = true;
    active.cancelSent = true;
    m_calls.ask<Prediction>(
        active.job.model.provider,
        [this, id](const Result<Prediction> &prediction) {
            if (const auto waiting = m_active.find(id); waiting != m_active.end() && !prediction)
                waiting->cancelSent = false; // once more, after the pause that the failure makes
            answered(id, prediction);
        },
        [prediction = active.job.providerId](PredictionProvider &predictions, QObject *context,
                                             std::function<void(Result<Prediction>)> answer) {
            predictions.cancelPrediction(prediction, context, std::move(answer));
        });
}

void JobQueue::answered(const Id &id, const Result<Prediction> &prediction)
{
    const auto found = m_active.find(id);
    if (found == m_active.end())
        return;
    Active &active = *found;
    active.busy = false;
    if (!isRunning(active.job.state))
        return;
    if (prediction) {
        active.failures = 0;
        active.heard = now();
        active.live.trouble.reset();
        active.live.nextTry.reset();
        take(id, *prediction);
        if (const auto still = m_active.find(id); still != m_active.end() && std::exchange(still->askAgain, false))
            still->nextLook = now();
    } else {
        ++active.failures;
        if (prediction.error().kind == ErrorKind::NotFound && now() - active.since > kUnknownFor) {
            end(id, JobState::Expired, prediction.error());
            return;
        }
        // Too large or too deeply nested to be read: it is so each time.
        if (prediction.error().kind == ErrorKind::LimitExceeded) {
            Error error = prediction.error();
            error.maybeBilled = true;
            end(id, JobState::Failed, error);
            return;
        }
        // A provider that is gone for an hour costs nothing but time.
        auto pause = pollPause(now() - active.since, active.failures, false);
        if (prediction.error().retryAfter)
            pause = std::max<std::chrono::milliseconds>(pause, *prediction.error().retryAfter);
        active.nextLook = now() + pause;
        active.live.trouble = prediction.error();
        active.live.nextTry = shifted(m_clock.nowUtc(), pause);
        emit liveChanged(id);
    }
    arm();
}

void JobQueue::take(const Id &id, const Prediction &prediction)
{
    Active &active = m_active[id];
    Job &job = active.job;
    if (isFinal(prediction.status)) {
        finish(id, prediction);
        return;
    }
    const Job before = job;
    // A provider never goes back; what it says late of an earlier state does not count.
    if (mayBecome(job.state, stateOf(prediction.status)))
        job.state = stateOf(prediction.status);
    if (prediction.created)
        job.stamps.providerCreated = prediction.created;
    if (prediction.started)
        job.stamps.providerStarted = prediction.started;
    if (prediction.logs.size() > job.logs.size())
        job.logs = prediction.logs;
    if (!prediction.metrics.isEmpty())
        job.metrics = prediction.metrics;
    if (!prediction.webUrl.isEmpty())
        job.webUrl = prediction.webUrl;
    hideSecrets(job);
    active.called = active.askAgain;
    active.nextLook = nextLook(active);
    if (!active.streamed)
        streamFrom(id, prediction);
    const bool important = before.state != job.state || before.stamps != job.stamps;
    if (job == before || (!important && now() - active.written < kWriteAtMost))
        return;
    active.written = now();
    const Job stored = job;
    const auto mine = std::make_shared<bool>(true);
    persist(
        [stored, mine, me = m_store.instance()](Database &db) { return kept(JobRepository(db).update(stored, me), mine); },
        Durability::Normal, [this, id, mine] {
            if (!*mine)
                drop(id);
            emit changed({id});
        });
}

void JobQueue::streamFrom(const Id &id, const Prediction &prediction)
{
    const auto streams = std::ranges::count_if(m_active, [](const Active &active) { return active.streaming; });
    if (prediction.streamUrl.isEmpty() || streams >= kMostStreams)
        return;
    Active &active = m_active[id];
    active.streaming = true;
    active.streamed = true;
    const auto live = [this, id](const std::function<void(Active &)> &change) {
        if (const auto found = m_active.find(id); found != m_active.end()) {
            change(*found);
            emit liveChanged(id);
        }
    };
    const auto onHome = [home = m_calls.home(), live](const std::function<void(Active &)> &change) {
        home->post([live, change] { live(change); });
    };
    const JobNetHost::StreamEvents events{
        .text = [onHome](const QString &piece) { onHome([piece](Active &a) { a.live.text += piece; }); },
        .logs = [onHome](const QString &text) { onHome([text](Active &a) { a.live.logs += text; }); },
        .ended =
            [this, home = m_calls.home(), id] {
                home->post([this, id] {
                    if (const auto found = m_active.find(id); found != m_active.end()) {
                        // Polled from here on: the stream has ended, or broken off.
                        found->streaming = false;
                        found->nextLook = now();
                        look();
                    }
                });
            },
    };
    m_calls.acquire(active.job.model.provider, [this, id, prediction, events](const Result<PredictionCalls::Held> &provider) {
        if (!provider || !(*provider)->predictions()) {
            events.ended();
            return;
        }
        if (!m_active.contains(id))
            return;
        m_calls.on<bool>(
            *provider, [](bool) {},
            [host = m_host, id, prediction, events](Provider &, PredictionProvider &predictions, QObject *,
                                                    const std::function<void(bool)> &answer) {
                const bool opened = host->stream(id, predictions, prediction, events);
                if (!opened)
                    events.ended();
                answer(opened);
            });
    });
}

void JobQueue::finish(const Id &id, const Prediction &prediction)
{
    Active &active = m_active[id];
    // An end that nobody called for: as if there were no calls, until the next one comes.
    if (active.hooked && !active.called)
        m_lanes[active.job.model.provider].hooksCome = false;
    Job &job = active.job;
    job.stamps.providerCreated = prediction.created ? prediction.created : job.stamps.providerCreated;
    job.stamps.providerStarted = prediction.started ? prediction.started : job.stamps.providerStarted;
    job.stamps.providerCompleted = prediction.completed;
    if (prediction.logs.size() > job.logs.size())
        job.logs = prediction.logs;
    if (!prediction.metrics.isEmpty())
        job.metrics = prediction.metrics;
    if (!prediction.webUrl.isEmpty())
        job.webUrl = prediction.webUrl;
    job.artifacts = artifactsOf(prediction.output);
    for (Artifact &artifact : job.artifacts) {
        artifact.id = newId(m_clock.nowUtc());
        artifact.job = id;
    }
    job.output = storedOutput(prediction.output, job.artifacts);
    job.outputExpired = prediction.dataRemoved && prediction.status == PredictionStatus::Succeeded
        && (job.output.isNull() || job.output.isUndefined());
    if (!job.kind)
        job.kind = kindOf(job.artifacts);
    std::optional<Error> error;
    if (!prediction.error.isEmpty() || prediction.status == PredictionStatus::Failed) {
        error = Error{.kind = ErrorKind::ProviderFailed,
                      .detail = u"prediction %1"_s.arg(prediction.id),
                      .providerMessage = prediction.error.left(2000)};
        // Its codes say more: what was refused for what it shows is no fault of a machine.
        const std::optional<Error> read = errorOfPrediction(prediction, {});
        if (prediction.status == PredictionStatus::Failed && read)
            error->kind = read->kind;
    }
    job.error = error;
    hideSecrets(job);
    end(id, stateOf(prediction.status), job.error);
}

JobCost JobQueue::costOf(const Job &job) const
{
    const auto images = std::ranges::count_if(
        job.artifacts, [](const Artifact &artifact) { return kindOf({artifact}) == RequestKind::Image; });
    return jobCost({.state = job.state,
                    .metrics = job.metrics,
                    .imagesCounted = job.artifacts.isEmpty() ? std::nullopt : std::optional<qint64>(images)},
                   prices(job.model, job.route, job.hardware));
}

void JobQueue::end(const Id &id, JobState state, std::optional<Error> error)
{
    const auto found = m_active.find(id);
    if (found == m_active.end())
        return;
    Job &job = found->job;
    const bool reached = !job.providerId.isEmpty() || job.state == JobState::Unconfirmed;
    job.state = state;
    job.error = std::move(error);
    job.stamps.ended = m_clock.nowUtc();
    if (job.hardware.isEmpty())
        job.hardware = m_hardware.value(job.model.toString());
    if (reached) { // otherwise nothing can have been charged
        const JobCost cost = costOf(job);
        job.cost = cost.cost;
        job.costBasis = cost.basis;
    }
    m_secrets.remove(id);
    writeEnd(id);
}

void JobQueue::writeEnd(const Id &id)
{
    const Job stored = m_active[id].job;
    m_active[id].busy = true;
    const auto mine = std::make_shared<bool>(true);
    persist(
        [stored, mine, me = m_store.instance()](Database &db) { return kept(JobRepository(db).end(stored, me), mine); },
        Durability::Full, [this, id, stored, mine] {
            if (!*mine) {
                drop(id);
                emit changed({id});
                return;
            }
            if (const auto active = m_active.find(id); active != m_active.end())
                active->busy = false;
            emit changed({id});
            emit ended(id, stored.state);
            if (!stored.batch.isNull()) {
                m_reader
                    .read<JobPage>([batch = stored.batch](Database &db) {
                        return JobList(db).page({.states = {JobState::Queued, JobState::Sending, JobState::Unconfirmed,
                                                            JobState::Starting, JobState::Processing},
                                                 .batch = batch},
                                                1);
                    })
                    .then(this, [this, batch = stored.batch](const Result<JobPage> &open) {
                        if (open && open->rows.isEmpty() && !m_toldBatches.contains(batch)) {
                            m_toldBatches.insert(batch);
                            emit batchEnded(batch);
                        }
                    });
            }
            endIfDone(id);
            look();
        });
}

void JobQueue::endIfDone(const Id &id)
{
    const auto active = m_active.find(id);
    if (active == m_active.end() || !isFinal(active->job.state))
        return;
    const bool waits = std::ranges::any_of(active->job.artifacts, [](const Artifact &artifact) {
        return artifact.state == ArtifactState::Waiting;
    });
    if (waits)
        return;
    persist([id, at = m_clock.nowUtc()](Database &db) { return JobRepository(db).settle(id, at); }, Durability::Normal, [this, id] {
        drop(id);
        emit settled(id);
        arm();
    });
}

void JobQueue::giveUp(const Id &id)
{
    end(id, JobState::Canceled,
        Error{.kind = ErrorKind::Interrupted, .detail = u"given up unconfirmed"_s, .maybeBilled = true});
}

void JobQueue::reconcileLanes()
{
    QSet<QString> providers;
    QList<Id> givenUp;
    for (auto it = m_active.begin(); it != m_active.end(); ++it) {
        Active &active = *it;
        if (active.job.state != JobState::Unconfirmed)
            continue;
        if (active.job.cancelWanted) { // asked of another process, or before this one held it
            givenUp.append(it.key());
            continue;
        }
        if (active.dormant)
            continue;
        if (reconcileIsOver(active.job.stamps.sent.value_or(active.job.stamps.created), m_clock.nowUtc()))
            active.dormant = true; // it stays unconfirmed, and says so
        else
            providers.insert(active.job.model.provider);
    }
    for (const Id &id : std::as_const(givenUp))
        giveUp(id);
    for (const QString &provider : std::as_const(providers)) {
        const Lane &lane = m_lanes[provider];
        if (!lane.reconciling && lane.nextReconcile <= now())
            reconcileLane(provider);
    }
}

void JobQueue::reconcileLane(const QString &provider)
{
    std::optional<UtcMicros> first;
    std::optional<UtcMicros> last;
    for (const Active &active : std::as_const(m_active)) {
        if (active.job.state != JobState::Unconfirmed || active.dormant || active.job.model.provider != provider)
            continue;
        const UtcMicros sent = active.job.stamps.sent.value_or(active.job.stamps.created);
        first = first ? std::min(*first, sent) : sent;
        last = last ? std::max(*last, sent) : sent;
    }
    if (!first)
        return;
    m_lanes[provider].reconciling = true;
    const PredictionFilter filter{.createdAfter = shifted(*first, -kReconcileBefore),
                                  .createdBefore = shifted(*last, kReconcileAfter)};
    m_calls.ask<QList<Prediction>>(
        provider,
        [this, provider](const Result<QList<Prediction>> &listed) { reconciled(provider, listed); },
        [filter](PredictionProvider &predictions, QObject *context, std::function<void(Result<QList<Prediction>>)> answer) {
            if (!predictions.hasPredictionList()) {
                QMetaObject::invokeMethod(
                    context, [answer] { answer(Error{.kind = ErrorKind::NotFound, .detail = u"no list"_s}); },
                    Qt::QueuedConnection);
                return;
            }
            const auto walk = std::make_shared<ListWalk>();
            walk->provider = &predictions;
            walk->filter = filter;
            walk->answer = std::move(answer);
            walk->next({}, context);
        });
}

void JobQueue::reconciled(const QString &provider, const Result<QList<Prediction>> &listed)
{
    Lane &lane = m_lanes[provider];
    lane.nextReconcile = now() + reconcilePause(lane.rounds++);
    const auto waiting = [this, provider] {
        QList<SentJob> jobs;
        for (const Active &active : std::as_const(m_active)) {
            if (active.job.state == JobState::Unconfirmed && !active.dormant && active.job.model.provider == provider)
                jobs.append(sentJob(active.job));
        }
        return jobs;
    };
    if (!listed) {
        lane.reconciling = false;
        if (listed.error().kind == ErrorKind::NotFound) {
            // There is no list: nobody but the user can say what became of them.
            for (Active &active : m_active) {
                if (active.job.state == JobState::Unconfirmed && active.job.model.provider == provider)
                    active.dormant = true;
            }
        }
        arm();
        return;
    }
    const QList<SentJob> jobs = waiting();
    if (jobs.isEmpty()) {
        lane.reconciling = false;
        arm();
        return;
    }
    const UtcMicros from = shifted(std::ranges::min(jobs, {}, &SentJob::sent).sent, -1h);
    // Read after the list: what is sent now by whomever, and what became of what was.
    struct Others {
        QSet<QString> claimed;
        QList<SentJob> onTheWay;
    };
    m_reader
        .read<Others>([provider, from](Database &db) -> Result<Others> {
            const Result<QList<Job>> sending = JobRepository(db).sending(provider);
            const Result<QSet<QString>> claimed = JobRepository(db).claimedIds(provider, from);
            if (!sending || !claimed)
                return sending ? claimed.error() : sending.error();
            Others others{.claimed = *claimed, .onTheWay = {}};
            for (const Job &job : *sending)
                others.onTheWay.append(sentJob(job));
            return others;
        })
        .then(this, [this, provider, predictions = *listed, waiting](const Result<Others> &others) {
            m_lanes[provider].reconciling = false;
            if (others) {
                QSet<QString> claimed = others->claimed;
                for (const Active &active : std::as_const(m_active)) { // maybe not written yet
                    if (active.job.model.provider == provider && !active.job.providerId.isEmpty())
                        claimed.insert(active.job.providerId);
                }
                // Those of this process that are marked as unconfirmed here, but not on the disk yet, are looked for.
                const QList<SentJob> mine = waiting();
                QList<SentJob> onTheWay = others->onTheWay;
                onTheWay.removeIf([&mine](const SentJob &job) {
                    return std::ranges::find(mine, job.id, &SentJob::id) != mine.end();
                });
                for (const auto &[id, name] : reconcile(mine, predictions, claimed, onTheWay)) {
                    const auto match = std::ranges::find(predictions, name, &Prediction::id);
                    qCInfo(lcProviders) << "job" << idText(id) << "was found as prediction" << name;
                    confirmed(id, *match);
                }
            }
            look();
        });
}

} // namespace bakeoff
