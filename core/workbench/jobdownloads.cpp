// SPDX-License-Identifier: GPL-3.0-or-later
// The queue's files: fetched as soon as a job has succeeded, since providers keep them for an hour.
#include "workbench/jobqueue.h"

#include "base/clock.h"
#include "base/log.h"
#include "costs/costjson.h"
#include "jobs/download.h"
#include "store/artifactrepository.h"
#include "store/jobrepository.h"
#include "store/storethread.h"
#include "workbench/jobnethost.h"

#include <QHostAddress>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kMostAtOnce = 4;
constexpr std::chrono::seconds kDiskPause{30};
constexpr std::chrono::hours kFetchedFor{2}; ///< providers delete after one

/// Conditions of this machine, or of the way: the file waits.
bool waits(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::DiskFull:
    case ErrorKind::ReadOnly:
    case ErrorKind::Storage:
    case ErrorKind::NoKey:
    case ErrorKind::BadKey:
    case ErrorKind::KeyStore:
        return true;
    default:
        return mayPassOnTheWay(kind);
    }
}

/// A file of the library that no job names goes.
Status removeUnnamed(Database &db, const MediaLibrary &library, const QByteArray &sha256)
{
    if (sha256.isEmpty())
        return success();
    const Result<bool> named = ArtifactRepository(db).isNamed(sha256);
    if (!named)
        return named.error();
    if (!*named) {
        if (const Status gone = library.remove(sha256); !gone)
            qCWarning(lcStore) << gone.error().detail; // it costs room, no more
    }
    return success();
}

} // namespace

void JobQueue::fetchWaiting()
{
    m_nextFetch = {};
    for (Active &active : m_active) {
        if (isFinal(active.job.state))
            active.nextLook = {};
    }
    look();
}

QFuture<Status> JobQueue::keepFindings(const QList<FileFinding> &findings)
{
    const auto jobs = std::make_shared<QList<Id>>();
    return m_store
        .write([findings, jobs](Database &db) -> Status {
            const Result<QList<Id>> different = ArtifactRepository(db).keep(findings);
            if (!different)
                return different.error();
            *jobs = *different;
            return success();
        })
        .then(this, [this, jobs](const Status &written) {
            if (written && !jobs->isEmpty())
                emit changed(*jobs);
            return written;
        });
}

QList<Job> JobQueue::fetching() const
{
    QList<Job> jobs;
    for (const Active &active : m_active) {
        const auto waits = [](const Artifact &artifact) { return artifact.state == ArtifactState::Waiting; };
        if (isFinal(active.job.state) && std::ranges::any_of(active.job.artifacts, waits))
            jobs.append(active.job);
    }
    return jobs;
}

void JobQueue::fetchFiles()
{
    if (m_nextFetch > now())
        return;
    for (auto it = m_active.begin(); it != m_active.end() && m_fetching < kMostAtOnce; ++it) {
        Active &active = *it;
        if (!isFinal(active.job.state) || active.busy || active.fetching || active.nextLook > now())
            continue;
        const auto next = std::ranges::find_if(active.job.artifacts, [](const Artifact &artifact) {
            return artifact.state == ArtifactState::Waiting;
        });
        if (next != active.job.artifacts.end())
            fetch(it.key(), static_cast<int>(next - active.job.artifacts.begin()));
    }
}

void JobQueue::fetch(const Id &id, int position)
{
    Active &active = m_active[id];
    active.fetching = true;
    ++m_fetching;
    const Artifact artifact = active.job.artifacts[position];
    const auto done = [this, id, position](const Result<MediaLibrary::Stored> &file) { fetched(id, position, file); };
    const auto onPool = [this, done](std::function<Result<MediaLibrary::Stored>()> work) {
        QThreadPool::globalInstance()->start([home = m_calls.home(), done, work = std::move(work)] {
            const Result<MediaLibrary::Stored> file = work();
            home->post([done, file] { done(file); });
        });
    };
    const auto describe = [library = m_library, beside = sidecarOf(active.job, artifact)](const Result<MediaLibrary::Stored> &file) {
        if (file) {
            if (const Status told = library.describe(*file, beside); !told)
                return Result<MediaLibrary::Stored>(told.error());
        }
        return file;
    };
    if (artifact.url.startsWith("data:"_L1)) {
        onPool([library = m_library, artifact, describe]() -> Result<MediaLibrary::Stored> {
            const Result<QByteArray> bytes = dataOfUri(artifact.url, MostOutputBytes);
            return bytes ? describe(library.adoptBytes(*bytes)) : bytes.error();
        });
        return;
    }
    const Result<QString> partial = m_library.partialFile(artifact.id);
    if (!partial) {
        QMetaObject::invokeMethod(this, [done, error = partial.error()] { done(error); }, Qt::QueuedConnection);
        return;
    }
    m_calls.acquire(active.job.model.provider, [this, id, artifact, done, onPool, describe,
                                                file = *partial](const Result<PredictionCalls::Held> &provider) {
        if (!provider || !(*provider)->predictions()) {
            done(provider ? PredictionCalls::noPredictions(**provider) : provider.error());
            return;
        }
        const QString host = (*provider)->config().baseUrl.host();
        const bool local = host == "localhost"_L1 || QHostAddress(host).isLoopback();
        const auto progress = [this, home = m_calls.home(), id](qint64 bytes, qint64 total) {
            home->post([this, id, bytes, total] {
                if (const auto found = m_active.find(id); found != m_active.end()) {
                    found->live.fetchedBytes = bytes;
                    found->live.totalBytes = total;
                    emit liveChanged(id);
                }
            });
        };
        const auto ended = [home = m_calls.home(), done, onPool, describe, library = m_library,
                            file](const Result<DownloadedFile> &result) {
            home->post([done, onPool, describe, library, file, result] {
                if (result)
                    onPool([library, file, describe] { return describe(library.adopt(file)); });
                else
                    done(result.error());
            });
        };
        m_net.post([host = m_host, clock = &m_clock, held = *provider, artifact, local, file, progress, ended] {
            DownloadTask task{.request = held->predictions()->fileRequest(QUrl(artifact.url)),
                              .file = file,
                              .mostBytes = MostOutputBytes,
                              .allowLoopback = local};
            host->fetch(held->config(), *clock, std::move(task), progress, ended);
        });
    });
}

void JobQueue::fetched(const Id &id, int position, const Result<MediaLibrary::Stored> &file)
{
    --m_fetching;
    const auto found = m_active.find(id);
    if (found == m_active.end())
        return;
    Active &active = *found;
    active.fetching = false;
    active.live.fetchedBytes = 0;
    active.live.totalBytes = -1;
    Artifact &artifact = active.job.artifacts[position];
    if (file) {
        artifact.state = ArtifactState::Downloaded;
        artifact.sha256 = file->sha256;
        artifact.bytes = file->bytes;
        artifact.mediaType = file->mediaType;
        artifact.url.clear();
        artifact.error.reset();
        active.fetchFailures = 0;
        active.live.trouble.reset();
    } else {
        const Error error = file.error();
        artifact.error = error;
        const auto age = std::chrono::microseconds(m_clock.nowUtc().value
                                                   - active.job.stamps.ended.value_or(m_clock.nowUtc()).value);
        if (error.kind == ErrorKind::NotFound) {
            artifact.state = ArtifactState::Expired;
            artifact.url.clear();
            m_library.dropPartial(artifact.id);
        } else if (!waits(error.kind)) {
            artifact.state = ArtifactState::Refused;
            if (artifact.url.startsWith("data:"_L1))
                artifact.url.clear();
            m_library.dropPartial(artifact.id);
        } else {
            const bool disk = error.kind == ErrorKind::DiskFull || error.kind == ErrorKind::ReadOnly;
            if (!disk && age > kFetchedFor) {
                artifact.state = ArtifactState::Expired;
                m_library.dropPartial(artifact.id);
            } else if (disk) {
                m_nextFetch = now() + kDiskPause; // for all: there is one disk
            }
            ++active.fetchFailures;
            const auto pause = std::min<std::chrono::seconds>(5min, 5s * (1 << std::min(active.fetchFailures - 1, 6)));
            active.nextLook = now() + (disk ? kDiskPause : pause);
            active.live.trouble = error;
        }
        qCInfo(lcNet) << "file of job" << idText(id) << "not fetched:" << errorKindName(error.kind);
    }
    // Where the provider kept nothing of it the job says so.
    const bool allGone = std::ranges::all_of(active.job.artifacts, [](const Artifact &a) {
        return a.state == ArtifactState::Expired;
    });
    if (allGone && active.job.state == JobState::Succeeded)
        active.job.outputExpired = true;
    // Together with what follows for the job from its last file.
    persist(
        [stored = artifact, library = m_library, at = m_clock.nowUtc()](Database &db) -> Status {
            const Result<bool> there = JobRepository(db).exists(stored.job);
            if (!there)
                return there.error();
            if (!*there) // removed while its file came
                return removeUnnamed(db, library, stored.sha256);
            const Status put = ArtifactRepository(db).put(stored);
            return put ? JobRepository(db).settle(stored.job, at) : put;
        },
        Durability::Normal, [this, id] {
            emit changed({id});
            endIfDone(id);
            look();
        });
    emit liveChanged(id);
}

QJsonObject JobQueue::sidecarOf(const Job &job, const Artifact &artifact) const
{
    QJsonObject beside{{u"job"_s, idText(job.id)},
                       {u"model"_s, job.model.toString()},
                       {u"version"_s, job.version},
                       {u"created"_s, job.stamps.created.toDateTime().toString(Qt::ISODateWithMs)},
                       {u"input"_s, job.input},
                       {u"file_name"_s, artifact.fileName},
                       {u"source"_s, artifact.source}};
    if (job.seed)
        beside[u"seed"_s] = *job.seed;
    if (job.cost)
        beside[u"cost"_s] = costJson(*job.cost, job.sandbox);
    return beside;
}

} // namespace bakeoff
