// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/ssedecoder.h"
#include "providers/chat.h"
#include "providers/chunkreader.h"
#include "providers/errorreader.h"
#include "providers/thinksplitter.h"

#include <QByteArray>

#include <optional>

namespace bakeoff {

struct ChatDecoderOptions {
    /// Thinking in the content may begin without its opening tag (see ThinkSplitter).
    bool mayLackOpeningTag = false;
    qint64 maxText = qint64{64} * 1024 * 1024; ///< bytes of answer and reasoning together
    qsizetype maxEvent = SseDecoder::kDefaultLimit;
    qsizetype maxBody = qsizetype{64} * 1024 * 1024; ///< bytes of an answer that is not streamed
};

/// Bytes of the body of one chat answer in, text and facts out; pure and incremental: however the bytes are cut, the
/// joined text, the facts and the end are the same. Takes an event stream, and a whole JSON answer though a stream was
/// asked for (some servers), and the reverse; what it is, the first bytes tell, the content type only where they do
/// not. Everything else is an error that quotes the first bytes.
///
/// Complete is: `[DONE]` or a finish reason came; anything less is Interrupted. What follows `[DONE]` or an error is
/// not read. Text that came stays handed out, whatever the end.
class ChatDecoder final : private SseSink {
public:
    explicit ChatDecoder(const ChatDecoderOptions &options = {});

    /// The head of the answer. `reply` is kept for the error reader.
    void begin(const ErrorReply &reply);
    /// What these bytes brought. `at` of the delta is left to the caller.
    ChatDelta feed(QByteArrayView bytes);
    /// The body is over. `clean`: as the protocol says; otherwise the connection broke or was given up.
    ChatDelta end(bool clean);

    /// `[DONE]`, an error or a cap: nothing that follows is read.
    bool settled() const { return m_done || m_error.has_value(); }
    /// Before end(): an error that was read. After: how the answer ended; absent is complete.
    const std::optional<Error> &error() const { return m_error; }
    /// A finish reason or `[DONE]` came.
    bool complete() const { return m_done || !m_facts.finishReason.isEmpty(); }
    /// Error objects as JSON, which OpenRouter's rule of re-sending asks for.
    bool errorWasJson() const { return m_errorWasJson; }

    const ChatFacts &facts() const { return m_facts; }
    ChatFacts &facts() { return m_facts; }
    TimingSource timing() const { return m_mode == Mode::Whole ? TimingSource::Whole : TimingSource::Stream; }
    qint64 textChunks() const { return m_textChunks; } ///< events that held text
    bool anyText() const { return m_textBytes > 0; }

private:
    enum class Mode { Undecided, Stream, Whole, Text };

    void sseEvent(const SseEvent &event) override;
    void sseUnknownField(QByteArrayView name, QByteArrayView value) override;

    void decide(QByteArrayView bytes);
    void route(QByteArrayView bytes);
    void takeObject(QByteArrayView json);
    void takeText(const ChatChunk &chunk);
    void endStream(bool clean);
    void endWhole(bool clean);
    void fail(Error error);
    void failWith(QByteArrayView body, bool truncated = false);
    ChatDelta takeDelta();

    ChatDecoderOptions m_options;
    ErrorReply m_reply;
    SseDecoder m_sse;
    ChunkReader m_reader;
    ThinkSplitter m_think;
    ChatChunk m_chunk;
    ChatFacts m_facts;
    std::optional<Error> m_error;
    Mode m_mode = Mode::Undecided;
    QByteArray m_body;  ///< bytes of an undecided start, of a whole answer, or the first of a text
    QByteArray m_stray; ///< first event that was no JSON object
    enum class ReasoningField { None, Reasoning, Content, Details } m_field = ReasoningField::None;

    // Of the read under way.
    QByteArray m_answer;
    QByteArray m_reasoning;
    int m_events = 0;
    bool m_takeBack = false;

    qint64 m_textBytes = 0;
    qint64 m_textChunks = 0;
    bool m_hasChoice = false;
    bool m_done = false;
    bool m_ending = false;
    bool m_errorWasJson = false;
    bool m_dropped = false; ///< bytes of a text body were left out
};

} // namespace bakeoff
