// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/timedexchange.h"

#include "base/clock.h"
#include "base/log.h"

#include <QPointer>

namespace bakeoff {

using namespace Qt::StringLiterals;
using WellKnown = QHttpHeaders::WellKnownHeader;

namespace {

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 305 || status == 307 || status == 308;
}

bool isIdentity(QByteArrayView coding)
{
    return coding.isEmpty() || coding.compare("identity", Qt::CaseInsensitive) == 0;
}

} // namespace

TimedExchange::TimedExchange(const Clock &clock, const HttpRequest &request)
    : m_clock(clock)
    , m_authority(request.url.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment))
    , m_url(request.url)
    , m_timeouts(request.timeouts)
    , m_bodyLimit(request.limits.body)
    , m_started(clock.ticks())
    , m_post(request.method == HttpRequest::Method::Post)
    , m_identityOnly(headersToSend(request).value(WellKnown::AcceptEncoding) == "identity")
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &TimedExchange::onTimer);
}

TimedExchange::~TimedExchange() = default;

void TimedExchange::abort()
{
    if (!m_settled)
        finishLater(Error{.kind = ErrorKind::Cancelled, .detail = u"stopped"_s});
}

bool TimedExchange::onSent()
{
    if (m_clocks.requestSent)
        return true;
    m_clocks.requestSent = m_clock.ticks();
    m_clocks.reusedConnection = !m_clocks.connectStarted;
    if (m_clocks.connectStarted && !m_clocks.connected)
        m_clocks.connected = m_clocks.requestSent;
    enter(Phase::FirstByte);
    const QPointer<TimedExchange> self(this);
    emit requestSent();
    return self && !m_settled;
}

bool TimedExchange::onHead(int status, QHttpHeaders headers)
{
    m_status = status;
    m_headers = std::move(headers);
    m_clocks.headers = m_clock.ticks();
    enter(Phase::Body);
    qCDebug(lcNet) << m_authority << status;

    const QByteArrayView location = m_headers.value(WellKnown::Location);
    if (isRedirect(status) && !location.isEmpty()) {
        const QUrl target = m_url.resolved(QUrl(QString::fromUtf8(location)));
        finishLater(transportError(ErrorKind::Redirected, u"redirected to %1"_s.arg(target.host())));
        return false;
    }
    if (m_identityOnly && !isIdentity(m_headers.value(WellKnown::ContentEncoding))) {
        finishLater(transportError(ErrorKind::BadReply, u"answer in a content coding that was not asked for"_s));
        return false;
    }
    const QPointer<TimedExchange> self(this);
    emit headersReceived();
    return self && !m_settled;
}

bool TimedExchange::onBody(QByteArray bytes)
{
    alive();
    if (bytes.isEmpty())
        return true;
    const auto now = m_clock.ticks();
    if (!m_clocks.firstByte)
        m_clocks.firstByte = now;
    const bool tooMuch = bytes.size() > m_bodyLimit - m_received;
    if (tooMuch)
        bytes.truncate(m_bodyLimit - m_received);
    m_received += bytes.size();

    const QPointer<TimedExchange> self(this);
    if (!bytes.isEmpty())
        emit bytesReceived(bytes, now);
    if (self && !m_settled && tooMuch)
        finishLater(transportError(ErrorKind::LimitExceeded, u"answer over %1 bytes"_s.arg(m_bodyLimit)));
    return self && !m_settled;
}

void TimedExchange::enter(Phase phase)
{
    m_phase = phase;
    m_alive.start();
    const auto limit = phase == Phase::Connect ? m_timeouts.connect
        : phase == Phase::FirstByte            ? m_timeouts.firstByte
                                               : m_timeouts.idle;
    m_timer.start(limit);
}

/// The timer is not set anew with every read: when it fires it looks how long ago the last one was.
void TimedExchange::onTimer()
{
    if (m_settled)
        return;
    const auto end = [this](QLatin1StringView which, std::chrono::milliseconds after) {
        finishNow(transportError(ErrorKind::Timeout, u"%1 time-out after %2 ms"_s.arg(which).arg(after.count())));
    };
    const std::chrono::milliseconds silent(m_alive.elapsed());
    switch (m_phase) {
    case Phase::Connect:
        return end("connect"_L1, m_timeouts.connect);
    case Phase::FirstByte:
        if (silent < m_timeouts.firstByte)
            return m_timer.start(m_timeouts.firstByte - silent);
        return end("first byte"_L1, m_timeouts.firstByte);
    case Phase::Body:
        if (silent < m_timeouts.idle)
            return m_timer.start(m_timeouts.idle - silent);
        return end("idle"_L1, m_timeouts.idle);
    }
}

Error TimedExchange::transportError(ErrorKind kind, const QString &what) const
{
    Error error{.kind = kind, .detail = what + u", "_s + m_authority};
    if (m_status != 0)
        error.httpStatus = m_status;
    return error;
}

HttpOutcome TimedExchange::settle(std::optional<Error> error)
{
    HttpOutcome outcome;
    outcome.nothingSent = error && nothingSent();
    outcome.error = std::move(error);
    if (outcome.error)
        outcome.error->maybeBilled = m_post && !outcome.nothingSent;
    m_settled = true;
    m_timer.stop();
    m_clocks.end = m_clock.ticks();
    dropTransport();
    return outcome;
}

void TimedExchange::finishNow(std::optional<Error> error)
{
    const HttpOutcome outcome = settle(std::move(error));
    emit finished(outcome); // last: the owner may delete this
}

void TimedExchange::finishLater(std::optional<Error> error)
{
    QMetaObject::invokeMethod(
        this, [this, outcome = settle(std::move(error))] { emit finished(outcome); }, Qt::QueuedConnection);
}

RefusedExchange::RefusedExchange(const Clock &clock, const HttpRequest &request, Error refusal)
    : TimedExchange(clock, request)
{
    finishLater(std::move(refusal));
}

QHttpHeaders headersToSend(const HttpRequest &request)
{
    QHttpHeaders headers = request.headers;
    if (!headers.contains(WellKnown::UserAgent))
        headers.append(WellKnown::UserAgent, "Bakeoff/" BAKEOFF_VERSION);
    if (request.method == HttpRequest::Method::Post) {
        if (!headers.contains(WellKnown::AcceptEncoding))
            headers.append(WellKnown::AcceptEncoding, "identity");
        headers.replaceOrAppend(WellKnown::ContentLength, QByteArray::number(request.body.size()));
    }
    return headers;
}

} // namespace bakeoff
