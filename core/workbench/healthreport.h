// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/health.h"

#include <QFuture>
#include <QStringList>

#include <chrono>

namespace bakeoff {

class Clock;
class ProviderRegistry;
class StoreReader;

/// One entry for each configured provider, in the order of their list; a provider without replies too.
struct HealthFigures {
    QList<ProviderHealth> day;   ///< the last 24 hours
    QList<ProviderHealth> month; ///< the last 30 days
    friend bool operator==(const HealthFigures &, const HealthFigures &) = default;
};

/// Our own experience with the providers. Keeps nothing: each read() counts anew, on the reading thread.
class HealthReport {
public:
    HealthReport(StoreReader &reader, const ProviderRegistry &providers, const Clock &clock)
        : m_reader(reader)
        , m_providers(providers)
        , m_clock(clock)
    {
    }
    QFuture<Result<HealthFigures>> read() const;
    /// The last so many hours, one entry for each provider as above.
    QFuture<Result<QList<ProviderHealth>>> read(std::chrono::hours span) const;

private:
    QStringList providerNames() const;

    StoreReader &m_reader;
    const ProviderRegistry &m_providers;
    const Clock &m_clock;
};

} // namespace bakeoff
