// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/legendswatch.h"

#include "costs/hatching.h"
#include "widgets/tokens.h"

#include <QPainter>

namespace bakeoff {

namespace {

constexpr int kSide = 10;

} // namespace

LegendSwatch::LegendSwatch(Look look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize LegendSwatch::sizeHint() const
{
    return {kSide, kSide};
}

void LegendSwatch::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(palette());
    QPainter p(this);
    const QRectF box(0, 0, kSide, kSide);
    if (m_look == Look::Billed) {
        p.fillRect(box, t.chart);
    } else if (m_look == Look::Estimated) {
        paintHatched(p, box, t.chart);
    } else {
        p.setPen(QPen(t.state(StateLook::CutOff), 1, Qt::DashLine));
        p.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

} // namespace bakeoff
