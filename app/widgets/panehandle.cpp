// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panehandle.h"

#include "widgets/tokens.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QPainter>

namespace bakeoff {

namespace {

constexpr int kStep = 16;

QAccessibleInterface *accessibleHandle(const QString &, QObject *object)
{
    auto *handle = qobject_cast<PaneHandle *>(object);
    return handle ? new QAccessibleWidget(handle, QAccessible::Splitter) : nullptr;
}

} // namespace

PaneHandle::PaneHandle(Qt::Orientation orientation, QWidget *parent)
    : QWidget(parent)
    , m_orientation(orientation)
{
    static const bool installed = [] {
        QAccessible::installFactory(accessibleHandle);
        return true;
    }();
    Q_UNUSED(installed);
    setFocusPolicy(Qt::TabFocus);
    setCursor(orientation == Qt::Horizontal ? Qt::SplitHCursor : Qt::SplitVCursor);
}

void PaneHandle::keyPressEvent(QKeyEvent *event)
{
    const bool horizontal = m_orientation == Qt::Horizontal;
    const int step = event->modifiers() & Qt::ControlModifier ? 1 : kStep;
    if (event->key() == (horizontal ? Qt::Key_Left : Qt::Key_Up))
        emit moved(-step);
    else if (event->key() == (horizontal ? Qt::Key_Right : Qt::Key_Down))
        emit moved(step);
    else
        QWidget::keyPressEvent(event);
}

void PaneHandle::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_grabbed = along(event->position().toPoint());
}

void PaneHandle::mouseMoveEvent(QMouseEvent *event)
{
    if (m_grabbed < 0)
        return;
    // The handle follows, so what is left between it and the mouse is the way still to go.
    if (const int by = along(event->position().toPoint()) - m_grabbed; by != 0)
        emit moved(by);
}

void PaneHandle::mouseReleaseEvent(QMouseEvent *)
{
    m_grabbed = -1;
}

void PaneHandle::mouseDoubleClickEvent(QMouseEvent *)
{
    emit evened();
}

void PaneHandle::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void PaneHandle::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void PaneHandle::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(palette());
    QPainter p(this);
    if (hasFocus()) {
        p.fillRect(rect(), t.accent);
        return;
    }
    const int middle = kGrab / 2;
    p.fillRect(m_orientation == Qt::Horizontal ? QRect(middle, 0, 1, height()) : QRect(0, middle, width(), 1), t.line);
}

} // namespace bakeoff
