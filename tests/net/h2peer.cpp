// SPDX-License-Identifier: GPL-3.0-or-later
#include "h2peer.h"

#include <QSslConfiguration>
#include <QTcpSocket>
#include <QtEndian>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kPreface = 24;
constexpr qsizetype kFrameHead = 9;
enum Type : quint8 { Data = 0, Headers = 1, RstStream = 3, Settings = 4, Ping = 6, GoAway = 7 };
constexpr quint8 kEndStream = 1;
constexpr quint8 kEndHeaders = 4;
constexpr quint8 kAck = 1;

QByteArray number(quint32 n)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(n, bytes.data());
    return bytes;
}

QByteArray frame(Type type, quint8 flags, quint32 stream, const QByteArray &payload)
{
    return number(quint32(payload.size())).sliced(1) + char(type) + char(flags) + number(stream) + payload;
}

} // namespace

H2Peer::H2Peer(const QSslConfiguration &configuration)
{
    QSslConfiguration withAlpn = configuration;
    withAlpn.setAllowedNextProtocols({QSslConfiguration::ALPNProtocolHTTP2});
    m_server.setSslConfiguration(withAlpn);
    if (!m_server.listen(QHostAddress::LocalHost, 0))
        qFatal("cannot listen on 127.0.0.1");
    connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            ++m_accepted;
            m_peers.insert(socket, {});
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_peers.remove(socket);
                socket->deleteLater();
            });
            socket->write(frame(Settings, 0, 0, {}));
            read(socket);
        }
    });
}

H2Peer::~H2Peer()
{
    for (QTcpSocket *socket : m_peers.keys())
        socket->disconnect(this);
}

QUrl H2Peer::url() const
{
    return QUrl(u"https://127.0.0.1:%1/"_s.arg(m_server.serverPort()));
}

void H2Peer::goAway()
{
    for (QTcpSocket *socket : m_peers.keys())
        run(socket, {"goaway-later", "close"}, 1);
}

void H2Peer::read(QTcpSocket *socket)
{
    if (!m_peers.contains(socket))
        return;
    m_peers[socket].in += socket->readAll();
    while (m_peers.contains(socket)) {
        Peer &peer = m_peers[socket];
        if (!peer.prefaceSeen) {
            if (peer.in.size() < kPreface)
                return;
            peer.in.remove(0, kPreface);
            peer.prefaceSeen = true;
        }
        if (peer.in.size() < kFrameHead)
            return;
        const auto *head = reinterpret_cast<const uchar *>(peer.in.constData());
        const qsizetype size = (qsizetype(head[0]) << 16) | (qsizetype(head[1]) << 8) | head[2];
        if (peer.in.size() < kFrameHead + size)
            return;
        const quint8 type = head[3];
        const quint8 flags = head[4];
        const quint32 stream = qFromBigEndian<quint32>(head + 5) & 0x7fffffff;
        const QByteArray payload = peer.in.mid(kFrameHead, size);
        peer.in.remove(0, kFrameHead + size);
        takeFrame(socket, type, flags, stream, payload);
    }
}

void H2Peer::takeFrame(QTcpSocket *socket, quint8 type, quint8 flags, quint32 stream, const QByteArray &payload)
{
    if (type == Settings && !(flags & kAck))
        socket->write(frame(Settings, kAck, 0, {}));
    else if (type == Ping && !(flags & kAck))
        socket->write(frame(Ping, kAck, 0, payload));
    else if (type == Data)
        m_peers[socket].bodies[stream] += payload;
    if (type == Headers) {
        ++m_heads;
        run(socket, scriptAtHead, stream);
    }
    if ((type == Headers || type == Data) && (flags & kEndStream) && m_peers.contains(socket)) {
        ++m_complete;
        m_lastBody = m_peers[socket].bodies.take(stream);
        run(socket, script, stream);
    }
}

void H2Peer::run(QTcpSocket *socket, const QByteArrayList &steps, quint32 stream)
{
    const QByteArray status200 = QByteArrayLiteral("\x88"); // static table entry 8 of HPACK (RFC 7541)
    for (const QByteArray &step : steps) {
        if (step == "answer")
            socket->write(frame(Headers, kEndHeaders, stream, status200) + frame(Data, kEndStream, stream, "{}"));
        else if (step == "head")
            socket->write(frame(Headers, kEndHeaders, stream, status200));
        else if (step == "data")
            socket->write(frame(Data, 0, stream, "abc"));
        else if (step == "end")
            socket->write(frame(Data, kEndStream, stream, {}));
        else if (step == "refuse")
            socket->write(frame(RstStream, 0, stream, number(7)));
        else if (step == "cancel")
            socket->write(frame(RstStream, 0, stream, number(8)));
        else if (step == "goaway")
            socket->write(frame(GoAway, 0, 0, number(0) + number(0)));
        else if (step == "goaway-later")
            socket->write(frame(GoAway, 0, 0, number(stream) + number(0)));
        else if (step == "close")
            return socket->disconnectFromHost();
        else if (step == "reset")
            return socket->abort();
    }
}

} // namespace bakeoff
