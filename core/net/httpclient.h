// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QHttpHeaders>
#include <QNetworkProxy>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace bakeoff {

class Clock;
class HttpExchange;

struct HttpTimeouts {
    std::chrono::milliseconds connect{15'000};
    std::chrono::milliseconds firstByte{180'000}; ///< from the request handed over to the first byte of headers
    std::chrono::milliseconds idle{120'000};      ///< between two reads; keep-alive comments count as life
    friend bool operator==(const HttpTimeouts &, const HttpTimeouts &) = default;
};

struct HttpLimits {
    qint64 body = 64LL * 1024 * 1024; ///< bytes of a whole answer or stream
    qint64 request = 64LL * 1024 * 1024;
};

struct HttpRequest {
    enum class Method { Get, Post, Delete };
    Method method = Method::Get;
    QUrl url;
    QHttpHeaders headers; ///< the Authorization header among them; never logged
    QByteArray body;
    /// A request that costs money or makes something: a POST with a body. Goes out exactly once, whatever happens to the
    /// connection, and never on one that has been idle for more than 2 s. (Without this flag a POST with a body is not
    /// repeated either, but may meet an old connection that the peer is just closing.)
    bool submitOnce = false;
    HttpTimeouts timeouts = {};
    HttpLimits limits = {};
};

/// Monotonic stamps of one exchange, taken on the net thread (Clock::ticks()).
struct HttpClocks {
    std::optional<std::chrono::nanoseconds> connectStarted; ///< before the name look-up; absent on a reused connection
    std::optional<std::chrono::nanoseconds> connected;      ///< TLS included; absent on a reused connection
    std::optional<std::chrono::nanoseconds> requestSent;    ///< t0: request handed over on a connected host
    std::optional<std::chrono::nanoseconds> headers;
    std::optional<std::chrono::nanoseconds> firstByte;      ///< of the body
    std::optional<std::chrono::nanoseconds> end;
    bool reusedConnection = false;
    friend bool operator==(const HttpClocks &, const HttpClocks &) = default;
};

/// How an exchange ended. `error` absent: the peer ended the body as the protocol says (whatever the status was). For a
/// body with neither a length nor chunks every end of the connection counts as that.
struct HttpOutcome {
    std::optional<Error> error;
    /// No byte of the request left this machine: may be sent again without a question. False where that is not certain.
    bool nothingSent = false;
};

/// One request and its answer. Lives on the net thread, as do all its signals. Owned by the caller; deleting it aborts.
/// Order: requestSent and headersReceived at most once, then bytesReceived any number of times, then finished exactly
/// once; none from inside HttpClient::send() or abort(). Any slot may delete the exchange. The errors are those of the
/// transport (Cancelled, NoNetwork, HostNotFound, ConnectionRefused, Tls, Timeout, Interrupted, BadReply, Redirected,
/// LimitExceeded, Forbidden by a proxy) or of the policy (BadInput, InsecureUrl, ForeignHost); a status is never one.
class HttpExchange : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual int status() const = 0; ///< 0 before headersReceived
    virtual const QHttpHeaders &headers() const = 0; ///< of the answer
    virtual const HttpClocks &clocks() const = 0;
    /// Any number of times; what came has been handed out already. Ends as ErrorKind::Cancelled.
    virtual void abort() = 0;

signals:
    void requestSent();
    void headersReceived();
    /// Bytes of the body, decoded from any transfer or content coding; `at` is the stamp of this read.
    void bytesReceived(const QByteArray &bytes, std::chrono::nanoseconds at);
    void finished(const bakeoff::HttpOutcome &outcome);
};

/// What a client may connect to and how; one per provider.
struct HttpPolicy {
    /// Hosts (lower case) that may see the key; others are refused as ForeignHost when Authorization is present.
    QStringList keyHosts = {};
    bool allowPlainHttp = false; ///< plain http to other than loopback
    /// No value: the system's proxy. QNetworkProxy::NoProxy: none. Loopback never goes through a proxy.
    std::optional<QNetworkProxy> proxy = {};
};

/// All traffic of one provider. Lives on the net thread; one QNetworkAccessManager inside. HTTP/2 where offered, up to
/// 64 parallel connections to a host on HTTP/1.1, redirects refused, no cookies, no cache, own User-Agent.
class HttpClient : public QObject {
    Q_OBJECT
public:
    explicit HttpClient(const Clock &clock, HttpPolicy policy = {}, QObject *parent = nullptr);
    ~HttpClient() override;

    /// Never null. Every failure, a refused URL too, arrives through the exchange.
    [[nodiscard]] std::unique_ptr<HttpExchange> send(const HttpRequest &request);

    /// The whole answer of a small GET or POST, at most `limits.body` bytes.
    struct WholeReply {
        int status = 0;
        QHttpHeaders headers;
        QByteArray body;
        HttpClocks clocks;
    };
    /// For small calls (models, key, generation). `done` runs exactly once on the net thread, later, unless `context`
    /// dies first (then the request is aborted). Any status counts as an answer. `context` lives on the net thread; a
    /// client that is deleted takes its fetches along, and their `done` never runs.
    void fetch(const HttpRequest &request, QObject *context, std::function<void(Result<WholeReply>)> done);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace bakeoff
