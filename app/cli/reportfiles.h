// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/context.h"
#include "reports/report.h"

#include <QJsonArray>
#include <QStringList>

namespace bakeoff {

class Workbench;

/// What files of reports came to.
struct ReportFilesEnd {
    ExitCode exitCode = ExitCode::Fine;
    QStringList written;  ///< absolute paths
    QJsonArray json;      ///< [{"file", "form", "bytes"}] of them
    ReportRecipe recipe;  ///< what is in them
};

/// A sentence about the first of these files whose ending says no form of a report, or whose folder is not there; empty:
/// they can be written as far as can be told before.
QString reportFilesFault(const QStringList &files);

/// Writes one report into each of these files, by their endings: html, pdf, csv, json, md. Each is as it was until all
/// of it is written. Stops at the first that cannot be written, after a sentence. An empty selection is Usage, with a
/// sentence.
ReportFilesEnd writeReportFiles(Workbench &workbench, const QStringList &files, const ReportSelection &selection,
                                const ReportOptions &options, const CliContext &context);

/// One line a file: where it lies.
void printReportFiles(const ReportFilesEnd &end);

} // namespace bakeoff
