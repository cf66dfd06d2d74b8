// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ssedecoder.h"

#include <cstring>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr char kBom[] = "\xEF\xBB\xBF";
constexpr int kBomSize = 3;
constexpr int kBomDone = 4;
/// A buffer that one giant line made larger than this is given back.
constexpr qsizetype kKeepCapacity = qsizetype{256} * 1024;

qsizetype find(QByteArrayView bytes, char c, qsizetype from)
{
    const void *hit = std::memchr(bytes.data() + from, c, size_t(bytes.size() - from));
    return hit ? static_cast<const char *>(hit) - bytes.data() : bytes.size();
}

void empty(QByteArray &buffer)
{
    if (buffer.capacity() > kKeepCapacity)
        buffer.clear();
    else
        buffer.resize(0);
}

std::optional<std::chrono::milliseconds> parseRetry(QByteArrayView value)
{
    constexpr qint64 kLargest = qint64{1000} * 60 * 60 * 24 * 365;
    if (value.isEmpty())
        return std::nullopt;
    qint64 ms = 0;
    for (const char c : value) {
        if (c < '0' || c > '9')
            return std::nullopt;
        ms = qMin(ms * 10 + (c - '0'), kLargest);
    }
    return std::chrono::milliseconds(ms);
}

} // namespace

Status SseDecoder::feed(QByteArrayView bytes, SseSink &sink)
{
    if (m_failed)
        return limitError();
    if (m_bomBytes != kBomDone && !takeBom(bytes))
        return success();

    qsizetype at = 0;
    const qsizetype size = bytes.size();
    if (m_afterCr && size > 0) {
        m_afterCr = false;
        if (bytes[0] == '\n')
            at = 1;
    }
    // Each search runs over a byte once: its answer is kept until the lines have passed it. (Searching anew for every
    // line would make a stream with CR alone quadratic in the packet.)
    qsizetype lf = -1;
    qsizetype cr = -1;
    while (at < size) {
        if (lf < at)
            lf = find(bytes, '\n', at);
        if (cr < at)
            cr = find(bytes, '\r', at);
        const qsizetype end = qMin(lf, cr);
        const QByteArrayView part = bytes.sliced(at, end - at);
        if (end == size) {
            m_failed = !takePartialLine(part);
            break;
        }
        bool fits = true;
        if (m_line.isEmpty()) {
            fits = takeLine(part, sink);
        } else {
            fits = takePartialLine(part);
            if (fits) {
                // takeLine() may leave a view into the line: it is settled before the buffer is used again.
                fits = takeLine(m_line, sink);
                keepView();
            }
            empty(m_line);
        }
        if (!fits) {
            m_failed = true;
            break;
        }
        at = end + 1;
        if (end == cr) {
            if (at == size)
                m_afterCr = true;
            else if (bytes[at] == '\n')
                ++at;
        }
    }
    keepView();
    return m_failed ? Status(limitError()) : success();
}

Status SseDecoder::flush(SseSink &sink)
{
    if (m_failed)
        return limitError();
    bool fits = true;
    if (m_bomBytes != kBomDone)
        fits = takePartialLine(QByteArrayView(kBom, m_bomBytes));
    if (fits && !m_line.isEmpty())
        fits = takeLine(m_line, sink);
    if (!fits) {
        m_failed = true;
        return limitError();
    }
    dispatch(sink);
    m_line.clear();
    m_data.clear();
    m_id.clear();
    m_bomBytes = 0;
    m_afterCr = false;
    return success();
}

/// Strips a BOM at the start of the stream, which may itself come in pieces.
/// \return false if all of `bytes` may still be part of one
bool SseDecoder::takeBom(QByteArrayView &bytes)
{
    while (m_bomBytes < kBomSize && !bytes.isEmpty() && bytes.front() == kBom[m_bomBytes]) {
        ++m_bomBytes;
        bytes = bytes.sliced(1);
    }
    if (m_bomBytes < kBomSize && bytes.isEmpty())
        return false;
    if (m_bomBytes < kBomSize)
        m_line.append(kBom, m_bomBytes); // it only began like one
    m_bomBytes = kBomDone;
    return true;
}

bool SseDecoder::takePartialLine(QByteArrayView part)
{
    if (part.size() > m_limit - m_line.size())
        return false;
    m_line.append(part);
    return true;
}

bool SseDecoder::takeLine(QByteArrayView line, SseSink &sink)
{
    if (line.size() > m_limit)
        return false;
    if (line.isEmpty()) {
        dispatch(sink);
        return true;
    }
    const qsizetype colon = find(line, ':', 0);
    if (colon == 0)
        return true; // a comment
    const QByteArrayView name = line.first(colon);
    QByteArrayView value = colon == line.size() ? QByteArrayView("") : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);

    if (name == "data")
        return appendData(value);
    if (name == "event") {
        m_type.assign(value);
    } else if (name == "id") {
        if (!value.contains('\0'))
            m_id.assign(value);
    } else if (name == "retry") {
        if (const auto retry = parseRetry(value))
            m_retry = retry;
    } else {
        sink.sseUnknownField(name, value);
    }
    return true;
}

bool SseDecoder::appendData(QByteArrayView value)
{
    if (m_dataLines == 0) {
        m_view = value;
    } else {
        keepView();
        if (value.size() >= m_limit - m_data.size())
            return false;
        m_data.append('\n').append(value);
    }
    ++m_dataLines;
    return true;
}

void SseDecoder::dispatch(SseSink &sink)
{
    if (m_dataLines > 0) {
        const QByteArrayView type = m_type.isEmpty() ? QByteArrayView("message") : QByteArrayView(m_type);
        sink.sseEvent({type, m_view.isNull() ? QByteArrayView(m_data) : m_view, m_id});
        m_view = {};
        m_dataLines = 0;
        empty(m_data);
    }
    if (!m_type.isEmpty())
        m_type.resize(0);
}

/// The bytes that m_view points to are about to go.
void SseDecoder::keepView()
{
    if (m_view.isNull())
        return;
    m_data.assign(m_view);
    m_view = {};
}

Error SseDecoder::limitError() const
{
    return {.kind = ErrorKind::LimitExceeded, .detail = u"event stream: a line or event over %1 bytes"_s.arg(m_limit)};
}

} // namespace bakeoff
