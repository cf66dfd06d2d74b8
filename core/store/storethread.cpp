// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storethread.h"

#include "base/clock.h"
#include "base/log.h"
#include "store/attachmentrepository.h"
#include "store/budgetrepository.h"
#include "store/comparisonrepository.h"
#include "store/instancelock.h"
#include "store/judgementrepository.h"
#include "store/lifecyclerepository.h"
#include "store/replywriter.h"
#include "store/searchrepository.h"
#include "store/usagerepository.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QPromise>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <mutex>
#include <vector>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

Error closedError()
{
    return Error{.kind = ErrorKind::Storage, .detail = u"the history is closed"_s};
}

// A history without a search index is indexed in pieces of so many entries, as many as a slice of time holds; others who
// write come between.
constexpr qint64 kIndexPiece = 100;
constexpr std::chrono::milliseconds kIndexSlice{40};
constexpr std::chrono::milliseconds kIndexPause{10};
/// Entries that have ended are indexed together once none has ended for the shorter of these; at the latest after the
/// longer one.
constexpr std::chrono::milliseconds kLatePause{250};
constexpr std::chrono::milliseconds kLatest{5000};
constexpr std::chrono::milliseconds kLateAtEnd{1000}; ///< for what is left when the history is closed
constexpr std::chrono::milliseconds kIndexRetry{5000};

/// Conditions that go away by themselves or by the user's doing: worth another try at opening.
bool mayPass(ErrorKind kind)
{
    return kind == ErrorKind::DiskFull || kind == ErrorKind::ReadOnly || kind == ErrorKind::Locked;
}

/// The patch of the same reply in `patches`, or a new one at the end.
void mergeInto(std::vector<ReplyPatch> &patches, ReplyPatch patch)
{
    const auto same = std::ranges::find(patches, patch.reply, &ReplyPatch::reply);
    if (same == patches.end())
        patches.push_back(std::move(patch));
    else
        same->merge(std::move(patch));
}

/// A comparison, judgement or vote.
struct Unsaved {
    Id id; ///< of the comparison, the reply or the turn
    std::function<Status(Database &)> write;
};

std::function<Status(Database &)> saving(const Comparison &comparison)
{
    return [comparison](Database &db) { return ComparisonRepository(db).save(comparison); };
}

} // namespace

/// What lives on the store thread; the members up to m_mutex belong to it alone.
class StoreThread::Private : public QObject {
public:
    Private(StoreThread *q, QString file, const Clock &clock, StoreOptions options)
        : m_q(q)
        , m_file(std::move(file))
        , m_clock(clock)
        , m_options(std::move(options))
        , m_instance(newId(clock.nowUtc()))
        , m_openError(closedError())
    {
        m_opened.start();
        m_thread.setObjectName(u"store"_s);
        moveToThread(&m_thread);
        m_thread.start();
    }

    /// Queues `work` for the store thread; false after close().
    bool post(std::function<void()> work)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_closed)
            return false;
        QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection);
        return true;
    }

    void open();
    Status ensureOpen();
    Status save(const Id &id, std::function<Status(Database &)> work);
    Status begin(const Comparison &comparison, const Turn &turn, const QList<Reply> &replies, const BudgetPlan &plan);
    bool isAlive(const Id &owner) const;
    BudgetRequest asked(const BudgetPlan &plan);
    Status write(const std::function<Status(Database &)> &work, Durability durability);
    Status commitPending();
    Status shutDown();
    void startTimer();
    void indexLater(std::chrono::milliseconds pause);

    StoreThread *const m_q;
    const QString m_file;
    const Clock &m_clock;
    const StoreOptions m_options;
    const Id m_instance;
    QPromise<Status> m_opened;
    std::unique_ptr<Database> m_db;
    std::unique_ptr<InstanceLock> m_lock;
    Error m_openError;                  ///< why m_db is null
    std::vector<ReplyPatch> m_held;     ///< taken from m_pending, not committed yet
    std::vector<Unsaved> m_unsaved;     ///< could not be saved, newest versions, in the order of the calls
    std::unique_ptr<QTimer> m_timer;
    std::unique_ptr<QTimer> m_indexTimer;
    bool m_failing = false;
    bool m_indexing = false; ///< pieces of the search index are being made
    QElapsedTimer m_late;    ///< since something has ended that is not indexed yet

    std::mutex m_mutex; ///< guards what follows
    std::vector<ReplyPatch> m_pending;
    bool m_scheduled = false;
    bool m_hurried = false;
    bool m_closed = false;

    QThread m_thread;

private:
    Status commitPatches(std::vector<ReplyPatch> &patches);
    Status commitTogether(const std::vector<ReplyPatch> &patches);
    Status commitUnsaved();
    Status writePatch(const ReplyPatch &patch);
    void indexMore();
    void indexSoon();
    void report(const Status &status);
};

void StoreThread::Private::open()
{
    m_timer = std::make_unique<QTimer>();
    m_timer->setSingleShot(true);
    connect(m_timer.get(), &QTimer::timeout, this, [this] { (void)commitPending(); });
    m_openError = Error{};
    const Status s = ensureOpen();
    m_opened.addResult(s);
    m_opened.finish();
}

Status StoreThread::Private::ensureOpen()
{
    if (m_db)
        return success();
    if (m_timer && m_openError != Error{} && !mayPass(m_openError.kind))
        return m_openError;
    const auto fail = [this](const Error &error) -> Status {
        m_openError = error;
        qCWarning(lcStore) << "history not opened:" << errorKindName(error.kind) << error.detail;
        return error;
    };

    Result<std::unique_ptr<Database>> opened = Database::openForWriting(m_file, m_clock, m_options.database);
    if (!opened)
        return fail(opened.error());
    const QString folder = QFileInfo(m_file).absolutePath();
    auto lock = std::make_unique<InstanceLock>(folder, m_instance);
    if (const Status taken = lock->take(); !taken)
        return fail(taken.error());

    Database &db = **opened;
    ScopedTransaction tx(db);
    if (!tx.begun())
        return fail(tx.begun().error());
    const auto alive = [this](const Id &owner) { return isAlive(owner); };
    const Result<int> cutOff = ReplyWriter(db).cutOffOrphans(alive, m_clock.nowUtc());
    if (!cutOff)
        return fail(cutOff.error());
    if (const Status freed = BudgetRepository(db).releaseOrphans(m_clock.nowUtc(), alive); !freed)
        return fail(freed.error());
    if (const Result<int> purged = LifecycleRepository(db).purge(m_clock.nowUtc()); !purged)
        return fail(purged.error());
    if (const Result<int> dropped = AttachmentRepository(db).dropUnnamed(); !dropped)
        return fail(dropped.error());
    if (const Status committed = tx.commit(); !committed)
        return fail(committed.error());
    if (*cutOff > 0)
        qCInfo(lcStore) << *cutOff << "replies of an ended process kept as cut off";
    InstanceLock::cleanUp(folder);

    m_db = std::move(opened).value();
    m_lock = std::move(lock);
    indexLater(kIndexPause);
    return success();
}

void StoreThread::Private::indexLater(std::chrono::milliseconds pause)
{
    if (!m_indexTimer) {
        m_indexTimer = std::make_unique<QTimer>();
        m_indexTimer->setSingleShot(true);
        connect(m_indexTimer.get(), &QTimer::timeout, this, &Private::indexMore);
    }
    m_indexTimer->start(pause);
}

/// Something has ended, and its place in the index is still to be made.
void StoreThread::Private::indexSoon()
{
    if (m_indexing)
        return; // it is among the next
    if (!m_late.isValid())
        m_late.start();
    indexLater(m_late.hasExpired(kLatest.count()) ? std::chrono::milliseconds(0) : kLatePause);
}

/// A piece of the search index that is still to be made, short enough that nobody waits for it. What another process
/// does at the same time comes off the same work.
void StoreThread::Private::indexMore()
{
    if (!m_db)
        return;
    m_late.invalidate();
    // Looked at first without a transaction, which would wait for other processes.
    if (const Result<bool> left = SearchRepository(*m_db).hasUnindexed(); left && !*left) {
        if (std::exchange(m_indexing, false)) {
            qCDebug(lcStore) << "the search index is complete";
            emit m_q->committed();
        }
        return;
    }
    m_indexing = true;
    bool more = false;
    const auto work = [&more](Database &db) {
        QElapsedTimer clock;
        clock.start();
        do {
            const Result<bool> left = SearchRepository(db).indexMore(kIndexPiece);
            if (!left)
                return Status(left.error());
            more = *left;
        } while (more && std::chrono::milliseconds(clock.elapsed()) < kIndexSlice);
        return success();
    };
    ScopedTransaction tx(*m_db);
    Status s = tx.begun();
    if (s)
        s = work(*m_db);
    if (s)
        s = tx.commit();
    if (s) {
        indexLater(kIndexPause);
        return;
    }
    qCWarning(lcStore) << "search index waits:" << errorKindName(s.error().kind) << s.error().detail;
    if (mayPass(s.error().kind))
        indexLater(kIndexRetry);
}

void StoreThread::Private::report(const Status &status)
{
    if (!status && !m_failing) {
        m_failing = true;
        qCWarning(lcStore) << "writing failed:" << errorKindName(status.error().kind) << status.error().detail;
        emit m_q->failed(status.error());
    } else if (status && m_failing) {
        m_failing = false;
        qCInfo(lcStore) << "writing works again";
        emit m_q->recovered();
    }
}

void StoreThread::Private::startTimer()
{
    if (m_timer && !m_timer->isActive())
        m_timer->start(m_options.flushInterval);
}

Status StoreThread::Private::write(const std::function<Status(Database &)> &work, Durability durability)
{
    if (const Status s = ensureOpen(); !s)
        return s;
    ScopedTransaction tx(*m_db, durability);
    if (!tx.begun())
        return tx.begun();
    if (const Status s = work(*m_db); !s)
        return s;
    const Status committed = tx.commit();
    if (committed)
        emit m_q->committed();
    return committed;
}

Status StoreThread::Private::save(const Id &id, std::function<Status(Database &)> work)
{
    std::erase_if(m_unsaved, [&id](const Unsaved &unsaved) { return unsaved.id == id; });
    const Status s = write(work, Durability::Normal);
    if (!s) {
        m_unsaved.push_back({id, std::move(work)});
        report(s);
        startTimer();
    }
    return s;
}

bool StoreThread::Private::isAlive(const Id &owner) const
{
    return owner == m_instance || InstanceLock::isAlive(QFileInfo(m_file).absolutePath(), owner);
}

BudgetRequest StoreThread::Private::asked(const BudgetPlan &plan)
{
    if (!plan || !ensureOpen())
        return {};
    return plan([this](const ModelRef &model, const QByteArray &inputDigest) {
        const Result<UsageHistory> past = UsageRepository(*m_db).of(model, inputDigest);
        if (!past)
            qCWarning(lcStore) << "earlier answers not read:" << past.error().detail;
        return past.valueOr({});
    });
}

Status StoreThread::Private::begin(const Comparison &comparison, const Turn &turn, const QList<Reply> &replies,
                                   const BudgetPlan &plan)
{
    const BudgetRequest request = asked(plan);
    const auto writing = [&](const QList<Reply> &intents, const BudgetRequest &reservations) {
        return write(
            [&](Database &db) {
                Status done = saving(comparison)(db);
                if (done)
                    done = ReplyWriter(db, SearchIndex::Writes::Late).begin(turn, intents, m_instance);
                if (done && !reservations.reservations.isEmpty())
                    done = BudgetRepository(db).reserve(reservations, m_instance, m_clock.nowUtc(),
                                                        [this](const Id &owner) { return isAlive(owner); });
                return done;
            },
            Durability::Full);
    };
    const Status s = writing(replies, request);
    if (!s && s.error().kind == ErrorKind::BudgetReached) {
        QList<Reply> refused = replies;
        for (Reply &reply : refused) {
            reply.state = ReplyState::Failed;
            reply.error = s.error();
        }
        // Where this fails too the window still shows it.
        if (const Status kept = writing(refused, {}); !kept)
            qCWarning(lcStore) << "refused replies not kept:" << kept.error().detail;
    }
    if (s)
        std::erase_if(m_unsaved, [&comparison](const Unsaved &unsaved) { return unsaved.id == comparison.id; });
    indexSoon();
    return s;
}

Status StoreThread::Private::writePatch(const ReplyPatch &patch)
{
    ReplyWriter writer(*m_db, SearchIndex::Writes::Late);
    return patch.whole ? writer.finish(*patch.whole, m_clock.nowUtc()) : writer.append(patch);
}

Status StoreThread::Private::commitTogether(const std::vector<ReplyPatch> &patches)
{
    return write(
        [this, &patches](Database &) {
            for (const ReplyPatch &patch : patches) {
                if (const Status s = writePatch(patch); !s)
                    return s;
            }
            return success();
        },
        Durability::Normal);
}

Status StoreThread::Private::commitPatches(std::vector<ReplyPatch> &patches)
{
    if (patches.empty())
        return success();
    const bool ended = std::ranges::any_of(patches, [](const ReplyPatch &patch) { return patch.whole.has_value(); });
    Status s = commitTogether(patches);
    if (ended)
        indexSoon();
    if (s) {
        patches.clear();
    } else if (s.error().kind == ErrorKind::Storage && patches.size() > 1) {
        // One patch that cannot be stored must not hold back the others.
        std::erase_if(patches, [this](const ReplyPatch &patch) { return commitTogether({patch}).ok(); });
        if (patches.empty())
            s = success();
    }
    return s;
}

Status StoreThread::Private::commitUnsaved()
{
    Status result = success();
    std::erase_if(m_unsaved, [this, &result](const Unsaved &unsaved) {
        const Status s = write(unsaved.write, Durability::Normal);
        if (!s)
            result = s;
        return s.ok();
    });
    return result;
}

Status StoreThread::Private::commitPending()
{
    {
        const std::scoped_lock lock(m_mutex);
        for (ReplyPatch &patch : std::exchange(m_pending, {}))
            mergeInto(m_held, std::move(patch));
        m_scheduled = false;
        m_hurried = false;
    }
    if (m_held.empty() && m_unsaved.empty())
        return success();
    // Documents first: a reply may belong to a comparison that could not be saved before.
    Status s = commitUnsaved();
    if (s)
        s = commitPatches(m_held);
    report(s);
    if (!s)
        startTimer();
    else if (m_timer)
        m_timer->stop();
    return s;
}

Status StoreThread::Private::shutDown()
{
    const Status s = commitPending();
    if (!s) {
        qCWarning(lcStore) << m_held.size() << "replies and" << m_unsaved.size()
                           << "comparisons or judgements could not be written before the end";
    }
    m_timer.reset();
    if (m_db) {
        const QDeadlineTimer end(kLateAtEnd);
        const auto late = [](Database &db) {
            const Result<qint64> done = SearchRepository(db).indexLate(kIndexPiece);
            return !done ? Status(done.error()) : *done > 0 ? success() : Status(Error{.kind = ErrorKind::NotFound});
        };
        while (!end.hasExpired() && write(late, Durability::Normal)) { }
    }
    m_indexTimer.reset();
    m_db.reset();
    m_lock.reset();
    return s;
}

StoreThread::StoreThread(QString databaseFile, const Clock &clock, StoreOptions options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(databaseFile), clock, std::move(options)))
{
    d->post([p = d.get()] { p->open(); });
}

StoreThread::~StoreThread()
{
    (void)close();
}

Id StoreThread::instance() const
{
    return d->m_instance;
}

bool StoreThread::isAlive(const Id &instance) const
{
    return d->isAlive(instance);
}

QFuture<Status> StoreThread::opened() const
{
    return d->m_opened.future();
}

void StoreThread::saveComparison(const Comparison &comparison, std::function<void(Status)> done)
{
    const bool posted = d->post([p = d.get(), comparison, done] {
        const Status s = p->save(comparison.id, saving(comparison));
        if (done)
            done(s);
    });
    if (!posted && done)
        done(closedError());
}

void StoreThread::saveJudgement(const Id &reply, const Judgement &judgement)
{
    d->post([p = d.get(), reply, judgement] {
        (void)p->save(reply, [reply, judgement](Database &db) {
            return JudgementRepository(db).putJudgement(reply, judgement);
        });
    });
}

void StoreThread::saveVote(const Id &turn, const BlindVote &vote)
{
    d->post([p = d.get(), turn, vote] {
        (void)p->save(turn, [turn, vote](Database &db) { return JudgementRepository(db).putVote(turn, vote); });
    });
}

void StoreThread::beginReplies(const Comparison &comparison, const Turn &turn, const QList<Reply> &replies,
                               std::function<void(Status)> done, const BudgetPlan &plan)
{
    const bool posted = d->post([p = d.get(), comparison, turn, replies, done, plan] {
        const Status s = p->begin(comparison, turn, replies, plan);
        if (done)
            done(s);
    });
    if (!posted && done)
        done(closedError());
}

void StoreThread::patch(ReplyPatch patch)
{
    Private *p = d.get();
    const std::scoped_lock lock(p->m_mutex);
    if (p->m_closed) {
        qCWarning(lcStore) << "a patch came after the history was closed";
        return;
    }
    const bool hurry = patch.whole.has_value();
    mergeInto(p->m_pending, std::move(patch));
    if (hurry && !p->m_hurried) {
        p->m_hurried = true;
        QMetaObject::invokeMethod(p, [p] { (void)p->commitPending(); }, Qt::QueuedConnection);
    } else if (!hurry && !p->m_scheduled) {
        p->m_scheduled = true;
        QMetaObject::invokeMethod(p, [p] { p->startTimer(); }, Qt::QueuedConnection);
    }
}

QFuture<Status> StoreThread::write(std::function<Status(Database &)> work, Durability durability)
{
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    QFuture<Status> future = promise->future();
    const bool posted = d->post([p = d.get(), promise, work = std::move(work), durability] {
        promise->addResult(p->write(work, durability));
        promise->finish();
    });
    if (!posted) {
        promise->addResult(closedError());
        promise->finish();
    }
    return future;
}

void StoreThread::completeIndex()
{
    d->post([p = d.get()] { p->indexLater(kIndexPause); });
}

QFuture<Status> StoreThread::flush()
{
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    QFuture<Status> future = promise->future();
    const bool posted = d->post([p = d.get(), promise] {
        promise->addResult(p->commitPending());
        promise->finish();
    });
    if (!posted) {
        promise->addResult(closedError());
        promise->finish();
    }
    return future;
}

Status StoreThread::close()
{
    {
        const std::scoped_lock lock(d->m_mutex);
        if (d->m_closed)
            return success();
        d->m_closed = true;
    }
    Status result = success();
    QMetaObject::invokeMethod(
        d.get(), [p = d.get(), &result] { result = p->shutDown(); }, Qt::BlockingQueuedConnection);
    d->m_thread.quit();
    d->m_thread.wait();
    return result;
}

} // namespace bakeoff
