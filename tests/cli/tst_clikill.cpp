// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 at every step of a job, against the real sandbox in a process of its own: whatever is known afterwards, no job
// has two predictions, none is lost, and every one comes to an end.
#include "cliprogram.h"
#include "killproxy.h"

#include "sandbox/sandboxfiles.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

using namespace bakeoff;
using namespace Qt::StringLiterals;

class TestCliKill : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_cli = std::make_unique<CliProgram>();
        m_proxy = std::make_unique<KillProxy>();
        m_cli->environment.insert(u"BAKEOFF_TEST_TOKEN"_s, u"sandbox"_s);
        m_sandbox = m_cli->start({u"sandbox"_s, u"--port"_s, u"0"_s});
        QTRY_VERIFY_WITH_TIMEOUT(readSandboxInfo(m_cli->folder()).has_value(), 20'000);
        m_proxy->sandbox = readSandboxInfo(m_cli->folder())->port;
        QCOMPARE(ask("PATCH", "/sandbox/settings", R"({"pace_percent": 5})")["pace_percent"_L1].toInt(), 5);
    }

    void cleanup()
    {
        m_sandbox->kill();
        m_sandbox->waitForFinished();
        m_sandbox.reset();
        m_proxy.reset();
        m_cli.reset();
    }

    void atEveryStep_data()
    {
        QTest::addColumn<KillStep>("step");
        QTest::addColumn<KillStep>("then"); // another one, while it is taken up; the same: none
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("state"); // in the end; empty: there is no job
        const auto row = [](const char *name, KillStep step, const char *state, const char *model = "painter") {
            QTest::newRow(name) << step << step << QString::fromLatin1(model) << QString::fromLatin1(state);
        };
        row("before the intent", KillStep::Model, "");
        row("its file is on the way", KillStep::Upload, "succeeded", "file");
        row("its file is there", KillStep::Uploaded, "succeeded", "file");
        row("the request is on the way", KillStep::Request, "unconfirmed");
        row("half of the request has arrived", KillStep::HalfRequest, "unconfirmed");
        row("the request has arrived", KillStep::Handed, "succeeded");
        row("the answer is on the way", KillStep::Answer, "succeeded");
        row("half of the answer has arrived", KillStep::HalfAnswer, "succeeded");
        row("the answer has arrived", KillStep::Answered, "succeeded");
        row("the answer to a request with a file is on the way", KillStep::Answer, "succeeded", "file");
        row("it is looked at", KillStep::Look, "succeeded");
        row("it is streamed", KillStep::Stream, "succeeded", "writer");
        row("its end was told", KillStep::Ended, "succeeded");
        row("its file is asked for", KillStep::File, "succeeded");
        row("half of its file has come", KillStep::HalfFile, "succeeded");
        row("its file has come", KillStep::WholeFile, "succeeded");
        QTest::newRow("the answer is on the way, then while it is looked for")
            << KillStep::Answer << KillStep::Reconcile << u"painter"_s << u"succeeded"_s;
        QTest::newRow("half of the request has arrived, then while it is looked for")
            << KillStep::HalfRequest << KillStep::Reconcile << u"painter"_s << u"unconfirmed"_s;
    }

    void atEveryStep()
    {
        QFETCH(const KillStep, step);
        QFETCH(const KillStep, then);
        QFETCH(const QString, model);
        QFETCH(const QString, state);
        QCOMPARE(m_cli->run({u"providers"_s, u"add"_s, u"--kind"_s, u"replicate"_s, u"--name"_s, u"rep"_s, u"--key-env"_s,
                             u"BAKEOFF_TEST_TOKEN"_s, u"--url"_s, u"http://127.0.0.1:%1/v1"_s.arg(m_proxy->port())})
                     .exitCode,
                 0);
        QStringList arguments{u"job"_s,   u"run"_s,    u"--model"_s, u"rep/sandbox/"_s + (model == "writer"_L1 ? u"writer"_s : u"painter"_s),
                              u"--input"_s, u"prompt=a boat"_s, u"--input"_s, u"seed=7"_s, u"--wait"_s, u"--json"_s};
        if (model == "file"_L1) {
            QFile file(m_cli->path(u"large.png"_s));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("\x89PNG\r\n\x1a\n" + QByteArray(1'500'000, 'x'));
            arguments << u"--input-file"_s << u"image="_s + file.fileName();
        }
        QVERIFY(killedAt(step, arguments));
        if (then != step)
            QVERIFY(killedAt(then, {u"job"_s, u"resume"_s, u"--wait"_s}));
        // Twice: what is taken up again is taken up once.
        for (int i = 0; i < 2; ++i) {
            const CliEnd end = m_cli->run({u"job"_s, u"resume"_s, u"--json"_s});
            QVERIFY2(end.exitCode == 0 || end.exitCode == 1, end.err.constData());
            QVERIFY(predictions().size() <= 1);
        }
        QJsonArray jobs = m_cli->run({u"job"_s, u"list"_s, u"--json"_s}).json()["jobs"_L1].toArray();
        if (state.isEmpty()) {
            QCOMPARE(jobs.size(), 0);
            QCOMPARE(predictions().size(), 0);
            return;
        }
        QCOMPARE(jobs.size(), 1);
        const QString id = jobs[0]["job"_L1].toString();
        if (state == "unconfirmed"_L1) {
            // It may exist as far as anybody can know; nobody but the user sends it again.
            QCOMPARE(jobs[0]["state"_L1].toString(), state);
            QCOMPARE(predictions().size(), 0);
            QCOMPARE(m_cli->run({u"job"_s, u"cancel"_s, id}).exitCode, 0);
            const CliEnd again = m_cli->run({u"job"_s, u"retry"_s, id, u"--wait"_s, u"--json"_s});
            QCOMPARE(again.json()["state"_L1].toString(), u"succeeded"_s);
            QCOMPARE(again.json()["attempt"_L1].toInt(), 2);
            QCOMPARE(predictions().size(), 1);
            return;
        }
        QCOMPARE(m_cli->run({u"job"_s, u"resume"_s, u"--wait"_s}).exitCode, 0);
        const QJsonObject job = m_cli->run({u"job"_s, u"show"_s, id, u"--json"_s}).json();
        QCOMPARE(job["state"_L1].toString(), state);
        QCOMPARE(predictions(), QJsonArray{job["provider_id"_L1]});
        QCOMPARE(job["artifacts"_L1].toArray().size(), model == "writer"_L1 ? 0 : 1);
        for (const QJsonValue file : job["artifacts"_L1].toArray())
            QVERIFY(QFile::exists(file["path"_L1].toString()));
    }

    /// Wherever it happens to be; the provider that Bakeoff starts itself.
    void atAnyMoment()
    {
        QRandomGenerator random(20'261'122);
        constexpr int kJobs = 14;
        for (int seed = 1; seed <= kJobs; ++seed) {
            // Every third time while the earlier ones are taken up.
            QStringList arguments{u"job"_s, u"resume"_s, u"--wait"_s};
            if (seed % 3 != 0)
                arguments = {u"job"_s, u"run"_s, u"--model"_s, u"sandbox-replicate/sandbox/painter"_s, u"--input"_s,
                             u"prompt=a boat"_s, u"--input"_s, u"seed=%1"_s.arg(seed), u"--wait"_s};
            const auto process = m_cli->start(arguments);
            const int after = random.bounded(100, 1200);
            QTimer::singleShot(after, process.get(), &QProcess::kill);
            QVERIFY(QTest::qWaitFor([&process] { return process->state() == QProcess::NotRunning; }, 30'000));
        }
        QVERIFY(m_cli->run({u"job"_s, u"resume"_s}).exitCode >= 0);
        const auto jobs = [this] { return m_cli->run({u"job"_s, u"list"_s, u"--json"_s}).json()["jobs"_L1].toArray(); };
        for (const QJsonValue &job : jobs()) {
            // Nobody has it: the user says so.
            if (job["state"_L1].toString() == "unconfirmed"_L1)
                QCOMPARE(m_cli->run({u"job"_s, u"cancel"_s, job["job"_L1].toString()}).exitCode, 0);
        }
        const CliEnd rest = m_cli->run({u"job"_s, u"resume"_s, u"--wait"_s});
        QVERIFY2(rest.exitCode == 0, rest.err.constData());
        int succeeded = 0;
        QJsonArray claimed;
        for (const QJsonValue &row : jobs()) {
            const QJsonObject job = m_cli->run({u"job"_s, u"show"_s, row["job"_L1].toString(), u"--json"_s}).json();
            const QString state = job["state"_L1].toString();
            QVERIFY2(state == "succeeded"_L1 || state == "canceled"_L1, qPrintable(state));
            QCOMPARE(job.contains("provider_id"_L1), state == "succeeded"_L1);
            if (state != "succeeded"_L1)
                continue;
            ++succeeded;
            claimed.append(job["provider_id"_L1]);
            QCOMPARE(job["artifacts"_L1].toArray().size(), 1);
        }
        // One each, and none that no job knows of.
        QCOMPARE(predictions().size(), succeeded);
        for (const QJsonValue &prediction : predictions())
            QVERIFY(claimed.contains(prediction));
        for (const QJsonValue &creation : ask("GET", "/sandbox/creations")["creations"_L1].toArray())
            QCOMPARE(creation["count"_L1].toInt(), 1);
        qInfo("%d of %lld jobs had a prediction", succeeded, static_cast<long long>(jobs().size()));
    }

    /// No room for what came of a job: it has succeeded, and its file is fetched once there is.
    void theDiskIsFull()
    {
        m_cli->environment.insert(u"LD_PRELOAD"_s, QStringLiteral(BAKEOFF_FULL_DISK));
        m_cli->environment.insert(u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s);
        m_cli->environment.insert(u"FULL_DISK_FOLDER"_s, m_cli->folder() + u"/media"_s);
        m_cli->environment.insert(u"FULL_DISK_FLAG"_s, m_cli->path(u"full"_s));
        QFile flag(m_cli->path(u"full"_s));
        QVERIFY(flag.open(QIODevice::WriteOnly));
        flag.close();
        const QStringList run{u"job"_s,           u"run"_s,        u"--model"_s, u"sandbox-replicate/sandbox/painter"_s, u"--input"_s,
                              u"prompt=a boat"_s, u"--input"_s, u"seed=7"_s,  u"--wait"_s,                            u"--json"_s};
        const CliEnd full = m_cli->run(run);
        QVERIFY2(full.err.contains("There is no room for a file."), full.err.constData());
        const QJsonObject job = full.json();
        QCOMPARE(job["state"_L1].toString(), u"succeeded"_s);
        QCOMPARE(job["artifacts"_L1][0]["state"_L1].toString(), u"waiting"_s);
        QCOMPARE(job["artifacts"_L1][0]["error"_L1]["kind"_L1].toString(), u"disk_full"_s);
        // A file that is to go along cannot be taken in: nothing is sent.
        QFile file(m_cli->path(u"in.png"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\x89PNG\r\n\x1a\n" + QByteArray(50'000, 'x'));
        file.close();
        const CliEnd refused = m_cli->run(run + QStringList{u"--input-file"_s, u"image="_s + file.fileName()});
        QCOMPARE(refused.exitCode, 5);
        QCOMPARE(predictions().size(), 1);
        QVERIFY(flag.remove());
        const CliEnd later = m_cli->run({u"job"_s, u"resume"_s, u"--wait"_s, u"--json"_s});
        QCOMPARE(later.exitCode, 0);
        QCOMPARE(later.json()["job"_L1], job["job"_L1]);
        QVERIFY(QFile::exists(later.json()["artifacts"_L1][0]["path"_L1].toString()));
        QCOMPARE(predictions().size(), 1);
    }

private:
    /// Runs the program until the traffic reaches the step, and kills it there.
    bool killedAt(KillStep step, const QStringList &arguments)
    {
        const auto process = m_cli->start(arguments);
        m_proxy->kill = [&process] {
            process->kill();
            process->waitForFinished(5'000); // not one instruction more
        };
        m_proxy->at = step;
        const bool ended = QTest::qWaitFor([&process] { return process->state() == QProcess::NotRunning; }, 60'000);
        m_proxy->kill = [] {};
        return ended && !m_proxy->at && process->exitStatus() == QProcess::CrashExit;
    }

    QJsonObject ask(const QByteArray &method, const QByteArray &path, const QByteArray &body = {}) const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_proxy->sandbox);
        socket.write(method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer sandbox\r\nConnection: close\r\n"
                     "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QByteArray answer;
        (void)QTest::qWaitFor(
            [&] {
                answer += socket.readAll();
                return socket.state() == QAbstractSocket::UnconnectedState;
            },
            20'000);
        answer += socket.readAll();
        return QJsonDocument::fromJson(answer.sliced(std::max<qsizetype>(answer.indexOf("\r\n\r\n"), 0))).object();
    }
    /// Ids of all predictions that were ever made.
    QJsonArray predictions() const
    {
        QJsonArray ids;
        for (const QJsonValue &row : ask("GET", "/sandbox/creations")["creations"_L1].toArray()) {
            for (const QJsonValue &id : row["predictions"_L1].toArray())
                ids.append(id);
        }
        return ids;
    }

    std::unique_ptr<CliProgram> m_cli;
    std::unique_ptr<KillProxy> m_proxy;
    std::unique_ptr<QProcess> m_sandbox;
};

QTEST_GUILESS_MAIN(TestCliKill)
#include "tst_clikill.moc"
