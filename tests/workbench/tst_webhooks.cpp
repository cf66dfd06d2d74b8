// SPDX-License-Identifier: GPL-3.0-or-later
// Who may wake the queue, and what the queue then does. The queue's clock stands still unless a test moves it, so that
// nothing is asked by itself.
#include "fakeclock.h"
#include "fakepredictions.h"
#include "jobsandbox.h"
#include "net/netthread.h"
#include "store/storereader.h"
#include "store/storethread.h"
#include "workbench/jobqueue.h"

#include <QMessageAuthenticationCode>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray kKey = "a key of web hooks";

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

QUrl here(quint16 port, const QString &path = {})
{
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(port).arg(path));
}

/// Status of the answer; 0 for none.
int post(const QUrl &url, const QByteArrayList &headers, const QByteArray &body)
{
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(url.port()));
    if (!client.waitForConnected())
        return 0;
    client.write("POST " + url.path().toLatin1() + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: "
                 + QByteArray::number(body.size()) + "\r\n" + headers.join("\r\n") + "\r\n\r\n" + body);
    (void)QTest::qWaitFor([&client] { return client.state() == QAbstractSocket::UnconnectedState; });
    return client.readAll().sliced(0, 12).last(3).toInt();
}

} // namespace

class TestWebHooks : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_clock = std::make_unique<FakeClock>();
        m_dir = std::make_unique<QTemporaryDir>();
        m_port = freePort();
        m_fake = std::make_unique<FakePredictions>(*m_clock);
        m_fake->settings.webHookUrl = here(m_port, u"/tunnel/"_s);
        m_fake->settings.webHookPort = m_port;
        m_fake->setSecret(kKey);
        m_net = std::make_unique<NetThread>();
        m_store = std::make_unique<StoreThread>(m_dir->path() + u"/history.db"_s, *m_clock);
        m_reader = std::make_unique<StoreReader>(m_dir->path() + u"/history.db"_s);
        m_queue = queue();
        m_queue->start();
    }

    void cleanup()
    {
        m_queue.reset();
        m_reader.reset();
        m_store.reset();
        m_net.reset();
        m_fake.reset();
    }

    void aHookWakes()
    {
        const Id id = run();
        const QUrl address = m_fake->requests().first().webHook;
        QVERIFY2(address.path().startsWith("/tunnel/"_L1) && address.path().size() >= 40, qPrintable(address.toString()));
        const int before = m_fake->fetches();
        succeed();
        QTest::qWait(50);
        QCOMPARE(m_fake->fetches(), before); // nobody asked by itself
        QCOMPARE(post(address, signedBy(kKey, "m1", 0, body()), body()), 204);
        QTRY_COMPARE(load(id).state, JobState::Succeeded);
        QCOMPARE(m_fake->fetches(), before + 1);
    }

    /// A proxy may drop what stood before our part of the path.
    void theProxyMayShortenThePath()
    {
        const Id id = run();
        const QUrl address = here(m_port, u'/' + m_fake->requests().first().webHook.path().section(u'/', -1));
        succeed();
        QCOMPARE(post(address, signedBy(kKey, "m1", 0, body()), body()), 204);
        QTRY_COMPARE(load(id).state, JobState::Succeeded);
    }

    void others_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<int>("off"); // s
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("path"); // empty: the right one
        QTest::addColumn<int>("status");
        const QByteArray right = body();
        QTest::newRow("another key") << QByteArray("another") << 0 << right << QString() << 401;
        QTest::newRow("too old") << kKey << -301 << right << QString() << 401;
        QTest::newRow("from the future") << kKey << 301 << right << QString() << 401;
        QTest::newRow("unsigned") << QByteArray() << 0 << right << QString() << 401;
        QTest::newRow("a guessed path") << kKey << 0 << right << u"/tunnel/0123456789abcdef0123456789abcdef"_s << 404;
        QTest::newRow("the root") << kKey << 0 << right << u"/"_s << 404;
        QTest::newRow("too large") << kKey << 0 << QByteArray(5'000'000, ' ') << QString() << 413;
        QTest::newRow("no JSON") << kKey << 0 << QByteArray("{\"id\":") << QString() << 204;
        QTest::newRow("nested without end") << kKey << 0 << QByteArray("[").repeated(100'000) << QString() << 204;
        QTest::newRow("of nobody") << kKey << 0 << QByteArray("{\"id\":\"p999\",\"status\":\"failed\"}") << QString() << 204;
        QTest::newRow("an id that is no text") << kKey << 0 << QByteArray("{\"id\":1}") << QString() << 204;
    }
    /// None of them makes the queue look.
    void others()
    {
        QFETCH(const QByteArray, key);
        QFETCH(const int, off);
        QFETCH(const QByteArray, body);
        QFETCH(const QString, path);
        QFETCH(const int, status);
        const Id id = run();
        const QUrl address = m_fake->requests().first().webHook;
        const int before = m_fake->fetches();
        succeed();
        const QUrl target = path.isEmpty() ? address : here(m_port, path);
        QCOMPARE(post(target, key.isEmpty() ? QByteArrayList{} : signedBy(key, "m1", off, body), body), status);
        QTest::qWait(50);
        QCOMPARE(m_fake->fetches(), before);
        QCOMPARE(load(id).state, JobState::Starting);
        // And the right one still works.
        QCOMPARE(post(address, signedBy(kKey, "m2", 0, TestWebHooks::body()), TestWebHooks::body()), 204);
        QTRY_COMPARE(load(id).state, JobState::Succeeded);
    }

    /// What a hook says of the job is not believed: it says "failed", and the provider knows nothing of it.
    void onlyTheProviderIsBelieved()
    {
        const Id id = run();
        const QByteArray lie = "{\"id\":\"p1\",\"status\":\"failed\",\"output\":\"data:text/plain,bad\"}";
        const QUrl address = m_fake->requests().first().webHook;
        const int before = m_fake->fetches();
        QCOMPARE(post(address, signedBy(kKey, "m1", 0, lie), lie), 204);
        QTRY_COMPARE(m_fake->fetches(), before + 1);
        QTRY_VERIFY(m_queue->isIdle());
        QCOMPARE(load(id).state, JobState::Starting);
        // The same message again is taken, and ignored.
        for (int i = 0; i < 3; ++i)
            QCOMPARE(post(address, signedBy(kKey, "m1", 0, lie), lie), 204);
        QTest::qWait(50);
        QCOMPARE(m_fake->fetches(), before + 1);
    }

    /// Without hooks, or where they stay away, jobs are asked for.
    void pollingGoesOn()
    {
        const Id id = run();
        QVERIFY(!m_fake->requests().first().webHook.isEmpty());
        succeed();
        pass(1s);
        QTRY_COMPARE(load(id).state, JobState::Succeeded);
    }

    /// Where hooks come they are asked for more seldom; an end that no hook told ends that.
    void hooksSpareQuestions()
    {
        const Id first = run();
        const Id second = run();
        const QUrl address = m_fake->requests().first().webHook;
        const int before = m_fake->fetches();
        QCOMPARE(post(address, signedBy(kKey, "m1", 0, body()), body()), 204);
        QTRY_COMPARE(m_fake->fetches(), before + 1);
        QTRY_VERIFY(m_queue->isIdle());
        pass(2s); // the second one's look was due before anybody called
        QTRY_COMPARE(m_fake->fetches(), before + 2);
        QTRY_VERIFY(m_queue->isIdle());
        pass(3s);
        QTest::qWait(50);
        QCOMPARE(m_fake->fetches(), before + 2);
        succeed();
        pass(10s);
        QTRY_COMPARE(load(first).state, JobState::Succeeded);
        QTRY_COMPARE(load(second).state, JobState::Succeeded);
        m_fake->setHasList(false);
        const Id third = run();
        const int then = m_fake->fetches();
        pass(1s); // as without hooks
        QTRY_COMPARE(m_fake->fetches(), then + 1);
        Q_UNUSED(third)
    }

    /// A port belongs to one process: the other asks.
    void aTakenPort()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost, m_port));
        const Id id = run();
        QVERIFY(m_fake->requests().first().webHook.isEmpty());
        succeed();
        pass(1s);
        QTRY_COMPARE(load(id).state, JobState::Succeeded);
        // Once the other has gone, the port is taken after a while.
        other.close();
        pass(61s);
        run();
        QVERIFY(!m_fake->requests().last().webHook.isEmpty());
    }

    void aSecretThatIsNotTold()
    {
        m_fake->setSecret({});
        run();
        QVERIFY(m_fake->requests().last().webHook.isEmpty());
        QCOMPARE(m_fake->secrets(), 1);
        run();
        QCOMPARE(m_fake->secrets(), 1); // not each time
        m_fake->setSecret(kKey);
        pass(61s);
        run();
        QVERIFY(!m_fake->requests().last().webHook.isEmpty());
        run();
        QCOMPARE(m_fake->secrets(), 2);
    }

    /// The secret of another account, or a renewed one.
    void aSecretThatChanged()
    {
        run();
        m_fake->setSecret("renewed");
        const QUrl address = m_fake->requests().first().webHook;
        QCOMPARE(post(address, signedBy("renewed", "m1", 0, body()), body()), 401);
        pass(61s);
        run();
        QCOMPARE(m_fake->secrets(), 2);
        QCOMPARE(post(address, signedBy("renewed", "m2", 0, body()), body()), 204);
        QCOMPARE(post(address, signedBy(kKey, "m3", 0, body()), body()), 401);
    }

    /// Without an address nothing listens.
    void takenBack()
    {
        run();
        const QUrl address = m_fake->requests().first().webHook;
        m_fake->settings.webHookUrl.clear();
        run();
        QVERIFY(m_fake->requests().last().webHook.isEmpty());
        QTcpSocket client;
        client.connectToHost(QHostAddress::LocalHost, m_port);
        QVERIFY(!client.waitForConnected());
        m_fake->settings.webHookUrl = here(m_port);
        run();
        QVERIFY(!m_fake->requests().last().webHook.isEmpty());
        QVERIFY(m_fake->requests().last().webHook != address); // nobody can have guessed it
    }

    /// The real provider against the sandbox, which signs: jobs end although nobody ever asks by itself.
    void theSandboxCalls()
    {
        const SystemClock theirs;
        FakeClock clock(UtcMicros{QDateTime::currentMSecsSinceEpoch() * 1000});
        JobSandbox sandbox(clock, theirs, {.pacePercent = 0});
        QVERIFY(sandbox.open());
        const Id asked = sandbox.run(u"sandbox/painter"_s, {{u"prompt"_s, u"a boat"_s}});
        QVERIFY(sandbox.reaches(asked, JobState::Starting));
        QTest::qWait(300);
        QVERIFY(!isFinal(sandbox.load(asked).state)); // the clock stands
        ProviderConfig config = *sandbox.workbench->providers().find(u"rep"_s);
        config.webHookUrl = here(m_port);
        config.webHookPort = m_port;
        QVERIFY(JobSandbox::wait(sandbox.workbench->providers().update(u"rep"_s, config)).ok());
        sandbox.workbench->keys().setSessionKey(config, "sandbox"_ba);
        const Job job = sandbox.settled(sandbox.run(u"sandbox/painter"_s, {{u"prompt"_s, u"a hill"_s}}));
        QCOMPARE(job.state, JobState::Succeeded);
        QCOMPARE(job.artifacts.size(), 1);
        QVERIFY(job.rawRequest.contains("webhook_events_filter"));
        // The setting is there again after a restart.
        QVERIFY(sandbox.openWorkbench());
        QCOMPARE(sandbox.workbench->providers().find(u"rep"_s)->webHookUrl, here(m_port));
        QCOMPARE(sandbox.workbench->providers().find(u"rep"_s)->webHookPort, m_port);
    }

private:
    std::unique_ptr<JobQueue> queue()
    {
        return std::make_unique<JobQueue>(
            *m_net, *m_store, *m_reader, m_dir->path() + u"/media"_s,
            JobQueue::Surroundings{
                .acquire =
                    [held = std::shared_ptr<Provider>(m_fake.get(), [](Provider *) {})](
                        const QString &, QObject *context, const auto &done) {
                        QTimer::singleShot(0, context, [done, held] { done(held); });
                    },
                .isSandbox = [](const QString &) { return true; },
                .price = {}},
            *m_clock);
    }

    /// A job that the provider has.
    Id run()
    {
        const int made = m_fake->created();
        const Result<Enqueued> enqueued = JobSandbox::wait(
            m_queue->enqueue({{.model = {u"fake"_s, u"sandbox/painter"_s}, .input = {{u"prompt"_s, u"a cat"_s}}}}));
        if (!enqueued)
            return {};
        const Id id = enqueued->jobs.first();
        (void)QTest::qWaitFor([&] { return m_fake->created() == made + 1 && load(id).state == JobState::Starting; }, 10'000);
        (void)QTest::qWaitFor([this] { return m_queue->isIdle(); });
        return id;
    }
    Job load(const Id &id) { return JobSandbox::wait(m_queue->load(id)).valueOr({}); }
    void pass(std::chrono::nanoseconds time)
    {
        m_clock->advance(time);
        m_queue->look();
    }
    void succeed()
    {
        m_fake->changeAll([](Prediction &p) {
            p.status = PredictionStatus::Succeeded;
            p.output = u"data:text/plain,hello"_s;
        });
    }

    static QByteArray body() { return "{\"id\":\"p1\",\"status\":\"succeeded\"}"; }
    QByteArrayList signedBy(const QByteArray &key, const QByteArray &id, int off, const QByteArray &text) const
    {
        const QByteArray stamp = QByteArray::number(m_clock->nowUtc().value / 1'000'000 + off);
        const QByteArray code = QMessageAuthenticationCode::hash(id + '.' + stamp + '.' + text, key, QCryptographicHash::Sha256);
        return {"webhook-id: " + id, "webhook-timestamp: " + stamp, "webhook-signature: v1," + code.toBase64()};
    }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakePredictions> m_fake;
    std::unique_ptr<NetThread> m_net;
    std::unique_ptr<StoreThread> m_store;
    std::unique_ptr<StoreReader> m_reader;
    std::unique_ptr<JobQueue> m_queue;
    quint16 m_port = 0;
};

QTEST_GUILESS_MAIN(TestWebHooks)
#include "tst_webhooks.moc"
