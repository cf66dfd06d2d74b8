// SPDX-License-Identifier: GPL-3.0-or-later
// CompareScreen: how the panes show their answers.
#include "compare/comparescreen_p.h"

#include "compare/compareviews.h"
#include "compare/differencebar.h"
#include "compare/findbar.h"
#include "compare/paneboard.h"
#include "workbench/comparisondocument.h"

#include <QBoxLayout>

namespace bakeoff {

void CompareScreen::Private::buildViews()
{
    views = new CompareViews(CompareViews::Host{
        .board = board,
        .screen = q,
        .document = [this] { return q->m_document.get(); },
        .turn = [this] { return turn; },
        .current = [this] { return current; },
        .setCurrent = [this](const Id &pane) { chooseCurrent(pane); },
        .viewValue = [this](const QString &key) { return viewValue(key); },
        .setViewValue = [this](const QString &key, const QJsonValue &value) { setViewValue(key, value); },
        .addCommand = [this](const QString &id, const QString &text, const QKeySequence &key, const QString &icon,
                             const std::function<void()> &slot) { return addCommand(id, text, key, icon, slot); },
    });
    auto *layout = qobject_cast<QBoxLayout *>(q->layout());
    const int place = layout->indexOf(board);
    layout->insertWidget(place, views->differenceBar());
    layout->insertWidget(place + 1, views->findBar());
    connect(views, &CompareViews::differenceShown, strip, [this](bool on) {
        strip->setVisible(!on && q->m_document && q->m_document->turn(turn));
    });
    escapes.append([this] {
        if (views->findBar()->isHidden())
            return false;
        views->findBar()->dismiss();
        return true;
    });
}

} // namespace bakeoff
