// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/media/canvas.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>

namespace bakeoff {

namespace {

/// Four bytes red, green, blue, alpha in memory, whatever the machine's order.
quint32 packed(quint32 red, quint32 green, quint32 blue, quint32 alpha)
{
    return qToLittleEndian(red | green << 8 | blue << 16 | alpha << 24);
}

quint32 byteOf(float part)
{
    return static_cast<quint32>(std::clamp(part, 0.0F, 1.0F) * 255.0F + 0.5F);
}

quint32 premultiplied(const PaintInk &ink, float coverage)
{
    const float alpha = ink.alpha * coverage;
    return packed(byteOf(ink.red * alpha), byteOf(ink.green * alpha), byteOf(ink.blue * alpha), byteOf(alpha));
}

/// `source` over `below`, both with alpha multiplied in; two channels at a time.
quint32 over(quint32 source, quint32 below)
{
    const quint32 s = qFromLittleEndian(source);
    const quint32 b = qFromLittleEndian(below);
    const quint32 rest = 255U - (s >> 24);
    quint32 even = (b & 0xFF00FFU) * rest + 0x800080U;
    even = ((even + (even >> 8 & 0xFF00FFU)) >> 8) & 0xFF00FFU;
    quint32 odd = (b >> 8 & 0xFF00FFU) * rest + 0x800080U;
    odd = (odd + (odd >> 8 & 0xFF00FFU)) & 0xFF00FF00U;
    return qToLittleEndian(s + (even | odd));
}

int floorOf(float value)
{
    return static_cast<int>(std::floor(value));
}

float distanceToSegment(PaintPoint p, PaintPoint a, PaintPoint b)
{
    const float dx = b.x - a.x;
    const float dy = b.y - a.y;
    const float length2 = dx * dx + dy * dy;
    const float t = length2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0F, 1.0F) : 0.0F;
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

} // namespace

void PaintCanvas::fillRow(int y, const PaintInk &ink)
{
    std::fill_n(row(y), m_width, premultiplied(ink, 1));
}

void PaintCanvas::blendRow(int y, const PaintInk &ink)
{
    const quint32 source = premultiplied(ink, 1);
    quint32 *pixels = row(y);
    for (int x = 0; x < m_width; ++x)
        pixels[x] = over(source, pixels[x]);
}

void PaintCanvas::blendPixel(int x, int y, const PaintInk &ink, float coverage)
{
    if (x < 0 || y < 0 || x >= m_width || y >= m_height || coverage <= 0)
        return;
    quint32 &pixel = row(y)[x];
    pixel = over(premultiplied(ink, std::min(coverage, 1.0F)), pixel);
}

void PaintCanvas::rectangle(int x, int y, int width, int height, const PaintInk &ink)
{
    const int left = std::max(x, 0);
    const int right = std::min(x + width, m_width);
    const quint32 source = premultiplied(ink, 1);
    for (int line = std::max(y, 0); line < std::min(y + height, m_height); ++line) {
        quint32 *pixels = row(line);
        for (int column = left; column < right; ++column)
            pixels[column] = over(source, pixels[column]);
    }
}

void PaintCanvas::disc(PaintPoint centre, float radius, const PaintInk &ink)
{
    for (int y = std::max(0, floorOf(centre.y - radius - 1)); y <= std::min(m_height - 1, floorOf(centre.y + radius + 1)); ++y) {
        const float dy = static_cast<float>(y) + 0.5F - centre.y;
        const float reach2 = (radius + 1) * (radius + 1) - dy * dy;
        if (reach2 <= 0)
            continue;
        const float reach = std::sqrt(reach2);
        for (int x = std::max(0, floorOf(centre.x - reach)); x <= std::min(m_width - 1, floorOf(centre.x + reach)); ++x) {
            const float dx = static_cast<float>(x) + 0.5F - centre.x;
            blendPixel(x, y, ink, radius + 0.5F - std::sqrt(dx * dx + dy * dy));
        }
    }
}

void PaintCanvas::crescent(PaintPoint centre, float radius, PaintPoint otherCentre, float otherRadius,
                           const PaintInk &ink)
{
    for (int y = floorOf(centre.y - radius - 1); y <= floorOf(centre.y + radius + 1); ++y) {
        for (int x = floorOf(centre.x - radius - 1); x <= floorOf(centre.x + radius + 1); ++x) {
            const PaintPoint p{static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F};
            const float inside = radius + 0.5F - std::hypot(p.x - centre.x, p.y - centre.y);
            const float covered = otherRadius + 0.5F - std::hypot(p.x - otherCentre.x, p.y - otherCentre.y);
            blendPixel(x, y, ink, std::min(std::min(inside, 1.0F), 1 - std::max(covered, 0.0F)));
        }
    }
}

void PaintCanvas::glow(PaintPoint centre, float radius, const PaintInk &ink)
{
    for (int y = std::max(0, floorOf(centre.y - radius)); y <= std::min(m_height - 1, floorOf(centre.y + radius)); ++y) {
        const float dy = static_cast<float>(y) + 0.5F - centre.y;
        const float reach2 = radius * radius - dy * dy;
        if (reach2 <= 0)
            continue;
        const float reach = std::sqrt(reach2);
        for (int x = std::max(0, floorOf(centre.x - reach)); x <= std::min(m_width - 1, floorOf(centre.x + reach)); ++x) {
            const float dx = static_cast<float>(x) + 0.5F - centre.x;
            const float away = std::sqrt(dx * dx + dy * dy) / radius;
            const float share = std::max(0.0F, 1 - away);
            // A little noise keeps the faint steps of 8 bits from showing as rings.
            const quint32 noise = (static_cast<quint32>(x) * 0x9E3779B1U ^ static_cast<quint32>(y) * 0x85EBCA77U) >> 24;
            const float dither = (static_cast<float>(noise) / 255.0F - 0.5F) / 128.0F;
            blendPixel(x, y, ink, share * share + dither * share);
        }
    }
}

void PaintCanvas::strokes(std::span<const std::vector<PaintPoint>> lines, float thickness, const PaintInk &ink)
{
    const float radius = thickness / 2;
    float left = 1e9F;
    float top = 1e9F;
    float right = -1e9F;
    float bottom = -1e9F;
    for (const auto &line : lines) {
        for (const PaintPoint &p : line) {
            left = std::min(left, p.x);
            right = std::max(right, p.x);
            top = std::min(top, p.y);
            bottom = std::max(bottom, p.y);
        }
    }
    if (left > right)
        return;
    for (int y = std::max(0, floorOf(top - radius - 1)); y <= std::min(m_height - 1, floorOf(bottom + radius + 1)); ++y) {
        for (int x = std::max(0, floorOf(left - radius - 1)); x <= std::min(m_width - 1, floorOf(right + radius + 1)); ++x) {
            const PaintPoint p{static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F};
            float nearest = 1e9F;
            for (const auto &line : lines) {
                for (std::size_t i = 1; i < line.size(); ++i)
                    nearest = std::min(nearest, distanceToSegment(p, line[i - 1], line[i]));
            }
            blendPixel(x, y, ink, radius + 0.5F - nearest);
        }
    }
}

void PaintCanvas::fillBelow(std::span<const float> tops, const PaintInk &upper, const PaintInk &lower)
{
    const auto [highest, lowest] = std::ranges::minmax(tops);
    const int from = std::clamp(floorOf(highest), 0, m_height);
    const int full = std::clamp(floorOf(lowest) + 1, 0, m_height); // from here on every column is inside
    const float depth = std::max(1.0F, static_cast<float>(m_height) - highest);
    for (int y = from; y < m_height; ++y) {
        const float share = std::clamp((static_cast<float>(y) - highest) / depth, 0.0F, 1.0F);
        const PaintInk ink = upper.mixed(lower, share);
        if (y >= full) {
            if (ink.alpha >= 1)
                fillRow(y, ink);
            else
                blendRow(y, ink);
            continue;
        }
        const quint32 solid = premultiplied(ink, 1);
        quint32 *pixels = row(y);
        const float edge = static_cast<float>(y) + 1;
        for (int x = 0; x < m_width; ++x) {
            const float coverage = edge - tops[static_cast<std::size_t>(x)];
            if (coverage >= 1)
                pixels[x] = over(solid, pixels[x]);
            else if (coverage > 0)
                pixels[x] = over(premultiplied(ink, coverage), pixels[x]);
        }
    }
}

void PaintCanvas::draw(const PaintCanvas &other, int fromRow, int toRow)
{
    for (int y = std::max(0, fromRow); y < std::min(toRow, m_height); ++y) {
        quint32 *pixels = row(y);
        const quint32 *above = other.m_pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width);
        for (int x = 0; x < m_width; ++x) {
            if (above[x] != 0)
                pixels[x] = over(above[x], pixels[x]);
        }
    }
}

void PaintCanvas::copyExtended(const PaintCanvas &other)
{
    const auto width = static_cast<std::size_t>(other.m_width);
    for (int y = 0; y < m_height; ++y) {
        const quint32 *from = other.m_pixels.data() + static_cast<std::size_t>(std::min(y, other.m_height - 1)) * width;
        quint32 *to = row(y);
        std::copy_n(from, width, to);
        std::fill(to + width, to + m_width, from[width - 1]);
    }
}

PaintCanvas PaintCanvas::withStraightAlpha() const
{
    PaintCanvas straight = *this;
    for (quint32 &pixel : straight.m_pixels) {
        const quint32 p = qFromLittleEndian(pixel);
        const quint32 alpha = p >> 24;
        if (alpha == 0 || alpha == 255)
            continue;
        const auto part = [&](int shift) { return std::min(255U, ((p >> shift & 0xFFU) * 255U + alpha / 2) / alpha); };
        pixel = packed(part(0), part(8), part(16), alpha);
    }
    return straight;
}

} // namespace bakeoff
