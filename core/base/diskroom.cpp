// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/diskroom.h"

#include <QFileInfo>
#include <QStorageInfo>

namespace bakeoff {

bool isDiskFull(const QString &path)
{
    // Less than this and SQLite could not even start its log.
    constexpr qint64 kLeastRoom = 256LL * 1024;

    QString folder = path;
    while (!QFileInfo(folder).isDir()) {
        const QString up = QFileInfo(folder).path();
        if (up == folder)
            return false;
        folder = up;
    }
    const QStorageInfo storage(folder);
    // File systems without storage of their own (/proc) have a size of 0.
    return storage.isValid() && !storage.isReadOnly() && storage.bytesTotal() > 0
           && storage.bytesAvailable() < kLeastRoom;
}

} // namespace bakeoff
