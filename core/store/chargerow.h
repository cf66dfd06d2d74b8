// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "costs/charge.h"
#include "costs/tally.h"

#include <QList>
#include <QVariant>

class QSqlQuery;

namespace bakeoff {

class Database;

/// The columns of `charges c` that chargeFromRow() reads, in its order.
QString chargeColumns();
/// \return CorruptData where a stored name is not one of ours.
Result<Charge> chargeFromRow(const QSqlQuery &row);

struct KeyedTally {
    QString key;
    CostTally totals;
};
/// Sums of charges, one for each value of `key`, in no order. A sum beyond 64 bits is kept as a lower bound.
/// \param key SQL expression; \param from what follows FROM, where the charges are named c; \param where a condition
Result<QList<KeyedTally>> chargeSums(Database &db, const QString &key, const QString &from, const QString &where,
                                     const QVariantList &values);
/// All of them in one.
Result<CostTally> chargeSum(Database &db, const QString &where, const QVariantList &values);

} // namespace bakeoff
