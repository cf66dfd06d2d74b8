// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/budgetrepository.h"

#include "base/clock.h"
#include "fakeclock.h"
#include "samples.h"
#include "store/chargerepository.h"
#include "store/comparisonrepository.h"
#include "store/database.h"
#include "store/storethread.h"

#include <QTemporaryDir>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

Usd usd(const char *decimal)
{
    return Usd::fromDecimal(decimal).value();
}

UtcMicros at(const QString &local, const QTimeZone &zone)
{
    return UtcMicros::fromDateTime(QDateTime(QDate::fromString(local.left(10), Qt::ISODate),
                                             QTime::fromString(local.mid(11), Qt::ISODate), zone));
}

bool always(const Id &)
{
    return true;
}

} // namespace

class TestBudgets : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto db = Database::openForWriting(m_dir->filePath(u"history.db"_s), m_clock);
        QVERIFY(db);
        m_db = std::move(db).value();
    }

    void keepsBudgets()
    {
        BudgetRepository budgets(*m_db);
        QVERIFY(budgets.states(m_clock.nowUtc())->isEmpty());
        const Budget month{BudgetScope::Month, {}, usd("50"), 90};
        const Budget own{BudgetScope::Day, u"or"_s, usd("1"), 80};
        Budget day{BudgetScope::Day, {}, usd("5"), 80};
        for (const Budget &budget : {month, own, day})
            QVERIFY(budgets.set(budget));
        day.cap = usd("6");
        QVERIFY(budgets.set(day));
        const auto states = budgets.states(m_clock.nowUtc());
        QCOMPARE(states->size(), 3);
        QCOMPARE(states->at(0).budget, day);
        QCOMPARE(states->at(1).budget, own);
        QCOMPARE(states->at(2).budget, month);
        QVERIFY(budgets.remove(BudgetScope::Day, u"or"_s));
        QCOMPARE(budgets.remove(BudgetScope::Day, u"or"_s).error().kind, ErrorKind::NotFound);
        QCOMPARE(budgets.set({BudgetScope::Day, {}, usd("-1"), 80}).error().kind, ErrorKind::BadInput);
        QCOMPARE(budgets.states(m_clock.nowUtc())->size(), 2);
    }

    void spentByLocalCalendar_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QStringList>("moments"); // of charges of $1, $2, $4, …
        QTest::addColumn<QString>("day");
        QTest::addColumn<QString>("month");
        const QByteArray berlin("Europe/Berlin");
        QTest::newRow("edges of a day") << berlin << u"2026-11-22T12:00:00"_s
                                        << QStringList{u"2026-11-21T23:59:59"_s, u"2026-11-22T00:00:00"_s,
                                                       u"2026-11-22T23:59:59"_s, u"2026-11-23T00:00:00"_s}
                                        << u"6"_s << u"15"_s;
        QTest::newRow("a day of 23 hours") << berlin << u"2026-03-29T00:30:00"_s
                                           << QStringList{u"2026-03-28T23:30:00"_s, u"2026-03-29T01:30:00"_s,
                                                          u"2026-03-29T23:30:00"_s, u"2026-03-30T00:30:00"_s}
                                           << u"6"_s << u"15"_s;
        QTest::newRow("a day of 25 hours") << berlin << u"2026-10-25T23:30:00"_s
                                           << QStringList{u"2026-10-24T23:59:59"_s, u"2026-10-25T00:30:00"_s,
                                                          u"2026-10-25T02:30:00"_s, u"2026-10-26T00:00:00"_s}
                                           << u"6"_s << u"15"_s;
        QTest::newRow("a day that begins at one o'clock") << QByteArray("America/Santiago") << u"2026-09-06T12:00:00"_s
                                                          << QStringList{u"2026-09-05T23:59:59"_s, u"2026-09-06T01:00:00"_s,
                                                                         u"2026-09-06T23:59:59"_s, u"2026-09-07T00:00:00"_s}
                                                          << u"6"_s << u"15"_s;
        QTest::newRow("end of February") << berlin << u"2028-02-29T23:59:59"_s
                                         << QStringList{u"2028-01-31T23:59:59"_s, u"2028-02-01T00:00:00"_s,
                                                        u"2028-02-29T00:00:00"_s, u"2028-03-01T00:00:00"_s}
                                         << u"4"_s << u"6"_s;
        QTest::newRow("end of the year") << QByteArray("Pacific/Auckland") << u"2026-12-31T23:00:00"_s
                                         << QStringList{u"2026-11-30T23:59:59"_s, u"2026-12-01T00:00:00"_s,
                                                        u"2026-12-31T23:59:59"_s, u"2027-01-01T00:00:00"_s}
                                         << u"4"_s << u"6"_s;
    }

    void spentByLocalCalendar()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QString, now);
        QFETCH(QStringList, moments);
        QFETCH(QString, day);
        QFETCH(QString, month);
        const QTimeZone tz(zone);
        QVERIFY(tz.isValid());
        qint64 dollars = 1;
        for (const QString &moment : moments) {
            charge(at(moment, tz), Cost::billed(Usd::fromPicos(dollars * 1'000'000'000'000)));
            dollars *= 2;
        }
        BudgetRepository budgets(*m_db);
        QVERIFY(budgets.set({BudgetScope::Day, {}, usd("100"), 80}));
        QVERIFY(budgets.set({BudgetScope::Month, {}, usd("100"), 80}));
        const auto states = budgets.states(at(now, tz), tz);
        QCOMPARE(states->at(0).spent.known()->toDecimal(), day);
        QCOMPARE(states->at(1).spent.known()->toDecimal(), month);
    }

    void countsOnlyRealMoneyOfTheProvider()
    {
        charge(m_clock.nowUtc(), Cost::billed(usd("1")));
        charge(m_clock.nowUtc(), Cost::estimated(usd("2")), u"or"_s);
        charge(m_clock.nowUtc(), Cost::billed(usd("4")), u"other"_s);
        charge(m_clock.nowUtc(), Cost::unknown(), u"or"_s);
        charge(m_clock.nowUtc(), Cost::billed(usd("8")), u"or"_s, true);
        BudgetRepository budgets(*m_db);
        for (const QString &provider : {QString(), u"or"_s, u"third"_s})
            QVERIFY(budgets.set({BudgetScope::Month, provider, usd("100"), 80}));
        const auto states = budgets.states(m_clock.nowUtc());
        QCOMPARE(states->at(0).spent.known()->toDecimal(), u"7"_s);
        QCOMPARE(states->at(0).spent.unknown, 1);
        QCOMPARE(states->at(1).spent.known()->toDecimal(), u"2"_s);
        QCOMPARE(states->at(1).left(), usd("98"));
        QCOMPARE(states->at(2).spent, CostTotal());
    }

    void reservesAllOrNothing()
    {
        BudgetRepository budgets(*m_db);
        QVERIFY(budgets.set({BudgetScope::Day, {}, usd("1"), 80}));
        const Id owner = newId(m_clock.nowUtc());
        const auto ask = [&](const QList<const char *> &uppers) {
            BudgetRequest request{.run = newId(m_clock.nowUtc()), .reservations = {}, .runCap = {}};
            for (const char *upper : uppers)
                request.reservations.append({newId(m_clock.nowUtc()), u"or"_s, usd(upper)});
            m_subject = request.reservations.last().subject;
            return budgets.reserve(request, owner, m_clock.nowUtc(), always);
        };
        const auto held = [&] { return budgets.states(m_clock.nowUtc())->at(0).held.toDecimal(); };
        QVERIFY(ask({"0.3", "0.3"}));
        QCOMPARE(held(), u"0.6"_s);
        const Status refused = ask({"0.1", "0.4"});
        QCOMPARE(refused.error().kind, ErrorKind::BudgetReached);
        QCOMPARE(budgetRefusal(refused.error())->asked, usd("0.5"));
        QCOMPARE(held(), u"0.6"_s);
        QVERIFY(ask({"0.4"}));
        QVERIFY(budgets.release(m_subject));
        QVERIFY(budgets.release(m_subject)); // any number of times
        QCOMPARE(held(), u"0.6"_s);
    }

    void theDeadHoldNothing()
    {
        BudgetRepository budgets(*m_db);
        QVERIFY(budgets.set({BudgetScope::Day, {}, usd("1"), 80}));
        const Id dead = newId(m_clock.nowUtc());
        const Id living = newId(m_clock.nowUtc());
        const auto ask = [&](const Id &owner, const std::function<bool(const Id &)> &isAlive) {
            return budgets.reserve({.run = newId(m_clock.nowUtc()),
                                    .reservations = {{newId(m_clock.nowUtc()), u"or"_s, usd("0.7")}},
                                    .runCap = {}},
                                   owner, m_clock.nowUtc(), isAlive);
        };
        QVERIFY(ask(dead, always));
        QVERIFY(!ask(living, always));
        QVERIFY(ask(living, [&](const Id &id) { return id != dead; }));
        QCOMPARE(budgets.states(m_clock.nowUtc())->at(0).held, usd("0.7"));
    }

    void aReplyReservesAndFrees()
    {
        StoreThread store(m_db->file(), m_clock);
        const Comparison c = samples::comparison(m_clock, 1);
        const Turn t = samples::turn(m_clock, c);
        Reply r = samples::intent(m_clock, t, c.panes.at(0));
        r.sandbox = false;
        QVERIFY(store.write([](Database &db) { return BudgetRepository(db).set({BudgetScope::Day, {}, usd("1"), 80}); })
                    .result());
        const auto planning = [&r](const char *upper) -> BudgetPlan {
            return [id = r.id, upper = usd(upper)](const UsageLookup &past) {
                (void)past({u"or"_s, u"m"_s}, {});
                return BudgetRequest{.run = id, .reservations = {{id, u"or"_s, upper}}, .runCap = {}};
            };
        };
        store.beginReplies(c, t, {r}, {}, planning("0.9"));
        QVERIFY(store.flush().result());
        BudgetRepository budgets(*m_db);
        QCOMPARE(budgets.states(m_clock.nowUtc())->at(0).held, usd("0.9"));

        r.state = ReplyState::Done;
        r.cost = Cost::billed(usd("0.2"));
        store.patch({.reply = r.id, .whole = r});
        QVERIFY(store.flush().result());
        const BudgetState after = budgets.states(m_clock.nowUtc())->at(0);
        QCOMPARE(after.held, Usd());
        QCOMPARE(after.spent.known().value(), usd("0.2"));

        // The next one does not fit: it is kept as refused, nothing is held, and it may be asked for again.
        Reply next = samples::intent(m_clock, t, c.panes.at(0));
        next.sandbox = false;
        std::swap(r, next);
        Status begun = success();
        store.beginReplies(c, t, {r}, [&begun](const Status &s) { begun = s; }, planning("0.9"));
        QVERIFY(store.flush().result());
        QCOMPARE(begun.error().kind, ErrorKind::BudgetReached);
        const auto kept = ComparisonRepository(*m_db).loadReply(r.id);
        QVERIFY(kept);
        QCOMPARE(kept->reply.state, ReplyState::Failed);
        QCOMPARE(kept->reply.error, std::optional(begun.error()));
        QCOMPARE(ChargeRepository(*m_db).of(r.id).error().kind, ErrorKind::NotFound);
        QCOMPARE(budgets.states(m_clock.nowUtc())->at(0).held, Usd());
    }

private:
    void charge(UtcMicros moment, const Cost &cost, const QString &provider = u"p"_s, bool sandbox = false)
    {
        QVERIFY(ChargeRepository(*m_db).put({newId(m_clock.nowUtc()), {}, RequestKind::Text, {provider, u"m"_s}, moment,
                                             cost, sandbox, chargeSourceOf(cost.kind), {}}));
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_db;
    Id m_subject;
};

QTEST_GUILESS_MAIN(TestBudgets)
#include "tst_budgets.moc"
