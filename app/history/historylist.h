// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace bakeoff {

class HistoryListModel;

/// The list of the history. The day of the row on top stays in sight while its entries scroll below it.
class HistoryList : public QListView {
    Q_OBJECT
public:
    explicit HistoryList(HistoryListModel &model, QWidget *parent = nullptr);

    /// Beside the day on top: "37 hits in 14 entries".
    void setAside(const QString &text);
    QString aside() const { return m_aside; }
    /// The day that stands on top; empty where the list has none.
    QString dayOnTop() const;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

signals:
    /// Up was pressed on the first entry.
    void leftUpwards();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    void placeDay();

    HistoryListModel &m_model;
    QWidget *m_day; ///< lies over the top of the list
    QString m_aside;
};

} // namespace bakeoff
