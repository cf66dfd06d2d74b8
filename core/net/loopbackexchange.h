// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/answerparser.h"
#include "net/loopbackpool.h"
#include "net/timedexchange.h"

#include <QPointer>

namespace bakeoff {

/// HttpExchange over a socket of our own: plain HTTP/1.1 to a server on this machine (a local model server, the
/// sandbox). QNetworkAccessManager would read each chunk's length from the socket a character at a time, which costs
/// more than ten times all the rest, and stamps it on the far side of another thread. What is sent is exact here: a
/// request is written once, on a connection that stands; only a GET or DELETE that met a closing kept-alive connection
/// is written again, once.
class LoopbackExchange final : public TimedExchange {
    Q_OBJECT
public:
    /// \param pool outlives what it gives; may go before this
    LoopbackExchange(const Clock &clock, LoopbackPool *pool, const HttpRequest &request);
    ~LoopbackExchange() override;

protected:
    bool nothingSent() const override { return !m_everWritten; }
    void dropTransport() override;

private:
    void openSocket(std::chrono::nanoseconds longestIdle);
    void write();
    void onReadyRead();
    void onDisconnected();
    void onSocketError();
    /// What the parser has found; the exchange may be gone afterwards.
    void deliver(AnswerParser::Result result, QByteArray body);
    void lost();
    QByteArray head(const HttpRequest &request) const;

    QPointer<LoopbackPool> m_pool;
    HttpRequest m_request;
    SocketPtr m_socket;
    std::unique_ptr<AnswerParser> m_parser;
    qint64 m_headSize = 0;
    qint64 m_written = 0;
    bool m_reusedSocket = false;
    bool m_everWritten = false;
    bool m_anythingCame = false;
    bool m_headTold = false;
    bool m_giveBack = false; ///< the connection can serve another request
};

} // namespace bakeoff
