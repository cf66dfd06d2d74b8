// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/paperstrip.h"
#include "media/papertext.h"
#include "reports/reportcolours.h"
#include "reports/reportdocument.h"

namespace bakeoff {

/// A table as paper needs it, of a report's figures or from an answer.
struct PaperTable {
    struct Column {
        QString title;
        QString unit;
        bool figure = false; ///< at the right, digits of equal width, not broken
    };
    struct Cell {
        QList<PaperRun> runs;
        bool faint = false;
    };
    QList<Column> columns;
    QList<QList<Cell>> rows;
    double size = 8.5;  ///< pt, at most
    double least = 7;   ///< pt: then columns are shared between tables
    double left = 0;    ///< pt from the edge of the strip
};

PaperTable paperTable(const ReportTable &table, const ReportColours &colours);

/// Appends the rows as strips, each table's head to be repeated: as one table, in smaller type, or shared between several
/// of which each has the first column. \param width pt
void appendTable(const PaperTable &table, double width, const ReportColours &colours, ColourGlyphs &glyphs,
                 QList<PaperStrip> &strips);

} // namespace bakeoff
