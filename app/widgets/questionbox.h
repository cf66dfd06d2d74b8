// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMessageBox;

namespace bakeoff {

/// A question in the look of the program: no room for an icon that it has not, its first sentence in weight. To be called
/// when its texts and buttons are set.
void dressQuestion(QMessageBox &box);

} // namespace bakeoff
