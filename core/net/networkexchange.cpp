// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/networkexchange.h"

#include "base/clock.h"
#include "base/log.h"
#include "net/connectionpool.h"
#include "net/singleusebody.h"

#include <QHttp1Configuration>
#include <QNetworkRequest>
#include <QPointer>
#include <QSslError>

namespace bakeoff {

using namespace Qt::StringLiterals;
using WellKnown = QHttpHeaders::WellKnownHeader;

namespace {

/// More than a line-up of models ever has; QNetworkAccessManager's own 6 would block the seventh stream.
constexpr qsizetype kConnectionsPerHost = 64;

QNetworkRequest networkRequest(const HttpRequest &request)
{
    QNetworkRequest out(request.url);
    QHttpHeaders headers = request.headers;
    if (!headers.contains(WellKnown::UserAgent))
        headers.append(WellKnown::UserAgent, "Bakeoff/" BAKEOFF_VERSION);
    if (request.method == HttpRequest::Method::Post) {
        // A compressed event stream arrives in the compressor's blocks, not when the model wrote it.
        if (!headers.contains(WellKnown::AcceptEncoding))
            headers.append(WellKnown::AcceptEncoding, "identity");
        headers.replaceOrAppend(WellKnown::ContentLength, QByteArray::number(request.body.size()));
    }
    out.setHeaders(std::move(headers));
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

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 305 || status == 307 || status == 308;
}

Error timeoutError(QLatin1StringView which, std::chrono::milliseconds after, const QString &authority)
{
    return {.kind = ErrorKind::Timeout, .detail = u"%1 time-out after %2 ms, %3"_s.arg(which).arg(after.count()).arg(authority)};
}

} // namespace

NetworkExchange::NetworkExchange(const Clock &clock, std::shared_ptr<ConnectionPool> pool, const HttpRequest &request)
    : m_clock(clock)
    , m_pool(std::move(pool))
    , m_authority(request.url.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment))
    , m_timeouts(request.timeouts)
    , m_bodyLimit(request.limits.body)
    , m_started(clock.ticks())
    , m_post(request.method == HttpRequest::Method::Post)
{
    start(request);
}

NetworkExchange::NetworkExchange(const Clock &clock, Error refusal)
    : m_clock(clock)
    , m_started(clock.ticks())
{
    finishLater(std::move(refusal));
}

NetworkExchange::~NetworkExchange()
{
    m_settled = true;
    dropReply();
}

void NetworkExchange::start(const HttpRequest &request)
{
    const QNetworkRequest out = networkRequest(request);
    m_identityOnly = out.headers().value(WellKnown::AcceptEncoding) == "identity";
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

    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, [this] { m_pool->connectionOpening(m_authority); });
    connect(m_reply, &QNetworkReply::encrypted, this, [this] { m_pool->connectionEncrypted(m_authority, m_clock.ticks()); });
    connect(m_reply, &QNetworkReply::requestSent, this, &NetworkExchange::onRequestSent);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &NetworkExchange::onMetaData);
    connect(m_reply, &QNetworkReply::readyRead, this, &NetworkExchange::onReadyRead);
    connect(m_reply, &QNetworkReply::sslErrors, this, &NetworkExchange::onSslErrors);
    connect(m_reply, &QNetworkReply::finished, this, &NetworkExchange::onReplyFinished, Qt::QueuedConnection);
    if (m_body)
        connect(m_reply, &QNetworkReply::uploadProgress, this, [this] { m_alive.restart(); });

    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &NetworkExchange::onTimer);
    enter(Phase::Connect);
}

void NetworkExchange::setEncrypted(std::chrono::nanoseconds now)
{
    m_encrypted = true;
    setOpensConnection();
    m_clocks.connected = now;
}

void NetworkExchange::onRequestSent()
{
    if (m_clocks.requestSent)
        return;
    m_pool->removeWaiting(this);
    m_clocks.requestSent = m_clock.ticks();
    m_clocks.reusedConnection = !m_clocks.connectStarted;
    if (m_clocks.connectStarted && !m_clocks.connected)
        m_clocks.connected = m_clocks.requestSent;
    enter(Phase::FirstByte);
    emit requestSent();
}

void NetworkExchange::onMetaData()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_status != 0 || status == 0 || m_settled)
        return;
    m_status = status;
    m_headers = m_reply->headers();
    m_clocks.headers = m_clock.ticks();
    enter(Phase::Body);
    qCDebug(lcNet) << m_authority << status;

    const QByteArrayView location = m_headers.value(WellKnown::Location);
    if (isRedirect(status) && !location.isEmpty()) {
        const QUrl target = m_reply->url().resolved(QUrl(QString::fromUtf8(location)));
        finishLater(Error{.kind = ErrorKind::Redirected,
                          .detail = u"%1 redirects to %2"_s.arg(m_authority, target.host()),
                          .httpStatus = status});
        return;
    }
    const QByteArrayView coding = m_headers.value(WellKnown::ContentEncoding);
    if (m_identityOnly && !coding.isEmpty() && coding.compare("identity", Qt::CaseInsensitive) != 0) {
        finishLater(Error{.kind = ErrorKind::BadReply,
                          .detail = u"%1 answers in a content coding that was not asked for"_s.arg(m_authority),
                          .httpStatus = status});
        return;
    }
    emit headersReceived();
}

void NetworkExchange::onReadyRead()
{
    m_alive.restart();
    takeBytes();
}

/// \return false if the exchange is over, or gone
bool NetworkExchange::takeBytes()
{
    if (m_settled || m_status == 0 || m_reply->bytesAvailable() == 0)
        return !m_settled;
    QByteArray bytes = m_reply->readAll();
    const auto now = m_clock.ticks();
    if (!m_clocks.firstByte)
        m_clocks.firstByte = now;
    const bool tooMuch = bytes.size() > m_bodyLimit - m_received;
    if (tooMuch)
        bytes.truncate(m_bodyLimit - m_received);
    m_received += bytes.size();

    const QPointer<NetworkExchange> self(this);
    if (!bytes.isEmpty())
        emit bytesReceived(bytes, now);
    if (self && !m_settled && tooMuch)
        finishLater(Error{.kind = ErrorKind::LimitExceeded,
                          .detail = u"answer over %1 bytes, %2"_s.arg(m_bodyLimit).arg(m_authority),
                          .httpStatus = m_status});
    return self && !m_settled;
}

void NetworkExchange::onSslErrors(const QList<QSslError> &errors)
{
    if (!errors.isEmpty())
        m_sslDetail = errors.constFirst().errorString();
}

void NetworkExchange::onReplyFinished()
{
    if (m_settled)
        return;
    const QPointer<NetworkExchange> self(this);
    if (m_status == 0)
        onMetaData(); // an answer of headers alone
    if (!self || m_settled || !takeBytes())
        return;
    const QNetworkReply::NetworkError code = m_reply->error();
    if (code == QNetworkReply::NoError && m_status != 0)
        return finishNow(std::nullopt);
    if (m_status == 407 || code == QNetworkReply::ProxyAuthenticationRequiredError)
        return finishNow(Error{.kind = ErrorKind::Forbidden,
                               .detail = u"the proxy wants a user name and password"_s,
                               .httpStatus = 407});
    if (m_status >= 400 && saysOnlyStatus(code))
        return finishNow(std::nullopt);
    finishNow(transportError(code));
}

void NetworkExchange::enter(Phase phase)
{
    m_phase = phase;
    m_alive.start();
    const auto limit = phase == Phase::Connect ? m_timeouts.connect
        : phase == Phase::FirstByte            ? m_timeouts.firstByte
                                               : m_timeouts.idle;
    m_timer.start(limit);
}

/// The timer is not set anew with every read: when it fires it looks how long ago the last one was.
void NetworkExchange::onTimer()
{
    if (m_settled)
        return;
    const std::chrono::milliseconds silent(m_alive.elapsed());
    switch (m_phase) {
    case Phase::Connect:
        return finishNow(timeoutError("connect"_L1, m_timeouts.connect, m_authority));
    case Phase::FirstByte:
        if (silent < m_timeouts.firstByte)
            return m_timer.start(m_timeouts.firstByte - silent);
        return finishNow(timeoutError("first byte"_L1, m_timeouts.firstByte, m_authority));
    case Phase::Body:
        if (silent < m_timeouts.idle)
            return m_timer.start(m_timeouts.idle - silent);
        return finishNow(timeoutError("idle"_L1, m_timeouts.idle, m_authority));
    }
}

void NetworkExchange::abort()
{
    if (!m_settled)
        finishLater(Error{.kind = ErrorKind::Cancelled, .detail = u"stopped"_s});
}

/// True only where it can be proved. Qt hands headers and the first bytes of the body to the socket together, and takes
/// the body on this thread: as long as none was taken, nothing was sent. HTTP/2 sends the headers before, hence
/// m_encrypted. Without a body the proof is that no connection ever stood.
bool NetworkExchange::nothingSent() const
{
    if (!m_reply)
        return true;
    if (m_clocks.requestSent || m_encrypted || m_status != 0)
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

Error NetworkExchange::transportError(QNetworkReply::NetworkError code) const
{
    const auto error = [this](ErrorKind kind, const QString &what) {
        Error e{.kind = kind, .detail = what + u", "_s + m_authority};
        if (m_status != 0)
            e.httpStatus = m_status;
        return e;
    };
    switch (code) {
    case QNetworkReply::ConnectionRefusedError:
        return error(ErrorKind::ConnectionRefused, u"connection refused"_s);
    case QNetworkReply::ProxyConnectionRefusedError:
        return error(ErrorKind::ConnectionRefused, u"the proxy refused the connection"_s);
    case QNetworkReply::HostNotFoundError:
        return machineIsOffline() ? error(ErrorKind::NoNetwork, u"host not found, no network"_s)
                                  : error(ErrorKind::HostNotFound, u"host not found"_s);
    case QNetworkReply::ProxyNotFoundError:
        return error(ErrorKind::HostNotFound, u"proxy not found"_s);
    case QNetworkReply::SslHandshakeFailedError:
        return error(ErrorKind::Tls, m_sslDetail.isEmpty() ? u"TLS handshake failed"_s : m_sslDetail);
    case QNetworkReply::TimeoutError:
        return error(ErrorKind::Timeout, u"connect time-out of the system"_s);
    case QNetworkReply::ProxyTimeoutError:
        return error(ErrorKind::Timeout, u"the proxy did not answer in time"_s);
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return error(ErrorKind::NoNetwork, u"network lost"_s);
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        if (m_status == 0 && nothingSent())
            return error(ErrorKind::Interrupted, u"connection lost before the request"_s);
        return error(ErrorKind::BadReply, u"the answer is not HTTP"_s);
    case QNetworkReply::UnknownContentError:
        return error(ErrorKind::BadReply, u"the answer cannot be decompressed"_s);
    case QNetworkReply::UnknownNetworkError:
        // Without a body Qt does not say so; but a request that was never handed over found no connection.
        if ((nothingSent() || !m_body) && !m_clocks.connected && !m_clocks.requestSent && m_status == 0)
            return error(machineIsOffline() ? ErrorKind::NoNetwork : ErrorKind::ConnectionRefused,
                         u"no connection (%1)"_s.arg(m_reply->errorString()));
        break;
    default:
        break;
    }
    return error(ErrorKind::Interrupted,
                 m_status != 0 ? u"connection closed in the middle of the answer"_s
                               : u"connection closed before an answer, or no HTTP answer"_s);
}

HttpOutcome NetworkExchange::settle(std::optional<Error> error)
{
    HttpOutcome outcome;
    outcome.nothingSent = error && nothingSent();
    outcome.error = std::move(error);
    if (outcome.error)
        outcome.error->maybeBilled = m_post && !outcome.nothingSent;
    m_settled = true;
    m_timer.stop();
    m_clocks.end = m_clock.ticks();
    if (m_pool)
        m_pool->connectionFreed(*m_clocks.end);
    dropReply();
    m_pool.reset(); // an exchange may be kept for as long as its answer is shown
    return outcome;
}

void NetworkExchange::finishNow(std::optional<Error> error)
{
    const HttpOutcome outcome = settle(std::move(error));
    emit finished(outcome); // last: the owner may delete this
}

/// For ends that come from inside a call of the owner, who must not hear of it before that call returns.
void NetworkExchange::finishLater(std::optional<Error> error)
{
    QMetaObject::invokeMethod(
        this, [this, outcome = settle(std::move(error))] { emit finished(outcome); }, Qt::QueuedConnection);
}

void NetworkExchange::dropReply()
{
    if (m_pool)
        m_pool->removeWaiting(this);
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    if (m_reply->isRunning())
        m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
    m_body = nullptr;
}

} // namespace bakeoff
