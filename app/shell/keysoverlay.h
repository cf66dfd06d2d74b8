// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/overlaypopup.h"

namespace bakeoff {

class CommandRegistry;

/// All commands with their keys, by group, on one sheet (F1). Made anew each time it opens.
class KeysOverlay : public OverlayPopup {
    Q_OBJECT
public:
    KeysOverlay(const CommandRegistry &commands, QWidget *host);

    void openSheet();

private:
    const CommandRegistry &m_commands;
};

} // namespace bakeoff
