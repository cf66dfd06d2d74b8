// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/backupfile.h"
#include "store/historyfile.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include <functional>
#include <optional>

namespace bakeoff {

class Clock;
class Profile;
class StoreThread;

/// Copies of the history: taken through a reading transaction on a thread of their own, so that nobody waits; whole or
/// not there (written under another name, checked, then renamed). Lives on the main thread. Works too where the history
/// itself is too damaged to be opened.
class Backups : public QObject {
    Q_OBJECT
public:
    static constexpr int DefaultLimit = 7;
    static constexpr int MostLimit = 100;

    Backups(const Profile &profile, StoreThread &store, const Clock &clock, QObject *parent = nullptr);
    /// Ends what runs; a restore that has begun to change the history is finished first.
    ~Backups() override;

    QString folder() const; ///< made when the first copy is
    /// Newest first.
    QList<BackupFile> list() const;
    /// The newest one that is whole and that this program can restore; reads all of it.
    QFuture<std::optional<BackupFile>> newestGood();
    /// A dated one now ("history-20261122T103000.000000Z.db") unless there is one of the last 24 hours; then drops the oldest
    /// automatic ones beyond `limit` (1 and up). Only one process of the profile does it at a time; where another one is
    /// at it this does nothing. A copy that bears a date of the future (the clock was wrong) keeps none from being taken,
    /// and is the first to go.
    QFuture<Status> takeIfDue(int limit = DefaultLimit);
    /// A dated one now, in any case. \return its file.
    QFuture<Result<QString>> take();
    /// Into `file`. What stands there is replaced only by a whole copy.
    QFuture<Status> backUpTo(const QString &file);
    /// Replaces the whole history by a copy of any version up to this program's, in one transaction that other processes
    /// see as one change; before, the history as it is becomes a backup of its own ("before-restore-….db"). A damaged or
    /// newer file is refused and nothing changes. What stays all the same: see restoreHistory().
    QFuture<Result<RestoredHistory>> restore(const QString &file);

    /// Ends what runs and whatever is asked for later, as Cancelled.
    void stop() { m_stop = true; }

    /// See exportHistory(); all comparisons where the list is empty.
    QFuture<Result<ExportedHistory>> exportTo(const QString &file, const QList<Id> &comparisons = {});
    /// See importHistory(). A bad file changes nothing.
    QFuture<Result<ImportedHistory>> importFrom(const QString &file);

    // The rules, pure.
    static bool isDue(const QList<BackupFile> &backups, UtcMicros now);
    /// Those to drop, so that `limit` automatic ones stay. `newest` always stays.
    static QList<BackupFile> superfluous(const QList<BackupFile> &backups, int limit, UtcMicros now,
                                         const QString &newest);

signals:
    /// list() has changed through this object.
    void changed();
    void restored();
    /// Comparisons exported or imported so far, at most some times a second.
    void progress(qint64 done, qint64 total);

private:
    Result<QString> takeNow();
    template <typename T>
    QFuture<T> run(std::function<T()> work);
    void tellChanged();
    CopyProgress progressTeller();

    const QString m_history;
    const QString m_folder;
    const QString m_spool; ///< for attachments under import
    StoreThread &m_store;
    const Clock &m_clock;
    StopFlag m_stop = false;
    QThreadPool m_pool; ///< one thread
};

} // namespace bakeoff
