// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/iconbutton.h"

#include "widgets/icons.h"
#include "widgets/metrics.h"

#include <QCoreApplication>

namespace bakeoff {

QToolButton *makeIconButton(const QString &icon, const QString &name, ButtonSize size, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setIcon(lookIcon(icon));
    button->setIconSize(QSize(metrics::kIcon, metrics::kIcon));
    setButtonSize(button, size);
    nameIconButton(button, name);
    return button;
}

void nameIconButton(QToolButton *button, const QString &name, const QString &key)
{
    button->setAccessibleName(name);
    //: Tooltip of a button. %1: what it does; %2: its key.
    button->setToolTip(
        key.isEmpty() ? name : QCoreApplication::translate("bakeoff::IconButton", "%1 (%2)").arg(name, key));
}

} // namespace bakeoff
