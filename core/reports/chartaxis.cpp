// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/chart.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace bakeoff {

namespace {

/// Ends of what an axis shows; beyond them powers of ten lose their roundness.
constexpr double kLeast = 1e-30;
constexpr double kMost = 1e30;

/// digit x 10^power; divided rather than multiplied below 1: 3 x 0.1 is no 0.3.
double roundValue(int digit, int power)
{
    return power < 0 ? digit / std::pow(10, -power) : digit * std::pow(10, power);
}

/// Round values from the last one that is not above `least` to the first that is not below `highest`. \param digits of
/// each decade, rising from 1. \param every so many powers of ten
QList<double> roundValues(double least, double highest, const QList<int> &digits, int every)
{
    const auto floored = static_cast<int>(std::floor(std::log10(least))) - 1;
    QList<double> values;
    // Down to a multiple of `every`, so that an axis has the same ticks wherever it begins.
    for (int power = floored - ((floored % every) + every) % every;; power += every) {
        for (const int digit : digits) {
            const double value = roundValue(digit, power);
            if (value <= least)
                values.clear();
            values.append(value);
            if (value >= highest && values.size() > 1)
                return values;
        }
    }
}

} // namespace

ChartAxis amountAxis(double highest, int most, const std::function<QString(double)> &text)
{
    const double wanted = std::isfinite(highest) && highest > 0 ? highest : 1;
    const int steps = std::max(most, 1);
    // From the step that would give ten times too many ticks upwards.
    int power = static_cast<int>(std::floor(std::log10(wanted / steps))) - 1;
    for (;; ++power) {
        for (const int digit : {1, 2, 5}) {
            const auto value = [power, digit](int i) { return roundValue(i * digit, power); };
            int count = 1;
            while (count <= steps && value(count) < wanted)
                ++count;
            if (count > steps)
                continue;
            ChartAxis axis{.low = 0, .high = value(count)};
            for (int i = 0; i <= count; ++i)
                axis.ticks.append({value(i), text(value(i))});
            return axis;
        }
    }
}

ChartAxis logAxis(double least, double highest, int most, const std::function<QString(double)> &text)
{
    const auto sane = [](double v) { return std::isfinite(v) && v > 0 ? std::clamp(v, kLeast, kMost) : 1; };
    const double low = std::min(sane(least), sane(highest));
    const double high = std::max(sane(least), sane(highest));
    QList<double> values = roundValues(low, high, {1, 2, 5}, 1);
    if (values.size() > most)
        values = roundValues(low, high, {1, 3}, 1);
    for (int every = 1; values.size() > std::max(most, 2); ++every)
        values = roundValues(low, high, {1}, every);
    ChartAxis axis{.low = values.constFirst(), .high = values.constLast(), .logarithmic = true};
    for (const double value : std::as_const(values))
        axis.ticks.append({value, text(value)});
    return axis;
}

} // namespace bakeoff
