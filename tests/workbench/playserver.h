// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

#include <chrono>
#include <memory>

namespace bakeoff {

class Clock;
class SandboxServer;

/// A sandbox in this process, for tests whose other headers speak of HTTP too.
class PlayServer {
public:
    /// \param recordedAfter GET /generation answers 404 until then
    /// \param pacePercent of the media models' own durations: 0 is as fast as it can
    PlayServer(const Clock &clock, std::chrono::milliseconds recordedAfter, int pacePercent = 100);
    ~PlayServer();
    QUrl openRouterUrl() const; ///< empty where it does not listen
    QUrl replicateUrl() const;

private:
    std::unique_ptr<SandboxServer> m_server;
};

} // namespace bakeoff
