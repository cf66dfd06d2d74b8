// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <functional>

namespace bakeoff {

/// The headers of a signed web hook, as Standard Webhooks has them. Pure.
struct SandboxSignature {
    QByteArray id;
    qint64 timestamp = 0; ///< unix seconds
    QByteArray signature; ///< "v1,…"
};
/// \param key the bytes behind "whsec_", decoded
SandboxSignature signWebhook(const QByteArray &key, const QByteArray &id, qint64 timestamp, const QByteArray &body);

/// Tells web hooks what happens to their predictions: signed, `output` and `logs` at most twice a second, the final one
/// again until it was taken. Redirects are not followed.
class SandboxWebhooks : public QObject {
    Q_OBJECT
public:
    /// \param firstRetry before the second try of a final one; doubles each time, six tries
    SandboxWebhooks(const Clock &clock, const QByteArray &key, std::chrono::milliseconds firstRetry,
                    QObject *parent = nullptr);

    /// Only this machine is told anything.
    static bool isAllowed(const QUrl &url);

    struct Event {
        QString prediction; ///< id
        QString kind;       ///< "start", "output", "logs", "completed"
        QUrl url;
        QStringList filter; ///< empty: all
        /// The body at the time of sending: a delayed one tells the newest state.
        std::function<QByteArray()> body;
    };
    void tell(const Event &event);

private:
    void post(const Event &event, const QByteArray &id, int tries);

    const Clock &m_clock;
    QByteArray m_key;
    std::chrono::milliseconds m_firstRetry;
    QNetworkAccessManager m_network;
    QHash<QString, std::chrono::nanoseconds> m_last; ///< prediction + kind: when the last one left
    QHash<QString, bool> m_waiting;                  ///< one is already due
};

} // namespace bakeoff
