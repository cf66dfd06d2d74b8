// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/openrouter/openrouterprovider.h"

#include "base/clock.h"
#include "chatrecorder.h"
#include "fakeserver.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

class TestOpenRouterProvider : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void answers();
    void sendsItsHeaders();
    void resends_data();
    void resends();
    void errorsInsideAnswers_data();
    void errorsInsideAnswers();
    void cacheHits();
    void stoppedStreamsAreLookedUp();
    void generationNotRecordedYet();
    void modelsOfTheRealCatalogue();
    void conditionalPrices();
    void pages();
    void pagesByOffset();
    void pagesInACircle();
    void pageOnAnotherHost();
    void oddModels();
    void endpoints();
    void endpointsOfOddIds();
    void keyInfo_data();
    void keyInfo();
    void spending();
    void accountErrors_data();
    void accountErrors();

private:
    SystemClock m_clock;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<OpenRouterProvider> m_provider;
};

namespace {

const QByteArray kHead = FakeServer::head(
    200, {"Content-Type: text/event-stream"_ba, "X-Generation-Id: gen-1"_ba, "Transfer-Encoding: chunked"_ba});

QByteArray sse(const QByteArray &json)
{
    return FakeServer::chunk("data: "_ba + json + "\n\n");
}

QByteArray file(const char *name)
{
    QFile f(QStringLiteral(BAKEOFF_SOURCE_DIR "/tests/providers/data/") + QString::fromLatin1(name));
    return f.open(QFile::ReadOnly) ? f.readAll() : QByteArray();
}

Rate rate(const char *decimal, Unit unit = Unit::Token)
{
    return *Rate::fromDecimal(decimal, unit);
}

} // namespace

void TestOpenRouterProvider::init()
{
    m_server = std::make_unique<FakeServer>();
    ProviderConfig config;
    config.name = u"or"_s;
    config.kind = ProviderKind::OpenRouter;
    config.preset = Preset::OpenRouter;
    config.baseUrl = m_server->url(u"/api/v1"_s);
    m_provider = std::make_unique<OpenRouterProvider>(config, "sk-or-v1-test"_ba, m_clock);
}

void TestOpenRouterProvider::cleanup()
{
    m_provider.reset();
    m_server.reset();
}

void TestOpenRouterProvider::answers()
{
    m_server->enqueue(
        {kHead, FakeServer::chunk(": OPENROUTER PROCESSING\n\n"),
         sse(R"({"id":"gen-other","provider":"SomeHost","model":"a/b-2026","choices":[{"index":0,"delta":{"role":"assistant","content":"","reasoning":"hm","reasoning_details":[{"type":"reasoning.text","text":"hm"}]}}]})"_ba),
         sse(R"({"choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":"stop","native_finish_reason":"end_turn"}]})"_ba),
         sse(R"({"choices":[],"usage":{"prompt_tokens":10,"completion_tokens":3,"total_tokens":13,"cost":0.00012,"prompt_tokens_details":{"cached_tokens":2},"completion_tokens_details":{"reasoning_tokens":1}},"openrouter_metadata":{"attempt":2,"attempts":[{"model":"a/b","provider":"First","status":503},{"model":"a/b","provider":"SomeHost","status":200}]}})"_ba),
         FakeServer::chunk("data: [DONE]\n\n"), FakeServer::lastChunk()});
    ChatRequest request = ask(u"a/b"_s);
    request.settings.reasoningEffort = u"high"_s;
    request.settings.routing = {{"allow_fallbacks"_L1, false}};
    ChatRecorder r(m_provider->chat(request, std::nullopt));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), "none"_ba);
    QCOMPARE(r.text, u"Hi"_s);
    QCOMPARE(r.reasoning, u"hm"_s);
    const ChatFacts &facts = r.outcome.facts;
    QCOMPARE(facts.generationId, u"gen-1"_s); // the header's word wins
    QCOMPARE(facts.host, u"SomeHost"_s);
    QCOMPARE(facts.servedModel, u"a/b-2026"_s);
    QCOMPARE(facts.nativeFinishReason, u"end_turn"_s);
    QCOMPARE(facts.upstream.size(), 2);
    QCOMPARE(facts.upstream[0].status, 503);
    QVERIFY((facts.usage == TokenUsage{10, 2, {}, 3, 1, Usd::fromPicos(120'000'000)}));
    const QJsonObject body = QJsonDocument::fromJson(m_server->requests().constFirst().body).object();
    QCOMPARE(body["reasoning"_L1].toObject(), (QJsonObject{{"effort"_L1, "high"_L1}}));
    QCOMPARE(body["provider"_L1].toObject(), (QJsonObject{{"allow_fallbacks"_L1, false}}));
    QVERIFY(!body.contains("stream_options"_L1));
}

void TestOpenRouterProvider::sendsItsHeaders()
{
    m_server->enqueue({FakeServer::answer(200, "{}")});
    ChatRecorder r(m_provider->chat(ask(u"a/b"_s), std::nullopt));
    QTRY_VERIFY(r.done());
    const FakeServer::Request &request = m_server->requests().constFirst();
    QCOMPARE(request.target, "/api/v1/chat/completions"_ba);
    QCOMPARE(request.header("authorization"), "Bearer sk-or-v1-test"_ba);
    QCOMPARE(request.header("x-openrouter-metadata"), "enabled"_ba);
    QCOMPARE(request.header("x-openrouter-title"), "Bakeoff"_ba);
    QCOMPARE(request.header("x-openrouter-cache"), "false"_ba);
}

void TestOpenRouterProvider::resends_data()
{
    QTest::addColumn<FakeServer::Script>("script");
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<bool>("mayResend");
    const auto error = [](int status, const QByteArrayList &headers = {}) {
        const QByteArray body = R"({"error":{"code":)"_ba + QByteArray::number(status) + R"(,"message":"m"}})"_ba;
        return FakeServer::Script{FakeServer::head(status, headers, body.size()) + body};
    };
    const auto row = [](const char *name, const FakeServer::Script &script, const char *kind, bool mayResend) {
        QTest::newRow(name) << script << QByteArray(kind) << mayResend;
    };
    row("408", error(408), "timeout", true);
    row("429", error(429), "rate_limited", true);
    row("502", error(502), "provider_failed", true);
    row("503", error(503), "overloaded", true);
    row("529", error(529), "overloaded", true);
    row("500", error(500), "provider_failed", false);
    row("504", error(504), "timeout", false);
    row("524", error(524), "timeout", false);
    row("400", error(400), "bad_input", false);
    row("401", error(401), "bad_key", false);
    row("402", error(402), "no_credit", false);
    row("403", error(403), "forbidden", false);
    row("404", error(404), "not_found", false);
    row("502 with a generation", error(502, {"X-Generation-Id: gen-1"_ba}), "provider_failed", false);
    row("502 as HTML", {FakeServer::answer(502, "<html>"_ba, "text/html"_ba)}, "bad_reply", false);
    row("503 as HTML", {FakeServer::answer(503, "<html>"_ba, "text/html"_ba)}, "overloaded", false);
    row("503 in a stream",
        {kHead, sse(R"({"error":{"code":503,"message":"m"},"choices":[{"finish_reason":"error"}]})"_ba),
         FakeServer::lastChunk()},
        "overloaded", false);
    row("502 after text",
        {kHead, sse(R"({"choices":[{"delta":{"content":"Hal"}}]})"_ba),
         sse(R"({"error":{"code":502,"message":"m"}})"_ba), FakeServer::lastChunk()},
        "provider_failed", false);
}

void TestOpenRouterProvider::resends()
{
    QFETCH(FakeServer::Script, script);
    QFETCH(QByteArray, kind);
    QFETCH(bool, mayResend);
    m_server->enqueue(script);
    ChatRecorder r(m_provider->chat(ask(u"a/b"_s), std::nullopt));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), kind);
    QCOMPARE(r.outcome.mayResend, mayResend);
    if (mayResend)
        QVERIFY(!r.outcome.error->maybeBilled);
    QCOMPARE(m_server->completeRequests(), 1); // the provider itself never does
}

void TestOpenRouterProvider::errorsInsideAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QString>("message");
    QTest::newRow("error in a whole choice")
        << R"({"id":"gen-1","choices":[{"index":0,"message":{"role":"assistant","content":""},"finish_reason":"error","error":{"code":502,"message":"gone","metadata":{"error_type":"provider_unavailable"}}}]})"_ba
        << "provider_failed"_ba << u"gone"_s;
    QTest::newRow("moderation")
        << R"({"error":{"code":403,"message":"flagged","metadata":{"reasons":["violence"],"flagged_input":"x","provider_name":"P","model_slug":"a/b"}}})"_ba
        << "moderated"_ba << u"flagged"_s;
    QTest::newRow("availability without a code")
        << R"({"error":{"message":"gone for now","error_type":"not_found","http_status":404,"availability":{"code":"model_deprecated","retryable":false}}})"_ba
        << "not_found"_ba << u"gone for now"_s;
}

void TestOpenRouterProvider::errorsInsideAnswers()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, kind);
    QFETCH(QString, message);
    m_server->enqueue({FakeServer::answer(200, body)});
    ChatRecorder r(m_provider->chat(ask(u"a/b"_s), std::nullopt));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), kind);
    QCOMPARE(r.outcome.error->providerMessage, message);
}

void TestOpenRouterProvider::cacheHits()
{
    const QByteArray body =
        R"({"choices":[{"message":{"content":"a"},"finish_reason":"stop"}],"usage":{"prompt_tokens":0,"completion_tokens":0}})"_ba;
    m_server->enqueue({FakeServer::head(200, {"Content-Type: application/json"_ba, "X-OpenRouter-Cache-Status: HIT"_ba},
                                        body.size()) +
                       body});
    ChatRecorder r(m_provider->chat(ask(u"a/b"_s), std::nullopt));
    QTRY_VERIFY(r.done());
    QVERIFY(r.outcome.facts.responseCacheHit);
}

void TestOpenRouterProvider::stoppedStreamsAreLookedUp()
{
    m_server->enqueue({kHead, sse(R"({"choices":[{"delta":{"content":"Hal"}}]})"_ba)});
    ChatRecorder r(m_provider->chat(ask(u"a/b"_s), std::nullopt));
    QTRY_COMPARE(r.text, u"Hal"_s);
    r.stream->abort();
    QTRY_VERIFY(r.done());
    QCOMPARE(r.kind(), "cancelled"_ba);
    QCOMPARE(r.outcome.facts.generationId, u"gen-1"_s);

    m_server->enqueue({FakeServer::answer(
        200,
        R"({"data":{"id":"gen-1","model":"a/b","provider_name":"SomeHost","total_cost":0.0000123456789012,"usage":0.0000123456789012,"tokens_prompt":9,"tokens_completion":8,"native_tokens_prompt":10,"native_tokens_completion":7,"native_tokens_reasoning":2,"native_tokens_cached":null,"finish_reason":null,"cancelled":true,"streamed":true}})"_ba)});
    Answer<GenerationInfo> a;
    m_provider->fetchGeneration(r.outcome.facts.generationId, this, a.take());
    QTRY_COMPARE(a.kind(), "ok"_ba);
    const GenerationInfo &info = **a.result;
    QVERIFY((info.usage == TokenUsage{10, {}, {}, 7, 2, Usd::fromPicos(12'345'679)}));
    QCOMPARE(info.host, u"SomeHost"_s);
    QVERIFY(info.cancelled);
    QCOMPARE(m_server->requests().constLast().target, "/api/v1/generation?id=gen-1"_ba);
}

void TestOpenRouterProvider::generationNotRecordedYet()
{
    m_server->enqueue({FakeServer::answer(404, R"({"error":{"message":"Generation gen-1 not found","code":404}})"_ba)});
    Answer<GenerationInfo> a;
    m_provider->fetchGeneration(u"gen-1"_s, this, a.take());
    QTRY_COMPARE(a.kind(), "not_found"_ba);
}

void TestOpenRouterProvider::modelsOfTheRealCatalogue()
{
    m_server->enqueue({FakeServer::answer(200, file("openrouter-models-cut.json"))});
    Answer<QList<ModelInfo>> a;
    m_provider->fetchModels(this, a.take());
    QTRY_COMPARE(a.kind(), "ok"_ba);
    QCOMPARE(m_server->requests().constFirst().target, "/api/v1/models?output_modalities=all"_ba);
    const QList<ModelInfo> &models = **a.result;
    QCOMPARE(models.size(), 10);
    const auto named = [&](const QString &id) {
        for (const ModelInfo &model : models) {
            if (model.id == id)
                return model;
        }
        return ModelInfo{};
    };

    const ModelInfo router = named(u"openrouter/auto"_s);
    QVERIFY(router.prices.base.rates.isEmpty());
    QCOMPARE(router.prices.base.unknownClasses, (QList{PriceClass::Prompt, PriceClass::Completion}));
    QCOMPARE(router.outputModalities, (QStringList{u"text"_s, u"image"_s}));
    QVERIFY(!router.maxCompletionTokens);

    const ModelInfo free = named(u"dots-studio/dots-3-note-preview:free"_s);
    QVERIFY(free.prices.base.rates[PriceClass::Prompt].isFree());
    QVERIFY(free.prices.base.unknownClasses.isEmpty());

    const ModelInfo alias = named(u"~z-ai/glm-latest"_s);
    QCOMPARE(alias.aliasTarget, u"z-ai/glm-5.3"_s);
    QVERIFY(alias.reasoning && alias.reasoning->mandatory);
    QCOMPARE(alias.reasoning->defaultEffort, u"max"_s);
    QCOMPARE(alias.reasoning->efforts, (QStringList{u"max"_s, u"high"_s, u"low"_s}));

    const ModelInfo long22 = named(u"google/gemini-3.7-flash"_s);
    QCOMPARE(long22.name, u"Google: Gemini 3.7 Flash"_s);
    QCOMPARE(long22.contextLength, 1048576);
    QCOMPARE(long22.maxCompletionTokens, 65536);
    QCOMPARE(long22.created, UtcMicros{1786640581'000'000});
    QVERIFY(long22.supportedParameters && long22.supportedParameters->contains(u"temperature"_s));
    const QMap<PriceClass, Rate> rates{
        {PriceClass::Prompt, rate("0.000000375")},
        {PriceClass::Completion, rate("0.000001875")},
        {PriceClass::Image, rate("0.000000375", priceClassUnit(PriceClass::Image))},
        {PriceClass::Audio, rate("0.000000375", priceClassUnit(PriceClass::Audio))},
        {PriceClass::InputAudioCache, rate("0.0000000375", priceClassUnit(PriceClass::InputAudioCache))},
        {PriceClass::WebSearch, rate("0.014", Unit::Search)},
        {PriceClass::InternalReasoning, rate("0.000001875")},
        {PriceClass::InputCacheRead, rate("0.0000000375")},
        {PriceClass::InputCacheWrite, rate("0.0000000208333333333333")}};
    QVERIFY(long22.prices.base.rates == rates);
    QCOMPARE(long22.prices.source, u"openrouter catalogue"_s);
    QVERIFY(long22.prices.readOn.value > 0);

    QVERIFY(named(u"openai/gpt-audio"_s).prices.base.rates.contains(PriceClass::AudioOutput));
    QVERIFY(named(u"google/gemini-3.1-flash-lite-image"_s).prices.base.rates.contains(PriceClass::ImageOutput));
}

void TestOpenRouterProvider::conditionalPrices()
{
    m_server->enqueue({FakeServer::answer(200, file("openrouter-models-cut.json"))});
    Answer<QList<ModelInfo>> a;
    m_provider->fetchModels(this, a.take());
    QTRY_COMPARE(a.kind(), "ok"_ba);
    QMap<QString, QList<RateOverride>> overrides;
    for (const ModelInfo &model : **a.result)
        overrides[model.id] = model.prices.overrides;

    const QList<RateOverride> byTime = overrides[u"deepseek/deepseek-v4-flash-vision-exp"_s];
    QCOMPARE(byTime.size(), 4);
    RateOverride first;
    first.utcStart = 1000;
    first.utcEnd = 100;
    first.rates.rates = {{PriceClass::Prompt, rate("0.00000022")},
                         {PriceClass::Completion, rate("0.00000066")},
                         {PriceClass::InputCacheRead, rate("0.000000007")}};
    QVERIFY(byTime[0] == first);

    const QList<RateOverride> bySize = overrides[u"qwen/qwen3.7-flash"_s];
    QCOMPARE(bySize.size(), 2);
    QCOMPARE(bySize[0].minPromptTokens, 32000);
    QCOMPARE(bySize[1].minPromptTokens, 256000);
    QVERIFY(!bySize[1].utcStart && !bySize[1].utcEnd);
    QCOMPARE(bySize[1].rates.rates[PriceClass::InputCacheWrite], rate("0.00000025"));
    QVERIFY(overrides[u"openai/gpt-audio"_s].isEmpty());
}

void TestOpenRouterProvider::pages()
{
    m_server->enqueue({FakeServer::answer(
        200, R"({"data":[{"id":"a"}],"total_count":3,"links":{"next":"/api/v1/models?offset=1"}})"_ba)});
    m_server->enqueue({FakeServer::answer(200, R"({"data":[{"id":"a"},{"id":"b"}],"links":{"next":"?offset=2"}})"_ba)});
    m_server->enqueue({FakeServer::answer(200, R"({"data":[{"id":"c"}],"links":{"next":null}})"_ba)});
    Answer<QList<ModelInfo>> a;
    m_provider->fetchModels(this, a.take());
    QTRY_COMPARE(a.kind(), "ok"_ba);
    QCOMPARE((*a.result)->size(), 3);
    QCOMPARE(m_server->requests()[1].target, "/api/v1/models?offset=1"_ba);
    QCOMPARE(m_server->requests()[2].target, "/api/v1/models?offset=2"_ba);
}

void TestOpenRouterProvider::pagesByOffset()
{
    m_server->enqueue({FakeServer::answer(200, R"({"data":[{"id":"a"},{"id":"b"}],"total_count":3})"_ba)});
    m_server->enqueue({FakeServer::answer(200, R"({"data":[{"id":"c"}],"total_count":3})"_ba)});
    Answer<QList<ModelInfo>> a;
    m_provider->fetchModels(this, a.take());
    QTRY_COMPARE(a.kind(), "ok"_ba);
    QCOMPARE((*a.result)->size(), 3);
    QCOMPARE(m_server->requests()[1].target, "/api/v1/models?output_modalities=all&offset=2"_ba);
}

void TestOpenRouterProvider::pagesInACircle()
{
    m_server->handler = [](const FakeServer::Request &) {
        return FakeServer::Script{
            FakeServer::answer(200, R"({"data":[{"id":"a"}],"links":{"next":"/api/v1/models"}})"_ba)};
    };
    Answer<QList<ModelInfo>> a;
    m_provider->fetchModels(this, a.take());
    QTRY_COMPARE(a.kind(), "ok"_ba);
    QCOMPARE((*a.result)->size(), 1);
    QCOMPARE(m_server->completeRequests(), 2);
}

void TestOpenRouterProvider::pageOnAnotherHost()
{
    m_server->enqueue(
        {FakeServer::answer(200, R"({"data":[{"id":"a"}],"links":{"next":"https://evil.example/models"}})"_ba)});
    Answer<QList<ModelInfo>> a;
    m_provider->fetchModels(this, a.take());
    QTRY_COMPARE(a.kind(), "foreign_host"_ba);
}

void TestOpenRouterProvider::oddModels()
{
    m_server->enqueue({FakeServer::answer(
        200,
        R"({"data":[{"id":"a","name":null,"context_length":null,"pricing":null,"architecture":null,"supported_parameters":null,"top_provider":null,"reasoning":null,"of_tomorrow":{}},{"name":"no id"},7,{"id":"b","pricing":{"prompt":0.000001,"completion":"free?","later":"1","overrides":[{"min_prompt_tokens":10,"utc_days":[0,6,9],"prompt":"-1"}]}}]})"_ba)});
    Answer<QList<ModelInfo>> a;
    m_provider->fetchModels(this, a.take());
    QTRY_COMPARE(a.kind(), "ok"_ba);
    const QList<ModelInfo> &models = **a.result;
    QCOMPARE(models.size(), 2);
    QVERIFY((models[0] == ModelInfo{.id = u"a"_s, .name = u"a"_s}));
    QCOMPARE(models[1].prices.base.rates[PriceClass::Prompt], rate("0.000001"));
    QCOMPARE(models[1].prices.base.unknownClasses, QList{PriceClass::Completion});
    QCOMPARE(models[1].prices.overrides.size(), 1);
    QCOMPARE(models[1].prices.overrides[0].utcDays, (QList{0, 6}));
    QCOMPARE(models[1].prices.overrides[0].rates.unknownClasses, QList{PriceClass::Prompt});
}

void TestOpenRouterProvider::endpoints()
{
    m_server->enqueue({FakeServer::answer(200, file("openrouter-endpoints-cut.json"))});
    Answer<QList<ModelEndpoint>> a;
    m_provider->fetchEndpoints(u"z-ai/glm-5.2"_s, this, a.take());
    QTRY_COMPARE(a.kind(), "ok"_ba);
    QCOMPARE(m_server->requests().constFirst().target, "/api/v1/models/z-ai/glm-5.2/endpoints"_ba);
    const QList<ModelEndpoint> &list = **a.result;
    QCOMPARE(list.size(), 4);
    QCOMPARE(list[0].host, u"Novita"_s);
    QCOMPARE(list[0].tag, u"novita/fp8"_s);
    QCOMPARE(list[0].quantization, u"fp8"_s);
    QCOMPARE(list[0].contextLength, 1048576);
    QCOMPARE(list[0].status, 0);
    QCOMPARE(list[0].uptime30m, 98.39425482127007);
    QVERIFY(!list[0].uptime1d);
    QCOMPARE(list[0].prices.base.rates.size(), 3); // the discount is no price
    QCOMPARE(list[3].prices.base.rates[PriceClass::Prompt], rate("0.000000924"));
}

void TestOpenRouterProvider::endpointsOfOddIds()
{
    m_server->handler = [](const FakeServer::Request &) {
        return FakeServer::Script{FakeServer::answer(200, R"({"data":{"endpoints":[]}})"_ba)};
    };
    for (const auto &[id, target] : {std::pair{u"~x-ai/grok-latest"_s, "/api/v1/models/~x-ai/grok-latest/endpoints"_ba},
                                     std::pair{u"a/b:free"_s, "/api/v1/models/a/b:free/endpoints"_ba},
                                     std::pair{u"a/b?c#d"_s, "/api/v1/models/a/b%3Fc%23d/endpoints"_ba}}) {
        Answer<QList<ModelEndpoint>> a;
        m_provider->fetchEndpoints(id, this, a.take());
        QTRY_COMPARE(a.kind(), "ok"_ba);
        QCOMPARE(m_server->requests().constLast().target, target);
    }
}

void TestOpenRouterProvider::keyInfo_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<AccountInfo>("info");
    QTest::newRow("limited")
        << R"({"data":{"label":"sk-or-v1-abc...123","limit":10,"limit_remaining":7.25,"usage":2.75,"usage_daily":0,"is_free_tier":false,"rate_limit":{"requests":-1}}})"_ba
        << AccountInfo{u"sk-or-v1-abc...123"_s,
                       Usd::fromPicos(10'000'000'000'000),
                       Usd::fromPicos(7'250'000'000'000),
                       Usd::fromPicos(2'750'000'000'000),
                       false,
                       2};
    QTest::newRow("without a limit")
        << R"({"data":{"label":"l","limit":null,"limit_remaining":null,"usage":0,"is_free_tier":true}})"_ba
        << AccountInfo{u"l"_s, {}, {}, Usd(), true, 2};
    QTest::newRow("in debt") << R"({"data":{"label":"l","limit":1,"limit_remaining":-0.000001}})"_ba
                             << AccountInfo{
                                    u"l"_s, Usd::fromPicos(1'000'000'000'000), Usd::fromPicos(-1'000'000), {}, {}, 2};
}

void TestOpenRouterProvider::keyInfo()
{
    QFETCH(QByteArray, key);
    QFETCH(AccountInfo, info);
    m_server->enqueue({FakeServer::answer(200, key)});
    m_server->enqueue({FakeServer::answer(200, R"({"data":[{"id":"a"},{"id":"b"}]})"_ba)});
    Answer<AccountInfo> a;
    m_provider->testAccount(this, a.take());
    QTRY_COMPARE(a.kind(), "ok"_ba);
    QVERIFY(**a.result == info);
    QCOMPARE(m_server->requests().constFirst().target, "/api/v1/key"_ba);
    QCOMPARE(m_server->requests().constFirst().header("authorization"), "Bearer sk-or-v1-test"_ba);
}

void TestOpenRouterProvider::spending()
{
    const auto ask = [this](const QByteArray &key) {
        m_server->enqueue({FakeServer::answer(200, key)});
        Answer<AccountSpending> a;
        m_provider->fetchSpending(this, a.take());
        if (!QTest::qWaitFor([&a] { return a.result.has_value(); }, 10'000))
            return Result<AccountSpending>(Error{.kind = ErrorKind::Timeout});
        return *a.result;
    };
    QVERIFY(m_provider->hasSpending());
    const auto both = ask(R"({"data":{"usage":5,"usage_daily":0.000000000042,"usage_monthly":1.25}})"_ba);
    QVERIFY(both.ok());
    QVERIFY((*both == AccountSpending{Usd::fromPicos(42), Usd::fromPicos(1'250'000'000'000)}));
    QCOMPARE(m_server->requests().constLast().target, "/api/v1/key"_ba);
    // Not said is not nothing.
    QVERIFY((ask(R"({"data":{"usage_daily":null}})"_ba).value() == AccountSpending{}));
    QVERIFY((ask(R"({"data":{"usage_daily":0}})"_ba).value() == AccountSpending{Usd(), {}}));
    QCOMPARE(ask(R"([])"_ba).error().kind, ErrorKind::BadReply);
}

void TestOpenRouterProvider::accountErrors_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("wrong key") << FakeServer::answer(401, R"({"error":{"message":"User not found.","code":401}})"_ba)
                               << "bad_key"_ba;
    QTest::newRow("no such path") << FakeServer::answer(404, "<html>"_ba, "text/html"_ba) << "not_found"_ba;
    QTest::newRow("web page") << FakeServer::answer(200, "<html>"_ba, "text/html"_ba) << "bad_reply"_ba;
    QTest::newRow("other JSON") << FakeServer::answer(200, "{}"_ba) << "bad_reply"_ba;
}

void TestOpenRouterProvider::accountErrors()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, kind);
    m_server->handler = [answer](const FakeServer::Request &) { return FakeServer::Script{answer}; };
    Answer<AccountInfo> account;
    m_provider->testAccount(this, account.take());
    QTRY_COMPARE(account.kind(), kind);
    Answer<QList<ModelEndpoint>> list;
    m_provider->fetchEndpoints(u"a/b"_s, this, list.take());
    QTRY_COMPARE(list.kind(), kind);
}

QTEST_GUILESS_MAIN(TestOpenRouterProvider)
#include "tst_openrouterprovider.moc"
