// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawclient.h"
#include "sandbox/sandboxfiles.h"
#include "sandbox/sandboxlauncher.h"

#include <QDir>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <vector>

using namespace Qt::StringLiterals;

namespace bakeoff {

/// The real program in processes of its own.
class TestSandboxProcess : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void clientsShareOneProcess();
    void racingClientsGetTheSame();
    void racingProcessesLeaveOne();
    void aCrashLeavesNothingInTheWay();
    void aStrangersPortIsNotTaken();
    void idleEndsIt();
    void aConnectionKeepsIt();
    void aPredictionKeepsIt();
    void aPredictionSurvivesAKill();
    void profilesAreApart();
    void nothingIsFoundOfAMissingProgram();
    void aProgramThatEndsIsReported();
    void aSilentProgramRunsOutOfTime();
    void aReadOnlyProfileIsRefused();
    void aTakenPortIsRefused();

private:
    QString folder() const { return m_folder->path(); }
    SandboxInfo info() const { return readSandboxInfo(folder()).value_or(SandboxInfo{}); }
    QJsonObject ask(const QByteArray &request) const;
    QString createSlow(double seconds) const;
    static bool isAlive(qint64 pid) { return ::kill(static_cast<pid_t>(pid), 0) == 0; }

    const QString m_program = qEnvironmentVariable("BAKEOFF_BIN_DIR") + u"/bakeoff-cli"_s;
    const QStringList m_idle{u"--idle"_s, u"20"_s};
    std::unique_ptr<QTemporaryDir> m_folder;
    QList<qint64> m_pids;
};

void TestSandboxProcess::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestSandboxProcess::cleanup()
{
    if (const auto running = readSandboxInfo(folder()))
        m_pids << running->pid;
    for (const qint64 pid : std::exchange(m_pids, {}))
        ::kill(static_cast<pid_t>(pid), SIGKILL);
    m_folder.reset();
}

void TestSandboxProcess::clientsShareOneProcess()
{
    SandboxLauncher first(m_program, folder(), m_idle);
    const Result<QUrl> url = first.waitUntilRunning();
    QVERIFY(url.ok());
    SandboxLauncher second(m_program, folder(), m_idle);
    QCOMPARE(*second.waitUntilRunning(), *url);
    QCOMPARE(first.starts(), 1);
    QCOMPARE(second.starts(), 0);
    RawClient client(static_cast<quint16>(url->port()));
    client.send(RawClient::get("/api/v1/key"));
    QTRY_VERIFY(client.whole());
    QCOMPARE(client.status(), 200);
}

void TestSandboxProcess::racingClientsGetTheSame()
{
    std::vector<std::unique_ptr<SandboxLauncher>> launchers;
    QStringList urls;
    for (int i = 0; i < 4; ++i) {
        launchers.push_back(std::make_unique<SandboxLauncher>(m_program, folder(), m_idle));
        for (int call = 0; call < 2; ++call) {
            launchers.back()->ensureRunning(this, [&urls](const Result<QUrl> &url) {
                urls << (url ? url->toString() : u"error: "_s + url.error().detail);
            });
        }
    }
    QVERIFY(urls.isEmpty()); // never from inside the call
    QTRY_COMPARE_WITH_TIMEOUT(urls.size(), 8, 20'000);
    QCOMPARE(urls, QStringList(8, urls.first()));
    QVERIFY(urls.first().startsWith(u"http://127.0.0.1:"_s));
}

void TestSandboxProcess::racingProcessesLeaveOne()
{
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < 4; ++i) {
        processes.push_back(std::make_unique<QProcess>());
        processes.back()->start(m_program, QStringList{u"--profile"_s, folder(), u"sandbox"_s} + m_idle);
    }
    for (const auto &process : processes)
        QTRY_VERIFY_WITH_TIMEOUT(process->canReadLine() || process->state() == QProcess::NotRunning, 15'000);
    QByteArray address;
    for (const auto &process : processes) {
        const QByteArray line = process->readLine();
        QVERIFY2(line.contains("http://127.0.0.1:"), line.constData());
        QVERIFY(address.isEmpty() || line == address);
        address = line;
    }
    const auto running = [&processes] {
        return std::count_if(processes.begin(), processes.end(),
                             [](const auto &process) { return process->state() == QProcess::Running; });
    };
    QTRY_COMPARE(running(), 1);
    for (const auto &process : processes)
        QVERIFY(process->state() == QProcess::Running || process->exitCode() == 0);
    for (const auto &process : processes) {
        process->kill();
        process->waitForFinished();
    }
}

void TestSandboxProcess::aCrashLeavesNothingInTheWay()
{
    SandboxLauncher launcher(m_program, folder(), m_idle);
    QVERIFY(launcher.waitUntilRunning().ok());
    const SandboxInfo old = info();
    QVERIFY(isAlive(old.pid));
    ::kill(static_cast<pid_t>(old.pid), SIGKILL);
    QTRY_VERIFY(!isAlive(old.pid));
    QCOMPARE(info(), old); // its file is still there
    QVERIFY(launcher.waitUntilRunning().ok());
    QVERIFY(info().pid != old.pid);
    QVERIFY(info().token != old.token);
}

void TestSandboxProcess::aStrangersPortIsNotTaken()
{
    // After a crash the port may belong to a program that is no sandbox at all, or that never answers.
    QTcpServer stranger;
    QVERIFY(stranger.listen(QHostAddress::LocalHost, 0));
    QVERIFY(QDir(folder()).mkpath(u"sandbox"_s));
    QVERIFY(writeSandboxInfo(folder(), {stranger.serverPort(), 1, u"old"_s}));
    QFile port(folder() + u"/sandbox/port"_s);
    QVERIFY(port.open(QIODevice::WriteOnly));
    port.write(QByteArray::number(stranger.serverPort()));
    port.close();
    SandboxLauncher launcher(m_program, folder(), m_idle);
    const Result<QUrl> url = launcher.waitUntilRunning();
    QVERIFY(url.ok());
    QVERIFY(url->port() != stranger.serverPort());
    QCOMPARE(info().port, static_cast<quint16>(url->port()));
}

void TestSandboxProcess::idleEndsIt()
{
    SandboxLauncher launcher(m_program, folder(), {u"--idle"_s, u"1"_s});
    QVERIFY(launcher.waitUntilRunning().ok());
    const SandboxInfo first = info();
    QTRY_VERIFY_WITH_TIMEOUT(!isAlive(first.pid), 15'000);
    QVERIFY(!readSandboxInfo(folder()));
    QVERIFY(launcher.waitUntilRunning().ok()); // and the next client starts it again
}

void TestSandboxProcess::aConnectionKeepsIt()
{
    SandboxLauncher launcher(m_program, folder(), {u"--idle"_s, u"1"_s});
    const Result<QUrl> url = launcher.waitUntilRunning();
    QVERIFY(url.ok());
    const qint64 pid = info().pid;
    {
        RawClient client(static_cast<quint16>(url->port()));
        // 250 events at 100 a second: more than twice as long as it would stay without anybody.
        client.send(RawClient::post(
            "/api/v1/chat/completions",
            chatBody(u"sandbox/echo:100"_s, u"word "_s.repeated(250).trimmed(), {{u"stream"_s, true}})));
        QTRY_VERIFY(client.whole());
        QVERIFY(isAlive(pid));
    }
    QTRY_VERIFY_WITH_TIMEOUT(!isAlive(pid), 15'000);
}

QJsonObject TestSandboxProcess::ask(const QByteArray &request) const
{
    RawClient client(info().port);
    client.send(request);
    (void)QTest::qWaitFor([&client] { return client.whole(); }, 10'000);
    return client.json();
}

QString TestSandboxProcess::createSlow(double seconds) const
{
    const QJsonObject model = ask(RawClient::get("/v1/models/sandbox/slow"));
    return ask(RawClient::post("/v1/predictions", {{u"version"_s, model[u"latest_version"][u"id"]},
                                                   {u"input"_s, QJsonObject{{u"seconds"_s, seconds}}}}))[u"id"]
        .toString();
}

void TestSandboxProcess::aPredictionKeepsIt()
{
    SandboxLauncher launcher(m_program, folder(), {u"--idle"_s, u"1"_s});
    QVERIFY(launcher.waitUntilRunning().ok());
    const qint64 pid = info().pid;
    const QString id = createSlow(2.5);
    QTRY_VERIFY_WITH_TIMEOUT(!isAlive(pid), 15'000);
    // It ended after the prediction, which is there for the next one.
    QVERIFY(launcher.waitUntilRunning().ok());
    QCOMPARE(ask(RawClient::get("/v1/predictions/" + id.toLatin1()))[u"status"].toString(), u"succeeded"_s);
}

void TestSandboxProcess::aPredictionSurvivesAKill()
{
    SandboxLauncher launcher(m_program, folder(), m_idle);
    QVERIFY(launcher.waitUntilRunning().ok());
    const QString id = createSlow(1.5);
    QCOMPARE(id.size(), 26);
    const qint64 pid = info().pid;
    const quint16 port = info().port;
    ::kill(static_cast<pid_t>(pid), SIGKILL);
    QTRY_VERIFY(!isAlive(pid));
    QVERIFY(launcher.waitUntilRunning().ok());
    QVERIFY(info().pid != pid);
    QCOMPARE(info().port, port); // addresses of files that somebody still has are good
    const auto status = [&] { return ask(RawClient::get("/v1/predictions/" + id.toLatin1()))[u"status"].toString(); };
    QTRY_COMPARE_WITH_TIMEOUT(status(), u"succeeded"_s, 15'000);
    const QJsonArray creations = ask(RawClient::get("/sandbox/creations"))[u"creations"].toArray();
    QCOMPARE(creations.size(), 1);
    QCOMPARE(creations.at(0)[u"predictions"].toArray(), QJsonArray{id});
}

void TestSandboxProcess::profilesAreApart()
{
    QTemporaryDir other;
    SandboxLauncher first(m_program, folder(), m_idle);
    SandboxLauncher second(m_program, other.path(), m_idle);
    const Result<QUrl> a = first.waitUntilRunning();
    const Result<QUrl> b = second.waitUntilRunning();
    QVERIFY(a.ok() && b.ok());
    m_pids << readSandboxInfo(other.path())->pid;
    QVERIFY(*a != *b);
}

void TestSandboxProcess::nothingIsFoundOfAMissingProgram()
{
    SandboxLauncher launcher(folder() + u"/nothing"_s, folder());
    const Result<QUrl> url = launcher.waitUntilRunning();
    QVERIFY(!url);
    QCOMPARE(url.error().kind, ErrorKind::ProviderFailed);
    QVERIFY(url.error().detail.contains(u"nothing"_s));
}

void TestSandboxProcess::aProgramThatEndsIsReported()
{
    SandboxLauncher launcher(u"/bin/false"_s, folder());
    const Result<QUrl> url = launcher.waitUntilRunning();
    QVERIFY(!url);
    QCOMPARE(url.error().kind, ErrorKind::ProviderFailed);
    QCOMPARE(launcher.starts(), 3);
}

void TestSandboxProcess::aSilentProgramRunsOutOfTime()
{
    QFile script(folder() + u"/silent"_s);
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("#!/bin/sh\nexec sleep 3\n");
    script.close();
    QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    SandboxLauncher launcher(script.fileName(), folder());
    launcher.setPatience(std::chrono::milliseconds(200));
    const Result<QUrl> url = launcher.waitUntilRunning();
    QVERIFY(!url);
    QCOMPARE(url.error().kind, ErrorKind::Timeout);
    QCOMPARE(launcher.starts(), 1);
}

void TestSandboxProcess::aReadOnlyProfileIsRefused()
{
    // A file where the folder should be: nobody can write there, not even root.
    QFile file(folder() + u"/sandbox"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QProcess process;
    process.start(m_program, {u"--profile"_s, folder(), u"sandbox"_s});
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitCode(), 5); // profile cannot be used
    QVERIFY(!process.readAllStandardError().isEmpty());
}

void TestSandboxProcess::aTakenPortIsRefused()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost, 0));
    QProcess process;
    process.start(m_program,
                  {u"--profile"_s, folder(), u"sandbox"_s, u"--port"_s, QString::number(taken.serverPort())});
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitCode(), 2); // usage
    QVERIFY(process.readAllStandardError().contains(QByteArray::number(taken.serverPort())));
    QVERIFY(!readSandboxInfo(folder()));
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestSandboxProcess)
#include "tst_sandboxprocess.moc"
