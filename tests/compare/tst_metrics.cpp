// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/metrics.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <vector>

using namespace bakeoff;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Ns = std::chrono::nanoseconds;

namespace {

/// Sent at 1 s, reasoning from 1.5 to 3.5 s, answer from 4 to 9 s; 301 tokens out, 100 of them reasoning.
Reply wholeReply()
{
    Reply r;
    r.state = ReplyState::Done;
    r.timing = TimingSource::Stream;
    r.clocks.requestSent = 1s;
    r.clocks.headers = 1200ms;
    r.clocks.firstEvent = 1300ms;
    r.clocks.firstReasoning = 1500ms;
    r.clocks.lastReasoning = 3500ms;
    r.clocks.firstAnswer = 4s;
    r.clocks.lastAnswer = 9s;
    r.clocks.end = 9100ms;
    r.clocks.longestStall = 750ms;
    r.clocks.chunks = 120;
    r.facts.usage.input = 50;
    r.facts.usage.output = 301;
    r.facts.usage.reasoning = 100;
    return r;
}

Reply answerOnly(qint64 output, Ns duration)
{
    Reply r = wholeReply();
    r.clocks.firstReasoning.reset();
    r.clocks.lastReasoning.reset();
    r.clocks.firstAnswer = 2s;
    r.clocks.lastAnswer = 2s + duration;
    r.facts.usage.output = output;
    r.facts.usage.reasoning.reset();
    return r;
}

template <typename T>
bool absent(const Figure<T> &figure, Absence why)
{
    return !figure && figure.absence() == why;
}

} // namespace

Q_DECLARE_METATYPE(bakeoff::ReplyState)
Q_DECLARE_METATYPE(bakeoff::Absence)

class TestMetrics : public QObject {
    Q_OBJECT
private slots:
    void everyFigureOfACompleteStream();
    void withoutReasoningTheFirstTextIsTheAnswer();
    void reasoningThatIsNotAll_data();
    void reasoningThatIsNotAll();
    void tooShort_data();
    void tooShort();
    void withoutCountsThereIsNoSpeed();
    void aRunningReplyShowsWhatHappened();
    void whatDidNotEndWellStaysOut_data();
    void whatDidNotEndWellStaysOut();
    void aResponseCacheHitStaysOut();
    void promptCacheTokensStayIn();
    void onlyAStreamHasSpeed();
    void aDoneReplyWithoutText();
    void contradictions();
    void stalls();
    void quantiles_data();
    void quantiles();
    void quantilesOfHundredAreRanks();
    void quantilesOfMoneyAreExact();
    void quantilesAtAnyFraction();
    void namesAreDistinct();
};

void TestMetrics::everyFigureOfACompleteStream()
{
    const ReplyMetrics m = metricsOf(wholeReply());
    QCOMPARE(m.ttft.value(), Ns(500ms));
    QCOMPARE(m.ttfa.value(), Ns(3s));
    QCOMPARE(m.e2e.value(), Ns(8s)); // to the last text, not to the end of the connection
    QCOMPARE(*m.tpotMs, 25.0);       // (8 s - 0.5 s) / 300
    QCOMPARE(*m.answerTokensPerS, 40.0);        // (301 - 100 - 1) / 5 s
    QCOMPARE(*m.withReasoningTokensPerS, 40.0); // 300 / 7.5 s
    QCOMPARE(*m.overallTokensPerS, 37.625);     // 301 / 8 s
    QCOMPARE(m.longestStall.value(), Ns(750ms));
    QVERIFY(!m.leftOut);
}

void TestMetrics::withoutReasoningTheFirstTextIsTheAnswer()
{
    const ReplyMetrics m = metricsOf(answerOnly(101, 4s));
    QCOMPARE(m.ttft.value(), Ns(1s));
    QCOMPARE(m.ttfa.value(), Ns(1s));
    QCOMPARE(m.e2e.value(), Ns(5s));
    QCOMPARE(*m.tpotMs, 40.0);
    QCOMPARE(*m.answerTokensPerS, 25.0); // no reasoning seen, no count given: none
    QVERIFY(absent(m.withReasoningTokensPerS, Absence::NoReasoning));
}

void TestMetrics::reasoningThatIsNotAll_data()
{
    QTest::addColumn<bool>("summary");
    QTest::addColumn<bool>("counted");
    QTest::addColumn<bool>("answerFigure");
    QTest::addColumn<Absence>("with");
    QTest::newRow("a summary is shown") << true << true << true << Absence::SummaryOnly;
    QTest::newRow("summary without a count") << true << false << false << Absence::SummaryOnly;
    QTest::newRow("all of it, without a count") << false << false << false << Absence::NotYet;
}

void TestMetrics::reasoningThatIsNotAll()
{
    QFETCH(bool, summary);
    QFETCH(bool, counted);
    QFETCH(bool, answerFigure);
    QFETCH(Absence, with);
    Reply r = wholeReply();
    r.facts.reasoningIsSummary = summary;
    if (!counted)
        r.facts.usage.reasoning.reset();
    const ReplyMetrics m = metricsOf(r);
    if (answerFigure)
        QCOMPARE(*m.answerTokensPerS, 40.0);
    else
        QVERIFY(absent(m.answerTokensPerS, Absence::NoTokenCount));
    if (summary)
        QVERIFY(absent(m.withReasoningTokensPerS, with));
    else
        QCOMPARE(*m.withReasoningTokensPerS, 40.0); // needs no split of the count
}

void TestMetrics::tooShort_data()
{
    QTest::addColumn<qint64>("output");
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<double>("speed"); // 0: too short
    QTest::addColumn<double>("tpot");  // 0: too short
    QTest::newRow("39 tokens") << 39ll << 1000ll << 0.0 << 1000.0 / 38;
    QTest::newRow("40 tokens") << 40ll << 1000ll << 39.0 << 1000.0 / 39;
    QTest::newRow("199 ms") << 401ll << 199ll << 0.0 << 199.0 / 400;
    QTest::newRow("200 ms") << 401ll << 200ll << 2000.0 << 0.5;
    QTest::newRow("2 tokens") << 2ll << 1000ll << 0.0 << 1000.0;
    QTest::newRow("1 token") << 1ll << 1000ll << 0.0 << 0.0;
    QTest::newRow("0 tokens") << 0ll << 1000ll << 0.0 << 0.0;
    QTest::newRow("all in one chunk") << 500ll << 0ll << 0.0 << 0.0;
}

void TestMetrics::tooShort()
{
    QFETCH(qint64, output);
    QFETCH(qint64, ms);
    QFETCH(double, speed);
    QFETCH(double, tpot);
    const ReplyMetrics m = metricsOf(answerOnly(output, std::chrono::milliseconds(ms)));
    if (speed > 0)
        QCOMPARE(*m.answerTokensPerS, speed);
    else
        QVERIFY(absent(m.answerTokensPerS, Absence::TooShort));
    if (tpot > 0)
        QCOMPARE(*m.tpotMs, tpot);
    else
        QVERIFY(absent(m.tpotMs, Absence::TooShort));
    QVERIFY(m.ttft); // a short answer has begun all the same
    if (output > 0)
        QCOMPARE(*m.overallTokensPerS, double(output) / (1.0 + double(ms) / 1000.0));
    else
        QVERIFY(absent(m.overallTokensPerS, Absence::TooShort));
}

void TestMetrics::withoutCountsThereIsNoSpeed()
{
    Reply r = wholeReply();
    r.facts.usage = {};
    const ReplyMetrics m = metricsOf(r); // 120 chunks came; a chunk is no token
    QVERIFY(absent(m.tpotMs, Absence::NoTokenCount));
    QVERIFY(absent(m.answerTokensPerS, Absence::NoTokenCount));
    QVERIFY(absent(m.withReasoningTokensPerS, Absence::NoTokenCount));
    QVERIFY(absent(m.overallTokensPerS, Absence::NoTokenCount));
    QCOMPARE(m.ttft.value(), Ns(500ms));
    QCOMPARE(m.e2e.value(), Ns(8s));
    QVERIFY(!m.leftOut);
}

void TestMetrics::aRunningReplyShowsWhatHappened()
{
    Reply r = wholeReply();
    r.state = ReplyState::Waiting;
    r.clocks = {};
    QCOMPARE(metricsOf(r), []() {
        ReplyMetrics m;
        m.leftOut = Absence::NotYet;
        return m;
    }());

    r = wholeReply();
    r.state = ReplyState::Reasoning;
    r.clocks.firstAnswer.reset();
    r.clocks.lastAnswer.reset();
    const ReplyMetrics m = metricsOf(r);
    QCOMPARE(m.ttft.value(), Ns(500ms));
    QVERIFY(absent(m.ttfa, Absence::NotYet));
    QVERIFY(absent(m.e2e, Absence::NotYet));
    QVERIFY(absent(m.answerTokensPerS, Absence::NotYet));
    QCOMPARE(m.longestStall.value(), Ns(750ms));
    QCOMPARE(m.leftOut, Absence::NotYet);
}

void TestMetrics::whatDidNotEndWellStaysOut_data()
{
    QTest::addColumn<ReplyState>("state");
    QTest::addColumn<Absence>("why");
    QTest::newRow("stopped") << ReplyState::Stopped << Absence::Stopped;
    QTest::newRow("cut off") << ReplyState::CutOff << Absence::CutOff;
    QTest::newRow("failed") << ReplyState::Failed << Absence::Failed;
}

void TestMetrics::whatDidNotEndWellStaysOut()
{
    QFETCH(ReplyState, state);
    QFETCH(Absence, why);
    Reply r = wholeReply();
    r.state = state;
    const ReplyMetrics m = metricsOf(r);
    QCOMPARE(m.leftOut, why);
    QCOMPARE(m.ttft.value(), Ns(500ms)); // it did happen, and its pane shows it
    QVERIFY(absent(m.e2e, why));
    QVERIFY(absent(m.tpotMs, why));
    QVERIFY(absent(m.answerTokensPerS, why));
    QVERIFY(absent(m.withReasoningTokensPerS, why));
    QVERIFY(absent(m.overallTokensPerS, why));

    r.clocks = {};
    r.clocks.requestSent = 1s;
    QVERIFY(absent(metricsOf(r).ttft, why));
    QVERIFY(absent(metricsOf(r).longestStall, why));
}

void TestMetrics::aResponseCacheHitStaysOut()
{
    Reply r = wholeReply();
    r.facts.responseCacheHit = true;
    const ReplyMetrics m = metricsOf(r);
    QCOMPARE(m.leftOut, Absence::ResponseCache);
    QVERIFY(absent(m.answerTokensPerS, Absence::ResponseCache));
    QVERIFY(absent(m.overallTokensPerS, Absence::ResponseCache));
    QCOMPARE(m.e2e.value(), Ns(8s));
}

void TestMetrics::promptCacheTokensStayIn()
{
    Reply r = wholeReply();
    r.facts.usage.cachedInput = 40;
    QVERIFY(!metricsOf(r).leftOut);
    QCOMPARE(*metricsOf(r).answerTokensPerS, 40.0);
}

void TestMetrics::onlyAStreamHasSpeed()
{
    for (const TimingSource timing : {TimingSource::Whole, TimingSource::Poll}) {
        Reply r = wholeReply();
        r.timing = timing;
        r.clocks.firstReasoning = r.clocks.lastReasoning = r.clocks.firstAnswer = r.clocks.lastAnswer = std::nullopt;
        const ReplyMetrics m = metricsOf(r);
        QCOMPARE(m.leftOut, Absence::NotStreamed);
        QVERIFY(absent(m.ttft, Absence::NotStreamed));
        QVERIFY(absent(m.ttfa, Absence::NotStreamed));
        QVERIFY(absent(m.tpotMs, Absence::NotStreamed));
        QVERIFY(absent(m.answerTokensPerS, Absence::NotStreamed));
        QVERIFY(absent(m.overallTokensPerS, Absence::NotStreamed));
        QVERIFY(absent(m.longestStall, Absence::NotStreamed));
        QCOMPARE(m.e2e.value(), Ns(8100ms));
    }
}

void TestMetrics::aDoneReplyWithoutText()
{
    Reply r = wholeReply();
    r.clocks.firstReasoning = r.clocks.lastReasoning = r.clocks.firstAnswer = r.clocks.lastAnswer = std::nullopt;
    r.clocks.chunks = 0;
    ReplyMetrics m = metricsOf(r);
    QVERIFY(absent(m.ttft, Absence::NoText));
    QVERIFY(absent(m.e2e, Absence::NoText)); // a stream's end is no substitute for its text
    QVERIFY(absent(m.tpotMs, Absence::NoText));
    QVERIFY(absent(m.answerTokensPerS, Absence::NoText));

    r = wholeReply(); // reasoning only, cut by max_tokens
    r.clocks.firstAnswer = r.clocks.lastAnswer = std::nullopt;
    m = metricsOf(r);
    QCOMPARE(m.ttft.value(), Ns(500ms));
    QVERIFY(absent(m.ttfa, Absence::NoText));
    QCOMPARE(m.e2e.value(), Ns(2500ms));
    QVERIFY(absent(m.answerTokensPerS, Absence::NoText));
    QCOMPARE(*m.withReasoningTokensPerS, 150.0);
}

void TestMetrics::contradictions()
{
    Reply r = wholeReply();
    r.facts.usage.reasoning = 400; // more than there were
    QVERIFY(absent(metricsOf(r).answerTokensPerS, Absence::Inconsistent));
    r.facts.usage.reasoning = -1;
    QVERIFY(absent(metricsOf(r).answerTokensPerS, Absence::Inconsistent));
    r.facts.usage.output = -5;
    QVERIFY(absent(metricsOf(r).tpotMs, Absence::Inconsistent));
    QVERIFY(absent(metricsOf(r).overallTokensPerS, Absence::Inconsistent));
    r = wholeReply();
    r.clocks.requestSent = 20s;
    QVERIFY(absent(metricsOf(r).ttft, Absence::Inconsistent));
    QVERIFY(absent(metricsOf(r).e2e, Absence::Inconsistent));
}

void TestMetrics::stalls()
{
    Reply r = wholeReply();
    r.clocks.chunks = 1;
    QVERIFY(absent(metricsOf(r).longestStall, Absence::TooShort));
    r.clocks.chunks = 2;
    r.clocks.longestStall = Ns::zero();
    QCOMPARE(metricsOf(r).longestStall.value(), Ns::zero());
}

void TestMetrics::quantiles_data()
{
    QTest::addColumn<QList<double>>("samples");
    QTest::addColumn<int>("quantile");
    QTest::addColumn<double>("expected"); // negative: n too small
    const auto upTo = [](int n) {
        QList<double> list(n);
        std::iota(list.begin(), list.end(), 1.0);
        return list;
    };
    const auto row = [](const char *name, const QList<double> &samples, Quantile q, double expected) {
        QTest::newRow(name) << samples << int(q) << expected;
    };
    row("p50 of 0", {}, Quantile::P50, -1);
    row("p50 of 4", upTo(4), Quantile::P50, -1);
    row("p50 of 5", {9, 1, 5, 3, 7}, Quantile::P50, 5);
    row("p50 of 6", {9, 1, 5, 3, 7, 11}, Quantile::P50, 6);
    row("p50 of equals", {2, 2, 2, 2, 2}, Quantile::P50, 2);
    row("p90 of 9", upTo(9), Quantile::P90, -1);
    row("p90 of 10", upTo(10), Quantile::P90, 9.1);
    row("p90 of 11", upTo(11), Quantile::P90, 10);
    row("p95 of 19", upTo(19), Quantile::P95, -1);
    row("p95 of 20", upTo(20), Quantile::P95, 19.05);
    row("p95 of 21", upTo(21), Quantile::P95, 20);
    row("p99 of 99", upTo(99), Quantile::P99, -1);
    row("p99 of 100", upTo(100), Quantile::P99, 99.01);
    row("p10 of 9", upTo(9), Quantile::P10, -1);
    row("p10 of 10", upTo(10), Quantile::P10, 1.9);
    row("p25 of 4", upTo(4), Quantile::P25, -1);
    row("p25 of 5", upTo(5), Quantile::P25, 2);
    row("p25 of 6", upTo(6), Quantile::P25, 2.25);
    row("p75 of 5", upTo(5), Quantile::P75, 4);
    row("p75 of 6", upTo(6), Quantile::P75, 4.75);
}

void TestMetrics::quantiles()
{
    QFETCH(QList<double>, samples);
    QFETCH(int, quantile);
    QFETCH(double, expected);
    const std::optional<double> value = bakeoff::quantile(samples, Quantile(quantile));
    QCOMPARE(value.has_value(), expected >= 0);
    if (value)
        QCOMPARE(*value, expected);
    std::ranges::reverse(samples); // order does not matter
    QCOMPARE(bakeoff::quantile(samples, Quantile(quantile)), value);
}

void TestMetrics::quantilesOfHundredAreRanks()
{
    // n - 1 = 100: every percentile is a sample, to the last bit.
    std::vector<double> samples(101);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[(i * 37) % 101] = double(i) + 0.1;
    QCOMPARE(quantile(samples, Quantile::P50), 50.1);
    QCOMPARE(quantile(samples, Quantile::P90), 90.1);
    QCOMPARE(quantile(samples, Quantile::P95), 95.1);
    QCOMPARE(quantile(samples, Quantile::P99), 99.1);
}

void TestMetrics::quantilesOfMoneyAreExact()
{
    // Ten amounts beyond what a double holds exactly: p10 is at rank 0.9.
    constexpr qint64 base = 9'007'199'254'740'993; // 2^53 + 1
    QList<qint64> picos;
    for (qint64 i = 0; i < 10; ++i)
        picos.append(base + 100 * i);
    QCOMPARE(quantile(std::span<const qint64>(picos), Quantile::P10), base + 90);
    QCOMPARE(quantile(std::span<const qint64>(picos), Quantile::P90), base + 810);
    const auto median = [](QList<qint64> six) { return quantile(std::span<const qint64>(six), Quantile::P50); };
    QCOMPARE(median({0, 0, 2, 3, 9, 9}), 2);    // 2.5 to the even one
    QCOMPARE(median({9, 9, 3, 4, 0, 0}), 4);    // 3.5
    QCOMPARE(median({-9, -9, -3, -2, 0, 0}), -2); // -2.5
    QCOMPARE(median({-9, -9, -4, -3, 0, 0}), -4); // -3.5
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    QCOMPARE(median({-most, -most, -most, most, most, most}), 0);
    QVERIFY(!median({1, 2, 3, 4}));
}

void TestMetrics::quantilesAtAnyFraction()
{
    const std::vector<double> samples{4, 1, 3, 2};
    QCOMPARE(quantileAt(samples, 0), 1.0);
    QCOMPARE(quantileAt(samples, 25), 1.075);
    QCOMPARE(quantileAt(samples, 500), 2.5);
    QCOMPARE(quantileAt(samples, 1000), 4.0);
    QVERIFY(!quantileAt({}, 500));
}

void TestMetrics::namesAreDistinct()
{
    QSet<QString> seen;
    for (int i = 0; i <= int(Absence::Inconsistent); ++i)
        seen.insert(absenceName(Absence(i)));
    QCOMPARE(seen.size(), qsizetype(12));
}

QTEST_APPLESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
