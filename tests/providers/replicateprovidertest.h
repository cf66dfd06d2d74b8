// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "fakeserver.h"
#include "providers/replicate/replicateprovider.h"

#include <QMap>

#include <memory>

namespace bakeoff {

inline const QByteArray kReplicateKey = QByteArrayLiteral("r8_testtesttesttest");

/// What tests of the Replicate provider share: the provider, and the server that stands in for Replicate.
class ReplicateProviderTest {
protected:
    using Handler = std::function<FakeServer::Script(const FakeServer::Request &)>;

    void begin()
    {
        m_server = std::make_unique<FakeServer>();
        ProviderConfig config;
        config.name = QStringLiteral("rep");
        config.kind = ProviderKind::Replicate;
        config.baseUrl = m_server->url(QStringLiteral("/v1"));
        m_provider = std::make_unique<ReplicateProvider>(config, kReplicateKey, m_clock);
    }

    void end()
    {
        m_provider.reset();
        m_server.reset();
    }

    /// 404 with a detail for what is not among `answers`.
    void serve(const QMap<QByteArray, QByteArray> &answers)
    {
        m_server->handler = [answers](const FakeServer::Request &asked) -> FakeServer::Script {
            const auto it = answers.constFind(asked.method + ' ' + asked.target);
            if (it == answers.cend())
                return {FakeServer::answer(404, R"({"detail":"Not found"})")};
            return {FakeServer::answer(200, *it)};
        };
    }

    QByteArrayList targets() const
    {
        QByteArrayList found;
        for (const FakeServer::Request &r : m_server->requests())
            found.append(r.method + ' ' + r.target);
        return found;
    }

    SystemClock m_clock;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ReplicateProvider> m_provider;
};

} // namespace bakeoff
