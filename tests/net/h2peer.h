// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QHash>
#include <QObject>
#include <QSslServer>
#include <QUrl>

namespace bakeoff {

/// Just enough of an HTTP/2 peer (RFC 9113) to count the requests that reach it and to leave them in the lurch.
class H2Peer final : public QObject {
    Q_OBJECT
public:
    explicit H2Peer(const QSslConfiguration &configuration);
    ~H2Peer() override;

    QUrl url() const;
    int connections() const { return m_accepted; }
    int requestHeads() const { return m_heads; }
    int completeRequests() const { return m_complete; }
    QByteArray lastBody() const { return m_lastBody; }

    /// What to do when a request has come whole, in order: "answer", "head", "data", "end", "refuse" (RST_STREAM with
    /// REFUSED_STREAM), "cancel" (RST_STREAM), "goaway" (nothing was processed), "goaway-later" (this one will be),
    /// "close", "reset".
    QByteArrayList script;
    /// At the end of HEADERS, before the body.
    QByteArrayList scriptAtHead;
    /// On all connections.
    void goAway();

private:
    struct Peer {
        QByteArray in;
        bool prefaceSeen = false;
        QHash<quint32, QByteArray> bodies;
    };
    void read(QTcpSocket *socket);
    void takeFrame(QTcpSocket *socket, quint8 type, quint8 flags, quint32 stream, const QByteArray &payload);
    void run(QTcpSocket *socket, const QByteArrayList &steps, quint32 stream);

    QSslServer m_server;
    QHash<QTcpSocket *, Peer> m_peers;
    int m_accepted = 0;
    int m_heads = 0;
    int m_complete = 0;
    QByteArray m_lastBody;
};

} // namespace bakeoff
