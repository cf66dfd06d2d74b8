// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/hatching.h"

#include "reports/chartlayout.h"

#include <QColor>
#include <QPainter>

namespace bakeoff {

void paintHatched(QPainter &painter, const QRectF &rect, const QColor &colour)
{
    if (rect.width() <= 0 || rect.height() <= 0)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.3));
    painter.drawLines(hatchLines(rect, 5));
    painter.setPen(QPen(colour, 1));
    if (rect.width() > 2)
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
    else
        painter.fillRect(rect, colour);
    painter.restore();
}

} // namespace bakeoff
