// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/chatdecoder.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Of a page that is no answer, this much is kept to be quoted.
constexpr qsizetype kKeptText = qsizetype{64} * 1024;
constexpr QByteArrayView kBom("\xEF\xBB\xBF");

QByteArrayView begun(QByteArrayView bytes)
{
    if (bytes.startsWith(kBom))
        bytes = bytes.sliced(kBom.size());
    while (!bytes.isEmpty() && (bytes[0] == ' ' || bytes[0] == '\t' || bytes[0] == '\r' || bytes[0] == '\n'))
        bytes = bytes.sliced(1);
    return bytes;
}

/// Does the text start with an SSE field or a comment? No answer: it may yet.
std::optional<bool> startsLikeEvents(QByteArrayView text)
{
    constexpr std::array kFields{QByteArrayView("data"), QByteArrayView("event"), QByteArrayView("id"),
                                 QByteArrayView("retry"), QByteArrayView("error")};
    if (text.startsWith(':'))
        return true;
    bool open = false;
    for (const QByteArrayView field : kFields) {
        if (text.startsWith(field) && text.size() > field.size()) {
            const char next = text[field.size()];
            if (next == ':' || next == '\n' || next == '\r')
                return true;
        }
        open = open || field.startsWith(text) || text == field;
    }
    return open ? std::nullopt : std::optional(false);
}

QString ended(bool clean)
{
    return clean ? u"the stream ended without a finish reason"_s : u"the connection broke off"_s;
}

} // namespace

ChatDecoder::ChatDecoder(const ChatDecoderOptions &options)
    : m_options(options)
    , m_sse(options.maxEvent)
    , m_think(options.mayLackOpeningTag)
{
}

void ChatDecoder::begin(const ErrorReply &reply)
{
    m_reply = reply;
    m_facts.generationId = QString::fromLatin1(reply.headers.value("x-generation-id"_L1).toByteArray());
    m_facts.responseCacheHit =
        reply.headers.value("x-openrouter-cache-status"_L1).compare("HIT", Qt::CaseInsensitive) == 0;
}

ChatDelta ChatDecoder::feed(QByteArrayView bytes)
{
    if (!settled()) {
        if (m_mode == Mode::Undecided)
            decide(bytes);
        else
            route(bytes);
    }
    return takeDelta();
}

/// What the body is shows in its first bytes: servers stream JSON under any content type, and answer whole when asked
/// to stream.
void ChatDecoder::decide(QByteArrayView bytes)
{
    m_body.append(bytes);
    const QByteArrayView text = begun(m_body);
    if (text.isEmpty() || kBom.startsWith(m_body))
        return;
    const QByteArrayView type = m_reply.headers.value("content-type"_L1);
    const bool eventType = type.startsWith("text/event-stream");
    if (text[0] == '{' || text[0] == '[' || (text[0] == '"' && !eventType)) {
        m_mode = Mode::Whole;
    } else if (eventType && text[0] != '<') {
        m_mode = Mode::Stream;
    } else {
        const std::optional<bool> events = startsLikeEvents(text);
        if (!events)
            return;
        m_mode = *events ? Mode::Stream : Mode::Text;
    }
    route(std::exchange(m_body, {}));
}

void ChatDecoder::route(QByteArrayView bytes)
{
    switch (m_mode) {
    case Mode::Stream:
        if (const Status fed = m_sse.feed(bytes, *this); !fed && !m_error)
            fail(fed.error());
        break;
    case Mode::Whole:
        if (bytes.size() > m_options.maxBody - m_body.size())
            fail({.kind = ErrorKind::LimitExceeded, .detail = u"an answer over %1 bytes"_s.arg(m_options.maxBody)});
        else
            m_body.append(bytes);
        break;
    case Mode::Text:
    case Mode::Undecided:
        m_dropped = m_dropped || bytes.size() > kKeptText - m_body.size();
        m_body.append(bytes.first(qMin(bytes.size(), kKeptText - m_body.size())));
        break;
    }
}

ChatDelta ChatDecoder::end(bool clean)
{
    m_ending = true;
    switch (m_mode) {
    case Mode::Stream:
        endStream(clean);
        break;
    case Mode::Whole:
        endWhole(clean);
        break;
    case Mode::Text:
    case Mode::Undecided: {
        if (m_error)
            break;
        const QByteArrayView type = m_reply.headers.value("content-type"_L1);
        const bool nothing = m_mode == Mode::Undecided && begun(m_body).isEmpty();
        if (m_reply.status < 400 && (!clean || (nothing && type.startsWith("text/event-stream"))))
            fail({.kind = ErrorKind::Interrupted, .detail = clean ? u"an empty stream"_s : ended(false)});
        else
            failWith(m_body, m_dropped || !clean);
        break;
    }
    }
    m_think.finish(m_answer, m_reasoning);
    // llama-server counts in `timings` where no usage was asked for or sent.
    if (const auto &timings = m_facts.serverTimings; timings && !m_facts.usage.input && !m_facts.usage.output) {
        if (timings->promptTokens)
            m_facts.usage.input = *timings->promptTokens + timings->cachedTokens.value_or(0);
        m_facts.usage.cachedInput = timings->cachedTokens;
        m_facts.usage.output = timings->predictedTokens;
    }
    return takeDelta();
}

void ChatDecoder::endStream(bool clean)
{
    if (!settled()) {
        if (const Status flushed = m_sse.flush(*this); !flushed && !m_error)
            fail(flushed.error());
    }
    if (m_error)
        return;
    if (m_reply.status >= 400) {
        failWith(m_stray, !clean);
    } else if (m_facts.finishReason == "error"_L1) {
        fail({.kind = ErrorKind::ProviderFailed, .detail = u"finish reason \"error\" without an error object"_s});
    } else if (!m_hasChoice && !m_stray.isEmpty()) {
        failWith(m_stray, !clean);
    } else if (!m_hasChoice) {
        fail({.kind = ErrorKind::Interrupted, .detail = clean ? u"a stream without an answer"_s : ended(false)});
    } else if (!complete()) {
        fail({.kind = ErrorKind::Interrupted, .detail = ended(clean)});
    }
}

void ChatDecoder::endWhole(bool clean)
{
    if (m_error)
        return;
    const QByteArray body = std::exchange(m_body, {});
    takeObject(body);
    if (m_error) {
        if (m_error->kind == ErrorKind::BadReply && !clean)
            m_error = Error{.kind = ErrorKind::Interrupted, .detail = ended(false)};
    } else if (m_reply.status >= 400 || !m_hasChoice) {
        failWith(body, !clean);
    } else if (m_facts.finishReason == "error"_L1) {
        fail({.kind = ErrorKind::ProviderFailed, .detail = u"finish reason \"error\" without an error object"_s});
    }
}

void ChatDecoder::sseEvent(const SseEvent &event)
{
    if (settled() || event.data.isEmpty())
        return;
    if (event.data == "[DONE]") {
        m_done = true;
        return;
    }
    ++m_events;
    if (event.type == "error") { // LM Studio
        failWith(event.data);
        return;
    }
    if (begun(event.data).startsWith('{')) {
        takeObject(event.data);
    } else if (m_stray.isEmpty()) {
        m_stray = event.data.first(qMin(event.data.size(), kKeptText)).toByteArray();
    }
}

void ChatDecoder::sseUnknownField(QByteArrayView name, QByteArrayView value)
{
    if (settled())
        return;
    if (name == "error") { // older llama-server
        ++m_events;
        failWith(value);
    } else if (m_stray.isEmpty()) {
        m_stray = (name.toByteArray() + ':' + value.toByteArray()).left(kKeptText);
    }
}

void ChatDecoder::takeObject(QByteArrayView json)
{
    switch (m_reader.read(json, m_chunk, m_facts)) {
    case ChunkReader::Outcome::Read:
        break;
    case ChunkReader::Outcome::TooDeep:
        fail({.kind = ErrorKind::LimitExceeded, .detail = u"JSON nested deeper than %1"_s.arg(ChunkReader::kMaxDepth)});
        return;
    case ChunkReader::Outcome::NotJson:
        // The last event of a stream that was cut in two is no malformed answer.
        if (m_ending && m_mode == Mode::Stream)
            return;
        failWith(json);
        return;
    }
    const ChatChunk &chunk = m_chunk;
    if (!chunk.id.isEmpty())
        m_facts.generationId = QString::fromUtf8(chunk.id);
    if (!chunk.model.isEmpty())
        m_facts.servedModel = QString::fromUtf8(chunk.model);
    if (!chunk.provider.isEmpty())
        m_facts.host = QString::fromUtf8(chunk.provider);
    if (!chunk.finishReason.isEmpty())
        m_facts.finishReason = QString::fromUtf8(chunk.finishReason);
    if (!chunk.nativeFinishReason.isEmpty())
        m_facts.nativeFinishReason = QString::fromUtf8(chunk.nativeFinishReason);
    m_facts.reasoningIsSummary = m_facts.reasoningIsSummary || chunk.summary;
    m_hasChoice = m_hasChoice || chunk.hasChoice;
    takeText(chunk);
    if (!m_error && (chunk.hasError || (chunk.hasComplaint && !chunk.hasChoice && !chunk.hasUsage)))
        failWith(json);
}

void ChatDecoder::takeText(const ChatChunk &chunk)
{
    // Some send the same thinking in two fields: the first that held text is taken for the whole answer.
    if (m_field == ReasoningField::None) {
        if (!chunk.reasoning.isEmpty())
            m_field = ReasoningField::Reasoning;
        else if (!chunk.reasoningContent.isEmpty())
            m_field = ReasoningField::Content;
        else if (!chunk.reasoningDetails.isEmpty())
            m_field = ReasoningField::Details;
        if (m_field != ReasoningField::None)
            m_think.disable(m_answer);
    }
    QByteArrayView reasoning;
    if (m_field == ReasoningField::Reasoning)
        reasoning = chunk.reasoning;
    else if (m_field == ReasoningField::Content)
        reasoning = chunk.reasoningContent;
    else if (m_field == ReasoningField::Details)
        reasoning = chunk.reasoningDetails;

    const qsizetype added = reasoning.size() + chunk.content.size();
    if (added == 0)
        return;
    if (added > m_options.maxText - m_textBytes) {
        fail({.kind = ErrorKind::LimitExceeded,
              .detail = u"an answer of more than %1 bytes of text"_s.arg(m_options.maxText)});
        return;
    }
    m_textBytes += added;
    ++m_textChunks;
    m_reasoning.append(reasoning);
    if (!chunk.content.isEmpty() && m_think.feed(chunk.content, m_answer, m_reasoning))
        m_takeBack = true;
}

void ChatDecoder::fail(Error error)
{
    if (m_error)
        return;
    m_error = std::move(error);
    if (m_reply.status > 0 && !m_error->httpStatus)
        m_error->httpStatus = m_reply.status;
}

void ChatDecoder::failWith(QByteArrayView body, bool truncated)
{
    ErrorReply reply = m_reply;
    reply.truncated = truncated;
    m_errorWasJson = begun(body).startsWith('{');
    fail(readError(reply, body));
}

ChatDelta ChatDecoder::takeDelta()
{
    ChatDelta delta;
    delta.events = std::exchange(m_events, 0);
    delta.answerWasReasoning = std::exchange(m_takeBack, false);
    if (!m_answer.isEmpty()) {
        delta.text = QString::fromUtf8(m_answer);
        m_answer.resize(0);
    }
    if (!m_reasoning.isEmpty()) {
        delta.reasoning = QString::fromUtf8(m_reasoning);
        m_reasoning.resize(0);
    }
    return delta;
}

} // namespace bakeoff
