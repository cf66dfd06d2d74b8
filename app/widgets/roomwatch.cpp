// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/roomwatch.h"

#include "widgets/typography.h"

#include <QEvent>
#include <QWidget>

namespace bakeoff {

namespace {

class RoomWatch final : public QObject {
public:
    RoomWatch(QWidget *widget, QWidget *row, int px)
        : QObject(widget)
        , m_widget(widget)
        , m_row(row)
        , m_px(px)
    {
        row->installEventFilter(this);
        apply();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == m_row && (event->type() == QEvent::Resize || event->type() == QEvent::FontChange))
            apply();
        return QObject::eventFilter(watched, event);
    }

private:
    void apply()
    {
        const bool room = m_row->width() >= scaled(m_px);
        if (room == m_widget->isHidden())
            m_widget->setVisible(room);
    }

    QWidget *m_widget;
    QWidget *m_row;
    int m_px;
};

} // namespace

void showWithRoom(QWidget *widget, QWidget *row, int px)
{
    new RoomWatch(widget, row, px);
}

} // namespace bakeoff
