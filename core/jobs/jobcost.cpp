// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/jobcost.h"

#include "costs/pricing.h"
#include "jobs/jobclocks.h"

#include <QJsonArray>

#include <array>
#include <cmath>
#include <vector>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kRuns = "run_count"_L1;
constexpr int kMicroDigits = 6;
constexpr int kMostScale = 40;

struct MetricRow {
    QLatin1StringView name;
    Unit unit;
    QLatin1StringView olderName; ///< the same, as older models write it; empty: none
};

/// Names: the billing metrics in Replicate's published model code and in recorded predictions.
constexpr std::array kMetrics{
    MetricRow{kRuns, Unit::Request, {}},
    MetricRow{"image_output_count"_L1, Unit::Image, "image_count"_L1},
    MetricRow{"image_output_megapixel_count"_L1, Unit::Megapixel, {}},
    MetricRow{"video_output_count"_L1, Unit::Request, {}},
    MetricRow{"video_output_duration_seconds"_L1, Unit::Second, {}},
    MetricRow{"audio_output_count"_L1, Unit::Request, {}},
    MetricRow{"audio_output_duration_seconds"_L1, Unit::Second, {}},
    MetricRow{"character_input_count"_L1, Unit::Character, {}},
    MetricRow{"character_output_count"_L1, Unit::Character, {}},
    MetricRow{"token_input_count"_L1, Unit::Token, "input_token_count"_L1},
    MetricRow{"token_output_count"_L1, Unit::Token, "output_token_count"_L1},
    MetricRow{"generic_output_count"_L1, Unit::Request, {}},
    MetricRow{"training_step_count"_L1, Unit::Request, {}},
};

/// A quantity in millionths, so that seconds keep their fraction.
std::optional<qint64> millionths(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    const double number = value.toDouble();
    if (!std::isfinite(number) || number < 0 || number > 9e12)
        return std::nullopt;
    return std::llround(number * 1e6);
}

/// quantity / 1,000,000 x rate, exactly.
std::optional<ChargeLine> line(qint64 inMillionths, const Rate &rate)
{
    if (rate.scale + kMicroDigits > kMostScale)
        return std::nullopt;
    return ChargeLine{inMillionths, Rate{rate.mantissa, rate.scale + kMicroDigits, rate.unit}};
}

std::optional<qint64> quantityOf(const QString &metric, const JobUsage &usage)
{
    if (metric == kRuns)
        return 1'000'000;
    if (const auto told = millionths(usage.metrics[metric]))
        return told;
    for (const MetricRow &row : kMetrics) {
        if (row.name == metric && !row.olderName.isEmpty()) {
            if (const auto told = millionths(usage.metrics[row.olderName]))
                return told;
        }
    }
    if (metric == "image_output_count"_L1 && usage.imagesCounted)
        return *usage.imagesCounted * 1'000'000;
    return std::nullopt;
}

QString decimalOf(qint64 inMillionths)
{
    return Rate{inMillionths, kMicroDigits, Unit::Request}.toDecimal();
}

JobCost unknownCost(UnknownCost reason, QJsonObject basis)
{
    basis.insert("unknown"_L1, unknownCostName(reason));
    return {.cost = Cost::unknown(), .atLeast = false, .basis = std::move(basis)};
}

std::optional<Rate> perSecond(QByteArrayView decimal)
{
    return Rate::fromDecimal(decimal, Unit::Second);
}

/// The first number under one of these keys.
std::optional<qint64> numberIn(const QJsonObject &input, std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys) {
        if (const auto number = millionths(input[key]))
            return number;
    }
    return std::nullopt;
}

std::optional<qint64> mostQuantity(const QString &metric, const QJsonObject &input)
{
    if (metric == kRuns || metric == "video_output_count"_L1 || metric == "audio_output_count"_L1)
        return 1'000'000;
    if (metric == "image_output_count"_L1) {
        return numberIn(input, {"num_outputs"_L1, "num_images"_L1, "number_of_images"_L1, "max_images"_L1, "n"_L1})
            .value_or(1'000'000);
    }
    if (metric == "video_output_duration_seconds"_L1 || metric == "audio_output_duration_seconds"_L1)
        return numberIn(input, {"duration"_L1, "seconds"_L1, "video_length"_L1, "seconds_total"_L1});
    if (metric == "character_input_count"_L1) {
        qint64 characters = 0;
        for (const QJsonValue value : input)
            characters += value.toString().size();
        return characters * 1'000'000;
    }
    return std::nullopt;
}

} // namespace

QList<BillingMetric> billingMetrics()
{
    QList<BillingMetric> metrics;
    for (const MetricRow &row : kMetrics)
        metrics.append({row.name, row.unit});
    return metrics;
}

JobPrices jobPricesOf(const RateCard &card)
{
    JobPrices prices{.readOn = card.readOn, .source = card.source};
    const std::array<std::pair<PriceClass, QLatin1StringView>, 3> classes{{
        {PriceClass::Request, kRuns},
        {PriceClass::Prompt, "token_input_count"_L1},
        {PriceClass::Completion, "token_output_count"_L1},
    }};
    for (const auto &[priceClass, metric] : classes) {
        if (const auto rate = card.base.rates.constFind(priceClass); rate != card.base.rates.cend())
            prices.units.append({.metric = metric, .rate = *rate});
    }
    return prices;
}

QList<HardwarePrice> replicateHardwarePrices()
{
    struct Row {
        QLatin1StringView sku;
        const char *second;
    };
    static constexpr std::array kRows{
        Row{"cpu"_L1, "0.000100"},           Row{"gpu-t4"_L1, "0.000225"},
        Row{"gpu-a40-small"_L1, "0.000575"}, Row{"gpu-a40-large"_L1, "0.000725"},
        Row{"gpu-l40s"_L1, "0.000975"},      Row{"gpu-l40s-2x"_L1, "0.00195"},
        Row{"gpu-l40s-4x"_L1, "0.0039"},     Row{"gpu-l40s-8x"_L1, "0.0078"},
        Row{"gpu-a100-large"_L1, "0.001400"}, Row{"gpu-a100-large-2x"_L1, "0.0028"},
        Row{"gpu-a100-large-4x"_L1, "0.0056"}, Row{"gpu-a100-large-8x"_L1, "0.0112"},
        Row{"gpu-h100"_L1, "0.001525"},      Row{"gpu-h100-2x"_L1, "0.00305"},
        Row{"gpu-h100-4x"_L1, "0.0061"},     Row{"gpu-h100-8x"_L1, "0.0122"},
    };
    // 2026-03-16, the date of the API document that they were read beside.
    constexpr UtcMicros kReadOn{1'773'619'200'000'000};
    QList<HardwarePrice> prices;
    for (const Row &row : kRows) {
        prices.append({.sku = row.sku,
                       .second = perSecond(row.second).value_or(Rate{}),
                       .readOn = kReadOn,
                       .source = u"replicate documentation"_s});
    }
    return prices;
}

std::optional<HardwarePrice> replicateHardwarePrice(const QString &sku)
{
    for (const HardwarePrice &price : replicateHardwarePrices()) {
        if (price.sku == sku)
            return price;
    }
    return std::nullopt;
}

JobCost jobCost(const JobUsage &usage, const JobPrices &prices)
{
    if (usage.state == JobState::Aborted)
        return {};
    QJsonObject basis;
    const bool byUnits = !prices.units.isEmpty();
    if (!byUnits && !prices.hardwareSecond)
        return unknownCost(UnknownCost::NoPrices, std::move(basis));
    basis.insert("prices"_L1, QJsonObject{{"read_on_us"_L1, prices.readOn.value}, {"source"_L1, prices.source}});
    if (prices.alsoIdle)
        basis.insert("at_least"_L1, true);

    std::vector<ChargeLine> charges;
    QJsonArray lines;
    const auto take = [&](const QString &metric, qint64 quantity, const Rate &rate) {
        const std::optional<ChargeLine> charge = line(quantity, rate);
        if (!charge)
            return false;
        charges.push_back(*charge);
        lines.append(QJsonObject{{"metric"_L1, metric},
                                 {"quantity"_L1, decimalOf(quantity)},
                                 {"usd"_L1, rate.toDecimal()},
                                 {"per"_L1, unitName(rate.unit)}});
        return true;
    };
    if (byUnits) {
        basis.insert("formula"_L1, u"sum of counted x price"_s);
        if (usage.state != JobState::Succeeded)
            return unknownCost(UnknownCost::Partial, std::move(basis));
        for (const UnitPrice &price : prices.units) {
            const auto quantity = quantityOf(price.metric, usage);
            if (!quantity)
                return unknownCost(UnknownCost::NoTokenCount, std::move(basis));
            if (!take(price.metric, *quantity, price.rate))
                return unknownCost(UnknownCost::Inconsistent, std::move(basis));
        }
    } else {
        basis.insert("formula"_L1, u"predict_time x price of a second"_s);
        basis.insert("hardware"_L1, prices.hardware);
        const auto seconds = predictTimeOf(usage.metrics);
        if (!seconds)
            return unknownCost(UnknownCost::NoTokenCount, std::move(basis));
        if (!take(u"predict_time"_s, std::llround(*seconds * 1e6), *prices.hardwareSecond))
            return unknownCost(UnknownCost::Inconsistent, std::move(basis));
    }
    basis.insert("lines"_L1, lines);
    const Result<Usd> sum = sumOf(charges);
    if (!sum)
        return unknownCost(UnknownCost::Inconsistent, std::move(basis));
    return {.cost = Cost::estimated(*sum), .atLeast = prices.alsoIdle, .basis = std::move(basis)};
}

std::optional<Usd> mostOf(const QJsonObject &input, const JobPrices &prices,
                          std::optional<std::chrono::seconds> deadline)
{
    constexpr qint64 kReplicateEndsAfter = 30 * 60;
    std::vector<ChargeLine> charges;
    if (!prices.units.isEmpty()) {
        for (const UnitPrice &price : prices.units) {
            const auto quantity = mostQuantity(price.metric, input);
            const auto charge = quantity ? line(*quantity, price.rate) : std::nullopt;
            if (!charge)
                return std::nullopt;
            charges.push_back(*charge);
        }
    } else if (prices.hardwareSecond && !prices.alsoIdle) {
        charges.push_back({deadline ? deadline->count() : kReplicateEndsAfter, *prices.hardwareSecond});
    } else {
        return std::nullopt;
    }
    const Result<Usd> sum = sumOf(charges);
    return sum ? std::optional(*sum) : std::nullopt;
}

} // namespace bakeoff
