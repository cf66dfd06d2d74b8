// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/linkedscroll.h"

#include "compare/answeraligner.h"
#include "compare/paneboard.h"
#include "compare/paneviews.h"
#include "compare/panewidget.h"
#include "widgets/answerview.h"
#include "widgets/markdownblock.h"

namespace bakeoff {
namespace {

bool showsAnswer(const PaneWidget &pane)
{
    const PaneView view = pane.views()->view();
    return view == PaneView::Rendered || view == PaneView::Plain;
}

} // namespace

LinkedScroll::LinkedScroll(PaneBoard &board, AnswerAligner &aligner, QObject *parent)
    : QObject(parent)
    , m_board(board)
    , m_aligner(aligner)
{
}

void LinkedScroll::setOn(bool on)
{
    if (on == m_on)
        return;
    m_on = on;
    prepare();
    emit toggled(on);
}

/// From the first pane's answer, the hub of all alignments, to this one's. Empty: not known (yet).
PlaceMap LinkedScroll::fromHub(const PaneWidget &pane)
{
    const PaneWidget &hub = *m_board.panes().first();
    if (hub.isRunning() || pane.isRunning() || !hub.hasAnswer() || !pane.hasAnswer())
        return {};
    const auto difference = m_aligner.find({hub.replyId(), hub.views()->rendered()->blocks()},
                                           {pane.replyId(), pane.views()->rendered()->blocks()});
    if (!difference || difference->tooLong)
        return {};
    return PlaceMap::fromPairs(difference->pairs, difference->baseBlocks, difference->ownBlocks);
}

void LinkedScroll::prepare()
{
    if (!m_on)
        return;
    for (const PaneWidget *pane : m_board.panes()) {
        if (pane != m_board.panes().first())
            fromHub(*pane);
    }
}

void LinkedScroll::follow(const Id &paneId)
{
    const PaneWidget *pane = m_board.pane(paneId);
    if (!m_on || m_following || !pane)
        return;
    m_following = true;
    const PaneWidget *hub = m_board.panes().first();
    const double place = pane->views()->answerPlace();
    double atHub = place;
    if (pane != hub && place >= 0) {
        if (const PlaceMap map = fromHub(*pane); !map.isEmpty())
            atHub = map.reversed().map(place);
    }
    for (PaneWidget *other : m_board.panes()) {
        if (other == pane || !other->isVisible())
            continue;
        if (showsAnswer(*pane) && showsAnswer(*other)) {
            other->views()->setAnswerPlace(place <= 0 || other == hub ? atHub : fromHub(*other).map(atHub));
        } else if (pane->views()->view() == other->views()->view()) {
            const auto &own = pane->views()->front()->blocks();
            const auto &its = other->views()->front()->blocks();
            other->views()->front()->setPlace(sharePlace(its, shareOf(own, pane->views()->front()->place())));
        }
    }
    m_following = false;
}

} // namespace bakeoff
