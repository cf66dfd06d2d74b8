// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/navrail.h"

#include "widgets/icons.h"
#include "widgets/lookstyle_p.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOption>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace bakeoff {

RailButton::RailButton(const QString &icon, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setText(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailButton::setCount(int count)
{
    if (std::exchange(m_count, count) == count)
        return; // a screen reader is told of every name that is set
    //: Screen reader: an entry of the navigation with a count. %1: the entry.
    setAccessibleName(count > 0 ? tr("%1, %n running", nullptr, count).arg(text()) : text());
    update();
}

QFont RailButton::font(bool chosen) const
{
    return textFont(TextStep::Caption, chosen ? QFont::DemiBold : QFont::Normal);
}

QSize RailButton::sizeHint() const
{
    const int words = text().isEmpty() ? 0 : QFontMetrics(font(true)).horizontalAdvance(text()) + 2 * metrics::kTight;
    return {std::max(metrics::kRailWidth - 1, words), text().isEmpty() ? scaled(40) : scaled(metrics::kRailEntry)};
}

void RailButton::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(palette());
    QPainter p(this);
    const bool chosen = isChecked();
    if (underMouse() || isDown())
        p.fillRect(rect(), t.hover);
    const QColor color = chosen ? t.accent : t.text2;
    const int side = metrics::kIconRail;
    const int top = text().isEmpty() ? (height() - side) / 2 : metrics::kSmall;
    const QPoint iconAt((width() - side) / 2, top);
    p.drawPixmap(iconAt, iconPixmap(m_icon, color, side, devicePixelRatioF()));
    p.setFont(font(chosen));
    p.setPen(color);
    p.drawText(QRect(0, top + side, width(), height() - top - side - 4), Qt::AlignCenter, text());
    if (chosen)
        lookdetail::paintBox(p, QRectF(0, 6, 3, height() - 12), {t.accent, {}, 0, 1.5});
    if (m_count > 0) {
        const QString count = locale().toString(m_count);
        p.setFont(font(true));
        const int w = std::max(15, p.fontMetrics().horizontalAdvance(count) + 8);
        const QRectF badge(iconAt.x() + side - 4, top - 5, w, 15);
        lookdetail::paintBox(p, badge, {t.fill, {}, 0, 7.5});
        p.setPen(t.onFill);
        p.drawText(badge, Qt::AlignCenter, count);
    }
    QStyleOption option;
    option.initFrom(this);
    if (hasFocus() && lookdetail::showsKeyboardFocus(option))
        lookdetail::paintFocusRing(p, QRectF(rect()).adjusted(4, 1, -1, -1), metrics::kRadiusButton, t, {});
}

void RailButton::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

NavRail::NavRail(QWidget *parent)
    : Surface(Ground::Rail, Qt::RightEdge, parent)
    , m_layout(new QVBoxLayout(this))
{
    setAccessibleName(tr("Navigation"));
    m_layout->setContentsMargins(0, metrics::kSmall, 0, metrics::kSmall);
    m_layout->setSpacing(0);
    m_layout->addStretch();
    fit();
}

RailButton *NavRail::addTop(const QString &icon, const QString &text)
{
    return add(icon, text, m_top++);
}

RailButton *NavRail::addFoot(const QString &icon, const QString &text)
{
    return add(icon, text, m_layout->count());
}

RailButton *NavRail::add(const QString &icon, const QString &text, int index)
{
    auto *button = new RailButton(icon, text, this);
    m_layout->insertWidget(index, button);
    m_buttons.insert(std::min<qsizetype>(index, m_buttons.size()), button);
    for (qsizetype i = 1; i < m_buttons.size(); ++i)
        setTabOrder(m_buttons[i - 1], m_buttons[i]);
    fit();
    return button;
}

void NavRail::fit()
{
    int width = metrics::kRailWidth;
    for (const RailButton *button : std::as_const(m_buttons))
        width = std::max(width, button->sizeHint().width() + 1);
    setFixedWidth(width);
}

void NavRail::changeEvent(QEvent *event)
{
    Surface::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

void NavRail::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up) {
        focusNextPrevChild(event->key() == Qt::Key_Down);
        return;
    }
    Surface::keyPressEvent(event);
}

} // namespace bakeoff
