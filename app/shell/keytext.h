// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QString>

class QAbstractButton;
class QAction;

namespace bakeoff {

/// A key as people call it and as it stands on the keyboard: "Ctrl+Enter", not "Ctrl+Return".
QString keyText(const QKeySequence &key);

/// What a tooltip says of a command: "Stop all (Shift+Esc)".
QString commandToolTip(const QAction *action);

/// Ties a push or tool button to a command: text, icon, tooltip, key and whether it is enabled follow the action, a
/// click triggers it. \param showKey the key stands on the button itself
void bindButton(QAbstractButton *button, QAction *action, bool showKey = false);

} // namespace bakeoff
