// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/budget.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

Usd usd(const char *decimal)
{
    return Usd::fromDecimal(decimal).value();
}

BudgetState state(BudgetScope scope, const char *cap, const char *spent = "0", const char *held = "0",
                  const QString &provider = {}, int warnPercent = 80)
{
    BudgetState state{.budget = {scope, provider, usd(cap), warnPercent}, .spent = {}, .held = usd(held)};
    state.spent.add(Cost::billed(usd(spent)));
    return state;
}

BudgetRequest request(const QList<const char *> &uppers, const QString &provider = u"or"_s)
{
    BudgetRequest request;
    request.run = newId(UtcMicros{1});
    for (const char *upper : uppers) {
        request.reservations.append({.subject = newId(UtcMicros{1}),
                                     .provider = provider,
                                     .upper = upper ? std::optional(usd(upper)) : std::nullopt});
    }
    return request;
}

} // namespace

Q_DECLARE_METATYPE(bakeoff::BudgetState)
Q_DECLARE_METATYPE(bakeoff::BudgetRequest)

class TestBudget : public QObject {
    Q_OBJECT
private slots:
    void refuses_data();
    void refuses();
    void warns_data();
    void warns();
    void whatIsLeft();
    void checks_data();
    void checks();
    void aRefusalIsReadBack_data();
    void aRefusalIsReadBack();
    void neverMoreThanTheCap();
};

void TestBudget::refuses_data()
{
    QTest::addColumn<QList<BudgetState>>("states");
    QTest::addColumn<BudgetRequest>("asked");
    QTest::addColumn<QString>("detail"); // empty: allowed
    using enum BudgetScope;
    const auto day = state(Day, "5", "4", "0.5");
    const BudgetRequest half = request({"0.25", "0.25"});
    BudgetRequest allowed = request({nullptr, "0.1"});
    allowed.allowUnknownPrice = true;
    BudgetRequest capped = request({"0.2", "0.2"});
    capped.runCap = usd("0.3");
    BudgetRequest cappedUnknown = request({nullptr});
    cappedUnknown.runCap = usd("3");

    QTest::newRow("no budget") << QList<BudgetState>{} << request({"1000000"}) << QString();
    QTest::newRow("no budget, no price") << QList<BudgetState>{} << request({nullptr}) << QString();
    QTest::newRow("just fits") << QList{day} << half << QString();
    QTest::newRow("one picodollar more") << QList{day} << request({"0.500000000001"})
                                         << u"budget scope=day provider= cap=5 spent=4 held=0.5 asked=0.500000000001 unknown=0"_s;
    QTest::newRow("together too much") << QList{day} << request({"0.3", "0.3"})
                                       << u"budget scope=day provider= cap=5 spent=4 held=0.5 asked=0.6 unknown=0"_s;
    QTest::newRow("nothing asked, cap passed") << QList{state(Day, "5", "9")} << request({}) << QString();
    QTest::newRow("free, cap passed") << QList{state(Day, "5", "9")} << request({"0", "0"}) << QString();
    QTest::newRow("a cap of nothing") << QList{state(Day, "0")} << request({"0.000000000001"})
                                      << u"budget scope=day provider= cap=0 spent=0 held=0 asked=0.000000000001 unknown=0"_s;
    QTest::newRow("a cap of nothing, free") << QList{state(Day, "0")} << request({"0"}) << QString();
    QTest::newRow("no price under a cap") << QList{state(Month, "5")} << request({"1", nullptr})
                                          << u"budget scope=month provider= cap=5 spent=0 held=0 asked=1 unknown=1"_s;
    QTest::newRow("no price, allowed") << QList{state(Month, "5")} << allowed << QString();
    QTest::newRow("no price, allowed, the rest too much") << QList{state(Month, "0.05")} << allowed
                                                          << u"budget scope=month provider= cap=0.05 spent=0 held=0 asked=0.1 unknown=0"_s;
    QTest::newRow("the cap is told before the price") << QList{state(Day, "9"), state(Month, "5", "5")} << request({"1", nullptr})
                                                      << u"budget scope=month provider= cap=5 spent=5 held=0 asked=1 unknown=0"_s;
    QTest::newRow("another provider's") << QList{state(Day, "0", "0", "0", u"other"_s)} << half << QString();
    QTest::newRow("another provider's, no price") << QList{state(Day, "0", "0", "0", u"other"_s)} << request({nullptr}) << QString();
    QTest::newRow("this provider's") << QList{state(Day, "100"), state(Day, "0.4", "0", "0", u"or"_s)} << half
                                     << u"budget scope=day provider=or cap=0.4 spent=0 held=0 asked=0.5 unknown=0"_s;
    QTest::newRow("the narrow one is told") << QList{state(Month, "0.1"), state(Day, "0.1"), state(Day, "0.1", "0", "0", u"or"_s)} << half
                                            << u"budget scope=day provider=or cap=0.1 spent=0 held=0 asked=0.5 unknown=0"_s;
    QTest::newRow("run") << QList{state(Run, "0.4")} << half
                         << u"budget scope=run provider= cap=0.4 spent=0 held=0 asked=0.5 unknown=0"_s;
    QTest::newRow("this run's own cap") << QList<BudgetState>{} << capped
                                        << u"budget scope=run provider= cap=0.3 spent=0 held=0 asked=0.4 unknown=0"_s;
    QTest::newRow("this run's own cap, no price") << QList<BudgetState>{} << cappedUnknown
                                                  << u"budget scope=run provider= cap=3 spent=0 held=0 asked=0 unknown=1"_s;
    BudgetState endless = state(Day, "5");
    endless.spent.overflow = true;
    QTest::newRow("spent beyond counting") << QList{endless} << request({"0.1"})
                                           << u"budget scope=day provider= cap=5 spent=9223372.036854775807 held=0 asked=0.1 unknown=0"_s;
    QTest::newRow("asked beyond counting") << QList{day} << request({"9000000", "9000000"})
                                           << u"budget scope=day provider= cap=5 spent=4 held=0.5 asked=9223372.036854775807 unknown=0"_s;
}

void TestBudget::refuses()
{
    QFETCH(QList<BudgetState>, states);
    QFETCH(BudgetRequest, asked);
    QFETCH(QString, detail);
    const auto refusal = refusalOf(asked, states);
    QCOMPARE(refusal ? budgetRefusalDetail(*refusal) : QString(), detail);
}

void TestBudget::warns_data()
{
    QTest::addColumn<QList<BudgetState>>("states");
    QTest::addColumn<BudgetRequest>("asked");
    QTest::addColumn<QString>("cap"); // of the budget that is warned of; empty: none
    using enum BudgetScope;
    QTest::newRow("far") << QList{state(Day, "5", "1")} << request({"1"}) << QString();
    QTest::newRow("below by one picodollar") << QList{state(Day, "5", "3")} << request({"0.999999999999"}) << QString();
    QTest::newRow("reaches 80 %") << QList{state(Day, "5", "3", "0.5")} << request({"0.5"}) << u"5"_s;
    QTest::newRow("was there before") << QList{state(Day, "5", "4.5")} << request({"0.1"}) << u"5"_s;
    QTest::newRow("free") << QList{state(Day, "5", "4.5")} << request({"0"}) << QString();
    QTest::newRow("rounded up") << QList{state(Day, "0.000000000003", "0", "0", {}, 50)} << request({"0.000000000001"}) << QString();
    QTest::newRow("the fullest") << QList{state(Day, "5", "4"), state(Month, "50", "49")} << request({"0.1"}) << u"50"_s;
    QTest::newRow("only where it is refused") << QList{state(Day, "5", "4", "0", {}, 100)} << request({"0.9"}) << QString();
}

void TestBudget::warns()
{
    QFETCH(QList<BudgetState>, states);
    QFETCH(BudgetRequest, asked);
    QFETCH(QString, cap);
    const auto warning = warningOf(asked, states);
    QCOMPARE(warning ? warning->budget.cap.toDecimal() : QString(), cap);
    QVERIFY(!refusalOf(asked, states));
}

void TestBudget::whatIsLeft()
{
    const BudgetState half = state(BudgetScope::Day, "5", "2", "0.5");
    QCOMPARE(half.left(), usd("2.5"));
    QVERIFY(!half.isWarning());
    QVERIFY(!half.isReached());
    const BudgetState full = state(BudgetScope::Day, "5", "4", "1");
    QCOMPARE(full.left(), Usd());
    QVERIFY(full.isWarning());
    QVERIFY(full.isReached());
    QCOMPARE(state(BudgetScope::Day, "5", "7").left(), Usd());
    QVERIFY(state(BudgetScope::Day, "5", "4").isWarning());
    QVERIFY(!state(BudgetScope::Day, "5", "3.999999999999").isWarning());
}

void TestBudget::checks_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<qint64>("cap");
    QTest::addColumn<int>("percent");
    QTest::addColumn<bool>("good");
    QTest::newRow("good") << u"or"_s << qint64{1} << 80 << true;
    QTest::newRow("nothing may be spent") << QString() << qint64{0} << 100 << true;
    QTest::newRow("most") << QString() << std::numeric_limits<qint64>::max() << 1 << true;
    QTest::newRow("negative") << QString() << qint64{-1} << 80 << false;
    QTest::newRow("0 %") << QString() << qint64{1} << 0 << false;
    QTest::newRow("101 %") << QString() << qint64{1} << 101 << false;
    QTest::newRow("a slash") << u"or/m"_s << qint64{1} << 80 << false;
    QTest::newRow("too long") << QString(65, u'x') << qint64{1} << 80 << false;
}

void TestBudget::checks()
{
    QFETCH(QString, provider);
    QFETCH(qint64, cap);
    QFETCH(int, percent);
    QFETCH(bool, good);
    QCOMPARE(checkBudget({BudgetScope::Day, provider, Usd::fromPicos(cap), percent}).ok(), good);
}

void TestBudget::aRefusalIsReadBack_data()
{
    QTest::addColumn<QString>("provider");
    QTest::newRow("all") << QString();
    QTest::newRow("plain") << u"openrouter"_s;
    QTest::newRow("with spaces and signs") << u"My server = 100 %25 of ünser"_s;
}

void TestBudget::aRefusalIsReadBack()
{
    QFETCH(QString, provider);
    const BudgetRefusal refusal{.budget = {BudgetScope::Month, provider, usd("12.5"), 80},
                                .spent = usd("12.000000000001"),
                                .held = usd("0.4"),
                                .asked = usd("3"),
                                .unknown = 2};
    const Error error{.kind = ErrorKind::BudgetReached, .detail = budgetRefusalDetail(refusal)};
    QCOMPARE(budgetRefusal(error), std::optional(refusal));
    QVERIFY(!budgetRefusal({.kind = ErrorKind::BadInput, .detail = error.detail}));
    for (const QString &other : {QString(), u"budget"_s, u"budget scope=day"_s, QString(error.detail).replace(u"cap"_s, u"kap"_s),
                                 QString(error.detail).replace(u"12.5"_s, u"much"_s)})
        QVERIFY(!budgetRefusal({.kind = ErrorKind::BudgetReached, .detail = other}));
}

/// Whatever is asked in whatever order: while only what is allowed is held, and costs no more than was held, no budget
/// is ever passed.
void TestBudget::neverMoreThanTheCap()
{
    QRandomGenerator random(20261122);
    for (int round = 0; round < 300; ++round) {
        const QStringList providers{u"a"_s, u"b"_s, u"c"_s};
        QList<BudgetState> states;
        for (int i = random.bounded(1, 5); i > 0; --i) {
            const QString provider = QStringList{QString(), u"a"_s, u"b"_s}.at(random.bounded(3));
            const auto scope = random.bounded(2) == 0 ? BudgetScope::Day : BudgetScope::Month;
            states.append({.budget = {scope, provider, Usd::fromPicos(random.bounded(1000)), 80}, .spent = {}, .held = {}});
        }
        QList<Reservation> running;
        const auto counts = [](const BudgetState &s, const Reservation &r) {
            return s.budget.provider.isEmpty() || s.budget.provider == r.provider;
        };
        for (int step = 0; step < 40; ++step) {
            if (!running.isEmpty() && random.bounded(3) == 0) {
                const Reservation ended = running.takeAt(random.bounded(running.size()));
                const Usd cost = Usd::fromPicos(random.bounded(ended.upper->picos() + 1));
                for (BudgetState &s : states) {
                    if (!counts(s, ended))
                        continue;
                    s.held = Usd::fromPicos(s.held.picos() - ended.upper->picos());
                    s.spent.add(Cost::billed(cost));
                }
                continue;
            }
            BudgetRequest asked;
            bool known = true;
            for (int i = random.bounded(4); i > 0; --i) {
                asked.reservations.append({newId(UtcMicros{1}), providers.at(random.bounded(3)),
                                           Usd::fromPicos(random.bounded(200))});
                if (random.bounded(20) == 0) {
                    asked.reservations.last().upper.reset();
                    known = false;
                }
            }
            const auto refusal = refusalOf(asked, states);
            if (!refusal && known) {
                for (const Reservation &r : std::as_const(asked.reservations)) {
                    running.append(r);
                    for (BudgetState &s : states)
                        s.held = counts(s, r) ? Usd::add(s.held, *r.upper).value() : s.held;
                }
            }
            for (const BudgetState &s : std::as_const(states)) {
                const qint64 used = s.spent.known()->picos() + s.held.picos();
                QVERIFY(used <= s.budget.cap.picos());
                QCOMPARE(s.left().picos(), s.budget.cap.picos() - used);
            }
            // What is refused would indeed not fit, or has no price.
            if (refusal && refusal->unknown == 0)
                QVERIFY(refusal->spent.picos() + refusal->held.picos() + refusal->asked.picos() > refusal->budget.cap.picos());
            if (refusal && refusal->unknown > 0)
                QVERIFY(!known);
        }
    }
}

QTEST_GUILESS_MAIN(TestBudget)
#include "tst_budget.moc"
