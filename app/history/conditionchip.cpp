// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/conditionchip.h"

#include "widgets/glyph.h"
#include "widgets/lookstyle_p.h"
#include "widgets/metrics.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace bakeoff {

namespace {

constexpr int kPadding = 10;
constexpr int kMark = 8;
constexpr int kWidestText = 180;

} // namespace

ConditionChip::ConditionChip(QWidget *parent)
    : QToolButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    connect(this, &QToolButton::clicked, this, &ConditionChip::opened);
}

void ConditionChip::setCondition(const QString &text, bool on)
{
    m_on = on;
    setText(text);
    setAccessibleName(text);
    setAccessibleDescription(on ? tr("This condition is set; Delete takes it back.") : QString());
    const QFontMetrics fm(textFont(TextStep::Small));
    setToolTip(fm.horizontalAdvance(text) > scaled(kWidestText) ? text : QString());
    updateGeometry();
    update();
}

QSize ConditionChip::sizeHint() const
{
    const int text = std::min(QFontMetrics(textFont(TextStep::Small)).horizontalAdvance(this->text()), scaled(kWidestText));
    return {text + 2 * kPadding + kMark + metrics::kSmall, scaled(metrics::kControlInBar)};
}

QSize ConditionChip::minimumSizeHint() const
{
    return sizeHint();
}

QRect ConditionChip::markRect() const
{
    return {width() - kPadding - kMark, (height() - kMark) / 2, kMark, kMark};
}

void ConditionChip::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(palette());
    QPainter p(this);
    const double radius = height() / 2.0;
    const QColor ground = m_on ? t.sel : underMouse() || isDown() ? t.hover : t.button;
    lookdetail::paintBox(p, QRectF(rect()), {ground, m_on ? t.selLine : t.line2, 1, radius});
    QStyleOption option;
    option.initFrom(this);
    if (hasFocus() && lookdetail::showsKeyboardFocus(option))
        lookdetail::paintFocusRing(p, QRectF(rect()), radius, t, {});
    const QFont font = textFont(TextStep::Small);
    p.setFont(font);
    p.setPen(m_on ? t.accent : t.text2);
    const QRect mark = markRect();
    const QRect inner = rect().adjusted(kPadding, 0, mark.left() - metrics::kTight - width(), 0);
    p.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
               QFontMetrics(font).elidedText(text(), Qt::ElideMiddle, inner.width()));
    if (!m_on) {
        Glyph::paintChevron(p, QRectF(mark).center(), Direction::Down, t.text2);
        return;
    }
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(t.accent, 1.5, Qt::SolidLine, Qt::RoundCap));
    const QRectF cross = QRectF(mark).adjusted(0.5, 0.5, -0.5, -0.5);
    p.drawLine(cross.topLeft(), cross.bottomRight());
    p.drawLine(cross.topRight(), cross.bottomLeft());
}

void ConditionChip::mousePressEvent(QMouseEvent *event)
{
    const QRect area = markRect().adjusted(-metrics::kTight, -height(), kPadding, height());
    if (event->button() == Qt::LeftButton && m_on && area.contains(event->position().toPoint())) {
        event->accept();
        return; // see mouseReleaseEvent()
    }
    QToolButton::mousePressEvent(event);
}

void ConditionChip::mouseReleaseEvent(QMouseEvent *event)
{
    const QRect area = markRect().adjusted(-metrics::kTight, -height(), kPadding, height());
    if (event->button() == Qt::LeftButton && m_on && !isDown() && area.contains(event->position().toPoint())) {
        event->accept();
        emit takenBack();
        return;
    }
    QToolButton::mouseReleaseEvent(event);
}

void ConditionChip::keyPressEvent(QKeyEvent *event)
{
    if (m_on && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        emit takenBack();
        return;
    }
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit opened();
        return;
    }
    QToolButton::keyPressEvent(event);
}

bool ConditionChip::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || (m_on && (key == Qt::Key_Delete || key == Qt::Key_Backspace))) {
            event->accept();
            return true;
        }
    }
    return QToolButton::event(event);
}

} // namespace bakeoff
