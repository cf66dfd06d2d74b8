// SPDX-License-Identifier: GPL-3.0-or-later
// What a person thinks of the answers of a document.
#include "workbench/comparisondocument.h"

#include "base/clock.h"
#include "compare/journal.h"
#include "workbench/refused.h"

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

Judgement tidy(Judgement judgement)
{
    if (judgement.rating)
        judgement.rating = std::clamp(*judgement.rating, 1, 5);
    QStringList tags;
    for (const QString &tag : std::as_const(judgement.tags)) {
        const QString simple = tag.simplified();
        if (!simple.isEmpty() && !tags.contains(simple))
            tags.append(simple);
    }
    judgement.tags = tags;
    return judgement;
}

} // namespace

void ComparisonDocument::judge(const Id &id, const Judgement &judgement)
{
    Reply *target = findReply(id);
    const Judgement wanted = tidy(judgement);
    if (!target || target->judgement == wanted)
        return;
    QList<Id> changed;
    if (wanted.mark != Mark::None) {
        for (Reply &other : findTurn(target->turn)->replies) {
            if (other.id != id && other.judgement.mark == wanted.mark) {
                other.judgement.mark = Mark::None;
                changed.append(other.id);
            }
        }
    }
    target = findReply(id);
    target->judgement = wanted;
    changed.append(id);
    for (const Id &each : std::as_const(changed))
        m_journal.saveJudgement(each, findReply(each)->judgement);
    for (const Id &each : std::as_const(changed))
        emit judged(each);
}

Status ComparisonDocument::vote(const Id &id, VoteOutcome outcome, const Id &winner)
{
    Turn *turn = findTurn(id);
    if (!turn)
        return Error{.kind = ErrorKind::NotFound, .detail = u"no such turn"_s};
    if (!isHidden(*turn))
        return refused(turn->vote ? u"this turn is decided"_s : u"this turn was not sent blind"_s);
    if (outcome == VoteOutcome::Open)
        return refused(u"no decision"_s);
    if (std::ranges::any_of(turn->replies, [](const Reply &r) { return !isFinal(r.state); }))
        return refused(u"answers are still under way"_s);
    if ((outcome == VoteOutcome::Win) == winner.isNull())
        return refused(u"a win has a winner, nothing else has"_s);
    if (outcome == VoteOutcome::Win) {
        const Reply *best = turn->vote->panes.contains(winner) ? reply(winner, *turn) : nullptr;
        if (!best || fullText(*best).isEmpty())
            return refused(u"the winner said nothing"_s);
    }
    // Names that are shown for one turn are known for all that show the same panes in the same order.
    QList<Id> decided{id};
    const auto follows = [this](const Turn &later, const Id &earlier) {
        const QList<const Turn *> path = pathTo(later.id);
        return std::ranges::any_of(path, [&earlier](const Turn *t) { return t->id == earlier; });
    };
    for (const Turn &other : std::as_const(m_comparison.turns)) {
        if (other.id != id && isHidden(other) && (follows(other, id) || follows(*turn, other.id)))
            decided.append(other.id);
    }
    for (const Id &each : std::as_const(decided))
        decide(*findTurn(each), each == id ? outcome : VoteOutcome::Skipped, each == id ? winner : Id());
    for (const Id &each : std::as_const(decided))
        emit voted(each);
    return success();
}

void ComparisonDocument::decide(Turn &turn, VoteOutcome outcome, const Id &winner)
{
    BlindVote &vote = *turn.vote;
    vote.outcome = outcome;
    vote.winner = winner;
    vote.decided = m_clock.nowUtc();
    vote.replies.clear();
    for (const Id &pane : std::as_const(vote.panes)) {
        const Reply *shown = reply(pane, turn);
        vote.replies.append(shown ? shown->id : Id());
    }
    m_journal.saveVote(turn.id, vote);
}

} // namespace bakeoff
