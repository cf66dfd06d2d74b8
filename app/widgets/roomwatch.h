// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace bakeoff {

/// Shows `widget`, a part of `row`, only while the row is at least scaled(px) wide: for what can be reached in other ways
/// too, by a key or in a menu.
void showWithRoom(QWidget *widget, QWidget *row, int px);

} // namespace bakeoff
