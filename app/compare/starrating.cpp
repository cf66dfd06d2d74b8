// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/starrating.h"

#include "widgets/metrics.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace bakeoff {

namespace {

constexpr int kCell = 18; ///< a star with the room around it
constexpr double kInner = 0.45; ///< inner radius of a star by its outer one

QPainterPath starPath(const QPointF &center, double radius)
{
    QPolygonF points;
    for (int i = 0; i < 10; ++i) {
        const double r = i % 2 == 0 ? radius : radius * kInner;
        const double angle = std::numbers::pi * (i / 5.0 - 0.5);
        points.append(center + QPointF(r * std::cos(angle), r * std::sin(angle)));
    }
    QPainterPath path;
    path.addPolygon(points);
    path.closeSubpath();
    return path;
}

} // namespace

StarRating::StarRating(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    renewName();
}

void StarRating::setRating(int rating)
{
    const int bounded = std::clamp(rating, 0, kMost);
    if (bounded == m_rating)
        return;
    m_rating = bounded;
    renewName();
    update();
}

void StarRating::setSubject(const QString &subject)
{
    if (subject == m_subject)
        return;
    m_subject = subject;
    renewName();
}

void StarRating::renewName()
{
    const QString name = m_rating > 0
        //: Screen reader. %1: a model; %2: 1 to 5; %3: 5.
        ? tr("Rating of %1: %2 of %3").arg(m_subject, QLocale().toString(m_rating), QLocale().toString(kMost))
        //: Screen reader. %1: a model.
        : tr("Rating of %1: none").arg(m_subject);
    if (name == accessibleName())
        return;
    setAccessibleName(name);
}

QRect StarRating::starRect(int star) const
{
    const int cell = scaled(kCell);
    return {(star - 1) * cell + metrics::kHair, (height() - cell) / 2, cell, cell};
}

QSize StarRating::sizeHint() const
{
    return {kMost * scaled(kCell) + 2 * metrics::kHair, scaled(metrics::kControlInBar)};
}

int StarRating::starAt(const QPoint &position) const
{
    if (!rect().contains(position))
        return 0;
    for (int star = 1; star <= kMost; ++star) {
        if (starRect(star).contains(QPoint(position.x(), starRect(star).center().y())))
            return star;
    }
    return 0;
}

void StarRating::setHovered(int star)
{
    if (star == m_hovered)
        return;
    m_hovered = star;
    update();
}

void StarRating::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(palette());
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    for (int star = 1; star <= kMost; ++star) {
        const bool given = star <= m_rating;
        const QRectF cell = starRect(star).toRectF();
        const QPainterPath path = starPath(cell.center() + QPointF(0, 0.5), cell.width() * 0.38);
        p.setPen(QPen(given ? t.accent : star <= m_hovered ? t.text2 : t.field, 1.1, Qt::SolidLine, Qt::RoundCap,
                      Qt::RoundJoin));
        p.setBrush(given ? QBrush(t.accent) : QBrush(Qt::NoBrush));
        p.drawPath(path);
    }
    if (m_ring && hasFocus()) {
        p.setPen(QPen(t.accent, 2));
        p.setBrush(Qt::NoBrush);
        p.drawRoundedRect(rect().toRectF().adjusted(1, 1, -1, -1), metrics::kRadiusButton, metrics::kRadiusButton);
    }
}

void StarRating::keyPressEvent(QKeyEvent *event)
{
    const int digit = event->key() - Qt::Key_0;
    if (digit >= 1 && digit <= kMost)
        emit chosen(digit == m_rating ? 0 : digit);
    else if (digit == 0 || event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        emit chosen(0);
    else if (event->key() == Qt::Key_Right || event->key() == Qt::Key_Up)
        emit chosen(std::min(m_rating + 1, kMost));
    else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Down)
        emit chosen(std::max(m_rating - 1, 0));
    else
        QWidget::keyPressEvent(event);
}

void StarRating::mousePressEvent(QMouseEvent *event)
{
    event->setAccepted(event->button() == Qt::LeftButton);
}

void StarRating::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(starAt(event->position().toPoint()));
}

void StarRating::mouseReleaseEvent(QMouseEvent *event)
{
    const int star = starAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && star > 0)
        emit chosen(star == m_rating ? 0 : star);
}

void StarRating::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    setHovered(0);
}

void StarRating::focusInEvent(QFocusEvent *event)
{
    m_ring = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    QWidget::focusInEvent(event);
    update();
}

void StarRating::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    update();
}

} // namespace bakeoff
