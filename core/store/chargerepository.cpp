// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/chargerepository.h"

#include "store/chargerow.h"
#include "store/database.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

Result<CostTally> ChargeRepository::ofComparison(const Id &comparison) const
{
    return chargeSum(m_db, u"c.comparison = ?"_s, {sql::id(comparison)});
}

Result<CostTally> ChargeRepository::between(UtcMicros from, UtcMicros until) const
{
    return chargeSum(m_db, u"c.at >= ? AND c.at < ?"_s, {from.value, until.value});
}

Result<CostTotal> ChargeRepository::spent(UtcMicros from, UtcMicros until, const QString &provider) const
{
    QString where = u"c.at >= ? AND c.at < ? AND c.sandbox = 0"_s;
    QVariantList values{from.value, until.value};
    if (!provider.isEmpty()) {
        where += u" AND c.provider = ?"_s;
        values.append(sql::text(provider));
    }
    const Result<CostTally> found = chargeSum(m_db, where, values);
    return found ? Result<CostTotal>(found->real) : Result<CostTotal>(found.error());
}

Result<CostTally> ChargeRepository::today(UtcMicros now, const QTimeZone &zone) const
{
    const QDate day = now.toDateTime().toTimeZone(zone).date();
    return between(UtcMicros::fromDateTime(day.startOfDay(zone)),
                   UtcMicros::fromDateTime(day.addDays(1).startOfDay(zone)));
}

Result<CostTally> ChargeRepository::thisMonth(UtcMicros now, const QTimeZone &zone) const
{
    const QDate day = now.toDateTime().toTimeZone(zone).date();
    const QDate first(day.year(), day.month(), 1);
    return between(UtcMicros::fromDateTime(first.startOfDay(zone)),
                   UtcMicros::fromDateTime(first.addMonths(1).startOfDay(zone)));
}

Result<Charge> ChargeRepository::of(const Id &subject) const
{
    Result<Charge> charge = Error{.kind = ErrorKind::NotFound, .detail = u"no charge for %1"_s.arg(idText(subject))};
    const Status s = m_db.each(u"SELECT %1 FROM charges c WHERE c.subject = ?"_s.arg(chargeColumns()), {sql::id(subject)},
                               [&charge](const QSqlQuery &row) {
                                   charge = chargeFromRow(row);
                                   return false;
                               });
    if (!s)
        return s.error();
    return charge;
}

Status ChargeRepository::put(const Charge &charge)
{
    // `at` stays: a bill that is found out later belongs to the day of its answer.
    return m_db.exec(
        u"INSERT INTO charges (subject, comparison, work, provider, model, at, kind, picos, sandbox, source, basis)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (subject) DO UPDATE SET kind = excluded.kind,"
        " picos = excluded.picos, sandbox = excluded.sandbox, source = excluded.source, basis = excluded.basis"_s,
        {sql::id(charge.subject), sql::idOrNull(charge.comparison), sql::name(requestKindName(charge.work)),
         sql::text(charge.model.provider), sql::text(charge.model.id), charge.at.value,
         sql::name(chargeKindName(charge.cost.kind)),
         charge.cost.amount ? QVariant(charge.cost.amount->picos()) : QVariant(), charge.sandbox ? 1 : 0,
         sql::name(chargeSourceName(charge.source)), sql::json(charge.basis)});
}

Status ChargeRepository::putBill(const Id &subject, Usd amount)
{
    return m_db.exec(u"UPDATE charges SET kind = ?, picos = ?, source = ?, basis = '{}' WHERE subject = ?"_s,
                     {sql::name(chargeKindName(ChargeKind::Billed)), amount.picos(),
                      sql::name(chargeSourceName(ChargeSource::Generation)), sql::id(subject)});
}

} // namespace bakeoff
