// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"

#include "base/clock.h"
#include "net/connectionpool.h"
#include "net/loopbackexchange.h"
#include "net/networkexchange.h"

#include <QPointer>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// A paid request never rides on a connection that has been idle for longer. Servers close idle connections when they
/// like (the quickest common ones after 5 s); a request that is on its way at that moment is lost, nobody can say
/// whether it was taken, and it must not be sent twice. Within this time a series of requests still shares connections.
constexpr std::chrono::seconds kLongestIdle{2};

/// A host stands for itself, ".replicate.com" for what is below it.
bool maySeeKey(const QStringList &keyHosts, const QString &host)
{
    return std::ranges::any_of(keyHosts, [&](const QString &known) {
        return known.startsWith(u'.') ? host.endsWith(known) : host == known;
    });
}

/// A fetch in progress: collects the body. Deletes itself.
class Fetch final : public QObject {
public:
    Fetch(std::unique_ptr<HttpExchange> exchange, QObject *context, std::function<void(Result<HttpClient::WholeReply>)> done,
          QObject *parent)
        : QObject(parent)
        , m_exchange(std::move(exchange))
        , m_done(std::move(done))
    {
        connect(context, &QObject::destroyed, this, [this] { delete this; });
        connect(m_exchange.get(), &HttpExchange::bytesReceived, this, [this](const QByteArray &bytes) { m_body += bytes; });
        connect(m_exchange.get(), &HttpExchange::finished, this, [this](const HttpOutcome &outcome) { end(outcome); });
    }

private:
    void end(const HttpOutcome &outcome)
    {
        const auto done = std::move(m_done);
        deleteLater();
        if (outcome.error)
            return done(*outcome.error);
        done(HttpClient::WholeReply{m_exchange->status(), m_exchange->headers(), std::move(m_body), m_exchange->clocks()});
    }

    std::unique_ptr<HttpExchange> m_exchange;
    std::function<void(Result<HttpClient::WholeReply>)> m_done;
    QByteArray m_body;
};

} // namespace

class HttpClient::Private {
public:
    const Clock &clock;
    HttpPolicy policy;
    std::shared_ptr<ConnectionPool> pool;
    LoopbackPool loopback{};

    std::optional<Error> refusal(const HttpRequest &request) const;
    std::shared_ptr<ConnectionPool> poolFor(const HttpRequest &request);
};

/// What is wrong with `request` before anything is sent.
std::optional<Error> HttpClient::Private::refusal(const HttpRequest &request) const
{
    const QUrl &url = request.url;
    const QString host = url.host().toLower();
    const bool plain = url.scheme() == "http"_L1;
    if (!url.isValid() || host.isEmpty() || (!plain && url.scheme() != "https"_L1))
        return Error{.kind = ErrorKind::BadInput, .detail = u"not an http(s) address"_s};
    if (!url.userInfo().isEmpty())
        return Error{.kind = ErrorKind::BadInput, .detail = u"the address holds a user name"_s};
    if (plain && !policy.allowPlainHttp && !isLoopback(host))
        return Error{.kind = ErrorKind::InsecureUrl, .detail = u"plain http to %1"_s.arg(host)};
    if (request.headers.contains(QHttpHeaders::WellKnownHeader::Authorization) && !maySeeKey(policy.keyHosts, host))
        return Error{.kind = ErrorKind::ForeignHost, .detail = u"%1 may not see this key"_s.arg(host)};
    if (request.body.size() > request.limits.request)
        return Error{.kind = ErrorKind::LimitExceeded,
                     .detail = u"request of %1 bytes, at most %2"_s.arg(request.body.size()).arg(request.limits.request)};
    // Only a body that cannot be read twice stops Qt Network from sending twice.
    if (request.submitOnce && (request.method != HttpRequest::Method::Post || request.body.isEmpty()))
        return Error{.kind = ErrorKind::BadInput, .detail = u"submit once needs a POST with a body"_s};
    return std::nullopt;
}

std::shared_ptr<ConnectionPool> HttpClient::Private::poolFor(const HttpRequest &request)
{
    if (!pool || (request.submitOnce && pool->mayHoldIdleFor(kLongestIdle, clock.ticks())))
        pool = ConnectionPool::create(policy.proxy);
    return pool;
}

HttpClient::HttpClient(const Clock &clock, HttpPolicy policy, QObject *parent)
    : QObject(parent)
    , d(new Private{clock, std::move(policy), nullptr})
{
    d->loopback.setParent(this); // goes along to another thread
}

HttpClient::~HttpClient() = default;

std::unique_ptr<HttpExchange> HttpClient::send(const HttpRequest &request)
{
    if (std::optional<Error> error = d->refusal(request))
        return std::make_unique<RefusedExchange>(d->clock, request, std::move(*error));
    if (request.url.scheme() == "http"_L1 && isLoopback(request.url.host()))
        return std::make_unique<LoopbackExchange>(d->clock, &d->loopback, request);
    return std::make_unique<NetworkExchange>(d->clock, d->poolFor(request), request);
}

void HttpClient::fetch(const HttpRequest &request, QObject *context, std::function<void(Result<WholeReply>)> done)
{
    new Fetch(send(request), context, std::move(done), this);
}

} // namespace bakeoff
