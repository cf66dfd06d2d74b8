// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/chartlayout.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace bakeoff {

namespace {

/// Width of a character of a proportional font, in font sizes; figures and capitals are near it, most letters below.
constexpr double kCharacter = 0.58;
constexpr double kBarShare = 0.62; ///< of its category's width
constexpr double kWidestBar = 48;  ///< px
constexpr double kRowHeight = 2.9;  ///< font sizes

double finiteOr(double value, double otherwise)
{
    return std::isfinite(value) ? value : otherwise;
}

} // namespace

ChartLayout::ChartLayout(const Chart &chart, const ChartStyle &style)
    : m_chart(chart)
    , m_style(style)
{
    const double em = style.fontSize;
    double left = 0;
    for (const ChartTick &tick : chart.y.ticks)
        left = std::max(left, textWidth(tick.text));
    double top = em * 0.75;
    if (!chart.y.title.isEmpty())
        top += em * 1.75;
    if (!chart.notes.isEmpty())
        top += em * 0.75;
    double bottom = chart.x.ticks.isEmpty() ? 2 : em * 1.9;
    if (!chart.x.title.isEmpty())
        bottom += em * 1.5;
    double right = em * 0.5;
    if (chart.form == Chart::Form::Lines) {
        for (const ChartSeries &series : chart.series)
            right = std::max(right, textWidth(series.name) + em);
        right = std::min(right, style.width * 0.28);
    }
    left = left > 0 ? left + em * 0.75 : 1;
    if (chart.form != Chart::Form::Bars && !chart.x.ticks.isEmpty()) // half of the last word
        right = std::max(right, textWidth(chart.x.ticks.constLast().text) / 2 + 1);
    const bool pointed = chart.form == Chart::Form::Marks || chart.form == Chart::Form::Lines;
    if (pointed && !chart.x.ticks.isEmpty() && chart.x.zero.isEmpty() && chart.x.ticks.constFirst().at <= chart.x.low)
        left = std::max(left, textWidth(chart.x.ticks.constFirst().text) / 2 + 1);
    if (hasRows()) {
        double names = 0;
        for (int s = 0; s < chart.series.size(); ++s) {
            names = std::max({names, textWidth(rowName(s)), textWidth(chart.series[s].note) * kNoteSize});
            if (!chart.series[s].figure.isEmpty())
                right = std::max(right, textWidth(chart.series[s].figure) + em);
        }
        right = std::min(right, style.width * 0.4);
        left = std::min(nameLeft() + names + em * 1.25, style.width * 0.45);
        top = em * 0.25;
    }
    m_plot = QRectF(left, top, std::max(style.width - left - right, 1.0), std::max(style.height - top - bottom, 1.0));
    if (chart.form == Chart::Form::Bars)
        placeBars();
    else if (hasRows())
        placeRows();
    else
        placeMarks();
}

double ChartLayout::textWidth(const QString &text) const
{
    return static_cast<double>(text.size()) * m_style.fontSize * kCharacter;
}

double ChartLayout::zeroWidth() const
{
    if (!m_chart.x.logarithmic || m_chart.x.zero.isEmpty())
        return 0;
    // The word stands in its middle and the first word of the scale at its end.
    const double first = m_chart.x.ticks.isEmpty() ? 0 : textWidth(m_chart.x.ticks.constFirst().text);
    return std::min(textWidth(m_chart.x.zero) + first + m_style.fontSize * 1.5, m_plot.width() * 0.4);
}

double ChartLayout::shareOf(double value) const
{
    const ChartAxis &axis = m_chart.x;
    if (!axis.logarithmic) {
        const double span = axis.high - axis.low;
        return span > 0 ? (value - axis.low) / span : 0;
    }
    const double before = zeroWidth() / m_plot.width();
    if (value <= 0)
        return before / 2;
    const double span = axis.low > 0 ? std::log(axis.high / axis.low) : 0;
    const double share = span > 0 ? std::clamp(finiteOr(std::log(value / axis.low) / span, 0), 0.0, 1.0) : 0;
    return before + share * (1 - before);
}

double ChartLayout::xOf(double value) const
{
    const double share = shareOf(m_chart.form == Chart::Form::Bars ? value + 0.5 : value);
    return m_plot.left() + (m_chart.form == Chart::Form::Bars ? share : std::clamp(finiteOr(share, 0), 0.0, 1.0)) * m_plot.width();
}

double ChartLayout::yOf(double value) const
{
    const ChartAxis &axis = m_chart.y;
    const double span = axis.logarithmic ? (axis.low > 0 ? std::log(axis.high / axis.low) : 0) : axis.high - axis.low;
    const double at = axis.logarithmic ? (value > 0 && axis.low > 0 ? std::log(value / axis.low) : 0) : value - axis.low;
    const double share = span > 0 ? at / span : 0;
    return m_plot.bottom() - std::clamp(finiteOr(share, 0), 0.0, 1.0) * m_plot.height();
}

QRectF ChartLayout::column(int category) const
{
    const double span = m_chart.x.high - m_chart.x.low;
    const double width = span > 0 ? m_plot.width() / span : m_plot.width();
    return {xOf(category) - width / 2, m_plot.top(), width, m_plot.height()};
}

double ChartLayout::topOf(int category) const
{
    return category >= 0 && category < m_tops.size() ? m_tops[category] : m_plot.bottom();
}

void ChartLayout::placeBars()
{
    const auto categories = static_cast<qsizetype>(std::clamp(finiteOr(m_chart.x.high - m_chart.x.low, 0), 0.0, 100'000.0));
    m_tops.fill(m_plot.bottom(), categories);
    QList<double> sums(categories, 0);
    for (int s = 0; s < m_chart.series.size(); ++s) {
        const QList<ChartValue> &values = m_chart.series[s].values;
        for (int v = 0; v < values.size(); ++v) {
            ChartSpot spot{.series = s, .value = v};
            const double x = values[v].x;
            if (std::isfinite(x) && x >= 0 && x < static_cast<double>(categories)) {
                const auto category = static_cast<int>(x);
                const QRectF all = column(category);
                const double width = std::min(all.width() * kBarShare, kWidestBar);
                const double below = yOf(sums[category]);
                sums[category] += std::max(finiteOr(values[v].y, 0), 0.0);
                const double above = yOf(sums[category]);
                m_tops[category] = std::min(m_tops[category], above);
                spot.x = all.center().x() - width / 2;
                spot.y = above;
                spot.width = width;
                spot.height = below - above;
            }
            m_spots.append(spot);
        }
    }
}

void ChartLayout::placeMarks()
{
    for (int s = 0; s < m_chart.series.size(); ++s) {
        const QList<ChartValue> &values = m_chart.series[s].values;
        for (int v = 0; v < values.size(); ++v) {
            ChartSpot spot{.series = s, .value = v};
            if (std::isfinite(values[v].x) && std::isfinite(values[v].y)) {
                const double x = xOf(values[v].x);
                spot = {x - kMarkRadius, yOf(values[v].y) - kMarkRadius, 2 * kMarkRadius, 2 * kMarkRadius, s, v};
            }
            m_spots.append(spot);
        }
    }
}

void ChartLayout::placeRows()
{
    for (int s = 0; s < m_chart.series.size(); ++s) {
        const QList<ChartValue> &values = m_chart.series[s].values;
        const Row place = row(s);
        for (int v = 0; v < values.size(); ++v) {
            ChartSpot spot{.series = s, .value = v};
            if (!std::isfinite(values[v].x)) {
                m_spots.append(spot);
                continue;
            }
            const double x = xOf(values[v].x);
            if (m_chart.form == Chart::Form::Strips)
                spot = {x - 0.5, place.stripTop, 1, place.stripHeight, s, v};
            else if (v == 0)
                spot = {m_plot.left(), place.boxTop, x - m_plot.left(), place.boxHeight, s, v};
            m_spots.append(spot);
        }
    }
}

ChartLayout::Row ChartLayout::row(int series) const
{
    const double height = m_plot.height() / std::max<double>(1, static_cast<double>(m_chart.series.size()));
    Row row;
    row.top = m_plot.top() + series * height;
    row.middle = row.top + height / 2;
    if (m_chart.form == Chart::Form::Strips) {
        row.boxHeight = height * 0.32;
        row.boxTop = row.middle - height * 0.3;
        row.stripHeight = height * 0.2;
        row.stripTop = row.middle + height * 0.12;
    } else {
        row.boxHeight = height * 0.42;
        row.boxTop = row.middle - row.boxHeight / 2;
    }
    return row;
}

double ChartLayout::nameLeft() const
{
    return 2 * kMarkRadius + 2 + m_style.fontSize * 0.6;
}

QString ChartLayout::rowName(int series) const
{
    const double room = m_style.width * 0.45 - nameLeft() - m_style.fontSize * 1.25;
    return shortened(m_chart.series[series].name, static_cast<qsizetype>(room / (m_style.fontSize * kCharacter)));
}

double ChartLayout::wantedHeight(const Chart &chart, const ChartStyle &style)
{
    if (chart.form != Chart::Form::Strips && chart.form != Chart::Form::Ranges)
        return style.height;
    const double frame = 0.25 + (chart.x.ticks.isEmpty() ? 0.2 : 1.9) + (chart.x.title.isEmpty() ? 0 : 1.5);
    return style.fontSize * (frame + kRowHeight * static_cast<double>(chart.series.size()));
}

QLineF ChartLayout::whisker(const ChartValue &value, int row) const
{
    if (!value.low && !value.high)
        return {};
    const double main = row >= 0 ? value.x : value.y;
    const double low = value.low.value_or(main);
    const double high = value.high.value_or(main);
    if (!std::isfinite(low) || !std::isfinite(high) || !std::isfinite(value.x))
        return {};
    if (row >= 0) {
        const double y = this->row(row).middle;
        return {xOf(low), y, xOf(high), y};
    }
    const double x = xOf(value.x);
    return {x, yOf(low), x, yOf(high)};
}

QList<ChartTick> ChartLayout::shownXTicks() const
{
    QList<QPair<double, double>> taken;
    const auto extent = [this](const ChartTick &tick) {
        const double half = (textWidth(tick.text) + m_style.fontSize * 0.6) / 2;
        return QPair(xOf(tick.at) - half, xOf(tick.at) + half);
    };
    const auto isCurrent = [this](const ChartTick &tick) {
        return m_chart.form == Chart::Form::Bars && m_chart.current && tick.at == *m_chart.current;
    };
    QList<bool> shown(m_chart.x.ticks.size(), false);
    for (const bool currents : {true, false}) { // the current one first, so that it has room
        for (qsizetype i = 0; i < m_chart.x.ticks.size(); ++i) {
            const ChartTick &tick = m_chart.x.ticks[i];
            if (isCurrent(tick) != currents || !std::isfinite(tick.at))
                continue;
            const QPair<double, double> mine = extent(tick);
            const bool free = std::ranges::none_of(
                taken, [&mine](const auto &other) { return mine.first < other.second && other.first < mine.second; });
            if (free) {
                taken.append(mine);
                shown[i] = true;
            }
        }
    }
    QList<ChartTick> ticks;
    for (qsizetype i = 0; i < shown.size(); ++i) {
        if (shown[i])
            ticks.append(m_chart.x.ticks[i]);
    }
    return ticks;
}

QList<QLineF> hatchLines(const QRectF &rect, double step)
{
    QList<QLineF> lines;
    if (rect.width() <= 0 || rect.height() <= 0 || step <= 0)
        return lines;
    // Lines x + y = c, from the top left to the bottom right.
    const double first = std::ceil((rect.left() + rect.top()) / step) * step;
    const double last = rect.right() + rect.bottom();
    for (int i = 0; first + i * step < last; ++i) {
        const double c = first + i * step;
        const double x1 = std::max(rect.left(), c - rect.bottom());
        const double x2 = std::min(rect.right(), c - rect.top());
        if (x2 > x1)
            lines.append(QLineF(x1, c - x1, x2, c - x2));
    }
    return lines;
}

QList<QPointF> markOutline(int look, const QPointF &center, double radius)
{
    const auto around = [&](int corners, double turn, double inner) {
        QList<QPointF> points;
        for (int i = 0; i < corners; ++i) {
            const double r = inner > 0 && i % 2 == 1 ? radius * inner : radius;
            const double angle = (turn + static_cast<double>(i) / corners) * 2 * std::numbers::pi;
            points.append({center.x() + r * std::sin(angle), center.y() - r * std::cos(angle)});
        }
        return points;
    };
    switch (look) {
    case 1: // square
        return around(4, 0.125, 0);
    case 2: // triangle on its base
        return around(3, 0, 0);
    case 3: // diamond
        return around(4, 0, 0);
    case 4: // triangle on its tip
        return around(3, 0.5, 0);
    case 5: { // cross
        const double arm = radius * 0.36;
        return {{center.x() - arm, center.y() - radius}, {center.x() + arm, center.y() - radius},
                {center.x() + arm, center.y() - arm},    {center.x() + radius, center.y() - arm},
                {center.x() + radius, center.y() + arm}, {center.x() + arm, center.y() + arm},
                {center.x() + arm, center.y() + radius}, {center.x() - arm, center.y() + radius},
                {center.x() - arm, center.y() + arm},    {center.x() - radius, center.y() + arm},
                {center.x() - radius, center.y() - arm}, {center.x() - arm, center.y() - arm}};
    }
    case 6: // hexagon
        return around(6, 0, 0);
    case 7: // star of five
        return around(10, 0, 0.45);
    default:
        return {};
    }
}

} // namespace bakeoff
