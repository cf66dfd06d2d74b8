// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <array>

class QPalette;

namespace bakeoff {

/// What a glyph, a state word and a state ground show. Running jobs look like Answering.
enum class StateLook {
    Ready,
    Waiting,
    ColdStart,
    Reasoning,
    Answering,
    Saving,
    Done,
    Failed,
    Stopped,
    Held,
    CutOff,
    Unconfirmed,
    Info,
};
inline constexpr int kStateLookCount = 13;

/// Colours of highlighted code; the KSyntaxHighlighting themes in resources/themes/ hold the same values.
struct CodeColors {
    QColor text;
    QColor keyword;
    QColor type;
    QColor string;
    QColor number;
    QColor function;
    QColor comment;
};

/// Every colour of the program in one mode. No other file holds a colour.
///
/// All text and state colours reach a contrast of 4.5:1 on the surfaces they stand on, field borders 3:1
/// (tests/app/tst_look.cpp computes it).
struct Tokens {
    bool dark = false;

    // Surfaces
    QColor window; ///< headers, bars, forms
    QColor rail;   ///< navigation, status bar
    QColor base;   ///< panes, lists, fields
    QColor alt;    ///< group rows, table heads, turn band
    QColor raised; ///< popups, menus, tooltips
    QColor button; ///< plain buttons
    QColor hover;
    QColor code; ///< ground of code blocks and of inline code
    QColor dim;  ///< translucent, over the window behind a popup

    // Lines
    QColor line;  ///< hairlines between panes, rows, sections
    QColor line2; ///< button borders, scroll bars
    QColor field; ///< borders of fields and check boxes

    // Text
    QColor text;
    QColor text2; ///< secondary text, icons
    QColor text3; ///< captions, units

    // Accents
    QColor accent; ///< selected word, focus ring, play head
    QColor fill;   ///< ground of the one primary button, ticks, progress
    QColor onFill; ///< text and icons on `fill`
    QColor chart;  ///< bars and budget meters
    QColor sel;    ///< ground of a selected row or a pressed toggle
    QColor selLine;

    // Marks in text
    QColor hit; ///< ground of search hits, nothing else
    QColor hitText;
    QColor ins; ///< ground of inserted words in a difference
    QColor del; ///< ground of removed words in a difference

    CodeColors codeColors;

    /// Colour of a state's word and glyph.
    QColor state(StateLook look) const { return m_states[static_cast<std::size_t>(look)]; }
    /// Soft ground of a state (banner, message, badge). Ready, which has none, gives `base`.
    QColor ground(StateLook look) const { return m_grounds[static_cast<std::size_t>(look)]; }

    std::array<QColor, kStateLookCount> m_states;
    std::array<QColor, kStateLookCount> m_grounds;
};

/// The two modes. Constant; references stay valid for ever.
const Tokens &lightTokens();
const Tokens &darkTokens();

/// The tokens that belong to `palette`, told by the lightness of its Window colour. A widget reads
/// `tokensOf(palette())` while it paints, so it needs no pointer to the theme; on a change of mode it gets
/// QEvent::PaletteChange.
const Tokens &tokensOf(const QPalette &palette);

/// The same for the application's palette, where there is no widget.
const Tokens &applicationTokens();

/// The palette of a mode, disabled roles included. `raised`: for popups, whose Window is the raised surface.
QPalette paletteOf(const Tokens &tokens, bool raised = false);

/// Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, "contrast ratio" and "relative luminance").
double contrastRatio(const QColor &a, const QColor &b);

} // namespace bakeoff
