// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/replyrow.h"

#include "compare/replyjson.h"
#include "store/database.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

Error unknownName(const QString &what, const QVariant &name)
{
    return Error{.kind = ErrorKind::CorruptData, .detail = u"unknown %1 \"%2\""_s.arg(what, name.toString())};
}

Status joinChunks(Database &db, ReplyRow &row)
{
    return db.each(u"SELECT text, reasoning FROM reply_chunks WHERE reply = ? ORDER BY key"_s, {row.key},
                   [&row](const QSqlQuery &chunk) {
                       row.reply.text += chunk.value(0).toString();
                       row.reply.reasoning += chunk.value(1).toString();
                       return true;
                   });
}

} // namespace

QString replySelect()
{
    return u"SELECT r.key, r.owner IS NULL, r.id, r.turn, r.pane, r.provider, r.model, r.created, r.state, r.timing,"
           " r.sandbox, r.cost_kind, r.cost_picos, r.settings, r.clocks, r.facts, r.error, r.attempts, r.cost_basis,"
           " x.text, x.reasoning, x.raw_request, x.raw_response, r.sample, r.continues, j.rating, j.mark, j.note, j.tags, r.input_digest"
           " FROM replies r LEFT JOIN reply_texts x ON x.reply = r.key LEFT JOIN judgements j ON j.reply = r.id "_s;
}

Result<ReplyRow> replyFromRow(const QSqlQuery &row)
{
    int column = 0;
    const auto next = [&row, &column] { return row.value(column++); };

    ReplyRow result;
    Reply &reply = result.reply;
    result.key = next().toLongLong();
    result.ended = next().toBool();
    reply.id = sql::toId(next());
    reply.turn = sql::toId(next());
    reply.pane = sql::toId(next());
    reply.model.provider = next().toString();
    reply.model.id = next().toString();
    reply.created = UtcMicros{next().toLongLong()};
    const QVariant state = next();
    const QVariant timing = next();
    reply.sandbox = next().toBool();
    const QVariant costKind = next();
    const QVariant picos = next();
    reply.settings = GenerationSettings::fromJson(sql::toObject(next()));
    reply.clocks = replyClocksFromJson(sql::toObject(next()));
    reply.facts = chatFactsFromJson(sql::toObject(next()));
    if (const QVariant error = next(); !error.isNull())
        reply.error = errorFromJson(sql::toObject(error));
    reply.attempts = failedAttemptsFromJson(sql::toArray(next()));
    reply.costBasis = sql::toObject(next());
    reply.text = next().toString();
    reply.reasoning = next().toString();
    reply.rawRequest = next().toByteArray();
    reply.rawResponse = next().toByteArray();
    reply.sample = next().toInt();
    reply.continues = sql::toId(next());
    const QVariant rating = next();
    const QVariant mark = next();
    reply.judgement.note = next().toString();
    for (const QJsonValue tag : sql::toArray(next()))
        reply.judgement.tags.append(tag.toString());
    reply.inputDigest = next().toByteArray();
    if (!rating.isNull())
        reply.judgement.rating = rating.toInt();
    if (!mark.isNull()) {
        const auto knownMark = markFromName(mark.toString());
        if (!knownMark)
            return unknownName(u"mark"_s, mark);
        reply.judgement.mark = *knownMark;
    }

    const auto knownState = replyStateFromName(state.toString());
    if (!knownState)
        return unknownName(u"state"_s, state);
    reply.state = *knownState;
    const auto knownTiming = timingSourceFromName(timing.toString());
    if (!knownTiming)
        return unknownName(u"timing source"_s, timing);
    reply.timing = *knownTiming;
    const auto knownKind = chargeKindFromName(costKind.toString());
    if (!knownKind)
        return unknownName(u"kind of charge"_s, costKind);
    reply.cost.kind = *knownKind;
    if (!picos.isNull())
        reply.cost.amount = Usd::fromPicos(picos.toLongLong());
    return result;
}

Result<QList<Reply>> repliesWhere(Database &db, const QString &condition, const QVariantList &values)
{
    QList<ReplyRow> rows;
    std::optional<Error> error;
    const Status s = db.each(replySelect() + condition, values, [&](const QSqlQuery &row) {
        Result<ReplyRow> read = replyFromRow(row);
        if (read)
            rows.append(std::move(read).value());
        else
            error = read.error();
        return !error;
    });
    if (!s)
        return s.error();
    if (error)
        return *error;
    QList<Reply> replies;
    replies.reserve(rows.size());
    for (ReplyRow &row : rows) {
        if (!row.ended) {
            if (const Status joined = joinChunks(db, row); !joined)
                return joined.error();
        }
        replies.append(std::move(row.reply));
    }
    return replies;
}

} // namespace bakeoff
