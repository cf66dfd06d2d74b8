// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/comparisonrepository.h"

#include "store/attachmentrepository.h"
#include "store/comparisonlist.h"
#include "store/database.h"
#include "store/judgementrepository.h"
#include "store/replyrow.h"
#include "store/searchrepository.h"
#include "store/sqlvalues.h"

#include <QSet>
#include <QSqlQuery>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostRows = 1000;

Error noSuch(const Id &id)
{
    return Error{.kind = ErrorKind::NotFound, .detail = u"nothing stored as %1"_s.arg(idText(id))};
}

} // namespace

Result<ComparisonPage> ComparisonRepository::list(int count, const QString &cursor, const HistoryFilter &filter) const
{
    if (count < 1 || count > kMostRows)
        return Error{.kind = ErrorKind::BadInput, .detail = u"a page of %1 rows"_s.arg(count)};
    std::optional<ListPlace> after;
    if (!cursor.isEmpty()) {
        after = ListPlace::fromText(cursor);
        if (!after)
            return Error{.kind = ErrorKind::BadInput, .detail = u"this is no cursor"_s};
    }
    // One row more than asked for tells whether there is a next page.
    Result<QList<ListedComparison>> rows = listComparisons(m_db, count + 1, after, filter);
    if (!rows)
        return rows.error();
    ComparisonPage page;
    if (rows->size() > count) {
        rows->removeLast();
        page.next = ListPlace{rows->constLast().updated, rows->constLast().id}.toText();
    }
    for (const ListedComparison &row : std::as_const(*rows)) {
        Result<ComparisonSummary> summary = summaryOf(m_db, row);
        if (!summary)
            return summary.error();
        page.rows.append(*std::move(summary));
    }
    return page;
}

Result<Comparison> ComparisonRepository::load(const Id &id) const
{
    AttachmentRepository attachments(m_db);
    Comparison c;
    QJsonArray draftFiles;
    Status s = m_db.each(u"SELECT title, created, updated, system_prompt, draft, view, defaults, variables, attachments,"
                         " blind, leaf, starred, origin FROM comparisons WHERE id = ? AND deleted IS NULL"_s,
                         {sql::id(id)}, [&](const QSqlQuery &row) {
                             c.id = id;
                             c.title = row.value(0).toString();
                             c.created = UtcMicros{row.value(1).toLongLong()};
                             c.updated = UtcMicros{row.value(2).toLongLong()};
                             c.systemPrompt = row.value(3).toString();
                             c.draft = row.value(4).toString();
                             c.view = sql::toObject(row.value(5));
                             c.defaults = GenerationSettings::fromJson(sql::toObject(row.value(6)));
                             c.variables = sql::toTexts(row.value(7));
                             draftFiles = sql::toArray(row.value(8));
                             c.blind = row.value(9).toBool();
                             c.leaf = sql::toId(row.value(10));
                             c.starred = row.value(11).toBool();
                             c.origin = sql::toId(row.value(12));
                             return false;
                         });
    if (!s)
        return s.error();
    if (c.id.isNull())
        return noSuch(id);
    Result<QList<Attachment>> ofDraft = attachments.load(draftFiles);
    if (!ofDraft)
        return ofDraft.error();
    c.attachments = std::move(ofDraft).value();
    s = m_db.each(u"SELECT id, provider, model, settings, repeat FROM panes WHERE comparison = ? ORDER BY position"_s,
                  {sql::id(id)}, [&c](const QSqlQuery &row) {
                      c.panes.append(Pane{.id = sql::toId(row.value(0)),
                                          .model = {row.value(1).toString(), row.value(2).toString()},
                                          .settings = GenerationSettings::fromJson(sql::toObject(row.value(3))),
                                          .repeat = row.value(4).toInt()});
                      return true;
                  });
    if (!s)
        return s.error();
    s = m_db.each(u"SELECT tag FROM comparison_tags WHERE comparison = ? ORDER BY position"_s, {sql::id(id)},
                  [&c](const QSqlQuery &row) {
                      c.tags.append(row.value(0).toString());
                      return true;
                  });
    if (!s)
        return s.error();
    if (s = loadTurns(c, attachments); !s)
        return s.error();
    return c;
}

Status ComparisonRepository::loadTurns(Comparison &c, AttachmentRepository &attachments) const
{
    QList<QJsonArray> files;
    Status s = m_db.each(u"SELECT id, parent, number, prompt, source, variables, attachments, created FROM turns"
                         " WHERE comparison = ? ORDER BY rowid"_s,
                         {sql::id(c.id)}, [&](const QSqlQuery &row) {
                             Turn turn;
                             turn.id = sql::toId(row.value(0));
                             turn.comparison = c.id;
                             turn.parent = sql::toId(row.value(1));
                             turn.number = row.value(2).toInt();
                             turn.prompt = row.value(3).toString();
                             turn.source = row.value(4).toString();
                             turn.variables = sql::toTexts(row.value(5));
                             files.append(sql::toArray(row.value(6)));
                             turn.created = UtcMicros{row.value(7).toLongLong()};
                             c.turns.append(turn);
                             return true;
                         });
    if (!s)
        return s;
    const Result<QHash<Id, BlindVote>> votes = JudgementRepository(m_db).votesOf(c.id);
    if (!votes)
        return votes.error();
    QSet<Id> known;
    for (qsizetype i = 0; i < c.turns.size(); ++i) {
        Turn &turn = c.turns[i];
        // A turn that could not be written (full disk) is not there for those that followed it.
        if (!turn.parent.isNull() && !known.contains(turn.parent)) {
            const auto before = std::find_if(c.turns.crend() - i, c.turns.crend(),
                                             [&turn](const Turn &t) { return t.number < turn.number; });
            turn.parent = before == c.turns.crend() ? Id() : before->id;
        }
        known.insert(turn.id);
        Result<QList<Attachment>> loaded = attachments.load(files.at(i));
        if (!loaded)
            return loaded.error();
        turn.attachments = std::move(loaded).value();
        if (const auto vote = votes->constFind(turn.id); vote != votes->constEnd())
            turn.vote = *vote;
        Result<QList<Reply>> replies = repliesWhere(m_db, u"WHERE r.turn = ? ORDER BY r.key"_s, {sql::id(turn.id)});
        if (!replies)
            return replies.error();
        turn.replies = std::move(replies).value();
    }
    if (!c.leaf.isNull() && !known.contains(c.leaf))
        c.leaf = c.turns.isEmpty() ? Id() : c.turns.constLast().id;
    return success();
}

Result<ReplyRecord> ComparisonRepository::loadReply(const Id &id) const
{
    Result<QList<Reply>> replies = repliesWhere(m_db, u"WHERE r.id = ?"_s, {sql::id(id)});
    if (!replies)
        return replies.error();
    if (replies->isEmpty())
        return noSuch(id);
    ReplyRecord record;
    record.reply = replies->constFirst();
    QString draft;
    const Status s = m_db.each(u"SELECT t.number, t.prompt, c.id, c.title, c.system_prompt, c.draft FROM turns t"
                               " JOIN comparisons c ON c.id = t.comparison WHERE t.id = ? AND c.deleted IS NULL"_s,
                               {sql::id(record.reply.turn)}, [&](const QSqlQuery &row) {
                                   record.turnNumber = row.value(0).toInt();
                                   record.prompt = row.value(1).toString();
                                   record.comparison = sql::toId(row.value(2));
                                   record.title = row.value(3).toString();
                                   record.systemPrompt = row.value(4).toString();
                                   draft = row.value(5).toString();
                                   return false;
                               });
    if (!s)
        return s.error();
    if (record.comparison.isNull()) // its comparison is deleted
        return noSuch(id);
    const Result<QString> title = titleOfComparison(m_db, record.comparison, record.title, draft);
    if (!title)
        return title.error();
    record.title = *title;
    return record;
}

Status ComparisonRepository::save(const Comparison &c)
{
    Status s = AttachmentRepository(m_db).put(c.attachments);
    const auto title = m_db.value(u"SELECT title FROM comparisons WHERE id = ?"_s, {sql::id(c.id)});
    if (s)
        s = m_db.exec(
            u"INSERT INTO comparisons (id, title, created, updated, system_prompt, draft, view, defaults, variables,"
            " attachments, blind, leaf, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " title = excluded.title, updated = excluded.updated, system_prompt = excluded.system_prompt,"
            " draft = excluded.draft, view = excluded.view, defaults = excluded.defaults,"
            " variables = excluded.variables, attachments = excluded.attachments, blind = excluded.blind,"
            " leaf = excluded.leaf"_s,
            {sql::id(c.id), sql::text(c.title), c.created.value, c.updated.value, sql::text(c.systemPrompt),
             sql::text(c.draft), sql::json(c.view), sql::json(c.defaults.toJson()), sql::json(sql::toJson(c.variables)),
             sql::json(AttachmentRepository::namesOf(c.attachments)), c.blind ? 1 : 0, sql::idOrNull(c.leaf),
             sql::idOrNull(c.origin)});
    if (s)
        s = m_db.exec(u"DELETE FROM panes WHERE comparison = ?"_s, {sql::id(c.id)});
    for (qsizetype i = 0; s && i < c.panes.size(); ++i) {
        const Pane &pane = c.panes.at(i);
        s = m_db.exec(u"INSERT INTO panes (id, comparison, position, provider, model, settings, repeat)"
                      " VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
                      {sql::id(pane.id), sql::id(c.id), static_cast<int>(i), sql::text(pane.model.provider),
                       sql::text(pane.model.id), sql::json(pane.settings.toJson()), pane.repeat});
    }
    if (s && title && title->toString() != c.title)
        s = SearchRepository(m_db).indexTitle(c.id);
    return s;
}

Result<QList<RecentPrompt>> ComparisonRepository::recentPrompts(UtcMicros before, int count) const
{
    // Doubles are left out here and not by the database, which would have to read all of them first. The bound keeps a
    // history of one prompt that was sent again and again cheap.
    constexpr int kMostRead = 5000;
    QList<RecentPrompt> prompts;
    QSet<QString> seen;
    const Status s = m_db.each(u"SELECT CASE source WHEN '' THEN prompt ELSE source END, created FROM turns t"
                               " WHERE NOT EXISTS (SELECT 1 FROM comparisons c WHERE c.id = t.comparison"
                               " AND c.deleted IS NOT NULL) ORDER BY rowid DESC LIMIT ?"_s,
                               {kMostRead}, [&](const QSqlQuery &row) {
                                   const UtcMicros sent{row.value(1).toLongLong()};
                                   const QString text = row.value(0).toString();
                                   if (sent < before && !seen.contains(text) && prompts.size() < count) {
                                       seen.insert(text);
                                       prompts.append({text, sent});
                                   }
                                   return prompts.size() < count;
                               });
    if (!s)
        return s.error();
    return prompts;
}

Status ComparisonRepository::rename(const Id &id, const QString &title, UtcMicros now)
{
    const Status s = m_db.exec(u"UPDATE comparisons SET title = ?, updated = ? WHERE id = ?"_s,
                               {sql::text(title), now.value, sql::id(id)});
    if (s && m_db.changedRows() == 0)
        return noSuch(id);
    return s ? SearchRepository(m_db).indexTitle(id) : s;
}

} // namespace bakeoff
