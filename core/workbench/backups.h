// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/times.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QString>

#include <optional>

namespace bakeoff {

class Clock;
class Profile;
class StoreThread;

/// A copy of the history in the profile's folder "backups".
struct BackupFile {
    QString file; ///< absolute
    UtcMicros made;
    qint64 bytes = 0;
    bool automatic = false; ///< one of the dated ones, which the limit counts
    friend bool operator==(const BackupFile &, const BackupFile &) = default;
};

/// Copies of the history: taken through a reading transaction on a thread of their own, so that nobody waits; whole or
/// not there (written under another name, checked, then renamed). Lives on the main thread.
class Backups : public QObject {
    Q_OBJECT
public:
    static constexpr int DefaultLimit = 7;

    Backups(const Profile &profile, StoreThread &store, const Clock &clock, QObject *parent = nullptr);

    /// Newest first.
    QList<BackupFile> list() const;
    /// A dated one now ("history-20261122T103000Z.db") unless the newest is younger than a day; then drops the oldest
    /// automatic ones beyond `limit` (1 and up). Only one process of the profile does it at a time.
    QFuture<Status> takeIfDue(int limit = DefaultLimit);
    /// A dated one now, in any case. \return its file.
    QFuture<Result<QString>> take();
    /// Into `file`. What stands there is replaced only by a whole copy.
    QFuture<Status> backUpTo(const QString &file);
    /// Replaces the whole history by a copy of any version up to this program's, in one transaction that other processes
    /// see as one change; before, the history as it is becomes a backup of its own. A damaged or newer file is refused
    /// and nothing changes.
    QFuture<Status> restore(const QString &file);

signals:
    void changed();
    void restored();

private:
    const Profile &m_profile;
    StoreThread &m_store;
    const Clock &m_clock;
};

} // namespace bakeoff
