// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobsandbox.h"

#include "sandbox/sandboxserver.h"

namespace bakeoff {

using namespace Qt::StringLiterals;

JobSandbox::JobSandbox(const Clock &clock)
    : m_server(std::make_unique<SandboxServer>(SandboxServerOptions{.token = u"t"_s, .seed = 1}, clock))
{
    if (!m_server->listen())
        m_server.reset();
}

JobSandbox::~JobSandbox() = default;

QUrl JobSandbox::replicateUrl() const
{
    return m_server ? QUrl(m_server->url().toString() + u"/v1"_s) : QUrl();
}

} // namespace bakeoff
