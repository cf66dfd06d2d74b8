// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchindex.h"

#include "compare/searchwords.h"
#include "store/database.h"
#include "store/searchfacets.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

#include <algorithm>
#include <limits>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kTurns = "search_turns"_L1;
constexpr QLatin1StringView kReplies = "search_replies"_L1;
constexpr QLatin1StringView kJobs = "search_jobs"_L1;

QString viewOf(const QString &kind)
{
    return kind == "turn"_L1 ? kTurns : kind == "job"_L1 ? kJobs : kReplies;
}

/// A new entry at a free key, or the old one. Many that end together fill a run of keys, which would be walked again for
/// each: the last key of a short time has room behind it, and only then of a longer one, so that an entry stays near its
/// moment. Parameters: the id.
QString entrySql(const QString &select)
{
    QString behind;
    for (const int ms : {30, 1'000, 10'000}) {
        behind += u" WHEN (SELECT max(k.key) FROM search_entries k WHERE k.key < n.ms + %1) < n.ms + %1 - 1"
                  " THEN (SELECT max(k.key) + 1 FROM search_entries k WHERE k.key < n.ms + %1)"_s.arg(ms);
    }
    return u"INSERT INTO search_entries (key, kind, subject, comparison) SELECT"
           " CASE WHEN NOT EXISTS (SELECT 1 FROM search_entries k WHERE k.key = n.ms) THEN n.ms"_s
        + behind
        + u" ELSE (SELECT k.key + 1 FROM search_entries k WHERE k.key >= n.ms AND NOT EXISTS"
          " (SELECT 1 FROM search_entries a WHERE a.key = k.key + 1) ORDER BY k.key LIMIT 1) END,"
          " n.kind, n.subject, n.comparison FROM ("_s
        + select + u") n WHERE true ON CONFLICT (subject) DO UPDATE SET kind = excluded.kind RETURNING key"_s;
}

QString insertSql(const QString &table)
{
    return u"INSERT OR REPLACE INTO %1 (rowid, title, prompt, answer, reasoning, note, facets)"
           " VALUES (?, ?, ?, ?, ?, ?, ?)"_s.arg(table);
}

/// The values of insertSql() from a row of a view.
QVariantList indexed(const QSqlQuery &row)
{
    QVariantList values{row.value(0)};
    for (int column = 1; column <= 5; ++column)
        values.append(sql::text(SearchWords::indexText(row.value(column).toString())));
    values.append(row.value(6));
    return values;
}

} // namespace

QString SearchIndex::Part::table() const
{
    return u"search_index_%1"_s.arg(number);
}

Result<QList<SearchIndex::Part>> SearchIndex::parts() const
{
    QList<Part> parts;
    const Status s = m_db.each(u"SELECT number, first FROM search_parts ORDER BY first DESC"_s, {},
                               [&parts](const QSqlQuery &row) {
                                   parts.append({row.value(0).toLongLong(), row.value(1).toLongLong()});
                                   return true;
                               });
    if (!s)
        return s.error();
    return parts;
}

Result<bool> SearchIndex::isComplete() const
{
    const auto left = m_db.value(u"SELECT EXISTS (SELECT 1 FROM search_entries WHERE key <"
                                 " coalesce((SELECT min(first) FROM search_parts), 9223372036854775807))"
                                 " OR (SELECT count(*) FROM (SELECT 1 FROM search_late LIMIT %1)) > %2"_s
                                     .arg(MostLate + 1)
                                     .arg(MostLate));
    return left ? Result<bool>(!left->toBool()) : Result<bool>(left.error());
}

Result<bool> SearchIndex::hasMore() const
{
    const auto more = m_db.value(u"SELECT coalesce((SELECT min(first) FROM search_parts), 0) > ?"
                                 " OR EXISTS (SELECT 1 FROM search_late) OR EXISTS (SELECT 1 FROM search_unlisted)"
                                 " OR EXISTS (SELECT 1 FROM search_old_parts)"_s,
                                 {std::numeric_limits<qint64>::min()});
    return more ? Result<bool>(more->toBool()) : Result<bool>(more.error());
}

Result<int> SearchIndex::percent() const
{
    const Result<bool> complete = isComplete();
    if (!complete)
        return complete.error();
    if (*complete)
        return 100;
    const auto all = m_db.value(u"SELECT count(*) FROM search_entries"_s);
    if (!all)
        return all.error();
    const auto indexed = m_db.value(u"SELECT count(*) FROM search_entries WHERE key >="
                                    " coalesce((SELECT min(first) FROM search_parts), 9223372036854775807)"_s);
    if (!indexed)
        return indexed.error();
    return static_cast<int>(std::min<qint64>(99, indexed->toLongLong() * 100 / std::max<qint64>(1, all->toLongLong())));
}

Result<std::optional<SearchIndex::Part>> SearchIndex::partOf(qint64 key) const
{
    std::optional<Part> part;
    const Status s = m_db.each(u"SELECT number, first FROM search_parts WHERE first <= ? ORDER BY first DESC LIMIT 1"_s,
                               {key}, [&part](const QSqlQuery &row) {
                                   part = Part{row.value(0).toLongLong(), row.value(1).toLongLong()};
                                   return false;
                               });
    if (!s)
        return s.error();
    return part;
}

Status SearchIndex::putAll(const QString &select, const QVariantList &values)
{
    QList<std::pair<qint64, QString>> keys; // with their kinds
    Status s = m_db.each(select, values, [&keys](const QSqlQuery &row) {
        keys.append({row.value(0).toLongLong(), row.value(1).toString()});
        return true;
    });
    for (const auto &[key, kind] : std::as_const(keys)) {
        if (s)
            s = put(viewOf(kind), key);
    }
    return s;
}

Status SearchIndex::put(const QString &view, qint64 key)
{
    return m_writes == Writes::Late ? m_db.exec(u"INSERT OR IGNORE INTO search_late (key) VALUES (?)"_s, {key})
                                    : putNow(view, key);
}

Result<qint64> SearchIndex::putLate(qint64 most)
{
    QList<std::pair<qint64, QString>> late;
    Status s = m_db.each(u"SELECT l.key, e.kind FROM search_late l LEFT JOIN search_entries e ON e.key = l.key"
                         " ORDER BY l.key DESC LIMIT ?"_s,
                         {most}, [&late](const QSqlQuery &row) {
                             late.append({row.value(0).toLongLong(), row.value(1).toString()});
                             return true;
                         });
    for (const auto &[key, kind] : std::as_const(late)) {
        if (s && !kind.isEmpty()) // it may be gone by now
            s = putNow(viewOf(kind), key);
        if (s)
            s = m_db.exec(u"DELETE FROM search_late WHERE key = ?"_s, {key});
    }
    return s ? Result<qint64>(late.size()) : Result<qint64>(s.error());
}

Status SearchIndex::putNow(const QString &view, qint64 key)
{
    const Result<std::optional<Part>> part = partOf(key);
    if (!part)
        return part.error();
    if (!*part) // its piece comes
        return success();
    const QString insert = insertSql((*part)->table());
    Status inserted = success();
    const Status s = m_db.each(u"SELECT * FROM %1 WHERE key = ?"_s.arg(view), {key}, [&](const QSqlQuery &row) {
        inserted = m_db.exec(insert, indexed(row));
        return false;
    });
    if (!s || !inserted)
        return s ? inserted : s;
    return growAt(key, **part);
}

Status SearchIndex::growAt(qint64 key, const Part &part)
{
    // Counted now and then: keys are moments, so their remainders are as good as drawn.
    if (key % (m_partEntries / 64 + 1) != 0)
        return success();
    const auto later = m_db.value(u"SELECT count(*) FROM (SELECT 1 FROM search_parts WHERE first > ? LIMIT 1)"_s, {part.first});
    if (!later)
        return later.error();
    if (later->toInt() > 0)
        return success();
    const auto entries = m_db.value(u"SELECT count(*) FROM search_entries WHERE key >= ?"_s, {part.first});
    if (!entries)
        return entries.error();
    if (entries->toLongLong() < m_partEntries)
        return success();
    const auto last = m_db.value(u"SELECT max(key) FROM search_entries"_s);
    if (!last)
        return last.error();
    const Result<Part> begun = beginPart(last->toLongLong() + 1);
    return begun ? success() : Status(begun.error());
}

Result<SearchIndex::Part> SearchIndex::beginPart(qint64 first)
{
    const auto number = m_db.value(u"SELECT 1 + max(coalesce((SELECT max(number) FROM search_parts), 0),"
                                   " coalesce((SELECT max(number) FROM search_old_parts), 0))"_s);
    if (!number)
        return number.error();
    const Part part{number->toLongLong(), first};
    const QString table = part.table();
    Status s = m_db.exec(u"INSERT INTO search_parts (number, first) VALUES (?, ?)"_s, {part.number, first});
    if (s)
        s = m_db.exec(searchTableSql().arg(table));
    if (s)
        s = m_db.exec(u"INSERT INTO %1 (%1, rank) VALUES ('automerge', 16)"_s.arg(table));
    return s ? Result<Part>(part) : Result<Part>(s.error());
}

Status SearchIndex::putTurn(const Id &turn)
{
    static const QString entry = entrySql(u"SELECT created / 1000 AS ms, 'turn' AS kind, id AS subject, comparison"
                                          " FROM turns WHERE id = ?"_s);
    return putEntry(kTurns, entry, turn);
}

Status SearchIndex::putReply(const Id &reply)
{
    static const QString entry = entrySql(u"SELECT r.created / 1000 AS ms, 'reply' AS kind, r.id AS subject, t.comparison"
                                          " FROM replies r JOIN turns t ON t.id = r.turn"
                                          " WHERE r.id = ? AND r.owner IS NULL"_s);
    const Status s = putEntry(kReplies, entry, reply);
    if (!s)
        return s;
    // The prompt is found by what its replies are: once all of them have ended, and not before each of them.
    return putAll(u"SELECT e.key, e.kind FROM replies r JOIN search_entries e ON e.subject = r.turn WHERE r.id = ?"
                  " AND NOT EXISTS (SELECT 1 FROM replies o WHERE o.turn = r.turn AND o.owner IS NOT NULL)"_s,
                  {sql::id(reply)});
}

Status SearchIndex::putJob(const Id &job)
{
    static const QString entry = entrySql(u"SELECT created / 1000 AS ms, 'job' AS kind, id AS subject, id AS comparison"
                                          " FROM jobs WHERE id = ? AND deleted IS NULL"_s);
    return putEntry(kJobs, entry, job);
}

Status SearchIndex::forgetJob(const Id &job)
{
    std::optional<qint64> key;
    Status s = m_db.each(u"SELECT key FROM search_entries WHERE subject = ?"_s, {sql::id(job)}, [&key](const QSqlQuery &row) {
        key = row.value(0).toLongLong();
        return false;
    });
    if (s)
        s = m_db.exec(u"DELETE FROM search_unlisted WHERE job = ?"_s, {sql::id(job)});
    if (s && key)
        s = m_db.exec(u"DELETE FROM search_marked WHERE mark = ? AND key = ?"_s, {StarMark.toString(), *key});
    if (s)
        s = m_db.exec(u"DELETE FROM search_marks WHERE comparison = ?"_s, {sql::id(job)});
    return s && key ? forgetEntry(*key) : s;
}

Status SearchIndex::forgetEntry(qint64 key)
{
    const Result<std::optional<Part>> part = partOf(key);
    if (!part)
        return part.error();
    Status s = *part ? m_db.exec(u"DELETE FROM %1 WHERE rowid = ?"_s.arg((*part)->table()), {key}) : success();
    for (const auto &sql : {u"DELETE FROM search_late WHERE key = ?"_s, u"DELETE FROM search_entries WHERE key = ?"_s}) {
        if (s)
            s = m_db.exec(sql, {key});
    }
    return s;
}

Result<qint64> SearchIndex::listJobs(qint64 most)
{
    QList<Id> jobs;
    Status s = m_db.each(u"SELECT job FROM search_unlisted LIMIT ?"_s, {most}, [&jobs](const QSqlQuery &row) {
        jobs.append(sql::toId(row.value(0)));
        return true;
    });
    for (const Id &job : std::as_const(jobs)) {
        if (s)
            s = putJob(job);
        if (s)
            s = m_db.exec(u"DELETE FROM search_unlisted WHERE job = ?"_s, {sql::id(job)});
    }
    return s ? Result<qint64>(jobs.size()) : Result<qint64>(s.error());
}

Status SearchIndex::putEntry(const QString &view, const QString &entry, const Id &subject)
{
    std::optional<qint64> key;
    Status s = m_db.each(entry, {sql::id(subject)}, [&key](const QSqlQuery &row) {
        key = row.value(0).toLongLong();
        return false;
    });
    if (!s || !key)
        return s;
    s = m_db.exec(u"INSERT OR IGNORE INTO search_marked (mark, key) SELECT m.mark, e.key FROM search_entries e"
                  " JOIN search_marks m ON m.comparison = e.comparison WHERE e.key = ?"_s,
                  {*key});
    return s ? put(view, *key) : s;
}

Status SearchIndex::putReplies(const Id &turn)
{
    return putAll(u"SELECT e.key, e.kind FROM search_entries e WHERE e.subject = ? OR e.subject IN"
                  " (SELECT r.id FROM replies r WHERE r.turn = ? AND r.owner IS NULL)"_s,
                  {sql::id(turn), sql::id(turn)});
}

Result<QList<qint64>> SearchIndex::keysOf(const Id &comparison) const
{
    QList<qint64> keys;
    const Status s = m_db.each(
        u"SELECT e.key FROM search_entries e WHERE e.subject IN (SELECT t.id FROM turns t WHERE t.comparison = ?"
        " UNION ALL SELECT r.id FROM turns t JOIN replies r ON r.turn = t.id WHERE t.comparison = ?"
        " UNION ALL SELECT b.id FROM jobs b WHERE b.id = ?)"_s,
        {sql::id(comparison), sql::id(comparison), sql::id(comparison)}, [&keys](const QSqlQuery &row) {
            keys.append(row.value(0).toLongLong());
            return true;
        });
    return s ? Result<QList<qint64>>(keys) : Result<QList<qint64>>(s.error());
}

Status SearchIndex::putMarks(const Id &comparison)
{
    QStringList before;
    QStringList now;
    const auto into = [](QStringList &list) {
        return [&list](const QSqlQuery &row) {
            list.append(row.value(0).toString());
            return true;
        };
    };
    const QVariant id = sql::id(comparison);
    Status s = m_db.each(u"SELECT mark FROM search_marks WHERE comparison = ?"_s, {id}, into(before));
    if (s)
        s = m_db.each(u"SELECT 'f' FROM comparisons c WHERE c.id = ? AND c.starred = 1"
                      " UNION SELECT 't' || g.tag FROM comparison_tags g WHERE g.comparison = ?"
                      " UNION SELECT 't' || v.value FROM turns t JOIN replies r ON r.turn = t.id"
                      " JOIN judgements j ON j.reply = r.id, json_each(j.tags) v WHERE t.comparison = ?"
                      " UNION SELECT 'f' FROM job_marks k JOIN jobs b ON b.id = k.job WHERE k.job = ? AND k.starred = 1"
                      " AND b.deleted IS NULL"_s,
                      {id, id, id, id}, into(now));
    if (!s || before == now)
        return s;
    const Result<QList<qint64>> keys = keysOf(comparison);
    if (!keys)
        return keys.error();
    const auto change = [&](const QString &mark, const QString &ofComparison, const QString &ofEntry) {
        Status done = m_db.exec(ofComparison, {mark, id});
        for (const qint64 key : *keys) {
            if (done)
                done = m_db.exec(ofEntry, {mark, key});
        }
        return done;
    };
    for (const QString &mark : std::as_const(before)) {
        if (s && !now.contains(mark))
            s = change(mark, u"DELETE FROM search_marks WHERE mark = ? AND comparison = ?"_s,
                       u"DELETE FROM search_marked WHERE mark = ? AND key = ?"_s);
    }
    for (const QString &mark : std::as_const(now)) {
        if (s && !before.contains(mark))
            s = change(mark, u"INSERT INTO search_marks (mark, comparison) VALUES (?, ?)"_s,
                       u"INSERT OR IGNORE INTO search_marked (mark, key) VALUES (?, ?)"_s);
    }
    return s;
}

Status SearchIndex::putTitle(const Id &comparison)
{
    Id first;
    const Status s = m_db.each(u"SELECT id FROM turns WHERE rowid = (SELECT min(rowid) FROM turns WHERE comparison = ?)"_s,
                               {sql::id(comparison)}, [&first](const QSqlQuery &row) {
                                   first = sql::toId(row.value(0));
                                   return false;
                               });
    return s && !first.isNull() ? putTurn(first) : s;
}

Status SearchIndex::forget(const Id &comparison)
{
    const Result<QList<qint64>> keys = keysOf(comparison);
    if (!keys)
        return keys.error();
    Status s = success();
    for (const qint64 key : *keys) {
        if (s)
            s = m_db.exec(u"DELETE FROM search_marked WHERE key = ? AND mark IN"
                          " (SELECT mark FROM search_marks WHERE comparison = ?)"_s,
                          {key, sql::id(comparison)});
        if (s)
            s = forgetEntry(key);
    }
    return s ? m_db.exec(u"DELETE FROM search_marks WHERE comparison = ?"_s, {sql::id(comparison)}) : s;
}

Result<bool> SearchIndex::advance(qint64 most)
{
    for (const auto &first : {&SearchIndex::putLate, &SearchIndex::listJobs}) {
        const Result<qint64> done = (this->*first)(most);
        if (!done)
            return done.error();
        if (*done > 0)
            return hasMore();
    }
    const Result<QList<Part>> all = parts();
    if (!all)
        return all.error();
    constexpr qint64 kLowest = std::numeric_limits<qint64>::min();
    if (!all->isEmpty() && all->constLast().first == kLowest)
        return dropOldPart();

    Part part;
    if (all->isEmpty()) {
        const auto last = m_db.value(u"SELECT max(key) FROM search_entries"_s);
        if (!last)
            return last.error();
        const Result<Part> begun = beginPart(last->isNull() ? kLowest : last->toLongLong() + 1);
        if (!begun)
            return begun.error();
        part = *begun;
    } else {
        part = all->constLast();
    }

    // The keys of this piece, down to `from`.
    qint64 from = kLowest;
    qint64 count = 0;
    Status s = m_db.each(u"SELECT min(key), count(*) FROM (SELECT key FROM search_entries WHERE key < ?"
                         " ORDER BY key DESC LIMIT ?)"_s,
                         {part.first, most}, [&](const QSqlQuery &row) {
                             from = row.value(0).toLongLong();
                             count = row.value(1).toLongLong();
                             return false;
                         });
    if (!s)
        return s.error();
    if (count < most)
        from = kLowest; // what is stored from now on below the others is indexed with them
    const qint64 until = part.first;
    const qint64 end = all->size() < 2 ? std::numeric_limits<qint64>::max() : all->at(all->size() - 2).first;
    const auto entries = m_db.value(u"SELECT count(*) FROM search_entries WHERE key >= ? AND key < ?"_s, {until, end});
    if (!entries)
        return entries.error();
    if (count > 0 && entries->toLongLong() >= m_partEntries) {
        const Result<Part> begun = beginPart(from);
        if (!begun)
            return begun.error();
        part = *begun;
    } else {
        s = m_db.exec(u"UPDATE search_parts SET first = ? WHERE number = ?"_s, {from, part.number});
    }
    const QString insert = insertSql(part.table());
    Status inserted = success();
    if (s && count > 0) {
        s = m_db.each(u"SELECT * FROM search_turns WHERE key >= ? AND key < ? UNION ALL"
                      " SELECT * FROM search_replies WHERE key >= ? AND key < ? UNION ALL"
                      " SELECT * FROM search_jobs WHERE key >= ? AND key < ? ORDER BY key"_s,
                      {from, until, from, until, from, until}, [&](const QSqlQuery &row) {
                          inserted = m_db.exec(insert, indexed(row));
                          return inserted.ok();
                      });
    }
    if (!s || !inserted)
        return s ? inserted.error() : s.error();
    return true;
}

Result<bool> SearchIndex::dropOldPart()
{
    const auto number = m_db.value(u"SELECT max(number) FROM search_old_parts"_s);
    if (!number)
        return number.error();
    if (number->isNull())
        return false;
    Status s = m_db.exec(u"DROP TABLE IF EXISTS "_s + Part{number->toLongLong(), 0}.table());
    if (s)
        s = m_db.exec(u"DELETE FROM search_old_parts WHERE number = ?"_s, {*number});
    return s ? Result<bool>(true) : Result<bool>(s.error());
}

Status SearchIndex::rebuild(const std::function<void(qint64, qint64)> &progress)
{
    for (const QString &sql : {
             u"INSERT INTO search_old_parts (number) SELECT number FROM search_parts"_s,
             u"DELETE FROM search_parts"_s,
             u"DELETE FROM search_entries"_s,
             u"DELETE FROM search_late"_s,
             u"DELETE FROM search_unlisted"_s,
             u"DELETE FROM search_marks"_s,
             u"DELETE FROM search_marked"_s,
             u"INSERT INTO search_marks (mark, comparison)"
             " SELECT 'f', c.id FROM comparisons c WHERE c.starred = 1"
             " UNION SELECT 't' || g.tag, g.comparison FROM comparison_tags g JOIN comparisons c ON c.id = g.comparison"
             " UNION SELECT 't' || v.value, t.comparison FROM judgements j, json_each(j.tags) v"
             " JOIN replies r ON r.id = j.reply JOIN turns t ON t.id = r.turn"
             " UNION SELECT 'f', k.job FROM job_marks k JOIN jobs b ON b.id = k.job WHERE k.starred = 1 AND b.deleted IS NULL"_s,
             u"INSERT INTO search_entries (key, kind, subject, comparison)"
             " SELECT n + max(ms - n) OVER (ORDER BY n), kind, subject, comparison FROM ("
             "SELECT row_number() OVER (ORDER BY created, kind DESC, place) AS n, created / 1000 AS ms, kind, subject,"
             " comparison FROM ("
             "SELECT t.created AS created, 'turn' AS kind, t.rowid AS place, t.id AS subject, t.comparison AS comparison"
             " FROM turns t UNION ALL SELECT r.created, 'reply', r.key, r.id, t.comparison"
             " FROM replies r JOIN turns t ON t.id = r.turn WHERE r.owner IS NULL"
             " UNION ALL SELECT b.created, 'job', b.key, b.id, b.id FROM jobs b WHERE b.deleted IS NULL))"_s,
             u"INSERT INTO search_marked (mark, key) SELECT m.mark, e.key FROM search_entries e"
             " JOIN search_marks m ON m.comparison = e.comparison"_s,
         }) {
        if (const Status s = m_db.exec(sql); !s)
            return s;
    }
    const auto total = m_db.value(u"SELECT count(*) FROM search_entries"_s);
    if (!total)
        return total.error();
    const qint64 piece = std::min<qint64>(m_partEntries, 5'000);
    for (qint64 done = 0;;) {
        const Result<bool> more = advance(piece);
        if (!more)
            return more.error();
        if (!*more)
            return success();
        done = std::min(done + piece, total->toLongLong());
        if (progress)
            progress(done, total->toLongLong());
    }
}

} // namespace bakeoff
