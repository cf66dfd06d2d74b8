// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "words/words.h"

#include <QCoreApplication>

#include <optional>

namespace bakeoff {

struct BackupFile;
struct RestoredHistory;

/// What both programs say about copies of the history: backups, restoring, exported files.
class BackupWords {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::BackupWords)
public:
    /// Why no backup was made into `file`.
    static ErrorText backupError(const Error &error, const QString &file);
    /// Why `file` was not restored.
    static ErrorText restoreError(const Error &error, const QString &file);
    /// Why `file` was not imported, or not written.
    static ErrorText importError(const Error &error, const QString &file);
    static ErrorText exportError(const Error &error, const QString &file);

    /// What a restore did: where the history as it was is kept, and what it keeps of it.
    static QString restoredSentence(const RestoredHistory &restored);
    /// What to do with a damaged history. `newest`: the newest backup that is whole.
    static QString damagedAdvice(const std::optional<BackupFile> &newest, UtcMicros now);
    /// "Automatic", "Before a restore", "By hand".
    static QString backupKind(const BackupFile &backup);
};

} // namespace bakeoff
