// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportfigures.h"

#include "compare/metrics.h"
#include "reports/statistics.h"

#include <algorithm>
#include <limits>

namespace bakeoff {

namespace {

std::optional<Usd> fitting(WideInt picos)
{
    constexpr WideInt most = std::numeric_limits<qint64>::max();
    if (picos > most || picos < -most)
        return std::nullopt;
    return Usd::fromPicos(qint64(picos));
}

void finishCosts(const ReportCount &count, ReportCosts &costs)
{
    costs.n = qsizetype(count.picos.size());
    WideInt sum = 0;
    for (const qint64 picos : count.picos)
        sum += picos;
    costs.mean = exactQuotient(sum, costs.n);
    const auto amount = [&count](Quantile q) -> std::optional<Usd> {
        const std::optional<qint64> picos = quantile(std::span<const qint64>(count.picos), q);
        return picos ? std::optional(Usd::fromPicos(*picos)) : std::nullopt;
    };
    costs.p10 = amount(Quantile::P10);
    costs.p90 = amount(Quantile::P90);
    if (costs.n >= samplesNeeded(Quantile::P50)) {
        std::vector<double> amounts(count.picos.begin(), count.picos.end());
        std::ranges::sort(amounts); // so that the last bits do not tell the order in which they came
        costs.variation = coefficientOfVariation(amounts);
    }
    costs.per1000OutputTokens = exactQuotient(count.tokenPicos * 1'000, count.costedTokens);
    costs.perOutput = exactQuotient(count.outputPicos, count.costedOutputs);
}

template <typename T>
void append(std::vector<T> &to, const std::vector<T> &from)
{
    to.insert(to.end(), from.begin(), from.end());
}

} // namespace

void ReportCount::add(const ReportCount &other)
{
    ReportModel &f = figures;
    const ReportModel &o = other.figures;
    first = std::min(first, other.first);
    f.n += o.n;
    f.done += o.done;
    f.failed += o.failed;
    f.stopped += o.stopped;
    f.cutOff += o.cutOff;
    f.cached += o.cached;
    f.running += o.running;
    for (const auto &[kind, errors] : o.errors.asKeyValueRange())
        f.errors[kind] += errors;
    if (o.longestStall && (!f.longestStall || *f.longestStall < *o.longestStall))
        f.longestStall = o.longestStall;
    f.probablyCold += o.probablyCold;
    f.outputs += o.outputs;
    addTokens(f.inputTokens, o.inputTokens);
    addTokens(f.outputTokens, o.outputTokens);
    addTokens(f.reasoningTokens, o.reasoningTokens);
    f.uncounted += o.uncounted;
    f.uncountedInput += o.uncountedInput;
    f.costs.total.add(o.costs.total);
    f.judged.ratings += o.judged.ratings;
    for (const auto &[host, answers] : o.hosts.asKeyValueRange())
        f.hosts[host] += answers;
    f.fallbacks += o.fallbacks;
    append(ttft, other.ttft);
    append(ttfa, other.ttfa);
    append(tpot, other.tpot);
    append(e2e, other.e2e);
    append(tokensPerS, other.tokensPerS);
    append(queue, other.queue);
    append(run, other.run);
    append(total, other.total);
    append(warmTotal, other.warmTotal);
    append(picos, other.picos);
    tokenPicos += other.tokenPicos;
    costedTokens += other.costedTokens;
    outputPicos += other.outputPicos;
    costedOutputs += other.costedOutputs;
    ratingSum += other.ratingSum;
    append(works, other.works);
    settings.add(other.settings);
    versions.add(other.versions);
}

std::optional<Usd> exactQuotient(WideInt sum, WideInt count)
{
    if (count <= 0)
        return std::nullopt;
    WideInt whole = sum / count;
    WideInt rest = sum % count;
    if (rest < 0) { // down, so that what is left is above
        rest += count;
        --whole;
    }
    if (2 * rest > count || (2 * rest == count && whole % 2 != 0))
        ++whole;
    return fitting(whole);
}

std::optional<Usd> exactProduct(Usd amount, qint64 factor)
{
    return fitting(WideInt(amount.picos()) * factor);
}

ReportSpread spreadOf(std::vector<double> samples)
{
    constexpr std::size_t mostSamples = 400;
    ReportSpread spread;
    spread.n = qsizetype(samples.size());
    if (samples.empty())
        return spread;
    std::ranges::sort(samples);
    spread.p50 = quantile(samples, Quantile::P50);
    spread.p90 = quantile(samples, Quantile::P90);
    spread.p95 = quantile(samples, Quantile::P95);
    spread.p99 = quantile(samples, Quantile::P99);
    spread.p10 = quantile(samples, Quantile::P10);
    spread.p25 = quantile(samples, Quantile::P25);
    spread.p75 = quantile(samples, Quantile::P75);
    spread.least = samples.front();
    spread.most = samples.back();
    const std::size_t shown = std::min(samples.size(), mostSamples);
    spread.samples.reserve(qsizetype(shown));
    for (std::size_t i = 0; i < shown; ++i) // the first and the last are in it
        spread.samples.append(samples[shown == 1 ? 0 : i * (samples.size() - 1) / (shown - 1)]);
    return spread;
}

std::optional<ReportRange> shareOf(double successes, double n)
{
    const std::optional<IntervalEnds> ends = wilsonInterval(successes, n);
    if (!ends)
        return std::nullopt;
    return ReportRange{successes / n, ends->low, ends->high};
}

void finishFigures(const ReportCount &count, ReportModel &figures)
{
    figures.success = shareOf(figures.done, figures.done + figures.failed + figures.cutOff);
    figures.ttft = spreadOf(count.ttft);
    figures.ttfa = spreadOf(count.ttfa);
    figures.tpot = spreadOf(count.tpot);
    figures.e2e = spreadOf(count.e2e);
    figures.tokensPerS = spreadOf(count.tokensPerS);
    figures.queue = spreadOf(count.queue);
    figures.run = spreadOf(count.run);
    figures.total = spreadOf(count.total);
    figures.warmTotal = spreadOf(count.warmTotal);
    finishCosts(count, figures.costs);
    if (figures.judged.ratings > 0)
        figures.judged.meanRating = double(count.ratingSum) / double(figures.judged.ratings);
}

} // namespace bakeoff
