// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/replicate/replicateprovider.h"

#include "base/clock.h"
#include "chatrecorder.h"
#include "fakeserver.h"
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

class TestReplicateProvider : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void routes_data();
    void routes();
    void refusedBeforeSending_data();
    void refusedBeforeSending();
    void brokenAtEveryByte();
    void sentOnce_data();
    void sentOnce();
    void notSent();
    void unconfirmedWhenCutWhileSending();
    void contextEndsSubmission();
    void rawTrafficHoldsNoKey();
    void fetchesAndCancels();
    void cancelsWhatHasEnded();
    void lists();
    void foreignPages();
    void errors_data();
    void errors();
    void allowance();
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

private:
    using Handler = std::function<FakeServer::Script(const FakeServer::Request &)>;
    void serve(const QMap<QByteArray, QByteArray> &answers);
    QByteArrayList targets() const;

    SystemClock m_clock;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ReplicateProvider> m_provider;
};

namespace {

const QByteArray kKey = "r8_testtesttesttest"_ba;
const QByteArray kMade = R"({"id":"p1","model":"o/m","status":"starting","input":{"prompt":"x"}})"_ba;

PredictionRequest request(PredictionRoute route = PredictionRoute::Official)
{
    return {.route = route, .model = u"o/m"_s, .version = u"v1"_s, .input = {{"prompt"_L1, "x"_L1}}, .cancelAfter = {}, .webHook = {}};
}

struct Submitted {
    int sent = 0;
    int calls = 0;
    bool inOrder = false;
    std::optional<Submission> submission;

    void start(PredictionProvider &provider, const PredictionRequest &what, QObject *context)
    {
        provider.submit(what, context, [this] { ++sent; }, [this](const Submission &s) {
            ++calls;
            inOrder = sent == 1;
            submission = s;
        });
    }
};

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

void TestReplicateProvider::init()
{
    m_server = std::make_unique<FakeServer>();
    ProviderConfig config;
    config.name = u"rep"_s;
    config.kind = ProviderKind::Replicate;
    config.baseUrl = m_server->url(u"/v1"_s);
    m_provider = std::make_unique<ReplicateProvider>(config, kKey, m_clock);
}

void TestReplicateProvider::cleanup()
{
    m_provider.reset();
    m_server.reset();
}

/// 404 with a detail for what is not among `answers`.
void TestReplicateProvider::serve(const QMap<QByteArray, QByteArray> &answers)
{
    m_server->handler = [answers](const FakeServer::Request &asked) -> FakeServer::Script {
        const auto it = answers.constFind(asked.method + ' ' + asked.target);
        if (it == answers.cend())
            return {FakeServer::answer(404, R"({"detail":"Not found"})")};
        return {FakeServer::answer(200, *it)};
    };
}

QByteArrayList TestReplicateProvider::targets() const
{
    QByteArrayList found;
    for (const FakeServer::Request &r : m_server->requests())
        found.append(r.method + ' ' + r.target);
    return found;
}

void TestReplicateProvider::routes_data()
{
    QTest::addColumn<PredictionRoute>("route");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("official") << PredictionRoute::Official << "/v1/models/o/m/predictions"_ba << R"({"input":{"prompt":"x"}})"_ba;
    QTest::newRow("version") << PredictionRoute::Version << "/v1/predictions"_ba << R"({"input":{"prompt":"x"},"version":"v1"})"_ba;
    QTest::newRow("deployment") << PredictionRoute::Deployment << "/v1/deployments/o/m/predictions"_ba
                                << R"({"input":{"prompt":"x"}})"_ba;
}

void TestReplicateProvider::routes()
{
    QFETCH(const PredictionRoute, route);
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, body);
    m_server->enqueue({FakeServer::answer(201, kMade)});
    Submitted s;
    s.start(*m_provider, request(route), this);
    QCOMPARE(s.calls, 0);
    QTRY_COMPARE(s.calls, 1);
    QVERIFY(s.inOrder);
    QCOMPARE(s.submission->kind, Submission::Kind::Accepted);
    QCOMPARE(s.submission->prediction->id, u"p1"_s);
    const FakeServer::Request &r = m_server->requests().constFirst();
    QCOMPARE(r.method, "POST"_ba);
    QCOMPARE(r.target, target);
    QCOMPARE(r.body, body);
    QCOMPARE(r.header("authorization"), "Bearer "_ba + kKey);
    QCOMPARE(r.header("content-type"), "application/json"_ba);
    QVERIFY(r.header("cancel-after").isNull() && r.header("prefer").isNull());

    PredictionRequest more = request(route);
    more.cancelAfter = 90s;
    more.webHook = QUrl(u"https://hook.example/a?b=c"_s);
    m_server->enqueue({FakeServer::answer(201, kMade)});
    Submitted second;
    second.start(*m_provider, more, this);
    QTRY_COMPARE(second.calls, 1);
    QCOMPARE(m_server->requests().constLast().header("cancel-after"), "90s"_ba);
    QVERIFY(m_server->requests().constLast().body.contains("\"webhook\":\"https://hook.example/a?b=c\""));
    more.cancelAfter = 1s; // shorter than Replicate takes
    m_server->enqueue({FakeServer::answer(201, kMade)});
    Submitted third;
    third.start(*m_provider, more, this);
    QTRY_COMPARE(third.calls, 1);
    QCOMPARE(m_server->requests().constLast().header("cancel-after"), "5s"_ba);
}

void TestReplicateProvider::refusedBeforeSending_data()
{
    QTest::addColumn<PredictionRequest>("what");
    QTest::addColumn<ErrorKind>("kind");
    PredictionRequest r = request();
    r.model = u"../x"_s;
    QTest::newRow("model") << r << ErrorKind::BadInput;
    r = request(PredictionRoute::Deployment);
    r.model = u"deployments/o/m"_s;
    QTest::newRow("deployment") << r << ErrorKind::BadInput;
    r = request(PredictionRoute::Version);
    r.version.clear();
    QTest::newRow("no version") << r << ErrorKind::BadInput;
    r.version = u"hidden"_s;
    QTest::newRow("hidden version") << r << ErrorKind::BadInput;
}

void TestReplicateProvider::refusedBeforeSending()
{
    QFETCH(const PredictionRequest, what);
    QFETCH(const ErrorKind, kind);
    Submitted s;
    s.start(*m_provider, what, this);
    QCOMPARE(s.calls, 0);
    QTRY_COMPARE(s.calls, 1);
    QCOMPARE(s.sent, 0);
    QCOMPARE(s.submission->kind, Submission::Kind::Refused);
    QCOMPARE(s.submission->error->kind, kind);
    QVERIFY(!s.submission->error->maybeBilled);
    QCOMPARE(m_server->connections(), 0);
}

/// The answer ends anywhere: until its id has come nobody knows whether there is a prediction, and nothing is sent twice.
void TestReplicateProvider::brokenAtEveryByte()
{
    const QByteArray answer = FakeServer::answer(201, kMade);
    const qsizetype idEnd = answer.indexOf(R"("p1")") + 4;
    for (qsizetype i = 0; i < answer.size(); ++i) {
        for (const auto &end : {FakeServer::close(), FakeServer::reset()}) {
            const int before = m_server->completeRequests();
            FakeServer::Script script;
            if (i > 0)
                script.append(answer.first(i));
            script.append(end);
            m_server->enqueue(script);
            Submitted s;
            s.start(*m_provider, request(), this);
            QTRY_COMPARE(s.calls, 1);
            QCOMPARE(m_server->completeRequests(), before + 1);
            QVERIFY(s.inOrder);
            const bool reset = end.kind == FakeServer::Step::Kind::Reset;
            const auto kind = s.submission->kind;
            if (i >= idEnd && (!reset || kind == Submission::Kind::Accepted)) {
                QCOMPARE(kind, Submission::Kind::Accepted);
                QCOMPARE(s.submission->prediction->id, u"p1"_s);
            } else { // a reset may throw away what had come
                QCOMPARE(kind, Submission::Kind::Unconfirmed);
                QVERIFY(s.submission->error->maybeBilled);
            }
        }
    }
}

void TestReplicateProvider::sentOnce_data()
{
    QTest::addColumn<FakeServer::Script>("script");
    QTest::addColumn<Submission::Kind>("kind");
    QTest::addColumn<int>("retry"); // s; -1: none
    using Kind = Submission::Kind;
    QTest::newRow("500") << FakeServer::Script{FakeServer::answer(500, R"({"detail":"x"})")} << Kind::Unconfirmed << -1;
    QTest::newRow("502 HTML") << FakeServer::Script{FakeServer::answer(502, "<html>", "text/html")} << Kind::Unconfirmed << -1;
    QTest::newRow("503, later") << FakeServer::Script{FakeServer::head(503, {"Retry-After: 4"_ba}, 2) + "{}"} << Kind::Unconfirmed << 4;
    QTest::newRow("422") << FakeServer::Script{FakeServer::answer(
        422, R"({"title":"t","detail":"d","invalid_fields":[{"type":"enum","field":"input.size","description":"no"}]})")}
                         << Kind::Refused << -1;
    QTest::newRow("429") << FakeServer::Script{FakeServer::answer(429, R"({"detail":"Your rate limit resets in ~30s."})")}
                         << Kind::Refused << 30;
    QTest::newRow("redirected") << FakeServer::Script{FakeServer::head(307, {"Location: /v2"_ba}, 0)} << Kind::Unconfirmed << -1;
    QTest::newRow("no HTTP") << FakeServer::Script{"nonsense\r\n\r\n", FakeServer::close()} << Kind::Unconfirmed << -1;
    QTest::newRow("closed at once") << FakeServer::Script{FakeServer::close()} << Kind::Unconfirmed << -1;
}

void TestReplicateProvider::sentOnce()
{
    QFETCH(const FakeServer::Script, script);
    QFETCH(const Submission::Kind, kind);
    QFETCH(const int, retry);
    // A first call leaves a connection to be used again, where Qt would repeat a request by itself.
    serve({{"GET /v1/predictions/p0"_ba, R"({"id":"p0"})"_ba}});
    Answer<Prediction> first;
    m_provider->fetchPrediction(u"p0"_s, this, first.take());
    QTRY_VERIFY(first.ok());
    m_server->enqueue(script);
    Submitted s;
    s.start(*m_provider, request(), this);
    QTRY_COMPARE(s.calls, 1);
    QCOMPARE(s.submission->kind, kind);
    QCOMPARE(s.submission->error->retryAfter.value_or(-1s).count(), retry);
    QCOMPARE(std::ranges::count(targets(), "POST /v1/models/o/m/predictions"_ba), 1);
    if (QByteArray(QTest::currentDataTag()) == "422")
        QCOMPARE(s.submission->invalidFields, (QList<InvalidField>{{u"size"_s, u"enum"_s, u"no"_s}}));
}

void TestReplicateProvider::notSent()
{
    m_server->stopListening();
    Submitted s;
    s.start(*m_provider, request(), this);
    QTRY_COMPARE(s.calls, 1);
    QCOMPARE(s.sent, 0);
    QCOMPARE(s.submission->kind, Submission::Kind::NotSent);
    QCOMPARE(s.submission->error->kind, ErrorKind::ConnectionRefused);
    QVERIFY(!s.submission->error->maybeBilled);
    QVERIFY(s.submission->rawResponse.isEmpty());
}

void TestReplicateProvider::unconfirmedWhenCutWhileSending()
{
    PredictionRequest large = request();
    large.input.insert(u"image"_s, QString(8'000'000, u'a'));
    m_server->enqueue({FakeServer::afterHead(), FakeServer::reset()});
    Submitted s;
    s.start(*m_provider, large, this);
    QTRY_COMPARE(s.calls, 1);
    QCOMPARE(s.submission->kind, Submission::Kind::Unconfirmed);
    QCOMPARE(m_server->requests().size(), 1);
}

void TestReplicateProvider::contextEndsSubmission()
{
    m_server->enqueue({FakeServer::gate(), FakeServer::answer(201, kMade)});
    auto context = std::make_unique<QObject>();
    Submitted s;
    s.start(*m_provider, request(), context.get());
    QTRY_COMPARE(m_server->completeRequests(), 1);
    context.reset();
    QTRY_COMPARE(m_server->openConnections(), 0);
    QCOMPARE(s.calls, 0);
}

void TestReplicateProvider::rawTrafficHoldsNoKey()
{
    const QByteArray told = R"({"id":"p1","logs":"Bearer )"_ba + kKey + R"("})";
    m_server->enqueue({FakeServer::head(201, {"X-Echo: "_ba + kKey}, told.size()) + told});
    PredictionRequest r = request();
    r.input.insert(u"image"_s, QString(u"data:image/png;base64,"_s + QString(60'000, u'A')));
    Submitted s;
    s.start(*m_provider, r, this);
    QTRY_COMPARE(s.calls, 1);
    QVERIFY(!s.submission->rawRequest.contains(kKey) && !s.submission->rawResponse.contains(kKey));
    QVERIFY(s.submission->rawResponse.startsWith("HTTP 201\r\n"));
    QVERIFY(s.submission->rawResponse.contains("\"p1\""));
    QVERIFY2(s.submission->rawRequest.contains("data:image/png;base64,<left out: 60000 characters>"),
             s.submission->rawRequest.constData());
    QVERIFY(m_server->requests().constFirst().body.size() > 60'000);
}

void TestReplicateProvider::fetchesAndCancels()
{
    serve({{"GET /v1/predictions/p1"_ba, kMade},
           {"POST /v1/predictions/p1/cancel"_ba, R"({"id":"p1","status":"canceled"})"_ba}});
    Answer<Prediction> fetched;
    m_provider->fetchPrediction(u"p1"_s, this, fetched.take());
    QCOMPARE(fetched.calls, 0);
    QTRY_VERIFY(fetched.ok());
    QCOMPARE((*fetched.result)->model, u"o/m"_s);
    Answer<Prediction> cancelled;
    m_provider->cancelPrediction(u"p1"_s, this, cancelled.take());
    QTRY_VERIFY(cancelled.ok());
    QCOMPARE((*cancelled.result)->status, PredictionStatus::Canceled);
    QVERIFY(m_server->requests().constLast().body.isEmpty());
    Answer<Prediction> none;
    m_provider->fetchPrediction(u"a/../b"_s, this, none.take());
    QTRY_COMPARE(none.kind(), "not_found"_ba);
    QCOMPARE(m_server->requests().constLast().target, "/v1/predictions/a%2F..%2Fb"_ba);
}

void TestReplicateProvider::cancelsWhatHasEnded()
{
    m_server->enqueue({FakeServer::answer(422, R"({"detail":"has ended"})")});
    m_server->enqueue({FakeServer::answer(200, R"({"id":"p1","status":"succeeded","output":"x"})")});
    Answer<Prediction> ended;
    m_provider->cancelPrediction(u"p1"_s, this, ended.take());
    QTRY_VERIFY(ended.ok());
    QCOMPARE((*ended.result)->status, PredictionStatus::Succeeded);

    m_server->enqueue({FakeServer::answer(422, R"({"detail":"not yours"})")});
    m_server->enqueue({FakeServer::answer(200, R"({"id":"p1","status":"processing"})")});
    Answer<Prediction> refused;
    m_provider->cancelPrediction(u"p1"_s, this, refused.take());
    QTRY_COMPARE(refused.kind(), "bad_input"_ba);
    QCOMPARE(refused.calls, 1);
}

void TestReplicateProvider::lists()
{
    const QByteArray next = m_server->url(u"/v1/predictions?cursor=abc"_s).toEncoded();
    serve({{"GET /v1/predictions?created_after=2026-01-02T03%3A04%3A05.678900Z&created_before=2026-01-02T04%3A00%3A00.000000Z"_ba,
            R"({"results":[{"id":"p2"},{"id":"p1"}],"next":")"_ba + next + "\"}"},
           {"GET /v1/predictions?cursor=abc"_ba, R"({"results":[{"id":"p0"}],"next":null})"_ba}});
    QVERIFY(m_provider->hasPredictionList());
    const PredictionFilter filter{UtcMicros{1'767'323'045'678'900}, UtcMicros{1'767'326'400'000'000}};
    Answer<PredictionPage> page;
    m_provider->fetchPredictions(filter, {}, this, page.take());
    QTRY_VERIFY(page.ok());
    QCOMPARE((*page.result)->predictions.size(), 2);
    Answer<PredictionPage> second;
    m_provider->fetchPredictions({}, (*page.result)->next, this, second.take());
    QTRY_VERIFY(second.ok());
    QCOMPARE((*second.result)->predictions.constFirst().id, u"p0"_s);
    QVERIFY((*second.result)->next.isEmpty());
}

/// A page that leads elsewhere would carry the key there.
void TestReplicateProvider::foreignPages()
{
    FakeServer other;
    QUrl elsewhere = m_server->url(u"/v1/predictions"_s);
    elsewhere.setPort(other.url().port());
    for (const QUrl &url : {elsewhere, m_server->url(u"/other/predictions"_s), m_server->url(u"/v1/../predictions"_s),
                            QUrl(u"https://replicate.delivery/v1/predictions"_s)}) {
        Answer<PredictionPage> page;
        m_provider->fetchPredictions({}, url, this, page.take());
        QTRY_COMPARE(page.kind(), "foreign_host"_ba);
    }
    QCOMPARE(m_server->connections(), 0);
    QCOMPARE(other.connections(), 0);
}

void TestReplicateProvider::errors_data()
{
    QTest::addColumn<FakeServer::Script>("script");
    QTest::addColumn<QByteArray>("kind");
    const auto row = [](const char *name, const FakeServer::Script &script, const char *kind) {
        QTest::newRow(name) << script << QByteArray(kind);
    };
    row("401", {FakeServer::answer(401, R"({"detail":"x"})")}, "bad_key");
    row("404", {FakeServer::answer(404, R"({"detail":"x"})")}, "not_found");
    row("429", {FakeServer::answer(429, R"({"detail":"x"})")}, "rate_limited");
    row("500 HTML", {FakeServer::answer(500, "<html>", "text/html")}, "bad_reply");
    row("200 HTML", {FakeServer::answer(200, "<html>", "text/html")}, "bad_reply");
    row("no prediction", {FakeServer::answer(200, "{}")}, "bad_reply");
    row("cut", {FakeServer::head(200, {}, 500) + R"({"id":"p1")", FakeServer::close()}, "interrupted");
    row("too deep", {FakeServer::answer(200, R"({"id":"p1","output":)" + QByteArray(300, '[') + QByteArray(300, ']') + '}')},
        "limit_exceeded");
    row("error inside is no error", {FakeServer::answer(200, R"({"id":"p1","status":"failed","error":{"a":1}})")}, "ok");
}

void TestReplicateProvider::errors()
{
    QFETCH(const FakeServer::Script, script);
    QFETCH(const QByteArray, kind);
    m_server->enqueue(script);
    Answer<Prediction> answer;
    m_provider->fetchPrediction(u"p1"_s, this, answer.take());
    QTRY_COMPARE(answer.kind(), kind);
    QCOMPARE(answer.calls, 1);
}

void TestReplicateProvider::allowance()
{
    QVERIFY(!m_provider->rateAllowance().remaining && !m_provider->rateAllowance().reset);
    m_server->enqueue({FakeServer::head(200, {"ratelimit-remaining: 5"_ba, "ratelimit-reset: 9"_ba}, kMade.size()) + kMade});
    Answer<Prediction> answer;
    m_provider->fetchPrediction(u"p1"_s, this, answer.take());
    QTRY_VERIFY(answer.ok());
    QCOMPARE(m_provider->rateAllowance().remaining, 5);
    QCOMPARE(m_provider->rateAllowance().reset, 9s);
    QVERIFY(m_provider->rateAllowance().heard.value > 0);
    m_server->enqueue({FakeServer::answer(429, R"({"detail":"Your rate limit resets in ~30s."})")});
    Submitted s;
    s.start(*m_provider, request(), this);
    QTRY_COMPARE(s.calls, 1);
    QCOMPARE(m_provider->rateAllowance().remaining, 0);
    QCOMPARE(m_provider->rateAllowance().reset, 30s);
}

void TestReplicateProvider::modelWithVersion()
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

void TestReplicateProvider::deployment()
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

void TestReplicateProvider::oddNames_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"", "o", "o/m/x", "../m", "deployments/app", "deployments/", "o/m?x=1", "/"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void TestReplicateProvider::oddNames()
{
    QFETCH(const QString, id);
    Answer<PredictionModel> model;
    m_provider->fetchPredictionModel(id, {}, this, model.take());
    QCOMPARE(model.calls, 0);
    QTRY_COMPARE(model.kind(), "bad_input"_ba);
    QCOMPARE(m_server->connections(), 0);
}

void TestReplicateProvider::searchAndCollections()
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

void TestReplicateProvider::accountTest()
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

void TestReplicateProvider::smallCatalogue()
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
void TestReplicateProvider::largeCatalogue()
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
    const auto api = std::make_shared<ReplicateApi>(m_provider->config(), kKey, m_clock);
    fetchReplicateCatalog(api, ReplicateListing::Chosen, this, models.take());
    QTRY_VERIFY(models.ok());
    QStringList ids;
    for (const ModelInfo &model : **models.result)
        ids.append(model.id);
    QCOMPARE(ids, (QStringList{u"meta/llama"_s, u"ada/own"_s, u"o/used"_s}));
    QCOMPARE(m_server->requests().size(), 7); // with the collection that is not there
}

void TestReplicateProvider::catalogueFaults_data()
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

void TestReplicateProvider::catalogueFaults()
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

void TestReplicateProvider::uploads()
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

void TestReplicateProvider::uploadFaults()
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

void TestReplicateProvider::multipart_data()
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

void TestReplicateProvider::multipart()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, head);
    QCOMPARE(multipartBody("\r\n--content", name, type, "b"), head + "\r\n--content\r\n--b--\r\n");
}

void TestReplicateProvider::fileRequests_data()
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

void TestReplicateProvider::fileRequests()
{
    QFETCH(const QString, base);
    QFETCH(const QString, url);
    QFETCH(const bool, key);
    ProviderConfig config = m_provider->config();
    config.baseUrl = QUrl(base);
    const HttpRequest get = ReplicateProvider(config, kKey, m_clock).fileRequest(QUrl(url));
    QCOMPARE(get.method, HttpRequest::Method::Get);
    QCOMPARE(get.url, QUrl(url));
    QCOMPARE(get.headers.contains(QHttpHeaders::WellKnownHeader::Authorization), key);
}

void TestReplicateProvider::streams_data()
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

void TestReplicateProvider::streams()
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
    QCOMPARE(asked.header("authorization"), "Bearer "_ba + kKey);
}

void TestReplicateProvider::streamedInEveryPiece()
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

void TestReplicateProvider::streamOfFiles()
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

void TestReplicateProvider::streamOnAnotherHost()
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

void TestReplicateProvider::streamThatIsDeleted()
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

QTEST_GUILESS_MAIN(TestReplicateProvider)
#include "tst_replicateprovider.moc"
