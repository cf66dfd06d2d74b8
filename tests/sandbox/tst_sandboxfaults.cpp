// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawclient.h"
#include "sandbox/faults.h"
#include "sandbox/sandboxserver.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace bakeoff {

namespace {

const QByteArray kRouter = "/api/v1/chat/completions";
const QByteArray kOpenAi = "/openai/v1/chat/completions";
const QString kPrompt = u"ein süßes Wort für dich"_s;

/// How a streamed answer ends on the wire.
enum class End { Whole, Fin, Rst, Open };

struct Case {
    const char *fault;
    int status;
    End end;
    QByteArray contains; ///< in all that was received
    QByteArray lacks = {};
};

const std::vector<Case> &cases()
{
    static const std::vector<Case> all{
        {"400", 400, End::Whole, "\"code\":400"},
        {"401", 401, End::Whole, "\"error_type\":\"authentication\""},
        {"402", 402, End::Whole, "payment_required"},
        {"403-moderation", 403, End::Whole, "\"flagged_input\":\"ein"},
        {"404", 404, End::Whole, "No endpoints found"},
        {"408", 408, End::Whole, "\"error_type\":\"timeout\""},
        {"413", 413, End::Whole, "payload_too_large"},
        {"422", 422, End::Whole, "unprocessable"},
        {"429", 429, End::Whole, "Retry-After: 1\r\n"},
        {"429-once", 429, End::Whole, "X-RateLimit-Remaining: 0\r\n"},
        {"500", 500, End::Whole, "\"error_type\":\"server\"", "X-Generation-Id"},
        {"502", 502, End::Whole, "\"provider_name\":\"Sandbox A\"", "X-Generation-Id"},
        {"502-late", 502, End::Whole, "X-Generation-Id: gen-"},
        {"503", 503, End::Whole, "Retry-After: 1\r\n", "X-Generation-Id"},
        {"529", 529, End::Whole, "provider_overloaded", "X-Generation-Id"},
        {"context", 400, End::Whole, "context_length_exceeded"},
        {"html-502", 502, End::Whole, "<h1>502 Bad Gateway</h1>"},
        {"html-200", 200, End::Whole, "Content-Type: text/html"},
        {"redirect", 307, End::Whole, "Location: /api/v1/elsewhere"},
        {"silent", 0, End::Open, {}, "H"},
        {"close", 0, End::Fin, {}, "H"},
        {"close-after-status", 200, End::Fin, "HTTP/1.1 200 OK\r\n", "\r\n\r\n"},
        {"close-after-headers", 200, End::Fin, "\r\n\r\n", "data"},
        {"endless-headers", 200, End::Open, "X-Endless-5000: ", "\r\n\r\n"},
        {"wrong-length", 200, End::Fin, "\"error\""},
        {"json-for-stream", 200, End::Whole, "\"object\":\"chat.completion\"", "data:"},
        {"error-in-200", 200, End::Whole, "{\"error\":{\"code\":502", "data:"},
        {"error-event-in-200", 200, End::Whole, "data: {\"error\":{\"code\":502", "choices"},
        {"slow-first-byte", 200, End::Whole, "[DONE]"},
        {"slow-first-event", 200, End::Whole, ": OPENROUTER PROCESSING\n\n"},
        {"stall", 200, End::Open, "\"content\":\"ein\"", "[DONE]"},
        {"keep-alive-forever", 200, End::Open, ": OPENROUTER PROCESSING\n\n", "data"},
        {"error-mid-stream", 200, End::Whole, "\"finish_reason\":\"error\"", "[DONE]"},
        {"reset", 200, End::Rst, "\"content\":\"ein\"", "[DONE]"},
        {"cut", 200, End::Fin, "1000\r\ndata: {\"id\": \"", "[DONE]"},
        {"endless", 200, End::Open, "\"content\":\" dich\"", "[DONE]"},
        {"missing-usage", 200, End::Whole, "[DONE]", "\"usage\""},
        {"no-finish", 200, End::Whole, "[DONE]", "\"finish_reason\":\"stop\""},
        {"no-done", 200, End::Whole, "\"usage\"", "[DONE]"},
        {"just-ends", 200, End::Whole, "\"content\":\"ein\"", "\"usage\""},
        {"crlf", 200, End::Whole, "data: [DONE]\r\n\r\n", "}\n\n"},
        {"split-utf8", 200, End::Whole, "s\xc3"},
        {"giant-line", 200, End::Whole, QByteArray(200'000, 'x')},
        {"bad-json", 200, End::Whole, "\"content\": \"\n\n"},
        {"bad-utf8", 200, End::Whole, "\"content\":\"\xff\xfe\xc3\""},
    };
    return all;
}

} // namespace

class TestSandboxFaults : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void faults_data();
    void faults();
    void faultsOfWholeAnswers_data();
    void faultsOfWholeAnswers();
    void faultsSpeakOpenAi_data();
    void faultsSpeakOpenAi();
    void rateLimitPassesTheSecondTime();
    void lateFailuresAreBilled();
    void leavingAStallIsRecorded();
    void slowFaultsWait();
    void packetsEndInsideCharacters();
    void requestsOnOneConnection();
    void httpRefusals_data();
    void httpRefusals();
    void patienceHasAnEnd_data();
    void patienceHasAnEnd();
    void bodiesInChunks();
    void continueIsAnswered();
    void oldHttpGetsNoChunks();
    void onlyThisMachine();

private:
    static QJsonObject body(const QString &fault, QJsonObject more = {});
    void start(ServerLimits limits);

    SystemClock m_clock;
    std::unique_ptr<SandboxServer> m_server;
};

QJsonObject TestSandboxFaults::body(const QString &fault, QJsonObject more)
{
    more.insert(u"sandbox"_s, QJsonObject{{u"events_per_second"_s, 1000},
                                          {u"after_events"_s, 1},
                                          {u"delay_ms"_s, 300},
                                          {u"bytes"_s, 200'000}});
    return chatBody(u"sandbox/fault-"_s + fault, kPrompt, more);
}

void TestSandboxFaults::start(ServerLimits limits)
{
    m_server = std::make_unique<SandboxServer>(SandboxServerOptions{.limits = limits}, m_clock);
    QVERIFY(m_server->listen().ok());
}

void TestSandboxFaults::initTestCase()
{
    for (const Fault &fault : allFaults()) {
        QVERIFY2(std::any_of(cases().begin(), cases().end(),
                             [&](const Case &c) { return fault.name == QLatin1StringView(c.fault); }),
                 fault.name.data());
    }
}

void TestSandboxFaults::init()
{
    start({});
}

void TestSandboxFaults::faults_data()
{
    QTest::addColumn<int>("index");
    for (size_t i = 0; i < cases().size(); ++i)
        QTest::newRow(cases()[i].fault) << static_cast<int>(i);
}

void TestSandboxFaults::faults()
{
    QFETCH(const int, index);
    const Case &c = cases()[static_cast<size_t>(index)];
    RawClient client(m_server->port());
    client.send(RawClient::post(kRouter, body(QString::fromLatin1(c.fault), {{u"stream"_s, true}})));
    switch (c.end) {
    case End::Whole:
        QTRY_VERIFY(client.whole());
        QVERIFY(!client.closed);
        break;
    case End::Fin:
        QTRY_VERIFY(client.closed);
        QCOMPARE(client.error, QAbstractSocket::RemoteHostClosedError);
        QVERIFY(!client.whole());
        break;
    case End::Rst:
        QTRY_VERIFY(client.closed);
        QVERIFY(!client.whole());
        break;
    case End::Open:
        QTRY_COMPARE(m_server->requests(), 1);
        QTRY_VERIFY(client.received.contains(c.contains));
        QTest::qWait(50); // for what must not come
        QVERIFY(!client.closed);
        QVERIFY(!client.whole());
        break;
    }
    QVERIFY2(client.received.contains(c.contains), client.received.left(2000).constData());
    if (!c.lacks.isEmpty())
        QVERIFY2(!client.received.contains(c.lacks), client.received.left(2000).constData());
    if (c.status != 0)
        QCOMPARE(client.status(), c.status);
    // What a fault leaves of the text is right, and is text of the prompt.
    const StreamRead read(client.body());
    if (read.done && read.content.size() < 1000 && QByteArrayView(c.fault) != "bad-utf8")
        QCOMPARE(read.content, kPrompt);
}

void TestSandboxFaults::faultsOfWholeAnswers_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<bool>("whole");
    QTest::addColumn<QByteArray>("contains");
    QTest::addColumn<QByteArray>("lacks");
    QTest::newRow("error") << u"error-mid-stream"_s << true << "\"finish_reason\":\"error\""_ba
                           << ""_ba;
    QTest::newRow("stall") << u"stall"_s << false << "Content-Length"_ba
                           << "\"usage\""_ba;
    QTest::newRow("cut") << u"cut"_s << false << "Content-Length"_ba
                         << ""_ba;
    QTest::newRow("reset") << u"reset"_s << false << "Content-Length"_ba
                           << ""_ba;
    QTest::newRow("no usage") << u"missing-usage"_s << true << "\"content\""_ba
                              << "\"usage\""_ba;
    QTest::newRow("no finish") << u"no-finish"_s << true << "\"finish_reason\":null"_ba
                               << ""_ba;
    QTest::newRow("giant") << u"giant-line"_s << true << QByteArray(200'000, 'x') << ""_ba;
    QTest::newRow("not UTF-8") << u"bad-utf8"_s << true << "\"content\":\"\xff\xfe\xc3"_ba
                               << ""_ba;
    QTest::newRow("silent") << u"keep-alive-forever"_s << false << ""_ba
                            << "HTTP"_ba;
}

void TestSandboxFaults::faultsOfWholeAnswers()
{
    QFETCH(const QString, fault);
    QFETCH(const bool, whole);
    QFETCH(const QByteArray, contains);
    QFETCH(const QByteArray, lacks);
    RawClient client(m_server->port());
    client.send(RawClient::post(kRouter, body(fault)));
    if (whole)
        QTRY_VERIFY(client.whole());
    else if (fault == u"stall"_s || fault == u"keep-alive-forever"_s)
        QTRY_VERIFY(m_server->requests() == 1 && client.received.contains(contains));
    else
        QTRY_VERIFY(client.closed);
    QCOMPARE(client.whole(), whole);
    QVERIFY(client.received.contains(contains));
    if (!lacks.isEmpty())
        QVERIFY(!client.received.contains(lacks));
}

void TestSandboxFaults::faultsSpeakOpenAi_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QByteArray>("contains");
    QTest::newRow("401") << u"401"_s << "\"code\":\"invalid_api_key\""_ba;
    QTest::newRow("402") << u"402"_s << "\"code\":\"insufficient_quota\""_ba;
    QTest::newRow("429") << u"429"_s << "\"code\":\"rate_limit_exceeded\""_ba;
    QTest::newRow("500") << u"500"_s << "\"type\":\"server_error\""_ba;
    QTest::newRow("context") << u"context"_s << "\"code\":\"context_length_exceeded\""_ba;
    QTest::newRow("mid-stream") << u"error-mid-stream"_s << "data: {\"error\":{\"code\":\"server_error\""_ba;
    QTest::newRow("keep-alive") << u"keep-alive-forever"_s << "\n:\n\n"_ba;
}

void TestSandboxFaults::faultsSpeakOpenAi()
{
    QFETCH(const QString, fault);
    QFETCH(const QByteArray, contains);
    RawClient client(m_server->port());
    client.send(RawClient::post(kOpenAi, body(fault, {{u"stream"_s, true}})));
    QTRY_VERIFY2(client.received.contains(contains), client.received.constData());
    QVERIFY(!client.received.contains("X-Generation-Id"));
}

void TestSandboxFaults::rateLimitPassesTheSecondTime()
{
    RawClient client(m_server->port());
    const QByteArray request = RawClient::post(kRouter, body(u"429-once"_s));
    QList<int> statuses;
    for (int i = 0; i < 3; ++i) {
        client.received.clear();
        client.send(request);
        QTRY_VERIFY(client.whole());
        statuses << client.status();
    }
    QCOMPARE(statuses, (QList<int>{429, 200, 429}));
}

void TestSandboxFaults::lateFailuresAreBilled()
{
    RawClient client(m_server->port());
    client.send(RawClient::post(kRouter, body(u"502-late"_s)));
    QTRY_VERIFY(client.whole());
    const QByteArray id = client.header("X-Generation-Id");
    QJsonObject data;
    QTRY_VERIFY([&] {
        RawClient later(m_server->port());
        later.send(RawClient::get("/api/v1/generation?id=" + id));
        if (!QTest::qWaitFor([&later] { return later.whole(); }))
            return false;
        data = later.json()[u"data"].toObject();
        return !data.isEmpty();
    }());
    QCOMPARE(data[u"finish_reason"].toString(), u"error"_s);
    QCOMPARE(data[u"total_cost"].toDouble(), 5 * 1e-7); // five tokens of prompt
}

void TestSandboxFaults::leavingAStallIsRecorded()
{
    QByteArray id;
    {
        RawClient client(m_server->port());
        client.send(RawClient::post(kRouter, body(u"stall"_s, {{u"stream"_s, true}})));
        QTRY_VERIFY(client.received.contains("\"content\":\"ein\""));
        id = client.header("X-Generation-Id");
    }
    QTRY_COMPARE(m_server->connections(), 0);
    QTRY_VERIFY([&] {
        RawClient later(m_server->port());
        later.send(RawClient::get("/api/v1/generation?id=" + id));
        return QTest::qWaitFor([&later] { return later.whole(); }) && later.json()[u"data"][u"cancelled"].toBool();
    }());
}

void TestSandboxFaults::slowFaultsWait()
{
    RawClient bytes(m_server->port());
    RawClient events(m_server->port());
    const qint64 start = m_clock.ticks().count();
    bytes.send(RawClient::post(kRouter, body(u"slow-first-byte"_s, {{u"stream"_s, true}})));
    events.send(RawClient::post(kRouter, body(u"slow-first-event"_s, {{u"stream"_s, true}})));
    QTRY_VERIFY(events.received.contains("PROCESSING"));
    QVERIFY(bytes.received.isEmpty());
    QVERIFY(!events.received.contains("data:"));
    QTRY_VERIFY(bytes.received.contains("data:") && events.received.contains("data:"));
    QVERIFY(m_clock.ticks().count() - start >= 300'000'000);
    QTRY_VERIFY(events.whole());
    QVERIFY(StreamRead(events.body()).comments >= 2); // at once and after a quarter of a second
}

void TestSandboxFaults::packetsEndInsideCharacters()
{
    RawClient client(m_server->port());
    client.send(RawClient::post(kRouter, body(u"split-utf8"_s, {{u"stream"_s, true}})));
    QTRY_VERIFY(client.whole());
    // The chunk that ends behind the first byte of "ü" is followed by the one that begins with the second.
    QVERIFY(client.received.contains("s\xc3\r\n"));
    QVERIFY(client.received.contains("\r\n\xbc"));
    QCOMPARE(StreamRead(client.body()).content, kPrompt);
}

void TestSandboxFaults::requestsOnOneConnection()
{
    RawClient client(m_server->port());
    // Sent ahead: the answers come in the same order, whole.
    client.send(RawClient::post(kRouter, chatBody(u"sandbox/echo:200"_s, u"first one"_s, {{u"stream"_s, true}})) +
                RawClient::get("/health") +
                RawClient::post(kOpenAi, chatBody(u"sandbox/echo:bulk"_s, u"second one"_s)));
    QTRY_VERIFY(client.received.contains("second one"));
    const qsizetype first = client.received.indexOf("[DONE]");
    const qsizetype health = client.received.indexOf("bakeoff-sandbox");
    QVERIFY(first > 0 && first < health);
    QCOMPARE(client.received.count("HTTP/1.1 200 OK"), 3);
    QVERIFY(!client.closed);
    QCOMPARE(m_server->requests(), 3);
}

void TestSandboxFaults::httpRefusals_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::newRow("nonsense") << "hello\r\n\r\n"_ba << 400;
    QTest::newRow("unknown verb") << "FROB / HTTP/1.1\r\n\r\n"_ba << 400;
    QTest::newRow("CONNECT") << "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n"_ba << 405;
    QTest::newRow("two lengths") << "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"_ba << 400;
    QTest::newRow("length and chunks")
        << "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"_ba << 400;
    QTest::newRow("huge header") << "GET / HTTP/1.1\r\nX: "_ba + QByteArray(5000, 'x') + "\r\n\r\n" << 431;
    QTest::newRow("many headers") << "GET / HTTP/1.1\r\n"_ba + "A: b\r\n"_ba.repeated(1000) + "\r\n" << 431;
    QTest::newRow("huge address") << "GET /"_ba + QByteArray(5000, 'x') + " HTTP/1.1\r\n\r\n" << 431;
    QTest::newRow("announced too much") << "POST / HTTP/1.1\r\nContent-Length: 20000\r\n\r\n"_ba << 413;
    QTest::newRow("sent too much") << "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4e20\r\n"_ba +
                                          QByteArray(20'000, 'x')
                                   << 413;
    QTest::newRow("upgrade is not taken up")
        << "GET /health HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"_ba << 200;
}

void TestSandboxFaults::httpRefusals()
{
    QFETCH(const QByteArray, request);
    QFETCH(const int, status);
    start({.headerBytes = 4096, .bodyBytes = 16 * 1024});
    RawClient client(m_server->port());
    client.send(request);
    QTRY_VERIFY(client.whole());
    QCOMPARE(client.status(), status);
    if (status != 200)
        QTRY_VERIFY(client.closed);
}

void TestSandboxFaults::patienceHasAnEnd_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<int>("status"); // 0: closed without a word
    QTest::newRow("nothing at all") << ""_ba << 0;
    QTest::newRow("half a line") << "GET /hea"_ba << 408;
    QTest::newRow("half the headers") << "GET /health HTTP/1.1\r\nHost: local"_ba << 408;
    QTest::newRow("half the body") << "POST /health HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc"_ba << 408;
}

void TestSandboxFaults::patienceHasAnEnd()
{
    QFETCH(const QByteArray, begin);
    QFETCH(const int, status);
    using std::chrono::milliseconds;
    start({.request = milliseconds(100), .bodyIdle = milliseconds(100), .keepAlive = milliseconds(150)});
    RawClient client(m_server->port());
    client.send(begin);
    QTRY_VERIFY(client.closed);
    QCOMPARE(client.received.isEmpty() ? 0 : client.status(), status);
    QTRY_COMPARE(m_server->connections(), 0);
}

void TestSandboxFaults::bodiesInChunks()
{
    const QByteArray json = QJsonDocument(chatBody(u"sandbox/echo:bulk"_s, kPrompt)).toJson();
    QByteArray request =
        "POST " + kRouter + " HTTP/1.1\r\nAuthorization: Bearer sandbox\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (qsizetype at = 0; at < json.size(); at += 7) {
        const QByteArray part = json.mid(at, 7);
        request += QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n";
    }
    request += "0\r\n\r\n";
    RawClient client(m_server->port());
    QTRY_COMPARE(m_server->connections(), 1);
    for (const char byte : std::as_const(request)) { // one by one: any cut is as good as another
        client.send(QByteArray(1, byte));
        client.socket.flush();
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY2(client.whole(), client.received.constData());
    QCOMPARE(client.json()[u"choices"][0][u"message"][u"content"].toString(), kPrompt);
}

void TestSandboxFaults::continueIsAnswered()
{
    const QByteArray request =
        RawClient::post(kRouter, chatBody(u"sandbox/echo:bulk"_s, u"hi"_s), "Expect: 100-continue\r\n");
    const qsizetype bodyAt = request.indexOf("\r\n\r\n") + 4;
    RawClient client(m_server->port());
    client.send(request.first(bodyAt));
    QTRY_COMPARE(client.received, "HTTP/1.1 100 Continue\r\n\r\n"_ba);
    client.received.clear();
    client.send(request.sliced(bodyAt));
    QTRY_VERIFY(client.whole());
    QCOMPARE(client.status(), 200);
}

void TestSandboxFaults::oldHttpGetsNoChunks()
{
    QByteArray request =
        RawClient::post(kRouter, chatBody(u"sandbox/echo:bulk"_s, u"one two"_s, {{u"stream"_s, true}}));
    request.replace("HTTP/1.1", "HTTP/1.0");
    RawClient client(m_server->port());
    client.send(request);
    QTRY_VERIFY(client.closed);
    QVERIFY(client.header("Transfer-Encoding").isEmpty());
    QCOMPARE(StreamRead(client.received).content, u"one two"_s);
    QVERIFY(client.received.endsWith("data: [DONE]\n\n"));
}

void TestSandboxFaults::onlyThisMachine()
{
    RawClient client(m_server->port());
    client.send("GET /health HTTP/1.1\r\nHost: attacker.example:80\r\n\r\n");
    QTRY_VERIFY(client.whole());
    QCOMPARE(client.status(), 421);
    // Loopback only: the port is free on every other address of this machine.
    QTcpSocket other;
    other.connectToHost(QHostAddress(u"127.0.0.2"_s), m_server->port());
    QTRY_COMPARE(other.error(), QAbstractSocket::ConnectionRefusedError);
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestSandboxFaults)
#include "tst_sandboxfaults.moc"
