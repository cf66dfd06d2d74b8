// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/media/scene.h"

#include "sandbox/media/strokefont.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLayers = 5;
constexpr float kTurn = 2 * std::numbers::pi_v<float>;

/// A share from 0 to 1 that belongs to a cell of a layer.
float shareOf(quint64 salt, qint64 cell, quint64 which)
{
    quint64 z = salt + static_cast<quint64>(cell) * 0x9E3779B97F4A7C15U + which * 0xD1B54A32D192ED03U;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return static_cast<float>((z ^ (z >> 31)) >> 40) * 0x1p-24F;
}

bool names(const QString &prompt, const QString &words)
{
    return prompt.contains(QRegularExpression(uR"(\b(?:%1)\b)"_s.arg(words), QRegularExpression::CaseInsensitiveOption
                                                                                 | QRegularExpression::UseUnicodePropertiesOption));
}

} // namespace

const std::array<PaintScene::Palette, 8> PaintScene::kPalettes{{
    {0x2B2D5B, 0x8F4F80, 0xF7A072, 0xFFE3B0, 0x8A5583, 0x1D1A3A, false}, // dusk
    {0x6FB1D6, 0xB9DCEA, 0xFDF0D5, 0xFFF6D8, 0x9CC3C6, 0x22505C, false}, // morning
    {0x0B1030, 0x1D2A5C, 0x565C96, 0xF4F1DE, 0x3A4580, 0x090C22, true},  // night
    {0x4D8FAC, 0xF2C79B, 0xF6E3C5, 0xFFF3D6, 0xDFA878, 0x6B3A2A, false}, // desert
    {0x3A7CA5, 0x9FD0C9, 0xF1F3D3, 0xFFFBE0, 0x93BDA5, 0x16402F, false}, // spring
    {0x51426F, 0xC46F8E, 0xFFD3C2, 0xFFF0E5, 0xB06A90, 0x341B3D, false}, // rose
    {0x0E3B4C, 0x2C7D85, 0xE8D8A8, 0xFDF3C7, 0x3F7F85, 0x06202A, false}, // lagoon
    {0x1F1B2E, 0x8C2F39, 0xF48C06, 0xFFE8A3, 0x7A2B38, 0x14101C, false}, // ember
}};

PaintScene::Land PaintScene::landOf(const QString &prompt, SeededRandom &random)
{
    const Land byChance = static_cast<Land>(random.below(4));
    if (names(prompt, u"sea|ocean|beach|water|waves?|lake|boats?|ships?|island|meer|see|wasser|strand"_s))
        return Land::Sea;
    if (names(prompt, u"forest|woods?|trees?|jungle|pines?|fox|bears?|wald|baum|bäume"_s))
        return Land::Forest;
    if (names(prompt, u"city|street|town|skyline|buildings?|houses?|cars?|robots?|stadt|straße|haus"_s))
        return Land::City;
    if (names(prompt, u"mountains?|hills?|desert|valley|landscape|field|berge?|wüste|tal"_s))
        return Land::Hills;
    return byChance;
}

PaintScene::PaintScene(const QString &prompt, quint64 seed, int width, int height)
    : m_width(static_cast<float>(width))
    , m_height(static_cast<float>(height))
    , m_sky(width, height)
{
    SeededRandom random(prompt, seed, "scene");
    m_palette = kPalettes[static_cast<std::size_t>(random.below(static_cast<int>(kPalettes.size())))];
    if (names(prompt, u"night|moon|stars?|midnight|nacht|mond|sterne?"_s))
        m_palette = kPalettes[2];
    else if (names(prompt, u"desert|sand|dunes?|wüste"_s))
        m_palette = kPalettes[3];
    else if (names(prompt, u"sunset|dusk|evening|sonnenuntergang|abend"_s))
        m_palette = kPalettes[random.below(2) == 0 ? 0 : 7];
    m_land = landOf(prompt, random);

    m_sun = {m_width * random.between(0.18F, 0.82F), m_height * random.between(0.16F, 0.44F)};
    m_sunRadius = std::min(m_width, m_height) * random.between(0.05F, 0.11F);

    const PaintInk far = PaintInk::of(m_palette.far);
    const PaintInk near = PaintInk::of(m_palette.near);
    const PaintInk mist = PaintInk::of(m_palette.skyLow);
    for (int i = 0; i < kLayers; ++i) {
        const float depth = static_cast<float>(i) / (kLayers - 1);
        Layer layer;
        layer.base = 0.54F + 0.36F * depth + random.between(-0.03F, 0.03F);
        layer.speed = 0.006F + 0.075F * depth * depth;
        const float rough = m_land == Land::City ? 0.25F : m_land == Land::Sea && i > 0 ? 0.12F : 1;
        for (std::size_t k = 0; k < layer.waves.size(); ++k) {
            const float octave = static_cast<float>(1 << k);
            layer.waves[k] = {rough * random.between(0.02F, 0.075F) * (1 - 0.3F * depth) / octave,
                              random.between(0.35F, 0.75F) * octave, random.unit() * kTurn};
        }
        layer.salt = random.next();
        layer.cell = m_land == Land::City ? random.between(0.05F, 0.075F) * (0.7F + depth)
                                          : random.between(0.022F, 0.03F) * (0.5F + 1.3F * depth);
        layer.upper = far.mixed(near, depth);
        // Valleys lie in mist; the nearest layer does not.
        layer.lower = layer.upper.mixed(i + 1 < kLayers ? mist : near, i + 1 < kLayers ? 0.55F * (1 - depth) : 0.5F);
        m_layers.push_back(layer);
    }
    const int clouds = m_palette.night ? 2 : 4;
    for (int i = 0; i < clouds; ++i) {
        m_clouds.push_back({{random.unit() * 1.2F, random.between(0.08F, 0.42F)}, random.between(0.03F, 0.07F),
                            random.between(0.004F, 0.014F)});
    }
    const int birds = 2 + random.below(5);
    for (int i = 0; i < birds; ++i)
        m_birds.push_back({random.between(0.1F, 0.9F), random.between(0.12F, 0.4F)});
    paintSky(random);
}

void PaintScene::paintSky(SeededRandom &random)
{
    const PaintInk top = PaintInk::of(m_palette.skyTop);
    const PaintInk middle = PaintInk::of(m_palette.skyMiddle);
    const PaintInk low = PaintInk::of(m_palette.skyLow);
    const float horizon = m_height * 0.72F;
    for (int y = 0; y < m_sky.height(); ++y) {
        const float share = std::min(1.0F, static_cast<float>(y) / horizon);
        m_sky.fillRow(y, share < 0.5F ? top.mixed(middle, share * 2) : middle.mixed(low, share * 2 - 1));
    }
    const float unit = std::max(1.0F, m_height / 720);
    if (m_palette.night) {
        for (int i = 0; i < 160; ++i) {
            const PaintPoint at{random.unit() * m_width, random.unit() * m_height * 0.6F};
            m_sky.disc(at, unit * random.between(0.5F, 1.5F), PaintInk::of(0xFFFFFF, random.between(0.3F, 0.95F)));
        }
    }
    const PaintInk sun = PaintInk::of(m_palette.sun);
    m_sky.glow(m_sun, std::max(m_width, m_height) * 0.45F, sun.faded(m_palette.night ? 0.35F : 0.6F));
    m_sky.glow(m_sun, m_sunRadius * 2.6F, sun.faded(0.5F));
    paintSun(m_sky);
}

void PaintScene::paintSun(PaintCanvas &canvas) const
{
    const PaintInk sun = PaintInk::of(m_palette.sun);
    if (m_palette.night)
        canvas.crescent(m_sun, m_sunRadius, {m_sun.x + m_sunRadius * 0.42F, m_sun.y - m_sunRadius * 0.18F},
                        m_sunRadius * 0.86F, sun);
    else
        canvas.disc(m_sun, m_sunRadius, sun);
}

float PaintScene::houseTop(const Layer &layer, qint64 cell) const
{
    const float tall = shareOf(layer.salt, cell, 1);
    return 0.03F + 0.24F * tall * tall * (1.15F - layer.base * 0.6F);
}

float PaintScene::topOf(const Layer &layer, float way) const
{
    const float place = way / layer.cell;
    const qint64 cell = static_cast<qint64>(std::floor(place));
    const float within = place - std::floor(place);
    // A house stands level.
    const float ground = m_land == Land::City ? (std::floor(place) + 0.5F) * layer.cell : way;
    float top = layer.base;
    for (const Wave &wave : layer.waves)
        top += wave.amplitude * std::sin(kTurn * wave.frequency * ground + wave.phase);
    if (m_land == Land::Forest) {
        const float tall = layer.cell * (1.5F + 2.2F * shareOf(layer.salt, cell, 1));
        const float side = std::abs(2 * within - 1); // 0 at the tip
        const float branches = side * 4 - std::floor(side * 4);
        top -= tall * std::max(0.0F, 1 - side - 0.16F * branches);
    } else if (m_land == Land::City) {
        const float margin = 0.06F * shareOf(layer.salt, cell, 2);
        if (within > margin && within < 1 - margin)
            top -= houseTop(layer, cell);
        const bool mast = shareOf(layer.salt, cell, 3) > 0.72F;
        if (mast && std::abs(within - 0.5F) < 0.02F)
            top -= 0.04F;
    }
    return top;
}

void PaintScene::paint(PaintCanvas &canvas, double seconds, bool ground) const
{
    if (ground) {
        canvas.copyFrom(m_sky);
        for (const Cloud &cloud : m_clouds)
            paintCloud(canvas, cloud, seconds);
    } else {
        paintSun(canvas);
    }
    if (!m_palette.night)
        paintBirds(canvas, seconds);
    std::vector<float> tops(static_cast<std::size_t>(canvas.width()));
    for (int i = 0; i < kLayers; ++i) {
        const Layer &layer = m_layers[static_cast<std::size_t>(i)];
        const float moved = static_cast<float>(seconds) * layer.speed + static_cast<float>(i) * 3.7F;
        for (std::size_t x = 0; x < tops.size(); ++x)
            tops[x] = m_height * topOf(layer, (static_cast<float>(x) + 0.5F) / m_height + moved);
        canvas.fillBelow(tops, layer.upper, layer.lower);
        if (m_land == Land::City && i >= 1)
            paintWindows(canvas, layer, seconds);
        if (m_land == Land::Sea && i + 1 == kLayers)
            paintReflection(canvas, seconds);
    }
}

void PaintScene::paintCloud(PaintCanvas &canvas, const Cloud &cloud, double seconds) const
{
    const float width = m_width / m_height;
    // It leaves at the right and comes back at the left.
    const float way = cloud.at.x * width + static_cast<float>(seconds) * cloud.speed;
    const float span = width + 0.8F;
    const float x = (way - span * std::floor(way / span) - 0.4F) * m_height;
    const float y = cloud.at.y * m_height;
    const float size = cloud.size * m_height;
    const PaintInk ink = PaintInk::of(0xFFFFFF, m_palette.night ? 0.06F : 0.24F);
    const std::vector<std::vector<PaintPoint>> body{{{x - 2.2F * size, y}, {x + 2.4F * size, y}},
                                                    {{x - 0.9F * size, y - 0.55F * size}, {x + 0.7F * size, y - 0.55F * size}}};
    canvas.strokes(body, size, ink);
}

void PaintScene::paintBirds(PaintCanvas &canvas, double seconds) const
{
    const float now = static_cast<float>(seconds);
    const float size = m_height * 0.014F;
    for (std::size_t i = 0; i < m_birds.size(); ++i) {
        const float own = static_cast<float>(i);
        const float flap = std::sin(kTurn * (1.6F + 0.2F * own) * now + own) * 0.5F;
        const float share = m_birds[i].x + now * 0.02F;
        const float x = (share - std::floor(share)) * m_width;
        const float y = m_birds[i].y * m_height + std::sin(now + own) * size;
        const std::vector<std::vector<PaintPoint>> wings{{{x - size, y - size * (0.35F + flap)},
                                                          {x - 0.4F * size, y - size * 0.3F},
                                                          {x, y},
                                                          {x + 0.4F * size, y - size * 0.3F},
                                                          {x + size, y - size * (0.35F + flap)}}};
        canvas.strokes(wings, std::max(1.0F, size * 0.16F), PaintInk::of(m_palette.near, 0.75F));
    }
}

void PaintScene::paintWindows(PaintCanvas &canvas, const Layer &layer, double seconds) const
{
    const auto index = static_cast<float>(&layer - m_layers.data());
    const float moved = static_cast<float>(seconds) * layer.speed + index * 3.7F;
    const PaintInk light = PaintInk::of(m_palette.sun, m_palette.night ? 0.85F : 0.5F);
    const float wide = layer.cell / 7;
    const int w = static_cast<int>(wide * m_height * 0.55F);
    const int h = static_cast<int>(wide * m_height * 0.8F);
    if (w < 1 || h < 1)
        return;
    const qint64 first = static_cast<qint64>(std::floor(moved / layer.cell));
    const qint64 last = static_cast<qint64>(std::floor((moved + m_width / m_height) / layer.cell));
    for (qint64 cell = first; cell <= last; ++cell) {
        const float left = static_cast<float>(cell) * layer.cell;
        const float roof = std::max(topOf(layer, left + layer.cell * 0.3F), topOf(layer, left + layer.cell * 0.7F));
        const int floors = static_cast<int>(houseTop(layer, cell) / (wide * 1.5F));
        for (int floor = 0; floor < floors; ++floor) {
            for (int column = 0; column < 5; ++column) {
                if (shareOf(layer.salt, cell * 512 + floor * 8 + column, 7) < 0.62F)
                    continue;
                const float x = (left + wide * (static_cast<float>(column) + 1.2F) - moved) * m_height;
                const float y = (roof + wide * (0.9F + 1.5F * static_cast<float>(floor))) * m_height;
                canvas.rectangle(static_cast<int>(std::floor(x)), static_cast<int>(std::floor(y)), w, h, light);
            }
        }
    }
}

void PaintScene::paintReflection(PaintCanvas &canvas, double seconds) const
{
    const float from = m_height * (m_layers[1].base + 0.02F);
    const float step = std::max(2.0F, m_height * 0.014F);
    for (int i = 0; from + static_cast<float>(i) * step < m_height; ++i) {
        const float own = static_cast<float>(i);
        const float sway = std::sin(own * 1.7F + static_cast<float>(seconds) * 2.2F);
        const float wide = m_sunRadius * (0.7F + 0.09F * own) * (1 + 0.35F * sway);
        const float x = m_sun.x + sway * m_sunRadius * 0.25F;
        const float y = from + own * step;
        const std::vector<std::vector<PaintPoint>> gleam{{{x - wide, y}, {x + wide, y}}};
        canvas.strokes(gleam, step * 0.3F, PaintInk::of(m_palette.sun, std::max(0.1F, 0.5F - 0.025F * own)));
    }
}

void PaintScene::paintCaption(PaintCanvas &canvas, const QString &prompt, quint64 seed, int margin)
{
    const auto width = static_cast<float>(canvas.width());
    const auto height = static_cast<float>(canvas.height());
    const float cap = std::min({width * 0.026F, height * 0.04F, 48.0F});
    if (cap < 4)
        return; // nobody could read it
    const float left = cap * 1.6F;
    const QString signature = u"Bakeoff sandbox, seed %1"_s.arg(seed);
    const QStringList lines = strokefont::wrapped(prompt, cap, width - 2 * left, 2);
    const float small = cap * 0.58F;
    const float foot = height - static_cast<float>(margin) - cap * 1.3F;
    float baseline = foot - small * 2.2F - static_cast<float>(lines.size() - 1) * cap * 1.75F;

    // A shade that grows towards the lower edge, so that the letters can be read on any land.
    const int from = std::max(0, static_cast<int>(baseline - cap * 4));
    for (int y = from; y < canvas.height(); ++y) {
        const float share = static_cast<float>(y - from) / (height - static_cast<float>(from));
        canvas.blendRow(y, PaintInk::of(0x000000, 0.5F * std::min(1.0F, share * 1.6F)));
    }
    for (const QString &line : lines) {
        strokefont::paint(canvas, line, left, baseline, cap, 0.115F, PaintInk::of(0xFFFFFF));
        baseline += cap * 1.75F;
    }
    strokefont::paint(canvas, signature, left, foot, small, 0.12F, PaintInk::of(0xFFFFFF, 0.72F));
}

} // namespace bakeoff
