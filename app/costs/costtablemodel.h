// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/ledgerrepository.h"

#include <QAbstractTableModel>
#include <QLocale>
#include <QStyledItemDelegate>

namespace bakeoff {

/// The sums of the costs screen, one row a provider, model, day, kind or tag, and one for all of them. Amounts of
/// nothing are left blank: 0 would say that something cost nothing.
class CostTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Count, Billed, Estimated, Unknown, Share, Columns };
    enum Role {
        KeyRole = Qt::UserRole, ///< LedgerRow::key; null on the row of all
        IsTotalRole,
        PrefixRole, ///< of a name: what is paler, "OpenRouter/anthropic/"
        BilledShareRole, ///< 0 to 1, of all that is known
        EstimatedShareRole,
    };

    explicit CostTableModel(QObject *parent = nullptr);

    /// \param total of everything that the rows sum up; with tags rows do not add up to it
    void setRows(LedgerGrouping grouping, const QList<LedgerRow> &rows, const CostTotal &total);
    LedgerGrouping grouping() const { return m_grouping; }
    static QString groupingWord(LedgerGrouping grouping); ///< "Model"

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const CostTotal &sumAt(int row) const;
    bool isTotal(int row) const { return row == m_rows.size(); }
    QString nameAt(int row) const;
    QString text(int row, int column) const;
    double share(Usd part) const;

    LedgerGrouping m_grouping = LedgerGrouping::Model;
    QList<LedgerRow> m_rows; ///< those with real charges
    CostTotal m_total;
    QLocale m_locale;
};

/// Paints rows of CostTableModel: the maker of a model paler than its name, estimates with a dotted line below, unknown
/// ones in their colour, shares as solid and hatched bars.
class CostTableDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static int rowHeight();

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace bakeoff
