// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>

#include <stop_token>

namespace bakeoff {

/// How two pictures differ, pixel by pixel. A pixel's difference is the greatest absolute difference of its red, green,
/// blue and alpha, 0 to 255, of premultiplied values: what nobody sees of a transparent pixel counts nothing.
struct ImageDifference {
    QImage picture;       ///< absolute difference per channel, amplified, opaque; null where there is nothing to compare
    bool scaled = false;  ///< the sizes differ: the second one was brought to the size of the first
    bool sameShape = true; ///< their sides have the same ratio, but for a hundredth
    double mean = 0;      ///< of the pixels' differences
    int max = 0;
    double differing = 0; ///< share of the pixels whose difference is above the threshold, 0 to 1

    friend bool operator==(const ImageDifference &, const ImageDifference &) = default;
};

/// Differences up to this many of 255 are what encoders leave; nobody sees them.
inline constexpr int kDifferenceThreshold = 8;

/// Pure; some 10 ms a million pixels, so it belongs on a worker.
/// \param amplification of the picture alone, at least 1; values end at 255
/// \return without a picture where one of them is null, or after a stop
ImageDifference differenceOf(const QImage &a, const QImage &b, int amplification = 1,
                             int threshold = kDifferenceThreshold, const std::stop_token &stop = {});

} // namespace bakeoff
