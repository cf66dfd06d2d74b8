// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>

namespace bakeoff {

inline constexpr qsizetype kMostSvgBytes = 2 << 20;

/// Of an SVG that nobody vouches for what can be painted without reading anything else and in a bounded time: shapes,
/// texts and plain gradients. Left out are scripts, styles, pictures, references, animations, filters, masks, patterns
/// and dashes. Empty where it is no SVG, larger than kMostSvgBytes, or has too many or too deeply nested elements.
QByteArray safeSvg(const QByteArray &svg);

/// safeSvg() painted, on a transparent ground, as large as fits into `box`. Null where there is nothing to paint.
/// Pure: any thread.
QImage paintSafeSvg(const QByteArray &svg, const QSize &box);

} // namespace bakeoff
