// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QHttpHeaders>
#include <QList>
#include <QObject>

#include <chrono>
#include <functional>

class QTcpServer;

namespace bakeoff {

/// What somebody handed in.
struct PostedMessage {
    QByteArray path; ///< as sent, without query
    QHttpHeaders headers;
    QByteArray body;
};

/// What a peer of a PostListener may cost before it is turned away.
struct PostLimits {
    qsizetype headBytes = qsizetype{16} * 1024;              ///< 431 beyond
    qsizetype bodyBytes = qsizetype{4} * 1024 * 1024;        ///< 413 beyond
    std::chrono::milliseconds head = std::chrono::seconds(5); ///< from accepting to the end of the headers: 408 beyond
    std::chrono::milliseconds whole = std::chrono::seconds(20); ///< from accepting to the end of the body: 408 beyond
    int connections = 16;                                    ///< at a time; more are closed at once
};

/// A small HTTP/1.1 listener on 127.0.0.1: it takes POST requests to paths that it knows, one a connection, and answers
/// with a status and nothing else. Whoever sends something else gets its 4xx and costs no more than the limits.
/// Everything happens in the thread that it lives on.
class PostListener : public QObject {
    Q_OBJECT
public:
    /// \param knows is a path ours? Asked before a byte of the body is kept: 404 where not.
    /// \param take of a whole message, its HTTP status
    PostListener(std::function<bool(QByteArrayView path)> knows, std::function<int(const PostedMessage &)> take,
                 const PostLimits &limits = {}, QObject *parent = nullptr);
    ~PostListener() override;

    /// \param port 0: one of the system's choice
    /// \return Locked where it cannot: another process has the port
    Status listen(quint16 port);
    quint16 port() const;

private:
    class Exchange;

    void accept();

    const std::function<bool(QByteArrayView)> m_knows;
    const std::function<int(const PostedMessage &)> m_take;
    const PostLimits m_limits;
    QTcpServer *m_server;
    QList<Exchange *> m_exchanges; ///< children
};

} // namespace bakeoff
