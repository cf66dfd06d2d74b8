// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/lineup.h"

#include <QAbstractListModel>

namespace bakeoff {

/// The line-ups by name, for a list of two lines. Roles: Qt::DisplayRole and rowroles.
class LineUpListModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setLineUps(const QList<LineUp> &lineUps);
    const LineUp *at(int row) const;
    int rowOf(const QString &name) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<LineUp> m_lineUps;
};

/// The models of one line-up, for a list of two lines: id and provider, what is set for it, how often it answers.
class LineUpEntryModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setLineUp(const LineUp &lineUp);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    LineUp m_lineUp;
};

} // namespace bakeoff
