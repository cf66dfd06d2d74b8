// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"

#include "base/clock.h"
#include "fakeserver.h"
#include "net/connectionpool.h"
#include "recorder.h"

#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using Header = QHttpHeaders::WellKnownHeader;

/// What may be sent to whom, and what counts as an answer.
class TestHttpPolicy : public QObject {
    Q_OBJECT

private slots:
    void sendsItsOwnHeaders_data();
    void sendsItsOwnHeaders();
    void refusesBeforeSending_data();
    void refusesBeforeSending();
    void sendsTheKeyToItsHosts();
    void takesAnyStatusAsAnAnswer_data();
    void takesAnyStatusAsAnAnswer();
    void neverFollowsRedirects_data();
    void neverFollowsRedirects();
    void findsNoHost();
    void refusesUnknownCertificates();
    void speaksTls();
    void decompresses();
    void refusesCodingsNotAskedFor();
    void usesTheProxyExceptForLoopback();

private:
    TrustedCertificate m_certificate;
    SystemClock m_clock;
};

void TestHttpPolicy::sendsItsOwnHeaders_data()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("plain") << false;
    QTest::newRow("TLS") << true;
}

void TestHttpPolicy::sendsItsOwnHeaders()
{
    QFETCH(const bool, tls);
    FakeServer server(tls ? &m_certificate.server() : nullptr);
    server.handler = [](const FakeServer::Request &) {
        return FakeServer::Script{FakeServer::head(200, {"Set-Cookie: c=1; Path=/"_ba, "Cache-Control: max-age=999"_ba}, 2) + "{}"};
    };
    HttpClient client(m_clock);
    for (int round = 0; round < 2; ++round) {
        Recorder g(client.send(get(server.url(u"/a"_s))));
        QTRY_VERIFY(g.ok());
        Recorder p(client.send(post(server.url(u"/a"_s))));
        QTRY_VERIFY(p.ok());
        HttpRequest del = get(server.url(u"/a"_s));
        del.method = HttpRequest::Method::Delete;
        Recorder d(client.send(del));
        QTRY_VERIFY(d.ok());
        Recorder e(client.send(post(server.url(u"/a"_s), {})));
        QTRY_VERIFY(e.ok());
    }
    QCOMPARE(server.requests().size(), 8); // nothing came from a cache
    for (const FakeServer::Request &request : server.requests()) {
        QCOMPARE(request.header("User-Agent"), "Bakeoff/" BAKEOFF_VERSION ""_ba);
        QVERIFY(request.header("Cookie").isNull());
        QVERIFY(request.complete);
    }
    QCOMPARE(server.requests()[4].method, "GET"_ba);
    QCOMPARE(server.requests()[4].header("Accept-Encoding").contains("gzip"), tls);
    QCOMPARE(server.requests()[4].header("Host"), "127.0.0.1:"_ba + QByteArray::number(server.url().port()));
    QCOMPARE(server.requests()[5].method, "POST"_ba);
    QCOMPARE(server.requests()[5].header("Accept-Encoding"), "identity"_ba);
    QCOMPARE(server.requests()[5].header("Content-Length"), "7"_ba);
    QCOMPARE(server.requests()[5].header("Content-Type"), "application/json"_ba);
    QVERIFY(server.requests()[5].header("Transfer-Encoding").isNull());
    QCOMPARE(server.requests()[6].method, "DELETE"_ba);
    QCOMPARE(server.requests()[7].header("Content-Length"), "0"_ba);
}

void TestHttpPolicy::refusesBeforeSending_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("withKey");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("no address") << u""_s << false << ErrorKind::BadInput;
    QTest::newRow("no host") << u"https://"_s << false << ErrorKind::BadInput;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false << ErrorKind::BadInput;
    QTest::newRow("ftp") << u"ftp://localhost/"_s << false << ErrorKind::BadInput;
    QTest::newRow("user name") << u"https://me:secret@openrouter.ai/"_s << false << ErrorKind::BadInput;
    QTest::newRow("plain http") << u"http://openrouter.ai/"_s << false << ErrorKind::InsecureUrl;
    QTest::newRow("plain http, number") << u"http://192.168.0.7:8080/"_s << false << ErrorKind::InsecureUrl;
    QTest::newRow("plain http, almost loopback") << u"http://127.0.0.1.nip.io/"_s << false << ErrorKind::InsecureUrl;
    QTest::newRow("plain http, almost localhost") << u"http://notlocalhost/"_s << false << ErrorKind::InsecureUrl;
    QTest::newRow("foreign host") << u"https://evil.example/"_s << true << ErrorKind::ForeignHost;
    QTest::newRow("subdomain of a key host") << u"https://x.openrouter.ai/"_s << true << ErrorKind::ForeignHost;
    QTest::newRow("domain itself") << u"https://replicate.com/"_s << true << ErrorKind::ForeignHost;
    QTest::newRow("ends alike") << u"https://evilreplicate.com/"_s << true << ErrorKind::ForeignHost;
    QTest::newRow("begins alike") << u"https://api.replicate.com.evil.example/"_s << true << ErrorKind::ForeignHost;
    QTest::newRow("loopback is foreign too") << u"http://127.0.0.1:1/"_s << true << ErrorKind::ForeignHost;
}

void TestHttpPolicy::refusesBeforeSending()
{
    QFETCH(const QString, url);
    QFETCH(const bool, withKey);
    QFETCH(const ErrorKind, kind);
    HttpClient client(m_clock, {.keyHosts = {u"openrouter.ai"_s, u".replicate.com"_s}});
    HttpRequest request = post(QUrl(url));
    if (withKey)
        request.headers.append(Header::Authorization, "Bearer sk-or-v1-secret");
    Recorder r(client.send(request));
    QVERIFY(r.calls.isEmpty());
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), kind);
    QVERIFY(r.outcome.nothingSent);
    QVERIFY(!r.outcome.error->maybeBilled);
    QVERIFY2(!r.detail().contains(u"secret"_s), qPrintable(r.detail()));
    QCOMPARE(r.calls, QByteArrayList{"finished"});
}

void TestHttpPolicy::sendsTheKeyToItsHosts()
{
    FakeServer server;
    server.handler = [](const FakeServer::Request &) { return FakeServer::Script{FakeServer::answer(200, "{}")}; };
    for (const QString &host : {u"127.0.0.1"_s, u".0.0.1"_s}) { // by name, and as what is below a domain
        HttpClient client(m_clock, {.keyHosts = {host}});
        HttpRequest request = get(server.url(u"/"_s));
        request.headers.append(Header::Authorization, "Bearer sandbox");
        Recorder r(client.send(request));
        QTRY_VERIFY(r.ok());
        QCOMPARE(server.requests().constLast().header("authorization"), "Bearer sandbox"_ba);
    }
}

void TestHttpPolicy::takesAnyStatusAsAnAnswer_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    for (const int status : {200, 201, 204, 300, 304, 400, 401, 402, 403, 404, 405, 408, 409, 410, 418, 422, 429, 451, 500, 501,
                             502, 503, 504, 524, 529})
        QTest::addRow("%d", status) << status << "X-A: b"_ba;
    QTest::newRow("401 with a challenge") << 401 << "WWW-Authenticate: Basic realm=\"x\""_ba;
    QTest::newRow("401 with Bearer") << 401 << "WWW-Authenticate: Bearer error=\"invalid_token\""_ba;
    QTest::newRow("302 to nowhere") << 302 << "X-A: b"_ba;
}

void TestHttpPolicy::takesAnyStatusAsAnAnswer()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, header);
    const bool bodyless = status == 204 || status == 304;
    const QByteArray body = bodyless ? ""_ba : "{\"error\":{\"message\":\"told so\"}}"_ba;
    for (const int round : {0, 1, 2, 3}) {
        const bool posting = round & 1;
        FakeServer server(round & 2 ? &m_certificate.server() : nullptr);
        server.enqueue({FakeServer::head(status, {header}, bodyless ? -1 : body.size()) + body});
        HttpClient client(m_clock);
        Recorder r(client.send(posting ? post(server.url(u"/"_s)) : get(server.url(u"/"_s))));
        QTRY_VERIFY(r.done());
        QVERIFY2(!r.outcome.error, qPrintable(r.detail()));
        QCOMPARE(r.exchange->status(), status);
        QCOMPARE(r.body, body);
        QCOMPARE(server.requests().size(), 1);
    }
}

void TestHttpPolicy::neverFollowsRedirects_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("host");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status << "https://evil.example/x?k=v"_ba << u"evil.example"_s;
    QTest::newRow("same host") << 307 << "/elsewhere"_ba << u"127.0.0.1"_s;
}

void TestHttpPolicy::neverFollowsRedirects()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, location);
    QFETCH(const QString, host);
    for (const int round : {0, 1, 2, 3}) {
        const bool posting = round & 1;
        FakeServer server(round & 2 ? &m_certificate.server() : nullptr);
        server.enqueue({FakeServer::head(status, {"Location: " + location}, 0)});
        HttpClient client(m_clock);
        Recorder r(client.send(posting ? post(server.url(u"/"_s)) : get(server.url(u"/"_s))));
        QTRY_VERIFY(r.done());
        QCOMPARE(r.kind(), ErrorKind::Redirected);
        QCOMPARE(r.outcome.error->httpStatus, status);
        QVERIFY2(r.detail().startsWith(u"redirected to %1,"_s.arg(host)), qPrintable(r.detail()));
        QCOMPARE(server.requests().size(), 1);
    }
}

void TestHttpPolicy::findsNoHost()
{
    HttpClient client(m_clock, {.allowPlainHttp = true, .proxy = QNetworkProxy(QNetworkProxy::NoProxy)});
    HttpRequest request = post(QUrl(u"http://nobody.invalid/"_s));
    Recorder r(client.send(request));
    QTRY_VERIFY_WITH_TIMEOUT(r.done(), 20'000);
    QCOMPARE(r.kind(), machineIsOffline() ? ErrorKind::NoNetwork : ErrorKind::HostNotFound);
    QVERIFY(r.outcome.nothingSent);
    QVERIFY(!r.outcome.error->maybeBilled);
}

void TestHttpPolicy::refusesUnknownCertificates()
{
    FakeServer server{FakeServer::Tls()};
    HttpClient client(m_clock);
    Recorder r(client.send(post(server.url(u"/"_s))));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), ErrorKind::Tls);
    QVERIFY2(r.detail().contains(u"self-signed"_s), qPrintable(r.detail()));
    QVERIFY(r.outcome.nothingSent);
    QVERIFY(!r.outcome.error->maybeBilled);
    QCOMPARE(server.bytesReceived(), 0);

    FakeServer plain; // a server that speaks no TLS at all
    plain.enqueue({FakeServer::atAccept(), "HTTP/1.1 400 Bad Request\r\n\r\n", FakeServer::close()});
    QUrl url = plain.url(u"/"_s);
    url.setScheme(u"https"_s);
    Recorder p(client.send(post(url)));
    QTRY_VERIFY(p.done());
    QCOMPARE(p.kind(), ErrorKind::Tls);
    QVERIFY(p.outcome.nothingSent);
}

void TestHttpPolicy::speaksTls()
{
    FakeServer server(&m_certificate.server());
    server.handler = [](const FakeServer::Request &) { return FakeServer::Script{FakeServer::answer(200, "{}")}; };
    HttpClient client(m_clock, {.keyHosts = {u"127.0.0.1"_s}});
    HttpRequest request = post(server.url(u"/"_s));
    request.headers.append(Header::Authorization, "Bearer k");
    Recorder first(client.send(request));
    QTRY_VERIFY(first.done());
    QVERIFY2(!first.outcome.error, qPrintable(first.detail()));
    QVERIFY(!first.exchange->clocks().reusedConnection);
    QVERIFY(*first.exchange->clocks().connectStarted < *first.exchange->clocks().connected);
    QVERIFY(*first.exchange->clocks().connected <= *first.exchange->clocks().requestSent);
    Recorder second(client.send(request));
    QTRY_VERIFY(second.ok());
    QVERIFY(second.exchange->clocks().reusedConnection);
    QVERIFY(!second.exchange->clocks().connected);
    QCOMPARE(server.connections(), 1);
}

void TestHttpPolicy::decompresses()
{
    // printf '{"data":[]}' | gzip -9n
    const QByteArray gzip = QByteArray::fromHex("1f8b0800000000000203ab564a492c4954b28a8ead05009464b25e0b000000");
    FakeServer server(&m_certificate.server());
    server.enqueue({FakeServer::head(200, {"Content-Encoding: gzip"_ba}, gzip.size()) + gzip});
    HttpClient client(m_clock);
    Recorder r(client.send(get(server.url(u"/"_s))));
    QTRY_VERIFY(r.done());
    QVERIFY2(!r.outcome.error, qPrintable(r.detail()));
    QCOMPARE(r.body, "{\"data\":[]}"_ba);

    server.enqueue({FakeServer::head(200, {"Content-Encoding: gzip"_ba}, 9) + "not gzip."});
    Recorder broken(client.send(get(server.url(u"/"_s))));
    QTRY_VERIFY(broken.done());
    QCOMPARE(broken.kind(), ErrorKind::BadReply);
}

void TestHttpPolicy::refusesCodingsNotAskedFor()
{
    FakeServer server;
    server.enqueue({FakeServer::head(200, {"Content-Encoding: gzip"_ba}, 3) + "abc"});
    HttpClient client(m_clock);
    Recorder r(client.send(post(server.url(u"/"_s))));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), ErrorKind::BadReply);
    QVERIFY(r.body.isEmpty());
}

void TestHttpPolicy::usesTheProxyExceptForLoopback()
{
    FakeServer proxy;
    FakeServer server;
    const QNetworkProxy through(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, quint16(proxy.url().port()));
    HttpClient client(m_clock, {.allowPlainHttp = true, .proxy = through});

    server.enqueue({FakeServer::answer(200, "{}")});
    Recorder direct(client.send(get(server.url(u"/"_s))));
    QTRY_VERIFY(direct.ok());
    QCOMPARE(proxy.connections(), 0);

    proxy.enqueue({FakeServer::answer(200, "[]")});
    Recorder proxied(client.send(post(QUrl(u"http://model.example/v1"_s))));
    QTRY_VERIFY(proxied.done());
    QVERIFY2(!proxied.outcome.error, qPrintable(proxied.detail()));
    QCOMPARE(proxied.body, "[]"_ba);
    QCOMPARE(proxy.requests().constFirst().target, "http://model.example/v1"_ba);

    proxy.enqueue({FakeServer::head(502, {}, 0), FakeServer::close()});
    Recorder tunnel(client.send(post(QUrl(u"https://model.example/v1"_s))));
    QTRY_VERIFY(tunnel.done());
    QVERIFY(tunnel.outcome.error);
    QVERIFY(tunnel.outcome.nothingSent);
    QCOMPARE(proxy.requests().last().method, "CONNECT"_ba);
    QCOMPARE(proxy.requests().last().target, "model.example:443"_ba);
}

QTEST_GUILESS_MAIN(TestHttpPolicy)
#include "tst_httppolicy.moc"
