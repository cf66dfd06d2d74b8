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

class TestReplicateProvider : public QObject, private ReplicateProviderTest {
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { end(); }
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
};

namespace {

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

} // namespace

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
    QCOMPARE(r.header("authorization"), "Bearer "_ba + kReplicateKey);
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
    const QByteArray told = R"({"id":"p1","logs":"Bearer )"_ba + kReplicateKey + R"("})";
    m_server->enqueue({FakeServer::head(201, {"X-Echo: "_ba + kReplicateKey}, told.size()) + told});
    PredictionRequest r = request();
    r.input.insert(u"image"_s, QString(u"data:image/png;base64,"_s + QString(60'000, u'A')));
    Submitted s;
    s.start(*m_provider, r, this);
    QTRY_COMPARE(s.calls, 1);
    QVERIFY(!s.submission->rawRequest.contains(kReplicateKey) && !s.submission->rawResponse.contains(kReplicateKey));
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
    row("too deep", {FakeServer::answer(200, R"({"id":"p1","output":)" + QByteArray(1200, '[') + QByteArray(1200, ']') + '}')},
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

QTEST_GUILESS_MAIN(TestReplicateProvider)
#include "tst_replicateprovider.moc"
