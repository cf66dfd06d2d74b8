// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawclient.h"
#include "sandbox/sandboxmodels.h"
#include "sandbox/sandboxserver.h"

#include <QSet>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace bakeoff {

namespace {
const QByteArray kRouter = "/api/v1/chat/completions";
const QByteArray kOpenAi = "/openai/v1/chat/completions";
const QString kMarkdown = u"# Bread & ‘Wein’\n\n- \"one\"\t\\ two\n- 日本語 👩‍👩‍👧\n\n```cpp\nint main() { return "
                          u"0; }\n```\n\n"
                          "| a | b |\n|---|---|\n| 1 | 2 |\n"_s;
} // namespace

class TestSandbox : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void routes_data();
    void routes();
    void badRequests_data();
    void badRequests();
    void catalogueHasEveryField();
    void cataloguePagesCoverIt();
    void catalogueFilters_data();
    void catalogueFilters();
    void endpointsSayWhatWasMeasured();
    void echoGivesThePromptBack_data();
    void echoGivesThePromptBack();
    void streamOfOpenRouter();
    void streamOfOpenAi();
    void usageOnlyWhereAsked();
    void wholeAnswers();
    void costIsExactAndRecorded();
    void leavingStopsAStream();
    void leavingDoesNotStopAWholeAnswer();
    void storiesObeyTheirSeed();
    void storiesDiffer();
    void limitsAndStops_data();
    void limitsAndStops();
    void reasoningCanBeHidden();
    void paceIsAskedFor();
    void routing_data();
    void routing();
    void fallbacksAreReported();
    void sixteenAtOnce();
    void slowReadersGetAll();
    void creditsNeedAManagementKey();

private:
    void chat(RawClient &client, const QByteArray &path, const QJsonObject &body, const QByteArray &extra = {});
    QJsonObject generation(const QString &id);

    SystemClock m_clock;
    std::unique_ptr<SandboxServer> m_server;
};

void TestSandbox::init()
{
    m_server = std::make_unique<SandboxServer>(SandboxServerOptions{.token = u"t"_s, .seed = 1}, m_clock);
    QVERIFY(m_server->listen().ok());
}

void TestSandbox::cleanup()
{
    m_server.reset();
}

void TestSandbox::chat(RawClient &client, const QByteArray &path, const QJsonObject &body, const QByteArray &extra)
{
    client.send(RawClient::post(path, body, extra));
    QTRY_VERIFY_WITH_TIMEOUT(client.whole() || client.closed, 30'000);
}

QJsonObject TestSandbox::generation(const QString &id)
{
    QJsonObject data;
    // Known some time after the end only, so it is asked for again, each time on a connection of its own.
    for (int i = 0; i < 100 && data.isEmpty(); ++i) {
        RawClient client(m_server->port());
        client.send(RawClient::get("/api/v1/generation?id=" + id.toUtf8()));
        if (!QTest::qWaitFor([&client] { return client.whole(); }, 5000))
            break;
        data = client.json()[u"data"].toObject();
        QTest::qWait(20);
    }
    return data;
}

void TestSandbox::routes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("contains");
    const auto row = [](const char *name, const char *method, const char *path, const char *key, int status,
                        const char *contains) {
        QTest::newRow(name) << QByteArray(method) << QByteArray(path) << QByteArray(key) << status
                            << QByteArray(contains);
    };
    row("health", "GET", "/health", "", 200, "\"token\":\"t\"");
    row("models without key", "GET", "/api/v1/models", "", 200, "sandbox/story-fast");
    row("models with wrong key", "GET", "/api/v1/models", "Bearer sk-wrong", 401, "\"code\":401");
    row("models of the key", "GET", "/api/v1/models/user", "Bearer sandbox", 200, "sandbox/echo");
    row("models of nobody", "GET", "/api/v1/models/user", "", 401, "authentication");
    row("count", "GET", "/api/v1/models/count", "", 200, "\"count\":");
    row("one model", "GET", "/api/v1/model/sandbox/echo", "", 200, "\"id\":\"echo\"");
    row("unknown model", "GET", "/api/v1/models/sandbox/nobody/endpoints", "", 404, "\"code\":404");
    row("endpoints", "GET", "/api/v1/models/sandbox/story-hot/endpoints", "", 200, "Sandbox B");
    row("key", "GET", "/api/v1/key", "Bearer sandbox", 200, "\"limit_remaining\":10");
    row("key, lower-case scheme", "GET", "/api/v1/key", "bearer sandbox", 200, "\"label\":\"sandbox\"");
    row("no key", "GET", "/api/v1/key", "", 401, "\"error_type\":\"authentication\"");
    row("wrong key", "GET", "/api/v1/key", "Bearer sandbox2", 401, "\"message\"");
    row("basic auth", "GET", "/api/v1/key", "Basic sandbox", 401, "\"message\"");
    row("credits", "GET", "/api/v1/credits", "Bearer sandbox", 403, "management");
    row("generation", "GET", "/api/v1/generation?id=gen-0", "Bearer sandbox", 404, "gen-0");
    row("chat by GET", "GET", "/api/v1/chat/completions", "Bearer sandbox", 405, "\"code\":405");
    row("models by POST", "POST", "/api/v1/models", "Bearer sandbox", 405, "not allowed");
    row("nothing here", "GET", "/api/v1/videos", "Bearer sandbox", 404, "\"code\":404");
    row("root", "GET", "/", "", 404, "\"error\"");
    row("OpenAI models", "GET", "/openai/v1/models", "Bearer sandbox", 200, "\"object\":\"list\"");
    row("OpenAI one model", "GET", "/openai/v1/models/sandbox%2Fecho", "Bearer sandbox", 200, "\"owned_by\"");
    row("OpenAI unknown model", "GET", "/openai/v1/models/gpt-9", "Bearer sandbox", 404, "model_not_found");
    row("OpenAI wrong key", "GET", "/openai/v1/models", "Bearer x", 401, "\"code\":\"invalid_api_key\"");
    row("OpenAI nothing here", "GET", "/openai/v1/files", "Bearer sandbox", 404, "\"type\":\"invalid_request_error\"");
}

void TestSandbox::routes()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, key);
    QFETCH(const int, status);
    QFETCH(const QByteArray, contains);
    RawClient client(m_server->port());
    client.send(method + ' ' + path + " HTTP/1.1\r\nHost: localhost:1\r\n" +
                (key.isEmpty() ? QByteArray() : "Authorization: " + key + "\r\n") + "\r\n");
    QTRY_VERIFY(client.whole());
    QCOMPARE(client.status(), status);
    QVERIFY2(client.body().contains(contains), client.body().constData());
    QVERIFY(!client.json().isEmpty());
    QCOMPARE(client.header("Content-Type"), "application/json"_ba);
}

void TestSandbox::badRequests_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *name, const QByteArray &body, int status, const char *says) {
        QTest::newRow(name) << body << status << QByteArray(says);
    };
    const auto with = [](const QByteArray &more) {
        return "{\"model\":\"sandbox/echo\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]," + more + "}";
    };
    row("empty", "", 400, "JSON");
    row("not JSON", "{\"model\":", 400, "JSON");
    row("a list", "[]", 400, "object");
    row("no model", "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}", 400, "model");
    row("unknown model", "{\"model\":\"a/b\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}", 404, "a/b");
    row("no messages", "{\"model\":\"sandbox/echo\"}", 400, "messages");
    row("empty messages", "{\"model\":\"sandbox/echo\",\"messages\":[]}", 400, "messages");
    row("unknown role", "{\"model\":\"sandbox/echo\",\"messages\":[{\"role\":\"king\",\"content\":\"hi\"}]}", 400,
        "role");
    row("image",
        "{\"model\":\"sandbox/echo\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\"}]}]}", 400,
        "image_url");
    row("hot", with("\"temperature\":3"), 400, "temperature");
    row("temperature as text", with("\"temperature\":\"1\""), 400, "temperature");
    row("no tokens", with("\"max_tokens\":0"), 400, "max_tokens");
    row("half a token", with("\"max_tokens\":1.5"), 400, "max_tokens");
    row("five stops", with("\"stop\":[\"a\",\"b\",\"c\",\"d\",\"e\"]"), 400, "stop");
    row("stream as text", with("\"stream\":\"yes\""), 400, "stream");
    row("two answers", with("\"n\":2"), 400, "`n`");
    row("unset parameters", with("\"temperature\":null,\"stop\":null,\"seed\":null,\"max_tokens\":null"), 200, "hi");
}

void TestSandbox::badRequests()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    QFETCH(const QByteArray, says);
    for (const QByteArray &path : {kRouter, kOpenAi}) {
        RawClient client(m_server->port());
        client.send("POST " + path + " HTTP/1.1\r\nAuthorization: Bearer sandbox\r\nContent-Length: " +
                    QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QTRY_VERIFY(client.whole());
        QCOMPARE(client.status(), status);
        QVERIFY2(client.body().contains(says), client.body().constData());
        const QJsonObject error = client.json()[u"error"].toObject();
        if (status == 200)
            continue;
        QVERIFY(!error[u"message"].toString().isEmpty());
        if (path == kRouter)
            QCOMPARE(error[u"code"].toInt(), status);
        else
            QCOMPARE(error[u"type"].toString(), u"invalid_request_error"_s);
    }
}

void TestSandbox::catalogueHasEveryField()
{
    RawClient client(m_server->port());
    client.send(RawClient::get("/api/v1/models"));
    QTRY_VERIFY(client.whole());
    const QJsonArray models = client.json()[u"data"].toArray();
    QCOMPARE(models.size(), 4 + static_cast<qsizetype>(allFaults().size()));
    QSet<QString> ids;
    for (const QJsonValue model : models) {
        const QString id = model[u"id"].toString();
        QCOMPARE(model[u"canonical_slug"].toString(), u"sandbox/"_s + id);
        ids << id;
        for (const QString &key : {u"canonical_slug"_s, u"name"_s, u"description"_s})
            QVERIFY2(!model[key].toString().isEmpty(), qPrintable(id + key));
        for (const QString &key : {u"per_request_limits"_s, u"default_parameters"_s, u"supported_voices"_s,
                                   u"hugging_face_id"_s, u"expiration_date"_s, u"knowledge_cutoff"_s})
            QVERIFY2(model.toObject().contains(key), qPrintable(id + key));
        QVERIFY(model[u"context_length"].toInt() > 0);
        QVERIFY(model[u"top_provider"][u"is_moderated"].isBool());
        QVERIFY(model[u"links"][u"details"].toString().contains(id));
        for (const QString &key : {u"prompt"_s, u"completion"_s}) {
            const QString price = model[u"pricing"][key].toString();
            QVERIFY2(price.toDouble() > 0 && price.startsWith(u"0.0"_s), qPrintable(id));
        }
    }
    QCOMPARE(ids.size(), models.size());
    for (const Fault &fault : allFaults())
        QVERIFY(ids.contains(u"fault-"_s + fault.name));
}

void TestSandbox::cataloguePagesCoverIt()
{
    QStringList ids;
    QString next = u"/api/v1/models?limit=7&output_modalities=text"_s;
    int pages = 0;
    int total = 0;
    for (; !next.isEmpty(); ++pages) {
        RawClient client(m_server->port());
        client.send(RawClient::get(next.toUtf8()));
        QTRY_VERIFY(client.whole());
        const QJsonObject page = client.json();
        for (const QJsonValue model : page[u"data"].toArray())
            ids << model[u"id"].toString();
        total = page[u"total_count"].toInt();
        next = page[u"links"][u"next"].toString();
    }
    QCOMPARE(ids.size(), total);
    QCOMPARE(pages, (total + 6) / 7);
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), total);
}

void TestSandbox::catalogueFilters_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QStringList>("first");
    QTest::newRow("images") << "output_modalities=image"_ba << QStringList{};
    QTest::newRow("seed") << "supported_parameters=seed"_ba
                          << QStringList{u"story-slow"_s, u"story-fast"_s, u"story-hot"_s};
    QTest::newRow("text") << "q=story&sort=pricing-low-to-high"_ba
                          << QStringList{u"story-fast"_s, u"story-hot"_s, u"story-slow"_s};
    QTest::newRow("last page") << "q=story&offset=2"_ba << QStringList{u"story-hot"_s};
    QTest::newRow("beyond") << "q=story&offset=9"_ba << QStringList{};
}

void TestSandbox::catalogueFilters()
{
    QFETCH(const QByteArray, query);
    QFETCH(const QStringList, first);
    RawClient client(m_server->port());
    client.send(RawClient::get("/api/v1/models?" + query));
    QTRY_VERIFY(client.whole());
    QStringList ids;
    for (const QJsonValue model : client.json()[u"data"].toArray())
        ids << model[u"id"].toString();
    QCOMPARE(ids, first);
}

void TestSandbox::endpointsSayWhatWasMeasured()
{
    const auto endpoints = [this] {
        RawClient client(m_server->port());
        client.send(RawClient::get("/api/v1/models/sandbox/story-fast/endpoints"));
        return QTest::qWaitFor([&] { return client.whole(); }) ? client.json()[u"data"][u"endpoints"].toArray()
                                                               : QJsonArray();
    };
    QJsonArray hosts = endpoints();
    QCOMPARE(hosts.size(), 2);
    QCOMPARE(hosts.at(0)[u"provider_name"].toString(), u"Sandbox A"_s);
    QCOMPARE(hosts.at(0)[u"pricing"][u"completion"].toString(), u"0.0000006"_s);
    QCOMPARE(hosts.at(1)[u"pricing"][u"completion"].toString(), u"0.00000048"_s);
    QVERIFY(hosts.at(0)[u"latency_last_30m"].isNull());
    RawClient client(m_server->port());
    chat(client, kRouter, chatBody(u"sandbox/story-fast"_s, u"One day"_s, {{u"max_tokens"_s, 8}}));
    hosts = endpoints();
    QVERIFY(hosts.at(0)[u"latency_last_30m"][u"p50"].toDouble() > 0);
    QVERIFY(hosts.at(0)[u"throughput_last_30m"][u"p50"].toDouble() > 0);
    QVERIFY(hosts.at(1)[u"latency_last_30m"].isNull());
}

void TestSandbox::echoGivesThePromptBack_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("reasoning");
    QTest::newRow("Markdown") << kMarkdown << kMarkdown << QString();
    QTest::newRow("reasoning") << u"<think>\nLet me – see.\n</think>\n\n"_s + kMarkdown << kMarkdown
                               << u"Let me – see."_s;
    QTest::newRow("spaces before reasoning") << u" \n<think>a b</think>c"_s << u"c"_s << u"a b"_s;
    QTest::newRow("reasoning in the middle") << u"see <think>a</think>"_s << u"see <think>a</think>"_s << QString();
    QTest::newRow("open reasoning") << u"<think>never closed"_s << u"<think>never closed"_s << QString();
    QTest::newRow("empty") << QString() << QString() << QString();
    QTest::newRow("only reasoning") << u"<think>a</think>"_s << QString() << u"a"_s;
    QTest::newRow("one long line") << QString(10'000, u'ж') << QString(10'000, u'ж') << QString();
    QTest::newRow("spaces") << QString(100, u' ') + u"\n"_s << QString(100, u' ') + u"\n"_s << QString();
    QTest::newRow("control characters") << u"a\u0001\u001f\u007f\u2028b"_s << u"a\u0001\u001f\u007f\u2028b"_s
                                        << QString();
}

void TestSandbox::echoGivesThePromptBack()
{
    QFETCH(const QString, prompt);
    QFETCH(const QString, content);
    QFETCH(const QString, reasoning);
    for (const QByteArray &path : {kRouter, kOpenAi}) {
        for (const QString &model : {u"sandbox/echo:bulk"_s, u"sandbox/echo:1000x3"_s}) {
            RawClient client(m_server->port());
            chat(client, path, chatBody(model, prompt, {{u"stream"_s, true}}));
            const StreamRead read(client.body());
            QCOMPARE(read.content, content);
            QCOMPARE(read.reasoning, reasoning);
            QCOMPARE(read.finish, u"stop"_s);
            QVERIFY(read.done);
            QCOMPARE(read.broken, 0);
        }
        RawClient client(m_server->port());
        chat(client, path, chatBody(u"sandbox/echo:bulk"_s, prompt));
        const QJsonObject message = client.json()[u"choices"][0][u"message"].toObject();
        QCOMPARE(message[u"content"].toString(), content);
        QCOMPARE(message[path == kRouter ? u"reasoning" : u"reasoning_content"].toString(), reasoning);
    }
}

void TestSandbox::streamOfOpenRouter()
{
    RawClient client(m_server->port());
    chat(client, kRouter, chatBody(u"sandbox/echo:500"_s, u"<think>Hm</think>one two three"_s, {{u"stream"_s, true}}),
         "X-OpenRouter-Metadata: enabled\r\n");
    QCOMPARE(client.status(), 200);
    QCOMPARE(client.header("Content-Type"), "text/event-stream"_ba);
    const QString id = QString::fromLatin1(client.header("X-Generation-Id"));
    QVERIFY(id.startsWith(u"gen-"_s));
    QVERIFY(client.body().startsWith(": OPENROUTER PROCESSING\n\n"));
    QVERIFY(client.body().endsWith("\n\ndata: [DONE]\n\n"));
    const StreamRead read(client.body());
    QCOMPARE(read.events.size(), 6); // thought, three words, finish, usage
    for (const QJsonObject &event : read.events) {
        QCOMPARE(event[u"id"].toString(), id);
        QCOMPARE(event[u"object"].toString(), u"chat.completion.chunk"_s);
        QCOMPARE(event[u"provider"].toString(), u"Sandbox A"_s);
        QCOMPARE(event[u"model"].toString(), u"sandbox/echo:500"_s);
    }
    const QJsonObject thought = read.events.first()[u"choices"][0][u"delta"].toObject();
    QCOMPARE(thought[u"reasoning_details"][0][u"text"].toString(), u"Hm"_s);
    QCOMPARE(thought[u"reasoning_details"][0][u"type"].toString(), u"reasoning.text"_s);
    QCOMPARE(read.events.at(2)[u"choices"][0][u"delta"][u"content"].toString(), u" two"_s);
    QVERIFY(read.events.at(2)[u"choices"][0][u"finish_reason"].isNull());
    const QJsonObject last = read.events.last();
    QVERIFY(last[u"choices"].toArray().isEmpty());
    QCOMPARE(read.usages, 1);
    QCOMPARE(last[u"usage"][u"completion_tokens"].toInt(), 4);
    QCOMPARE(last[u"usage"][u"completion_tokens_details"][u"reasoning_tokens"].toInt(), 1);
    QCOMPARE(last[u"openrouter_metadata"][u"strategy"].toString(), u"direct"_s);
    QCOMPARE(last[u"openrouter_metadata"][u"attempts"][0][u"status"].toInt(), 200);
}

void TestSandbox::streamOfOpenAi()
{
    RawClient client(m_server->port());
    chat(client, kOpenAi,
         chatBody(u"sandbox/echo:500"_s, u"one two"_s,
                  {{u"stream"_s, true}, {u"stream_options"_s, QJsonObject{{u"include_usage"_s, true}}}}));
    QVERIFY(client.header("X-Generation-Id").isEmpty());
    const StreamRead read(client.body());
    QCOMPARE(read.events.size(), 5); // role, two words, finish, usage
    QCOMPARE(read.events.first()[u"choices"][0][u"delta"][u"role"].toString(), u"assistant"_s);
    for (const QJsonObject &event : read.events) {
        QVERIFY(event[u"id"].toString().startsWith(u"chatcmpl-"_s));
        QVERIFY(!event.contains(u"provider"));
        QVERIFY(event.contains(u"usage"));
    }
    QVERIFY(read.events.at(3)[u"usage"].isNull());
    QCOMPARE(read.usages, 1);
    QVERIFY(!read.usage.contains(u"cost"));
    QCOMPARE(read.usage[u"total_tokens"].toInt(), 4);
}

void TestSandbox::usageOnlyWhereAsked()
{
    RawClient client(m_server->port());
    chat(client, kOpenAi, chatBody(u"sandbox/echo:bulk"_s, u"one two"_s, {{u"stream"_s, true}}));
    const StreamRead read(client.body());
    QCOMPARE(read.usages, 0);
    QVERIFY(!read.events.first().contains(u"usage"));
    QVERIFY(read.done);
}

void TestSandbox::wholeAnswers()
{
    RawClient router(m_server->port());
    chat(router, kRouter, chatBody(u"sandbox/echo:bulk"_s, u"one two"_s), "X-OpenRouter-Metadata: enabled\r\n");
    const QJsonObject answer = router.json();
    QCOMPARE(QString::fromLatin1(router.header("X-Generation-Id")), answer[u"id"].toString());
    QCOMPARE(answer[u"object"].toString(), u"chat.completion"_s);
    QCOMPARE(answer[u"choices"][0][u"native_finish_reason"].toString(), u"end_turn"_s);
    QVERIFY(answer.contains(u"system_fingerprint"));
    QCOMPARE(answer[u"openrouter_metadata"][u"endpoints"][u"total"].toInt(), 1);
    RawClient openAi(m_server->port());
    chat(openAi, kOpenAi, chatBody(u"sandbox/echo:bulk"_s, u"one two"_s));
    QCOMPARE(openAi.json()[u"usage"][u"completion_tokens"].toInt(), 2);
    QVERIFY(!openAi.json().contains(u"provider"));
}

void TestSandbox::costIsExactAndRecorded()
{
    RawClient client(m_server->port());
    chat(client, kRouter, chatBody(u"sandbox/echo:bulk"_s, u"one two three"_s, {{u"stream"_s, true}}));
    const StreamRead read(client.body());
    // 3 tokens at $0.0000001 and 3 at $0.0000004
    QVERIFY2(client.body().contains("\"cost\":1.5e-06"), client.body().constData());
    const QString id = read.events.first()[u"id"].toString();
    RawClient early(m_server->port());
    early.send(RawClient::get("/api/v1/generation?id=" + id.toUtf8()));
    QTRY_VERIFY(early.whole());
    QCOMPARE(early.status(), 404);
    const QJsonObject record = generation(id);
    QCOMPARE(record[u"total_cost"].toDouble(), 0.0000015);
    QCOMPARE(record[u"tokens_completion"].toInt(), 3);
    QCOMPARE(record[u"cancelled"].toBool(true), false);
    QCOMPARE(record[u"streamed"].toBool(), true);
    QCOMPARE(record[u"finish_reason"].toString(), u"stop"_s);
    QCOMPARE(record[u"provider_name"].toString(), u"Sandbox A"_s);
    RawClient key(m_server->port());
    key.send(RawClient::get("/api/v1/key"));
    QTRY_VERIFY(key.whole());
    QCOMPARE(key.json()[u"data"][u"usage"].toDouble(), 0.0000015);
}

void TestSandbox::leavingStopsAStream()
{
    QString id;
    {
        RawClient client(m_server->port());
        client.send(RawClient::post(
            kRouter, chatBody(u"sandbox/echo:100"_s, u"word "_s.repeated(10'000), {{u"stream"_s, true}})));
        QTRY_VERIFY(StreamRead(client.body()).events.size() > 3);
        id = QString::fromLatin1(client.header("X-Generation-Id"));
    }
    QTRY_COMPARE(m_server->connections(), 0);
    const QJsonObject record = generation(id);
    QCOMPARE(record[u"cancelled"].toBool(), true);
    QVERIFY(record[u"finish_reason"].isNull());
    const int tokens = record[u"tokens_completion"].toInt();
    QVERIFY(tokens >= 3 && tokens < 10'000);
    QVERIFY(record[u"total_cost"].toDouble() > 0);
}

void TestSandbox::leavingDoesNotStopAWholeAnswer()
{
    {
        RawClient client(m_server->port());
        client.send(RawClient::post(kRouter, chatBody(u"sandbox/echo:100"_s, u"a b c d e f g h i j"_s)));
        QTRY_COMPARE(m_server->requests(), 1);
    }
    QTRY_COMPARE(m_server->connections(), 0);
    const auto usage = [this] {
        RawClient key(m_server->port());
        key.send(RawClient::get("/api/v1/key"));
        return QTest::qWaitFor([&key] { return key.whole(); }) ? key.json()[u"data"][u"usage"].toDouble() : -1;
    };
    QTRY_COMPARE(usage(), 0.000005); // all ten tokens, both ways
}

void TestSandbox::storiesObeyTheirSeed()
{
    const auto story = [this](int seed, bool stream) {
        RawClient client(m_server->port());
        chat(client, kRouter,
             chatBody(u"sandbox/story-fast"_s, u"One day"_s,
                      {{u"seed"_s, seed},
                       {u"stream"_s, stream},
                       {u"max_tokens"_s, 24},
                       {u"sandbox"_s, QJsonObject{{u"bulk"_s, true}, {u"min_tokens"_s, 24}}}}));
        return stream ? StreamRead(client.body()).content
                      : client.json()[u"choices"][0][u"message"][u"content"].toString();
    };
    const QString text = story(5, true);
    QVERIFY(!text.isEmpty());
    QCOMPARE(story(5, true), text);
    QCOMPARE(story(5, false), text);
    QVERIFY(story(6, true) != text);
}

void TestSandbox::storiesDiffer()
{
    QSet<QString> texts;
    for (const QString &model : {u"sandbox/story-slow"_s, u"sandbox/story-fast"_s, u"sandbox/story-hot"_s}) {
        RawClient client(m_server->port());
        chat(client, kRouter,
             chatBody(model, u"Once upon a time"_s,
                      {{u"seed"_s, 3},
                       {u"max_tokens"_s, 40},
                       {u"sandbox"_s, QJsonObject{{u"bulk"_s, true}, {u"min_tokens"_s, 40}}}}));
        texts << client.json()[u"choices"][0][u"message"][u"content"].toString();
        QCOMPARE(client.json()[u"usage"][u"completion_tokens"].toInt(), 40);
    }
    QCOMPARE(texts.size(), 3);
}

void TestSandbox::limitsAndStops_data()
{
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("finish");
    QTest::newRow("max_tokens") << QJsonObject{{u"max_tokens"_s, 2}} << u"one two"_s << u"length"_s;
    QTest::newRow("max_completion_tokens") << QJsonObject{{u"max_completion_tokens"_s, 1}} << u"one"_s << u"length"_s;
    QTest::newRow("just enough") << QJsonObject{{u"max_tokens"_s, 4}} << u"one two three four"_s << u"stop"_s;
    QTest::newRow("stop") << QJsonObject{{u"stop"_s, u"three"_s}} << u"one two "_s << u"stop"_s;
    QTest::newRow("stop over pieces") << QJsonObject{{u"stop"_s, u"o th"_s}} << u"one tw"_s << u"stop"_s;
    QTest::newRow("first of several") << QJsonObject{{u"stop"_s, QJsonArray{u"four"_s, u"e t"_s}}} << u"on"_s
                                      << u"stop"_s;
    QTest::newRow("begun but not met") << QJsonObject{{u"stop"_s, u"four and"_s}} << u"one two three four"_s
                                       << u"stop"_s;
    QTest::newRow("empty stop") << QJsonObject{{u"stop"_s, u""_s}} << u"one two three four"_s << u"stop"_s;
}

void TestSandbox::limitsAndStops()
{
    QFETCH(QJsonObject, more);
    QFETCH(const QString, content);
    QFETCH(const QString, finish);
    for (const bool stream : {true, false}) {
        more.insert(u"stream"_s, stream);
        RawClient client(m_server->port());
        chat(client, kRouter, chatBody(u"sandbox/echo:1000"_s, u"one two three four"_s, more));
        const StreamRead read(client.body());
        const QJsonValue choice = client.json()[u"choices"][0];
        QCOMPARE(stream ? read.content : choice[u"message"][u"content"].toString(), content);
        QCOMPARE(stream ? read.finish : choice[u"finish_reason"].toString(), finish);
    }
}

void TestSandbox::reasoningCanBeHidden()
{
    const auto ask = [this](const QJsonObject &more) {
        RawClient client(m_server->port());
        chat(client, kRouter, chatBody(u"sandbox/echo:bulk"_s, u"<think>a b</think>c"_s, more));
        return client.json();
    };
    const QJsonObject hidden = ask({{u"reasoning"_s, QJsonObject{{u"exclude"_s, true}}}});
    QVERIFY(hidden[u"choices"][0][u"message"][u"reasoning"].isNull());
    QCOMPARE(hidden[u"usage"][u"completion_tokens_details"][u"reasoning_tokens"].toInt(), 2);
    const QJsonObject off = ask({{u"reasoning"_s, QJsonObject{{u"effort"_s, u"none"_s}}}});
    QCOMPARE(off[u"usage"][u"completion_tokens"].toInt(), 1);
    QCOMPARE(off[u"choices"][0][u"message"][u"content"].toString(), u"c"_s);
}

void TestSandbox::paceIsAskedFor()
{
    RawClient client(m_server->port());
    chat(client, kRouter,
         chatBody(u"sandbox/echo"_s, u"a b c d e f g h"_s,
                  {{u"stream"_s, true},
                   {u"sandbox"_s,
                    QJsonObject{{u"events_per_second"_s, 400}, {u"words_per_event"_s, 3}, {u"stamp"_s, true}}}}));
    const StreamRead read(client.body());
    QCOMPARE(read.events.size(), 5); // 3 + 3 + 2 words, finish, usage
    QCOMPARE(read.events.first()[u"choices"][0][u"delta"][u"content"].toString(), u"a b c"_s);
    qint64 last = 0;
    for (int i = 0; i < 3; ++i) {
        const qint64 sent = read.events.at(i)[u"sandbox_sent_ns"].toInteger();
        QVERIFY(sent > last);
        last = sent;
    }
    QVERIFY(last <= m_clock.ticks().count()); // the same clock as a client's on this machine
    QVERIFY(last - read.events.first()[u"sandbox_sent_ns"].toInteger() >= 4'000'000); // two gaps of 2.5 ms
}

void TestSandbox::routing_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QJsonObject>("provider");
    QTest::addColumn<QString>("host"); // empty: 404
    const QString fast = u"sandbox/story-fast"_s;
    QTest::newRow("by default") << fast << QJsonObject{} << u"Sandbox A"_s;
    QTest::newRow("order") << fast << QJsonObject{{u"order"_s, QJsonArray{u"sandbox-b"_s}}} << u"Sandbox B"_s;
    QTest::newRow("only") << fast << QJsonObject{{u"only"_s, QJsonArray{u"sandbox-b"_s}}} << u"Sandbox B"_s;
    QTest::newRow("ignore") << fast << QJsonObject{{u"ignore"_s, QJsonArray{u"sandbox-a"_s}}} << u"Sandbox B"_s;
    QTest::newRow("cheapest") << fast << QJsonObject{{u"sort"_s, u"price"_s}} << u"Sandbox B"_s;
    QTest::newRow("cheapest, as object") << fast << QJsonObject{{u"sort"_s, QJsonObject{{u"by"_s, u"price"_s}}}}
                                         << u"Sandbox B"_s;
    QTest::newRow("floor") << fast + u":floor"_s << QJsonObject{} << u"Sandbox B"_s;
    QTest::newRow("nitro") << fast + u":nitro"_s << QJsonObject{} << u"Sandbox A"_s;
    QTest::newRow("unknown host, others allowed")
        << fast << QJsonObject{{u"order"_s, QJsonArray{u"x"_s}}} << u"Sandbox A"_s;
    QTest::newRow("unknown host alone") << fast
                                        << QJsonObject{{u"order"_s, QJsonArray{u"x"_s}}, {u"allow_fallbacks"_s, false}}
                                        << QString();
    QTest::newRow("nobody left") << fast << QJsonObject{{u"only"_s, QJsonArray{u"x"_s}}} << QString();
}

void TestSandbox::routing()
{
    QFETCH(const QString, model);
    QFETCH(const QJsonObject, provider);
    QFETCH(const QString, host);
    RawClient client(m_server->port());
    chat(client, kRouter,
         chatBody(model, u"One day"_s,
                  {{u"provider"_s, provider}, {u"max_tokens"_s, 2}, {u"sandbox"_s, QJsonObject{{u"bulk"_s, true}}}}));
    QCOMPARE(client.status(), host.isEmpty() ? 404 : 200);
    QCOMPARE(client.json()[u"provider"].toString(), host);
}

void TestSandbox::fallbacksAreReported()
{
    RawClient client(m_server->port());
    QJsonObject body = chatBody(u"sandbox/fault-503"_s, u"one"_s);
    body.insert(u"models"_s, QJsonArray{u"nobody/nothing"_s, u"sandbox/echo"_s});
    chat(client, kRouter, body, "X-OpenRouter-Metadata: enabled\r\n");
    const QJsonObject answer = client.json();
    QCOMPARE(answer[u"model"].toString(), u"sandbox/echo"_s);
    const QJsonObject metadata = answer[u"openrouter_metadata"].toObject();
    QCOMPARE(metadata[u"strategy"].toString(), u"fallback"_s);
    QCOMPARE(metadata[u"attempt"].toInt(), 3);
    QCOMPARE(metadata[u"attempts"][0][u"status"].toInt(), 503);
    QCOMPARE(metadata[u"attempts"][1][u"status"].toInt(), 404);
    QCOMPARE(metadata[u"attempts"][2][u"status"].toInt(), 200);
}

void TestSandbox::sixteenAtOnce()
{
    const QString text = u"lorem ipsum dolor "_s.repeated(20).trimmed();
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 16; ++i) {
        clients.push_back(std::make_unique<RawClient>(m_server->port()));
        clients.back()->send(RawClient::post(i % 2 == 0 ? kRouter : kOpenAi,
                                             chatBody(u"sandbox/echo:100"_s, text, {{u"stream"_s, true}})));
    }
    for (const auto &client : clients) {
        QTRY_VERIFY_WITH_TIMEOUT(client->whole(), 20'000);
        QCOMPARE(StreamRead(client->body()).content, text);
    }
}

void TestSandbox::slowReadersGetAll()
{
    const QString text = u"0123456 "_s.repeated(100'000); // about 30 MB of events
    RawClient client(m_server->port());
    client.socket.setReadBufferSize(64 * 1024);
    client.socket.blockSignals(true); // takes nothing
    QVERIFY(client.socket.waitForConnected());
    client.send(RawClient::post(kOpenAi, chatBody(u"sandbox/echo:bulk"_s, text, {{u"stream"_s, true}})));
    QTRY_COMPARE(m_server->requests(), 1);
    // Others are served meanwhile.
    RawClient other(m_server->port());
    chat(other, kRouter, chatBody(u"sandbox/echo:bulk"_s, u"hi"_s));
    QCOMPARE(other.status(), 200);
    client.socket.blockSignals(false);
    client.socket.setReadBufferSize(0);
    emit client.socket.readyRead();
    QTRY_VERIFY_WITH_TIMEOUT(client.received.endsWith("\r\n0\r\n\r\n"), 30'000);
    QCOMPARE(StreamRead(client.body()).content, text);
}

void TestSandbox::creditsNeedAManagementKey()
{
    RawClient client(m_server->port());
    client.send("GET /api/v1/credits HTTP/1.1\r\nAuthorization: Bearer sandbox-management\r\n\r\n");
    QTRY_VERIFY(client.whole());
    QCOMPARE(client.json()[u"data"][u"total_credits"].toDouble(), 10);
    QCOMPARE(client.json()[u"data"][u"total_usage"].toDouble(-1), 0);
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestSandbox)
#include "tst_sandbox.moc"
