// SPDX-License-Identifier: GPL-3.0-or-later
// Prices of one's own, and that they count.
#include "cliprogram.h"

#include "base/clock.h"
#include "store/database.h"
#include "store/jobrepository.h"

#include <QFile>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

class TestCliPrices : public QObject {
    Q_OBJECT
private slots:
    void aTypedPriceMakesAnEstimate();
    void aNewPriceChangesNoOldCharge();
    void importsAPriceFile();
    void jobsHavePricesToo();
    void pricesFillInUnknownCosts();
    void refuses_data();
    void refuses();

private:
    static QString cost(CliProgram &program)
    {
        const CliEnd end = program.run({u"compare"_s, u"--json"_s, u"--model"_s, u"mine/m"_s, u"--prompt"_s, u"Say hello."_s});
        const QJsonObject cost = end.reply(u"mine/m"_s)["cost"_L1].toObject();
        return cost["kind"_L1].toString() + u' ' + cost["usd"_L1].toString();
    }
};

void TestCliPrices::aTypedPriceMakesAnEstimate()
{
    CliProgram program;
    FakeServer server;
    server.handler = openaiwire::server();
    QCOMPARE(program.addProvider(u"mine"_s, server.url()), 0);
    QCOMPARE(cost(program), u"unknown "_s); // the server lists no prices, and unknown is not 0
    CliEnd end = program.run({u"prices"_s, u"set"_s, u"mine/m"_s, u"--input"_s, u"2.50"_s, u"--output"_s, u"10"_s, u"--date"_s,
                              u"2020-01-02"_s, u"--note"_s, u"contract"_s, u"--json"_s});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    const QJsonArray rows = end.json()["prices"_L1].toArray();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0]["model"_L1], u"mine/m"_s);
    QCOMPARE(rows[0]["origin"_L1], u"typed"_s);
    QCOMPARE(rows[0]["prices"_L1]["prompt"_L1], u"0.00000250"_s);
    QCOMPARE(rows[0]["prices"_L1]["completion"_L1], u"0.000010"_s);
    QCOMPARE(rows[0]["date"_L1], u"2020-01-02"_s);
    QCOMPARE(rows[0]["note"_L1], u"contract"_s);
    QCOMPARE(rows[0]["in_force"_L1], true);
    QCOMPARE(rows[0]["stale"_L1], true);
    const CliEnd asked = program.run({u"compare"_s, u"--json"_s, u"--model"_s, u"mine/m"_s, u"--prompt"_s, u"Say hello."_s});
    const QJsonObject reply = asked.reply(u"mine/m"_s);
    const qint64 in = reply["tokens"_L1]["input"_L1].toInteger(-1);
    const qint64 out = reply["tokens"_L1]["output"_L1].toInteger(-1);
    QVERIFY(in > 0 && out > 0);
    QCOMPARE(reply["cost"_L1]["kind"_L1], u"estimated"_s);
    QCOMPARE(reply["cost"_L1]["usd"_L1], Usd::fromPicos(in * 2'500'000 + out * 10'000'000).toDecimal());

    // Taken back, the price is unknown again.
    QCOMPARE(program.run({u"prices"_s, u"remove"_s, u"mine/m"_s}).exitCode, 0);
    QCOMPARE(cost(program), u"unknown "_s);
}

void TestCliPrices::aNewPriceChangesNoOldCharge()
{
    CliProgram program;
    FakeServer server;
    server.handler = openaiwire::server();
    QCOMPARE(program.addProvider(u"mine"_s, server.url()), 0);
    QCOMPARE(program.run({u"prices"_s, u"set"_s, u"mine/m"_s, u"--input"_s, u"1"_s, u"--output"_s, u"1"_s}).exitCode, 0);
    const QString before = cost(program);
    const auto kept = program.newestComparison();
    QVERIFY(kept);
    const Reply first = kept->turns.first().replies.first();
    QCOMPARE(program.run({u"prices"_s, u"set"_s, u"mine/m"_s, u"--input"_s, u"3"_s, u"--output"_s, u"3"_s}).exitCode, 0);
    const QString after = cost(program);
    QVERIFY(before.startsWith("estimated "_L1) && after.startsWith("estimated "_L1));
    QVERIFY(before != after);
    const CliEnd shown = program.run({u"history"_s, u"show"_s, idText(first.id), u"--json"_s});
    QCOMPARE(shown.json()["cost"_L1]["usd"_L1], first.cost.amount->toDecimal());
    QCOMPARE(u"estimated "_s + first.cost.amount->toDecimal(), before);
    const CliEnd list = program.run({u"prices"_s, u"list"_s, u"--json"_s});
    QCOMPARE(list.json()["prices"_L1].toArray().size(), 2); // the former one stays to be seen
}

void TestCliPrices::importsAPriceFile()
{
    CliProgram program;
    FakeServer server;
    server.handler = openaiwire::server({u"gpt-4o"_s});
    QCOMPARE(program.addProvider(u"mine"_s, server.url()), 0);
    const QString file = QFINDTESTDATA("../costs/data/litellm-cut.json");
    CliEnd end = program.run({u"prices"_s, u"import"_s, file, u"--provider"_s, u"mine"_s});
    QCOMPARE(end.exitCode, 2); // nobody knows whose prices an unnamed server has
    end = program.run({u"prices"_s, u"import"_s, file, u"--provider"_s, u"mine=openai"_s, u"--json"_s});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    QCOMPARE(end.json()["imported"_L1].toInt(), 5);
    QCOMPARE(end.json()["entries"_L1].toInt(), 12);
    const CliEnd asked = program.run({u"compare"_s, u"--json"_s, u"--model"_s, u"mine/gpt-4o"_s, u"--prompt"_s, u"hi"_s});
    QCOMPARE(asked.reply(u"mine/gpt-4o"_s)["cost"_L1]["kind"_L1].toString(), u"estimated"_s);
    const CliEnd models = program.run({u"models"_s, u"--json"_s, u"--provider"_s, u"mine"_s});
    QCOMPARE(models.json()["models"_L1][0]["prices"_L1]["prompt"_L1].toString(), u"0.0000025"_s);
}

void TestCliPrices::jobsHavePricesToo()
{
    CliProgram program;
    const QString painter = u"sandbox/sandbox/painter"_s;
    CliEnd end = program.run({u"prices"_s, u"unit"_s, painter, u"image_output_count"_s, u"0.0250"_s, u"--note"_s, u"page"_s, u"--json"_s});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    const QJsonObject unit = end.json()["unit_prices"_L1][0].toObject();
    QCOMPARE(unit["model"_L1], painter);
    QCOMPARE(unit["metric"_L1], u"image_output_count"_s);
    QCOMPARE(unit["usd"_L1], u"0.0250"_s); // as it was written
    QCOMPARE(unit["per"_L1], u"image"_s);
    QCOMPARE(unit["source"_L1], u"page"_s);
    end = program.run({u"prices"_s, u"hardware"_s, painter, u"gpu-t4"_s, u"--json"_s});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    QCOMPARE(end.json()["hardware"_L1][0]["sku"_L1], u"gpu-t4"_s);
    QVERIFY(end.json()["hardware_prices"_L1].toArray().isEmpty()); // the published one counts
    end = program.run({u"prices"_s, u"hardware"_s, u"sandbox/sandbox/composer"_s, u"my-gpu"_s, u"--second"_s, u"0.0005"_s, u"--json"_s});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    QCOMPARE(end.json()["hardware_prices"_L1][0]["sku"_L1], u"my-gpu"_s);
    QCOMPARE(end.json()["hardware_prices"_L1][0]["usd_per_second"_L1], u"0.0005"_s);
    // Now its price is known.
    QCOMPARE(program.run({u"prices"_s, u"hardware"_s, painter, u"my-gpu"_s}).exitCode, 0);
    const CliEnd list = program.run({u"prices"_s, u"list"_s});
    QVERIFY(list.out.contains("image_output_count") && list.out.contains("my-gpu"));
    end = program.run({u"prices"_s, u"remove"_s, painter, u"--json"_s});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    QVERIFY(end.json()["unit_prices"_L1].toArray().isEmpty());
    QCOMPARE(end.json()["hardware"_L1].toArray().size(), 1); // of the other
    QCOMPARE(program.run({u"prices"_s, u"remove"_s, u"sandbox/my-gpu"_s}).exitCode, 0);
    QVERIFY(program.run({u"prices"_s, u"list"_s, u"--json"_s}).json()["hardware_prices"_L1].toArray().isEmpty());
}

void TestCliPrices::pricesFillInUnknownCosts()
{
    CliProgram program;
    QCOMPARE(program.run({u"prices"_s, u"list"_s}).exitCode, 0); // makes the profile
    const SystemClock clock;
    const Id me = newId(clock.nowUtc());
    Job job;
    {
        auto db = Database::openForWriting(program.folder() + u"/history.db"_s, clock);
        QVERIFY(db);
        JobRepository jobs(**db);
        job.id = newId(clock.nowUtc());
        job.model = {u"sandbox"_s, u"sandbox/painter"_s};
        job.stamps.created = clock.nowUtc();
        QVERIFY(jobs.add({}, {job}, {}, me, clock.nowUtc(), [](const Id &) { return true; }));
        QVERIFY(*jobs.claim(job.id, me, clock.nowUtc(), {clock.nowUtc().value + 60'000'000}));
        QVERIFY(*jobs.markSending(job.id, me, clock.nowUtc()));
        job.state = JobState::Succeeded;
        job.stamps.ended = clock.nowUtc();
        job.metrics = {{u"image_output_count"_s, 3}};
        job.cost = Cost::unknown();
        QVERIFY(*jobs.end(job, me));
        QVERIFY(jobs.settle(job.id, clock.nowUtc()));
    }
    const auto shown = [&program, &job] {
        return program.run({u"job"_s, u"show"_s, idText(job.id), u"--json"_s}).json()["cost"_L1].toObject();
    };
    const QStringList set{u"prices"_s, u"unit"_s, u"sandbox/sandbox/painter"_s, u"image_output_count"_s};
    QCOMPARE(program.run(set + QStringList{u"0.01"_s}).exitCode, 0);
    QCOMPARE(shown()["kind"_L1], u"unknown"_s); // nothing of the past changes unasked
    QCOMPARE(program.run(set + QStringList{u"0.02"_s, u"--fill"_s}).exitCode, 0);
    QCOMPARE(shown()["kind"_L1], u"estimated"_s);
    QCOMPARE(shown()["usd"_L1], u"0.06"_s);
    QCOMPARE(program.run(set + QStringList{u"0.05"_s, u"--fill"_s}).exitCode, 0);
    QCOMPARE(shown()["usd"_L1], u"0.06"_s); // what is known stays
}

void TestCliPrices::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("no action") << QStringList{} << 2;
    QTest::newRow("another action") << QStringList{u"guess"_s} << 2;
    QTest::newRow("no model") << QStringList{u"set"_s, u"sandbox"_s, u"--input"_s, u"1"_s} << 2;
    QTest::newRow("no such provider") << QStringList{u"set"_s, u"nobody/m"_s, u"--input"_s, u"1"_s} << 2;
    QTest::newRow("no price") << QStringList{u"set"_s, u"sandbox/echo"_s} << 2;
    QTest::newRow("words") << QStringList{u"set"_s, u"sandbox/echo"_s, u"--input"_s, u"cheap"_s} << 2;
    QTest::newRow("negative") << QStringList{u"set"_s, u"sandbox/echo"_s, u"--input=-1"_s} << 2;
    QTest::newRow("a comma") << QStringList{u"set"_s, u"sandbox/echo"_s, u"--input"_s, u"2,5"_s} << 2;
    QTest::newRow("no day") << QStringList{u"set"_s, u"sandbox/echo"_s, u"--input"_s, u"1"_s, u"--date"_s, u"soon"_s} << 2;
    QTest::newRow("no metric") << QStringList{u"unit"_s, u"sandbox/sandbox/painter"_s, u"smiles"_s, u"1"_s} << 2;
    QTest::newRow("no price of a unit") << QStringList{u"unit"_s, u"sandbox/sandbox/painter"_s, u"run_count"_s, u"cheap"_s} << 2;
    QTest::newRow("a unit of nobody") << QStringList{u"unit"_s, u"nobody/m"_s, u"run_count"_s, u"1"_s} << 2;
    QTest::newRow("unit without a price") << QStringList{u"unit"_s, u"sandbox/sandbox/painter"_s, u"run_count"_s} << 2;
    QTest::newRow("hardware of unknown price") << QStringList{u"hardware"_s, u"sandbox/sandbox/painter"_s, u"my-gpu"_s} << 2;
    QTest::newRow("hardware, no price") << QStringList{u"hardware"_s, u"sandbox/sandbox/painter"_s, u"my-gpu"_s, u"--second"_s, u"x"_s} << 2;
    QTest::newRow("nothing to remove") << QStringList{u"remove"_s, u"sandbox/echo"_s} << 1;
    QTest::newRow("no file") << QStringList{u"import"_s, u"/nowhere/prices.json"_s} << 2;
    QTest::newRow("no price file") << QStringList{u"import"_s, QFINDTESTDATA("CMakeLists.txt"), u"--provider"_s, u"sandbox=openai"_s} << 2;
}

void TestCliPrices::refuses()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, exitCode);
    CliProgram program;
    const CliEnd end = program.run(QStringList{u"prices"_s} + arguments);
    QCOMPARE(end.exitCode, exitCode);
    QVERIFY(!end.err.trimmed().isEmpty());
    QVERIFY(end.out.isEmpty());
}

QTEST_GUILESS_MAIN(TestCliPrices)
#include "tst_cliprices.moc"
