// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/chartlayout.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace bakeoff {

namespace {

/// Width of a character of a proportional font, in font sizes; figures and capitals are near it, most letters below.
constexpr double kCharacter = 0.58;
constexpr double kMarkRadius = 5;  ///< px
constexpr double kBarShare = 0.62; ///< of its category's width
constexpr double kWidestBar = 48;  ///< px

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
    if (chart.form != Chart::Form::Bars) {
        for (const ChartSeries &series : chart.series)
            right = std::max(right, textWidth(series.name) + em);
        right = std::min(right, style.width * 0.28);
    }
    left = left > 0 ? left + em * 0.75 : 1;
    m_plot = QRectF(left, top, std::max(style.width - left - right, 1.0), std::max(style.height - top - bottom, 1.0));
    if (chart.form == Chart::Form::Bars)
        placeBars();
    else
        placeMarks();
}

double ChartLayout::textWidth(const QString &text) const
{
    return static_cast<double>(text.size()) * m_style.fontSize * kCharacter;
}

double ChartLayout::xOf(double value) const
{
    const double span = m_chart.x.high - m_chart.x.low;
    const double at = m_chart.form == Chart::Form::Bars ? value + 0.5 : value;
    return m_plot.left() + (span > 0 ? (at - m_chart.x.low) / span : 0) * m_plot.width();
}

double ChartLayout::yOf(double value) const
{
    const double span = m_chart.y.high - m_chart.y.low;
    const double share = span > 0 ? (value - m_chart.y.low) / span : 0;
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
                const double x = std::clamp(xOf(values[v].x), m_plot.left(), m_plot.right());
                spot = {x - kMarkRadius, yOf(values[v].y) - kMarkRadius, 2 * kMarkRadius, 2 * kMarkRadius, s, v};
            }
            m_spots.append(spot);
        }
    }
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

QList<ChartLayout::Label> ChartLayout::seriesLabels() const
{
    QList<Label> labels;
    QList<QRectF> taken;
    for (const ChartSpot &spot : m_spots)
        taken.append({spot.x, spot.y, spot.width, spot.height});
    const double em = m_style.fontSize;
    for (int s = 0; s < m_chart.series.size(); ++s) {
        const ChartSpot *last = nullptr;
        for (const ChartSpot &spot : m_spots) {
            if (spot.series == s && spot.width > 0)
                last = &spot;
        }
        const QString &name = m_chart.series[s].name;
        if (!last || name.isEmpty()) {
            labels.append(Label{});
            continue;
        }
        const QPointF middle(last->x + last->width / 2, last->y + last->height / 2);
        const double width = textWidth(name);
        const double gap = kMarkRadius + em / 3;
        // Beside the mark, then a line further up or down, at the right before the left.
        Label best;
        bool found = false;
        for (const double shift : {0.0, -1.2, 1.2, -2.4, 2.4}) {
            for (const bool leftSide : {false, true}) {
                const double y = middle.y() + shift * em;
                const QRectF box(leftSide ? middle.x() - gap - width : middle.x() + gap, y - em * 0.5, width, em);
                const Label label{name, {leftSide ? middle.x() - gap : middle.x() + gap, y + em * 0.35}, leftSide};
                if (best.text.isEmpty())
                    best = label;
                const bool inside = box.left() >= 0 && box.right() <= m_style.width && box.top() >= 0
                    && box.bottom() <= m_plot.bottom();
                const bool free = std::ranges::none_of(taken, [&box](const QRectF &r) { return r.intersects(box); });
                if (!found && inside && free) {
                    found = true;
                    best = label;
                    taken.append(box);
                }
            }
        }
        labels.append(best);
    }
    return labels;
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
