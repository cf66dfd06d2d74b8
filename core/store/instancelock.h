// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"

#include <QString>

namespace bakeoff {

/// Says to other processes that this one lives: a locked file in "instances" beside the history. The system lets go of
/// the lock when the process ends, however it ends; process numbers say less, since they are used again and differ
/// between the name spaces of containers.
class InstanceLock {
public:
    /// `folder`: of the history file.
    InstanceLock(QString folder, const Id &instance);
    ~InstanceLock();
    InstanceLock(const InstanceLock &) = delete;
    InstanceLock &operator=(const InstanceLock &) = delete;

    /// \return ReadOnly where the file cannot be made.
    Status take();
    /// Whether the process that made `instance` still runs. Where the file system knows no locks the answer is yes: an
    /// answer that another process streams is never cut off.
    static bool isAlive(const QString &folder, const Id &instance);
    static bool isAnyAlive(const QString &folder);
    /// Removes the files of dead instances.
    static void cleanUp(const QString &folder);

private:
    QString m_file;
    int m_fd = -1;
};

} // namespace bakeoff
