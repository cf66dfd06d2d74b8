// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/scaledsize.h"

#include "widgets/typography.h"

#include <QEvent>
#include <QWidget>

namespace bakeoff {

namespace {

/// Sizes its parent anew whenever the application's font has changed.
class ScaledSize final : public QObject {
public:
    using Setter = void (QWidget::*)(int);

    ScaledSize(QWidget *widget, Setter setter, int px)
        : QObject(widget)
        , m_widget(widget)
        , m_setter(setter)
        , m_px(px)
    {
        apply();
        widget->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange)
            apply();
        return QObject::eventFilter(watched, event);
    }

private:
    void apply() { (m_widget->*m_setter)(scaled(m_px)); }

    QWidget *m_widget;
    Setter m_setter;
    int m_px;
};

} // namespace

void keepScaledHeight(QWidget *widget, int px)
{
    new ScaledSize(widget, &QWidget::setFixedHeight, px);
}

void keepScaledMinimumHeight(QWidget *widget, int px)
{
    new ScaledSize(widget, &QWidget::setMinimumHeight, px);
}

void keepScaledWidth(QWidget *widget, int px)
{
    new ScaledSize(widget, &QWidget::setFixedWidth, px);
}

} // namespace bakeoff
