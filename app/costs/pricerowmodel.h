// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "costs/pricebook.h"

#include <QAbstractTableModel>
#include <QLocale>

namespace bakeoff {

/// The user's own price rows, those in force first by model, each with its former rows below it. One line a row.
class PriceRowModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Model, Input, Output, CacheRead, CacheWrite, Request, Date, Source, Columns };

    explicit PriceRowModel(QObject *parent = nullptr);

    /// `now` decides what is stale.
    void setBook(const PriceBook &book, UtcMicros now);
    const PriceRow *at(int row) const;
    bool isInForce(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const PriceRow &row, int column) const;

    PriceBook m_book;
    QList<PriceRow> m_rows;
    UtcMicros m_now;
};

} // namespace bakeoff
