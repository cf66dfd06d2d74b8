// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

#include <memory>

namespace bakeoff {

class Clock;
class SandboxServer;

/// A sandbox in this process that speaks as Replicate does; its key is "sandbox".
class JobSandbox {
public:
    explicit JobSandbox(const Clock &clock);
    ~JobSandbox();
    QUrl replicateUrl() const; ///< empty where it does not listen

private:
    std::unique_ptr<SandboxServer> m_server;
};

} // namespace bakeoff
