// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>
#include <QWidget>

namespace bakeoff {

/// A row of the model picker: tick, id with what was typed in bold, provider, context, prices.
class ModelPickerDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit ModelPickerDelegate(bool ticks, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

    /// Left and width of a column in a row of this width; the head is painted with the same.
    enum Column { Model, Provider, Context, In, Out };
    static QRect columnRect(Column column, const QRect &row, bool ticks);

private:
    bool m_ticks;
};

/// The names of the columns, above the list; painted where the delegate paints its columns.
class ModelPickerHead : public QWidget {
    Q_OBJECT
public:
    explicit ModelPickerHead(bool ticks, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_ticks;
};

} // namespace bakeoff
