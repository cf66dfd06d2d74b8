// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeclock.h"
#include "fakeserver.h"
#include "replicatebench.h"

#include "sandbox/media/generators.h"
#include "sandbox/replicate/jsonshapes.h"
#include "sandbox/replicate/mediaprediction.h"
#include "sandbox/replicate/uploads.h"
#include "sandbox/replicate/webhooks.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace bakeoff {

class TestSandboxReplicateMedia : public QObject {
    Q_OBJECT
private slots:
    void init();
    void makesMedia_data();
    void makesMedia();
    void theSameSeedPaintsTheSame();
    void picturesComeOneByOne();
    void speechIsTranscribed();
    void unreadableInputsFail();
    void everyShape_data();
    void everyShape();
    void examplesHaveTheirFiles();
    void formsAreParsed_data();
    void formsAreParsed();
    void uploadsLive();
    void uploadsAreChecked_data();
    void uploadsAreChecked();
    void dataExpires();
    void goesOnAfterACrash();
    void twoSandboxesSideBySide();
    void countsWhatWasCreatedTwice();
    void webhooksAreSigned();
    void webhooksAreFilteredAndRetried();
    void signatureOfTheKnownVector();

private:
    static QByteArray form(const QByteArray &bytes, const QByteArray &name, const QByteArray &type,
                           const QByteArray &more = {});
    QJsonObject upload(const QByteArray &bytes, const QByteArray &name, const QByteArray &type) const;
    QByteArray file(const QJsonValue &address) const
    {
        return m_bench->ask("GET", m_bench->pathOf(address.toString()), {}, {}, {})->body();
    }

    FakeClock m_clock;
    std::unique_ptr<ReplicateBench> m_bench;
};

namespace {
const QByteArray kBoundary = "xx--yy";
const QByteArray kFormType = "Content-Type: multipart/form-data; boundary=\"xx--yy\"\r\n";
} // namespace

void TestSandboxReplicateMedia::init()
{
    m_bench = std::make_unique<ReplicateBench>(m_clock, SandboxReplicateOptions{.pacePercent = 2});
    QVERIFY(m_bench->listen());
}

QByteArray TestSandboxReplicateMedia::form(const QByteArray &bytes, const QByteArray &name, const QByteArray &type,
                                           const QByteArray &more)
{
    return "--" + kBoundary + "\r\nContent-Disposition: form-data; name=\"content\"; filename=\"" + name +
           "\"\r\nContent-Type: " + type + "\r\n\r\n" + bytes + "\r\n" + more + "--" + kBoundary + "--\r\n";
}

QJsonObject TestSandboxReplicateMedia::upload(const QByteArray &bytes, const QByteArray &name,
                                              const QByteArray &type) const
{
    return m_bench->ask("POST", "/v1/files", form(bytes, name, type), kFormType)->json();
}

void TestSandboxReplicateMedia::makesMedia_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QJsonObject>("input");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("magic");
    QTest::addColumn<QString>("metric");
    const QJsonObject small{{u"prompt"_s, u"hills"_s},
                            {u"aspect_ratio"_s, u"custom"_s},
                            {u"width"_s, 96},
                            {u"height"_s, 64},
                            {u"num_inference_steps"_s, 2}};
    const auto with = [](QJsonObject object, const QString &key, const QJsonValue &value) {
        object.insert(key, value);
        return object;
    };
    QTest::newRow("webp") << u"painter"_s << small << QByteArray("image/webp") << QByteArray("RIFF")
                          << u"image_output_count"_s;
    QTest::newRow("png") << u"painter"_s << with(small, u"output_format"_s, u"png"_s) << QByteArray("image/png")
                         << QByteArray("\x89PNG") << u"image_output_count"_s;
    QTest::newRow("jpg") << u"painter"_s << with(small, u"output_format"_s, u"jpg"_s) << QByteArray("image/jpeg")
                         << QByteArray("\xff\xd8\xff") << u"image_output_count"_s;
    const QJsonObject shot{{u"prompt"_s, u"sea"_s}, {u"duration"_s, 0.5}, {u"resolution"_s, u"240p"_s}, {u"fps"_s, 12}};
    QTest::newRow("mp4") << u"film"_s << shot << QByteArray("video/mp4") << QByteArray()
                         << u"video_output_duration_seconds"_s;
    QTest::newRow("webm") << u"film"_s << with(with(shot, u"output_format"_s, u"webm"_s), u"aspect_ratio"_s, u"1:1"_s)
                          << QByteArray("video/webm") << QByteArray("\x1a\x45\xdf\xa3") << u"video_output_count"_s;
    QTest::newRow("wav") << u"speaker"_s << QJsonObject{{u"text"_s, u"Hello."_s}} << QByteArray("audio/wav")
                         << QByteArray("RIFF") << u"character_input_count"_s;
    QTest::newRow("mp3") << u"composer"_s << QJsonObject{{u"prompt"_s, u"waltz"_s}, {u"duration"_s, 1}}
                         << QByteArray("audio/mpeg") << QByteArray() << u"audio_output_duration_seconds"_s;
    QTest::newRow("deployed") << u"gpu"_s << QJsonObject{{u"seconds"_s, 0.2}, {u"resolution"_s, 256}}
                              << QByteArray("image/png") << QByteArray("\x89PNG") << u"predict_time"_s;
}

void TestSandboxReplicateMedia::makesMedia()
{
    QFETCH(QString, model);
    QFETCH(QJsonObject, input);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, magic);
    QFETCH(QString, metric);
    const QJsonObject p = m_bench->run(model, input);
    QVERIFY2(p[u"status"] == u"succeeded"_s, qPrintable(p[u"error"].toString()));
    const QString address = p[u"output"].isArray() ? p[u"output"][0].toString() : p[u"output"].toString();
    QVERIFY(address.startsWith(m_bench->root() + u"/files/"_s + p[u"id"].toString() + u'/'));
    const auto answer = m_bench->ask("GET", m_bench->pathOf(address), {}, {}, {});
    QCOMPARE(answer->status(), 200);
    QCOMPARE(answer->header("Content-Type"), type);
    QCOMPARE(answer->header("Accept-Ranges"), "bytes"_ba);
    QVERIFY(answer->body().size() > 200);
    QVERIFY(answer->body().startsWith(magic));
    QVERIFY(p[u"metrics"].toObject().contains(metric));
    // Only its head.
    const auto head = m_bench->ask("HEAD", m_bench->pathOf(address), {}, "Connection: close\r\n", {});
    QCOMPARE(head->header("Content-Length").toLongLong(), answer->body().size());
}

void TestSandboxReplicateMedia::theSameSeedPaintsTheSame()
{
    const auto paint = [&](int seed, int count) {
        const QJsonObject p = m_bench->run(u"painter"_s, {{u"prompt"_s, u"a hill"_s},
                                                          {u"aspect_ratio"_s, u"custom"_s},
                                                          {u"width"_s, 64},
                                                          {u"height"_s, 64},
                                                          {u"num_outputs"_s, count},
                                                          {u"output_format"_s, u"png"_s},
                                                          {u"num_inference_steps"_s, 1},
                                                          {u"seed"_s, seed}});
        QByteArrayList files;
        for (const QJsonValue &address : p[u"output"].toArray())
            files << file(address);
        return files;
    };
    const QByteArrayList first = paint(7, 3);
    QCOMPARE(first.size(), 3);
    QVERIFY(first.at(0) != first.at(1) && first.at(1) != first.at(2));
    QCOMPARE(paint(7, 1).constFirst(), first.constFirst());
    QVERIFY(paint(8, 1).constFirst() != first.constFirst());
}

void TestSandboxReplicateMedia::picturesComeOneByOne()
{
    m_bench = std::make_unique<ReplicateBench>(m_clock, SandboxReplicateOptions{.pacePercent = 100});
    QVERIFY(m_bench->listen());
    const QJsonObject p =
        m_bench->create(u"flipbook"_s, {{u"prompt"_s, u"tree"_s}, {u"pictures"_s, 3}, {u"size"_s, 64}})->json();
    const QString stream = p[u"urls"][u"stream"].toString();
    QVERIFY(stream.startsWith(m_bench->root() + u"/v1/files/"_s)); // which tells clients that its pieces are files
    const QByteArray body = m_bench->ask("GET", m_bench->pathOf(stream), {}, {}, {})->body();
    const QJsonObject end = m_bench->prediction(p[u"id"].toString());
    QCOMPARE(end[u"output"].toArray().size(), 3);
    for (const QJsonValue &address : end[u"output"].toArray()) {
        QVERIFY(body.contains("data: " + address.toString().toLatin1() + '\n'));
        QVERIFY(file(address).startsWith("\x89PNG"));
    }
    QVERIFY(body.endsWith("data: {}\n\n"));
}

void TestSandboxReplicateMedia::speechIsTranscribed()
{
    const QString text = u"A kettle sings. The tea is ready!"_s;
    const QJsonObject spoken = m_bench->run(u"speaker"_s, {{u"text"_s, text}, {u"voice"_s, u"dune"_s}});
    const QByteArray wav = file(spoken[u"output"]);
    const QString uploaded = upload(wav, "speech.wav", "audio/wav")[u"urls"][u"get"].toString();
    const QString inlined = u"data:audio/wav;base64,"_s + QString::fromLatin1(wav.toBase64());
    for (const QString &address : {spoken[u"output"].toString(), uploaded, inlined}) {
        const QJsonObject p = m_bench->run(u"transcriber"_s, {{u"audio"_s, address}});
        QVERIFY2(p[u"status"] == u"succeeded"_s, qPrintable(p[u"error"].toString()));
        QCOMPARE(p[u"output"][u"text"].toString(), text);
        QVERIFY(p[u"output"][u"duration"].toDouble() > 0.5);
        const QJsonArray segments = p[u"output"][u"segments"].toArray();
        QCOMPARE(segments.size(), 2);
        QCOMPARE(segments.at(1)[u"text"].toString(), u"The tea is ready!"_s);
        QCOMPARE(segments.at(1)[u"start"], segments.at(0)[u"end"]);
    }
}

void TestSandboxReplicateMedia::unreadableInputsFail()
{
    for (const QString &address :
         {u"https://example.com/a.wav"_s, QString(m_bench->root() + u"/v1/files/none"_s),
          u"data:audio/wav;base64,AAAA"_s, QString(m_bench->root() + u"/files/..%2fkeys/x"_s)}) {
        const QJsonObject p = m_bench->run(u"transcriber"_s, {{u"audio"_s, address}});
        QCOMPARE(p[u"status"].toString(), u"failed"_s);
        QVERIFY(!p[u"error"].toString().isEmpty());
    }
}

void TestSandboxReplicateMedia::everyShape_data()
{
    QTest::addColumn<QString>("shape");
    for (const QLatin1StringView shape : allSandboxShapes())
        QTest::newRow(shape.data()) << QString(shape);
}

void TestSandboxReplicateMedia::everyShape()
{
    QFETCH(QString, shape);
    const QJsonObject p = m_bench->run(u"json"_s, {{u"shape"_s, shape}, {u"text"_s, u"Grüße"_s}});
    QCOMPARE(p[u"status"].toString(), u"succeeded"_s);
    // Every address in it is a file.
    const QByteArray json = QJsonDocument(p).toJson();
    qsizetype files = 0;
    for (qsizetype at = 0; (at = json.indexOf(m_bench->root().toLatin1() + "/files/", at)) >= 0; ++at) {
        if (files++ > 5)
            continue;
        QCOMPARE(
            m_bench->ask("GET", json.sliced(at, json.indexOf('"', at) - at).sliced(m_bench->root().size()))->status(),
            200);
    }
    QCOMPARE(files, filesOfSandboxShape(shape));
    QVERIFY(shape == u"null"_s || !p[u"output"].isNull());
}

void TestSandboxReplicateMedia::examplesHaveTheirFiles()
{
    for (const char *name : {"painter", "film", "speaker", "composer", "flipbook"}) {
        const QJsonValue output = m_bench->get("/v1/models/sandbox/" + QByteArray(name))[u"default_example"][u"output"];
        const QJsonValue address = output.isArray() ? output[0] : output;
        const auto first = m_bench->ask("GET", m_bench->pathOf(address.toString()), {}, {}, {});
        QCOMPARE(first->status(), 200);
        QVERIFY(first->body().size() > 1000);
        QCOMPARE(file(address), first->body());
    }
    QCOMPARE(m_bench->ask("GET", "/files/example/painter/other.webp")->status(), 404);
    const QJsonObject example = m_bench->get("/v1/models/sandbox/transcriber")[u"default_example"].toObject();
    const QJsonObject p = m_bench->run(u"transcriber"_s, example[u"input"].toObject());
    QCOMPARE(p[u"output"][u"text"], example[u"output"][u"text"]);
}

void TestSandboxReplicateMedia::formsAreParsed_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qsizetype>("parts"); ///< -1: refused
    QTest::addColumn<QByteArray>("first");
    const QByteArray type = "multipart/form-data; boundary=b";
    const QByteArray head =
        "--b\r\nContent-Disposition: form-data; name=\"content\"; filename=\"a \\\"b\\\".txt\"\r\n\r\n";
    QTest::newRow("one") << type << head + "text\r\n--b--\r\n" << qsizetype(1) << QByteArray("text");
    QTest::newRow("empty part") << type << head + "\r\n--b--" << qsizetype(1) << QByteArray();
    QTest::newRow("preamble") << type << "before\r\n" + head + "x\r\n--b--" << qsizetype(1) << QByteArray("x");
    QTest::newRow("boundary inside of a line")
        << type << head + "a--b\nb\r\n--b--" << qsizetype(1) << QByteArray("a--b\nb");
    QTest::newRow("two") << type << head + "x\r\n" + head + "y\r\n--b--\r\n" << qsizetype(2) << QByteArray("x");
    QTest::newRow("zero bytes") << type << head + QByteArray("\0\r\n\0", 4) + "\r\n--b--" << qsizetype(1)
                                << QByteArray("\0\r\n\0", 4);
    QTest::newRow("no end") << type << head + "text" << qsizetype(-1) << QByteArray();
    QTest::newRow("no header end") << type << QByteArray("--b\r\nContent-Disposition: x") << qsizetype(-1)
                                   << QByteArray();
    QTest::newRow("no boundary") << QByteArray("multipart/form-data") << head + "x\r\n--b--" << qsizetype(-1)
                                 << QByteArray();
    QTest::newRow("other type") << QByteArray("application/json") << QByteArray("{}") << qsizetype(-1) << QByteArray();
    QTest::newRow("nothing") << type << QByteArray() << qsizetype(-1) << QByteArray();
}

void TestSandboxReplicateMedia::formsAreParsed()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(qsizetype, parts);
    QFETCH(QByteArray, first);
    const auto found = parseFormData(type, body);
    QCOMPARE(found ? found->size() : -1, parts);
    if (!found)
        return;
    QCOMPARE(found->at(0).bytes, first);
    QCOMPARE(found->at(0).fileName, u"a \"b\".txt"_s);
}

void TestSandboxReplicateMedia::uploadsLive()
{
    const QByteArray bytes("some \0 bytes \r\n--xx", 19);
    const auto answer = m_bench->ask(
        "POST", "/v1/files",
        form(bytes, "Größe.bin", "application/zip",
             "--" + kBoundary +
                 "\r\nContent-Disposition: form-data; name=\"metadata\"\r\nContent-Type: application/json\r\n\r\n"
                 "{\"id\":1}\r\n"),
        kFormType);
    QCOMPARE(answer->status(), 201);
    const QJsonObject made = answer->json();
    QCOMPARE(made[u"name"].toString(), u"Größe.bin"_s);
    QCOMPARE(made[u"content_type"].toString(), u"application/zip"_s);
    QCOMPARE(made[u"size"].toInteger(), bytes.size());
    QCOMPARE(made[u"checksums"][u"sha256"].toString().toLatin1(),
             QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    QCOMPARE(made[u"metadata"][u"id"].toInt(), 1);
    QCOMPARE(fromRfc3339(made[u"expires_at"].toString())->value - fromRfc3339(made[u"created_at"].toString())->value,
             Q_INT64_C(86'400'000'000));
    const QByteArray path = "/v1/files/" + made[u"id"].toString().toLatin1();
    QCOMPARE(m_bench->get(path)[u"id"], made[u"id"]);
    QCOMPARE(m_bench->ask("GET", path, {}, {}, {})->status(), 401); // a key is needed here
    QCOMPARE(m_bench->get("/v1/files")[u"results"].toArray().size(), 1);
    // The signed link needs none, but its signature and its time.
    const QByteArray link = m_bench->pathOf(made[u"urls"][u"download"].toString());
    const auto file = m_bench->ask("GET", link, {}, {}, {});
    QCOMPARE(file->body(), bytes);
    QCOMPARE(file->header("Content-Type"), "application/zip"_ba);
    QByteArray forged = link;
    QCOMPARE(m_bench->ask("GET", forged.replace("expiry=", "expiry=9"), {}, {}, {})->status(), 404);
    m_clock.advance(std::chrono::hours(2));
    QCOMPARE(m_bench->ask("GET", link, {}, {}, {})->status(), 404);
    QCOMPARE(m_bench->ask("DELETE", path)->status(), 204);
    QCOMPARE(m_bench->ask("DELETE", path)->status(), 404);
    const QByteArray second = "/v1/files/" + upload("x", "x", "text/plain")[u"id"].toString().toLatin1();
    m_clock.advance(std::chrono::hours(23));
    QCOMPARE(m_bench->ask("GET", second)->status(), 200);
    m_clock.advance(std::chrono::hours(1));
    QCOMPARE(m_bench->ask("GET", second)->json()[u"detail"].toString(), u"File not found"_s);
}

void TestSandboxReplicateMedia::uploadsAreChecked_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("status");
    QTest::newRow("no form") << QByteArray("{}") << QByteArray("Content-Type: application/json\r\n") << 400;
    QTest::newRow("no content") << "--" + kBoundary +
                                       "\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\nx\r\n--" + kBoundary +
                                       "--"
                                << kFormType << 422;
    QTest::newRow("no name") << form("x", "", "text/plain") << kFormType << 422;
    QTest::newRow("long name") << form("x", QByteArray(256, 'n'), "text/plain") << kFormType << 422;
    QTest::newRow("wrong metadata") << form("x", "x", "text/plain",
                                            "--" + kBoundary +
                                                "\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n[1]\r\n")
                                    << kFormType << 422;
    QTest::newRow("too large") << form(QByteArray(100 * 1024 * 1024, 'x'), "x", "text/plain") << kFormType << 413;
}

void TestSandboxReplicateMedia::uploadsAreChecked()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, headers);
    QFETCH(int, status);
    const auto answer = m_bench->ask("POST", "/v1/files", body, headers);
    QCOMPARE(answer->status(), status);
    QVERIFY(!answer->json()[u"detail"].toString().isEmpty());
    QCOMPARE(m_bench->get("/v1/files")[u"results"].toArray().size(), 0);
}

void TestSandboxReplicateMedia::dataExpires()
{
    const QJsonObject p = m_bench->run(u"json"_s, {{u"shape"_s, u"one-file"_s}, {u"text"_s, u"private"_s}});
    const QByteArray path = m_bench->pathOf(p[u"output"].toString());
    m_clock.advance(std::chrono::minutes(59));
    QCOMPARE(m_bench->ask("GET", path)->status(), 200);
    m_clock.advance(std::chrono::minutes(2));
    QCOMPARE(m_bench->ask("GET", path)->status(), 404);
    const QJsonObject after = m_bench->prediction(p[u"id"].toString());
    QCOMPARE(after[u"status"].toString(), u"succeeded"_s);
    QCOMPARE(after[u"data_removed"], QJsonValue(true));
    QVERIFY(after[u"input"].isNull() && after[u"output"].isNull());
    QCOMPARE(after[u"logs"].toString(), QString());
    QCOMPARE(after[u"metrics"], p[u"metrics"]);
    // What was created stays counted.
    QCOMPARE(m_bench->get("/sandbox/creations")[u"creations"].toArray().size(), 1);
    m_clock.advance(std::chrono::hours(15 * 24));
    QCOMPARE(m_bench->ask("GET", "/v1/predictions/" + p[u"id"].toString().toLatin1())->status(), 404);
}

void TestSandboxReplicateMedia::goesOnAfterACrash()
{
    QTemporaryDir folder;
    QTemporaryDir crashed;
    SandboxReplicateOptions options{.folder = folder.path(), .pacePercent = 2};
    m_bench = std::make_unique<ReplicateBench>(m_clock, options);
    QVERIFY(m_bench->listen());
    const QJsonObject done = m_bench->run(u"json"_s, {{u"shape"_s, u"one-file"_s}});
    const QByteArray picture = file(done[u"output"]);
    const QString hanging = m_bench->create(u"hanging"_s, {})->json()[u"id"].toString();
    const QString late =
        m_bench->create(u"hanging"_s, {{u"prompt"_s, u"late"_s}}, "Cancel-After: 60s\r\n")->json()[u"id"].toString();
    const QString cold = m_bench->create(u"cold"_s, {{u"start_seconds"_s, 20}})->json()[u"id"].toString();
    const QString slow = m_bench->create(u"slow"_s, {{u"seconds"_s, 600}})->json()[u"id"].toString();
    const QString kept = upload("kept", "kept.txt", "text/plain")[u"id"].toString();
    const QJsonValue secret = m_bench->get("/v1/webhooks/default/secret")[u"key"];
    for (const QString &id : {hanging, late, slow})
        QTRY_COMPARE(m_bench->prediction(id)[u"status"].toString(), u"processing"_s);
    // What lies on the disk at this moment is what a killed process leaves.
    const auto copy = [&](const QString &sub) {
        QDir(crashed.path()).mkpath(sub);
        const QDir from(folder.filePath(sub));
        for (const QString &name : from.entryList(QDir::Files))
            QFile::copy(from.filePath(name), crashed.filePath(sub + u'/' + name));
    };
    copy(u"."_s);
    copy(u"predictions"_s);
    copy(u"predictions/"_s + done[u"id"].toString());
    copy(u"uploads"_s);
    QFile half(crashed.filePath(u"predictions/half.json"_s));
    QVERIFY(half.open(QIODevice::WriteOnly) && half.write("{\"id\":\"half\",") > 0);
    half.close();
    m_bench.reset();
    m_clock.advance(std::chrono::seconds(61));
    options.folder = crashed.path();
    m_bench = std::make_unique<ReplicateBench>(m_clock, options);
    QVERIFY(m_bench->listen());
    // The same predictions, none twice, addresses of the new port.
    const QJsonArray rows = m_bench->get("/sandbox/creations")[u"creations"].toArray();
    QCOMPARE(rows.size(), 5);
    for (const QJsonValue &row : rows)
        QCOMPARE(row[u"count"].toInt(), 1);
    const QJsonObject again = m_bench->prediction(done[u"id"].toString());
    QVERIFY(again[u"output"].toString().startsWith(m_bench->root()));
    QCOMPARE(file(again[u"output"]), picture);
    QCOMPARE(m_bench->prediction(late)[u"status"].toString(), u"canceled"_s);
    QCOMPARE(m_bench->prediction(hanging)[u"status"].toString(), u"processing"_s);
    QVERIFY(m_bench->prediction(slow)[u"logs"].toString().contains(u"The sandbox was started again"_s));
    QCOMPARE(m_bench->ended(cold)[u"status"].toString(), u"succeeded"_s);
    QCOMPARE(m_bench->ended(slow)[u"status"].toString(), u"succeeded"_s);
    QCOMPARE(m_bench->get("/v1/files/" + kept.toLatin1())[u"size"].toInt(), 4);
    QCOMPARE(m_bench->get("/v1/webhooks/default/secret")[u"key"], secret);
    QCOMPARE(m_bench->ask("GET", "/v1/predictions/half")->status(), 404);
}

void TestSandboxReplicateMedia::twoSandboxesSideBySide()
{
    ReplicateBench other(m_clock, {.pacePercent = 2});
    QVERIFY(other.listen());
    const QString id = m_bench->create(u"json"_s, {})->json()[u"id"].toString();
    QCOMPARE(other.ask("GET", "/v1/predictions/" + id.toLatin1())->status(), 404);
    QVERIFY(other.get("/v1/webhooks/default/secret") != m_bench->get("/v1/webhooks/default/secret"));
}

void TestSandboxReplicateMedia::countsWhatWasCreatedTwice()
{
    const auto count = [&](qsizetype row) {
        return m_bench->get("/sandbox/creations")[u"creations"][row][u"count"].toInt();
    };
    const auto address = [&](const QByteArray &bytes) { return upload(bytes, "a.wav", "audio/wav")[u"urls"][u"get"]; };
    m_bench->create(u"transcriber"_s, {{u"audio"_s, address("same")}});
    QCOMPARE(count(0), 1);
    // Another address, the same file: it is the same job.
    m_bench->create(u"transcriber"_s, {{u"audio"_s, address("same")}});
    QCOMPARE(count(0), 2);
    m_bench->create(u"transcriber"_s, {{u"audio"_s, address("other")}});
    QCOMPARE(count(0) + count(1), 3);
}

void TestSandboxReplicateMedia::webhooksAreSigned()
{
    FakeServer listener;
    listener.handler = [](const FakeServer::Request &) { return FakeServer::Script{FakeServer::answer(200, "{}")}; };
    const QByteArray secret = m_bench->get("/v1/webhooks/default/secret")[u"key"].toString().toLatin1();
    QVERIFY(secret.startsWith("whsec_"));
    const QByteArray key = QByteArray::fromBase64(secret.sliced(6));
    QCOMPARE(key.size(), 24);
    const QString id = m_bench
                           ->create(u"slow"_s, {{u"prompt"_s, u"hook"_s}, {u"seconds"_s, 5}}, {},
                                    {{u"webhook"_s, listener.url(u"/hook"_s).toString()}})
                           ->json()[u"id"]
                           .toString();
    const auto statusOf = [](const FakeServer::Request &request) {
        return QJsonDocument::fromJson(request.body)[u"status"].toString();
    };
    QTRY_VERIFY(!listener.requests().isEmpty() && listener.requests().constLast().complete &&
                statusOf(listener.requests().constLast()) == u"succeeded"_s);
    QSet<QByteArray> ids;
    int logs = 0;
    for (const FakeServer::Request &request : listener.requests()) {
        const SandboxSignature expected = signWebhook(key, request.header("webhook-id"),
                                                      request.header("webhook-timestamp").toLongLong(), request.body);
        QCOMPARE(request.header("webhook-signature"), expected.signature);
        QCOMPARE(request.header("webhook-timestamp").toLongLong(), m_clock.nowUtc().value / 1'000'000);
        QCOMPARE(QJsonDocument::fromJson(request.body)[u"id"].toString(), id);
        ids << request.header("webhook-id");
        logs += statusOf(request) == u"processing"_s ? 1 : 0;
    }
    QCOMPARE(ids.size(), listener.requests().size());
    // Start, one of logs, completed: fifty log lines within half a second make one web hook.
    QVERIFY2(logs >= 1 && logs <= 3, qPrintable(QString::number(logs)));
    QCOMPARE(statusOf(listener.requests().constFirst()), u"processing"_s);
}

void TestSandboxReplicateMedia::webhooksAreFilteredAndRetried()
{
    m_bench = std::make_unique<ReplicateBench>(
        m_clock, SandboxReplicateOptions{.webhookRetry = std::chrono::milliseconds(5), .pacePercent = 2});
    QVERIFY(m_bench->listen());
    FakeServer listener;
    int answers = 0;
    listener.handler = [&answers](const FakeServer::Request &) {
        // A refusal, a redirect that is not followed, then it is taken.
        ++answers;
        return FakeServer::Script{answers == 1   ? FakeServer::answer(503, "{}")
                                  : answers == 2 ? FakeServer::head(302, {"Location: /elsewhere"}, 0)
                                                 : FakeServer::answer(204, {})};
    };
    m_bench->create(u"slow"_s, {{u"seconds"_s, 1}}, {},
                    {{u"webhook"_s, listener.url(u"/hook"_s).toString()},
                     {u"webhook_events_filter"_s, QJsonArray{u"completed"_s}}});
    QTRY_COMPARE(listener.completeRequests(), 3);
    for (const FakeServer::Request &request : listener.requests()) {
        QCOMPARE(request.target, "/hook"_ba);
        QCOMPARE(QJsonDocument::fromJson(request.body)[u"status"].toString(), u"succeeded"_s);
        QVERIFY(!request.header("webhook-id").isEmpty());
        QCOMPARE(request.header("webhook-id"), listener.requests().first().header("webhook-id")); // one message
    }
    QTest::qWait(50);
    QCOMPARE(listener.completeRequests(), 3);
}

void TestSandboxReplicateMedia::signatureOfTheKnownVector()
{
    const QByteArray body = "{\"id\":\"gm3qorzdhgbfurvjtvhg6dckhu\",\"status\":\"succeeded\",\"output\":[\"https://"
                            "replicate.delivery/x/out-0.webp\"],\"note\":\"caf\xc3\xa9\"}";
    QCOMPARE(body.size(), 124);
    QCOMPARE(signWebhook("bakeoff-webhook-test-key", "msg_bakeoff_0001", 1'700'000'000, body).signature,
             "v1,qGLGODFSFJ+sY9Z+HC2qUwM5FdXcf2MfTJip12q+aKM="_ba);
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestSandboxReplicateMedia)
#include "tst_sandboxreplicatemedia.moc"
