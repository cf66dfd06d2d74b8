// SPDX-License-Identifier: GPL-3.0-or-later
// Budgets over real processes that share a profile, against a provider whose prices are real to them.
#include "cliprogram.h"

#include "base/clock.h"
#include "store/budgetrepository.h"
#include "store/database.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

Usd usd(const char *decimal)
{
    return Usd::fromDecimal(decimal).value();
}

/// $0.001 at most for what asks() sends, and a little for the prompt.
constexpr auto kModels = R"({"data": [
    {"id": "m", "name": "M", "context_length": 8000, "architecture": {"input_modalities": ["text"], "output_modalities": ["text"]},
     "pricing": {"prompt": "0.000001", "completion": "0.00001"}},
    {"id": "free", "name": "F", "architecture": {"input_modalities": ["text"], "output_modalities": ["text"]},
     "pricing": {"prompt": "0", "completion": "0"}},
    {"id": "priceless", "name": "P", "architecture": {"input_modalities": ["text"], "output_modalities": ["text"]}}]})";
constexpr auto kText = "data: {\"id\": \"gen-1\", \"choices\": [{\"index\": 0, \"delta\": {\"content\": \"Hello\"}}]}\n\n";
constexpr auto kEnd =
    "data: {\"id\": \"gen-1\", \"choices\": [{\"index\": 0, \"delta\": {}, \"finish_reason\": \"stop\"}]}\n\n"
    "data: {\"id\": \"gen-1\", \"choices\": [], \"usage\": {\"prompt_tokens\": 9, \"completion_tokens\": 99,"
    " \"total_tokens\": 108, \"cost\": 0.000999}}\n\ndata: [DONE]\n\n";

} // namespace

class TestCliBudgets : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_program = std::make_unique<CliProgram>();
        m_program->environment.insert(u"BAKEOFF_TEST_KEY"_s, u"sk-or-test-key"_s);
        m_server = std::make_unique<FakeServer>();
        m_held = false;
        m_server->handler = [this](const FakeServer::Request &request) -> FakeServer::Script {
            if (request.target.contains("/models"))
                return {FakeServer::answer(200, kModels)};
            if (!m_held)
                return {FakeServer::streamHead() + FakeServer::chunk(kText), FakeServer::chunk(kEnd) + FakeServer::lastChunk()};
            return {FakeServer::streamHead() + FakeServer::chunk(kText), FakeServer::gate(),
                    FakeServer::chunk(kEnd) + FakeServer::lastChunk()};
        };
        QCOMPARE(m_program->run({u"providers"_s, u"add"_s, u"--kind"_s, u"openrouter"_s, u"--name"_s, u"or"_s, u"--url"_s,
                                 m_server->url(u"/api/v1"_s).toString(), u"--key-env"_s, u"BAKEOFF_TEST_KEY"_s})
                     .exitCode,
                 0);
    }

    void setsListsAndRemoves()
    {
        const CliEnd none = m_program->run({u"budgets"_s, u"list"_s});
        QCOMPARE(none.exitCode, 0);
        QVERIFY(none.out.contains("There is no budget."));
        QCOMPARE(m_program->run({u"budgets"_s, u"set"_s, u"month"_s, u"20"_s}).exitCode, 0);
        QCOMPARE(m_program->run({u"budgets"_s, u"set"_s, u"day"_s, u"0.5"_s, u"--provider"_s, u"or"_s, u"--warn"_s, u"60"_s})
                     .exitCode,
                 0);
        CliEnd list = m_program->run({u"budgets"_s, u"list"_s, u"--json"_s});
        QCOMPARE(list.json(),
                 QJsonDocument::fromJson(
                     R"({"budgets": [{"scope": "day", "provider": "or", "cap_usd": "0.5", "warn_percent": 60, "spent_usd": "0",
                         "spent_unknown": 0, "held_usd": "0", "left_usd": "0.5"},
                        {"scope": "month", "cap_usd": "20", "warn_percent": 80, "spent_usd": "0", "spent_unknown": 0,
                         "held_usd": "0", "left_usd": "20"}]})")
                     .object());
        list = m_program->run({u"budgets"_s, u"remove"_s, u"day"_s, u"--provider"_s, u"or"_s, u"--json"_s});
        QCOMPARE(list.exitCode, 0);
        QCOMPARE(list.json().value("budgets"_L1).toArray().size(), 1);
        QCOMPARE(m_program->run({u"budgets"_s, u"remove"_s, u"day"_s}).exitCode, 2);
    }

    void badInput_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("no scope") << QStringList{u"set"_s, u"week"_s, u"5"_s};
        QTest::newRow("no amount") << QStringList{u"set"_s, u"day"_s, u"much"_s};
        QTest::newRow("negative") << QStringList{u"set"_s, u"day"_s, u"-5"_s};
        QTest::newRow("no amount at all") << QStringList{u"set"_s, u"day"_s};
        QTest::newRow("no percent") << QStringList{u"set"_s, u"day"_s, u"5"_s, u"--warn"_s, u"0"_s};
        QTest::newRow("no provider") << QStringList{u"set"_s, u"day"_s, u"5"_s, u"--provider"_s, u"nobody"_s};
        QTest::newRow("no action") << QStringList{u"raise"_s, u"day"_s};
    }

    void badInput()
    {
        QFETCH(QStringList, words);
        QCOMPARE(m_program->run(QStringList{u"budgets"_s} + words).exitCode, 2);
    }

    void aRefusedRun()
    {
        QCOMPARE(m_program->run({u"budgets"_s, u"set"_s, u"day"_s, u"0.001"_s}).exitCode, 0);
        const CliEnd end = m_program->run(asks({u"--json"_s}));
        QCOMPARE(end.exitCode, 4);
        QVERIFY2(end.err.contains("Today's budget of $0.001"), end.err.constData());
        const QJsonObject error = end.json().value("error"_L1).toObject();
        QCOMPARE(error.value("kind"_L1).toString(), u"budget_reached"_s);
        QCOMPARE(error.value("budget"_L1).toObject().value("cap_usd"_L1).toString(), u"0.001"_s);
        QCOMPARE(end.replies().size(), 1);
        QCOMPARE(chats(), 0);
        // The prompt is kept, and what became of it.
        const auto kept = m_program->newestComparison();
        QVERIFY(kept);
        QCOMPARE(kept->turns.first().prompt, u"Say hello."_s);
        QCOMPARE(kept->turns.first().replies.first().error->kind, ErrorKind::BudgetReached);

        QCOMPARE(m_program->run({u"budgets"_s, u"set"_s, u"day"_s, u"0.002"_s}).exitCode, 0);
        const CliEnd again = m_program->run(asks({}));
        QVERIFY2(again.exitCode == 0, again.err.constData());
        const CliEnd list = m_program->run({u"budgets"_s, u"list"_s, u"--json"_s});
        const QJsonObject day = list.json().value("budgets"_L1).toArray().first().toObject();
        QCOMPARE(day.value("spent_usd"_L1).toString(), u"0.000999"_s);
        QCOMPARE(day.value("held_usd"_L1).toString(), u"0"_s);
    }

    void aCapOfOneRun()
    {
        QCOMPARE(m_program->run(asks({u"--budget"_s, u"0.001"_s})).exitCode, 4);
        QCOMPARE(m_program->run(asks({u"--budget"_s, u"0.0015"_s})).exitCode, 0);
        QCOMPARE(m_program->run(asks({u"--budget"_s, u"0.0015"_s, u"--repeat"_s, u"2"_s})).exitCode, 4);
        QCOMPARE(m_program->run(asks({u"--budget"_s, u"much"_s})).exitCode, 2);
        QCOMPARE(m_program->run(asks({u"--budget"_s, u"0"_s}, u"or/free"_s)).exitCode, 0);
        QCOMPARE(chats(), 2);
    }

    void unknownPrices()
    {
        QCOMPARE(m_program->run({u"budgets"_s, u"set"_s, u"month"_s, u"5"_s}).exitCode, 0);
        const CliEnd end = m_program->run(asks({u"--json"_s}, u"or/priceless"_s));
        QCOMPARE(end.exitCode, 4);
        QCOMPARE(end.json().value("error"_L1).toObject().value("budget"_L1).toObject().value("unknown"_L1).toInt(), 1);
        QCOMPARE(chats(), 0);
        QCOMPARE(m_program->run(asks({u"--allow-unknown-price"_s}, u"or/priceless"_s)).exitCode, 0);
    }

    /// What is held while it runs counts for all: however they meet, no more is spent than the cap allows.
    void tenProcessesShareABudget()
    {
        QCOMPARE(m_program->run({u"models"_s, u"--refresh"_s}).exitCode, 0);
        QCOMPARE(m_program->run({u"budgets"_s, u"set"_s, u"day"_s, u"0.0035"_s}).exitCode, 0);
        m_held = true;
        std::vector<std::unique_ptr<QProcess>> processes;
        for (int i = 0; i < 10; ++i)
            processes.push_back(m_program->start(asks({u"--json"_s})));
        const auto running = [&processes] {
            return static_cast<int>(
                std::ranges::count_if(processes, [](const auto &p) { return p->state() != QProcess::NotRunning; }));
        };
        // Three fit; the others end while those still stream.
        QTRY_COMPARE_WITH_TIMEOUT(running(), 3, 120'000);
        QTRY_COMPARE(chats(), 3);
        m_held = false;
        for (int i = 0; i < 3; ++i)
            m_server->openGate();
        int done = 0;
        int refused = 0;
        for (const auto &process : processes) {
            const CliEnd end = CliProgram::finish(*process);
            done += end.exitCode == 0 ? 1 : 0;
            refused += end.exitCode == 4 ? 1 : 0;
            if (end.exitCode != 0)
                QCOMPARE(end.json().value("error"_L1).toObject().value("kind"_L1).toString(), u"budget_reached"_s);
        }
        QCOMPARE(done, 3);
        QCOMPARE(refused, 7);
        QCOMPARE(chats(), 3);
        const BudgetState day = state();
        QCOMPARE(day.held, Usd());
        QCOMPARE(day.spent.known().value(), usd("0.002997"));
        QVERIFY(day.spent.known().value() <= day.budget.cap);
    }

    void theKilledHoldNothing()
    {
        QCOMPARE(m_program->run({u"budgets"_s, u"set"_s, u"day"_s, u"0.0015"_s}).exitCode, 0);
        m_held = true;
        const auto holder = m_program->start(asks({}));
        QTRY_COMPARE_WITH_TIMEOUT(chats(), 1, 60'000);
        QVERIFY(state().held > usd("0.001"));
        QCOMPARE(m_program->run(asks({})).exitCode, 4);
        holder->kill();
        QVERIFY(holder->waitForFinished());
        m_held = false;
        QCOMPARE(m_program->run(asks({})).exitCode, 0);
        QCOMPARE(chats(), 2);
    }

private:
    static QStringList asks(const QStringList &more, const QString &model = u"or/m"_s)
    {
        return QStringList{u"compare"_s, u"--model"_s, model, u"--prompt"_s, u"Say hello."_s, u"--set"_s, u"max_tokens=100"_s}
            + more;
    }
    int chats() const
    {
        return static_cast<int>(std::ranges::count_if(m_server->requests(), [](const FakeServer::Request &request) {
            return request.target.endsWith("/chat/completions");
        }));
    }
    BudgetState state() const
    {
        const auto db = Database::openForReading(m_program->folder() + u"/history.db"_s);
        const auto states = BudgetRepository(**db).states(SystemClock().nowUtc());
        return states->first();
    }

    std::unique_ptr<CliProgram> m_program;
    std::unique_ptr<FakeServer> m_server;
    bool m_held = false; ///< answers wait for the gate
};

QTEST_GUILESS_MAIN(TestCliBudgets)
#include "tst_clibudgets.moc"
