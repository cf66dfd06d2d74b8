// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchrepository.h"

#include "store/comparisonlist.h"
#include "store/database.h"
#include "store/searchwalk.h"
#include "store/sqlvalues.h"

#include <QByteArray>
#include <QSet>

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kNewest = std::numeric_limits<qint64>::max();

/// Where a page ended. Newest: `key` of its last hit. Relevant: `key` is the highest that was ranked, so that entries
/// which came later do not shift the pages, and `offset` counts the hits that were shown.
struct SearchCursor {
    SearchOrder order = SearchOrder::Newest;
    qint64 key = 0;
    qint64 offset = 0;
};

QString toText(const SearchCursor &cursor)
{
    const QByteArray bytes = (cursor.order == SearchOrder::Newest ? "n:" : "r:") + QByteArray::number(cursor.key) + ':'
                             + QByteArray::number(cursor.offset);
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

std::optional<SearchCursor> cursorFromText(const QString &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        text.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    const QList<QByteArray> parts = (*decoded).split(':');
    if (parts.size() != 3 || (parts[0] != "n" && parts[0] != "r"))
        return std::nullopt;
    bool keyGood = false;
    bool offsetGood = false;
    const SearchCursor cursor{.order = parts[0] == "n" ? SearchOrder::Newest : SearchOrder::Relevant,
                              .key = parts[1].toLongLong(&keyGood),
                              .offset = parts[2].toLongLong(&offsetGood)};
    return keyGood && offsetGood && cursor.offset >= 0 ? std::optional(cursor) : std::nullopt;
}

/// Takes the text in which the search found something; without words the beginning of the entry.
void setSnippet(const SearchWords &words, const SearchRow &row, SearchHit &hit)
{
    const std::array texts{
        std::pair{SearchField::Title, &row.title},   std::pair{SearchField::Prompt, &row.prompt},
        std::pair{SearchField::Answer, &row.answer}, std::pair{SearchField::Reasoning, &row.reasoning},
        std::pair{SearchField::Note, &row.note},
    };
    for (const auto &[field, text] : texts) {
        if (std::optional<MarkedText> found = words.excerpt(*text)) {
            const bool isInput = hit.kind == SearchHit::Kind::Job && field == SearchField::Prompt;
            hit.field = isInput ? SearchField::Input : field;
            hit.snippet = *std::move(found);
            return;
        }
    }
    if (hit.kind == SearchHit::Kind::Job) {
        hit.field = SearchField::Input;
        hit.snippet = SearchWords::beginning(row.prompt);
        return;
    }
    const bool isTurn = hit.kind == SearchHit::Kind::Turn;
    const bool silent = !isTurn && row.answer.isEmpty() && !row.reasoning.isEmpty();
    hit.field = isTurn ? SearchField::Prompt : silent ? SearchField::Reasoning : SearchField::Answer;
    hit.snippet = SearchWords::beginning(isTurn ? row.prompt : silent ? row.reasoning : row.answer);
}

Result<SearchHit> hitOf(Database &db, const SearchWords &words, const SearchRow &row)
{
    SearchHit hit = row.hit;
    setSnippet(words, row, hit);
    if (hit.kind == SearchHit::Kind::Job)
        return hit;
    const Result<QString> title = titleOfComparison(db, hit.comparison);
    if (!title)
        return title.error();
    hit.title = *title;
    return hit;
}

/// Replies to an open blind vote that stand together were sent in the order of the line-up: they are put in that of their
/// letters.
void hideOrder(std::vector<SearchRow> &rows)
{
    for (auto first = rows.begin(); first != rows.end();) {
        const auto last = std::find_if(first, rows.end(), [first](const SearchRow &row) {
            return !row.hit.hidden || row.turn != first->turn;
        });
        std::stable_sort(first, last, [](const SearchRow &a, const SearchRow &b) { return a.hit.place < b.hit.place; });
        first = last == first ? std::next(first) : last;
    }
}

Result<SearchPage> newestPage(Database &db, const SearchWalk &walk, int count, qint64 before)
{
    SearchPage page;
    std::vector<SearchRow> rows;
    rows.reserve(size_t(count));
    // One more than asked for tells whether there is a next page.
    bool more = false;
    const Status s = walk.run(before, [&](const SearchRow &row) {
        more = rows.size() == size_t(count);
        if (!more)
            rows.push_back(row);
        return !more;
    });
    if (!s)
        return s.error();
    if (more)
        page.next = toText({.order = SearchOrder::Newest, .key = rows.back().key});
    hideOrder(rows);
    for (const SearchRow &row : rows) {
        Result<SearchHit> hit = hitOf(db, walk.words(), row);
        if (!hit)
            return hit.error();
        page.hits.append(*std::move(hit));
    }
    return page;
}

Result<SearchPage> relevantPage(Database &db, const SearchWalk &walk, int count, std::optional<SearchCursor> after)
{
    struct RankedKey {
        double rank = 0;
        qint64 key = 0;
    };
    std::vector<RankedKey> ranked;
    const qint64 before = after && after->key < kNewest ? after->key + 1 : kNewest;
    const Status s = walk.runRanked(before, [&ranked](const SearchRow &row) {
        ranked.push_back({row.rank, row.key});
        return qint64(ranked.size()) < SearchRepository::RankedHits;
    });
    if (!s)
        return s.error();
    const qint64 top = ranked.empty() ? 0 : ranked.front().key;
    std::ranges::stable_sort(ranked, {}, &RankedKey::rank);
    SearchPage page;
    const qint64 offset = after ? after->offset : 0;
    const qint64 end = std::min<qint64>(qint64(ranked.size()), offset + count);
    for (qint64 i = offset; i < end; ++i) {
        const Result<std::optional<SearchRow>> row = walk.row(ranked[size_t(i)].key);
        if (!row)
            return row.error();
        if (!*row)
            continue;
        Result<SearchHit> hit = hitOf(db, walk.words(), **row);
        if (!hit)
            return hit.error();
        page.hits.append(*std::move(hit));
    }
    if (end < qint64(ranked.size()))
        page.next = toText({.order = SearchOrder::Relevant, .key = top, .offset = end});
    return page;
}

} // namespace

Result<SearchPage> SearchRepository::search(const HistoryQuery &query, int count, const QString &cursor) const
{
    if (count < 1 || count > MostHits)
        return Error{.kind = ErrorKind::BadInput, .detail = u"a page of %1 hits"_s.arg(count)};
    std::optional<SearchCursor> after;
    if (!cursor.isEmpty()) {
        after = cursorFromText(cursor);
        if (!after || after->order != query.order)
            return Error{.kind = ErrorKind::BadInput, .detail = u"this is no cursor of this order"_s};
    }
    const Result<int> indexed = SearchIndex(m_db).percent();
    if (!indexed)
        return indexed.error();
    const SearchWalk walk(m_db, query);
    Result<SearchPage> page = query.order == SearchOrder::Newest ? newestPage(m_db, walk, count, after ? after->key : kNewest)
                                                                 : relevantPage(m_db, walk, count, after);
    if (page)
        page->indexed = *indexed;
    return page;
}

Result<SearchCount> SearchRepository::count(const HistoryQuery &query, qint64 limit) const
{
    SearchCount counted;
    QSet<Id> comparisons;
    const SearchWalk walk(m_db, query);
    const Status s = walk.run(kNewest, [&](const SearchRow &row) {
        counted.more = counted.hits == limit;
        if (counted.more)
            return false;
        ++counted.hits;
        comparisons.insert(row.hit.entry());
        return true;
    });
    if (!s)
        return s.error();
    counted.comparisons = comparisons.size();
    return counted;
}

Result<QList<SearchHit>> SearchRepository::starredJobs(const HistoryFilter &filter) const
{
    HistoryQuery query{.text = {}, .filter = filter};
    query.filter.starred = true;
    QList<SearchHit> hits;
    std::optional<Error> error;
    const SearchWalk walk(m_db, query);
    const Status s = walk.runStarredJobs([&](const SearchRow &row) {
        Result<SearchHit> hit = hitOf(m_db, walk.words(), row);
        if (hit)
            hits.append(*std::move(hit));
        else
            error = hit.error();
        return !error && hits.size() < MostHits;
    });
    if (error)
        return *error;
    return s ? Result<QList<SearchHit>>(hits) : Result<QList<SearchHit>>(s.error());
}

Result<QString> SearchRepository::promptOf(const Id &turn) const
{
    const Result<QVariant> prompt = m_db.value(u"SELECT prompt FROM turns WHERE id = ?"_s, {sql::id(turn)});
    return prompt ? Result<QString>(prompt->toString()) : Result<QString>(prompt.error());
}

Status SearchRepository::indexTurn(const Id &turn)
{
    return SearchIndex(m_db, SearchIndex::PartEntries, m_writes).putTurn(turn);
}

Status SearchRepository::indexReply(const Id &reply)
{
    return SearchIndex(m_db, SearchIndex::PartEntries, m_writes).putReply(reply);
}

Status SearchRepository::indexJob(const Id &job)
{
    return SearchIndex(m_db, SearchIndex::PartEntries, m_writes).putJob(job);
}

Status SearchRepository::forgetJob(const Id &job)
{
    return SearchIndex(m_db).forgetJob(job);
}

Status SearchRepository::indexVote(const Id &turn)
{
    return SearchIndex(m_db).putReplies(turn);
}

Result<bool> SearchRepository::hasUnindexed() const
{
    return SearchIndex(m_db).hasMore();
}

Result<bool> SearchRepository::indexMore(qint64 most)
{
    return SearchIndex(m_db).advance(most);
}

Result<qint64> SearchRepository::indexLate(qint64 most)
{
    return SearchIndex(m_db).putLate(most);
}

Status SearchRepository::indexMarks(const Id &comparison)
{
    return SearchIndex(m_db).putMarks(comparison);
}

Status SearchRepository::indexTitle(const Id &comparison)
{
    return SearchIndex(m_db).putTitle(comparison);
}

Status SearchRepository::forget(const Id &comparison)
{
    return SearchIndex(m_db).forget(comparison);
}

Status SearchRepository::rebuild(const std::function<void(qint64, qint64)> &progress)
{
    return SearchIndex(m_db).rebuild(progress);
}

} // namespace bakeoff
