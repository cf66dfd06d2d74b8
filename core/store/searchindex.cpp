// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchindex.h"

#include "store/database.h"
#include "store/searchfacets.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

#include <limits>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kTurns = "search_turns"_L1;
constexpr QLatin1StringView kReplies = "search_replies"_L1;

/// A new entry at the first free key, or the old one. Parameters: the id.
QString entrySql(const QString &select)
{
    return u"INSERT INTO search_entries (key, kind, subject, comparison) SELECT"
           " CASE WHEN NOT EXISTS (SELECT 1 FROM search_entries k WHERE k.key = n.ms) THEN n.ms ELSE"
           " (SELECT k.key + 1 FROM search_entries k WHERE k.key >= n.ms AND NOT EXISTS"
           " (SELECT 1 FROM search_entries a WHERE a.key = k.key + 1) ORDER BY k.key LIMIT 1) END,"
           " n.kind, n.subject, n.comparison FROM ("_s
        + select + u") n WHERE true ON CONFLICT (subject) DO UPDATE SET kind = excluded.kind RETURNING key"_s;
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

Result<SearchIndex::Part> SearchIndex::partOf(qint64 key) const
{
    std::optional<Part> part;
    const Status s = m_db.each(u"SELECT number, first FROM search_parts WHERE first <= ? ORDER BY first DESC LIMIT 1"_s,
                               {key}, [&part](const QSqlQuery &row) {
                                   part = Part{row.value(0).toLongLong(), row.value(1).toLongLong()};
                                   return false;
                               });
    if (!s)
        return s.error();
    if (!part)
        return Error{.kind = ErrorKind::CorruptData, .detail = u"the search index has no parts"_s};
    return *part;
}

Status SearchIndex::put(const QString &view, qint64 key)
{
    const Result<Part> part = partOf(key);
    if (!part)
        return part.error();
    const Status s = m_db.exec(u"INSERT OR REPLACE INTO %1 (rowid, title, prompt, answer, reasoning, note, facets)"
                               " SELECT * FROM %2 WHERE key = ?"_s.arg(part->table(), view),
                               {key});
    return s ? growAt(key, *part) : s;
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
    return beginPart(part.number + 1, last->toLongLong() + 1);
}

Status SearchIndex::beginPart(qint64 number, qint64 first)
{
    const QString table = Part{number, first}.table();
    Status s = m_db.exec(u"INSERT INTO search_parts (number, first) VALUES (?, ?)"_s, {number, first});
    if (s)
        s = m_db.exec(searchTableSql().arg(table));
    if (s)
        s = m_db.exec(u"INSERT INTO %1 (%1, rank) VALUES ('automerge', 16)"_s.arg(table));
    return s;
}

Status SearchIndex::putTurn(const Id &turn)
{
    static const QString entry = entrySql(u"SELECT created / 1000 AS ms, 'turn' AS kind, id AS subject, comparison"
                                          " FROM turns WHERE id = ?"_s);
    std::optional<qint64> key;
    const Status s = m_db.each(entry, {sql::id(turn)}, [&key](const QSqlQuery &row) {
        key = row.value(0).toLongLong();
        return false;
    });
    return s && key ? put(kTurns, *key) : s;
}

Status SearchIndex::putReply(const Id &reply)
{
    static const QString entry = entrySql(u"SELECT r.created / 1000 AS ms, 'reply' AS kind, r.id AS subject, t.comparison"
                                          " FROM replies r JOIN turns t ON t.id = r.turn"
                                          " WHERE r.id = ? AND r.owner IS NULL"_s);
    std::optional<qint64> key;
    const Status s = m_db.each(entry, {sql::id(reply)}, [&key](const QSqlQuery &row) {
        key = row.value(0).toLongLong();
        return false;
    });
    return s && key ? put(kReplies, *key) : s;
}

Status SearchIndex::putAll(const Id &comparison)
{
    QList<std::pair<qint64, bool>> keys; // and is it a turn's?
    const Status s = m_db.each(
        u"SELECT e.key, e.kind FROM search_entries e WHERE e.subject IN (SELECT t.id FROM turns t WHERE t.comparison = ?"
        " UNION ALL SELECT r.id FROM turns t JOIN replies r ON r.turn = t.id WHERE t.comparison = ?)"_s,
        {sql::id(comparison), sql::id(comparison)}, [&keys](const QSqlQuery &row) {
            keys.append({row.value(0).toLongLong(), row.value(1).toString() == "turn"_L1});
            return true;
        });
    if (!s)
        return s;
    for (const auto &[key, isTurn] : std::as_const(keys)) {
        if (const Status done = put(isTurn ? kTurns : kReplies, key); !done)
            return done;
    }
    return success();
}

Status SearchIndex::putMarks(const Id &comparison)
{
    Status s = m_db.exec(u"DELETE FROM search_marks WHERE comparison = ?"_s, {sql::id(comparison)});
    if (s)
        s = m_db.exec(
            u"INSERT INTO search_marks (comparison, facets) SELECT id, ' ' || group_concat(facet, ' ') FROM ("
            "SELECT c.id AS id, char(57344) || 'f' AS facet FROM comparisons c WHERE c.id = ? AND c.starred = 1"
            " UNION SELECT g.comparison, char(57344) || 't' || hex(g.tag) FROM comparison_tags g WHERE g.comparison = ?"
            " UNION SELECT t.comparison, char(57344) || 't' || hex(v.value) FROM turns t JOIN replies r ON r.turn = t.id"
            " JOIN judgements j ON j.reply = r.id, json_each(j.tags) v WHERE t.comparison = ?) GROUP BY id"_s,
            {sql::id(comparison), sql::id(comparison), sql::id(comparison)});
    return s ? putAll(comparison) : s;
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
    QList<qint64> keys;
    Status s = m_db.each(
        u"SELECT e.key FROM search_entries e WHERE e.subject IN (SELECT t.id FROM turns t WHERE t.comparison = ?"
        " UNION ALL SELECT r.id FROM turns t JOIN replies r ON r.turn = t.id WHERE t.comparison = ?)"_s,
        {sql::id(comparison), sql::id(comparison)}, [&keys](const QSqlQuery &row) {
            keys.append(row.value(0).toLongLong());
            return true;
        });
    for (const qint64 key : std::as_const(keys)) {
        if (!s)
            return s;
        const Result<Part> part = partOf(key);
        if (!part)
            return part.error();
        s = m_db.exec(u"DELETE FROM %1 WHERE rowid = ?"_s.arg(part->table()), {key});
        if (s)
            s = m_db.exec(u"DELETE FROM search_entries WHERE key = ?"_s, {key});
    }
    return s ? m_db.exec(u"DELETE FROM search_marks WHERE comparison = ?"_s, {sql::id(comparison)}) : s;
}

Status SearchIndex::rebuild(const std::function<void(qint64, qint64)> &progress)
{
    const Result<QList<Part>> old = parts();
    if (!old)
        return old.error();
    for (const Part &part : *old) {
        if (const Status s = m_db.exec(u"DROP TABLE IF EXISTS "_s + part.table()); !s)
            return s;
    }
    for (const QString &sql : {
             u"DELETE FROM search_parts"_s,
             u"DELETE FROM search_entries"_s,
             u"DELETE FROM search_marks"_s,
             u"INSERT INTO search_marks (comparison, facets) SELECT id, ' ' || group_concat(facet, ' ') FROM ("
             "SELECT c.id AS id, char(57344) || 'f' AS facet FROM comparisons c WHERE c.starred = 1"
             " UNION SELECT g.comparison, char(57344) || 't' || hex(g.tag) FROM comparison_tags g"
             " UNION SELECT t.comparison, char(57344) || 't' || hex(v.value) FROM judgements j, json_each(j.tags) v"
             " JOIN replies r ON r.id = j.reply JOIN turns t ON t.id = r.turn) GROUP BY id"_s,
             u"INSERT INTO search_entries (key, kind, subject, comparison)"
             " SELECT n + max(ms - n) OVER (ORDER BY n), kind, subject, comparison FROM ("
             "SELECT row_number() OVER (ORDER BY created, kind DESC, place) AS n, created / 1000 AS ms, kind, subject,"
             " comparison FROM ("
             "SELECT t.created AS created, 'turn' AS kind, t.rowid AS place, t.id AS subject, t.comparison AS comparison"
             " FROM turns t UNION ALL SELECT r.created, 'reply', r.key, r.id, t.comparison"
             " FROM replies r JOIN turns t ON t.id = r.turn WHERE r.owner IS NULL))"_s,
         }) {
        if (const Status s = m_db.exec(sql); !s)
            return s;
    }

    const auto total = m_db.value(u"SELECT count(*) FROM search_entries"_s);
    if (!total)
        return total.error();
    qint64 first = std::numeric_limits<qint64>::min();
    qint64 done = 0;
    for (qint64 number = 1;; ++number) {
        if (const Status s = beginPart(number, first); !s)
            return s;
        // The first key of the next part; without one this is the last.
        const auto next = m_db.value(u"SELECT key FROM search_entries WHERE key >= ? ORDER BY key LIMIT 1 OFFSET ?"_s,
                                     {first, m_partEntries});
        if (!next && next.error().kind != ErrorKind::NotFound)
            return next.error();
        const qint64 end = next ? next->toLongLong() : std::numeric_limits<qint64>::max();
        for (const QLatin1StringView view : {kTurns, kReplies}) {
            const Status s = m_db.exec(u"INSERT INTO %1 (rowid, title, prompt, answer, reasoning, note, facets)"
                                       " SELECT * FROM %2 WHERE key >= ? AND key < ?"_s.arg(Part{number, first}.table(), view),
                                       {first, end});
            if (!s)
                return s;
        }
        done = next ? done + m_partEntries : total->toLongLong();
        if (progress)
            progress(done, total->toLongLong());
        if (!next)
            return success();
        first = end;
    }
}

} // namespace bakeoff
