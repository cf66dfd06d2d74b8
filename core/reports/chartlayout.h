// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/chart.h"

#include <QLineF>
#include <QPointF>
#include <QRectF>

namespace bakeoff {

/// Where everything on the picture of a chart stands, in px from the top left. Made once for the SVG and for the spots,
/// so that the two cannot differ. Widths of words are estimated: the core knows no fonts.
class ChartLayout {
public:
    ChartLayout(const Chart &chart, const ChartStyle &style);

    const QRectF &plot() const { return m_plot; }
    double xOf(double value) const; ///< middle of a category, or the place on a scale
    double yOf(double value) const;
    /// The column of a category, over the whole height of the plot.
    QRectF column(int category) const;
    const QList<ChartSpot> &spots() const { return m_spots; }
    /// Top of the highest bar of a category; the foot of the plot where it has none.
    double topOf(int category) const;
    /// Ticks of the x axis whose words have room, that of the current category among them.
    QList<ChartTick> shownXTicks() const;
    /// A word beside the last value of each series of marks, clear of the words before it where there is room. Empty
    /// texts where a series has no value to name.
    struct Label {
        QString text;
        QPointF at; ///< baseline
        bool endsThere = false; ///< stands left of its point
    };
    QList<Label> seriesLabels() const;

    double textWidth(const QString &text) const;

private:
    void placeBars();
    void placeMarks();

    const Chart &m_chart;
    const ChartStyle &m_style;
    QRectF m_plot;
    QList<ChartSpot> m_spots;
    QList<double> m_tops;
};

/// Lines at 45 degrees that fill a rectangle, cut at its edges: what hatches a bar. \param step px between them along
/// the edge. The pattern runs on through neighbouring rectangles.
QList<QLineF> hatchLines(const QRectF &rect, double step);

/// Outline of the shape of a look (0 to 7) around a point; empty for the circle, which is 0.
QList<QPointF> markOutline(int look, const QPointF &center, double radius);

} // namespace bakeoff
