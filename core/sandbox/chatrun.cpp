// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/chatrun.h"

#include "sandbox/httpconnection.h"

#include <algorithm>
#include <array>
#include <chrono>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

constexpr qint64 kMs = 1'000'000;
constexpr qint64 kCommentEveryNs = 250 * kMs;
constexpr qsizetype kBatch = 32 * 1024;            // bulk events in one write
constexpr qsizetype kShare = 256 * 1024;           // bulk bytes before others get their turn
constexpr qsizetype kWholeMost = 64 * 1024 * 1024; // of an answer that is not streamed

qint64 monotonicNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

QList<QByteArray> utf8(const QStringList &texts)
{
    QList<QByteArray> list;
    for (const QString &text : texts)
        list << text.toUtf8();
    return list;
}

ApiError midStreamError()
{
    return {.status = 502,
            .message = u"Upstream disconnected"_s,
            .errorType = u"provider_unavailable"_s,
            .openAiCode = u"server_error"_s,
            .metadata = {{u"provider_code"_s, u"sandbox_fault"_s}}};
}

} // namespace

ChatRun::ChatRun(ChatJob job, HttpConnection &connection, GenerationLog &log, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_job(std::move(job))
    , m_connection(&connection)
    , m_log(log)
    , m_clock(clock)
    , m_wire({.dialect = m_job.dialect,
              .id = m_job.id,
              .created = clock.nowUtc().value / 1'000'000,
              .model = m_job.modelId,
              .host = m_job.host.name,
              .price = m_job.host.price,
              .nullUsage = m_job.dialect == Dialect::OpenAi && m_job.request.includeUsage})
    , m_stop(utf8(m_job.request.stop))
    , m_created(clock.nowUtc())
{
    const SandboxModel &model = *m_job.model;
    m_tally.promptTokens = m_job.promptTokens;
    m_limit = std::min<qint64>({m_job.request.maxTokens.value_or(model.maxCompletion), model.maxCompletion,
                                model.contextLength - m_job.promptTokens});
    m_struck = is(FaultKind::KeepAliveForever);
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::PreciseTimer);
    connect(&m_wake, &QTimer::timeout, this, &ChatRun::advance);
    connect(&connection, &HttpConnection::drained, this, [this] {
        if (std::exchange(m_waitsForDrain, false))
            advance();
    });
    connect(&connection, &HttpConnection::gone, this, [this] {
        if (m_over || (!m_job.request.stream && !m_struck))
            return;
        record({}, true, m_struck);
        end();
    });
}

void ChatRun::start(PieceSource *source)
{
    m_source = source;
    source->setParent(this);
    connect(source, &PieceSource::ready, this, [this] {
        if (!m_wake.isActive() && !m_waitsForDrain && !m_over)
            advance();
    });
    m_time.start();
    if (is(FaultKind::SlowHeaders))
        QTimer::singleShot(m_job.request.pace.delayMs, this, &ChatRun::begin);
    else
        begin();
}

void ChatRun::begin()
{
    if (m_over) // the client left before a slow fault began
        return;
    const SandboxPace &pace = m_job.request.pace;
    m_bulk = pace.bulk;
    const double perSecond = pace.eventsPerSecond.value_or(m_job.host.tokensPerSecond / pace.wordsPerEvent);
    m_intervalNs = m_bulk ? 0 : static_cast<qint64>(1e9 / perSecond);
    int firstMs = pace.firstDelayMs.value_or(m_bulk ? 0 : m_job.host.firstTokenMs);
    if (is(FaultKind::SlowFirstEvent))
        firstMs = pace.delayMs;
    m_dueNs = m_time.nsecsElapsed() + firstMs * kMs;
    if (m_job.request.stream && m_connection) {
        HttpHeaderList headers{{"Cache-Control"_ba, "no-cache"_ba}};
        if (m_job.dialect == Dialect::OpenRouter)
            headers.emplace_back("X-Generation-Id"_ba, m_job.id.toLatin1());
        m_connection->beginStream(200, "text/event-stream"_ba, headers);
        put(m_job.dialect == Dialect::OpenRouter ? m_wire.comment() : m_wire.opening());
        m_nextCommentNs = m_time.nsecsElapsed() + kCommentEveryNs;
    }
    advance();
}

void ChatRun::waitUntil(qint64 ns)
{
    const qint64 waitNs = std::max<qint64>(ns - m_time.nsecsElapsed(), 0);
    m_wake.start(std::chrono::milliseconds((waitNs + kMs - 1) / kMs));
}

/// Whether the fault strikes after some events instead of at the start or at the end.
bool ChatRun::strikesInTheMiddle() const
{
    static constexpr std::array kKinds{FaultKind::Stall,   FaultKind::ErrorEvent,    FaultKind::Reset,
                                       FaultKind::Cut,     FaultKind::GiantLine,     FaultKind::BadJson,
                                       FaultKind::BadUtf8, FaultKind::NoFinishNoDone};
    return m_job.fault() != nullptr && std::find(kKinds.begin(), kKinds.end(), m_job.fault()->kind) != kKinds.end();
}

void ChatRun::advance()
{
    const bool stream = m_job.request.stream;
    qsizetype share = 0;
    while (!m_over) {
        const qint64 now = m_time.nsecsElapsed();
        const bool quiet = m_events == 0 && stream;
        if (quiet && now >= m_nextCommentNs && (now < m_dueNs || is(FaultKind::KeepAliveForever))) {
            put(m_wire.comment());
            m_nextCommentNs = now + kCommentEveryNs;
        }
        if (is(FaultKind::KeepAliveForever)) {
            if (stream)
                waitUntil(m_nextCommentNs);
            return;
        }
        if (now < m_dueNs) {
            waitUntil(quiet ? std::min(m_dueNs, m_nextCommentNs) : m_dueNs);
            return;
        }
        if (m_connection && m_connection->pending() > HttpConnection::kHighWater) {
            m_waitsForDrain = true;
            return;
        }
        if (share > kShare) {
            m_wake.start(0);
            return;
        }
        if (!m_ahead)
            m_ahead = m_source->next();
        if (!m_ahead && !m_source->atEnd())
            return; // ready() goes on
        const bool atEnd = !m_ahead;
        const bool cut = !atEnd && m_tally.completionTokens >= m_limit;
        if (strikesInTheMiddle() && !m_struck && (m_events >= m_job.request.pace.afterEvents || atEnd || cut)) {
            m_struck = true;
            if (strike())
                return;
        }
        if (atEnd || cut) {
            finish(cut ? u"length"_s : u"stop"_s);
            return;
        }
        const qsizetype before = m_batch.size();
        if (!writeEvent()) {
            finish(u"stop"_s);
            return;
        }
        share += std::max<qsizetype>(m_batch.size() - before, 64);
        // A late wake-up is made up for, but a client that took nothing for a while gets no burst.
        m_dueNs = std::max(m_dueNs + m_intervalNs, now - 500 * kMs);
        if (!stream && m_text.size() > kWholeMost) {
            finish(u"length"_s);
            return;
        }
    }
}

/// Takes pieces of one kind for one event and sends it. \return false where a stop sequence ended the text
bool ChatRun::writeEvent()
{
    const bool reasoning = m_ahead->reasoning;
    QByteArray text;
    for (int words = 0; words < m_job.request.pace.wordsPerEvent; ++words) {
        if (!m_ahead)
            m_ahead = m_source->next();
        if (!m_ahead || m_ahead->reasoning != reasoning || m_tally.completionTokens >= m_limit)
            break;
        ++m_tally.completionTokens;
        m_tally.reasoningTokens += reasoning ? 1 : 0;
        text += reasoning ? m_ahead->text : m_stop.feed(m_ahead->text);
        m_ahead.reset();
        if (m_stop.stopped())
            break;
    }
    if (!text.isEmpty() && (!reasoning || m_job.request.reasoningShown)) {
        ++m_events;
        m_lastTextNs = m_time.nsecsElapsed();
        if (m_firstTextNs < 0)
            m_firstTextNs = m_lastTextNs;
        if (m_job.request.stream)
            put(m_wire.text(text, reasoning, m_job.request.pace.stamp ? monotonicNs() : 0));
        else
            (reasoning ? m_reasoning : m_text) += text;
    }
    return !m_stop.stopped();
}

/// Hands bytes of a stream on, changed where the fault lies in the bytes themselves.
void ChatRun::put(QByteArray event)
{
    if (!m_connection || event.isEmpty())
        return;
    if (is(FaultKind::CrLf))
        event.replace("\n", "\r\n");
    if (is(FaultKind::SplitUtf8)) {
        // Each packet ends behind the first byte of a character that has more, or else in the middle of its line.
        event = std::exchange(m_carry, {}) + event;
        const auto wide = std::find_if(event.begin() + event.size() / 2, event.end(),
                                       [](char c) { return static_cast<uchar>(c) >= 0xC0; });
        const auto anyWide = wide != event.end() ? wide : std::find_if(event.begin(), event.end(), [](char c) {
            return static_cast<uchar>(c) >= 0xC0;
        });
        const qsizetype at = anyWide != event.end() ? anyWide - event.begin() + 1 : event.size() / 2;
        m_carry = event.sliced(at);
        event.truncate(at);
    }
    if (!m_bulk) {
        m_connection->stream(event);
        return;
    }
    m_batch += event;
    if (m_batch.size() >= kBatch)
        m_connection->stream(std::exchange(m_batch, {}));
}

QByteArray ChatRun::wholeBody(const QString &reason)
{
    ChatWire::Whole answer{.text = m_text,
                           .reasoning = m_reasoning,
                           .finishReason =
                               is(FaultKind::NoFinish) || is(FaultKind::NoFinishNoDone) ? QString() : reason,
                           .withUsage = !is(FaultKind::NoUsage),
                           .error = {},
                           .metadata = m_job.metadata};
    if (reason == u"error"_s)
        answer.error = midStreamError();
    QByteArray body = m_wire.whole(answer, m_tally);
    if (is(FaultKind::BadJson))
        body.chop(body.size() / 3);
    if (is(FaultKind::BadUtf8))
        body.insert(body.indexOf("\"content\":\"") + 11, "\xff\xfe\xc3");
    return body;
}

/// Does what the fault does in the middle. \return true where the answer does not go on by itself
bool ChatRun::strike()
{
    const bool stream = m_job.request.stream;
    const FaultKind kind = m_job.fault()->kind;
    if (m_connection && stream && !m_batch.isEmpty())
        m_connection->stream(std::exchange(m_batch, {}));
    switch (kind) {
    case FaultKind::GiantLine: {
        const QByteArray line(m_job.request.pace.bytes, 'x');
        if (stream)
            put(m_wire.text(line, false, 0));
        else
            m_text += line;
        return false;
    }
    case FaultKind::BadJson:
        if (stream)
            put("data: {\"id\": \"" + m_job.id.toLatin1() + "\", \"choices\": [{\"delta\": {\"content\": \"\n\n");
        return false;
    case FaultKind::BadUtf8:
        if (stream)
            put(m_wire.textVerbatim("\xff\xfe\xc3"));
        return false;
    default:
        break;
    }
    if (kind == FaultKind::ErrorEvent || kind == FaultKind::NoFinishNoDone) {
        if (stream && m_connection) {
            if (kind == FaultKind::ErrorEvent)
                put(m_wire.error(midStreamError()));
            m_connection->stream(std::exchange(m_batch, {}));
            m_connection->endStream();
            record(kind == FaultKind::ErrorEvent ? u"error"_s : QString(), false, true);
            end();
        } else {
            finish(u"error"_s);
        }
        return true;
    }
    if (!m_connection) {
        end();
        return true;
    }
    if (!stream) { // half a body for the faults of the connection
        const QByteArray body = wholeBody(u"stop"_s);
        m_connection->writeRaw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
                               QByteArray::number(body.size()) + "\r\n\r\n" + body.first(body.size() / 2));
    } else if (kind == FaultKind::Cut) {
        m_connection->writeRaw("1000\r\ndata: {\"id\": \"");
    }
    if (kind == FaultKind::Stall)
        return true; // nothing more comes; the client's leaving ends it
    record({}, false, true);
    if (kind == FaultKind::Reset)
        m_connection->reset();
    else
        m_connection->close();
    end();
    return true;
}

void ChatRun::finish(const QString &reason)
{
    const QByteArray rest = m_stop.rest();
    if (!m_job.request.stream) {
        m_text += rest;
        const QByteArray body = wholeBody(reason);
        if (m_connection) {
            HttpReply reply{.body = body};
            if (m_job.dialect == Dialect::OpenRouter)
                reply.headers.emplace_back("X-Generation-Id"_ba, m_job.id.toLatin1());
            m_connection->send(reply);
        }
    } else {
        if (!rest.isEmpty())
            put(m_wire.text(rest, false, 0));
        if (!is(FaultKind::NoFinish))
            put(m_wire.finish(reason));
        const bool wanted = m_job.dialect == Dialect::OpenRouter || m_job.request.includeUsage;
        if (wanted && !is(FaultKind::NoUsage))
            put(m_wire.usage(m_tally, m_job.metadata));
        if (!is(FaultKind::NoDone))
            put(ChatWire::done());
        if (m_connection) {
            m_connection->stream(std::exchange(m_batch, {}));
            m_connection->stream(std::exchange(m_carry, {}));
            m_connection->endStream();
        }
    }
    record(reason, false, reason == u"error"_s);
    end();
}

void ChatRun::record(const QString &reason, bool cancelled, bool failed)
{
    m_log.add({.id = m_job.id,
               .model = m_job.model->id,
               .host = m_job.host.name,
               .tally = m_tally,
               .costPicos = m_job.host.price.of(m_tally.promptTokens, m_tally.completionTokens),
               .streamed = m_job.request.stream,
               .cancelled = cancelled,
               .failed = failed,
               .finishReason = reason,
               .created = m_created,
               .latencyMs = static_cast<double>(std::max<qint64>(m_firstTextNs, 0)) / 1e6,
               .generationMs = static_cast<double>(m_lastTextNs - m_firstTextNs) / 1e6});
}

void ChatRun::end()
{
    m_over = true;
    m_wake.stop();
    deleteLater();
}

} // namespace bakeoff
