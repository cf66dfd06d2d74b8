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
    /// Width of the place for 0 at the left of a logarithmic x axis; 0 where there is none.
    double zeroWidth() const;
    bool hasRows() const { return m_chart.form == Chart::Form::Strips || m_chart.form == Chart::Form::Ranges; }
    /// The column of a category, over the whole height of the plot.
    QRectF column(int category) const;
    const QList<ChartSpot> &spots() const { return m_spots; }
    /// Top of the highest bar of a category; the foot of the plot where it has none.
    double topOf(int category) const;
    /// Ticks of the x axis whose words have room, that of the current category among them.
    QList<ChartTick> shownXTicks() const;
    /// Line between the low and high end of a value, within the plot: upright through a mark, level in row `row`.
    QLineF whisker(const ChartValue &value, int row = -1) const;

    enum class Anchor { Start, Middle, End };
    /// A word beside the last value of each series of marks, clear of the words before it where there is room. Empty
    /// texts where a series has no value to name.
    struct Label {
        QString text;
        QString note; ///< on the line below
        QPointF at;   ///< baseline
        Anchor anchor = Anchor::Start;
        QLineF leader = {}; ///< from a word that stands apart to its mark; without length: it stands beside it
        QRectF box = {};    ///< what the words take at most
        QRectF ground() const; ///< what they take in most fonts
    };
    QList<Label> seriesLabels() const;

    /// Places in a row of Strips or Ranges, px.
    struct Row {
        double top = 0;
        double middle = 0;
        double boxTop = 0, boxHeight = 0;
        double stripTop = 0, stripHeight = 0;
    };
    Row row(int series) const;
    double nameLeft() const; ///< of the names before the rows
    QString rowName(int series) const; ///< with its middle left out where it is too long

    static double wantedHeight(const Chart &chart, const ChartStyle &style);
    double textWidth(const QString &text) const;

    static constexpr double kMarkRadius = 5;  ///< px
    static constexpr double kNoteSize = 0.88; ///< of the font
    static constexpr double kNoteStep = 1.1;  ///< from a name down to its note, in font sizes

private:
    void placeBars();
    void placeMarks();
    void placeRows();
    /// A share of the plot's width for a value of the x axis, 0 to 1 within it.
    double shareOf(double value) const;
    /// Everything but the names of marks: what these must not stand on.
    QList<QRectF> obstacles() const;
    Label placed(const ChartSpot &spot, const QString &name, QList<QRectF> &taken) const;

    const Chart &m_chart;
    const ChartStyle &m_style;
    QRectF m_plot;
    QList<ChartSpot> m_spots;
    QList<double> m_tops;
};

/// `text` in at most `most` characters, its middle left out.
QString shortened(const QString &text, qsizetype most);

/// Lines at 45 degrees that fill a rectangle, cut at its edges: what hatches a bar. \param step px between them along
/// the edge. The pattern runs on through neighbouring rectangles.
QList<QLineF> hatchLines(const QRectF &rect, double step);

/// Outline of the shape of a look (0 to 7) around a point; empty for the circle, which is 0.
QList<QPointF> markOutline(int look, const QPointF &center, double radius);

} // namespace bakeoff
