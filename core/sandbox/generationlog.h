// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "sandbox/chatwire.h"

#include <QHash>
#include <QJsonObject>

#include <chrono>
#include <deque>

namespace bakeoff {

/// One answer, as accounting keeps it.
struct Generation {
    QString id;
    QString model;
    QString host;
    ChatTally tally;
    qint64 costPicos = 0;
    bool streamed = false;
    bool cancelled = false;
    bool failed = false;
    QString finishReason; ///< empty: none was reached
    UtcMicros created;
    double latencyMs = 0;    ///< until the first text
    double generationMs = 0; ///< from the first text to the last
};

/// The newest answers of this process and what they cost together.
class GenerationLog {
public:
    /// \param recordedAfter how long after its end nobody knows of a generation yet, as at OpenRouter
    explicit GenerationLog(const Clock &clock, std::chrono::milliseconds recordedAfter = std::chrono::milliseconds(300));

    void add(const Generation &generation);
    /// Data of OpenRouter's GET /generation, once it is recorded.
    std::optional<QJsonObject> find(const QString &id) const;
    qint64 totalCostPicos() const { return m_totalCostPicos; }

    /// What OpenRouter's endpoints say of a host over the last 30 minutes.
    struct Health {
        double uptime = 100;   ///< percent of answers that did not fail; this process serves as long as it lives
        QJsonValue latency;    ///< percentiles in ms, null before the first answer
        QJsonValue throughput; ///< percentiles in tokens a second, null before the first answer
    };
    Health health(const QString &model, const QString &host) const;

private:
    struct Entry {
        Generation generation;
        std::chrono::nanoseconds ended;
    };
    const Clock &m_clock;
    const std::chrono::milliseconds m_recordedAfter;
    std::deque<Entry> m_entries;
    qint64 m_totalCostPicos = 0;
};

} // namespace bakeoff
