// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/provider.h"

#include <QByteArrayList>

#include <optional>

namespace bakeoff {

/// Writes down what a chat says, in order.
struct ChatRecorder {
    std::unique_ptr<ChatStream> stream;
    QByteArrayList calls; ///< "started", "headers", "received", "finished"; several "received" in a row are one
    QString text;
    QString reasoning;
    int events = 0;
    int finishes = 0;
    std::optional<std::chrono::nanoseconds> started;
    ChatOutcome outcome;

    explicit ChatRecorder(std::unique_ptr<ChatStream> s)
        : stream(std::move(s))
    {
        ChatStream *x = stream.get();
        QObject::connect(x, &ChatStream::started, x, [this](std::chrono::nanoseconds at) {
            calls += "started";
            started = at;
        });
        QObject::connect(x, &ChatStream::headersReceived, x, [this] { calls += "headers"; });
        QObject::connect(x, &ChatStream::received, x, [this](const ChatDelta &delta) {
            if (calls.isEmpty() || calls.constLast() != "received")
                calls += "received";
            if (delta.answerWasReasoning) {
                reasoning += text;
                text.clear();
            }
            reasoning += delta.reasoning;
            text += delta.text;
            events += delta.events;
        });
        QObject::connect(x, &ChatStream::finished, x, [this](const ChatOutcome &o) {
            calls += "finished";
            outcome = o;
            ++finishes;
        });
    }
    bool done() const { return finishes > 0; }
    QByteArray kind() const
    {
        return outcome.error ? QByteArray(errorKindName(outcome.error->kind).data()) : QByteArray("none");
    }
};

inline ChatRequest ask(const QString &model, const QString &prompt = QStringLiteral("Why?"))
{
    ChatRequest request;
    request.model = model;
    request.messages = {{ChatRole::User, prompt}};
    return request;
}

/// The value that a callback brought.
template <typename T> struct Answer {
    std::optional<Result<T>> result;
    int calls = 0;

    Done<T> take()
    {
        return [this](Result<T> r) {
            result = std::move(r);
            ++calls;
        };
    }
    bool ok() const { return result && result->ok(); }
    QByteArray kind() const
    {
        return !result ? "nothing" : result->ok() ? "ok" : QByteArray(errorKindName(result->error().kind).data());
    }
};

} // namespace bakeoff
