// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/querykeys.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>

#include <algorithm>

namespace bakeoff {

QueryKeys::QueryKeys(QLineEdit *field, QListView *list, Does does)
    : QObject(field)
    , m_field(field)
    , m_list(list)
    , m_does(std::move(does))
{
    field->installEventFilter(this);
    list->installEventFilter(this);
    connect(field, &QLineEdit::textEdited, this, [this] { m_arrowed = false; });
}

void QueryKeys::move(int by)
{
    const int rows = m_list->model()->rowCount();
    if (rows == 0)
        return;
    m_arrowed = true;
    if (m_does.move) {
        m_does.move(by);
        return;
    }
    const QModelIndex current = m_list->currentIndex();
    const int target = current.isValid() ? std::clamp(current.row() + by, 0, rows - 1) : by > 0 ? 0 : rows - 1;
    m_list->setCurrentIndex(m_list->model()->index(target, 0));
}

bool QueryKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    const int page = std::max(1, m_list->viewport()->height() / std::max(1, m_list->sizeHintForRow(0)) - 1);
    switch (key->key()) {
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_PageUp:
        move(-page);
        return true;
    case Qt::Key_PageDown:
        move(page);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_does.enter(m_list->currentIndex());
        return true;
    case Qt::Key_Space:
        // Behind a letter it is part of what is typed.
        if ((watched == m_field && !m_arrowed) || !m_does.tick)
            return false;
        m_does.tick(m_list->currentIndex());
        return true;
    default:
        return false;
    }
}

} // namespace bakeoff
