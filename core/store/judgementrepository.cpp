// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/judgementrepository.h"

#include "store/database.h"
#include "store/searchrepository.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QJsonArray texts(const QList<Id> &ids)
{
    QJsonArray array;
    for (const Id &id : ids)
        array.append(idText(id));
    return array;
}

QList<Id> ids(const QVariant &value)
{
    QList<Id> list;
    for (const QJsonValue text : sql::toArray(value))
        list.append(Id::fromString(text.toString()));
    return list;
}

} // namespace

Result<QHash<Id, BlindVote>> JudgementRepository::votesOf(const Id &comparison) const
{
    QHash<Id, BlindVote> votes;
    std::optional<Error> error;
    const Status s = m_db.each(
        u"SELECT v.turn, v.outcome, v.panes, v.replies, v.winner, v.decided FROM turns t JOIN votes v ON v.turn = t.id"
        " WHERE t.comparison = ?"_s,
        {sql::id(comparison)}, [&](const QSqlQuery &row) {
            const auto outcome = voteOutcomeFromName(row.value(1).toString());
            if (!outcome) {
                error = Error{.kind = ErrorKind::CorruptData, .detail = u"unknown outcome of a vote"_s};
                return false;
            }
            votes.insert(sql::toId(row.value(0)), BlindVote{.panes = ids(row.value(2)),
                                                            .outcome = *outcome,
                                                            .winner = sql::toId(row.value(4)),
                                                            .replies = ids(row.value(3)),
                                                            .decided = UtcMicros{row.value(5).toLongLong()}});
            return true;
        });
    if (!s)
        return s.error();
    if (error)
        return *error;
    return votes;
}

Status JudgementRepository::putJudgement(const Id &reply, const Judgement &judgement)
{
    Judgement before;
    Id comparison;
    Status s = m_db.each(u"SELECT t.comparison, j.rating, j.note, j.tags FROM replies r JOIN turns t ON t.id = r.turn"
                         " LEFT JOIN judgements j ON j.reply = r.id WHERE r.id = ?"_s,
                         {sql::id(reply)}, [&](const QSqlQuery &row) {
                             comparison = sql::toId(row.value(0));
                             if (!row.value(1).isNull())
                                 before.rating = row.value(1).toInt();
                             before.note = row.value(2).toString();
                             for (const QJsonValue tag : sql::toArray(row.value(3)))
                                 before.tags.append(tag.toString());
                             return false;
                         });
    if (s)
        s = writeJudgement(reply, judgement);
    if (!s || comparison.isNull())
        return s;
    if (before.tags != judgement.tags)
        s = SearchRepository(m_db).indexMarks(comparison);
    const bool found = before.rating != judgement.rating || before.note != judgement.note;
    return s && found ? SearchRepository(m_db).indexReply(reply) : s;
}

Status JudgementRepository::writeJudgement(const Id &reply, const Judgement &judgement)
{
    if (judgement.isEmpty())
        return m_db.exec(u"DELETE FROM judgements WHERE reply = ?"_s, {sql::id(reply)});
    return m_db.exec(
        u"INSERT INTO judgements (reply, rating, mark, note, tags) SELECT id, ?, ?, ?, ? FROM replies WHERE id = ?"
        " ON CONFLICT (reply) DO UPDATE SET rating = excluded.rating, mark = excluded.mark, note = excluded.note,"
        " tags = excluded.tags"_s,
        {judgement.rating ? QVariant(*judgement.rating) : QVariant(), sql::name(markName(judgement.mark)),
         sql::text(judgement.note), sql::json(QJsonArray::fromStringList(judgement.tags)), sql::id(reply)});
}

Status JudgementRepository::putVote(const Id &turn, const BlindVote &vote)
{
    const bool open = vote.outcome == VoteOutcome::Open;
    const auto wasOpen = m_db.value(u"SELECT EXISTS (SELECT 1 FROM votes WHERE turn = ? AND outcome = 'open')"_s, {sql::id(turn)});
    if (!wasOpen)
        return wasOpen.error();
    const Status s = m_db.exec(
        u"INSERT INTO votes (turn, outcome, panes, replies, winner, decided) SELECT id, ?, ?, ?, ?, ? FROM turns"
        " WHERE id = ? ON CONFLICT (turn) DO UPDATE SET outcome = excluded.outcome, panes = excluded.panes,"
        " replies = excluded.replies, winner = excluded.winner, decided = excluded.decided"_s,
        {sql::name(voteOutcomeName(vote.outcome)), sql::json(texts(vote.panes)), sql::json(texts(vote.replies)),
         sql::idOrNull(vote.winner), open ? QVariant() : QVariant(vote.decided.value),
         sql::id(turn)});
    // What is found by model and cost changes with what may be seen.
    return s && wasOpen->toBool() != open ? SearchRepository(m_db).indexVote(turn) : s;
}

} // namespace bakeoff
