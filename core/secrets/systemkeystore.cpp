// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keystore.h"

#include "base/log.h"

#include <QObject>
#include <QPromise>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include <qt6keychain/keychain.h>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

Error storeError(QKeychain::Error code, const QString &why)
{
    if (code == QKeychain::EntryNotFound)
        return Error{.kind = ErrorKind::NotFound, .detail = u"the key store holds no such entry"_s};
    return Error{.kind = ErrorKind::KeyStore, .detail = u"%1 (%2)"_s.arg(why).arg(static_cast<int>(code))};
}

/// One call: finished by whoever is first, the key store or the clock.
template <typename T>
class Call {
public:
    Call() { m_promise.start(); }
    ~Call() { finish(Error{.kind = ErrorKind::KeyStore, .detail = u"the key store was closed"_s}); }
    QFuture<Result<T>> future() { return m_promise.future(); }
    void finish(Result<T> result)
    {
        if (m_finished.exchange(true))
            return;
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

private:
    QPromise<Result<T>> m_promise;
    std::atomic<bool> m_finished = false;
};

Error tooSlow(std::chrono::milliseconds bound)
{
    return Error{.kind = ErrorKind::KeyStore,
                 .detail = u"the key store did not answer within %1 ms"_s.arg(bound.count())};
}

/// A thread with an event loop, and an object that lives on it.
struct Worker {
    explicit Worker(const QString &name)
        : thread(new QThread)
        , context(new QObject)
    {
        thread->setObjectName(name);
        context->moveToThread(thread);
        thread->start();
    }
    QThread *thread;
    QObject *context;
};

/// QtKeychain keeps one queue of jobs for the process, which belongs to the thread that used it first: so all calls are
/// made on one thread, which lives as long as the process. A call that hangs cannot be ended anyway.
const Worker &callWorker()
{
    static const auto *worker = new Worker(u"keys"_s);
    return *worker;
}

/// Two threads: QtKeychain's calls may block on D-Bus, and then somebody else must look at the clock.
class Threads {
public:
    explicit Threads(std::chrono::milliseconds bound)
        : m_bound(bound)
    {
    }

    ~Threads()
    {
        if (!m_clock)
            return;
        m_clock->thread->quit();
        m_clock->thread->wait();
        delete m_clock->context;
        delete m_clock->thread;
    }

    template <typename T>
    QFuture<Result<T>> run(const std::function<void(std::shared_ptr<Call<T>>)> &work)
    {
        start();
        auto call = std::make_shared<Call<T>>();
        QFuture<Result<T>> future = call->future();
        QMetaObject::invokeMethod(
            m_clock->context,
            [context = m_clock->context, call, bound = m_bound] {
                QTimer::singleShot(bound, context, [call, bound] { call->finish(tooSlow(bound)); });
            },
            Qt::QueuedConnection);
        QMetaObject::invokeMethod(callWorker().context, [work, call] { work(call); }, Qt::QueuedConnection);
        return future;
    }

private:
    void start()
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_clock)
            m_clock.emplace(u"keys-clock"_s);
    }

    const std::chrono::milliseconds m_bound;
    std::mutex m_mutex;
    std::optional<Worker> m_clock; ///< from the first call on
};

QString service()
{
    return u"bakeoff"_s;
}

/// Starts `job`, which deletes itself after `finished` was told.
template <typename Job>
void start(Job *job, const QString &entry, std::function<void(Job *)> finished)
{
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(entry);
    QObject::connect(job, &QKeychain::Job::finished, job, [job, finished](QKeychain::Job *) { finished(job); });
    job->start();
}

class SystemKeyStore final : public KeyStore {
public:
    explicit SystemKeyStore(std::chrono::milliseconds bound)
        : m_threads(bound)
    {
    }

    QFuture<Result<QByteArray>> read(const QString &entry) override
    {
        return m_threads.run<QByteArray>([entry](const std::shared_ptr<Call<QByteArray>> &call) {
            start<QKeychain::ReadPasswordJob>(
                new QKeychain::ReadPasswordJob(service()), entry, [call](QKeychain::ReadPasswordJob *job) {
                    if (job->error() == QKeychain::NoError)
                        call->finish(job->textData().toUtf8());
                    else
                        call->finish(storeError(job->error(), job->errorString()));
                });
        });
    }

    QFuture<Status> write(const QString &entry, const QByteArray &secret) override
    {
        return m_threads.run<std::monostate>([entry, secret](const std::shared_ptr<Call<std::monostate>> &call) {
            auto *job = new QKeychain::WritePasswordJob(service());
            job->setTextData(QString::fromUtf8(secret));
            start<QKeychain::WritePasswordJob>(job, entry, [call](QKeychain::WritePasswordJob *done) {
                if (done->error() == QKeychain::NoError)
                    call->finish(std::monostate{});
                else
                    call->finish(storeError(done->error(), done->errorString()));
            });
        });
    }

    QFuture<Status> remove(const QString &entry) override
    {
        return m_threads.run<std::monostate>([entry](const std::shared_ptr<Call<std::monostate>> &call) {
            start<QKeychain::DeletePasswordJob>(
                new QKeychain::DeletePasswordJob(service()), entry, [call](QKeychain::DeletePasswordJob *job) {
                    if (job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound)
                        call->finish(std::monostate{});
                    else
                        call->finish(storeError(job->error(), job->errorString()));
                });
        });
    }

private:
    Threads m_threads;
};

} // namespace

std::unique_ptr<KeyStore> makeSystemKeyStore(std::chrono::milliseconds bound)
{
    return std::make_unique<SystemKeyStore>(bound);
}

} // namespace bakeoff
