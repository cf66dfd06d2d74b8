// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <memory>

namespace bakeoff {

class ProfileLock;
class SandboxServer;

struct SandboxProcessOptions {
    QString profileFolder;                                     ///< exists and can be written
    quint16 port = 0;                                          ///< 0: the one of the last time, or any that is free
    std::chrono::milliseconds recordedAfter{300};              ///< GET /generation answers 404 until then
    std::chrono::milliseconds idle = std::chrono::minutes(10); ///< without a connection or a prediction; 0: never ends by itself
};

/// The sandbox as a process of its own, one per profile: it holds a lock on PROFILE/sandbox/sandbox.lock, tells where
/// it listens in sandbox.json beside it, and is finished() when nobody has been connected for a while. The lock belongs
/// to the kernel, so a crash leaves nothing behind that could mislead.
class SandboxProcess : public QObject {
    Q_OBJECT
public:
    /// \param clock outlives this
    SandboxProcess(SandboxProcessOptions options, const Clock &clock, QObject *parent = nullptr);
    ~SandboxProcess() override;

    enum class Started {
        Serving,        ///< until finished()
        AlreadyRunning, ///< another process serves this profile; url() is its address
    };
    /// May wait up to two seconds for another process that is closing down.
    /// Errors: ReadOnly, Locked, BadInput where the port is taken.
    Result<Started> start();
    QUrl url() const { return m_url; }

signals:
    /// Nobody used it for options.idle; it takes no new connections any more.
    void finished();

private:
    void watchIdle();

    SandboxProcessOptions m_options;
    const Clock &m_clock;
    std::unique_ptr<ProfileLock> m_lock;
    std::unique_ptr<SandboxServer> m_server;
    QTimer m_idle;
    QUrl m_url;
};

} // namespace bakeoff
