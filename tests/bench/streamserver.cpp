// SPDX-License-Identifier: GPL-3.0-or-later
// The other process of the client figures: an event stream over HTTP/1.1 in chunks, one event a chunk, as model servers
// send it. GET /bulk/N: N events as fast as they go. GET /paced/N: N events, one every 10 ms.
#include "figure.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <cstdio>
#include <unistd.h>

namespace bakeoff::bench {

namespace {

constexpr char kHead[] = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
constexpr int kInterval = 10; // ms
constexpr qint64 kFill = 1024 * 1024;

QByteArray chunk(const QByteArray &data)
{
    return QByteArray::number(data.size(), 16) + "\r\n" + data + "\r\n";
}

class Connection : public QObject {
public:
    explicit Connection(QTcpSocket *socket)
        : QObject(socket)
        , m_socket(socket)
    {
        for (int i = 0; i < kBlock; ++i)
            m_block += chunk(chatEvent(i));
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(socket, &QTcpSocket::readyRead, this, [this] { read(); });
        connect(socket, &QTcpSocket::bytesWritten, this, [this] { fill(); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] { tick(); });
    }

private:
    static constexpr int kBlock = 64;

    void read()
    {
        m_in += m_socket->readAll();
        if (!m_in.contains("\r\n\r\n"))
            return;
        const QByteArray path = m_in.split(' ').value(1);
        m_in.clear();
        m_left = path.sliced(path.lastIndexOf('/') + 1).toInt();
        m_socket->write(kHead);
        m_paced = path.startsWith("/paced/");
        if (m_paced)
            m_timer.start(kInterval);
        else
            fill();
    }

    void fill()
    {
        if (m_paced)
            return;
        while (m_left > 0 && m_socket->bytesToWrite() < kFill) {
            if (m_left >= kBlock) {
                m_socket->write(m_block);
                m_left -= kBlock;
            } else {
                m_socket->write(chunk(chatEvent(m_left--)));
            }
            end();
        }
    }

    void tick()
    {
        m_socket->write(chunk(chatEvent(m_left--)));
        end();
    }

    void end()
    {
        if (m_left > 0)
            return;
        m_timer.stop();
        m_socket->write(chunk("data: [DONE]\n\n") + "0\r\n\r\n");
    }

    QTcpSocket *m_socket;
    QTimer m_timer;
    QByteArray m_in;
    QByteArray m_block;
    int m_left = 0;
    bool m_paced = false;
};

} // namespace

int serveStreams()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost, 0))
        return 1;
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&server] {
        while (QTcpSocket *socket = server.nextPendingConnection())
            new Connection(socket);
    });
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &server, [] {
        char byte = 0;
        if (::read(STDIN_FILENO, &byte, 1) <= 0)
            QCoreApplication::quit();
    });
    std::printf("%d\n", int(server.serverPort()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace bakeoff::bench
