// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/backupwords.h"

#include "store/backupfile.h"

#include <QFileInfo>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const QString &file)
{
    return QFileInfo(file).fileName();
}

} // namespace

ErrorText BackupWords::backupError(const Error &error, const QString &file)
{
    ErrorText text = Words::errorText(error, {});
    switch (error.kind) {
    case ErrorKind::BadInput:
        //: %1: name of a file.
        text.what = tr("“%1” cannot take a backup.").arg(nameOf(file));
        text.advice = tr("Choose the name of a new file.");
        break;
    case ErrorKind::NotFound:
        text.what = QFileInfo(QFileInfo(file).absolutePath()).isDir()
                        ? tr("There is no history yet to back up.")
                        //: %1: path of a folder.
                        : tr("There is no folder “%1”.").arg(QFileInfo(file).absolutePath());
        text.advice = tr("No backup was made.");
        break;
    case ErrorKind::ReadOnly:
        text.what = tr("“%1” cannot be written.").arg(nameOf(file));
        text.advice = tr("No backup was made; choose another folder.");
        break;
    case ErrorKind::DiskFull:
        text.what = tr("The disk is full, so no backup was made.");
        text.advice = tr("Earlier backups stay as they are; free some space and try again.");
        break;
    case ErrorKind::CorruptData:
        text.what = tr("The history is damaged, so no sound backup could be made.");
        text.advice = tr("Earlier backups stay as they are; restore one, or export what can still be read.");
        break;
    case ErrorKind::Locked:
        text.what = tr("Another program keeps the history busy, so no backup was made.");
        text.advice = tr("Close it or retry in a moment.");
        break;
    default:
        break;
    }
    return text;
}

ErrorText BackupWords::restoreError(const Error &error, const QString &file)
{
    ErrorText text = Words::errorText(error, {});
    switch (error.kind) {
    case ErrorKind::BadInput:
        text.what = tr("“%1” is the history itself.").arg(nameOf(file));
        text.advice = tr("Nothing was changed; choose a backup.");
        break;
    case ErrorKind::NotFound:
        text.what = tr("There is no file “%1”.").arg(nameOf(file));
        text.advice = tr("Nothing was changed.");
        break;
    case ErrorKind::CorruptData:
        text.what = tr("“%1” is damaged, or no history of Bakeoff.").arg(nameOf(file));
        text.advice = tr("Nothing was changed; choose another backup.");
        break;
    case ErrorKind::NewerData:
        text.what = tr("“%1” was written by a newer Bakeoff.").arg(nameOf(file));
        text.advice = tr("Nothing was changed; update Bakeoff to restore it.");
        break;
    case ErrorKind::DiskFull:
        text.what = tr("The disk is full, so nothing was restored.");
        text.advice = tr("The history is as it was; restoring needs room for two more copies of it.");
        break;
    case ErrorKind::Locked:
        text.what = tr("Another program keeps the history busy, so nothing was restored.");
        text.advice = tr("Close the other windows of Bakeoff on this profile and try again.");
        break;
    case ErrorKind::Cancelled:
        text.what = tr("Nothing was restored.");
        text.advice = tr("The history is as it was.");
        break;
    default:
        break;
    }
    return text;
}

ErrorText BackupWords::importError(const Error &error, const QString &file)
{
    ErrorText text = Words::errorText(error, {});
    switch (error.kind) {
    case ErrorKind::BadInput:
        text.what = tr("“%1” holds no exported history.").arg(nameOf(file));
        text.advice = tr("Nothing was imported.");
        break;
    case ErrorKind::NotFound:
        text.what = tr("There is no file “%1” that can be read.").arg(nameOf(file));
        text.advice = tr("Nothing was imported.");
        break;
    case ErrorKind::NewerData:
        text.what = tr("“%1” was written by a newer Bakeoff.").arg(nameOf(file));
        text.advice = tr("Nothing was imported; update Bakeoff to read it.");
        break;
    case ErrorKind::CorruptData:
        text.what = tr("“%1” is damaged.").arg(nameOf(file));
        text.advice = tr("Nothing was imported; Details name the fault.");
        break;
    case ErrorKind::LimitExceeded:
        text.what = tr("“%1” claims to hold more than an exported history may.").arg(nameOf(file));
        text.advice = tr("Nothing was imported; Details name the limit.");
        break;
    default:
        break;
    }
    return text;
}

ErrorText BackupWords::exportError(const Error &error, const QString &file)
{
    ErrorText text = Words::errorText(error, {});
    switch (error.kind) {
    case ErrorKind::NotFound:
        text.what = tr("There is no such comparison in the history.");
        text.advice = tr("Nothing was exported.");
        break;
    case ErrorKind::BadInput:
    case ErrorKind::ReadOnly:
        text.what = tr("“%1” cannot be written.").arg(nameOf(file));
        text.advice = tr("Nothing was exported; choose another folder.");
        break;
    case ErrorKind::DiskFull:
        text.what = tr("The disk is full, so nothing was exported.");
        text.advice = tr("Free some space or choose another folder.");
        break;
    default:
        break;
    }
    return text;
}

QString BackupWords::restoredSentence(const RestoredHistory &restored)
{
    QString text = restored.before.isEmpty()
                       ? tr("The history is restored.")
                       //: %1: name of a file.
                       : tr("The history is restored; as it was before it is kept as “%1”.").arg(nameOf(restored.before));
    if (restored.charges > 0)
        text += u' ' + tr("%n charge(s) made since then stay in the costs.", nullptr, restored.charges);
    return text;
}

QString BackupWords::damagedAdvice(const std::optional<BackupFile> &newest, UtcMicros now)
{
    if (!newest)
        return tr("There is no whole backup; \"bakeoff-cli history export FILE\" saves what can still be read.");
    //: %1: date and time; %2: path of a file.
    return tr("The newest whole backup is of %1. \"bakeoff-cli history restore %2\" brings it back; \"bakeoff-cli history"
              " export FILE\" first saves what can still be read.")
        .arg(Words::formatDateTime(newest->made, now), newest->file);
}

QString BackupWords::backupKind(const BackupFile &backup)
{
    if (backup.automatic)
        return tr("Dated backup");
    return nameOf(backup.file).startsWith("before-restore-"_L1) ? tr("As it was before a restore") : tr("By hand");
}

} // namespace bakeoff
