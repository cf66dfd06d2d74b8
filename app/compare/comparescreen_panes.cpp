// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparescreen_p.h"

#include "compare/judging.h"
#include "compare/compareviews.h"
#include "compare/modelpicker.h"
#include "compare/paneboard.h"
#include "compare/panewidget.h"
#include "compare/promptcontroller.h"
#include "compare/promptdock.h"
#include "compare/settingspopup.h"
#include "widgets/answerview.h"
#include "widgets/messages.h"
#include "widgets/overlaypopup.h"
#include "widgets/paneheader.h"
#include "widgets/typography.h"
#include "workbench/comparisondocument.h"
#include "workbench/workbench.h"

#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

void CompareScreen::Private::renewPanes()
{
    arrangePanes();
    const QList<PaneWidget *> &panes = board->panes();
    board->setVisible(!panes.isEmpty());
    empty->setVisible(panes.isEmpty());
    setCurrent(board->pane(current) ? current : panes.isEmpty() ? Id() : panes.first()->paneId());
    renewViewSwitch();
    renewRanking();
    fetchCatalogues();
    judging->renew();
    runningChanged();
    views->panesChanged();
    renewTicks();
}

void CompareScreen::Private::arrangePanes()
{
    QList<Id> ids;
    for (const Pane &pane : q->m_document->value().panes)
        ids.append(pane.id);
    const Turn *shown = q->m_document->turn(turn);
    if (shown && shown->vote
        && (ComparisonDocument::isHidden(*shown) || viewValue(u"lineUpOrder"_s).toString() != idText(turn))) {
        // The usual order would tell who is who; and what was voted on stays where it was seen.
        QList<Id> drawn = shown->vote->panes;
        drawn.removeIf([&ids](const Id &id) { return !ids.contains(id); });
        ids.removeIf([&drawn](const Id &id) { return drawn.contains(id); });
        ids = drawn + ids;
    }
    if (!std::ranges::equal(board->panes(), ids, {}, &PaneWidget::paneId))
        board->setPanes(ids, [this](const Id &id) { return makePane(id); });
}

PaneWidget *CompareScreen::Private::makePane(const Id &id)
{
    auto *pane = new PaneWidget(id, *q->m_document, workbench, ticker, board);
    connect(pane, &PaneWidget::activated, q, [this](const Id &which) { chooseCurrent(which); });
    connect(pane, &PaneWidget::focusRequested, q, [this](const Id &which) {
        chooseCurrent(which);
        setFocusMode(!board->isFocusMode());
    });
    connect(pane, &PaneWidget::stopRequested, q, [this](const Id &which) { q->m_document->stop(which); });
    connect(pane, &PaneWidget::retryRequested, q, [this](const Id &which) { retry(which); });
    connect(pane, &PaneWidget::continueRequested, q, [this](const Id &which) { continueReply(which); });
    connect(pane, &PaneWidget::menuRequested, q,
            [this](const Id &which, const QPoint &position) { openMenu(which, position); });
    connect(pane->header(), &PaneHeader::tickToggled, q, [this, id](bool on) {
        prompts->choose(id, on);
        renewTicks();
    });
    pane->showTurn(turn);
    return pane;
}

void CompareScreen::Private::setCurrent(const Id &pane)
{
    current = pane;
    prompts->setCurrentPane(pane);
    for (PaneWidget *widget : board->panes())
        widget->setCurrent(widget->paneId() == current);
    board->setCurrent(current);
    judging->renewCommands();
    renewTicks();
}

void CompareScreen::Private::chooseCurrent(const Id &pane)
{
    if (pane == current || switching)
        return;
    setCurrent(pane);
    if (!namesHidden()) // where the names come back it would tell which one this was
        setViewValue(u"current"_s, idText(pane));
}

void CompareScreen::Private::focusPane(const Id &id)
{
    const PaneWidget *pane = board->pane(id);
    if (!pane)
        return;
    // Before there is an answer the pane's menu is what can be reached.
    QWidget *target = pane->views()->front();
    if (pane->views()->isHidden())
        target = pane->header()->moreButton();
    target->setFocus(Qt::ShortcutFocusReason);
}

void CompareScreen::Private::stepPane(int by)
{
    const QList<PaneWidget *> &panes = board->panes();
    const auto at = std::ranges::find(panes, current, &PaneWidget::paneId);
    if (at == panes.end())
        return;
    const qsizetype next = std::clamp<qsizetype>(at - panes.begin() + by, 0, panes.size() - 1);
    chooseCurrent(panes[next]->paneId());
    focusPane(current);
}

void CompareScreen::Private::movePane(int by)
{
    if (!q->m_document || !adoptShownOrder())
        return;
    const auto &panes = q->m_document->value().panes;
    const auto at = std::ranges::find(panes, current, &Pane::id);
    if (at != panes.end())
        q->m_document->movePane(current, static_cast<int>(at - panes.begin()) + by);
}

void CompareScreen::Private::duplicate(const Id &pane)
{
    if (!q->m_document || !q->m_document->pane(pane))
        return;
    const Id twin = q->m_document->duplicatePane(pane);
    if (twin.isNull())
        tellFull();
    else
        chooseCurrent(twin);
}

void CompareScreen::Private::removePane(const Id &id)
{
    const Pane *pane = q->m_document ? q->m_document->pane(id) : nullptr;
    if (!pane)
        return;
    const auto &panes = q->m_document->value().panes;
    const auto place = std::ranges::find(panes, id, &Pane::id) - panes.begin();
    removed.append({*pane, static_cast<int>(place)});
    // The one that moves up becomes the current one.
    const qsizetype neighbour = place + 1 < panes.size() ? place + 1 : place - 1;
    const Id next = neighbour >= 0 ? panes[neighbour].id : Id();
    q->m_document->removePane(id);
    if (next.isNull()) {
        emptyButton->setFocus(Qt::ShortcutFocusReason);
    } else {
        chooseCurrent(next);
        focusPane(next); // there Ctrl+Z means the pane, in the prompt it means the text
    }
    renewCommands();
}

void CompareScreen::Private::undoRemove()
{
    if (removed.isEmpty() || !q->m_document)
        return;
    const Removed last = removed.takeLast();
    if (!q->m_document->insertPane(last.pane, last.place)) {
        tellFull();
        return;
    }
    chooseCurrent(last.pane.id);
    focusPane(last.pane.id);
    renewCommands();
}

void CompareScreen::Private::forgetRemoved()
{
    removed.clear();
    renewCommands();
}

void CompareScreen::Private::tellFull()
{
    dock->setHint(tr("There is room for %n pane(s).", nullptr, ComparisonDocument::MaximumPanes), true);
}

void CompareScreen::Private::editSettings(const Id &pane)
{
    if (q->m_document)
        openPaneSettings(q->window(), workbench, *q->m_document, pane);
}

void CompareScreen::Private::pick(const Id &swap)
{
    if (!q->m_document)
        return;
    using Purpose = ModelPicker::Purpose;
    const Purpose purpose = !swap.isNull() ? Purpose::Swap : current.isNull() ? Purpose::Add : Purpose::AddOrSwap;
    auto *picker = ModelPicker::openOver(q->window(), workbench, settings, commands, purpose);
    connect(picker, &ModelPicker::chosen, q, [this, swap](const QList<ModelRef> &models) {
        if (!q->m_document)
            return;
        for (const ModelRef &model : models) {
            if (!swap.isNull()) {
                q->m_document->setPaneModel(swap, model);
                break;
            }
            if (q->m_document->addPane(model).isNull()) {
                tellFull();
                break;
            }
        }
        dock->focusPrompt();
    });
    connect(picker, &ModelPicker::swapChosen, q, [this](const ModelRef &model) {
        if (q->m_document && q->m_document->pane(current))
            q->m_document->setPaneModel(current, model);
        dock->focusPrompt();
    });
}

} // namespace bakeoff
