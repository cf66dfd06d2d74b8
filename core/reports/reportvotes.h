// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/reportcount.h"
#include "reports/reportrows.h"

#include <map>
#include <vector>

namespace bakeoff {

/// Votes, and what follows from them for each model. Models are rated among those of the same kind of work. A model
/// that was shown twice in one vote counts once: it wins where either of its answers won. A vote between answers of one
/// model says nothing.
class ReportVotes {
public:
    void add(const ReportVote &vote);
    /// Fills wins to strength of everybody who took part. Of votes between more than two, the winner has beaten each of
    /// the others, and a tie is one of each with each.
    std::map<ReportCountKey, ReportJudgements> judge() const;

private:
    struct Vote {
        std::vector<ReportCountKey> members; ///< rising, without doubles
        VoteOutcome outcome = VoteOutcome::Tie;
        std::size_t winner = 0; ///< of a win
        auto tied() const { return std::tie(members, outcome, winner); }
        friend bool operator<(const Vote &a, const Vote &b) { return a.tied() < b.tied(); }
    };
    static void rate(const std::vector<Vote> &votes, std::map<ReportCountKey, ReportJudgements> &judgements);
    /// By what they were about: jobs or not, sandbox or not, kind of work.
    std::map<std::tuple<bool, bool, int>, std::vector<Vote>> m_votes;
};

} // namespace bakeoff
