// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/httpparser.h"

#include <QTcpSocket>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

constexpr qint64 kReadBuffer = 256 * 1024;
constexpr std::chrono::milliseconds kLinger = std::chrono::seconds(2);

QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return "OK"_ba;
    case 201:
        return "Created"_ba;
    case 202:
        return "Accepted"_ba;
    case 204:
        return "No Content"_ba;
    case 206:
        return "Partial Content"_ba;
    case 307:
        return "Temporary Redirect"_ba;
    case 400:
        return "Bad Request"_ba;
    case 401:
        return "Unauthorized"_ba;
    case 402:
        return "Payment Required"_ba;
    case 403:
        return "Forbidden"_ba;
    case 404:
        return "Not Found"_ba;
    case 405:
        return "Method Not Allowed"_ba;
    case 408:
        return "Request Timeout"_ba;
    case 413:
        return "Content Too Large"_ba;
    case 416:
        return "Range Not Satisfiable"_ba;
    case 421:
        return "Misdirected Request"_ba;
    case 422:
        return "Unprocessable Content"_ba;
    case 429:
        return "Too Many Requests"_ba;
    case 431:
        return "Request Header Fields Too Large"_ba;
    case 500:
        return "Internal Server Error"_ba;
    case 502:
        return "Bad Gateway"_ba;
    case 503:
        return "Service Unavailable"_ba;
    case 529:
        return "Site is overloaded"_ba;
    default:
        return "Status"_ba;
    }
}

bool names(const HttpHeaderList &headers, QByteArrayView name)
{
    return std::any_of(headers.begin(), headers.end(),
                       [name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
}

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, const ServerLimits &limits, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_limits(limits)
    , m_parser(std::make_unique<Parser>(limits))
{
    socket->setParent(this);
    socket->setReadBufferSize(kReadBuffer);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &HttpConnection::expire);
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::readMore);
    connect(socket, &QTcpSocket::disconnected, this, &HttpConnection::leave);
    connect(socket, &QTcpSocket::bytesWritten, this, [this] {
        if (m_phase != Phase::Answering)
            return;
        m_patience.start(m_limits.writeIdle);
        if (pending() < kHighWater / 2)
            emit drained();
    });
    enter(Phase::Idle, m_limits.keepAlive);
    if (socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &HttpConnection::readMore, Qt::QueuedConnection);
}

HttpConnection::~HttpConnection()
{
    m_socket->disconnect(this);
    m_socket->abort();
}

void HttpConnection::enter(Phase phase, std::chrono::milliseconds patience)
{
    m_phase = phase;
    m_patience.start(patience);
}

void HttpConnection::leave()
{
    if (std::exchange(m_gone, true))
        return;
    m_patience.stop();
    emit gone();
    deleteLater();
}

void HttpConnection::expire()
{
    // Half a request gets an answer; whoever waits in silence, or does not take what is sent, is let go.
    if (m_phase == Phase::Reading) {
        refuse(408);
        return;
    }
    m_socket->abort();
    leave();
}

void HttpConnection::readMore()
{
    if (m_phase == Phase::Closing)
        m_socket->skip(m_socket->bytesAvailable());
    if (m_gone || m_phase == Phase::Answering || m_phase == Phase::Closing)
        return; // what a client sends ahead waits in the socket
    const QByteArray bytes = m_socket->readAll();
    if (bytes.isEmpty())
        return;
    if (m_phase == Phase::Idle)
        enter(Phase::Reading, m_limits.request);
    else if (!m_parser->request.method.isEmpty()) // known as soon as the headers are complete
        m_patience.start(m_limits.bodyIdle);
    m_unparsed += bytes;
    parse();
}

void HttpConnection::parse()
{
    while (!m_unparsed.isEmpty() || m_phase == Phase::Reading) {
        switch (m_parser->feed(m_unparsed)) {
        case Parser::Step::More:
            return;
        case Parser::Step::HeadersDone:
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
            if (m_unparsed.isEmpty())
                return;
            break;
        case Parser::Step::Refused:
            refuse(m_parser->refusal);
            return;
        case Parser::Step::Done:
            m_keepAlive = m_parser->keepAlive;
            m_chunked = m_parser->http11;
            m_headOnly = m_parser->request.method == "HEAD";
            enter(Phase::Answering, m_limits.writeIdle);
            emit requestArrived(std::exchange(m_parser->request, {}));
            return;
        }
    }
}

void HttpConnection::refuse(int status)
{
    m_keepAlive = false;
    m_phase = Phase::Answering;
    m_unparsed.clear();
    send({.status = status,
          .body = "{\"error\":{\"code\":" + QByteArray::number(status) + ",\"message\":\"" + reason(status) + "\"}}"});
}

QByteArray HttpConnection::head(int status, HttpHeaderList headers, const QByteArray &contentType) const
{
    if (!names(headers, "Content-Type") && !contentType.isEmpty())
        headers.emplace_back("Content-Type"_ba, contentType);
    if (!names(headers, "Connection"))
        headers.emplace_back("Connection"_ba, m_keepAlive ? "keep-alive"_ba : "close"_ba);
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason(status) + "\r\n";
    for (const auto &[name, value] : std::as_const(headers))
        bytes += name + ": " + value + "\r\n";
    return bytes + "\r\n";
}

void HttpConnection::send(const HttpReply &reply)
{
    if (m_gone)
        return;
    HttpHeaderList headers = reply.headers;
    if (!names(headers, "Content-Length") && reply.status != 204) // RFC 9110: none there
        headers.emplace_back("Content-Length"_ba, QByteArray::number(reply.body.size()));
    m_socket->write(head(reply.status, std::move(headers), reply.contentType));
    if (!m_headOnly)
        m_socket->write(reply.body);
    finishAnswer();
}

void HttpConnection::beginStream(int status, const QByteArray &contentType, const HttpHeaderList &headers)
{
    if (m_gone)
        return;
    HttpHeaderList all = headers;
    if (m_chunked)
        all.emplace_back("Transfer-Encoding"_ba, "chunked"_ba);
    else
        m_keepAlive = false;
    m_socket->write(head(status, std::move(all), contentType));
    m_socket->flush();
}

void HttpConnection::stream(QByteArrayView data)
{
    if (m_gone || data.isEmpty())
        return;
    if (m_chunked) {
        QByteArray chunk;
        chunk.reserve(data.size() + 16);
        chunk += QByteArray::number(data.size(), 16) + "\r\n";
        chunk += data;
        chunk += "\r\n";
        m_socket->write(chunk);
    } else {
        m_socket->write(data.constData(), data.size());
    }
    m_socket->flush();
}

void HttpConnection::endStream()
{
    if (m_gone)
        return;
    if (m_chunked)
        m_socket->write("0\r\n\r\n");
    finishAnswer();
}

qint64 HttpConnection::pending() const
{
    return m_socket->bytesToWrite();
}

void HttpConnection::writeRaw(QByteArrayView bytes)
{
    if (m_gone)
        return;
    m_socket->write(bytes.constData(), bytes.size());
    m_socket->flush();
}

void HttpConnection::finishAnswer()
{
    if (!m_keepAlive) {
        close();
        return;
    }
    m_socket->flush();
    m_parser->restart();
    enter(Phase::Idle, m_limits.keepAlive);
    // What the client sent ahead is read from the event loop: its answer must not come from inside this one.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_phase == Phase::Idle && !m_unparsed.isEmpty()) {
                enter(Phase::Reading, m_limits.request);
                parse();
            }
            readMore();
        },
        Qt::QueuedConnection);
}

void HttpConnection::close()
{
    if (m_gone)
        return;
    enter(Phase::Closing, kLinger);
    m_socket->flush();
    if (m_socket->bytesToWrite() > 0) {
        m_patience.start(m_limits.writeIdle);
        m_socket->disconnectFromHost();
        return;
    }
#ifdef Q_OS_UNIX
    // Only our direction ends: closing a socket with unread bytes would send RST and could take the answer with it.
    ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
    m_socket->skip(m_socket->bytesAvailable());
#else
    m_socket->disconnectFromHost();
#endif
}

void HttpConnection::reset()
{
    if (m_gone)
        return;
    enter(Phase::Closing, kLinger);
    m_socket->flush();
    QTimer::singleShot(50, this, [this] {
        if (m_gone)
            return;
#ifdef Q_OS_UNIX
        const struct linger atOnce {
            1, 0
        };
        ::setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
#endif
        m_socket->abort();
        leave();
    });
}

} // namespace bakeoff
