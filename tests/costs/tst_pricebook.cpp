// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalog.h"
#include "costs/pricebook.h"
#include "costs/pricing.h"

#include <QDateTime>
#include <QFile>
#include <QTest>
#include <QTimeZone>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

const UtcMicros kNow{1'790'000'000'000'000};
const UtcMicros kReadOn{1'789'000'000'000'000};

RateCard cardOf(const char *prompt, const QString &source = u"test"_s)
{
    RateCard card;
    card.base.take(PriceClass::Prompt, QByteArrayView(prompt));
    card.readOn = kReadOn;
    card.source = source;
    return card;
}

PriceRow rowOf(const QString &model, PriceOrigin origin, const char *prompt, qint64 since = 0)
{
    const UtcMicros moment{kNow.value + since};
    return {.id = newId(moment), .model = *ModelRef::fromString(model), .origin = origin, .card = cardOf(prompt), .since = moment, .note = {}};
}

QString promptOf(const RateCard &card)
{
    const auto rate = card.base.rates.constFind(PriceClass::Prompt);
    return rate == card.base.rates.cend() ? u"none"_s : rate->toDecimal();
}

QString rate(const PriceImport &file, const QString &model, PriceClass c)
{
    for (const PriceRow &row : file.rows) {
        if (row.model.toString() == model)
            return row.card.base.rates.contains(c) ? row.card.base.rates.value(c).toDecimal() : u"none"_s;
    }
    return u"no row"_s;
}

} // namespace

class TestPriceBook : public QObject {
    Q_OBJECT

private slots:
    void choosesThePrice_data()
    {
        QTest::addColumn<QList<PriceRow>>("rows");
        QTest::addColumn<RateCard>("listed");
        QTest::addColumn<QString>("prompt");
        const PriceRow typed = rowOf(u"p/m"_s, PriceOrigin::Typed, "1");
        const PriceRow imported = rowOf(u"p/m"_s, PriceOrigin::LiteLlm, "2");
        const RateCard listed = cardOf("3");
        QTest::newRow("the list") << QList<PriceRow>{} << listed << u"3"_s;
        QTest::newRow("none at all") << QList<PriceRow>{} << RateCard{} << u"none"_s;
        QTest::newRow("typed wins over the list") << QList{typed} << listed << u"1"_s;
        QTest::newRow("imported does not") << QList{imported} << listed << u"3"_s;
        QTest::newRow("imported where nothing is listed") << QList{imported} << RateCard{} << u"2"_s;
        QTest::newRow("typed before imported") << QList{imported, typed} << RateCard{} << u"1"_s;
        QTest::newRow("another model's") << QList{rowOf(u"p/other"_s, PriceOrigin::Typed, "1")} << listed << u"3"_s;
        QTest::newRow("another provider's") << QList{rowOf(u"q/m"_s, PriceOrigin::Typed, "1")} << listed << u"3"_s;
        QTest::newRow("the newest, whatever the order")
            << QList{rowOf(u"p/m"_s, PriceOrigin::Typed, "9", 2), rowOf(u"p/m"_s, PriceOrigin::Typed, "8", 1)} << listed
            << u"9"_s;
        RateCard variable;
        variable.base.take(PriceClass::Prompt, "-1");
        QTest::newRow("a variable price is a listed one") << QList{imported} << variable << u"none"_s;
    }

    void choosesThePrice()
    {
        QFETCH(const QList<PriceRow>, rows);
        QFETCH(const RateCard, listed);
        QFETCH(const QString, prompt);
        QCOMPARE(promptOf(PriceBook(rows).price({u"p"_s, u"m"_s}, listed)), prompt);
    }

    void theCatalogueAnswersWithIt()
    {
        Catalog catalog;
        ModelInfo model{.id = u"m"_s, .name = u"M"_s, .prices = cardOf("3")};
        catalog.set(u"p"_s, {model, ModelInfo{.id = u"n"_s, .name = u"N"_s}}, kNow);
        catalog.setPriceBook(PriceBook({rowOf(u"p/m"_s, PriceOrigin::Typed, "1"), rowOf(u"p/n"_s, PriceOrigin::LiteLlm, "2"),
                                        rowOf(u"p/unlisted"_s, PriceOrigin::Typed, "4")}));
        QCOMPARE(promptOf(catalog.find({u"p"_s, u"m"_s})->prices), u"1"_s);
        QCOMPARE(promptOf(catalog.models(u"p"_s).at(1).prices), u"2"_s);
        QCOMPARE(promptOf(catalog.entries().at(0).model.prices), u"1"_s);
        QCOMPARE(promptOf(catalog.find({u"p"_s, u"unlisted"_s})->prices), u"4"_s);
        QVERIFY(!catalog.find({u"p"_s, u"unheard"_s}));
        QCOMPARE(catalog.entries().size(), 2);
        // A list that is read anew does not push the typed price away, and without the row the list's own is back.
        catalog.set(u"p"_s, {model}, kNow);
        QCOMPARE(promptOf(catalog.find({u"p"_s, u"m"_s})->prices), u"1"_s);
        catalog.setPriceBook({});
        QCOMPARE(promptOf(catalog.find({u"p"_s, u"m"_s})->prices), u"3"_s);
    }

    void goesStale()
    {
        RateCard card = cardOf("1");
        const qint64 day = 86'400'000'000;
        QVERIFY(!isStale(card, UtcMicros{card.readOn.value + 30 * day}));
        QVERIFY(isStale(card, UtcMicros{card.readOn.value + 30 * day + 1}));
    }

    void perMillionBothWays_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QString>("perToken");
        QTest::addColumn<QString>("back");
        QTest::newRow("cents") << "2.50"_ba << u"0.00000250"_s << u"2.5"_s;
        QTest::newRow("whole") << "15"_ba << u"0.000015"_s << u"15"_s;
        QTest::newRow("hundreds") << "600"_ba << u"0.000600"_s << u"600"_s;
        QTest::newRow("free") << "0"_ba << u"0"_s << u"0"_s;
        QTest::newRow("tiny") << "0.0375"_ba << u"0.0000000375"_s << u"0.0375"_s;
        QTest::newRow("more than a dollar a token") << "2000000"_ba << u"2.000000"_s << u"2000000"_s;
        QTest::newRow("exponent") << "1e-1"_ba << u"0.0000001"_s << u"0.1"_s;
        QTest::newRow("negative") << "-1"_ba << QString() << QString();
        QTest::newRow("words") << "two"_ba << QString() << QString();
        QTest::newRow("nothing") << ""_ba << QString() << QString();
        QTest::newRow("comma") << "2,50"_ba << QString() << QString();
    }

    void perMillionBothWays()
    {
        QFETCH(const QByteArray, typed);
        QFETCH(const QString, perToken);
        QFETCH(const QString, back);
        const auto rate = rateFromPerMillion(typed);
        QCOMPARE(rate.has_value(), !perToken.isEmpty());
        if (!rate)
            return;
        QCOMPARE(rate->toDecimal(), perToken);
        QCOMPARE(perMillion(*rate), back);
    }

    void readsALiteLlmFile()
    {
        QFile file(QFINDTESTDATA("data/litellm-cut.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto read = readLiteLlmPrices(
            file.readAll(),
            {{u"openai"_s, u"openai"_s}, {u"router"_s, u"openrouter"_s}, {u"qwen"_s, u"dashscope"_s}, {u"work"_s, u"openai"_s}},
            kReadOn, kNow);
        QVERIFY(read);
        QCOMPARE(read->entries, 12);
        QCOMPARE(read->unusable, 1);
        QCOMPARE(read->problems, QStringList{u"dashscope/qwen-turbo: reasoning tokens have a price of their own"_s});
        // dall-e by the pixel, together, replicate and gemini, which nobody asked for
        QCOMPARE(read->others, 4);
        QCOMPARE(read->rows.size(), 5 * 2 + 2); // both accounts at OpenAI get theirs
        QCOMPARE(rate(*read, u"openai/gpt-4o"_s, PriceClass::Prompt), u"0.0000025"_s);
        QCOMPARE(rate(*read, u"work/gpt-4o"_s, PriceClass::Completion), u"0.00001"_s);
        QCOMPARE(rate(*read, u"openai/gpt-4o"_s, PriceClass::InputCacheRead), u"0.00000125"_s);
        QCOMPARE(rate(*read, u"openai/gpt-4o-mini-audio-preview"_s, PriceClass::AudioOutput), u"0.00002"_s);
        QCOMPARE(rate(*read, u"router/anthropic/claude-sonnet-4"_s, PriceClass::Image), u"0.0048"_s);
        QCOMPARE(rate(*read, u"qwen/qwen-turbo"_s, PriceClass::Prompt), u"no row"_s);

        const auto sonnet = std::ranges::find(read->rows, u"router/anthropic/claude-sonnet-4"_s,
                                              [](const PriceRow &row) { return row.model.toString(); });
        QVERIFY(sonnet != read->rows.end());
        QCOMPARE(sonnet->origin, PriceOrigin::LiteLlm);
        QCOMPARE(sonnet->card.readOn, kReadOn);
        QCOMPARE(sonnet->since, kNow);
        QCOMPARE(effectiveRates(sonnet->card, 200'000, kNow).rates.value(PriceClass::Prompt).toDecimal(), u"0.000003"_s);
        const RateSet above = effectiveRates(sonnet->card, 200'001, kNow);
        QCOMPARE(above.rates.value(PriceClass::Prompt).toDecimal(), u"0.000006"_s);
        QCOMPARE(above.rates.value(PriceClass::Completion).toDecimal(), u"0.0000225"_s);
        QCOMPARE(above.rates.value(PriceClass::InputCacheRead).toDecimal(), u"0.0000006"_s);
        QCOMPARE(RateCard::fromJson(sonnet->card.toJson()), Result<RateCard>(sonnet->card));
    }

    void refusesOtherFiles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << ""_ba;
        QTest::newRow("no JSON") << "<html>"_ba;
        QTest::newRow("a list") << "[]"_ba;
        QTest::newRow("another object") << R"({"data": [{"id": "x"}]})"_ba;
        QTest::newRow("only the sample") << R"({"sample_spec": {"litellm_provider": "openai", "input_cost_per_token": 1}})"_ba;
        QTest::newRow("deep") << QByteArray(1000, '[');
    }

    void refusesOtherFiles()
    {
        QFETCH(const QByteArray, bytes);
        const auto read = readLiteLlmPrices(bytes, {{u"o"_s, u"openai"_s}}, kReadOn, kNow);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::BadInput);
    }

    void takesNoWrongPrice_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::newRow("text") << R"("0.1")"_ba;
        QTest::newRow("negative") << "-1e-6"_ba;
        QTest::newRow("too many digits") << "0.12345678901234567890123"_ba;
        QTest::newRow("true") << "true"_ba;
    }

    void takesNoWrongPrice()
    {
        QFETCH(const QByteArray, number);
        const auto read = readLiteLlmPrices(R"({"m": {"litellm_provider": "openai", "output_cost_per_token": )" + number + "}}",
                                            {{u"o"_s, u"openai"_s}}, kReadOn, kNow);
        QVERIFY(read);
        QCOMPARE(read->rows.size(), 0);
        QCOMPARE(read->problems, QStringList{u"m: output_cost_per_token is no price"_s});
    }
};

QTEST_GUILESS_MAIN(TestPriceBook)
#include "tst_pricebook.moc"
