// SPDX-License-Identifier: GPL-3.0-or-later

#include "chatrecorder.h"
#include "replicateprovidertest.h"
#include "providers/replicate/replicateapi.h"
#include "providers/replicate/replicatecatalog.h"
#include "providers/replicate/replicateupload.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestReplicateCatalog : public QObject, private ReplicateProviderTest {
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { end(); }
    void modelWithVersion();
    void deployment();
    void oddNames_data();
    void oddNames();
    void searchAndCollections();
    void accountTest();
    void smallCatalogue();
    void largeCatalogue();
    void catalogueFaults_data();
    void catalogueFaults();
    void uploads();
    void uploadFaults();
    void multipart_data();
    void multipart();
    void fileRequests_data();
    void fileRequests();
    void streams_data();
    void streams();
    void streamedInEveryPiece();
    void streamOfFiles();
    void streamOnAnotherHost();
    void streamThatIsDeleted();
};

namespace {

struct StreamRecorder {
    std::unique_ptr<PredictionStream> stream;
    QString text;
    QStringList files;
    QString logs;
    int ends = 0;
    std::optional<Error> error;

    explicit StreamRecorder(std::unique_ptr<PredictionStream> s)
        : stream(std::move(s))
    {
        PredictionStream *x = stream.get();
        QObject::connect(x, &PredictionStream::output, x, [this](const QString &piece, bool isFile, std::chrono::nanoseconds at) {
            if (isFile)
                files.append(piece);
            else
                text += piece;
            QVERIFY(at.count() > 0);
            QCOMPARE(ends, 0);
        });
        QObject::connect(x, &PredictionStream::logs, x, [this](const QString &t) { logs += t; });
        QObject::connect(x, &PredictionStream::ended, x, [this](const std::optional<Error> &e) {
            ++ends;
            error = e;
        });
    }
    QByteArray kind() const { return error ? QByteArray(errorKindName(error->kind).data()) : "none"_ba; }
};

} // namespace

void TestReplicateCatalog::modelWithVersion()
{
    serve({{"GET /v1/models/o/m"_ba, R"({"owner":"o","name":"m","is_official":true,"latest_version":{"id":"v2","openapi_schema":{"b":2,"a":1}}})"_ba},
           {"GET /v1/models/o/m/versions/v1"_ba, R"({"id":"v1","openapi_schema":{"old":1}})"_ba}});
    Answer<PredictionModel> newest;
    m_provider->fetchPredictionModel(u"o/m"_s, {}, this, newest.take());
    QTRY_VERIFY(newest.ok());
    QCOMPARE((*newest.result)->route, PredictionRoute::Official);
    QCOMPARE((*newest.result)->schema, R"({"b":2,"a":1})"_ba);
    for (const auto &[id, version] : {std::pair(u"o/m"_s, u"v1"_s), std::pair(u"o/m:v1"_s, QString())}) {
        Answer<PredictionModel> pinned;
        m_provider->fetchPredictionModel(id, version, this, pinned.take());
        QTRY_VERIFY(pinned.ok());
        QCOMPARE((*pinned.result)->route, PredictionRoute::Version);
        QCOMPARE((*pinned.result)->version, u"v1"_s);
        QCOMPARE((*pinned.result)->schema, R"({"old":1})"_ba);
    }
    Answer<PredictionModel> gone;
    m_provider->fetchPredictionModel(u"o/m"_s, u"v9"_s, this, gone.take());
    QTRY_COMPARE(gone.kind(), "not_found"_ba);
}

void TestReplicateCatalog::deployment()
{
    serve({{"GET /v1/deployments/acme/app"_ba,
            R"({"owner":"acme","name":"app","current_release":{"model":"o/m","version":"v1","configuration":{"hardware":"gpu-t4"}}})"_ba},
           {"GET /v1/models/o/m/versions/v1"_ba, R"({"id":"v1","openapi_schema":{"x":1}})"_ba}});
    Answer<PredictionModel> model;
    m_provider->fetchPredictionModel(u"deployments/acme/app"_s, {}, this, model.take());
    QTRY_VERIFY(model.ok());
    QCOMPARE((*model.result)->id, u"deployments/acme/app"_s);
    QCOMPARE((*model.result)->route, PredictionRoute::Deployment);
    QCOMPARE((*model.result)->hardware, u"gpu-t4"_s);
    QCOMPARE((*model.result)->schema, R"({"x":1})"_ba);
}

void TestReplicateCatalog::oddNames_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"", "o", "o/m/x", "../m", "deployments/app", "deployments/", "o/m?x=1", "/"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void TestReplicateCatalog::oddNames()
{
    QFETCH(const QString, id);
    Answer<PredictionModel> model;
    m_provider->fetchPredictionModel(id, {}, this, model.take());
    QCOMPARE(model.calls, 0);
    QTRY_COMPARE(model.kind(), "bad_input"_ba);
    QCOMPARE(m_server->connections(), 0);
}

void TestReplicateCatalog::searchAndCollections()
{
    const QByteArray next = m_server->url(u"/v1/collections?cursor=b"_s).toEncoded();
    serve({{"GET /v1/search?limit=50&query=nano%20%26%20banana"_ba, R"({"models":[{"model":{"owner":"google","name":"nano-banana"}}]})"_ba},
           {"GET /v1/collections"_ba, R"({"results":[{"slug":"a"}],"next":")"_ba + next + "\"}"},
           {"GET /v1/collections?cursor=b"_ba, R"({"results":[{"slug":"b"}],"next":")"_ba + next + "\"}"},
           {"GET /v1/collections/a"_ba, R"({"slug":"a","models":[{"owner":"o","name":"m","latest_version":{"id":"v","openapi_schema":{"x":1}}}]})"_ba}});
    QVERIFY(m_provider->hasModelSearch() && m_provider->hasCollections());
    Answer<QList<PredictionModel>> found;
    m_provider->searchModels(u"nano & banana"_s, this, found.take());
    QTRY_VERIFY(found.ok());
    QCOMPARE((*found.result)->constFirst().id, u"google/nano-banana"_s);
    Answer<QList<ModelCollection>> collections;
    m_provider->fetchCollections(this, collections.take());
    QTRY_VERIFY(collections.ok()); // though its pages lead in a circle
    QCOMPARE((*collections.result)->size(), 20);
    Answer<ModelCollection> one;
    m_provider->fetchCollection(u"a"_s, this, one.take());
    QTRY_VERIFY(one.ok());
    QCOMPARE((*one.result)->models.constFirst().version, u"v"_s);
    QVERIFY((*one.result)->models.constFirst().schema.isEmpty());
}

void TestReplicateCatalog::accountTest()
{
    serve({{"GET /v1/account"_ba, R"({"type":"user","username":"ada"})"_ba},
           {"GET /v1/models"_ba, R"({"results":[{"owner":"o","name":"m"}],"next":null})"_ba}});
    Answer<AccountInfo> account;
    m_provider->testAccount(this, account.take());
    QTRY_VERIFY(account.ok());
    QCOMPARE((*account.result)->label, u"ada"_s);
    QCOMPARE((*account.result)->models, 1);
    QVERIFY(!(*account.result)->remaining && !(*account.result)->limit);
    m_server->handler = [](const FakeServer::Request &) {
        return FakeServer::Script{FakeServer::answer(401, R"({"title":"Unauthenticated","detail":"no","status":401})")};
    };
    Answer<AccountInfo> refused;
    m_provider->testAccount(this, refused.take());
    QTRY_COMPARE(refused.kind(), "bad_key"_ba);
}

void TestReplicateCatalog::smallCatalogue()
{
    const QByteArray next = m_server->url(u"/v1/models?cursor=2"_s).toEncoded();
    serve({{"GET /v1/account"_ba, R"({"username":"ada"})"_ba},
           {"GET /v1/models"_ba, R"({"results":[{"owner":"o","name":"m","description":"d"}],"next":")"_ba + next + "\"}"},
           {"GET /v1/models?cursor=2"_ba, R"({"results":[{"owner":"o","name":"n"},{"owner":"o","name":"m"}],"next":null})"_ba},
           {"GET /v1/deployments"_ba, R"({"results":[{"owner":"ada","name":"app","current_release":{"model":"o/m"}}],"next":null})"_ba}});
    Answer<QList<ModelInfo>> models;
    m_provider->fetchModels(this, models.take());
    QTRY_VERIFY(models.ok());
    QStringList ids;
    for (const ModelInfo &model : **models.result)
        ids.append(model.id);
    QCOMPARE(ids, (QStringList{u"deployments/ada/app"_s, u"o/m"_s, u"o/n"_s}));
    QCOMPARE((*models.result)->at(0).description, u"d"_s); // what it runs
    QCOMPARE((*models.result)->at(0).name, u"app"_s);
    QCOMPARE(m_server->requests().size(), 4);
}

/// Of thousands of models only some are listed, and none twice.
void TestReplicateCatalog::largeCatalogue()
{
    serve({{"GET /v1/account"_ba, R"({"username":"ada"})"_ba},
           {"GET /v1/deployments"_ba, R"({"results":[],"next":null})"_ba},
           {"GET /v1/predictions"_ba,
            R"({"results":[{"id":"a","model":"o/used"},{"id":"b","model":"o/used"},{"id":"c","model":"replicate-internal/x"},{"id":"d","model":"meta/llama"}],"next":null})"_ba},
           {"GET /v1/collections/official"_ba, R"({"slug":"official","models":[{"owner":"meta","name":"llama"}]})"_ba},
           {"GET /v1/search?limit=50&query=ada"_ba,
            R"({"models":[{"model":{"owner":"ada","name":"own"}},{"model":{"owner":"bob","name":"ada"}}]})"_ba},
           {"GET /v1/models/o/used"_ba, R"({"owner":"o","name":"used"})"_ba}});
    Answer<QList<ModelInfo>> models;
    const auto api = std::make_shared<ReplicateApi>(m_provider->config(), kReplicateKey, m_clock);
    fetchReplicateCatalog(api, ReplicateListing::Chosen, this, models.take());
    QTRY_VERIFY(models.ok());
    QStringList ids;
    for (const ModelInfo &model : **models.result)
        ids.append(model.id);
    QCOMPARE(ids, (QStringList{u"meta/llama"_s, u"ada/own"_s, u"o/used"_s}));
    QCOMPARE(m_server->requests().size(), 7); // with the collection that is not there
}

void TestReplicateCatalog::catalogueFaults_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("kind");
    const QByteArray ok = "ok";
    QTest::newRow("key") << "/v1/account"_ba << FakeServer::answer(401, R"({"detail":"x"})") << "bad_key"_ba;
    QTest::newRow("account down") << "/v1/account"_ba << FakeServer::answer(500, "<html>") << "bad_reply"_ba;
    QTest::newRow("models down") << "/v1/models"_ba << FakeServer::answer(500, "{}") << "provider_failed"_ba;
    QTest::newRow("no deployments") << "/v1/deployments"_ba << FakeServer::answer(403, R"({"detail":"x"})") << ok;
    QTest::newRow("deployments of no shape") << "/v1/deployments"_ba << FakeServer::answer(200, "[]") << ok;
    QTest::newRow("limited") << "/v1/deployments"_ba << FakeServer::answer(429, R"({"detail":"x"})") << "rate_limited"_ba;
}

void TestReplicateCatalog::catalogueFaults()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, answer);
    QFETCH(const QByteArray, kind);
    m_server->handler = [&](const FakeServer::Request &asked) -> FakeServer::Script {
        if (asked.target == target)
            return {answer};
        return {FakeServer::answer(200, R"({"username":"ada","results":[],"next":null})")};
    };
    Answer<QList<ModelInfo>> models;
    m_provider->fetchModels(this, models.take());
    QTRY_COMPARE(models.kind(), kind);
    QCOMPARE(models.calls, 1);
}

void TestReplicateCatalog::uploads()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"a.bin"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QByteArray content(3'000'000, '\0');
    for (qsizetype i = 0; i < content.size(); ++i)
        content[i] = char(i * 31);
    file.write(content);
    file.close();
    m_server->enqueue({FakeServer::answer(201, R"({"id":"f1","urls":{"get":"https://api.replicate.com/v1/files/f1"}})")});
    QList<qint64> steps;
    Answer<UploadedFile> done;
    m_provider->upload(file.fileName(), u"ä \"x\".png"_s, "image/png", this, [&](qint64 n) { steps.append(n); }, done.take());
    QTRY_VERIFY(done.ok());
    QCOMPARE((*done.result)->id, u"f1"_s);
    const FakeServer::Request &r = m_server->requests().constFirst();
    QCOMPARE(r.target, "/v1/files"_ba);
    const QByteArray type = r.header("content-type");
    QVERIFY(type.startsWith("multipart/form-data; boundary="));
    const QByteArray boundary = type.sliced(type.indexOf('=') + 1);
    QCOMPARE(r.body, multipartBody(content, u"ä \"x\".png"_s, "image/png", boundary));
    QVERIFY(!steps.isEmpty());
    QVERIFY(std::ranges::is_sorted(steps));
    QCOMPARE(steps.constLast(), r.body.size());
}

void TestReplicateCatalog::uploadFaults()
{
    QTemporaryDir folder;
    const auto upload = [&](const QString &path) {
        auto answer = std::make_unique<Answer<UploadedFile>>();
        m_provider->upload(path, u"a"_s, "image/png", this, {}, answer->take());
        return answer;
    };
    const auto missing = upload(folder.filePath(u"none"_s));
    QTRY_COMPARE(missing->kind(), "bad_input"_ba);
    QFile large(folder.filePath(u"large"_s));
    QVERIFY(large.open(QIODevice::WriteOnly));
    QVERIFY(large.resize(kLargestReplicateFile + 1)); // a hole: takes no room
    large.close();
    const auto tooLarge = upload(large.fileName());
    QTRY_COMPARE(tooLarge->kind(), "limit_exceeded"_ba);
    QCOMPARE(m_server->connections(), 0);

    QFile small(folder.filePath(u"small"_s));
    QVERIFY(small.open(QIODevice::WriteOnly));
    small.write("x");
    small.close();
    m_server->enqueue({FakeServer::answer(413, R"({"detail":"Files must be less than 100MB in size"})")});
    const auto refused = upload(small.fileName());
    QTRY_COMPARE(refused->kind(), "bad_input"_ba);
    m_server->enqueue({FakeServer::answer(201, R"({"id":"f1"})")});
    const auto odd = upload(small.fileName());
    QTRY_COMPARE(odd->kind(), "bad_reply"_ba);
    m_server->enqueue({FakeServer::close()});
    const auto cut = upload(small.fileName());
    QTRY_COMPARE(cut->kind(), "interrupted"_ba);
    QVERIFY(!cut->result->error().maybeBilled);
}

void TestReplicateCatalog::multipart_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("head");
    const auto head = [](const QByteArray &name, const QByteArray &type) {
        return "--b\r\nContent-Disposition: form-data; name=\"content\"; filename=\"" + name + "\"\r\nContent-Type: " + type
            + "\r\n\r\n";
    };
    QTest::newRow("plain") << u"a.png"_s << "image/png"_ba << head("a.png", "image/png");
    QTest::newRow("folders") << u"/home/ada/a.png"_s << "image/png"_ba << head("a.png", "image/png");
    QTest::newRow("line breaks") << u"a\r\nX: \"y\".png"_s << "image/png\r\nX: y"_ba
                                 << head("a__X: %22y%22.png", "application/octet-stream");
    QTest::newRow("nothing") << QString() << QByteArray() << head("file", "application/octet-stream");
    QTest::newRow("long") << QString(300, u'ä') << "x/y"_ba << head(QString(127, u'ä').toUtf8(), "x/y");
}

void TestReplicateCatalog::multipart()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, head);
    QCOMPARE(multipartBody("\r\n--content", name, type, "b"), head + "\r\n--content\r\n--b--\r\n");
}

void TestReplicateCatalog::fileRequests_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("key");
    const QString api = u"https://api.replicate.com/v1"_s;
    QTest::newRow("API file") << api << u"https://api.replicate.com/v1/files/f1"_s << true;
    QTest::newRow("API file, port") << api << u"https://api.replicate.com:443/v1/files/f1"_s << true;
    QTest::newRow("delivery") << api << u"https://replicate.delivery/x/out.png"_s << false;
    QTest::newRow("below delivery") << api << u"https://a.replicate.delivery/x/out.png"_s << false;
    QTest::newRow("looks alike") << api << u"https://api.replicate.com.evil.example/v1/files/f1"_s << false;
    QTest::newRow("plain") << api << u"http://api.replicate.com/v1/files/f1"_s << false;
    QTest::newRow("other port") << api << u"https://api.replicate.com:8443/v1/files/f1"_s << false;
    QTest::newRow("user part") << api << u"https://api.replicate.com@evil.example/v1/files/f1"_s << false;
    QTest::newRow("outside the API") << api << u"https://api.replicate.com/other"_s << false;
    QTest::newRow("sandbox delivery") << u"http://127.0.0.1:4000/v1"_s << u"http://127.0.0.1:4000/files/x/out.png"_s << false;
    QTest::newRow("sandbox API") << u"http://127.0.0.1:4000/v1"_s << u"http://127.0.0.1:4000/v1/files/x"_s << true;
}

void TestReplicateCatalog::fileRequests()
{
    QFETCH(const QString, base);
    QFETCH(const QString, url);
    QFETCH(const bool, key);
    ProviderConfig config = m_provider->config();
    config.baseUrl = QUrl(base);
    const HttpRequest get = ReplicateProvider(config, kReplicateKey, m_clock).fileRequest(QUrl(url));
    QCOMPARE(get.method, HttpRequest::Method::Get);
    QCOMPARE(get.url, QUrl(url));
    QCOMPARE(get.headers.contains(QHttpHeaders::WellKnownHeader::Authorization), key);
}

void TestReplicateCatalog::streams_data()
{
    QTest::addColumn<FakeServer::Script>("script");
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const FakeServer::Script &script, const char *kind, const QString &text) {
        QTest::newRow(name) << script << QByteArray(kind) << text;
    };
    const QByteArray head = FakeServer::streamHead();
    const auto event = [](const QByteArray &text) { return FakeServer::Step(FakeServer::chunk(text)); };
    const auto hi = event("event: output\nid: 1:0\ndata:  Hi\n\n");
    row("done", {head, hi, event("event: output\ndata: a\ndata: b\n\n"), event("event: done\ndata: {}\n\n"), FakeServer::gate()},
        "none", u" Hia\nb"_s);
    row("cancelled", {head, hi, event("event: done\ndata: {\"reason\":\"canceled\"}\n\n"), FakeServer::gate()}, "none", u" Hi"_s);
    row("error", {head, hi, event("event: error\ndata: {\"detail\":\"x\"}\n\nevent: done\ndata: {}\n\n"), FakeServer::gate()}, "none", u" Hi"_s);
    row("nothing after done", {head, hi, event("event: done\ndata: {}\n\nevent: output\ndata: no\n\n"), FakeServer::gate()}, "none", u" Hi"_s);
    row("done without its blank line", {head, hi, event("event: done\ndata: {}\n"), FakeServer::lastChunk()}, "none", u" Hi"_s);
    row("given up", {head, hi, event(":408: 408 Request Timeout\n\n"), FakeServer::lastChunk()}, "interrupted", u" Hi"_s);
    row("cut", {head, hi, FakeServer::close()}, "interrupted", u" Hi"_s);
    row("404", {FakeServer::answer(404, R"({"detail":"gone"})")}, "not_found", {});
    row("HTML", {FakeServer::answer(200, "<html>", "text/html")}, "bad_reply", {});
    row("unknown events", {head, event("event: news\ndata: x\n\n"), hi, event("event: done\ndata:\n\n"), FakeServer::gate()}, "none", u" Hi"_s);
}

void TestReplicateCatalog::streams()
{
    QFETCH(const FakeServer::Script, script);
    QFETCH(const QByteArray, kind);
    QFETCH(const QString, text);
    m_server->enqueue(script);
    Prediction prediction;
    QVERIFY(!m_provider->stream(prediction));
    prediction.streamUrl = m_server->url(u"/v1/streams/x"_s);
    StreamRecorder r(m_provider->stream(prediction));
    QCOMPARE(r.ends, 0);
    QTRY_COMPARE(r.ends, 1);
    QCOMPARE(r.kind(), kind);
    QCOMPARE(r.text, text);
    const FakeServer::Request &asked = m_server->requests().constFirst();
    QCOMPARE(asked.header("accept"), "text/event-stream"_ba);
    QCOMPARE(asked.header("cache-control"), "no-store"_ba);
    QCOMPARE(asked.header("authorization"), "Bearer "_ba + kReplicateKey);
}

void TestReplicateCatalog::streamedInEveryPiece()
{
    const QByteArray body = "event: output\ndata: H\xc3\xa9\n\nevent: logs\ndata: 1/2\n\nevent: output\ndata:  du\n\nevent: done\ndata: {}\n\n"_ba;
    Prediction prediction;
    prediction.streamUrl = m_server->url(u"/v1/streams/x"_s);
    for (qsizetype i = 1; i < body.size(); ++i) {
        m_server->enqueue({FakeServer::streamHead(), FakeServer::chunk(body.first(i)), FakeServer::chunk(body.sliced(i)),
                           FakeServer::lastChunk()});
        StreamRecorder r(m_provider->stream(prediction));
        QTRY_COMPARE(r.ends, 1);
        QCOMPARE(r.kind(), "none"_ba);
        QCOMPARE(r.text, u"Hé du"_s);
        QCOMPARE(r.logs, u"1/2"_s);
    }
}

void TestReplicateCatalog::streamOfFiles()
{
    m_server->enqueue({FakeServer::streamHead(), FakeServer::chunk("event: output\ndata: https://replicate.delivery/a.png\n\n"),
                       FakeServer::chunk("event: output\ndata: data:image/png;base64,AA==\n\nevent: done\ndata: {}\n\n"),
                       FakeServer::lastChunk()});
    Prediction prediction;
    prediction.streamUrl = m_server->url(u"/v1/files/abc"_s);
    StreamRecorder r(m_provider->stream(prediction));
    QTRY_COMPARE(r.ends, 1);
    QCOMPARE(r.files, (QStringList{u"https://replicate.delivery/a.png"_s, u"data:image/png;base64,AA=="_s}));
    QVERIFY(r.text.isEmpty());
}

void TestReplicateCatalog::streamOnAnotherHost()
{
    FakeServer other;
    other.enqueue({FakeServer::streamHead(), FakeServer::chunk("event: done\ndata: {}\n\n"), FakeServer::lastChunk()});
    Prediction prediction;
    prediction.streamUrl = other.url(u"/v1/streams/x"_s);
    StreamRecorder r(m_provider->stream(prediction));
    QTRY_COMPARE(r.ends, 1);
    QCOMPARE(r.kind(), "none"_ba);
    QVERIFY(other.requests().constFirst().header("authorization").isNull());
}

void TestReplicateCatalog::streamThatIsDeleted()
{
    m_server->enqueue({FakeServer::streamHead(), FakeServer::chunk("event: output\ndata: a\n\nevent: output\ndata: b\n\n"),
                       FakeServer::gate()});
    Prediction prediction;
    prediction.streamUrl = m_server->url(u"/v1/streams/x"_s);
    std::unique_ptr<PredictionStream> stream = m_provider->stream(prediction);
    int pieces = 0;
    connect(stream.get(), &PredictionStream::output, this, [&] {
        ++pieces;
        stream.reset();
    });
    QTRY_COMPARE(pieces, 1);
    QTRY_COMPARE(m_server->openConnections(), 0);
    QCOMPARE(pieces, 1);
}

QTEST_GUILESS_MAIN(TestReplicateCatalog)
#include "tst_replicatecatalog.moc"
