// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/lookstyle.h"

#include <QToolButton>

namespace bakeoff {

/// A flat button that shows only an icon: a tab stop, with its name for screen readers and as tooltip.
/// \param icon name of an icon in resources/icons/
QToolButton *makeIconButton(const QString &icon, const QString &name, ButtonSize size, QWidget *parent);

/// Name and tooltip of an icon button; the key, when there is one, stands in the tooltip.
void nameIconButton(QToolButton *button, const QString &name, const QString &key = {});

} // namespace bakeoff
