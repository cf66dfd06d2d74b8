// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace bakeoff {

/// Type sizes in px at 96 dpi and 100 %; all are steps from the application font (13 px).
enum class TextStep {
    Caption = 11, ///< labels of figures
    Small = 12,   ///< secondary text
    Normal = 13,
    Reading = 14, ///< answers and the prompt, message sentences
    Title = 15,   ///< screen title
    Hero = 28,    ///< the one big sum on Costs
};

/// The application font at a step. Not cached: keep it in widgets that paint often, renew it on
/// QEvent::FontChange and QEvent::ApplicationFontChange.
QFont textFont(TextStep step, QFont::Weight weight = QFont::Normal);

/// textFont() with digits of equal width, so that running figures stand still.
QFont figureFont(TextStep step, QFont::Weight weight = QFont::Normal);

/// The system's fixed font at a step.
QFont monoFont(TextStep step = TextStep::Small);

/// A length that holds text, grown with the application font; never less than `px`.
int scaled(int px);

} // namespace bakeoff
