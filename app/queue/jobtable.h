// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"

#include <QPersistentModelIndex>
#include <QTableView>
#include <QTimer>

#include <optional>

namespace bakeoff {

class JobDelegate;
class JobTableModel;
class Ticker;

/// The table of jobs. Batches fold, waiting jobs are dragged by their grip, the list stays where it is when rows come.
class JobTable : public QTableView {
    Q_OBJECT
public:
    JobTable(JobTableModel &model, const JobDelegate *delegate, QWidget *parent = nullptr);

    /// Without the columns Queue and Started.
    void setNarrow(bool narrow);
    bool isNarrow() const { return m_narrow; }
    Ticker *ticker() const { return m_ticker; }
    /// The row below the pointer; below 0: none.
    int hoveredRow() const { return m_hovered; }
    /// Where a dragged job would be put, in px of the viewport, while one is dragged.
    std::optional<int> dropLine() const { return m_dropLine; }
    /// The picture of this file is another now.
    void showPicture(const QByteArray &sha256);
    /// Jobs that are chosen, those of chosen batches included, from top to bottom.
    QList<Id> chosenJobs() const;
    QList<Id> chosenBatches() const;
    void choose(const QList<Id> &ids, const Id &current);

signals:
    void foldWanted(const QList<bakeoff::Id> &batches, bool folded);
    /// By drag and drop. \param before null: behind all others
    void moveWanted(const QList<bakeoff::Id> &jobs, const bakeoff::Id &before);
    /// Up was pressed on the first row.
    void leftUpwards();
    void menuWanted(const QPoint &at);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    void fitRows(int first, int last);
    void fitColumns();
    void setHovered(int row);
    void remember();
    void stayThere();
    void watchRunning();
    void updateRunning();
    void dragTo(const QPoint &at);
    void endDrag();
    bool fold(int row, bool folded);
    bool isGrip(const QPoint &at) const;

    JobTableModel &m_model;
    const JobDelegate *m_delegate;
    Ticker *m_ticker;
    bool m_narrow = false;
    int m_hovered = -1;
    /// What stood on top of the list before rows went and came.
    QPersistentModelIndex m_top;
    int m_topOffset = 0;
    QPoint m_pressed;
    QList<Id> m_grabbed; ///< pressed on their grip
    bool m_dragging = false;
    std::optional<int> m_dropLine;
    Id m_dropBefore;
    QTimer m_scrolling; ///< while a job is dragged to the edge
    int m_scrollBy = 0;
};

} // namespace bakeoff
