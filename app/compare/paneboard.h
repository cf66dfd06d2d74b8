// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "compare/boardlayout.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QTimer>
#include <QWidget>

#include <functional>

class QScrollArea;

namespace bakeoff {

class DropMark;
class PaneHandle;
class PaneWidget;

/// Lays panes side by side, in rows, or shows one alone (focus mode). Never wider than itself: more columns than fit
/// become rows, and more rows than fit scroll. Widths and heights are dragged at the borders, the order at the panes'
/// headers. A pane that stays keeps its widget, so nothing that streams is interrupted.
class PaneBoard : public QWidget {
    Q_OBJECT
public:
    explicit PaneBoard(QWidget *parent = nullptr);

    /// Shows exactly these panes in this order; `make` makes the missing ones.
    void setPanes(const QList<Id> &panes, const std::function<PaneWidget *(const Id &)> &make);
    void clear();
    const QList<PaneWidget *> &panes() const { return m_panes; }
    PaneWidget *pane(const Id &id) const;

    void setMode(BoardMode mode);
    /// Never Auto.
    BoardMode shownMode() const { return BoardLayout::shownMode(m_mode, m_panes.size()); }
    /// One pane over the whole board: the current one.
    void setFocusMode(bool on);
    bool isFocusMode() const { return m_focusMode; }
    /// All columns alike, whatever their own widths are: those would tell who is who where names are hidden.
    void setEven(bool even);
    /// Comes into view; in focus mode it is the one that is shown.
    void setCurrent(const Id &pane);

    /// Mode, widths and heights, for the comparison's view; what does not fit these panes is passed over.
    QJsonObject state() const;
    void setState(const QJsonObject &state);

    QSize minimumSizeHint() const override;

signals:
    /// The user changed what state() says.
    void stateChanged();
    /// A pane was dropped by its header. \param to its place in the order afterwards
    void paneDropped(const bakeoff::Id &pane, int to);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Drop {
        int index = -1; ///< the pane that it would stand in front of; the number of panes: at the end
        QRect mark;
    };

    void follow(PaneWidget *pane);
    void makeHandles();
    void setTabStops();
    void place();
    void placeRow(qsizetype row, int top, int width);
    QList<int> columnsOf(qsizetype row, int width) const;
    void moveColumn(qsizetype row, qsizetype column, int by);
    void moveRow(qsizetype row, int by);
    void evenColumns(qsizetype row, qsizetype column);
    qsizetype firstOf(qsizetype row) const;
    int wantedRowHeight() const;
    void showCurrent();
    Drop dropAt(const QPoint &content, qsizetype from) const;
    void dragTo(PaneWidget *pane, const QPoint &global);
    void endDrag(PaneWidget *pane, bool drop);

    QScrollArea *m_scroll;
    QWidget *m_content;
    DropMark *m_mark;
    QList<PaneWidget *> m_panes;
    QList<PaneHandle *> m_columnHandles; ///< row by row
    QList<PaneHandle *> m_rowHandles;
    BoardMode m_mode = BoardMode::Auto;
    bool m_focusMode = false;
    bool m_even = false;
    Id m_current;
    QHash<Id, double> m_widths;  ///< of a pane, 1: as wide as the row's average
    QList<double> m_heights;     ///< of the rows, 1: the average; of another number of rows: all alike
    QList<int> m_lengths;        ///< panes a row, as placed
    QList<int> m_rowHeights;     ///< px, as placed
    QTimer m_edge;               ///< scrolls while a pane is held near an edge
    PaneWidget *m_dragged = nullptr;
    QPoint m_dragPoint;
    Drop m_drop;
};

} // namespace bakeoff
