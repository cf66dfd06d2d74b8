// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QSslConfiguration;
class QTcpSocket;
QT_END_NAMESPACE

namespace bakeoff {

/// A scripted HTTP/1.1 peer on 127.0.0.1, on a port of the system's choice. It sends bytes exactly as told, so that a
/// test cuts the packets and breaks the connection where it likes; and it counts what really arrived.
/// Lives on the thread of the test, which must run its event loop (QTRY_*).
///
/// A script answers one request; scripts are used up in order, over all connections. After its last step the
/// connection stays open for the next request. Without a script left, `handler` is asked; without one, 404.
class FakeServer final : public QObject {
    Q_OBJECT
public:
    /// What a step does. One Write is one write to the socket, and the next one waits for the event loop.
    struct Step {
        enum class Kind {
            AtAccept,      ///< first step only: run the script when a connection comes, before any byte is read
            AfterHead,     ///< first step only: run it when the blank line after the headers has come
            AfterBody,     ///< first step only: run it when `count` bytes of the body have come
            Write,
            Pause,         ///< `wait` of real time; for what is itself a matter of time
            Gate,          ///< waits for openGate()
            Close,         ///< orderly: what was written arrives, then FIN
            Reset,         ///< RST
            StopListening, ///< later connections are refused
        };
        Kind kind = Kind::Write;
        QByteArray bytes = {};
        std::chrono::milliseconds wait{0};
        qsizetype count = 0;

        Step(Kind k) : kind(k) {}
        Step(QByteArray b) : bytes(std::move(b)) {}
        Step(const char *b) : bytes(b) {}
    };
    using Script = QList<Step>;

    static Step atAccept() { return Step::Kind::AtAccept; }
    static Step afterHead() { return Step::Kind::AfterHead; }
    static Step afterBody(qsizetype bytes);
    static Step pause(std::chrono::milliseconds wait);
    static Step gate() { return Step::Kind::Gate; }
    static Step close() { return Step::Kind::Close; }
    static Step reset() { return Step::Kind::Reset; }
    static Step stopAccepting() { return Step::Kind::StopListening; }

    struct Request {
        QByteArray method;
        QByteArray target;  ///< path and query as sent
        QByteArray head;    ///< request line and headers, with the blank line
        QByteArray body;
        int connection = 0; ///< 1 for the first one accepted
        bool complete = false;

        /// Value of a header, name in any case; null without one.
        QByteArray header(QByteArrayView name) const;
    };

    /// Plain http.
    FakeServer();
    /// https with a certificate for 127.0.0.1 that nobody signed, made on the spot by the program openssl.
    struct Tls {};
    explicit FakeServer(Tls);
    /// https with what selfSigned() made; null: plain http.
    explicit FakeServer(const QSslConfiguration *tls);
    ~FakeServer() override;

    /// http(s)://127.0.0.1:PORT, without a slash at the end.
    QUrl url() const;
    QUrl url(const QString &path) const;
    /// PEM of the certificate that the TLS variant shows.
    QByteArray certificate() const { return m_certificate; }
    /// For another server with such a certificate.
    static QSslConfiguration selfSigned();

    void enqueue(Script script) { m_scripts.push_back(std::move(script)); }
    /// Answers every request that no script waits for.
    std::function<Script(const Request &)> handler;
    /// Lets every script that stands at a gate go on; also those that come to one later, one gate each.
    void openGate();
    void stopListening() { m_server->close(); }
    /// Sends FIN on every connection that waits for a request, after writing `last` to it. openConnections() falls when
    /// the peer has noticed and closed its side.
    void closeIdle(const QByteArray &last = {});

    /// Requests of which at least the headers came whole, in that order.
    const QList<Request> &requests() const { return m_requests; }
    int completeRequests() const;
    int connections() const { return m_accepted; }
    int openConnections() const;
    /// Everything that came on all connections, also where it made no whole request.
    qint64 bytesReceived() const { return m_bytesReceived; }

    /// Head of an answer with the blank line: "HTTP/1.1 200 OK", the headers given, then `Content-Length` if not
    /// negative.
    static QByteArray head(int status, const QByteArrayList &headers, qint64 contentLength = -1);
    /// A whole answer in one write.
    static QByteArray answer(int status, const QByteArray &body,
                             const QByteArray &contentType = QByteArrayLiteral("application/json"));
    /// Head of an event stream in chunks, and one chunk of it.
    static QByteArray streamHead();
    static QByteArray chunk(const QByteArray &data);
    static QByteArray lastChunk();

signals:
    void accepted();
    void requestCompleted();
    void disconnected();

private:
    struct Connection;

    void listen(std::unique_ptr<QTcpServer> server);
    void take(QTcpSocket *socket);
    void read(Connection *c);
    void consider(Connection *c);
    void startIf(Connection *c, Step::Kind trigger);
    void run(Connection *c);
    void drop(Connection *c);

    std::unique_ptr<QTcpServer> m_server;
    QByteArray m_certificate;
    std::deque<Script> m_scripts;
    std::vector<std::unique_ptr<Connection>> m_connections;
    QList<Request> m_requests;
    int m_accepted = 0;
    int m_openGates = 0;
    qint64 m_bytesReceived = 0;
};

} // namespace bakeoff
