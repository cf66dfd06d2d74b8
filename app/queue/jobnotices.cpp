// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/jobnotices.h"

#include "base/clock.h"
#include "queue/notifier.h"
#include "shell/appsettings.h"
#include "store/joblist.h"
#include "store/storereader.h"
#include "words/jobwords.h"
#include "words/words.h"
#include "workbench/jobqueue.h"
#include "workbench/workbench.h"

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

JobNotices::JobNotices(Workbench &workbench, const AppSettings &settings, Notifier &notifier, std::function<bool()> watched,
                       QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_settings(settings)
    , m_notifier(notifier)
    , m_watched(std::move(watched))
{
}

void JobNotices::start()
{
    connect(&m_workbench.jobs(), &JobQueue::batchEnded, this, &JobNotices::tellBatch);
    connect(&m_workbench.jobs(), &JobQueue::ended, this, [this](const Id &job, JobState state) {
        if (state != JobState::Canceled) // the user knows
            tellJob(job);
    });
}

bool JobNotices::isWanted() const
{
    return m_settings.get(keys::jobNotices) != "off"_L1 && !m_watched();
}

void JobNotices::show(const QString &title, const QString &text)
{
    m_notifier.show(title, text, m_settings.get(keys::jobNotices) == "quiet"_L1);
}

void JobNotices::tellBatch(const Id &batch)
{
    if (!isWanted())
        return;
    m_workbench.reader()
        .read<QList<JobBatchSummary>>([batch](Database &db) { return JobList(db).batches({batch}); })
        .then(this, [this](const Result<QList<JobBatchSummary>> &found) {
            if (!found || found->isEmpty())
                return;
            const JobBatchSummary &told = found->first();
            // Files of it may still be coming: they are done for whom waits.
            const int done = told.stands.value(JobStand::Done) + told.stands.value(JobStand::Saving);
            QStringList parts{tr("%1 of %2 done").arg(Words::formatCount(done), Words::formatCount(told.jobs()))};
            if (const int failed = told.stands.value(JobStand::Failed); failed > 0)
                parts.append(tr("%n failed", nullptr, failed));
            if (told.cost.count > 0 && !told.sandbox)
                parts.append(Words::totalLabel(told.cost));
            show(JobWords::batchName(told), parts.join(u", "_s));
        });
}

void JobNotices::tellJob(const Id &job)
{
    if (!isWanted())
        return;
    m_workbench.reader()
        .read<QList<JobRow>>([job](Database &db) { return JobList(db).rowsOf({job}); })
        .then(this, [this](const Result<QList<JobRow>> &found) {
            if (!found || found->isEmpty() || !found->first().job.batch.isNull())
                return; // of a batch its end is told
            const JobRow &row = found->first();
            const auto took = JobWords::elapsed(row.job, m_workbench.clock().nowUtc());
            if (!took || *took < std::chrono::seconds(LongAfter))
                return;
            //: %1: "Done", "Failed"; %2: a model and its provider; %3: "27.2 s"
            show(JobWords::titleOf(row.job), tr("%1: %2, %3").arg(JobWords::standWord(row.stand == JobStand::Saving ? JobStand::Done : row.stand),
                                                                  JobWords::modelOf(row.job.model), Words::formatDuration(*took)));
        });
}

} // namespace bakeoff
