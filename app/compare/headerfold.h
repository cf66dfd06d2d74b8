// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bakeoff::HeaderFold {

/// In which order the buttons of the compare screen's header lose their words: the clearest icons first, what only a
/// word can say last.
enum Order { Toggles, AddModel, Undo, Arrangement, View };

} // namespace bakeoff::HeaderFold
