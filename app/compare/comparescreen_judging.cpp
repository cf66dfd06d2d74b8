// SPDX-License-Identifier: GPL-3.0-or-later
// CompareScreen: what people think of the answers, and turns whose names are hidden until they have voted.
#include "compare/comparescreen_p.h"

#include "compare/judging.h"
#include "compare/paneboard.h"
#include "compare/panewidget.h"
#include "compare/promptdock.h"
#include "compare/votebar.h"
#include "shell/commandregistry.h"
#include "widgets/focusareas.h"
#include "workbench/comparisondocument.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

void CompareScreen::Private::buildJudging()
{
    judging = new Judging({
        .screen = q,
        .board = board,
        .document = [this] { return q->m_document.get(); },
        .turn = [this] { return turn; },
        .current = [this] { return current; },
        .focusPane = [this](const Id &pane) { focusPane(pane); },
        .addCommand = [this](const QString &id, const QString &text, const QKeySequence &key, const QString &icon,
                             const std::function<void()> &slot) { return addCommand(id, text, key, icon, slot); },
    });
    auto *layout = qobject_cast<QBoxLayout *>(q->layout());
    layout->insertWidget(layout->indexOf(dock), judging->voteBar());
    markFocusArea(judging->voteBar());
    // The room is for the answers; a prompt that is being written stays.
    connect(judging, &Judging::votingChanged, q, [this](bool voting) {
        const bool fold = voting && dock->prompt().trimmed().isEmpty();
        const bool focused = dock->isAncestorOf(QApplication::focusWidget());
        dock->setFolded(fold);
        if (fold && focused)
            focusPane(current);
    });
}

bool CompareScreen::Private::namesHidden() const
{
    const Turn *shown = q->m_document ? q->m_document->turn(turn) : nullptr;
    return shown && ComparisonDocument::isHidden(*shown);
}

bool CompareScreen::Private::adoptShownOrder()
{
    const Turn *shown = q->m_document ? q->m_document->turn(turn) : nullptr;
    if (!shown || !shown->vote || viewValue(u"lineUpOrder"_s).toString() == idText(turn))
        return shown == nullptr || !ComparisonDocument::isHidden(*shown);
    if (ComparisonDocument::isHidden(*shown))
        return false;
    QList<Id> order;
    for (const PaneWidget *pane : board->panes())
        order.append(pane->paneId());
    setViewValue(u"lineUpOrder"_s, idText(turn));
    for (qsizetype i = 0; i < order.size(); ++i)
        q->m_document->movePane(order[i], static_cast<int>(i));
    return true;
}

void CompareScreen::Private::renewHidden()
{
    const bool hidden = namesHidden();
    board->setEven(hidden);
    for (const auto &id : {u"compare.settings"_s, u"compare.swapModel"_s, u"compare.duplicate"_s, u"compare.moveLeft"_s,
                           u"compare.moveRight"_s})
        commands.action(id)->setEnabled(!hidden);
    if (hidden)
        commands.action(u"compare.continue"_s)->setEnabled(false);
    // A pane that was closed while its name was hidden keeps it to itself.
    const bool anyHidden = q->m_document && std::ranges::any_of(q->m_document->value().turns, &ComparisonDocument::isHidden);
    if (anyHidden)
        commands.action(u"compare.undoClose"_s)->setText(tr("Undo closing a pane"));
}

} // namespace bakeoff
