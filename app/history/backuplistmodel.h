// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/backups.h"

#include <QAbstractListModel>

namespace bakeoff {

/// The backups, newest first, for a list of two lines. Roles: Qt::DisplayRole and rowroles.
class BackupListModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setBackups(const QList<BackupFile> &backups, UtcMicros now);
    const BackupFile *at(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<BackupFile> m_backups;
    UtcMicros m_now;
};

} // namespace bakeoff
