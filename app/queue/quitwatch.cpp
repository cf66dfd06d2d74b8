// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/quitwatch.h"

#include "workbench/jobqueue.h"
#include "workbench/workbench.h"

#include <QFuture>
#include <QMap>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

QuitWatch::QuitWatch(Workbench &workbench, QWidget *window)
    : QObject(window)
    , m_workbench(workbench)
    , m_window(window)
{
}

void QuitWatch::start()
{
    connect(&m_workbench.jobs(), &JobQueue::changed, this, &QuitWatch::look);
    connect(&m_workbench.jobs(), &JobQueue::settled, this, &QuitWatch::look);
    connect(&m_workbench.jobs(), &JobQueue::idleChanged, this, &QuitWatch::look);
}

QString QuitWatch::sentence() const
{
    QMap<QString, int> byProvider;
    for (const Job &job : m_workbench.jobs().underWay())
        ++byProvider[job.model.provider];
    if (byProvider.isEmpty())
        return {};
    QStringList parts;
    for (const auto &[provider, count] : byProvider.asKeyValueRange())
        parts.append(tr("%n job(s) at %1", nullptr, count).arg(provider));
    //: %1: "3 jobs at replicate, 1 job at sandbox".
    return tr("Still running: %1.").arg(parts.join(u", "_s));
}

bool QuitWatch::mayQuit()
{
    if (!m_workbench.isReady() || m_asking)
        return !m_asking;
    const QString running = sentence();
    if (running.isEmpty())
        return true;
    QMessageBox box(QMessageBox::NoIcon, tr("Quit"), running, QMessageBox::NoButton, m_window);
    box.setInformativeText(tr("They go on there and are picked up at the next start. Providers delete their outputs after an hour."));
    const QAbstractButton *quit = box.addButton(tr("Quit"), QMessageBox::DestructiveRole);
    const QAbstractButton *wait = box.addButton(tr("Wait until done"), QMessageBox::AcceptRole);
    box.setDefaultButton(box.addButton(tr("Stay"), QMessageBox::RejectRole));
    m_asking = true;
    box.exec();
    m_asking = false;
    if (box.clickedButton() == quit)
        return true;
    if (const bool waits = box.clickedButton() == wait; waits != m_waiting) {
        m_waiting = waits;
        emit waitingChanged();
    }
    // They may have ended while the question stood.
    QMetaObject::invokeMethod(this, &QuitWatch::look, Qt::QueuedConnection);
    return false;
}

void QuitWatch::stay()
{
    if (std::exchange(m_waiting, false))
        emit waitingChanged();
}

void QuitWatch::look()
{
    if (!m_waiting || m_asking)
        return;
    if (!m_workbench.jobs().underWay().isEmpty()) {
        emit waitingChanged();
        return;
    }
    m_workbench.jobs().counts().then(this, [this](const Result<JobCounts> &counts) {
        // Files that are still to be fetched are waited for too.
        if (!m_waiting || (counts && counts->waitingFiles > 0) || !m_workbench.jobs().underWay().isEmpty())
            return;
        m_waiting = false;
        emit mayQuitNow();
    });
}

} // namespace bakeoff
