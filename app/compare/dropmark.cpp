// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/dropmark.h"

#include "widgets/tokens.h"

#include <QPainter>

namespace bakeoff {

DropMark::DropMark(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("dropMark"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void DropMark::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), tokensOf(palette()).accent);
}

} // namespace bakeoff
