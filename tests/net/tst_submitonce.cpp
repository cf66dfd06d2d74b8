// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"

#include "base/clock.h"
#include "fakeclock.h"
#include "fakeserver.h"
#include "h2peer.h"
#include "recorder.h"

#include <QTest>

using namespace bakeoff;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::optional<bakeoff::ErrorKind>)

namespace {

using Script = FakeServer::Script;
const auto shut = FakeServer::close; // "close" is the system's
const auto reset = FakeServer::reset;

HttpRequest paid(const QUrl &url, const QByteArray &body = "{\"model\":\"m\"}"_ba)
{
    HttpRequest request = post(url, body);
    request.submitOnce = true;
    return request;
}

/// Larger than what the sockets of both sides take: the peer can leave in the middle of it.
QByteArray largeBody()
{
    return QByteArray(12 * 1024 * 1024, 'x');
}

} // namespace

/// A paid request reaches the peer at most once, however the connection ends, and its outcome says truly whether it
/// can have got there. Every row counts what came in.
class TestSubmitOnce : public QObject {
    Q_OBJECT

private slots:
    void cleanup();
    void everyEndOfAConnection_data();
    void everyEndOfAConnection();
    void nobodyListens();
    void connectionRefusedForABurst();
    void connectTimeOutSendsNothing();
    void proxyWantsCredentials_data();
    void proxyWantsCredentials();
    void idleConnectionClosedByThePeer_data();
    void idleConnectionClosedByThePeer();
    void neverRidesOnAnOldConnection();
    void harmlessRequestsAreRepeated();
    void sharesAConnectionWithinASeries();
    void oldStreamsRunOnBesideANewPool();
    void needsABodyThatCannotBeReadTwice();
    void everyEndOnHttp2_data();
    void everyEndOnHttp2();
    void http2GoesAwayWhileIdle();
    void http2SharesOneConnection();

private:
    SystemClock m_clock;
    TrustedCertificate m_certificate;
};

/// Pools and replies of the last test go now, not in the middle of the next one.
void TestSubmitOnce::cleanup()
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void TestSubmitOnce::everyEndOfAConnection_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<bool>("large");
    QTest::addColumn<int>("heads"); ///< requests of which the server saw the headers; -1: 0 or 1, by chance
    QTest::addColumn<std::optional<ErrorKind>>("kind");
    const auto row = [](const char *name, const Script &script, int heads, std::optional<ErrorKind> kind, bool large = false) {
        QTest::newRow(name) << script << large << heads << kind;
    };
    const auto interrupted = ErrorKind::Interrupted;
    const QByteArray head = FakeServer::head(200, {}, 10);
    const auto atAccept = FakeServer::atAccept;
    const auto afterHead = FakeServer::afterHead;
    const auto afterBody = FakeServer::afterBody;
    const auto gate = FakeServer::gate;

    row("closed at accept", {atAccept(), shut()}, -1, interrupted);
    row("reset at accept", {atAccept(), reset()}, -1, interrupted);
    row("closed at accept, nobody accepts again", {atAccept(), FakeServer::stopAccepting(), shut()}, -1, interrupted);
    row("closed after the headers", {afterHead(), shut()}, 1, interrupted, true);
    row("reset after the headers", {afterHead(), reset()}, 1, interrupted, true);
    row("closed in the body", {afterBody(500'000), shut()}, 1, interrupted, true);
    row("reset in the body", {afterBody(500'000), reset()}, 1, interrupted, true);
    row("closed after the body", {shut()}, 1, interrupted);
    row("reset after the body", {reset()}, 1, interrupted);
    row("closed after a large body", {shut()}, 1, interrupted, true);
    row("closed after the body, nobody accepts again", {FakeServer::stopAccepting(), shut()}, 1, interrupted);
    row("closed in the status line", {"HTTP/1.", shut()}, 1, interrupted);
    row("closed after a bare status line", {"HTTP/1.1 200 OK\r\n", shut()}, 1, interrupted);
    row("reset after a bare status line", {"HTTP/1.1 200 OK\r\n", gate(), reset()}, 1, interrupted);
    row("closed in the headers", {"HTTP/1.1 200 OK\r\nContent-Le", shut()}, 1, interrupted);
    row("closed after the headers of the answer", {head, shut()}, 1, interrupted);
    row("reset after the headers of the answer", {head, gate(), reset()}, 1, interrupted);
    row("closed in the answer", {head + "abc", shut()}, 1, interrupted);
    row("reset in the answer", {head + "abc", gate(), reset()}, 1, interrupted);
    row("closed in a chunk", {FakeServer::streamHead(), "ff\r\nabc", shut()}, 1, interrupted);
    row("closed between chunks", {FakeServer::streamHead(), FakeServer::chunk("abc"), shut()}, 1, interrupted);
    row("closed after 100", {"HTTP/1.1 100 Continue\r\n\r\n", shut()}, 1, interrupted);
    row("no HTTP", {"220 smtp.example ESMTP\r\n\r\n", shut()}, 1, ErrorKind::BadReply);
    row("empty line, then closed", {"\r\n", shut()}, 1, interrupted);
    row("answered early", {afterHead(), FakeServer::answer(413, "{}")}, 1, {}, true);
    row("301", {FakeServer::head(301, {"Location: /other"_ba}, 0)}, 1, ErrorKind::Redirected);
    row("302", {FakeServer::head(302, {"Location: /other"_ba}, 0)}, 1, ErrorKind::Redirected);
    row("307", {FakeServer::head(307, {"Location: /other"_ba}, 0)}, 1, ErrorKind::Redirected);
    row("308 and closed", {FakeServer::head(308, {"Location: /other"_ba}, 0), shut()}, 1, ErrorKind::Redirected);
    for (const char *challenge : {"Basic realm=\"x\"", "Digest realm=\"x\", nonce=\"y\", qop=\"auth\"", "NTLM", "Negotiate", "Bearer"})
        QTest::addRow("401 %s", challenge) << Script{FakeServer::head(401, {"WWW-Authenticate: "_ba + challenge}, 2) + "{}"}
                                           << false << 1 << std::optional<ErrorKind>();
    row("401 and closed", {FakeServer::head(401, {"WWW-Authenticate: Basic realm=\"x\""_ba, "Connection: close"_ba}, 2) + "{}", shut()}, 1, {});
    row("407 without a proxy", {FakeServer::head(407, {"Proxy-Authenticate: Basic realm=\"x\""_ba}, 0)}, 1, ErrorKind::Forbidden);
    row("408 and closed", {FakeServer::head(408, {"Connection: close"_ba}, 0), shut()}, 1, {});
    row("421", {FakeServer::answer(421, "{}")}, 1, {});
    row("425", {FakeServer::answer(425, "{}")}, 1, {});
    row("429", {FakeServer::head(429, {"Retry-After: 0"_ba}, 0)}, 1, {});
    row("503 and closed", {FakeServer::head(503, {"Retry-After: 0"_ba, "Connection: close"_ba}, 0), shut()}, 1, {});
    row("whole answer, then closed", {FakeServer::answer(200, "{}"), shut()}, 1, {});
    row("whole answer, then reset", {FakeServer::answer(200, "{}"), gate(), reset()}, 1, {});
}

void TestSubmitOnce::everyEndOfAConnection()
{
    QFETCH(const Script, script);
    QFETCH(const bool, large);
    QFETCH(const int, heads);
    QFETCH(const std::optional<ErrorKind>, kind);
    // On a fresh connection and on one that has served another request, plain and through TLS.
    for (const int round : {0, 1, 2, 3}) {
        const bool reused = round & 1;
        const bool tls = round & 2;
        if (reused && !script.isEmpty() && script.constFirst().kind == FakeServer::Step::Kind::AtAccept)
            continue;
        FakeServer server(tls ? &m_certificate.server() : nullptr);
        server.handler = [](const FakeServer::Request &) { return Script{FakeServer::answer(200, "{}")}; };
        HttpClient client(m_clock);
        if (reused) {
            Recorder before(client.send(get(server.url(u"/models"_s))));
            QTRY_VERIFY(before.ok());
        }
        const qsizetype earlier = server.requests().size();
        server.enqueue(script);
        HttpRequest request = large ? paid(server.url(u"/"_s), largeBody()) : paid(server.url(u"/"_s));
        Recorder r(client.send(request));
        connect(r.exchange.get(), &HttpExchange::headersReceived, this, [&] { server.openGate(); });
        if (script.constFirst().bytes == "HTTP/1.1 200 OK\r\n") { // no headers will ever come
            QTRY_VERIFY(server.completeRequests() > earlier);
            server.openGate();
        }
        QTRY_VERIFY_WITH_TIMEOUT(r.done(), 20'000);
        QCoreApplication::processEvents();
        QTest::qWait(20); // room for a second request, which must not come

        const qsizetype count = server.requests().size() - earlier;
        QVERIFY2(count <= 1, "sent twice");
        if (heads >= 0)
            QCOMPARE(count, heads);
        // At accept it is chance whether the peer goes before or after we write. If before, Qt connects anew.
        if (heads < 0 && r.ok()) {
            QCOMPARE(server.connections(), 2);
            QCOMPARE(count, 1);
            continue;
        }
        if (heads < 0 && r.outcome.nothingSent) {
            QCOMPARE(count, 0);
            QVERIFY(!r.outcome.error->maybeBilled);
            continue;
        }
        QCOMPARE(r.outcome.error.has_value(), kind.has_value());
        if (kind) {
            // Through Qt a wrong answer looks like a connection closed early.
            QCOMPARE(r.kind(), tls && *kind == ErrorKind::BadReply ? ErrorKind::Interrupted : *kind);
            QVERIFY(!r.outcome.nothingSent); // a connection stood: bytes went out
            QVERIFY(r.outcome.error->maybeBilled);
        }
        QCOMPARE(r.finishes, 1);

        server.enqueue({FakeServer::answer(200, "[]")});
        if (server.url().port() > 0) {
            Recorder after(client.send(paid(server.url(u"/"_s)))); // the client goes on
            QTRY_VERIFY(after.done());
            QVERIFY2(after.ok(), qPrintable(after.detail()));
        }
    }
}

void TestSubmitOnce::nobodyListens()
{
    FakeServer server;
    const QUrl url = server.url(u"/"_s);
    server.stopListening();
    HttpClient client(m_clock);
    Recorder r(client.send(paid(url)));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), ErrorKind::ConnectionRefused);
    QVERIFY(r.outcome.nothingSent);
    QVERIFY(!r.outcome.error->maybeBilled);
    QCOMPARE(r.calls, QByteArrayList{"finished"});
}

void TestSubmitOnce::connectionRefusedForABurst()
{
    FakeServer server;
    const QUrl url = server.url(u"/"_s);
    server.stopListening();
    HttpClient client(m_clock);
    std::vector<std::unique_ptr<Recorder>> burst;
    for (int i = 0; i < 6; ++i)
        burst.push_back(std::make_unique<Recorder>(client.send(paid(url))));
    for (const auto &r : burst) {
        QTRY_VERIFY(r->done());
        QCOMPARE(r->kind(), ErrorKind::ConnectionRefused);
        QVERIFY(r->outcome.nothingSent);
    }
}

void TestSubmitOnce::connectTimeOutSendsNothing()
{
    // A peer that accepts but never shakes hands: TLS belongs to the connect time.
    FakeServer server;
    server.enqueue({FakeServer::atAccept(), FakeServer::gate()});
    QUrl url = server.url(u"/"_s);
    url.setScheme(u"https"_s);
    HttpClient client(m_clock);
    HttpRequest request = paid(url);
    request.timeouts.connect = 100ms;
    Recorder r(client.send(request));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), ErrorKind::Timeout);
    QVERIFY2(r.detail().startsWith(u"connect"_s), qPrintable(r.detail()));
    QVERIFY(r.outcome.nothingSent);
    QVERIFY(!r.outcome.error->maybeBilled);
    QVERIFY(server.requests().isEmpty());
}

void TestSubmitOnce::proxyWantsCredentials_data()
{
    QTest::addColumn<bool>("tunnel");
    QTest::addColumn<bool>("withCredentials");
    for (const bool tunnel : {false, true}) {
        for (const bool with : {false, true})
            QTest::addRow("%s, %s", tunnel ? "tunnel" : "plain", with ? "wrong password" : "no password") << tunnel << with;
    }
}

void TestSubmitOnce::proxyWantsCredentials()
{
    QFETCH(const bool, tunnel);
    QFETCH(const bool, withCredentials);
    FakeServer proxy;
    proxy.handler = [](const FakeServer::Request &) {
        return Script{FakeServer::head(407, {"Proxy-Authenticate: Basic realm=\"x\""_ba}, 0)};
    };
    QNetworkProxy through(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, quint16(proxy.url().port()));
    if (withCredentials) {
        through.setUser(u"me"_s);
        through.setPassword(u"wrong"_s);
    }
    HttpClient client(m_clock, {.allowPlainHttp = true, .proxy = through});
    Recorder r(client.send(paid(QUrl(tunnel ? u"https://model.example/"_s : u"http://model.example/"_s))));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), ErrorKind::Forbidden);
    QCOMPARE(r.outcome.nothingSent, tunnel);
    int posts = 0;
    for (const FakeServer::Request &request : proxy.requests())
        posts += request.method == "POST" ? 1 : 0;
    QCOMPARE(posts, tunnel ? 0 : 1);
}

void TestSubmitOnce::idleConnectionClosedByThePeer_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("noticed");
    QTest::addColumn<QByteArray>("last");
    const QByteArray timeout = FakeServer::head(408, {"Connection: close"_ba}, 0);
    for (const bool tls : {false, true}) {
        const char *how = tls ? "TLS" : "plain";
        QTest::addRow("%s, noticed", how) << tls << true << ""_ba;
        QTest::addRow("%s, not noticed yet", how) << tls << false << ""_ba;
        QTest::addRow("%s, with 408", how) << tls << false << timeout;
    }
    QTest::newRow("plain, with 408, noticed") << false << true << timeout; // Qt does not look at idle connections
}

void TestSubmitOnce::idleConnectionClosedByThePeer()
{
    QFETCH(const bool, tls);
    QFETCH(const bool, noticed);
    QFETCH(const QByteArray, last);
    for (int round = 0; round < 10; ++round) {
        FakeServer server(tls ? &m_certificate.server() : nullptr);
        server.handler = [](const FakeServer::Request &) { return Script{FakeServer::answer(200, "{}")}; };
        HttpClient client(m_clock);
        Recorder first(client.send(paid(server.url(u"/"_s))));
        QTRY_VERIFY(first.ok());
        server.closeIdle(last);
        if (noticed)
            QTRY_COMPARE(server.openConnections(), 0);
        Recorder second(client.send(paid(server.url(u"/"_s))));
        QTRY_VERIFY(second.done());
        QTest::qWait(5);
        QVERIFY(server.requests().size() <= 2);
        if (second.ok() && second.exchange->status() == 408) {
            QVERIFY(!last.isEmpty() && !noticed); // it crossed our request and looks like its answer
        } else if (second.ok()) {
            QCOMPARE(server.requests().size(), 2);
            QCOMPARE(second.exchange->status(), 200);
        } else {
            QVERIFY2(!noticed, qPrintable(second.detail()));
            QCOMPARE(second.kind(), ErrorKind::Interrupted);
            QVERIFY(second.outcome.nothingSent != second.outcome.error->maybeBilled);
            if (second.outcome.nothingSent)
                QCOMPARE(server.requests().size(), 1);
        }
    }
}

void TestSubmitOnce::neverRidesOnAnOldConnection()
{
    for (const bool tls : {false, true}) {
        FakeClock clock;
        FakeServer server(tls ? &m_certificate.server() : nullptr);
        // A peer whose idle time runs out just as the second request of a connection arrives.
        server.handler = [](const FakeServer::Request &request) {
            if (request.connection == 1 && request.header("X-Again") == "1")
                return Script{FakeServer::close()};
            return Script{FakeServer::answer(200, "{}")};
        };
        HttpClient client(clock);
        Recorder first(client.send(paid(server.url(u"/"_s))));
        QTRY_VERIFY(first.ok());
        clock.advance(2001ms);
        HttpRequest again = paid(server.url(u"/"_s));
        again.headers.append("X-Again", "1");
        Recorder second(client.send(again));
        QTRY_VERIFY(second.done());
        QVERIFY2(second.ok(), qPrintable(second.detail()));
        QVERIFY(!second.exchange->clocks().reusedConnection);
        QCOMPARE(server.connections(), 2);
        QCOMPARE(server.requests().last().connection, 2);
        if (tls)
            QTRY_COMPARE(server.openConnections(), 1); // the old pool has gone, though its exchange is kept
    }
}

/// What costs nothing may take an old connection, and is sent again if that was just closing.
void TestSubmitOnce::harmlessRequestsAreRepeated()
{
    for (const bool tls : {false, true}) {
        FakeClock clock;
        FakeServer server(tls ? &m_certificate.server() : nullptr);
        server.handler = [](const FakeServer::Request &request) {
            if (request.connection == 1 && request.method == "GET")
                return Script{FakeServer::close()};
            return Script{FakeServer::answer(200, "{}")};
        };
        HttpClient client(clock);
        Recorder first(client.send(paid(server.url(u"/"_s))));
        QTRY_VERIFY(first.ok());
        clock.advance(10s);
        Recorder second(client.send(get(server.url(u"/"_s))));
        QTRY_VERIFY(second.done());
        QVERIFY2(second.ok(), qPrintable(second.detail()));
        QCOMPARE(server.requests().size(), 3);
        QCOMPARE(server.connections(), 2);
        QCOMPARE(second.calls, (QByteArrayList{"sent", "headers", "bytes", "finished"}));
    }
}

void TestSubmitOnce::sharesAConnectionWithinASeries()
{
    for (const bool tls : {false, true}) {
        FakeClock clock;
        FakeServer server(tls ? &m_certificate.server() : nullptr);
        server.handler = [](const FakeServer::Request &) { return Script{FakeServer::answer(200, "{}")}; };
        HttpClient client(clock);
        for (int i = 0; i < 3; ++i) {
            Recorder r(client.send(paid(server.url(u"/"_s))));
            QTRY_VERIFY(r.ok());
            QCOMPARE(r.exchange->clocks().reusedConnection, i > 0);
            clock.advance(600ms);
        }
        QCOMPARE(server.connections(), 1);
    }
}

void TestSubmitOnce::oldStreamsRunOnBesideANewPool()
{
    for (const bool tls : {false, true}) {
        FakeClock clock;
        FakeServer server(tls ? &m_certificate.server() : nullptr);
        server.enqueue({FakeServer::answer(200, "{}")});
        server.enqueue({FakeServer::streamHead(), FakeServer::chunk("a"), FakeServer::gate(), FakeServer::chunk("b"),
                        FakeServer::lastChunk()});
        server.enqueue({FakeServer::answer(200, "{}")});
        HttpClient client(clock);
        Recorder first(client.send(paid(server.url(u"/"_s))));
        QTRY_VERIFY(first.ok());
        Recorder stream(client.send(paid(server.url(u"/"_s))));
        QTRY_COMPARE(stream.body, "a"_ba);
        clock.advance(10s);
        Recorder third(client.send(paid(server.url(u"/"_s))));
        QTRY_VERIFY(third.ok());
        QCOMPARE(server.connections(), 2);
        server.openGate();
        QTRY_VERIFY(stream.ok());
        QCOMPARE(stream.body, "ab"_ba);
        QCOMPARE(server.requests().size(), 3);
    }
}

void TestSubmitOnce::needsABodyThatCannotBeReadTwice()
{
    FakeServer server;
    HttpClient client(m_clock);
    HttpRequest empty = paid(server.url(u"/"_s), {});
    HttpRequest wrongVerb = get(server.url(u"/"_s));
    wrongVerb.submitOnce = true;
    for (const HttpRequest &request : {empty, wrongVerb}) {
        Recorder r(client.send(request));
        QTRY_VERIFY(r.done());
        QCOMPARE(r.kind(), ErrorKind::BadInput);
        QVERIFY(r.outcome.nothingSent);
    }
    QCOMPARE(server.connections(), 0);
}

void TestSubmitOnce::everyEndOnHttp2_data()
{
    QTest::addColumn<QByteArrayList>("script");
    QTest::addColumn<QByteArrayList>("atHead");
    QTest::addColumn<bool>("ok");
    const auto row = [](const char *name, const QByteArrayList &script, bool ok, const QByteArrayList &atHead = {}) {
        QTest::newRow(name) << script << atHead << ok;
    };
    row("answered", {"answer"}, true);
    row("answered, going away", {"goaway-later", "answer", "close"}, true);
    row("closed at the headers", {}, false, {"close"});
    row("reset at the headers", {}, false, {"reset"});
    row("closed after the body", {"close"}, false);
    row("reset after the body", {"reset"}, false);
    row("stream refused", {"refuse"}, false);
    row("stream cancelled", {"cancel"}, false);
    row("gone away, nothing processed", {"goaway"}, false);
    row("gone away, nothing processed, closed", {"goaway", "close"}, false);
    row("gone away, maybe processed, closed", {"goaway-later", "close"}, false);
    row("closed after the headers of the answer", {"head", "close"}, false);
    row("closed in the answer", {"head", "data", "close"}, false);
    row("cancelled in the answer", {"head", "data", "cancel"}, false);
    row("gone away in the answer", {"head", "data", "goaway", "close"}, false);
}

void TestSubmitOnce::everyEndOnHttp2()
{
    QFETCH(const QByteArrayList, script);
    QFETCH(const QByteArrayList, atHead);
    QFETCH(const bool, ok);
    H2Peer peer(m_certificate.server());
    peer.script = script;
    peer.scriptAtHead = atHead;
    HttpClient client(m_clock);
    Recorder r(client.send(paid(peer.url())));
    QTRY_VERIFY(r.done());
    QTest::qWait(20);
    QCOMPARE(peer.requestHeads(), 1);
    QVERIFY(peer.completeRequests() <= 1);
    QCOMPARE(r.ok(), ok);
    QVERIFY(r.exchange->clocks().requestSent);
    QVERIFY(!r.exchange->clocks().reusedConnection);
    if (!ok) {
        QVERIFY2(r.kind() == ErrorKind::Interrupted || r.kind() == ErrorKind::BadReply, qPrintable(r.detail()));
        QVERIFY(!r.outcome.nothingSent);
        QVERIFY(r.outcome.error->maybeBilled);
    } else {
        QCOMPARE(peer.lastBody(), "{\"model\":\"m\"}"_ba);
    }
    peer.script = {"answer"};
    peer.scriptAtHead.clear();
    Recorder after(client.send(paid(peer.url()))); // the client goes on
    QTRY_VERIFY(after.done());
    QVERIFY2(after.ok() || after.outcome.nothingSent, qPrintable(after.detail()));
}

void TestSubmitOnce::http2GoesAwayWhileIdle()
{
    H2Peer peer(m_certificate.server());
    peer.script = {"answer"};
    HttpClient client(m_clock);
    Recorder first(client.send(paid(peer.url())));
    QTRY_VERIFY(first.ok());
    peer.goAway();
    Recorder second(client.send(paid(peer.url())));
    QTRY_VERIFY(second.done());
    QTest::qWait(20);
    QVERIFY(peer.completeRequests() <= 2);
    if (second.outcome.error)
        QVERIFY(second.outcome.nothingSent != second.outcome.error->maybeBilled);
    else
        QCOMPARE(peer.completeRequests(), 2);
}

void TestSubmitOnce::http2SharesOneConnection()
{
    H2Peer peer(m_certificate.server());
    peer.script = {"head", "data"};
    HttpClient client(m_clock);
    std::vector<std::unique_ptr<Recorder>> burst;
    for (int i = 0; i < 20; ++i)
        burst.push_back(std::make_unique<Recorder>(client.send(paid(peer.url()))));
    for (const auto &r : burst) {
        QTRY_COMPARE(r->body, "abc"_ba);
        QVERIFY(!r->exchange->clocks().reusedConnection); // each waited for its opening
        QVERIFY(r->exchange->clocks().connected);
    }
    QCOMPARE(peer.completeRequests(), 20);
    QCOMPARE(peer.connections(), 1);
}

QTEST_GUILESS_MAIN(TestSubmitOnce)
#include "tst_submitonce.moc"
