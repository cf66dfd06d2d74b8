// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/chatwire.h"

#include "base/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

/// What the model itself calls its reason, as OpenRouter passes it on.
QString nativeReason(const QString &reason)
{
    return reason == u"length"_s ? u"max_tokens"_s : reason == u"stop"_s ? u"end_turn"_s : reason;
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace

ChatWire::ChatWire(About about)
    : m_about(std::move(about))
{
    m_head = "data: {\"id\":\"" + jsonEscaped(m_about.id.toUtf8()) +
             "\",\"object\":\"chat.completion.chunk\",\"created\":" + QByteArray::number(m_about.created) +
             ",\"model\":\"" + jsonEscaped(m_about.model.toUtf8());
    if (m_about.dialect == Dialect::OpenRouter) {
        m_head += "\",\"provider\":\"" + jsonEscaped(m_about.host.toUtf8()) +
                  "\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",";
        m_tail = "},\"finish_reason\":null,\"native_finish_reason\":null,\"logprobs\":null}]";
    } else {
        m_head += "\",\"system_fingerprint\":\"fp_sandbox\",\"choices\":[{\"index\":0,\"delta\":{";
        m_tail = "},\"logprobs\":null,\"finish_reason\":null}]";
        if (m_about.nullUsage)
            m_tail += ",\"usage\":null";
    }
    m_close = "}\n\n"_ba;
}

QByteArray ChatWire::event(QByteArrayView delta, QByteArrayView escaped, QByteArrayView deltaEnd, qint64 sentNs) const
{
    QByteArray out;
    out.reserve(m_head.size() + delta.size() + escaped.size() + deltaEnd.size() + m_tail.size() + 64);
    out += m_head;
    out += delta;
    out += escaped;
    out += deltaEnd;
    out += m_tail;
    if (sentNs != 0)
        out += ",\"sandbox_sent_ns\":" + QByteArray::number(sentNs);
    out += m_close;
    return out;
}

QByteArray ChatWire::opening() const
{
    if (m_about.dialect == Dialect::OpenRouter)
        return {};
    return event("\"role\":\"assistant\",\"content\":\"", {}, "\",\"refusal\":null", 0);
}

QByteArray ChatWire::comment() const
{
    return m_about.dialect == Dialect::OpenRouter ? ": OPENROUTER PROCESSING\n\n"_ba : ":\n\n"_ba;
}

QByteArray ChatWire::text(QByteArrayView utf8, bool reasoning, qint64 sentNs) const
{
    const QByteArray escaped = jsonEscaped(utf8);
    if (!reasoning)
        return event("\"content\":\"", escaped, "\"", sentNs);
    if (m_about.dialect == Dialect::OpenAi)
        return event("\"reasoning_content\":\"", escaped, "\"", sentNs);
    return event("\"content\":\"\",\"reasoning\":\"", escaped,
                 QByteArray("\",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"" + escaped +
                            "\",\"format\":\"unknown\",\"index\":0}]"),
                 sentNs);
}

QByteArray ChatWire::textVerbatim(QByteArrayView bytes) const
{
    return event("\"content\":\"", bytes, "\"", 0);
}

QJsonObject ChatWire::chunk() const
{
    QJsonObject object{{u"id"_s, m_about.id},
                       {u"object"_s, u"chat.completion.chunk"_s},
                       {u"created"_s, m_about.created},
                       {u"model"_s, m_about.model}};
    if (m_about.dialect == Dialect::OpenRouter)
        object.insert(u"provider"_s, m_about.host);
    else
        object.insert(u"system_fingerprint"_s, u"fp_sandbox"_s);
    return object;
}

QByteArray ChatWire::asEvent(const QJsonObject &object)
{
    return "data: " + QJsonDocument(object).toJson(QJsonDocument::Compact) + "\n\n";
}

QByteArray ChatWire::finish(const QString &reason) const
{
    QJsonObject object = chunk();
    QJsonObject choice{{u"index"_s, 0}, {u"finish_reason"_s, reason}, {u"logprobs"_s, QJsonValue::Null}};
    if (m_about.dialect == Dialect::OpenRouter) {
        choice.insert(u"delta"_s, QJsonObject{{u"role"_s, u"assistant"_s}, {u"content"_s, QString()}});
        choice.insert(u"native_finish_reason"_s, nativeReason(reason));
    } else {
        choice.insert(u"delta"_s, QJsonObject{});
        if (m_about.nullUsage)
            object.insert(u"usage"_s, QJsonValue::Null);
    }
    object.insert(u"choices"_s, QJsonArray{choice});
    return asEvent(object);
}

QJsonObject ChatWire::usageObject(const ChatTally &tally) const
{
    QJsonObject usage{
        {u"prompt_tokens"_s, tally.promptTokens},
        {u"completion_tokens"_s, tally.completionTokens},
        {u"total_tokens"_s, tally.promptTokens + tally.completionTokens},
        {u"prompt_tokens_details"_s, QJsonObject{{u"cached_tokens"_s, 0}, {u"audio_tokens"_s, 0}}},
        {u"completion_tokens_details"_s, QJsonObject{{u"reasoning_tokens"_s, tally.reasoningTokens}}},
    };
    if (m_about.dialect == Dialect::OpenRouter) {
        const SandboxPrice &price = m_about.price;
        usage.insert(u"cost"_s, picosAsNumber(price.of(tally.promptTokens, tally.completionTokens)));
        usage.insert(u"is_byok"_s, false);
        usage.insert(u"cost_details"_s,
                     QJsonObject{
                         {u"upstream_inference_cost"_s, QJsonValue::Null},
                         {u"upstream_inference_prompt_cost"_s, picosAsNumber(price.of(tally.promptTokens, 0))},
                         {u"upstream_inference_completions_cost"_s, picosAsNumber(price.of(0, tally.completionTokens))},
                     });
    }
    return usage;
}

QByteArray ChatWire::usage(const ChatTally &tally, const QJsonObject &metadata) const
{
    QJsonObject object = chunk();
    object.insert(u"choices"_s, QJsonArray{});
    object.insert(u"usage"_s, usageObject(tally));
    if (!metadata.isEmpty())
        object.insert(u"openrouter_metadata"_s, metadata);
    return asEvent(object);
}

QByteArray ChatWire::error(const ApiError &error) const
{
    if (m_about.dialect == Dialect::OpenAi)
        return asEvent({{u"error"_s, errorObject(m_about.dialect, error)}});
    QJsonObject object = chunk();
    object.insert(u"error"_s, errorObject(m_about.dialect, error));
    object.insert(u"choices"_s, QJsonArray{QJsonObject{{u"index"_s, 0},
                                                       {u"delta"_s, QJsonObject{{u"content"_s, QString()}}},
                                                       {u"finish_reason"_s, u"error"_s},
                                                       {u"native_finish_reason"_s, u"error"_s}}});
    return asEvent(object);
}

QByteArray ChatWire::whole(const Whole &answer, const ChatTally &tally) const
{
    QJsonObject message{
        {u"role"_s, u"assistant"_s}, {u"content"_s, QString::fromUtf8(answer.text)}, {u"refusal"_s, QJsonValue::Null}};
    QJsonObject choice{
        {u"index"_s, 0}, {u"finish_reason"_s, orNull(answer.finishReason)}, {u"logprobs"_s, QJsonValue::Null}};
    QJsonObject object = chunk();
    object.insert(u"object"_s, u"chat.completion"_s);
    if (m_about.dialect == Dialect::OpenRouter) {
        const QString reasoning = QString::fromUtf8(answer.reasoning);
        message.insert(u"reasoning"_s, orNull(reasoning));
        if (!reasoning.isEmpty()) {
            message.insert(u"reasoning_details"_s, QJsonArray{QJsonObject{{u"type"_s, u"reasoning.text"_s},
                                                                          {u"text"_s, reasoning},
                                                                          {u"format"_s, u"unknown"_s},
                                                                          {u"index"_s, 0}}});
        }
        choice.insert(u"native_finish_reason"_s, orNull(nativeReason(answer.finishReason)));
        object.insert(u"system_fingerprint"_s, QJsonValue::Null);
        if (!answer.metadata.isEmpty())
            object.insert(u"openrouter_metadata"_s, answer.metadata);
    } else if (!answer.reasoning.isEmpty()) {
        message.insert(u"reasoning_content"_s, QString::fromUtf8(answer.reasoning));
    }
    if (answer.error)
        choice.insert(u"error"_s, errorObject(m_about.dialect, *answer.error));
    choice.insert(u"message"_s, message);
    object.insert(u"choices"_s, QJsonArray{choice});
    if (answer.withUsage)
        object.insert(u"usage"_s, usageObject(tally));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace bakeoff
