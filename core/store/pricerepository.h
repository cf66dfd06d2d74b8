// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "costs/pricebook.h"

namespace bakeoff {

class Database;

/// The price rows that were typed in or imported, former ones too.
class PriceRepository {
public:
    explicit PriceRepository(Database &db)
        : m_db(db)
    {
    }
    /// By provider, model, origin and moment. One that cannot be read is left out.
    Result<QList<PriceRow>> list() const;

    // Writing: inside a transaction of the store thread.
    Status put(const PriceRow &row);
    Status remove(const Id &row);
    /// Prices the charge of a reply whose amount is not known by `card`, and the reply with it. \return NotFound where
    /// there is no such charge, BadInput where its amount is known, UnknownPrice where a rate or a count is missing.
    Status fillIn(const Id &subject, const RateCard &card, UtcMicros now);

private:
    Database &m_db;
};

} // namespace bakeoff
