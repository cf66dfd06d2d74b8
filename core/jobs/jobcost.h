// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"
#include "base/ratecard.h"
#include "base/times.h"
#include "jobs/job.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace bakeoff {

/// The price of one unit of something that a provider counts in `metrics`.
struct UnitPrice {
    QString metric; ///< "image_output_count", "video_output_duration_seconds", "run_count", …
    Rate rate;      ///< US dollars for one of it
    friend bool operator==(const UnitPrice &, const UnitPrice &) = default;
};

/// What a job of one model is priced by.
struct JobPrices {
    QList<UnitPrice> units; ///< they stack: every one that applies is charged
    QString hardware;       ///< SKU; empty: not known
    std::optional<Rate> hardwareSecond; ///< of that SKU
    bool alsoIdle = false;  ///< deployments and private models: set-up and idle time are billed too
    UtcMicros readOn;       ///< date of the prices
    QString source;
    friend bool operator==(const JobPrices &, const JobPrices &) = default;
};

/// What a price row of the price book says of jobs: "request" is a price a run, "prompt" and "completion" are prices a
/// token. The rest of a card is for answers of text.
JobPrices jobPricesOf(const RateCard &card);

/// The metrics that are known to be billed, with what one of them is.
struct BillingMetric {
    QLatin1StringView name;
    Unit unit;
};
QList<BillingMetric> billingMetrics();

/// What a provider publishes for a second of its hardware; absent: not known.
struct HardwarePrice {
    QString sku;
    Rate second;
    UtcMicros readOn;
    QString source;
};
/// Replicate's documentation, read in 2026. They age: marked stale like every price row.
QList<HardwarePrice> replicateHardwarePrices();
std::optional<HardwarePrice> replicateHardwarePrice(const QString &sku);

/// What is known of a run when it has ended.
struct JobUsage {
    JobState state = JobState::Succeeded;
    QJsonObject metrics;
    std::optional<qint64> imagesCounted; ///< pictures among its files; stands in for an image count that was not told
};

struct JobCost {
    std::optional<Cost> cost; ///< absent: nothing can have been charged
    bool atLeast = false;     ///< idle time comes on top, of which nothing is known
    /// "formula", "lines" [{"metric", "quantity", "usd", "per"}], "hardware", "prices" {"read_on_us", "source"},
    /// "at_least", and "unknown" (a name of UnknownCost) where there is no amount.
    QJsonObject basis;
};

/// Per-output prices x what was counted, stacked, summed exactly and rounded once; without one, predict_time x the price
/// of the hardware, where both are known; otherwise unknown. A price of something that was not counted makes the whole
/// unknown, except in "run_count", which is 1. Of a run that failed or was cancelled nobody knows what its outputs cost;
/// time is charged up to its end. Aborted: nothing.
JobCost jobCost(const JobUsage &usage, const JobPrices &prices);

/// What a job may cost at most, before it is sent; absent: not known. Images by "num_outputs" and its like in the input
/// (else one), seconds by "duration" or "seconds", characters by the texts, runs; hardware by its deadline, else by the
/// half hour after which Replicate ends a run. Tokens have no bound.
std::optional<Usd> mostOf(const QJsonObject &input, const JobPrices &prices,
                          std::optional<std::chrono::seconds> deadline);

} // namespace bakeoff
