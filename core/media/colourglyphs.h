// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QImage>
#include <QString>
#include <QStringList>

namespace bakeoff {

/// Characters that are drawn by a font of coloured glyphs, emoji foremost. Qt's PDF has no such fonts and leaves a blank
/// where one stands: there they are drawn as pictures. Belongs to one thread.
class ColourGlyphs {
public:
    /// Fonts as they are tried for text.
    ColourGlyphs(QStringList families, QStringList monoFamilies);

    /// Whether a text may hold any: cheap, says yes too often.
    static bool mayBeIn(QStringView text);
    /// Whether one character (a grapheme cluster) is drawn in colour on this machine.
    bool has(const QString &character, bool mono = false);

    struct Picture {
        QImage image;
        double ascent = 0; ///< px of the picture above the baseline
        double size = 1;   ///< px of the font that it was drawn with
    };
    Picture picture(const QString &character, bool mono = false);

private:
    const QStringList &familiesOf(bool mono) const { return mono ? m_monoFamilies : m_families; }

    QStringList m_families;
    QStringList m_monoFamilies;
    QHash<QString, bool> m_fonts;
    QHash<QString, bool> m_characters;
    QHash<QString, Picture> m_pictures;
};

} // namespace bakeoff
