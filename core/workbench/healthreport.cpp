// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/healthreport.h"

#include "base/clock.h"
#include "store/healthrepository.h"
#include "store/storereader.h"
#include "workbench/providerregistry.h"

namespace bakeoff {

namespace {

Result<QList<ProviderHealth>> healthOf(Database &db, const QStringList &names, UtcMicros now, std::chrono::hours span)
{
    const UtcMicros since{now.value - std::chrono::duration_cast<std::chrono::microseconds>(span).count()};
    const UtcMicros until{now.value + 1}; // what was made in this very moment counts
    const HealthRepository repository(db);
    QList<ProviderHealth> list;
    for (const QString &name : names) {
        const Result<ProviderHealth> health = repository.of(name, since, until);
        if (!health)
            return health.error();
        list.append(*health);
    }
    return list;
}

} // namespace

QStringList HealthReport::providerNames() const
{
    QStringList names;
    for (const ProviderConfig &config : m_providers.configs())
        names.append(config.name);
    return names;
}

QFuture<Result<QList<ProviderHealth>>> HealthReport::read(std::chrono::hours span) const
{
    return m_reader.read<QList<ProviderHealth>>(
        [names = providerNames(), now = m_clock.nowUtc(), span](Database &db) { return healthOf(db, names, now, span); });
}

QFuture<Result<HealthFigures>> HealthReport::read() const
{
    return m_reader.read<HealthFigures>(
        [names = providerNames(), now = m_clock.nowUtc()](Database &db) -> Result<HealthFigures> {
            const Result<QList<ProviderHealth>> day = healthOf(db, names, now, std::chrono::hours(24));
            if (!day)
                return day.error();
            const Result<QList<ProviderHealth>> month = healthOf(db, names, now, std::chrono::hours(24 * 30));
            if (!month)
                return month.error();
            return HealthFigures{*day, *month};
        });
}

} // namespace bakeoff
