// SPDX-License-Identifier: GPL-3.0-or-later
// Prices of one's own, and that they count.
#include "cliprogram.h"

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
