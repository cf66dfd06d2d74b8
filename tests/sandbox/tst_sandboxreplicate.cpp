// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeclock.h"
#include "replicatebench.h"

#include "sandbox/replicate/cogschema.h"
#include "sandbox/replicate/mediamodels.h"
#include "sandbox/replicate/mediaprediction.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {

class TestSandboxReplicate : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void routes_data();
    void routes();
    void everyModelTakesItsExample_data();
    void everyModelTakesItsExample();
    void pagesCoverTheCatalogue();
    void searchFinds_data();
    void searchFinds();
    void inputsAreChecked_data();
    void inputsAreChecked();
    void bodiesAreChecked_data();
    void bodiesAreChecked();
    void deploymentsLive();
    void throttles();
    void settingsChangeWhileItRuns();

private:
    void start(SandboxReplicateOptions options = {});

    SystemClock m_system;
    FakeClock m_fake;
    std::unique_ptr<ReplicateBench> m_bench;
};

void TestSandboxReplicate::init()
{
    start();
}

void TestSandboxReplicate::cleanup()
{
    m_bench.reset();
}

void TestSandboxReplicate::start(SandboxReplicateOptions options)
{
    if (options.pacePercent == 100)
        options.pacePercent = 5;
    m_bench = std::make_unique<ReplicateBench>(m_system, options);
    QVERIFY(m_bench->listen());
}

void TestSandboxReplicate::routes_data()
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
    const char *key = "Bearer sandbox";
    row("account", "GET", "/v1/account", key, 200, "\"username\":\"sandbox\"");
    row("older scheme", "GET", "/v1/account", "Token sandbox", 200, "\"type\":\"user\"");
    row("no key", "GET", "/v1/account", "", 401, "You did not pass a valid authentication token");
    row("wrong key", "GET", "/v1/models", "Bearer r8_wrong", 401, "\"title\":\"Unauthenticated\"");
    row("wrong scheme", "GET", "/v1/models", "Basic sandbox", 401, "Unauthenticated");
    row("model", "GET", "/v1/models/sandbox/painter", key, 200, "\"is_official\":true");
    row("no model", "GET", "/v1/models/sandbox/nobody", key, 404, "could not be found");
    row("other owner", "GET", "/v1/models/else/painter", key, 404, "\"detail\"");
    row("versions", "GET", "/v1/models/sandbox/composer/versions", key, 200, "\"cog_version\":\"0.3.6\"");
    row("no version", "GET", "/v1/models/sandbox/composer/versions/0123", key, 404, "\"detail\"");
    row("examples", "GET", "/v1/models/sandbox/painter/examples", key, 200, "lighthouse");
    row("readme", "GET", "/v1/models/sandbox/painter/readme", key, 200, "# sandbox/painter");
    row("no readme", "GET", "/v1/models/sandbox/fault-500/readme", key, 404, "\"detail\"");
    row("collections", "GET", "/v1/collections", key, 200, "\"slug\":\"text-to-image\"");
    row("collection", "GET", "/v1/collections/text-to-speech", key, 200, "\"name\":\"speaker\"");
    row("official", "GET", "/v1/collections/official", key, 200, "\"name\":\"film\"");
    row("no collection", "GET", "/v1/collections/none", key, 404, "\"detail\"");
    row("hardware", "GET", "/v1/hardware", key, 200, "\"sku\":\"gpu-l40s\"");
    row("deployments", "GET", "/v1/deployments", key, 200, "painter-t4");
    row("deployment", "GET", "/v1/deployments/sandbox/painter-l40s", key, 200, "\"hardware\":\"gpu-l40s\"");
    row("no deployment", "GET", "/v1/deployments/sandbox/none", key, 404, "\"detail\"");
    row("no query", "GET", "/v1/search", key, 400, "is required");
    row("too much", "GET", "/v1/search?query=x&limit=51", key, 400, "between 1 and 50");
    row("no prediction", "GET", "/v1/predictions/none", key, 404, "could not be found");
    row("cancel none", "POST", "/v1/predictions/none/cancel", key, 404, "could not be found");
    row("wrong cursor", "GET", "/v1/predictions?cursor=zzz", key, 404, "Invalid cursor");
    row("wrong time", "GET", "/v1/predictions?created_after=yesterday", key, 400, "created_after");
    row("website's", "GET", "/v1/predictions?source=web", key, 200, "\"results\":[]");
    row("secret", "GET", "/v1/webhooks/default/secret", key, 200, "\"key\":\"whsec_");
    row("nowhere", "GET", "/v1/nowhere", key, 404, "\"detail\"");
    row("wrong method", "PUT", "/v1/models", key, 405, "not allowed");
    row("no stream", "GET", "/v1/streams/none", "", 404, "\"detail\"");
    row("no file", "GET", "/files/none/out-0.png", "", 404, "Not Found");
    row("out of the folder", "GET", "/files/..%2f..%2fkeys.json/x", "", 404, "Not Found");
    row("settings", "GET", "/sandbox/settings", key, 200, "\"creates_per_minute\":600");
    row("settings need a key", "GET", "/sandbox/settings", "", 401, "Unauthenticated");
    row("creations", "GET", "/sandbox/creations", key, 200, "\"creations\":[]");
}

void TestSandboxReplicate::routes()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, key);
    QFETCH(int, status);
    QFETCH(QByteArray, contains);
    const auto answer = m_bench->ask(method, path, {}, {}, key);
    QCOMPARE(answer->status(), status);
    QVERIFY2(answer->body().contains(contains), answer->body().constData());
    if (path.startsWith("/v1/") && status != 401 && !path.startsWith("/v1/streams")) {
        QVERIFY(!answer->header("ratelimit-remaining").isEmpty());
        QVERIFY(!answer->header("ratelimit-reset").isEmpty());
    }
}

void TestSandboxReplicate::everyModelTakesItsExample_data()
{
    QTest::addColumn<QString>("name");
    const SandboxMediaModels models;
    for (const SandboxMediaModel &model : models.all())
        QTest::newRow(qPrintable(model.name)) << model.name;
}

void TestSandboxReplicate::everyModelTakesItsExample()
{
    QFETCH(QString, name);
    const SandboxMediaModels models;
    const SandboxMediaModel &model = *models.find(name);
    QCOMPARE(models.ofVersion(model.versions.constFirst().id), &model);
    for (const SandboxModelVersion &version : model.versions) {
        QCOMPARE(version.id.size(), 64);
        const QJsonObject schemas = version.document[u"components"][u"schemas"].toObject();
        const QJsonObject properties = schemas[u"Input"][u"properties"].toObject();
        QVERIFY(schemas.contains(u"Output"));
        QList<qint64> order;
        for (const QJsonValue &property : properties)
            order << property[u"x-order"].toInteger();
        std::ranges::sort(order);
        for (qsizetype i = 0; i < order.size(); ++i)
            QCOMPARE(order.at(i), i);
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            const QString component = it.value()[u"allOf"][0][u"$ref"].toString().section(u'/', -1);
            QVERIFY(component.isEmpty() || schemas.contains(component));
        }
    }
    QJsonObject input = withFileUrls(model.exampleInput, u"http://127.0.0.1:1"_s).toObject();
    const QJsonObject document = model.versions.constFirst().document;
    QCOMPARE(checkSandboxInput(document, input).size(), 0);
    // Defaults fit their own schema too.
    input = withSandboxDefaults(document, input);
    const QList<SandboxInvalidField> wrong = checkSandboxInput(document, input);
    QVERIFY2(wrong.isEmpty(), wrong.isEmpty() ? "" : qPrintable(wrong.constFirst().field));
}

void TestSandboxReplicate::pagesCoverTheCatalogue()
{
    QStringList names;
    QByteArray path = "/v1/models?sort_by=model_created_at&sort_direction=asc";
    QString previous;
    int pages = 0;
    while (!path.isEmpty() && pages < 20) {
        const QJsonObject page = m_bench->get(path);
        QCOMPARE(page[u"previous"].isNull(), pages == 0);
        for (const QJsonValue &model : page[u"results"].toArray())
            names << model[u"name"].toString();
        const QString next = page[u"next"].toString();
        QVERIFY(next.isEmpty() || next.startsWith(m_bench->root() + u"/v1/models?"_s));
        path = next.isEmpty() ? QByteArray() : m_bench->pathOf(next);
        ++pages;
    }
    QCOMPARE(names.size(), SandboxMediaModels().all().size());
    QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
    QVERIFY(pages > 1);
}

void TestSandboxReplicate::searchFinds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("first");
    QTest::newRow("name") << QByteArray("film") << u"film"_s;
    QTest::newRow("tag") << QByteArray("text-to-music") << u"composer"_s;
    QTest::newRow("words") << QByteArray("transcription speech") << u"transcriber"_s;
    QTest::newRow("nothing") << QByteArray("zebra") << QString();
}

void TestSandboxReplicate::searchFinds()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, first);
    const QJsonObject found = m_bench->get("/v1/search?query=" + text.toPercentEncoding());
    QCOMPARE(found[u"models"][0][u"model"][u"name"].toString(), first);
    QVERIFY(found[u"models"][0][u"model"][u"latest_version"][u"openapi_schema"].toObject().isEmpty());
    const auto answer = m_bench->ask("QUERY", "/v1/models", text, "Content-Type: text/plain\r\n");
    QCOMPARE(answer->status(), 200);
    QCOMPARE(answer->json()[u"results"][0][u"name"].toString(), first);
}

void TestSandboxReplicate::inputsAreChecked_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QJsonObject>("input");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("description");
    const auto row = [](const char *name, const char *model, const QJsonObject &input, const char *type,
                        const char *field, const char *description) {
        QTest::newRow(name) << QString::fromLatin1(model) << input << QString::fromLatin1(type)
                            << QString::fromLatin1(field) << QString::fromLatin1(description);
    };
    const QString prompt = u"prompt"_s;
    row("missing", "painter", {}, "required", "input", "prompt is required");
    row("unknown key", "painter", {{prompt, u"x"_s}, {u"colour"_s, 1}}, "additional_property_not_allowed", "input",
        "Additional property colour is not allowed");
    row("choice", "painter", {{prompt, u"x"_s}, {u"output_format"_s, u"gif"_s}}, "enum", "input.output_format",
        "output_format must be one of the following: \"webp\", \"jpg\", \"png\"");
    row("choice of numbers", "film", {{prompt, u"x"_s}, {u"fps"_s, 25}}, "enum", "input.fps",
        "fps must be one of the following: 12, 24, 30");
    row("too many", "painter", {{prompt, u"x"_s}, {u"num_outputs"_s, 5}}, "number_lte", "input.num_outputs",
        "Must be less than or equal to 4");
    row("too few", "painter", {{prompt, u"x"_s}, {u"num_outputs"_s, 0}}, "number_gte", "input.num_outputs",
        "Must be greater than or equal to 1");
    row("no integer", "painter", {{prompt, u"x"_s}, {u"num_outputs"_s, 1.5}}, "invalid_type", "input.num_outputs",
        "Invalid type. Expected: integer, given: number");
    row("no text", "painter", {{prompt, 7}}, "invalid_type", "input.prompt",
        "Invalid type. Expected: string, given: integer");
    row("null", "painter", {{prompt, QJsonValue::Null}}, "invalid_type", "input.prompt",
        "Invalid type. Expected: string, given: null");
    row("no address", "painter", {{prompt, u"x"_s}, {u"image"_s, u"/etc/passwd"_s}}, "format", "input.image",
        "Does not match format 'uri'");
    row("too long", "speaker", {{u"text"_s, QString(10'001, u'a')}}, "string_lte", "input.text",
        "String length must be less than or equal to 10000");
    row("item", "json", {{u"numbers"_s, QJsonArray{1, u"two"_s}}}, "invalid_type", "input.numbers.1",
        "Invalid type. Expected: number, given: string");
}

void TestSandboxReplicate::inputsAreChecked()
{
    QFETCH(QString, model);
    QFETCH(QJsonObject, input);
    QFETCH(QString, type);
    QFETCH(QString, field);
    QFETCH(QString, description);
    const auto answer = m_bench->create(model, input);
    QCOMPARE(answer->status(), 422);
    QCOMPARE(answer->header("Content-Type"), "application/problem+json"_ba);
    const QJsonObject problem = answer->json();
    QCOMPARE(problem[u"title"].toString(), u"Input validation failed"_s);
    QCOMPARE(problem[u"status"].toInt(), 422);
    QCOMPARE(problem[u"invalid_fields"].toArray().size(), 1);
    QCOMPARE(problem[u"invalid_fields"][0][u"type"].toString(), type);
    QCOMPARE(problem[u"invalid_fields"][0][u"field"].toString(), field);
    QCOMPARE(problem[u"invalid_fields"][0][u"description"].toString(), description);
    QCOMPARE(problem[u"detail"].toString(), QString(u"- "_s + field + u": "_s + description + u'\n'));
    QCOMPARE(m_bench->get("/sandbox/creations")[u"creations"].toArray().size(), 0);
}

void TestSandboxReplicate::bodiesAreChecked_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("contains");
    const QByteArray all = "/v1/predictions";
    QTest::newRow("no JSON") << all << QByteArray("{") << 400 << QByteArray("JSON parse error");
    QTest::newRow("no version") << all << QByteArray("{\"input\":{}}") << 422 << QByteArray("- version is required");
    QTest::newRow("a model") << all << QByteArray(R"({"model":"sandbox/painter","version":"x","input":{}})") << 422
                             << QByteArray("Additional property model is not allowed");
    QTest::newRow("unknown version") << all << QByteArray(R"({"version":"0123","input":{}})") << 422
                                     << QByteArray("Invalid version or not permitted");
    QTest::newRow("community model by name")
        << all << QByteArray(R"({"version":"sandbox/json","input":{}})") << 422 << QByteArray("Invalid version");
    QTest::newRow("no input") << QByteArray("/v1/models/sandbox/painter/predictions") << QByteArray("{}") << 422
                              << QByteArray("- input is required");
    QTest::newRow("input is no object") << QByteArray("/v1/models/sandbox/painter/predictions")
                                        << QByteArray(R"({"input":"x"})") << 422 << QByteArray("Expected: object");
    QTest::newRow("not official") << QByteArray("/v1/models/sandbox/json/predictions") << QByteArray(R"({"input":{}})")
                                  << 404 << QByteArray("could not be found");
    QTest::newRow("version beside a model")
        << QByteArray("/v1/models/sandbox/painter/predictions")
        << QByteArray(R"({"version":"x","input":{"prompt":"x"}})") << 422 << QByteArray("Additional property version");
    QTest::newRow("far web hook") << QByteArray("/v1/models/sandbox/painter/predictions")
                                  << QByteArray(R"({"webhook":"https://example.com/x","input":{"prompt":"x"}})") << 422
                                  << QByteArray("this machine only");
    QTest::newRow("event") << QByteArray("/v1/models/sandbox/painter/predictions")
                           << QByteArray(R"({"webhook_events_filter":["end"],"input":{"prompt":"x"}})") << 422
                           << QByteArray("webhook_events_filter must be one of");
    QTest::newRow("no deployment") << QByteArray("/v1/deployments/sandbox/none/predictions")
                                   << QByteArray(R"({"input":{}})") << 404 << QByteArray("could not be found");
}

void TestSandboxReplicate::bodiesAreChecked()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, contains);
    const auto answer = m_bench->ask("POST", path, body);
    QCOMPARE(answer->status(), status);
    QVERIFY2(answer->body().contains(contains), answer->body().constData());
}

void TestSandboxReplicate::deploymentsLive()
{
    const QJsonObject body{
        {u"name"_s, u"mine"_s},         {u"model"_s, u"sandbox/gpu"_s}, {u"version"_s, m_bench->version(u"gpu"_s)},
        {u"hardware"_s, u"gpu-h100"_s}, {u"min_instances"_s, 0},        {u"max_instances"_s, 3}};
    const auto created = m_bench->post("/v1/deployments", body);
    QCOMPARE(created->status(), 200);
    QCOMPARE(created->json()[u"current_release"][u"number"].toInt(), 1);
    QCOMPARE(m_bench->post("/v1/deployments", body)->status(), 422); // the name is taken
    QJsonObject wrong = body;
    wrong.insert(u"name"_s, u"other"_s);
    wrong.insert(u"hardware"_s, u"gpu-none"_s);
    wrong.insert(u"min_instances"_s, 6);
    QCOMPARE(m_bench->post("/v1/deployments", wrong)->json()[u"invalid_fields"].toArray().size(), 2);
    QCOMPARE(m_bench->post("/v1/deployments", {{u"name"_s, u"x"_s}})->json()[u"invalid_fields"].toArray().size(), 5);
    const auto changed =
        m_bench->ask("PATCH", "/v1/deployments/sandbox/mine", R"({"hardware":"gpu-t4","max_instances":1})");
    QCOMPARE(changed->json()[u"current_release"][u"number"].toInt(), 2);
    QCOMPARE(changed->json()[u"current_release"][u"configuration"][u"hardware"].toString(), u"gpu-t4"_s);
    QCOMPARE(m_bench->get("/v1/deployments")[u"results"].toArray().size(), 3);
    QCOMPARE(m_bench->ask("DELETE", "/v1/deployments/sandbox/mine")->status(), 204);
    QCOMPARE(m_bench->ask("GET", "/v1/deployments/sandbox/mine")->status(), 404);
}

void TestSandboxReplicate::throttles()
{
    m_bench = std::make_unique<ReplicateBench>(
        m_fake, SandboxReplicateOptions{.pacePercent = 0, .createsPerMinute = 6, .createBurst = 1});
    QVERIFY(m_bench->listen());
    const QString version = m_bench->version(u"json"_s);
    const auto create = [&] {
        return m_bench->post("/v1/predictions", {{u"version"_s, version}, {u"input"_s, QJsonObject{}}});
    };
    const auto first = create();
    QCOMPARE(first->status(), 201);
    QCOMPARE(first->header("ratelimit-remaining"), "0"_ba);
    QCOMPARE(first->header("ratelimit-reset"), "10"_ba);
    const auto second = create();
    QCOMPARE(second->status(), 429);
    QVERIFY(second->json()[u"detail"].toString().contains(u"resets in ~10s"_s));
    QCOMPARE(second->json()[u"retry_after"].toInt(), 10);
    QCOMPARE(second->header("Retry-After"), "10"_ba);
    QCOMPARE(m_bench->ask("GET", "/v1/account")->status(), 200); // a limit of its own
    m_fake.advance(std::chrono::seconds(10));
    QCOMPARE(create()->status(), 201);
    QCOMPARE(m_bench->get("/sandbox/creations")[u"creations"][0][u"count"].toInt(), 2);
}

void TestSandboxReplicate::settingsChangeWhileItRuns()
{
    QCOMPARE(m_bench->ask("PATCH", "/sandbox/settings", R"({"no_such":1})")->status(), 400);
    QCOMPARE(m_bench->ask("PATCH", "/sandbox/settings", R"({"page_size":-1})")->status(), 400);
    const auto answer = m_bench->ask("PATCH", "/sandbox/settings", R"({"others_per_minute":1,"expire_after_ms":0})");
    QCOMPARE(answer->json()[u"others_per_minute"].toInt(), 1);
    QCOMPARE(m_bench->ask("GET", "/v1/account")->status(), 200);
    const auto throttled = m_bench->ask("GET", "/v1/account");
    QCOMPARE(throttled->status(), 429);
    QCOMPARE(throttled->json()[u"detail"].toString(), u"Request was throttled. Your rate limit resets in ~60s."_s);
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestSandboxReplicate)
#include "tst_sandboxreplicate.moc"
