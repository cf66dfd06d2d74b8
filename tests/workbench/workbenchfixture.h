// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cliprogram.h"

#include "base/clock.h"
#include "store/comparisonrepository.h"
#include "store/database.h"
#include "store/storereader.h"
#include "store/storethread.h"
#include "workbench/comparisondocument.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QJsonDocument>
#include <QTest>

namespace bakeoff {

/// A workbench on a profile of its own with a provider "fake" that talks to `server`.
class WorkbenchFixture {
public:
    using Document = std::unique_ptr<ComparisonDocument>;

    WorkbenchFixture() { open(); }

    bool isReady() const { return m_ready; }
    /// Closes the profile and opens it again, as another process would.
    void open()
    {
        workbench.reset();
        m_ready = false;
        workbench = std::make_unique<Workbench>(Workbench::Options{.profileFolder = folder.path(), .sandboxProgram = {}},
                                                clock);
        const QFuture<Status> started = workbench->start();
        if (!QTest::qWaitFor([&started] { return started.isFinished(); }, 20'000) || !started.result())
            return;
        m_ready = workbench->providers().find(QStringLiteral("fake"))
                  || done(workbench->providers().add(
                      {.name = QStringLiteral("fake"), .baseUrl = server.url(QStringLiteral("/v1"))}));
    }

    static bool done(const QFuture<Status> &future)
    {
        return QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000) && future.result().ok();
    }
    template <typename T>
    static Result<T> wait(const QFuture<Result<T>> &future)
    {
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000))
            return Error{.kind = ErrorKind::Timeout};
        return future.result();
    }

    Document drained(Document document)
    {
        QObject::connect(document.get(), &ComparisonDocument::patchesWaiting, document.get(),
                         &ComparisonDocument::drain);
        return document;
    }
    Document newDocument() { return drained(workbench->newComparison()); }
    Comparison stored(const Id &id)
    {
        if (!done(workbench->store().flush()))
            return {};
        return wait(workbench->loadComparison(id)).valueOr({});
    }
    Document reopened(const Id &id)
    {
        const Comparison comparison = stored(id);
        open();
        return drained(workbench->open(comparison));
    }
    static bool ended(const ComparisonDocument &document)
    {
        return QTest::qWaitFor([&document] { return !document.isRunning(); }, 20'000);
    }

    QJsonObject lastBody() const { return QJsonDocument::fromJson(server.requests().last().body).object(); }
    static ModelRef model(const QString &id) { return {.provider = QStringLiteral("fake"), .id = id}; }

    const SystemClock clock;
    QTemporaryDir folder;
    FakeServer server;
    std::unique_ptr<Workbench> workbench;

private:
    bool m_ready = false;
};

} // namespace bakeoff
