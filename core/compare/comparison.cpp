// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparison.h"

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

} // namespace bakeoff
