// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/modelinfo.h"

#include <QAbstractListModel>
#include <QList>
#include <QStyledItemDelegate>

namespace bakeoff {

/// A model that a job can be made for, in words.
struct JobModelRow {
    ModelRef model;
    QString name;   ///< the last part of its id
    QString detail; ///< whose it is, and where: "black-forest-labs, Replicate"
    QString facts;  ///< price, kind, runs; may be empty
    QString description; ///< the tooltip
    friend bool operator==(const JobModelRow &, const JobModelRow &) = default;
};

/// Models with ticks. The ticks are their owner's: a click asks for a change, setTicked() makes it.
class JobModelsModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        DetailRole = Qt::UserRole + 1,
        FactsRole,
    };
    using QAbstractListModel::QAbstractListModel;

    void setRows(const QList<JobModelRow> &rows);
    const QList<JobModelRow> &rows() const { return m_rows; }
    void setTicked(const QList<ModelRef> &models);
    int rowOf(const ModelRef &model) const; ///< -1: it is not there
    /// Asks for the tick of this row to be the other way.
    void toggle(const QModelIndex &index);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void toggled(const bakeoff::ModelRef &model, bool on);

private:
    QList<JobModelRow> m_rows;
    QList<ModelRef> m_ticked;
};

/// A check box, the name of a model and two small lines. A click anywhere and Space tick.
class JobModelDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
};

} // namespace bakeoff
