// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/httpmessage.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

class QTcpSocket;

namespace bakeoff {

/// What a client may cost us before it is turned away.
struct ServerLimits {
    qsizetype headerBytes = 64 * 1024;                              ///< start line and headers: 431 beyond
    qsizetype bodyBytes = 104 * 1024 * 1024;                        ///< 413 beyond; uploads have up to 100 MiB
    std::chrono::milliseconds request = std::chrono::seconds(15);   ///< from the first byte to the end of headers
    std::chrono::milliseconds bodyIdle = std::chrono::seconds(15);  ///< without a byte of the body
    std::chrono::milliseconds keepAlive = std::chrono::seconds(75); ///< between two requests
    std::chrono::milliseconds writeIdle = std::chrono::minutes(10); ///< client takes nothing of what we write
};

/// The server's end of one HTTP/1.1 connection: requests one after the other in, bytes out, also broken ones.
/// It ends itself with deleteLater() when the peer has gone. Everything happens in the socket's thread.
class HttpConnection : public QObject {
    Q_OBJECT
public:
    /// Takes ownership of `socket`, which is connected.
    HttpConnection(QTcpSocket *socket, const ServerLimits &limits, QObject *parent);
    ~HttpConnection() override;

    /// Answers the request that arrived last, whole.
    void send(const HttpReply &reply);

    /// Begins an answer of unknown length: chunked, or until the end of the connection for HTTP/1.0.
    void beginStream(int status, const QByteArray &contentType, const HttpHeaderList &headers);
    /// One chunk, handed to the system at once. Empty data is left out, as it would end the answer.
    void stream(QByteArrayView data);
    void endStream();
    /// Of bytes that the client has not taken yet; a producer stops above kHighWater and goes on after drained().
    qint64 pending() const;
    static constexpr qint64 kHighWater = 512 * 1024;

    /// For faults: bytes as they are, outside of any framing. The answer ends with close() or reset().
    void writeRaw(QByteArrayView bytes);
    /// Ends the connection with FIN after everything written has left.
    void close();
    /// Ends the connection with RST a moment later, so that what was written can be read first.
    void reset();

signals:
    /// A request is complete. The next one is not read before this one is answered.
    void requestArrived(const bakeoff::sandboxwire::HttpRequest &request);
    /// Exactly once: the peer has left, or the connection was closed, and nothing more can be written.
    void gone();
    /// The client took enough for more to be written.
    void drained();

private:
    class Parser;
    enum class Phase { Idle, Reading, Answering, Closing };

    void readMore();
    void parse();
    void refuse(int status);
    void finishAnswer();
    void enter(Phase phase, std::chrono::milliseconds patience);
    void expire();
    void leave();
    QByteArray head(int status, HttpHeaderList headers, const QByteArray &contentType) const;

    QTcpSocket *m_socket;
    ServerLimits m_limits;
    std::unique_ptr<Parser> m_parser;
    QByteArray m_unparsed;
    QTimer m_patience;
    Phase m_phase = Phase::Idle;
    bool m_keepAlive = true;
    bool m_chunked = true;
    bool m_headOnly = false;
    bool m_gone = false;
};

} // namespace bakeoff
