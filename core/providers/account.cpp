// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/account.h"

#include "base/clock.h"
#include "providers/errorreader.h"
#include "providers/providerconfig.h"

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

Account::Account(const ProviderConfig &config, const QByteArray &key, const QHttpHeaders &extra, const Clock &clock)
    : m_config(config)
    , m_baseUrl(normalisedBaseUrl(config))
    , m_key(key.trimmed())
    , m_extra(extra)
    , m_clock(clock)
    // The last to let go may be a request of this very client.
    , m_client(new HttpClient(clock, policyFor(config)), [](HttpClient *client) { client->deleteLater(); })
{
}

Status Account::checkKey() const
{
    if (m_key.isEmpty() && needsKey(m_config))
        return Error{.kind = ErrorKind::NoKey, .detail = u"no key for %1"_s.arg(m_config.name)};
    return success();
}

HttpRequest Account::request(HttpRequest::Method method, const QUrl &url) const
{
    HttpRequest request;
    request.method = method;
    request.url = url;
    request.headers = m_extra;
    request.headers.append(QHttpHeaders::WellKnownHeader::Accept, "application/json");
    if (!m_key.isEmpty())
        request.headers.append(QHttpHeaders::WellKnownHeader::Authorization, "Bearer " + m_key);
    return request;
}

void Account::getJson(const QUrl &url, QObject *context, Done<JsonNode> done) const
{
    if (const Status key = checkKey(); !key) {
        QMetaObject::invokeMethod(
            context, [done = std::move(done), error = key.error()] { done(error); }, Qt::QueuedConnection);
        return;
    }
    HttpRequest get = request(HttpRequest::Method::Get, url);
    get.timeouts = lookUpTimeouts();
    m_client->fetch(get, context,
                    [preset = m_config.preset, key = m_key, clock = &m_clock, client = m_client,
                     done = std::move(done)](const Result<HttpClient::WholeReply> &reply) {
                        if (!reply) {
                            done(reply.error());
                            return;
                        }
                        const ErrorReply told{.status = reply->status,
                                              .headers = reply->headers,
                                              .preset = preset,
                                              .now = clock->nowUtc(),
                                              .key = key};
                        if (reply->status >= 400) {
                            done(readError(told, reply->body));
                            return;
                        }
                        Result<JsonNode> root = JsonNode::parse(reply->body);
                        if (!root && root.error().kind == ErrorKind::BadReply)
                            done(readError(told, reply->body));
                        else if (root && (*root)["error"].exists())
                            done(readError(told, reply->body)); // a 200 that holds an error
                        else
                            done(std::move(root));
                    });
}

} // namespace bakeoff
