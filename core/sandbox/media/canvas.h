// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <span>
#include <vector>

namespace bakeoff {

/// A colour, each part from 0 to 1, alpha not multiplied in.
struct PaintInk {
    float red = 0;
    float green = 0;
    float blue = 0;
    float alpha = 1;

    /// From 0xRRGGBB.
    static constexpr PaintInk of(quint32 rgb, float alpha = 1)
    {
        return {static_cast<float>(rgb >> 16 & 0xFFU) / 255.0F, static_cast<float>(rgb >> 8 & 0xFFU) / 255.0F,
                static_cast<float>(rgb & 0xFFU) / 255.0F, alpha};
    }
    /// `share` of `other`, the rest of this.
    constexpr PaintInk mixed(const PaintInk &other, float share) const
    {
        return {red + (other.red - red) * share, green + (other.green - green) * share,
                blue + (other.blue - blue) * share, alpha + (other.alpha - alpha) * share};
    }
    constexpr PaintInk faded(float share) const { return {red, green, blue, alpha * share}; }
};

struct PaintPoint {
    float x = 0;
    float y = 0;
};

/// Pixels of 4 bytes: red, green, blue, alpha, the colours multiplied by alpha. Coordinates are of pixel edges: pixel
/// (0, 0) covers from 0 to 1. Shapes may lie anywhere; what is outside is cut off. Edges are smooth over one pixel.
class PaintCanvas {
public:
    /// Transparent. \pre both above 0
    PaintCanvas(int width, int height)
        : m_width(width)
        , m_height(height)
        , m_pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))
    {
    }

    int width() const { return m_width; }
    int height() const { return m_height; }
    const uchar *bytes() const { return reinterpret_cast<const uchar *>(m_pixels.data()); }
    int bytesPerRow() const { return m_width * 4; }

    void fillRow(int y, const PaintInk &ink);
    void blendRow(int y, const PaintInk &ink);
    void blendPixel(int x, int y, const PaintInk &ink, float coverage);
    void rectangle(int x, int y, int width, int height, const PaintInk &ink);
    void disc(PaintPoint centre, float radius, const PaintInk &ink);
    /// A disc without what another disc covers.
    void crescent(PaintPoint centre, float radius, PaintPoint otherCentre, float otherRadius, const PaintInk &ink);
    /// Full at the centre, nothing at the radius.
    void glow(PaintPoint centre, float radius, const PaintInk &ink);
    /// Lines from point to point with round ends and corners, painted as one shape. One point twice is a dot.
    void strokes(std::span<const std::vector<PaintPoint>> lines, float thickness, const PaintInk &ink);
    /// Everything below a line: `tops` has the y of each column, the ink goes from the first to the second downwards,
    /// from the highest top to the lower edge.
    void fillBelow(std::span<const float> tops, const PaintInk &upper, const PaintInk &lower);
    /// The same size; blends `other` over this.
    void draw(const PaintCanvas &other, int fromRow, int toRow);
    /// Copies every pixel of one of the same size.
    void copyFrom(const PaintCanvas &other) { m_pixels = other.m_pixels; }

    /// Copies a smaller one into the corner and repeats its last column and row up to the edges.
    void copyExtended(const PaintCanvas &other);

    /// Colours no longer multiplied by alpha, as PNG and WebP want them.
    PaintCanvas withStraightAlpha() const;

private:
    quint32 *row(int y) { return m_pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width); }

    int m_width;
    int m_height;
    std::vector<quint32> m_pixels;
};

} // namespace bakeoff
