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
    /// The local calendar day, or month, that `now` is in; days may have 23 or 25 hours.
    Result<CostTally> today(UtcMicros now, const QTimeZone &zone = QTimeZone::systemTimeZone()) const;
    Result<CostTally> thisMonth(UtcMicros now, const QTimeZone &zone = QTimeZone::systemTimeZone()) const;
    /// \return NotFound where the reply or job made no charge.
    Result<Charge> of(const Id &subject) const;

    /// Writing: inside a transaction of the store thread. One charge a reply or job: a later one replaces the amount.
    Status put(const Charge &charge);

private:
    Database &m_db;
};

} // namespace bakeoff
