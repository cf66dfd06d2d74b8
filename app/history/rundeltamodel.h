// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/rundelta.h"

#include <QAbstractTableModel>

namespace bakeoff {

/// Two runs of one line-up, a row for each answer: figures then and now, with the difference behind them.
class RunDeltaModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Answer, Cost, Ttft, Time, Tokens, Kept };
    static constexpr int kColumns = 6;

    RunDeltaModel(const Comparison &then, const Comparison &now, QObject *parent = nullptr);

    const RunDelta &delta() const { return m_delta; }
    /// Null where there was none.
    const Reply *then(int row) const;
    const Reply *now(int row) const;
    /// The changed prices of a row, and what else must be known of its figures: whole sentences.
    QStringList notes(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(int row, Column column) const;
    static const Reply *find(const Comparison &comparison, const Id &reply);

    Comparison m_then;
    Comparison m_now;
    RunDelta m_delta;
};

} // namespace bakeoff
