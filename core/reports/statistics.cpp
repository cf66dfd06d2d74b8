// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/statistics.h"

#include "compare/metrics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bakeoff {

namespace {

/// Everybody that can be reached from the first one along `edge`.
template <typename Edge>
bool reachesAll(std::size_t players, Edge edge)
{
    std::vector<bool> seen(players, false);
    std::vector<std::size_t> open{0};
    seen[0] = true;
    std::size_t count = 1;
    while (!open.empty()) {
        const std::size_t at = open.back();
        open.pop_back();
        for (std::size_t next = 0; next < players; ++next) {
            if (seen[next] || !edge(at, next))
                continue;
            seen[next] = true;
            ++count;
            open.push_back(next);
        }
    }
    return count == players;
}

} // namespace

std::optional<IntervalEnds> wilsonInterval(double successes, double n, double z)
{
    if (!(n > 0) || !(successes >= 0) || !(successes <= n))
        return std::nullopt;
    const double p = successes / n;
    const double zz = z * z;
    const double whole = 1 + zz / n;
    const double centre = (p + zz / (2 * n)) / whole;
    const double half = z * std::sqrt(p * (1 - p) / n + zz / (4 * n * n)) / whole;
    // Rounding must not push an end past what it is an interval of.
    return IntervalEnds{std::clamp(centre - half, 0.0, p), std::clamp(centre + half, p, 1.0)};
}

std::optional<double> mean(std::span<const double> samples)
{
    if (samples.empty())
        return std::nullopt;
    double value = 0;
    double count = 0;
    for (const double sample : samples)
        value += (sample - value) / ++count;
    return value;
}

std::optional<double> sampleDeviation(std::span<const double> samples)
{
    if (samples.size() < 2)
        return std::nullopt;
    double value = 0;
    double squares = 0;
    double count = 0;
    for (const double sample : samples) {
        const double before = sample - value;
        value += before / ++count;
        squares += before * (sample - value);
    }
    return std::sqrt(squares / (count - 1));
}

std::optional<double> coefficientOfVariation(std::span<const double> samples)
{
    const std::optional<double> deviation = sampleDeviation(samples);
    const std::optional<double> centre = mean(samples);
    if (!deviation || *centre == 0)
        return std::nullopt;
    return *deviation / *centre;
}

bool WinTable::isStronglyConnected() const
{
    if (m_players == 0)
        return false;
    return reachesAll(m_players, [this](std::size_t a, std::size_t b) { return wins(a, b) > 0; })
        && reachesAll(m_players, [this](std::size_t a, std::size_t b) { return wins(b, a) > 0; });
}

std::optional<std::vector<double>> bradleyTerry(const WinTable &table, double tolerance)
{
    constexpr int mostRounds = 100'000;
    const std::size_t n = table.players();
    if (n < 2 || !table.isStronglyConnected())
        return std::nullopt;
    std::vector<double> won(n, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j)
            won[i] += i == j ? 0.0 : table.wins(i, j);
    }
    std::vector<double> logs(n, 0.0);
    std::vector<double> strengths(n, 1.0);
    for (int round = 0; round < mostRounds; ++round) {
        std::vector<double> next(n);
        for (std::size_t i = 0; i < n; ++i) {
            double weight = 0;
            for (std::size_t j = 0; j < n; ++j) {
                if (i != j)
                    weight += (table.wins(i, j) + table.wins(j, i)) / (strengths[i] + strengths[j]);
            }
            next[i] = std::log(won[i] / weight);
        }
        const double centre = std::accumulate(next.begin(), next.end(), 0.0) / double(n);
        double moved = 0;
        for (std::size_t i = 0; i < n; ++i) {
            next[i] -= centre;
            moved = std::max(moved, std::abs(next[i] - logs[i]));
            strengths[i] = std::exp(next[i]);
        }
        logs = std::move(next);
        if (moved <= tolerance)
            return logs;
    }
    return std::nullopt;
}

std::size_t Resampler::draw(std::size_t below)
{
    __extension__ typedef unsigned __int128 Wide;
    const quint64 range = below;
    Wide product = Wide(m_engine()) * range;
    if (quint64(product) < range) {
        const quint64 unfair = (0 - range) % range; // 2^64 modulo range
        while (quint64(product) < unfair)
            product = Wide(m_engine()) * range;
    }
    return std::size_t(product >> 64);
}

std::optional<std::vector<IntervalEnds>>
bootstrapIntervals(std::size_t n,
                   const std::function<std::optional<std::vector<double>>(std::span<const std::size_t>)> &statistic,
                   const BootstrapOptions &options)
{
    if (n == 0 || options.resamples < 1)
        return std::nullopt;
    Resampler resampler(options.seed);
    std::vector<std::size_t> sample(n);
    std::vector<std::vector<double>> figures;
    std::size_t usable = 0;
    for (int i = 0; i < options.resamples; ++i) {
        std::ranges::generate(sample, [&] { return resampler.draw(n); });
        const std::optional<std::vector<double>> values = statistic(sample);
        if (!values)
            continue;
        ++usable;
        figures.resize(values->size());
        for (std::size_t f = 0; f < values->size(); ++f)
            figures[f].push_back((*values)[f]);
    }
    if (usable == 0 || double(usable) < options.leastUsable * double(options.resamples))
        return std::nullopt;
    std::vector<IntervalEnds> intervals;
    for (const std::vector<double> &values : figures)
        intervals.push_back({*quantileAt(values, 25), *quantileAt(values, 975)});
    return intervals;
}

} // namespace bakeoff
