// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/chargerow.h"

#include "store/database.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

#include <limits>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

Error unknownName(QLatin1StringView what)
{
    return Error{.kind = ErrorKind::CorruptData, .detail = u"unknown %1 of charge"_s.arg(what)};
}

/// Picodollars are summed in two parts: SQLite refuses a sum beyond 64 bits, and a lower bound is what is wanted then.
constexpr qint64 kSplit = 1'000'000'000;

/// The total of charges of one kind. \param high, low sums of the parts
CostTotal totalOf(ChargeKind kind, int count, qint64 high, qint64 low)
{
    CostTotal total;
    total.count = count;
    if (kind == ChargeKind::Unknown) {
        total.unknown = count;
        return total;
    }
    qint64 sum = 0;
    total.overflow = qMulOverflow(high, kSplit, &sum) || qAddOverflow(sum, low, &sum);
    if (total.overflow)
        sum = std::numeric_limits<qint64>::max();
    (kind == ChargeKind::Billed ? total.billed : total.estimated) = Usd::fromPicos(sum);
    return total;
}

} // namespace

QString chargeColumns()
{
    return u"c.subject, c.comparison, c.work, c.provider, c.model, c.at, c.kind, c.picos, c.sandbox, c.source, c.basis"_s;
}

Result<Charge> chargeFromRow(const QSqlQuery &row)
{
    const auto work = requestKindFromName(row.value(2).toString());
    const auto kind = chargeKindFromName(row.value(6).toString());
    const auto source = chargeSourceFromName(row.value(9).toString());
    if (!work)
        return unknownName("work"_L1);
    if (!kind)
        return unknownName("kind"_L1);
    if (!source)
        return unknownName("source"_L1);
    return Charge{
        .subject = sql::toId(row.value(0)),
        .comparison = sql::toId(row.value(1)),
        .work = *work,
        .model = {row.value(3).toString(), row.value(4).toString()},
        .at = UtcMicros{row.value(5).toLongLong()},
        .cost = {*kind, row.value(7).isNull() ? std::nullopt
                                              : std::optional(Usd::fromPicos(row.value(7).toLongLong()))},
        .sandbox = row.value(8).toBool(),
        .source = *source,
        .basis = sql::toObject(row.value(10)),
    };
}

Result<QList<KeyedTally>> chargeSums(Database &db, const QString &key, const QString &from, const QString &where,
                                     const QVariantList &values)
{
    QList<KeyedTally> sums;
    std::optional<Error> error;
    const Status s = db.each(
        u"SELECT %1, c.sandbox, c.kind, count(*), sum(c.picos / %2), sum(c.picos % %2) FROM %3 WHERE %4"
        " GROUP BY 1, 2, 3"_s.arg(key, QString::number(kSplit), from, where),
        values, [&](const QSqlQuery &row) {
            const auto kind = chargeKindFromName(row.value(2).toString());
            if (!kind) {
                error = unknownName("kind"_L1);
                return false;
            }
            const QString name = row.value(0).toString();
            if (sums.isEmpty() || sums.constLast().key != name) // a key's groups follow each other
                sums.append({name, {}});
            CostTally &tally = sums.last().totals;
            (row.value(1).toBool() ? tally.sandbox : tally.real)
                .add(totalOf(*kind, row.value(3).toInt(), row.value(4).toLongLong(), row.value(5).toLongLong()));
            return true;
        });
    if (!s)
        return s.error();
    if (error)
        return *error;
    return sums;
}

Result<CostTally> chargeSum(Database &db, const QString &where, const QVariantList &values)
{
    const auto sums = chargeSums(db, u"''"_s, u"charges c"_s, where, values);
    if (!sums)
        return sums.error();
    return sums->isEmpty() ? CostTally{} : sums->constFirst().totals;
}

} // namespace bakeoff
