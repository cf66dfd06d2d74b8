// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QLineEdit;
class QListView;
class QModelIndex;

namespace bakeoff {

/// A field above a list: the arrows move in the list while the field keeps the focus, Space after an arrow ticks, Enter
/// does what it does in both.
class QueryKeys : public QObject {
    Q_OBJECT
public:
    /// Owned by `field`.
    QueryKeys(QLineEdit *field, QListView *list, std::function<void(const QModelIndex &)> tick,
              std::function<void(const QModelIndex &)> enter);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void move(int by);

    QLineEdit *m_field;
    QListView *m_list;
    std::function<void(const QModelIndex &)> m_tick;
    std::function<void(const QModelIndex &)> m_enter;
    bool m_arrowed = false; ///< an arrow key was the last to be pressed
};

} // namespace bakeoff
