// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "costs/charge.h"
#include "costs/tally.h"

#include <QTimeZone>

namespace bakeoff {

class Database;

/// The cost ledger. A charge outlives the comparison that made it.
class ChargeRepository {
public:
    explicit ChargeRepository(Database &db)
        : m_db(db)
    {
    }

    Result<CostTally> ofComparison(const Id &comparison) const;
    /// Charges with from <= at < until.
    Result<CostTally> between(UtcMicros from, UtcMicros until) const;
    /// Real charges alone, from <= at < until; `provider` empty: of all.
    Result<CostTotal> spent(UtcMicros from, UtcMicros until, const QString &provider) const;
    /// The local calendar day, or month, that `now` is in; days may have 23 or 25 hours.
    Result<CostTally> today(UtcMicros now, const QTimeZone &zone = QTimeZone::systemTimeZone()) const;
    Result<CostTally> thisMonth(UtcMicros now, const QTimeZone &zone = QTimeZone::systemTimeZone()) const;
    /// \return NotFound where the reply or job made no charge.
    Result<Charge> of(const Id &subject) const;

    /// Writing: inside a transaction of the store thread. One charge a reply or job: a later one replaces the amount.
    Status put(const Charge &charge);
    /// The provider's own record says what it was; nothing where there is no such charge.
    Status putBill(const Id &subject, Usd amount);

private:
    Database &m_db;
};

} // namespace bakeoff
