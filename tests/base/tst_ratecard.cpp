// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ratecard.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

RateCard fullCard()
{
    RateCard card;
    for (int i = 0; i <= int(PriceClass::InputCacheWrite1h); ++i) {
        const auto c = PriceClass(i);
        card.base.take(c, i % 2 == 0 ? "0.0000000833333333333333"_ba : "0.50"_ba);
    }
    card.base.take(PriceClass::WebSearch, "-1");
    RateOverride byLength;
    byLength.minPromptTokens = 200'000;
    byLength.rates.take(PriceClass::Prompt, "0.000002");
    RateOverride byTime;
    byTime.utcStart = 0;
    byTime.utcEnd = 2330;
    byTime.utcDays = {0, 6};
    byTime.rates.take(PriceClass::Completion, "-1");
    card.overrides = {byLength, byTime};
    card.readOn = UtcMicros{1'790'000'000'123'457};
    card.source = u"openrouter catalogue"_s;
    return card;
}

} // namespace

class TestRateCard : public QObject {
    Q_OBJECT
private slots:
    void namesGoBothWays();
    void takesWhatIsListed();
    void printsBackEveryListedPrice();
    void jsonKeepsEverything();
    void refusesForeignJson_data();
    void refusesForeignJson();
    void anEmptyCardIsEmpty();
};

void TestRateCard::namesGoBothWays()
{
    QSet<QString> seen;
    for (int i = 0; i <= int(PriceClass::InputCacheWrite1h); ++i) {
        const QString name(priceClassName(PriceClass(i)));
        QCOMPARE(priceClassFromName(name), PriceClass(i));
        seen.insert(name);
    }
    QCOMPARE(seen.size(), qsizetype(14));
    QCOMPARE(priceClassName(PriceClass::InputCacheWrite1h), "input_cache_write_1h"_L1);
    QCOMPARE(priceClassFromName(u"discount"), std::nullopt);
    QCOMPARE(priceClassUnit(PriceClass::Prompt), Unit::Token);
    QCOMPARE(priceClassUnit(PriceClass::Request), Unit::Request);
    QCOMPARE(priceClassUnit(PriceClass::Image), Unit::Image);
    QCOMPARE(priceClassUnit(PriceClass::WebSearch), Unit::Search);
}

void TestRateCard::takesWhatIsListed()
{
    RateSet set;
    set.take(PriceClass::Prompt, "-1");
    QVERIFY(set.rates.isEmpty());
    QCOMPARE(set.unknownClasses, QList{PriceClass::Prompt});
    set.take(PriceClass::Prompt, "-1");
    QCOMPARE(set.unknownClasses.size(), qsizetype(1));
    set.take(PriceClass::Prompt, "0");
    QVERIFY(set.unknownClasses.isEmpty());
    QVERIFY(set.rates.value(PriceClass::Prompt).isFree());
    set.take(PriceClass::Prompt, "variable");
    QVERIFY(set.rates.isEmpty());
    QCOMPARE(set.unknownClasses, QList{PriceClass::Prompt});
}

void TestRateCard::printsBackEveryListedPrice()
{
    QFile file(QFINDTESTDATA("data/openrouter-price-strings.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject classes = QJsonDocument::fromJson(file.readAll()).object();
    int prices = 0;
    for (auto it = classes.begin(); it != classes.end(); ++it) {
        const auto c = priceClassFromName(it.key());
        QVERIFY2(c, qPrintable(it.key()));
        const QJsonArray strings = it->toArray();
        for (const QJsonValue &value : strings) {
            RateCard card;
            card.base.take(*c, value.toString().toLatin1());
            card.readOn = UtcMicros{1};
            if (value == "-1"_L1) {
                QCOMPARE(card.base.unknownClasses, QList{*c});
            } else {
                QCOMPARE(card.base.rates.value(*c).toDecimal(), value.toString());
            }
            const auto stored = RateCard::fromJson(card.toJson());
            QCOMPARE(stored, Result<RateCard>(card));
            ++prices;
        }
    }
    QCOMPARE(prices, 473);
}

void TestRateCard::jsonKeepsEverything()
{
    const RateCard card = fullCard();
    const QByteArray text = QJsonDocument(card.toJson()).toJson(QJsonDocument::Compact);
    const Result<RateCard> back = RateCard::fromJson(QJsonDocument::fromJson(text).object());
    QVERIFY(back);
    QCOMPARE(*back, card);
    QVERIFY(text.contains("\"0.0000000833333333333333\""));
}

void TestRateCard::refusesForeignJson_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("class") << R"({"rates":{"tea":{"usd":"1","per":"token"}}})"_ba;
    QTest::newRow("unit") << R"({"rates":{"prompt":{"usd":"1","per":"cup"}}})"_ba;
    QTest::newRow("price") << R"({"rates":{"prompt":{"usd":"-1","per":"token"}}})"_ba;
    QTest::newRow("price as a number") << R"({"rates":{"prompt":{"usd":0.1,"per":"token"}}})"_ba;
    QTest::newRow("unknown class") << R"({"rates":{},"unknown":["tea"]})"_ba;
    QTest::newRow("override") << R"({"rates":{},"overrides":[{"rates":{"prompt":{"usd":"x","per":"token"}}}]})"_ba;
}

void TestRateCard::refusesForeignJson()
{
    QFETCH(QByteArray, json);
    const Result<RateCard> card = RateCard::fromJson(QJsonDocument::fromJson(json).object());
    QVERIFY(!card);
    QCOMPARE(card.error().kind, ErrorKind::BadInput);
}

void TestRateCard::anEmptyCardIsEmpty()
{
    QVERIFY(RateCard{}.empty());
    QVERIFY(!fullCard().empty());
    RateCard variable;
    variable.base.take(PriceClass::Prompt, "-1");
    QVERIFY(!variable.empty());
    const Result<RateCard> back = RateCard::fromJson(RateCard{}.toJson());
    QVERIFY(back && back->empty());
}

QTEST_APPLESS_MAIN(TestRateCard)
#include "tst_ratecard.moc"
