// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparescreen_p.h"

#include "compare/judging.h"
#include "compare/compareviews.h"
#include "compare/differenceview.h"
#include "compare/paneboard.h"
#include "compare/panewidget.h"
#include "compare/promptcontroller.h"
#include "compare/promptdock.h"
#include "compare/rankingstrip.h"
#include "compare/turnband.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "words/words.h"
#include "workbench/comparisondocument.h"
#include "workbench/workbench.h"

#include <QAction>
#include <QApplication>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

void CompareScreen::Private::showTurn(const Id &id)
{
    const Turn *before = q->m_document->turn(turn);
    const QList<const Turn *> path = q->m_document->path();
    const auto at = std::ranges::find(path, id, &Turn::id);
    const Turn *shown = at != path.end() ? *at : path.isEmpty() ? nullptr : path.last();
    turn = shown ? shown->id : Id();
    turnBand->setVisible(shown != nullptr);
    strip->setVisible(shown && !views->difference()->state().on);
    if (shown) {
        const QList<const Turn *> alternatives = q->m_document->alternatives(*shown);
        turnBand->setTurn({.number = static_cast<int>(path.indexOf(shown)) + 1,
                           .count = static_cast<int>(path.size()),
                           .alternative = static_cast<int>(alternatives.indexOf(shown)) + 1,
                           .alternatives = static_cast<int>(alternatives.size()),
                           .prompt = shown->prompt,
                           .attachments = shown->attachments});
    }
    arrangePanes();
    for (PaneWidget *pane : board->panes())
        pane->showTurn(turn);
    const auto hides = [](const Turn *t) { return t && ComparisonDocument::isHidden(*t); };
    if (shown != before && (hides(shown) || hides(before)) && !board->panes().isEmpty()) {
        // The pane that was the current one would be known again.
        const QWidget *focus = QApplication::focusWidget();
        const bool inBoard = focus && board->isAncestorOf(focus);
        setCurrent(board->panes().first()->paneId());
        if (inBoard)
            focusPane(current);
    }
    prompts->setNamesHidden(hides(shown));
    renewRanking();
    renewCommands();
    judging->renew();
    views->panesChanged();
    renewTicks();
}

void CompareScreen::Private::stepTurn(int by)
{
    if (!q->m_document)
        return;
    const QList<const Turn *> path = q->m_document->path();
    const auto at = std::ranges::find(path, turn, &Turn::id) - path.begin();
    if (at >= path.size() || at + by < 0 || at + by >= path.size())
        return;
    showTurn(path[at + by]->id);
    setViewValue(u"turn"_s, turn == path.last()->id ? QJsonValue(QJsonValue::Undefined) : idText(turn));
}

void CompareScreen::Private::stepAlternative(int by)
{
    const Turn *shown = q->m_document ? q->m_document->turn(turn) : nullptr;
    if (!shown)
        return;
    const QList<const Turn *> alternatives = q->m_document->alternatives(*shown);
    const qsizetype to = alternatives.indexOf(shown) + by;
    if (to < 0 || to >= alternatives.size())
        return;
    turn = alternatives[to]->id;
    q->m_document->setLeaf(turn); // and what followed it
    showTurn(turn);
}

void CompareScreen::Private::editTurn()
{
    const Turn *shown = q->m_document ? q->m_document->turn(turn) : nullptr;
    if (!shown)
        return;
    if (!editing)
        editing = Editing{.draft = dock->prompt(),
                          .variables = q->m_document->value().variables,
                          .attachments = q->m_document->value().attachments};
    editing->turn = shown->id;
    const QString prompt = shown->source.isEmpty() ? shown->prompt : shown->source;
    q->m_document->setVariables(shown->variables);
    q->m_document->setAttachments(shown->attachments);
    dock->setPrompt(prompt);
    renewEditing();
    dock->setFolded(false);
    dock->focusPrompt();
}

void CompareScreen::Private::endEditing(bool restore)
{
    const auto kept = std::exchange(editing, std::nullopt);
    if (kept && restore && q->m_document) {
        q->m_document->setVariables(kept->variables);
        q->m_document->setAttachments(kept->attachments);
        dock->setPrompt(kept->draft);
    }
    renewEditing();
}

void CompareScreen::Private::renewEditing()
{
    const Turn *edited = editing && q->m_document ? q->m_document->turn(editing->turn) : nullptr;
    commands.action(u"compare.send"_s)->setText(edited ? tr("Send again") : tr("Send"));
    if (edited) {
        //: Above the prompt. %1: number of the turn; %2: the key that leaves this state.
        dock->setHint(tr("Editing turn %1. It is sent beside the earlier one, which is kept. %2 leaves it.")
                          .arg(edited->number)
                          .arg(keyText(commands.action(u"compare.stop"_s)->shortcut())));
    } else {
        dock->setHint({});
    }
}

void CompareScreen::Private::send(const QList<Id> &panes)
{
    if (!prompts->send(panes, editing ? editing->turn : Id()))
        return;
    // What was kept comes back only once the edited one is on its way.
    if (editing)
        endEditing(true);
}

void CompareScreen::Private::retry(const Id &pane)
{
    if (!q->m_document || pane.isNull())
        return;
    if (const Turn *last = q->m_document->lastTurn(); last && turn != last->id)
        showTurn(last->id); // the newest turn is the one that is asked again
    const PaneWidget *widget = board->pane(pane);
    if (tellMissing() || (widget && !widget->mayRetry()))
        return;
    q->m_document->retry(pane);
}

bool CompareScreen::Private::tellMissing()
{
    const Turn *last = q->m_document->lastTurn();
    const QStringList missing = last ? q->m_document->missingFiles(last->id) : QStringList();
    if (!missing.isEmpty())
        dock->setHint(PanePresenter::missingFilesText(missing), true);
    return !missing.isEmpty();
}

QList<Id> CompareScreen::Private::failedPanes() const
{
    QList<Id> failed;
    const Turn *last = q->m_document ? q->m_document->lastTurn() : nullptr;
    if (!last)
        return failed;
    for (const Pane &pane : q->m_document->value().panes) {
        const Reply *reply = q->m_document->reply(pane.id, *last);
        if (reply && (reply->state == ReplyState::Failed || reply->state == ReplyState::CutOff))
            failed.append(pane.id);
    }
    return failed;
}

void CompareScreen::Private::retryFailed()
{
    for (const Id &pane : failedPanes())
        retry(pane);
}

const Reply *CompareScreen::Private::shownReply(const Id &pane) const
{
    const PaneWidget *widget = board->pane(pane);
    return widget && q->m_document ? q->m_document->reply(widget->replyId()) : nullptr;
}

void CompareScreen::Private::continueReply(const Id &pane)
{
    const Reply *reply = shownReply(pane);
    if (!reply || !PanePresenter::canContinue(*reply))
        return;
    if (const Turn *last = q->m_document->lastTurn(); last && turn != last->id)
        return; // an earlier turn has been gone on from already
    if (tellMissing())
        return;
    if (const Status going = q->m_document->continueReply(pane); !going)
        showBanner(Words::errorText(going.error(), {}));
}

} // namespace bakeoff
