// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include <QAbstractTableModel>

namespace bakeoff {

/// The answers to one prompt in figures, a row each. While the vote is open only letters and states are told.
class ReplyTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Model, State, Ttft, Speed, Tokens, Time, Cost, Vote };
    static constexpr int kColumns = 8;

    struct Line {
        Reply reply;
        QString name;   ///< the model, or "Answer A" while it is hidden
        QString letter; ///< of a blind vote; empty: none
        QString verdict;
        bool won = false;
        int answers = 1; ///< of the pane; the chosen one is told
        bool hidden = false;
    };

    explicit ReplyTableModel(UtcMicros now, QObject *parent = nullptr);
    void setLines(const QList<Line> &lines);
    const QList<Line> &lines() const { return m_lines; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const Line &line, Column column) const;
    QString toolTip(const Line &line, Column column) const;

    UtcMicros m_now;
    QList<Line> m_lines;
};

} // namespace bakeoff
