// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/replywriter.h"

#include "compare/replyjson.h"
#include "store/attachmentrepository.h"
#include "store/billrepository.h"
#include "store/budgetrepository.h"
#include "store/chargerepository.h"
#include "store/database.h"
#include "store/judgementrepository.h"
#include "store/replyrow.h"
#include "store/searchrepository.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QVariant picos(const Cost &cost)
{
    return cost.amount ? QVariant(cost.amount->picos()) : QVariant();
}

QVariant errorText(const std::optional<Error> &error)
{
    return error ? sql::json(toJson(*error)) : QVariant();
}

} // namespace

Status ReplyWriter::begin(const Turn &turn, const QList<Reply> &replies, const Id &owner)
{
    Status s = AttachmentRepository(m_db).put(turn.attachments);
    if (s)
        s = m_db.exec(u"INSERT INTO turns (id, comparison, parent, number, prompt, source, variables, attachments, created)"
                      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"_s,
                      {sql::id(turn.id), sql::id(turn.comparison), sql::idOrNull(turn.parent), turn.number,
                       sql::text(turn.prompt), sql::text(turn.source), sql::json(sql::toJson(turn.variables)),
                       sql::json(AttachmentRepository::namesOf(turn.attachments)), turn.created.value});
    const bool isNew = s && m_db.changedRows() > 0;
    if (isNew && turn.vote)
        s = JudgementRepository(m_db).putVote(turn.id, *turn.vote);
    if (s && isNew)
        s = SearchRepository(m_db, m_indexing).indexTurn(turn.id);
    for (const Reply &r : replies) {
        if (!s)
            return s;
        s = m_db.exec(u"INSERT INTO replies (id, turn, pane, provider, model, created, state, timing, sandbox,"
                      " cost_kind, cost_picos, owner, settings, clocks, facts, error, attempts, cost_basis, sample,"
                      " continues, input_digest)"
                      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                      {sql::id(r.id), sql::id(r.turn), sql::id(r.pane), sql::text(r.model.provider),
                       sql::text(r.model.id), r.created.value, sql::name(replyStateName(r.state)),
                       sql::name(timingSourceName(r.timing)), r.sandbox ? 1 : 0,
                       sql::name(chargeKindName(r.cost.kind)), picos(r.cost), sql::id(owner),
                       sql::json(r.settings.toJson()), sql::json(toJson(r.clocks)), sql::json(toJson(r.facts)),
                       errorText(r.error), sql::json(toJson(r.attempts)), sql::json(r.costBasis), r.sample,
                       sql::idOrNull(r.continues),
                       r.inputDigest.isEmpty() ? QVariant() : QVariant(r.inputDigest)});
        if (s && isFinal(r.state))
            s = finish(r, r.created);
    }
    return s;
}

Status ReplyWriter::append(const ReplyPatch &patch)
{
    qint64 key = 0;
    QVariant attempts;
    Status s = m_db.each(u"SELECT key, attempts FROM replies WHERE id = ? AND owner IS NOT NULL"_s,
                         {sql::id(patch.reply)}, [&](const QSqlQuery &row) {
                             key = row.value(0).toLongLong();
                             attempts = row.value(1);
                             return false;
                         });
    if (!s || key == 0)
        return s;
    if (patch.restarted)
        s = m_db.exec(u"DELETE FROM reply_chunks WHERE reply = ?"_s, {key});
    if (s && (!patch.text.isEmpty() || !patch.reasoning.isEmpty())) {
        s = m_db.exec(u"INSERT INTO reply_chunks (reply, text, reasoning) VALUES (?, ?, ?)"_s,
                      {key, sql::text(patch.text), sql::text(patch.reasoning)});
    }
    if (s && patch.state)
        s = m_db.exec(u"UPDATE replies SET state = ? WHERE key = ?"_s, {sql::name(replyStateName(*patch.state)), key});
    if (s && patch.clocks)
        s = m_db.exec(u"UPDATE replies SET clocks = ? WHERE key = ?"_s, {sql::json(toJson(*patch.clocks)), key});
    if (s && patch.facts)
        s = m_db.exec(u"UPDATE replies SET facts = ? WHERE key = ?"_s, {sql::json(toJson(*patch.facts)), key});
    if (s && !patch.failedAttempts.isEmpty()) {
        const QList<FailedAttempt> all = failedAttemptsFromJson(sql::toArray(attempts)) + patch.failedAttempts;
        s = m_db.exec(u"UPDATE replies SET attempts = ? WHERE key = ?"_s, {sql::json(toJson(all)), key});
    }
    return s;
}

Status ReplyWriter::finish(const Reply &r, UtcMicros now)
{
    Status s = m_db.exec(u"UPDATE replies SET state = ?, timing = ?, sandbox = ?, cost_kind = ?, cost_picos = ?,"
                         " owner = NULL, settings = ?, clocks = ?, facts = ?, error = ?, attempts = ?, cost_basis = ?"
                         " WHERE id = ?"_s,
                         {sql::name(replyStateName(r.state)), sql::name(timingSourceName(r.timing)), r.sandbox ? 1 : 0,
                          sql::name(chargeKindName(r.cost.kind)), picos(r.cost), sql::json(r.settings.toJson()),
                          sql::json(toJson(r.clocks)), sql::json(toJson(r.facts)), errorText(r.error),
                          sql::json(toJson(r.attempts)), sql::json(r.costBasis), sql::id(r.id)});
    if (!s)
        return s;
    if (m_db.changedRows() > 0) { // otherwise its comparison was deleted while it streamed; the charge remains
        s = m_db.exec(u"INSERT INTO reply_texts (reply, text, reasoning, raw_request, raw_response)"
                      " SELECT key, ?, ?, ?, ? FROM replies WHERE id = ? ON CONFLICT (reply) DO UPDATE SET"
                      " text = excluded.text, reasoning = excluded.reasoning, raw_request = excluded.raw_request,"
                      " raw_response = excluded.raw_response"_s,
                      {sql::text(r.text), sql::text(r.reasoning), sql::blob(r.rawRequest), sql::blob(r.rawResponse),
                       sql::id(r.id)});
        if (s)
            s = m_db.exec(u"DELETE FROM reply_chunks WHERE reply = (SELECT key FROM replies WHERE id = ?)"_s,
                          {sql::id(r.id)});
        if (!s)
            return s;
    }

    const bool open = hasOpenBill(r);
    s = open ? BillRepository(m_db).add({r.id, r.model.provider, r.facts.generationId, now}) : BillRepository(m_db).drop(r.id);
    if (s)
        s = open ? BudgetRepository(m_db).holdForBill(r.id) : BudgetRepository(m_db).release(r.id);
    if (s)
        s = putCharge(r, now);
    return s ? SearchRepository(m_db, m_indexing).indexReply(r.id) : s;
}

Status ReplyWriter::putCharge(const Reply &r, UtcMicros now)
{
    if (!mayHaveBeenBilled(r))
        return m_db.exec(u"DELETE FROM charges WHERE subject = ?"_s, {sql::id(r.id)});
    Charge charge{.subject = r.id,
                  .comparison = {},
                  .work = RequestKind::Text,
                  .model = r.model,
                  .at = now,
                  .cost = r.cost,
                  .sandbox = r.sandbox,
                  .source = chargeSourceOf(r.cost.kind),
                  .basis = r.costBasis};
    const Status s = m_db.each(u"SELECT comparison FROM turns WHERE id = ?"_s, {sql::id(r.turn)}, [&charge](const QSqlQuery &row) {
        charge.comparison = sql::toId(row.value(0));
        return false;
    });
    return s ? ChargeRepository(m_db).put(charge) : s;
}

QString ReplyWriter::orphanDetail()
{
    return u"the program ended before the answer did"_s;
}

Result<int> ReplyWriter::cutOffOrphans(const std::function<bool(const Id &)> &isAlive, UtcMicros now)
{
    QList<Id> owners;
    Status s = m_db.each(u"SELECT DISTINCT owner FROM replies WHERE owner IS NOT NULL"_s, {},
                         [&owners](const QSqlQuery &row) {
                             owners.append(sql::toId(row.value(0)));
                             return true;
                         });
    if (!s)
        return s.error();
    int count = 0;
    for (const Id &owner : owners) {
        if (isAlive(owner))
            continue;
        Result<QList<Reply>> orphans = repliesWhere(m_db, u"WHERE r.owner = ?"_s, {sql::id(owner)});
        if (!orphans)
            return orphans.error();
        for (Reply &reply : *orphans) {
            reply.state = ReplyState::CutOff;
            reply.error = Error{.kind = ErrorKind::Interrupted,
                                .detail = orphanDetail(),
                                .maybeBilled = true};
            s = finish(reply, now);
            if (s)
                s = BudgetRepository(m_db).release(reply.id); // the dead hold nothing, not even for a bill
            if (!s)
                return s.error();
            ++count;
        }
    }
    return count;
}

} // namespace bakeoff
