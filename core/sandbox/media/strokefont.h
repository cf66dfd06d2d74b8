// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/media/canvas.h"

#include <QString>
#include <QStringList>

namespace bakeoff {

/// A typeface of lines, drawn for this program: the sandbox paints text without a font of the system, and so the same
/// everywhere. ASCII; accents are taken off Latin letters, anything else is a box.
namespace strokefont {

/// Pixels from the left edge of the first to the right edge of the last letter.
/// \param capHeight pixels of a capital letter
float width(const QString &text, float capHeight);

/// Lines of at most `room` pixels, broken at spaces, words that are too long within. What does not fit into `most`
/// lines ends in "...".
QStringList wrapped(const QString &text, float capHeight, float room, int most);

/// \param left, baseline where the text begins
/// \param weight thickness of the lines as a share of capHeight; 0.09 is regular, 0.14 bold
void paint(PaintCanvas &canvas, const QString &text, float left, float baseline, float capHeight, float weight,
           const PaintInk &ink);

} // namespace strokefont

} // namespace bakeoff
