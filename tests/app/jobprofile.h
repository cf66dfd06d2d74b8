// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "jobs/jobrules.h"
#include "jobs/medialibrary.h"
#include "store/artifactrepository.h"
#include "store/jobrepository.h"
#include "store/storethread.h"
#include "workbench/jobqueue.h"
#include "workbench/workbench.h"

#include <QFile>
#include <QFuture>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace bakeoff {

/// A workbench on a profile of its own, into which jobs are put in any state, with files of the media library.
class JobProfile {
public:
    JobProfile() = default;
    Q_DISABLE_COPY_MOVE(JobProfile)
    bool open()
    {
        m_workbench = std::make_unique<Workbench>(
            Workbench::Options{.profileFolder = m_folder.filePath(QStringLiteral("profile")), .sandboxProgram = {}}, m_clock);
        bool ready = false;
        m_workbench->start().then(m_workbench.get(), [&ready](const Status &status) { ready = status.ok(); });
        return QTest::qWaitFor([&ready] { return ready; }, 20'000);
    }
    void close() { m_workbench.reset(); }

    Workbench &workbench() const { return *m_workbench; }
    const Clock &clock() const { return m_clock; }
    QString path(const QString &name) const { return m_folder.filePath(name); }

    static Job job(const Clock &clock, const QString &model = QStringLiteral("sandbox/painter"))
    {
        Job job;
        job.id = newId(clock.nowUtc());
        job.model = {QStringLiteral("sandbox"), model};
        job.stamps.created = clock.nowUtc();
        return job;
    }
    Job job(const QString &model = QStringLiteral("sandbox/painter")) const { return job(m_clock, model); }

    /// A file of the library as output `artifacts.size()` of `job`.
    Artifact &addFile(Job &job, const QByteArray &bytes, const QString &name) const
    {
        const auto stored = m_workbench->jobs().library().adoptBytes(bytes);
        Artifact a = artifact(job, name);
        if (stored) {
            a.state = ArtifactState::Downloaded;
            a.sha256 = stored->sha256;
            a.bytes = stored->bytes;
            a.mediaType = stored->mediaType;
        }
        job.artifacts.append(a);
        return job.artifacts.last();
    }
    /// One that is not here.
    Artifact artifact(const Job &job, const QString &name) const
    {
        Artifact a;
        a.id = newId(m_clock.nowUtc());
        a.job = job.id;
        a.position = static_cast<int>(job.artifacts.size());
        a.fileName = name;
        return a;
    }

    /// Into the store, in the state that it has.
    bool put(const Job &job, const std::optional<JobBatch> &batch = {}, std::chrono::microseconds saving = {}) const
    {
        const Id me = m_workbench->store().instance();
        const UtcMicros now = m_clock.nowUtc();
        const UtcMicros until{now.value + 60'000'000};
        const auto refused = [](const auto &result) { return result ? Error{.kind = ErrorKind::Locked} : result.error(); };
        const auto written = m_workbench->store().write([job, batch, me, now, until, refused, saving](Database &db) -> Status {
            JobRepository jobs(db);
            Job queued = job;
            queued.state = JobState::Queued;
            queued.artifacts.clear();
            if (const Status s = jobs.add(batch, {queued}, {}, me, now, [](const Id &) { return true; }); !s)
                return s;
            if (job.state == JobState::Queued)
                return success();
            if (const auto claimed = jobs.claim(job.id, me, now, until); !claimed || !*claimed)
                return refused(claimed);
            if (const auto sending = jobs.markSending(job.id, me, job.stamps.sent.value_or(now)); !sending || !*sending)
                return refused(sending);
            if (!job.providerId.isEmpty()) {
                if (const auto confirmed = jobs.confirm(job); !confirmed || !*confirmed)
                    return refused(confirmed);
            }
            if (isFinal(job.state)) {
                if (const auto ended = jobs.end(job, me); !ended || !*ended)
                    return refused(ended);
                return jobs.settle(job.id, {job.stamps.ended.value_or(now).value + saving.count()});
            }
            const auto updated = jobs.update(job, me);
            return updated && *updated ? success() : Status(refused(updated));
        });
        return QTest::qWaitFor([&written] { return written.isFinished(); }, 20'000) && written.result().ok();
    }
    Job stored(const Id &id) const
    {
        const auto loaded = m_workbench->jobs().load(id);
        return QTest::qWaitFor([&loaded] { return loaded.isFinished(); }, 20'000) ? loaded.result().valueOr({}) : Job();
    }
    bool removeFile(const QByteArray &sha256) const { return QFile::remove(m_workbench->jobs().library().path(sha256)); }

private:
    SystemClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<Workbench> m_workbench;
};

} // namespace bakeoff
