// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "catalog/routingtable.h"

namespace bakeoff {

class Database;

/// The routing table.
class RouteRepository {
public:
    explicit RouteRepository(Database &db)
        : m_db(db)
    {
    }
    /// Rows that name a model; a kind of request that this version does not know is left out.
    Result<RoutingTable> table() const;
    /// Writing: inside a transaction of the store thread. A route without models is deleted.
    Status set(RequestKind kind, const Route &route);

private:
    Database &m_db;
};

} // namespace bakeoff
