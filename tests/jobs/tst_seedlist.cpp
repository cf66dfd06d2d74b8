// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/seedlist.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

class TestSeedList : public QObject {
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void readsBackWhatItWrites();
    void drawsRandomOnes();
};

void TestSeedList::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<qint64>>("seeds");
    QTest::addColumn<QString>("odd");
    using List = QList<qint64>;
    QTest::newRow("nothing") << u"  "_s << List{} << QString();
    QTest::newRow("commas") << u"41, 42,43"_s << List{41, 42, 43} << QString();
    QTest::newRow("other gaps") << u"41;42\n43 44"_s << List{41, 42, 43, 44} << QString();
    QTest::newRow("range") << u"41-43, 7"_s << List{41, 42, 43, 7} << QString();
    QTest::newRow("range with dots") << u"1..3"_s << List{1, 2, 3} << QString();
    QTest::newRow("one long range") << u"5-5"_s << List{5} << QString();
    QTest::newRow("twice") << u"1, 2, 1, 1-3"_s << List{1, 2, 3} << QString();
    QTest::newRow("negative") << u"-1, 0"_s << List{-1, 0} << QString();
    QTest::newRow("large") << u"9007199254740993"_s << List{9007199254740993} << QString();
    QTest::newRow("largest range") << u"9223372036854775806-9223372036854775807"_s
                                   << List{9223372036854775806, 9223372036854775807} << QString();
    QTest::newRow("too large") << u"1, 9223372036854775808"_s << List{1} << u"9223372036854775808"_s;
    QTest::newRow("words") << u"1, cat, 2"_s << List{1} << u"cat"_s;
    QTest::newRow("fraction") << u"1.5"_s << List{} << u"1.5"_s;
    QTest::newRow("backwards") << u"5-3"_s << List{} << u"5-3"_s;
    QTest::newRow("open range") << u"5-"_s << List{} << u"5-"_s;
}

void TestSeedList::reads()
{
    QFETCH(QString, text);
    QFETCH(QList<qint64>, seeds);
    QFETCH(QString, odd);
    const SeedReading reading = readSeeds(text);
    QCOMPARE(reading.seeds, seeds);
    QCOMPARE(reading.odd, odd);
    QCOMPARE(reading.isValid(), odd.isEmpty());
    // A range without an end in sight ends.
    QVERIFY(readSeeds(u"0-9000000000000000000"_s).tooMany);
    QCOMPARE(readSeeds(u"0-9000000000000000000"_s).seeds.size(), kMostSeeds);
    QVERIFY(!readSeeds(u"1-200"_s).tooMany);
}

void TestSeedList::readsBackWhatItWrites()
{
    const QList<qint64> seeds{3, -4, 0, 9007199254740993};
    QCOMPARE(readSeeds(seedsText(seeds)).seeds, seeds);
    QCOMPARE(seedsText({41, 42}), u"41, 42"_s);
}

void TestSeedList::drawsRandomOnes()
{
    QRandomGenerator random(7);
    const QList<qint64> seeds = randomSeeds(5, 1000, {1, 2}, random);
    QCOMPARE(seeds.size(), 5);
    QCOMPARE(QSet<qint64>(seeds.cbegin(), seeds.cend()).size(), 5);
    QVERIFY(std::ranges::all_of(seeds, [](qint64 seed) { return seed >= 0 && seed <= 1000 && seed != 1 && seed != 2; }));
    QVERIFY(randomSeeds(5, 2, {0, 1}, random).size() <= 1); // no more are left
    QRandomGenerator again(7);
    QCOMPARE(randomSeeds(5, 1000, {1, 2}, again), seeds);
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestSeedList)
#include "tst_seedlist.moc"
