// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reports/modelaliases.h"
#include "reports/report.h"

#include <QString>

#include <functional>

class QIODevice;

namespace bakeoff {

class Database;
struct RateCard;

/// What a report needs besides the history.
struct ReportSources {
    UtcMicros now;
    QString program; ///< "Bakeoff 0.1.0"
    ModelAliases aliases;
    QByteArrayList keys; ///< of the providers: they stand in no report, though somebody may have sent one back
    /// List price today; nullopt: not listed. Any thread.
    std::function<std::optional<RateCard>(const ModelRef &)> price;
    /// Where a file of the media library lies; empty: it is gone. Any thread.
    std::function<QString(const QByteArray &sha256)> path;
};

/// Told after every row: \param done of `total` steps. \return false: give up with ErrorKind::Cancelled
using ReportProgress = std::function<bool(qint64 done, qint64 total)>;

/// The machine-readable forms, which carry every row.
enum class ReportRowsForm { Csv, Json };

// Blocking, on the thread of the connection, in one reading transaction: everything is of one moment.

/// Figures, the newest answers and files.
Result<Report> makeReport(Database &db, const ReportSources &sources, const ReportSelection &selection,
                          const ReportOptions &options, const ReportProgress &progress);
/// Every row, streamed. \return how many were written
Result<qint64> writeReportRows(Database &db, const ReportSources &sources, const ReportSelection &selection,
                               const ReportOptions &options, ReportRowsForm form, QIODevice &device,
                               const ReportProgress &progress);

} // namespace bakeoff
