// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpclient.h"

#include <QElapsedTimer>
#include <QTimer>

namespace bakeoff {

/// What every HttpExchange does alike, whatever carries it: stamps, time-outs, limits, what an answer may be, and the
/// one end. A transport calls the on… functions and implements the rest.
class TimedExchange : public HttpExchange {
    Q_OBJECT
public:
    TimedExchange(const Clock &clock, const HttpRequest &request);
    ~TimedExchange() override;

    int status() const override { return m_status; }
    const QHttpHeaders &headers() const override { return m_headers; }
    const HttpClocks &clocks() const override { return m_clocks; }
    void abort() override;

    QString authority() const { return m_authority; } ///< scheme, host and port
    std::chrono::nanoseconds startedAt() const { return m_started; }

signals:
    /// Bytes of the body that the connection has taken so far; for uploads that take a while.
    void bodySent(qint64 bytes);

protected:
    enum class Phase { Connect, FirstByte, Body };

    void startTimer() { enter(Phase::Connect); }
    /// The request has been handed over on a connection that stands. \return false if this is gone
    bool onSent();
    /// \return false if the exchange is over, or gone
    bool onHead(int status, QHttpHeaders headers);
    /// \return false if the exchange is over, or gone
    bool onBody(QByteArray bytes);
    void alive() { m_alive.restart(); }
    bool settled() const { return m_settled; }

    /// Ends from inside a signal of the transport: listeners hear of it now. Last thing that a function does.
    void finishNow(std::optional<Error> error);
    /// Ends from inside a call of the owner, who must not hear of it before that call returns.
    void finishLater(std::optional<Error> error);
    Error transportError(ErrorKind kind, const QString &what) const;

    /// No byte of the request left this machine; true only where that is certain.
    virtual bool nothingSent() const = 0;
    /// Closes or gives back the connection. Called once, at the end; a destructor calls its own.
    virtual void dropTransport() = 0;
    void markSettled() { m_settled = true; }

    const Clock &m_clock;
    HttpClocks m_clocks;

private:
    void enter(Phase phase);
    void onTimer();
    HttpOutcome settle(std::optional<Error> error);

    QString m_authority;
    QUrl m_url;
    HttpTimeouts m_timeouts;
    qint64 m_bodyLimit = 0;
    std::chrono::nanoseconds m_started{};
    QTimer m_timer;
    QElapsedTimer m_alive; ///< since the phase began or the last sign of life in it
    Phase m_phase = Phase::Connect;
    int m_status = 0;
    QHttpHeaders m_headers;
    qint64 m_received = 0;
    bool m_post = false;
    bool m_identityOnly = false;
    bool m_settled = false;
};

/// An exchange that was refused before anything was sent.
class RefusedExchange final : public TimedExchange {
    Q_OBJECT
public:
    RefusedExchange(const Clock &clock, const HttpRequest &request, Error refusal);

protected:
    bool nothingSent() const override { return true; }
    void dropTransport() override {}
};

/// The headers to send: those of the request, our User-Agent, and what the body needs. A POST asks for no compression:
/// a compressed event stream arrives in the compressor's blocks, not when the model wrote it.
QHttpHeaders headersToSend(const HttpRequest &request);

} // namespace bakeoff
