// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/apierror.h"
#include "sandbox/sandboxmodels.h"

#include <QJsonObject>

namespace bakeoff {

/// Tokens of one answer, as counted so far.
struct ChatTally {
    qint64 promptTokens = 0;
    qint64 completionTokens = 0; ///< reasoning included
    qint64 reasoningTokens = 0;
};

/// Writes one answer in the words of a dialect: the events of a stream, or the whole body. Pure.
class ChatWire {
public:
    struct About {
        Dialect dialect = Dialect::OpenRouter;
        QString id;
        qint64 created = 0; ///< unix seconds
        QString model;
        QString host;
        SandboxPrice price;
        bool nullUsage = false; ///< OpenAI: every event before the last says "usage": null
    };
    explicit ChatWire(About about);

    /// The event that opens an OpenAI stream, naming the role; empty in the other dialect.
    QByteArray opening() const;
    /// A keep-alive comment, as the dialect's servers send it.
    QByteArray comment() const;
    /// \param sentNs where not 0: when this event was sent, nanoseconds of CLOCK_MONOTONIC
    QByteArray text(QByteArrayView utf8, bool reasoning, qint64 sentNs) const;
    /// The same around bytes that are not escaped: for faults.
    QByteArray textVerbatim(QByteArrayView bytes) const;
    QByteArray finish(const QString &reason) const;
    QByteArray usage(const ChatTally &tally, const QJsonObject &metadata) const;
    QByteArray error(const ApiError &error) const;
    static QByteArray done() { return QByteArrayLiteral("data: [DONE]\n\n"); }

    struct Whole {
        QByteArray text;
        QByteArray reasoning;
        QString finishReason; ///< empty is null
        bool withUsage = true;
        std::optional<ApiError> error;
        QJsonObject metadata;
    };
    /// The body of an answer that is not streamed.
    QByteArray whole(const Whole &answer, const ChatTally &tally) const;

    QJsonObject usageObject(const ChatTally &tally) const;

private:
    QByteArray event(QByteArrayView delta, QByteArrayView escaped, QByteArrayView deltaEnd, qint64 sentNs) const;
    QJsonObject chunk() const;
    static QByteArray asEvent(const QJsonObject &object);

    About m_about;
    QByteArray m_head;  ///< of an event, up to the delta
    QByteArray m_tail;  ///< from behind the delta up to the choices' end
    QByteArray m_close; ///< what follows the choices
};

} // namespace bakeoff
