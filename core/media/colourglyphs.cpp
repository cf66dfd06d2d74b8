// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/colourglyphs.h"

#include <QFont>
#include <QGlyphRun>
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

bool ColourGlyphs::has(const QString &character, bool mono)
{
    if (!mayBeIn(character))
        return false;
    const QString key = mono ? u'm' + character : character;
    const auto known = m_characters.constFind(key);
    if (known != m_characters.cend())
        return *known;
    QTextLayout layout(character, fontFor(familiesOf(mono)));
    layOut(layout);
    bool found = false;
    for (const QGlyphRun &run : layout.glyphRuns()) {
        const QRawFont font = run.rawFont();
        const QString name = font.familyName() + u'/' + font.styleName();
        auto it = m_fonts.constFind(name);
        if (it == m_fonts.cend()) {
            const bool colour = std::ranges::any_of(QList<const char *>{"CBLC", "COLR", "sbix", "SVG "},
                                                    [&](const char *table) { return !font.fontTable(table).isEmpty(); });
            it = m_fonts.insert(name, colour);
        }
        found = found || *it;
    }
    m_characters.insert(key, found);
    return found;
}

ColourGlyphs::Picture ColourGlyphs::picture(const QString &character, bool mono)
{
    const QString key = mono ? u'm' + character : character;
    const auto known = m_pictures.constFind(key);
    if (known != m_pictures.cend())
        return *known;
    QTextLayout layout(character, fontFor(familiesOf(mono)));
    const QTextLine line = layOut(layout);
    Picture picture{.size = kPixels};
    if (line.isValid()) {
        const QSize size(static_cast<int>(std::ceil(std::clamp(line.naturalTextWidth(), 1.0, 8.0 * kPixels))),
                         static_cast<int>(std::ceil(std::clamp(line.height(), 1.0, 3.0 * kPixels))));
        picture.image = QImage(size, QImage::Format_ARGB32_Premultiplied);
        picture.image.fill(Qt::transparent);
        picture.ascent = line.ascent();
        QPainter painter(&picture.image);
        line.draw(&painter, {0, 0});
    }
    if (m_pictures.size() < kMostPictures)
        m_pictures.insert(key, picture);
    return picture;
}

} // namespace bakeoff
