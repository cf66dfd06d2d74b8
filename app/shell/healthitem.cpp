// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/healthitem.h"

#include "widgets/glyph.h"
#include "widgets/lookstyle_p.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"

#include <QEvent>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace bakeoff {

namespace {
constexpr int kWidest = 420;
}

HealthItem::HealthItem(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void HealthItem::setState(const HealthState &state)
{
    if (state == m_state && !text().isEmpty())
        return; // a screen reader is told of every name that is set
    m_state = state;
    setText(state.sentence);
    //: Screen reader: an item of the status bar. %1: "3 of 20 requests failed".
    setAccessibleName(tr("Health of the providers: %1").arg(state.sentence));
    updateGeometry();
    update();
}

QSize HealthItem::sizeHint() const
{
    const QFontMetrics measure(textFont(TextStep::Small));
    const int text = std::min(measure.horizontalAdvance(m_state.sentence) + 1, scaled(kWidest));
    return {text + metrics::kGlyph + metrics::kTight + 2 * metrics::kSmall, measure.height() + metrics::kTight};
}

QSize HealthItem::minimumSizeHint() const
{
    return {metrics::kGlyph + 2 * metrics::kSmall, sizeHint().height()};
}

void HealthItem::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(palette());
    QPainter p(this);
    QColor ground = t.rail;
    if (underMouse() || isDown()) {
        ground = t.hover;
        lookdetail::paintBox(p, QRectF(rect()), {t.hover, {}, 0, metrics::kRadiusField});
    }
    QStyleOption option;
    option.initFrom(this);
    if (hasFocus() && lookdetail::showsKeyboardFocus(option))
        lookdetail::paintFocusRing(p, QRectF(rect()), metrics::kRadiusField, t, {});
    constexpr int size = metrics::kGlyph;
    const QRectF glyph(metrics::kSmall, (height() - size) / 2.0, size, size);
    Glyph::paintState(p, glyph, m_state.look, t.state(m_state.look), ground);
    const QFont font = textFont(TextStep::Small);
    const QRect words = rect().adjusted(metrics::kSmall + size + metrics::kTight, 0, -metrics::kSmall, 0);
    p.setFont(font);
    p.setPen(t.text2);
    p.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
               QFontMetrics(font).elidedText(m_state.sentence, Qt::ElideRight, words.width()));
}

void HealthItem::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace bakeoff
