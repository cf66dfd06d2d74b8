// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/imagedifference.h"

#include <algorithm>
#include <cmath>

namespace bakeoff {

namespace {

constexpr double kSameShape = 0.01;

bool haveSameShape(const QSize &a, const QSize &b)
{
    const double first = static_cast<double>(a.width()) / a.height();
    const double second = static_cast<double>(b.width()) / b.height();
    return std::abs(first - second) <= kSameShape * std::max(first, second);
}

} // namespace

ImageDifference differenceOf(const QImage &a, const QImage &b, int amplification, int threshold,
                             const std::stop_token &stop)
{
    ImageDifference result;
    if (a.isNull() || b.isNull())
        return result;
    result.scaled = a.size() != b.size();
    result.sameShape = haveSameShape(a.size(), b.size());
    constexpr auto kFormat = QImage::Format_ARGB32_Premultiplied;
    const QImage first = a.convertToFormat(kFormat);
    const QImage second = (result.scaled ? b.scaled(a.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation) : b)
                              .convertToFormat(kFormat);
    QImage picture(first.size(), QImage::Format_RGB32);
    if (first.isNull() || second.isNull() || picture.isNull())
        return result;

    quint64 sum = 0;
    quint64 differing = 0;
    const auto amplified = [amplification](int value) { return std::min(255, value * std::max(1, amplification)); };
    for (int y = 0; y < first.height(); ++y) {
        if (stop.stop_requested())
            return result;
        const auto *from = reinterpret_cast<const QRgb *>(first.constScanLine(y));
        const auto *to = reinterpret_cast<const QRgb *>(second.constScanLine(y));
        auto *out = reinterpret_cast<QRgb *>(picture.scanLine(y));
        for (int x = 0; x < first.width(); ++x) {
            const int red = std::abs(qRed(from[x]) - qRed(to[x]));
            const int green = std::abs(qGreen(from[x]) - qGreen(to[x]));
            const int blue = std::abs(qBlue(from[x]) - qBlue(to[x]));
            const int alpha = std::abs(qAlpha(from[x]) - qAlpha(to[x]));
            const int most = std::max({red, green, blue, alpha});
            sum += static_cast<quint64>(most);
            differing += most > threshold ? 1 : 0;
            result.max = std::max(result.max, most);
            // What differs in its alpha alone is seen as grey.
            const int grey = std::max({red, green, blue}) == 0 ? alpha : 0;
            out[x] = qRgb(amplified(red + grey), amplified(green + grey), amplified(blue + grey));
        }
    }
    const double pixels = static_cast<double>(first.width()) * first.height();
    result.mean = static_cast<double>(sum) / pixels;
    result.differing = static_cast<double>(differing) / pixels;
    result.picture = picture;
    return result;
}

} // namespace bakeoff
