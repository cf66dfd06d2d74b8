// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/provider.h"

#include <QList>

namespace bakeoff {

class Database;

/// Configured providers in the user's order. Keys are never here.
class ProviderRepository {
public:
    explicit ProviderRepository(Database &db)
        : m_db(db)
    {
    }

    Result<QList<ProviderConfig>> list() const;
    /// \return NotFound where there is none of this name.
    Result<ProviderConfig> find(const QString &name) const;

    // Writing: inside a transaction of the store thread. All refuse what checkConfig() refuses.
    /// At the end of the order. \return BadInput where the name is taken.
    Status add(const ProviderConfig &config);
    /// Replaces the one called `name`, which may be renamed by it.
    Status update(const QString &name, const ProviderConfig &config);
    Status remove(const QString &name);

private:
    Database &m_db;
};

} // namespace bakeoff
