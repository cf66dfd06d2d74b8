// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/backups.h"

#include "base/profile.h"
#include "store/comparisonrepository.h"
#include "store/storethread.h"

#include "fakeclock.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bakeoff;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHour = 3'600'000'000;
constexpr qint64 kNow = 1'790'000'000'000'000;

BackupFile dated(const QString &name, qint64 hoursAgo, bool automatic = true)
{
    return {.file = name, .made = UtcMicros{kNow - hoursAgo * kHour}, .bytes = 1, .automatic = automatic};
}

QStringList namesOf(const QList<BackupFile> &backups)
{
    QStringList names;
    for (const BackupFile &backup : backups)
        names.append(QFileInfo(backup.file).fileName());
    return names;
}

} // namespace

class TestBackups : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<FakeClock>(UtcMicros{kNow});
        m_profile = std::make_unique<Profile>(*Profile::open(m_dir->filePath(u"profile"_s)));
        m_store = std::make_unique<StoreThread>(m_profile->databaseFile(), *m_clock);
        QVERIFY(m_store->opened().result());
        m_backups = std::make_unique<Backups>(*m_profile, *m_store, *m_clock);
    }
    void cleanup()
    {
        m_backups.reset();
        m_store.reset();
    }

    void areDueAfterADay_data()
    {
        QTest::addColumn<QList<BackupFile>>("backups");
        QTest::addColumn<bool>("due");
        QTest::newRow("none") << QList<BackupFile>() << true;
        QTest::newRow("one of today") << QList{dated(u"a"_s, 23)} << false;
        QTest::newRow("one of yesterday") << QList{dated(u"a"_s, 25)} << true;
        QTest::newRow("one by hand") << QList{dated(u"a"_s, 1, false)} << true;
        // The clock was ahead when it was taken, and is right again.
        QTest::newRow("one of next week") << QList{dated(u"a"_s, -24 * 7)} << true;
        QTest::newRow("both") << QList{dated(u"a"_s, -24 * 7), dated(u"b"_s, 2)} << false;
    }
    void areDueAfterADay()
    {
        QFETCH(const QList<BackupFile>, backups);
        QFETCH(const bool, due);
        QCOMPARE(Backups::isDue(backups, UtcMicros{kNow}), due);
    }

    void dropsTheOldest_data()
    {
        QTest::addColumn<QList<BackupFile>>("backups");
        QTest::addColumn<int>("limit");
        QTest::addColumn<QStringList>("dropped");
        const QList<BackupFile> three{dated(u"new"_s, 0), dated(u"day"_s, 24), dated(u"week"_s, 168)};
        QTest::newRow("enough room") << three << 3 << QStringList();
        QTest::newRow("one too many") << three << 2 << QStringList{u"week"_s};
        QTest::newRow("the newest stays") << three << 1 << QStringList{u"day"_s, u"week"_s};
        QTest::newRow("no such limit") << three << 0 << QStringList{u"day"_s, u"week"_s};
        QTest::newRow("those by hand do not count")
            << QList{dated(u"new"_s, 0), dated(u"hand"_s, 500, false), dated(u"day"_s, 24)} << 2 << QStringList();
        QTest::newRow("those of the future go first")
            << QList{dated(u"next year"_s, -9000), dated(u"new"_s, 0), dated(u"day"_s, 24)} << 2
            << QStringList{u"next year"_s};
        // The clock was set back: what was just taken is the oldest by its date.
        QTest::newRow("the one just taken stays")
            << QList{dated(u"day"_s, -1), dated(u"week"_s, -2), dated(u"new"_s, 0)} << 1 << QStringList{u"day"_s, u"week"_s};
    }
    void dropsTheOldest()
    {
        QFETCH(const QList<BackupFile>, backups);
        QFETCH(const int, limit);
        QFETCH(const QStringList, dropped);
        QStringList names = namesOf(Backups::superfluous(backups, limit, UtcMicros{kNow}, u"new"_s));
        names.sort();
        QStringList expected = dropped;
        expected.sort();
        QCOMPARE(names, expected);
    }

    void takesOneADay()
    {
        QSignalSpy changed(m_backups.get(), &Backups::changed);
        QVERIFY(wait(m_backups->takeIfDue()));
        QTRY_VERIFY(!changed.isEmpty());
        QCOMPARE(namesOf(m_backups->list()), QStringList{u"history-20260921T141320.000000Z.db"_s});
        QCOMPARE(m_backups->list().first().made, UtcMicros{kNow});
        QVERIFY(m_backups->list().first().automatic);
        m_clock->advance(23h);
        QVERIFY(wait(m_backups->takeIfDue()));
        QCOMPARE(m_backups->list().size(), 1);
        for (int day = 1; day <= 4; ++day) {
            m_clock->advance(25h);
            QVERIFY(wait(m_backups->takeIfDue(3)));
        }
        QCOMPARE(m_backups->list().size(), 3);
        QCOMPARE(m_backups->list().first().made, m_clock->nowUtc());
        for (const BackupFile &backup : m_backups->list())
            QVERIFY(checkBackup(backup.file));
    }

    void survivesAClockThatJumps()
    {
        QVERIFY(wait(m_backups->takeIfDue(3)));
        m_clock->jumpWallClock(240h); // ten days ahead
        QVERIFY(wait(m_backups->takeIfDue(3)));
        m_clock->jumpWallClock(-240h);
        QVERIFY(wait(m_backups->takeIfDue(3)));
        QCOMPARE(m_backups->list().size(), 2);
        // Days pass as they should; the date of the future keeps none from being taken and leaves first.
        for (int day = 1; day <= 2; ++day) {
            m_clock->advance(25h);
            QVERIFY(wait(m_backups->takeIfDue(3)));
        }
        QCOMPARE(m_backups->list().size(), 3);
        for (const BackupFile &backup : m_backups->list())
            QVERIFY(backup.made <= m_clock->nowUtc());
        m_clock->jumpWallClock(-1000h);
        QVERIFY(wait(m_backups->takeIfDue(3)));
        QCOMPARE(m_backups->list().last().made, m_clock->nowUtc());
    }

    void areTakenByOneProcess()
    {
        Backups other(*m_profile, *m_store, *m_clock);
        const QFuture<Status> first = m_backups->takeIfDue();
        const QFuture<Status> second = other.takeIfDue();
        QVERIFY(wait(first));
        QVERIFY(wait(second));
        QCOMPARE(m_backups->list().size(), 1);
    }

    void removesWhatAKilledProcessLeft()
    {
        QVERIFY(QDir().mkpath(m_backups->folder()));
        QFile part(m_backups->folder() + u"/history-1.db-abc.part"_s);
        QVERIFY(part.open(QIODevice::WriteOnly));
        QVERIFY(wait(m_backups->takeIfDue()));
        QVERIFY(!part.exists());
        QVERIFY(m_backups->list().first().bytes > 0);
    }

    void restoresAndTellsIt()
    {
        const Id id = newId(m_clock->nowUtc());
        QVERIFY(put(id, u"Then"_s));
        const auto file = await(m_backups->take());
        QVERIFY(file);
        QVERIFY(put(id, u"Now"_s));
        QSignalSpy restored(m_backups.get(), &Backups::restored);
        const auto result = await(m_backups->restore(*file));
        QVERIFY2(result, qPrintable(result ? QString() : result.error().detail));
        QTRY_COMPARE(restored.size(), 1);
        QCOMPARE(titleOf(id), u"Then"_s);
        QCOMPARE(m_backups->list().size(), 2);
        const auto good = await(m_backups->newestGood());
        QVERIFY(good);
        // It can be undone.
        QVERIFY(await(m_backups->restore(result->before)));
        QCOMPARE(titleOf(id), u"Now"_s);
        QVERIFY(put(id, u"Later"_s)); // and work goes on
    }

    void namesTheNewestWholeOne()
    {
        QVERIFY(!await(m_backups->newestGood()));
        QVERIFY(await(m_backups->take()));
        m_clock->advance(1h);
        const auto second = await(m_backups->take());
        QFile file(*second);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(file.size() / 2));
        file.close();
        const auto good = await(m_backups->newestGood());
        QVERIFY(good);
        QCOMPARE(good->made, UtcMicros{kNow});
    }

    void exportsAndImports()
    {
        const Id id = newId(m_clock->nowUtc());
        QVERIFY(put(id, u"Once"_s));
        QSignalSpy progress(m_backups.get(), &Backups::progress);
        const QString file = m_dir->filePath(u"x.bakeoff"_s);
        const auto exported = await(m_backups->exportTo(file));
        QVERIFY2(exported, qPrintable(exported ? QString() : exported.error().detail));
        QCOMPARE(exported->comparisons, QList<Id>{id});
        QTRY_VERIFY(!progress.isEmpty());
        const auto imported = await(m_backups->importFrom(file));
        QVERIFY(imported);
        QCOMPARE(imported->skipped, QList<Id>{id});
    }

    void stopsWithItsOwner()
    {
        m_backups->stop();
        QCOMPARE(await(m_backups->exportTo(m_dir->filePath(u"x.bakeoff"_s))).ok(), true); // nothing to write
        QVERIFY(put(newId(m_clock->nowUtc()), u"Once"_s));
        QCOMPARE(await(m_backups->exportTo(m_dir->filePath(u"y.bakeoff"_s))).error().kind, ErrorKind::Cancelled);
        QVERIFY(!QFile::exists(m_dir->filePath(u"y.bakeoff"_s)));
    }

private:
    static bool wait(const QFuture<Status> &future)
    {
        return QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000) && future.result().ok();
    }
    template <typename T>
    static T await(const QFuture<T> &future)
    {
        (void)QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000);
        return future.result();
    }

    bool put(const Id &id, const QString &title)
    {
        Comparison c;
        c.id = id;
        c.title = title;
        c.created = m_clock->nowUtc();
        c.updated = m_clock->nowUtc();
        return m_store->write([c](Database &db) { return ComparisonRepository(db).save(c); }).result().ok();
    }
    QString titleOf(const Id &id) const
    {
        const auto db = Database::openForReading(m_profile->databaseFile());
        return db ? ComparisonRepository(**db).load(id).valueOr({}).title : QString();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<Profile> m_profile;
    std::unique_ptr<StoreThread> m_store;
    std::unique_ptr<Backups> m_backups;
};

QTEST_GUILESS_MAIN(TestBackups)
#include "tst_backups.moc"
