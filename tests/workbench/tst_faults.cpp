// SPDX-License-Identifier: GPL-3.0-or-later
// What must not cost anything of the history: a process that is killed, several processes at once, a clock that jumps.
#include "workbenchfixture.h"

#include "store/historyrepository.h"
#include "store/instancelock.h"

#include "fakeclock.h"

#include <QRandomGenerator>

#include <array>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace bakeoff {

class TestFaults : public QObject {
    Q_OBJECT
private slots:
    void killedAtAnyMoment();
    void twoWindowsAndACommandLine();
    void clocksThatJump();

private:
    static std::unique_ptr<QProcess> peer(const QStringList &arguments)
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process->start(qEnvironmentVariable("BAKEOFF_BIN_DIR") + u"/profile_peer"_s, arguments);
        return process;
    }
    /// Reads on until a line begins with `start`. \return what follows; empty where none came
    static QString lineOf(QProcess &process, const QString &start, QStringList *all = nullptr)
    {
        QString found;
        (void)QTest::qWaitFor(
            [&] {
                while (found.isEmpty() && process.canReadLine()) {
                    const QString line = QString::fromUtf8(process.readLine()).trimmed();
                    if (all)
                        all->append(line);
                    if (line.startsWith(start))
                        found = line.sliced(start.size());
                }
                return !found.isEmpty();
            },
            30'000);
        return found;
    }
};

void TestFaults::killedAtAnyMoment()
{
    QTemporaryDir folder;
    const QString history = folder.filePath(u"history.db"_s);
    const SystemClock clock;
    QRandomGenerator generator(20261122); // the same moments each time, as far as the machine allows
    QList<Id> earlier;
    for (int round = 0; round < 12; ++round) {
        const auto writer = peer({folder.path(), u"stream"_s});
        const Id reply = Id::fromString(lineOf(*writer, u"reply "_s));
        QVERIFY(!reply.isNull());
        // The gaps between its own reports tell how long the machine let it wait.
        const qint64 until = 100 + generator.bounded(1500);
        qint64 at = 0;
        qint64 longestWait = 0;
        while (at < until) {
            const qint64 next = lineOf(*writer, u"at "_s).toLongLong();
            QVERIFY(next > 0);
            longestWait = std::max(longestWait, next - at);
            at = next;
        }
        writer->kill();
        QVERIFY(writer->waitForFinished());
        while (writer->canReadLine()) {
            const QString line = QString::fromUtf8(writer->readLine()).trimmed();
            if (line.startsWith("at "_L1)) {
                longestWait = std::max(longestWait, line.sliced(3).toLongLong() - at);
                at = line.sliced(3).toLongLong();
            }
        }

        // The next process finds a sound history, in which the answer is cut off.
        StoreThread next(history, clock);
        QVERIFY(next.opened().result());
        const auto db = Database::openForReading(history);
        QVERIFY(db);
        const auto record = ComparisonRepository(**db).loadReply(reply);
        QVERIFY(record);
        QCOMPARE(record->reply.state, ReplyState::CutOff);
        const QStringList pieces = record->reply.text.split(u' ', Qt::SkipEmptyParts);
        for (qsizetype i = 0; i < pieces.size(); ++i)
            QCOMPARE(pieces.at(i).section(u':', 0, 0).toLongLong(), i); // none is missing in between
        const qint64 last = pieces.isEmpty() ? 0 : pieces.last().section(u':', 1).toLongLong();
        QVERIFY2(at - last <= 1000 + longestWait,
                 qPrintable(u"killed at %1 ms, text up to %2 ms, longest wait %3 ms"_s.arg(at).arg(last).arg(longestWait)));
        // Nothing else was lost.
        const auto check = HistoryRepository(**db).check();
        QVERIFY(check->ok());
        QCOMPARE(check->replies, round + 1);
        QCOMPARE(check->unfinished, 0);
        QCOMPARE(check->charges, round + 1); // of unknown amount each
        for (const Id &id : std::as_const(earlier))
            QVERIFY(ComparisonRepository(**db).loadReply(id));
        earlier.append(reply);
    }
}

void TestFaults::twoWindowsAndACommandLine()
{
    CliProgram program;
    FakeServer server;
    server.handler = [](const FakeServer::Request &request) -> FakeServer::Script {
        if (request.target.endsWith("/models"))
            return openaiwire::server()(request);
        FakeServer::Script script = openaiwire::answer(u"Half"_s);
        script.insert(1, FakeServer::gate());
        return script;
    };
    QCOMPARE(program.addProvider(u"mine"_s, server.url()), 0);

    std::array<std::unique_ptr<QProcess>, 2> windows;
    std::array<QString, 2> ids;
    for (std::size_t i = 0; i < windows.size(); ++i) {
        windows[i] = peer({program.folder(), u"send"_s, u"mine/m"_s, u"Window %1"_s.arg(i)});
        ids[i] = lineOf(*windows[i], u"sent "_s);
        QVERIFY(!ids[i].isEmpty());
    }
    const auto command = program.start({u"compare"_s, u"--json"_s, u"--model"_s, u"mine/m"_s, u"--prompt"_s, u"Command"_s});

    // Each window sees its own answer, the other's and the command's while they stream.
    for (std::size_t i = 0; i < windows.size(); ++i) {
        QSet<QString> streaming;
        while (streaming.size() < 3) {
            const QString seen = lineOf(*windows[i], u"sees "_s);
            QVERIFY2(!seen.isEmpty(), "the window saw nothing more");
            QVERIFY2(!seen.contains("cut_off"_L1) && !seen.contains("failed"_L1), qPrintable(seen));
            if (seen.endsWith("answering"_L1))
                streaming.insert(seen.section(u' ', 0, 0));
        }
        QVERIFY(streaming.contains(ids[0]) && streaming.contains(ids[1]));
    }
    // And the command line shows what a window streams.
    const CliEnd shown = program.run({u"history"_s, u"show"_s, ids[0], u"--json"_s});
    const QJsonObject reply = shown.json()["turns"_L1][0]["replies"_L1][0].toObject();
    QCOMPARE(reply["state"_L1].toString(), u"answering"_s);

    for (int i = 0; i < 3; ++i)
        server.openGate();
    const CliEnd end = CliProgram::finish(*command);
    QVERIFY2(end.exitCode == 0, end.err.constData());
    const QString ofCommand = end.json()["comparison"_L1].toString();
    for (std::size_t i = 0; i < windows.size(); ++i) {
        QSet<QString> done;
        while (done.size() < 3) {
            const QString seen = lineOf(*windows[i], u"sees "_s);
            QVERIFY2(!seen.isEmpty(), "the window saw nothing more");
            if (seen.endsWith("done"_L1))
                done.insert(seen.section(u' ', 0, 0));
        }
        QVERIFY(done.contains(ofCommand));
    }
    for (const auto &window : windows) {
        window->closeWriteChannel();
        QVERIFY(window->waitForFinished(20'000));
        QCOMPARE(window->exitCode(), 0);
    }
    const CliEnd check = program.run({u"history"_s, u"check"_s, u"--json"_s});
    QCOMPARE(check.exitCode, 0);
    QCOMPARE(check.json()["comparisons"_L1].toInt(), 3);
    QCOMPARE(check.json()["replies"_L1].toInt(), 3);
    QCOMPARE(check.json()["unfinished"_L1].toInt(), 0);
    QCOMPARE(check.json()["charges"_L1].toInt(), 3);
}

void TestFaults::clocksThatJump()
{
    QTemporaryDir folder;
    const QString history = folder.filePath(u"history.db"_s);
    FakeClock clock;
    StoreThread store(history, clock, {.flushInterval = 10ms});
    QVERIFY(store.opened().result());
    Comparison c;
    c.id = newId(clock.nowUtc());
    c.created = clock.nowUtc();
    c.panes.append({.id = newId(clock.nowUtc()), .model = {u"p"_s, u"m"_s}});
    const auto send = [&](const QString &prompt) {
        Turn turn;
        turn.id = newId(clock.nowUtc());
        turn.comparison = c.id;
        turn.parent = c.leaf;
        turn.number = static_cast<int>(c.turns.size()) + 1;
        turn.prompt = prompt;
        turn.created = clock.nowUtc();
        Reply reply;
        reply.id = newId(clock.nowUtc());
        reply.turn = turn.id;
        reply.pane = c.panes[0].id;
        reply.model = c.panes[0].model;
        reply.created = clock.nowUtc();
        c.updated = clock.nowUtc();
        c.leaf = turn.id;
        std::atomic<bool> done = false;
        bool ok = false;
        store.beginReplies(c, turn, {reply}, [&](const Status &s) {
            ok = s.ok();
            done = true;
        });
        turn.replies = {reply};
        c.turns.append(turn);
        return QTest::qWaitFor([&done] { return done.load(); }, 20'000) && ok;
    };
    QVERIFY(send(u"One"_s));
    clock.jumpWallClock(-72h); // set right, or set wrong
    QVERIFY(send(u"Two"_s));
    clock.jumpWallClock(240h);
    QVERIFY(send(u"Three"_s));
    store.patch({.reply = c.turns[1].replies[0].id, .text = u"still here"_s});
    QVERIFY(store.flush().result());

    // Processes that believe in other days leave alone what a living one streams.
    for (const std::chrono::hours &away : {std::chrono::hours(24 * 30), std::chrono::hours(-24 * 30)}) {
        FakeClock other;
        other.jumpWallClock(away);
        StoreThread next(history, other);
        QVERIFY(next.opened().result());
        const auto db = Database::openForReading(history);
        QCOMPARE(HistoryRepository(**db).check()->unfinished, 3);
    }
    // Turns keep the order in which they were sent, whatever their dates.
    const auto db = Database::openForReading(history);
    const auto loaded = ComparisonRepository(**db).load(c.id);
    QVERIFY(loaded);
    QCOMPARE(loaded->turns.size(), 3);
    for (qsizetype i = 0; i < 3; ++i)
        QCOMPARE(loaded->turns[i].id, c.turns[i].id);
    QCOMPARE(loaded->turns[1].replies[0].text, u"still here"_s);
    QCOMPARE(loaded->leaf, c.turns[2].id);

    Reply ended = c.turns[1].replies[0];
    ended.state = ReplyState::Done;
    ended.text = u"still here, and done"_s;
    store.patch({.reply = ended.id, .whole = ended});
    QVERIFY(store.flush().result());
    QCOMPARE(ComparisonRepository(**db).loadReply(ended.id)->reply.text, ended.text);
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestFaults)
#include "tst_faults.moc"
