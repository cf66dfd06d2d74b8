// SPDX-License-Identifier: GPL-3.0-or-later
#include "playserver.h"

#include "sandbox/sandboxserver.h"

namespace bakeoff {

PlayServer::PlayServer(const Clock &clock, std::chrono::milliseconds recordedAfter, int pacePercent)
    : m_server(std::make_unique<SandboxServer>(
          SandboxServerOptions{.recordedAfter = recordedAfter, .replicate = {.pacePercent = pacePercent}}, clock))
{
    if (!m_server->listen())
        m_server.reset();
}

PlayServer::~PlayServer() = default;

QUrl PlayServer::openRouterUrl() const
{
    return m_server ? m_server->openRouterUrl() : QUrl();
}

QUrl PlayServer::replicateUrl() const
{
    return m_server ? m_server->replicateUrl() : QUrl();
}

} // namespace bakeoff
