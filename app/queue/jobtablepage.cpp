// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/jobtablepage.h"

#include "store/jobtimesrepository.h"

#include <QSet>

namespace bakeoff {

Result<JobTablePage> readJobTable(Database &db, const JobTableRequest &request)
{
    const JobList list(db);
    JobTablePage page;
    if (request.rows > 0) {
        const Result<JobRowPage> found = list.rows(request.filter, request.rows, request.after);
        if (!found)
            return found.error();
        page.rows = found->rows;
        page.next = found->next;
    }
    if (!request.changed.isEmpty()) {
        const Result<QList<JobRow>> changed = list.rowsOf(request.changed);
        if (!changed)
            return changed.error();
        page.changed = *changed;
    }
    QSet<Id> batches;
    for (const QList<JobRow> *rows : {&page.rows, &page.changed}) {
        for (const JobRow &row : *rows) {
            if (!row.job.batch.isNull())
                batches.insert(row.job.batch);
        }
    }
    if (!batches.isEmpty()) {
        const Result<QList<JobBatchSummary>> told = list.batches(batches.values());
        if (!told)
            return told.error();
        page.batches = *told;
    }
    const Result<QList<Id>> line = list.queueOrder();
    if (!line)
        return line.error();
    page.line = *line;
    JobFilter none;
    const Result<QList<JobTally>> all = list.tally(none);
    if (!all)
        return all.error();
    page.all = *all;
    JobFilter wide = request.filter;
    wide.stands.clear();
    const Result<QList<JobTally>> tally = wide == none ? all : list.tally(wide);
    if (!tally)
        return tally.error();
    page.tally = *tally;
    const Result<QList<ModelRef>> models = list.models();
    if (!models)
        return models.error();
    page.models = *models;
    const auto times = JobTimesRepository(db).newest();
    if (!times)
        return times.error();
    page.times = *times;
    return page;
}

} // namespace bakeoff
