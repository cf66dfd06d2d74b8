// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"

#include "base/clock.h"
#include "store/chargerepository.h"
#include "store/database.h"

#include <QDir>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

/// `costs` of the real program, on a ledger that the test writes.
class TestCliCosts : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_cli = std::make_unique<CliProgram>();
        QVERIFY(QDir().mkpath(m_cli->folder()));
        auto db = Database::openForWriting(m_cli->folder() + u"/history.db"_s, m_clock);
        QVERIFY(db);
        m_db = std::move(db).value();
        m_first = QDate(2026, 8, 25);
        put(m_first, {u"OpenRouter"_s, u"anthropic/claude-sonnet-5"_s}, Cost::billed(Usd::fromPicos(405'600'000'000)));
        put(m_first, {u"OpenRouter"_s, u"openai/gpt-5.4-mini"_s}, Cost::billed(Usd::fromPicos(42)));
        put(m_first.addDays(1), {u"Replicate"_s, u"acme/llama"_s}, Cost::estimated(Usd::fromPicos(157'800'000'000)));
        put(m_first.addDays(1), {u"Replicate"_s, u"minimax/video-01"_s}, Cost::unknown(), RequestKind::Video);
        put(m_first.addDays(1), {u"sandbox"_s, u"sandbox/story-fast"_s}, Cost::billed(Usd::fromPicos(7)), RequestKind::Text, true);
    }

    void cleanup()
    {
        m_db.reset();
        m_cli.reset();
    }

    void sumsUp_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QStringList>("rows"); ///< key billed estimated unknown count
        QTest::newRow("by provider, since nothing else is said") << QStringList{} << QStringList{u"OpenRouter 0.405600000042 0 0 2"_s, u"Replicate 0 0.1578 1 2"_s};
        QTest::newRow("by model") << QStringList{u"--by"_s, u"model"_s}
                                  << QStringList{u"OpenRouter/anthropic/claude-sonnet-5 0.4056 0 0 1"_s, u"Replicate/acme/llama 0 0.1578 0 1"_s, u"OpenRouter/openai/gpt-5.4-mini 0.000000000042 0 0 1"_s, u"Replicate/minimax/video-01 0 0 1 1"_s};
        QTest::newRow("by day") << QStringList{u"--by"_s, u"day"_s} << QStringList{u"2026-08-25 0.405600000042 0 0 2"_s, u"2026-08-26 0 0.1578 1 2"_s};
        QTest::newRow("by kind") << QStringList{u"--by=kind"_s} << QStringList{u"text 0.405600000042 0.1578 0 3"_s, u"video 0 0 1 1"_s};
        QTest::newRow("by tag") << QStringList{u"--by"_s, u"tag"_s} << QStringList{u" 0.405600000042 0.1578 1 4"_s};
        QTest::newRow("since") << QStringList{u"--since"_s, u"2026-08-26"_s} << QStringList{u"Replicate 0 0.1578 1 2"_s};
        QTest::newRow("until, itself included") << QStringList{u"--until"_s, u"2026-08-25"_s} << QStringList{u"OpenRouter 0.405600000042 0 0 2"_s};
        QTest::newRow("one day") << QStringList{u"--since"_s, u"2026-08-26"_s, u"--until"_s, u"2026-08-26"_s, u"--by"_s, u"day"_s} << QStringList{u"2026-08-26 0 0.1578 1 2"_s};
        QTest::newRow("a provider") << QStringList{u"--provider"_s, u"Replicate"_s} << QStringList{u"Replicate 0 0.1578 1 2"_s};
        QTest::newRow("two providers") << QStringList{u"--provider"_s, u"Replicate"_s, u"--provider=OpenRouter"_s} << QStringList{u"OpenRouter 0.405600000042 0 0 2"_s, u"Replicate 0 0.1578 1 2"_s};
        QTest::newRow("nothing then") << QStringList{u"--since"_s, u"2027-01-01"_s} << QStringList{};
    }

    void sumsUp()
    {
        QFETCH(const QStringList, options);
        QFETCH(const QStringList, rows);
        const CliEnd end = m_cli->run(QStringList{u"costs"_s, u"--json"_s} + options);
        QCOMPARE(end.exitCode, 0);
        QStringList found;
        for (const QJsonValue &value : end.json().value("rows"_L1).toArray()) {
            const QJsonObject row = value.toObject();
            found << u"%1 %2 %3 %4 %5"_s.arg(row["key"_L1].toString(), row["billed_usd"_L1].toString(), row["estimated_usd"_L1].toString()).arg(row["unknown"_L1].toInt()).arg(row["count"_L1].toInt());
            QVERIFY(!row.contains("at_least"_L1));
        }
        QCOMPARE(found, rows);
    }

    void keepsTheSandboxApart()
    {
        const QJsonObject json = m_cli->run({u"costs"_s, u"--json"_s}).json();
        QCOMPARE(json.value("sandbox_rows"_L1).toArray().size(), 1);
        QCOMPARE(json.value("sandbox_rows"_L1).toArray().at(0).toObject()["billed_usd"_L1].toString(), u"0.000000000007"_s);
        QCOMPARE(json.value("total"_L1).toObject()["count"_L1].toInt(), 4);
        QCOMPARE(json.value("by"_L1).toString(), u"provider"_s);
        QVERIFY(!json.contains("since"_L1));
    }

    void tellsPeople()
    {
        const CliEnd end = m_cli->run({u"costs"_s, u"--by"_s, u"model"_s});
        QCOMPARE(end.exitCode, 0);
        const QString text = QString::fromUtf8(end.out);
        QVERIFY2(text.contains(u"at least $0.563 (1 unknown)"_s), end.out.constData());
        QVERIFY2(text.contains(u"≈$0.158"_s), end.out.constData());
        QVERIFY2(text.contains(u"sandbox, whose prices are made up"_s), end.out.constData());
        QVERIFY2(!text.contains(u"$0.00 "_s), end.out.constData()); // unknown is never shown as nothing
        const CliEnd none = m_cli->run({u"costs"_s, u"--since"_s, u"2027-01-01"_s});
        QCOMPARE(none.exitCode, 0);
        QVERIFY(none.out.startsWith("No charges."));
    }

    /// Against the generation route of the sandbox.
    void looksUpBills()
    {
        m_db.reset();
        const CliEnd cut = m_cli->run({u"compare"_s, u"--json"_s, u"--model"_s, u"sandbox/fault-cut"_s, u"--prompt"_s, u"Tell me."_s});
        QCOMPARE(cut.reply(u"sandbox/fault-cut"_s)["state"_L1].toString(), u"cut_off"_s);
        const auto row = [](const CliEnd &end) {
            for (const QJsonValue &value : end.json().value("sandbox_rows"_L1).toArray()) {
                if (value["key"_L1].toString() == u"sandbox/fault-cut"_s)
                    return value.toObject();
            }
            return QJsonObject();
        };
        const QStringList costs{u"costs"_s, u"--json"_s, u"--by"_s, u"model"_s};
        const QJsonObject before = row(m_cli->run(costs));
        QCOMPARE(before["count"_L1].toInt(), 1);
        QCOMPARE(before["unknown"_L1].toInt(), 1);
        QCOMPARE(before["billed_usd"_L1].toString(), u"0"_s);

        const CliEnd asked = m_cli->run(costs + QStringList{u"--look-up"_s});
        QCOMPARE(asked.exitCode, 0);
        const QJsonObject bills = asked.json().value("bills"_L1).toObject();
        QCOMPARE(bills["found"_L1].toInt(), 1);
        QCOMPARE(bills["open"_L1].toInt(), 0);
        QVERIFY2(asked.err.contains("1 bill(s) came in.") || asked.err.contains("1 bill came in."), asked.err.constData());
        const QJsonObject after = row(asked);
        QCOMPARE(after["count"_L1].toInt(), 1);
        QCOMPARE(after["unknown"_L1].toInt(), 0);
        QVERIFY(after["billed_usd"_L1].toString().toDouble() > 0);

        // Nothing is left to ask for: it says so at once.
        const CliEnd again = m_cli->run(costs + QStringList{u"--look-up"_s});
        QCOMPARE(again.json().value("bills"_L1).toObject(), (QJsonObject{{u"found"_s, 0}, {u"open"_s, 0}}));
        QCOMPARE(row(again), after);
    }

    void refusesWhatItCannotRead_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("grouping") << QStringList{u"--by"_s, u"week"_s};
        QTest::newRow("date") << QStringList{u"--since"_s, u"yesterday"_s};
        QTest::newRow("no such day") << QStringList{u"--until"_s, u"2026-02-30"_s};
        QTest::newRow("backwards") << QStringList{u"--since"_s, u"2026-08-26"_s, u"--until"_s, u"2026-08-25"_s};
        QTest::newRow("a word") << QStringList{u"provider"_s};
        QTest::newRow("an option") << QStringList{u"--month"_s};
    }

    void refusesWhatItCannotRead()
    {
        QFETCH(const QStringList, options);
        const CliEnd end = m_cli->run(QStringList{u"costs"_s, u"--json"_s} + options);
        QCOMPARE(end.exitCode, 2);
        QVERIFY(end.out.isEmpty());
        QVERIFY(!end.err.isEmpty());
    }

private:
    void put(const QDate &day, const ModelRef &model, const Cost &cost, RequestKind work = RequestKind::Text, bool sandbox = false)
    {
        const UtcMicros at{UtcMicros::fromDateTime(day.startOfDay()).value + 3'600'000'000 + ++m_count};
        QVERIFY(ChargeRepository(*m_db).put({newId(at), {}, work, model, at, cost, sandbox, chargeSourceOf(cost.kind), {}}));
    }

    SystemClock m_clock;
    std::unique_ptr<CliProgram> m_cli;
    std::unique_ptr<Database> m_db;
    QDate m_first;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(TestCliCosts)
#include "tst_clicosts.moc"
