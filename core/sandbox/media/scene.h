// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/media/canvas.h"
#include "sandbox/media/seededrandom.h"

#include <array>
#include <vector>

namespace bakeoff {

/// A landscape in layers under a sky: hills, a forest, the sea or a city, by words of the prompt where it has one of
/// them. It can be painted at any moment of a slow drive past it. Immutable once made: any thread may paint it.
class PaintScene {
public:
    /// Paints the sky, which stands still: some milliseconds.
    PaintScene(const QString &prompt, quint64 seed, int width, int height);

    /// \param seconds since the drive began
    /// \param ground the sky; without it what is not land stays transparent
    void paint(PaintCanvas &canvas, double seconds, bool ground = true) const;

    /// Up to two lines of the prompt at the lower left, above `margin` pixels, and one that says who painted it.
    static void paintCaption(PaintCanvas &canvas, const QString &prompt, quint64 seed, int margin);

private:
    enum class Land { Hills, Forest, Sea, City };
    struct Palette {
        quint32 skyTop;
        quint32 skyMiddle;
        quint32 skyLow;
        quint32 sun;
        quint32 far;
        quint32 near;
        bool night;
    };
    struct Wave {
        float amplitude; ///< share of the height
        float frequency; ///< turns for a way as long as the picture is high
        float phase;
    };
    struct Layer {
        float base;  ///< middle of its upper edge, share of the height
        float speed; ///< share of the height a second
        std::array<Wave, 3> waves;
        quint64 salt; ///< of its trees or houses
        float cell;   ///< width of one of these, share of the height
        PaintInk upper;
        PaintInk lower;
    };
    struct Cloud {
        PaintPoint at; ///< shares of width and height
        float size;    ///< share of the height
        float speed;
    };

    static const std::array<Palette, 8> kPalettes;
    static Land landOf(const QString &prompt, SeededRandom &random);
    void paintSky(SeededRandom &random);
    void paintSun(PaintCanvas &canvas) const;
    void paintCloud(PaintCanvas &canvas, const Cloud &cloud, double seconds) const;
    void paintBirds(PaintCanvas &canvas, double seconds) const;
    void paintWindows(PaintCanvas &canvas, const Layer &layer, double seconds) const;
    void paintReflection(PaintCanvas &canvas, double seconds) const;
    float topOf(const Layer &layer, float way) const;
    float houseTop(const Layer &layer, qint64 cell) const;

    float m_width;
    float m_height;
    Palette m_palette{};
    Land m_land = Land::Hills;
    PaintPoint m_sun;
    float m_sunRadius = 0;
    std::vector<Layer> m_layers;
    std::vector<Cloud> m_clouds;
    std::vector<PaintPoint> m_birds;
    PaintCanvas m_sky;
};

} // namespace bakeoff
