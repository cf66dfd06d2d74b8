// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/replicate/replicatedata.h"

#include "net/httpclient.h"
#include "providers/provider.h"
#include "providers/replicate/replicateerrors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestReplicateData : public QObject {
    Q_OBJECT
private slots:
    void moments_data();
    void moments();
    void wholePrediction();
    void oddPredictions_data();
    void oddPredictions();
    void outputs_data();
    void outputs();
    void statuses_data();
    void statuses();
    void cutPredictions();
    void pages();
    void models_data();
    void models();
    void examplesNameNoOwnFiles();
    void schemaKeepsItsOrder();
    void versions();
    void deployments();
    void collectionsAndSearch();
    void filesAndAccount();
    void usage_data();
    void usage();
    void faults_data();
    void faults();
    void invalidFields_data();
    void invalidFields();
    void allowances_data();
    void allowances();
    void submissions_data();
    void submissions();
    void endsOfPredictions_data();
    void endsOfPredictions();
    void ids();
};

namespace {

/// The sample of Replicate's own OpenAPI document, with every field set.
const QByteArray kWhole =
    R"({"id":"gm3qorzdhgbfurvjtvhg6dckhu","model":"replicate/hello-world","version":"5c7d5dc6dd8bf75c1acaa8565735e7986bc5b66206b55cca93cb72c9bf15ccaa",)"
    R"("input":{"text":"Alice","n":3,"scale":0.5},"logs":"12/50\n","output":"hello Alice","error":null,"status":"succeeded",)"
    R"("created_at":"2023-09-08T16:19:34.765994Z","started_at":"2023-09-08T16:19:34.779176Z","completed_at":"2023-09-08T16:19:34.791859Z",)"
    R"("deadline":"2023-09-08T16:29:34Z","data_removed":false,"deployment":"acme/app","source":"api",)"
    R"("metrics":{"predict_time":0.012683,"total_time":0.02,"image_count":1,"with_audio":true,"motion_mode":"fast","list":[1]},)"
    R"("urls":{"web":"https://replicate.com/p/gm3q","get":"https://api.replicate.com/v1/predictions/gm3q","cancel":"https://api.replicate.com/v1/predictions/gm3q/cancel","stream":"https://stream.replicate.com/v1/x"}})"_ba;

Result<Prediction> predictionOf(const QByteArray &json)
{
    const auto root = JsonNode::parse(json, kDeepestReplicateJson);
    return root ? parsePrediction(*root) : root.error();
}

JsonNode node(const QByteArray &json)
{
    return *JsonNode::parse(json, kDeepestReplicateJson);
}

} // namespace

void TestReplicateData::moments_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("micros"); // -1: none
    constexpr qint64 second = 1'767'323'045'000'000;
    const auto row = [](const char *text, qint64 micros) { QTest::newRow(text) << QString::fromLatin1(text) << micros; };
    row("2026-01-02T03:04:05Z", second);
    row("2026-01-02T03:04:05.6Z", second + 600'000);
    row("2026-01-02T03:04:05.67Z", second + 670'000);
    row("2026-01-02T03:04:05.678Z", second + 678'000);
    row("2026-01-02T03:04:05.6789Z", second + 678'900);
    row("2026-01-02T03:04:05.67891Z", second + 678'910);
    row("2026-01-02T03:04:05.678912Z", second + 678'912);
    row("2026-01-02T03:04:05.6789123Z", second + 678'912);
    row("2026-01-02T03:04:05.67891234Z", second + 678'912);
    row("2026-01-02T03:04:05.678912345Z", second + 678'912);
    row("2026-01-02t03:04:05z", second);
    row("2026-01-02 03:04:05", second);
    row("2026-01-02T05:04:05+02:00", second);
    row("2026-01-01T21:34:05-0530", second);
    row("1970-01-01T00:00:00Z", 0);
    row("1969-12-31T23:59:59.5Z", -500'000);
    row("2016-12-31T23:59:60Z", 1'483'228'799'000'000);
    for (const char *none : {"", "2026", "2026-01-02", "2026-13-02T03:04:05Z", "2026-02-30T03:04:05Z", "2026-01-02T24:04:05Z",
                             "2026-01-02T03:60:05Z", "2026-01-02T03:04:05.Z", "2026-01-02T03:04:05X",
                             "2026-01-02T03:04:05Zx", "2026-01-02T03:04:05+2", "2026-01-02T03:04:05+02:99", "soon"})
        row(none, -1);
}

void TestReplicateData::moments()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, micros);
    const auto time = utcFromRfc3339(text);
    QCOMPARE(time.has_value(), micros != -1);
    if (time)
        QCOMPARE(time->value, micros);
}

void TestReplicateData::wholePrediction()
{
    const auto read = predictionOf(kWhole);
    QVERIFY(read.ok());
    const Prediction &p = *read;
    QCOMPARE(p.id, u"gm3qorzdhgbfurvjtvhg6dckhu"_s);
    QCOMPARE(p.model, u"replicate/hello-world"_s);
    QCOMPARE(p.version.size(), 64);
    QCOMPARE(p.deployment, u"acme/app"_s);
    QCOMPARE(p.status, PredictionStatus::Succeeded);
    QCOMPARE(p.input, (QJsonObject{{"text"_L1, "Alice"_L1}, {"n"_L1, 3}, {"scale"_L1, 0.5}}));
    QCOMPARE(p.output, QJsonValue("hello Alice"_L1));
    QVERIFY(p.error.isEmpty());
    QCOMPARE(p.logs, u"12/50\n"_s);
    QCOMPARE(p.metrics.keys(),
             (QStringList{u"image_count"_s, u"motion_mode"_s, u"predict_time"_s, u"total_time"_s, u"with_audio"_s}));
    QCOMPARE(p.completed->value - p.created->value, 25'865);
    QCOMPARE(p.deadline->value % 1'000'000, 0);
    QVERIFY(!p.dataRemoved);
    QCOMPARE(p.streamUrl, QUrl(u"https://stream.replicate.com/v1/x"_s));
    QCOMPARE(p.getUrl.path(), u"/v1/predictions/gm3q"_s);
    QCOMPARE(p.webUrl.host(), u"replicate.com"_s);
    QVERIFY(p.cancelUrl.path().endsWith("/cancel"_L1));
}

void TestReplicateData::oddPredictions_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("readable");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const char *json, bool readable, const QString &error = {}) {
        QTest::newRow(name) << QByteArray(json) << readable << error;
    };
    row("only an id", R"({"id":"a"})", true);
    row("nulls", R"({"id":"a","status":"starting","model":null,"version":null,"input":null,"output":null,"logs":null,"error":null,"metrics":null,"urls":null,"started_at":null,"data_removed":null})", true);
    row("wrong types", R"({"id":"a","status":7,"model":[],"version":{},"input":"x","logs":3,"metrics":[1],"urls":"x","created_at":5,"data_removed":"yes"})", true);
    row("error as object", R"({"id":"a","status":"failed","error":{"code":5,"why":"x"}})", true, u"{\"code\":5,\"why\":\"x\"}"_s);
    row("error as number", R"({"id":"a","status":"failed","error":5})", true, u"5"_s);
    row("error as list", R"({"id":"a","status":"failed","error":["a",null]})", true, u"[\"a\",null]"_s);
    row("removed", R"({"id":"a","status":"succeeded","input":null,"output":null,"logs":"","data_removed":true})", true);
    row("urls of another kind", R"({"id":"a","urls":{"get":"file:///etc/passwd","stream":"javascript:1","web":7,"cancel":""}})", true);
    row("no id", R"({"status":"starting"})", false);
    row("id of no word", R"({"id":"../../x"})", false);
    row("empty id", R"({"id":""})", false);
    row("id as number", R"({"id":5})", false);
    row("a list", "[]", false);
    row("a text", R"("id")", false);
}

void TestReplicateData::oddPredictions()
{
    QFETCH(const QByteArray, json);
    QFETCH(const bool, readable);
    QFETCH(const QString, error);
    const auto read = predictionOf(json);
    QCOMPARE(read.ok(), readable);
    if (!readable) {
        QCOMPARE(read.error().kind, ErrorKind::BadReply);
        return;
    }
    QCOMPARE(read->id, u"a"_s);
    QCOMPARE(read->error, error);
    QVERIFY(read->getUrl.isEmpty() && read->streamUrl.isEmpty() && read->webUrl.isEmpty() && read->cancelUrl.isEmpty());
    QCOMPARE(read->dataRemoved, json.contains("\"data_removed\":true"));
    QVERIFY(!read->created);
}

void TestReplicateData::outputs_data()
{
    QTest::addColumn<QByteArray>("output");
    QByteArray many = "[";
    for (int i = 0; i < 249; ++i)
        many += (i > 0 ? ",\"" : "\"") + "https://replicate.delivery/x/"_ba + QByteArray::number(i) + ".png\"";
    many += "]";
    const auto row = [](const char *name, const QByteArray &json) { QTest::newRow(name) << json; };
    row("string", R"("https://replicate.delivery/x/out.webp")");
    row("249 files", many);
    row("null", "null");
    row("number", "0.25");
    row("large whole number", "9007199254740993");
    row("bool", "false");
    row("empty", "[]");
    row("nested", R"([[1,[2,["a"]]],{"b":{"c":[null]}}])");
    row("object", R"({"audio":"https://x.example/a.wav","segments":[{"start":0.0,"text":"hé"}]})");
    row("deep", QByteArray(200, '[') + QByteArray(200, ']'));
    row("iterator", R"(["He","llo"," \n\"you\""])");
}

void TestReplicateData::outputs()
{
    QFETCH(const QByteArray, output);
    const auto read = predictionOf(R"({"id":"a","status":"succeeded","output":)"_ba + output + '}');
    QVERIFY(read.ok());
    const QByteArray whole = "{\"o\":"_ba + output + '}';
    const QJsonObject expected = QJsonDocument::fromJson(whole).object();
    QCOMPARE(read->output, expected["o"_L1]);
    QCOMPARE(QJsonDocument::fromJson(jsonTextOf(node(whole))).object(), expected);
}

void TestReplicateData::statuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<PredictionStatus>("status");
    const auto row = [](const char *json, PredictionStatus status) { QTest::newRow(json) << QByteArray(json) << status; };
    row(R"({"id":"a","status":"starting"})", PredictionStatus::Starting);
    row(R"({"id":"a","status":"processing"})", PredictionStatus::Processing);
    row(R"({"id":"a","status":"succeeded"})", PredictionStatus::Succeeded);
    row(R"({"id":"a","status":"failed"})", PredictionStatus::Failed);
    row(R"({"id":"a","status":"canceled"})", PredictionStatus::Canceled);
    row(R"({"id":"a","status":"aborted"})", PredictionStatus::Aborted);
    row(R"({"id":"a"})", PredictionStatus::Starting);
    row(R"({"id":"a","status":"queued"})", PredictionStatus::Starting);
    row(R"({"id":"a","status":"running"})", PredictionStatus::Processing);
    row(R"({"id":"a","status":"warming","started_at":"2026-01-02T03:04:05Z"})", PredictionStatus::Processing);
    row(R"({"id":"a","status":"done","completed_at":"2026-01-02T03:04:05Z","output":1})", PredictionStatus::Succeeded);
    row(R"({"id":"a","status":"lost","completed_at":"2026-01-02T03:04:05Z"})", PredictionStatus::Failed);
    row(R"({"id":"a","status":"x","completed_at":"2026-01-02T03:04:05Z","output":1,"error":"e"})", PredictionStatus::Failed);
}

void TestReplicateData::statuses()
{
    QFETCH(const QByteArray, json);
    QFETCH(const PredictionStatus, status);
    QCOMPARE(predictionOf(json)->status, status);
}

/// Cut or damaged anywhere it is an error or a prediction, and its id is known exactly from where it stands whole.
void TestReplicateData::cutPredictions()
{
    const qsizetype idEnd = kWhole.indexOf("\",\"model\"") + 1;
    for (qsizetype i = 0; i < kWhole.size(); ++i) {
        const QByteArray cut = kWhole.first(i);
        QVERIFY(!predictionOf(cut).ok());
        QCOMPARE(!predictionIdIn(cut).isEmpty(), i >= idEnd);
        for (const char c : {'"', '{', ']', '\0', '\xff', '\\'}) {
            QByteArray damaged = kWhole;
            damaged[i] = c;
            const auto read = predictionOf(damaged);
            QVERIFY(read.ok() || read.error().kind == ErrorKind::BadReply || read.error().kind == ErrorKind::LimitExceeded);
            predictionIdIn(damaged);
        }
    }
    QVERIFY(predictionOf(kWhole).ok());
}

void TestReplicateData::pages()
{
    const auto page = parsePredictionPage(
        node(R"({"results":[{"id":"a"},{"nonsense":1},{"id":"b","status":"failed"}],"next":"https://api.replicate.com/v1/predictions?cursor=x%3D","previous":null})"));
    QVERIFY(page.ok());
    QCOMPARE(page->predictions.size(), 2);
    QCOMPARE(page->predictions[1].status, PredictionStatus::Failed);
    QCOMPARE(page->next.query(QUrl::FullyEncoded), u"cursor=x%3D"_s);
    QVERIFY(parsePredictionPage(node(R"({"results":[],"next":null})"))->next.isEmpty());
    for (const char *bad : {"{}", "[]", R"({"results":{}})", R"({"results":null})"})
        QVERIFY(!parsePredictionPage(node(bad)).ok());
}

void TestReplicateData::models_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("readable");
    QTest::addColumn<PredictionRoute>("route");
    QTest::addColumn<QString>("version");
    const QByteArray id(64, 'a');
    const auto row = [](const char *name, const QByteArray &json, bool readable, PredictionRoute route, const QByteArray &version = {}) {
        QTest::newRow(name) << json << readable << route << QString::fromLatin1(version);
    };
    const QByteArray base = R"({"owner":"o","name":"m")"_ba;
    row("community", base + R"(,"latest_version":{"id":")" + id + R"("}})", true, PredictionRoute::Version, id);
    row("official", base + R"(,"is_official":true,"latest_version":{"id":")" + id + R"("}})", true, PredictionRoute::Official, id);
    row("said not to be", base + R"(,"is_official":false,"latest_version":{"id":")" + id + R"("}})", true, PredictionRoute::Version, id);
    row("hidden version", base + R"(,"latest_version":{"id":"hidden"}})", true, PredictionRoute::Official, "hidden");
    row("no version", base + R"(,"latest_version":null})", true, PredictionRoute::Official);
    row("empty version", base + R"(,"latest_version":{}})", true, PredictionRoute::Official);
    row("no name", R"({"owner":"o"})", false, PredictionRoute::Official);
    row("name that leads away", R"({"owner":"..","name":"m"})", false, PredictionRoute::Official);
    row("name with a slash", R"({"owner":"o","name":"a/b"})", false, PredictionRoute::Official);
    row("a name alone", R"("o/m")", false, PredictionRoute::Official);
}

void TestReplicateData::models()
{
    QFETCH(const QByteArray, json);
    QFETCH(const bool, readable);
    const auto model = parsePredictionModel(node(json));
    QCOMPARE(model.ok(), readable);
    if (!readable)
        return;
    QCOMPARE(model->id, u"o/m"_s);
    QTEST(model->route, "route");
    QTEST(model->version, "version");
    QVERIFY(model->schema.isEmpty());
}

/// A file of this machine is handed over because its user named it, not because a model's page does.
void TestReplicateData::examplesNameNoOwnFiles()
{
    const auto model = parsePredictionModel(node(
        R"({"owner":"o","name":"m","default_example":{"id":"e","input":{"prompt":"a file: cat","image":"file:///etc/passwd",)"
        R"("deep":{"list":["x"," FILE:///etc/shadow"]},"list":["https://example.test/x.png"]},"output":"x"}})"));
    QVERIFY(model.ok());
    QCOMPARE(model->example["input"_L1].toObject().keys(), (QStringList{u"list"_s, u"prompt"_s}));
    QCOMPARE(model->example["output"_L1].toString(), u"x"_s);
}

void TestReplicateData::schemaKeepsItsOrder()
{
    const QByteArray schema =
        R"({"openapi":"3.0.2","components":{"schemas":{"Input":{"properties":{"z":{"default":1.0,"title":"é\"\\\n\u0001"},"a":{"maximum":1e3},"m":[true,null]}}}}})"_ba;
    const auto model = parsePredictionModel(node(
        R"({"owner":"o","name":"m","description":"d","run_count":7,"url":"https://replicate.com/o/m","cover_image_url":"https://x.example/c.png","default_example":{"id":"e","input":{"z":1}},"latest_version":{"id":"v1","openapi_schema":)"_ba
        + schema + "}}"));
    QVERIFY(model.ok());
    QCOMPARE(model->schema, schema);
    QCOMPARE(model->runCount, 7);
    QCOMPARE(model->example["input"_L1].toObject()["z"_L1].toInt(), 1);
    QCOMPARE(model->cover, QUrl(u"https://x.example/c.png"_s));
    QCOMPARE(model->page, QUrl(u"https://replicate.com/o/m"_s));
}

void TestReplicateData::versions()
{
    PredictionModel model;
    model.version = u"old"_s;
    model.schema = "{}";
    QVERIFY(takeModelVersion(node(R"({"id":"v2","openapi_schema":{"b":1,"a":2}})"), model).ok());
    QCOMPARE(model.version, u"v2"_s);
    QCOMPARE(model.schema, R"({"b":1,"a":2})"_ba);
    QVERIFY(takeModelVersion(node(R"({"id":"v3","openapi_schema":null})"), model).ok());
    QVERIFY(model.schema.isEmpty());
    QVERIFY(!takeModelVersion(node("{}"), model).ok());
    QCOMPARE(model.version, u"v3"_s);
}

void TestReplicateData::deployments()
{
    const auto read = parseReplicateDeployment(node(
        R"({"owner":"acme","name":"app","current_release":{"number":1,"model":"stability-ai/sdxl","version":"da77","configuration":{"hardware":"gpu-t4","min_instances":1,"max_instances":5}}})"));
    QVERIFY(read.ok());
    QCOMPARE(read->model.id, u"deployments/acme/app"_s);
    QCOMPARE(read->model.route, PredictionRoute::Deployment);
    QCOMPARE(read->model.hardware, u"gpu-t4"_s);
    QCOMPARE(read->model.version, u"da77"_s);
    QCOMPARE(read->runs, u"stability-ai/sdxl"_s);
    const auto bare = parseReplicateDeployment(node(R"({"owner":"acme","name":"app","current_release":null})"));
    QVERIFY(bare.ok());
    QVERIFY(bare->model.hardware.isEmpty() && bare->runs.isEmpty());
    QVERIFY(!parseReplicateDeployment(node("{}")).ok());
}

void TestReplicateData::collectionsAndSearch()
{
    const auto list = parseReplicateCollections(
        node(R"({"results":[{"name":"Upscalers","slug":"upscalers","description":"d"},{"slug":""},{"slug":"plain"}],"next":null})"));
    QVERIFY(list.ok());
    QCOMPARE(list->items.size(), 2);
    QCOMPARE(list->items[0].name, u"Upscalers"_s);
    QCOMPARE(list->items[1].name, u"plain"_s);
    const auto one = parseReplicateCollection(
        node(R"({"slug":"s","name":"S","models":[{"owner":"a","name":"b"},"c/d",{"owner":"e","name":"f"}]})"));
    QCOMPARE(one->models.size(), 2);
    const auto found = parseReplicateSearch(node(
        R"({"query":"q","models":[{"model":{"owner":"google","name":"nano-banana","description":null,"latest_version":{"openapi_schema":{}}},"metadata":{"generated_description":"g"}},{"model":null},{"owner":"a","name":"b"}],"collections":[{"models":["a/b"]}],"pages":[]})"));
    QVERIFY(found.ok());
    QCOMPARE(found->size(), 2);
    QCOMPARE(found->first().id, u"google/nano-banana"_s);
    QCOMPARE(found->first().description, u"g"_s);
    QVERIFY(found->first().schema.isEmpty());
    QVERIFY(!parseReplicateSearch(node(R"({"detail":"x"})")).ok());
}

void TestReplicateData::filesAndAccount()
{
    const auto file = parseUploadedFile(node(
        R"({"id":"f1","name":"a.png","expires_at":"2026-01-02T03:04:05Z","urls":{"get":"https://api.replicate.com/v1/files/f1"}})"));
    QVERIFY(file.ok());
    QCOMPARE(file->url, QUrl(u"https://api.replicate.com/v1/files/f1"_s));
    QCOMPARE(file->expires->value, 1'767'323'045'000'000);
    QVERIFY(!parseUploadedFile(node(R"({"id":"f1"})")).ok());
    QCOMPARE(parseReplicateAccount(node(R"({"type":"organization","username":"acme"})"))->label, u"acme"_s);
    QVERIFY(!parseReplicateAccount(node("{}")).ok());
}

void TestReplicateData::usage_data()
{
    QTest::addColumn<QByteArray>("metrics");
    QTest::addColumn<qint64>("input"); // -1: not said
    QTest::addColumn<qint64>("output");
    QTest::newRow("official") << R"({"token_input_count":12,"token_output_count":34})"_ba << qint64(12) << qint64(34);
    QTest::newRow("older") << R"({"input_token_count":12,"output_token_count":34,"tokens_per_second":5.5})"_ba << qint64(12) << qint64(34);
    QTest::newRow("none") << R"({"predict_time":1.5})"_ba << qint64(-1) << qint64(-1);
    QTest::newRow("zero is said") << R"({"token_input_count":0})"_ba << qint64(0) << qint64(-1);
    QTest::newRow("nonsense") << R"({"token_input_count":-5,"token_output_count":"34"})"_ba << qint64(-1) << qint64(-1);
}

void TestReplicateData::usage()
{
    QFETCH(const QByteArray, metrics);
    QFETCH(const qint64, input);
    QFETCH(const qint64, output);
    const TokenUsage usage = usageOfMetrics(QJsonDocument::fromJson(metrics).object());
    QCOMPARE(usage.input.value_or(-1), input);
    QCOMPARE(usage.output.value_or(-1), output);
    QVERIFY(!usage.billed);
}

void TestReplicateData::faults_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("headers"); // "name: value", one at most
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("retry"); // s; -1: none
    QTest::addColumn<bool>("json");
    const auto row = [](const char *name, int status, const char *headers, const char *body, const char *kind,
                        const QString &message, int retry = -1, bool json = true) {
        QTest::newRow(name) << status << QByteArray(headers) << QByteArray(body) << QByteArray(kind) << message << retry << json;
    };
    row("401", 401, "", R"({"title":"Unauthenticated","detail":"You did not pass a valid authentication token","status":401})",
        "bad_key", u"You did not pass a valid authentication token"_s);
    row("402", 402, "", R"({"title":"Insufficient credit","detail":"Buy some.","status":402})", "no_credit", u"Buy some."_s);
    row("bare detail", 404, "", R"({"detail":"File not found"})", "not_found", u"File not found"_s);
    row("title alone", 422, "", R"({"title":"Invalid version or not permitted","status":422})", "bad_input",
        u"Invalid version or not permitted"_s);
    row("413", 413, "", R"({"detail":"Files must be less than 100MB in size"})", "bad_input",
        u"Files must be less than 100MB in size"_s);
    row("422", 422, "", R"({"title":"Input validation failed","detail":"- input.x: must be one of\n","status":422})", "bad_input",
        u"- input.x: must be one of"_s);
    row("in words", 429, "", R"({"detail":"Request was throttled. Your rate limit resets in ~30s."})", "rate_limited",
        u"Request was throttled. Your rate limit resets in ~30s."_s, 30);
    row("retry_after", 429, "", R"({"detail":"resets in ~30s","retry_after":7,"status":429})", "rate_limited", u"resets in ~30s"_s, 7);
    row("retry_after of a fraction", 429, "", R"({"detail":"d","retry_after":1.2})", "rate_limited", u"d"_s, 2);
    row("header", 429, "retry-after: 3", R"({"detail":"resets in ~30s","retry_after":7})", "rate_limited", u"resets in ~30s"_s, 3);
    row("reset header", 429, "ratelimit-reset: 11", R"({"detail":"resets in ~30s"})", "rate_limited", u"resets in ~30s"_s, 11);
    row("minutes", 429, "", R"({"detail":"resets in ~2m"})", "rate_limited", u"resets in ~2m"_s, 120);
    row("no time", 429, "", R"({"detail":"slow down"})", "rate_limited", u"slow down"_s);
    row("HTML", 502, "content-type: text/html", "<html><h1>502</h1></html>", "bad_reply", u"<html><h1>502</h1></html>"_s, -1, false);
    row("503 as HTML", 503, "", "<html>", "overloaded", u"<html>"_s, -1, false);
    row("nothing", 500, "", "", "bad_reply", QString(), -1, false);
    row("500", 500, "", R"({"detail":"Internal server error"})", "provider_failed", u"Internal server error"_s);
    row("FastAPI", 422, "", R"({"detail":[{"loc":["body","input","width"],"msg":"too large","type":"value_error"}]})", "bad_input",
        u"body.input.width: too large"_s);
    row("cut", 422, "content-type: application/problem+json", R"({"title":"Input valid)", "bad_input", u"{\"title\":\"Input valid"_s);
    row("key told back", 401, "", R"({"detail":"no such token r8_secretsecretsecret"})", "bad_key", u"no such token [key]"_s);
}

void TestReplicateData::faults()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, headers);
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, kind);
    QFETCH(const QString, message);
    QFETCH(const int, retry);
    QFETCH(const bool, json);
    ErrorReply reply{.status = status, .key = "r8_secretsecretsecret"_ba};
    if (const qsizetype colon = headers.indexOf(':'); colon > 0)
        reply.headers.append(QLatin1StringView(headers).first(colon), headers.sliced(colon + 1));
    const ReplicateFault fault = readReplicateFault(reply, body);
    QCOMPARE(QByteArray(errorKindName(fault.error.kind).data()), kind);
    QCOMPARE(fault.error.providerMessage, message);
    QCOMPARE(fault.error.retryAfter.value_or(-1s).count(), retry);
    QCOMPARE(fault.error.httpStatus, status);
    QCOMPARE(fault.isJson, json);
}

void TestReplicateData::invalidFields_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("fields"); // "field|type|description"
    QTest::newRow("fields")
        << R"({"detail":"- input.width: d1\n","invalid_fields":[{"type":"number_lte","field":"input.width","description":"Must be less than 2048"},{"type":"required","field":"input","description":"prompt is required"},{"field":7}]})"_ba
        << QStringList{u"width|number_lte|Must be less than 2048"_s, u"|required|prompt is required"_s};
    QTest::newRow("in the detail")
        << R"({"detail":"- input.width: Must be less\n- input.frames.3: is no number\n- input: prompt is required\n"})"_ba
        << QStringList{u"width||Must be less"_s, u"frames.3||is no number"_s, u"||prompt is required"_s};
    QTest::newRow("FastAPI")
        << R"({"detail":[{"loc":["body","input","frames",3],"msg":"m","type":"value_error"},{"loc":["body"],"msg":"x"}]})"_ba
        << QStringList{u"frames.3|value_error|m"_s};
    QTest::newRow("none") << R"({"detail":"Invalid version"})"_ba << QStringList();
    QTest::newRow("odd") << R"({"invalid_fields":{"field":"input.x"},"detail":{"a":1}})"_ba << QStringList();
}

void TestReplicateData::invalidFields()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QStringList, fields);
    const ReplicateFault fault = readReplicateFault({.status = 422}, body);
    QStringList found;
    for (const InvalidField &field : fault.fields)
        found.append(field.field + u'|' + field.type + u'|' + field.description);
    QCOMPARE(found, fields);
    for (qsizetype i = 0; i < body.size(); ++i)
        readReplicateFault({.status = 422}, body.first(i));
}

void TestReplicateData::allowances_data()
{
    QTest::addColumn<QByteArray>("remaining");
    QTest::addColumn<QByteArray>("reset");
    QTest::addColumn<int>("left"); // -1: not said
    QTest::addColumn<int>("seconds");
    QTest::newRow("both") << "5"_ba << "30"_ba << 5 << 30;
    QTest::newRow("fraction") << "0"_ba << "0.4"_ba << 0 << 1;
    QTest::newRow("one") << "5"_ba << QByteArray() << 5 << -1;
    QTest::newRow("nonsense") << "many"_ba << "-3"_ba << -1 << -1;
    QTest::newRow("none") << QByteArray() << QByteArray() << -1 << -1;
}

void TestReplicateData::allowances()
{
    QFETCH(const QByteArray, remaining);
    QFETCH(const QByteArray, reset);
    QFETCH(const int, left);
    QFETCH(const int, seconds);
    QHttpHeaders headers;
    if (!remaining.isEmpty())
        headers.append("ratelimit-remaining"_L1, remaining);
    if (!reset.isEmpty())
        headers.append("ratelimit-reset"_L1, reset);
    const auto said = rateAllowanceOf(headers, UtcMicros{9});
    QCOMPARE(said.has_value(), left >= 0 || seconds >= 0);
    if (!said)
        return;
    QCOMPARE(said->remaining.value_or(-1), left);
    QCOMPARE(said->reset.value_or(-1s).count(), seconds);
    QCOMPARE(said->heard, UtcMicros{9});
}

void TestReplicateData::submissions_data()
{
    using Kind = Submission::Kind;
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("transport"); // ErrorKind of the connection; -1: it ended well
    QTest::addColumn<bool>("nothingSent");
    QTest::addColumn<Kind>("kind");
    const QByteArray json = R"({"detail":"d"})"_ba;
    const auto row = [](const char *name, int status, const QByteArray &body, Kind kind, int transport = -1, bool nothingSent = false) {
        QTest::newRow(name) << status << body << transport << nothingSent << kind;
    };
    const int broken = int(ErrorKind::Interrupted);
    row("201", 201, kWhole, Kind::Accepted);
    row("202", 202, kWhole, Kind::Accepted);
    row("200", 200, kWhole, Kind::Accepted);
    row("201 that broke off after its id", 201, kWhole.first(60), Kind::Accepted, broken);
    row("201 that broke off before its id", 201, kWhole.first(12), Kind::Unconfirmed, broken);
    row("201 whole, length told wrong", 201, kWhole, Kind::Accepted, broken);
    row("201 empty", 201, {}, Kind::Unconfirmed);
    row("200 HTML", 200, "<html>", Kind::Unconfirmed);
    row("200 error", 200, json, Kind::Unconfirmed);
    for (const int status : {400, 401, 402, 403, 404, 409, 413, 422, 429, 451})
        row(qPrintable(u"%1 JSON"_s.arg(status)), status, json, Kind::Refused);
    for (const int status : {401, 403, 404, 413, 422, 429})
        row(qPrintable(u"%1 HTML"_s.arg(status)), status, "<html>", Kind::Refused);
    for (const int status : {400, 409, 418})
        row(qPrintable(u"%1 HTML"_s.arg(status)), status, "<html>", Kind::Unconfirmed);
    row("408", 408, json, Kind::Unconfirmed);
    for (const int status : {500, 502, 503, 504, 524})
        row(qPrintable(u"%1 JSON"_s.arg(status)), status, json, Kind::Unconfirmed);
    row("500 HTML", 500, "<html>", Kind::Unconfirmed);
    row("redirected", 303, {}, Kind::Unconfirmed, int(ErrorKind::Redirected));
    row("no connection", 0, {}, Kind::NotSent, int(ErrorKind::ConnectionRefused), true);
    row("no host", 0, {}, Kind::NotSent, int(ErrorKind::HostNotFound), true);
    row("broken while sending", 0, {}, Kind::Unconfirmed, broken);
    row("time-out", 0, {}, Kind::Unconfirmed, int(ErrorKind::Timeout));
    row("connect time-out", 0, {}, Kind::NotSent, int(ErrorKind::Timeout), true);
    row("no HTTP", 0, {}, Kind::Unconfirmed, int(ErrorKind::BadReply));
}

void TestReplicateData::submissions()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const int, transport);
    QFETCH(const bool, nothingSent);
    QFETCH(const Submission::Kind, kind);
    HttpOutcome outcome;
    if (transport >= 0)
        outcome = {.error = Error{.kind = static_cast<ErrorKind>(transport), .detail = u"t"_s}, .nothingSent = nothingSent};
    const Submission s = submissionOf({.status = status}, body, outcome);
    QCOMPARE(s.kind, kind);
    QCOMPARE(s.prediction.has_value(), kind == Submission::Kind::Accepted);
    QCOMPARE(s.error.has_value(), kind != Submission::Kind::Accepted);
    if (s.prediction)
        QCOMPARE(s.prediction->id, u"gm3qorzdhgbfurvjtvhg6dckhu"_s);
    else
        QCOMPARE(s.error->maybeBilled, kind == Submission::Kind::Unconfirmed);
}

void TestReplicateData::endsOfPredictions_data()
{
    QTest::addColumn<PredictionStatus>("status");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<bool>("maybeBilled");
    const auto row = [](const char *name, PredictionStatus status, const QString &error, const char *kind, bool billed) {
        QTest::newRow(name) << status << error << QByteArray(kind) << billed;
    };
    row("succeeded", PredictionStatus::Succeeded, {}, "none", false);
    row("failed", PredictionStatus::Failed, u"CUDA out of memory"_s, "provider_failed", true);
    row("code", PredictionStatus::Failed, u"Prediction failed (E1001)."_s, "provider_failed", true);
    row("sensitive", PredictionStatus::Failed, u"The input or output was flagged as sensitive. Please try again. (E005)"_s, "moderated", true);
    row("sensitive, older", PredictionStatus::Failed, u"NSFW content detected. Try running it again"_s, "moderated", true);
    row("a word with digits", PredictionStatus::Failed, u"SOME0050 failed"_s, "provider_failed", true);
    row("aborted", PredictionStatus::Aborted, {}, "provider_failed", false);
    row("cancelled", PredictionStatus::Canceled, {}, "interrupted", true);
    row("not over", PredictionStatus::Processing, {}, "interrupted", true);
}

void TestReplicateData::endsOfPredictions()
{
    QFETCH(const PredictionStatus, status);
    QFETCH(const QString, error);
    QFETCH(const QByteArray, kind);
    QFETCH(const bool, maybeBilled);
    Prediction prediction;
    prediction.status = status;
    prediction.error = error;
    const auto end = errorOfPrediction(prediction, "r8_x");
    QCOMPARE(end ? QByteArray(errorKindName(end->kind).data()) : "none"_ba, kind);
    if (end) {
        QCOMPARE(end->maybeBilled, maybeBilled);
        QCOMPARE(end->providerMessage, error);
    }
}

void TestReplicateData::ids()
{
    QCOMPARE(predictionIdIn(R"({"input":{"id":"no"},"id":"yes","x":1)"), u"yes"_s);
    QCOMPARE(predictionIdIn(R"({"input":{"a":["id","no"]},"error":"id","model":"id")"), QString());
    QCOMPARE(predictionIdIn(R"([{"id":"no"}])"), QString());
    QCOMPARE(predictionIdIn("  {\"a\":\"\\\"id\\\":\\\"no\\\"\", \"id\" : \"a-b_1\""), u"a-b_1"_s);
    QCOMPARE(predictionIdIn(R"({"id":"a/../b"})"), QString());
    QCOMPARE(replicateModelPath(u"meta/meta-llama-3.1"_s), u"meta/meta-llama-3.1"_s);
    for (const QString &bad : {u""_s, u"a"_s, u"a/"_s, u"/b"_s, u"a/b/c"_s, u"../b"_s, u"a/.."_s, u"a/b c"_s, u"a/b?c"_s, u"a/b#"_s, u"ä/b"_s})
        QCOMPARE(replicateModelPath(bad), QString());
}

QTEST_GUILESS_MAIN(TestReplicateData)
#include "tst_replicatedata.moc"
