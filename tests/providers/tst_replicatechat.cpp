// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/replicate/replicatechat.h"

#include "base/clock.h"
#include "chatrecorder.h"
#include "fakeserver.h"
#include "providers/replicate/replicateprovider.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What the model is said to take and to give.
struct ModelCut {
    QByteArray input = R"("prompt":{"type":"string","x-order":0},"max_tokens":{"type":"integer","minimum":1,"maximum":100,"default":50},"temperature":{"type":"number","minimum":0,"maximum":1},"stop_sequences":{"type":"string"})"_ba;
    QByteArray output = R"({"type":"array","items":{"type":"string"},"x-cog-array-type":"iterator","x-cog-array-display":"concatenate"})"_ba;
};

} // namespace

class TestReplicateChat : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void streams();
    void polls();
    void wholeAtOnce();
    void thinking();
    void streamThatBreaks_data();
    void streamThatBreaks();
    void inputs_data();
    void inputs();
    void modelIsFetchedOnce();
    void deployments();
    void ends_data();
    void ends();
    void beforeItIsMade_data();
    void beforeItIsMade();
    void looksThatFail();
    void stopped();
    void stoppedBeforeItsIdIsKnown();
    void deletedWhileItRuns();
    void stoppedTwiceAndAtOnce();
    void silence();
    void rawTraffic();

private:
    static QByteArray modelJson(const ModelCut &model);
    QByteArray predictionJson(const QByteArray &members) const;
    /// Answers the model, then one prediction: `made`, `looks` one after the other (the last for ever), `stream`.
    void serve(const QByteArray &made, const QByteArrayList &looks, const FakeServer::Script &stream = {},
               const ModelCut &model = ModelCut());
    int count(const QByteArray &call) const;
    std::unique_ptr<ChatStream> chat(const ChatRequest &request, const ReplicateChatPace &pace);
    QJsonObject sentInput() const;

    SystemClock m_clock;
    std::unique_ptr<FakeServer> m_server;
    std::shared_ptr<ReplicateApi> m_api;
    int m_looks = 0;
};

namespace {

const ReplicateChatPace kQuick{.poll = 5ms, .lag = 5ms, .retry = 5ms, .retries = 3, .silence = 60s};

QByteArray sseEvent(const QByteArray &type, const QByteArray &data)
{
    return FakeServer::chunk("event: " + type + "\ndata: " + data + "\n\n");
}

} // namespace

void TestReplicateChat::init()
{
    m_server = std::make_unique<FakeServer>();
    ProviderConfig config;
    config.name = u"rep"_s;
    config.kind = ProviderKind::Replicate;
    config.baseUrl = m_server->url(u"/v1"_s);
    m_api = std::make_shared<ReplicateApi>(config, "r8_testtesttesttest"_ba, m_clock);
    m_looks = 0;
}

void TestReplicateChat::cleanup()
{
    m_api.reset();
    m_server.reset();
}

QByteArray TestReplicateChat::modelJson(const ModelCut &model)
{
    return R"({"owner":"o","name":"m","is_official":true,"latest_version":{"id":"v1","openapi_schema":{"components":{"schemas":{"Input":{"type":"object","properties":{)"_ba
        + model.input + R"(}},"Output":)" + model.output + "}}}}}";
}

QByteArray TestReplicateChat::predictionJson(const QByteArray &members) const
{
    return R"({"id":"p1","model":"o/m","urls":{"stream":")"_ba + m_server->url(u"/v1/streams/p1"_s).toEncoded() + R"("},)" + members + '}';
}

void TestReplicateChat::serve(const QByteArray &made, const QByteArrayList &looks, const FakeServer::Script &stream, const ModelCut &model)
{
    m_server->handler = [=, this](const FakeServer::Request &asked) -> FakeServer::Script {
        if (asked.target == "/v1/models/o/m")
            return {FakeServer::answer(200, modelJson(model))};
        if (asked.method == "POST" && asked.target.endsWith("/predictions"))
            return {FakeServer::answer(201, made)};
        if (asked.target == "/v1/streams/p1")
            return stream;
        if (asked.target == "/v1/predictions/p1")
            return {FakeServer::answer(200, looks[qMin<qsizetype>(m_looks++, looks.size() - 1)])};
        if (asked.target == "/v1/predictions/p1/cancel")
            return {FakeServer::answer(200, R"({"id":"p1","status":"canceled"})")};
        return {FakeServer::answer(404, R"({"detail":"Not found"})")};
    };
}

int TestReplicateChat::count(const QByteArray &call) const
{
    return int(std::ranges::count_if(m_server->requests(), [&](const FakeServer::Request &r) {
        return r.complete && r.method + ' ' + r.target == call;
    }));
}

std::unique_ptr<ChatStream> TestReplicateChat::chat(const ChatRequest &request, const ReplicateChatPace &pace)
{
    return std::make_unique<ReplicateChat>(m_api, request, pace);
}

QJsonObject TestReplicateChat::sentInput() const
{
    for (const FakeServer::Request &r : m_server->requests()) {
        if (r.target.endsWith("/predictions"))
            return QJsonDocument::fromJson(r.body).object()["input"_L1].toObject();
    }
    return {};
}

void TestReplicateChat::streams()
{
    serve(predictionJson(R"("status":"starting")"),
          {predictionJson(R"("status":"processing")"),
           predictionJson(R"("status":"succeeded","output":["Hel","lo  you"],"metrics":{"token_input_count":7,"token_output_count":3,"predict_time":0.5})")},
          {FakeServer::streamHead(), sseEvent("output", "Hel"), sseEvent("logs", "1/2"), sseEvent("output", "lo "),
           sseEvent("output", " you"), sseEvent("done", "{}"), FakeServer::lastChunk()});
    ChatRecorder r(chat(ask(u"o/m"_s), kQuick));
    QVERIFY(r.calls.isEmpty());
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), "none"_ba);
    QCOMPARE(r.text, u"Hello  you"_s);
    QCOMPARE(r.calls, (QByteArrayList{"started", "headers", "received", "finished"}));
    QCOMPARE(r.finishes, 1);
    const ChatOutcome &o = r.outcome;
    QCOMPARE(o.timing, TimingSource::Stream);
    QCOMPARE(o.facts.generationId, u"p1"_s);
    QCOMPARE(o.facts.servedModel, u"o/m"_s);
    QVERIFY(!o.facts.billIsRecorded);
    QCOMPARE(o.facts.usage.input, 7);
    QCOMPARE(o.facts.usage.output, 3);
    QVERIFY(!o.facts.usage.billed);
    QCOMPARE(o.clocks.requestSent, r.started);
    QVERIFY(o.clocks.requestSent <= o.clocks.headers && o.clocks.headers <= o.clocks.firstAnswer);
    QVERIFY(o.clocks.firstAnswer <= o.clocks.lastAnswer && o.clocks.lastAnswer <= o.clocks.end);
    QVERIFY(!o.clocks.firstReasoning);
    QCOMPARE(o.clocks.chunks, 3);
    QCOMPARE(count("POST /v1/models/o/m/predictions"), 1);
    QCOMPARE(count("POST /v1/predictions/p1/cancel"), 0);
}

void TestReplicateChat::polls()
{
    const auto without = [](const QByteArray &members) { return R"({"id":"p1",)" + members + '}'; };
    serve(without(R"("status":"starting")"),
          {without(R"("status":"starting","output":null)"), without(R"("status":"processing","output":["a"])"),
           without(R"("status":"processing","output":["a"," b"])"), without(R"("status":"succeeded","output":["a"," b"," c"])")});
    ChatRecorder r(chat(ask(u"o/m"_s), kQuick));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), "none"_ba);
    QCOMPARE(r.text, u"a b c"_s);
    QCOMPARE(r.outcome.timing, TimingSource::Poll);
    QVERIFY(!r.outcome.facts.usage.output);
    QCOMPARE(m_looks, 4);
}

void TestReplicateChat::wholeAtOnce()
{
    serve(R"({"id":"p1","status":"succeeded","output":"All of it"})", {"{}"});
    ChatRecorder r(chat(ask(u"o/m"_s), kQuick));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.text, u"All of it"_s);
    QCOMPARE(r.outcome.timing, TimingSource::Poll);
    QCOMPARE(m_looks, 0);
}

void TestReplicateChat::thinking()
{
    serve(predictionJson(R"("status":"starting")"), {predictionJson(R"("status":"succeeded","output":["<think>hm</think>Yes"])")},
          {FakeServer::streamHead(), sseEvent("output", "<thi"), sseEvent("output", "nk>h"), sseEvent("output", "m</think>Ye"),
           sseEvent("output", "s"), sseEvent("done", "{}"), FakeServer::lastChunk()});
    ChatRecorder r(chat(ask(u"o/m"_s), kQuick));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), "none"_ba);
    QCOMPARE(r.reasoning, u"hm"_s);
    QCOMPARE(r.text, u"Yes"_s);
    QVERIFY(r.outcome.clocks.firstReasoning <= r.outcome.clocks.firstAnswer);
}

void TestReplicateChat::streamThatBreaks_data()
{
    QTest::addColumn<FakeServer::Script>("stream");
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<TimingSource>("timing");
    const QByteArray head = FakeServer::streamHead();
    QTest::newRow("cut") << FakeServer::Script{head, sseEvent("output", "Hel"), FakeServer::close()} << "none"_ba << u"Hello you"_s << TimingSource::Poll;
    QTest::newRow("idle") << FakeServer::Script{head, FakeServer::chunk(":408: 408 Request Timeout\n\n"), FakeServer::lastChunk()}
                          << "none"_ba << u"Hello you"_s << TimingSource::Poll;
    QTest::newRow("gone") << FakeServer::Script{FakeServer::answer(404, "{}")} << "none"_ba << u"Hello you"_s << TimingSource::Poll;
    QTest::newRow("reset") << FakeServer::Script{head, sseEvent("output", "Hello"), FakeServer::reset()} << "none"_ba << u"Hello you"_s << TimingSource::Poll;
    QTest::newRow("cut at its end") << FakeServer::Script{head, sseEvent("output", "Hello you"), FakeServer::close()} << "none"_ba
                                    << u"Hello you"_s << TimingSource::Stream;
    QTest::newRow("other text") << FakeServer::Script{head, sseEvent("output", "Hi"), FakeServer::close()} << "interrupted"_ba << u"Hi"_s
                                << TimingSource::Stream;
    QTest::newRow("done, other text") << FakeServer::Script{head, sseEvent("output", "Hi"), sseEvent("done", "{}"), FakeServer::lastChunk()}
                                      << "none"_ba << u"Hi"_s << TimingSource::Stream;
}

void TestReplicateChat::streamThatBreaks()
{
    QFETCH(const FakeServer::Script, stream);
    serve(predictionJson(R"("status":"starting")"),
          {predictionJson(R"("status":"processing","output":["Hello"])"),
           predictionJson(R"("status":"succeeded","output":["Hello"," you"])")},
          stream);
    ChatRecorder r(chat(ask(u"o/m"_s), kQuick));
    QTRY_VERIFY(r.done());
    QTEST(r.kind(), "kind");
    QTEST(r.text, "text");
    QTEST(r.outcome.timing, "timing");
    QCOMPARE(count("POST /v1/models/o/m/predictions"), 1);
}

void TestReplicateChat::inputs_data()
{
    QTest::addColumn<ChatRequest>("request");
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QStringList>("ignored");
    const ModelCut usual;
    ChatRequest r = ask(u"o/m"_s, u"Why?"_s);
    QTest::newRow("prompt alone") << r << usual.input << R"({"prompt":"Why?"})"_ba << QStringList();
    r.settings.maxTokens = 500;
    r.settings.temperature = 0.5;
    r.settings.topK = 3;
    r.settings.stop = {u"x"_s, u"y"_s};
    QTest::newRow("settings") << r << usual.input << R"({"prompt":"Why?","max_tokens":100,"temperature":0.5,"stop_sequences":"x,y"})"_ba
                              << QStringList{u"top_k"_s};
    r = ask(u"o/m"_s, u"Why?"_s);
    r.messages.prepend({ChatRole::System, u"Be brief."_s, {}});
    QTest::newRow("system") << r << R"("prompt":{"type":"string"},"system_prompt":{"type":"string"})"_ba
                            << R"({"prompt":"Why?","system_prompt":"Be brief."})"_ba << QStringList();
    QTest::newRow("no field for it") << r << usual.input << R"({"prompt":"Be brief.\n\nWhy?"})"_ba << QStringList();
    QTest::newRow("other name") << ask(u"o/m"_s) << R"("message":{"type":"string"})"_ba << R"({"message":"Why?"})"_ba << QStringList();
}

void TestReplicateChat::inputs()
{
    QFETCH(const ChatRequest, request);
    QFETCH(const QByteArray, schema);
    QFETCH(const QByteArray, input);
    QFETCH(const QStringList, ignored);
    ModelCut model;
    model.input = schema;
    serve(R"({"id":"p1","status":"succeeded","output":["ok"]})", {"{}"}, {}, model);
    ChatRecorder r(chat(request, kQuick));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), "none"_ba);
    QCOMPARE(sentInput(), QJsonDocument::fromJson(input).object());
    QCOMPARE(r.outcome.facts.ignoredParameters, ignored);
}

void TestReplicateChat::modelIsFetchedOnce()
{
    serve(R"({"id":"p1","status":"succeeded","output":["ok"]})", {"{}"});
    for (int i = 1; i <= 3; ++i) {
        ChatRecorder r(chat(ask(u"o/m"_s), kQuick));
        QTRY_VERIFY(r.done());
        QCOMPARE(count("POST /v1/models/o/m/predictions"), i);
    }
    QCOMPARE(count("GET /v1/models/o/m"), 1);
}

void TestReplicateChat::deployments()
{
    m_server->handler = [](const FakeServer::Request &asked) -> FakeServer::Script {
        if (asked.target == "/v1/deployments/a/app")
            return {FakeServer::answer(200, R"({"owner":"a","name":"app","current_release":{"model":"o/m","version":"v1"}})")};
        if (asked.target == "/v1/models/o/m/versions/v1")
            return {FakeServer::answer(200, R"({"id":"v1","openapi_schema":{"components":{"schemas":{"Input":{"properties":{"text":{"type":"string"}}}}}}})")};
        return {FakeServer::answer(201, R"({"id":"p1","status":"succeeded","output":"ok"})")};
    };
    ChatRecorder r(chat(ask(u"deployments/a/app"_s), kQuick));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), "none"_ba);
    QCOMPARE(count("POST /v1/deployments/a/app/predictions"), 1);
    QCOMPARE(sentInput(), (QJsonObject{{"text"_L1, "Why?"_L1}}));
}

void TestReplicateChat::ends_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QString>("message");
    QTest::addColumn<bool>("maybeBilled");
    const auto row = [](const char *name, const char *members, const char *kind, const QString &message, bool billed) {
        QTest::newRow(name) << QByteArray(members) << QByteArray(kind) << message << billed;
    };
    row("failed", R"("status":"failed","error":"CUDA out of memory")", "provider_failed", u"CUDA out of memory"_s, true);
    row("flagged", R"x("status":"failed","error":"flagged as sensitive (E005)")x", "moderated", u"flagged as sensitive (E005)"_s, true);
    row("odd error", R"("status":"failed","error":{"a":1})", "provider_failed", u"{\"a\":1}"_s, true);
    row("aborted", R"("status":"aborted")", "provider_failed", {}, false);
    row("cancelled elsewhere", R"("status":"canceled")", "interrupted", {}, true);
    row("nothing", R"("status":"succeeded","output":null)", "none", {}, false);
}

void TestReplicateChat::ends()
{
    QFETCH(const QByteArray, members);
    serve(predictionJson(R"("status":"starting")"), {predictionJson(members)},
          {FakeServer::streamHead(), sseEvent("output", "Hel"), sseEvent("error", R"({"detail":"x"})"), sseEvent("done", "{}"), FakeServer::lastChunk()});
    ChatRecorder r(chat(ask(u"o/m"_s), kQuick));
    QTRY_VERIFY(r.done());
    QTEST(r.kind(), "kind");
    QCOMPARE(r.text, u"Hel"_s); // what came stays
    if (r.outcome.error) {
        QTEST(r.outcome.error->providerMessage, "message");
        QTEST(r.outcome.error->maybeBilled, "maybeBilled");
        QVERIFY(!r.outcome.mayResend);
    }
    QCOMPARE(count("POST /v1/predictions/p1/cancel"), 0);
}

void TestReplicateChat::beforeItIsMade_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("made");
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<bool>("mayResend");
    QTest::addColumn<bool>("maybeBilled");
    const QByteArray model = FakeServer::answer(200, modelJson(ModelCut()));
    const QByteArray made = FakeServer::answer(201, R"({"id":"p1","status":"succeeded","output":"x"})");
    const auto row = [](const char *name, const QByteArray &m, const QByteArray &p, const char *kind, bool resend, bool billed) {
        QTest::newRow(name) << m << p << QByteArray(kind) << resend << billed;
    };
    row("no such model", FakeServer::answer(404, R"({"detail":"x"})"), made, "not_found", false, false);
    row("model limited", FakeServer::answer(429, R"({"detail":"x"})"), made, "rate_limited", true, false);
    row("key", FakeServer::answer(401, R"({"detail":"x"})"), made, "bad_key", false, false);
    row("makes images", FakeServer::answer(200, modelJson(ModelCut{.input = R"("width":{"type":"integer"})"_ba, .output = R"({"type":"string","format":"uri"})"_ba})), made,
        "bad_input", false, false);
    row("refused", model, FakeServer::answer(422, R"({"detail":"x"})"), "bad_input", false, false);
    row("no credit", model, FakeServer::answer(402, R"({"detail":"x"})"), "no_credit", false, false);
    row("limited", model, FakeServer::answer(429, R"({"detail":"resets in ~1s"})"), "rate_limited", true, false);
    row("down", model, FakeServer::answer(503, R"({"detail":"x"})"), "overloaded", false, true);
    row("HTML", model, FakeServer::answer(200, "<html>"), "bad_reply", false, true);
}

void TestReplicateChat::beforeItIsMade()
{
    QFETCH(const QByteArray, model);
    QFETCH(const QByteArray, made);
    m_server->handler = [&](const FakeServer::Request &asked) -> FakeServer::Script {
        return {asked.method == "POST" ? made : model};
    };
    ChatRecorder r(chat(ask(u"o/m"_s), kQuick));
    QTRY_VERIFY(r.done());
    QTEST(r.kind(), "kind");
    QTEST(r.outcome.mayResend, "mayResend");
    QTEST(r.outcome.error->maybeBilled, "maybeBilled");
    QVERIFY(count("POST /v1/models/o/m/predictions") <= 1);
    QVERIFY(r.text.isEmpty());
}

void TestReplicateChat::looksThatFail()
{
    int looks = 0;
    serve(R"({"id":"p1","status":"starting"})", {"{}"});
    const auto usual = m_server->handler;
    m_server->handler = [&](const FakeServer::Request &asked) -> FakeServer::Script {
        if (asked.target != "/v1/predictions/p1")
            return usual(asked);
        switch (++looks) {
        case 1:
            return {FakeServer::answer(502, "<html>")};
        case 2:
            return {FakeServer::close()};
        case 3:
            return {FakeServer::answer(200, "nonsense")};
        default:
            return {FakeServer::answer(200, R"({"id":"p1","status":"succeeded","output":["fine"]})")};
        }
    };
    ChatRecorder r(chat(ask(u"o/m"_s), kQuick));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), "none"_ba);
    QCOMPARE(r.text, u"fine"_s);

    looks = 0;
    m_server->handler = [&](const FakeServer::Request &asked) -> FakeServer::Script {
        if (asked.target != "/v1/predictions/p1")
            return usual(asked);
        ++looks;
        return {FakeServer::answer(502, "<html>")};
    };
    ChatRecorder gone(chat(ask(u"o/m"_s), kQuick));
    QTRY_VERIFY(gone.done());
    QCOMPARE(gone.kind(), "bad_reply"_ba);
    QVERIFY(gone.outcome.error->maybeBilled);
    QCOMPARE(looks, kQuick.retries + 1);
    QTRY_COMPARE(count("POST /v1/predictions/p1/cancel"), 1); // it would run on
}

void TestReplicateChat::stopped()
{
    serve(predictionJson(R"("status":"starting")"), {predictionJson(R"("status":"processing")")},
          {FakeServer::streamHead(), sseEvent("output", "Hel"), FakeServer::gate()});
    ChatRecorder r(chat(ask(u"o/m"_s), kQuick));
    QTRY_COMPARE(r.text, u"Hel"_s);
    r.stream->abort();
    r.stream->abort();
    QCOMPARE(r.finishes, 0);
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), "cancelled"_ba);
    QVERIFY(r.outcome.error->maybeBilled);
    QVERIFY(r.outcome.clocks.firstAnswer && r.outcome.clocks.end);
    QVERIFY(!r.outcome.rawRequest.isEmpty());
    QTRY_COMPARE(count("POST /v1/predictions/p1/cancel"), 1);
    QCOMPARE(r.finishes, 1);
}

/// The one that is made after all is not left running.
void TestReplicateChat::stoppedBeforeItsIdIsKnown()
{
    serve({}, {"{}"});
    const auto usual = m_server->handler;
    m_server->handler = [&](const FakeServer::Request &asked) -> FakeServer::Script {
        if (asked.target.endsWith("/predictions"))
            return {FakeServer::gate(), FakeServer::answer(201, R"({"id":"p1","status":"starting"})")};
        return usual(asked);
    };
    ChatRecorder r(chat(ask(u"o/m"_s), kQuick));
    QTRY_COMPARE(count("POST /v1/models/o/m/predictions"), 1);
    r.stream->abort();
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), "cancelled"_ba);
    QVERIFY(r.outcome.error->maybeBilled);
    QCOMPARE(count("POST /v1/predictions/p1/cancel"), 0);
    m_server->openGate();
    QTRY_COMPARE(count("POST /v1/predictions/p1/cancel"), 1);
}

void TestReplicateChat::deletedWhileItRuns()
{
    serve(predictionJson(R"("status":"starting")"), {predictionJson(R"("status":"processing")")},
          {FakeServer::streamHead(), sseEvent("output", "Hel"), FakeServer::gate()});
    ChatRecorder r(chat(ask(u"o/m"_s), kQuick));
    connect(r.stream.get(), &ChatStream::received, this, [&] { r.stream.reset(); });
    QTRY_VERIFY(!r.stream);
    QTRY_COMPARE(count("POST /v1/predictions/p1/cancel"), 1);
    QCOMPARE(r.finishes, 0);
}

void TestReplicateChat::stoppedTwiceAndAtOnce()
{
    ChatRecorder r(chat(ask(u"o/m"_s), kQuick));
    r.stream->abort();
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), "cancelled"_ba);
    QVERIFY(!r.outcome.error->maybeBilled);
    r.stream->abort();
    QCOMPARE(m_server->connections(), 0);
    QCOMPARE(r.calls, QByteArrayList{"finished"});
    ChatRecorder blank(chat(ask(u"o/m"_s, u"  "_s), kQuick));
    QTRY_VERIFY(blank.done());
    QCOMPARE(blank.kind(), "bad_input"_ba);
}

void TestReplicateChat::silence()
{
    serve(predictionJson(R"("status":"starting")"), {predictionJson(R"("status":"starting")")}, {FakeServer::streamHead(), FakeServer::gate()});
    ChatRequest request = ask(u"o/m"_s);
    request.longestSilence = 100ms;
    ChatRecorder r(chat(request, kQuick));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), "timeout"_ba);
    QVERIFY(r.outcome.error->maybeBilled);
    QTRY_COMPARE(count("POST /v1/predictions/p1/cancel"), 1);
}

void TestReplicateChat::rawTraffic()
{
    serve(R"({"id":"p1","status":"starting"})",
          {R"({"id":"p1","status":"succeeded","output":["x"],"logs":"said r8_testtesttesttest"})"});
    ChatRecorder r(chat(ask(u"o/m"_s), kQuick));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.outcome.rawRequest, R"({"input":{"prompt":"Why?"}})"_ba);
    QVERIFY(r.outcome.rawResponse.startsWith("HTTP 201\r\n"));
    QVERIFY(r.outcome.rawResponse.contains("\r\n\r\nHTTP 200\r\n"));
    QVERIFY(r.outcome.rawResponse.contains("said [key]"));
    QVERIFY(!r.outcome.rawResponse.contains("testtesttest"));
}

QTEST_GUILESS_MAIN(TestReplicateChat)
#include "tst_replicatechat.moc"
