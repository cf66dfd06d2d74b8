// SPDX-License-Identifier: GPL-3.0-or-later
// CompareScreen: the ticks in the heads of the panes, which say whom the next prompt goes to as the "To:" menu does.
#include "compare/comparescreen_p.h"

#include "compare/paneboard.h"
#include "compare/panewidget.h"
#include "compare/promptcontroller.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "widgets/paneheader.h"
#include "widgets/panetick.h"
#include "workbench/comparisondocument.h"

#include <QAction>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

void CompareScreen::Private::addTickCommand()
{
    QAction *tick = addCommand(u"compare.tick"_s, tr("Tick the current pane"), Qt::CTRL | Qt::SHIFT | Qt::Key_I, {},
                               [this] {
                                   prompts->choose(current, !prompts->isChosen(current));
                                   renewTicks();
                               });
    tick->setCheckable(true);
    connect(prompts, &PromptController::ticksChanged, q, [this] { renewTicks(); });
    renewTicks();
}

void CompareScreen::Private::renewTicks()
{
    QAction *action = commands.action(u"compare.tick"_s);
    const QList<PaneWidget *> &panes = board->panes();
    // A first prompt goes to all: ticks are for what follows.
    const bool offered = q->m_document && q->m_document->lastTurn() && panes.size() > 1 && !namesHidden();
    const bool any = std::ranges::any_of(
        panes, [this](const PaneWidget *pane) { return prompts->isChosen(pane->paneId()); });
    //: Tooltip of the tick box in the head of a pane. %1: the key that ticks the current one.
    const QString tip = tr("The next prompt goes to the ticked panes only (%1 for the current one)")
                            .arg(keyText(action->shortcut()));
    for (PaneWidget *pane : panes) {
        pane->header()->setTick(offered, prompts->isChosen(pane->paneId()), !any);
        if (PaneTick *box = pane->header()->tick(); box->toolTip() != tip)
            box->setToolTip(tip);
    }
    action->setEnabled(offered);
    action->setChecked(offered && prompts->isChosen(current));
}

} // namespace bakeoff
