// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/networkexchange.h"

#include "base/clock.h"
#include "net/connectionpool.h"
#include "net/singleusebody.h"

#include <QHttp1Configuration>
#include <QNetworkRequest>
#include <QPointer>
#include <QSslError>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// More than a line-up of models ever has; QNetworkAccessManager's own 6 would block the seventh stream.
constexpr qsizetype kConnectionsPerHost = 64;

QNetworkRequest networkRequest(const HttpRequest &request)
{
    QNetworkRequest out(request.url);
    out.setHeaders(headersToSend(request));
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    QHttp1Configuration http1;
    http1.setNumberOfConnectionsPerHost(kConnectionsPerHost);
    out.setHttp1Configuration(http1);
    return out;
}

/// Errors by which Qt repeats a status of 400 or more once the answer has come whole.
bool saysOnlyStatus(QNetworkReply::NetworkError code)
{
    return (code >= QNetworkReply::ContentAccessDenied && code <= QNetworkReply::UnknownContentError
            && code != QNetworkReply::ContentReSendError)
        || code == QNetworkReply::ProtocolInvalidOperationError || code >= QNetworkReply::InternalServerError;
}

} // namespace

NetworkExchange::NetworkExchange(const Clock &clock, std::shared_ptr<ConnectionPool> pool, const HttpRequest &request)
    : TimedExchange(clock, request)
    , m_pool(std::move(pool))
{
    start(request);
}

NetworkExchange::~NetworkExchange()
{
    markSettled();
    dropTransport();
}

void NetworkExchange::start(const HttpRequest &request)
{
    const QNetworkRequest out = networkRequest(request);
    QNetworkAccessManager &manager = m_pool->manager();
    switch (request.method) {
    case HttpRequest::Method::Get:
        m_reply = manager.get(out);
        break;
    case HttpRequest::Method::Delete:
        m_reply = manager.deleteResource(out);
        break;
    case HttpRequest::Method::Post:
        if (request.body.isEmpty()) {
            m_reply = manager.sendCustomRequest(out, "POST");
        } else {
            m_body = new SingleUseBody(request.body);
            m_reply = manager.post(out, m_body);
            m_body->setParent(m_reply);
        }
        break;
    }
    m_pool->addWaiting(this);

    if (request.url.scheme() == "http"_L1) // with TLS, encrypted() tells more exactly
        connect(m_reply, &QNetworkReply::socketStartedConnecting, this, [this] { m_pool->connectionOpening(authority()); });
    connect(m_reply, &QNetworkReply::encrypted, this, [this] {
        const auto now = m_clock.ticks();
        setEncrypted(now);
        m_pool->connectionEncrypted(authority(), now);
    });
    connect(m_reply, &QNetworkReply::requestSent, this, &NetworkExchange::onRequestSent);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &NetworkExchange::onMetaData);
    connect(m_reply, &QNetworkReply::readyRead, this, &NetworkExchange::onReadyRead);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        if (!errors.isEmpty())
            m_sslDetail = errors.constFirst().errorString();
    });
    connect(m_reply, &QNetworkReply::finished, this, &NetworkExchange::onReplyFinished, Qt::QueuedConnection);
    if (m_body)
        connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent) {
            alive();
            emit bodySent(sent);
        });
    startTimer();
}

void NetworkExchange::setEncrypted(std::chrono::nanoseconds now)
{
    m_encrypted = true;
    setOpensConnection();
    m_clocks.connected = now;
}

void NetworkExchange::onRequestSent()
{
    m_pool->removeWaiting(this);
    m_pool->connectionUsed(authority());
    onSent();
}

bool NetworkExchange::onMetaData()
{
    const int code = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (settled() || code == 0)
        return false;
    return status() != 0 || onHead(code, m_reply->headers());
}

bool NetworkExchange::onReadyRead()
{
    if (settled())
        return false;
    return status() == 0 || onBody(m_reply->readAll());
}

void NetworkExchange::onReplyFinished()
{
    if (settled())
        return;
    const QPointer<NetworkExchange> self(this);
    onMetaData(); // where the answer was headers alone
    if (!self || settled() || !onReadyRead())
        return;
    const QNetworkReply::NetworkError code = m_reply->error();
    if (code == QNetworkReply::NoError && status() != 0)
        return finishNow(std::nullopt);
    if (status() == 407 || code == QNetworkReply::ProxyAuthenticationRequiredError) {
        Error error = transportError(ErrorKind::Forbidden, u"the proxy wants a user name and password"_s);
        error.httpStatus = 407;
        return finishNow(std::move(error));
    }
    if (status() >= 400 && saysOnlyStatus(code))
        return finishNow(std::nullopt);
    finishNow(errorOf(code));
}

/// Qt hands headers and the first bytes of the body to the socket together, and takes the body on this thread: as long
/// as none was taken, nothing was sent. HTTP/2 sends the headers before, hence m_encrypted. Without a body the proof is
/// that no connection ever stood.
bool NetworkExchange::nothingSent() const
{
    if (m_clocks.requestSent || m_encrypted || status() != 0)
        return false;
    if (m_body)
        return m_body->taken() == 0;
    switch (m_reply->error()) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return true;
    default:
        return false;
    }
}

Error NetworkExchange::errorOf(QNetworkReply::NetworkError code) const
{
    switch (code) {
    case QNetworkReply::ConnectionRefusedError:
        return transportError(ErrorKind::ConnectionRefused, u"connection refused"_s);
    case QNetworkReply::ProxyConnectionRefusedError:
        return transportError(ErrorKind::ConnectionRefused, u"the proxy refused the connection"_s);
    case QNetworkReply::HostNotFoundError:
        return machineIsOffline() ? transportError(ErrorKind::NoNetwork, u"host not found, no network"_s)
                                  : transportError(ErrorKind::HostNotFound, u"host not found"_s);
    case QNetworkReply::ProxyNotFoundError:
        return transportError(ErrorKind::HostNotFound, u"proxy not found"_s);
    case QNetworkReply::SslHandshakeFailedError:
        return transportError(ErrorKind::Tls, m_sslDetail.isEmpty() ? u"TLS handshake failed"_s : m_sslDetail);
    case QNetworkReply::TimeoutError:
        return transportError(ErrorKind::Timeout, u"connect time-out of the system"_s);
    case QNetworkReply::ProxyTimeoutError:
        return transportError(ErrorKind::Timeout, u"the proxy did not answer in time"_s);
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return transportError(ErrorKind::NoNetwork, u"network lost"_s);
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        if (nothingSent())
            return transportError(ErrorKind::Interrupted, u"connection lost before the request"_s);
        return transportError(ErrorKind::BadReply, u"the answer is not HTTP"_s);
    case QNetworkReply::UnknownContentError:
        return transportError(ErrorKind::BadReply, u"the answer cannot be decompressed"_s);
    case QNetworkReply::UnknownNetworkError:
        // Without a body Qt does not say so; but a request that was never handed over found no connection.
        if ((nothingSent() || !m_body) && !m_clocks.connected && !m_clocks.requestSent && status() == 0)
            return transportError(machineIsOffline() ? ErrorKind::NoNetwork : ErrorKind::ConnectionRefused,
                                  u"no connection (%1)"_s.arg(m_reply->errorString()));
        break;
    default:
        break;
    }
    return transportError(ErrorKind::Interrupted,
                          status() != 0 ? u"connection closed in the middle of the answer"_s
                                        : u"connection closed before an answer, or no HTTP answer"_s);
}

void NetworkExchange::dropTransport()
{
    if (!m_pool)
        return;
    m_pool->removeWaiting(this);
    m_pool->connectionFreed(m_clock.ticks());
    m_reply->disconnect(this);
    if (m_reply->isRunning())
        m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
    m_body = nullptr;
    m_pool.reset(); // an exchange may be kept for as long as its answer is shown
}

} // namespace bakeoff
