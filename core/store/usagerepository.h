// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "costs/usagehistory.h"
#include "providers/modelinfo.h"

#include <QByteArray>

namespace bakeoff {

class Database;

/// What models counted and said before.
class UsageRepository {
public:
    explicit UsageRepository(Database &db)
        : m_db(db)
    {
    }
    /// `inputDigest` empty: no prompt is asked for.
    Result<UsageHistory> of(const ModelRef &model, const QByteArray &inputDigest) const;

private:
    Database &m_db;
};

} // namespace bakeoff
