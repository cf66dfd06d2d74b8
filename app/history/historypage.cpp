// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historypage.h"

#include "store/comparisonrepository.h"
#include "store/jobjudgementrepository.h"
#include "store/historyoverview.h"
#include "store/searchrepository.h"

#include <QElapsedTimer>
#include <QHash>

#include <algorithm>
#include <limits>

namespace bakeoff {
namespace {

constexpr int kFirstHits = 60;  ///< fills the screen
constexpr int kMostPages = 20;  ///< a common word in few comparisons must not be read to its end

bool hasWords(const HistoryQuery &query)
{
    const QString text = query.text.trimmed();
    return !text.isEmpty() && text != QLatin1StringView("*");
}

/// Comparisons hold text: what is asked for can only be jobs.
bool asksJobs(const HistoryFilter &filter)
{
    return !filter.kinds.isEmpty() && !filter.kinds.contains(RequestKind::Text);
}

HistoryEntry entryOf(const SearchHit &hit)
{
    HistoryEntry entry;
    entry.id = hit.entry();
    entry.when = hit.created;
    entry.best = hit;
    entry.hits = 1;
    entry.summary.id = hit.entry();
    entry.summary.title = hit.title;
    if (hit.kind == SearchHit::Kind::Job && hit.model)
        entry.summary.models = {hit.model->toString()};
    return entry;
}

Status readHits(Database &db, const HistoryPageRequest &request, HistoryPage &page)
{
    const SearchRepository search(db);
    QHash<Id, qsizetype> places;
    QString cursor = request.cursor;
    int size = cursor.isEmpty() && request.entries <= 100 ? kFirstHits : SearchRepository::MostHits;
    for (int i = 0; i < kMostPages; ++i) {
        const Result<SearchPage> found = search.search(request.query, size, cursor);
        if (!found)
            return found.error();
        for (const SearchHit &hit : found->hits) {
            const auto place = places.constFind(hit.entry());
            if (place != places.cend()) {
                ++page.entries[*place].hits;
                continue;
            }
            places.insert(hit.entry(), page.entries.size());
            page.entries.append(entryOf(hit));
        }
        cursor = found->next;
        page.indexed = found->indexed;
        if (cursor.isEmpty() || page.entries.size() >= std::min(request.entries, 20))
            break;
        size = SearchRepository::MostHits;
    }
    page.next = cursor;
    QList<Id> fresh;
    for (const HistoryEntry &entry : std::as_const(page.entries)) {
        if (!entry.isJob() && !request.known.contains(entry.id))
            fresh.append(entry.id);
    }
    const Result<QList<ComparisonSummary>> summaries = HistoryOverviewRepository(db).summaries(fresh);
    if (!summaries)
        return summaries.error();
    for (const ComparisonSummary &summary : *summaries) {
        if (const auto place = places.constFind(summary.id); place != places.cend())
            page.entries[*place].summary = summary;
    }
    return success();
}

/// Comparisons as they are listed, and among them, by time, the jobs with a star where stars are asked for. Its cursor is
/// then "MOMENT|…": jobs from that moment on are shown already; behind it stands the list's own.
Status readList(Database &db, const HistoryPageRequest &request, HistoryPage &page)
{
    const bool jobs = request.query.filter.starred;
    const qsizetype bar = request.cursor.indexOf(u'|');
    Result<ComparisonPage> rows = ComparisonRepository(db).list(std::clamp(request.entries, 1, 1000),
                                                                jobs ? request.cursor.sliced(bar + 1) : request.cursor,
                                                                request.query.filter);
    if (!rows)
        return rows.error();
    for (const ComparisonSummary &row : std::as_const(rows->rows)) {
        HistoryEntry entry;
        entry.id = row.id;
        entry.when = row.updated;
        entry.summary = row;
        page.entries.append(entry);
    }
    page.next = rows->next;
    if (!jobs)
        return success();
    const qint64 until = bar < 0 ? std::numeric_limits<qint64>::max() : request.cursor.first(bar).toLongLong();
    const qint64 from = rows->next.isEmpty() ? std::numeric_limits<qint64>::min() : rows->rows.constLast().updated.value;
    const Result<QList<SearchHit>> starred = SearchRepository(db).starredJobs(request.query.filter);
    if (!starred)
        return starred.error();
    for (const SearchHit &hit : *starred) {
        if (hit.created.value >= from && hit.created.value < until)
            page.entries.append(entryOf(hit));
    }
    std::ranges::stable_sort(page.entries, [](const HistoryEntry &a, const HistoryEntry &b) { return a.when.value > b.when.value; });
    if (!page.next.isEmpty())
        page.next = QString::number(from) + u'|' + page.next;
    return success();
}

/// The stars of the jobs among them.
Status markJobs(Database &db, QList<HistoryEntry> &entries)
{
    QList<Id> jobs;
    for (const HistoryEntry &entry : std::as_const(entries)) {
        if (entry.isJob())
            jobs.append(entry.id);
    }
    const auto marks = JobJudgementRepository(db).marksOf(jobs);
    if (!marks)
        return marks.error();
    for (HistoryEntry &entry : entries)
        entry.summary.starred = entry.isJob() ? marks->value(entry.id).starred : entry.summary.starred;
    return success();
}

} // namespace

Result<HistoryPage> readHistoryPage(Database &db, const HistoryPageRequest &request)
{
    QElapsedTimer clock;
    clock.start();
    HistoryPage page;
    if (hasWords(request.query) || asksJobs(request.query.filter)) {
        if (const Status s = readHits(db, request, page); !s)
            return s.error();
    } else if (const Status s = readList(db, request, page); !s) {
        return s.error();
    }
    if (const Status s = markJobs(db, page.entries); !s)
        return s.error();
    QList<Id> ids;
    for (const HistoryEntry &entry : std::as_const(page.entries))
        ids.append(entry.id);
    const Result<QSet<Id>> open = HistoryOverviewRepository(db).withOpenVote(ids);
    if (!open)
        return open.error();
    for (HistoryEntry &entry : page.entries)
        entry.voteOpen = open->contains(entry.id);
    page.took = std::chrono::nanoseconds(clock.nsecsElapsed());
    return page;
}

} // namespace bakeoff
