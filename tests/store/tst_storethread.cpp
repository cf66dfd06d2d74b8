// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storethread.h"

#include "store/chargerepository.h"
#include "store/comparisonrepository.h"
#include "store/historyrepository.h"
#include "store/replywriter.h"
#include "store/searchrepository.h"
#include "store/storereader.h"

#include "fakeclock.h"
#include "fulldisk.h"
#include "samples.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace bakeoff;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {
const StoreOptions kQuick{.flushInterval = 10ms};

/// How a journal call ended, for the test's thread.
struct Outcome {
    std::function<void(Status)> callback()
    {
        return [this](const Status &s) {
            status = s;
            done = true;
        };
    }
    Status status = success();
    std::atomic<bool> done = false;
};
} // namespace

class TestStoreThread : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(u"history.db"_s);
        m_comparison = samples::comparison(m_clock);
        m_turn = samples::turn(m_clock, m_comparison);
        m_replies.clear();
        for (const Pane &pane : m_comparison.panes)
            m_replies.append(samples::intent(m_clock, m_turn, pane));
    }

    void keepsItsPromiseOfASecond() { QVERIFY(StoreOptions{}.flushInterval <= 500ms); }

    void storesTheIntentBeforeItSaysSo()
    {
        StoreThread store(m_file, m_clock);
        Outcome begun;
        Result<Comparison> seen = Error{};
        store.beginReplies(m_comparison, m_turn, m_replies, [&](const Status &s) {
            // Nothing may be sent before this call: what a second connection sees now is all there is after a crash.
            auto db = Database::openForReading(m_file);
            if (db)
                seen = ComparisonRepository(**db).load(m_comparison.id);
            begun.callback()(s);
        });
        QTRY_VERIFY(begun.done);
        QVERIFY(begun.status);
        QVERIFY(seen);
        Comparison expected = m_comparison;
        expected.turns = {m_turn};
        expected.turns[0].replies = m_replies;
        QCOMPARE(*seen, expected);
    }

    /// What a migration leaves: entries, an index of another form, and nobody waits for the new one.
    void indexesWhatAnEarlierVersionLeft()
    {
        {
            auto opened = Database::openForWriting(m_file, m_clock);
            QVERIFY(opened);
            Database &db = **opened;
            ScopedTransaction tx(db);
            QVERIFY(ComparisonRepository(db).save(m_comparison));
            QVERIFY(ReplyWriter(db).begin(m_turn, {samples::ended(m_replies[0], u"an old answer"_s)}, newId(m_clock.nowUtc())));
            QVERIFY(db.exec(u"INSERT INTO search_old_parts SELECT number FROM search_parts"_s));
            QVERIFY(db.exec(u"DELETE FROM search_parts"_s));
            QVERIFY(tx.commit());
        }
        StoreThread store(m_file, m_clock, kQuick);
        QSignalSpy committed(&store, &StoreThread::committed);
        store.opened().waitForFinished();
        const auto db = Database::openForReading(m_file);
        QVERIFY(db);
        const SearchRepository search(**db);
        QTRY_COMPARE(search.hasUnindexed(), Result<bool>(false));
        QTRY_VERIFY(committed.size() > 0);
        const auto page = search.search({.text = u"old answer"_s}, 10);
        QVERIFY(page);
        QCOMPARE(page->hits.size(), 1);
        QCOMPARE(page->indexed, 100);
    }

    void keepsAWholeReplyAsItEnded()
    {
        StoreThread store(m_file, m_clock, kQuick);
        begin(store);
        store.patch({.reply = m_replies[0].id, .text = u"On"_s, .state = ReplyState::Answering});
        const Reply whole = samples::ended(m_replies[0], u"Once upon\na time 🙂"_s);
        store.patch({.reply = m_replies[0].id, .text = u"ce"_s, .whole = whole});
        QVERIFY(store.flush().result());

        const Comparison c = load();
        QCOMPARE(c.turns.at(0).replies.at(0), whole);
        QCOMPARE(c.turns.at(0).replies.at(1), m_replies[1]);
        const auto db = Database::openForReading(m_file);
        const auto charge = ChargeRepository(**db).of(whole.id);
        QVERIFY(charge);
        QCOMPARE(*charge, (Charge{whole.id, m_comparison.id, RequestKind::Text, whole.model, m_clock.nowUtc(), whole.cost,
                                  true, chargeSourceOf(whole.cost.kind), whole.costBasis}));
        QCOMPARE((*db)->value(u"SELECT count(*) FROM reply_chunks"_s)->toInt(), 0);
    }

    void storesStreamedTextByItself()
    {
        StoreThread store(m_file, m_clock, kQuick);
        begin(store);
        const FailedAttempt attempt{Error{.kind = ErrorKind::Overloaded}, m_clock.nowUtc(), 2s};
        ReplyClocks clocks;
        clocks.requestSent = 5ns;
        store.patch({.reply = m_replies[0].id, .state = ReplyState::Starting, .failedAttempts = {attempt}});
        store.patch({.reply = m_replies[0].id, .reasoning = u"Hm"_s, .state = ReplyState::Reasoning});
        store.patch({.reply = m_replies[0].id, .text = u"On"_s, .state = ReplyState::Answering, .clocks = clocks});
        QTRY_COMPARE(load().turns.at(0).replies.at(0).text, u"On"_s);
        store.patch({.reply = m_replies[0].id, .text = u"ce"_s});
        QTRY_COMPARE(load().turns.at(0).replies.at(0).text, u"Once"_s);
        Reply expected = m_replies[0];
        expected.state = ReplyState::Answering;
        expected.text = u"Once"_s;
        expected.reasoning = u"Hm"_s;
        expected.clocks = clocks;
        expected.attempts = {attempt};
        QCOMPARE(load().turns.at(0).replies.at(0), expected);
    }

    void forgetsTheTextOfAnEarlierAttempt()
    {
        StoreThread store(m_file, m_clock, kQuick);
        begin(store);
        store.patch({.reply = m_replies[0].id, .text = u"lost "_s, .reasoning = u"lost"_s});
        QVERIFY(store.flush().result());
        store.patch({.reply = m_replies[0].id, .text = u"new"_s, .restarted = true});
        store.patch({.reply = m_replies[0].id, .text = u"er"_s});
        QVERIFY(store.flush().result());
        QCOMPARE(load().turns.at(0).replies.at(0).text, u"newer"_s);
        QCOMPARE(load().turns.at(0).replies.at(0).reasoning, QString());
    }

    void takesABillThatIsFoundOutLater()
    {
        StoreThread store(m_file, m_clock, kQuick);
        begin(store);
        Reply stopped = samples::ended(m_replies[0], u"Once"_s);
        stopped.state = ReplyState::Stopped;
        stopped.cost = Cost::unknown();
        store.patch({.reply = stopped.id, .whole = stopped});
        QVERIFY(store.flush().result());
        const UtcMicros ended = m_clock.nowUtc();
        m_clock.advance(25h);
        stopped.cost = Cost::billed(Usd::fromPicos(77));
        store.patch({.reply = stopped.id, .whole = stopped});
        QVERIFY(store.flush().result());

        QCOMPARE(load().turns.at(0).replies.at(0), stopped);
        const auto db = Database::openForReading(m_file);
        const auto charge = ChargeRepository(**db).of(stopped.id);
        QVERIFY(charge);
        QCOMPARE(charge->cost, stopped.cost);
        QCOMPARE(charge->at, ended); // the bill of the day of its answer
    }

    void chargesNothingForWhatWasNeverSent()
    {
        StoreThread store(m_file, m_clock, kQuick);
        begin(store);
        Reply failed = m_replies[0];
        failed.state = ReplyState::Failed;
        failed.error = Error{.kind = ErrorKind::ConnectionRefused};
        store.patch({.reply = failed.id, .whole = failed});
        QVERIFY(store.flush().result());
        QCOMPARE(load().turns.at(0).replies.at(0), failed);
        const auto db = Database::openForReading(m_file);
        QCOMPARE(ChargeRepository(**db).ofComparison(m_comparison.id), Result<CostTally>(CostTally{}));
    }

    void addsALaterTurnAndASecondReplyOfAPane()
    {
        StoreThread store(m_file, m_clock, kQuick);
        begin(store);
        const Reply again = samples::intent(m_clock, m_turn, m_comparison.panes.at(0));
        const Turn second = samples::turn(m_clock, m_comparison, 2);
        const Reply follow = samples::intent(m_clock, second, m_comparison.panes.at(1));
        store.beginReplies(m_comparison, m_turn, {again}, {});
        store.beginReplies(m_comparison, second, {follow}, {});
        QVERIFY(store.flush().result());
        const Comparison c = load();
        QCOMPARE(c.turns.size(), 2);
        QCOMPARE(c.turns.at(0).replies, m_replies + QList{again});
        QCOMPARE(c.turns.at(1).replies, QList{follow});
    }

    void saysOnceThatTheDiskIsFullAndLosesNothing()
    {
        StoreThread store(m_file, m_clock, kQuick);
        QSignalSpy failed(&store, &StoreThread::failed);
        QSignalSpy recovered(&store, &StoreThread::recovered);
        begin(store);
        QVERIFY(limitPages(store, 0));

        QString sent;
        for (int i = 0; i < 20; ++i) {
            const QString piece = u"%1 "_s.arg(i).repeated(5000);
            sent += piece;
            store.patch({.reply = m_replies[0].id, .text = piece, .state = ReplyState::Answering});
            const Status s = store.flush().result();
            QVERIFY(!s);
            QCOMPARE(s.error().kind, ErrorKind::DiskFull);
        }
        Comparison edited = m_comparison;
        edited.draft = QString(50'000, u'd');
        Outcome saved;
        store.saveComparison(edited, saved.callback());
        QTRY_VERIFY(saved.done);
        QCOMPARE(saved.status.error().kind, ErrorKind::DiskFull);
        // An intent that cannot be written is refused, so that nothing is sent.
        Outcome begun;
        const Turn next = samples::turn(m_clock, m_comparison, 2);
        Reply intent = samples::intent(m_clock, next, m_comparison.panes.at(0));
        intent.costBasis = QJsonObject{{"large"_L1, QString(50'000, u'x')}};
        store.beginReplies(m_comparison, next, {intent}, begun.callback());
        QTRY_VERIFY(begun.done);
        QCOMPARE(begun.status.error().kind, ErrorKind::DiskFull);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.at(0).at(0).value<Error>().kind, ErrorKind::DiskFull);
        QCOMPARE(recovered.size(), 0);

        QVERIFY(limitPages(store, 10'000));
        QTRY_COMPARE(recovered.size(), 1);
        QCOMPARE(failed.size(), 1);
        const Comparison c = load();
        QCOMPARE(c.turns.size(), 1);
        QCOMPARE(c.turns.at(0).replies.at(0).text, sent);
        QCOMPARE(c.draft, edited.draft);
    }

    void letsNoReplyHoldBackTheOthers()
    {
        StoreThread store(m_file, m_clock, kQuick);
        begin(store);
        Reply impossible = samples::ended(m_replies[0], u"x"_s);
        impossible.cost = Cost{ChargeKind::Billed, std::nullopt}; // a bill without an amount
        const Reply whole = samples::ended(m_replies[1], u"y"_s);
        store.patch({.reply = impossible.id, .whole = impossible});
        store.patch({.reply = whole.id, .whole = whole});
        QVERIFY(!store.flush().result());
        QCOMPARE(load().turns.at(0).replies.at(1), whole);
    }

    void undoesAWriteThatFails()
    {
        StoreThread store(m_file, m_clock);
        const Status s = store
                             .write([](Database &db) -> Status {
                                 const Status inserted =
                                     db.exec(u"INSERT INTO providers (name, position, config) VALUES ('p', 1, '{}')"_s);
                                 return inserted ? Status(Error{.kind = ErrorKind::BadInput}) : inserted;
                             })
                             .result();
        QCOMPARE(s.error().kind, ErrorKind::BadInput);
        const auto db = Database::openForReading(m_file);
        QCOMPARE((*db)->value(u"SELECT count(*) FROM providers"_s)->toInt(), 0);
    }

    void writesWhatIsLeftWhenItCloses()
    {
        StoreThread store(m_file, m_clock, {.flushInterval = 1h});
        begin(store);
        store.patch({.reply = m_replies[0].id, .text = u"last words"_s});
        QVERIFY(store.close());
        QCOMPARE(load().turns.at(0).replies.at(0).text, u"last words"_s);

        Outcome late;
        store.beginReplies(m_comparison, m_turn, m_replies, late.callback());
        QVERIFY(late.done);
        QVERIFY(!late.status);
        QVERIFY(!store.flush().result());
        QVERIFY(!store.write([](Database &) { return success(); }).result());
        QVERIFY(store.close());
    }

    void refusesEverythingOnANewerFile()
    {
        QVERIFY(Database::openForWriting(m_file, m_clock));
        QFile file(m_file);
        QVERIFY(file.open(QFile::ReadWrite));
        QVERIFY(file.seek(63));
        QCOMPARE(file.write("\x7f", 1), 1);
        file.close();

        StoreThread store(m_file, m_clock);
        QCOMPARE(store.opened().result().error().kind, ErrorKind::NewerData);
        Outcome begun;
        store.beginReplies(m_comparison, m_turn, m_replies, begun.callback());
        QTRY_VERIFY(begun.done);
        QCOMPARE(begun.status.error().kind, ErrorKind::NewerData);
        QCOMPARE(store.write([](Database &) { return success(); }).result().error().kind, ErrorKind::NewerData);
    }

    void opensLaterWhatCouldNotBeOpenedAtFirst()
    {
        const QString folder = m_dir->filePath(u"later"_s);
        StoreThread store(folder + u"/history.db"_s, m_clock);
        QCOMPARE(store.opened().result().error().kind, ErrorKind::ReadOnly);
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(store.write([](Database &) { return success(); }).result());
    }

    void keepsWhatAKilledProcessWrote()
    {
        QProcess writer;
        const auto [reply, stored] = streamAndKill(writer);
        QVERIFY(stored > 20);

        // A living process on the same profile; its replies are none of the next one's business.
        StoreThread living(m_file, m_clock, kQuick);
        begin(living);

        StoreThread next(m_file, m_clock);
        QVERIFY(next.opened().result());
        const auto db = Database::openForReading(m_file);
        QVERIFY(db);
        const auto record = ComparisonRepository(**db).loadReply(reply);
        QVERIFY(record);
        QCOMPARE(record->reply.state, ReplyState::CutOff);
        QVERIFY(record->reply.error);
        QCOMPARE(record->reply.error->kind, ErrorKind::Interrupted);
        QVERIFY(record->reply.error->maybeBilled);
        const QStringList pieces = record->reply.text.split(u' ', Qt::SkipEmptyParts);
        QVERIFY2(pieces.size() >= stored, qPrintable(u"%1 of %2"_s.arg(pieces.size()).arg(stored)));
        for (int i = 0; i < pieces.size(); ++i)
            QCOMPARE(pieces.at(i), QString::number(i));
        // What it cost nobody knows, and that is said.
        const auto totals = ChargeRepository(**db).ofComparison(record->comparison);
        QCOMPARE(totals->real.unknown, 1);

        QCOMPARE(load().turns.at(0).replies, m_replies);
        QCOMPARE(HistoryRepository(**db).check()->unfinished, 2);
        living.patch({.reply = m_replies[0].id, .whole = samples::ended(m_replies[0], u"fine"_s)});
        QVERIFY(living.flush().result());
        QCOMPARE(load().turns.at(0).replies.at(0).text, u"fine"_s);
    }

    void sharesTheProfileWithOtherProcesses()
    {
        StoreThread store(m_file, m_clock, kQuick);
        begin(store);
        StoreReader reader(m_file);
        QSignalSpy changed(&reader, &StoreReader::changed);
        reader.watch(10ms);

        std::array<QProcess, 2> others;
        for (QProcess &other : others)
            start(other, {u"write"_s, u"20"_s});
        QString text;
        for (int i = 0; i < 20; ++i) {
            text += QString::number(i);
            store.patch({.reply = m_replies[0].id, .text = QString::number(i)});
            QVERIFY(store.flush().result());
        }
        for (QProcess &other : others) {
            QVERIFY(other.waitForFinished());
            QCOMPARE(other.readAllStandardOutput(), QByteArray());
            QCOMPARE(other.exitCode(), 0);
        }
        QTRY_VERIFY(!changed.isEmpty());
        const auto page = reader.read<ComparisonPage>([](Database &db) { return ComparisonRepository(db).list(100); });
        QCOMPARE(page.result()->rows.size(), 41);
        QCOMPARE(load().turns.at(0).replies.at(0).text, text);
        QCOMPARE(load().turns.at(0).replies.at(0).state, ReplyState::Waiting);
        const auto check = reader.read<HistoryCheck>([](Database &db) { return HistoryRepository(db).check(); });
        QVERIFY(check.result()->ok());
    }

private:
    void begin(StoreThread &store)
    {
        Outcome begun;
        store.beginReplies(m_comparison, m_turn, m_replies, begun.callback());
        QTRY_VERIFY(begun.done);
        QVERIFY(begun.status);
    }

    Comparison load() const
    {
        const auto db = Database::openForReading(m_file);
        if (!db)
            return {};
        const auto c = ComparisonRepository(**db).load(m_comparison.id);
        return c.valueOr({});
    }

    void start(QProcess &process, const QStringList &arguments) const
    {
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(qEnvironmentVariable("BAKEOFF_BIN_DIR", QCoreApplication::applicationDirPath())
                          + u"/store_writer"_s,
                      QStringList{m_file} + arguments);
    }

    struct Killed {
        Id reply;
        int stored = 0;
    };
    /// Lets the other process stream until it has read back some of its own text three times, then kills it.
    Killed streamAndKill(QProcess &process) const
    {
        Killed killed;
        start(process, {u"stream"_s});
        int reports = 0;
        while (reports < 3 && (process.canReadLine() || process.waitForReadyRead())) {
            while (process.canReadLine()) {
                const QString line = QString::fromUtf8(process.readLine()).trimmed();
                if (line.startsWith("reply "_L1)) {
                    killed.reply = Id::fromString(line.sliced(6));
                } else if (line.startsWith("stored "_L1)) {
                    killed.stored = line.sliced(7).toInt();
                    ++reports;
                }
            }
        }
        process.kill();
        process.waitForFinished();
        return killed;
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
    Comparison m_comparison;
    Turn m_turn;
    QList<Reply> m_replies;
};

QTEST_GUILESS_MAIN(TestStoreThread)
#include "tst_storethread.moc"
