// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "sandbox/replicate/mediaprediction.h"

#include <QPointer>
#include <QTimer>

#include <memory>

namespace bakeoff {

class HttpConnection;

/// One client's stream of server-sent events of a prediction: what there is, then what comes, then `done`. A child of
/// its connection.
class SandboxPredictionEvents : public QObject {
    Q_OBJECT
public:
    struct Options {
        QString root;                     ///< of the addresses in it
        std::chrono::milliseconds idle{}; ///< without an event; then it ends with a comment
        int breakAfter = -1;              ///< pieces, then the connection is cut; -1: never
    };
    SandboxPredictionEvents(HttpConnection &connection, std::shared_ptr<const SandboxPrediction> prediction,
                            const Clock &clock, const Options &options);

    const SandboxPrediction &prediction() const { return *m_prediction; }
    /// Sends what is new in the prediction.
    void update();

private:
    void send(const QByteArray &event, const QString &data);
    void close();

    HttpConnection &m_connection;
    std::shared_ptr<const SandboxPrediction> m_prediction;
    const Clock &m_clock;
    Options m_options;
    QTimer m_idle;
    qsizetype m_pieces = 0;
    qsizetype m_logs = 0;
    int m_sequence = 0;
    bool m_over = false;
};

} // namespace bakeoff
