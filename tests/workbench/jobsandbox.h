// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "catalog/inputform.h"
#include "providers/replicate/replicateprovider.h"
#include "sandbox/sandboxserver.h"
#include "secrets/keyring.h"
#include "workbench/jobdraft.h"
#include "workbench/jobqueue.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QFuture>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

namespace bakeoff {

/// A workbench whose provider "rep" is the sandbox's Replicate in this process. Both live on one profile folder, and
/// either can go and come back.
class JobSandbox {
public:
    /// \param theirs the provider's clock; the same as `clock` unless they are to disagree
    explicit JobSandbox(const Clock &clock, const Clock &theirs, SandboxReplicateOptions options = {})
        : m_clock(clock)
        , m_serverClock(theirs)
        , m_options(std::move(options))
    {
        m_options.folder = m_folder.filePath(QStringLiteral("there"));
    }
    explicit JobSandbox(const Clock &clock, SandboxReplicateOptions options = {})
        : JobSandbox(clock, clock, std::move(options))
    {
    }
    ~JobSandbox() { workbench.reset(); }

    SandboxReplicateOptions &options() { return m_options; }

    bool open() { return openServer() && openWorkbench(); }
    /// On the port of the last time.
    bool openServer()
    {
        SandboxServerOptions whole;
        whole.port = m_port;
        whole.seed = 1;
        whole.replicate = m_options;
        server = std::make_unique<SandboxServer>(whole, m_serverClock);
        const bool listens = server->listen().ok();
        m_port = server->port();
        return listens;
    }
    bool openWorkbench()
    {
        workbench = std::make_unique<Workbench>(
            Workbench::Options{.profileFolder = m_folder.filePath(QStringLiteral("profile")), .sandboxProgram = {}}, m_clock);
        if (!wait(workbench->start()).ok())
            return false;
        ProviderConfig config;
        config.name = QStringLiteral("rep");
        config.kind = ProviderKind::Replicate;
        config.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:%1/v1").arg(m_port));
        if (!workbench->providers().find(config.name) && !wait(workbench->providers().add(config)).ok())
            return false;
        workbench->keys().setSessionKey(config, QByteArrayLiteral("sandbox"));
        queue().start();
        return true;
    }

    JobQueue &queue() { return workbench->jobs(); }

    template <typename T>
    static T wait(const QFuture<T> &future)
    {
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000) || future.resultCount() == 0)
            return T(Error{.kind = ErrorKind::Timeout});
        return future.result();
    }

    /// As the command line makes it: the model's own schema, route and version.
    JobDraft draft(const QString &model, const QJsonObject &input)
    {
        const ModelRef ref{QStringLiteral("rep"), model};
        std::optional<Result<PredictionModel>> told;
        QObject context;
        queue().fetchModel(ref, {}, &context, [&told](const Result<PredictionModel> &answer) { told = answer; });
        if (!QTest::qWaitFor([&told] { return told.has_value(); }, 20'000) || !told->ok())
            return {};
        Result<InputForm> form = formOf(**told);
        if (!form)
            return {};
        form->setInput(input);
        return draftOf(ref, **told, *form);
    }

    QList<Id> enqueue(const QList<JobDraft> &drafts)
    {
        const Result<Enqueued> made = wait(queue().enqueue(drafts));
        return made ? made->jobs : QList<Id>(drafts.size());
    }
    Id run(const QString &model, const QJsonObject &input = {}) { return enqueue({draft(model, input)}).first(); }

    Job load(const Id &id) { return wait(queue().load(id)).valueOr({}); }

    static bool isSettled(const Job &job)
    {
        return isFinal(job.state)
            && std::ranges::none_of(job.artifacts, [](const Artifact &a) { return a.state == ArtifactState::Waiting; });
    }
    /// The job once it has ended and its files are here, or as it is after `ms`.
    Job settled(const Id &id, int ms = 30'000)
    {
        Job job;
        (void)QTest::qWaitFor(
            [&] {
                job = load(id);
                return isSettled(job);
            },
            ms);
        return job;
    }
    bool reaches(const Id &id, JobState state, int ms = 20'000)
    {
        return QTest::qWaitFor([&] { return load(id).state == state; }, ms);
    }

    /// All predictions that were ever made, newest first, by a client of its own.
    QList<Prediction> predictions()
    {
        ProviderConfig config;
        config.name = QStringLiteral("look");
        config.kind = ProviderKind::Replicate;
        config.baseUrl = server->replicateUrl();
        ReplicateProvider provider(config, QByteArrayLiteral("sandbox"), m_serverClock);
        QList<Prediction> found;
        QUrl page;
        do {
            std::optional<Result<PredictionPage>> got;
            QObject context;
            provider.fetchPredictions({}, page, &context, [&got](const Result<PredictionPage> &answer) { got = answer; });
            if (!QTest::qWaitFor([&got] { return got.has_value(); }, 20'000) || !got->ok())
                return found;
            found += (*got)->predictions;
            page = (*got)->next;
        } while (!page.isEmpty());
        return found;
    }
    /// The predictions of a prompt.
    qsizetype predictionsOf(const QString &prompt)
    {
        const QList<Prediction> all = predictions();
        return std::ranges::count_if(
            all, [&prompt](const Prediction &p) { return p.input[QLatin1StringView("prompt")].toString() == prompt; });
    }

    std::unique_ptr<SandboxServer> server;
    std::unique_ptr<Workbench> workbench;

private:
    const Clock &m_clock;
    const Clock &m_serverClock;
    SandboxReplicateOptions m_options;
    QTemporaryDir m_folder;
    quint16 m_port = 0;
};

} // namespace bakeoff
