// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/statistics.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

bool isNear(double value, double expected, double by)
{
    return std::abs(value - expected) <= by;
}

/// Games of the 1987 season of the American League's eastern division, wins of the row over the column: A. Agresti,
/// Categorical Data Analysis, 2nd edition (2002), table 10.10.
constexpr std::array kTeams{"Milwaukee", "Detroit", "Toronto", "New York", "Boston", "Cleveland", "Baltimore"};
constexpr int kGames[7][7] = {
    {0, 7, 9, 7, 7, 9, 11}, {6, 0, 7, 5, 11, 9, 9}, {4, 6, 0, 7, 7, 8, 12}, {6, 8, 6, 0, 6, 7, 10},
    {6, 2, 6, 7, 0, 7, 12}, {4, 4, 5, 6, 6, 0, 6},  {2, 4, 1, 3, 1, 7, 0},
};

WinTable baseball(const std::array<std::size_t, 7> &order = {0, 1, 2, 3, 4, 5, 6})
{
    WinTable table(7);
    for (std::size_t i = 0; i < 7; ++i) {
        for (std::size_t j = 0; j < 7; ++j)
            table.addWin(i, j, kGames[order[i]][order[j]]);
    }
    return table;
}

} // namespace

class TestStatistics : public QObject {
    Q_OBJECT

private slots:
    void wilsonAsPublished_data();
    void wilsonAsPublished();
    void wilsonOfNothing();
    void wilsonHasItsProperties();
    void deviationAsPublished_data();
    void deviationAsPublished();
    void figuresOfFew();
    void baseballAsPublished();
    void strengthsFollowTheirPlayers();
    void aTieIsHalfAWinForBoth();
    void twoPlayersHaveTheirOdds();
    void votesThatDoNotJoin_data();
    void votesThatDoNotJoin();
    void drawsAreFixed();
    void drawsAreFair();
    void bootstrapOfAMean();
    void bootstrapIsRepeatable();
    void bootstrapNeedsStatistics();
};

void TestStatistics::wilsonAsPublished_data()
{
    QTest::addColumn<double>("successes");
    QTest::addColumn<double>("n");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    // R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3.
    QTest::newRow("81 of 263") << 81.0 << 263.0 << 0.2553 << 0.3662;
    QTest::newRow("15 of 148") << 15.0 << 148.0 << 0.0624 << 0.1605;
    QTest::newRow("0 of 20") << 0.0 << 20.0 << 0.0 << 0.1611;
    QTest::newRow("1 of 29") << 1.0 << 29.0 << 0.0061 << 0.1718;
}

void TestStatistics::wilsonAsPublished()
{
    QFETCH(const double, successes);
    QFETCH(const double, n);
    QFETCH(const double, low);
    QFETCH(const double, high);
    const auto ends = wilsonInterval(successes, n);
    QVERIFY(ends);
    QVERIFY2(isNear(ends->low, low, 0.00005) && isNear(ends->high, high, 0.00005),
             qPrintable(u"%1 to %2"_s.arg(ends->low).arg(ends->high)));
}

void TestStatistics::wilsonOfNothing()
{
    QVERIFY(!wilsonInterval(0, 0));
    QVERIFY(!wilsonInterval(1, 0));
    QVERIFY(!wilsonInterval(3, 2));
    QVERIFY(!wilsonInterval(-1, 2));
    QVERIFY(!wilsonInterval(std::nan(""), 2));
}

void TestStatistics::wilsonHasItsProperties()
{
    for (int n = 1; n <= 60; ++n) {
        std::optional<IntervalEnds> before;
        for (int k = 0; k <= n; ++k) {
            const auto ends = wilsonInterval(k, n);
            QVERIFY(ends);
            const double p = double(k) / n;
            QVERIFY(0 <= ends->low && ends->low <= p && p <= ends->high && ends->high <= 1);
            const auto mirror = wilsonInterval(n - k, n);
            QVERIFY(isNear(ends->low, 1 - mirror->high, 1e-12));
            if (before)
                QVERIFY(ends->low >= before->low && ends->high >= before->high);
            const auto more = wilsonInterval(4 * k, 4 * n); // the same share of more
            QVERIFY(more->high - more->low < ends->high - ends->low);
            before = ends;
        }
    }
}

void TestStatistics::deviationAsPublished_data()
{
    QTest::addColumn<QList<double>>("samples");
    QTest::addColumn<double>("mean");
    QTest::addColumn<double>("deviation");
    // NIST Statistical Reference Datasets, univariate summary statistics: NumAcc1 to NumAcc4. They are made so that
    // sums of squares lose their digits.
    const auto alternating = [](double first, double low, double high) {
        QList<double> list{first};
        for (int i = 0; i < 500; ++i)
            list << low << high;
        return list;
    };
    QTest::newRow("NumAcc1") << QList<double>{10000001, 10000003, 10000002} << 10000002.0 << 1.0;
    QTest::newRow("NumAcc2") << alternating(1.2, 1.1, 1.3) << 1.2 << 0.1;
    QTest::newRow("NumAcc3") << alternating(1000000.2, 1000000.1, 1000000.3) << 1000000.2 << 0.1;
    QTest::newRow("NumAcc4") << alternating(10000000.2, 10000000.1, 10000000.3) << 10000000.2 << 0.1;
}

void TestStatistics::deviationAsPublished()
{
    QFETCH(const QList<double>, samples);
    QFETCH(const double, mean);
    QFETCH(const double, deviation);
    QVERIFY(isNear(*bakeoff::mean(samples), mean, 1e-14 * mean * double(samples.size())));
    QVERIFY2(isNear(*sampleDeviation(samples), deviation, 1e-7),
             qPrintable(QString::number(*sampleDeviation(samples), 'g', 17)));
    QVERIFY(isNear(*coefficientOfVariation(samples), deviation / mean, 1e-7));
}

void TestStatistics::figuresOfFew()
{
    QVERIFY(!mean({}));
    QVERIFY(!sampleDeviation(std::vector{1.0}));
    QVERIFY(!coefficientOfVariation(std::vector{1.0}));
    QVERIFY(!coefficientOfVariation(std::vector{-1.0, 1.0}));
    QCOMPARE(sampleDeviation(std::vector{3.0, 3.0, 3.0}), 0.0);
    QCOMPARE(coefficientOfVariation(std::vector{1.0, 3.0}), std::sqrt(2.0) / 2);
}

void TestStatistics::baseballAsPublished()
{
    // Agresti (2002), section 10.6: logarithms of the strengths, Baltimore's taken as 0.
    constexpr std::array expected{1.581, 1.436, 1.294, 1.248, 1.108, 0.684, 0.0};
    const auto strengths = bradleyTerry(baseball());
    QVERIFY(strengths);
    for (std::size_t i = 0; i < 7; ++i) {
        const double log = (*strengths)[i] - (*strengths)[6];
        QVERIFY2(isNear(log, expected[i], 0.0005), qPrintable(u"%1: %2"_s.arg(QLatin1StringView(kTeams[i])).arg(log)));
    }
    QVERIFY(isNear(std::accumulate(strengths->begin(), strengths->end(), 0.0), 0, 1e-12));
}

void TestStatistics::strengthsFollowTheirPlayers()
{
    const auto straight = bradleyTerry(baseball());
    const std::array<std::size_t, 7> order{3, 0, 6, 2, 5, 1, 4};
    const auto mixed = bradleyTerry(baseball(order));
    for (std::size_t i = 0; i < 7; ++i)
        QVERIFY(isNear((*mixed)[i], (*straight)[order[i]], 1e-8));

    // One win more makes its winner stronger, and nobody else changes sides with it.
    WinTable more = baseball();
    more.addWin(6, 0);
    const auto after = bradleyTerry(more);
    QVERIFY((*after)[6] > (*straight)[6]);
    QVERIFY((*after)[0] < (*straight)[0]);
}

void TestStatistics::aTieIsHalfAWinForBoth()
{
    WinTable ties(3);
    WinTable wins(3);
    for (const auto &[a, b] : {std::pair<std::size_t, std::size_t>{0, 1}, {1, 2}, {2, 0}}) {
        ties.addTie(a, b, 4);
        wins.addWin(a, b, 2);
        wins.addWin(b, a, 2);
    }
    ties.addWin(0, 1, 3);
    wins.addWin(0, 1, 3);
    QCOMPARE(bradleyTerry(ties), bradleyTerry(wins));
}

void TestStatistics::twoPlayersHaveTheirOdds()
{
    WinTable table(2);
    table.addWin(0, 1, 9);
    table.addWin(1, 0, 3);
    const auto strengths = bradleyTerry(table);
    QVERIFY(isNear((*strengths)[0] - (*strengths)[1], std::log(3.0), 1e-9));
}

void TestStatistics::votesThatDoNotJoin_data()
{
    using Wins = QList<std::pair<int, int>>;
    QTest::addColumn<int>("players");
    QTest::addColumn<Wins>("wins");
    QTest::addColumn<bool>("joined");
    QTest::newRow("nobody") << 0 << Wins{} << false;
    QTest::newRow("no votes") << 2 << Wins{} << false;
    QTest::newRow("one never won") << 2 << Wins{{0, 1}, {0, 1}} << false;
    QTest::newRow("both won") << 2 << Wins{{0, 1}, {1, 0}} << true;
    QTest::newRow("a circle") << 3 << Wins{{0, 1}, {1, 2}, {2, 0}} << true;
    QTest::newRow("two pairs") << 4 << Wins{{0, 1}, {1, 0}, {2, 3}, {3, 2}} << false;
    QTest::newRow("two pairs joined one way") << 4 << Wins{{0, 1}, {1, 0}, {2, 3}, {3, 2}, {0, 2}} << false;
    QTest::newRow("two pairs joined both ways") << 4 << Wins{{0, 1}, {1, 0}, {2, 3}, {3, 2}, {0, 2}, {3, 1}} << true;
    QTest::newRow("one was never there") << 3 << Wins{{0, 1}, {1, 0}} << false;
}

void TestStatistics::votesThatDoNotJoin()
{
    using Wins = QList<std::pair<int, int>>;
    QFETCH(const int, players);
    QFETCH(const Wins, wins);
    QFETCH(const bool, joined);
    WinTable table{std::size_t(players)};
    for (const auto &[winner, loser] : wins)
        table.addWin(std::size_t(winner), std::size_t(loser));
    QCOMPARE(table.isStronglyConnected(), joined);
    QCOMPARE(bradleyTerry(table).has_value(), joined);
}

void TestStatistics::drawsAreFixed()
{
    // The 10,000th number of a default-seeded std::mt19937_64 is fixed by the standard, [rand.predef].
    std::mt19937_64 engine;
    engine.discard(9'999);
    QCOMPARE(engine(), std::mt19937_64::result_type(9'981'545'732'273'789'042ULL));
    // A range of 2^63 takes the highest bit of the product off: the first of seed 5489 is 14514284786278117030.
    Resampler resampler(5489);
    QCOMPARE(resampler.draw(std::size_t(1) << 63), std::size_t(14'514'284'786'278'117'030ULL / 2));
}

void TestStatistics::drawsAreFair()
{
    Resampler resampler(7);
    std::array<int, 6> counts{};
    for (int i = 0; i < 60'000; ++i) {
        const std::size_t face = resampler.draw(6);
        QVERIFY(face < 6);
        ++counts[face];
    }
    double chiSquare = 0;
    for (const int count : counts)
        chiSquare += (count - 10'000.0) * (count - 10'000.0) / 10'000.0;
    QVERIFY(chiSquare < 20.5); // 0.999 quantile at 5 degrees of freedom
}

void TestStatistics::bootstrapOfAMean()
{
    // 1 to 100: the standard error of the mean is sqrt((100^2 - 1) / 12 / 100) = 2.887; 1.96 of it each side of 50.5.
    std::vector<double> samples(100);
    std::iota(samples.begin(), samples.end(), 1.0);
    const auto intervals =
        bootstrapIntervals(samples.size(),
                           [&](std::span<const std::size_t> indices) -> std::optional<std::vector<double>> {
                               double sum = 0;
                               double least = 1000;
                               for (const std::size_t i : indices) {
                                   sum += samples[i];
                                   least = std::min(least, samples[i]);
                               }
                               return std::vector{sum / double(indices.size()), least};
                           },
                           {.seed = 1, .resamples = 4'000, .leastUsable = 0.95});
    QVERIFY(intervals);
    QCOMPARE(intervals->size(), 2U);
    QVERIFY2(isNear((*intervals)[0].low, 50.5 - 5.66, 0.4), qPrintable(QString::number((*intervals)[0].low)));
    QVERIFY2(isNear((*intervals)[0].high, 50.5 + 5.66, 0.4), qPrintable(QString::number((*intervals)[0].high)));
    QCOMPARE((*intervals)[1].low, 1.0); // the least of all is in 63 % of the resamples
}

void TestStatistics::bootstrapIsRepeatable()
{
    const auto first = [](std::span<const std::size_t> indices) -> std::optional<std::vector<double>> {
        return std::vector{double(indices.front())};
    };
    const BootstrapOptions seven{.seed = 7};
    QCOMPARE(bootstrapIntervals(1000, first, seven), bootstrapIntervals(1000, first, seven));
    QVERIFY(bootstrapIntervals(1000, first, seven) != bootstrapIntervals(1000, first, {.seed = 8}));
}

void TestStatistics::bootstrapNeedsStatistics()
{
    int calls = 0;
    const auto everyTenthFails = [&calls](std::span<const std::size_t>) -> std::optional<std::vector<double>> {
        if (++calls % 10 == 0)
            return std::nullopt;
        return std::vector{1.0};
    };
    QVERIFY(!bootstrapIntervals(10, everyTenthFails));
    QVERIFY(bootstrapIntervals(10, everyTenthFails, {.seed = 1, .resamples = 1'000, .leastUsable = 0.9}));
    QVERIFY(!bootstrapIntervals(0, everyTenthFails));
}

QTEST_APPLESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
