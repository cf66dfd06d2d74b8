// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/jsonnode.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

class TestJsonNode : public QObject {
    Q_OBJECT
private slots:
    void readsEveryType();
    void numbersKeepTheirText_data();
    void numbersKeepTheirText();
    void refuses_data();
    void refuses();
    void depthIsCapped();
    void oddText();
    void becomesAQtValue();
};

void TestJsonNode::readsEveryType()
{
    const auto root = JsonNode::parse(
        R"( {"s":"a\n\u00e9","n":-1.5e3,"t":true,"f":false,"z":null,"a":[1,"x",[],{}],"o":{"k":"v","k":"w"}} )"_ba);
    QVERIFY(root.ok());
    const JsonNode &node = *root;
    QCOMPARE(node["s"].string(), u"a\né"_s);
    QCOMPARE(node["n"].real(), -1500.0);
    QCOMPARE(node["n"].integer(), -1500);
    QCOMPARE(node["t"].boolean(), true);
    QCOMPARE(node["f"].boolean(), false);
    QVERIFY(!node["z"].exists());
    QCOMPARE(node["z"].type(), JsonNode::Type::Null);
    QCOMPARE(node["a"].items().size(), size_t(4));
    QCOMPARE(node["a"].strings(), QStringList{u"x"_s});
    QCOMPARE(node["o"]["k"].string(), u"w"_s); // the last one wins
    // Whatever is asked of another type is just not there.
    QCOMPARE(node["none"]["of"]["these"].type(), JsonNode::Type::Missing);
    QVERIFY(node["s"]["x"].items().empty());
    QVERIFY(!node["s"].integer() && !node["s"].boolean() && !node["t"].real());
    QVERIFY(node["t"].string().isEmpty() && node["t"].decimal().isEmpty());
}

void TestJsonNode::numbersKeepTheirText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<std::optional<qint64>>("integer");
    using Int = std::optional<qint64>;
    QTest::newRow("22 decimals") << "0.0000000208333333333333"_ba << Int();
    QTest::newRow("exponent") << "1.25e-7"_ba << Int();
    QTest::newRow("whole by exponent") << "1e3"_ba << Int(1000);
    QTest::newRow("written as a fraction") << "12.0"_ba << Int(12);
    QTest::newRow("that no double holds") << "9007199254740993"_ba << Int(9007199254740993);
    QTest::newRow("too large for an integer") << "18446744073709551616"_ba << Int();
    QTest::newRow("negative") << "-7"_ba << Int(-7);
}

void TestJsonNode::numbersKeepTheirText()
{
    QFETCH(QByteArray, text);
    QFETCH(std::optional<qint64>, integer);
    for (const QByteArray &json : {"[ "_ba + text + " ]"_ba, "["_ba + text + ",1]"_ba}) {
        const auto root = JsonNode::parse(json);
        QVERIFY(root.ok());
        QCOMPARE(root->items()[0].decimal().toByteArray(), text);
        QCOMPARE(root->items()[0].integer(), integer);
    }
}

void TestJsonNode::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json : {"", " ", "{", "{\"a\":}", "[1,]", "{\"a\" 1}", "{}{}", "<html>", "nul", "\"open"})
        QTest::newRow(qPrintable(u"'%1'"_s.arg(QString::fromLatin1(json)))) << QByteArray(json);
}

void TestJsonNode::refuses()
{
    QFETCH(QByteArray, json);
    const auto root = JsonNode::parse(json);
    QVERIFY(!root.ok());
    QCOMPARE(root.error().kind, ErrorKind::BadReply);
}

void TestJsonNode::depthIsCapped()
{
    const auto nested = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
    QVERIFY(JsonNode::parse(nested(JsonNode::kMaxDepth)).ok());
    for (const int depth : {JsonNode::kMaxDepth + 1, 1'000'000}) {
        const auto root = JsonNode::parse(nested(depth));
        QVERIFY(!root.ok());
        QCOMPARE(root.error().kind, ErrorKind::LimitExceeded);
    }
}

void TestJsonNode::oddText()
{
    const auto bom = JsonNode::parse("\xEF\xBB\xBF{\"a\":\"b\"}"_ba);
    QVERIFY(bom.ok());
    QCOMPARE((*bom)["a"].string(), u"b"_s);
    const auto broken = JsonNode::parse("{\"a\":\"x\xFFy\"}"_ba);
    QVERIFY(broken.ok());
    QCOMPARE((*broken)["a"].string(), u"x\uFFFDy"_s);
    const auto lone = JsonNode::parse(R"({"a":"\ud83c!"})"_ba);
    QVERIFY(lone.ok());
    QCOMPARE((*lone)["a"].string(), u"\uFFFD!"_s);
}

void TestJsonNode::becomesAQtValue()
{
    const auto root = JsonNode::parse(R"({"n":9007199254740993,"d":0.25,"w":2.0,"big":1e400,"s":"x","t":true,"z":null,
                                         "a":[1,[2]],"o":{"k":1,"k":2}})"_ba);
    QVERIFY(root.ok());
    const QJsonObject o = root->toJsonValue().toObject();
    QCOMPARE(o.size(), 9);
    QCOMPARE(o["n"_L1].toInteger(), 9007199254740993);
    QCOMPARE(o["d"_L1], QJsonValue(0.25));
    QCOMPARE(o["w"_L1], QJsonValue(2));
    QCOMPARE(o["big"_L1], QJsonValue(u"1e400"_s));
    QCOMPARE(o["s"_L1], QJsonValue(u"x"_s));
    QCOMPARE(o["t"_L1], QJsonValue(true));
    QVERIFY(o["z"_L1].isNull());
    QCOMPARE(o["a"_L1], QJsonValue(QJsonArray{1, QJsonArray{2}}));
    QCOMPARE(o["o"_L1], QJsonValue(QJsonObject{{u"k"_s, 2}})); // the last one wins
    QVERIFY((*root)["none"].toJsonValue().isUndefined());
}

QTEST_GUILESS_MAIN(TestJsonNode)
#include "tst_jsonnode.moc"
