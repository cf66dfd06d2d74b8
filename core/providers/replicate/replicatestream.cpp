// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/replicate/replicatestream.h"

#include "base/clock.h"
#include "net/httpclient.h"
#include "providers/providerconfig.h"
#include "providers/replicate/replicateapi.h"
#include "providers/replicate/replicateerrors.h"

#include <QPointer>

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype kKeptFault = qsizetype{64} * 1024;
constexpr qint64 kLargestStream = qint64{256} * 1024 * 1024; // files may come inside it as data URIs

bool mayCarryKey(const ReplicateApi &api, const QUrl &url)
{
    const QString host = url.host().toLower();
    if (api.isOwn(url))
        return true;
    return url.scheme() == "https"_L1 && host.endsWith(kReplicateHosts)
        && policyFor(api.account().config()).keyHosts.contains(kReplicateHosts);
}

HttpRequest streamRequest(const ReplicateApi &api, const QUrl &url)
{
    HttpRequest request = api.account().request(HttpRequest::Method::Get, url);
    if (!mayCarryKey(api, url))
        request.headers.removeAll(QHttpHeaders::WellKnownHeader::Authorization);
    request.headers.replaceOrAppend(QHttpHeaders::WellKnownHeader::Accept, "text/event-stream");
    request.headers.append(QHttpHeaders::WellKnownHeader::CacheControl, "no-store");
    request.headers.append(QHttpHeaders::WellKnownHeader::AcceptEncoding, "identity"); // else it comes in blocks
    request.timeouts = {.connect = 15s, .firstByte = 5min, .idle = 5min}; // a machine may be booted first
    request.limits.body = kLargestStream;
    return request;
}

} // namespace

ReplicateStream::ReplicateStream(std::shared_ptr<ReplicateApi> api, const QUrl &url)
    : m_api(std::move(api))
    , m_files(url.path().startsWith("/v1/files/"_L1))
    , m_exchange(m_api->account().client()->send(streamRequest(*m_api, url)))
{
    connect(m_exchange.get(), &HttpExchange::bytesReceived, this, &ReplicateStream::onBytes);
    connect(m_exchange.get(), &HttpExchange::finished, this, &ReplicateStream::onFinished);
}

ReplicateStream::~ReplicateStream() = default;

void ReplicateStream::sseEvent(const SseEvent &event)
{
    if (m_done)
        return;
    if (event.type == "output")
        m_pieces.append({QString::fromUtf8(event.data), false});
    else if (event.type == "logs")
        m_pieces.append({QString::fromUtf8(event.data), true});
    else if (event.type == "done" || event.type == "error") // an error is told by the prediction itself
        m_done = true;
}

void ReplicateStream::onBytes(const QByteArray &bytes, std::chrono::nanoseconds at)
{
    if (m_ended)
        return;
    if (m_exchange->status() >= 400) {
        m_fault += bytes.first(qMin(bytes.size(), kKeptFault - m_fault.size()));
        return;
    }
    if (m_fault.size() < 256)
        m_fault += bytes.first(qMin(bytes.size(), 256 - m_fault.size()));
    deliver(m_sse.feed(bytes, *this), at);
}

/// \return false if it has ended, or a listener deleted this
bool ReplicateStream::deliver(const Status &read, std::chrono::nanoseconds at)
{
    const QPointer<ReplicateStream> self(this);
    for (const Piece &piece : std::exchange(m_pieces, {})) {
        if (piece.isLog)
            emit logs(piece.text);
        else
            emit output(piece.text, m_files, at);
        if (!self)
            return false;
    }
    if (!read)
        end(read.error());
    else if (m_done)
        end(std::nullopt);
    else
        return true;
    return false;
}

void ReplicateStream::onFinished(const HttpOutcome &outcome)
{
    if (m_ended)
        return;
    const int status = m_exchange->status();
    if (status >= 400)
        return end(readReplicateFault(m_api->replyOf(status, m_exchange->headers()), m_fault).error);
    // The last event may lack its blank line.
    if (!outcome.error && !deliver(m_sse.flush(*this), m_api->clock().ticks()))
        return;
    if (outcome.error)
        return end(outcome.error);
    const QByteArrayView type = m_exchange->headers().value(QHttpHeaders::WellKnownHeader::ContentType);
    if (!type.trimmed().toByteArray().toLower().startsWith("text/event-stream") && !m_fault.trimmed().isEmpty())
        return end(readReplicateFault(m_api->replyOf(status, m_exchange->headers()), m_fault).error);
    end(Error{.kind = ErrorKind::Interrupted, .detail = u"the stream ended before its last event"_s});
}

void ReplicateStream::end(std::optional<Error> error)
{
    if (std::exchange(m_ended, true))
        return;
    m_exchange->disconnect(this);
    m_exchange.release()->deleteLater(); // it may be emitting
    emit ended(error); // last: the owner may delete this
}

} // namespace bakeoff
