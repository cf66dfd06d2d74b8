// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/overlaypopup.h"

#include "widgets/lookstyle_p.h"
#include "widgets/metrics.h"
#include "widgets/tokens.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QShortcut>

#include <algorithm>

namespace bakeoff {

namespace {

constexpr int kTop = 64;
constexpr int kShadow = 14;

/// The field inside a spin box hands the focus back to the box: the next one would be the box again.
bool isTabStop(const QWidget *widget)
{
    return !widget->focusProxy() && widget->isVisible() && widget->isEnabled() && widget->focusPolicy() & Qt::TabFocus;
}

} // namespace

OverlayPopup::OverlayPopup(QWidget *host, const QString &accessibleName)
    : QWidget(host)
    , m_host(host)
{
    setAccessibleName(accessibleName);
    setFocusPolicy(Qt::NoFocus);
    hide();
    host->installEventFilter(this);
}

void OverlayPopup::setContent(QWidget *content, const QSize &wanted)
{
    delete m_content;
    m_content = content;
    m_wanted = wanted;
    raiseGround();
    content->setParent(this);
    content->show();
    place();
}

void OverlayPopup::open(QWidget *firstFocus)
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    setGeometry(m_host->rect());
    place();
    raise();
    show();
    if (firstFocus)
        firstFocus->setFocus(Qt::PopupFocusReason);
    if (QAccessible::isActive()) {
        QAccessibleEvent opened(this, QAccessible::DialogStart);
        QAccessible::updateAccessibility(&opened);
    }
}

void OverlayPopup::dismiss()
{
    if (!isVisible())
        return;
    hide();
    if (m_before && m_before->isVisible())
        m_before->setFocus(Qt::PopupFocusReason);
    emit dismissed();
}

void OverlayPopup::place()
{
    if (!m_content)
        return;
    const QSize size(std::min(m_wanted.width(), width() - 2 * metrics::kXXLarge),
                     std::min(m_wanted.height(), height() - 2 * metrics::kXXLarge));
    const int top = std::clamp(kTop, 0, std::max(0, (height() - size.height()) / 2));
    m_content->setGeometry((width() - size.width()) / 2, top, std::max(0, size.width()), std::max(0, size.height()));
    // The content's own square corners must not stand out of the rounded frame.
    QPainterPath path;
    path.addRoundedRect(QRectF(m_content->rect()), metrics::kRadiusPopup, metrics::kRadiusPopup);
    m_content->setMask(QRegion(path.toFillPolygon().toPolygon()));
    update();
}

bool OverlayPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_host && event->type() == QEvent::Resize) {
        setGeometry(m_host->rect());
        place();
    }
    return QWidget::eventFilter(watched, event);
}

void OverlayPopup::raiseGround()
{
    // Only this one role is the popup's own: all others, and so the mode, keep following the application.
    QPalette own;
    own.setColor(QPalette::Window, applicationTokens().raised);
    if (own.color(QPalette::Window) != palette().color(QPalette::Window))
        setPalette(own);
}

bool OverlayPopup::event(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        raiseGround();
    if (event->type() == QEvent::ShortcutOverride && ownsKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

/// The window below has shortcuts, Esc among them, which must not work through the popup; those of the content must.
bool OverlayPopup::ownsKey(const QKeyEvent &event) const
{
    if (event.modifiers() & Qt::AltModifier)
        return false; // mnemonics of the content
    const QKeySequence key(event.keyCombination());
    const QList<QShortcut *> shortcuts = findChildren<QShortcut *>();
    if (std::ranges::any_of(shortcuts, [&](const QShortcut *shortcut) { return shortcut->keys().contains(key); }))
        return false;
    const QList<QWidget *> widgets = findChildren<QWidget *>();
    return std::ranges::none_of(widgets, [&](const QWidget *widget) {
        return std::ranges::any_of(widget->actions(),
                                   [&](const QAction *action) { return action->shortcuts().contains(key); });
    });
}

bool OverlayPopup::focusNextPrevChild(bool next)
{
    QWidget *start = QApplication::focusWidget();
    if (!start || !isAncestorOf(start))
        start = m_content;
    if (!start)
        return false;
    QWidget *candidate = start;
    do {
        candidate = next ? candidate->nextInFocusChain() : candidate->previousInFocusChain();
        if (isAncestorOf(candidate) && isTabStop(candidate)) {
            candidate->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            window()->setAttribute(Qt::WA_KeyboardFocusChange);
            candidate->update();
            return true;
        }
    } while (candidate != start);
    return true; // nowhere to go, but never out of the popup
}

void OverlayPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        dismiss();
        return;
    }
    QWidget::keyPressEvent(event);
    event->accept(); // keys of the window below stay below
}

void OverlayPopup::mousePressEvent(QMouseEvent *event)
{
    if (m_content && !m_content->geometry().contains(event->position().toPoint()))
        dismiss();
}

void OverlayPopup::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(palette());
    QPainter p(this);
    p.fillRect(rect(), t.dim);
    if (!m_content)
        return;
    const QRectF box = QRectF(m_content->geometry()).adjusted(-1, -1, 1, 1);
    QColor shadow = t.dim;
    for (int i = kShadow; i > 0; i -= 2) {
        shadow.setAlpha(6);
        lookdetail::paintBox(p, box.adjusted(-i, -i + 4, i, i + 4), {shadow, {}, 0, metrics::kRadiusPopup + i});
    }
    lookdetail::paintBox(p, box, {t.raised, t.line2, 1, metrics::kRadiusPopup + 1});
}

} // namespace bakeoff
