// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/billrepository.h"

#include "fakeclock.h"
#include "providers/provider.h"
#include "samples.h"
#include "store/budgetrepository.h"
#include "store/chargerepository.h"
#include "store/comparisonrepository.h"
#include "store/database.h"
#include "store/replywriter.h"

#include <QTemporaryDir>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Usd usd(const char *decimal)
{
    return Usd::fromDecimal(decimal).value();
}

UtcMicros later(UtcMicros moment, std::chrono::microseconds by)
{
    return {moment.value + by.count()};
}

} // namespace

class TestBills : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto db = Database::openForWriting(m_dir->filePath(u"history.db"_s), m_clock);
        QVERIFY(db);
        m_db = std::move(db).value();
        m_comparison = samples::comparison(m_clock, 1);
        QVERIFY(ComparisonRepository(*m_db).save(m_comparison));
        m_turn = samples::turn(m_clock, m_comparison);
    }

    void whatIsNotedDown_data()
    {
        QTest::addColumn<bool>("recorded");
        QTest::addColumn<QString>("generation");
        QTest::addColumn<bool>("billed");
        QTest::addColumn<bool>("sent");
        QTest::addColumn<int>("expected");
        QTest::newRow("a stopped stream") << true << u"gen-1"_s << false << true << 1;
        QTest::newRow("a provider that keeps no record") << false << u"chatcmpl-1"_s << false << true << 0;
        QTest::newRow("cut before its headers") << true << QString() << false << true << 0;
        QTest::newRow("billed in the answer") << true << u"gen-1"_s << true << true << 0;
        QTest::newRow("never sent") << true << u"gen-1"_s << false << false << 0;
    }

    void whatIsNotedDown()
    {
        QFETCH(bool, recorded);
        QFETCH(QString, generation);
        QFETCH(bool, billed);
        QFETCH(bool, sent);
        QFETCH(int, expected);
        Reply r = begun();
        r.state = ReplyState::Stopped;
        r.facts.generationId = generation;
        r.facts.billIsRecorded = recorded;
        if (billed)
            r.facts.usage.billed = usd("0.1");
        if (sent)
            r.clocks.requestSent = std::chrono::nanoseconds(1);
        QVERIFY(ReplyWriter(*m_db).finish(r, m_clock.nowUtc()));
        QCOMPARE(BillRepository(*m_db).list()->size(), expected);
        // A later end replaces the earlier one.
        r.facts.usage.billed = usd("0.1");
        QVERIFY(ReplyWriter(*m_db).finish(r, m_clock.nowUtc()));
        QCOMPARE(BillRepository(*m_db).list()->size(), 0);
    }

    /// A process that was killed had told before by what its stream can be asked for.
    void ofAKilledProcess()
    {
        const Reply r = begun();
        ChatFacts facts;
        facts.generationId = u"gen-7"_s;
        facts.billIsRecorded = true;
        QVERIFY(ReplyWriter(*m_db).append({.reply = r.id, .text = u"half"_s, .state = ReplyState::Answering, .facts = facts}));
        const auto cut = ReplyWriter(*m_db).cutOffOrphans([](const Id &) { return false; }, m_clock.nowUtc());
        QCOMPARE(cut.valueOr(-1), 1);
        const auto bills = BillRepository(*m_db).list();
        QCOMPARE(bills->size(), 1);
        QCOMPARE(bills->first().generation, u"gen-7"_s);
        QCOMPARE(bills->first().subject, r.id);
    }

    void backsOff()
    {
        const UtcMicros start = m_clock.nowUtc();
        const Id subject = newId(start);
        BillRepository bills(*m_db);
        QVERIFY(bills.add({subject, u"or"_s, u"gen-1"_s, start}));
        QVERIFY(bills.add({subject, u"or"_s, u"gen-2"_s, later(start, 1h)})); // there already
        UtcMicros now = start;
        const QList<std::chrono::seconds> pauses{2s, 5s, 15s, 1min, 5min, 30min, 6h, 6h, 6h};
        for (int i = 0; i < pauses.size(); ++i) {
            QCOMPARE(pauseBeforeBill(i), pauses[i]);
            QCOMPARE(bills.take(later(now, pauses[i] - 1us), false)->size(), 0);
            now = later(now, pauses[i]);
            const auto taken = bills.take(now, false);
            QCOMPARE(taken->size(), 1);
            QCOMPARE(taken->first().tries, i + 1);
            QCOMPARE(taken->first().generation, u"gen-1"_s);
            QCOMPARE(bills.take(now, false)->size(), 0); // nobody else asks meanwhile
        }
        QCOMPARE(bills.take(now, true)->size(), 1); // asked for by a person
        // The clock was set back by a year.
        QCOMPARE(bills.take(later(start, -24h * 365), false)->size(), 1);
        // A week later it is given up.
        QCOMPARE(bills.take(later(start, 24h * 7 - 1s), true)->size(), 1);
        QCOMPARE(bills.take(later(start, 24h * 7 + 1s), true)->size(), 0);
        QCOMPARE(bills.list()->size(), 0);
    }

    void aWeekAwayIsNoWeekOfAsking()
    {
        const UtcMicros start = m_clock.nowUtc();
        BillRepository bills(*m_db);
        QVERIFY(bills.add({newId(start), u"or"_s, u"gen-1"_s, start}));
        UtcMicros now = later(start, 24h * 30);
        for (int i = 0; i < 7; ++i) {
            QCOMPARE(bills.take(now, false)->size(), 1);
            now = later(now, pauseBeforeBill(i + 1));
        }
        QCOMPARE(bills.take(now, false)->size(), 0);
        QCOMPARE(bills.list()->size(), 0);
    }

    void aFewAtOnce()
    {
        const UtcMicros start = m_clock.nowUtc();
        BillRepository bills(*m_db);
        for (int i = 0; i < 50; ++i)
            QVERIFY(bills.add({newId(start), u"or"_s, u"gen-%1"_s.arg(i), later(start, -1s * i)}));
        const UtcMicros now = later(start, 1h);
        QSet<QString> asked;
        for (const int expected : {20, 20, 10, 0}) {
            const auto taken = bills.take(now, false);
            QCOMPARE(taken->size(), expected);
            for (const OpenBill &bill : *taken)
                asked.insert(bill.generation);
        }
        QCOMPARE(asked.size(), 50);
    }

    void settles()
    {
        QVERIFY(BudgetRepository(*m_db).set({BudgetScope::Day, {}, usd("1"), 80}));
        Reply r = begun();
        const auto reserve = [&](const char *upper) {
            return BudgetRepository(*m_db).reserve({.run = r.id, .reservations = {{r.id, u"or"_s, usd(upper)}}, .runCap = {}},
                                                   m_owner, m_clock.nowUtc(), [](const Id &) { return true; });
        };
        QVERIFY(reserve("0.6"));
        r.state = ReplyState::Stopped;
        r.text = u"half"_s;
        r.facts.generationId = u"gen-1"_s;
        r.facts.billIsRecorded = true;
        r.facts.usage.cacheWrite = 3;
        const UtcMicros ended = m_clock.nowUtc();
        QVERIFY(ReplyWriter(*m_db).finish(r, ended));
        const auto held = [this] { return BudgetRepository(*m_db).states(m_clock.nowUtc())->first().held; };
        QCOMPARE(held(), usd("0.6")); // what it may still cost
        // … though the process is gone; but not for ever.
        const auto orphans = [this](std::chrono::microseconds after) {
            return BudgetRepository(*m_db).releaseOrphans(later(m_clock.nowUtc(), after), [](const Id &) { return false; });
        };
        QVERIFY(orphans(59min));
        QCOMPARE(held(), usd("0.6"));

        GenerationInfo record;
        record.usage = {.input = 12, .output = 34, .reasoning = 5};
        record.host = u"Host"_s;
        record.finishReason = u"cancelled"_s;
        BillRepository bills(*m_db);
        QCOMPARE(bills.settle(r.id, record), Result<bool>(false)); // names no amount
        QCOMPARE(bills.list()->size(), 1);
        record.usage.billed = usd("0.25");
        QCOMPARE(bills.settle(r.id, record), Result<bool>(true));
        QCOMPARE(bills.settle(r.id, record), Result<bool>(false));
        QCOMPARE(bills.list()->size(), 0);
        QCOMPARE(held(), Usd());

        const Reply stored = ComparisonRepository(*m_db).loadReply(r.id)->reply;
        QCOMPARE(stored.cost, Cost::billed(usd("0.25")));
        QCOMPARE(stored.facts.host, u"Host"_s);
        QCOMPARE(stored.facts.finishReason, u"cancelled"_s);
        QCOMPARE(stored.facts.usage.output, std::optional<qint64>(34));
        QCOMPARE(stored.facts.usage.cacheWrite, std::optional<qint64>(3));
        QCOMPARE(stored.text, u"half"_s);
        QCOMPARE(stored.state, ReplyState::Stopped);
        const Charge charge = ChargeRepository(*m_db).of(r.id).value();
        QCOMPARE(charge.cost, Cost::billed(usd("0.25")));
        QCOMPARE(charge.source, ChargeSource::Generation);
        QCOMPARE(charge.at, ended);
        QVERIFY(!charge.sandbox);
    }

    void aHoldForABillEnds()
    {
        QVERIFY(BudgetRepository(*m_db).set({BudgetScope::Day, {}, usd("1"), 80}));
        const Id subject = newId(m_clock.nowUtc());
        BudgetRepository budgets(*m_db);
        QVERIFY(budgets.reserve({.run = subject, .reservations = {{subject, u"or"_s, usd("0.6")}}, .runCap = {}}, m_owner,
                                m_clock.nowUtc(), [](const Id &) { return true; }));
        QVERIFY(budgets.holdForBill(subject));
        QVERIFY(budgets.releaseOrphans(later(m_clock.nowUtc(), 61min), [](const Id &) { return true; }));
        QCOMPARE(budgets.states(m_clock.nowUtc())->first().held, Usd());
    }

    void theChargeOfAnErasedAnswer()
    {
        const Id subject = newId(m_clock.nowUtc());
        QVERIFY(ChargeRepository(*m_db).put({subject, {}, RequestKind::Text, {u"sandbox"_s, u"m"_s}, m_clock.nowUtc(),
                                             Cost::unknown(), true, ChargeSource::None, {}}));
        QVERIFY(BillRepository(*m_db).add({subject, u"sandbox"_s, u"gen-1"_s, m_clock.nowUtc()}));
        GenerationInfo record;
        record.usage.billed = Usd();
        QCOMPARE(BillRepository(*m_db).settle(subject, record), Result<bool>(true));
        const Charge charge = ChargeRepository(*m_db).of(subject).value();
        QCOMPARE(charge.cost, Cost::billed(Usd()));
        QVERIFY(charge.sandbox); // play money stays play money
    }

private:
    Reply begun()
    {
        Reply r = samples::intent(m_clock, m_turn, m_comparison.panes.at(0));
        r.sandbox = false;
        if (!ReplyWriter(*m_db).begin(m_turn, {r}, m_owner))
            qFatal("not begun");
        return r;
    }

    FakeClock m_clock;
    const Id m_owner = newId(m_clock.nowUtc());
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_db;
    Comparison m_comparison;
    Turn m_turn;
};

QTEST_GUILESS_MAIN(TestBills)
#include "tst_bills.moc"
