// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/times.h"

#include <QString>

#include <atomic>

// Copies of a history file, and the way back. Every call blocks for as long as the disk takes: on a thread of its own.
namespace bakeoff {

class Database;

class Clock;

/// A copy of the history in the profile's folder "backups".
struct BackupFile {
    QString file; ///< absolute
    UtcMicros made;
    qint64 bytes = 0;
    bool automatic = false; ///< one of the dated ones, which the limit counts
    friend bool operator==(const BackupFile &, const BackupFile &) = default;
};

/// Set from any thread: the copy that runs ends soon, as Cancelled, and leaves nothing behind.
using StopFlag = std::atomic<bool>;

/// Copies the history as it is at one moment, without holding up whoever writes. The copy is one file; it is written
/// under another name, checked, brought to the disk and then takes the place of `target`, whole or not at all.
/// \return CorruptData where the history cannot be read to the end; BadInput where `target` is the history itself.
Status backUpHistory(const QString &history, const QString &target, const StopFlag &stop);

/// Is `file` a whole history of this program's version or an earlier one? Reads all of it and changes nothing.
/// \return CorruptData, NewerData, or why it cannot be read.
Status checkBackup(const QString &file);

struct RestoredHistory {
    QString before;          ///< file with the history as it was, page by page; empty: there was none
    bool wasDamaged = false; ///< `before` is no sound history: it is kept for whoever may rescue more
    int charges = 0;         ///< of the history as it was that the ledger keeps, though the restored copy does not know them
    friend bool operator==(const RestoredHistory &, const RestoredHistory &) = default;
};

/// A number that is another one after each restoreHistory().
Result<qint64> restoreMark(Database &db);

/// Replaces the whole history by `backup`, which may be of an earlier version (a copy of it is brought up to date). Other
/// processes see one change: it is one transaction of SQLite, and before it the history as it was is copied into
/// `folder`, with nothing committed in between. Only where the history cannot be opened at all it is replaced as a
/// file, which wants that nobody else has it open (Locked otherwise).
///
/// Money that was spent stays spent: charges that only the present history knows, with their tags, open bills and
/// reservations of running requests, go over into the restored one. Answers that were under way when the backup was taken
/// are cut off.
/// \return BadInput where `backup` is the history itself or none; CorruptData or NewerData for what is no whole copy. Nothing
/// is changed then.
Result<RestoredHistory> restoreHistory(const QString &history, const QString &backup, const QString &folder,
                                       const Clock &clock, const StopFlag &stop);

/// Would writing to `file` destroy the history, or what SQLite keeps beside it?
bool isPartOfHistory(const QString &history, const QString &file);

/// "20261122T103000.000000Z", in the names of copies: to the microsecond, as changes of the history are stamped, so that
/// one saved in the same second just before does not count as made since.
QString backupStamp(const Clock &clock);

} // namespace bakeoff
