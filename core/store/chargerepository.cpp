// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/chargerepository.h"

#include "store/database.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

Result<ClassedTotals> ChargeRepository::ofComparison(const Id &comparison) const
{
    return totals(u"comparison = ?"_s, {sql::id(comparison)});
}

Result<ClassedTotals> ChargeRepository::between(UtcMicros from, UtcMicros until) const
{
    return totals(u"at >= ? AND at < ?"_s, {from.value, until.value});
}

Result<ClassedTotals> ChargeRepository::today(UtcMicros now, const QTimeZone &zone) const
{
    const QDate day = now.toDateTime().toTimeZone(zone).date();
    return between(UtcMicros::fromDateTime(day.startOfDay(zone)),
                   UtcMicros::fromDateTime(day.addDays(1).startOfDay(zone)));
}

Result<ClassedTotals> ChargeRepository::thisMonth(UtcMicros now, const QTimeZone &zone) const
{
    const QDate day = now.toDateTime().toTimeZone(zone).date();
    const QDate first(day.year(), day.month(), 1);
    return between(UtcMicros::fromDateTime(first.startOfDay(zone)),
                   UtcMicros::fromDateTime(first.addMonths(1).startOfDay(zone)));
}

Result<ClassedTotals> ChargeRepository::totals(const QString &where, const QVariantList &values) const
{
    // Picodollars are summed in two parts: SQLite refuses a sum beyond 64 bits, and a lower bound is what is wanted then.
    constexpr qint64 kSplit = 1'000'000'000;
    ClassedTotals totals;
    std::optional<Error> error;
    const Status s = m_db.each(
        u"SELECT sandbox, kind, count(*), sum(picos / %1), sum(picos % %1) FROM charges WHERE "_s.arg(kSplit) + where
            + u" GROUP BY sandbox, kind"_s,
        values, [&](const QSqlQuery &row) {
            const auto kind = chargeKindFromName(row.value(1).toString());
            if (!kind) {
                error = Error{.kind = ErrorKind::CorruptData, .detail = u"unknown kind of charge"_s};
                return false;
            }
            CostTotal part;
            part.count = row.value(2).toInt();
            if (*kind == ChargeKind::Unknown) {
                part.unknown = part.count;
            } else {
                qint64 sum = 0;
                part.overflow = qMulOverflow(row.value(3).toLongLong(), kSplit, &sum)
                                || qAddOverflow(sum, row.value(4).toLongLong(), &sum);
                if (part.overflow)
                    sum = std::numeric_limits<qint64>::max();
                (*kind == ChargeKind::Billed ? part.billed : part.estimated) = Usd::fromPicos(sum);
            }
            (row.value(0).toBool() ? totals.sandbox : totals.real).add(part);
            return true;
        });
    if (!s)
        return s.error();
    if (error)
        return *error;
    return totals;
}

Result<Charge> ChargeRepository::of(const Id &subject) const
{
    std::optional<Charge> charge;
    const Status s = m_db.each(
        u"SELECT comparison, work, provider, model, at, kind, picos, sandbox, source, basis FROM charges"
        " WHERE subject = ?"_s,
        {sql::id(subject)}, [&](const QSqlQuery &row) {
            charge = Charge{
                .subject = subject,
                .comparison = sql::toId(row.value(0)),
                .work = requestKindFromName(row.value(1).toString()).value_or(RequestKind::Text),
                .model = {row.value(2).toString(), row.value(3).toString()},
                .at = UtcMicros{row.value(4).toLongLong()},
                .cost = {chargeKindFromName(row.value(5).toString()).value_or(ChargeKind::Unknown),
                         row.value(6).isNull() ? std::nullopt : std::optional(Usd::fromPicos(row.value(6).toLongLong()))},
                .sandbox = row.value(7).toBool(),
                .source = chargeSourceFromName(row.value(8).toString()).value_or(ChargeSource::None),
                .basis = sql::toObject(row.value(9)),
            };
            return false;
        });
    if (!s)
        return s.error();
    if (!charge)
        return Error{.kind = ErrorKind::NotFound, .detail = u"no charge for %1"_s.arg(idText(subject))};
    return *charge;
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

} // namespace bakeoff
