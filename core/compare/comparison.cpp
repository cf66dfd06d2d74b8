// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparison.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {
constexpr std::array kStates{
    std::pair{ReplyState::Waiting, "waiting"_L1},     std::pair{ReplyState::Starting, "starting"_L1},
    std::pair{ReplyState::Reasoning, "reasoning"_L1}, std::pair{ReplyState::Answering, "answering"_L1},
    std::pair{ReplyState::Done, "done"_L1},           std::pair{ReplyState::Failed, "failed"_L1},
    std::pair{ReplyState::Stopped, "stopped"_L1},     std::pair{ReplyState::CutOff, "cut_off"_L1},
};
} // namespace

QLatin1StringView replyStateName(ReplyState state)
{
    const auto it = std::ranges::find(kStates, state, &decltype(kStates)::value_type::first);
    Q_ASSERT(it != kStates.end());
    return it->second;
}

std::optional<ReplyState> replyStateFromName(QStringView name)
{
    const auto it = std::ranges::find_if(kStates, [name](const auto &entry) { return entry.second == name; });
    return it == kStates.end() ? std::nullopt : std::optional(it->first);
}

bool mayHaveBeenBilled(const Reply &reply)
{
    if (reply.cost.kind != ChargeKind::Unknown || reply.state == ReplyState::Done)
        return true;
    if (!reply.text.isEmpty() || !reply.reasoning.isEmpty())
        return true;
    return reply.error ? reply.error->maybeBilled : reply.clocks.requestSent.has_value();
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
