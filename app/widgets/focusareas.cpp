// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/focusareas.h"

#include <QApplication>
#include <QWidget>

#include <algorithm>

namespace bakeoff {

namespace {

constexpr char kAreaProperty[] = "bakeoffArea";

bool takesTab(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && widget->focusPolicy() & Qt::TabFocus;
}

QWidget *targetOf(QWidget *area)
{
    if (takesTab(area))
        return area;
    const QList<QWidget *> children = area->findChildren<QWidget *>();
    const auto found = std::ranges::find_if(children, takesTab);
    return found == children.end() ? nullptr : *found;
}

} // namespace

void markFocusArea(QWidget *area)
{
    area->setProperty(kAreaProperty, true);
}

bool focusNextArea(QWidget *window, bool backward)
{
    QList<QWidget *> areas;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->property(kAreaProperty).toBool() && targetOf(widget))
            areas << widget;
    }
    if (areas.isEmpty())
        return false;
    std::ranges::stable_sort(areas, {}, [window](const QWidget *area) {
        const QPoint place = area->mapTo(window, QPoint());
        return std::pair(place.x(), place.y());
    });
    const QWidget *focus = QApplication::focusWidget();
    const auto current = std::ranges::find_if(
        areas, [focus](const QWidget *area) { return focus && (area == focus || area->isAncestorOf(focus)); });
    const qsizetype count = areas.size();
    qsizetype index = 0;
    if (current != areas.end())
        index = ((current - areas.begin()) + (backward ? count - 1 : 1)) % count;
    else if (backward)
        index = count - 1;
    window->setAttribute(Qt::WA_KeyboardFocusChange);
    targetOf(areas[index])->setFocus(Qt::ShortcutFocusReason);
    return true;
}

} // namespace bakeoff
