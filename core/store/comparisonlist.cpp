// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/comparisonlist.h"

#include "store/chargerepository.h"
#include "store/database.h"
#include "store/replycondition.h"
#include "store/searchfacets.h"
#include "store/searchindex.h"
#include "store/sqlvalues.h"

#include <QSet>
#include <QSqlQuery>

#include <algorithm>
#include <limits>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// So many comparisons are looked at one by one; where fewer than one in kFewest of them is wanted then, the search
/// index is asked which ones are.
constexpr int kMostLooked = 1000;
constexpr int kFewest = 64;

SqlCondition times(const QString &column, const HistoryFilter &filter)
{
    SqlCondition condition;
    if (filter.from)
        condition.add(column + u" >= ?"_s, {filter.from->value});
    if (filter.until)
        condition.add(column + u" < ?"_s, {filter.until->value});
    return condition;
}

/// Does the filter ask for prompts or replies at all?
bool asksEntries(const HistoryFilter &filter)
{
    return filter.asksReplies() || filter.from || filter.until || !filter.kinds.isEmpty();
}

/// That a comparison c holds an entry that the filter leaves; star and tags apart.
SqlCondition entryCondition(const HistoryFilter &filter)
{
    SqlCondition condition;
    if (!asksEntries(filter))
        return condition;
    if (!filter.kinds.isEmpty() && !filter.kinds.contains(RequestKind::Text))
        condition.add(u"0"_s, {}); // comparisons hold text
    SqlCondition reply = replyCondition(filter, u"r"_s, u"j"_s);
    if (const SqlCondition sent = times(u"r.created"_s, filter); !sent.sql.isEmpty())
        reply.add(sent.sql, sent.values);
    // Without statistics SQLite holds the replies of a provider for as few as those of a turn.
    const QString replies = u"EXISTS (SELECT 1 FROM turns t JOIN replies r INDEXED BY replies_of_turn ON r.turn = t.id"
                            " LEFT JOIN judgements j ON j.reply = r.id WHERE t.comparison = c.id AND %1)"_s.arg(reply.sql);
    if (filter.asksReplies()) {
        condition.add(replies, reply.values);
        return condition;
    }
    SqlCondition turn{.sql = u"t.comparison = c.id"_s, .values = {}};
    if (const SqlCondition sent = times(u"t.created"_s, filter); !sent.sql.isEmpty())
        turn.add(sent.sql, sent.values);
    condition.add(u"(EXISTS (SELECT 1 FROM turns t WHERE %1) OR %2)"_s.arg(turn.sql, replies), turn.values + reply.values);
    return condition;
}

constexpr QLatin1StringView kColumns = "c.id, c.title, c.updated, substr(c.draft, 1, 1000), c.starred"_L1;
constexpr QLatin1StringView kOrder = " ORDER BY c.updated DESC, c.id DESC"_L1;

ListedComparison listedFrom(const QSqlQuery &row)
{
    return {.id = sql::toId(row.value(0)),
            .title = row.value(1).toString(),
            .updated = UtcMicros{row.value(2).toLongLong()},
            .draft = row.value(3).toString(),
            .starred = row.value(4).toBool()};
}

SqlCondition behind(const std::optional<ListPlace> &after)
{
    SqlCondition condition{.sql = u"c.deleted IS NULL"_s, .values = {}};
    if (after)
        condition.add(u"(c.updated, c.id) < (?, ?)"_s, {after->updated.value, sql::id(after->id)});
    return condition;
}

/// Those with a star or tags are few: they are asked for first.
Status listMarked(Database &db, int count, const std::optional<ListPlace> &after, const HistoryFilter &filter,
                  QList<ListedComparison> &rows)
{
    SqlCondition condition = behind(after);
    if (filter.starred)
        condition.add(u"c.starred = 1"_s);
    QVariantList marks; // of which it must have one
    for (const QString &tag : filter.tags)
        marks.append(SearchIndex::tagMark(tag));
    if (marks.isEmpty())
        marks.append(SearchIndex::StarMark.toString());
    if (const SqlCondition entries = entryCondition(filter); !entries.sql.isEmpty())
        condition.add(entries.sql, entries.values);
    return db.each(u"SELECT %1 FROM (SELECT DISTINCT comparison FROM search_marks WHERE mark IN (%2)) m"
                   " CROSS JOIN comparisons c ON c.id = m.comparison WHERE %3%4 LIMIT ?"_s.arg(
                       kColumns, QStringList(marks.size(), u"?"_s).join(u','), condition.sql, kOrder),
                   marks + condition.values + QVariantList{count}, [&rows](const QSqlQuery &row) {
                       rows.append(listedFrom(row));
                       return true;
                   });
}

/// All comparisons with an entry that the filter leaves, from the search index.
Status collect(Database &db, int count, const std::optional<ListPlace> &after, const HistoryFilter &filter,
               QList<ListedComparison> &rows)
{
    const SearchSql search = searchSql({}, filter);
    if (search.nothing)
        return success();
    QSet<Id> found;
    const auto take = [&found](const QSqlQuery &row) {
        found.insert(sql::toId(row.value(0)));
        return true;
    };
    const QString joins = search.condition.isEmpty()
                              ? QString()
                              : searchSubjects();
    if (search.match.isEmpty()) {
        const Status s = db.each(u"SELECT e.comparison FROM search_entries e%1 WHERE e.key >= ? AND e.key < ?%2"_s.arg(
                                     joins, search.condition),
                                 QVariantList{search.fromKey, search.untilKey} + search.values, take);
        if (!s)
            return s;
    } else {
        const Result<QList<SearchIndex::Part>> parts = SearchIndex(db).parts();
        if (!parts)
            return parts.error();
        for (const SearchIndex::Part &part : *parts) {
            const Status s = db.each(u"SELECT e.comparison FROM %1 i CROSS JOIN search_entries e ON e.key = i.rowid%2"
                                     " WHERE i.%1 MATCH ? AND i.rowid >= ? AND i.rowid < ?%3"_s.arg(part.table(), joins,
                                                                                                   search.condition),
                                     QVariantList{search.match, search.fromKey, search.untilKey} + search.values, take);
            if (!s)
                return s;
        }
    }
    const SqlCondition condition = behind(after);
    QList<ListedComparison> all;
    for (const Id &id : std::as_const(found)) {
        const Status s = db.each(u"SELECT %1 FROM comparisons c WHERE c.id = ? AND %2"_s.arg(kColumns, condition.sql),
                                 QVariantList{sql::id(id)} + condition.values, [&all](const QSqlQuery &row) {
                                     all.append(listedFrom(row));
                                     return false;
                                 });
        if (!s)
            return s;
    }
    const auto newer = [](const ListedComparison &a, const ListedComparison &b) {
        return a.updated != b.updated ? a.updated > b.updated : a.id.toRfc4122() > b.id.toRfc4122();
    };
    const qsizetype wanted = std::min<qsizetype>(count, all.size());
    std::partial_sort(all.begin(), all.begin() + wanted, all.end(), newer);
    rows += all.first(wanted);
    return success();
}

} // namespace

QString ListPlace::toText() const
{
    const QByteArray bytes = QByteArray::number(updated.value) + ':' + id.toByteArray(QUuid::WithoutBraces);
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

std::optional<ListPlace> ListPlace::fromText(const QString &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        text.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    const QByteArray &bytes = *decoded;
    const qsizetype colon = bytes.indexOf(':');
    if (colon < 1)
        return std::nullopt;
    bool ok = false;
    const qint64 micros = bytes.first(colon).toLongLong(&ok);
    const Id id = Id::fromString(QString::fromLatin1(bytes.sliced(colon + 1)));
    if (!ok || id.isNull())
        return std::nullopt;
    return ListPlace{UtcMicros{micros}, id};
}

Result<QString> titleOfComparison(Database &db, const Id &comparison, const QString &title, const QString &draft)
{
    if (!title.isEmpty())
        return title;
    QString prompt = draft;
    const Status s = db.each(u"SELECT substr(prompt, 1, 1000) FROM turns WHERE comparison = ? ORDER BY number, rowid LIMIT 1"_s,
                             {sql::id(comparison)}, [&prompt](const QSqlQuery &row) {
                                 prompt = row.value(0).toString();
                                 return false;
                             });
    if (!s)
        return s.error();
    return titleFromPrompt(prompt);
}

Result<QString> titleOfComparison(Database &db, const Id &comparison)
{
    std::optional<std::pair<QString, QString>> stored;
    const Status s = db.each(u"SELECT title, substr(draft, 1, 1000) FROM comparisons WHERE id = ?"_s, {sql::id(comparison)},
                             [&stored](const QSqlQuery &row) {
                                 stored = std::pair(row.value(0).toString(), row.value(1).toString());
                                 return false;
                             });
    if (!s)
        return s.error();
    return stored ? titleOfComparison(db, comparison, stored->first, stored->second) : QString();
}

Result<ComparisonSummary> summaryOf(Database &db, const ListedComparison &row)
{
    ComparisonSummary summary{.id = row.id, .title = row.title, .updated = row.updated, .prompt = row.draft.left(300),
                              .starred = row.starred};
    Result<QString> title = titleOfComparison(db, row.id, row.title, row.draft);
    if (!title)
        return title.error();
    summary.title = *title;
    const QVariantList id{sql::id(row.id)};
    Status s = db.each(u"SELECT provider, model FROM panes WHERE comparison = ? ORDER BY position"_s, id,
                       [&summary](const QSqlQuery &pane) {
                           summary.models.append(ModelRef{pane.value(0).toString(), pane.value(1).toString()}.toString());
                           return true;
                       });
    if (s)
        s = db.each(u"SELECT (SELECT substr(f.prompt, 1, 300) FROM turns f WHERE f.comparison = ? ORDER BY f.number, f.rowid"
                    " LIMIT 1), (SELECT count(*) FROM turns n WHERE n.comparison = ?), count(*),"
                    " count(*) FILTER (WHERE r.state = 'failed'), count(*) FILTER (WHERE r.state = 'cut_off')"
                    " FROM turns t JOIN replies r ON r.turn = t.id WHERE t.comparison = ?"_s,
                    id + id + id, [&summary](const QSqlQuery &counts) {
                        if (!counts.value(0).isNull())
                            summary.prompt = counts.value(0).toString();
                        summary.turns = counts.value(1).toInt();
                        summary.replies = counts.value(2).toInt();
                        summary.failed = counts.value(3).toInt();
                        summary.cutOff = counts.value(4).toInt();
                        return false;
                    });
    if (s)
        s = db.each(u"SELECT tag FROM comparison_tags WHERE comparison = ? ORDER BY position"_s, id,
                    [&summary](const QSqlQuery &tag) {
                        summary.tags.append(tag.value(0).toString());
                        return true;
                    });
    if (!s)
        return s.error();
    summary.panes = int(summary.models.size());
    const auto totals = ChargeRepository(db).ofComparison(row.id);
    if (!totals)
        return totals.error();
    summary.cost = totals->real;
    summary.sandboxCost = totals->sandbox;
    return summary;
}

Result<QList<ListedComparison>> listComparisons(Database &db, int count, const std::optional<ListPlace> &after,
                                                const HistoryFilter &filter)
{
    QList<ListedComparison> rows;
    if (filter.starred || !filter.tags.isEmpty()) {
        const Status s = listMarked(db, count, after, filter, rows);
        return s ? Result<QList<ListedComparison>>(rows) : Result<QList<ListedComparison>>(s.error());
    }
    const SqlCondition place = behind(after);
    const SqlCondition entries = entryCondition(filter);
    const Result<bool> complete = SearchIndex(db).isComplete();
    if (!complete)
        return complete.error();
    int looked = 0;
    bool rare = false;
    std::optional<ListPlace> last = after;
    const Status s = db.each(
        u"SELECT %1, %2 FROM comparisons c WHERE %3%4"_s.arg(kColumns, entries.sql.isEmpty() ? u"1"_s : entries.sql,
                                                             place.sql, kOrder),
        entries.values + place.values, [&](const QSqlQuery &row) {
            ++looked;
            const ListedComparison listed = listedFrom(row);
            last = ListPlace{listed.updated, listed.id};
            if (row.value(5).toBool())
                rows.append(listed);
            rare = *complete && looked % kMostLooked == 0 && rows.size() < looked / kFewest;
            return !rare && rows.size() < count;
        });
    if (!s)
        return s.error();
    if (rare) {
        if (const Status more = collect(db, count - int(rows.size()), last, filter, rows); !more)
            return more.error();
    }
    return rows;
}

} // namespace bakeoff
