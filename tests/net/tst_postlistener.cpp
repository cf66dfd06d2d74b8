// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/postlistener.h"

#include <QNetworkInterface>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestPostListener : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_taken.clear();
        m_listener.reset();
    }

    void answers_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("taken");
        const auto row = [](const char *name, const QByteArray &request, int status, int taken = 0) {
            QTest::newRow(name) << request << status << taken;
        };
        row("a message", "POST /ours HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello", 204, 1);
        row("with a query", "POST /ours?a=b HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello", 204, 1);
        row("in chunks", "POST /ours HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n", 204, 1);
        row("of HTTP/1.0", "POST /ours HTTP/1.0\r\nContent-Length: 5\r\n\r\nhello", 204, 1);
        row("without a body", "POST /ours HTTP/1.1\r\nHost: x\r\n\r\n", 204, 1);
        row("with more behind it", "POST /ours HTTP/1.1\r\nContent-Length: 5\r\n\r\nhelloPOST /ours HTTP/1.1\r\nContent-Length: 0\r\n\r\n", 204, 1);
        row("an invitation to another protocol",
            "POST /ours HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: h2c\r\nContent-Length: 5\r\n\r\nhello", 204, 1);
        row("another path", "POST /theirs HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello", 404);
        row("another path, too large", "POST /theirs HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n", 404);
        row("no path", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", 404);
        row("asked, not told", "GET /ours HTTP/1.1\r\nHost: x\r\n\r\n", 405);
        row("a tunnel", "CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n", 404);
        row("a body that is said to be too large", "POST /ours HTTP/1.1\r\nContent-Length: 2001\r\n\r\n", 413);
        row("a body that is said to be larger than anything", "POST /ours HTTP/1.1\r\nContent-Length: 18446744073709551614\r\n\r\n", 413);
        row("a body that turns out too large",
            "POST /ours HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n7d1\r\n" + QByteArray(2001, 'x') + "\r\n0\r\n\r\n", 413);
        row("a header that is too long", "POST /ours HTTP/1.1\r\nX: " + QByteArray(5000, 'x') + "\r\n\r\n", 431);
        row("too many headers", "POST /ours HTTP/1.1\r\n" + QByteArray("A:\r\n").repeated(900) + "\r\n", 431);
        row("a path without end", "POST /" + QByteArray(5000, 'x'), 431);
        row("both lengths", "POST /ours HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nhello", 400);
        row("two lengths", "POST /ours HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400);
        row("a negative length", "POST /ours HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400);
        row("TLS", QByteArray::fromHex("16030100c8010000c40303aabbccdd"), 400);
        row("garbage", QByteArray("\0\xff\xfe nonsense \r\n\r\n", 17), 400);
    }

    void answers()
    {
        QFETCH(const QByteArray, request);
        QFETCH(const int, status);
        QFETCH(const int, taken);
        listen({.headBytes = 2048, .bodyBytes = 2000});
        QTcpSocket client;
        send(client, request);
        QCOMPARE(statusOf(client), status);
        QCOMPARE(m_taken.size(), taken);
        if (taken > 0)
            QVERIFY(m_taken[0].body.isEmpty() || m_taken[0].body == "hello");
        stillWorks();
    }

    /// In pieces of one byte: the same.
    void piecemeal()
    {
        listen({});
        QTcpSocket client;
        send(client, {});
        client.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        for (const char byte : QByteArray("POST /ours HTTP/1.1\r\nX-One:  two \r\nContent-Length: 5\r\n\r\nhello")) {
            client.write(&byte, 1);
            client.flush();
            QCoreApplication::processEvents();
        }
        QCOMPARE(statusOf(client), 204);
        QCOMPARE(m_taken.size(), 1);
        QCOMPARE(m_taken[0].body, "hello");
        QCOMPARE(m_taken[0].path, "/ours");
        QCOMPARE(m_taken[0].headers.value("x-one").toByteArray(), "two");
    }

    /// Who asks first is told to go on.
    void expects()
    {
        listen({});
        QTcpSocket client;
        send(client, "POST /ours HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
        QTRY_COMPARE(client.peek(100), "HTTP/1.1 100 Continue\r\n\r\n");
        client.readAll();
        client.write("hello");
        QCOMPARE(statusOf(client), 204);
    }

    /// Whoever dawdles is let go; those who begin nothing too.
    void slow_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("half a line") << QByteArray("POST /ou");
        QTest::newRow("half the headers") << QByteArray("POST /ours HTTP/1.1\r\nHost: x\r\n");
        QTest::newRow("half a body") << QByteArray("POST /ours HTTP/1.1\r\nContent-Length: 5\r\n\r\nhe");
    }
    void slow()
    {
        QFETCH(const QByteArray, request);
        listen({.head = 30ms, .whole = 30ms});
        QTcpSocket client;
        send(client, request);
        QCOMPARE(statusOf(client), 408);
        QCOMPARE(m_taken.size(), 0);
    }

    /// Beyond the most connections the next are closed, and as soon as there is room again they are served.
    void many()
    {
        listen({.connections = 3});
        std::vector<std::unique_ptr<QTcpSocket>> idle;
        for (int i = 0; i < 20; ++i) {
            idle.push_back(std::make_unique<QTcpSocket>());
            idle.back()->connectToHost(QHostAddress::LocalHost, m_listener->port());
        }
        const auto open = [&idle] {
            return std::ranges::count_if(idle, [](const auto &s) { return s->state() == QAbstractSocket::ConnectedState; });
        };
        QTRY_COMPARE(open(), 3);
        idle.clear();
        QTRY_VERIFY(post("POST /ours HTTP/1.1\r\nContent-Length: 0\r\n\r\n") == 204);
    }

    /// Nobody on another machine reaches it, and a port is one process's.
    void whereItListens()
    {
        listen({});
        PostListener second([](QByteArrayView) { return true; }, [](const PostedMessage &) { return 204; });
        const Status taken = second.listen(m_listener->port());
        QVERIFY(!taken.ok());
        QCOMPARE(taken.error().kind, ErrorKind::Locked);
        for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
            if (address.isLoopback() || address.isLinkLocal())
                continue;
            QTcpSocket client;
            client.connectToHost(address, m_listener->port());
            QVERIFY2(!client.waitForConnected(1000), qPrintable(address.toString()));
        }
    }

    /// It may go while somebody talks to it.
    void goesAway()
    {
        listen({});
        QTcpSocket client;
        send(client, "POST /ours HTTP/1.1\r\nContent-Length: 5\r\n\r\nhe");
        QTest::qWait(0);
        m_listener.reset();
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    }

private:
    void listen(const PostLimits &limits)
    {
        m_listener = std::make_unique<PostListener>([](QByteArrayView path) { return path == "/ours"; },
                                                    [this](const PostedMessage &message) {
                                                        m_taken.append(message);
                                                        return 204;
                                                    },
                                                    limits);
        QVERIFY(m_listener->listen(0).ok());
    }
    void send(QTcpSocket &client, const QByteArray &bytes)
    {
        client.connectToHost(QHostAddress::LocalHost, m_listener->port());
        QVERIFY(client.waitForConnected());
        client.write(bytes);
    }
    /// Of the answer, once the listener has ended it; 0 for none.
    int statusOf(QTcpSocket &client)
    {
        (void)QTest::qWaitFor([&client] { return client.state() == QAbstractSocket::UnconnectedState; });
        const QByteArray answer = client.readAll();
        return answer.startsWith("HTTP/1.1 ") && answer.endsWith("\r\n\r\n") ? answer.sliced(9, 3).toInt() : 0;
    }
    int post(const QByteArray &bytes)
    {
        QTcpSocket client;
        send(client, bytes);
        return statusOf(client);
    }
    void stillWorks() { QCOMPARE(post("POST /ours HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello"), 204); }

    std::unique_ptr<PostListener> m_listener;
    QList<PostedMessage> m_taken;
};

QTEST_GUILESS_MAIN(TestPostListener)
#include "tst_postlistener.moc"
