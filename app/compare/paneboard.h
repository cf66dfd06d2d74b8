// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"

#include <QList>
#include <QWidget>

#include <functional>

namespace bakeoff {

class PaneSplitter;
class PaneWidget;

/// Lays panes side by side, and in rows of equal length above four: 5 are 3 + 2, 9 are 3 + 3 + 3. Widths are dragged;
/// a pane that stays keeps its widget, so nothing that streams is interrupted.
class PaneBoard : public QWidget {
    Q_OBJECT
public:
    explicit PaneBoard(QWidget *parent = nullptr);

    /// Shows exactly these panes in this order; `make` makes the missing ones.
    void setPanes(const QList<Id> &panes, const std::function<PaneWidget *(const Id &)> &make);
    void clear();
    const QList<PaneWidget *> &panes() const { return m_panes; }
    PaneWidget *pane(const Id &id) const;

    /// Relative sizes of all splitters, row by row; for the comparison's view.
    QList<int> sizes() const;
    void setSizes(const QList<int> &sizes);

    static QList<int> rowLengths(qsizetype panes);

signals:
    void sizesChanged();

private:
    QList<PaneWidget *> m_panes;
    PaneSplitter *m_rows;
    QList<PaneSplitter *> m_columns;
};

} // namespace bakeoff
