// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <QStringList>

namespace bakeoff {

/// Characters that are drawn by a font of coloured glyphs, emoji foremost. Qt's PDF has no such fonts and leaves a blank
/// where one stands: there they are drawn as pictures. What is found out is kept for the thread.
class ColourGlyphs {
public:
    /// Fonts as they are tried for text.
    ColourGlyphs(QStringList families, QStringList monoFamilies);

    /// Whether a text may hold any: cheap, says yes too often.
    static bool mayBeIn(QStringView text);
    /// Whether one character (a grapheme cluster) is drawn in colour on this machine.
    bool has(const QString &character, bool mono = false) const { return advance(character, mono) > 0; }
    /// How wide it is, in shares of the size of the font; 0 where it is not drawn in colour. Qt 6.8 itself gives another
    /// width to such a glyph once it was drawn.
    double advance(const QString &character, bool mono = false) const;

    struct Picture {
        QImage image;
        double ascent = 0; ///< px of the picture above the baseline
        double size = 1;   ///< px of the font that it was drawn with
    };
    Picture picture(const QString &character, bool mono = false) const;

private:
    const QStringList &familiesOf(bool mono) const { return mono ? m_monoFamilies : m_families; }

    QStringList m_families;
    QStringList m_monoFamilies;
};

} // namespace bakeoff
