// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/pricing.h"
#include "costs/tally.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

#include <limits>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

using Prices = QList<std::pair<PriceClass, const char *>>;

RateSet setOf(const Prices &prices)
{
    RateSet set;
    for (const auto &[c, decimal] : prices)
        set.take(c, QByteArrayView(decimal));
    return set;
}

RateCard cardOf(const Prices &prices)
{
    return {setOf(prices), {}, UtcMicros{1'790'000'000'000'000}, u"test catalogue"_s};
}

TokenUsage usageOf(std::optional<qint64> input, std::optional<qint64> cached, std::optional<qint64> written,
                   std::optional<qint64> output)
{
    return {input, cached, written, output, std::nullopt, std::nullopt};
}

UtcMicros at(int hour, int minute, int day = 22) // 2026-11-22 is a Sunday
{
    return UtcMicros::fromDateTime(QDateTime(QDate(2026, 11, day), QTime(hour, minute), QTimeZone::UTC));
}

/// "estimated 120", "billed 7" (picodollars), "unknown missing_price", or the kind of error.
QString outcome(const Result<PricedUsage> &priced)
{
    if (!priced)
        return errorKindName(priced.error().kind);
    const QString kind(chargeKindName(priced->cost.kind));
    if (!priced->cost.amount)
        return kind + u' ' + priced->basis.value("unknown"_L1).toString();
    return kind + u' ' + QString::number(priced->cost.amount->picos());
}

} // namespace

Q_DECLARE_METATYPE(bakeoff::RateCard)
Q_DECLARE_METATYPE(bakeoff::TokenUsage)

class TestPricing : public QObject {
    Q_OBJECT
private slots:
    void estimates_data();
    void estimates();
    void theBillWins();
    void aNegativeBillIsNone();
    void whatWasCutShortIsNotEstimated();
    void conditionsDecideThePrice_data();
    void conditionsDecideThePrice();
    void laterOverridesWinKeyByKey();
    void anOverrideCanTakeThePriceAway();
    void theRealDayNightModel_data();
    void theRealDayNightModel();
    void freeNeedsNoCount();
    void theBasisExplainsTheSum();
    void theBasisNamesTheRateThatStoodIn();
    void reasonsGoBothWays();
    void sandboxChargesStayApart();
};

void TestPricing::estimates_data()
{
    using enum PriceClass;
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    QTest::addColumn<RateCard>("card");
    QTest::addColumn<TokenUsage>("usage");
    QTest::addColumn<QString>("expected");
    const RateCard plain = cardOf({{Prompt, "0.000003"}, {Completion, "0.000015"}});
    const RateCard cache = cardOf({{Prompt, "0.000003"},
                                   {Completion, "0.000015"},
                                   {InputCacheRead, "0.0000003"},
                                   {InputCacheWrite, "0.00000375"}});
    const std::optional<qint64> no;

    QTest::newRow("prompt and completion") // 1000 x 3 + 200 x 15 = 6000 millionths of a dollar
        << plain << usageOf(1000, no, no, 200) << u"estimated 6000000000"_s;
    QTest::newRow("cached tokens are billed once") // (1000 - 600) x 3 + 600 x 0.3 + 200 x 15 = 4380
        << cache << usageOf(1000, 600, 0, 200) << u"estimated 4380000000"_s;
    QTest::newRow("cache read and write") // 100 x 3 + 600 x 0.3 + 300 x 3.75 + 0 = 1605
        << cache << usageOf(1000, 600, 300, 0) << u"estimated 1605000000"_s;
    QTest::newRow("all of it cached") << cache << usageOf(1000, 1000, 0, 0) << u"estimated 300000000"_s;
    QTest::newRow("missing cache rate: the prompt's") << plain << usageOf(1000, 600, 300, 200)
                                                      << u"estimated 6000000000"_s;
    QTest::newRow("cached count not given: all at the prompt's rate") << cache << usageOf(1000, no, no, 200)
                                                                      << u"estimated 6000000000"_s;
    QTest::newRow("a request fee") << cardOf({{Prompt, "0.000001"}, {Completion, "0"}, {Request, "0.005"}})
                                   << usageOf(1000, no, no, 9) << u"estimated 6000000000"_s;
    QTest::newRow("a request fee alone, no tokens at all")
        << cardOf({{Prompt, "0.000001"}, {Completion, "0.000001"}, {Request, "0.005"}}) << usageOf(0, no, no, 0)
        << u"estimated 5000000000"_s;
    QTest::newRow("variable request fee") << cardOf({{Prompt, "0"}, {Completion, "0"}, {Request, "-1"}})
                                          << usageOf(1000, no, no, 9) << u"unknown variable_price"_s;
    QTest::newRow("zero tokens cost zero") << plain << usageOf(0, 0, 0, 0) << u"estimated 0"_s;
    QTest::newRow("22 decimals, rounded once") // 600 x 83333.3333333333 = 49,999,999.99999998 picodollars
        << cardOf({{Prompt, "0"}, {Completion, "0.000001"}, {InputCacheWrite, "0.0000000833333333333333"}})
        << usageOf(600, no, 600, 0) << u"estimated 50000000"_s;
    QTest::newRow("no price list") << RateCard{} << usageOf(10, no, no, 10) << u"unknown no_prices"_s;
    QTest::newRow("missing completion rate") << cardOf({{Prompt, "0.000003"}}) << usageOf(10, no, no, 10)
                                             << u"unknown missing_price"_s;
    QTest::newRow("missing completion rate, nothing completed")
        << cardOf({{Prompt, "0.000003"}}) << usageOf(10, no, no, 0) << u"estimated 30000000"_s;
    QTest::newRow("missing prompt rate") << cardOf({{Completion, "0.000003"}}) << usageOf(10, no, no, 10)
                                         << u"unknown missing_price"_s;
    QTest::newRow("missing prompt rate, all cached at a known one")
        << cardOf({{Completion, "0.000003"}, {InputCacheRead, "0.000001"}}) << usageOf(10, 10, no, 1)
        << u"estimated 13000000"_s;
    QTest::newRow("missing cache and prompt rate") << cardOf({{Completion, "0.000003"}}) << usageOf(10, 10, no, 1)
                                                   << u"unknown missing_price"_s;
    QTest::newRow("variable price") << cardOf({{Prompt, "-1"}, {Completion, "-1"}}) << usageOf(10, no, no, 10)
                                    << u"unknown variable_price"_s;
    QTest::newRow("variable cache price does not fall back")
        << cardOf({{Prompt, "0.000003"}, {Completion, "0.000003"}, {InputCacheRead, "-1"}}) << usageOf(10, 5, no, 10)
        << u"unknown variable_price"_s;
    QTest::newRow("variable cache price, nothing cached")
        << cardOf({{Prompt, "0.000003"}, {Completion, "0.000003"}, {InputCacheRead, "-1"}}) << usageOf(10, 0, no, 10)
        << u"estimated 60000000"_s;
    QTest::newRow("cache falls back to a variable prompt price")
        << cardOf({{Prompt, "-1"}, {Completion, "0"}}) << usageOf(10, 10, no, 0) << u"unknown variable_price"_s;
    QTest::newRow("no prompt count") << plain << usageOf(no, no, no, 10) << u"unknown no_token_count"_s;
    QTest::newRow("no completion count") << plain << usageOf(10, no, no, no) << u"unknown no_token_count"_s;
    QTest::newRow("no count at all") << plain << TokenUsage{} << u"unknown no_token_count"_s;
    QTest::newRow("more cached than prompt") << cache << usageOf(10, 11, no, 10) << u"unknown inconsistent"_s;
    QTest::newRow("cached and written above prompt") << cache << usageOf(10, 6, 5, 10) << u"unknown inconsistent"_s;
    QTest::newRow("cached and written beyond 64 bits") << cache << usageOf(10, most, most, 10)
                                                       << u"unknown inconsistent"_s;
    QTest::newRow("negative count") << cache << usageOf(10, no, no, -1) << u"unknown inconsistent"_s;
    QTest::newRow("too much money") << plain << usageOf(most, no, no, most) << u"overflow"_s;
    RateCard bySecond = plain;
    bySecond.base.rates[PriceClass::Completion].unit = Unit::Second;
    QTest::newRow("a rate per second says nothing of tokens") << bySecond << usageOf(10, no, no, 10)
                                                              << u"unknown missing_price"_s;
}

void TestPricing::estimates()
{
    QFETCH(RateCard, card);
    QFETCH(TokenUsage, usage);
    QTEST(outcome(estimate(usage, card, at(12, 0))), "expected");
}

void TestPricing::theBillWins()
{
    using enum PriceClass;
    TokenUsage usage = usageOf(1000, 2000, std::nullopt, std::nullopt);
    usage.billed = Usd::fromPicos(120'000'000);
    const RateCard card = cardOf({{Prompt, "1"}, {Completion, "-1"}});
    const Result<PricedUsage> priced = estimate(usage, card, at(0, 0), Completeness::Partial);
    QVERIFY(priced);
    QCOMPARE(priced->cost, Cost::billed(Usd::fromPicos(120'000'000)));
    QVERIFY(priced->basis.isEmpty());
    usage.billed = Usd();
    QCOMPARE(outcome(estimate(usage, card, at(0, 0))), u"billed 0"_s);
}

void TestPricing::aNegativeBillIsNone()
{
    using enum PriceClass;
    TokenUsage usage = usageOf(10, std::nullopt, std::nullopt, 10);
    usage.billed = Usd::fromPicos(-1);
    const RateCard card = cardOf({{Prompt, "0.000001"}, {Completion, "0.000001"}});
    QCOMPARE(outcome(estimate(usage, card, at(0, 0))), u"estimated 20000000"_s);
}

void TestPricing::whatWasCutShortIsNotEstimated()
{
    using enum PriceClass;
    const RateCard card = cardOf({{Prompt, "0.000001"}, {Completion, "0.000001"}});
    const TokenUsage usage = usageOf(10, std::nullopt, std::nullopt, 10); // counts up to the break, not the bill's
    QCOMPARE(outcome(estimate(usage, card, at(0, 0), Completeness::Partial)), u"unknown partial"_s);
    QCOMPARE(outcome(estimate({}, card, at(0, 0), Completeness::Partial)), u"unknown partial"_s);
}

void TestPricing::conditionsDecideThePrice_data()
{
    QTest::addColumn<qint64>("minimum"); // -1: none
    QTest::addColumn<int>("start");      // -1: none
    QTest::addColumn<int>("end");
    QTest::addColumn<QList<int>>("days");
    QTest::addColumn<qint64>("tokens");
    QTest::addColumn<UtcMicros>("moment");
    QTest::addColumn<bool>("applies");
    const QList<int> any;
    const UtcMicros noon = at(12, 0);
    const auto row = [](const char *name, qint64 minimum, int start, int end, const QList<int> &days, qint64 tokens,
                        UtcMicros moment, bool applies) {
        QTest::newRow(name) << minimum << start << end << days << tokens << moment << applies;
    };
    row("no condition", -1, -1, -1, any, 1, noon, true);
    row("below the minimum", 200'000, -1, -1, any, 199'999, noon, false);
    row("at the minimum: not exceeded", 200'000, -1, -1, any, 200'000, noon, false);
    row("above the minimum", 200'000, -1, -1, any, 200'001, noon, true);
    row("minimum 0, no tokens", 0, -1, -1, any, 0, noon, false);
    row("before the window", -1, 1200, 1330, any, 1, at(11, 59), false);
    row("at its start", -1, 1200, 1330, any, 1, at(12, 0), true);
    row("in its last minute", -1, 1200, 1330, any, 1, at(13, 29), true);
    row("at its end", -1, 1200, 1330, any, 1, at(13, 30), false);
    row("over midnight, evening", -1, 2200, 130, any, 1, at(22, 0), true);
    row("over midnight, midnight", -1, 2200, 130, any, 1, at(0, 0), true);
    row("over midnight, its last minute", -1, 2200, 130, any, 1, at(1, 29), true);
    row("over midnight, its end", -1, 2200, 130, any, 1, at(1, 30), false);
    row("over midnight, noon", -1, 2200, 130, any, 1, noon, false);
    row("to midnight", -1, 2200, 0, any, 1, at(23, 59), true);
    row("to midnight as 2400", -1, 2200, 2400, any, 1, at(23, 59), true);
    row("to midnight, at midnight", -1, 2200, 0, any, 1, at(0, 0), false);
    row("empty window", -1, 1200, 1200, any, 1, noon, false);
    row("start alone", -1, 1200, -1, any, 1, at(23, 59), true);
    row("end alone", -1, -1, 1200, any, 1, at(11, 59), true);
    row("end alone, after it", -1, -1, 1200, any, 1, noon, false);
    row("its day", -1, -1, -1, {0, 3}, 1, at(0, 0, 22), true);
    row("its last minute", -1, -1, -1, {0}, 1, at(23, 59, 22), true);
    row("another day", -1, -1, -1, {0, 3}, 1, at(0, 0, 23), false);
    row("saturday", -1, -1, -1, {6}, 1, at(12, 0, 28), true);
    row("all conditions but one", 10, 1100, 1300, {0}, 10, noon, false);
    row("all conditions", 10, 1100, 1300, {0}, 11, noon, true);
    row("before 1970: a thursday's eve", -1, 2300, 0, {3}, 1, UtcMicros{-1}, true);
    row("1970-01-01 was a thursday", -1, -1, -1, {4}, 1, UtcMicros{0}, true);
}

void TestPricing::conditionsDecideThePrice()
{
    using enum PriceClass;
    QFETCH(qint64, minimum);
    QFETCH(int, start);
    QFETCH(int, end);
    QFETCH(QList<int>, days);
    QFETCH(qint64, tokens);
    QFETCH(UtcMicros, moment);
    QFETCH(bool, applies);
    RateCard card = cardOf({{Prompt, "0.000001"}});
    RateOverride o;
    if (minimum >= 0)
        o.minPromptTokens = minimum;
    if (start >= 0)
        o.utcStart = start;
    if (end >= 0)
        o.utcEnd = end;
    o.utcDays = days;
    o.rates = setOf({{Prompt, "0.000002"}});
    card.overrides = {o};
    QCOMPARE(effectiveRates(card, tokens, moment).rates.value(Prompt).toDecimal(),
             applies ? u"0.000002"_s : u"0.000001"_s);
}

void TestPricing::laterOverridesWinKeyByKey()
{
    using enum PriceClass;
    RateCard card = cardOf({{Prompt, "0.000001"}, {Completion, "0.000002"}, {InputCacheRead, "0.0000001"}});
    RateOverride first;
    first.minPromptTokens = 100;
    first.rates = setOf({{Prompt, "0.000003"}, {Completion, "0.000004"}});
    RateOverride never;
    never.minPromptTokens = 1'000'000;
    never.rates = setOf({{Prompt, "9"}});
    RateOverride last;
    last.minPromptTokens = 50;
    last.rates = setOf({{Prompt, "0.000005"}});
    card.overrides = {first, never, last};
    QList<int> applied;
    const RateSet set = effectiveRates(card, 101, at(0, 0), &applied);
    QCOMPARE(set, setOf({{Prompt, "0.000005"}, {Completion, "0.000004"}, {InputCacheRead, "0.0000001"}}));
    QCOMPARE(applied, (QList{0, 2}));
    // 101 x 5 + 10 x 4 millionths
    QCOMPARE(outcome(estimate(usageOf(101, 0, 0, 10), card, at(0, 0))), u"estimated 545000000"_s);
}

void TestPricing::anOverrideCanTakeThePriceAway()
{
    using enum PriceClass;
    RateCard card = cardOf({{Prompt, "0.000001"}, {Completion, "-1"}});
    RateOverride o;
    o.minPromptTokens = 100;
    o.rates = setOf({{Prompt, "-1"}, {Completion, "0.000002"}});
    card.overrides = {o};
    const RateSet set = effectiveRates(card, 101, at(0, 0));
    QCOMPARE(set.unknownClasses, QList{Prompt});
    QVERIFY(!set.rates.contains(Prompt));
    QCOMPARE(set.rates.value(Completion).toDecimal(), u"0.000002"_s);
    QCOMPARE(outcome(estimate(usageOf(101, 0, 0, 10), card, at(0, 0))), u"unknown variable_price"_s);
}

void TestPricing::theRealDayNightModel_data()
{
    QTest::addColumn<UtcMicros>("moment");
    QTest::addColumn<QString>("prompt");
    const auto row = [](const char *name, UtcMicros moment, const char *prompt) {
        QTest::newRow(name) << moment << QString::fromLatin1(prompt);
    };
    row("before one", at(0, 59), "0.00000022");
    row("one", at(1, 0), "0.00000044");
    row("four", at(4, 0), "0.00000022");
    row("six", at(6, 0), "0.00000044");
    row("ten", at(10, 0), "0.00000022");
    row("last minute of the day", at(23, 59), "0.00000022");
}

void TestPricing::theRealDayNightModel()
{
    QFile file(QStringLiteral(BAKEOFF_SOURCE_DIR "/tests/base/data/openrouter-prices.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    RateCard card;
    for (const QJsonValue &model : QJsonDocument::fromJson(file.readAll()).object().value("data"_L1).toArray()) {
        if (model.toObject().value("id"_L1).toString() != "deepseek/deepseek-v4-flash-vision-exp"_L1)
            continue;
        const QJsonObject pricing = model.toObject().value("pricing"_L1).toObject();
        card.base.take(PriceClass::Prompt, pricing.value("prompt"_L1).toString().toLatin1());
        for (const QJsonValue &value : pricing.value("overrides"_L1).toArray()) {
            RateOverride o;
            o.utcStart = value.toObject().value("utc_start"_L1).toInt();
            o.utcEnd = value.toObject().value("utc_end"_L1).toInt();
            o.rates.take(PriceClass::Prompt, value.toObject().value("prompt"_L1).toString().toLatin1());
            card.overrides.append(o);
        }
    }
    QCOMPARE(card.overrides.size(), qsizetype(4));
    QFETCH(UtcMicros, moment);
    QTEST(effectiveRates(card, 1, moment).rates.value(PriceClass::Prompt).toDecimal(), "prompt");
}

void TestPricing::freeNeedsNoCount()
{
    using enum PriceClass;
    const RateCard free = cardOf({{Prompt, "0"}, {Completion, "0"}, {WebSearch, "0.01"}});
    QVERIFY(isFree(free));
    QCOMPARE(outcome(estimate({}, free, at(0, 0))), u"estimated 0"_s);
    QCOMPARE(outcome(estimate({}, free, at(0, 0), Completeness::Partial)), u"estimated 0"_s);

    QVERIFY(!isFree(RateCard{}));
    QVERIFY(!isFree(cardOf({{Prompt, "0"}})));
    QVERIFY(!isFree(cardOf({{Prompt, "0"}, {Completion, "-1"}})));
    QVERIFY(!isFree(cardOf({{Prompt, "0"}, {Completion, "0"}, {Request, "0.01"}})));
    RateCard atNight = free;
    RateOverride o;
    o.utcStart = 600;
    o.rates = setOf({{Completion, "0.000001"}});
    atNight.overrides = {o};
    QVERIFY(!isFree(atNight));
    QCOMPARE(outcome(estimate({}, atNight, at(0, 0))), u"unknown no_token_count"_s);
}

void TestPricing::theBasisExplainsTheSum()
{
    using enum PriceClass;
    RateCard card = cardOf({{Prompt, "0.000003"}, {Completion, "0.000015"}, {InputCacheRead, "0.0000003"}});
    RateOverride o;
    o.minPromptTokens = 500;
    o.rates = setOf({{Completion, "0.00002"}});
    card.overrides = {o};
    const UtcMicros moment = at(9, 30);
    const Result<PricedUsage> priced = estimate(usageOf(1000, 600, 0, 200), card, moment);
    QVERIFY(priced);
    const QJsonObject basis = priced->basis;
    QCOMPARE(basis.value("at_us"_L1).toInteger(), moment.value);
    QCOMPARE(basis.value("overrides"_L1).toArray(), QJsonArray{0});
    const Result<RateCard> prices = RateCard::fromJson(basis.value("prices"_L1).toObject());
    QVERIFY(prices);
    QCOMPARE(prices->base, effectiveRates(card, 1000, moment));
    QCOMPARE(prices->readOn, card.readOn);
    QCOMPARE(prices->source, card.source);

    // Whoever reads the lines arrives at the same amount.
    QList<ChargeLine> lines;
    for (const QJsonValue &value : basis.value("lines"_L1).toArray()) {
        const QJsonObject line = value.toObject();
        const auto rate = Rate::fromDecimal(line.value("usd"_L1).toString().toLatin1(), Unit::Token);
        QVERIFY(rate);
        lines.append({line.value("quantity"_L1).toInteger(), *rate});
    }
    QCOMPARE(lines.size(), qsizetype(3));
    QCOMPARE(sumOf(lines).value(), *priced->cost.amount);
    QCOMPARE(priced->cost.amount->picos(), 400 * 3'000'000 + 600 * 300'000 + 200 * 20'000'000ll);
}

void TestPricing::theBasisNamesTheRateThatStoodIn()
{
    using enum PriceClass;
    const RateCard card = cardOf({{Prompt, "0.000003"}, {Completion, "0.000015"}});
    const Result<PricedUsage> priced = estimate(usageOf(10, 10, 0, 0), card, at(0, 0));
    QVERIFY(priced);
    const QJsonArray lines = priced->basis.value("lines"_L1).toArray();
    QCOMPARE(lines.size(), qsizetype(1));
    QCOMPARE(lines.first().toObject().value("class"_L1).toString(), u"input_cache_read"_s);
    QCOMPARE(lines.first().toObject().value("rate_of"_L1).toString(), u"prompt"_s);
}

void TestPricing::reasonsGoBothWays()
{
    using enum UnknownCost;
    for (const UnknownCost reason : {NoPrices, VariablePrice, MissingPrice, NoTokenCount, Partial, Inconsistent})
        QCOMPARE(unknownCostFromName(QString(unknownCostName(reason))), reason);
    QCOMPARE(unknownCostFromName(u"bored"), std::nullopt);
}

void TestPricing::sandboxChargesStayApart()
{
    CostTally tally;
    tally.add(Cost::billed(Usd::fromPicos(3)), false);
    tally.add(Cost::billed(Usd::fromPicos(5)), true);
    tally.add(Cost::unknown(), true);
    CostTally sum;
    sum.add(tally);
    sum.add(tally);
    QCOMPARE(sum.real, (CostTotal{Usd::fromPicos(6), Usd(), 0, 2, false}));
    QCOMPARE(sum.sandbox, (CostTotal{Usd::fromPicos(10), Usd(), 2, 4, false}));
}

QTEST_APPLESS_MAIN(TestPricing)
#include "tst_pricing.moc"
