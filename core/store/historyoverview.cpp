// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/historyoverview.h"

#include "store/comparisonlist.h"
#include "store/database.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

Result<HistoryOverview> HistoryOverviewRepository::overview() const
{
    HistoryOverview found;
    const auto count = m_db.value(u"SELECT count(*) FROM comparisons WHERE deleted IS NULL"_s);
    if (!count)
        return count.error();
    found.comparisons = count->toLongLong();
    Status s = m_db.each(u"SELECT updated FROM comparisons WHERE deleted IS NULL ORDER BY updated, id LIMIT 1"_s, {},
                         [&found](const QSqlQuery &row) {
                             found.since = UtcMicros{row.value(0).toLongLong()};
                             return false;
                         });
    bool more = true;
    ModelRef last;
    QList<ModelRef> unseen; // all of whose replies might belong to open blind turns
    s = s ? m_db.each(u"SELECT DISTINCT r.provider, r.model FROM votes v JOIN replies r ON r.turn = v.turn"
                      " WHERE v.outcome = 'open'"_s,
                      {}, [&unseen](const QSqlQuery &row) {
                          unseen.append({row.value(0).toString(), row.value(1).toString()});
                          return true;
                      })
          : s;
    while (s && more && found.models.size() < MostModels) {
        more = false;
        s = m_db.each(u"SELECT provider, model FROM replies WHERE (provider, model) > (?, ?) ORDER BY provider, model LIMIT 1"_s,
                      {sql::text(last.provider), sql::text(last.id)}, [&](const QSqlQuery &row) {
                          last = {row.value(0).toString(), row.value(1).toString()};
                          more = true;
                          return false;
                      });
        bool shown = true;
        if (s && more && unseen.contains(last)) {
            shown = false;
            s = m_db.each(u"SELECT 1 FROM replies r WHERE r.provider = ? AND r.model = ? AND NOT EXISTS"
                          " (SELECT 1 FROM votes v WHERE v.turn = r.turn AND v.outcome = 'open') LIMIT 1"_s,
                          {sql::text(last.provider), sql::text(last.id)}, [&shown](const QSqlQuery &) {
                              shown = true;
                              return false;
                          });
        }
        if (more && shown)
            found.models.append(last);
    }
    more = true;
    QString tag;
    while (s && more && found.tags.size() < MostTags) {
        more = false;
        s = m_db.each(u"SELECT tag FROM comparison_tags WHERE tag > ? ORDER BY tag LIMIT 1"_s, {sql::text(tag)},
                      [&](const QSqlQuery &row) {
                          tag = row.value(0).toString();
                          more = true;
                          return false;
                      });
        if (more)
            found.tags.append(tag);
    }
    if (!s)
        return s.error();
    return found;
}

Result<QList<ComparisonSummary>> HistoryOverviewRepository::summaries(const QList<Id> &comparisons) const
{
    QList<ComparisonSummary> rows;
    for (const Id &id : comparisons) {
        std::optional<ListedComparison> listed;
        const Status s = m_db.each(u"SELECT title, updated, substr(draft, 1, 1000), starred FROM comparisons"
                                   " WHERE id = ? AND deleted IS NULL"_s,
                                   {sql::id(id)}, [&](const QSqlQuery &row) {
                                       listed = ListedComparison{.id = id,
                                                                 .title = row.value(0).toString(),
                                                                 .updated = UtcMicros{row.value(1).toLongLong()},
                                                                 .draft = row.value(2).toString(),
                                                                 .starred = row.value(3).toBool()};
                                       return false;
                                   });
        if (!s)
            return s.error();
        if (!listed)
            continue;
        Result<ComparisonSummary> summary = summaryOf(m_db, *listed);
        if (!summary)
            return summary.error();
        rows.append(std::move(summary).value());
    }
    return rows;
}

Result<QSet<Id>> HistoryOverviewRepository::withOpenVote(const QList<Id> &comparisons) const
{
    QSet<Id> open;
    for (const Id &comparison : comparisons) {
        const Status s = m_db.each(u"SELECT 1 FROM turns t JOIN votes v ON v.turn = t.id"
                                   " WHERE t.comparison = ? AND v.outcome = 'open' LIMIT 1"_s,
                                   {sql::id(comparison)}, [&](const QSqlQuery &) {
                                       open.insert(comparison);
                                       return false;
                                   });
        if (!s)
            return s.error();
    }
    return open;
}

} // namespace bakeoff
