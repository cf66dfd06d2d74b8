// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/quitwatch.h"

#include "widgets/questionbox.h"
#include "words/jobwords.h"
#include "workbench/jobqueue.h"
#include "workbench/workbench.h"

#include <QFuture>
#include <QMap>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostNamed = 6;
constexpr qsizetype kLongestTitle = 60; ///< characters

} // namespace

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
    QStringList parts;
    for (const auto &[provider, count] : byProvider.asKeyValueRange())
        parts.append(tr("%n job(s) at %1", nullptr, count).arg(provider));
    QStringList sentences;
    if (!parts.isEmpty()) {
        //: %1: "3 jobs at replicate, 1 job at sandbox".
        sentences.append(tr("Still running: %1.").arg(parts.join(u", "_s)));
    }
    if (const auto saving = static_cast<int>(m_workbench.jobs().fetching().size()); saving > 0)
        sentences.append(tr("%n job(s) are still being saved.", nullptr, saving));
    return sentences.join(u' ');
}

QString QuitWatch::namesHtml() const
{
    QList<Job> running = m_workbench.jobs().underWay();
    QList<Job> saving = m_workbench.jobs().fetching();
    for (QList<Job> *jobs : {&running, &saving})
        std::ranges::sort(*jobs, {}, [](const Job &job) { return job.stamps.created; });
    const QList<Job> all = running + saving;
    QString html;
    const auto add = [&html](const QString &line) { html += u"<p style='margin:0 0 6px 0'>%1</p>"_s.arg(line); };
    for (const Job &job : all.first(std::min(all.size(), kMostNamed))) {
        const QString title = job.title.isEmpty() ? tr("Untitled") : job.title;
        const QString shown = title.size() > kLongestTitle ? title.first(kLongestTitle).trimmed() + u'…' : title;
        QString model = JobWords::modelOf(job.model);
        if (isFinal(job.state)) {
            //: A job of which a file is still being fetched. %1: a model and its provider.
            model = tr("%1, saving").arg(model);
        }
        add(u"%1<br><small>%2</small>"_s.arg(shown.toHtmlEscaped(), model.toHtmlEscaped()));
    }
    if (const auto more = static_cast<int>(all.size() - std::min(all.size(), kMostNamed)); more > 0)
        add(tr("and %n more", nullptr, more));
    return html;
}

bool QuitWatch::mayQuit()
{
    if (!m_workbench.isReady() || m_asking)
        return !m_asking;
    const QString running = sentence();
    if (running.isEmpty())
        return true;
    QMessageBox box(QMessageBox::NoIcon, tr("Quit"), running, QMessageBox::NoButton, m_window);
    box.setInformativeText(namesHtml()
                           + tr("They go on there and are picked up at the next start. Providers delete their outputs after an hour.")
                                 .toHtmlEscaped());
    const QAbstractButton *quit = box.addButton(tr("Quit"), QMessageBox::DestructiveRole);
    const QAbstractButton *wait = box.addButton(tr("Wait until done"), QMessageBox::AcceptRole);
    box.setDefaultButton(box.addButton(tr("Stay"), QMessageBox::RejectRole));
    dressQuestion(box);
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
    if (!m_workbench.jobs().underWay().isEmpty() || !m_workbench.jobs().fetching().isEmpty()) {
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
