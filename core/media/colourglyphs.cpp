// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/colourglyphs.h"

#include <QFont>
#include <QGlyphRun>
#include <QHash>
#include <QPainter>
#include <QRawFont>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPixels = 72;         ///< of the font: 500 dpi where text has 10 pt
constexpr int kMostPictures = 2000; ///< kept
constexpr int kMostCharacters = 50'000;

/// Of this thread.
struct KnownGlyphs {
    QHash<QString, bool> fonts;
    QHash<QString, double> advances; ///< by character; 0: not in colour
    QHash<QString, ColourGlyphs::Picture> pictures;
};

KnownGlyphs &known()
{
    thread_local KnownGlyphs glyphs;
    return glyphs;
}

QString keyOf(const QString &character, bool mono)
{
    return (mono ? u'm' : u't') + character;
}

QFont fontFor(const QStringList &families)
{
    QFont font(families);
    font.setPixelSize(kPixels);
    return font;
}

QTextLine layOut(QTextLayout &layout)
{
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid())
        line.setLineWidth(100 * kPixels);
    layout.endLayout();
    return line;
}

} // namespace

ColourGlyphs::ColourGlyphs(QStringList families, QStringList monoFamilies)
    : m_families(std::move(families))
    , m_monoFamilies(std::move(monoFamilies))
{
}

bool ColourGlyphs::mayBeIn(QStringView text)
{
    // Signs, arrows and shapes, the variation selector, the keycap, everything beyond the first plane.
    return std::ranges::any_of(text, [](QChar c) {
        const char16_t u = c.unicode();
        return (u >= 0x203c && u < 0x2c00) || (u >= 0x3030 && u < 0x3300) || u == 0xfe0f || u == 0xa9 || u == 0xae
            || c.isHighSurrogate();
    });
}

double ColourGlyphs::advance(const QString &character, bool mono) const
{
    if (!mayBeIn(character))
        return 0;
    KnownGlyphs &glyphs = known();
    const QString key = keyOf(character, mono);
    const auto found = glyphs.advances.constFind(key);
    if (found != glyphs.advances.cend())
        return *found;
    QTextLayout layout(character, fontFor(familiesOf(mono)));
    const QTextLine line = layOut(layout);
    bool inColour = false;
    for (const QGlyphRun &run : layout.glyphRuns()) {
        const QRawFont font = run.rawFont();
        const QString name = font.familyName() + u'/' + font.styleName();
        auto it = glyphs.fonts.constFind(name);
        if (it == glyphs.fonts.cend()) {
            const bool colour = std::ranges::any_of(QList<const char *>{"CBLC", "COLR", "sbix", "SVG "},
                                                    [&](const char *table) { return !font.fontTable(table).isEmpty(); });
            it = glyphs.fonts.insert(name, colour);
        }
        inColour = inColour || *it;
    }
    const double advance = inColour && line.isValid() ? std::clamp(line.naturalTextWidth() / kPixels, 0.1, 8.0) : 0;
    if (glyphs.advances.size() < kMostCharacters)
        glyphs.advances.insert(key, advance);
    return advance;
}

ColourGlyphs::Picture ColourGlyphs::picture(const QString &character, bool mono) const
{
    KnownGlyphs &glyphs = known();
    const QString key = keyOf(character, mono);
    const auto found = glyphs.pictures.constFind(key);
    if (found != glyphs.pictures.cend())
        return *found;
    const double wide = advance(character, mono) * kPixels;
    QTextLayout layout(character, fontFor(familiesOf(mono)));
    const QTextLine line = layOut(layout);
    Picture picture{.size = kPixels};
    if (line.isValid()) {
        const QSize size(static_cast<int>(std::ceil(std::max(wide, 1.0))),
                         static_cast<int>(std::ceil(std::clamp(line.height(), 1.0, 3.0 * kPixels))));
        picture.image = QImage(size, QImage::Format_ARGB32_Premultiplied);
        picture.image.fill(Qt::transparent);
        picture.ascent = line.ascent();
        QPainter painter(&picture.image);
        line.draw(&painter, {0, 0});
    }
    if (glyphs.pictures.size() < kMostPictures)
        glyphs.pictures.insert(key, picture);
    return picture;
}

} // namespace bakeoff
