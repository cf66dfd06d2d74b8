// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/billlookup.h"

#include "fakeclock.h"
#include "fakeserver.h"
#include "playserver.h"
#include "store/budgetrepository.h"
#include "store/chargerepository.h"
#include "store/storereader.h"
#include "store/storethread.h"
#include "workbench/budgetbook.h"
#include "workbench/comparisondocument.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kText = "data: {\"id\": \"gen-1\", \"choices\": [{\"index\": 0, \"delta\": {\"content\": \"half\"}}]}\n\n";
constexpr auto kModels = R"({"data": [{"id": "m", "name": "M", "pricing": {"prompt": "0.000001", "completion": "0.00001"},
    "architecture": {"input_modalities": ["text"], "output_modalities": ["text"]}}]})";
constexpr auto kRecord = R"({"data": {"id": "gen-1", "total_cost": 0.0125, "native_tokens_prompt": 9,
    "native_tokens_completion": 77, "provider_name": "Host", "finish_reason": "length", "cancelled": true}})";

/// Runs, and can be put forward.
class ForwardClock final : public Clock {
public:
    UtcMicros nowUtc() const override
    {
        return {m_clock.nowUtc().value + std::chrono::duration_cast<std::chrono::microseconds>(m_forward.load()).count()};
    }
    std::chrono::nanoseconds ticks() const override { return m_clock.ticks() + m_forward.load(); }
    void advance(std::chrono::nanoseconds by) { m_forward = m_forward.load() + by; }

private:
    SystemClock m_clock;
    std::atomic<std::chrono::nanoseconds> m_forward{std::chrono::nanoseconds(0)};
};

/// A process on the profile: a workbench and maybe a document that it shows.
struct Process {
    std::unique_ptr<Workbench> workbench;
    std::unique_ptr<ComparisonDocument> document;

    void close()
    {
        document.reset();
        workbench.reset();
    }
    BillLookup &bills() { return workbench->bills(); }
};

} // namespace

class TestBillLookup : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        qputenv("BAKEOFF_TEST_KEY", "sk-or-test-key");
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<FakeServer>();
        m_generation = {FakeServer::answer(404, R"({"error": {"code": 404, "message": "Generation gen-1 not found"}})")};
        m_server->handler = [this](const FakeServer::Request &request) -> FakeServer::Script {
            if (request.target.contains("/generation"))
                return m_generation;
            if (request.target.contains("/models"))
                return {FakeServer::answer(200, kModels)};
            const QByteArray head = FakeServer::head(200, {"Content-Type: text/event-stream", "Transfer-Encoding: chunked",
                                                           "X-Generation-Id: gen-1"});
            return {head + FakeServer::chunk(kText), FakeServer::gate()};
        };
    }

    void cleanup()
    {
        m_first.close();
        m_second.close();
        qunsetenv("BAKEOFF_TEST_KEY");
    }

    void backsOffAndComesIn()
    {
        QVERIFY(open(m_first));
        const Id reply = stopAStream(m_first);
        QVERIFY(!reply.isNull());
        const Charge before = chargeOf(m_first, reply);
        QCOMPARE(before.cost, Cost::unknown());
        QVERIFY(round(m_first));
        QCOMPARE(asked(), 0); // not before its time
        QCOMPARE(m_first.bills().pending(), 1);

        m_clock.advance(2s);
        QVERIFY(round(m_first));
        QCOMPARE(asked(), 1);
        QVERIFY(round(m_first));
        QCOMPARE(asked(), 1);
        m_clock.advance(5s);
        QVERIFY(round(m_first));
        QCOMPARE(asked(), 2);
        QVERIFY(m_server->requests().last().target.endsWith("/generation?id=gen-1"));
        QCOMPARE(m_first.document->reply(reply)->cost, Cost::unknown());

        m_generation = {FakeServer::answer(200, kRecord)};
        m_clock.advance(15s);
        QSignalSpy found(&m_first.bills(), &BillLookup::found);
        QSignalSpy changed(m_first.document.get(), &ComparisonDocument::costChanged);
        QVERIFY(round(m_first));
        QCOMPARE(found.size(), 1);
        QCOMPARE(m_first.bills().pending(), 0);
        QTRY_COMPARE(changed.size(), 1);
        const Reply shown = *m_first.document->reply(reply);
        QCOMPARE(shown.cost, Cost::billed(Usd::fromPicos(12'500'000'000)));
        QCOMPARE(shown.state, ReplyState::Stopped);
        QCOMPARE(shown.text, u"half"_s);
        QCOMPARE(shown.facts.host, u"Host"_s);
        QCOMPARE(shown.facts.usage.output, std::optional<qint64>(77));
        const Charge after = chargeOf(m_first, reply);
        QCOMPARE(after.cost, shown.cost);
        QCOMPARE(after.source, ChargeSource::Generation);
        QCOMPARE(after.at, before.at);
        m_clock.advance(24h);
        QVERIFY(round(m_first));
        QCOMPARE(asked(), 3);
    }

    void afterARestart()
    {
        QVERIFY(open(m_first));
        const Id reply = stopAStream(m_first);
        QVERIFY(!reply.isNull());
        m_clock.advance(2s);
        QVERIFY(round(m_first)); // 404
        m_first.close();

        m_generation = {FakeServer::answer(200, kRecord)};
        QVERIFY(open(m_first));
        QVERIFY(round(m_first));
        QCOMPARE(asked(), 1); // the pause holds
        m_clock.advance(5s);
        m_first.bills().start();
        QTRY_COMPARE(asked(), 2);
        QTRY_COMPARE(chargeOf(m_first, reply).cost.kind, ChargeKind::Billed);
    }

    void whatCannotBeAskedIsKept_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("key refused") << 401 << QByteArray(R"({"error": {"code": 401, "message": "No auth"}})");
        QTest::newRow("no credit") << 402 << QByteArray(R"({"error": {"code": 402, "message": "No credit"}})");
        QTest::newRow("broken") << 500 << QByteArray("oops");
        QTest::newRow("no amount") << 200 << QByteArray(R"({"data": {"id": "gen-1", "total_cost": null}})");
        QTest::newRow("no JSON") << 200 << QByteArray("<html>");
    }

    void whatCannotBeAskedIsKept()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QVERIFY(open(m_first));
        const Id reply = stopAStream(m_first);
        QVERIFY(!reply.isNull());
        m_generation = {FakeServer::answer(status, body)};
        m_clock.advance(2s);
        QVERIFY(round(m_first));
        QCOMPARE(asked(), 1);
        QCOMPARE(m_first.bills().pending(), 1);
        m_generation = {FakeServer::answer(200, kRecord)};
        QSignalSpy done(&m_first.bills(), &BillLookup::asked);
        m_first.bills().askNow(); // a person does not wait
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(m_first.bills().pending(), 0);
        QCOMPARE(chargeOf(m_first, reply).cost.kind, ChargeKind::Billed);
    }

    void givenUpAfterAWeek()
    {
        QVERIFY(open(m_first));
        const Id reply = stopAStream(m_first);
        QVERIFY(!reply.isNull());
        for (int i = 0; i < 40 && m_first.bills().pending() > 0; ++i) {
            m_clock.advance(pauseBeforeBill(i));
            QVERIFY(round(m_first));
        }
        QCOMPARE(m_first.bills().pending(), 0);
        QVERIFY2(asked() >= 30, QByteArray::number(asked()).constData());
        QCOMPARE(chargeOf(m_first, reply).cost, Cost::unknown());
    }

    void twoProcessesAskOnce()
    {
        QVERIFY(open(m_first));
        const Id reply = stopAStream(m_first);
        QVERIFY(!reply.isNull());
        QVERIFY(open(m_second));
        m_second.document = drained(*m_second.workbench, load(m_second, m_first.document->value().id));
        QVERIFY(m_second.document->reply(reply));
        QVERIFY(finished(m_second.bills().reload()));
        m_generation = {FakeServer::answer(200, kRecord)};
        m_clock.advance(2s);
        QSignalSpy first(&m_first.bills(), &BillLookup::asked);
        QSignalSpy second(&m_second.bills(), &BillLookup::asked);
        QSignalSpy told(&m_second.bills(), &BillLookup::found);
        m_first.bills().look();
        m_second.bills().look();
        QTRY_COMPARE(first.size() + second.size(), 2);
        QCOMPARE(asked(), 1);
        QVERIFY(finished(m_first.bills().reload()));
        QVERIFY(finished(m_second.bills().reload()));
        // Whoever was told, both show it.
        QTRY_COMPARE(told.size(), 1);
        QTRY_COMPARE(m_first.document->reply(reply)->cost.kind, ChargeKind::Billed);
        QTRY_COMPARE(m_second.document->reply(reply)->cost.kind, ChargeKind::Billed);
    }

    /// The sandbox records as OpenRouter does; its money stays play money.
    void againstTheSandbox()
    {
        qputenv("BAKEOFF_TEST_KEY", "sandbox");
        ForwardClock clock;
        const PlayServer server(clock, 10min);
        QVERIFY(!server.openRouterUrl().isEmpty());
        Workbench workbench({.profileFolder = m_folder->path(), .sandboxProgram = {}}, clock);
        QVERIFY(finished(workbench.start()));
        QVERIFY(finished(workbench.providers().add({.name = u"play"_s,
                                                    .kind = ProviderKind::OpenRouter,
                                                    .preset = Preset::OpenRouter,
                                                    .baseUrl = server.openRouterUrl(),
                                                    .keyVariable = u"BAKEOFF_TEST_KEY"_s,
                                                    .isSandbox = true})));
        {
            const auto document = drained(workbench, {});
            document->addPane({u"play"_s, u"sandbox/story-slow"_s});
            QVERIFY(document->send(u"Once upon a time"_s));
            const auto reply = [&document]() -> const Reply & { return document->lastTurn()->replies.first(); };
            QTRY_VERIFY(!reply().text.isEmpty());
            document->stopAll();
            QTRY_COMPARE(reply().state, ReplyState::Stopped);
            QVERIFY(finished(workbench.store().flush()));
            BillLookup &bills = workbench.bills();
            QVERIFY(finished(bills.reload()));
            QCOMPARE(bills.pending(), 1);
            QSignalSpy asked(&bills, &BillLookup::asked);
            bills.askNow();
            QTRY_COMPARE(asked.size(), 1);
            QCOMPARE(bills.pending(), 1); // 404
            clock.advance(11min);
            bills.look();
            QTRY_COMPARE(asked.size(), 2);
            QCOMPARE(bills.pending(), 0);
            QTRY_COMPARE(reply().cost.kind, ChargeKind::Billed);
            QVERIFY(reply().sandbox);
            QCOMPARE(document->realCost(), CostTotal());
            QCOMPARE(document->sandboxCost().billed, *reply().cost.amount);
        }
    }

    void aPlainServerKeepsNoBills()
    {
        QVERIFY(open(m_first));
        const QFuture<Status> added =
            m_first.workbench->providers().add({.name = u"plain"_s, .baseUrl = m_server->url(u"/v1"_s)});
        QVERIFY(finished(added));
        const Id reply = stopAStream(m_first, u"plain"_s);
        QVERIFY(!reply.isNull());
        QVERIFY(!m_first.document->reply(reply)->facts.generationId.isEmpty());
        QCOMPARE(m_first.bills().pending(), 0);
    }

    /// What was reserved stays held until the bill is there; then the rest is free again.
    void theBudgetWaitsForTheBill()
    {
        QVERIFY(open(m_first));
        QVERIFY(finished(m_first.workbench->budgets().set({BudgetScope::Day, {}, Usd::fromPicos(1'000'000'000'000), 80})));
        bool read = false;
        m_first.workbench->providers().refreshModels(u"or"_s, this, [&read](const Result<int> &models) { read = models.ok(); });
        QTRY_VERIFY(read);
        const Id reply = stopAStream(m_first);
        QVERIFY(!reply.isNull());
        QVERIFY(finished(m_first.workbench->budgets().reload()));
        QVERIFY(m_first.workbench->budgets().states().first().held > Usd());
        m_generation = {FakeServer::answer(200, kRecord)};
        m_clock.advance(2s);
        QVERIFY(round(m_first));
        QVERIFY(finished(m_first.workbench->budgets().reload()));
        const BudgetState day = m_first.workbench->budgets().states().first();
        QCOMPARE(day.held, Usd());
        QCOMPARE(day.spent.known().value(), Usd::fromPicos(12'500'000'000));
    }

private:
    static bool finished(QFuture<Status> future)
    {
        return QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000) && future.result().ok();
    }

    bool open(Process &process)
    {
        process.workbench = std::make_unique<Workbench>(
            Workbench::Options{.profileFolder = m_folder->path(), .sandboxProgram = {}}, m_clock);
        if (!finished(process.workbench->start()))
            return false;
        if (process.workbench->providers().find(u"or"_s))
            return true;
        return finished(process.workbench->providers().add({.name = u"or"_s,
                                                           .kind = ProviderKind::OpenRouter,
                                                           .preset = Preset::OpenRouter,
                                                           .baseUrl = m_server->url(u"/api/v1"_s),
                                                           .keyVariable = u"BAKEOFF_TEST_KEY"_s}));
    }

    static std::unique_ptr<ComparisonDocument> drained(Workbench &workbench, Comparison comparison)
    {
        auto document = workbench.open(std::move(comparison));
        connect(document.get(), &ComparisonDocument::patchesWaiting, document.get(), &ComparisonDocument::drain);
        return document;
    }

    static Comparison load(Process &process, const Id &id)
    {
        auto loaded = process.workbench->loadComparison(id);
        if (!QTest::qWaitFor([&loaded] { return loaded.isFinished(); }, 20'000))
            return {};
        return loaded.result().valueOr({});
    }

    /// Sends, waits for the first words and stops. \return the reply; null where it went wrong
    Id stopAStream(Process &process, const QString &provider = u"or"_s)
    {
        process.document = drained(*process.workbench, {});
        ComparisonDocument &document = *process.document;
        document.addPane({provider, u"m"_s});
        if (!document.send(u"Say hello."_s))
            return {};
        const auto reply = [&document]() -> const Reply & { return document.lastTurn()->replies.first(); };
        if (!QTest::qWaitFor([&reply] { return !reply().text.isEmpty() || isFinal(reply().state); }, 20'000))
            return {};
        document.stopAll();
        if (!QTest::qWaitFor([&reply] { return isFinal(reply().state); }, 20'000)
            || reply().state != ReplyState::Stopped || !finished(process.workbench->store().flush())
            || !finished(process.bills().reload()))
            return {};
        return reply().id;
    }

    /// One look at what is due, to its end.
    static bool round(Process &process)
    {
        QSignalSpy done(&process.bills(), &BillLookup::asked);
        process.bills().look();
        return QTest::qWaitFor([&done] { return done.size() == 1; }, 20'000);
    }

    static Charge chargeOf(Process &process, const Id &reply)
    {
        auto read = process.workbench->reader().read<Charge>([reply](Database &db) { return ChargeRepository(db).of(reply); });
        if (!QTest::qWaitFor([&read] { return read.isFinished(); }, 20'000))
            return {};
        return read.result().valueOr({});
    }

    int asked() const
    {
        return static_cast<int>(std::ranges::count_if(m_server->requests(), [](const FakeServer::Request &request) {
            return request.target.contains("/generation");
        }));
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeServer> m_server;
    FakeServer::Script m_generation; ///< what is answered to questions for the bill
    Process m_first;
    Process m_second;
};

QTEST_GUILESS_MAIN(TestBillLookup)
#include "tst_billlookup.moc"
