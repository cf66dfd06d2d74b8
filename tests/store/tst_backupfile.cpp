// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of a history, and restoring them.
#include "store/backupfile.h"
#include "store/chargerepository.h"
#include "store/historyrepository.h"
#include "store/instancelock.h"
#include "store/storethread.h"

#include "fakeclock.h"
#include "historysamples.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace bakeoff;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestBackupFile : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_history = m_dir->filePath(u"history.db"_s);
        m_backups = m_dir->filePath(u"backups"_s);
        m_copy = m_dir->filePath(u"copy.db"_s);
        m_stop = false;
    }

    void copiesWhatIsStoredWhileOthersWrite()
    {
        const Comparison c = samples::whole(m_clock, u"Once upon a time"_s);
        QVERIFY(samples::make(m_history, {c}, m_clock));
        const auto writer = Database::openForWriting(m_history, m_clock);
        QVERIFY(writer);
        {
            // A transaction that is open holds nobody up, and what it has not committed is not in the copy.
            ScopedTransaction tx(**writer);
            QVERIFY(tx.begun());
            QVERIFY(ComparisonRepository(**writer).save(samples::comparison(m_clock)));
            QVERIFY(backUpHistory(m_history, m_copy, m_stop));
        }
        QCOMPARE(samples::rowsOf(m_copy), samples::rowsOf(m_history));
        QVERIFY(checkBackup(m_copy));
        QCOMPARE(QDir(m_dir->path()).entryList({u"copy*"_s}, QDir::Files), QStringList(u"copy.db"_s));

        // What stands there is replaced.
        QVERIFY(samples::put(**writer, samples::whole(m_clock, u"More"_s), m_clock));
        QVERIFY(backUpHistory(m_history, m_copy, m_stop));
        QCOMPARE(samples::rowsOf(m_copy), samples::rowsOf(m_history));
    }

    void refusesPlacesThatWouldDestroy()
    {
        QVERIFY(samples::make(m_history, {samples::whole(m_clock, u"x"_s)}, m_clock));
        const QStringList before = samples::rowsOf(m_history);
        QVERIFY(QFile::link(m_history, m_dir->filePath(u"link.db"_s)));
        for (const QString &target : {m_history, m_history + u"-wal"_s, m_dir->filePath(u"./history.db"_s),
                                      m_dir->filePath(u"link.db"_s), m_dir->path()})
            QCOMPARE(backUpHistory(m_history, target, m_stop).error().kind, ErrorKind::BadInput);
        QCOMPARE(backUpHistory(m_history, m_dir->filePath(u"no/copy.db"_s), m_stop).error().kind, ErrorKind::NotFound);
        QCOMPARE(backUpHistory(m_dir->filePath(u"none.db"_s), m_copy, m_stop).error().kind, ErrorKind::NotFound);
        QCOMPARE(samples::rowsOf(m_history), before);
    }

    void stopsWhenAsked()
    {
        QVERIFY(samples::make(m_history, samples::many(m_clock, 60), m_clock));
        m_stop = true;
        QCOMPARE(backUpHistory(m_history, m_copy, m_stop).error().kind, ErrorKind::Cancelled);
        QVERIFY(!QFile::exists(m_copy));
        QCOMPARE(QDir(m_dir->path()).entryList({u"*.part*"_s}, QDir::Files), QStringList());
    }

    void keepsTheEarlierCopyWhereTheHistoryIsDamaged()
    {
        QVERIFY(samples::make(m_history, samples::many(m_clock, 40), m_clock));
        QVERIFY(backUpHistory(m_history, m_copy, m_stop));
        const QByteArray copy = samples::bytesOf(m_copy);
        QVERIFY(samples::damage(m_history));
        QCOMPARE(backUpHistory(m_history, m_copy, m_stop).error().kind, ErrorKind::CorruptData);
        QCOMPARE(samples::bytesOf(m_copy), copy);
        QCOMPARE(QDir(m_dir->path()).entryList({u"*.part*"_s}, QDir::Files), QStringList());
        QVERIFY(checkBackup(m_copy));
    }

    void restoresWhatWasCopied()
    {
        const Comparison c = samples::whole(m_clock, u"Once"_s);
        QVERIFY(samples::make(m_history, {c}, m_clock));
        QVERIFY(backUpHistory(m_history, m_copy, m_stop));
        const QStringList then = samples::rowsOf(m_history);
        m_clock.advance(1h);
        const Comparison later = samples::whole(m_clock, u"Later"_s, 1);
        QVERIFY(samples::make(m_history, {later}, m_clock));
        const QStringList present = samples::rowsOf(m_history);
        QVERIFY(then != present);

        const auto restored = restoreHistory(m_history, m_copy, m_backups, m_clock, m_stop);
        QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().detail));
        QVERIFY(!restored->wasDamaged);
        QCOMPARE(samples::rowsOf(restored->before), present);
        QVERIFY(checkBackup(restored->before));
        // All is as it was, but for the money that was spent since.
        QCOMPARE(restored->charges, 1);
        const auto history = [](QStringList rows) { return rows.filter(QRegularExpression(u"^(?!charges)"_s)); };
        QCOMPARE(history(samples::rowsOf(m_history)), history(then));
        const auto db = Database::openForReading(m_history);
        QVERIFY(ChargeRepository(**db).of(later.turns[0].replies[0].id));
        QVERIFY(HistoryRepository(**db).check()->ok());
        QCOMPARE(QDir(m_backups).entryList(QDir::Files).size(), 1);
    }

    void isSeenByOpenConnectionsAsOneChange()
    {
        QVERIFY(samples::make(m_history, {samples::whole(m_clock, u"Once"_s)}, m_clock));
        QVERIFY(backUpHistory(m_history, m_copy, m_stop));
        StoreThread store(m_history, m_clock, {.flushInterval = 10ms});
        QVERIFY(store.opened().result());
        const auto reader = Database::openForReading(m_history);
        QVERIFY(reader);
        const auto count = [&reader] { return (*reader)->value(u"SELECT count(*) FROM comparisons"_s)->toInt(); };
        QCOMPARE(count(), 1);
        const Comparison later = samples::whole(m_clock, u"Later"_s);
        QVERIFY(store.write([&](Database &db) { return ComparisonRepository(db).save(later); }).result());
        QCOMPARE(count(), 2);
        const auto version = (*reader)->dataVersion();

        QVERIFY((*reader)->exec(u"BEGIN"_s));
        QCOMPARE(count(), 2);
        QVERIFY(restoreHistory(m_history, m_copy, m_backups, m_clock, m_stop));
        QCOMPARE(count(), 2); // its own moment
        QVERIFY((*reader)->exec(u"COMMIT"_s));
        QCOMPARE(count(), 1);
        QVERIFY(*(*reader)->dataVersion() != *version);
        // Whoever has it open goes on.
        QVERIFY(store.write([&](Database &db) { return ComparisonRepository(db).save(later); }).result());
        QCOMPARE(count(), 2);
        QVERIFY(HistoryRepository(**reader).check()->ok());
    }

    void restoresEveryEarlierVersion_data()
    {
        QTest::addColumn<int>("version");
        for (int version = 1; version < Database::currentVersion(); ++version)
            QTest::addRow("version %d", version) << version;
    }
    void restoresEveryEarlierVersion()
    {
        QFETCH(const int, version);
        const QString old = QStringLiteral(BAKEOFF_SOURCE_DIR "/tests/store/data/version%1.db").arg(version);
        QVERIFY2(QFile::exists(old), "a file of every version belongs into tests/store/data");
        const QByteArray bytes = samples::bytesOf(old);
        QVERIFY(samples::make(m_history, {samples::whole(m_clock, u"x"_s)}, m_clock));
        const auto restored = restoreHistory(m_history, old, m_backups, m_clock, m_stop);
        QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().detail));
        QCOMPARE(samples::bytesOf(old), bytes);
        const auto db = Database::openForReading(m_history);
        QVERIFY(db);
        const auto check = HistoryRepository(**db).check();
        QVERIFY(check->ok());
        QCOMPARE(check->schemaVersion, Database::currentVersion());
        const auto page = ComparisonRepository(**db).list(10);
        QVERIFY(page);
        QCOMPARE(page->rows.size(), 2);
        int replies = 0;
        for (const ComparisonSummary &row : page->rows) {
            const auto c = ComparisonRepository(**db).load(row.id);
            QVERIFY(c);
            for (const Turn &turn : c->turns)
                replies += static_cast<int>(turn.replies.size());
        }
        QCOMPARE(replies, 6);
    }

    void refusesWhatIsNoWholeBackup_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<ErrorKind>("error");
        QTest::newRow("not there") << u"absent"_s << ErrorKind::NotFound;
        QTest::newRow("empty") << u"empty"_s << ErrorKind::CorruptData;
        QTest::newRow("text") << u"text"_s << ErrorKind::CorruptData;
        QTest::newRow("empty database") << u"nothing"_s << ErrorKind::CorruptData;
        QTest::newRow("of another program") << u"foreign"_s << ErrorKind::CorruptData;
        QTest::newRow("cut short") << u"short"_s << ErrorKind::CorruptData;
        QTest::newRow("damaged page") << u"damaged"_s << ErrorKind::CorruptData;
        QTest::newRow("newer") << u"newer"_s << ErrorKind::NewerData;
        QTest::newRow("the history itself") << u"itself"_s << ErrorKind::BadInput;
        QTest::newRow("a folder") << u"folder"_s << ErrorKind::NotFound;
    }
    void refusesWhatIsNoWholeBackup()
    {
        QFETCH(const QString, kind);
        QFETCH(const ErrorKind, error);
        QVERIFY(samples::make(m_history, samples::many(m_clock, 40), m_clock));
        QVERIFY(backUpHistory(m_history, m_copy, m_stop));
        QString file = m_copy;
        QVERIFY(samples::spoil(m_copy, kind));
        if (kind == "nothing"_L1 || kind == "foreign"_L1) {
            QVERIFY(QFile::remove(m_copy));
            QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            db.setDatabaseName(m_copy);
            QVERIFY(db.open());
            {
                QSqlQuery query(db);
                QVERIFY(query.exec(u"CREATE TABLE t (a)"_s));
                QVERIFY(query.exec(kind == "nothing"_L1 ? u"DROP TABLE t"_s : u"PRAGMA user_version = 1"_s));
            }
            db = {};
            QSqlDatabase::removeDatabase(u"other"_s);
        } else if (kind == "short"_L1) {
            QVERIFY(QFile::resize(m_copy, QFileInfo(m_copy).size() / 2));
        } else if (kind == "damaged"_L1) {
            QVERIFY(samples::damage(m_copy));
        } else if (kind == "newer"_L1) {
            QVERIFY(samples::overwrite(m_copy, 60, QByteArray::fromHex("000003e7"))); // user_version
        } else if (kind == "itself"_L1) {
            file = m_history;
        } else if (kind == "folder"_L1) {
            file = m_dir->path();
        }
        const QStringList before = samples::rowsOf(m_history);
        const QByteArray offered = samples::bytesOf(file);
        const auto restored = restoreHistory(m_history, file, m_backups, m_clock, m_stop);
        QVERIFY(!restored);
        QCOMPARE(restored.error().kind, error);
        QVERIFY2(!restored.error().detail.contains(".part"_L1), qPrintable(restored.error().detail));
        QCOMPARE(samples::rowsOf(m_history), before);
        if (kind != "itself"_L1)
            QCOMPARE(samples::bytesOf(file), offered);
        QCOMPARE(QDir(m_backups).entryList(QDir::Files), QStringList());
    }

    void cutsOffWhatStreamedThen()
    {
        Comparison c = samples::whole(m_clock, u"Done"_s);
        Reply running = samples::intent(m_clock, c.turns[0], c.panes[0]);
        running.state = ReplyState::Answering;
        c.turns[0].replies.append(running);
        QVERIFY(samples::make(m_history, {c}, m_clock));
        {
            const auto db = Database::openForWriting(m_history, m_clock);
            ScopedTransaction tx(**db);
            QVERIFY(ReplyWriter(**db).append({.reply = running.id, .text = u"half a"_s}));
            QVERIFY(tx.commit());
        }
        QVERIFY(backUpHistory(m_history, m_copy, m_stop));
        Reply ended = samples::ended(running, u"half a sentence"_s);
        {
            const auto db = Database::openForWriting(m_history, m_clock);
            ScopedTransaction tx(**db);
            QVERIFY(ReplyWriter(**db).finish(ended, m_clock.nowUtc()));
            QVERIFY(tx.commit());
        }
        QVERIFY(restoreHistory(m_history, m_copy, m_backups, m_clock, m_stop));
        const auto db = Database::openForReading(m_history);
        const auto record = ComparisonRepository(**db).loadReply(running.id);
        QVERIFY(record);
        QCOMPARE(record->reply.state, ReplyState::CutOff);
        QCOMPARE(record->reply.text, u"half a"_s);
        // The bill came after the backup was taken, and is kept.
        QCOMPARE(ChargeRepository(**db).of(running.id)->cost, ended.cost);
    }

    void restoresOverADamagedHistory()
    {
        const QList<Comparison> comparisons = samples::many(m_clock, 40);
        QVERIFY(samples::make(m_history, comparisons, m_clock));
        QVERIFY(backUpHistory(m_history, m_copy, m_stop));
        QVERIFY(samples::damage(m_history));
        const QByteArray damaged = samples::bytesOf(m_history);
        {
            // The list does not read the texts: it shows all of them, and what is whole can be opened.
            const auto db = Database::openForReading(m_history);
            QCOMPARE(ComparisonRepository(**db).list(100)->rows.size(), 40);
            int whole = 0;
            for (const Comparison &c : comparisons)
                whole += ComparisonRepository(**db).load(c.id) ? 1 : 0;
            QVERIFY(whole >= 35 && whole < 40);
        }
        const auto restored = restoreHistory(m_history, m_copy, m_backups, m_clock, m_stop);
        QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().detail));
        QVERIFY(restored->wasDamaged);
        QCOMPARE(samples::bytesOf(restored->before).size(), damaged.size());
        const QStringList tables{u"comparisons"_s, u"turns"_s, u"replies"_s, u"reply_texts"_s, u"attachments"_s};
        QCOMPARE(samples::rowsOf(m_history, tables), samples::rowsOf(m_copy, tables));
        QCOMPARE(samples::rowsOf(m_history, {u"charges"_s}).size(), samples::rowsOf(m_copy, {u"charges"_s}).size());
    }

    void replacesWhatCannotBeOpened()
    {
        QVERIFY(samples::make(m_history, samples::many(m_clock, 5), m_clock));
        QVERIFY(backUpHistory(m_history, m_copy, m_stop));
        QVERIFY(samples::overwrite(m_history, 0, QByteArray(200, '\0')));
        const QByteArray damaged = samples::bytesOf(m_history);
        {
            // Somebody has it open: whatever they write would go into a file without a name.
            InstanceLock other(m_dir->path(), newId(m_clock.nowUtc()));
            QVERIFY(other.take());
            QCOMPARE(restoreHistory(m_history, m_copy, m_backups, m_clock, m_stop).error().kind, ErrorKind::Locked);
            QCOMPARE(samples::bytesOf(m_history), damaged);
        }
        const auto restored = restoreHistory(m_history, m_copy, m_backups, m_clock, m_stop);
        QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().detail));
        QCOMPARE(samples::bytesOf(restored->before), damaged);
        QCOMPARE(samples::rowsOf(m_history), samples::rowsOf(m_copy));
    }

    void waitsForALockAndSaysSo()
    {
        QVERIFY(samples::make(m_history, {samples::whole(m_clock, u"x"_s)}, m_clock));
        QVERIFY(backUpHistory(m_history, m_copy, m_stop));
        const auto other = Database::openForWriting(m_history, m_clock);
        ScopedTransaction tx(**other);
        QVERIFY(tx.begun());
        const auto restored = restoreHistory(m_history, m_copy, m_backups, m_clock, m_stop);
        QVERIFY(!restored);
        QCOMPARE(restored.error().kind, ErrorKind::Locked);
        QCOMPARE(QDir(m_backups).entryList(QDir::Files), QStringList());
    }

    void restoresWhileTwoProcessesWork()
    {
        const Comparison first = samples::whole(m_clock, u"Once"_s);
        QVERIFY(samples::make(m_history, {first}, m_clock));
        QVERIFY(backUpHistory(m_history, m_copy, m_stop));

        std::array<QProcess, 2> others;
        for (QProcess &other : others) {
            other.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            other.start(qEnvironmentVariable("BAKEOFF_BIN_DIR", QCoreApplication::applicationDirPath()) + u"/store_writer"_s,
                        {m_history, u"write"_s, u"150"_s});
        }
        // They have begun.
        const auto reader = [this] { return Database::openForReading(m_history); };
        QTRY_VERIFY(ComparisonRepository(**reader()).list(100)->rows.size() > 5);
        const auto restored = restoreHistory(m_history, m_copy, m_backups, m_clock, m_stop);
        QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().detail));
        for (QProcess &other : others) {
            QVERIFY(other.waitForFinished(60'000));
            QCOMPARE(other.readAllStandardOutput(), QByteArray());
            QCOMPARE(other.exitCode(), 0);
        }
        // Each comparison they wrote is in exactly one place: in the copy from before, or in the history since.
        const auto idsIn = [](const QString &file) {
            QSet<QByteArray> ids;
            const auto db = Database::openForReading(file);
            if (db) {
                (void)(*db)->each(u"SELECT id FROM comparisons"_s, {}, [&ids](const QSqlQuery &row) {
                    ids.insert(row.value(0).toByteArray());
                    return true;
                });
            }
            return ids;
        };
        const QSet<QByteArray> before = idsIn(restored->before);
        const QSet<QByteArray> now = idsIn(m_history);
        QCOMPARE((before + now).size(), 301);
        QCOMPARE((before & now).size(), 1);
        const auto db = reader();
        QVERIFY(HistoryRepository(**db).check()->ok());
        // No charge is lost: 300 of the others, 2 of ours.
        QCOMPARE((*db)->value(u"SELECT count(*) FROM charges"_s)->toInt(), 302);
    }

private:
    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_history;
    QString m_backups;
    QString m_copy;
    StopFlag m_stop = false;
};

QTEST_GUILESS_MAIN(TestBackupFile)
#include "tst_backupfile.moc"
