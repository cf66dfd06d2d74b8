// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeclock.h"
#include "replicatebench.h"

#include "sandbox/replicate/mediamodels.h"
#include "sandbox/replicate/mediaprediction.h"
#include "sandbox/sandboxmodels.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace bakeoff {

class TestSandboxPredictions : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void createsOnThreeRoutes();
    void aPredictionTakesItsCourse();
    void textGrows();
    void twoModelsAreOfBothKindsOfProvider();
    void streamsText();
    void streamsOfEndedAndFailedOnes();
    void idleStreamsEnd();
    void waitsForTheOutput();
    void waitsNoLongerThanAsked();
    void cancels_data();
    void cancels();
    void deadlines();
    void listsPages();
    void listsByTime();
    void secretsAreNotKept();
    void clocksAreWrittenInEveryWay();

private:
    void start(SandboxReplicateOptions options = {});

    SystemClock m_system;
    FakeClock m_fake;
    std::unique_ptr<ReplicateBench> m_bench;
};

void TestSandboxPredictions::init()
{
    start();
}

void TestSandboxPredictions::cleanup()
{
    m_bench.reset();
}

void TestSandboxPredictions::start(SandboxReplicateOptions options)
{
    if (options.pacePercent == 100)
        options.pacePercent = 5;
    m_bench = std::make_unique<ReplicateBench>(m_system, options);
    QVERIFY(m_bench->listen());
}

void TestSandboxPredictions::createsOnThreeRoutes()
{
    const QJsonObject input{{u"prompt"_s, u"x"_s}};
    const QJsonObject body{{u"input"_s, input}};
    const QJsonObject official = m_bench->post("/v1/models/sandbox/fault-no-output/predictions", body)->json();
    QCOMPARE(official[u"version"].toString(), u"hidden"_s);
    QCOMPARE(official[u"model"].toString(), u"sandbox/fault-no-output"_s);
    const QString version = m_bench->version(u"slow"_s);
    for (const QString &form : {version, QString(u"sandbox/slow:"_s + version)}) {
        const auto answer = m_bench->post("/v1/predictions", {{u"version"_s, form}, {u"input"_s, input}});
        QCOMPARE(answer->status(), 201);
        QCOMPARE(answer->json()[u"version"].toString(), version);
    }
    QCOMPARE(m_bench->post("/v1/predictions", {{u"version"_s, u"sandbox/fault-no-output"_s}, {u"input"_s, input}})
                 ->json()[u"version"]
                 .toString(),
             u"hidden"_s);
    const QJsonObject deployed = m_bench->post("/v1/deployments/sandbox/painter-t4/predictions", body)->json();
    QCOMPARE(deployed[u"deployment"].toString(), u"painter-t4"_s);
    QVERIFY(deployed[u"version"].toString().startsWith(u"dp-"_s));
    QCOMPARE(deployed[u"model"].toString(), u"sandbox/gpu"_s);
    QCOMPARE(m_bench->ended(official[u"id"].toString())[u"status"].toString(), u"succeeded"_s);
}

void TestSandboxPredictions::aPredictionTakesItsCourse()
{
    const auto created = m_bench->create(u"slow"_s, {{u"prompt"_s, u"tea"_s}, {u"seconds"_s, 10}});
    QCOMPARE(created->status(), 201);
    const QJsonObject p = created->json();
    const QString id = p[u"id"].toString();
    QCOMPARE(id.size(), 26);
    QCOMPARE(p[u"status"].toString(), u"starting"_s);
    QCOMPARE(p[u"input"].toObject(), (QJsonObject{{u"prompt"_s, u"tea"_s}, {u"seconds"_s, 10}}));
    QVERIFY(p[u"output"].isNull() && p[u"error"].isNull() && !p.contains(u"started_at"_s));
    QCOMPARE(p[u"source"].toString(), u"api"_s);
    QCOMPARE(p[u"data_removed"], QJsonValue(false));
    QCOMPARE(p[u"urls"][u"get"].toString(), m_bench->root() + u"/v1/predictions/"_s + id);
    QCOMPARE(p[u"urls"][u"cancel"].toString(), m_bench->root() + u"/v1/predictions/"_s + id + u"/cancel"_s);
    QVERIFY(!p[u"urls"].toObject().contains(u"stream"_s)); // no text that grows
    QTRY_COMPARE(m_bench->prediction(id)[u"status"].toString(), u"processing"_s);
    QTRY_VERIFY(m_bench->prediction(id)[u"logs"].toString().contains(u"3/50 steps"_s));
    QVERIFY(!m_bench->prediction(id)[u"started_at"].toString().isEmpty());
    const QJsonObject end = m_bench->ended(id);
    QCOMPARE(end[u"status"].toString(), u"succeeded"_s);
    QCOMPARE(end[u"output"].toString(), u"Took 10 seconds for: tea"_s);
    QVERIFY(end[u"logs"].toString().startsWith(u"Taking 10 seconds\n1/50 steps\n"_s));
    QVERIFY(end[u"logs"].toString().endsWith(u"50/50 steps\n"_s));
    const double run = end[u"metrics"][u"predict_time"].toDouble();
    QVERIFY(run > 0.4 && end[u"metrics"][u"total_time"].toDouble() >= run);
    QVERIFY(!end[u"completed_at"].toString().isEmpty());
    // Reading it again changes nothing.
    QCOMPARE(m_bench->prediction(id), end);
}

void TestSandboxPredictions::textGrows()
{
    const QJsonObject p =
        m_bench->run(u"writer"_s, {{u"prompt"_s, u"Once upon a time"_s}, {u"max_tokens"_s, 30}, {u"seed"_s, 3}});
    QCOMPARE(p[u"status"].toString(), u"succeeded"_s);
    QString text;
    for (const QJsonValue &piece : p[u"output"].toArray())
        text += piece.toString();
    QVERIFY(p[u"output"].toArray().size() > 10);
    QVERIFY(text.size() > 30);
    QCOMPARE(p[u"metrics"][u"token_output_count"].toInt(), 30);
    QVERIFY(p[u"metrics"][u"token_input_count"].toInt() > 2);
    // The same seed writes the same.
    const QJsonObject again =
        m_bench->run(u"writer"_s, {{u"prompt"_s, u"Once upon a time"_s}, {u"max_tokens"_s, 30}, {u"seed"_s, 3}});
    QCOMPARE(again[u"output"], p[u"output"]);
    // Texts at which it ends.
    const QString word = text.section(u' ', 3, 3);
    const QJsonObject stopped = m_bench->run(
        u"writer"_s,
        {{u"prompt"_s, u"Once upon a time"_s}, {u"max_tokens"_s, 30}, {u"stop_sequences"_s, word}, {u"seed"_s, 3}});
    QString shorter;
    for (const QJsonValue &piece : stopped[u"output"].toArray())
        shorter += piece.toString();
    QCOMPARE(shorter, text.first(text.indexOf(word)));
}

void TestSandboxPredictions::twoModelsAreOfBothKindsOfProvider()
{
    const SandboxModels chat;
    const SandboxMediaModels media;
    QJsonArray outputs;
    for (const QString &name : {u"story-fast"_s, u"story-hot"_s}) {
        const auto model = chat.find(name);
        QVERIFY(model && media.find(name));
        const QJsonObject input{{u"prompt"_s, u"Once upon a time"_s}, {u"max_tokens"_s, 60}, {u"seed"_s, 3}};
        const QJsonObject p = m_bench->run(name, input);
        QCOMPARE(p[u"status"].toString(), u"succeeded"_s);
        QCOMPARE(p[u"metrics"][u"token_output_count"].toInt(), 60);
        // The same temperature as where it is chatted with.
        QJsonObject said = input;
        said.insert(u"temperature"_s, model->model->temperature);
        QCOMPARE(m_bench->run(name, said)[u"output"], p[u"output"]);
        outputs.append(p[u"output"]);
    }
    QVERIFY(outputs[0] != outputs[1]);
}

namespace {

struct SeenEvent {
    QByteArray name, id, data;
};

QList<SeenEvent> eventsOf(const QByteArray &body)
{
    QList<SeenEvent> list;
    qsizetype at = 0;
    for (qsizetype end = 0; (end = body.indexOf("\n\n", at)) >= 0; at = end + 2) {
        SeenEvent event;
        bool first = true;
        for (const QByteArray &line : body.sliced(at, end - at).split('\n')) {
            if (line.startsWith("event: "))
                event.name = line.sliced(7);
            else if (line.startsWith("id: "))
                event.id = line.sliced(4);
            else if (line.startsWith("data: ")) {
                event.data += (first ? QByteArray() : QByteArray("\n")) + line.sliced(6);
                first = false;
            }
        }
        list << event;
    }
    return list;
}

} // namespace

void TestSandboxPredictions::streamsText()
{
    start({.pacePercent = 40});
    const QJsonObject p =
        m_bench->create(u"writer"_s, {{u"prompt"_s, u"One day\n\na cat"_s}, {u"max_tokens"_s, 40}, {u"seed"_s, 2}})
            ->json();
    const QString stream = p[u"urls"][u"stream"].toString();
    QVERIFY(stream.startsWith(m_bench->root() + u"/v1/streams/"_s));
    // No key: whoever has the address may read.
    const auto client = m_bench->ask("GET", m_bench->pathOf(stream), {}, "Accept: text/event-stream\r\n", {});
    QCOMPARE(client->header("Content-Type"), "text/event-stream"_ba);
    const QList<SeenEvent> events = eventsOf(client->body());
    QByteArray text;
    static const QRegularExpression id(u"^\\d{13}:\\d+$"_s);
    for (const SeenEvent &event : events) {
        QVERIFY2(id.match(QString::fromLatin1(event.id)).hasMatch(), event.id.constData());
        if (event.name == "output")
            text += event.data;
    }
    QCOMPARE(events.constLast().name, "done"_ba);
    QCOMPARE(events.constLast().data, "{}"_ba);
    const QJsonObject end = m_bench->prediction(p[u"id"].toString());
    QCOMPARE(end[u"status"].toString(), u"succeeded"_s);
    QString whole;
    for (const QJsonValue &piece : end[u"output"].toArray())
        whole += piece.toString();
    QCOMPARE(QString::fromUtf8(text), whole);
    QVERIFY(client->packets.size() > 10); // as it was written, not at its end
}

void TestSandboxPredictions::streamsOfEndedAndFailedOnes()
{
    const QJsonObject p = m_bench->run(u"writer"_s, {{u"prompt"_s, u"A"_s}, {u"max_tokens"_s, 5}});
    const QByteArray path = m_bench->pathOf(p[u"urls"][u"stream"].toString());
    const QList<SeenEvent> events = eventsOf(m_bench->ask("GET", path)->body());
    QCOMPARE(events.constLast().name, "done"_ba);
    QCOMPARE(events.size(), p[u"output"].toArray().size() + 1);

    start({.pacePercent = 300});
    const QJsonObject running = m_bench->create(u"writer"_s, {{u"prompt"_s, u"A"_s}, {u"max_tokens"_s, 400}})->json();
    RawClient client(m_bench->port());
    client.send("GET " + m_bench->pathOf(running[u"urls"][u"stream"].toString()) +
                " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    QTRY_VERIFY(client.body().contains("event: output"));
    m_bench->post(m_bench->pathOf(running[u"urls"][u"cancel"].toString()), {});
    QTRY_VERIFY(client.whole());
    QCOMPARE(eventsOf(client.body()).constLast().data, "{\"reason\": \"canceled\"}"_ba);
}

void TestSandboxPredictions::idleStreamsEnd()
{
    start({.streamIdle = std::chrono::milliseconds(50), .pacePercent = 5, .coldStartMs = 600'000});
    const QJsonObject p = m_bench->create(u"writer"_s, {{u"prompt"_s, u"A"_s}})->json();
    const auto client = m_bench->ask("GET", m_bench->pathOf(p[u"urls"][u"stream"].toString()));
    QVERIFY(client->whole());
    QCOMPARE(client->body(), ":408: 408 Request Timeout\n\n"_ba);
    QCOMPARE(m_bench->prediction(p[u"id"].toString())[u"status"].toString(), u"starting"_s);
}

void TestSandboxPredictions::waitsForTheOutput()
{
    const auto answer = m_bench->create(u"json"_s, {{u"shape"_s, u"number"_s}}, "Prefer: wait\r\n");
    QCOMPARE(answer->status(), 201);
    QCOMPARE(answer->header("Preference-Applied"), "wait=60"_ba);
    QCOMPARE(answer->json()[u"output"].toDouble(), 0.1);
    // The output is there before the status says so, and its files stand inside of the answer.
    start({.pacePercent = 60});
    const auto picture = m_bench->create(u"painter"_s,
                                         {{u"prompt"_s, u"a"_s},
                                          {u"aspect_ratio"_s, u"custom"_s},
                                          {u"width"_s, 64},
                                          {u"height"_s, 64},
                                          {u"num_inference_steps"_s, 1}},
                                         "Prefer: wait=30\r\n");
    QCOMPARE(picture->header("Preference-Applied"), "wait=30"_ba);
    const QJsonObject p = picture->json();
    QCOMPARE(p[u"status"].toString(), u"processing"_s);
    QVERIFY(p[u"output"][0].toString().startsWith(u"data:image/webp;base64,"_s));
    const QJsonObject end = m_bench->ended(p[u"id"].toString());
    QCOMPARE(end[u"status"].toString(), u"succeeded"_s);
    const auto file = m_bench->ask("GET", m_bench->pathOf(end[u"output"][0].toString()), {}, {}, {});
    QCOMPARE(file->header("Content-Type"), "image/webp"_ba);
    QCOMPARE(QByteArray::fromBase64(p[u"output"][0].toString().section(u',', 1).toLatin1()), file->body());
}

void TestSandboxPredictions::waitsNoLongerThanAsked()
{
    const auto answer = m_bench->create(u"hanging"_s, {}, "Prefer: wait=1\r\n");
    QCOMPARE(answer->status(), 202);
    QCOMPARE(answer->json()[u"status"].toString(), u"processing"_s);
    QCOMPARE(answer->header("Preference-Applied"), "wait=1"_ba);
}

void TestSandboxPredictions::cancels_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QJsonObject>("input");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("while it starts") << u"cold"_s << QJsonObject{{u"start_seconds"_s, 600}} << u"starting"_s
                                     << u"aborted"_s;
    QTest::newRow("while it runs") << u"hanging"_s << QJsonObject{} << u"processing"_s << u"canceled"_s;
    QTest::newRow("after its end") << u"json"_s << QJsonObject{} << u"succeeded"_s << u"succeeded"_s;
    QTest::newRow("too late") << u"fault-cancel-too-late"_s << QJsonObject{{u"num_inference_steps"_s, 50}}
                              << u"processing"_s << u"succeeded"_s;
}

void TestSandboxPredictions::cancels()
{
    QFETCH(QString, model);
    QFETCH(QJsonObject, input);
    QFETCH(QString, before);
    QFETCH(QString, after);
    start({.pacePercent = 30});
    const QString id = m_bench->create(model, input)->json()[u"id"].toString();
    QTRY_COMPARE(m_bench->prediction(id)[u"status"].toString(), before);
    const auto answer = m_bench->ask("POST", "/v1/predictions/" + id.toLatin1() + "/cancel");
    QCOMPARE(answer->status(), 200);
    const QJsonObject p = m_bench->ended(id);
    QCOMPARE(p[u"status"].toString(), after);
    QCOMPARE(p.contains(u"metrics"_s), after != u"aborted"_s); // what never ran has no times
    QCOMPARE(p.contains(u"started_at"_s), after != u"aborted"_s);
}

void TestSandboxPredictions::deadlines()
{
    m_bench = std::make_unique<ReplicateBench>(m_fake, SandboxReplicateOptions{.pacePercent = 5});
    QVERIFY(m_bench->listen());
    QCOMPARE(m_bench->create(u"hanging"_s, {}, "Cancel-After: 4s\r\n")->status(), 422);
    QCOMPARE(m_bench->create(u"hanging"_s, {}, "Cancel-After: soon\r\n")->status(), 422);
    const QJsonObject p = m_bench->create(u"hanging"_s, {}, "Cancel-After: 1m30s\r\n")->json();
    const auto deadline = fromRfc3339(p[u"deadline"].toString());
    const auto created = fromRfc3339(p[u"created_at"].toString());
    QVERIFY(deadline && created);
    QVERIFY(std::abs(deadline->value - created->value - 90'000'000) <= 1'000'000);
    const QString id = p[u"id"].toString();
    QTRY_COMPARE(m_bench->prediction(id)[u"status"].toString(), u"processing"_s);
    const QString cold =
        m_bench->create(u"cold"_s, {{u"start_seconds"_s, 600}}, "Cancel-After: 60\r\n")->json()[u"id"].toString();
    const QString unlimited = m_bench->create(u"hanging"_s, {})->json()[u"id"].toString();
    QVERIFY(!m_bench->prediction(unlimited).contains(u"deadline"_s));
    QTRY_COMPARE(m_bench->prediction(unlimited)[u"status"].toString(), u"processing"_s);
    m_fake.advance(std::chrono::seconds(91));
    QCOMPARE(m_bench->prediction(id)[u"status"].toString(), u"canceled"_s);
    QCOMPARE(m_bench->prediction(cold)[u"status"].toString(), u"aborted"_s);
    QCOMPARE(m_bench->prediction(unlimited)[u"status"].toString(), u"processing"_s);
    m_fake.advance(std::chrono::minutes(30));
    QCOMPARE(m_bench->prediction(unlimited)[u"status"].toString(), u"canceled"_s);
}

void TestSandboxPredictions::listsPages()
{
    start({.pacePercent = 0, .pageSize = 3});
    QStringList made;
    for (int i = 0; i < 8; ++i)
        made.prepend(m_bench->create(u"json"_s, {{u"text"_s, QString::number(i)}})->json()[u"id"].toString());
    QStringList seen;
    QByteArrayList pages{"/v1/predictions"};
    while (true) {
        const QJsonObject page = m_bench->get(pages.constLast());
        for (const QJsonValue &p : page[u"results"].toArray())
            seen << p[u"id"].toString();
        if (page[u"next"].isNull()) {
            QCOMPARE(page[u"results"].toArray().size(), 2);
            // And back again.
            const QJsonObject previous = m_bench->get(m_bench->pathOf(page[u"previous"].toString()));
            QCOMPARE(previous[u"results"][0][u"id"].toString(), made.at(3));
            QCOMPARE(previous[u"results"].toArray().size(), 3);
            break;
        }
        pages << m_bench->pathOf(page[u"next"].toString());
        QVERIFY(pages.size() < 10);
    }
    QCOMPARE(seen, made);
    // What is created meanwhile does not move what was asked for.
    m_bench->create(u"json"_s, {});
    QCOMPARE(m_bench->get(pages.at(1))[u"results"][0][u"id"].toString(), made.at(3));
}

void TestSandboxPredictions::listsByTime()
{
    m_bench = std::make_unique<ReplicateBench>(m_fake, SandboxReplicateOptions{.pacePercent = 0});
    QVERIFY(m_bench->listen());
    QStringList ids;
    QStringList times;
    for (int i = 0; i < 4; ++i) {
        const QJsonObject p = m_bench->create(u"json"_s, {})->json();
        ids << p[u"id"].toString();
        times << p[u"created_at"].toString();
        m_fake.advance(std::chrono::minutes(1));
    }
    const auto idsOf = [&](const QString &query) {
        QStringList list;
        for (const QJsonValue &p : m_bench->get("/v1/predictions?" + query.toUtf8())[u"results"].toArray())
            list << p[u"id"].toString();
        return list;
    };
    QCOMPARE(idsOf(u"created_after="_s + times.at(2)), (QStringList{ids.at(3), ids.at(2)}));
    QCOMPARE(idsOf(u"created_before="_s + times.at(1)), QStringList{ids.at(0)});
    QCOMPARE(idsOf(u"created_after="_s + times.at(1) + u"&created_before="_s + times.at(2)), QStringList{ids.at(1)});
}

void TestSandboxPredictions::secretsAreNotKept()
{
    QTemporaryDir folder;
    start({.folder = folder.path()});
    const QJsonObject p = m_bench->create(u"json"_s, {{u"api_key"_s, u"hunter2"_s}, {u"shape"_s, u"object"_s}})->json();
    QCOMPARE(p[u"input"][u"api_key"].toString(), u"[REDACTED]"_s);
    const QJsonObject end = m_bench->ended(p[u"id"].toString());
    QCOMPARE(end[u"output"][u"secret_given"], QJsonValue(true));
    QFile file(folder.filePath(u"predictions/"_s + p[u"id"].toString() + u".json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("hunter2"));
}

void TestSandboxPredictions::clocksAreWrittenInEveryWay()
{
    const UtcMicros time{1'700'000'000'123'456};
    QCOMPARE(rfc3339(time, 0), u"2023-11-14T22:13:20Z"_s);
    QCOMPARE(rfc3339(time, 1), u"2023-11-14T22:13:20.1Z"_s);
    QCOMPARE(rfc3339(time, 6), u"2023-11-14T22:13:20.123456Z"_s);
    QCOMPARE(rfc3339(time, 9), u"2023-11-14T22:13:20.123456000Z"_s);
    QCOMPARE(fromRfc3339(u"2023-11-14T22:13:20.123Z"_s)->value, 1'700'000'000'123'000);
    QCOMPARE(fromRfc3339(u"2023-11-14T23:13:20+01:00"_s)->value, 1'700'000'000'000'000);
    QVERIFY(!fromRfc3339(u"today"_s));
    const QJsonObject p = m_bench->run(u"json"_s, {});
    QCOMPARE(p[u"created_at"].toString().size(), 24);
    QCOMPARE(p[u"started_at"].toString().size(), 27);
    QCOMPARE(p[u"completed_at"].toString().size(), 30);
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestSandboxPredictions)
#include "tst_sandboxpredictions.moc"
