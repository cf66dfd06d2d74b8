// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"
#include "net/connectionpool.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;

namespace bakeoff {

/// Whatever goes wrong: one clear sentence, the right exit code, the other panes go on, nothing that came is lost.
class TestBadInput : public QObject {
    Q_OBJECT
private slots:
    void modelsFailAlone_data();
    void modelsFailAlone();
    void addressesFailAlone_data();
    void addressesFailAlone();
    void anUntrustedCertificateIsRefused();
    void aSilentServerIsGivenUp_data();
    void aSilentServerIsGivenUp();
    void aMissingKeyIsNamed();
    void aProfileThatCannotBeUsed_data();
    void aProfileThatCannotBeUsed();
    void aDiskThatIsFullFromTheStart();
    void aDiskThatFillsUpBeforeSending();
    void aDiskThatFillsUpMeanwhile();

private:
    static QByteArray bytesOf(const QString &path);
};

namespace {

constexpr auto kHealthy = "sandbox/echo:bulk"_L1;

/// The healthy model beside `model` answered in full, and both are in the history as they were printed.
void verifyOthersAndHistory(CliProgram &program, const CliEnd &end, const QString &model, const QString &prompt)
{
    QCOMPARE(end.replies().size(), 2);
    const QJsonObject healthy = end.reply(kHealthy);
    QCOMPARE(healthy["state"_L1].toString(), u"done"_s);
    QCOMPARE(healthy["text"_L1].toString(), prompt);
    const CliEnd kept = program.run({u"history"_s, u"show"_s, end.json()["comparison"_L1].toString(), u"--json"_s});
    QCOMPARE(kept.exitCode, 0);
    QCOMPARE(kept.json()["turns"_L1][0]["replies"_L1].toArray(), end.replies());
    QVERIFY(!end.reply(model).isEmpty());
}

/// The same run for people: the sentence stands on stderr, beside the table.
void verifyTable(const CliEnd &end, const QString &sentence)
{
    QCOMPARE(end.exitCode, 1);
    QVERIFY2(QString::fromUtf8(end.err).contains(sentence), end.err.constData());
    QVERIFY(end.out.contains("Done") && end.out.contains("Stored as comparison"));
}

} // namespace

QByteArray TestBadInput::bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestBadInput::modelsFailAlone_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<bool>("hasText");

    const QString prompt = u"One two three four five six seven eight nine ten eleven twelve."_s;
    const auto row = [&prompt](const char *name, const QString &model, const QString &kind, const QString &sentence,
                               const QString &state = u"failed"_s) {
        QTest::newRow(name) << u"sandbox/"_s + model << prompt << state << kind << sentence << (state == u"cut_off"_s);
    };
    row("wrong key", u"fault-401"_s, u"bad_key"_s, u"Sandbox refused the key (401). Check it in Settings."_s);
    row("no credit", u"fault-402"_s, u"no_credit"_s,
        u"No credit left at sandbox (402). Add credit or swap the model."_s);
    row("unknown model", u"no-such-model"_s, u"not_found"_s, u"Sandbox has no such model or address (404)."_s);
    row("HTML with 200", u"fault-html-200"_s, u"bad_reply"_s, u"The answer was a web page, not JSON (200)."_s);
    row("HTML with 502", u"fault-html-502"_s, u"bad_reply"_s, u"The answer was a web page, not JSON (502)."_s);
    row("200 with an error", u"fault-error-in-200"_s, u"provider_failed"_s, u"Sandbox failed to answer"_s);
    row("200 with an error event", u"fault-error-event-in-200"_s, u"provider_failed"_s, u"Sandbox failed to answer"_s);
    row("cut in the middle", u"fault-cut"_s, u"interrupted"_s, u"The connection broke after "_s, u"cut_off"_s);
    row("reset in the middle", u"fault-reset"_s, u"interrupted"_s, u"The connection broke after "_s, u"cut_off"_s);
    row("just ends", u"fault-just-ends"_s, u"interrupted"_s, u"The connection broke after "_s, u"cut_off"_s);
    row("error in the middle", u"fault-error-mid-stream"_s, u"provider_failed"_s, u"Sandbox failed to answer"_s,
        u"cut_off"_s);
    row("closed before an answer", u"fault-close"_s, u"interrupted"_s,
        u"The connection to sandbox broke before any text came."_s);
    row("moderated", u"fault-403-moderation"_s, u"moderated"_s, u"Sandbox refused the prompt for its content (403)."_s);
    row("redirected", u"fault-redirect"_s, u"redirected"_s, u"Sandbox sent the request on to another address (307)."_s);
    QString large;
    for (int i = 0; i < 20'000; ++i)
        large += u"word%1 "_s.arg(i);
    QTest::newRow("prompt larger than the context")
        << u"sandbox/story-slow"_s << large.trimmed() << u"failed"_s << u"context_too_long"_s
        << u"The prompt is longer than this model can read. Shorten it or swap to a model with a larger context."_s
        << false;
}

void TestBadInput::modelsFailAlone()
{
    QFETCH(const QString, model);
    QFETCH(const QString, prompt);
    QFETCH(const QString, state);
    QFETCH(const QString, kind);
    QFETCH(const QString, sentence);
    QFETCH(const bool, hasText);

    CliProgram program;
    const QStringList compare{u"compare"_s, u"--model"_s, model, u"--model"_s, kHealthy, u"--prompt"_s, u"@-"_s};
    const CliEnd end = program.run(compare + QStringList{u"--json"_s}, prompt.toUtf8());
    QCOMPARE(end.exitCode, 1);
    const QJsonObject reply = end.reply(model);
    QCOMPARE(reply["state"_L1].toString(), state);
    QCOMPARE(reply["error"_L1]["kind"_L1].toString(), kind);
    QVERIFY2(reply["error"_L1]["message"_L1].toString().contains(sentence),
             qPrintable(reply["error"_L1]["message"_L1].toString()));
    if (hasText) // what came is kept, and is the beginning of what would have come
        QVERIFY(!reply["text"_L1].toString().isEmpty() && prompt.startsWith(reply["text"_L1].toString()));
    else
        QCOMPARE(reply["text"_L1].toString(), QString());
    verifyOthersAndHistory(program, end, model, prompt);
    if (QTest::currentTestFailed())
        return;
    verifyTable(program.run(compare, prompt.toUtf8()), sentence);
}

void TestBadInput::addressesFailAlone_data()
{
    QTest::addColumn<QUrl>("url"); // empty: a port where nobody listens
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("sentence");

    const bool offline = machineIsOffline();
    const QString offlineSentence = u"This machine is offline. Connect it, then retry."_s;
    QTest::newRow("nobody listens")
        << QUrl() << u"connection_refused"_s
        << u"Nobody answers at the address of mine. Start the server or check the address in Settings."_s;
    QTest::newRow("no such host") << QUrl(u"http://no-such-host.invalid"_s)
                                  << (offline ? u"no_network"_s : u"host_not_found"_s)
                                  << (offline ? offlineSentence : u"The address of mine was not found."_s);
    // A broadcast address is unreachable for TCP on any machine.
    QTest::newRow("no way there") << QUrl(u"http://255.255.255.255"_s)
                                  << (offline ? u"no_network"_s : u"connection_refused"_s)
                                  << (offline ? offlineSentence : u"Nobody answers at the address of mine."_s);
}

void TestBadInput::addressesFailAlone()
{
    QFETCH(QUrl, url);
    QFETCH(const QString, kind);
    QFETCH(const QString, sentence);
    if (url.isEmpty()) {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        url = QUrl(u"http://127.0.0.1:%1"_s.arg(taken.serverPort()));
    }
    CliProgram program;
    QCOMPARE(program.addProvider(u"mine"_s, url, {u"--allow-http"_s}), 0);
    const QStringList compare{u"compare"_s, u"--model"_s, u"mine/m"_s, u"--model"_s, kHealthy, u"--prompt"_s, u"hi"_s};
    const CliEnd end = program.run(compare + QStringList{u"--json"_s});
    QCOMPARE(end.exitCode, 1);
    const QJsonObject reply = end.reply(u"mine/m"_s);
    QCOMPARE(reply["state"_L1].toString(), u"failed"_s);
    QCOMPARE(reply["error"_L1]["kind"_L1].toString(), kind);
    QVERIFY2(reply["error"_L1]["message"_L1].toString().contains(sentence),
             qPrintable(reply["error"_L1]["message"_L1].toString()));
    QVERIFY(!reply["error"_L1].toObject().contains("maybe_billed"_L1)); // nothing left this machine
    QVERIFY(!reply.contains("cost"_L1));
    verifyOthersAndHistory(program, end, u"mine/m"_s, u"hi"_s);

    // The other commands say the same.
    const CliEnd test = program.run({u"providers"_s, u"test"_s, u"mine"_s});
    QCOMPARE(test.exitCode, 1);
    QVERIFY2(QString::fromUtf8(test.err).contains(sentence), test.err.constData());
    const CliEnd models = program.run({u"models"_s, u"--json"_s, u"--refresh"_s});
    QCOMPARE(models.exitCode, 1);
    QVERIFY2(QString::fromUtf8(models.err).contains(sentence), models.err.constData());
    QVERIFY(models.json()["models"_L1].toArray().size() > 4); // those of the sandbox
}

void TestBadInput::anUntrustedCertificateIsRefused()
{
    FakeServer server{FakeServer::Tls{}};
    server.handler = openaiwire::server();
    CliProgram program;
    QCOMPARE(program.addProvider(u"mine"_s, server.url()), 0);
    const CliEnd end = program.run({u"compare"_s, u"--json"_s, u"--model"_s, u"mine/m"_s, u"--model"_s, kHealthy,
                                    u"--prompt"_s, u"hi"_s});
    QCOMPARE(end.exitCode, 1);
    const QJsonObject reply = end.reply(u"mine/m"_s);
    QCOMPARE(reply["error"_L1]["kind"_L1].toString(), u"tls"_s);
    QVERIFY(reply["error"_L1]["message"_L1].toString().startsWith(
        u"The secure connection to mine failed. Check its certificate, the clock of this machine and the proxy."_s));
    QCOMPARE(server.requests().size(), 0);
    verifyOthersAndHistory(program, end, u"mine/m"_s, u"hi"_s);
}

void TestBadInput::aSilentServerIsGivenUp_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("state");
    QTest::newRow("before the first byte") << u"sandbox/fault-silent"_s << u"failed"_s;
    QTest::newRow("in the middle") << u"sandbox/fault-stall"_s << u"cut_off"_s;
}

void TestBadInput::aSilentServerIsGivenUp()
{
    QFETCH(const QString, model);
    QFETCH(const QString, state);
    const QString prompt = u"One two three four five six seven eight nine ten."_s;
    CliProgram program;
    const CliEnd end = program.run({u"compare"_s, u"--json"_s, u"--timeout"_s, u"1.5"_s, u"--model"_s, model,
                                    u"--model"_s, kHealthy, u"--prompt"_s, prompt});
    QCOMPARE(end.exitCode, 1);
    const QJsonObject reply = end.reply(model);
    QCOMPARE(reply["state"_L1].toString(), state);
    QCOMPARE(reply["error"_L1]["kind"_L1].toString(), u"timeout"_s);
    QVERIFY(reply["error"_L1]["message"_L1].toString().startsWith(u"Sandbox did not answer in time."_s));
    QVERIFY(reply["error"_L1]["message"_L1].toString().contains(u"billed"_s));
    QCOMPARE(reply["text"_L1].toString().isEmpty(), state == u"failed"_s);
    QVERIFY(prompt.startsWith(reply["text"_L1].toString()));
    verifyOthersAndHistory(program, end, model, prompt);
}

void TestBadInput::aMissingKeyIsNamed()
{
    CliProgram program;
    QCOMPARE(program.run({u"providers"_s, u"add"_s, u"--kind"_s, u"openrouter"_s, u"--name"_s, u"router"_s}).exitCode, 0);
    const CliEnd end = program.run({u"compare"_s, u"--json"_s, u"--model"_s, u"router/some/model"_s, u"--model"_s,
                                    kHealthy, u"--prompt"_s, u"hi"_s});
    QCOMPARE(end.exitCode, 1);
    const QJsonObject error = end.reply(u"router/some/model"_s)["error"_L1].toObject();
    QCOMPARE(error["kind"_L1].toString(), u"no_key"_s);
    QCOMPARE(error["message"_L1].toString(),
             u"No key for router was found. Add one in Settings or set its environment variable."_s);
    verifyOthersAndHistory(program, end, u"router/some/model"_s, u"hi"_s);
}

void TestBadInput::aProfileThatCannotBeUsed_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("read-only") << u"below a file"_s << u"read_only"_s
                               << u"The profile folder cannot be written. Change its permissions or choose another "
                                  "folder with --profile."_s;
    QTest::newRow("not a database") << u"garbage"_s << u"corrupt_data"_s
                                    << u"The history file is damaged and was left as it is. Restore a backup or choose "
                                       "another folder with --profile."_s;
    QTest::newRow("damaged database") << u"damage"_s << u"corrupt_data"_s
                                      << u"The history file is damaged and was left as it is."_s;
    QTest::newRow("newer database") << u"newer"_s << u"newer_data"_s
                                    << u"This profile was written by a newer Bakeoff and was left untouched. Update "
                                       "Bakeoff or choose another folder with --profile."_s;
}

void TestBadInput::aProfileThatCannotBeUsed()
{
    QFETCH(const QString, fault);
    QFETCH(const QString, kind);
    QFETCH(const QString, sentence);

    CliProgram program;
    QString file = program.folder() + u"/history.db"_s;
    if (fault == "below a file"_L1) {
        file = program.path(u"file"_s);
        QFile regular(file);
        QVERIFY(regular.open(QIODevice::WriteOnly) && regular.write("mine") == 4);
        program.profileArgument = file + u"/profile"_s;
    } else {
        QCOMPARE(program.run({u"providers"_s, u"list"_s}).exitCode, 0);
        if (fault == "newer"_L1) {
            {
                QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
                db.setDatabaseName(file);
                QVERIFY(db.open());
                QVERIFY(QSqlQuery(db).exec(u"PRAGMA user_version = 9999"_s));
            }
            QSqlDatabase::removeDatabase(u"newer"_s);
        } else {
            QFile db(file);
            QVERIFY(db.open(QIODevice::ReadWrite));
            // Damage beyond the first page shows itself only to a check of the schema's own pages.
            const QByteArray noise(fault == "garbage"_L1 ? 4096 : int(db.size()) - 100, 'x');
            QVERIFY(db.seek(fault == "garbage"_L1 ? 0 : 100));
            QCOMPARE(db.write(noise), noise.size());
        }
    }
    const QByteArray before = bytesOf(file);
    QVERIFY(!before.isEmpty());

    for (const QStringList &arguments :
         {QStringList{u"compare"_s, u"--model"_s, u"sandbox/echo"_s, u"--prompt"_s, u"hi"_s}, QStringList{u"models"_s},
          QStringList{u"history"_s, u"check"_s}, QStringList{u"demo"_s}, QStringList{u"providers"_s, u"list"_s}}) {
        const CliEnd end = program.run(arguments + QStringList{u"--json"_s});
        QCOMPARE(end.exitCode, 5);
        QVERIFY2(QString::fromUtf8(end.err).contains(sentence), end.err.constData());
        QCOMPARE(end.json()["error"_L1]["kind"_L1].toString(), kind);
    }
    QCOMPARE(bytesOf(file), before);
    QCOMPARE(program.sandboxProcesses(), 0);
}

void TestBadInput::aDiskThatIsFullFromTheStart()
{
    CliProgram program;
    program.environment.insert(u"LD_PRELOAD"_s, QStringLiteral(BAKEOFF_FULL_DISK));
    program.environment.insert(u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s);
    program.environment.insert(u"FULL_DISK_FOLDER"_s, program.folder());
    program.environment.insert(u"FULL_DISK_FLAG"_s, program.path(u"full"_s));
    QFile flag(program.path(u"full"_s));
    QVERIFY(flag.open(QIODevice::WriteOnly));
    const CliEnd end = program.run({u"compare"_s, u"--model"_s, u"sandbox/echo"_s, u"--prompt"_s, u"hi"_s});
    QCOMPARE(end.exitCode, 5);
    QVERIFY2(end.err.contains("The disk is full. Free some space; until then nothing more is saved."), end.err.constData());
    QVERIFY(flag.remove());
    QCOMPARE(program.run({u"compare"_s, u"--model"_s, u"sandbox/echo"_s, u"--prompt"_s, u"hi"_s}).exitCode, 0);
}

void TestBadInput::aDiskThatFillsUpBeforeSending()
{
    CliProgram program;
    FakeServer server;
    QCOMPARE(program.addProvider(u"mine"_s, server.url()), 0);
    program.environment.insert(u"LD_PRELOAD"_s, QStringLiteral(BAKEOFF_FULL_DISK));
    program.environment.insert(u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s);
    program.environment.insert(u"FULL_DISK_FOLDER"_s, program.folder());
    program.environment.insert(u"FULL_DISK_FLAG"_s, program.path(u"full"_s));
    QFile flag(program.path(u"full"_s));
    const auto fill = [&flag] {
        if (flag.open(QIODevice::WriteOnly))
            flag.close();
    };
    // The catalogue is asked for once the profile is open and before the intent is written.
    server.handler = [&fill](const FakeServer::Request &request) {
        fill();
        return openaiwire::server()(request);
    };
    const CliEnd end = program.run({u"compare"_s, u"--json"_s, u"--model"_s, u"mine/m"_s, u"--prompt"_s, u"hi"_s});
    QCOMPARE(end.exitCode, 5);
    QCOMPARE(server.completeRequests(), 1);
    QVERIFY(server.requests().first().target.endsWith("/models")); // the prompt was never sent
    const QJsonObject error = end.reply(u"mine/m"_s)["error"_L1].toObject();
    QCOMPARE(error["kind"_L1].toString(), u"disk_full"_s);
    QVERIFY(error["message"_L1].toString().startsWith(u"The disk is full."_s));
    QVERIFY(!end.reply(u"mine/m"_s).contains("cost"_L1));
    QVERIFY(flag.remove());
    QCOMPARE(program.run({u"history"_s, u"check"_s}).exitCode, 0);
}

void TestBadInput::aDiskThatFillsUpMeanwhile()
{
    CliProgram program;
    FakeServer server;
    QCOMPARE(program.addProvider(u"mine"_s, server.url()), 0);
    QFile flag(program.path(u"full"_s));
    const auto fill = [&flag] {
        if (flag.open(QIODevice::WriteOnly))
            flag.close();
    };
    const FakeServer::Script whole = openaiwire::answer(u"All of the answer."_s);
    server.handler = [&](const FakeServer::Request &request) -> FakeServer::Script {
        if (request.target.endsWith("/models"))
            return openaiwire::server()(request);
        // The prompt is here, so its intent is on disk; from now on there is no room.
        fill();
        return whole;
    };
    program.environment.insert(u"LD_PRELOAD"_s, QStringLiteral(BAKEOFF_FULL_DISK));
    program.environment.insert(u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s);
    program.environment.insert(u"FULL_DISK_FOLDER"_s, program.folder());
    program.environment.insert(u"FULL_DISK_FLAG"_s, program.path(u"full"_s));
    const CliEnd end = program.run({u"compare"_s, u"--json"_s, u"--model"_s, u"mine/m"_s, u"--prompt"_s, u"hi"_s});
    QCOMPARE(end.exitCode, 5);
    QVERIFY2(end.err.contains("The disk is full."), end.err.constData());
    const QJsonObject reply = end.reply(u"mine/m"_s);
    QCOMPARE(reply["state"_L1].toString(), u"done"_s);
    QCOMPARE(reply["text"_L1].toString(), u"All of the answer."_s); // not lost: it is printed
    QVERIFY(flag.remove());

    // The history is sound, and knows that this was asked.
    QCOMPARE(program.run({u"history"_s, u"check"_s}).exitCode, 0);
    const CliEnd kept = program.run({u"history"_s, u"show"_s, end.json()["comparison"_L1].toString(), u"--json"_s});
    QCOMPARE(kept.exitCode, 0);
    QCOMPARE(kept.json()["turns"_L1][0]["prompt"_L1].toString(), u"hi"_s);
    QCOMPARE(kept.json()["turns"_L1][0]["replies"_L1][0]["state"_L1].toString(), u"cut_off"_s);
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestBadInput)
#include "tst_badinput.moc"
