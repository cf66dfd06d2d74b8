// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/media/generators.h"

#include <QImage>

namespace bakeoff {

/// The number that the sandbox painted into a frame of a film; -1 where the frame is not `width` pixels wide.
inline int frameNumberOf(const QImage &frame, int width)
{
    if (frame.width() != width)
        return -1;
    const int side = frameNumberSide(width);
    int number = 0;
    for (int bit = 0; bit < kFrameNumberBits; ++bit) {
        const int grey = qGray(frame.pixel(side * (bit + 1) + side / 2, frame.height() - 2 * side + side / 2));
        number = number << 1 | (grey > 128 ? 1 : 0);
    }
    return number;
}

} // namespace bakeoff
