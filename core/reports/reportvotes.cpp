// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportvotes.h"

#include "reports/reportfigures.h"
#include "reports/statistics.h"

#include <algorithm>
#include <optional>
#include <span>

namespace bakeoff {

namespace {

/// A vote as places in a table.
struct Contest {
    std::vector<std::size_t> players;
    std::optional<std::size_t> winner; ///< absent: a tie
};

void enter(WinTable &table, const Contest &contest)
{
    if (contest.winner) {
        for (const std::size_t player : contest.players) {
            if (player != *contest.winner)
                table.addWin(*contest.winner, player);
        }
        return;
    }
    for (std::size_t a = 0; a < contest.players.size(); ++a) {
        for (std::size_t b = a + 1; b < contest.players.size(); ++b)
            table.addTie(contest.players[a], contest.players[b]);
    }
}

} // namespace

void ReportVotes::add(const ReportVote &vote)
{
    if (vote.outcome == VoteOutcome::Open || vote.outcome == VoteOutcome::Skipped)
        return;
    const auto key = [&vote](const ModelRef &model) {
        return ReportCountKey{model.provider, model.id, vote.jobs, vote.sandbox, int(vote.kind)};
    };
    Vote entry;
    entry.outcome = vote.outcome;
    for (const ModelRef &member : vote.members)
        entry.members.push_back(key(member));
    std::ranges::sort(entry.members, std::less<>());
    const auto doubles = std::ranges::unique(entry.members);
    entry.members.erase(doubles.begin(), doubles.end());
    if (entry.members.size() < 2)
        return;
    if (vote.outcome == VoteOutcome::Win) {
        if (vote.winner < 0 || vote.winner >= vote.members.size())
            return;
        const auto winner = std::ranges::find(entry.members, key(vote.members[vote.winner]));
        entry.winner = std::size_t(winner - entry.members.begin());
    }
    m_votes[{vote.jobs, vote.sandbox, int(vote.kind)}].push_back(std::move(entry));
}

std::map<ReportCountKey, ReportJudgements> ReportVotes::judge() const
{
    std::map<ReportCountKey, ReportJudgements> judgements;
    for (const auto &[about, votes] : m_votes) {
        std::vector<Vote> inOrder = votes; // whatever the order in which they came
        std::ranges::sort(inOrder, std::less<>());
        rate(inOrder, judgements);
    }
    return judgements;
}

void ReportVotes::rate(const std::vector<Vote> &votes, std::map<ReportCountKey, ReportJudgements> &judgements)
{
    std::map<ReportCountKey, int> losses;
    std::map<ReportCountKey, std::size_t> places; // of those in a vote that compares
    for (const Vote &vote : votes) {
        for (std::size_t i = 0; i < vote.members.size(); ++i) {
            ReportJudgements &judged = judgements[vote.members[i]];
            ++judged.votes;
            if (vote.outcome == VoteOutcome::AllBad)
                continue;
            places.emplace(vote.members[i], 0);
            if (vote.outcome == VoteOutcome::Tie)
                ++judged.ties;
            else if (i == vote.winner)
                ++judged.wins;
            else
                ++losses[vote.members[i]];
        }
    }
    bool enoughOfAny = false;
    std::size_t next = 0;
    for (auto &[key, place] : places) {
        place = next++;
        ReportJudgements &judged = judgements[key];
        judged.compared = judged.wins + judged.ties + losses[key];
        if (judged.compared < ReportJudgements::kLeastVotes)
            continue;
        enoughOfAny = true;
        judged.winRate = shareOf(judged.wins + judged.ties / 2.0, judged.compared);
    }
    if (!enoughOfAny)
        return;

    std::vector<Contest> contests;
    WinTable table(places.size());
    for (const Vote &vote : votes) {
        if (vote.outcome == VoteOutcome::AllBad)
            continue;
        Contest contest;
        for (const ReportCountKey &member : vote.members)
            contest.players.push_back(places.at(member));
        if (vote.outcome == VoteOutcome::Win)
            contest.winner = contest.players[vote.winner];
        enter(table, contest);
        contests.push_back(std::move(contest));
    }
    const auto strengths = bradleyTerry(table);
    if (!strengths)
        return;
    const auto ranges = bootstrapIntervals(contests.size(), [&](std::span<const std::size_t> indices) {
        WinTable resampled(places.size());
        for (const std::size_t i : indices)
            enter(resampled, contests[i]);
        return bradleyTerry(resampled, 1e-6);
    });
    if (!ranges)
        return;
    for (const auto &[key, place] : places) {
        ReportJudgements &judged = judgements[key];
        if (!judged.winRate)
            continue;
        const double value = (*strengths)[place];
        const IntervalEnds &range = (*ranges)[place];
        judged.strength =
            ReportRange{100 * value, 100 * std::min(range.low, value), 100 * std::max(range.high, value)};
    }
}

} // namespace bakeoff
