// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace bakeoff {

/// How a part of a bar or a mark is drawn, so that it can be told without colour: billed is solid, estimated hatched (a
/// mark: hollow), held pale.
enum class ChartFill { Solid, Hatched, Pale };

/// A stacked part of a bar, or a mark.
struct ChartValue {
    double x = 0; ///< of marks; of bars: the index of the category
    double y = 0;
    ChartFill fill = ChartFill::Solid;
    QString tip; ///< full sentence: <title> of the SVG, tooltip of the window
    /// Ends of a line through the value: upright through a mark (p50 up to p95), level through a bar of Ranges (the ends
    /// of an interval). Absent: the line ends at the value; both absent: no line.
    std::optional<double> low = {};
    std::optional<double> high = {};
    QString note = {}; ///< of Marks: faint, below the name at the last value: "no p95, n 12"
    friend bool operator==(const ChartValue &, const ChartValue &) = default;
};

/// Where the middle of many values lies; what is absent is not drawn.
struct ChartBox {
    std::optional<double> low, high; ///< p25 and p75
    std::optional<double> middle;    ///< median
    std::optional<double> far;       ///< end of the line out of the box: p95, or p90
    friend bool operator==(const ChartBox &, const ChartBox &) = default;
};

struct ChartSeries {
    QString name;
    int look = 0; ///< 0 to 7: which shape and colour; by model, so that a model looks the same in every chart
    QList<ChartValue> values;
    ChartBox box = {};   ///< of Strips
    QString note = {};   ///< of Strips and Ranges: faint, below the name: "n 60"
    QString figure = {}; ///< of Strips and Ranges: at the end of the row: "7.0 s"
    QString tip = {};    ///< of Strips and Ranges: full sentence on the row
    friend bool operator==(const ChartSeries &, const ChartSeries &) = default;
};

/// A tick of an axis, with its text as it is shown.
struct ChartTick {
    double at = 0;
    QString text;
    friend bool operator==(const ChartTick &, const ChartTick &) = default;
};

struct ChartAxis {
    QString title; ///< with its unit: "Cost of a request, US dollars"
    double low = 0;
    double high = 1; ///< above low
    QList<ChartTick> ticks;
    bool logarithmic = false; ///< low is above 0 then
    /// Of a logarithmic x axis: the word below a place of its own, left of the scale, for values of 0; empty: no such
    /// place.
    QString zero = {};
    friend bool operator==(const ChartAxis &, const ChartAxis &) = default;
};

/// A few round steps (1, 2 or 5 x 10^n) that hold 0 and `highest`, at most `most` ticks besides 0; the axis ends at the last.
/// `text` writes a value.
ChartAxis amountAxis(double highest, int most, const std::function<QString(double)> &text);

/// A logarithmic axis with round ticks around `least` and `highest`, both above 0: 1, 2 and 5 in each decade, or 1 and 3, or
/// every first, second, … power of ten, whichever is the finest with at most `most` ticks (at least 2). It begins and ends
/// at a tick.
ChartAxis logAxis(double least, double highest, int most, const std::function<QString(double)> &text);

/// One chart, for screen, HTML and PDF alike.
struct Chart {
    enum class Form {
        Bars,  ///< one stacked bar a category (x axis ticks)
        Marks, ///< one shape at (x, y)
        Lines, ///< marks joined in the order of their values
        Strips, ///< one level row a series: its values (x) as ticks, and a box above them
        Ranges, ///< one level bar a series, up to the x of its first value, with an interval
    };
    Form form = Form::Bars;
    QString title;       ///< <title> of the SVG: what a screen reader says first
    QString description; ///< <desc>: the finding in a sentence
    ChartAxis x; ///< of Bars: low is 0 and high the number of categories; ticks name categories by their index
    ChartAxis y;
    QList<ChartSeries> series;
    /// A word over a bar ("+1?": a charge of unknown amount), by the index of its category.
    QList<ChartTick> notes;
    std::optional<int> current; ///< category on a tinted ground: today
    friend bool operator==(const Chart &, const Chart &) = default;
};

/// Colours as "#rrggbb", from whoever shows it: tokens of the window, paper of a report.
struct ChartColours {
    QString text, faint, line, ground, accent, note;
    QStringList looks; ///< 8, by ChartSeries::look
    friend bool operator==(const ChartColours &, const ChartColours &) = default;
};

struct ChartStyle {
    double width = 800;  ///< px
    double height = 300; ///< px
    QString fontFamily = QStringLiteral("Inter, Noto Sans, sans-serif");
    double fontSize = 12; ///< px
    ChartColours colours;
    friend bool operator==(const ChartStyle &, const ChartStyle &) = default;
};

/// The place of a value on the picture, for tooltips and the keyboard: a rectangle in px.
struct ChartSpot {
    double x = 0, y = 0, width = 0, height = 0;
    int series = 0;
    int value = 0;
    friend bool operator==(const ChartSpot &, const ChartSpot &) = default;
};

/// The height in px that the form asks for: as many rows as it has, else the height of the style.
double chartHeight(const Chart &chart, const ChartStyle &style);

/// Self-contained SVG 1.1 (also valid SVG Tiny 1.2, which QSvgRenderer draws): no script, no reference outside, all text
/// escaped, labels as text. Equal charts give equal bytes.
QByteArray chartToSvg(const Chart &chart, const ChartStyle &style);
/// Where chartToSvg() draws its values, in the same order: series by series, a spot for every value. A value that is not
/// drawn has a spot without width (not on the picture) or without height (a bar of nothing).
QList<ChartSpot> chartSpots(const Chart &chart, const ChartStyle &style);

} // namespace bakeoff
