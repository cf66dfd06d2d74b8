// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparescreen_p.h"

#include "catalog/catalog.h"
#include "compare/modelpicker.h"
#include "compare/paneboard.h"
#include "compare/panesettings.h"
#include "compare/panewidget.h"
#include "compare/promptdock.h"
#include "widgets/answerview.h"
#include "widgets/messages.h"
#include "widgets/overlaypopup.h"
#include "widgets/typography.h"
#include "workbench/comparisondocument.h"
#include "workbench/workbench.h"

#include <QLineEdit>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

void CompareScreen::Private::renewPanes()
{
    QList<Id> ids;
    for (const Pane &pane : q->m_document->value().panes)
        ids.append(pane.id);
    board->setPanes(ids, [this](const Id &id) { return makePane(id); });
    board->setVisible(!ids.isEmpty());
    empty->setVisible(ids.isEmpty());
    if (!ids.contains(current))
        setCurrent(ids.isEmpty() ? Id() : ids.first());
    estimate.start();
    fetchCatalogues();
    runningChanged();
}

PaneWidget *CompareScreen::Private::makePane(const Id &id)
{
    auto *pane = new PaneWidget(id, *q->m_document, workbench, ticker, board);
    connect(pane, &PaneWidget::activated, q, [this](const Id &which) { setCurrent(which); });
    connect(pane, &PaneWidget::stopRequested, q, [this](const Id &which) { q->m_document->stop(which); });
    connect(pane, &PaneWidget::retryRequested, q, [this](const Id &which) { retry(which); });
    connect(pane, &PaneWidget::menuRequested, q,
            [this](const Id &which, const QPoint &position) { openMenu(which, position); });
    pane->showTurn(turn);
    return pane;
}

void CompareScreen::Private::setCurrent(const Id &pane)
{
    current = pane;
    for (PaneWidget *widget : board->panes())
        widget->setCurrent(widget->paneId() == current);
}

void CompareScreen::Private::stepPane(int by)
{
    const QList<PaneWidget *> &panes = board->panes();
    const auto at = std::ranges::find(panes, current, &PaneWidget::paneId);
    if (at == panes.end())
        return;
    const qsizetype next = std::clamp<qsizetype>(at - panes.begin() + by, 0, panes.size() - 1);
    setCurrent(panes[next]->paneId());
    if (panes[next]->answer()->isVisible())
        panes[next]->answer()->setFocus(Qt::ShortcutFocusReason);
}

void CompareScreen::Private::movePane(int by)
{
    if (!q->m_document)
        return;
    const auto &panes = q->m_document->value().panes;
    const auto at = std::ranges::find(panes, current, &Pane::id);
    if (at != panes.end())
        q->m_document->movePane(current, static_cast<int>(at - panes.begin()) + by);
}

void CompareScreen::Private::duplicate(const Id &pane)
{
    const Pane *source = q->m_document ? q->m_document->pane(pane) : nullptr;
    if (source && q->m_document->addPane(source->model, source->settings).isNull())
        dock->setHint(tr("There is room for %n pane(s).", nullptr, ComparisonDocument::MaximumPanes), true);
}

void CompareScreen::Private::editSettings(const Id &paneId)
{
    const Pane *pane = q->m_document ? q->m_document->pane(paneId) : nullptr;
    if (!pane)
        return;
    auto *popup = new OverlayPopup(q->window(), tr("Settings of this pane"));
    auto *form = new PaneSettingsForm(pane->settings, workbench.catalog().find(pane->model), popup);
    popup->setContent(form, QSize(scaled(460), scaled(520)));
    connect(popup, &OverlayPopup::dismissed, popup, &QObject::deleteLater);
    connect(form, &PaneSettingsForm::canceled, popup, &OverlayPopup::dismiss);
    connect(form, &PaneSettingsForm::accepted, popup, [this, form, popup, paneId] {
        if (const auto chosen = form->settings()) {
            q->m_document->setPaneSettings(paneId, *chosen);
            popup->dismiss();
        }
    });
    popup->open(form->firstField());
}

void CompareScreen::Private::pick(const Id &swap)
{
    if (!q->m_document)
        return;
    auto *popup = new OverlayPopup(q->window(), tr("Models"));
    auto *picker = new ModelPicker(workbench, !swap.isNull(), popup);
    popup->setContent(picker, QSize(scaled(1140), scaled(700)));
    connect(popup, &OverlayPopup::dismissed, popup, &QObject::deleteLater);
    connect(picker, &ModelPicker::chosen, popup, [this, popup, swap](const QList<ModelRef> &models) {
        popup->dismiss();
        for (const ModelRef &model : models) {
            if (!swap.isNull()) {
                q->m_document->setPaneModel(swap, model);
                break;
            }
            if (q->m_document->addPane(model).isNull()) {
                dock->setHint(tr("There is room for %n pane(s).", nullptr, ComparisonDocument::MaximumPanes), true);
                break;
            }
        }
        dock->focusPrompt();
    });
    popup->open(picker->queryField());
}

} // namespace bakeoff
