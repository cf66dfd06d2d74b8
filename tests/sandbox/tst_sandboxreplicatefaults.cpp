// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeclock.h"
#include "replicatebench.h"

#include "sandbox/replicate/mediafaults.h"
#include "sandbox/replicate/mediaprediction.h"

using namespace Qt::StringLiterals;

namespace bakeoff {

class TestSandboxReplicateFaults : public QObject {
    Q_OBJECT
private slots:
    void init();
    void everyFaultIsDescribed();
    void refusals_data();
    void refusals();
    void losses_data();
    void losses();
    void answersAfterCreation_data();
    void answersAfterCreation();
    void slowAnswers();
    void throttledOnce();
    void limitedToSixAMinute();
    void courses_data();
    void courses();
    void negativeClocks();
    void unknownStatus();
    void internalName();
    void everySecondLookFails();
    void expiredAtOnce();
    void streamBreaks();
    void failures_data();
    void failures();
    void deliveries_data();
    void deliveries();
    void cutsAtEveryOffset();

private:
    int created() const;
    QJsonObject createOf(const QString &model, const QJsonObject &input = {}) const
    {
        return m_bench->create(model, input)->json();
    }

    FakeClock m_clock;
    std::unique_ptr<ReplicateBench> m_bench;
};

void TestSandboxReplicateFaults::init()
{
    m_bench = std::make_unique<ReplicateBench>(m_clock, SandboxReplicateOptions{.pacePercent = 5});
    QVERIFY(m_bench->listen());
}

/// Predictions that exist, whatever was answered.
int TestSandboxReplicateFaults::created() const
{
    int count = 0;
    for (const QJsonValue &row : m_bench->get("/sandbox/creations")[u"creations"].toArray())
        count += row[u"count"].toInt();
    return count;
}

void TestSandboxReplicateFaults::everyFaultIsDescribed()
{
    QSet<QString> names;
    for (const SandboxMediaFault &fault : allMediaFaults()) {
        names << QString(fault.name);
        QVERIFY(QByteArray(fault.sentence).endsWith('.'));
        QCOMPARE(
            m_bench->get("/v1/models/sandbox/fault-" + QByteArray(fault.name.data(), fault.name.size()))[u"description"]
                .toString(),
            QString::fromLatin1(fault.sentence));
    }
    QCOMPARE(names.size(), static_cast<qsizetype>(allMediaFaults().size()));
}

void TestSandboxReplicateFaults::refusals_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("contains");
    const auto row = [](const char *model, int status, const char *contains) {
        QTest::newRow(model) << QString::fromLatin1(model) << status << QByteArray(contains);
    };
    row("fault-401", 401, "Unauthenticated");
    row("fault-402", 402, "Insufficient credit");
    row("fault-404", 404, "could not be found");
    row("fault-413", 413, "\"detail\":");
    row("fault-422", 422, "\"field\":\"input.seed\"");
    row("fault-422-version", 422, "Invalid version or not permitted");
    row("fault-429", 429, "\"retry_after\":1");
    row("fault-500", 500, "Internal server error");
    row("fault-503", 503, "Service Unavailable");
    row("fault-html-502", 502, "<h1>502 Bad Gateway</h1>");
}

void TestSandboxReplicateFaults::refusals()
{
    QFETCH(QString, model);
    QFETCH(int, status);
    QFETCH(QByteArray, contains);
    const auto answer = m_bench->create(model, {});
    QCOMPARE(answer->status(), status);
    QVERIFY2(answer->body().contains(contains), answer->body().constData());
    QCOMPARE(created(), 0);
}

void TestSandboxReplicateFaults::losses_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("closes");
    QTest::newRow("lost, silent") << u"fault-lost-silent"_s << 0 << false;
    QTest::newRow("lost, closed") << u"fault-lost-close"_s << 0 << true;
    QTest::newRow("lost, reset") << u"fault-lost-reset"_s << 0 << true;
    QTest::newRow("created, silent") << u"fault-created-silent"_s << 1 << false;
    QTest::newRow("created, closed") << u"fault-created-close"_s << 1 << true;
    QTest::newRow("created, reset") << u"fault-created-reset"_s << 1 << true;
}

void TestSandboxReplicateFaults::losses()
{
    QFETCH(QString, model);
    QFETCH(int, count);
    QFETCH(bool, closes);
    const QString version = m_bench->version(model);
    RawClient client(m_bench->port());
    client.send(RawClient::post("/v1/predictions", {{u"version"_s, version}, {u"input"_s, QJsonObject{}}}));
    if (closes)
        QTRY_VERIFY(client.closed);
    else
        QTRY_COMPARE(created(), count);
    QCOMPARE(client.received, QByteArray());
    QCOMPARE(client.closed, closes);
    QCOMPARE(created(), count);
    // What was created can be found in the list.
    QCOMPARE(m_bench->get("/v1/predictions")[u"results"].toArray().size(), count);
}

void TestSandboxReplicateFaults::answersAfterCreation_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("status");
    QTest::newRow("cut") << u"fault-created-cut"_s << 201;
    QTest::newRow("500") << u"fault-created-500"_s << 500;
    QTest::newRow("html") << u"fault-created-html-502"_s << 502;
    QTest::newRow("bad JSON") << u"fault-created-bad-json"_s << 201;
}

void TestSandboxReplicateFaults::answersAfterCreation()
{
    QFETCH(QString, model);
    QFETCH(int, status);
    const auto answer = m_bench->create(model, {});
    QCOMPARE(answer->status(), status);
    QVERIFY(!answer->json().contains(u"id"_s));
    QCOMPARE(created(), 1);
}

void TestSandboxReplicateFaults::slowAnswers()
{
    const QString version = m_bench->version(u"fault-slow-answer"_s);
    RawClient client(m_bench->port());
    client.send(
        RawClient::post("/v1/predictions", {{u"version"_s, version}, {u"input"_s, QJsonObject{{u"delay_ms"_s, 400}}}}));
    QTRY_COMPARE(created(), 1);
    QCOMPARE(client.received, QByteArray());
    QTRY_VERIFY(client.whole());
    QCOMPARE(client.status(), 201);
}

void TestSandboxReplicateFaults::throttledOnce()
{
    QCOMPARE(m_bench->create(u"fault-429-once"_s, {{u"seed"_s, 1}})->status(), 429);
    QCOMPARE(m_bench->create(u"fault-429-once"_s, {{u"seed"_s, 2}})->status(), 429);
    QCOMPARE(m_bench->create(u"fault-429-once"_s, {{u"seed"_s, 1}})->status(), 201);
    QCOMPARE(created(), 1);
}

void TestSandboxReplicateFaults::limitedToSixAMinute()
{
    QCOMPARE(m_bench->create(u"fault-limited"_s, {})->status(), 201);
    const auto second = m_bench->create(u"fault-limited"_s, {});
    QCOMPARE(second->status(), 429);
    QVERIFY(second->json()[u"detail"].toString().contains(u"6 requests per minute"_s));
    m_clock.advance(std::chrono::seconds(10));
    QCOMPARE(m_bench->create(u"fault-limited"_s, {})->status(), 201);
}

void TestSandboxReplicateFaults::courses_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QJsonValue>("output");
    QTest::addColumn<QJsonValue>("error");
    const QJsonValue none;
    QTest::newRow("another shape") << u"fault-other-shape"_s << u"succeeded"_s
                                   << QJsonValue(QJsonObject{{u"neither"_s, 1}, {u"a"_s, QJsonArray{2, u"file"_s}}})
                                   << none;
    QTest::newRow("no output") << u"fault-no-output"_s << u"succeeded"_s << none << none;
    QTest::newRow("error is an object") << u"fault-error-object"_s << u"failed"_s << none
                                        << QJsonValue(QJsonObject{{u"code"_s, 17},
                                                                  {u"reasons"_s, QJsonArray{u"first"_s, u"second"_s}}});
    QTest::newRow("aborted") << u"fault-aborted"_s << u"aborted"_s << none << none;
}

void TestSandboxReplicateFaults::courses()
{
    QFETCH(QString, model);
    QFETCH(QString, status);
    QFETCH(QJsonValue, output);
    QFETCH(QJsonValue, error);
    const QJsonObject p = m_bench->run(model, {});
    QCOMPARE(p[u"status"].toString(), status);
    QCOMPARE(p[u"output"], output);
    QCOMPARE(p[u"error"], error);
}

void TestSandboxReplicateFaults::negativeClocks()
{
    const QJsonObject p = m_bench->run(u"fault-negative-clocks"_s, {});
    const auto created = fromRfc3339(p[u"created_at"].toString());
    const auto started = fromRfc3339(p[u"started_at"].toString());
    const auto completed = fromRfc3339(p[u"completed_at"].toString());
    QVERIFY(created && started && completed);
    QVERIFY(*completed < *started && *started < *created);
}

void TestSandboxReplicateFaults::unknownStatus()
{
    QCOMPARE(createOf(u"fault-unknown-status"_s)[u"status"].toString(), u"queued"_s);
    QCOMPARE(m_bench->run(u"fault-unknown-status"_s, {})[u"status"].toString(), u"succeeded"_s);
}

void TestSandboxReplicateFaults::internalName()
{
    QCOMPARE(createOf(u"fault-internal-name"_s)[u"model"].toString(), u"replicate-internal/fault-internal-name"_s);
}

void TestSandboxReplicateFaults::everySecondLookFails()
{
    const QByteArray path = "/v1/predictions/" + createOf(u"fault-get-500"_s)[u"id"].toString().toLatin1();
    QCOMPARE(m_bench->ask("GET", path)->status(), 500);
    QCOMPARE(m_bench->ask("GET", path)->status(), 200);
    QCOMPARE(m_bench->ask("GET", path)->status(), 500);
}

void TestSandboxReplicateFaults::expiredAtOnce()
{
    const QJsonObject p = m_bench->run(u"fault-expired"_s, {{u"prompt"_s, u"gone"_s}});
    QCOMPARE(p[u"status"].toString(), u"succeeded"_s);
    QCOMPARE(p[u"data_removed"], QJsonValue(true));
    QVERIFY(p[u"input"].isNull() && p[u"output"].isNull());
    QCOMPARE(p[u"logs"].toString(), QString());
}

void TestSandboxReplicateFaults::streamBreaks()
{
    const QJsonObject p = createOf(u"fault-stream-breaks"_s, {{u"prompt"_s, u"Once upon a time"_s}});
    const auto client = m_bench->ask("GET", m_bench->pathOf(p[u"urls"][u"stream"].toString()));
    QVERIFY(client->closed && !client->whole());
    QCOMPARE(client->received.count("event: output\n"), 6);
    QVERIFY(!client->received.contains("event: done"));
    QCOMPARE(m_bench->ended(p[u"id"].toString())[u"status"].toString(), u"succeeded"_s);
}

void TestSandboxReplicateFaults::failures_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("moment");
    QTest::addColumn<int>("steps");
    QTest::newRow("while it starts") << u"E6716"_s << u"starting"_s << 0;
    QTest::newRow("at once") << u"E1000"_s << u"begin"_s << 0;
    QTest::newRow("in the middle") << u"E1001"_s << u"middle"_s << 5;
    QTest::newRow("at its end") << u"E005"_s << u"end"_s << 10;
}

void TestSandboxReplicateFaults::failures()
{
    QFETCH(QString, code);
    QFETCH(QString, moment);
    QFETCH(int, steps);
    const QJsonObject p = m_bench->run(u"failing"_s, {{u"error_code"_s, code}, {u"moment"_s, moment}});
    QCOMPARE(p[u"status"].toString(), u"failed"_s);
    QVERIFY(p[u"error"].toString().contains(u'(' + code + u')'));
    QVERIFY(p[u"output"].isNull());
    QCOMPARE(p[u"logs"].toString().count(u'\n'), steps);
    QCOMPARE(p.contains(u"started_at"_s), moment != u"starting"_s);
    QCOMPARE(m_bench->run(u"failing"_s, {{u"error_code"_s, u"none"_s}})[u"status"].toString(), u"succeeded"_s);
}

void TestSandboxReplicateFaults::deliveries_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QByteArray>("extra");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("verdict"); ///< what the body is: whole, first, part, more, other, none, cut
    const auto row = [](const char *fault, const char *extra, int status, const char *verdict) {
        QTest::newRow((QByteArray(fault) + ' ' + extra).constData())
            << QString::fromLatin1(fault) << (*extra ? QByteArray(extra) + "\r\n" : QByteArray()) << status
            << QByteArray(verdict);
    };
    row("none", "", 200, "whole");
    row("none", "Range: bytes=100-", 206, "part");
    row("none", "Range: bytes=9999999-", 416, "none");
    row("none", "Range: bytes=100-\r\nIf-Range: \"other\"", 200, "whole");
    row("cut", "", 200, "first");
    row("cut-once", "", 200, "first");
    row("reset", "", 200, "first");
    row("too-long", "", 200, "cut");
    row("too-short", "", 200, "more");
    row("no-length", "", 200, "whole");
    row("chunk-cut", "", 200, "cut");
    row("wrong-type", "", 200, "whole");
    row("no-range", "Range: bytes=100-", 200, "whole");
    row("wrong-range", "Range: bytes=100-", 206, "other");
    row("changes", "", 200, "other");
    row("404", "", 404, "other");
    row("404-once", "", 404, "other");
    row("500-once", "", 500, "other");
    row("403", "", 403, "other");
    row("html", "", 200, "other");
    row("empty", "", 200, "none");
    row("redirect", "", 307, "none");
    row("redirect-far", "", 307, "none");
}

void TestSandboxReplicateFaults::deliveries()
{
    QFETCH(QString, fault);
    QFETCH(QByteArray, extra);
    QFETCH(int, status);
    QFETCH(QByteArray, verdict);
    const QJsonObject p =
        m_bench->run(u"fault-delivery"_s, {{u"delivery_fault"_s, fault}, {u"cut_at"_s, 500}, {u"seed"_s, 4}});
    QCOMPARE(p[u"status"].toString(), u"succeeded"_s);
    const QByteArray address = m_bench->pathOf(p[u"output"][0].toString());
    QVERIFY(address.contains("?fault=" + fault.toLatin1() + "&at=500"));
    const QByteArray whole = m_bench->ask("GET", address.first(address.indexOf('?')), {}, {}, {})->body();
    QVERIFY(whole.size() > 1000);
    const auto answer = m_bench->ask("GET", address, {}, extra, {});
    QCOMPARE(answer->status(), status);
    const QByteArray body = answer->body();
    if (verdict == "whole") {
        QCOMPARE(body, whole);
    } else if (verdict == "first") {
        QCOMPARE(body, whole.first(500));
        QCOMPARE(answer->header("Content-Length").toLongLong(), whole.size());
    } else if (verdict == "part") {
        QCOMPARE(body, whole.sliced(100));
        QCOMPARE(answer->header("Content-Range"),
                 "bytes 100-" + QByteArray::number(whole.size() - 1) + '/' + QByteArray::number(whole.size()));
    } else if (verdict == "more") {
        QCOMPARE(body, whole);
        QVERIFY(answer->header("Content-Length").toLongLong() < whole.size());
    } else if (verdict == "cut") {
        QVERIFY(!answer->whole());
    } else if (verdict == "none") {
        QCOMPARE(body, QByteArray());
    } else {
        QVERIFY(body != whole);
    }
    if (fault == u"wrong-type"_s)
        QCOMPARE(answer->header("Content-Type"), "text/html"_ba);
    if (fault.endsWith(u"-once"_s))
        QCOMPARE(m_bench->ask("GET", address, {}, {}, {})->body(), whole);
    if (fault == u"redirect"_s)
        QCOMPARE(answer->header("Location"), address.first(address.indexOf('?')));
}

void TestSandboxReplicateFaults::cutsAtEveryOffset()
{
    // A client that goes on where it broke off gets the file, wherever it breaks.
    const QJsonObject p = m_bench->run(u"fault-delivery"_s, {{u"delivery_fault"_s, u"cut"_s}, {u"cut_at"_s, 3000}});
    const QByteArray address = m_bench->pathOf(p[u"output"][0].toString());
    const QByteArray whole = m_bench->ask("GET", address.first(address.indexOf('?')), {}, {}, {})->body();
    QByteArray joined;
    int requests = 0;
    while (joined.size() < whole.size() && ++requests < 100) {
        const QByteArray range =
            joined.isEmpty() ? QByteArray() : "Range: bytes=" + QByteArray::number(joined.size()) + "-\r\n";
        joined += m_bench->ask("GET", address, {}, range, {})->body();
    }
    QCOMPARE(joined, whole);
    QCOMPARE(requests, static_cast<int>((whole.size() + 2999) / 3000));
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestSandboxReplicateFaults)
#include "tst_sandboxreplicatefaults.moc"
