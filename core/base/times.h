// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QTimeZone>

#include <compare>

namespace bakeoff {

/// A moment: microseconds since 1970-01-01T00:00:00Z, without leap seconds. What history stores.
struct UtcMicros {
    qint64 value = 0;

    QDateTime toDateTime() const { return QDateTime::fromMSecsSinceEpoch(value / 1000, QTimeZone::UTC); }
    static UtcMicros fromDateTime(const QDateTime &t) { return {t.toMSecsSinceEpoch() * 1000}; }

    friend auto operator<=>(const UtcMicros &, const UtcMicros &) = default;
};

} // namespace bakeoff
