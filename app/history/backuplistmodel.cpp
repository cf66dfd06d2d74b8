// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/backuplistmodel.h"

#include "widgets/twolinedelegate.h"
#include "words/backupwords.h"

#include <QFileInfo>
#include <QLocale>

namespace bakeoff {

using namespace Qt::StringLiterals;

void BackupListModel::setBackups(const QList<BackupFile> &backups, UtcMicros now)
{
    beginResetModel();
    m_backups = backups;
    m_now = now;
    endResetModel();
}

const BackupFile *BackupListModel::at(int row) const
{
    return row >= 0 && row < m_backups.size() ? &m_backups[row] : nullptr;
}

int BackupListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_backups.size());
}

QVariant BackupListModel::data(const QModelIndex &index, int role) const
{
    const BackupFile *backup = at(index.row());
    if (!backup)
        return {};
    const QString size = QLocale().formattedDataSize(backup->bytes, 1, QLocale::DataSizeSIFormat);
    switch (role) {
    case Qt::DisplayRole:
        return Words::formatDateTime(backup->made, m_now);
    case rowroles::Detail:
        return BackupWords::backupKind(*backup);
    case rowroles::Aside:
        return size;
    case rowroles::AsideDetail:
        return QFileInfo(backup->file).fileName();
    case rowroles::Key:
    case Qt::ToolTipRole:
        return backup->file;
    case Qt::AccessibleTextRole:
        return QStringList{Words::formatDateTime(backup->made, m_now), BackupWords::backupKind(*backup), size}.join(u", "_s);
    default:
        return {};
    }
}

} // namespace bakeoff
