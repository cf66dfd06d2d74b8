// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"

#include <QTest>

#include <algorithm>
#include <csignal>

using namespace Qt::StringLiterals;

namespace bakeoff {

/// Stopping a run, and what a run may never show.
class TestCliStop : public QObject {
    Q_OBJECT
private slots:
    void ctrlCKeepsWhatCame_data();
    void ctrlCKeepsWhatCame();
    void ctrlCPrintsTheTable();
    void ctrlCBeforeAnyText();
    void ctrlCEndsRepeats();
    void twoSignalsInARowAreOne();
    void keysAreNeverShown();
};

namespace {

const QString kPrompt = QStringLiteral("Once upon a time there was a little dog who lived in a house by the big sea.");

/// Waits until some text of each running reply is on disk.
bool someTextIsKept(const CliProgram &program, int replies)
{
    return QTest::qWaitFor(
        [&program, replies] {
            const auto now = program.newestComparison();
            if (!now || now->turns.isEmpty() || now->turns.first().replies.size() != replies)
                return false;
            return std::ranges::all_of(now->turns.first().replies, [](const Reply &r) { return !r.text.isEmpty(); });
        },
        30'000);
}

} // namespace

void TestCliStop::ctrlCKeepsWhatCame_data()
{
    QTest::addColumn<QStringList>("models");
    QTest::addColumn<int>("signal");
    QTest::newRow("echo") << QStringList{u"sandbox/echo:4x1"_s} << SIGINT;
    QTest::newRow("story") << QStringList{u"sandbox/story-slow"_s} << SIGINT;
    QTest::newRow("several") << QStringList{u"sandbox/echo:4x1"_s, u"sandbox/story-slow"_s, u"sandbox/fault-stall"_s}
                             << SIGINT;
    QTest::newRow("the end of the session") << QStringList{u"sandbox/echo:4x1"_s} << SIGTERM;
}

void TestCliStop::ctrlCKeepsWhatCame()
{
    QFETCH(const QStringList, models);
    QFETCH(const int, signal);
    CliProgram program;
    QStringList compare{u"compare"_s, u"--json"_s, u"--prompt"_s, kPrompt};
    for (const QString &model : models)
        compare << u"--model"_s << model;
    const auto process = program.start(compare);
    QVERIFY(someTextIsKept(program, int(models.size())));
    QCOMPARE(::kill(static_cast<pid_t>(process->processId()), signal), 0);
    const CliEnd end = CliProgram::finish(*process);
    QCOMPARE(end.exitCode, 130);
    QCOMPARE(end.replies().size(), models.size());
    for (const QString &model : models) {
        const QJsonObject reply = end.reply(model);
        QCOMPARE(reply["state"_L1].toString(), u"stopped"_s);
        QVERIFY(!reply["text"_L1].toString().isEmpty());
        QVERIFY(!reply.contains("error"_L1));
        QVERIFY(reply.contains("ttft_ms"_L1));
        QVERIFY(reply["cost"_L1]["kind"_L1].toString() != "billed"_L1 || reply["cost"_L1].toObject().contains("usd"_L1));
    }
    const CliEnd kept = program.run({u"history"_s, u"show"_s, end.json()["comparison"_L1].toString(), u"--json"_s});
    QCOMPARE(kept.json()["turns"_L1][0]["replies"_L1].toArray(), end.replies());
}

void TestCliStop::ctrlCPrintsTheTable()
{
    CliProgram program;
    const auto process
        = program.start({u"compare"_s, u"--model"_s, u"sandbox/echo:4x1"_s, u"--prompt"_s, kPrompt});
    QVERIFY(someTextIsKept(program, 1));
    QCOMPARE(::kill(static_cast<pid_t>(process->processId()), SIGINT), 0);
    const CliEnd end = CliProgram::finish(*process);
    QCOMPARE(end.exitCode, 130);
    const QString out = QString::fromUtf8(end.out);
    QVERIFY2(out.startsWith(u"== sandbox/echo:4x1 ==\nOnce"_s), end.out.constData());
    QVERIFY(out.contains(u"Stopped"_s) && out.contains(u"Stored as comparison "_s));
}

void TestCliStop::ctrlCBeforeAnyText()
{
    CliProgram program;
    FakeServer server;
    server.handler = [](const FakeServer::Request &request) -> FakeServer::Script {
        return request.target.endsWith("/models") ? openaiwire::server()(request) : FakeServer::Script{FakeServer::gate()};
    };
    QCOMPARE(program.addProvider(u"mine"_s, server.url()), 0);
    const auto process
        = program.start({u"compare"_s, u"--json"_s, u"--model"_s, u"mine/m"_s, u"--prompt"_s, u"hi"_s});
    QTRY_COMPARE_WITH_TIMEOUT(server.completeRequests(), 2, 20'000);
    QCOMPARE(::kill(static_cast<pid_t>(process->processId()), SIGINT), 0);
    const CliEnd end = CliProgram::finish(*process);
    QCOMPARE(end.exitCode, 130);
    const QJsonObject reply = end.reply(u"mine/m"_s);
    QCOMPARE(reply["state"_L1].toString(), u"stopped"_s);
    QCOMPARE(reply["text"_L1].toString(), QString());
    // It left this machine: what it cost is not known, which is not nothing.
    QCOMPARE(reply["cost"_L1].toObject(), (QJsonObject{{u"kind"_s, u"unknown"_s}}));
}

void TestCliStop::ctrlCEndsRepeats()
{
    CliProgram program;
    const auto process = program.start({u"compare"_s, u"--json"_s, u"--model"_s, u"sandbox/echo:4x1"_s, u"--repeat"_s,
                                        u"5"_s, u"--prompt"_s, kPrompt});
    QVERIFY(someTextIsKept(program, 5));
    QCOMPARE(::kill(static_cast<pid_t>(process->processId()), SIGINT), 0);
    const CliEnd end = CliProgram::finish(*process);
    QCOMPARE(end.exitCode, 130);
    QCOMPARE(end.replies().size(), 5);
    for (const QJsonValue &reply : end.replies())
        QCOMPARE(reply["state"_L1].toString(), u"stopped"_s);
}

void TestCliStop::twoSignalsInARowAreOne()
{
    CliProgram program;
    const auto process = program.start({u"sandbox"_s, u"--port"_s, u"0"_s});
    QTRY_VERIFY_WITH_TIMEOUT(process->bytesAvailable() > 0, 15'000);
    const pid_t pid = static_cast<pid_t>(process->processId());
    // A wrapper may pass on the one that the terminal sent as well: two in a row are one.
    QCOMPARE(::kill(pid, SIGINT), 0);
    QCOMPARE(::kill(pid, SIGINT), 0);
    const CliEnd end = CliProgram::finish(*process);
    QCOMPARE(end.exitCode, 130);
}

void TestCliStop::keysAreNeverShown()
{
    const QByteArray key = "sk-or-v1-" "3c9b7e52d1f84a6ab0c2e4d6f8a01234";
    CliProgram program;
    program.environment.insert(u"MY_KEY"_s, QString::fromLatin1(key));
    program.environment.insert(u"QT_LOGGING_RULES"_s, u"bakeoff.*=true"_s);
    FakeServer server;
    int chats = 0;
    server.handler = [&](const FakeServer::Request &request) -> FakeServer::Script {
        if (request.target.endsWith("/models"))
            return openaiwire::server()(request);
        // A server that quotes the key back: in a refusal, in a header, in an answer's text and in a broken answer.
        switch (++chats) {
        case 1:
            return {FakeServer::answer(401, R"({"error":{"message":"Incorrect API key: )" + key + R"(","code":401}})")};
        case 2:
            return {FakeServer::head(200, {"Content-Type: text/event-stream"_ba, "X-Debug: Bearer " + key}, 4) + "oops"};
        case 3:
            return {FakeServer::answer(200, "<html>your key is " + key + "</html>", "text/html")};
        default:
            return {FakeServer::answer(500, key)};
        }
    };
    CliEnd ends[6];
    ends[0] = program.run({u"providers"_s, u"add"_s, u"--kind"_s, u"openai"_s, u"--name"_s, u"mine"_s, u"--url"_s,
                           server.url(u"/v1"_s).toString(), u"--key-env"_s, u"MY_KEY"_s});
    QCOMPARE(ends[0].exitCode, 0);
    ends[1] = program.run({u"providers"_s, u"list"_s, u"--json"_s});
    ends[2] = program.run({u"providers"_s, u"test"_s, u"mine"_s});
    ends[3] = program.run({u"compare"_s, u"--json"_s, u"--model"_s, u"mine/a"_s, u"--model"_s, u"mine/b"_s, u"--model"_s,
                           u"mine/c"_s, u"--model"_s, u"mine/d"_s, u"--model"_s, u"sandbox/echo:bulk"_s, u"--prompt"_s,
                           u"hi"_s});
    ends[4] = program.run({u"history"_s, u"show"_s, ends[3].json()["comparison"_L1].toString()});
    ends[5] = program.run({u"history"_s, u"show"_s, ends[3].json()["comparison"_L1].toString(), u"--json"_s});
    QCOMPARE(chats, 4);
    for (const FakeServer::Request &request : server.requests())
        QCOMPARE(request.header("Authorization"), "Bearer " + key); // it was there to be leaked
    QCOMPARE(ends[3].replies().size(), 5);
    QVERIFY(ends[3].err.contains("bakeoff.")); // the log was on
    for (const CliEnd &end : ends) {
        QVERIFY2(!end.out.contains(key), end.out.constData());
        QVERIFY2(!end.err.contains(key), end.err.constData());
    }
    QCOMPARE(program.filesWith(key), QStringList());
    QVERIFY(!program.filesWith("MY_KEY").isEmpty()); // the search works: the variable's name is kept
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestCliStop)
#include "tst_clistop.moc"
