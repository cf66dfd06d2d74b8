// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "store/backupfile.h"

#include <QList>
#include <QString>

#include <functional>

// Exported comparisons: "*.bakeoff", described in HISTORY-FILE.md. Both calls block: on a thread of their own.
namespace bakeoff {

class Clock;
class StoreThread;

struct ExportedHistory {
    QList<Id> comparisons;
    int files = 0;         ///< attachments, each once
    QList<Id> unreadable;  ///< of a damaged history: what could not be read and is not in the file
    bool listDamaged = false; ///< there may have been more that could not even be listed
    friend bool operator==(const ExportedHistory &, const ExportedHistory &) = default;
};

/// Done and total, now and then, from the thread of the call.
using CopyProgress = std::function<void(qint64 done, qint64 total)>;

/// Writes these comparisons, or all of them where the list is empty, one after the other: never more than one is in memory.
/// The file takes the place of `target` when it is whole. A damaged history gives what can be read of it.
/// \return NotFound where one is not there; BadInput where `target` is the history itself.
Result<ExportedHistory> exportHistory(const QString &history, const QString &target, const QList<Id> &comparisons,
                                      const Clock &clock, const StopFlag &stop, const CopyProgress &progress = {});

struct ImportedHistory {
    QList<Id> imported; ///< under the ids that they had
    QList<Id> copied;   ///< under new ids: the old ones belong to something else here
    QList<Id> skipped;  ///< were here with the same content
    friend bool operator==(const ImportedHistory &, const ImportedHistory &) = default;
};

/// Reads the whole file before anything is written; then each comparison goes in as one transaction of `store`. Money that
/// was spent elsewhere is no spending of this profile: no charges are made, answers keep their own cost. One that was
/// deleted here and still could be brought back is brought back. Where writing stops in the middle (full disk) what is in
/// stays in; a second import skips it.
/// \param spool folder for attachments meanwhile; left as it was
/// \return BadInput (no exported history), NewerData, CorruptData, LimitExceeded (claims more than may be), with nothing
/// changed; or why the history cannot be written.
Result<ImportedHistory> importHistory(StoreThread &store, const QString &file, const QString &spool,
                                      const StopFlag &stop, const CopyProgress &progress = {});

/// What a file may hold.
struct HistoryFileLimits {
    qint64 comparison = qint64(1) << 29; ///< bytes of one comparison
    qint64 entries = 4'000'000;
    /// Bytes of all entries: 1 GB, and 200 times what the file has on disk.
    qint64 total(qint64 fileSize) const { return (qint64(1) << 30) + 200 * fileSize; }
};

} // namespace bakeoff
