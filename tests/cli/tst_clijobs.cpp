// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTimer>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

/// Where the program is killed.
enum class Step { Model, BeforeCreation, AfterCreation, HalfAnswer, Answered };

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// As much of Replicate as one official model needs.
class SmallReplicate {
public:
    SmallReplicate()
    {
        server.handler = [this](const FakeServer::Request &request) { return answer(request); };
    }

    FakeServer server;
    QList<QJsonObject> predictions; ///< newest last
    int creations = 0;              ///< requests to make one that arrived whole
    QString status = u"processing"_s;
    QJsonValue output;
    std::optional<Step> killAt;
    std::function<void()> kill;
    int refuseWith = 0; ///< status of a refusal of the next creation

private:
    FakeServer::Script answer(const FakeServer::Request &request)
    {
        const QByteArray path = request.target.split('?').first();
        if (request.method == "POST" && path.endsWith("/cancel")) {
            status = u"canceled"_s;
            return {FakeServer::answer(200, compact(told(predictions.last())))};
        }
        if (request.method == "POST")
            return create(request);
        if (path.endsWith("/models/acme/paint")) {
            reached(Step::Model);
            return {FakeServer::answer(200, compact(model()))};
        }
        if (path.endsWith("/predictions")) {
            QJsonArray results;
            for (qsizetype i = predictions.size() - 1; i >= 0; --i)
                results.append(told(predictions[i]));
            return {FakeServer::answer(200, compact({{u"results"_s, results}, {u"next"_s, {}}, {u"previous"_s, {}}}))};
        }
        for (const QJsonObject &prediction : predictions) {
            if (path.endsWith("/predictions/" + prediction["id"_L1].toString().toLatin1()))
                return {FakeServer::answer(200, compact(told(prediction)))};
        }
        if (path.endsWith("/out.txt"))
            return {FakeServer::answer(200, "painted", "text/plain")};
        return {FakeServer::answer(404, R"({"detail": "no"})")};
    }

    FakeServer::Script create(const FakeServer::Request &request)
    {
        ++creations;
        if (refuseWith == 422) {
            return {FakeServer::answer(422, R"({"title": "Input validation failed", "detail": "- input.size: no", "status": 422,)"
                                            R"( "invalid_fields": [{"type": "enum", "field": "input.size", "description": "no"}]})")};
        }
        if (reached(Step::BeforeCreation))
            return {FakeServer::close()};
        QJsonObject made = QJsonDocument::fromJson(request.body).object();
        const QString id = u"p%1"_s.arg(predictions.size() + 1);
        const QString url = server.url(u"/v1/predictions/"_s + id).toString();
        made[u"id"_s] = id;
        made[u"model"_s] = u"acme/paint"_s;
        made[u"version"_s] = u"hidden"_s;
        made[u"created_at"_s] = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
        made[u"urls"_s] = QJsonObject{{u"get"_s, url}, {u"cancel"_s, url + u"/cancel"_s}};
        predictions.append(made);
        if (reached(Step::AfterCreation))
            return {FakeServer::close()};
        const QByteArray body = compact(told(made));
        if (reached(Step::HalfAnswer))
            return {FakeServer::head(201, {"Content-Type: application/json"}, body.size()) + body.first(20), FakeServer::close()};
        const FakeServer::Script whole{FakeServer::answer(201, body)};
        if (killAt == Step::Answered)
            QTimer::singleShot(5, &server, [this] { reached(Step::Answered); });
        return whole;
    }

    bool reached(Step step)
    {
        if (killAt != step)
            return false;
        killAt.reset();
        kill();
        return true;
    }

    QJsonObject told(QJsonObject prediction) const
    {
        prediction[u"status"_s] = status;
        prediction[u"logs"_s] = u"1/2"_s;
        prediction[u"output"_s] = output;
        if (status == "succeeded"_L1)
            prediction[u"metrics"_s] = QJsonObject{{u"predict_time"_s, 1.5}};
        return prediction;
    }

    static QJsonObject model()
    {
        const QByteArray schema = R"({"components": {"schemas": {"Input": {"type": "object", "required": ["prompt"],
            "properties": {"prompt": {"type": "string", "x-order": 0}, "seed": {"type": "integer", "x-order": 1},
            "image": {"type": "string", "format": "uri", "x-order": 2}}},
            "Output": {"type": "array", "items": {"type": "string", "format": "uri"}}}}})";
        return {{u"owner"_s, u"acme"_s},
                {u"name"_s, u"paint"_s},
                {u"url"_s, u"https://replicate.com/acme/paint"_s},
                {u"is_official"_s, true},
                {u"latest_version"_s, QJsonObject{{u"id"_s, QString(64, u'a')}, {u"openapi_schema"_s, QJsonDocument::fromJson(schema).object()}}}};
    }
};

} // namespace

class TestCliJobs : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_cli = std::make_unique<CliProgram>();
        m_there = std::make_unique<SmallReplicate>();
        // A variable of its own: Replicate's usual one is for Replicate's address alone.
        m_cli->environment.insert(u"BAKEOFF_TEST_TOKEN"_s, u"r8_test"_s);
        QCOMPARE(m_cli->run({u"providers"_s, u"add"_s, u"--kind"_s, u"replicate"_s, u"--name"_s, u"rep"_s, u"--key-env"_s,
                             u"BAKEOFF_TEST_TOKEN"_s, u"--url"_s,
                             m_there->server.url(u"/v1"_s).toString()})
                     .exitCode,
                 0);
    }

    void runsAndWaits()
    {
        succeed();
        const CliEnd end = m_cli->run(arguments({u"--wait"_s, u"--out"_s, m_cli->path(u"out"_s), u"--input"_s, u"seed=42"_s}));
        QVERIFY2(end.exitCode == 0, end.err.constData());
        const QJsonObject job = end.json();
        QCOMPARE(job["state"_L1].toString(), u"succeeded"_s);
        QCOMPARE(job["model"_L1].toString(), u"rep/acme/paint"_s);
        QCOMPARE(job["provider_id"_L1].toString(), u"p1"_s);
        QCOMPARE(job["run_ms"_L1].toDouble(), 1500.0);
        QCOMPARE(job["cost"_L1]["kind"_L1].toString(), u"unknown"_s);
        QCOMPARE(job["input"_L1]["seed"_L1], QJsonValue(42)); // a number by the schema
        const QJsonObject file = job["artifacts"_L1][0].toObject();
        QCOMPARE(file["type"_L1].toString(), u"text/plain"_s);
        QCOMPARE(file["bytes"_L1].toInt(), 7);
        QCOMPARE(file["sha256"_L1].toString().size(), 64);
        QVERIFY(QFile::exists(file["path"_L1].toString()));
        QVERIFY(QFile::exists(m_cli->path(u"out/out.txt"_s)));
        QVERIFY(m_cli->filesWith("r8_test").isEmpty());
        const QString id = job["job"_L1].toString();
        QCOMPARE(m_cli->run({u"job"_s, u"show"_s, id, u"--json"_s}).json()["job"_L1].toString(), id);
        const CliEnd list = m_cli->run({u"job"_s, u"list"_s, u"--json"_s});
        QCOMPARE(list.json()["jobs"_L1].toArray().size(), 1);
        QCOMPARE(list.json()["jobs"_L1][0]["files_here"_L1].toInt(), 1);
        QVERIFY(m_cli->run({u"job"_s, u"list"_s}).out.contains("succeeded"));
    }

    void handsOverAndComesBack()
    {
        const CliEnd first = m_cli->run(arguments({}));
        QVERIFY2(first.exitCode == 0, first.err.constData());
        QVERIFY(first.json()["state"_L1].toString() == "starting"_L1 || first.json()["state"_L1].toString() == "processing"_L1);
        succeed();
        const CliEnd later = m_cli->run({u"job"_s, u"resume"_s, u"--wait"_s, u"--json"_s});
        QVERIFY2(later.exitCode == 0, later.err.constData());
        QCOMPARE(later.json()["state"_L1].toString(), u"succeeded"_s);
        QCOMPARE(m_there->creations, 1);
        const CliEnd again = m_cli->run({u"job"_s, u"retry"_s, first.json()["job"_L1].toString(), u"--wait"_s, u"--json"_s});
        QCOMPARE(again.json()["attempt"_L1].toInt(), 2);
        QCOMPARE(m_there->creations, 2);
    }

    void cancels()
    {
        const QString id = m_cli->run(arguments({})).json()["job"_L1].toString();
        const CliEnd end = m_cli->run({u"job"_s, u"cancel"_s, id, u"--json"_s});
        QVERIFY2(end.exitCode == 0, end.err.constData());
        QCOMPARE(end.json()["state"_L1].toString(), u"canceled"_s);
    }

    void refusals()
    {
        m_there->refuseWith = 422;
        const CliEnd end = m_cli->run(arguments({u"--wait"_s}));
        QCOMPARE(end.exitCode, 1);
        QCOMPARE(end.json()["state"_L1].toString(), u"failed"_s);
        QCOMPARE(end.json()["invalid_fields"_L1][0]["field"_L1].toString(), u"size"_s);
        const CliEnd shown = m_cli->run({u"job"_s, u"show"_s, end.json()["job"_L1].toString()});
        QVERIFY2(shown.err.contains("size: no") && shown.err.contains("422"), shown.err.constData());
        QCOMPARE(m_cli->run({u"budgets"_s, u"set"_s, u"day"_s, u"1"_s}).exitCode, 0);
        QCOMPARE(m_cli->run(arguments({u"--wait"_s})).exitCode, 4); // its price is not known
        QCOMPARE(m_cli->run({u"job"_s, u"run"_s, u"--model"_s, u"rep/acme/paint"_s}).exitCode, 2); // no prompt
        QCOMPARE(m_cli->run({u"job"_s, u"run"_s, u"--model"_s, u"no/model"_s}).exitCode, 2);
        QCOMPARE(m_cli->run({u"job"_s, u"show"_s, u"x"_s}).exitCode, 2);
        QCOMPARE(m_cli->run({u"job"_s}).exitCode, 2);
        QCOMPARE(m_there->creations, 1);
    }

    /// What was typed wrongly is told before anything is sent.
    void wrongWords_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArrayList>("words"); // on stderr
        const QStringList run{u"job"_s, u"run"_s, u"--model"_s, u"rep/acme/paint"_s};
        QTest::newRow("an input that there is not") << run + QStringList{u"--input"_s, u"prompt=x"_s, u"--input"_s, u"sise=1"_s}
                                                    << QByteArrayList{"sise", "prompt, seed, image"};
        QTest::newRow("a file for one") << run + QStringList{u"--input"_s, u"prompt=x"_s, u"--input-file"_s, u"mask=/etc/hostname"_s}
                                        << QByteArrayList{"mask"};
        QTest::newRow("no number") << run + QStringList{u"--input"_s, u"prompt=x"_s, u"--input"_s, u"seed=red"_s}
                                   << QByteArrayList{"seed", "number"};
        QTest::newRow("no prompt") << run << QByteArrayList{"prompt"};
        QTest::newRow("a seed that is none") << run + QStringList{u"--seed"_s, u"x"_s} << QByteArrayList{"--seed"};
        QTest::newRow("no file") << run + QStringList{u"--input-file"_s, u"image=/nowhere"_s} << QByteArrayList{"/nowhere"};
        QTest::newRow("a deadline that is too short") << run + QStringList{u"--deadline"_s, u"4"_s} << QByteArrayList{"--deadline"};
        QTest::newRow("a budget below nothing") << run + QStringList{u"--budget"_s, u"-1"_s} << QByteArrayList{"--budget"};
        QTest::newRow("no state") << QStringList{u"job"_s, u"list"_s, u"--state"_s, u"happy"_s} << QByteArrayList{"happy"};
        QTest::newRow("no place") << QStringList{u"job"_s, u"list"_s, u"--after"_s, u"there"_s} << QByteArrayList{"--after"};
        for (const QString &action : {u"show"_s, u"cancel"_s, u"retry"_s}) {
            QTest::addRow("%s what there is not", qPrintable(action))
                << QStringList{u"job"_s, action, u"01a2071d-4887-721b-bbcb-6dd339502e83"_s}
                << QByteArrayList{"01a2071d-4887-721b-bbcb-6dd339502e83", "job list"};
        }
    }

    void wrongWords()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QByteArrayList, words);
        const CliEnd end = m_cli->run(arguments + QStringList{u"--json"_s});
        QCOMPARE(end.exitCode, 2);
        for (const QByteArray &word : words)
            QVERIFY2(end.err.contains(word), end.err.constData());
        // Nothing, or one JSON object.
        QVERIFY2(end.out.isEmpty() || end.json().contains("error"_L1), end.out.constData());
        QCOMPARE(m_there->creations, 0);
    }

    /// What is gone for good is not gone on with each time.
    void resumesWhatIsLeft()
    {
        const CliEnd none = m_cli->run({u"job"_s, u"resume"_s, u"--json"_s});
        QCOMPARE(none.exitCode, 0);
        QCOMPARE(none.json()["jobs"_L1].toArray().size(), 0);
        QVERIFY(none.json().contains("jobs"_L1));
        QVERIFY(!none.err.isEmpty());
        m_there->status = u"succeeded"_s;
        m_there->output = QJsonArray{m_there->server.url(u"/out.txt"_s).toString(), m_there->server.url(u"/gone.txt"_s).toString()};
        const CliEnd end = m_cli->run(arguments({u"--wait"_s}));
        QCOMPARE(end.exitCode, 1);
        QCOMPARE(end.json()["artifacts"_L1][0]["state"_L1].toString(), u"downloaded"_s);
        QCOMPARE(end.json()["artifacts"_L1][1]["state"_L1].toString(), u"expired"_s);
        const CliEnd shown = m_cli->run({u"job"_s, u"show"_s, end.json()["job"_L1].toString()});
        QVERIFY2(shown.err.contains("gone.txt: The provider had deleted this file"), shown.err.constData());
        const CliEnd after = m_cli->run({u"job"_s, u"resume"_s, u"--wait"_s, u"--json"_s});
        QCOMPARE(after.exitCode, 0);
        QCOMPARE(after.json()["jobs"_L1].toArray().size(), 0);
    }

    /// kill -9 at every step between the intent and the answer: whatever is known afterwards, nothing is made twice.
    void killed_data()
    {
        QTest::addColumn<Step>("step");
        QTest::addColumn<int>("made");
        QTest::addColumn<QStringList>("states"); // of the job after `resume`; none: there may be no job yet
        QTest::newRow("before the intent") << Step::Model << 0 << QStringList{};
        QTest::newRow("the request has arrived, nothing is made") << Step::BeforeCreation << 0 << QStringList{u"unconfirmed"_s};
        QTest::newRow("made, not answered") << Step::AfterCreation << 1 << QStringList{u"processing"_s};
        QTest::newRow("half of the answer") << Step::HalfAnswer << 1 << QStringList{u"processing"_s};
        QTest::newRow("answered") << Step::Answered << 1 << QStringList{u"processing"_s, u"starting"_s};
    }

    void killed()
    {
        QFETCH(const Step, step);
        QFETCH(const int, made);
        QFETCH(const QStringList, states);
        const auto process = m_cli->start(arguments({u"--wait"_s}));
        m_there->kill = [&process] { process->kill(); };
        m_there->killAt = step;
        QVERIFY(QTest::qWaitFor([&process] { return process->state() == QProcess::NotRunning; }, 30'000));
        QCOMPARE(process->exitStatus(), QProcess::CrashExit);
        for (int i = 0; i < 2; ++i) {
            const CliEnd end = m_cli->run({u"job"_s, u"resume"_s, u"--json"_s});
            QVERIFY2(end.exitCode == 0 || end.exitCode == 1, end.err.constData());
            if (!states.isEmpty())
                QVERIFY2(states.contains(end.json()["state"_L1].toString()), end.out.constData());
        }
        QCOMPARE(m_there->predictions.size(), made);
        QVERIFY(m_there->creations <= 1);
        if (made == 0)
            return;
        succeed();
        const CliEnd end = m_cli->run({u"job"_s, u"resume"_s, u"--wait"_s, u"--json"_s});
        QCOMPARE(end.json()["state"_L1].toString(), u"succeeded"_s);
        QCOMPARE(m_there->creations, 1);
    }

private:
    static QStringList arguments(const QStringList &more)
    {
        return QStringList{u"job"_s, u"run"_s, u"--model"_s, u"rep/acme/paint"_s, u"--input"_s, u"prompt=a cat"_s, u"--json"_s}
            + more;
    }

    void succeed()
    {
        m_there->status = u"succeeded"_s;
        m_there->output = QJsonArray{m_there->server.url(u"/out.txt"_s).toString()};
    }

    std::unique_ptr<CliProgram> m_cli;
    std::unique_ptr<SmallReplicate> m_there;
};

QTEST_GUILESS_MAIN(TestCliJobs)
#include "tst_clijobs.moc"
