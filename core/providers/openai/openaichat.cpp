// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/openai/openaichat.h"

#include "base/clock.h"
#include "base/log.h"
#include "net/connectionpool.h"
#include "net/redaction.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype kRawBody = qsizetype{256} * 1024;
/// After `[DONE]` the end of the body follows at once, and the connection can be used again; nobody waits longer.
constexpr auto kGrace = 500ms;

/// Servers echo keys in what they refuse, which is short. The body of a long answer is only searched for the key
/// itself: looking for everything that might be one would hold up the other streams of this thread.
constexpr qsizetype kSearchedWhole = qsizetype{32} * 1024;

QByteArray withoutKey(QByteArray text, const QByteArray &key)
{
    if (text.size() <= kSearchedWhole)
        return redacted(text, QByteArrayList{key});
    constexpr qsizetype kShortestSecret = 6;
    if (key.size() >= kShortestSecret)
        text.replace(key, kRedacted);
    return text;
}

} // namespace

OpenAiChat::OpenAiChat(Setup setup, const Clock &clock)
    : m_setup(std::move(setup))
    , m_clock(clock)
{
    m_grace.setSingleShot(true);
    connect(&m_grace, &QTimer::timeout, this, [this] { end({}); });
    send();
}

OpenAiChat::OpenAiChat(const Error &error, const QByteArray &rawRequest, const QStringList &ignored, const Clock &clock)
    : m_clock(clock)
    , m_early(error)
{
    m_setup.request.body = rawRequest;
    m_setup.ignored = ignored;
    QMetaObject::invokeMethod(
        this, [this] { finish(m_early, true); }, Qt::QueuedConnection);
}

OpenAiChat::~OpenAiChat() = default;

void OpenAiChat::send()
{
    m_decoder.emplace(ChatDecoderOptions{.mayLackOpeningTag = m_setup.dialect.mayLackOpeningTag});
    m_clocks = {};
    m_rawBody.clear();
    m_exchange = m_setup.client->send(m_setup.request);
    connect(m_exchange.get(), &HttpExchange::requestSent, this, &OpenAiChat::onRequestSent);
    connect(m_exchange.get(), &HttpExchange::headersReceived, this, &OpenAiChat::onHeaders);
    connect(m_exchange.get(), &HttpExchange::bytesReceived, this, &OpenAiChat::onBytes);
    connect(m_exchange.get(), &HttpExchange::finished, this, &OpenAiChat::onExchangeFinished);
}

void OpenAiChat::onRequestSent()
{
    const HttpClocks &clocks = m_exchange->clocks();
    m_clocks.requestSent = clocks.requestSent;
    m_clocks.reusedConnection = clocks.reusedConnection;
    if (clocks.connectStarted && clocks.connected)
        m_clocks.connectTime = *clocks.connected - *clocks.connectStarted;
    if (clocks.requestSent && !std::exchange(m_startedTold, true))
        emit started(*clocks.requestSent);
}

void OpenAiChat::onHeaders()
{
    m_status = m_exchange->status();
    m_headers = m_exchange->headers();
    m_clocks.headers = m_exchange->clocks().headers;
    m_decoder->begin({.status = m_status,
                      .headers = m_headers,
                      .preset = m_setup.dialect.preset,
                      .now = m_clock.nowUtc(),
                      .key = m_setup.key});
    const QPointer<OpenAiChat> self(this); // whoever hears of the headers may delete it
    if (m_clocks.headers && !std::exchange(m_headersTold, true))
        emit headersReceived(*m_clocks.headers);
    if (!self)
        return;
    if (const QString &id = m_decoder->facts().generationId; m_setup.dialect.openRouter && !id.isEmpty())
        emit billNamed(id);
}

void OpenAiChat::onBytes(const QByteArray &bytes, std::chrono::nanoseconds at)
{
    if (m_rawBody.size() < kRawBody)
        m_rawBody.append(bytes.first(qMin(bytes.size(), kRawBody - m_rawBody.size())));
    if (m_decoder->settled())
        return;
    m_lastRead = at;
    if (!deliver(m_decoder->feed(bytes), at) || !m_decoder->settled())
        return;
    if (m_decoder->error())
        end({}); // whatever still comes is not read
    else
        m_grace.start(kGrace);
}

/// \return false if a listener deleted this
bool OpenAiChat::deliver(ChatDelta delta, std::chrono::nanoseconds at)
{
    if (delta.events == 0 && delta.text.isEmpty() && delta.reasoning.isEmpty() && !delta.answerWasReasoning)
        return true;
    delta.at = at;
    m_stopwatch.stamp(m_clocks, delta);
    const QPointer<OpenAiChat> self(this);
    emit received(delta);
    return !self.isNull();
}

void OpenAiChat::onExchangeFinished(const HttpOutcome &outcome)
{
    if (m_status == 0 || !resendsWithoutStreamOptions())
        end(outcome);
}

bool OpenAiChat::resendsWithoutStreamOptions()
{
    if ((m_status != 400 && m_status != 422) || m_setup.plainBody.isEmpty() || m_aborted)
        return false;
    if (!m_rawBody.contains("stream_options") && !m_rawBody.contains("include_usage"))
        return false;
    qCInfo(lcProviders) << "stream_options refused with" << m_status << "- once more without";
    if (m_setup.refusesStreamOptions)
        *m_setup.refusesStreamOptions = true;
    m_setup.request.body = std::exchange(m_setup.plainBody, {});
    if (!m_setup.kept.isEmpty()) {
        QJsonObject kept = QJsonDocument::fromJson(m_setup.kept).object();
        kept.remove("stream_options"_L1);
        m_setup.kept = QJsonDocument(kept).toJson(QJsonDocument::Compact);
    }
    m_exchange.release()->deleteLater(); // it is emitting
    m_status = 0;
    m_headers = {};
    send();
    return true;
}

void OpenAiChat::abort()
{
    if (m_finished || m_aborted)
        return;
    m_aborted = true;
    if (m_exchange)
        m_exchange->abort();
}

/// The exchange is over, or nothing more of it is wanted.
void OpenAiChat::end(const HttpOutcome &outcome)
{
    if (m_finished)
        return;
    m_grace.stop();
    const bool settledBefore = m_decoder->settled();
    const bool hasStatus = m_status != 0;
    if (hasStatus) {
        const QPointer<OpenAiChat> self(this);
        const ChatDelta rest = m_decoder->end(!outcome.error);
        if (!deliver(rest, m_lastRead.value_or(m_clock.ticks())))
            return;
    }
    std::optional<Error> error = m_decoder->error();
    if (outcome.error && !settledBefore) {
        // What the answer said of itself is worth more than how its connection ended.
        const bool stopped = outcome.error->kind == ErrorKind::Cancelled;
        const bool answered = hasStatus && m_decoder->complete() && !error;
        const bool refused = hasStatus && m_status >= 400 && error && !stopped;
        if (!answered && !refused)
            error = outcome.error;
    }
    finish(std::move(error), outcome.nothingSent);
}

/// A status that says that no work was done.
bool OpenAiChat::wasRefused(const Error &error) const
{
    const int status = m_status != 0 ? m_status : error.httpStatus.value_or(0);
    return status >= 300 && status < 500 && status != 408;
}

bool OpenAiChat::mayResend(const Error &error, bool nothingSent) const
{
    const bool loopback = isLoopback(m_setup.request.url.host());
    if (nothingSent) {
        // The rule allows all of these; repeating helps only where the next moment may be different.
        return (error.kind == ErrorKind::ConnectionRefused && !loopback) || error.kind == ErrorKind::Timeout ||
               error.kind == ErrorKind::Interrupted;
    }
    if (m_decoder->anyText())
        return false;
    if (m_status == 429)
        return error.kind == ErrorKind::RateLimited;
    const bool busy = m_status == 408 || m_status == 502 || m_status == 503 || m_status == 529;
    return m_setup.dialect.openRouter && busy && m_decoder->errorWasJson() && !m_headers.contains("x-generation-id"_L1);
}

void OpenAiChat::finish(std::optional<Error> error, bool nothingSent)
{
    if (std::exchange(m_finished, true))
        return;
    ChatOutcome outcome;
    if (m_aborted && m_early)
        error = Error{.kind = ErrorKind::Cancelled, .detail = u"stopped"_s};
    if (m_decoder) {
        outcome.facts = m_decoder->facts();
        outcome.timing = m_decoder->timing();
        m_clocks.chunks = m_decoder->textChunks();
    }
    if (error && m_exchange) {
        outcome.mayResend = error->kind != ErrorKind::Cancelled && mayResend(*error, nothingSent);
        error->maybeBilled = !nothingSent && !outcome.mayResend && !wasRefused(*error);
    }
    if (m_exchange)
        m_clocks.end = m_exchange->clocks().end.value_or(m_lastRead.value_or(m_clock.ticks()));
    outcome.facts.ignoredParameters = m_setup.ignored;
    outcome.facts.billIsRecorded = m_setup.dialect.openRouter && !outcome.facts.generationId.isEmpty();
    outcome.error = std::move(error);
    outcome.clocks = m_clocks;
    const QByteArray &sent = m_setup.kept.isEmpty() ? m_setup.request.body : m_setup.kept;
    outcome.rawRequest = withoutKey(sent.first(qMin(sent.size(), kKeptRequest)), m_setup.key);
    outcome.rawResponse = rawResponse();
    if (m_exchange)
        m_exchange->disconnect(this);
    qCDebug(lcProviders) << "chat ended, status" << m_status << "chunks" << m_clocks.chunks << "error"
                         << (outcome.error ? errorKindName(outcome.error->kind) : "none"_L1);
    emit finished(outcome); // last: the owner may delete this
}

QByteArray OpenAiChat::rawResponse() const
{
    if (m_status == 0)
        return {};
    return "HTTP " + QByteArray::number(m_status) + "\r\n" + redactedHeaders(m_headers, QByteArrayList{m_setup.key}) +
           "\r\n" + withoutKey(m_rawBody, m_setup.key);
}

} // namespace bakeoff
