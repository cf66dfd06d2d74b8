// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchwalk.h"

#include "store/database.h"
#include "store/searchrepository.h"
#include "store/sqlvalues.h"

#include <QJsonArray>
#include <QSqlQuery>

#include <algorithm>
#include <limits>
#include <vector>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// How often a word counts where: title, prompt, answer, reasoning, note; facets do not.
constexpr QLatin1StringView kWeights = "4.0, 2.0, 1.0, 0.5, 3.0, 0.0"_L1;

/// A longer beginning of a word is rare enough for the index.
constexpr qsizetype kLongestLookedFor = 5;

QString jobText(const QString &column)
{
    return u"CASE WHEN b.id IS NOT NULL THEN (SELECT s.%1 FROM search_job_texts s WHERE s.key = b.key) END"_s.arg(column);
}

QString columns(const QString &rank)
{
    return u"SELECT e.key, e.kind, e.subject, e.comparison,"
           " CASE WHEN t.rowid = (SELECT min(f.rowid) FROM turns f WHERE f.comparison = t.comparison) THEN o.title ELSE '' END,"
           " coalesce(t.prompt, "_s + jobText(u"input"_s) + u"), x.text, x.reasoning, j.note, r.provider, r.model, r.state, coalesce(r.created, t.created, b.created),"
           " r.cost_kind, r.cost_picos, r.sandbox, "_s
           + rank + u", r.pane, r.turn, v.panes, b.provider, b.model, b.state, b.kind, b.title, b.cost_kind, b.cost_picos,"
                    " b.sandbox, b.key, "_s + jobText(u"output"_s) + u", "_s + jobText(u"note"_s);
}

QString joins()
{
    return searchSubjects()
           + u" LEFT JOIN reply_texts x ON x.reply = r.key LEFT JOIN votes v ON v.turn = r.turn AND v.outcome = 'open'"
             " LEFT JOIN comparisons o ON o.id = e.comparison"
             " WHERE (b.id IS NOT NULL OR (o.id IS NOT NULL AND o.deleted IS NULL))"_s;
}

std::optional<SearchRow> rowOf(const QSqlQuery &query)
{
    SearchRow row;
    SearchHit &hit = row.hit;
    row.key = query.value(0).toLongLong();
    const bool isTurn = query.value(1).toString() == "turn"_L1;
    hit.kind = isTurn ? SearchHit::Kind::Turn : SearchHit::Kind::Reply;
    hit.id = sql::toId(query.value(2));
    hit.comparison = sql::toId(query.value(3));
    hit.created = UtcMicros{query.value(12).toLongLong()};
    row.rank = query.value(16).toDouble();
    if (!query.value(28).isNull()) {
        hit.kind = SearchHit::Kind::Job;
        hit.comparison = {};
        hit.model = ModelRef{query.value(20).toString(), query.value(21).toString()};
        hit.jobState = query.value(22).toString();
        hit.work = requestKindFromName(query.value(23).toString());
        hit.title = query.value(24).toString();
        if (const std::optional<ChargeKind> kind = chargeKindFromName(query.value(25).toString()))
            hit.cost.kind = *kind;
        if (const QVariant picos = query.value(26); !picos.isNull())
            hit.cost.amount = Usd::fromPicos(picos.toLongLong());
        hit.sandbox = query.value(27).toBool();
        row.prompt = query.value(5).toString();
        row.answer = query.value(29).toString();
        row.note = query.value(30).toString();
        return row;
    }
    if (isTurn) {
        row.title = query.value(4).toString();
        row.prompt = query.value(5).toString();
        return row;
    }
    const std::optional<ReplyState> state = replyStateFromName(query.value(11).toString());
    const std::optional<ChargeKind> kind = chargeKindFromName(query.value(13).toString());
    if (!state || !kind)
        return std::nullopt;
    row.answer = query.value(6).toString();
    row.reasoning = query.value(7).toString();
    row.note = query.value(8).toString();
    hit.state = state;
    if (!query.value(19).isNull()) {
        hit.hidden = true;
        row.turn = sql::toId(query.value(18));
        const QString pane = idText(sql::toId(query.value(17)));
        const QJsonArray panes = sql::toArray(query.value(19));
        for (qsizetype i = 0; i < panes.size() && hit.place < 0; ++i)
            hit.place = panes.at(i).toString() == pane ? int(i) : -1;
        return row;
    }
    hit.model = ModelRef{query.value(9).toString(), query.value(10).toString()};
    hit.cost.kind = *kind;
    if (const QVariant picos = query.value(14); !picos.isNull())
        hit.cost.amount = Usd::fromPicos(picos.toLongLong());
    hit.sandbox = query.value(15).toBool();
    return row;
}

bool hasPrefix(const SearchWords &words, const SearchRow &row)
{
    return words.hasPrefix(row.title) || words.hasPrefix(row.prompt) || words.hasPrefix(row.answer)
           || words.hasPrefix(row.reasoning) || words.hasPrefix(row.note);
}

bool holdsAll(const SearchWords &words, const SearchRow &row)
{
    return words.areIn({row.title, row.prompt, row.answer, row.reasoning, row.note});
}

/// How much the last word is worth in this row: bm25 (k1 = 1.2, b = 0.75, as FTS5 has it) for one word, but for its
/// factor by how rare the word is, with a usual length in the place of the average one.
double worthOf(const SearchWords &words, const SearchRow &row)
{
    constexpr double kUsualLength = 1'000; // characters
    const double count = 4.0 * words.countOfLast(row.title) + 2.0 * words.countOfLast(row.prompt)
                         + words.countOfLast(row.answer) + 0.5 * words.countOfLast(row.reasoning)
                         + 3.0 * words.countOfLast(row.note);
    const double length = double(row.title.size() + row.prompt.size() + row.answer.size() + row.reasoning.size()
                                 + row.note.size());
    return count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length / kUsualLength));
}

} // namespace

SearchWalk::SearchWalk(Database &db, const HistoryQuery &query)
    : m_db(db)
    , m_words(query.text)
    , m_filter(query.filter)
    , m_index(db)
{
}

Status SearchWalk::through(const SearchSql &sql, qint64 before, Ranks ranks,
                           const std::function<bool(const SearchRow &)> &visit, bool &stopped) const
{
    stopped = sql.nothing;
    if (stopped)
        return success();
    std::optional<Error> error;
    const auto read = [&](const QSqlQuery &query) {
        const std::optional<SearchRow> row = rowOf(query);
        if (!row)
            error = Error{.kind = ErrorKind::CorruptData, .detail = u"a reply holds an unknown name"_s};
        stopped = !row || !visit(*row);
        return !stopped;
    };
    const qint64 until = std::min(before, sql.untilKey);
    if (sql.match.isEmpty()) {
        const Status s = m_db.each(columns(u"0.0"_s) + u" FROM "_s + sql.from + joins() + sql.condition
                                       + u" AND %1 < ? AND %1 >= ? ORDER BY %1 DESC"_s.arg(sql.key),
                                   sql.fromValues + sql.values + QVariantList{until, sql.fromKey}, read);
        return error ? Status(*error) : s;
    }
    const Result<QList<SearchIndex::Part>> parts = m_index.parts();
    if (!parts)
        return parts.error();
    for (const SearchIndex::Part &part : *parts) {
        if (part.first >= until)
            continue;
        const QString table = part.table();
        const QString rank = ranks == Ranks::Bm25 ? u"bm25(%1, %2)"_s.arg(table, kWeights) : u"0.0"_s;
        const Status s = m_db.each(columns(rank) + u" FROM %1 i CROSS JOIN search_entries e ON e.key = i.rowid"_s.arg(table)
                                       + joins() + sql.condition
                                       + u" AND i.%1 MATCH ? AND i.rowid < ? AND i.rowid >= ? ORDER BY i.rowid DESC"_s.arg(table),
                                   sql.values + QVariantList{sql.match, until, sql.fromKey}, read);
        if (error || !s)
            return error ? Status(*error) : s;
        if (stopped || part.first <= sql.fromKey)
            return success();
    }
    return success();
}

bool SearchWalk::looksForPrefix() const
{
    return m_words.endsInPrefix() && m_words.phrases().constLast().constLast().size() <= kLongestLookedFor;
}

bool SearchWalk::looksForPrefixByRows() const
{
    // The index knows what begins with two or three letters (searchTableSql()) and gives one row after the other.
    const qsizetype size = m_words.endsInPrefix() ? m_words.phrases().constLast().constLast().size() : 0;
    return looksForPrefix() && size != 2 && size != 3 && (size == 1 || m_words.phrases().constLast().size() == 1);
}

Result<bool> SearchWalk::looked(const SearchSql &sql, Ranks ranks, qint64 &before,
                                const std::function<bool(SearchRow &)> &holds,
                                const std::function<bool(const SearchRow &)> &visit) const
{
    const int patience = m_words.phrases().size() > 0 && m_words.phrases().constLast().size() > 1 ? PhrasePatience : Window;
    int seen = 0;
    int held = 0;
    bool rare = false;
    bool stopped = false;
    const Status s = through(sql, before, ranks, [&](const SearchRow &found) {
        ++seen;
        before = found.key;
        SearchRow row = found;
        if (holds(row)) {
            ++held;
            if (!visit(row))
                return false;
        }
        rare = seen % Window == 0 && seen >= patience && held < seen / MostLooked;
        return !rare;
    }, stopped);
    return s ? Result<bool>(!rare) : Result<bool>(s.error());
}

Status SearchWalk::run(qint64 before, const std::function<bool(const SearchRow &)> &visit) const
{
    qint64 below = before;
    const bool byMarks = m_filter.starred || !m_filter.tags.isEmpty();
    if (byMarks || looksForPrefixByRows()) {
        const auto holds = [&](const SearchRow &row) { return byMarks ? holdsAll(m_words, row) : hasPrefix(m_words, row); };
        const SearchSql sql = searchSql(m_words, m_filter, byMarks ? SearchBy::Marks : SearchBy::IndexWithoutPrefix);
        const Result<bool> done = looked(sql, Ranks::None, below, holds, visit);
        if (!done || *done)
            return done ? success() : Status(done.error());
    }
    bool stopped = false;
    return through(searchSql(m_words, m_filter), below, Ranks::None, visit, stopped);
}

Status SearchWalk::runRanked(qint64 before, const std::function<bool(const SearchRow &)> &visit) const
{
    qint64 below = before;
    if (looksForPrefix() && m_words.phrases().constLast().size() == 1) {
        // Where nearly every row holds it, a word is worth next to nothing to bm25, and the index would go through all of
        // them for that.
        const bool alone = m_words.phrases().size() == 1;
        const auto holds = [&](SearchRow &row) {
            if (alone)
                row.rank = -worthOf(m_words, row);
            return alone ? row.rank < 0 : hasPrefix(m_words, row);
        };
        const SearchSql sql = searchSql(m_words, m_filter, SearchBy::IndexWithoutPrefix);
        const Ranks ranks = alone || sql.match.isEmpty() ? Ranks::None : Ranks::Bm25;
        std::vector<SearchRow> found; // without texts
        const Result<bool> done = looked(sql, ranks, below, holds, [&found](const SearchRow &row) {
            found.push_back({.key = row.key, .rank = row.rank});
            return qint64(found.size()) < SearchRepository::RankedHits;
        });
        if (!done)
            return done.error();
        if (*done) {
            for (const SearchRow &row : found) {
                if (!visit(row))
                    break;
            }
            return success();
        }
        below = before; // it is rare enough for the index, whose ranks are of one kind
    }
    bool stopped = false;
    return through(searchSql(m_words, m_filter), below, Ranks::Bm25, visit, stopped);
}

Status SearchWalk::runStarredJobs(const std::function<bool(const SearchRow &)> &visit) const
{
    SearchSql sql = searchSql(m_words, m_filter, SearchBy::Marks);
    sql.condition += u" AND e.kind = 'job'"_s;
    bool stopped = false;
    return through(sql, std::numeric_limits<qint64>::max(), Ranks::None, visit, stopped);
}

Result<std::optional<SearchRow>> SearchWalk::row(qint64 key) const
{
    std::optional<SearchRow> found;
    const Status s = m_db.each(columns(u"0.0"_s) + u" FROM search_entries e"_s + joins() + u" AND e.key = ?"_s, {key},
                               [&found](const QSqlQuery &query) {
                                   found = rowOf(query);
                                   return false;
                               });
    if (!s)
        return s.error();
    return found;
}

} // namespace bakeoff
