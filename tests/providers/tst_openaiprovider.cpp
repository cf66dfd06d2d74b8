// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/openai/openaiprovider.h"

#include "base/clock.h"
#include "chatrecorder.h"
#include "openaitraffic.h"
#include "providers/openai/openaimodels.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

class TestOpenAiProvider : public QObject {
    Q_OBJECT
private slots:
    void bodies_data();
    void bodies();
    void bodiesAreDeterministic();
    void ignoredParameters_data();
    void ignoredParameters();
    void models_data();
    void models();
    void modelErrors_data();
    void modelErrors();
    void testsAccounts();
    void fetchEndsWithItsContext();
    void makes();
    void modelDetails();
    void pricesPerMillion_data();
    void pricesPerMillion();

private:
    SystemClock m_clock;
};

void TestOpenAiProvider::bodies_data()
{
    QTest::addColumn<ProviderKind>("kind");
    QTest::addColumn<Preset>("preset");
    QTest::addColumn<GenerationSettings>("settings");
    QTest::addColumn<bool>("stream");
    QTest::addColumn<QByteArray>("body");
    GenerationSettings all;
    all.temperature = 0.7;
    all.topP = 0.9;
    all.maxTokens = 100;
    all.seed = 42;
    all.reasoningEffort = u"low"_s;
    all.routing = {{"allow_fallbacks"_L1, false}};
    const auto row = [](const char *name, ProviderKind kind, Preset preset, const GenerationSettings &settings,
                        const QByteArray &body,
                        bool stream = true) { QTest::newRow(name) << kind << preset << settings << stream << body; };
    const QByteArray messages = R"("messages":[{"content":"Why?","role":"user"}],"model":"m")"_ba;
    row("nothing set", ProviderKind::OpenAi, Preset::Generic, {},
        "{"_ba + messages + R"(,"stream":true,"stream_options":{"include_usage":true}})"_ba);
    row("not streamed", ProviderKind::OpenAi, Preset::Generic, {}, "{"_ba + messages + R"(,"stream":false})"_ba, false);
    const QByteArray older =
        R"({"max_tokens":100,)"_ba + messages +
        R"(,"reasoning_effort":"low","seed":42,"stream":true,"stream_options":{"include_usage":true},"temperature":0.7,"top_p":0.9})"_ba;
    row("generic", ProviderKind::OpenAi, Preset::Generic, all, older);
    row("Ollama", ProviderKind::OpenAi, Preset::Ollama, all, older);
    row("Together AI", ProviderKind::OpenAi, Preset::Together, all, older);
    row("XALEN", ProviderKind::OpenAi, Preset::Xalen, all, older);
    row("OpenAI", ProviderKind::OpenAi, Preset::OpenAi, all,
        QByteArray(older).replace("max_tokens", "max_completion_tokens"));
    row("OpenRouter", ProviderKind::OpenRouter, Preset::OpenRouter, all,
        R"({"max_completion_tokens":100,)"_ba + messages +
            R"(,"provider":{"allow_fallbacks":false},"reasoning":{"effort":"low"},"seed":42,"stream":true,"temperature":0.7,"top_p":0.9})"_ba);
}

void TestOpenAiProvider::bodies()
{
    QFETCH(ProviderKind, kind);
    QFETCH(Preset, preset);
    QFETCH(GenerationSettings, settings);
    QFETCH(bool, stream);
    QFETCH(QByteArray, body);
    ChatRequest request = ask(u"m"_s);
    request.settings = settings;
    request.stream = stream;
    QCOMPARE(chatBody(request, chatDialect(kind, preset)), body);
}

void TestOpenAiProvider::bodiesAreDeterministic()
{
    ChatRequest request = ask(u"m"_s, u"Grüße \"aus\"\n日本 \\ 🍰"_s);
    request.messages.prepend({ChatRole::System, u"Be brief."_s});
    request.messages.append({ChatRole::Assistant, u"Yes."_s});
    const QByteArray body = chatBody(request, chatDialect(ProviderKind::OpenAi, Preset::Generic));
    QCOMPARE(chatBody(request, chatDialect(ProviderKind::OpenAi, Preset::Generic)), body);
    const QJsonArray messages = json(body)["messages"_L1].toArray();
    QCOMPARE(messages.size(), 4); // and one that asks to go on
    QCOMPARE(messages[0]["role"_L1].toString(), u"system"_s);
    QCOMPARE(messages[1]["content"_L1].toString(), request.messages[1].text);
    QCOMPARE(messages[2]["role"_L1].toString(), u"assistant"_s);
}

void TestOpenAiProvider::ignoredParameters_data()
{
    QTest::addColumn<ProviderKind>("kind");
    QTest::addColumn<std::optional<QStringList>>("supported");
    QTest::addColumn<QStringList>("ignored");
    using List = std::optional<QStringList>;
    const QStringList everything{u"temperature"_s, u"top_p"_s, u"max_tokens"_s, u"seed"_s, u"reasoning"_s};
    QTest::newRow("not said") << ProviderKind::OpenRouter << List() << QStringList();
    QTest::newRow("all taken") << ProviderKind::OpenRouter << List(everything) << QStringList();
    QTest::newRow("none taken") << ProviderKind::OpenRouter << List(QStringList())
                                << QStringList{u"max_completion_tokens"_s, u"reasoning"_s, u"seed"_s, u"temperature"_s,
                                               u"top_p"_s};
    QTest::newRow("some") << ProviderKind::OpenRouter
                          << List({u"max_completion_tokens"_s, u"reasoning_effort"_s, u"seed"_s})
                          << QStringList{u"temperature"_s, u"top_p"_s};
    QTest::newRow("routing elsewhere") << ProviderKind::OpenAi << List(everything) << QStringList{u"provider"_s};
}

void TestOpenAiProvider::ignoredParameters()
{
    QFETCH(ProviderKind, kind);
    QFETCH(std::optional<QStringList>, supported);
    QFETCH(QStringList, ignored);
    FakeServer server;
    server.enqueue({kHead, content("a"_ba), kStop, kDone, kLast});
    ProviderConfig config = configAt(server.url(u"/v1"_s));
    config.kind = kind;
    const auto provider = makeProvider(config, "k"_ba, m_clock);
    QVERIFY(provider.ok());
    ChatRequest request = ask(u"m"_s);
    request.settings.temperature = 0;
    request.settings.topP = 1;
    request.settings.maxTokens = 5;
    request.settings.seed = 1;
    request.settings.reasoningEffort = u"high"_s;
    request.settings.routing = {{"sort"_L1, "price"_L1}};
    ModelInfo model;
    model.id = u"m"_s;
    model.supportedParameters = supported;
    ChatRecorder r((*provider)->text()->chat(request, model));
    QTRY_VERIFY(r.done());
    QCOMPARE(r.outcome.facts.ignoredParameters, ignored);
    // They are sent all the same: a catalogue may be older than its model.
    QVERIFY(json(server.requests().constFirst().body).contains("temperature"_L1));
}

void TestOpenAiProvider::models_data()
{
    QTest::addColumn<Preset>("preset");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("ids");
    const QStringList two{u"a"_s, u"b"_s};
    QTest::newRow("data")
        << Preset::OpenAi
        << R"({"object":"list","data":[{"id":"a","object":"model","created":1,"owned_by":"x"},{"id":"b"}]})"_ba << two;
    QTest::newRow("bare array") << Preset::Together << R"([{"id":"a"},{"id":"b"}])"_ba << two;
    QTest::newRow("models") << Preset::Generic << R"({"models":[{"id":"a"},{"name":"b"}]})"_ba << two;
    QTest::newRow("strings") << Preset::Generic << R"({"data":["a","b"]})"_ba << two;
    QTest::newRow("Ollama without models") << Preset::Ollama << R"({"object":"list","data":null})"_ba << QStringList();
    QTest::newRow("empty") << Preset::LlamaServer << R"({"data":[]})"_ba << QStringList();
    QTest::newRow("twice the same, one without id")
        << Preset::Generic << R"({"data":[{"id":"a"},{"id":"a"},{"object":"model"},{"id":"b"}]})"_ba << two;
}

void TestOpenAiProvider::models()
{
    QFETCH(Preset, preset);
    QFETCH(QByteArray, body);
    QFETCH(QStringList, ids);
    FakeServer server;
    server.enqueue({FakeServer::answer(200, body)});
    OpenAiProvider provider(configAt(server.url(u"/v1/"_s), preset), {}, m_clock);
    Answer<QList<ModelInfo>> a;
    provider.fetchModels(this, a.take());
    QCOMPARE(a.calls, 0);
    QTRY_COMPARE(a.calls, 1);
    QVERIFY2(a.ok(), a.kind().constData());
    QStringList found;
    for (const ModelInfo &model : **a.result)
        found.append(model.id);
    QCOMPARE(found, ids);
    QCOMPARE(server.requests().constFirst().target, "/v1/models"_ba);
}

void TestOpenAiProvider::modelErrors_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("wrong key") << FakeServer::answer(401, R"({"error":{"message":"no"}})"_ba) << "bad_key"_ba;
    QTest::newRow("wrong path") << FakeServer::answer(404, "404 page not found"_ba, "text/plain"_ba) << "not_found"_ba;
    QTest::newRow("HTML") << FakeServer::answer(200, "<html>"_ba, "text/html"_ba) << "bad_reply"_ba;
    QTest::newRow("other JSON") << FakeServer::answer(200, R"({"hello":1})"_ba) << "bad_reply"_ba;
    QTest::newRow("200 with an error") << FakeServer::answer(200, R"({"error":{"message":"no","code":403}})"_ba)
                                       << "forbidden"_ba;
    QTest::newRow("too deep") << FakeServer::answer(200, QByteArray(10'000, '[') + QByteArray(10'000, ']'))
                              << "limit_exceeded"_ba;
}

void TestOpenAiProvider::modelErrors()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, kind);
    FakeServer server;
    server.handler = [answer](const FakeServer::Request &) { return FakeServer::Script{answer}; };
    OpenAiProvider provider(configAt(server.url(u"/v1"_s)), {}, m_clock);
    Answer<QList<ModelInfo>> models;
    provider.fetchModels(this, models.take());
    QTRY_COMPARE(models.kind(), kind);
    Answer<AccountInfo> account;
    provider.testAccount(this, account.take());
    QTRY_COMPARE(account.kind(), kind);
}

void TestOpenAiProvider::testsAccounts()
{
    FakeServer server;
    server.enqueue({FakeServer::answer(200, R"({"data":[{"id":"a"},{"id":"b"}]})"_ba)});
    OpenAiProvider provider(configAt(server.url(u"/v1"_s)), "secret-key"_ba, m_clock);
    Answer<AccountInfo> a;
    provider.testAccount(this, a.take());
    QTRY_COMPARE(a.kind(), "ok"_ba);
    QCOMPARE(**a.result, AccountInfo{.models = 2});
    QCOMPARE(server.requests().constFirst().header("authorization"), "Bearer secret-key"_ba);

    OpenAiProvider keyless(configAt(QUrl(u"https://api.openai.com/v1"_s), Preset::OpenAi), {}, m_clock);
    Answer<AccountInfo> none;
    keyless.testAccount(this, none.take());
    QTRY_COMPARE(none.kind(), "no_key"_ba);
}

void TestOpenAiProvider::fetchEndsWithItsContext()
{
    FakeServer server;
    server.enqueue({FakeServer::gate(), FakeServer::answer(200, "{}")});
    auto provider = std::make_unique<OpenAiProvider>(configAt(server.url(u"/v1"_s)), QByteArray(), m_clock);
    auto context = std::make_unique<QObject>();
    Answer<QList<ModelInfo>> a;
    provider->fetchModels(context.get(), a.take());
    QTRY_COMPARE(server.completeRequests(), 1);
    provider.reset(); // the request alone keeps the connections now
    context.reset();
    server.openGate();
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(a.calls, 0);
}

void TestOpenAiProvider::makes()
{
    const auto make = [this](ProviderKind kind, const QString &url) {
        ProviderConfig config = configAt(QUrl(url));
        config.kind = kind;
        return makeProvider(config, {}, m_clock);
    };
    const auto openAi = make(ProviderKind::OpenAi, u"https://a.example"_s);
    QVERIFY(openAi.ok());
    QVERIFY((*openAi)->text());
    QVERIFY(!(*openAi)->hasEndpoints());
    QVERIFY(!(*openAi)->hasGenerationLookup());
    Answer<QList<ModelEndpoint>> endpoints;
    (*openAi)->fetchEndpoints(u"m"_s, this, endpoints.take());
    QTRY_COMPARE(endpoints.kind(), "not_found"_ba);
    Answer<GenerationInfo> generation;
    (*openAi)->fetchGeneration(u"g"_s, this, generation.take());
    QTRY_COMPARE(generation.kind(), "not_found"_ba);

    const auto openRouter = make(ProviderKind::OpenRouter, u"https://a.example"_s);
    QVERIFY(openRouter.ok());
    QVERIFY((*openRouter)->hasEndpoints());
    QVERIFY((*openRouter)->hasGenerationLookup());
    const auto replicate = make(ProviderKind::Replicate, u"https://a.example"_s);
    QVERIFY(replicate.ok());
    QVERIFY((*replicate)->predictions());
    const auto none = make(ProviderKind::Cog, u"https://a.example"_s);
    QVERIFY(!none.ok());
    QCOMPARE(none.error().kind, ErrorKind::BadInput);
    QVERIFY(none.error().detail.contains(QString(providerKindName(ProviderKind::Cog))));
    QVERIFY(!make(ProviderKind::OpenAi, u"nonsense"_s).ok());
    QCOMPARE(make(ProviderKind::OpenAi, u"http://192.0.2.1/v1"_s).error().kind, ErrorKind::InsecureUrl);
}

void TestOpenAiProvider::modelDetails()
{
    const auto only = [](Preset preset, const QByteArray &body) {
        const auto root = JsonNode::parse(body);
        const auto models = root ? parseOpenAiModels(*root, preset, UtcMicros{7}) : root.error();
        return models && models->size() == 1 ? models->constFirst() : ModelInfo{};
    };
    const ModelInfo vllm =
        only(Preset::Vllm, R"({"data":[{"id":"a","created":1700000000,"owned_by":"vllm","max_model_len":4096}]})"_ba);
    QCOMPARE(vllm.contextLength, 4096);
    QCOMPARE(vllm.name, u"a"_s);
    QCOMPARE(vllm.ownedBy, u"vllm"_s);
    QCOMPARE(vllm.created, UtcMicros{1'700'000'000'000'000});
    QVERIFY(vllm.prices.empty());
    QVERIFY(!vllm.supportedParameters);
    const ModelInfo llama = only(
        Preset::LlamaServer,
        R"({"data":[{"id":"/m/a.gguf","created":0,"meta":{"n_ctx_train":8192},"architecture":{"input_modalities":["text","image"],"output_modalities":["text"]}}]})"_ba);
    QCOMPARE(llama.contextLength, 8192);
    QVERIFY(!llama.created);
    QCOMPARE(llama.inputModalities, (QStringList{u"text"_s, u"image"_s}));
    // Nobody says what unit another service's prices are in.
    const ModelInfo xalen = only(Preset::Xalen, R"({"data":[{"id":"a","pricing":{"input":1,"output":2}}]})"_ba);
    QVERIFY(xalen.prices.empty());
}

void TestOpenAiProvider::pricesPerMillion_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QString>("prompt"); // empty: unknown
    QTest::addColumn<QString>("completion");
    const auto row = [](const char *name, const QByteArray &members, const QString &prompt, const QString &completion) {
        QTest::newRow(name) << members << prompt << completion;
    };
    row("whole", R"("type":"chat","pricing":{"hourly":0,"input":3,"output":7,"base":0,"finetune":0})"_ba, u"0.000003"_s,
        u"0.000007"_s);
    row("fractions", R"("type":"chat","pricing":{"input":0.18,"output":0.5900000001})"_ba, u"0.00000018"_s,
        u"0.0000005900000001"_s);
    row("exponent", R"("type":"language","pricing":{"input":1e-2,"output":1.5e1})"_ba, u"0.00000001"_s, u"0.000015"_s);
    row("strings", R"("pricing":{"input":"0.2","output":"0.2"})"_ba, u"0.0000002"_s, u"0.0000002"_s);
    row("free", R"("type":"chat","pricing":{"hourly":0,"input":0,"output":0})"_ba, u"0"_s, u"0"_s);
    row("rented by the hour", R"("type":"chat","pricing":{"hourly":3.5,"input":0,"output":0})"_ba, {}, {});
    row("image model", R"("type":"image","pricing":{"input":0,"output":0,"base":0})"_ba, {}, {});
    row("half a price", R"("type":"chat","pricing":{"input":1})"_ba, {}, {});
    row("none", R"("type":"chat")"_ba, {}, {});
}

void TestOpenAiProvider::pricesPerMillion()
{
    QFETCH(QByteArray, item);
    QFETCH(QString, prompt);
    QFETCH(QString, completion);
    const auto root = JsonNode::parse(R"([{"id":"a",)"_ba + item + "}]"_ba);
    QVERIFY(root.ok());
    const auto models = parseOpenAiModels(*root, Preset::Together, UtcMicros{7});
    QVERIFY(models.ok());
    const RateCard &card = models->constFirst().prices;
    QCOMPARE(card.empty(), prompt.isEmpty());
    if (prompt.isEmpty())
        return;
    QCOMPARE(card.base.rates[PriceClass::Prompt].toDecimal(), prompt);
    QCOMPARE(card.base.rates[PriceClass::Completion].toDecimal(), completion);
    QCOMPARE(card.readOn, UtcMicros{7});
    QCOMPARE(card.source, u"together catalogue"_s);
}

QTEST_GUILESS_MAIN(TestOpenAiProvider)
#include "tst_openaiprovider.moc"
