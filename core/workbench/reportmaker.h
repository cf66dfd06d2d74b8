// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reports/report.h"
#include "workbench/reportrun.h"

#include <QFuture>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace bakeoff {

class Workbench;

/// Makes reports of a profile's history on a thread and a connection of its own, so that nobody waits for them. Lives on
/// the main thread. Futures tell progress, and stop when they are cancelled: then they have no result. Errors: those of
/// the store, Storage, DiskFull or ReadOnly of the file; those of ModelAliases::withFile() in the profile.
class ReportMaker {
public:
    /// \param workbench ready, and there for as long as this
    explicit ReportMaker(Workbench &workbench);
    /// Cancels what runs and waits for it: some milliseconds; the bound of the key store where that does not answer.
    ~ReportMaker();
    Q_DISABLE_COPY_MOVE(ReportMaker)

    QFuture<Result<Report>> make(const ReportSelection &selection, const ReportOptions &options);
    /// In place of the file, which is as it was until all of it is written. \return how many rows there are in it
    QFuture<Result<qint64>> writeCsv(const ReportSelection &selection, const ReportOptions &options, const QString &file);
    QFuture<Result<qint64>> writeJson(const ReportSelection &selection, const ReportOptions &options, const QString &file);

private:
    QFuture<Result<qint64>> writeRows(ReportRowsForm form, const ReportSelection &selection, const ReportOptions &options,
                                      const QString &file);
    template <typename T, typename Work>
    QFuture<Result<T>> start(Work work);
    ReportSources sources() const;

    Workbench &m_workbench;
    const std::shared_ptr<std::atomic<bool>> m_over;
    QThreadPool m_pool;
};

} // namespace bakeoff
