// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTcpSocket>

#include <chrono>
#include <memory>
#include <vector>

namespace bakeoff {

struct DeleteLater {
    void operator()(QObject *object) const { object->deleteLater(); }
};
/// May be let go from inside one of the socket's own signals.
using SocketPtr = std::unique_ptr<QTcpSocket, DeleteLater>;

/// Idle kept-alive connections to servers on this machine. Net thread only.
class LoopbackPool final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Deletes at once: a thread that is ending may no longer get round to what is to be deleted later, and no signal
    /// of an idle socket leads here.
    ~LoopbackPool() override;

    /// A connection to `authority` that was given back at most `longest` before `now`, the newest first; null if none.
    SocketPtr take(const QString &authority, std::chrono::nanoseconds now, std::chrono::nanoseconds longest);
    /// Keeps it until it is taken, or the peer closes it or says something unasked.
    void give(SocketPtr socket, const QString &authority, std::chrono::nanoseconds now);

private:
    struct Idle {
        SocketPtr socket;
        QString authority;
        std::chrono::nanoseconds since;
    };
    void drop(const QTcpSocket *socket);

    std::vector<Idle> m_idle;
};

} // namespace bakeoff
