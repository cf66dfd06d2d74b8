// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/postlistener.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <limits>
#include <llhttp.h>
#include <utility>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kReadBuffer = qint64{64} * 1024;
constexpr std::chrono::milliseconds kLinger = std::chrono::seconds(2);

const char *reasonOf(int status)
{
    switch (status) {
    case 204:
        return "No Content";
    case 401:
        return "Unauthorized";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 413:
        return "Content Too Large";
    case 431:
        return "Request Header Fields Too Large";
    default:
        return "Bad Request";
    }
}

} // namespace

/// One connection: a request in, a status out. Deletes itself when the peer has gone.
class PostListener::Exchange final : public QObject {
public:
    Exchange(PostListener *listener, QTcpSocket *socket)
        : QObject(listener)
        , m_listener(listener)
        , m_socket(socket)
    {
        m_listener->m_exchanges.append(this);
        socket->setParent(this);
        socket->setReadBufferSize(kReadBuffer);
        llhttp_settings_init(&m_settings);
        m_settings.on_url = [](llhttp_t *p, const char *at, size_t length) { return of(p).head(of(p).m_target, at, length); };
        m_settings.on_header_field = [](llhttp_t *p, const char *at, size_t length) {
            return of(p).head(of(p).m_name, at, length);
        };
        m_settings.on_header_value = [](llhttp_t *p, const char *at, size_t length) {
            return of(p).head(of(p).m_value, at, length);
        };
        m_settings.on_header_value_complete = [](llhttp_t *p) { return of(p).headerComplete(); };
        m_settings.on_headers_complete = [](llhttp_t *p) { return of(p).headComplete(); };
        m_settings.on_body = [](llhttp_t *p, const char *at, size_t length) { return of(p).body(at, length); };
        m_settings.on_message_complete = [](llhttp_t *p) {
            of(p).m_complete = true;
            return static_cast<int>(HPE_PAUSED);
        };
        llhttp_init(&m_llhttp, HTTP_REQUEST, &m_settings);
        m_llhttp.data = this;

        m_patience.setSingleShot(true);
        m_patience.callOnTimeout(this, [this] {
            if (m_answered)
                m_socket->abort();
            else
                answer(408);
        });
        m_patience.start(m_listener->m_limits.head);
        connect(socket, &QTcpSocket::readyRead, this, &Exchange::read);
        connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        if (socket->state() != QAbstractSocket::ConnectedState)
            deleteLater();
        else if (socket->bytesAvailable() > 0)
            QMetaObject::invokeMethod(this, &Exchange::read, Qt::QueuedConnection);
    }

    ~Exchange() override
    {
        m_listener->m_exchanges.removeOne(this);
        m_socket->disconnect(this);
        m_socket->abort();
    }

private:
    static Exchange &of(llhttp_t *parser) { return *static_cast<Exchange *>(parser->data); }

    int refuse(int status)
    {
        m_refusal = status;
        return -1;
    }
    int head(QByteArray &into, const char *at, size_t length)
    {
        into.append(at, static_cast<qsizetype>(length));
        m_headBytes += static_cast<qsizetype>(length);
        return m_headBytes > m_listener->m_limits.headBytes ? refuse(431) : 0;
    }
    int headerComplete()
    {
        m_message.headers.append(QLatin1StringView(m_name), m_value.trimmed());
        m_name.clear();
        m_value.clear();
        m_headBytes += 4; // ": " and CRLF, so that many empty headers count too
        return m_headBytes > m_listener->m_limits.headBytes ? refuse(431) : 0;
    }
    int headComplete()
    {
        const qsizetype query = m_target.indexOf('?');
        m_message.path = query < 0 ? m_target : m_target.first(query);
        m_llhttp.upgrade = 0; // an invitation to another protocol is not taken up
        // Who does not know the path learns nothing more.
        if (!m_listener->m_knows(m_message.path))
            return refuse(404);
        if (m_llhttp.method != HTTP_POST)
            return refuse(405);
        constexpr auto kNotSaid = std::numeric_limits<quint64>::max();
        if (m_llhttp.content_length != kNotSaid
            && m_llhttp.content_length > static_cast<quint64>(m_listener->m_limits.bodyBytes))
            return refuse(413);
        if (m_message.headers.value(QHttpHeaders::WellKnownHeader::Expect).compare("100-continue"_L1, Qt::CaseInsensitive) == 0)
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        m_patience.start(m_listener->m_limits.whole);
        return 0;
    }
    int body(const char *at, size_t length)
    {
        if (m_message.body.size() + static_cast<qsizetype>(length) > m_listener->m_limits.bodyBytes)
            return refuse(413);
        m_message.body.append(at, static_cast<qsizetype>(length));
        return 0;
    }

    void read()
    {
        const QByteArray bytes = m_socket->readAll();
        if (m_answered || bytes.isEmpty())
            return; // what comes behind the answer is of no interest
        const llhttp_errno_t error = llhttp_execute(&m_llhttp, bytes.constData(), static_cast<size_t>(bytes.size()));
        if (m_complete)
            answer(m_listener->m_take(m_message));
        else if (error != HPE_OK)
            answer(m_refusal);
    }

    void answer(int status)
    {
        m_answered = true;
        m_message = {};
        m_patience.start(kLinger);
        QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonOf(status) + "\r\nConnection: close\r\n";
        if (status != 204) // RFC 9110: none there
            bytes += "Content-Length: 0\r\n";
        m_socket->write(bytes + "\r\n");
        m_socket->flush();
#ifdef Q_OS_UNIX
        // Only our direction ends: closing with unread bytes would send RST and could take the answer with it.
        ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
#else
        m_socket->disconnectFromHost();
#endif
    }

    PostListener *m_listener;
    QTcpSocket *m_socket;
    llhttp_t m_llhttp{};
    llhttp_settings_t m_settings{};
    QTimer m_patience;
    QByteArray m_target, m_name, m_value;
    PostedMessage m_message;
    qsizetype m_headBytes = 0;
    int m_refusal = 400;
    bool m_complete = false;
    bool m_answered = false;
};

PostListener::PostListener(std::function<bool(QByteArrayView)> knows, std::function<int(const PostedMessage &)> take,
                           const PostLimits &limits, QObject *parent)
    : QObject(parent)
    , m_knows(std::move(knows))
    , m_take(std::move(take))
    , m_limits(limits)
    , m_server(new QTcpServer(this))
{
    m_server->setMaxPendingConnections(limits.connections);
    connect(m_server, &QTcpServer::newConnection, this, &PostListener::accept);
}

PostListener::~PostListener()
{
    m_server->close();
    // They look at this object at their end, and leave the list.
    const QList<Exchange *> open = m_exchanges;
    qDeleteAll(open);
}

Status PostListener::listen(quint16 port)
{
    if (m_server->listen(QHostAddress::LocalHost, port))
        return success();
    return Error{.kind = ErrorKind::Locked,
                 .detail = u"port %1 of this computer: %2"_s.arg(port).arg(m_server->errorString())};
}

quint16 PostListener::port() const
{
    return m_server->serverPort();
}

void PostListener::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        if (m_exchanges.size() >= m_limits.connections) {
            socket->abort();
            socket->deleteLater();
        } else {
            new Exchange(this, socket);
        }
    }
}

} // namespace bakeoff
