// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/times.h"

#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace bakeoff {

/// What happened to our own requests to one provider in a span of time; from the history, nobody else's figures.
struct ProviderHealth {
    QString provider;
    UtcMicros since;
    UtcMicros until;
    int done = 0;
    int failed = 0;
    int cutOff = 0;
    int stopped = 0;                 ///< by the user: no word on the provider's health
    QMap<ErrorKind, int> errors;     ///< of failed and cut-off replies
    QMap<QString, int> hosts;        ///< upstream hosts that answered; empty: none was named
    int fallbacks = 0;               ///< replies that another host than the first one tried answered
    int attempts = 0;                ///< failed attempts before a reply, ours
    std::optional<UtcMicros> lastError;
    friend bool operator==(const ProviderHealth &, const ProviderHealth &) = default;

    /// Replies that speak of the provider.
    int counted() const { return done + failed + cutOff; }
    /// Share of complete answers among counted(), 0 to 1; nothing where there are none.
    std::optional<double> successRate() const
    {
        return counted() > 0 ? std::optional(double(done) / counted()) : std::nullopt;
    }
};

/// Is it an error of this machine alone, and no word on a provider's health?
bool brokeHere(ErrorKind kind);

} // namespace bakeoff
