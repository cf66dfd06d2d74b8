// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include "store/historyrepository.h"
#include "store/providerrepository.h"

#include "fakeclock.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

using namespace bakeoff;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &file)
{
    QFile f(file);
    return f.open(QFile::ReadOnly) ? f.readAll() : QByteArray("(cannot be read)");
}

void write(const QString &file, const QByteArray &content)
{
    QFile f(file);
    QVERIFY(f.open(QFile::WriteOnly | QFile::Truncate));
    QCOMPARE(f.write(content), content.size());
}

/// A database made without any code of ours.
void makeForeign(const QString &file, const QStringList &statements)
{
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"foreign"_s);
        db.setDatabaseName(file);
        QVERIFY(db.open());
        for (const QString &sql : statements) {
            QSqlQuery query(db);
            QVERIFY2(query.exec(sql), qPrintable(sql));
        }
    }
    QSqlDatabase::removeDatabase(u"foreign"_s);
}

} // namespace

class TestDatabase : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(u"history.db"_s);
    }

    void makesANewFile()
    {
        auto db = Database::openForWriting(m_file, m_clock);
        QVERIFY2(db, db ? "" : qPrintable(db.error().detail));
        QCOMPARE((*db)->value(u"PRAGMA user_version"_s)->toInt(), Database::currentVersion());
        QCOMPARE((*db)->value(u"PRAGMA journal_mode"_s)->toString(), u"wal"_s);
        QCOMPARE((*db)->value(u"PRAGMA foreign_keys"_s)->toInt(), 1);
        QCOMPARE((*db)->value(u"PRAGMA synchronous"_s)->toInt(), 1);
        QCOMPARE((*db)->integrityProblems(), Result<QStringList>(QStringList()));
        QVERIFY(Database::openForWriting(m_file, m_clock));
    }

    void givesOldProfilesTheMediaSandboxOnce_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QStringList>("providers");
        QTest::addColumn<int>("media");
        const QString removed = u"DELETE FROM providers"_s;
        const QString named = u"UPDATE providers SET name = 'play'"_s;
        const QString taken = u"INSERT INTO providers (name, position, config) VALUES ('sandbox-replicate', 7,"
                              " '{\"kind\":\"replicate\",\"preset\":\"replicate\"}')"_s;
        QTest::newRow("with its sandbox") << QString() << QStringList{u"sandbox"_s, u"sandbox-replicate"_s} << 1;
        QTest::newRow("its sandbox has another name") << named << QStringList{u"play"_s, u"sandbox-replicate"_s} << 1;
        QTest::newRow("its sandbox was removed") << removed << QStringList{} << 0;
        QTest::newRow("the name is taken") << taken << QStringList{u"sandbox"_s, u"sandbox-replicate"_s} << 0;
    }
    void givesOldProfilesTheMediaSandboxOnce()
    {
        QFETCH(const QString, before);
        QFETCH(const QStringList, providers);
        QFETCH(const int, media);
        QVERIFY(QFile::copy(QStringLiteral(BAKEOFF_SOURCE_DIR "/tests/store/data/version5.db"), m_file));
        if (!before.isEmpty())
            makeForeign(m_file, {before});
        const auto db = Database::openForWriting(m_file, m_clock);
        QVERIFY2(db, db ? "" : qPrintable(db.error().detail));
        const auto list = ProviderRepository(**db).list();
        QVERIFY2(list, list ? "" : qPrintable(list.error().detail));
        QStringList names;
        for (const ProviderConfig &config : *list)
            names.append(config.name);
        QCOMPARE(names, providers);
        QCOMPARE(std::ranges::count(*list, Preset::SandboxReplicate, &ProviderConfig::preset), media);
        for (const ProviderConfig &config : *list) {
            if (config.preset == Preset::SandboxReplicate) {
                QCOMPARE(config.kind, ProviderKind::Replicate);
                QVERIFY(config.isSandbox);
                QVERIFY(checkConfig(config));
            }
        }
        // Who removes it has removed it.
        const bool gone = !names.contains(u"sandbox-replicate"_s)
            || ProviderRepository(**db).remove(u"sandbox-replicate"_s).ok();
        QVERIFY(gone);
        const auto again = Database::openForWriting(m_file, m_clock);
        QVERIFY(again);
        QVERIFY(!ProviderRepository(**again).find(u"sandbox-replicate"_s));
    }

    void commitsIntentsWithAFullSync()
    {
        auto db = Database::openForWriting(m_file, m_clock);
        QVERIFY(db);
        {
            ScopedTransaction tx(**db, Durability::Full);
            QVERIFY(tx.begun());
            QCOMPARE((*db)->value(u"PRAGMA synchronous"_s)->toInt(), 2);
            QVERIFY(tx.commit());
        }
        QCOMPARE((*db)->value(u"PRAGMA synchronous"_s)->toInt(), 1);
    }

    void rollsBackUnlessCommitted()
    {
        auto db = Database::openForWriting(m_file, m_clock);
        QVERIFY(db);
        const QString insert = u"INSERT INTO providers (name, position, config) VALUES (?, 1, '{}')"_s;
        const QString count = u"SELECT count(*) FROM providers"_s;
        {
            ScopedTransaction tx(**db);
            QVERIFY((*db)->exec(insert, {u"gone"_s}));
        }
        QCOMPARE((*db)->value(count)->toInt(), 0);
        {
            ScopedTransaction tx(**db);
            QVERIFY((*db)->exec(insert, {u"kept"_s}));
            QVERIFY(tx.commit());
        }
        QCOMPARE((*db)->value(count)->toInt(), 1);
    }

    void bringsAnOlderFileUpToDateAndBacksItUp()
    {
        write(m_dir->filePath(u"1.sql"_s), "PRAGMA application_id = 0x426b6f66;\n\nCREATE TABLE a (x TEXT);\n");
        write(m_dir->filePath(u"2.sql"_s),
              "-- adds y\n\nALTER TABLE a ADD COLUMN y INTEGER;\n\nUPDATE a SET y = 7;\n");
        write(m_dir->filePath(u"3.sql"_s), "CREATE TABLE b (z TEXT);\n");
        const Migration one{1, m_dir->filePath(u"1.sql"_s)};
        const Migration two{2, m_dir->filePath(u"2.sql"_s)};
        const Migration three{3, m_dir->filePath(u"3.sql"_s)};
        {
            auto db = Database::openForWriting(m_file, m_clock, {.migrations = {one}});
            QVERIFY(db);
            QVERIFY((*db)->exec(u"INSERT INTO a VALUES ('old')"_s));
            QCOMPARE(QDir(m_dir->path()).entryList({u"*.backup"_s}), QStringList());
        }
        {
            auto db = Database::openForWriting(m_file, m_clock, {.migrations = {one, two, three}});
            QVERIFY(db);
            QCOMPARE((*db)->value(u"PRAGMA user_version"_s)->toInt(), 3);
            QCOMPARE((*db)->value(u"SELECT x || y FROM a"_s)->toString(), u"old7"_s);
            QCOMPARE((*db)->value(u"SELECT count(*) FROM b"_s)->toInt(), 0);
        }
        const QString backup = m_file + u".v1-20260921T141320Z.backup"_s;
        QCOMPARE(QDir(m_dir->path()).entryList({u"*.backup"_s}), QStringList(QFileInfo(backup).fileName()));
        auto old = Database::openForReading(backup, {.migrations = {one}});
        QVERIFY(old);
        QCOMPARE((*old)->value(u"SELECT x FROM a"_s)->toString(), u"old"_s);
    }

    void leavesAFailedStepUndoneAsAWhole()
    {
        write(m_dir->filePath(u"1.sql"_s), "PRAGMA application_id = 0x426b6f66;\n\nCREATE TABLE a (x TEXT);\n");
        write(m_dir->filePath(u"2.sql"_s), "CREATE TABLE b (y TEXT);\n\nCREATE TABLE a (x TEXT);\n");
        const Migration one{1, m_dir->filePath(u"1.sql"_s)};
        const Migration two{2, m_dir->filePath(u"2.sql"_s)};
        QVERIFY(Database::openForWriting(m_file, m_clock, {.migrations = {one}}));
        const auto failed = Database::openForWriting(m_file, m_clock, {.migrations = {one, two}});
        QVERIFY(!failed);
        QCOMPARE(failed.error().kind, ErrorKind::Storage);
        auto db = Database::openForReading(m_file, {.migrations = {one}});
        QVERIFY(db);
        QCOMPARE((*db)->value(u"SELECT count(*) FROM sqlite_schema"_s)->toInt(), 1);
    }

    void refusesANewerFileUntouched()
    {
        QVERIFY(Database::openForWriting(m_file, m_clock));
        QByteArray bytes = contentOf(m_file);
        bytes[63] = static_cast<char>(Database::currentVersion() + 1); // user_version, big endian at 60
        write(m_file, bytes);
        const QStringList before = QDir(m_dir->path()).entryList(QDir::Files);

        const auto writer = Database::openForWriting(m_file, m_clock);
        QVERIFY(!writer);
        QCOMPARE(writer.error().kind, ErrorKind::NewerData);
        QVERIFY(writer.error().detail.contains(m_file));
        const auto reader = Database::openForReading(m_file);
        QVERIFY(!reader);
        QCOMPARE(reader.error().kind, ErrorKind::NewerData);
        QCOMPARE(contentOf(m_file), bytes);
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), before);
    }

    void noticesANewerNumberThatIsStillInTheLog()
    {
        const QString copy = m_dir->filePath(u"copy.db"_s);
        {
            auto newer = Database::openForWriting(m_file, m_clock);
            QVERIFY(newer);
            QVERIFY((*newer)->exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
            QVERIFY((*newer)->exec(u"PRAGMA user_version = 99"_s));
            // As after a crash: file and log, and nobody who holds them.
            QVERIFY(QFile::copy(m_file, copy));
            QVERIFY(QFile::copy(m_file + u"-wal"_s, copy + u"-wal"_s));
        }
        const QByteArray bytes = contentOf(copy);
        QCOMPARE(static_cast<int>(bytes.at(63)), Database::currentVersion());
        const auto opened = Database::openForWriting(copy, m_clock);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::NewerData);
        QCOMPARE(contentOf(copy), bytes);
    }

    void refusesADamagedFileUntouched_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTemporaryDir dir;
        const QString good = dir.filePath(u"good.db"_s);
        {
            auto db = Database::openForWriting(good, m_clock);
            QVERIFY(db);
            for (int i = 0; i < 200; ++i) {
                QVERIFY((*db)->exec(u"INSERT INTO providers (name, position, config) VALUES (?, 1, ?)"_s,
                                    {u"p%1"_s.arg(i), QString(2000, u'x')}));
            }
        }
        const QByteArray bytes = contentOf(good);
        QVERIFY(bytes.size() > 100'000);
        QTest::newRow("text") << "hello, I am no database"_ba;
        QTest::newRow("zeros") << QByteArray(100'000, '\0');
        QTest::newRow("overwritten header") << QByteArray(100, '#') + bytes.sliced(100);
        QTest::newRow("cut off in the header") << bytes.first(50);
        QTest::newRow("cut off in the first page") << bytes.first(700);
        QTest::newRow("cut off in the middle") << bytes.first(bytes.size() / 2 / 4096 * 4096);
        QTest::newRow("cut off within a page") << bytes.first(bytes.size() - 100);
        QTest::newRow("first page is rubbish") << bytes.first(100) + QByteArray(3996, '\x5a') + bytes.sliced(4096);

        const QString foreign = dir.filePath(u"foreign.db"_s);
        makeForeign(foreign, {u"CREATE TABLE t (x)"_s});
        QTest::newRow("another program's, no version") << contentOf(foreign);
        makeForeign(foreign, {u"PRAGMA user_version = 1"_s});
        QTest::newRow("another program's, version 1") << contentOf(foreign);
    }

    void refusesADamagedFileUntouched()
    {
        QFETCH(const QByteArray, content);
        write(m_file, content);
        const auto db = Database::openForWriting(m_file, m_clock);
        QVERIFY(!db);
        QCOMPARE(db.error().kind, ErrorKind::CorruptData);
        QVERIFY2(db.error().detail.contains(m_file), qPrintable(db.error().detail));
        QCOMPARE(contentOf(m_file), content);
    }

    void findsDamageInTheMiddle()
    {
        {
            auto db = Database::openForWriting(m_file, m_clock);
            QVERIFY(db);
            QVERIFY((*db)->exec(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
                                " INSERT INTO providers SELECT 'p' || i, i, hex(randomblob(500)) FROM n"_s));
        }
        QByteArray bytes = contentOf(m_file);
        const qsizetype page = bytes.size() / 4096 - 10;
        bytes.replace(page * 4096, 4096, QByteArray(4096, '\x77'));
        write(m_file, bytes);
        auto db = Database::openForWriting(m_file, m_clock);
        QVERIFY(db);
        const auto check = HistoryRepository(**db).check();
        QVERIFY(check);
        QVERIFY(!check->ok());
    }

    void findsRowsWithoutTheirParent()
    {
        auto db = Database::openForWriting(m_file, m_clock);
        QVERIFY(db);
        QVERIFY((*db)->exec(u"PRAGMA foreign_keys = OFF"_s));
        QVERIFY((*db)->exec(u"INSERT INTO turns (id, comparison, number, prompt, created)"
                            " VALUES (randomblob(16), randomblob(16), 1, '', 0)"_s));
        const auto problems = (*db)->integrityProblems();
        QVERIFY(problems);
        QCOMPARE(problems->size(), 1);
        QVERIFY(problems->constFirst().contains(u"turns"));
    }

    void saysReadOnly_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("no such folder") << u"/proc/nowhere/history.db"_s;
        QTest::newRow("file system that takes no files") << u"/proc/history.db"_s;
        QTest::newRow("below a file") << u"/proc/self/cmdline/history.db"_s;
    }

    void saysReadOnly()
    {
        QFETCH(const QString, file);
        const auto db = Database::openForWriting(file, m_clock);
        QVERIFY(!db);
        QCOMPARE(db.error().kind, ErrorKind::ReadOnly);
        QVERIFY(db.error().detail.contains(file));
    }

    void saysFullAndGoesOnWhenThereIsRoom()
    {
        auto db = Database::openForWriting(m_file, m_clock);
        QVERIFY(db);
        const int pages = (*db)->value(u"PRAGMA page_count"_s)->toInt();
        QVERIFY((*db)->exec(u"PRAGMA max_page_count = %1"_s.arg(pages + 1)));
        const QString insert = u"INSERT INTO providers (name, position, config) VALUES (?, 1, ?)"_s;
        const QString large(100'000, u'x');
        {
            ScopedTransaction tx(**db);
            QVERIFY(tx.begun());
            const Status s = (*db)->exec(insert, {u"p"_s, large});
            QVERIFY(!s);
            QCOMPARE(s.error().kind, ErrorKind::DiskFull);
        }
        QVERIFY((*db)->exec(u"PRAGMA max_page_count = 100000"_s));
        ScopedTransaction tx(**db);
        QVERIFY((*db)->exec(insert, {u"p"_s, large}));
        QVERIFY(tx.commit());
        QCOMPARE((*db)->integrityProblems(), Result<QStringList>(QStringList()));
    }

    void saysLocked()
    {
        auto one = Database::openForWriting(m_file, m_clock);
        auto two = Database::openForWriting(m_file, m_clock, {.busyTimeout = 20ms});
        QVERIFY(one);
        QVERIFY(two);
        ScopedTransaction first(**one);
        QVERIFY(first.begun());
        {
            ScopedTransaction second(**two);
            QVERIFY(!second.begun());
            QCOMPARE(second.begun().error().kind, ErrorKind::Locked);
        }
        QVERIFY(first.commit());
        ScopedTransaction third(**two);
        QVERIFY(third.begun());
    }

    void readsOnly()
    {
        const auto missing = Database::openForReading(m_file);
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
        QVERIFY(!QFile::exists(m_file));

        auto writer = Database::openForWriting(m_file, m_clock);
        auto reader = Database::openForReading(m_file);
        QVERIFY(writer);
        QVERIFY(reader);
        const auto before = (*reader)->dataVersion();
        QCOMPARE((*reader)->dataVersion(), before);
        QVERIFY((*writer)->exec(u"INSERT INTO providers (name, position, config) VALUES ('p', 1, '{}')"_s));
        QVERIFY((*reader)->dataVersion() != before);
        QCOMPARE((*reader)->value(u"SELECT name FROM providers"_s)->toString(), u"p"_s);

        const Status s = (*reader)->exec(u"DELETE FROM providers"_s);
        QVERIFY(!s);
        QCOMPARE(s.error().kind, ErrorKind::ReadOnly);
    }

    void letsSeveralMakeTheSameFileAtOnce()
    {
        std::atomic<int> opened = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([this, &opened] {
                auto db = Database::openForWriting(m_file, m_clock);
                if (db && (*db)->value(u"PRAGMA user_version"_s)->toInt() == Database::currentVersion())
                    ++opened;
                else if (!db)
                    qWarning() << db.error().detail;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(opened.load(), 8);
    }

    void neverPutsAValueIntoAnError()
    {
        auto db = Database::openForWriting(m_file, m_clock);
        QVERIFY(db);
        const QString insert = u"INSERT INTO providers (name, position, config) VALUES (?, 1, '{}')"_s;
        QVERIFY((*db)->exec(insert, {u"confidential"_s}));
        const Status s = (*db)->exec(insert, {u"confidential"_s});
        QVERIFY(!s);
        QCOMPARE(s.error().kind, ErrorKind::Storage);
        QVERIFY(!s.error().detail.contains(u"confidential"));
    }

private:
    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
