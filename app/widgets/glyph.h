// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tokens.h"

#include <QRectF>

class QPainter;

namespace bakeoff {

enum class Direction { Down, Right, Up, Left };

/// Small marks that are painted, so that they follow mode and scale without a file.
namespace Glyph {

/// A state's glyph on a 12 x 12 grid, stretched to `target`.
/// \param ground the surface behind it: "!" and "?" are cut out in this colour
/// \param turn position of the answering arc, 0 to 1 clockwise; other glyphs stand still
void paintState(QPainter &painter, const QRectF &target, StateLook look, const QColor &color, const QColor &ground,
                double turn = 0);

/// A chevron of 8 x 4 px around `center`.
void paintChevron(QPainter &painter, const QPointF &center, Direction direction, const QColor &color);

/// A tick that fills a box of 16 x 16 px as a check mark does.
void paintTick(QPainter &painter, const QRectF &box, const QColor &color);

} // namespace Glyph

} // namespace bakeoff
