// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/netthread.h"

#include "base/clock.h"
#include "fakeserver.h"
#include "net/httpclient.h"
#include "recorder.h"

#include <QSemaphore>
#include <QTest>

#include <atomic>
#include <thread>

using namespace bakeoff;
using namespace Qt::StringLiterals;

class TestNetThread : public QObject {
    Q_OBJECT

private slots:
    void runsWorkElsewhereInOrder();
    void takesWorkFromAnyThread();
    void deletesItsObjectsThere();
    void endsAtOnceWithoutWork();
    void endsWhileAStreamRuns();
};

void TestNetThread::runsWorkElsewhereInOrder()
{
    NetThread net;
    QVERIFY(net.context()->thread() != QThread::currentThread());
    QList<int> order;
    QThread *ranOn = nullptr;
    QSemaphore done;
    for (int i = 0; i < 100; ++i)
        net.post([&, i] { order += i; });
    net.post([&] {
        ranOn = QThread::currentThread();
        done.release();
    });
    QVERIFY(done.tryAcquire(1, 5000));
    QCOMPARE(ranOn, net.context()->thread());
    QCOMPARE(ranOn->objectName(), u"net"_s);
    QCOMPARE(order.size(), 100);
    QVERIFY(std::ranges::is_sorted(order));
}

void TestNetThread::takesWorkFromAnyThread()
{
    NetThread net;
    int count = 0; // touched on the net thread only
    QSemaphore done;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < 250; ++i)
                net.post([&] {
                    if (++count == 1000)
                        done.release();
                });
        });
    }
    for (std::thread &t : threads)
        t.join();
    QVERIFY(done.tryAcquire(1, 5000));
    QCOMPARE(count, 1000);
}

void TestNetThread::deletesItsObjectsThere()
{
    QThread *deletedOn = nullptr;
    QThread *netThread = nullptr;
    {
        NetThread net;
        netThread = net.context()->thread();
        QSemaphore made;
        net.post([&] {
            auto *object = new QObject(net.context());
            connect(object, &QObject::destroyed, object, [&] { deletedOn = QThread::currentThread(); });
            made.release();
        });
        QVERIFY(made.tryAcquire(1, 5000));
    }
    QCOMPARE(deletedOn, netThread);
}

void TestNetThread::endsAtOnceWithoutWork()
{
    for (int i = 0; i < 50; ++i)
        NetThread net;
}

/// Nothing is left behind, and nothing hangs, when the program ends in the middle of an answer.
void TestNetThread::endsWhileAStreamRuns()
{
    SystemClock clock;
    FakeServer server;
    server.enqueue({FakeServer::streamHead(), FakeServer::chunk("data: a\n\n"), FakeServer::gate()});
    const QUrl url = server.url(u"/"_s);
    std::atomic<int> reads = 0;
    {
        NetThread net;
        net.post([&] {
            auto *client = new HttpClient(clock, {}, net.context());
            auto *exchange = client->send(post(url)).release();
            exchange->setParent(client);
            connect(exchange, &HttpExchange::bytesReceived, exchange, [&] { ++reads; });
        });
        QTRY_COMPARE(reads.load(), 1);
    }
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(reads.load(), 1);
}

QTEST_GUILESS_MAIN(TestNetThread)
#include "tst_netthread.moc"
