// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeserver.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTimer>

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

struct FakeServer::Connection {
    QTcpSocket *socket = nullptr;
    int number = 0;
    QByteArray in;
    qsizetype current = -1; ///< index of the request being read, in m_requests
    qint64 bodyLeft = 0;
    bool answering = false; ///< a script runs, or has run early and the request is still coming
    bool running = false;
    Script script;
    qsizetype step = 0;
    bool atGate = false;
    bool gone = false; ///< kept until the server ends, since a script may be running below
};

namespace {

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Sets SO_LINGER to 0 so that close() sends RST.
void resetSocket(QTcpSocket *socket)
{
    const linger off{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &off, sizeof off);
    socket->abort();
}

} // namespace

FakeServer::Step FakeServer::afterBody(qsizetype bytes)
{
    Step step(Step::Kind::AfterBody);
    step.count = bytes;
    return step;
}

FakeServer::Step FakeServer::pause(std::chrono::milliseconds wait)
{
    Step step(Step::Kind::Pause);
    step.wait = wait;
    return step;
}

QByteArray FakeServer::Request::header(QByteArrayView name) const
{
    const QByteArrayList lines = head.split('\n');
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.sliced(colon + 1).trimmed();
    }
    return {};
}

FakeServer::FakeServer()
    : FakeServer(nullptr)
{
}

FakeServer::FakeServer(Tls)
    : FakeServer(std::make_unique<QSslConfiguration>(selfSigned()).get())
{
}

FakeServer::FakeServer(const QSslConfiguration *tls)
{
    if (!tls) {
        listen(std::make_unique<QTcpServer>());
        return;
    }
    m_certificate = tls->localCertificate().toPem();
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(*tls);
    listen(std::move(server));
}

QSslConfiguration FakeServer::selfSigned()
{
    QTemporaryDir folder;
    const QString key = folder.filePath(u"key.pem"_s);
    const QString certificate = folder.filePath(u"cert.pem"_s);
    QProcess openssl;
    openssl.start(u"openssl"_s,
                  {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s,
                   u"-keyout"_s, key, u"-out"_s, certificate, u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=127.0.0.1"_s,
                   u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s});
    if (!openssl.waitForFinished() || openssl.exitCode() != 0)
        qFatal("openssl made no certificate: %s", openssl.readAllStandardError().constData());

    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(readAll(certificate)));
    configuration.setPrivateKey(QSslKey(readAll(key), QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

FakeServer::~FakeServer()
{
    for (const auto &c : m_connections) {
        if (c->gone)
            continue;
        c->socket->disconnect(this);
        c->socket->abort();
    }
}

void FakeServer::listen(std::unique_ptr<QTcpServer> server)
{
    m_server = std::move(server);
    m_server->setListenBacklogSize(256);
    if (!m_server->listen(QHostAddress::LocalHost, 0))
        qFatal("cannot listen on 127.0.0.1: %ls", qUtf16Printable(m_server->errorString()));
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
        while (QTcpSocket *socket = m_server->nextPendingConnection())
            take(socket);
    });
}

QUrl FakeServer::url() const
{
    QUrl url;
    url.setScheme(m_certificate.isEmpty() ? u"http"_s : u"https"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(m_server->serverPort());
    return url;
}

QUrl FakeServer::url(const QString &path) const
{
    QUrl full = url();
    const qsizetype query = path.indexOf(u'?');
    full.setPath(path.left(query < 0 ? path.size() : query));
    if (query >= 0)
        full.setQuery(path.sliced(query + 1));
    return full;
}

int FakeServer::completeRequests() const
{
    return int(std::ranges::count_if(m_requests, &Request::complete));
}

void FakeServer::openGate()
{
    ++m_openGates;
    for (size_t i = 0; i < m_connections.size() && m_openGates > 0; ++i) {
        Connection *c = m_connections[i].get();
        if (c->gone || !std::exchange(c->atGate, false))
            continue;
        --m_openGates;
        run(c);
    }
}

int FakeServer::openConnections() const
{
    return int(std::ranges::count_if(m_connections, [](const auto &c) { return !c->gone; }));
}

void FakeServer::closeIdle(const QByteArray &last)
{
    for (size_t i = 0; i < m_connections.size(); ++i) {
        const Connection *c = m_connections[i].get();
        if (c->gone || c->running || c->current >= 0)
            continue;
        c->socket->write(last);
        c->socket->flush();
        ::shutdown(int(c->socket->socketDescriptor()), SHUT_WR);
    }
}

void FakeServer::take(QTcpSocket *socket)
{
    socket->setParent(this);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    auto &c = m_connections.emplace_back(std::make_unique<Connection>());
    c->socket = socket;
    c->number = ++m_accepted;
    Connection *connection = c.get();
    connect(socket, &QTcpSocket::readyRead, this, [this, connection] { read(connection); });
    connect(socket, &QTcpSocket::disconnected, this, [this, connection] { drop(connection); });
    emit accepted();
    startIf(connection, Step::Kind::AtAccept);
    if (!connection->gone)
        read(connection);
}

void FakeServer::read(Connection *c)
{
    const QByteArray bytes = c->socket->readAll();
    m_bytesReceived += bytes.size();
    c->in += bytes;
    consider(c);
}

/// Takes what has come apart: one request after the other, the next one only once the last is answered.
void FakeServer::consider(Connection *c)
{
    if (c->current < 0) {
        const qsizetype end = c->in.indexOf("\r\n\r\n");
        if ((c->running && !c->answering) || end < 0)
            return;
        Request request;
        request.head = c->in.first(end + 4);
        c->in.remove(0, end + 4);
        const QByteArrayList words = request.head.first(request.head.indexOf('\r')).split(' ');
        request.method = words.value(0);
        request.target = words.value(1);
        request.connection = c->number;
        c->bodyLeft = request.header("Content-Length").toLongLong();
        c->current = m_requests.size();
        m_requests += request;
        startIf(c, Step::Kind::AfterHead);
    }

    Request &request = m_requests[c->current];
    const qsizetype part = qsizetype(qMin<qint64>(c->bodyLeft, c->in.size()));
    request.body += c->in.first(part);
    c->in.remove(0, part);
    c->bodyLeft -= part;
    if (!m_scripts.empty() && !m_scripts.front().isEmpty() && request.body.size() >= m_scripts.front().constFirst().count)
        startIf(c, Step::Kind::AfterBody);
    if (c->bodyLeft > 0)
        return;

    request.complete = true;
    const Request done = request;
    c->current = -1;
    emit requestCompleted();
    if (std::exchange(c->answering, false))
        return; // a script that began early answers this one
    if (m_scripts.empty()) {
        c->script = handler ? handler(done) : Script{answer(404, "{}"_ba)};
    } else {
        c->script = m_scripts.front();
        m_scripts.pop_front();
    }
    c->step = 0;
    c->running = true;
    run(c);
}

/// Starts the next script if it begins with `trigger`.
void FakeServer::startIf(Connection *c, Step::Kind trigger)
{
    if (c->running || c->answering || m_scripts.empty() || m_scripts.front().isEmpty()
        || m_scripts.front().constFirst().kind != trigger)
        return;
    c->script = m_scripts.front();
    m_scripts.pop_front();
    c->step = 1;
    c->answering = true;
    c->running = true;
    run(c);
}

void FakeServer::run(Connection *c)
{
    const auto later = [this, c](std::chrono::milliseconds wait) {
        QTimer::singleShot(wait, c->socket, [this, c] { run(c); });
    };
    while (c->step < c->script.size()) {
        const Step step = c->script[c->step++];
        switch (step.kind) {
        case Step::Kind::AtAccept:
        case Step::Kind::AfterHead:
        case Step::Kind::AfterBody:
            break; // has happened
        case Step::Kind::Write:
            c->socket->write(step.bytes);
            c->socket->flush();
            later(std::chrono::milliseconds(0));
            return;
        case Step::Kind::Pause:
            later(step.wait);
            return;
        case Step::Kind::Gate:
            if (m_openGates == 0) {
                c->atGate = true;
                return;
            }
            --m_openGates;
            break;
        case Step::Kind::Close:
            c->socket->disconnectFromHost();
            return; // the connection may be gone
        case Step::Kind::Reset:
            resetSocket(c->socket);
            return;
        case Step::Kind::StopListening:
            m_server->close();
            break;
        }
    }
    c->running = false;
    if (!c->in.isEmpty())
        consider(c);
}

void FakeServer::drop(Connection *c)
{
    c->socket->disconnect(this);
    c->socket->deleteLater();
    c->gone = true;
    emit disconnected();
}

QByteArray FakeServer::head(int status, const QByteArrayList &headers, qint64 contentLength)
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(status) + (status == 200 ? " OK\r\n" : " Told so\r\n");
    for (const QByteArray &header : headers)
        text += header + "\r\n";
    if (contentLength >= 0)
        text += "Content-Length: " + QByteArray::number(contentLength) + "\r\n";
    return text + "\r\n";
}

QByteArray FakeServer::answer(int status, const QByteArray &body, const QByteArray &contentType)
{
    return head(status, {"Content-Type: " + contentType}, body.size()) + body;
}

QByteArray FakeServer::streamHead()
{
    return head(200, {"Content-Type: text/event-stream"_ba, "Transfer-Encoding: chunked"_ba});
}

QByteArray FakeServer::chunk(const QByteArray &data)
{
    return QByteArray::number(data.size(), 16) + "\r\n" + data + "\r\n";
}

QByteArray FakeServer::lastChunk()
{
    return "0\r\n\r\n"_ba;
}

} // namespace bakeoff
