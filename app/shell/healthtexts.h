// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/health.h"
#include "widgets/tokens.h"

#include <QCoreApplication>
#include <QList>
#include <QPair>
#include <QString>

namespace bakeoff {

/// What our own requests say of the providers, in words. Shares are only given from this many replies on: below, the
/// counts speak for themselves.
inline constexpr int kHealthLeast = 5;

/// How a provider does, worst last in the order of severity(): Ready says nothing, Done all is well, CutOff some
/// requests fail, Failed most do.
struct HealthState {
    StateLook look = StateLook::Ready;
    QString sentence;
    int severity() const;
    friend bool operator==(const HealthState &, const HealthState &) = default;
};

class HealthTexts {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::HealthTexts)
public:
    using Rows = QList<QPair<QString, QString>>;

    /// From the last day; where nothing was asked then, that.
    static HealthState state(const ProviderHealth &day);
    /// The worst of them in one line, for the status bar: "OpenRouter: 3 of 20 requests failed".
    static HealthState worst(const QList<ProviderHealth> &day);

    /// "98% of 52", "1 of 2 (n too small)", "no requests yet".
    static QString success(const ProviderHealth &health);
    static QString errors(const ProviderHealth &health); ///< "Too many requests 3, time-out 1"; a dash for none
    static QString hosts(const ProviderHealth &health);  ///< "DeepInfra 12, Groq 3", most used first
    static QString fallbacks(const ProviderHealth &health);
    static QString attempts(const ProviderHealth &health);
    static QString stopped(const ProviderHealth &health);
    static QString lastError(const ProviderHealth &health, UtcMicros now);
    /// A kind of error in a few words, as a row of a list.
    static QString kind(ErrorKind kind);
};

} // namespace bakeoff
