// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/times.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace bakeoff {

/// A reply among those of its turn.
enum class Mark { None, Best, Worst };
QLatin1StringView markName(Mark mark); ///< "best"; append-only
std::optional<Mark> markFromName(QStringView name);

/// What a person thinks of a reply.
struct Judgement {
    std::optional<int> rating; ///< 1 to 5
    Mark mark = Mark::None;    ///< at most one best and one worst a turn
    QString note;
    QStringList tags; ///< trimmed, without doubles, in the order in which they were given
    friend bool operator==(const Judgement &, const Judgement &) = default;
    bool isEmpty() const { return *this == Judgement(); }
};

enum class VoteOutcome {
    Open, ///< not decided: names, costs and speeds stay hidden
    Win,
    Tie,
    AllBad,
    Skipped, ///< revealed without a vote
};
QLatin1StringView voteOutcomeName(VoteOutcome outcome); ///< "all_bad"; append-only
std::optional<VoteOutcome> voteOutcomeFromName(QStringView name);

/// A blind comparison of one turn: who was shown where, and what was decided. Kept apart from ratings given with the
/// names in sight.
struct BlindVote {
    QList<Id> panes;   ///< in the order in which they were shown, "A" first; drawn at random when the turn was sent
    VoteOutcome outcome = VoteOutcome::Open;
    Id winner;         ///< the pane; set exactly when outcome is Win
    QList<Id> replies; ///< the replies that were judged, in the order of `panes`; set when decided
    UtcMicros decided;
    friend bool operator==(const BlindVote &, const BlindVote &) = default;
};

} // namespace bakeoff
