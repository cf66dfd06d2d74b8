// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/loopbackpool.h"

namespace bakeoff {

namespace {

/// Nobody takes one that is older.
constexpr std::chrono::seconds kKeep{60};

} // namespace

LoopbackPool::~LoopbackPool()
{
    for (Idle &idle : m_idle) {
        idle.socket->disconnect(this);
        delete idle.socket.release();
    }
}

SocketPtr LoopbackPool::take(const QString &authority, std::chrono::nanoseconds now, std::chrono::nanoseconds longest)
{
    for (auto it = m_idle.rbegin(); it != m_idle.rend(); ++it) {
        if (it->authority != authority || now - it->since > longest)
            continue;
        SocketPtr socket = std::move(it->socket);
        m_idle.erase(std::next(it).base());
        socket->disconnect(this);
        return socket;
    }
    return nullptr;
}

void LoopbackPool::give(SocketPtr socket, const QString &authority, std::chrono::nanoseconds now)
{
    QTcpSocket *raw = socket.get();
    if (raw->state() != QAbstractSocket::ConnectedState || raw->bytesAvailable() > 0)
        return;
    std::erase_if(m_idle, [now](const Idle &idle) { return now - idle.since > kKeep; });
    connect(raw, &QTcpSocket::disconnected, this, [this, raw] { drop(raw); });
    connect(raw, &QTcpSocket::readyRead, this, [this, raw] { drop(raw); });
    m_idle.push_back({std::move(socket), authority, now});
}

void LoopbackPool::drop(const QTcpSocket *socket)
{
    std::erase_if(m_idle, [socket](const Idle &idle) { return idle.socket.get() == socket; });
}

} // namespace bakeoff
