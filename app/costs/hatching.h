// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QColor;
class QPainter;
class QRectF;

namespace bakeoff {

/// Fills a rectangle as the charts fill what is estimated: lines at 45 degrees in an outline.
void paintHatched(QPainter &painter, const QRectF &rect, const QColor &colour);

} // namespace bakeoff
