// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/routing.h"

#include <QJsonDocument>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

class TestRouting : public QObject {
    Q_OBJECT
private slots:
    void fields();
    void goesThrough_data();
    void goesThrough();
    void priceLimits();
};

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

void TestRouting::fields()
{
    OpenRouterRouting routing;
    QCOMPARE(routing.toJson(), QJsonObject());
    QCOMPARE(OpenRouterRouting::fromJson({}), routing);
    routing.order = {u"a"_s, u"b/fast"_s};
    routing.only = {u"a"_s};
    routing.ignore = {u"c"_s};
    routing.allowFallbacks = false;
    routing.requireParameters = true;
    routing.zdr = true;
    routing.dataCollection = u"deny"_s;
    routing.sort = u"price"_s;
    routing.quantizations = {u"fp8"_s};
    routing.maxPrice = {.prompt = u"0.5"_s, .completion = u"2"_s, .request = u"0.01"_s, .image = {}, .audio = {}};
    const QByteArray json = R"({"order":["a","b/fast"],"only":["a"],"ignore":["c"],"allow_fallbacks":false,
        "require_parameters":true,"zdr":true,"data_collection":"deny","sort":"price","quantizations":["fp8"],
        "max_price":{"prompt":"0.5","completion":"2","request":"0.01"}})";
    QCOMPARE(routing.toJson(), object(json));
    QCOMPARE(OpenRouterRouting::fromJson(object(json)), routing);
}

void TestRouting::goesThrough_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char *name, const char *json, const char *written = nullptr) {
        QTest::newRow(name) << QByteArray(json) << QByteArray(written ? written : json);
    };
    row("unknown keys", R"({"preferred_max_latency":{"p90":2},"enforce_distillable_text":true,"sort":"price"})");
    row("sort with a partition", R"({"sort":{"by":"throughput","partition":"none"}})");
    row("sort in long form", R"({"sort":{"by":"price"}})", R"({"sort":"price"})");
    row("unknown price", R"({"max_price":{"prompt":"1","video":"3"}})");
    row("numbers", R"({"max_price":{"prompt":1.5,"completion":0.0000001}})",
        R"({"max_price":{"prompt":"1.5","completion":"0.0000001"}})");
    row("null is not set", R"({"order":null,"zdr":null,"sort":null,"max_price":{"image":null}})", "{}");
    row("other types stay", R"({"order":"a","only":[1],"zdr":"yes","sort":7,"max_price":5,"data_collection":false})");
    row("no price", R"({"max_price":{"prompt":"cheap","completion":-1}})");
}

void TestRouting::goesThrough()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QByteArray, written);
    const OpenRouterRouting routing = OpenRouterRouting::fromJson(object(json));
    QCOMPARE(routing.toJson(), object(written));
    QCOMPARE(OpenRouterRouting::fromJson(routing.toJson()), routing);
}

void TestRouting::priceLimits()
{
    for (const QStringView good : {u"0", u"0.5", u"12", u".5", u"3."})
        QVERIFY(isPriceLimit(good));
    for (const QStringView bad : {u"", u".", u"-1", u"1e3", u"1,5", u" 1", u"1.2.3", u"cheap"})
        QVERIFY(!isPriceLimit(bad));
}

QTEST_GUILESS_MAIN(TestRouting)
#include "tst_routing.moc"
