// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparescreen_p.h"

#include "compare/compareviews.h"
#include "compare/differenceview.h"
#include "compare/paneboard.h"
#include "compare/panewidget.h"
#include "compare/ranking.h"
#include "shell/keytext.h"
#include "words/words.h"
#include "workbench/comparisondocument.h"

#include <QAction>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// "$0.00827", "71.3 tok/s", "4 of 5"; where there is no rank: why.
QString rankedValue(const Reply &reply, const RankedReply &ranked, RankOrder by)
{
    if (ranked.rank > 0) {
        if (by == RankOrder::Cost)
            return Words::costLabel(reply.cost); // the sum at the end says where it is the sandbox's
        if (by == RankOrder::Speed)
            return Words::speedText(metricsOf(reply).answerTokensPerS);
        //: A rating. %1: from 1 to 5.
        return CompareScreen::tr("%1 of 5").arg(reply.judgement.rating.value_or(0));
    }
    switch (ranked.unranked.value_or(Unranked::NoFigure)) {
    case Unranked::Running:
        return Words::stateWord(reply.state);
    case Unranked::Failed:
    case Unranked::Stopped:
    case Unranked::CutOff:
        return Words::stateWord(reply.state);
    case Unranked::ResponseCache:
        return Words::absenceWord(Absence::ResponseCache);
    case Unranked::Continued:
        return CompareScreen::tr("continued");
    case Unranked::NoFigure:
        return ranked.absence ? Words::absenceWord(*ranked.absence) : Words::dash();
    case Unranked::UnknownCost:
        return CompareScreen::tr("unknown");
    case Unranked::SandboxCost:
        return Words::sandboxTag();
    case Unranked::NotRated:
        return CompareScreen::tr("not rated");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

void CompareScreen::Private::addRankingCommand()
{
    QAction *next = addCommand(u"compare.rankBy"_s, tr("Rank by the next of cost, speed and rating"),
                               Qt::CTRL | Qt::SHIFT | Qt::Key_O, {},
                               [this] { rankBy(static_cast<RankOrder>((static_cast<int>(strip->order()) + 1) % 3)); });
    const auto renew = [this, next] { strip->setKey(keyText(next->shortcut())); };
    connect(next, &QAction::changed, strip, renew);
    renew();
}

void CompareScreen::Private::rankBy(RankOrder order)
{
    setViewValue(u"rankBy"_s, rankOrderName(order));
    renewRanking();
}

void CompareScreen::Private::renewRanking()
{
    const Turn *shown = q->m_document ? q->m_document->turn(turn) : nullptr;
    if (!shown)
        return;
    const bool hidden = ComparisonDocument::isHidden(*shown);
    strip->setVisible(!hidden && !views->difference()->state().on); // the difference bar has its place
    QList<const Reply *> replies;
    for (const PaneWidget *pane : board->panes()) {
        if (const Reply *reply = q->m_document->reply(pane->replyId()))
            replies.append(reply);
    }
    const BestFigures best = hidden ? BestFigures() : bestFigures(replies);
    for (PaneWidget *pane : board->panes()) {
        const Id &id = pane->replyId();
        pane->setBest({.ttft = best.ttft.contains(id),
                       .speed = best.tokensPerS.contains(id),
                       .cost = best.cost.contains(id),
                       .time = best.time.contains(id),
                       .mixedCost = best.mixedCost});
    }
    if (hidden)
        return;

    const RankOrder order = rankOrderFromName(viewValue(u"rankBy"_s).toString());
    const Ranking ranking = rankReplies(replies, order);
    QList<RankingStrip::Entry> entries;
    for (const RankedReply &ranked : ranking.replies) {
        const auto reply = std::ranges::find(replies, ranked.reply, &Reply::id);
        if (ranking.ranked > 0 && reply != replies.end()) {
            entries.append({.rank = ranked.rank,
                            .name = PanePresenter::shortName((*reply)->model),
                            .value = rankedValue(**reply, ranked, order)});
        }
    }
    QString note = tr("Nothing to rank yet.");
    if (order == RankOrder::Rating)
        note = tr("No answer of this turn is rated yet.");
    strip->setRanking(order, entries, note);
    renewSummary(*shown);
}

void CompareScreen::Private::renewSummary(const Turn &shown)
{
    CostTotal real;
    CostTotal sandbox;
    int open = 0;
    for (const Reply &reply : shown.replies) {
        if (!isFinal(reply.state))
            ++open;
        else if (mayHaveBeenBilled(reply))
            (reply.sandbox ? sandbox : real).add(reply.cost);
    }
    QStringList parts;
    if (open > 0)
        //: Answers of the turn shown that have not ended.
        parts.append(tr("%n still open", nullptr, open));
    if (real.count > 0)
        //: %1: what the answers of the turn shown cost together.
        parts.append(tr("this turn: %1").arg(Words::totalLabel(real)));
    if (sandbox.count > 0)
        //: %1: what the answers of the turn shown would have cost; the sandbox bills nothing.
        parts.append(tr("sandbox: %1").arg(Words::totalLabel(sandbox)));
    strip->setSummary(parts.join(u" · "_s), real.count > 0 ? Words::totalTooltip(real) : Words::totalTooltip(sandbox));
}

} // namespace bakeoff
