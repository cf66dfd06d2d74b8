// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/papertext.h"
#include "reports/chart.h"

#include <memory>
#include <vector>

class QSvgRenderer;

namespace bakeoff {

/// A chart on paper: the shapes of its SVG as they are, its words as real text (Qt's SVG renderer would draw them as
/// outlines, which no reader of a PDF can search). Belongs to the thread that made it.
class PaperChart {
public:
    /// \param width pt \param glyphs must outlive it
    PaperChart(const Chart &chart, const ChartStyle &style, double width, ColourGlyphs &glyphs);
    ~PaperChart();
    Q_DISABLE_COPY_MOVE(PaperChart)

    double height() const { return m_height; } ///< pt
    /// From the painter's origin, in pt.
    void paint(QPainter &painter) const;

private:
    struct Label {
        QPointF topLeft; ///< pt
        std::unique_ptr<const PaperText> text;
    };
    double m_width;
    double m_height;
    std::unique_ptr<QSvgRenderer> m_shapes;
    std::vector<Label> m_labels;
};

} // namespace bakeoff
