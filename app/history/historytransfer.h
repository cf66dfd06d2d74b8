// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QString>

#include <atomic>
#include <memory>

class QWidget;

namespace bakeoff {

class Workbench;

/// Exports entries of the history into a file and imports them from one, on a thread of its own; asks for the files.
class HistoryTransfer : public QObject {
    Q_OBJECT
public:
    /// \param host parent of the dialogs
    HistoryTransfer(Workbench &workbench, QWidget *host);
    /// Stops what is under way; it leaves no half a file.
    ~HistoryTransfer() override;

    void askExport(const QList<Id> &comparisons);
    void askImport();
    void exportTo(const QString &file, const QList<Id> &comparisons);
    void importFrom(const QString &file);

signals:
    /// It has ended well. \param fact a sentence \param detail what else must be known; may be empty
    void done(const QString &fact, const QString &detail);
    void failed(const bakeoff::Error &error);
    /// These came in.
    void imported(const QList<bakeoff::Id> &comparisons);

private:
    Workbench &m_workbench;
    QWidget *m_host;
    std::shared_ptr<std::atomic<bool>> m_stop;
    QFuture<void> m_running; ///< of the last one
};

} // namespace bakeoff
