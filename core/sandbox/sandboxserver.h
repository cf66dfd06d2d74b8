// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "sandbox/httpconnection.h"
#include "sandbox/replicate/replicateoptions.h"

#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

namespace bakeoff {

struct SandboxServerOptions {
    quint16 port = 0; ///< 0: any free one
    ServerLimits limits = {};
    QString token = {};               ///< told at /health, so that a client can tell this sandbox from another
    std::chrono::milliseconds recordedAfter{300}; ///< GET /generation answers 404 until then
    std::optional<quint64> seed = {}; ///< of ids, and of stories whose request names no seed; absent: random
    SandboxReplicateOptions replicate = {};
};

/// The embedded provider: real wire protocols over loopback, answers from a model in this process.
///   /api/v1     OpenRouter: chat/completions, models, models/…/endpoints, key, credits, generation
///   /openai/v1  plain OpenAI: chat/completions, models
///   /v1         Replicate: see SandboxReplicate; its files at /files
///   /health     {"status": "ok", "token": …}
/// The key is "sandbox" ("sandbox-management" for credits). Lives in one thread with an event loop and never blocks
/// it; several servers may live side by side.
class SandboxServer : public QObject {
    Q_OBJECT
public:
    /// \param clock stamps and the age of records; outlives the server
    SandboxServer(SandboxServerOptions options, const Clock &clock, QObject *parent = nullptr);
    ~SandboxServer() override;

    /// Binds to 127.0.0.1. \return why not, where it cannot
    Status listen();
    /// Takes no new connections; those that are open go on.
    void stopListening();
    quint16 port() const;
    QUrl url() const;           ///< http://127.0.0.1:PORT
    QUrl openRouterUrl() const; ///< …/api/v1
    QUrl openAiUrl() const;     ///< …/openai/v1
    QUrl replicateUrl() const;  ///< …/v1
    int connections() const;
    /// Predictions that have not ended.
    int running() const;
    /// Requests that have arrived whole, for tests that count what was sent.
    int requests() const;

signals:
    /// A client came or went.
    void connectionsChanged(int count);
    /// A prediction began or ended.
    void runningChanged(int count);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace bakeoff
