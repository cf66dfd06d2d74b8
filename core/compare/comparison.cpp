// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparison.h"

#include "base/enumnames.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QtEndian>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {
constexpr EnumNames<ReplyState, 8> kStates{{
    {ReplyState::Waiting, "waiting"_L1},
    {ReplyState::Starting, "starting"_L1},
    {ReplyState::Reasoning, "reasoning"_L1},
    {ReplyState::Answering, "answering"_L1},
    {ReplyState::Done, "done"_L1},
    {ReplyState::Failed, "failed"_L1},
    {ReplyState::Stopped, "stopped"_L1},
    {ReplyState::CutOff, "cut_off"_L1},
}};
} // namespace

QLatin1StringView replyStateName(ReplyState state)
{
    return nameOf(kStates, state);
}

std::optional<ReplyState> replyStateFromName(QStringView name)
{
    return valueOf(kStates, name);
}

QByteArray inputDigest(const QList<ChatMessage> &messages)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    // Each piece behind its length: no two lists of messages give the same bytes.
    const auto add = [&hash](QByteArrayView bytes) {
        const quint64 size = qToBigEndian(static_cast<quint64>(bytes.size()));
        hash.addData(QByteArrayView(reinterpret_cast<const char *>(&size), sizeof size));
        hash.addData(bytes);
    };
    for (const ChatMessage &message : messages) {
        const char role = static_cast<char>('0' + static_cast<int>(message.role));
        add(QByteArrayView(&role, 1));
        add(message.text.toUtf8());
        for (const Attachment &attachment : message.attachments) {
            add(attachment.name.toUtf8());
            add(attachment.sha256);
        }
    }
    return hash.result();
}

bool mayHaveBeenBilled(const Reply &reply)
{
    if (reply.cost.kind != ChargeKind::Unknown || reply.state == ReplyState::Done)
        return true;
    if (!reply.text.isEmpty() || !reply.reasoning.isEmpty())
        return true;
    return reply.error ? reply.error->maybeBilled : reply.clocks.requestSent.has_value();
}

bool hasOpenBill(const Reply &reply)
{
    return reply.facts.billIsRecorded && !reply.facts.generationId.isEmpty() && !reply.facts.usage.billed
        && mayHaveBeenBilled(reply);
}

bool isContinuable(const Reply &reply)
{
    if (reply.text.isEmpty())
        return false;
    if (reply.state == ReplyState::CutOff || reply.state == ReplyState::Stopped)
        return true;
    // OpenAI's word, and the one that Anthropic's servers use.
    const QString &reason = reply.facts.finishReason;
    return reply.state == ReplyState::Done && (reason == "length"_L1 || reason == "max_tokens"_L1);
}

QString titleFromPrompt(const QString &prompt)
{
    constexpr qsizetype kLongest = 80;
    // Marks of Markdown are no part of a title: "## **Token** bucket" is "Token bucket".
    static const QRegularExpression front(u"^(?:[#>*+-]+\\s+|\\d+[.)]\\s+)+"_s);
    static const QRegularExpression emphasis(u"[*`~]+"_s);
    QString line = prompt.left(1000).trimmed().section(u'\n', 0, 0).simplified();
    const QString plain = QString(line).remove(front).remove(emphasis).simplified();
    if (!plain.isEmpty())
        line = plain;
    return line.size() <= kLongest ? line : line.left(kLongest - 1).trimmed() + u'…';
}

} // namespace bakeoff
