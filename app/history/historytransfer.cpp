// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historytransfer.h"

#include "base/profile.h"
#include "compare/background.h"
#include "store/historyfile.h"
#include "words/words.h"
#include "workbench/workbench.h"

#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QFuture>

namespace bakeoff {

using namespace Qt::StringLiterals;

HistoryTransfer::HistoryTransfer(Workbench &workbench, QWidget *host)
    : QObject(host)
    , m_workbench(workbench)
    , m_host(host)
    , m_stop(std::make_shared<std::atomic<bool>>(false))
{
}

HistoryTransfer::~HistoryTransfer()
{
    *m_stop = true;
    m_running.waitForFinished(); // it works on the store, which goes after the window
}

void HistoryTransfer::askExport(const QList<Id> &comparisons)
{
    if (!m_workbench.isReady() || comparisons.isEmpty())
        return;
    const QString name = u"%1/bakeoff-%2.bakeoff"_s.arg(QDir::homePath(), QDate::currentDate().toString(Qt::ISODate));
    const QString file = QFileDialog::getSaveFileName(
        m_host, tr("Export %n entry(s)", nullptr, static_cast<int>(comparisons.size())), name,
        tr("Exported history (*.bakeoff)"));
    if (!file.isEmpty())
        exportTo(file, comparisons);
}

void HistoryTransfer::askImport()
{
    if (!m_workbench.isReady())
        return;
    const QString file = QFileDialog::getOpenFileName(m_host, tr("Import an exported history"), QDir::homePath(),
                                                      tr("Exported history (*.bakeoff)"));
    if (!file.isEmpty())
        importFrom(file);
}

void HistoryTransfer::exportTo(const QString &file, const QList<Id> &comparisons)
{
    const auto work = inBackground([history = m_workbench.profile().databaseFile(), file, comparisons, stop = m_stop,
                  &clock = m_workbench.clock()] { return exportHistory(history, file, comparisons, clock, *stop); });
    m_running = QFuture<void>(work);
    QFuture<Result<ExportedHistory>>(work).then(this, [this, file](const Result<ExportedHistory> &result) {
            if (!result) {
                emit failed(result.error());
                return;
            }
            QString detail = QDir::toNativeSeparators(file);
            if (!result->unreadable.isEmpty())
                detail = tr("%n entry(s) are damaged and not in the file.", nullptr,
                            static_cast<int>(result->unreadable.size()));
            emit done(tr("%n entry(s) exported.", nullptr, static_cast<int>(result->comparisons.size())), detail);
        });
}

void HistoryTransfer::importFrom(const QString &file)
{
    const auto work = inBackground([&store = m_workbench.store(), file, spool = m_workbench.profile().folder(),
                                    stop = m_stop] { return importHistory(store, file, spool, *stop); });
    m_running = QFuture<void>(work);
    QFuture<Result<ImportedHistory>>(work).then(this, [this](const Result<ImportedHistory> &result) {
        if (!result) {
            emit failed(result.error());
            return;
        }
        QStringList details;
        if (!result->copied.isEmpty())
            details.append(tr("%n of them as a copy, because it is here with other content.", nullptr,
                              static_cast<int>(result->copied.size())));
        if (!result->skipped.isEmpty())
            details.append(tr("%n were here already.", nullptr, static_cast<int>(result->skipped.size())));
        const auto count = static_cast<int>(result->imported.size() + result->copied.size());
        emit imported(result->imported + result->copied);
        emit done(tr("%n entry(s) imported.", nullptr, count), details.join(u' '));
    });
}

} // namespace bakeoff
