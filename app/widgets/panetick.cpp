// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panetick.h"

#include "widgets/lookstyle_p.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"

#include <QPainter>
#include <QStyleOptionButton>

#include <utility>

namespace bakeoff {

PaneTick::PaneTick(QWidget *parent)
    : QCheckBox(parent)
{
    setFocusPolicy(Qt::StrongFocus);
}

void PaneTick::setQuiet(bool quiet)
{
    if (std::exchange(m_quiet, quiet) != quiet)
        update();
}

void PaneTick::setHeadHovered(bool hovered)
{
    if (std::exchange(m_hovered, hovered) != hovered)
        update();
}

bool PaneTick::isPainted() const
{
    return !m_quiet || m_hovered || hasFocus() || isChecked();
}

QSize PaneTick::sizeHint() const
{
    const int side = scaled(metrics::kControlInBar);
    return {side, side};
}

bool PaneTick::hitButton(const QPoint &position) const
{
    return rect().contains(position);
}

void PaneTick::paintEvent(QPaintEvent *)
{
    if (!isPainted())
        return;
    QPainter p(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &option, &p, this);
    if (hasFocus() && lookdetail::showsKeyboardFocus(option))
        lookdetail::paintFocusRing(p, QRectF(rect()), metrics::kRadiusField, tokensOf(palette()), {});
}

} // namespace bakeoff
