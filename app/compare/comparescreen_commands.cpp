// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparescreen_p.h"

#include "compare/compareviews.h"
#include "compare/headerfold.h"
#include "compare/lineupcontrol.h"
#include "compare/judging.h"
#include "compare/paneboard.h"
#include "compare/panewidget.h"
#include "compare/promptcontroller.h"
#include "compare/promptdock.h"
#include "compare/settingspopup.h"
#include "compare/turnband.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "widgets/answerview.h"
#include "widgets/messages.h"
#include "widgets/roomwatch.h"
#include "widgets/screenheader.h"
#include "widgets/segmented.h"
#include "workbench/comparisondocument.h"

#include <QAbstractButton>
#include <QAction>
#include <QMenu>
#include <QPushButton>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRoomForReport = 1480; ///< px of the header: where all words have room; its key and the menu have it in any case

} // namespace

QAction *CompareScreen::Private::addCommand(const QString &id, const QString &text, const QKeySequence &key,
                                            const QString &icon, const std::function<void()> &slot)
{
    QAction *action = commands.add(id, tr("Compare"), text, key, q, icon);
    connect(action, &QAction::triggered, q, slot);
    return action;
}

void CompareScreen::Private::addCommands()
{
    addPromptCommands();
    addTurnCommands();
    addPaneCommands();
    addPlaceCommands();
    addRankingCommand();
    addTickCommand();
    lineUps->addCommands();
    judging->addCommands();
    views->addCommands();
    views->fillHeader(*header);
    judging->fillHeader(*header);
    addReportCommand();
}

void CompareScreen::Private::addReportCommand()
{
    QAction *report = addCommand(u"compare.report"_s, tr("Report"), Qt::CTRL | Qt::SHIFT | Qt::Key_E, u"reports"_s, [this] {
        if (q->m_document)
            emit q->reportRequested(q->m_document->value().id);
    });
    QPushButton *button = makeButton({}, ButtonKind::Plain, {}, header);
    button->setObjectName(u"reportButton"_s);
    bindButton(button, report);
    header->addControl(button);
    header->foldTogether(HeaderFold::Toggles, {button});
    showWithRoom(button, header, kRoomForReport);
    const auto renew = [this, report] { report->setEnabled(q->m_document && !q->m_document->value().turns.isEmpty()); };
    QObject::connect(q, &CompareScreen::documentChanged, q, renew);
    QObject::connect(q, &CompareScreen::progressChanged, q, renew);
    renew();
}

void CompareScreen::Private::addPromptCommands()
{
    QAction *send = addCommand(u"compare.send"_s, tr("Send"), Qt::CTRL | Qt::Key_Return, u"send"_s,
                               [this] { this->send(prompts->targets()); });
    addCommand(u"compare.sendCurrent"_s, tr("Send to the current pane only"), Qt::CTRL | Qt::SHIFT | Qt::Key_Return, {},
               [this] {
                   if (!current.isNull())
                       this->send({current});
               });
    QAction *stopAll = addCommand(u"compare.stopAll"_s, tr("Stop all"), Qt::SHIFT | Qt::Key_Escape, u"stop"_s, [this] {
        if (q->m_document)
            q->m_document->stopAll();
    });
    addCommand(u"compare.prompt"_s, tr("Go to the prompt"), Qt::CTRL | Qt::Key_L, {}, [this] {
        dock->setFolded(false);
        dock->focusPrompt();
    });
    addCommand(u"compare.new"_s, tr("New comparison"), Qt::CTRL | Qt::Key_N, {}, [this] { q->newComparison(); });
    dock->setActions(send, stopAll);

    QAction *attach = addCommand(u"compare.attach"_s, tr("Attach files…"), Qt::CTRL | Qt::SHIFT | Qt::Key_A, u"attach"_s,
                                 [this] { prompts->chooseFiles(); });
    QAction *settingsOfAll = addCommand(u"compare.sessionSettings"_s, tr("Settings of all panes…"),
                                        Qt::CTRL | Qt::SHIFT | Qt::Key_S, u"settings"_s, [this] {
                                            if (q->m_document)
                                                openComparisonSettings(q->window(), workbench, *q->m_document);
                                        });
    QAction *system = addCommand(u"compare.systemPrompt"_s, tr("System prompt"), Qt::CTRL | Qt::SHIFT | Qt::Key_Y, {}, [] {});
    system->setCheckable(true);
    QAction *variables = addCommand(u"compare.variables"_s, tr("Go to the variables"), Qt::CTRL | Qt::SHIFT | Qt::Key_X,
                                    {}, [this] { dock->focusVariables(); });
    addCommand(u"compare.sendTo"_s, tr("Choose whom the prompt goes to"), Qt::CTRL | Qt::SHIFT | Qt::Key_T, {},
               [this] { prompts->openToMenu(); });
    addCommand(u"compare.earlierPrompt"_s, tr("Earlier prompt"), Qt::ALT | Qt::Key_Up, {},
               [this] { prompts->earlierPrompt(); });
    addCommand(u"compare.laterPrompt"_s, tr("Later prompt"), Qt::ALT | Qt::Key_Down, {},
               [this] { prompts->laterPrompt(); });
    dock->setEditActions(attach, settingsOfAll, system, variables);
}

void CompareScreen::Private::addTurnCommands()
{
    QAction *earlier = addCommand(u"compare.earlierTurn"_s, tr("Earlier turn"), Qt::CTRL | Qt::Key_PageUp,
                                  u"previous"_s, [this] { stepTurn(-1); });
    QAction *later = addCommand(u"compare.laterTurn"_s, tr("Later turn"), Qt::CTRL | Qt::Key_PageDown, u"next"_s,
                                [this] { stepTurn(1); });
    QAction *previous = addCommand(u"compare.previousVersion"_s, tr("Earlier version of this turn"),
                                   Qt::CTRL | Qt::SHIFT | Qt::Key_PageUp, u"previous"_s, [this] { stepAlternative(-1); });
    QAction *next = addCommand(u"compare.nextVersion"_s, tr("Later version of this turn"),
                               Qt::CTRL | Qt::SHIFT | Qt::Key_PageDown, u"next"_s, [this] { stepAlternative(1); });
    QAction *edit = addCommand(u"compare.editTurn"_s, tr("Edit and resend"), Qt::CTRL | Qt::Key_T, {}, [this] { editTurn(); });
    turnBand->setActions(earlier, later, previous, next, edit);
}

void CompareScreen::Private::addPaneCommands()
{
    addCommand(u"compare.stop"_s, tr("Stop the current pane"), Qt::Key_Escape, u"stop"_s, [this] { escape(); });
    addCommand(u"compare.retry"_s, tr("Retry the current pane"), Qt::CTRL | Qt::Key_R, u"retry"_s,
               [this] { retry(current); });
    addCommand(u"compare.retryFailed"_s, tr("Retry failed panes"), Qt::CTRL | Qt::SHIFT | Qt::Key_R, u"retry"_s,
               [this] { retryFailed(); });
    addCommand(u"compare.continue"_s, tr("Continue the current answer"), Qt::CTRL | Qt::Key_G, {},
               [this] { continueReply(current); });
    QAction *models = addCommand(u"compare.addModel"_s, tr("Add model…"), Qt::CTRL | Qt::Key_K, u"add"_s,
                                 [this] { pick({}); });
    addCommand(u"compare.swapModel"_s, tr("Swap the model of the current pane…"), Qt::CTRL | Qt::SHIFT | Qt::Key_M, {},
               [this] {
                   if (!current.isNull())
                       pick(current);
               });
    addCommand(u"compare.duplicate"_s, tr("Duplicate the current pane"), Qt::CTRL | Qt::SHIFT | Qt::Key_D, {},
               [this] { duplicate(current); });
    addCommand(u"compare.close"_s, tr("Close the current pane"), Qt::CTRL | Qt::Key_W, u"close"_s,
               [this] { removePane(current); });
    QAction *undo = addCommand(u"compare.undoClose"_s, tr("Undo closing a pane"), Qt::CTRL | Qt::Key_Z, {},
                               [this] { undoRemove(); });
    bindButton(undoButton, undo, true);
    addCommand(u"compare.settings"_s, tr("Settings of the current pane…"), Qt::CTRL | Qt::SHIFT | Qt::Key_P,
               u"settings"_s, [this] { editSettings(current); });
    addCommand(u"compare.copy"_s, tr("Copy the current answer as Markdown"), Qt::CTRL | Qt::SHIFT | Qt::Key_C,
               u"copy"_s, [this] {
                   if (PaneWidget *pane = board->pane(current); pane && pane->isRevealed())
                       pane->views()->copyMarkdown();
               });
    turnBand->bindRetryFailed(commands.action(u"compare.retryFailed"_s));
    prompts->setAddModelAction(models);
    for (QPushButton *button : {addModel, emptyButton})
        bindButton(button, models, true);
}

void CompareScreen::Private::addPlaceCommands()
{
    addCommand(u"compare.previousPane"_s, tr("Previous pane"), Qt::ALT | Qt::Key_Left, {}, [this] { stepPane(-1); });
    addCommand(u"compare.nextPane"_s, tr("Next pane"), Qt::ALT | Qt::Key_Right, {}, [this] { stepPane(1); });
    addCommand(u"compare.moveLeft"_s, tr("Move the current pane left"), Qt::ALT | Qt::SHIFT | Qt::Key_Left, {},
               [this] { movePane(-1); });
    addCommand(u"compare.moveRight"_s, tr("Move the current pane right"), Qt::ALT | Qt::SHIFT | Qt::Key_Right, {},
               [this] { movePane(1); });
    QAction *layout = addCommand(u"compare.layout"_s, tr("Columns or grid"), Qt::Key_F8, {}, [this] {
        setBoardMode(board->shownMode() == BoardMode::Columns ? BoardMode::Grid : BoardMode::Columns);
    });
    QAction *focus = addCommand(u"compare.focusMode"_s, tr("Focus on the current pane"), Qt::Key_F9, u"focus"_s,
                                [this] { setFocusMode(!board->isFocusMode()); });
    focus->setCheckable(true);
    // In focus mode the plain arrows go through the panes, except where a field needs them.
    const auto step = [this](const QString &id, const QString &text, Qt::Key key, int by) {
        QAction *action = commands.add(id, tr("Compare"), text, key, board);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setEnabled(false);
        connect(action, &QAction::triggered, q, [this, by] { stepPane(by); });
    };
    step(u"compare.focusPrevious"_s, tr("Focus mode: previous pane"), Qt::Key_Left, -1);
    step(u"compare.focusNext"_s, tr("Focus mode: next pane"), Qt::Key_Right, 1);

    const auto renewTips = [this, layout, focus] {
        const QString key = keyText(layout->shortcut());
        //: Tooltip of a choice. %1: what it shows; %2: the key.
        const QString tip = tr("%1 (%2)");
        viewSwitch->button(0)->setToolTip(tip.arg(tr("All panes side by side"), key));
        viewSwitch->button(1)->setToolTip(tip.arg(tr("All panes in rows"), key));
        viewSwitch->button(2)->setToolTip(tip.arg(tr("One pane over the whole width"), keyText(focus->shortcut())));
    };
    connect(layout, &QAction::changed, viewSwitch, renewTips);
    connect(focus, &QAction::changed, viewSwitch, renewTips);
    renewTips();
}

void CompareScreen::Private::renewCommands()
{
    // Not even how many have failed before all answers of a blind turn have ended.
    const Turn *newest = q->m_document ? q->m_document->lastTurn() : nullptr;
    const bool untold = newest && ComparisonDocument::isHidden(*newest) && q->m_document->isRunning();
    const qsizetype failed = untold ? 0 : failedPanes().size();
    QAction *retryAll = commands.action(u"compare.retryFailed"_s);
    retryAll->setEnabled(failed > 0);
    //: A command. %1: how many panes have failed.
    retryAll->setText(failed > 0 ? tr("Retry failed (%1)").arg(q->locale().toString(failed)) : tr("Retry failed panes"));
    turnBand->showRetryFailed(failed > 0);

    QAction *undo = commands.action(u"compare.undoClose"_s);
    undo->setEnabled(!removed.isEmpty());
    undo->setText(removed.isEmpty() ? tr("Undo closing a pane")
                                    //: %1: the model of the pane that was closed.
                                    : tr("Undo closing %1").arg(PanePresenter::shortName(removed.last().pane.model)));
    undoButton->setVisible(!removed.isEmpty());

    const Turn *turnShown = q->m_document ? q->m_document->turn(turn) : nullptr;
    const QList<const Turn *> path = turnShown ? q->m_document->path() : QList<const Turn *>();
    commands.action(u"compare.earlierTurn"_s)->setEnabled(!path.isEmpty() && path.first() != turnShown);
    commands.action(u"compare.laterTurn"_s)->setEnabled(!path.isEmpty() && path.last() != turnShown);
    const QList<const Turn *> versions = turnShown ? q->m_document->alternatives(*turnShown) : QList<const Turn *>();
    commands.action(u"compare.previousVersion"_s)->setEnabled(!versions.isEmpty() && versions.first() != turnShown);
    commands.action(u"compare.nextVersion"_s)->setEnabled(!versions.isEmpty() && versions.last() != turnShown);
    commands.action(u"compare.editTurn"_s)->setEnabled(turnShown != nullptr);

    const Reply *shown = shownReply(current);
    commands.action(u"compare.continue"_s)->setEnabled(shown && PanePresenter::canContinue(*shown));
    renewHidden();
}

void CompareScreen::Private::escape()
{
    for (auto close = escapes.crbegin(); close != escapes.crend(); ++close) {
        if ((*close)())
            return;
    }
    if (q->m_document)
        q->m_document->stop(current);
}

/// The menu of a pane: commands that mean the current one, a group a topic.
void CompareScreen::Private::fillPaneMenu(QMenu &menu)
{
    static const QList<QStringList> groups{
        {u"compare.retry"_s, u"compare.continue"_s, u"compare.stop"_s, u"compare.copy"_s},
        {u"compare.settings"_s, u"compare.swapModel"_s, u"compare.duplicate"_s},
        {u"compare.tick"_s, u"compare.focusMode"_s, u"compare.moveLeft"_s, u"compare.moveRight"_s, u"compare.close"_s},
    };
    for (const QStringList &group : groups) {
        menu.addSeparator();
        for (const QString &id : group)
            menu.addAction(commands.action(id));
    }
    judging->fillPaneMenu(menu);
    menu.addSeparator();
    views->fillPaneMenu(menu);
}

void CompareScreen::Private::openMenu(const Id &pane, const QPoint &position)
{
    setCurrent(pane);
    QMenu menu(q);
    fillPaneMenu(menu);
    menu.exec(position);
}

} // namespace bakeoff
