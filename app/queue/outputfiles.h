// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "queue/joboutputs.h"

#include <QFuture>
#include <QString>

namespace bakeoff {

/// What can be done with an output outside of the program.
namespace OutputFiles {

/// A name without folder for a copy, from the job's title and seed, the number of the output where there are several,
/// and the ending that fits its content. \param path of the file in the library; empty for text
QString proposedName(const Job &job, const JobOutput &output, const QString &path);
/// `name` in this folder, numbered where it is taken.
QString freePath(const QString &folder, const QString &name);

/// Writes a copy of `from` to `to` in one step: whatever stood there stays until the copy is complete. Off the GUI
/// thread. \return DiskFull, ReadOnly or NotFound
QFuture<Status> copyFile(const QString &from, const QString &to);
QFuture<Status> writeText(const QString &text, const QString &to);

/// Into the clipboard: a picture as picture and as file, any other file as file.
void copyToClipboard(const QString &path, const QString &mediaType);
/// With the system's application for it. \return false where it has none
bool openWithSystem(const QString &path);
bool showInFolder(const QString &path);

} // namespace OutputFiles

} // namespace bakeoff
