// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"
#include "base/result.h"
#include "jobs/job.h"
#include "jobs/jobcost.h"
#include "jobs/medialibrary.h"
#include "store/joblist.h"
#include "workbench/predictioncalls.h"

#include <QFuture>
#include <QHash>
#include <QMap>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace bakeoff {

class Clock;
class Database;
class JobNetHost;
class NetThread;
class StoreReader;
class StoreThread;
class WebHookHost;
enum class Durability;
struct FileFinding;

/// One job to be made.
struct JobDraft {
    ModelRef model;
    PredictionRoute route = PredictionRoute::Official;
    QString version; ///< of PredictionRoute::Version
    std::optional<RequestKind> kind;
    QJsonObject input;      ///< as the model shall get it; local files as "file://…", others inline or by address
    QJsonObject defaults;   ///< what the model takes where `input` says nothing; for estimates alone, never sent
    QStringList secretKeys; ///< of `input`: sent, never stored
    std::optional<qint64> seed; ///< for lists; `input` holds it too
    QString hardware;       ///< SKU of a deployment; empty: the user's choice for the model, if any
    int priority = 0;
    std::optional<std::chrono::seconds> deadline; ///< at least 5 s

    /// What the model works with: `input` over `defaults`.
    QJsonObject inForce() const;
};

struct EnqueueOptions {
    QString batchName; ///< of several jobs, or where it is not empty: they become a batch
    bool paused = false;
    bool allowUnknownPrice = false; ///< the user agreed to what cannot be bounded
    std::optional<Usd> runCap;      ///< for these jobs alone
};

struct Enqueued {
    Id batch; ///< null: none
    QList<Id> jobs; ///< in the order of the drafts
};

/// What happens to a job now and is not stored yet.
struct JobLive {
    QString text;  ///< streamed output
    QString logs;  ///< streamed; more than the stored ones
    qint64 fetchedBytes = 0; ///< of its files, while they are being downloaded
    qint64 totalBytes = -1;  ///< -1: not said
    std::optional<Error> trouble; ///< why it does not go on at the moment; it is tried again by itself
    std::optional<UtcMicros> nextTry;
};

/// Runs media jobs: stored before they are sent, sent once, followed to the end, their files fetched. Several processes
/// share the jobs of a profile; each acts on those whose lease it holds. Lives on the main thread.
///
/// Order of sending one job: its intent is on the disk (synchronous=FULL); files are uploaded; *sending* is on the disk;
/// the request leaves, once; the provider's id is on the disk. Where a process dies in between, another one finds the
/// job: queued it is sent, sending it becomes *unconfirmed* and is looked for in the provider's list (see reconcile()),
/// and never sent again but by the user. A change that cannot be written (full disk) is kept and tried again until it
/// is; nothing is sent meanwhile.
class JobQueue : public QObject {
    Q_OBJECT
public:
    /// Prices of the price book, and facts of a provider that only its configuration knows.
    struct Surroundings {
        PredictionCalls::Acquire acquire;
        std::function<bool(const QString &provider)> isSandbox;
        std::function<RateCard(const ModelRef &)> price;
    };

    JobQueue(NetThread &net, StoreThread &store, StoreReader &reader, QString mediaFolder, Surroundings surroundings,
             const Clock &clock, QObject *parent = nullptr);
    ~JobQueue() override;

    static constexpr int DefaultConcurrency = 4;
    static constexpr int MostConcurrency = 64;
    static constexpr qint64 MostInputBytes = 100LL * 1024 * 1024;
    static constexpr qint64 MostOutputBytes = 4LL * 1024 * 1024 * 1024;

    /// Takes up what earlier processes left, and goes on by itself. Once.
    void start();
    /// Does what is due now. By itself when something is; tests with a clock of their own call it.
    void look();
    /// Sends nothing more and lets go of all jobs; what is on its way is waited for, at most `limit`.
    void stop(std::chrono::milliseconds limit);

    const MediaLibrary &library() const { return m_library; }

    /// Takes files in, stores the jobs and their reservations, all or none. Errors: BudgetReached, BadInput, NotFound or
    /// LimitExceeded (a file), and those of the store.
    QFuture<Result<Enqueued>> enqueue(QList<JobDraft> drafts, EnqueueOptions options = {});
    /// The same once more, as a new job in the same batch; the old one stays as it is. NotFound; BadInput where it has secrets, which are
    /// not stored, or where it has not ended and is not unconfirmed.
    QFuture<Result<Enqueued>> retry(const Id &job, EnqueueOptions options = {});
    /// Queued: it is never sent. Running: the provider is asked to end it, by whichever process holds it. Unconfirmed: it
    /// is not looked for any longer, and told as cancelled, maybe billed.
    QFuture<Status> cancel(const QList<Id> &jobs);
    QFuture<Status> setPaused(const QList<Id> &jobs, bool paused);
    QFuture<Status> setPriority(const QList<Id> &jobs, int priority);
    QFuture<Status> move(const QList<Id> &jobs, const Id &before);
    /// Ended jobs: they are shown nowhere any more and are gone for good a day later, with files that no other job names;
    /// until then restore() brings them back whole. Charges stay. \return those that are removed by this
    QFuture<Result<QList<Id>>> remove(const QList<Id> &jobs);
    QFuture<Status> restore(const QList<Id> &jobs);
    /// What upholds fetching a file (a full disk) is over: now.
    void fetchWaiting();
    /// What previews found out about files of the library; changed() for the jobs that differ by it.
    QFuture<Status> keepFindings(const QList<FileFinding> &findings);

    // Settings of the profile, shared by its processes.
    bool isPaused() const { return m_settings.value(QStringLiteral("paused")) != 0; }
    bool isPaused(const QString &provider) const;
    QFuture<Status> setQueuePaused(bool paused);
    QFuture<Status> setProviderPaused(const QString &provider, bool paused);
    int concurrency(const QString &provider) const;
    QFuture<Status> setConcurrency(const QString &provider, int jobs);
    /// Jobs under way of a process that was gone, taken up at the start. 0 where it ended as it should.
    int pickedUp() const { return m_pickedUp; }
    /// The queue was paused because of that, and nobody has let it go on since.
    bool isPausedAfterCrash() const { return m_pausedAfterCrash && isPaused(); }
    bool startsPausedAfterCrash() const { return m_settings.value(QStringLiteral("start_paused_after_crash")) != 0; }
    QFuture<Status> setStartsPausedAfterCrash(bool paused);

    /// What a job of this model is priced by now.
    JobPrices prices(const ModelRef &model, PredictionRoute route, const QString &hardware = {}) const;
    QFuture<Status> setUnitPrice(const ModelRef &model, const UnitPrice &price, const QString &source);
    /// Of a second of hardware; of all models of this provider on it.
    QFuture<Status> setHardwarePrice(const QString &provider, const QString &sku, const Rate &second, const QString &source);
    /// Remembered for this model, with its date; empty: not known.
    QFuture<Status> setHardware(const ModelRef &model, const QString &sku);
    /// Takes a price of the user's own back, with all that it replaced. \param metric "hardware": of that SKU
    QFuture<Status> removePrice(const ModelRef &model, const QString &metric);
    /// Ended jobs of this model whose cost is not known.
    QFuture<Result<int>> unknownCosts(const ModelRef &model);
    /// A new price holds for jobs that end from then on. This gives ended ones of unknown cost an estimate by the prices
    /// of now, their charges too; what is known is never changed. \return how many got one
    QFuture<Result<int>> fillCosts(const ModelRef &model);

    /// A model with its form and example, from its provider. `done` runs later, once, unless `context` died.
    void fetchModel(const ModelRef &model, const QString &version, QObject *context,
                    std::function<void(const Result<PredictionModel> &)> done);

    QFuture<Result<Job>> load(const Id &job);
    QFuture<Result<JobPage>> list(const JobFilter &filter, int count, const QString &after = {});
    QFuture<Result<JobCounts>> counts();
    /// Of a job that this process works on.
    std::optional<JobLive> live(const Id &job) const;
    /// Jobs of this process that are being sent or run at a provider.
    QList<Job> underWay() const;
    /// Jobs of this process that have ended and of which files are still to be fetched.
    QList<Job> fetching() const;
    /// Nothing is due now: all that could be done at once is done.
    bool isIdle() const;
    /// Re-reads settings, prices and what other processes asked for.
    QFuture<Status> reload();

signals:
    /// State, stamps, logs or files of these jobs are others in the store.
    void changed(const QList<bakeoff::Id> &jobs);
    /// live() of this job, often.
    void liveChanged(const bakeoff::Id &job);
    /// Jobs came, went or changed places.
    void listChanged();
    /// It has ended; files of it may still be coming.
    void ended(const bakeoff::Id &job, bakeoff::JobState state);
    /// It has ended and nothing of it is waited for.
    void settled(const bakeoff::Id &job);
    /// All jobs of a batch have ended.
    void batchEnded(const bakeoff::Id &batch);
    void settingsChanged();
    /// Writing does not work, or works again (no value).
    void storeTrouble(const std::optional<bakeoff::Error> &error);
    void idleChanged();

private:
    using Ticks = std::chrono::nanoseconds;
    /// A job whose lease this process holds.
    struct Active {
        Job job;
        JobLive live;
        Ticks since{};       ///< the provider has had it since then
        Ticks nextLook{};
        Ticks written{};     ///< when it was last stored
        Ticks heard{};       ///< when the provider last said that it has not ended; zero: not to this process
        int failures = 0;
        bool busy = false;   ///< a call is under way
        bool cancelSent = false;
        bool streaming = false;
        bool streamed = false; ///< once is enough: after its stream a job is polled
        bool dormant = false; ///< unconfirmed, and not looked for any longer
        bool fetching = false; ///< one of its files is being downloaded
        bool hooked = false; ///< the provider was given an address to call
        bool called = false; ///< it called since the last look
        bool askAgain = false; ///< it called while a look was under way
        int fetchFailures = 0;
        std::optional<RequestKind> guessed;
    };
    struct Lane {
        Ticks notBefore{};
        Ticks nextReconcile{};
        RateAllowance allowance;
        int rounds = 0; ///< of reconciling
        bool filling = false;
        bool listing = false;
        bool reconciling = false;
        std::optional<bool> hasList;
        QUrl webHook;           ///< what new jobs tell the provider to call; empty: nothing
        bool hooksCome = false; ///< the last end was told by one
    };
    struct Unwritten {
        std::function<Status(Database &)> work;
        Durability durability;
        std::function<void()> then;
    };
    /// What is known of a provider when it is used.
    struct ProviderTraits {
        qint64 inlineLimit = 0;
        bool hasUploads = false;
        bool hasList = false;
        RateAllowance allowance;
        QUrl webHook = {};
    };

    // jobqueue.cpp
    void persist(std::function<Status(Database &)> work, Durability durability, std::function<void()> then = {});
    void writeNext();
    QFuture<Status> thenChanged(QFuture<Status> written, const QList<Id> &jobs);
    QFuture<Status> set(const QString &setting, std::optional<qint64> value);
    /// \param inForce of the jobs in their order, for what they may cost; empty: their inputs
    QFuture<Result<Enqueued>> store(QList<Job> jobs, const EnqueueOptions &options, const QList<QJsonObject> &inForce = {});
    void claim();
    void adopt(Job job);
    void arm();
    void drop(const Id &id);
    /// What update() or end() of the store answered: a job that is another process's now is let go.
    static Status kept(const Result<bool> &written, const std::shared_ptr<bool> &mine);
    void endIfDone(const Id &id);
    Ticks now() const;
    int inFlight(const QString &provider) const;

    // jobremoval.cpp
    void purge();

    // jobsending.cpp
    void fill(const QString &provider);
    void prepare(const Id &id);
    void prepareFiles(const Id &id, const PredictionCalls::Held &provider, const ProviderTraits &traits);
    void uploadNext(const Id &id, const PredictionCalls::Held &provider, const ProviderTraits &traits);
    void send(const Id &id, const PredictionCalls::Held &provider, const QJsonObject &input);
    void handOver(const Id &id, const PredictionCalls::Held &provider, const QJsonObject &input);
    void letGo(const Id &id, const QString &provider);
    void hideSecrets(Job &job) const;
    void notSent(const Id &id, const Error &error);
    void submitted(const Id &id, const Submission &submission);
    void confirmed(const Id &id, const Prediction &prediction);

    // jobfollowing.cpp
    void follow();
    void called(const QString &provider, const QString &prediction);
    Ticks nextLook(const Active &active) const;
    void ask(const Id &id);
    void askList(const QString &provider, const QList<Id> &ids);
    void cancelAtProvider(const Id &id);
    void answered(const Id &id, const Result<Prediction> &prediction);
    void take(const Id &id, const Prediction &prediction);
    void finish(const Id &id, const Prediction &prediction);
    void end(const Id &id, JobState state, std::optional<Error> error);
    JobCost costOf(const Job &job) const;
    void writeEnd(const Id &id);
    void streamFrom(const Id &id, const Prediction &prediction);
    void giveUp(const Id &id);
    void reconcileLanes();
    void reconcileLane(const QString &provider);
    void reconciled(const QString &provider, const Result<QList<Prediction>> &listed);

    // jobdownloads.cpp
    void fetchFiles();
    void fetch(const Id &id, int position);
    void fetched(const Id &id, int position, const Result<MediaLibrary::Stored> &file);
    QJsonObject sidecarOf(const Job &job, const Artifact &artifact) const;

    NetThread &m_net;
    StoreThread &m_store;
    StoreReader &m_reader;
    const MediaLibrary m_library;
    const Surroundings m_surroundings;
    const Clock &m_clock;
    PredictionCalls m_calls;
    JobNetHost *m_host; ///< lives on the net thread, deleted there
    WebHookHost *m_hooks; ///< the same
    QTimer m_timer;
    QTimer m_retryWrite;
    QHash<Id, Active> m_active;
    QHash<QString, Lane> m_lanes;
    QHash<Id, QJsonObject> m_secrets; ///< values of secret keys, of jobs that were made here
    std::deque<Unwritten> m_unwritten;
    QMap<QString, qint64> m_settings;
    QHash<QString, QList<UnitPrice>> m_unitPrices; ///< "provider/model" -> prices
    QHash<QString, QString> m_sources;             ///< … -> where the newest is from
    QHash<QString, UtcMicros> m_priceDates;
    QHash<QString, QString> m_hardware;            ///< "provider/model" -> SKU
    QStringList m_queuedProviders;
    QSet<Id> m_toldBatches; ///< batchEnded() was emitted
    Ticks m_nextClaim{};
    Ticks m_nextRenew{};
    Ticks m_nextFetch{}; ///< while the disk is full
    int m_pickedUp = 0;
    int m_settingsWrites = 0; ///< a read that was begun before the last one tells old settings
    int m_submitting = 0;
    int m_fetching = 0;
    bool m_started = false;
    bool m_stopping = false; ///< nothing more is sent; what comes in is still written
    bool m_stopped = false;
    bool m_claiming = false;
    bool m_claimed = false; ///< at least once
    bool m_writing = false;
    bool m_idle = false;
    bool m_pausedAfterCrash = false;
};

} // namespace bakeoff
