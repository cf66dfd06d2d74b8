// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QPainter;

namespace bakeoff {

/// A band across the page that is never broken: a line of text, a row of a table, a chart.
struct PaperStrip {
    double before = 0; ///< pt of room above it, none at the top of a page
    double height = 0; ///< pt
    bool keepWithNext = false;
    /// The painter's origin is its top left, its unit 1 pt.
    std::function<void(QPainter &)> paint;
    QString text;          ///< what stands in it, for screen readers
    int head = -1;         ///< index of the strip that is repeated above it at the top of a page
    int headingLevel = 0;  ///< 2 to 4 where a heading of the report begins
    QString heading;       ///< in full, for contents and outline
};

} // namespace bakeoff
