// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpclient.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QTimer>

namespace bakeoff {

class ConnectionPool;
class SingleUseBody;

/// HttpExchange over QNetworkAccessManager.
class NetworkExchange final : public HttpExchange {
    Q_OBJECT
public:
    NetworkExchange(const Clock &clock, std::shared_ptr<ConnectionPool> pool, const HttpRequest &request);
    /// Refused before anything was sent.
    NetworkExchange(const Clock &clock, Error refusal);
    ~NetworkExchange() override;

    int status() const override { return m_status; }
    const QHttpHeaders &headers() const override { return m_headers; }
    const HttpClocks &clocks() const override { return m_clocks; }
    void abort() override;

    QString authority() const { return m_authority; }
    /// A connection of its own is being opened for this exchange, as far as the pool can tell.
    bool opensConnection() const { return m_clocks.connectStarted.has_value(); }
    void setOpensConnection() { m_clocks.connectStarted = m_started; }
    /// The connection that it waits for, or may wait for, has been encrypted.
    void setEncrypted(std::chrono::nanoseconds now);

private:
    enum class Phase { Connect, FirstByte, Body };

    void start(const HttpRequest &request);
    void onRequestSent();
    void onMetaData();
    void onReadyRead();
    void onSslErrors(const QList<QSslError> &errors);
    void onReplyFinished();
    void enter(Phase phase);
    void onTimer();
    bool takeBytes();
    bool nothingSent() const;
    Error transportError(QNetworkReply::NetworkError code) const;
    void dropReply();
    void finishNow(std::optional<Error> error);
    void finishLater(std::optional<Error> error);
    HttpOutcome settle(std::optional<Error> error);

    const Clock &m_clock;
    std::shared_ptr<ConnectionPool> m_pool;
    QString m_authority;   ///< scheme, host and port
    HttpTimeouts m_timeouts;
    qint64 m_bodyLimit = 0;
    std::chrono::nanoseconds m_started{};
    QNetworkReply *m_reply = nullptr;
    SingleUseBody *m_body = nullptr; ///< child of m_reply
    QTimer m_timer;
    QElapsedTimer m_alive; ///< since the phase began or the last sign of life in it
    Phase m_phase = Phase::Connect;
    int m_status = 0;
    QHttpHeaders m_headers;
    HttpClocks m_clocks;
    qint64 m_received = 0;
    QString m_sslDetail;
    bool m_post = false;
    bool m_identityOnly = false;
    bool m_encrypted = false;
    bool m_settled = false;
};

} // namespace bakeoff
