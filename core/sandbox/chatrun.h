// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/chatrequest.h"
#include "sandbox/chatwire.h"
#include "sandbox/generationlog.h"
#include "sandbox/piecesource.h"
#include "sandbox/stopfilter.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

namespace bakeoff {

class HttpConnection;

/// Everything that is decided before an answer begins.
struct ChatJob {
    ChatRequest request;
    Dialect dialect = Dialect::OpenRouter;
    const SandboxModel *model = nullptr;
    QString modelId; ///< as asked for, with its suffix
    SandboxHost host;
    QString id;
    qint64 promptTokens = 0;
    QJsonObject metadata; ///< openrouter_metadata, where it was asked for

    const Fault *fault() const { return model->fault; }
};

/// One answer on its way: takes pieces from a source at their pace, puts them into the dialect's words and onto the
/// connection, and does what a fault model does in the middle. Deletes itself when the answer is over. A streamed
/// answer ends when its client leaves and is recorded as cancelled; one that is not streamed goes on and is billed, as
/// with the real service.
class ChatRun : public QObject {
    Q_OBJECT
public:
    ChatRun(ChatJob job, HttpConnection &connection, GenerationLog &log, const Clock &clock, QObject *parent);
    /// \param source becomes a child of this
    void start(PieceSource *source);

private:
    void begin();
    void advance();
    bool strike();
    bool writeEvent();
    void put(QByteArray event);
    void finish(const QString &reason);
    void record(const QString &reason, bool cancelled, bool failed);
    void end();
    void waitUntil(qint64 ns);
    QByteArray wholeBody(const QString &reason);
    bool is(FaultKind kind) const { return m_job.fault() != nullptr && m_job.fault()->kind == kind; }
    bool strikesInTheMiddle() const;

    const ChatJob m_job;
    QPointer<HttpConnection> m_connection;
    GenerationLog &m_log;
    const Clock &m_clock;
    ChatWire m_wire;
    StopFilter m_stop;
    PieceSource *m_source = nullptr;
    std::optional<Piece> m_ahead;

    QTimer m_wake;
    QElapsedTimer m_time;
    bool m_bulk = false;
    qint64 m_intervalNs = 0;
    qint64 m_dueNs = 0;         ///< of the next event
    qint64 m_nextCommentNs = 0; ///< while there is no text yet
    bool m_waitsForDrain = false;
    bool m_over = false;

    ChatTally m_tally;
    qint64 m_limit = 0; ///< tokens of the answer
    int m_events = 0;
    bool m_struck = false;          ///< the fault has happened: nothing goes on without the client
    QByteArray m_batch;             ///< bulk: events not yet handed on
    QByteArray m_carry;             ///< of fault-split-utf8
    QByteArray m_text, m_reasoning; ///< where not streamed
    UtcMicros m_created;
    qint64 m_firstTextNs = -1;
    qint64 m_lastTextNs = -1;
};

} // namespace bakeoff
