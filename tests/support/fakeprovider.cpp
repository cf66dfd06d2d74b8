// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeprovider.h"

#include <QTimer>

#include <utility>

namespace bakeoff {

void FakeChat::abort()
{
    if (std::exchange(m_aborted, true))
        return;
    end({.error = Error{.kind = ErrorKind::Cancelled}});
}

void FakeChat::send(const QString &text, const QString &reasoning, std::chrono::nanoseconds at)
{
    ChatDelta delta;
    delta.text = text;
    delta.reasoning = reasoning;
    delta.events = 1;
    delta.at = at;
    emit received(delta);
}

void FakeChat::end(ChatOutcome outcome)
{
    if (!std::exchange(m_ended, true))
        emit finished(outcome);
}

std::unique_ptr<ChatStream> FakeProvider::chat(const ChatRequest &request, const std::optional<ModelInfo> &)
{
    requests.append(request);
    auto chat = std::make_unique<FakeChat>();
    last = chat.get();
    return chat;
}

void FakeProvider::fetchModels(QObject *context, Done<QList<ModelInfo>> done)
{
    QTimer::singleShot(0, context, [done = std::move(done)] { done(QList<ModelInfo>{}); });
}

void FakeProvider::testAccount(QObject *context, Done<AccountInfo> done)
{
    QTimer::singleShot(0, context, [done = std::move(done)] { done(AccountInfo{}); });
}

void FakeProvider::fetchGeneration(const QString &, QObject *context, Done<GenerationInfo> done)
{
    ++lookups;
    QTimer::singleShot(0, context, [done = std::move(done), answer = *lookup] { done(answer); });
}

} // namespace bakeoff
