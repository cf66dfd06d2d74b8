// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/money.h"
#include "base/ratecard.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

// An independent reference: natural numbers as decimal strings, by the methods taught in school.
using Big = std::string;

Big stripped(Big n)
{
    n.erase(0, std::min(n.find_first_not_of('0'), n.size()));
    return n.empty() ? "0" : n;
}

Big plus(Big a, Big b)
{
    const std::size_t size = std::max(a.size(), b.size()) + 1;
    a.insert(0, size - a.size(), '0');
    b.insert(0, size - b.size(), '0');
    int carry = 0;
    for (std::size_t i = size; i-- > 0;) {
        const int digit = (a[i] - '0') + (b[i] - '0') + carry;
        a[i] = char('0' + digit % 10);
        carry = digit / 10;
    }
    return stripped(a);
}

Big times(const Big &a, const Big &b)
{
    Big sum = "0";
    for (std::size_t i = 0; i < b.size(); ++i) {
        Big row = "0";
        for (int n = b[i] - '0'; n > 0; --n)
            row = plus(row, a);
        sum = plus(sum, row + Big(b.size() - 1 - i, '0'));
    }
    return sum;
}

/// n / 10^digits, half to even.
Big roundedAt(const Big &n, std::size_t digits)
{
    Big padded = n;
    if (padded.size() <= digits)
        padded.insert(0, digits + 1 - padded.size(), '0');
    const Big whole = padded.substr(0, padded.size() - digits);
    const Big rest = padded.substr(padded.size() - digits);
    const Big half = digits == 0 ? Big() : "5" + Big(digits - 1, '0');
    const bool odd = (whole.back() - '0') % 2 == 1;
    const bool up = digits > 0 && (rest > half || (rest == half && odd));
    return stripped(up ? plus(whole, "1") : whole);
}

bool fitsPicos(const Big &n)
{
    const Big most = "9223372036854775807";
    return n.size() < most.size() || (n.size() == most.size() && n <= most);
}

QString outcome(const Result<Usd> &result)
{
    return result ? QString::number(result->picos()) : errorKindName(result.error().kind);
}

} // namespace

class TestMoney : public QObject {
    Q_OBJECT
private slots:
    void readsAmounts_data();
    void readsAmounts();
    void roundsEveryHalfToEven();
    void printsAmountsExactly_data();
    void printsAmountsExactly();
    void everyPrintedAmountIsReadBack();
    void addsWithoutWrapping();
    void readsRates_data();
    void readsRates();
    void sumsCharges_data();
    void sumsCharges();
    void sumsLikeSchoolArithmetic();
    void realPricesComeBackAsWritten();
    void totalsNeverHideWhatIsMissing();
    void aTotalThatOverflowsSaysSo();
    void namesGoBothWays();
};

void TestMoney::readsAmounts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected"); // picodollars, or the kind of error
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(expected);
    };
    row("0", "0");
    row("-0", "0");
    row("0.0", "0");
    row("0e999999999999999999999999", "0");
    row("1", "1000000000000");
    row("-3", "-3000000000000");
    row("007.5", "7500000000000");
    row("0.00012", "120000000");
    row("1e-7", "100000");
    row("1E-7", "100000");
    row("1.5e+2", "150000000000000");
    row("12.5e-13", "1"); // 1.25 picodollars
    row("9223372.036854775807", "9223372036854775807");
    row("9223372.0368547758074999", "9223372036854775807");
    row("9223372.0368547758075", "overflow"); // the half rounds up to the even number that no longer fits
    row("9223372.036854775808", "overflow");
    row("-9223372.036854775808", "-9223372036854775808");
    row("-9223372.0368547758085", "-9223372036854775808");
    row("-9223372.036854775809", "overflow");
    row("922337203685477580700000e-17", "9223372036854775807");
    row("10000000", "overflow");
    row("1e7", "overflow");
    row("1e99999999999999999999", "overflow");
    row("1e-99999999999999999999", "0");
    row("0.0000000000005", "0"); // half a picodollar: to the even 0
    row("0.0000000000005000000000000000000000000000000000001", "1");
    row("0.0000000000015", "2");
    row("0.0000000000025", "2");
    row("0.00000000000049999999999999999999999999999999999999", "0");
    row("-0.0000000000015", "-2");
    row("-0.0000000000005", "0");
    row("0.0000000833333333333333", "83333"); // 22 decimals, from a real price list
    row("5e-13", "0");
    row("5.0000001e-13", "1");
    row("4e-13", "0");
    row("9e-14", "0");
    row("", "bad_input");
    row("-", "bad_input");
    row("+1", "bad_input");
    row(".5", "bad_input");
    row("5.", "bad_input");
    row("1e", "bad_input");
    row("1e+", "bad_input");
    row("1.e3", "bad_input");
    row("1,000", "bad_input");
    row(" 1", "bad_input");
    row("1 ", "bad_input");
    row("1.2.3", "bad_input");
    row("0x10", "bad_input");
    row("NaN", "bad_input");
    row("inf", "bad_input");
    row("--1", "bad_input");
    row("\xD9\xA1", "bad_input"); // Arabic-Indic digit one
}

void TestMoney::readsAmounts()
{
    QFETCH(QByteArray, text);
    QTEST(outcome(Usd::fromDecimal(text)), "expected");
}

void TestMoney::roundsEveryHalfToEven()
{
    // Every digit before the half, with a little less, exactly and a little more than half; both signs.
    for (int last = 0; last <= 9; ++last) {
        for (const char sign : {'+', '-'}) {
            const qint64 s = sign == '-' ? -1 : 1;
            const QByteArray head = (sign == '-' ? "-"_ba : ""_ba) + "0.00000000001" + char('0' + last);
            const qint64 base = 10 + last;
            const qint64 even = base + base % 2;
            QCOMPARE(Usd::fromDecimal(head + "4999999999999999999999")->picos(), s * base);
            QCOMPARE(Usd::fromDecimal(head + "5")->picos(), s * even);
            QCOMPARE(Usd::fromDecimal(head + "5000000000000000000000")->picos(), s * even);
            QCOMPARE(Usd::fromDecimal(head + "5000000000000000000001")->picos(), s * (base + 1));
            for (int next = 0; next <= 9; ++next) {
                if (next != 5)
                    QCOMPARE(Usd::fromDecimal(head + char('0' + next))->picos(), s * (next > 5 ? base + 1 : base));
            }
        }
    }
}

void TestMoney::printsAmountsExactly_data()
{
    QTest::addColumn<qint64>("picos");
    QTest::addColumn<QString>("expected");
    const auto row = [](qint64 picos, const char *expected) {
        QTest::newRow(expected) << picos << QString::fromLatin1(expected);
    };
    row(0, "0");
    row(1, "0.000000000001");
    row(-1, "-0.000000000001");
    row(120'000'000, "0.00012");
    row(1'000'000'000'000, "1");
    row(-3'000'000'000'000, "-3");
    row(10'000'000'000'000, "10");
    row(1'230'000'000'000, "1.23");
    row(std::numeric_limits<qint64>::max(), "9223372.036854775807");
    row(std::numeric_limits<qint64>::min(), "-9223372.036854775808");
}

void TestMoney::printsAmountsExactly()
{
    QFETCH(qint64, picos);
    QTEST(Usd::fromPicos(picos).toDecimal(), "expected");
}

void TestMoney::everyPrintedAmountIsReadBack()
{
    QRandomGenerator random(20'261'122);
    for (int i = 0; i < 20'000; ++i) {
        const Usd amount = Usd::fromPicos(qint64(random.generate64()) >> random.bounded(64));
        const Result<Usd> back = Usd::fromDecimal(amount.toDecimal().toLatin1());
        QVERIFY2(back && *back == amount, qPrintable(amount.toDecimal()));
    }
}

void TestMoney::addsWithoutWrapping()
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    constexpr qint64 least = std::numeric_limits<qint64>::min();
    const auto sum = [](qint64 a, qint64 b) { return outcome(Usd::add(Usd::fromPicos(a), Usd::fromPicos(b))); };
    QCOMPARE(sum(1, 2), u"3"_s);
    QCOMPARE(sum(most, 0), QString::number(most));
    QCOMPARE(sum(most, least), u"-1"_s);
    QCOMPARE(sum(most, 1), u"overflow"_s);
    QCOMPARE(sum(least, -1), u"overflow"_s);
}

void TestMoney::readsRates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("printed"); // null: no rate
    const auto row = [](const char *text, const char *printed) {
        QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(printed);
    };
    row("0.0000000125", "0.0000000125");
    row("0.50", "0.50");
    row("0", "0");
    row("0.00", "0.00");
    row("-0", "0");
    row("3", "3");
    row("1e-7", "0.0000001");
    row("1.25E-6", "0.00000125");
    row("1.5e3", "1500");
    row("0e-7", "0");
    row("0.0000000833333333333333", "0.0000000833333333333333");
    row("9223372036854775807", "9223372036854775807");
    row("0.9223372036854775807", "0.9223372036854775807");
    row("1e-40", "0.0000000000000000000000000000000000000001");
    row("10e-41", "0.0000000000000000000000000000000000000001");
    row("1.000000000000000000000000000000000000000000", "1.000000000000000000"); // as many zeros as 19 digits hold
    row("-1", nullptr);
    row("-0.0001", nullptr);
    row("9223372036854775808", nullptr);
    row("1e19", nullptr);
    row("1e-41", nullptr);
    row("0.12345678901234567891", nullptr); // 20 significant digits: not exactly representable, so not at all
    row("", nullptr);
    row("free", nullptr);
}

void TestMoney::readsRates()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, printed);
    const std::optional<Rate> rate = Rate::fromDecimal(text, Unit::Second);
    QCOMPARE(rate.has_value(), !printed.isEmpty());
    if (rate) {
        QCOMPARE(rate->toDecimal(), printed);
        QCOMPARE(rate->unit, Unit::Second);
        QCOMPARE(Rate::fromDecimal(printed.toLatin1(), Unit::Second), rate);
        QCOMPARE(rate->isFree(), printed.toDouble() == 0.0);
    }
}

void TestMoney::sumsCharges_data()
{
    QTest::addColumn<QList<ChargeLine>>("lines");
    QTest::addColumn<QString>("expected");
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    const auto line = [](qint64 quantity, qint64 mantissa, int scale) {
        return ChargeLine{quantity, Rate{mantissa, scale, Unit::Token}};
    };
    QTest::newRow("nothing") << QList<ChargeLine>{} << u"0"_s;
    QTest::newRow("free") << QList{line(1'000'000, 0, 0)} << u"0"_s;
    QTest::newRow("one token") << QList{line(1, 125, 10)} << u"12500"_s;
    QTest::newRow("a thousandfold sum that doubles get wrong")
        << QList<ChargeLine>(1000, line(1, 375, 10)) << u"37500000"_s;
    QTest::newRow("rounded once, not per line") // 4 x 0.25 picodollars
        << QList<ChargeLine>(4, line(1, 25, 14)) << u"1"_s;
    QTest::newRow("half to even, down") << QList{line(1, 5, 13)} << u"0"_s;
    QTest::newRow("half to even, up") << QList{line(3, 5, 13)} << u"2"_s;
    QTest::newRow("half plus the smallest rate")
        << QList{line(1, 5, 13), line(1, 1, 40)} << u"1"_s;
    QTest::newRow("half less the smallest rate")
        << QList{line(1, 4'999'999'999'999'999'999, 31)} << u"0"_s;
    QTest::newRow("coarse and fine rates in one sum") // would need 133 bits on one common scale
        << QList{line(1, 1000, 0), line(1, 1, 40)} << u"1000000000000000"_s;
    QTest::newRow("22 decimals x a million tokens")
        << QList{line(1'000'000, 833'333'333'333'333, 22)} << u"83333333333"_s;
    QTest::newRow("the most that fits") << QList{line(1, most, 12)} << QString::number(most);
    QTest::newRow("most quantity x most mantissa, small scale") << QList{line(most, most, 12)} << u"overflow"_s;
    QTest::newRow("most quantity x most mantissa, large scale") // 8.507…e37 x 10^-40 = 0.00850705917302346155…
        << QList{line(most, most, 40)} << u"8507059173"_s;
    QTest::newRow("one beyond, by addition") << QList{line(1, most, 12), line(1, 1, 12)} << u"overflow"_s;
    QTest::newRow("one beyond, by rounding") << QList{line(1, most, 12), line(1, 5, 13)} << u"overflow"_s;
    QTest::newRow("one beyond, by carrying")
        << QList{line(1, most, 12), line(1, 9, 13), line(1, 1, 13)} << u"overflow"_s;
    QTest::newRow("dollars by the million") << QList{line(9'223'373, 1, 0)} << u"overflow"_s;
    QTest::newRow("wraps 128 bits to something small")
        << QList{line(most, most, 0), line(most, most, 0)} << u"overflow"_s;
    QTest::newRow("negative quantity") << QList{line(-1, 1, 6)} << u"bad_input"_s;
    QTest::newRow("negative rate") << QList{line(1, -1, 6)} << u"bad_input"_s;
    QTest::newRow("scale beyond the range") << QList{line(1, 1, 41)} << u"bad_input"_s;
}

void TestMoney::sumsCharges()
{
    QFETCH(QList<ChargeLine>, lines);
    QTEST(outcome(sumOf(lines)), "expected");
}

void TestMoney::sumsLikeSchoolArithmetic()
{
    QRandomGenerator random(6);
    int overflows = 0;
    for (int round = 0; round < 3'000; ++round) {
        QList<ChargeLine> lines;
        Big exact = "0"; // in units of 10^-40 dollars
        for (int n = random.bounded(1, 6); n > 0; --n) {
            const qint64 quantity = qint64(random.generate64() >> random.bounded(1, 64));
            qint64 mantissa = qint64(random.generate64() >> random.bounded(1, 64));
            int scale = random.bounded(41);
            if (random.bounded(4) == 0) { // near a half more often than chance would have it
                mantissa = 5;
                scale = 13;
            }
            lines.append({quantity, Rate{mantissa, scale, Unit::Token}});
            const Big product = times(std::to_string(quantity), std::to_string(mantissa));
            exact = plus(exact, product + Big(std::size_t(40 - scale), '0'));
        }
        const Big picos = roundedAt(stripped(exact), 28);
        const QString expected = fitsPicos(picos) ? QString::fromStdString(picos) : u"overflow"_s;
        overflows += fitsPicos(picos) ? 0 : 1;
        QCOMPARE(outcome(sumOf(lines)), expected);
    }
    QVERIFY(overflows > 300 && overflows < 2'700); // both sides of the border were visited
}

void TestMoney::realPricesComeBackAsWritten()
{
    QFile file(QStringLiteral(BAKEOFF_SOURCE_DIR "/tests/base/data/openrouter-prices.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray models = QJsonDocument::fromJson(file.readAll()).object().value("data"_L1).toArray();
    int prices = 0;
    const auto check = [&prices](const QJsonObject &pricing) {
        for (auto it = pricing.begin(); it != pricing.end(); ++it) {
            if (!it->isString())
                continue;
            const QByteArray text = it->toString().toLatin1();
            const std::optional<PriceClass> priceClass = priceClassFromName(it.key());
            QVERIFY2(priceClass, qPrintable(it.key()));
            const std::optional<Rate> rate = Rate::fromDecimal(text, priceClassUnit(*priceClass));
            QCOMPARE(rate.has_value(), text != "-1");
            if (rate)
                QCOMPARE(rate->toDecimal().toLatin1(), text);
            ++prices;
        }
    };
    for (const QJsonValue &model : models) {
        const QJsonObject pricing = model.toObject().value("pricing"_L1).toObject();
        check(pricing);
        for (const QJsonValue &conditional : pricing.value("overrides"_L1).toArray())
            check(conditional.toObject());
    }
    QVERIFY(prices > 80);
}

void TestMoney::totalsNeverHideWhatIsMissing()
{
    CostTotal total;
    total.add(Cost::billed(Usd::fromPicos(5)));
    total.add(Cost::estimated(Usd::fromPicos(7)));
    total.add(Cost::unknown());
    total.add(Cost{ChargeKind::Billed, std::nullopt}); // no amount is no zero
    QCOMPARE(total, (CostTotal{Usd::fromPicos(5), Usd::fromPicos(7), 2, 4, false}));
    QCOMPARE(total.known()->picos(), 12);

    CostTotal twice = total;
    twice.add(total);
    QCOMPARE(twice, (CostTotal{Usd::fromPicos(10), Usd::fromPicos(14), 4, 8, false}));
}

void TestMoney::aTotalThatOverflowsSaysSo()
{
    const Usd most = Usd::fromPicos(std::numeric_limits<qint64>::max());
    CostTotal total;
    total.add(Cost::billed(most));
    total.add(Cost::billed(Usd::fromPicos(1)));
    QVERIFY(total.overflow);
    QCOMPARE(total.billed, most); // a lower bound
    QCOMPARE(total.count, 2);

    CostTotal both;
    both.add(Cost::billed(most));
    both.add(Cost::estimated(most));
    QVERIFY(!both.overflow);
    QCOMPARE(outcome(both.known()), u"overflow"_s);

    CostTotal outer;
    outer.add(total);
    QVERIFY(outer.overflow);
}

void TestMoney::namesGoBothWays()
{
    for (const Unit unit : {Unit::Token, Unit::Request, Unit::Second, Unit::Image, Unit::Character, Unit::Search,
                            Unit::Megapixel}) {
        QCOMPARE(unitFromName(QString(unitName(unit))), unit);
    }
    for (const ChargeKind kind : {ChargeKind::Billed, ChargeKind::Estimated, ChargeKind::Unknown})
        QCOMPARE(chargeKindFromName(QString(chargeKindName(kind))), kind);
    QCOMPARE(chargeKindName(ChargeKind::Billed), "billed"_L1);
    QCOMPARE(chargeKindFromName(u"free"), std::nullopt);
    QCOMPARE(unitFromName(u""), std::nullopt);
}

QTEST_APPLESS_MAIN(TestMoney)
#include "tst_money.moc"
