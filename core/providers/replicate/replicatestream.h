// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/ssedecoder.h"
#include "providers/prediction.h"

#include <QByteArrayView>

#include <memory>

namespace bakeoff {

class HttpExchange;
class ReplicateApi;
struct HttpOutcome;

/// Server-sent events of a prediction. The key goes along only to hosts of Replicate, or to the API's own host where
/// that is another. A server that ends an idle stream (it says so in a comment, ":408: …") ends it as Interrupted.
class ReplicateStream final : public PredictionStream, private SseSink {
    Q_OBJECT
public:
    ReplicateStream(std::shared_ptr<ReplicateApi> api, const QUrl &url);
    ~ReplicateStream() override;

private:
    void sseEvent(const SseEvent &event) override;
    void onBytes(const QByteArray &bytes, std::chrono::nanoseconds at);
    void onFinished(const HttpOutcome &outcome);
    bool deliver(const Status &read, std::chrono::nanoseconds at);
    void end(std::optional<Error> error);

    /// What one read brought, told after the decoder is left: a listener may delete this.
    struct Piece {
        QString text;
        bool isLog = false;
    };

    const std::shared_ptr<ReplicateApi> m_api;
    const bool m_files; ///< a stream of addresses, by its own
    std::unique_ptr<HttpExchange> m_exchange;
    SseDecoder m_sse;
    QList<Piece> m_pieces;
    QByteArray m_fault; ///< body of an answer that is no stream
    bool m_done = false;
    bool m_ended = false;
};

} // namespace bakeoff
