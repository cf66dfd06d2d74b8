// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace bakeoff {

class HistoryListModel;
struct HistoryEntry;

/// A row of the history: title and time; two lines of what was found in it, or of its prompt, with the hits marked;
/// models, cost, what failed, hits, tags. And the rows that name a day.
class HistoryDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    HistoryDelegate(const HistoryListModel &model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// The row of a day; also for the bar that stays on top of the list.
    static void paintGroup(QPainter &painter, const QRect &rect, const QPalette &palette, const QString &text,
                           const QString &aside);
    static int groupHeight();

private:
    void paintFacts(QPainter &painter, const QRect &line, const QPalette &palette, const HistoryEntry &entry) const;

    const HistoryListModel &m_model;
};

} // namespace bakeoff
