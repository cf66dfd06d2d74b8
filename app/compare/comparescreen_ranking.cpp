// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparescreen_p.h"

#include "compare/paneboard.h"
#include "compare/panewidget.h"
#include "shell/keytext.h"
#include "words/words.h"
#include "workbench/comparisondocument.h"

#include <QAction>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

void CompareScreen::Private::addRankingCommand()
{
    QAction *next = addCommand(u"compare.rankBy"_s, tr("Rank by the next of cost, speed and rating"),
                               Qt::CTRL | Qt::SHIFT | Qt::Key_O, {},
                               [this] { rankBy(static_cast<RankBy>((static_cast<int>(strip->criterion()) + 1) % 3)); });
    const auto renew = [this, next] { strip->setKey(keyText(next->shortcut())); };
    connect(next, &QAction::changed, strip, renew);
    renew();
}

void CompareScreen::Private::rankBy(RankBy criterion)
{
    setViewValue(u"rankBy"_s, rankByName(criterion));
    renewRanking();
}

void CompareScreen::Private::renewRanking()
{
    const Turn *shown = q->m_document ? q->m_document->turn(turn) : nullptr;
    if (!shown)
        return;
    const bool hidden = ComparisonDocument::isHidden(*shown);
    strip->setVisible(!hidden);
    if (hidden)
        return;
    const RankBy criterion = rankByFromName(viewValue(u"rankBy"_s).toString());
    CostTotal real;
    CostTotal sandbox;
    int open = 0;
    for (const Reply &reply : shown->replies) {
        if (!isFinal(reply.state))
            ++open;
        else if (mayHaveBeenBilled(reply))
            (reply.sandbox ? sandbox : real).add(reply.cost);
    }
    strip->setRanking(criterion, {}, tr("Nothing to rank yet."));
    QStringList parts;
    if (open > 0)
        parts.append(tr("%n still open", nullptr, open));
    if (real.count > 0)
        //: %1: what the answers of the turn shown cost together.
        parts.append(tr("this turn: %1").arg(Words::totalLabel(real)));
    if (sandbox.count > 0)
        parts.append(tr("sandbox: %1").arg(Words::totalLabel(sandbox)));
    QString summary = parts.join(u" · "_s);
    strip->setSummary(summary, real.count > 0 ? Words::totalTooltip(real) : Words::totalTooltip(sandbox));
}

} // namespace bakeoff
