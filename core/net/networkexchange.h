// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/timedexchange.h"

#include <QNetworkReply>

namespace bakeoff {

class ConnectionPool;
class SingleUseBody;

/// HttpExchange over QNetworkAccessManager: everything that leaves this machine (TLS, HTTP/2, proxies).
class NetworkExchange final : public TimedExchange {
    Q_OBJECT
public:
    NetworkExchange(const Clock &clock, std::shared_ptr<ConnectionPool> pool, const HttpRequest &request);
    ~NetworkExchange() override;

    /// A connection of its own is being opened for this exchange, as far as the pool can tell.
    bool opensConnection() const { return m_clocks.connectStarted.has_value(); }
    void setOpensConnection() { m_clocks.connectStarted = startedAt(); }
    /// The connection that it waits for, or may wait for, has been encrypted.
    void setEncrypted(std::chrono::nanoseconds now);

protected:
    bool nothingSent() const override;
    void dropTransport() override;

private:
    void start(const HttpRequest &request);
    void onRequestSent();
    bool onMetaData();
    bool onReadyRead();
    void onReplyFinished();
    Error errorOf(QNetworkReply::NetworkError code) const;

    std::shared_ptr<ConnectionPool> m_pool;
    QNetworkReply *m_reply = nullptr;
    SingleUseBody *m_body = nullptr; ///< child of m_reply
    QString m_sslDetail;
    bool m_encrypted = false;
};

} // namespace bakeoff
