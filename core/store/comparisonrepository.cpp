// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/comparisonrepository.h"

#include "store/attachmentrepository.h"
#include "store/chargerepository.h"
#include "store/database.h"
#include "store/judgementrepository.h"
#include "store/replyrow.h"
#include "store/sqlvalues.h"

#include <QSet>
#include <QSqlQuery>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostRows = 1000;

struct Cursor {
    UtcMicros updated;
    Id id;
};

QString toText(const Cursor &cursor)
{
    const QByteArray bytes = QByteArray::number(cursor.updated.value) + ':' + cursor.id.toByteArray(QUuid::WithoutBraces);
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

std::optional<Cursor> cursorFromText(const QString &text)
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
    const qint64 updated = bytes.first(colon).toLongLong(&ok);
    const Id id = Id::fromString(QString::fromLatin1(bytes.sliced(colon + 1)));
    if (!ok || id.isNull())
        return std::nullopt;
    return Cursor{UtcMicros{updated}, id};
}

Error noSuch(const Id &id)
{
    return Error{.kind = ErrorKind::NotFound, .detail = u"nothing stored as %1"_s.arg(idText(id))};
}

Result<QString> titleOf(Database &db, const Id &comparison, const QString &title, const QString &draft)
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

Status fillSummary(Database &db, ComparisonSummary &summary, const QString &draft)
{
    Result<QString> title = titleOf(db, summary.id, summary.title, draft);
    if (!title)
        return title.error();
    summary.title = *title;
    Status s = db.each(u"SELECT provider, model FROM panes WHERE comparison = ? ORDER BY position"_s,
                       {sql::id(summary.id)}, [&summary](const QSqlQuery &row) {
                           summary.models.append(ModelRef{row.value(0).toString(), row.value(1).toString()}.toString());
                           return true;
                       });
    if (!s)
        return s;
    summary.panes = static_cast<int>(summary.models.size());
    const auto replies = db.value(u"SELECT count(*) FROM replies r JOIN turns t ON r.turn = t.id"
                                  " WHERE t.comparison = ?"_s,
                                  {sql::id(summary.id)});
    if (!replies)
        return replies.error();
    summary.replies = replies->toInt();
    const auto totals = ChargeRepository(db).ofComparison(summary.id);
    if (!totals)
        return totals.error();
    summary.cost = totals->real;
    summary.sandboxCost = totals->sandbox;
    return success();
}

} // namespace

Result<ComparisonPage> ComparisonRepository::list(int count, const QString &cursor) const
{
    if (count < 1 || count > kMostRows)
        return Error{.kind = ErrorKind::BadInput, .detail = u"a page of %1 rows"_s.arg(count)};
    std::optional<Cursor> after;
    if (!cursor.isEmpty()) {
        after = cursorFromText(cursor);
        if (!after)
            return Error{.kind = ErrorKind::BadInput, .detail = u"this is no cursor"_s};
    }

    const QString columns = u"SELECT id, title, updated, substr(draft, 1, 1000) FROM comparisons "_s;
    const QString order = u" ORDER BY updated DESC, id DESC LIMIT ?"_s;
    ComparisonPage page;
    QStringList drafts;
    const auto read = [&](const QSqlQuery &row) {
        ComparisonSummary summary;
        summary.id = sql::toId(row.value(0));
        summary.title = row.value(1).toString();
        summary.updated = UtcMicros{row.value(2).toLongLong()};
        page.rows.append(summary);
        drafts.append(row.value(3).toString());
        return true;
    };
    // One row more than asked for tells whether there is a next page.
    const Status s = after ? m_db.each(columns + u"WHERE (updated, id) < (?, ?)"_s + order,
                                       {after->updated.value, sql::id(after->id), count + 1}, read)
                           : m_db.each(columns + order, {count + 1}, read);
    if (!s)
        return s.error();
    if (page.rows.size() > count) {
        page.rows.removeLast();
        page.next = toText({page.rows.constLast().updated, page.rows.constLast().id});
    }
    for (qsizetype i = 0; i < page.rows.size(); ++i) {
        if (const Status filled = fillSummary(m_db, page.rows[i], drafts.at(i)); !filled)
            return filled.error();
    }
    return page;
}

Result<Comparison> ComparisonRepository::load(const Id &id) const
{
    AttachmentRepository attachments(m_db);
    Comparison c;
    QJsonArray draftFiles;
    Status s = m_db.each(u"SELECT title, created, updated, system_prompt, draft, view, defaults, variables, attachments,"
                         " blind, leaf FROM comparisons WHERE id = ?"_s,
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
                               " JOIN comparisons c ON c.id = t.comparison WHERE t.id = ?"_s,
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
    const Result<QString> title = titleOf(m_db, record.comparison, record.title, draft);
    if (!title)
        return title.error();
    record.title = *title;
    return record;
}

Status ComparisonRepository::save(const Comparison &c)
{
    Status s = AttachmentRepository(m_db).put(c.attachments);
    if (s)
        s = m_db.exec(
            u"INSERT INTO comparisons (id, title, created, updated, system_prompt, draft, view, defaults, variables,"
            " attachments, blind, leaf) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " title = excluded.title, updated = excluded.updated, system_prompt = excluded.system_prompt,"
            " draft = excluded.draft, view = excluded.view, defaults = excluded.defaults,"
            " variables = excluded.variables, attachments = excluded.attachments, blind = excluded.blind,"
            " leaf = excluded.leaf"_s,
            {sql::id(c.id), sql::text(c.title), c.created.value, c.updated.value, sql::text(c.systemPrompt),
             sql::text(c.draft), sql::json(c.view), sql::json(c.defaults.toJson()), sql::json(sql::toJson(c.variables)),
             sql::json(AttachmentRepository::namesOf(c.attachments)), c.blind ? 1 : 0, sql::idOrNull(c.leaf)});
    if (s)
        s = m_db.exec(u"DELETE FROM panes WHERE comparison = ?"_s, {sql::id(c.id)});
    for (qsizetype i = 0; s && i < c.panes.size(); ++i) {
        const Pane &pane = c.panes.at(i);
        s = m_db.exec(u"INSERT INTO panes (id, comparison, position, provider, model, settings, repeat)"
                      " VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
                      {sql::id(pane.id), sql::id(c.id), static_cast<int>(i), sql::text(pane.model.provider),
                       sql::text(pane.model.id), sql::json(pane.settings.toJson()), pane.repeat});
    }
    return s;
}

Result<QList<RecentPrompt>> ComparisonRepository::recentPrompts(UtcMicros before, int count) const
{
    // Doubles are left out here and not by the database, which would have to read all of them first. The bound keeps a
    // history of one prompt that was sent again and again cheap.
    constexpr int kMostRead = 5000;
    QList<RecentPrompt> prompts;
    QSet<QString> seen;
    const Status s = m_db.each(u"SELECT CASE source WHEN '' THEN prompt ELSE source END, created FROM turns"
                               " ORDER BY rowid DESC LIMIT ?"_s,
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
    return s;
}

} // namespace bakeoff
