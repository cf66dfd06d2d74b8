// SPDX-License-Identifier: GPL-3.0-or-later
#include "playserver.h"

#include "sandbox/sandboxserver.h"

namespace bakeoff {

PlayServer::PlayServer(const Clock &clock, std::chrono::milliseconds recordedAfter)
    : m_server(std::make_unique<SandboxServer>(SandboxServerOptions{.recordedAfter = recordedAfter}, clock))
{
    if (!m_server->listen())
        m_server.reset();
}

PlayServer::~PlayServer() = default;

QUrl PlayServer::openRouterUrl() const
{
    return m_server ? m_server->openRouterUrl() : QUrl();
}

} // namespace bakeoff
