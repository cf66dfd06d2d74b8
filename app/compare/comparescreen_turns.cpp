// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparescreen_p.h"

#include "base/clock.h"
#include "catalog/catalog.h"
#include "compare/paneboard.h"
#include "compare/panewidget.h"
#include "compare/promptdock.h"
#include "compare/turnband.h"
#include "costs/forecast.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "words/words.h"
#include "workbench/comparisondocument.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

void CompareScreen::Private::showTurn(int number)
{
    const auto &turns = q->m_document->value().turns;
    if (number < 1 || number > turns.size())
        return;
    turn = turns[number - 1].id;
    turnBand->setTurn(number, static_cast<int>(turns.size()), turns[number - 1].prompt);
    turnBand->show();
    for (PaneWidget *pane : board->panes())
        pane->showTurn(turn);
}

void CompareScreen::Private::send(const QList<Id> &panes)
{
    if (!q->m_document)
        return;
    const QString prompt = dock->prompt();
    const Status sent = q->m_document->send(prompt, panes);
    if (!sent) {
        dock->setHint(prompt.trimmed().isEmpty() ? tr("The prompt is empty. Write what the models should answer.")
                                                 : tr("No model is chosen. Add one with %1.")
                                                       .arg(keyText(commands.action(u"compare.addModel"_s)->shortcut())),
                      true);
        dock->focusPrompt();
        return;
    }
    dock->clearPrompt();
}

void CompareScreen::Private::retry(const Id &pane)
{
    if (!q->m_document || pane.isNull())
        return;
    const auto &turns = q->m_document->value().turns;
    if (!turns.isEmpty() && turn != turns.last().id)
        showTurn(static_cast<int>(turns.size())); // the newest turn is the one that is asked again
    q->m_document->retry(pane);
}

void CompareScreen::Private::retryFailed()
{
    const Turn *last = q->m_document ? q->m_document->lastTurn() : nullptr;
    if (!last)
        return;
    QList<Id> failed;
    for (const Pane &pane : q->m_document->value().panes) {
        const Reply *reply = q->m_document->reply(pane.id, *last);
        if (reply && (reply->state == ReplyState::Failed || reply->state == ReplyState::CutOff))
            failed.append(pane.id);
    }
    for (const Id &pane : std::as_const(failed))
        retry(pane);
}

void CompareScreen::Private::renewEstimate()
{
    if (!q->m_document || dock->prompt().trimmed().isEmpty()) {
        dock->setEstimate({}, {});
        return;
    }
    ForecastTotal total;
    QStringList rules;
    for (const Pane &pane : q->m_document->value().panes) {
        const ModelInfo model = workbench.catalog().find(pane.model).value_or(ModelInfo{.id = pane.model.id});
        const auto config = workbench.providers().find(pane.model.provider);
        const Result<Forecast> one = forecast(q->m_document->messagesFor(pane, dock->prompt()), pane.settings, model,
                                              workbench.clock().nowUtc());
        if (!one)
            continue;
        total.add(*one, config && config->isSandbox);
        rules.append(u"%1: %2"_s.arg(PanePresenter::shortName(pane.model), Words::forecastTooltip(*one)));
    }
    rules.removeDuplicates();
    dock->setEstimate(Words::forecastText(total), rules.first(std::min<qsizetype>(rules.size(), 6)).join(u"\n\n"_s));
}

} // namespace bakeoff
