// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QSet>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace bakeoff {

class NetworkExchange;

/// A network manager with its connections, shared by a client and its exchanges: it lives until the last of them has
/// gone, so that a client may turn to a new one while streams still run on the old. Net thread only.
class ConnectionPool final : public QObject {
    Q_OBJECT
public:
    /// Goes after the last owner has gone, and only from the event loop: that owner may stand inside a signal of a reply
    /// that belongs to the manager.
    /// \param proxy as HttpPolicy::proxy
    static std::shared_ptr<ConnectionPool> create(std::optional<QNetworkProxy> proxy);

    QNetworkAccessManager &manager() { return m_manager; }

    /// An exchange gave its connection back at `now`.
    void connectionFreed(std::chrono::nanoseconds now);
    /// Some connection may have been idle for longer than `longest`.
    bool mayHoldIdleFor(std::chrono::nanoseconds longest, std::chrono::nanoseconds now) const;

    void addWaiting(NetworkExchange *exchange) { m_waiting.push_back(exchange); }
    void removeWaiting(NetworkExchange *exchange) { std::erase(m_waiting, exchange); }
    /// Qt has begun to open a connection to `authority`. It tells the request at the head of its queue only, several
    /// times if several connections are opened; here each one is told to one waiting exchange, in the order of sending.
    void connectionOpening(const QString &authority);
    /// TLS stands on a connection to `authority`. On HTTP/2 all who wait will share it, but Qt tells only one; so the
    /// others are told here, unless a connection stood before: on HTTP/1.1 they may be using that.
    void connectionEncrypted(const QString &authority, std::chrono::nanoseconds now);
    /// A request went out to `authority`.
    void connectionUsed(const QString &authority) { m_used.insert(authority); }

private:
    explicit ConnectionPool(std::optional<QNetworkProxy> proxy);

    QNetworkAccessManager m_manager;
    std::optional<std::chrono::nanoseconds> m_firstFreed;
    std::vector<NetworkExchange *> m_waiting; ///< handed to Qt, not yet sent
    QSet<QString> m_used;                     ///< authorities to which a connection has stood
};

/// This machine itself, by name or number.
bool isLoopback(const QString &host);
/// No network interface beside loopback has an address.
bool machineIsOffline();

} // namespace bakeoff
