// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/jobpricerepository.h"

#include "store/chargerepository.h"
#include "store/database.h"
#include "store/jobrepository.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

Result<QList<UnitPriceRow>> JobPriceRepository::rows() const
{
    QList<UnitPriceRow> rows;
    const Status s = m_db.each(u"SELECT provider, model, metric, max(since), usd, unit, source FROM unit_prices"
                               " GROUP BY provider, model, metric"_s,
                               {}, [&rows](const QSqlQuery &row) {
                                   const auto unit = unitFromName(row.value(5).toString());
                                   const auto rate = unit ? Rate::fromDecimal(row.value(4).toString().toUtf8(), *unit)
                                                          : std::nullopt;
                                   if (rate) { // one that this version cannot read is no price
                                       rows.append({.provider = row.value(0).toString(),
                                                    .model = row.value(1).toString(),
                                                    .price = {.metric = row.value(2).toString(), .rate = *rate},
                                                    .since = UtcMicros{row.value(3).toLongLong()},
                                                    .source = row.value(6).toString()});
                                   }
                                   return true;
                               });
    return s ? Result<QList<UnitPriceRow>>(rows) : Result<QList<UnitPriceRow>>(s.error());
}

Result<QList<HardwareChoice>> JobPriceRepository::choices() const
{
    QList<HardwareChoice> choices;
    const Status s = m_db.each(u"SELECT provider, model, sku, since FROM hardware_choices"_s, {},
                               [&choices](const QSqlQuery &row) {
                                   choices.append({.model = {row.value(0).toString(), row.value(1).toString()},
                                                   .sku = row.value(2).toString(),
                                                   .since = UtcMicros{row.value(3).toLongLong()}});
                                   return true;
                               });
    return s ? Result<QList<HardwareChoice>>(choices) : Result<QList<HardwareChoice>>(s.error());
}

Result<QList<Job>> JobPriceRepository::unpriced(const ModelRef &model) const
{
    QList<Id> ids;
    const Status s = m_db.each(u"SELECT id FROM jobs WHERE provider = ? AND model = ? AND cost_kind = 'unknown'"
                               " AND ended IS NOT NULL ORDER BY created"_s,
                               {sql::text(model.provider), sql::text(model.id)}, [&ids](const QSqlQuery &row) {
                                   ids.append(sql::toId(row.value(0)));
                                   return true;
                               });
    return s ? JobRepository(m_db).load(ids) : Result<QList<Job>>(s.error());
}

Status JobPriceRepository::add(const UnitPriceRow &row)
{
    return m_db.exec(u"INSERT INTO unit_prices (provider, model, metric, since, usd, unit, source)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (provider, model, metric, since) DO UPDATE SET"
                     " usd = excluded.usd, unit = excluded.unit, source = excluded.source"_s,
                     {sql::text(row.provider), sql::text(row.model), sql::text(row.price.metric), row.since.value,
                      row.price.rate.toDecimal(), sql::name(unitName(row.price.rate.unit)), sql::text(row.source)});
}

Status JobPriceRepository::remove(const ModelRef &model, const QString &metric)
{
    return m_db.exec(u"DELETE FROM unit_prices WHERE provider = ? AND model = ? AND metric = ?"_s,
                     {sql::text(model.provider), sql::text(model.id), sql::text(metric)});
}

Status JobPriceRepository::choose(const HardwareChoice &choice)
{
    if (choice.sku.isEmpty()) {
        return m_db.exec(u"DELETE FROM hardware_choices WHERE provider = ? AND model = ?"_s,
                         {sql::text(choice.model.provider), sql::text(choice.model.id)});
    }
    return m_db.exec(u"INSERT INTO hardware_choices (provider, model, sku, since) VALUES (?, ?, ?, ?)"
                     " ON CONFLICT (provider, model) DO UPDATE SET sku = excluded.sku, since = excluded.since"_s,
                     {sql::text(choice.model.provider), sql::text(choice.model.id), sql::text(choice.sku),
                      choice.since.value});
}

Result<bool> JobPriceRepository::fillIn(const Job &job, const JobCost &cost, UtcMicros now)
{
    if (!cost.cost || !cost.cost->amount)
        return Error{.kind = ErrorKind::UnknownPrice, .detail = cost.basis.value("unknown"_L1).toString(u"no price"_s)};
    QJsonObject basis = cost.basis;
    basis.insert("filled_in_us"_L1, now.value);
    Status s = m_db.exec(u"UPDATE jobs SET cost_kind = ?, cost_picos = ?, hardware = ? WHERE id = ?"
                         " AND cost_kind = 'unknown'"_s,
                         {sql::name(chargeKindName(cost.cost->kind)), qlonglong(cost.cost->amount->picos()),
                          sql::text(job.hardware), sql::id(job.id)});
    if (!s)
        return s.error();
    if (m_db.changedRows() == 0)
        return false;
    s = m_db.exec(u"UPDATE job_details SET cost_basis = ? WHERE job = (SELECT key FROM jobs WHERE id = ?)"_s,
                  {sql::json(basis), sql::id(job.id)});
    if (s) {
        Result<Charge> charge = ChargeRepository(m_db).of(job.id);
        if (charge) {
            charge->cost = *cost.cost;
            charge->source = chargeSourceOf(cost.cost->kind);
            charge->basis = basis;
            s = ChargeRepository(m_db).put(*charge);
        } else if (charge.error().kind != ErrorKind::NotFound) {
            s = charge.error();
        }
    }
    return s ? Result<bool>(true) : Result<bool>(s.error());
}

} // namespace bakeoff
