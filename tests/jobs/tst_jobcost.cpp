// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/pricing.h"
#include "jobs/jobcost.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Rate rate(const char *usd, Unit unit)
{
    return *Rate::fromDecimal(usd, unit);
}

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

JobPrices pricesOf(const QByteArray &text)
{
    // "metric price; metric price", "gpu price", "idle"
    JobPrices prices;
    for (const QByteArray &part : text.split(';')) {
        const QByteArrayList words = part.trimmed().split(' ');
        if (words[0] == "gpu") {
            prices.hardware = u"gpu-t4"_s;
            prices.hardwareSecond = rate(words[1].constData(), Unit::Second);
        } else if (words[0] == "idle") {
            prices.alsoIdle = true;
        } else if (words.size() == 2) {
            prices.units.append({QString::fromLatin1(words[0]), rate(words[1].constData(), Unit::Request)});
        }
    }
    return prices;
}

} // namespace

class TestJobCost : public QObject {
    Q_OBJECT

private slots:
    void costs_data()
    {
        QTest::addColumn<QByteArray>("prices");
        QTest::addColumn<QByteArray>("metrics");
        QTest::addColumn<JobState>("state");
        QTest::addColumn<QString>("expected"); // dollars, "unknown REASON" or "none"
        const auto row = [](const char *name, const char *prices, const char *metrics, JobState state, const char *expected) {
            QTest::newRow(name) << QByteArray(prices) << QByteArray(metrics) << state << QString::fromLatin1(expected);
        };
        using enum JobState;
        row("no price", "", "{}", Succeeded, "unknown no_prices");
        row("images", "image_output_count 0.03", R"({"image_output_count": 4})", Succeeded, "0.12");
        row("older name", "image_output_count 0.03", R"({"image_count": 2})", Succeeded, "0.06");
        row("counted by us", "image_output_count 0.03", "{}", Succeeded, "0.09");
        row("no image at all", "image_output_count 0.03", R"({"image_output_count": 0})", Succeeded, "0");
        row("seconds of film", "video_output_duration_seconds 0.15", R"({"video_output_duration_seconds": 5.04})", Succeeded, "0.756");
        row("characters", "character_input_count 0.0001", R"({"character_input_count": 1234})", Succeeded, "0.1234");
        row("a run", "run_count 0.2", "{}", Succeeded, "0.2");
        row("stacked", "token_input_count 0.000001; token_output_count 0.000002; image_output_count 0.04",
            R"({"token_input_count": 1000, "token_output_count": 500, "image_output_count": 1})", Succeeded, "0.042");
        row("older token names", "token_input_count 0.000001; token_output_count 0.000002",
            R"({"input_token_count": 10, "output_token_count": 20})", Succeeded, "0.00005");
        row("one is not counted", "image_output_count 0.03; audio_output_duration_seconds 1", R"({"image_output_count": 1})",
            Succeeded, "unknown no_token_count");
        row("counted as text", "video_output_count 0.03", R"({"video_output_count": "1"})", Succeeded, "unknown no_token_count");
        row("a negative count", "video_output_count 0.03", R"({"video_output_count": -1})", Succeeded, "unknown no_token_count");
        row("failed, by output", "image_output_count 0.03", R"({"image_output_count": 1})", Failed, "unknown partial");
        row("canceled, by output", "run_count 0.03", "{}", Canceled, "unknown partial");
        row("free, aborted", "run_count 0.03", "{}", Aborted, "none");
        row("free", "run_count 0", "{}", Succeeded, "0");
        row("hardware", "gpu 0.000225", R"({"predict_time": 3.283919})", Succeeded, "0.000738881775");
        row("hardware, canceled", "gpu 0.000225", R"({"predict_time": 10})", Canceled, "0.00225");
        row("hardware, failed", "gpu 0.000225", R"({"predict_time": 10})", Failed, "0.00225");
        row("hardware, no time", "gpu 0.000225", "{}", Succeeded, "unknown no_token_count");
        row("outputs before hardware", "gpu 1; run_count 0.5", R"({"predict_time": 10})", Succeeded, "0.5");
        row("aborted", "gpu 1", R"({"predict_time": 10})", Aborted, "none");
        row("forgotten", "gpu 1", "{}", Expired, "unknown no_token_count");
    }

    void costs()
    {
        QFETCH(const QByteArray, prices);
        QFETCH(const QByteArray, metrics);
        QFETCH(const JobState, state);
        QFETCH(const QString, expected);
        const JobCost cost = jobCost({.state = state, .metrics = object(metrics), .imagesCounted = 3}, pricesOf(prices));
        if (expected == "none"_L1) {
            QVERIFY(!cost.cost);
            return;
        }
        QVERIFY(cost.cost);
        if (expected.startsWith("unknown"_L1)) {
            QCOMPARE(cost.cost->kind, ChargeKind::Unknown);
            QVERIFY(!cost.cost->amount);
            QCOMPARE(u"unknown "_s + cost.basis["unknown"_L1].toString(), expected);
            QVERIFY(unknownCostFromName(cost.basis["unknown"_L1].toString()));
        } else {
            QCOMPARE(cost.cost->kind, ChargeKind::Estimated);
            QCOMPARE(cost.cost->amount->toDecimal(), expected);
            QVERIFY(!cost.basis["lines"_L1].toArray().isEmpty());
            QVERIFY(!cost.basis.contains("unknown"_L1));
        }
    }

    void idleTimeComesOnTop()
    {
        const JobCost cost = jobCost({.state = JobState::Succeeded, .metrics = object(R"({"predict_time": 2})")},
                                     pricesOf("gpu 0.001; idle"));
        QVERIFY(cost.atLeast);
        QCOMPARE(cost.basis["at_least"_L1].toBool(), true);
        QCOMPARE(cost.cost->amount->toDecimal(), u"0.002"_s);
    }

    void ofTheBookOfPrices()
    {
        RateCard card;
        card.base.rates.insert(PriceClass::Request, rate("0.04", Unit::Request));
        card.base.rates.insert(PriceClass::Prompt, rate("0.000001", Unit::Token));
        card.base.rates.insert(PriceClass::WebSearch, rate("1", Unit::Search));
        const JobPrices prices = jobPricesOf(card);
        QStringList metrics;
        for (const UnitPrice &price : prices.units)
            metrics.append(price.metric);
        QCOMPARE(metrics.join(u' '), u"run_count token_input_count"_s);
        QVERIFY(jobPricesOf({}).units.isEmpty());
    }

    void most_data()
    {
        QTest::addColumn<QByteArray>("prices");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<int>("deadline");
        QTest::addColumn<QString>("expected"); // empty: not known
        QTest::newRow("nothing") << ""_ba << "{}"_ba << 0 << QString();
        QTest::newRow("a run") << "run_count 0.2"_ba << "{}"_ba << 0 << u"0.2"_s;
        QTest::newRow("one image") << "image_output_count 0.03"_ba << "{}"_ba << 0 << u"0.03"_s;
        QTest::newRow("four images") << "image_output_count 0.03"_ba << R"({"num_outputs": 4})"_ba << 0 << u"0.12"_s;
        QTest::newRow("seconds") << "video_output_duration_seconds 0.1"_ba << R"({"duration": 6})"_ba << 0 << u"0.6"_s;
        QTest::newRow("no seconds") << "video_output_duration_seconds 0.1"_ba << "{}"_ba << 0 << QString();
        QTest::newRow("characters") << "character_input_count 0.01"_ba << R"({"text": "hello"})"_ba << 0 << u"0.05"_s;
        QTest::newRow("tokens") << "token_output_count 0.01"_ba << "{}"_ba << 0 << QString();
        QTest::newRow("hardware") << "gpu 0.001"_ba << "{}"_ba << 0 << u"1.8"_s;
        QTest::newRow("hardware, deadline") << "gpu 0.001"_ba << "{}"_ba << 60 << u"0.06"_s;
        QTest::newRow("idle") << "gpu 0.001; idle"_ba << "{}"_ba << 60 << QString();
    }

    void most()
    {
        QFETCH(const QByteArray, prices);
        QFETCH(const QByteArray, input);
        QFETCH(const int, deadline);
        QFETCH(const QString, expected);
        const auto limit = deadline > 0 ? std::optional(std::chrono::seconds(deadline)) : std::nullopt;
        const auto most = mostOf(object(input), pricesOf(prices), limit);
        QCOMPARE(most ? most->toDecimal() : QString(), expected);
    }

    void publishedHardware()
    {
        const auto t4 = replicateHardwarePrice(u"gpu-t4"_s);
        QVERIFY(t4);
        QCOMPARE(t4->second.toDecimal(), u"0.000225"_s);
        QVERIFY(!replicateHardwarePrice(u"gpu-x"_s));
        for (const HardwarePrice &price : replicateHardwarePrices()) {
            QVERIFY(price.second.mantissa > 0);
            QCOMPARE(price.second.unit, Unit::Second);
            QVERIFY(price.readOn.value > 1'767'225'600'000'000); // 2026
        }
    }
};

QTEST_GUILESS_MAIN(TestJobCost)
#include "tst_jobcost.moc"
