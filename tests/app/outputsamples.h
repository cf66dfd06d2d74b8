// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "jobs/job.h"
#include "store/jobrepository.h"
#include "store/storethread.h"
#include "workbench/jobqueue.h"
#include "workbench/workbench.h"

#include <QFuture>
#include <QJsonObject>
#include <QTest>

namespace bakeoff::samples {

/// Puts jobs that have ended into a profile, with their files in its library.
class OutputSamples {
public:
    explicit OutputSamples(Workbench &workbench)
        : m_workbench(workbench)
    {
    }

    struct Given {
        QString model = QStringLiteral("acme/painter");
        RequestKind kind = RequestKind::Image;
        QJsonObject input;
        QByteArray bytes; ///< of its file; empty: it has none
        QString mediaType = QStringLiteral("image/png");
        QString fileName = QStringLiteral("out.png");
        QJsonValue output = QJsonValue::Null;
        std::optional<Cost> cost = Cost::estimated(Usd::fromPicos(3'000'000'000));
        double run = 1.3;   ///< seconds
        double queue = 0.4; ///< seconds
        JobState state = JobState::Succeeded;
    };

    JobBatch batch(const QString &name)
    {
        const UtcMicros now = m_workbench.clock().nowUtc();
        return {.id = newId(now), .name = name, .created = now};
    }

    Id add(const Given &given, const std::optional<JobBatch> &batch = {})
    {
        const UtcMicros now = m_workbench.clock().nowUtc();
        const auto later = [now](double seconds) { return UtcMicros{now.value + static_cast<qint64>(seconds * 1e6)}; };
        Job job;
        job.id = newId(now);
        job.batch = batch ? batch->id : Id();
        job.model = {QStringLiteral("replicate"), given.model};
        job.kind = given.kind;
        job.input = given.input;
        job.title = jobTitle(given.input);
        if (given.input.contains(QLatin1StringView("seed")))
            job.seed = given.input.value(QLatin1StringView("seed")).toInteger();
        job.stamps.created = now;
        const Job intent = job;
        job.state = given.state;
        job.providerId = QStringLiteral("p%1").arg(++m_count);
        job.stamps.sent = now;
        job.stamps.confirmed = now;
        job.stamps.providerCreated = now;
        job.stamps.providerStarted = later(given.queue);
        job.stamps.providerCompleted = later(given.queue + given.run);
        job.stamps.ended = later(given.queue + given.run);
        job.metrics = {{QStringLiteral("predict_time"), given.run}};
        job.output = given.output;
        job.cost = given.cost;
        if (!given.bytes.isEmpty()) {
            const auto stored = m_workbench.jobs().library().adoptBytes(given.bytes);
            if (!stored)
                qFatal("no file");
            Artifact file;
            file.id = newId(now);
            file.job = job.id;
            file.state = ArtifactState::Downloaded;
            file.sha256 = stored->sha256;
            file.bytes = stored->bytes;
            file.mediaType = given.mediaType;
            file.fileName = given.fileName;
            job.artifacts = {file};
        }
        const Id me = m_workbench.store().instance();
        const Status done = m_workbench.store()
                                .write([=](Database &db) {
                                    JobRepository jobs(db);
                                    Status s = jobs.add(batch, {intent}, {}, me, now, [](const Id &) { return true; });
                                    const auto ok = [&s](const Result<bool> &result) {
                                        if (s && !(result && *result))
                                            s = Error{.kind = ErrorKind::Storage};
                                    };
                                    if (s)
                                        ok(jobs.claim(job.id, me, now, later(60)));
                                    if (s)
                                        ok(jobs.markSending(job.id, me, now));
                                    if (s)
                                        ok(jobs.confirm(job));
                                    if (s)
                                        ok(jobs.end(job, me));
                                    return s ? jobs.settle(job.id, now) : s;
                                })
                                .result();
        if (!done)
            qFatal("no job: %s", qPrintable(done.error().detail));
        return job.id;
    }

private:
    Workbench &m_workbench;
    int m_count = 0;
};

} // namespace bakeoff::samples
