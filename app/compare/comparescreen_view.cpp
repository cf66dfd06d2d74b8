// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparescreen_p.h"

#include "compare/paneboard.h"
#include "compare/panewidget.h"
#include "shell/commandregistry.h"
#include "widgets/segmented.h"
#include "workbench/comparisondocument.h"

#include <QAction>
#include <QApplication>
#include <QJsonObject>
#include <QSignalBlocker>

namespace bakeoff {

using namespace Qt::StringLiterals;

QJsonValue CompareScreen::Private::viewValue(const QString &key) const
{
    return q->m_document ? q->m_document->value().view.value(key) : QJsonValue(QJsonValue::Undefined);
}

void CompareScreen::Private::setViewValue(const QString &key, const QJsonValue &value)
{
    if (!q->m_document)
        return;
    QJsonObject view = q->m_document->value().view;
    if (value.isUndefined())
        view.remove(key);
    else
        view.insert(key, value);
    q->m_document->setView(view);
}

void CompareScreen::Private::keepView()
{
    setViewValue(u"board"_s, board->state());
    renewViewSwitch();
}

void CompareScreen::Private::restoreView()
{
    board->setState(viewValue(u"board"_s).toObject());
    const Id kept = QUuid::fromString(viewValue(u"current"_s).toString());
    if (board->pane(kept) && !namesHidden())
        setCurrent(kept);
    renewViewSwitch();
    renewRanking();
}

void CompareScreen::Private::setBoardMode(BoardMode mode)
{
    board->setFocusMode(false);
    board->setMode(mode);
    renewViewSwitch();
}

void CompareScreen::Private::setFocusMode(bool on)
{
    if (on == board->isFocusMode() || board->panes().isEmpty()) {
        renewViewSwitch();
        return;
    }
    const QWidget *before = QApplication::focusWidget();
    const bool inBoard = before && board->isAncestorOf(before);
    board->setFocusMode(on);
    if (on || inBoard)
        focusPane(current); // the arrows go through the panes from here
    renewViewSwitch();
}

void CompareScreen::Private::renewViewSwitch()
{
    const bool focused = board->isFocusMode();
    const QSignalBlocker quiet(viewSwitch);
    viewSwitch->setCurrentIndex(focused ? 2 : board->shownMode() == BoardMode::Columns ? 0 : 1);
    commands.action(u"compare.focusMode"_s)->setChecked(focused);
    for (const auto &id : {u"compare.focusPrevious"_s, u"compare.focusNext"_s})
        commands.action(id)->setEnabled(focused);
}

} // namespace bakeoff
