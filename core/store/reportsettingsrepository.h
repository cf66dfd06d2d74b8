// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/savedreport.h"

namespace bakeoff {

class Database;

/// Reports as the user left them.
class ReportSettingsRepository {
public:
    static constexpr int MostListed = 500;

    explicit ReportSettingsRepository(Database &db)
        : m_db(db)
    {
    }
    /// The last changed first, at most MostListed.
    Result<QList<ReportEntry>> list() const;
    /// \return NotFound where there is none, CorruptData where it cannot be read.
    Result<ReportSettings> load(const Id &id) const;

    // Writing: inside a transaction of the store thread.
    /// Makes or replaces it. \pre the id is not null
    Status put(const ReportSettings &settings);
    /// No error where there is none.
    Status remove(const Id &id);

private:
    Database &m_db;
};

} // namespace bakeoff
