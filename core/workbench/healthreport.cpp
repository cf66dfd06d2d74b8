// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/healthreport.h"

#include "base/clock.h"
#include "store/healthrepository.h"
#include "store/storereader.h"
#include "workbench/providerregistry.h"

namespace bakeoff {

QFuture<Result<HealthFigures>> HealthReport::read() const
{
    QStringList names;
    for (const ProviderConfig &config : m_providers.configs())
        names.append(config.name);
    const UtcMicros now = m_clock.nowUtc();
    return m_reader.read<HealthFigures>([names, now](Database &db) -> Result<HealthFigures> {
        const auto before = [now](std::chrono::hours hours) {
            return UtcMicros{now.value - std::chrono::duration_cast<std::chrono::microseconds>(hours).count()};
        };
        const UtcMicros until{now.value + 1}; // what was made in this very moment counts
        const HealthRepository repository(db);
        HealthFigures figures;
        for (const QString &name : names) {
            const Result<ProviderHealth> day = repository.of(name, before(std::chrono::hours(24)), until);
            if (!day)
                return day.error();
            const Result<ProviderHealth> month = repository.of(name, before(std::chrono::hours(24 * 30)), until);
            if (!month)
                return month.error();
            figures.day.append(*day);
            figures.month.append(*month);
        }
        return figures;
    });
}

} // namespace bakeoff
