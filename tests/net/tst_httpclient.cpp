// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"

#include "base/clock.h"
#include "fakeserver.h"
#include "recorder.h"

#include <QTest>

#include <csignal>

using namespace bakeoff;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Header = QHttpHeaders::WellKnownHeader;

/// Run twice: plain to this machine (LoopbackExchange) and through TLS (NetworkExchange).
class TestHttpClient : public QObject {
    Q_OBJECT

public:
    explicit TestHttpClient(const QSslConfiguration *tls)
        : m_tls(tls)
    {
    }

private slots:
    void initTestCase();
    void streams();
    void answersInOrder_data();
    void answersInOrder();
    void tellsConnectionsApart();
    void tellsConnectionsApartInABurst();
    void opensManyConnections();
    void timesOut_data();
    void timesOut();
    void keepAliveCommentsAreLife();
    void boundsTheBody();
    void abortKeepsWhatCame();
    void abortsAtAnyMoment_data();
    void abortsAtAnyMoment();
    void endsWhenDeleted();
    void mayBeDeletedInsideAnySlot_data();
    void mayBeDeletedInsideAnySlot();
    void breaksOff_data();
    void breaksOff();
    void fetches();
    void fetchEndsWithItsContext();

private:
    const QSslConfiguration *m_tls;
    SystemClock m_clock;
};

void TestHttpClient::initTestCase()
{
    ::signal(SIGPIPE, SIG_IGN); // as Qt Network did, once; the second run of QTest has put its handler over that
}

void TestHttpClient::streams()
{
    FakeServer server(m_tls);
    server.enqueue({FakeServer::streamHead(), FakeServer::chunk("data: a\n\n"), FakeServer::gate(),
                    FakeServer::chunk("data: b\n\n"), FakeServer::lastChunk()});
    HttpClient client(m_clock);
    Recorder r(client.send(post(server.url(u"/v1/chat?x=1"_s))));
    QVERIFY(r.calls.isEmpty()); // nothing from inside send()

    QTRY_COMPARE(r.body, "data: a\n\n"_ba); // comes through before the answer is whole
    QCOMPARE(r.calls, (QByteArrayList{"sent", "headers", "bytes"}));
    QCOMPARE(r.exchange->status(), 200);
    QCOMPARE(r.exchange->headers().value(Header::ContentType), QByteArrayView("text/event-stream"));
    QVERIFY(!r.exchange->clocks().end);

    server.openGate();
    QTRY_VERIFY(r.done());
    QVERIFY(!r.outcome.error);
    QVERIFY(!r.outcome.nothingSent);
    QCOMPARE(r.body, "data: a\n\ndata: b\n\n"_ba);
    QCOMPARE(r.calls, (QByteArrayList{"sent", "headers", "bytes", "finished"}));
    QCOMPARE(server.requests().constFirst().target, "/v1/chat?x=1"_ba);
    QCOMPARE(server.requests().constFirst().body, "{\"a\":1}"_ba);

    const HttpClocks c = r.exchange->clocks();
    QVERIFY(!c.reusedConnection);
    QVERIFY(*c.connectStarted <= *c.connected);
    QVERIFY(*c.connected <= *c.requestSent);
    QVERIFY(*c.requestSent <= *c.headers);
    QVERIFY(*c.headers <= *c.firstByte);
    QVERIFY(*c.firstByte <= *c.end);
}

void TestHttpClient::answersInOrder_data()
{
    QTest::addColumn<FakeServer::Script>("script");
    QTest::addColumn<QByteArrayList>("calls");
    QTest::addColumn<QByteArray>("body");
    const QByteArrayList withBody{"sent", "headers", "bytes", "finished"};
    QTest::newRow("length") << FakeServer::Script{FakeServer::answer(200, "{}")} << withBody << "{}"_ba;
    QTest::newRow("length, in pieces")
        << FakeServer::Script{"HTT", "P/1.1 200 OK\r\nCont", "ent-Length: 4\r", "\n\r\na", "bc", "d"} << withBody << "abcd"_ba;
    QTest::newRow("until closed")
        << FakeServer::Script{FakeServer::head(200, {}), "ab", "cd", FakeServer::close()} << withBody << "abcd"_ba;
    QTest::newRow("chunk cut in two") << FakeServer::Script{FakeServer::streamHead(), "4\r\nab", "cd\r", "\n0\r\n\r\n"}
                                      << withBody << "abcd"_ba;
    QTest::newRow("empty body") << FakeServer::Script{FakeServer::head(200, {}, 0)}
                                << QByteArrayList{"sent", "headers", "finished"} << ""_ba;
    QTest::newRow("204") << FakeServer::Script{FakeServer::head(204, {})} << QByteArrayList{"sent", "headers", "finished"}
                         << ""_ba;
    QTest::newRow("100 before") << FakeServer::Script{"HTTP/1.1 100 Continue\r\n\r\n", FakeServer::answer(200, "{}")}
                                << withBody << "{}"_ba;
}

void TestHttpClient::answersInOrder()
{
    QFETCH(const FakeServer::Script, script);
    QFETCH(const QByteArrayList, calls);
    QFETCH(const QByteArray, body);
    for (const bool posting : {false, true}) {
        FakeServer server(m_tls);
        server.enqueue(script);
        HttpClient client(m_clock);
        Recorder r(client.send(posting ? post(server.url(u"/"_s)) : get(server.url(u"/"_s))));
        QTRY_VERIFY(r.done());
        QVERIFY2(!r.outcome.error, qPrintable(r.detail()));
        QCOMPARE(r.calls, calls);
        QCOMPARE(r.body, body);
        QCOMPARE(server.completeRequests(), 1);
    }
}

void TestHttpClient::tellsConnectionsApart()
{
    FakeServer server(m_tls);
    server.handler = [](const FakeServer::Request &) { return FakeServer::Script{FakeServer::answer(200, "{}")}; };
    HttpClient client(m_clock);
    Recorder first(client.send(get(server.url(u"/"_s))));
    QTRY_VERIFY(first.ok());
    Recorder second(client.send(post(server.url(u"/"_s))));
    QTRY_VERIFY(second.ok());
    QCOMPARE(server.connections(), 1);
    QVERIFY(!first.exchange->clocks().reusedConnection);
    QVERIFY(first.exchange->clocks().connectStarted);
    QVERIFY(second.exchange->clocks().reusedConnection);
    QVERIFY(!second.exchange->clocks().connectStarted);
    QVERIFY(!second.exchange->clocks().connected);
    QVERIFY(second.exchange->clocks().requestSent);
}

void TestHttpClient::tellsConnectionsApartInABurst()
{
    FakeServer server(m_tls);
    server.handler = [](const FakeServer::Request &) {
        return FakeServer::Script{FakeServer::streamHead(), FakeServer::gate(), FakeServer::lastChunk()};
    };
    HttpClient client(m_clock);
    std::vector<std::unique_ptr<Recorder>> burst;
    for (int i = 0; i < 8; ++i)
        burst.push_back(std::make_unique<Recorder>(client.send(post(server.url(u"/"_s)))));
    QTRY_COMPARE(server.completeRequests(), 8);
    for (int i = 0; i < 8; ++i)
        server.openGate();
    for (const auto &r : burst) {
        QTRY_VERIFY(r->ok());
        QVERIFY(!r->exchange->clocks().reusedConnection);
    }
    QCOMPARE(server.connections(), 8);

    // Of ten more, eight find a connection and two open one.
    for (int i = 0; i < 10; ++i)
        burst.push_back(std::make_unique<Recorder>(client.send(post(server.url(u"/"_s)))));
    QTRY_COMPARE(server.completeRequests(), 18);
    for (int i = 0; i < 10; ++i)
        server.openGate();
    int reused = 0;
    for (size_t i = 8; i < burst.size(); ++i) {
        QTRY_VERIFY(burst[i]->ok());
        reused += burst[i]->exchange->clocks().reusedConnection ? 1 : 0;
    }
    QCOMPARE(server.connections(), 10);
    QCOMPARE(reused, 8);
}

void TestHttpClient::opensManyConnections()
{
    FakeServer server(m_tls);
    server.handler = [](const FakeServer::Request &) {
        return FakeServer::Script{FakeServer::streamHead(), FakeServer::chunk("data: a\n\n"), FakeServer::gate(),
                                  FakeServer::lastChunk()};
    };
    HttpClient client(m_clock);
    std::vector<std::unique_ptr<Recorder>> streams;
    for (int i = 0; i < 40; ++i)
        streams.push_back(std::make_unique<Recorder>(client.send(post(server.url(u"/"_s)))));
    for (const auto &r : streams)
        QTRY_COMPARE(r->body, "data: a\n\n"_ba); // all of them while none has ended
    QCOMPARE(server.connections(), 40);
    for (int i = 0; i < 40; ++i)
        server.openGate();
    for (const auto &r : streams)
        QTRY_VERIFY(r->ok());
}

void TestHttpClient::timesOut_data()
{
    QTest::addColumn<FakeServer::Script>("script");
    QTest::addColumn<QString>("which");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no answer") << FakeServer::Script{FakeServer::gate()} << u"first byte"_s << ""_ba;
    QTest::newRow("half a head") << FakeServer::Script{"HTTP/1.1 200 OK\r\nX:", FakeServer::gate()} << u"first byte"_s << ""_ba;
    QTest::newRow("no body") << FakeServer::Script{FakeServer::streamHead(), FakeServer::gate()} << u"idle"_s << ""_ba;
    QTest::newRow("stalls") << FakeServer::Script{FakeServer::streamHead(), FakeServer::chunk("data: a\n\n"), FakeServer::gate()}
                            << u"idle"_s << "data: a\n\n"_ba;
}

void TestHttpClient::timesOut()
{
    QFETCH(const FakeServer::Script, script);
    QFETCH(const QString, which);
    QFETCH(const QByteArray, body);
    FakeServer server(m_tls);
    server.enqueue(script);
    HttpClient client(m_clock);
    HttpRequest request = post(server.url(u"/"_s));
    request.timeouts = {.connect = 10s, .firstByte = which == u"idle"_s ? 10s : 100ms, .idle = 100ms};
    Recorder r(client.send(request));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), ErrorKind::Timeout);
    QVERIFY2(r.detail().startsWith(which), qPrintable(r.detail()));
    QCOMPARE(r.body, body);
    QVERIFY(r.outcome.error->maybeBilled);
    QTRY_COMPARE(server.openConnections(), 0);
}

void TestHttpClient::keepAliveCommentsAreLife()
{
    FakeServer server(m_tls);
    FakeServer::Script script{FakeServer::streamHead()};
    for (int i = 0; i < 8; ++i)
        script << FakeServer::pause(60ms) << FakeServer::chunk(": ping\n\n");
    script << FakeServer::lastChunk();
    server.enqueue(script);
    HttpClient client(m_clock);
    HttpRequest request = get(server.url(u"/"_s));
    request.timeouts.idle = 300ms; // less than the whole, more than a gap
    Recorder r(client.send(request));
    QTRY_VERIFY(r.done());
    QVERIFY2(!r.outcome.error, qPrintable(r.detail()));
}

void TestHttpClient::boundsTheBody()
{
    FakeServer server(m_tls);
    server.enqueue({FakeServer::streamHead(), FakeServer::chunk(QByteArray(60, 'a')), FakeServer::chunk(QByteArray(60, 'b')),
                    FakeServer::gate()});
    HttpClient client(m_clock);
    HttpRequest request = get(server.url(u"/"_s));
    request.limits.body = 100;
    Recorder r(client.send(request));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), ErrorKind::LimitExceeded);
    QCOMPARE(r.body, QByteArray(60, 'a') + QByteArray(40, 'b'));
    QTRY_COMPARE(server.openConnections(), 0);

    server.enqueue({FakeServer::answer(200, QByteArray(100, 'a'))});
    Recorder exact(client.send(request));
    QTRY_VERIFY(exact.ok());
    QCOMPARE(exact.body.size(), 100);

    request = post(server.url(u"/"_s), QByteArray(101, 'x'));
    request.limits.request = 100;
    Recorder large(client.send(request));
    QTRY_VERIFY(large.done());
    QCOMPARE(large.kind(), ErrorKind::LimitExceeded);
    QVERIFY(large.outcome.nothingSent);
    QCOMPARE(server.requests().size(), 2);
}

void TestHttpClient::abortKeepsWhatCame()
{
    FakeServer server(m_tls);
    server.enqueue({FakeServer::streamHead(), FakeServer::chunk("data: a\n\n"), FakeServer::gate(),
                    FakeServer::chunk("data: b\n\n")});
    HttpClient client(m_clock);
    Recorder r(client.send(post(server.url(u"/"_s))));
    QTRY_COMPARE(r.body, "data: a\n\n"_ba);
    r.exchange->abort();
    r.exchange->abort();
    QVERIFY(!r.done()); // not from inside abort()
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), ErrorKind::Cancelled);
    QVERIFY(r.outcome.error->maybeBilled);
    r.exchange->abort();
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(r.finishes, 1);
    QCOMPARE(r.body, "data: a\n\n"_ba);
    QCOMPARE(r.exchange->status(), 200);
}

void TestHttpClient::abortsAtAnyMoment_data()
{
    QTest::addColumn<QByteArray>("moment");
    for (const char *moment : {"start", "sent", "headers", "bytes", "finished"})
        QTest::newRow(moment) << QByteArray(moment);
}

void TestHttpClient::abortsAtAnyMoment()
{
    QFETCH(const QByteArray, moment);
    FakeServer server(m_tls);
    server.enqueue({FakeServer::streamHead(), FakeServer::chunk("data: a\n\n"), FakeServer::lastChunk()});
    HttpClient client(m_clock);
    Recorder r(client.send(post(server.url(u"/"_s))));
    HttpExchange *x = r.exchange.get();
    if (moment == "start")
        x->abort();
    else if (moment == "sent")
        connect(x, &HttpExchange::requestSent, x, &HttpExchange::abort);
    else if (moment == "headers")
        connect(x, &HttpExchange::headersReceived, x, &HttpExchange::abort);
    else if (moment == "bytes")
        connect(x, &HttpExchange::bytesReceived, x, [x] { x->abort(); });
    else
        connect(x, &HttpExchange::finished, x, [x] { x->abort(); });
    QTRY_VERIFY(r.done());
    QCoreApplication::processEvents();
    QCOMPARE(r.finishes, 1);
    QCOMPARE(r.calls.constLast(), "finished"_ba);
    if (moment != "finished") {
        QCOMPARE(r.kind(), ErrorKind::Cancelled);
        QCOMPARE(r.outcome.nothingSent, moment == "start");
        QCOMPARE(r.outcome.error->maybeBilled, moment != "start");
    } else {
        QVERIFY(!r.outcome.error);
    }
}

void TestHttpClient::endsWhenDeleted()
{
    FakeServer server(m_tls);
    server.enqueue({FakeServer::streamHead(), FakeServer::chunk("data: a\n\n"), FakeServer::gate()});
    HttpClient client(m_clock);
    Recorder r(client.send(post(server.url(u"/"_s))));
    QTRY_COMPARE(r.reads, 1);
    r.exchange.reset();
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(r.finishes, 0);
}

void TestHttpClient::mayBeDeletedInsideAnySlot_data()
{
    abortsAtAnyMoment_data();
}

void TestHttpClient::mayBeDeletedInsideAnySlot()
{
    QFETCH(const QByteArray, moment);
    FakeServer server(m_tls);
    server.handler = [](const FakeServer::Request &) {
        return FakeServer::Script{FakeServer::streamHead(), FakeServer::chunk("data: a\n\n"), FakeServer::lastChunk()};
    };
    HttpClient client(m_clock);
    std::unique_ptr<HttpExchange> x = client.send(post(server.url(u"/"_s)));
    bool gone = false;
    const auto go = [&] {
        x.reset();
        gone = true;
    };
    if (moment == "start")
        go();
    else if (moment == "sent")
        connect(x.get(), &HttpExchange::requestSent, this, go);
    else if (moment == "headers")
        connect(x.get(), &HttpExchange::headersReceived, this, go);
    else if (moment == "bytes")
        connect(x.get(), &HttpExchange::bytesReceived, this, go);
    else
        connect(x.get(), &HttpExchange::finished, this, go);
    QTRY_VERIFY(gone);
    Recorder next(client.send(get(server.url(u"/"_s)))); // the client is unharmed
    QTRY_VERIFY(next.ok());
}

void TestHttpClient::breaksOff_data()
{
    QTest::addColumn<FakeServer::Script>("script");
    QTest::addColumn<QByteArray>("body");
    using S = FakeServer::Script;
    QTest::newRow("closes in the middle, length") << S{FakeServer::head(200, {}, 100), "abc", FakeServer::close()}
                                                  << "abc"_ba;
    QTest::newRow("closes in the middle, chunked")
        << S{FakeServer::streamHead(), FakeServer::chunk("abc"), FakeServer::close()} << "abc"_ba;
    QTest::newRow("resets in the middle")
        << S{FakeServer::streamHead(), FakeServer::chunk("abc"), FakeServer::gate(), FakeServer::reset()}
        << "abc"_ba;
    QTest::newRow("400 cut off") << S{FakeServer::head(400, {}, 100), "abc", FakeServer::close()} << "abc"_ba;
    QTest::newRow("not HTTP") << S{"SSH-2.0-OpenSSH_9.2\r\nmore of it\r\n", FakeServer::close()} << ""_ba;
}

void TestHttpClient::breaksOff()
{
    QFETCH(const FakeServer::Script, script);
    QFETCH(const QByteArray, body);
    FakeServer server(m_tls);
    server.enqueue(script);
    HttpClient client(m_clock);
    Recorder r(client.send(post(server.url(u"/p?key=secret"_s))));
    QTRY_COMPARE(r.body, body); // kept, whatever comes then
    server.openGate();
    QTRY_VERIFY(r.done());
    QVERIFY2(r.outcome.error, r.body.constData());
    // Qt tries to send again when the answer is not HTTP, and then cannot tell that from a connection closed early.
    const bool noHttp = body.isEmpty() && !m_tls;
    QCOMPARE(r.kind(), noHttp ? ErrorKind::BadReply : ErrorKind::Interrupted);
    QVERIFY2(r.detail().contains(server.url().toString()), qPrintable(r.detail()));
    QVERIFY(!r.detail().contains(u"secret"_s));
    QVERIFY(!r.outcome.nothingSent);
    QVERIFY(r.outcome.error->maybeBilled);
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpClient::fetches()
{
    FakeServer server(m_tls);
    server.handler = [](const FakeServer::Request &request) {
        return request.target == "/cut" ? FakeServer::Script{FakeServer::head(200, {}, 9), "abc", FakeServer::close()}
                                        : FakeServer::Script{FakeServer::answer(404, "no such thing")};
    };
    HttpClient client(m_clock);
    QList<Result<HttpClient::WholeReply>> results;
    const auto keep = [&](Result<HttpClient::WholeReply> result) { results += std::move(result); };
    client.fetch(get(server.url(u"/models"_s)), this, keep);
    QVERIFY(results.isEmpty());
    QTRY_COMPARE(results.size(), 1);
    QVERIFY(results[0].ok());
    QCOMPARE(results[0]->status, 404);
    QCOMPARE(results[0]->body, "no such thing"_ba);
    QCOMPARE(results[0]->headers.value(Header::ContentType), QByteArrayView("application/json"));
    QVERIFY(results[0]->clocks.end);

    client.fetch(get(server.url(u"/cut"_s)), this, keep);
    QTRY_COMPARE(results.size(), 2);
    QVERIFY(!results[1].ok());
    QCOMPARE(results[1].error().kind, ErrorKind::Interrupted);

    client.fetch(get(QUrl(u"http://openrouter.ai/"_s)), this, keep);
    QTRY_COMPARE(results.size(), 3);
    QCOMPARE(results[2].error().kind, ErrorKind::InsecureUrl);
}

void TestHttpClient::fetchEndsWithItsContext()
{
    FakeServer server(m_tls);
    server.enqueue({FakeServer::gate()});
    HttpClient client(m_clock);
    int calls = 0;
    auto context = std::make_unique<QObject>();
    client.fetch(get(server.url(u"/"_s)), context.get(), [&](const Result<HttpClient::WholeReply> &) { ++calls; });
    QTRY_COMPARE(server.completeRequests(), 1);
    context.reset();
    QTRY_COMPARE(server.openConnections(), 0);

    // A client that dies takes its fetches along.
    {
        HttpClient brief(m_clock);
        server.enqueue({FakeServer::gate()});
        brief.fetch(get(server.url(u"/"_s)), this, [&](const Result<HttpClient::WholeReply> &) { ++calls; });
        QTRY_COMPARE(server.completeRequests(), 2);
    }
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(calls, 0);
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const TrustedCertificate certificate;
    TestHttpClient plain(nullptr);
    TestHttpClient tls(&certificate.server());
    return QTest::qExec(&plain, argc, argv) | QTest::qExec(&tls, argc, argv);
}

#include "tst_httpclient.moc"
