// SPDX-License-Identifier: GPL-3.0-or-later
// The queue's way from an intent to a prediction.
#include "workbench/jobqueue.h"

#include "base/clock.h"
#include "base/log.h"
#include "costs/budget.h"
#include "jobs/download.h"
#include "jobs/jobrules.h"
#include "store/jobrepository.h"
#include "store/storereader.h"
#include "store/storethread.h"
#include "workbench/webhookhost.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPromise>
#include <QRandomGenerator>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Shorter data URIs stay in the input: they cost less there than as files.
constexpr qsizetype kLongestInline = 1'000;
constexpr std::chrono::minutes kUploadMargin{10}; ///< an address that is good for less is not used any more
constexpr QLatin1StringView kRedacted = "[redacted]"_L1;

UtcMicros after(UtcMicros moment, std::chrono::microseconds by)
{
    return {moment.value + by.count()};
}

/// `value` with every string that `change` answers replaced.
Result<QJsonValue> changedTexts(const QJsonValue &value, const std::function<Result<QString>(const QString &)> &change)
{
    if (value.isString()) {
        const Result<QString> text = change(value.toString());
        return text ? Result<QJsonValue>(QJsonValue(*text)) : Result<QJsonValue>(text.error());
    }
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue item : value.toArray()) {
            Result<QJsonValue> one = changedTexts(item, change);
            if (!one)
                return one;
            array.append(*one);
        }
        return QJsonValue(array);
    }
    if (value.isObject()) {
        const QJsonObject before = value.toObject();
        QJsonObject object;
        for (auto it = before.begin(); it != before.end(); ++it) {
            Result<QJsonValue> one = changedTexts(it.value(), change);
            if (!one)
                return one;
            object.insert(it.key(), *one);
        }
        return QJsonValue(object);
    }
    return value;
}

/// The jobs of drafts, their files taken in. On a thread of a pool.
Result<QList<Job>> jobsOf(const QList<JobDraft> &drafts, const MediaLibrary &library, UtcMicros now)
{
    QHash<QString, JobFile> taken; ///< by address: a file that all jobs of a batch share is copied once
    QList<Job> jobs;
    for (const JobDraft &draft : drafts) {
        Job job;
        job.id = newId(now);
        job.model = draft.model;
        job.route = draft.route;
        job.version = draft.version;
        job.kind = draft.kind;
        job.seed = draft.seed;
        job.hardware = draft.hardware;
        job.priority = draft.priority;
        job.deadline = draft.deadline;
        job.stamps.created = now;
        QJsonObject input = draft.input;
        for (const QString &key : draft.secretKeys) {
            if (input.contains(key)) {
                input[key] = kRedacted;
                job.hasSecrets = true;
            }
        }
        const auto take = [&](const QString &text) -> Result<QString> {
            const bool local = text.startsWith("file://"_L1);
            const bool inlined = text.startsWith("data:"_L1) && text.size() > kLongestInline;
            if (!local && !inlined)
                return text;
            JobFile file = taken.value(text);
            if (file.sha256.isEmpty()) {
                const QString path = QUrl(text).toLocalFile();
                Result<QByteArray> bytes = QByteArray();
                if (inlined)
                    bytes = dataOfUri(text, JobQueue::MostInputBytes);
                if (!bytes)
                    return bytes.error();
                const Result<MediaLibrary::Stored> stored =
                    local ? library.import(path, JobQueue::MostInputBytes) : library.adoptBytes(*bytes);
                if (!stored)
                    return stored.error();
                file = {.sha256 = stored->sha256,
                        .name = local ? safeFileName(QUrl(text).fileName()) : u"input"_s,
                        .mediaType = stored->mediaType,
                        .bytes = stored->bytes};
                taken.insert(text, file);
            }
            if (!std::ranges::any_of(job.files, [&file](const JobFile &f) { return f.sha256 == file.sha256; }))
                job.files.append(file);
            return file.address();
        };
        const Result<QJsonValue> changed = changedTexts(input, take);
        if (!changed)
            return changed.error();
        job.input = changed->toObject();
        job.title = jobTitle(job.input);
        jobs.append(job);
    }
    return jobs;
}

template <typename T>
QFuture<T> onPool(std::function<T()> work)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QFuture<T> future = promise->future();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

} // namespace

QJsonObject JobDraft::inForce() const
{
    QJsonObject all = defaults;
    for (auto it = input.begin(); it != input.end(); ++it)
        all.insert(it.key(), it.value());
    return all;
}

QFuture<Result<Enqueued>> JobQueue::enqueue(QList<JobDraft> drafts, EnqueueOptions options)
{
    if (drafts.isEmpty())
        return QtFuture::makeReadyValueFuture(Result<Enqueued>(Error{.kind = ErrorKind::BadInput, .detail = u"no job"_s}));
    for (const JobDraft &draft : drafts) {
        if (draft.model.provider.isEmpty() || draft.model.id.isEmpty() || (draft.deadline && *draft.deadline < 5s))
            return QtFuture::makeReadyValueFuture(
                Result<Enqueued>(Error{.kind = ErrorKind::BadInput, .detail = u"no model, or a deadline below 5 s"_s}));
    }
    const UtcMicros wall = m_clock.nowUtc();
    return onPool<Result<QList<Job>>>([drafts, library = m_library, wall] { return jobsOf(drafts, library, wall); })
        .then(this,
              [this, drafts, options](const Result<QList<Job>> &made) {
                  if (!made)
                      return QtFuture::makeReadyValueFuture(Result<Enqueued>(made.error()));
                  for (qsizetype i = 0; i < made->size(); ++i) {
                      QJsonObject secrets;
                      for (const QString &key : drafts[i].secretKeys) {
                          if (drafts[i].input.contains(key))
                              secrets.insert(key, drafts[i].input[key]);
                      }
                      if (!secrets.isEmpty())
                          m_secrets.insert((*made)[i].id, secrets);
                  }
                  QList<QJsonObject> inForce;
                  for (const JobDraft &draft : drafts)
                      inForce.append(draft.inForce());
                  return store(*made, options, inForce);
              })
        .unwrap();
}

QFuture<Result<Enqueued>> JobQueue::store(QList<Job> jobs, const EnqueueOptions &options, const QList<QJsonObject> &inForce)
{
    const UtcMicros wall = m_clock.nowUtc();
    std::optional<JobBatch> batch;
    if (jobs.size() > 1 || !options.batchName.isEmpty())
        batch = JobBatch{newId(wall), options.batchName, wall};
    BudgetRequest budget{.run = newId(wall),
                         .reservations = {},
                         .allowUnknownPrice = options.allowUnknownPrice,
                         .runCap = options.runCap};
    // One that is sent again stays where it was.
    Enqueued enqueued{.batch = batch ? batch->id : jobs.first().batch, .jobs = {}};
    m_toldBatches.remove(enqueued.batch);
    for (qsizetype i = 0; i < jobs.size(); ++i) {
        Job &job = jobs[i];
        job.batch = enqueued.batch;
        job.paused = options.paused;
        job.sandbox = m_surroundings.isSandbox && m_surroundings.isSandbox(job.model.provider);
        enqueued.jobs.append(job.id);
        if (!job.sandbox) {
            budget.reservations.append({.subject = job.id,
                                        .provider = job.model.provider,
                                        .upper = mostOf(inForce.value(i, job.input), prices(job.model, job.route, job.hardware), job.deadline)});
        }
    }
    return m_store
        .write(
            [batch, jobs, budget, wall, s = &m_store](Database &db) {
                return JobRepository(db).add(batch, jobs, budget, s->instance(), wall,
                                             [s](const Id &owner) { return s->isAlive(owner); });
            },
            Durability::Full)
        .then(this, [this, enqueued, jobs](const Status &written) -> Result<Enqueued> {
            if (!written) {
                for (const Job &job : jobs)
                    m_secrets.remove(job.id);
                return written.error();
            }
            for (const Job &job : jobs) {
                if (!m_queuedProviders.contains(job.model.provider))
                    m_queuedProviders.append(job.model.provider);
            }
            emit listChanged();
            look();
            return enqueued;
        });
}

QFuture<Result<Enqueued>> JobQueue::retry(const Id &id, EnqueueOptions options)
{
    return load(id)
        .then(this,
              [this, id, options](const Result<Job> &found) {
                  const auto refuse = [](const Error &error) {
                      return QtFuture::makeReadyValueFuture(Result<Enqueued>(error));
                  };
                  if (!found)
                      return refuse(found.error());
                  if (!isFinal(found->state) && found->state != JobState::Unconfirmed)
                      return refuse({.kind = ErrorKind::BadInput, .detail = u"the job has not ended"_s});
                  if (found->hasSecrets && !m_secrets.contains(id))
                      return refuse({.kind = ErrorKind::BadInput, .detail = u"its secrets are not stored"_s});
                  Job job;
                  job.id = newId(m_clock.nowUtc());
                  job.batch = found->batch;
                  job.model = found->model;
                  job.route = found->route;
                  job.version = found->version;
                  job.kind = found->kind;
                  job.title = found->title;
                  job.input = found->input;
                  job.files = found->files;
                  job.hasSecrets = found->hasSecrets;
                  job.seed = found->seed;
                  job.hardware = found->hardware;
                  job.priority = found->priority;
                  job.deadline = found->deadline;
                  job.attempt = found->attempt + 1;
                  job.retryOf = id;
                  job.stamps.created = m_clock.nowUtc();
                  if (found->hasSecrets)
                      m_secrets.insert(job.id, m_secrets.value(id));
                  return store({job}, options);
              })
        .unwrap();
}

void JobQueue::fill(const QString &provider)
{
    Lane &lane = m_lanes[provider];
    const int slots_ = concurrency(provider) - inFlight(provider);
    if (lane.filling || slots_ <= 0 || lane.notBefore > now())
        return;
    const UtcMicros wall = m_clock.nowUtc();
    if (const UtcMicros from = allowedFrom(lane.allowance, wall); from > wall) {
        lane.notBefore = now() + std::chrono::microseconds(from.value - wall.value);
        return;
    }
    lane.filling = true;
    const auto next = std::make_shared<QList<Job>>();
    const auto left = std::make_shared<bool>(false);
    const auto full = std::make_shared<bool>(false);
    m_store
        .write([=, me = m_store.instance(), until = after(wall, kLeaseFor), most = concurrency(provider)](Database &db) -> Status {
            JobRepository jobs(db);
            // Other processes run jobs of this provider too.
            const Result<int> underWay = jobs.underWay(provider, wall);
            if (!underWay)
                return underWay.error();
            const int room = std::clamp(most - *underWay, 0, slots_);
            // One more, which says whether there are others.
            const Result<QList<Job>> queued = jobs.nextQueued(provider, me, wall, room + 1);
            if (!queued)
                return queued.error();
            for (const Job &job : *queued) {
                *left = true;
                *full = room == 0;
                if (next->size() == room)
                    break;
                const Result<bool> mine = jobs.claim(job.id, me, wall, until);
                if (!mine)
                    return mine.error();
                if (*mine)
                    next->append(job);
            }
            return success();
        })
        .then(this, [this, provider, next, left, full](const Status &done) {
            Lane &filled = m_lanes[provider];
            filled.filling = false;
            if (!done) {
                filled.notBefore = now() + 2s;
                return;
            }
            if (!*left)
                m_queuedProviders.removeAll(provider); // until one is added; those that wait are asked for later
            if (*full)
                filled.notBefore = std::max<Ticks>(filled.notBefore, now() + 1s);
            for (const Job &job : std::as_const(*next)) {
                if (m_active.contains(job.id))
                    continue;
                adopt(job);
                prepare(job.id);
            }
            arm();
        });
}

void JobQueue::prepare(const Id &id)
{
    Active &active = m_active[id];
    active.busy = true;
    const Job &job = active.job;
    if (job.hasSecrets && !m_secrets.contains(id)) {
        active.busy = false;
        end(id, JobState::Failed, Error{.kind = ErrorKind::BadInput, .detail = u"its secrets are not stored"_s});
        return;
    }
    m_calls.acquire(job.model.provider, [this, id](const Result<PredictionCalls::Held> &provider) {
        if (!m_active.contains(id))
            return; // cancelled meanwhile
        if (!provider) {
            notSent(id, provider.error());
            return;
        }
        if (!(*provider)->predictions()) {
            notSent(id, PredictionCalls::noPredictions(**provider));
            return;
        }
        m_calls.on<ProviderTraits>(
            *provider, [this, id, held = *provider](const ProviderTraits &traits) { prepareFiles(id, held, traits); },
            [hooks = m_hooks](Provider &theirs, PredictionProvider &predictions, QObject *context,
                              const std::function<void(ProviderTraits)> &answer) {
                hooks->address(theirs.config(), predictions, context, [answer, &predictions](const QUrl &webHook) {
                    answer({.inlineLimit = predictions.inlineLimit(),
                            .hasUploads = predictions.hasUploads(),
                            .hasList = predictions.hasPredictionList(),
                            .allowance = predictions.rateAllowance(),
                            .webHook = webHook});
                });
            });
    });
}

void JobQueue::prepareFiles(const Id &id, const PredictionCalls::Held &provider, const ProviderTraits &traits)
{
    const auto active = m_active.find(id);
    if (active == m_active.end())
        return;
    Lane &lane = m_lanes[active->job.model.provider];
    lane.hasList = traits.hasList;
    lane.allowance = traits.allowance;
    lane.webHook = traits.webHook;
    uploadNext(id, provider, traits);
}

void JobQueue::uploadNext(const Id &id, const PredictionCalls::Held &provider, const ProviderTraits &traits)
{
    const auto active = m_active.find(id);
    if (active == m_active.end())
        return;
    const UtcMicros soon = after(m_clock.nowUtc(), kUploadMargin);
    QList<JobFile> &files = active->job.files;
    for (qsizetype i = 0; i < files.size(); ++i) {
        JobFile &file = files[i];
        if (file.bytes <= traits.inlineLimit || !traits.hasUploads) {
            file.uploadedUrl.clear();
            continue;
        }
        if (!file.uploadedUrl.isEmpty() && (!file.uploadExpires || *file.uploadExpires > soon))
            continue;
        const QString path = m_library.path(file.sha256);
        if (path.isEmpty()) {
            end(id, JobState::Failed, Error{.kind = ErrorKind::NotFound, .detail = u"%1 is not in the library"_s.arg(file.name)});
            return;
        }
        m_calls.on<Result<UploadedFile>>(
            provider,
            [this, id, i, provider, traits](const Result<UploadedFile> &uploaded) {
                const auto waiting = m_active.find(id);
                if (waiting == m_active.end())
                    return;
                if (!uploaded) {
                    notSent(id, uploaded.error());
                    return;
                }
                waiting->job.files[i].uploadedUrl = uploaded->url.toString(QUrl::FullyEncoded);
                waiting->job.files[i].uploadExpires = uploaded->expires;
                uploadNext(id, provider, traits);
            },
            [path, file](Provider &, PredictionProvider &predictions, QObject *context,
                         std::function<void(Result<UploadedFile>)> answer) {
                predictions.upload(path, file.name, file.mediaType.toLatin1(), context, {}, std::move(answer));
            });
        return;
    }

    // Everything has an address or goes inline; reading is for a thread of its own.
    const QJsonObject secrets = m_secrets.value(id);
    onPool<Result<QJsonValue>>([job = active->job, secrets, library = m_library] {
        const auto address = [&](const QString &text) -> Result<QString> {
            for (const JobFile &file : job.files) {
                if (text != file.address())
                    continue;
                if (!file.uploadedUrl.isEmpty())
                    return file.uploadedUrl;
                QFile bytes(library.path(file.sha256));
                if (!bytes.open(QIODevice::ReadOnly))
                    return Error{.kind = ErrorKind::NotFound, .detail = u"%1 is not in the library"_s.arg(file.name)};
                return u"data:%1;base64,%2"_s.arg(file.mediaType, QString::fromLatin1(bytes.readAll().toBase64()));
            }
            return text;
        };
        QJsonObject input = job.input;
        for (auto it = secrets.begin(); it != secrets.end(); ++it)
            input[it.key()] = it.value();
        return changedTexts(input, address);
    }).then(this, [this, id, provider](const Result<QJsonValue> &input) {
        if (!m_active.contains(id))
            return;
        if (input)
            send(id, provider, input->toObject());
        else
            end(id, JobState::Failed, input.error());
    });
}

void JobQueue::send(const Id &id, const PredictionCalls::Held &provider, const QJsonObject &input)
{
    if (m_unwritten.empty()) {
        handOver(id, provider, input);
        return;
    }
    // What is known is on the disk before anything new is sent: its turn comes behind that.
    persist([](Database &) { return success(); }, Durability::Normal, [this, id, provider, input] {
        if (m_active.contains(id))
            handOver(id, provider, input);
    });
}

/// It stays queued; nothing was sent.
void JobQueue::letGo(const Id &id, const QString &provider)
{
    m_store.write([me = m_store.instance(), id](Database &db) { return JobRepository(db).release(me, id); });
    drop(id);
    if (!m_queuedProviders.contains(provider))
        m_queuedProviders.append(provider);
    arm();
}

void JobQueue::handOver(const Id &id, const PredictionCalls::Held &provider, const QJsonObject &input)
{
    const Active &active = m_active[id];
    const QString name = active.job.model.provider;
    if (m_stopped || m_stopping || active.job.cancelWanted || isPaused() || isPaused(name)) {
        const bool wanted = active.job.cancelWanted;
        letGo(id, name);
        if (wanted)
            cancel({id});
        return;
    }
    const UtcMicros wall = m_clock.nowUtc();
    const auto mine = std::make_shared<bool>(false);
    ++m_submitting;
    m_store
        .write(
            [mine, id, wall, me = m_store.instance(), files = active.job](Database &db) -> Status {
                JobRepository jobs(db);
                // What was uploaded is kept with it, for the comparison with the provider's list.
                const Result<bool> kept = jobs.update(files, me);
                const Result<bool> marked = kept && *kept ? jobs.markSending(id, me, wall) : kept;
                if (!marked)
                    return marked.error();
                *mine = *marked;
                return success();
            },
            Durability::Full)
        .then(this, [this, id, name, mine, wall, provider, input](const Status &written) {
            if (!written || !*mine || !m_active.contains(id) || m_stopping) {
                // Cancelled, paused or taken by another process a moment ago, or it could not be written: not sent.
                --m_submitting;
                if (written && *mine)
                    m_store.write([me = m_store.instance(), id](Database &db) { return JobRepository(db).unmarkSending(id, me); });
                m_lanes[name].notBefore = std::max<Ticks>(m_lanes[name].notBefore, now() + (written ? 1s : 2s));
                letGo(id, name);
                if (written && !*mine)
                    reload(); // the queue may have been paused elsewhere
                return;
            }
            const QUrl webHook = m_lanes[name].webHook;
            m_active[id].hooked = !webHook.isEmpty();
            Job &job = m_active[id].job;
            job.state = JobState::Sending;
            job.stamps.sent = wall;
            emit changed({id});
            PredictionRequest request{.route = job.route,
                                      .model = job.model.id,
                                      .version = job.version,
                                      .input = input,
                                      .cancelAfter = job.deadline,
                                      .webHook = webHook};
            struct Handed {
                Submission submission;
                RateAllowance allowance;
            };
            m_calls.on<Handed>(
                provider,
                [this, id, name = job.model.provider](const Handed &handed) {
                    --m_submitting;
                    m_lanes[name].allowance = handed.allowance;
                    submitted(id, handed.submission);
                    look();
                },
                [request](Provider &, PredictionProvider &predictions, QObject *context,
                          const std::function<void(Handed)> &answer) {
                    predictions.submit(request, context, [] {}, [answer, &predictions](const Submission &submission) {
                        answer({submission, predictions.rateAllowance()});
                    });
                });
        });
}

/// What a provider or a model says back may hold them.
void JobQueue::hideSecrets(Job &job) const
{
    constexpr qsizetype kShortest = 4; // what is shorter stands in every other word
    const QJsonObject secrets = m_secrets.value(job.id);
    for (const QJsonValue value : secrets) {
        const QString secret = value.toString();
        if (secret.size() < kShortest)
            continue;
        job.logs.replace(secret, kRedacted);
        if (job.error) {
            job.error->detail.replace(secret, kRedacted);
            job.error->providerMessage.replace(secret, kRedacted);
        }
        for (InvalidField &field : job.invalidFields)
            field.description.replace(secret, kRedacted);
        job.rawResponse.replace(secret.toUtf8(), QByteArray(kRedacted.data(), kRedacted.size()));
        const QByteArray asJson = QJsonDocument(QJsonArray{secret}).toJson(QJsonDocument::Compact).chopped(2).sliced(2);
        job.rawResponse.replace(asJson, QByteArray(kRedacted.data(), kRedacted.size()));
    }
}

void JobQueue::notSent(const Id &id, const Error &error)
{
    submitted(id, Submission{.kind = Submission::Kind::NotSent, .prediction = {}, .error = error, .invalidFields = {}});
}

void JobQueue::submitted(const Id &id, const Submission &submission)
{
    const auto found = m_active.find(id);
    if (found == m_active.end())
        return;
    Active &active = *found;
    active.busy = false;
    Lane &lane = m_lanes[active.job.model.provider];
    active.job.rawRequest = active.job.hasSecrets ? QByteArray() : submission.rawRequest;
    active.job.rawResponse = submission.rawResponse;
    hideSecrets(active.job);
    if (submission.kind == Submission::Kind::Accepted && submission.prediction) {
        confirmed(id, *submission.prediction);
        return;
    }
    Job &job = active.job;
    const AfterSubmission next =
        afterSubmission(submission, job.failedSends + 1, QRandomGenerator::global()->generate64());
    job.error = submission.error;
    job.invalidFields = submission.invalidFields;
    hideSecrets(job);
    if (next.state == JobState::Failed) {
        end(id, JobState::Failed, job.error);
        return;
    }
    job.state = next.state;
    const bool queued = next.state == JobState::Queued;
    if (queued) {
        job.failedSends += 1;
        job.stamps.sent.reset();
        job.notBefore = after(m_clock.nowUtc(), *next.pause);
        if (next.lane)
            lane.notBefore = std::max(lane.notBefore, now() + Ticks(*next.pause));
        active.live.trouble = job.error;
        active.live.nextTry = job.notBefore;
        if (!m_queuedProviders.contains(job.model.provider))
            m_queuedProviders.append(job.model.provider);
    } else {
        if (job.error)
            job.error->maybeBilled = true;
        lane.rounds = 0;
        lane.nextReconcile = now() + 3s;
    }
    const Job stored = job;
    persist(
        [stored, queued, me = m_store.instance()](Database &db) -> Status {
            JobRepository jobs(db);
            const Result<bool> written = jobs.update(stored, me);
            if (!written)
                return written.error();
            return queued ? jobs.release(me, stored.id) : success();
        },
        Durability::Full, [this, id, queued] {
            if (queued)
                drop(id);
            emit changed({id});
            arm();
        });
}

void JobQueue::confirmed(const Id &id, const Prediction &prediction)
{
    Active &active = m_active[id];
    Job &job = active.job;
    job.providerId = prediction.id;
    job.state = isFinal(prediction.status) ? JobState::Processing : stateOf(prediction.status);
    job.stamps.confirmed = m_clock.nowUtc();
    job.stamps.providerCreated = prediction.created;
    job.stamps.providerStarted = prediction.started;
    job.webUrl = prediction.webUrl;
    job.error.reset();
    job.invalidFields.clear();
    active.live.trouble.reset();
    active.since = now();
    active.nextLook = job.cancelWanted ? now() : nextLook(active);
    const Job stored = job;
    const auto mine = std::make_shared<bool>(true);
    persist([stored, mine](Database &db) { return kept(JobRepository(db).confirm(stored), mine); }, Durability::Full,
            [this, id, mine] {
                if (!*mine) { // another process has found it, or its prediction is another job's: the disk knows
                    drop(id);
                    m_nextClaim = now();
                    look();
                }
                emit changed({id});
            });
    take(id, prediction);
}

} // namespace bakeoff
