// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/pricerepository.h"

#include "costs/pricing.h"
#include "store/chargerepository.h"
#include "store/database.h"
#include "store/replyrow.h"
#include "store/replywriter.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

Result<QList<PriceRow>> PriceRepository::list() const
{
    QList<PriceRow> rows;
    const Status s = m_db.each(u"SELECT id, provider, model, origin, since, card, note FROM price_rows"
                               " ORDER BY provider, model, origin, since, id"_s,
                               {}, [&rows](const QSqlQuery &row) {
                                   const auto origin = priceOriginFromName(row.value(3).toString());
                                   const Result<RateCard> card = RateCard::fromJson(sql::toObject(row.value(5)));
                                   if (origin && card) {
                                       rows.append({.id = sql::toId(row.value(0)),
                                                    .model = {row.value(1).toString(), row.value(2).toString()},
                                                    .origin = *origin,
                                                    .card = *card,
                                                    .since = UtcMicros{row.value(4).toLongLong()},
                                                    .note = row.value(6).toString()});
                                   }
                                   return true;
                               });
    if (!s)
        return s.error();
    return rows;
}

Status PriceRepository::put(const PriceRow &row)
{
    return m_db.exec(u"INSERT OR REPLACE INTO price_rows (id, provider, model, origin, since, card, note)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
                     {sql::id(row.id), sql::text(row.model.provider), sql::text(row.model.id),
                      sql::name(priceOriginName(row.origin)), row.since.value, sql::json(row.card.toJson()),
                      sql::text(row.note)});
}

Status PriceRepository::remove(const Id &row)
{
    return m_db.exec(u"DELETE FROM price_rows WHERE id = ?"_s, {sql::id(row)});
}

Status PriceRepository::fillIn(const Id &subject, const RateCard &card, UtcMicros now)
{
    const Result<Charge> charge = ChargeRepository(m_db).of(subject);
    if (!charge)
        return charge.error();
    if (charge->cost.kind != ChargeKind::Unknown)
        return Error{.kind = ErrorKind::BadInput, .detail = u"the amount of this charge is known"_s};
    Result<QList<Reply>> replies = repliesWhere(m_db, u"WHERE r.id = ?"_s, {sql::id(subject)});
    if (!replies)
        return replies.error();
    if (replies->isEmpty())
        return Error{.kind = ErrorKind::UnknownPrice, .detail = u"the answer is deleted, so its counts are not known"_s};
    Reply reply = replies->takeFirst();
    // Its counts are what there is; where they are those of a part, the amount is one of that part, and the basis says so.
    Result<PricedUsage> priced = estimate(reply.facts.usage, card, reply.created);
    if (!priced)
        return priced.error();
    if (!priced->cost.amount) {
        return Error{.kind = ErrorKind::UnknownPrice,
                     .detail = priced->basis.value("unknown"_L1).toString(u"no price"_s)};
    }
    reply.cost = priced->cost;
    reply.costBasis = priced->basis;
    reply.costBasis.insert("filled_in_us"_L1, now.value);
    return ReplyWriter(m_db).finish(reply, now);
}

} // namespace bakeoff
