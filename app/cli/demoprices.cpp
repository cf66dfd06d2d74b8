// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/demoprices.h"

#include "base/clock.h"
#include "cli/context.h"
#include "costs/pricebook.h"
#include "jobs/jobcost.h"
#include "providers/preset.h"
#include "workbench/jobqueue.h"
#include "workbench/pricelist.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

const QString kSource = u"sandbox price list"_s;

struct TokenPrice {
    QLatin1StringView model;
    const char *input;  ///< US dollars a million tokens
    const char *output;
};
// Beside what the same models list on the sandbox's OpenRouter side: one dearer, one cheaper.
constexpr TokenPrice kTokenPrices[] = {
    {QLatin1StringView("sandbox/story-fast"), "0.20", "0.90"},
    {QLatin1StringView("sandbox/story-hot"), "0.30", "1.10"},
};

struct OutputPrice {
    QLatin1StringView model;
    QLatin1StringView metric;
    const char *dollars; ///< for one of it
};
constexpr OutputPrice kOutputPrices[] = {
    {QLatin1StringView("sandbox/painter"), QLatin1StringView("image_output_count"), "0.004"},
    {QLatin1StringView("sandbox/film"), QLatin1StringView("video_output_duration_seconds"), "0.02"},
    {QLatin1StringView("sandbox/speaker"), QLatin1StringView("character_input_count"), "0.00001"},
};

} // namespace

Status typeInDemoPrices(Workbench &workbench, const CliContext &context)
{
    const QString provider = presetInfo(Preset::SandboxReplicate).id;
    if (!workbench.providers().find(provider))
        return success();
    const UtcMicros now = context.clock->nowUtc();
    QList<PriceRow> rows;
    for (const TokenPrice &price : kTokenPrices) {
        const ModelRef model{provider, price.model};
        if (workbench.prices().book().find(model))
            continue;
        PriceRow row{.id = newId(now), .model = model, .origin = PriceOrigin::Typed, .card = {}, .since = now, .note = {}};
        row.card.readOn = now;
        row.card.source = kSource;
        row.card.base.rates.insert(PriceClass::Prompt, rateFromPerMillion(price.input).value_or(Rate{}));
        row.card.base.rates.insert(PriceClass::Completion, rateFromPerMillion(price.output).value_or(Rate{}));
        rows.append(row);
    }
    if (!rows.isEmpty()) {
        if (const Status s = await(workbench.prices().add(rows)).value_or(Error{.kind = ErrorKind::Storage}); !s)
            return s;
    }
    JobQueue &queue = workbench.jobs();
    if (const Status s = await(queue.reload()).value_or(Error{.kind = ErrorKind::Storage}); !s)
        return s;
    const QList<BillingMetric> metrics = billingMetrics();
    for (const OutputPrice &price : kOutputPrices) {
        const ModelRef model{provider, price.model};
        const JobPrices own = queue.prices(model, PredictionRoute::Official);
        const auto metric = std::ranges::find(metrics, price.metric, &BillingMetric::name);
        if (!own.units.isEmpty() || own.hardwareSecond || metric == metrics.cend())
            continue;
        const auto rate = Rate::fromDecimal(price.dollars, metric->unit);
        if (!rate)
            continue;
        const auto written = queue.setUnitPrice(model, {.metric = price.metric, .rate = *rate}, kSource);
        if (const Status s = await(written).value_or(Error{.kind = ErrorKind::Storage}); !s)
            return s;
    }
    return success();
}

} // namespace bakeoff
