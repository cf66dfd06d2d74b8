// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>
#include <optional>

namespace bakeoff {

/// One dispatched event. The views hold only during the call that hands them out.
struct SseEvent {
    QByteArrayView type; ///< "message" where the stream named none
    QByteArrayView data; ///< lines joined with LF, without the last LF; UTF-8, never cut inside a character by a packet
    QByteArrayView id;   ///< last event id of the stream so far; often empty
};

/// Takes what a decoder finds, in the order of the stream. Must neither feed nor destroy the decoder.
class SseSink {
public:
    virtual void sseEvent(const SseEvent &event) = 0;
    /// A field that the standard ignores, at once and whether or not an event follows: old llama-server writes its
    /// errors as `error: {…}`. A body that is no event stream shows up here too (an HTML line is a field name).
    virtual void sseUnknownField(QByteArrayView name, QByteArrayView value)
    {
        Q_UNUSED(name)
        Q_UNUSED(value)
    }

protected:
    ~SseSink() = default;
};

/// Server-sent events after the WHATWG HTML standard, "Parsing an event stream" and "Interpreting an event stream".
/// Pure and incremental: however the bytes are cut into packets, the sink sees the same calls. An event whose data is
/// one line inside one packet is handed out without a copy.
class SseDecoder {
public:
    /// Large enough for an image inlined as base64.
    static constexpr qsizetype kDefaultLimit = qsizetype{32} * 1024 * 1024;

    /// \param limit largest line, and largest data of one event, in bytes
    explicit SseDecoder(qsizetype limit = kDefaultLimit)
        : m_limit(limit)
    {
    }

    /// \return LimitExceeded for a line or an event beyond the limit; what stood before it has been handed out, and
    /// every later call gives the same error and nothing else.
    Status feed(QByteArrayView bytes, SseSink &sink);

    /// The peer ended the stream. Dispatches an event that lacks its closing blank line, or even its line end; a
    /// browser would drop it, but several model servers end that way. The decoder is then as new, retry() aside.
    Status flush(SseSink &sink);

    /// The last valid `retry` field.
    std::optional<std::chrono::milliseconds> retry() const { return m_retry; }

private:
    bool takeBom(QByteArrayView &bytes);
    bool takeLine(QByteArrayView line, SseSink &sink);
    bool takePartialLine(QByteArrayView part);
    bool appendData(QByteArrayView value);
    void dispatch(SseSink &sink);
    void keepView();
    Error limitError() const;

    qsizetype m_limit;
    QByteArray m_line;             ///< start of a line whose end has not come yet
    QByteArray m_data;             ///< data of the pending event, unless m_view holds it
    QByteArrayView m_view;         ///< the only data line so far; lies in the packet being fed
    QByteArray m_type;
    QByteArray m_id;
    std::optional<std::chrono::milliseconds> m_retry;
    int m_dataLines = 0;
    int m_bomBytes = 0;            ///< bytes of a BOM seen at the start; kBomDone once that is settled
    bool m_afterCr = false;        ///< the last packet ended with CR: a LF now belongs to it
    bool m_failed = false;
};

} // namespace bakeoff
