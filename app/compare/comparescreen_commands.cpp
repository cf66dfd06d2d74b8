// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparescreen_p.h"

#include "compare/paneboard.h"
#include "compare/panewidget.h"
#include "compare/promptdock.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "widgets/answerview.h"
#include "workbench/comparisondocument.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>

namespace bakeoff {

using namespace Qt::StringLiterals;

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
    addPaneCommands();
    addPlaceCommands();
}

void CompareScreen::Private::addPromptCommands()
{
    QAction *send = addCommand(u"compare.send"_s, tr("Send"), Qt::CTRL | Qt::Key_Return, u"send"_s,
                               [this] { this->send({}); });
    addCommand(u"compare.sendCurrent"_s, tr("Send to the current pane only"), Qt::CTRL | Qt::SHIFT | Qt::Key_Return, {},
               [this] {
                   if (!current.isNull())
                       this->send({current});
               });
    QAction *stopAll = addCommand(u"compare.stopAll"_s, tr("Stop all"), Qt::SHIFT | Qt::Key_Escape, u"stop"_s, [this] {
        if (q->m_document)
            q->m_document->stopAll();
    });
    addCommand(u"compare.prompt"_s, tr("Go to the prompt"), Qt::CTRL | Qt::Key_L, {}, [this] { dock->focusPrompt(); });
    addCommand(u"compare.new"_s, tr("New comparison"), Qt::CTRL | Qt::Key_N, {}, [this] { q->newComparison(); });
    dock->setActions(send, stopAll);
}

void CompareScreen::Private::addPaneCommands()
{
    addCommand(u"compare.stop"_s, tr("Stop the current pane"), Qt::Key_Escape, {}, [this] {
        if (q->m_document)
            q->m_document->stop(current);
    });
    addCommand(u"compare.retry"_s, tr("Retry the current pane"), Qt::CTRL | Qt::Key_R, u"retry"_s,
               [this] { retry(current); });
    addCommand(u"compare.retryFailed"_s, tr("Retry failed panes"), Qt::CTRL | Qt::SHIFT | Qt::Key_R, {},
               [this] { retryFailed(); });
    QAction *models = addCommand(u"compare.addModel"_s, tr("Add model…"), Qt::CTRL | Qt::Key_K, u"add"_s,
                                 [this] { pick({}); });
    addCommand(u"compare.swapModel"_s, tr("Swap the model of the current pane…"), Qt::CTRL | Qt::SHIFT | Qt::Key_M, {},
               [this] {
                   if (!current.isNull())
                       pick(current);
               });
    addCommand(u"compare.duplicate"_s, tr("Duplicate the current pane"), Qt::CTRL | Qt::SHIFT | Qt::Key_D, {},
               [this] { duplicate(current); });
    addCommand(u"compare.close"_s, tr("Close the current pane"), Qt::CTRL | Qt::Key_W, u"close"_s, [this] {
        if (q->m_document)
            q->m_document->removePane(current);
    });
    addCommand(u"compare.settings"_s, tr("Settings of the current pane…"), Qt::CTRL | Qt::SHIFT | Qt::Key_P,
               u"settings"_s, [this] { editSettings(current); });
    addCommand(u"compare.copy"_s, tr("Copy the current answer as Markdown"), Qt::CTRL | Qt::SHIFT | Qt::Key_C,
               u"copy"_s, [this] {
                   if (PaneWidget *pane = board->pane(current))
                       pane->answer()->copyMarkdown();
               });
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
}

/// The menu of a pane: commands that mean the current one, a group a topic.
void CompareScreen::Private::fillPaneMenu(QMenu &menu)
{
    static const QList<QStringList> groups{
        {u"compare.retry"_s, u"compare.stop"_s, u"compare.copy"_s},
        {u"compare.settings"_s, u"compare.swapModel"_s, u"compare.duplicate"_s},
        {u"compare.moveLeft"_s, u"compare.moveRight"_s, u"compare.close"_s},
    };
    for (const QStringList &group : groups) {
        menu.addSeparator();
        for (const QString &id : group)
            menu.addAction(commands.action(id));
    }
}

void CompareScreen::Private::openMenu(const Id &pane, const QPoint &position)
{
    setCurrent(pane);
    QMenu menu(q);
    fillPaneMenu(menu);
    menu.exec(position);
}

} // namespace bakeoff
