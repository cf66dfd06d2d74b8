// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpclient.h"
#include "providers/chatdecoder.h"
#include "providers/openai/chatdialect.h"
#include "providers/provider.h"
#include "providers/replystopwatch.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace bakeoff {

/// Bytes of a request that are kept with the answer; of one that is longer for its attachments, their bytes are left
/// out.
inline constexpr qsizetype kKeptRequest = qsizetype{256} * 1024;

/// One chat of the OpenAI dialect: an exchange, decoded and stamped.
///
/// Sends once. The one exception is a server that refuses `stream_options` by name with 400 or 422: nothing was worked
/// on, and the request goes out again without it, at most once; started() and the clocks then differ, since the clocks
/// are those of the attempt that answered.
class OpenAiChat final : public ChatStream {
    Q_OBJECT
public:
    struct Setup {
        std::shared_ptr<HttpClient> client;
        HttpRequest request;
        ChatDialect dialect;
        QStringList ignored;
        QByteArray key;
        /// Kept as the raw request in place of the body; empty: the body itself, up to kKeptRequest.
        QByteArray kept = {};
        /// Body without `stream_options`; empty: the request holds none.
        QByteArray plainBody = {};
        /// Told when the server refused `stream_options`, so that the next chat does without. May be empty.
        std::shared_ptr<bool> refusesStreamOptions = {};
    };

    OpenAiChat(Setup setup, const Clock &clock);
    /// A chat that fails before anything is sent.
    OpenAiChat(const Error &error, const QByteArray &rawRequest, const QStringList &ignored, const Clock &clock);
    ~OpenAiChat() override;

    void abort() override;

private:
    void send();
    void onRequestSent();
    void onHeaders();
    void onBytes(const QByteArray &bytes, std::chrono::nanoseconds at);
    void onExchangeFinished(const HttpOutcome &outcome);
    bool resendsWithoutStreamOptions();

    bool deliver(ChatDelta delta, std::chrono::nanoseconds at);
    void end(const HttpOutcome &outcome);
    void finish(std::optional<Error> error, bool nothingSent);
    bool mayResend(const Error &error, bool nothingSent) const;
    bool wasRefused(const Error &error) const;
    QByteArray rawResponse() const;

    Setup m_setup;
    const Clock &m_clock;
    std::unique_ptr<HttpExchange> m_exchange;
    std::optional<ChatDecoder> m_decoder;
    QTimer m_grace; ///< runs from `[DONE]` to the end of the body, which some servers forget
    ReplyClocks m_clocks;
    std::optional<ReplyClocks::Ns> m_lastRead;
    ReplyStopwatch m_stopwatch;
    std::optional<Error> m_early;
    QByteArray m_rawBody;
    int m_status = 0;
    QHttpHeaders m_headers;
    bool m_startedTold = false;
    bool m_headersTold = false;
    bool m_aborted = false;
    bool m_finished = false;
};

} // namespace bakeoff
