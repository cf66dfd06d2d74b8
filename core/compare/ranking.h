// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/metrics.h"

#include <QList>
#include <QSet>

namespace bakeoff {

/// Which of some replies to one prompt are best in a figure. A mark says something only where there is a choice: it needs
/// two replies with that figure and two different values. Replies that share the best value share the mark.
struct BestFigures {
    QSet<Id> ttft;       ///< least time to the first text
    QSet<Id> ttfa;       ///< least time to the first answer text
    QSet<Id> tokensPerS; ///< most answer tokens per second
    QSet<Id> cost;       ///< least known cost
    QSet<Id> time;       ///< least E2E
    bool mixedCost = false; ///< the costs that were compared are billed in part and estimated in part
    friend bool operator==(const BestFigures &, const BestFigures &) = default;
};

/// Which replies take part: complete ones (see ReplyMetrics::leftOut) that continue no other. A cost counts where it is
/// known, also of a reply that was not streamed; costs of the sandbox count only where all of `replies` are its own.
BestFigures bestFigures(const QList<const Reply *> &replies);

enum class RankOrder { Cost, Speed, Rating };

/// Why a reply has no rank.
enum class Unranked {
    Running,
    Failed,
    Stopped,
    CutOff,
    ResponseCache, ///< the provider answered from its response cache: neither its speed nor its price
    Continued,     ///< it continues another reply: its figures are those of a part
    NoFigure,      ///< there is no speed; RankedReply::absence says why
    UnknownCost,
    SandboxCost,   ///< no real money, among replies that cost some
    NotRated,
};

struct RankedReply {
    Id reply;
    Id pane;
    int rank = 0; ///< from 1; equal ones share a rank, and the next one leaves it out (1, 1, 3). 0: none
    std::optional<Unranked> unranked; ///< set exactly where rank is 0
    std::optional<Absence> absence;   ///< set where unranked is NoFigure
    friend bool operator==(const RankedReply &, const RankedReply &) = default;
};

struct Ranking {
    QList<RankedReply> replies; ///< the best first, then those without a rank; equal ones in the order given
    int ranked = 0;
    bool mixedCost = false; ///< by cost: billed and estimated ones were compared
    friend bool operator==(const Ranking &, const Ranking &) = default;
};

/// By cost: the cheapest first. By speed: most answer tokens per second. By rating: the highest first, whatever the state
/// of the reply; among equal ratings the one marked best stands before and the one marked worst behind the others.
Ranking rankReplies(const QList<const Reply *> &replies, RankOrder by);

} // namespace bakeoff
