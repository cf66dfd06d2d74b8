// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/health.h"

namespace bakeoff {

class Database;

/// Counts what happened to the replies of a provider.
class HealthRepository {
public:
    explicit HealthRepository(Database &db)
        : m_db(db)
    {
    }
    /// Replies that were made with since <= created < until and have ended. What failed on this machine before anything
    /// was sent (no key, full disk) and what this program broke off by ending itself is no word on the provider and not
    /// in any figure.
    Result<ProviderHealth> of(const QString &provider, UtcMicros since, UtcMicros until) const;

private:
    Database &m_db;
};

} // namespace bakeoff
