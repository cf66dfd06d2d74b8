// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/openai/openaiprovider.h"

#include "base/clock.h"
#include "chatrecorder.h"
#include "openaitraffic.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestOpenAiChat : public QObject {
    Q_OBJECT
private slots:
    void answers();
    void stampsClocks();
    void reusesTheConnection();
    void sendsTheKey();
    void sendsNoKeyWhereThereIsNone();
    void failsBeforeSending_data();
    void failsBeforeSending();
    void faults_data();
    void faults();
    void httpErrors_data();
    void httpErrors();
    void nobodyListens();
    void dropsStreamOptionsOnceRefused();
    void refusesOtherBadRequestsOnce();
    void endsAfterDoneThoughTheServerStays();
    void wholeAnswer();
    void notStreamed();
    void keepAliveIsNoText();
    void reclassifiesThinking();
    void abortsAtAnyMoment_data();
    void abortsAtAnyMoment();
    void mayBeDeletedInsideAnySlot_data();
    void mayBeDeletedInsideAnySlot();
    void outlivesItsProvider();
    void keepsRawTraffic();
    void rawResponseIsCapped();

private:
    SystemClock m_clock;
};

namespace {
const QByteArray kUsage = sse(R"({"id":"c1","choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2}})"_ba);
} // namespace

void TestOpenAiChat::answers()
{
    FakeServer server;
    server.enqueue({kHead, content("Hel"_ba), content("lo"_ba), kStop, kUsage, kDone, kLast});
    OpenAiProvider provider(configAt(server.url(u"/v1"_s)), "secret-key"_ba, m_clock);
    ChatRecorder r(provider.chat(ask(u"m"_s), std::nullopt));
    QVERIFY(r.calls.isEmpty()); // nothing from inside chat()
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), "none"_ba);
    QCOMPARE(r.text, u"Hello"_s);
    QCOMPARE(r.calls, (QByteArrayList{"started", "headers", "received", "finished"}));
    QCOMPARE(r.events, 4);
    QCOMPARE(r.outcome.facts.finishReason, u"stop"_s);
    QCOMPARE(r.outcome.facts.servedModel, u"m-1"_s);
    QCOMPARE(r.outcome.facts.generationId, u"c1"_s);
    QVERIFY((r.outcome.facts.usage == TokenUsage{3, {}, {}, 2, {}, {}}));
    QCOMPARE(r.outcome.timing, TimingSource::Stream);
    QVERIFY(!r.outcome.mayResend);
    QCOMPARE(server.completeRequests(), 1);
    QCOMPARE(server.requests().constFirst().target, "/v1/chat/completions"_ba);
    QCOMPARE(server.requests().constFirst().method, "POST"_ba);
    QCOMPARE(server.requests().constFirst().header("content-type"), "application/json"_ba);
}

void TestOpenAiChat::stampsClocks()
{
    FakeServer server;
    server.enqueue({kHead, FakeServer::chunk(": hello\n\n"), FakeServer::gate(), // a comment is no event
                    sse(R"({"choices":[{"delta":{"role":"assistant","content":""}}]})"_ba), FakeServer::gate(),
                    sse(R"({"choices":[{"delta":{"reasoning":"hm"}}]})"_ba), FakeServer::gate(), content("a"_ba),
                    FakeServer::gate(), content("b"_ba), kStop, kDone, kLast});
    OpenAiProvider provider(configAt(server.url(u"/v1"_s)), {}, m_clock);
    const auto before = m_clock.ticks();
    ChatRecorder r(provider.chat(ask(u"m"_s), std::nullopt));
    QTRY_VERIFY(r.calls.contains("headers"));
    server.openGate();
    QTRY_COMPARE(r.events, 1);
    server.openGate();
    QTRY_COMPARE(r.reasoning, u"hm"_s);
    server.openGate();
    QTRY_COMPARE(r.text, u"a"_s);
    server.openGate();
    QTRY_VERIFY(r.done());
    const ReplyClocks &c = r.outcome.clocks;
    QVERIFY(c.requestSent && c.headers && c.firstEvent && c.firstReasoning && c.lastReasoning && c.firstAnswer &&
            c.lastAnswer && c.end);
    QVERIFY(before <= *c.requestSent);
    QVERIFY(*c.requestSent <= *c.headers);
    QVERIFY(*c.headers < *c.firstEvent);
    QVERIFY(*c.firstEvent < *c.firstReasoning);
    QCOMPARE(c.firstReasoning->count(), c.lastReasoning->count());
    QVERIFY(*c.firstReasoning < *c.firstAnswer);
    QVERIFY(*c.firstAnswer < *c.lastAnswer);
    QVERIFY(*c.lastAnswer <= *c.end);
    QCOMPARE(c.chunks, 3);
    QCOMPARE(c.longestStall.count(),
             qMax((*c.firstAnswer - *c.firstReasoning).count(), (*c.lastAnswer - *c.firstAnswer).count()));
    QVERIFY(c.connectTime && !c.reusedConnection);
    QCOMPARE(r.started->count(), c.requestSent->count());
}

void TestOpenAiChat::reusesTheConnection()
{
    FakeServer server;
    server.handler = [](const FakeServer::Request &) {
        return FakeServer::Script{kHead, content("a"_ba), kStop, kDone, kLast};
    };
    OpenAiProvider provider(configAt(server.url(u"/v1"_s)), {}, m_clock);
    for (int i = 0; i < 2; ++i) {
        ChatRecorder r(provider.chat(ask(u"m"_s), std::nullopt));
        QTRY_VERIFY(r.done());
        QCOMPARE(r.outcome.clocks.reusedConnection, i == 1);
        QCOMPARE(r.outcome.clocks.connectTime.has_value(), i == 0);
    }
    QCOMPARE(server.connections(), 1);
}

void TestOpenAiChat::sendsTheKey()
{
    FakeServer server;
    server.enqueue({kHead, content("a"_ba), kStop, kDone, kLast});
    OpenAiProvider provider(configAt(server.url(u"/v1"_s)), " secret-key\n"_ba, m_clock);
    ChatRecorder r(provider.chat(ask(u"m"_s), std::nullopt));
    QTRY_VERIFY(r.done());
    QCOMPARE(server.requests().constFirst().header("authorization"), "Bearer secret-key"_ba);
    QVERIFY(!server.requests().constFirst().header("user-agent").startsWith("Mozilla"));
}

void TestOpenAiChat::sendsNoKeyWhereThereIsNone()
{
    FakeServer server;
    server.enqueue({kHead, content("a"_ba), kStop, kDone, kLast});
    OpenAiProvider provider(configAt(server.url(u"/v1"_s), Preset::OpenAi), {}, m_clock);
    ChatRecorder r(provider.chat(ask(u"m"_s), std::nullopt));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), "none"_ba);
    QVERIFY(server.requests().constFirst().header("authorization").isNull());
}

void TestOpenAiChat::failsBeforeSending_data()
{
    QTest::addColumn<ProviderConfig>("config");
    QTest::addColumn<ChatRequest>("request");
    QTest::addColumn<QByteArray>("kind");
    const ProviderConfig openAi = configAt(QUrl(u"https://api.openai.com/v1"_s), Preset::OpenAi);
    const ProviderConfig local = configAt(QUrl(u"http://127.0.0.1:9/v1"_s));
    QTest::newRow("no key") << openAi << ask(u"m"_s) << "no_key"_ba;
    QTest::newRow("no model") << local << ask({}) << "bad_input"_ba;
    QTest::newRow("empty prompt") << local << ask(u"m"_s, {}) << "bad_input"_ba;
    QTest::newRow("blank prompt") << local << ask(u"m"_s, u" \n\t"_s) << "bad_input"_ba;
    ChatRequest none = ask(u"m"_s);
    none.messages = {{ChatRole::System, u"Be brief."_s}};
    QTest::newRow("no question") << local << none << "bad_input"_ba;
    ProviderConfig plain = configAt(QUrl(u"http://192.0.2.1/v1"_s));
    QTest::newRow("plain http to another machine") << plain << ask(u"m"_s) << "insecure_url"_ba;
}

void TestOpenAiChat::failsBeforeSending()
{
    QFETCH(ProviderConfig, config);
    QFETCH(ChatRequest, request);
    QFETCH(QByteArray, kind);
    OpenAiProvider provider(config, {}, m_clock);
    ChatRecorder r(provider.chat(request, std::nullopt));
    QVERIFY(r.calls.isEmpty());
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), kind);
    QCOMPARE(r.calls, QByteArrayList{"finished"});
    QVERIFY(!r.outcome.mayResend);
    QVERIFY(!r.outcome.error->maybeBilled);
    QVERIFY(!r.outcome.error->detail.isEmpty());
}

void TestOpenAiChat::faults_data()
{
    QTest::addColumn<FakeServer::Script>("script");
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const FakeServer::Script &script, const char *kind,
                        const QString &text = {}) { QTest::newRow(name) << script << QByteArray(kind) << text; };
    row("closed before an answer", {FakeServer::close()}, "interrupted");
    row("reset before an answer", {FakeServer::reset()}, "interrupted");
    row("closed after the head", {kHead, FakeServer::close()}, "interrupted");
    row("closed half-way", {kHead, content("Hal"_ba), FakeServer::close()}, "interrupted", u"Hal"_s);
    row("reset half-way", {kHead, content("Hal"_ba), FakeServer::gate(), FakeServer::reset()}, "interrupted", u"Hal"_s);
    row("ended in order half-way", {kHead, content("Hal"_ba), kLast}, "interrupted", u"Hal"_s);
    row("closed after the finish", {kHead, content("All"_ba), kStop, FakeServer::close()}, "none", u"All"_s);
    row("error in the stream",
        {kHead, content("Hal"_ba), sse(R"({"error":{"message":"m","code":500}})"_ba), kDone, kLast}, "provider_failed",
        u"Hal"_s);
    row("event: error",
        {kHead, FakeServer::chunk("event: error\ndata: {\"error\":{\"message\":\"Compute error.\"}}\n\n"), kLast},
        "provider_failed");
    row("200 with an error", {FakeServer::answer(200, R"({"error":{"message":"m","code":402}})"_ba)}, "no_credit");
    row("HTML", {FakeServer::answer(200, "<html>Log in</html>"_ba, "text/html"_ba)}, "bad_reply");
    row("empty 200", {FakeServer::answer(200, {})}, "bad_reply");
    row("redirect", {FakeServer::head(307, {"Location: http://127.0.0.1:9/"_ba}, 0)}, "redirected");
    row("no HTTP", {"SSH-2.0-OpenSSH_9\r\n\r\n", FakeServer::close()}, "interrupted");
}

void TestOpenAiChat::faults()
{
    QFETCH(FakeServer::Script, script);
    QFETCH(QByteArray, kind);
    QFETCH(QString, text);
    FakeServer server;
    server.enqueue(script);
    OpenAiProvider provider(configAt(server.url(u"/v1"_s)), {}, m_clock);
    ChatRecorder r(provider.chat(ask(u"m"_s), std::nullopt));
    QTRY_VERIFY(r.done() || r.text == text);
    server.openGate();
    QTRY_VERIFY(r.done());
    if (qstrcmp(QTest::currentDataTag(), "no HTTP") == 0)
        QVERIFY(r.kind() == "interrupted" || r.kind() == "bad_reply");
    else
        QCOMPARE(r.kind(), kind);
    QCOMPARE(r.text, text);
    QCOMPARE(r.finishes, 1);
    QVERIFY(!r.outcome.mayResend); // the request left this machine
    if (r.outcome.error)
        QCOMPARE(r.outcome.error->maybeBilled, kind != "redirected");
    QCOMPARE(server.completeRequests(), 1); // a paid request goes out once
}

void TestOpenAiChat::httpErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArrayList>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<bool>("mayResend");
    QTest::addColumn<bool>("maybeBilled");
    const QByteArray e = R"({"error":{"message":"m","type":"t","code":null}})"_ba;
    const auto row = [](const char *name, int status, const QByteArray &body, const char *kind, bool mayResend,
                        bool maybeBilled, const QByteArrayList &headers = {}) {
        QTest::newRow(name) << status << headers << body << QByteArray(kind) << mayResend << maybeBilled;
    };
    row("400", 400, e, "bad_input", false, false);
    row("401", 401, e, "bad_key", false, false);
    row("402", 402, e, "no_credit", false, false);
    row("403", 403, e, "forbidden", false, false);
    row("404", 404, e, "not_found", false, false);
    row("429", 429, e, "rate_limited", true, false, {"Retry-After: 3"_ba});
    row("429 as HTML", 429, "<html>"_ba, "rate_limited", true, false);
    row("429, quota", 429, R"({"error":{"message":"m","type":"insufficient_quota","code":"insufficient_quota"}})"_ba,
        "no_credit", false, false);
    row("408", 408, e, "timeout", false, true);
    row("500", 500, e, "provider_failed", false, true);
    row("502 as HTML", 502, "<html>Bad gateway"_ba, "bad_reply", false, true);
    // Only OpenRouter promises that these did no work.
    row("503", 503, e, "overloaded", false, true);
}

void TestOpenAiChat::httpErrors()
{
    QFETCH(int, status);
    QFETCH(QByteArrayList, headers);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, kind);
    QFETCH(bool, mayResend);
    QFETCH(bool, maybeBilled);
    FakeServer server;
    server.enqueue({FakeServer::head(status, headers, body.size()) + body});
    OpenAiProvider provider(configAt(server.url(u"/v1"_s)), "secret-key"_ba, m_clock);
    ChatRecorder r(provider.chat(ask(u"m"_s), std::nullopt));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), kind);
    QCOMPARE(r.outcome.mayResend, mayResend);
    QCOMPARE(r.outcome.error->maybeBilled, maybeBilled);
    QCOMPARE(r.outcome.error->httpStatus, status);
    QCOMPARE(r.outcome.error->retryAfter.has_value(), !headers.isEmpty());
    QVERIFY(r.outcome.rawResponse.endsWith(body));
    QCOMPARE(server.completeRequests(), 1);
}

void TestOpenAiChat::nobodyListens()
{
    FakeServer server;
    const QUrl url = server.url(u"/v1"_s);
    server.stopListening();
    OpenAiProvider provider(configAt(url), {}, m_clock);
    ChatRecorder r(provider.chat(ask(u"m"_s), std::nullopt));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), "connection_refused"_ba);
    QVERIFY(!r.outcome.error->maybeBilled);
    QVERIFY(!r.outcome.mayResend); // a server of this machine that does not run will not in a second either
    QCOMPARE(r.calls, QByteArrayList{"finished"});
    QVERIFY(!r.outcome.clocks.requestSent);
}

void TestOpenAiChat::dropsStreamOptionsOnceRefused()
{
    for (const int status : {400, 422}) {
        FakeServer server;
        server.enqueue({FakeServer::answer(
            status, R"({"detail":[{"loc":["body","stream_options"],"msg":"extra fields not permitted"}]})"_ba)});
        server.enqueue({kHead, content("a"_ba), kStop, kDone, kLast});
        server.enqueue({kHead, content("b"_ba), kStop, kDone, kLast});
        OpenAiProvider provider(configAt(server.url(u"/v1"_s)), {}, m_clock);
        ChatRecorder r(provider.chat(ask(u"m"_s), std::nullopt));
        QTRY_VERIFY(r.done());
        QCOMPARE(r.kind(), "none"_ba);
        QCOMPARE(r.text, u"a"_s);
        QCOMPARE(r.calls, (QByteArrayList{"started", "headers", "received", "finished"}));
        QVERIFY(*r.started < *r.outcome.clocks.requestSent); // the clocks are those of the attempt that answered
        QCOMPARE(server.completeRequests(), 2);
        QVERIFY(json(server.requests()[0].body).contains("stream_options"_L1));
        QVERIFY(!json(server.requests()[1].body).contains("stream_options"_L1));
        QCOMPARE(r.outcome.rawRequest, server.requests()[1].body);

        ChatRecorder next(provider.chat(ask(u"m"_s), std::nullopt));
        QTRY_VERIFY(next.done());
        QCOMPARE(next.text, u"b"_s);
        QCOMPARE(server.completeRequests(), 3); // it is remembered
    }
}

void TestOpenAiChat::refusesOtherBadRequestsOnce()
{
    FakeServer server;
    const QByteArray refusal = R"({"error":{"message":"stream_options: not permitted","code":400}})"_ba;
    server.enqueue({FakeServer::answer(400, refusal)});
    server.enqueue({FakeServer::answer(400, refusal)});
    OpenAiProvider provider(configAt(server.url(u"/v1"_s)), {}, m_clock);
    ChatRecorder twice(provider.chat(ask(u"m"_s), std::nullopt));
    QTRY_VERIFY(twice.done());
    QCOMPARE(twice.kind(), "bad_input"_ba);
    QCOMPARE(server.completeRequests(), 2);

    server.enqueue({FakeServer::answer(400, R"({"error":{"message":"temperature too high"}})"_ba)});
    ChatRecorder other(provider.chat(ask(u"m"_s), std::nullopt));
    QTRY_VERIFY(other.done());
    QCOMPARE(other.kind(), "bad_input"_ba);
    QCOMPARE(server.completeRequests(), 3);
}

void TestOpenAiChat::endsAfterDoneThoughTheServerStays()
{
    FakeServer server;
    server.enqueue({kHead, content("a"_ba), kStop, kDone, FakeServer::gate(), kLast});
    OpenAiProvider provider(configAt(server.url(u"/v1"_s)), {}, m_clock);
    ChatRecorder r(provider.chat(ask(u"m"_s), std::nullopt));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), "none"_ba);
    QCOMPARE(r.text, u"a"_s);
    // The wait for the end of the body is in no clock.
    QVERIFY(*r.outcome.clocks.end - *r.outcome.clocks.lastAnswer < 400ms);
}

void TestOpenAiChat::wholeAnswer()
{
    FakeServer server;
    server.enqueue({FakeServer::answer(
        200,
        R"({"id":"c","model":"m","choices":[{"message":{"content":"Hello","reasoning_content":"r"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1}})"_ba)});
    OpenAiProvider provider(configAt(server.url(u"/v1"_s)), {}, m_clock);
    ChatRecorder r(provider.chat(ask(u"m"_s), std::nullopt));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), "none"_ba);
    QCOMPARE(r.text, u"Hello"_s);
    QCOMPARE(r.reasoning, u"r"_s);
    QCOMPARE(r.outcome.timing, TimingSource::Whole);
}

void TestOpenAiChat::notStreamed()
{
    FakeServer server;
    server.enqueue(
        {FakeServer::answer(200, R"({"choices":[{"message":{"content":"Hello"},"finish_reason":"stop"}]})"_ba)});
    OpenAiProvider provider(configAt(server.url(u"/v1"_s)), {}, m_clock);
    ChatRequest request = ask(u"m"_s);
    request.stream = false;
    ChatRecorder r(provider.chat(request, std::nullopt));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.text, u"Hello"_s);
    QCOMPARE(json(server.requests().constFirst().body)["stream"_L1], QJsonValue(false));
    QCOMPARE(server.requests().constFirst().header("accept"), "application/json"_ba);
}

void TestOpenAiChat::keepAliveIsNoText()
{
    FakeServer server;
    server.enqueue({kHead, FakeServer::chunk(":\n\n"), FakeServer::gate(), content("a"_ba), kStop, kDone, kLast});
    OpenAiProvider provider(configAt(server.url(u"/v1"_s)), {}, m_clock);
    ChatRecorder r(provider.chat(ask(u"m"_s), std::nullopt));
    QTRY_VERIFY(r.calls.contains("headers"));
    QTest::qWait(0);
    QVERIFY(!r.calls.contains("received"));
    server.openGate();
    QTRY_VERIFY(r.done());
    QVERIFY(*r.outcome.clocks.headers < *r.outcome.clocks.firstAnswer);
}

void TestOpenAiChat::reclassifiesThinking()
{
    FakeServer server;
    server.enqueue(
        {kHead, content("hm\\n"_ba), FakeServer::gate(), content("</think>\\n\\nSo"_ba), kStop, kDone, kLast});
    OpenAiProvider provider(configAt(server.url(u"/v1"_s), Preset::Vllm), {}, m_clock);
    ChatRecorder r(provider.chat(ask(u"m"_s), std::nullopt));
    QTRY_COMPARE(r.text, u"hm\n"_s);
    server.openGate();
    QTRY_VERIFY(r.done());
    QCOMPARE(r.text, u"So"_s);
    QCOMPARE(r.reasoning, u"hm\n"_s);
    const ReplyClocks &c = r.outcome.clocks;
    QVERIFY(c.firstReasoning && c.firstAnswer);
    QVERIFY(*c.firstReasoning < *c.firstAnswer);
    QVERIFY(*c.lastReasoning < *c.firstAnswer);
}

void TestOpenAiChat::abortsAtAnyMoment_data()
{
    QTest::addColumn<int>("moment");
    QTest::newRow("at once") << 0;
    QTest::newRow("after the request") << 1;
    QTest::newRow("after the headers") << 2;
    QTest::newRow("in the text") << 3;
}

void TestOpenAiChat::abortsAtAnyMoment()
{
    QFETCH(int, moment);
    FakeServer server;
    server.enqueue(
        {FakeServer::gate(), kHead, FakeServer::gate(), content("Hal"_ba), FakeServer::gate(), content("f"_ba)});
    OpenAiProvider provider(configAt(server.url(u"/v1"_s)), {}, m_clock);
    ChatRecorder r(provider.chat(ask(u"m"_s), std::nullopt));
    if (moment > 0)
        QTRY_VERIFY(r.calls.contains("started"));
    if (moment > 1) {
        server.openGate();
        QTRY_VERIFY(r.calls.contains("headers"));
    }
    if (moment > 2) {
        server.openGate();
        QTRY_COMPARE(r.text, u"Hal"_s);
    }
    r.stream->abort();
    r.stream->abort();
    QVERIFY(!r.done()); // not from inside abort()
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), "cancelled"_ba);
    QVERIFY(!r.outcome.mayResend);
    QCOMPARE(r.outcome.clocks.requestSent.has_value(), moment > 0);
    QCOMPARE(r.outcome.clocks.headers.has_value(), moment > 1);
    QCOMPARE(r.outcome.clocks.firstAnswer.has_value(), moment > 2);
    QCOMPARE(r.outcome.facts.generationId, moment > 2 ? u"c1"_s : QString());
    if (moment > 0)
        QVERIFY(r.outcome.error->maybeBilled);
    r.stream->abort();
    QTest::qWait(0);
    QCOMPARE(r.finishes, 1);
}

void TestOpenAiChat::mayBeDeletedInsideAnySlot_data()
{
    QTest::addColumn<int>("slot");
    QTest::newRow("started") << 0;
    QTest::newRow("headersReceived") << 1;
    QTest::newRow("received") << 2;
    QTest::newRow("finished") << 3;
}

void TestOpenAiChat::mayBeDeletedInsideAnySlot()
{
    QFETCH(int, slot);
    FakeServer server;
    server.enqueue({kHead, content("a"_ba), kStop, kDone, kLast});
    OpenAiProvider provider(configAt(server.url(u"/v1"_s)), {}, m_clock);
    std::unique_ptr<ChatStream> stream = provider.chat(ask(u"m"_s), std::nullopt);
    int told = 0;
    const auto on = [&](int which) {
        ++told;
        if (which == slot)
            stream.reset();
    };
    connect(stream.get(), &ChatStream::started, stream.get(), [&] { on(0); });
    connect(stream.get(), &ChatStream::headersReceived, stream.get(), [&] { on(1); });
    connect(stream.get(), &ChatStream::received, stream.get(), [&] { on(2); });
    connect(stream.get(), &ChatStream::finished, stream.get(), [&] { on(3); });
    QTRY_VERIFY(!stream);
    const int then = told;
    QTest::qWait(20);
    QCOMPARE(told, then);
}

void TestOpenAiChat::outlivesItsProvider()
{
    FakeServer server;
    server.enqueue({kHead, content("a"_ba), FakeServer::gate(), content("b"_ba), kStop, kDone, kLast});
    auto provider = std::make_unique<OpenAiProvider>(configAt(server.url(u"/v1"_s)), QByteArray(), m_clock);
    ChatRecorder r(provider->chat(ask(u"m"_s), std::nullopt));
    QTRY_COMPARE(r.text, u"a"_s);
    provider.reset();
    server.openGate();
    QTRY_VERIFY(r.done());
    QCOMPARE(r.text, u"ab"_s);
    QCOMPARE(r.kind(), "none"_ba);
}

void TestOpenAiChat::keepsRawTraffic()
{
    FakeServer server;
    const QByteArray body = R"({"error":{"message":"Incorrect API key provided: secret-key-12345"}})"_ba;
    server.enqueue({FakeServer::head(401,
                                     {"Content-Type: application/json"_ba, "X-Request-Id: r1"_ba, "Set-Cookie: a=b"_ba,
                                      "X-Echo: secret-key-12345"_ba},
                                     body.size()) +
                    body});
    OpenAiProvider provider(configAt(server.url(u"/v1"_s)), "secret-key-12345"_ba, m_clock);
    ChatRecorder r(provider.chat(ask(u"m"_s, u"my key is secret-key-12345"_s), std::nullopt));
    QTRY_VERIFY(r.done());
    QVERIFY(r.outcome.rawRequest.contains("my key is "));
    QVERIFY(r.outcome.rawResponse.startsWith("HTTP 401\r\n"));
    QVERIFY(r.outcome.rawResponse.contains("r1"));
    QVERIFY(r.outcome.rawResponse.contains("Incorrect API key provided"));
    QVERIFY(!r.outcome.rawResponse.contains("a=b"));
    for (const QByteArray &raw : {r.outcome.rawRequest, r.outcome.rawResponse,
                                  r.outcome.error->providerMessage.toUtf8(), r.outcome.error->detail.toUtf8()})
        QVERIFY(!raw.contains("secret-key-12345"));
}

void TestOpenAiChat::rawResponseIsCapped()
{
    FakeServer server;
    FakeServer::Script script{kHead};
    const QByteArray big = content(QByteArray(100'000, 'x'));
    for (int i = 0; i < 4; ++i)
        script.append(big);
    script << kStop << kDone << kLast;
    server.enqueue(script);
    OpenAiProvider provider(configAt(server.url(u"/v1"_s)), {}, m_clock);
    ChatRecorder r(provider.chat(ask(u"m"_s), std::nullopt));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.text.size(), 400'000);
    QVERIFY(r.outcome.rawResponse.size() >= 256 * 1024);
    QVERIFY(r.outcome.rawResponse.size() < 257 * 1024 + 1024);
}

QTEST_GUILESS_MAIN(TestOpenAiChat)
#include "tst_openaichat.moc"
