// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/loopbackexchange.h"

#include "base/clock.h"

#include <array>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// As for every POST (see httpclient.cpp): a connection idle for longer may be just closing.
constexpr std::chrono::seconds kLongestIdlePost{2};
constexpr std::chrono::seconds kLongestIdleOther{60};
/// Handed out at most this much at once, so that a fast server does not keep others waiting.
constexpr qsizetype kRead = qsizetype{64} * 1024;

QByteArrayView verb(HttpRequest::Method method)
{
    switch (method) {
    case HttpRequest::Method::Post:
        return "POST";
    case HttpRequest::Method::Delete:
        return "DELETE";
    case HttpRequest::Method::Get:
        break;
    }
    return "GET";
}

} // namespace

LoopbackExchange::LoopbackExchange(const Clock &clock, LoopbackPool *pool, const HttpRequest &request)
    : TimedExchange(clock, request)
    , m_pool(pool)
    , m_request(request)
{
    startTimer();
    // Not from inside send(): a reused connection would tell of requestSent at once.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!settled())
                openSocket(m_request.method == HttpRequest::Method::Post ? kLongestIdlePost : kLongestIdleOther);
        },
        Qt::QueuedConnection);
}

LoopbackExchange::~LoopbackExchange()
{
    markSettled();
    dropTransport();
}

void LoopbackExchange::openSocket(std::chrono::nanoseconds longestIdle)
{
    m_parser = std::make_unique<AnswerParser>();
    if (m_pool && longestIdle.count() > 0)
        m_socket = m_pool->take(authority(), m_clock.ticks(), longestIdle);
    m_reusedSocket = m_socket != nullptr;
    if (!m_socket) {
        m_socket.reset(new QTcpSocket);
        m_socket->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    }
    QTcpSocket *socket = m_socket.get();
    connect(socket, &QTcpSocket::connected, this, &LoopbackExchange::write);
    connect(socket, &QTcpSocket::readyRead, this, &LoopbackExchange::onReadyRead);
    connect(socket, &QTcpSocket::disconnected, this, &LoopbackExchange::onDisconnected);
    connect(socket, &QTcpSocket::errorOccurred, this, &LoopbackExchange::onSocketError);
    connect(socket, &QTcpSocket::bytesWritten, this, [this](qint64 bytes) {
        alive();
        m_written += bytes;
        if (m_written > m_headSize)
            emit bodySent(m_written - m_headSize);
    });
    if (m_reusedSocket)
        return write();
    m_clocks.connectStarted = startedAt();
    const QUrl &url = m_request.url;
    socket->connectToHost(url.host(), quint16(url.port(80)));
}

QByteArray LoopbackExchange::head(const HttpRequest &request) const
{
    const QUrl &url = request.url;
    QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    if (path.isEmpty())
        path = "/";
    if (url.hasQuery())
        path += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    QByteArray text = verb(request.method).toByteArray() + ' ' + path + " HTTP/1.1\r\nHost: "
        + url.authority(QUrl::FullyEncoded | QUrl::RemoveUserInfo).toLatin1() + "\r\n";
    QHttpHeaders headers = headersToSend(request);
    headers.removeAll(QHttpHeaders::WellKnownHeader::Host);
    headers.removeAll(QHttpHeaders::WellKnownHeader::TransferEncoding);
    if (!headers.contains(QHttpHeaders::WellKnownHeader::AcceptEncoding))
        headers.append(QHttpHeaders::WellKnownHeader::AcceptEncoding, "identity");
    for (qsizetype i = 0; i < headers.size(); ++i) {
        text += QByteArrayView(headers.nameAt(i));
        text += ": ";
        text += headers.valueAt(i);
        text += "\r\n";
    }
    return text + "\r\n";
}

void LoopbackExchange::write()
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_everWritten = true;
    const QByteArray top = head(m_request);
    m_headSize = top.size();
    m_written = 0;
    m_socket->write(top + m_request.body);
    m_socket->flush();
    onSent();
}

void LoopbackExchange::onReadyRead()
{
    std::array<char, kRead> buffer;
    while (m_socket && !settled() && m_socket->isOpen() && m_socket->bytesAvailable() > 0) {
        const qint64 size = m_socket->read(buffer.data(), kRead);
        if (size <= 0)
            return;
        m_anythingCame = true;
        QByteArray body;
        body.reserve(qsizetype(size));
        const AnswerParser::Result result = m_parser->feed(QByteArrayView(buffer.data(), qsizetype(size)), body);
        const QPointer<LoopbackExchange> self(this);
        deliver(result, std::move(body));
        if (!self)
            return;
    }
}

void LoopbackExchange::deliver(AnswerParser::Result result, QByteArray body)
{
    if (m_parser->status() != 0 && !m_headTold) {
        m_headTold = true;
        if (!onHead(m_parser->status(), m_parser->headers()))
            return;
    }
    if (m_headTold && !onBody(std::move(body)))
        return;
    switch (result) {
    case AnswerParser::Result::More:
        return;
    case AnswerParser::Result::Complete:
        // An answer that came before the whole request was taken leaves the rest of it in the way.
        m_giveBack = m_parser->mayBeReused() && m_socket->bytesToWrite() == 0;
        if (status() == 407)
            return finishNow(transportError(ErrorKind::Forbidden, u"a proxy wants a user name and password"_s));
        return finishNow(std::nullopt);
    case AnswerParser::Result::Failed:
        return finishNow(transportError(status() != 0 ? ErrorKind::Interrupted : ErrorKind::BadReply,
                                        u"the answer is not HTTP (%1)"_s.arg(QLatin1StringView(m_parser->reason()))));
    }
}

void LoopbackExchange::onDisconnected()
{
    if (settled())
        return;
    const QPointer<LoopbackExchange> self(this);
    onReadyRead(); // what is still in the buffer
    if (!self || settled())
        return;
    if (m_headTold && m_parser->finish() == AnswerParser::Result::Complete)
        return finishNow(std::nullopt);
    lost();
}

void LoopbackExchange::lost()
{
    if (m_reusedSocket && !m_anythingCame && m_request.method != HttpRequest::Method::Post) {
        // The peer closed an idle connection while we took it. Asking again changes nothing there.
        m_socket->disconnect(this);
        m_socket.reset();
        return openSocket(std::chrono::nanoseconds(0));
    }
    finishNow(transportError(ErrorKind::Interrupted,
                             status() != 0 ? u"connection closed in the middle of the answer"_s
                                           : u"connection closed before an answer"_s));
}

void LoopbackExchange::onSocketError()
{
    if (settled())
        return;
    switch (m_socket->error()) {
    case QAbstractSocket::RemoteHostClosedError:
        if (m_everWritten)
            return; // disconnected() follows
        break;
    case QAbstractSocket::ConnectionRefusedError:
        return finishNow(transportError(ErrorKind::ConnectionRefused, u"connection refused"_s));
    case QAbstractSocket::HostNotFoundError:
        return finishNow(transportError(ErrorKind::HostNotFound, u"host not found"_s));
    default:
        break;
    }
    if (!m_everWritten)
        return finishNow(transportError(ErrorKind::ConnectionRefused, u"no connection (%1)"_s.arg(m_socket->errorString())));
    const QPointer<LoopbackExchange> self(this);
    onReadyRead();
    if (self && !settled())
        lost();
}

void LoopbackExchange::dropTransport()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    if (m_giveBack && m_pool) {
        m_pool->give(std::move(m_socket), authority(), m_clock.ticks());
    } else {
        m_socket->abort();
        m_socket.reset();
    }
    m_request.body.clear();
}

} // namespace bakeoff
