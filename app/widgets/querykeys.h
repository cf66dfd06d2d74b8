// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QLineEdit;
class QListView;
class QModelIndex;

namespace bakeoff {

/// A field above a list: the arrows move in the list while the field keeps the focus, Space after an arrow ticks, Enter
/// does what it does in both. Keys with Ctrl, Alt or Meta are others' business.
class QueryKeys : public QObject {
    Q_OBJECT
public:
    struct Does {
        std::function<void(const QModelIndex &)> enter; ///< the current row; invalid: there is none
        std::function<void(const QModelIndex &)> tick;  ///< likewise; empty: nothing can be ticked, Space is typed
        std::function<void(int by)> move;               ///< rows, below 0 upwards; empty: to whatever row is there
    };
    /// Owned by `field`.
    QueryKeys(QLineEdit *field, QListView *list, Does does);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void move(int by);

    QLineEdit *m_field;
    QListView *m_list;
    Does m_does;
    bool m_arrowed = false; ///< an arrow key was the last to be pressed
};

} // namespace bakeoff
