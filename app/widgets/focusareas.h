// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace bakeoff {

/// Marks a part of a screen that F6 goes to (rail, panes, prompt, list, panel). The focus lands on the widget itself
/// where it takes the focus, else on its first tab stop.
void markFocusArea(QWidget *area);

/// Moves the focus to the next (or the previous) area of `window` that is shown, in the order from left to right and
/// from top to bottom. \return false where there is none.
bool focusNextArea(QWidget *window, bool backward);

} // namespace bakeoff
