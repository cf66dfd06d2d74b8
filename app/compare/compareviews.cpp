// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/compareviews.h"

#include "compare/answeraligner.h"
#include "compare/differencebar.h"
#include "compare/differenceview.h"
#include "compare/findbar.h"
#include "compare/headerfold.h"
#include "compare/linkedscroll.h"
#include "compare/paneboard.h"
#include "compare/panepresenter.h"
#include "compare/panewidget.h"
#include "shell/keytext.h"
#include "widgets/answerview.h"
#include "widgets/messages.h"
#include "widgets/screenheader.h"
#include "workbench/comparisondocument.h"

#include <QAction>
#include <QActionGroup>
#include <QJsonArray>
#include <QJsonObject>
#include <QMenu>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

CompareViews::CompareViews(Host host)
    : QObject(host.screen)
    , m_host(std::move(host))
    , m_aligner(new AnswerAligner(this))
    , m_bar(new DifferenceBar(m_host.screen))
    , m_find(new FindBar(*m_host.board, m_host.screen))
    , m_difference(new DifferenceView(*m_host.board, *m_bar, *m_aligner, [this](const Id &pane) { return nameOf(pane); },
                                      m_host.current, this))
    , m_linked(new LinkedScroll(*m_host.board, *m_aligner, this))
{
    connect(m_difference, &DifferenceView::stateChanged, this, [this] {
        renewChecks();
        keep();
        emit differenceShown(m_difference->state().on);
    });
    connect(m_difference, &DifferenceView::stepped, this, [this](const Id &pane) { m_host.setCurrent(pane); });
    connect(m_linked, &LinkedScroll::toggled, this, [this] {
        renewChecks();
        keep();
    });
    connect(m_find, &FindBar::found, this, [this](const Id &pane) { m_host.setCurrent(pane); });
}

CompareViews::~CompareViews() = default;

void CompareViews::addCommands()
{
    const auto &add = m_host.addCommand;
    add(u"compare.nextView"_s, tr("Next view of the current pane"), Qt::CTRL | Qt::SHIFT | Qt::Key_V, {}, [this] {
        if (const PaneWidget *pane = currentPane())
            setView(PaneView((int(pane->views()->view()) + 1) % kPaneViewCount), false);
    });
    add(u"compare.viewEverywhere"_s, tr("View of the current pane in all panes"), Qt::CTRL | Qt::ALT | Qt::Key_V, {},
        [this] {
            if (const PaneWidget *pane = currentPane())
                setView(pane->views()->view(), true);
        });
    m_differenceAction = add(u"compare.difference"_s, tr("Difference"), Qt::Key_F4, u"diff"_s, [this] {
        DifferenceView::State next = m_difference->state();
        next.on = !next.on;
        m_difference->setState(next);
    });
    QAction *nextChange = add(u"compare.nextChange"_s, tr("Next change"), Qt::Key_F7, {}, [this] { m_difference->step(1); });
    QAction *previousChange = add(u"compare.previousChange"_s, tr("Previous change"), Qt::SHIFT | Qt::Key_F7, {},
                                  [this] { m_difference->step(-1); });
    m_onlyAction = add(u"compare.onlyDifferences"_s, tr("Only differences"), Qt::SHIFT | Qt::Key_F4, {}, [this] {
        DifferenceView::State next = m_difference->state();
        next.only = !next.only;
        next.on = true;
        m_difference->setState(next);
    });
    m_baselineAction = add(u"compare.baseline"_s, tr("Use the current pane as the baseline"),
                           Qt::CTRL | Qt::SHIFT | Qt::Key_B, {}, [this] {
                               DifferenceView::State next = m_difference->state();
                               next.baseline = m_host.current();
                               next.on = true;
                               m_difference->setState(next);
                           });
    m_linkAction = add(u"compare.linkScroll"_s, tr("Link scroll"), Qt::CTRL | Qt::SHIFT | Qt::Key_L, u"linked"_s,
                       [this] { m_linked->setOn(!m_linked->isOn()); });
    add(u"compare.find"_s, tr("Find in the answers…"), Qt::CTRL | Qt::Key_F, u"search"_s, [this] {
        const PaneWidget *pane = currentPane();
        const QString chosen = pane && pane->views()->front()->hasFocus() ? pane->views()->front()->selectedText() : QString();
        m_find->open(chosen.contains(u'\n') || chosen.size() > 200 ? QString() : chosen);
    });
    add(u"compare.findNext"_s, tr("Next hit"), Qt::Key_F3, {}, [this] { m_find->step(false); });
    add(u"compare.findPrevious"_s, tr("Previous hit"), Qt::SHIFT | Qt::Key_F3, {}, [this] { m_find->step(true); });
    for (QAction *action : {m_differenceAction, m_linkAction, m_onlyAction})
        action->setCheckable(true);
    const auto renewKeys = [this, nextChange, previousChange] {
        m_bar->setKeys(QStringList{keyText(nextChange->shortcut()), keyText(previousChange->shortcut())}.join(u", "_s));
    };
    for (QAction *action : {nextChange, previousChange})
        connect(action, &QAction::changed, this, renewKeys);
    renewKeys();
    renewChecks();
}

void CompareViews::fillHeader(ScreenHeader &header)
{
    m_viewButton = makeButton(PaneViews::viewWord(PaneView::Rendered), ButtonKind::Plain, {}, &header);
    m_viewButton->setObjectName(u"viewButton"_s);
    setFoldIcon(m_viewButton, u"view"_s);
    auto *menu = new QMenu(m_viewButton);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fillViewMenu(*menu, true);
    });
    m_viewButton->setMenu(menu);
    header.addControl(m_viewButton);
    for (QAction *action : {m_differenceAction, m_linkAction}) {
        QPushButton *button = makeButton(action->text(), ButtonKind::Plain, action->icon().name(), &header);
        button->setCheckable(true);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, this, &CompareViews::renewHeader);
        m_toggles.append({button, action});
        header.addControl(button);
    }
    header.foldTogether(HeaderFold::Toggles, {m_toggles.at(0).first, m_toggles.at(1).first});
    header.foldTogether(HeaderFold::View, {m_viewButton});
    renewHeader();
}

void CompareViews::renewHeader()
{
    if (!m_viewButton)
        return;
    for (const auto &[button, action] : std::as_const(m_toggles)) {
        button->setText(action->text());
        if (button->accessibleName() != action->text())
            button->setAccessibleName(action->text()); // a name is announced even where it stays
        button->setToolTip(commandToolTip(action));
        button->setChecked(action->isChecked());
    }
    QSet<int> shown;
    for (const PaneWidget *pane : m_host.board->panes())
        shown.insert(int(pane->views()->view()));
    const QString word = shown.size() > 1 ? tr("Several views")
                                          : PaneViews::viewWord(shown.isEmpty() ? PaneView::Rendered : PaneView(*shown.begin()));
    m_viewButton->setText(word);
    const QString name = tr("View of all panes: %1").arg(word);
    if (m_viewButton->accessibleName() != name) {
        m_viewButton->setAccessibleName(name);
        m_viewButton->setToolTip(name);
    }
}

PaneWidget *CompareViews::currentPane() const
{
    return m_host.board->pane(m_host.current());
}

void CompareViews::fillViewMenu(QMenu &menu, bool all)
{
    auto *group = new QActionGroup(&menu);
    const PaneWidget *pane = currentPane();
    for (int i = 0; i < kPaneViewCount; ++i) {
        const auto view = PaneView(i);
        QAction *action = menu.addAction(PaneViews::viewWord(view));
        action->setCheckable(true);
        group->addAction(action);
        const auto shows = [view](const PaneWidget *one) { return one->views()->view() == view; };
        action->setChecked(all ? std::ranges::all_of(m_host.board->panes(), shows) : pane && shows(pane));
        connect(action, &QAction::triggered, this, [this, view, all] { setView(view, all); });
    }
}

void CompareViews::fillPaneMenu(QMenu &menu)
{
    QMenu *views = menu.addMenu(tr("View"));
    fillViewMenu(*views, false);
    menu.addAction(m_baselineAction);
}

void CompareViews::setView(PaneView view, bool all)
{
    for (PaneWidget *pane : m_host.board->panes()) {
        if (all || pane->paneId() == m_host.current())
            pane->setView(view);
    }
}

void CompareViews::renewChecks()
{
    if (!m_differenceAction)
        return;
    m_differenceAction->setChecked(m_difference->state().on);
    m_onlyAction->setChecked(m_difference->state().only);
    m_linkAction->setChecked(m_linked->isOn());
    renewHeader();
}

void CompareViews::follow(PaneWidget &pane)
{
    if (m_followed.contains(&pane))
        return;
    m_followed.insert(&pane);
    connect(&pane, &QObject::destroyed, this, [this, gone = static_cast<const QObject *>(&pane)] { m_followed.remove(gone); });
    PaneViews *views = pane.views();
    const Id id = pane.paneId();

    const QJsonObject stored = m_host.viewValue(u"views"_s).toObject();
    if (const auto view = paneViewFromName(stored.value(idText(id)).toString()))
        pane.setView(*view);
    for (const QJsonValue &open : m_host.viewValue(u"reasoning"_s).toArray()) {
        if (open.toString() == idText(id))
            views->rendered()->setReasoningOpen(true);
    }

    connect(views, &PaneViews::viewChanged, this, [this] {
        renewHeader();
        keep();
    });
    connect(views, &PaneViews::reasoningToggled, this, &CompareViews::keep);
    connect(views, &PaneViews::contentChanged, this, [this] {
        m_difference->renewLater();
        m_find->contentChanged();
    });
    connect(views, &PaneViews::scrolled, this, [this, id] {
        if (!m_difference->isStepping())
            m_linked->follow(id);
    });
    connect(views, &PaneViews::foldActivated, this, [this, id](qsizetype block) { m_difference->openFold(id, block); });
}

void CompareViews::panesChanged()
{
    m_restoring = true;
    for (PaneWidget *pane : m_host.board->panes())
        follow(*pane);
    makeEven();
    m_restoring = false;
    m_difference->renewLater();
    m_find->contentChanged();
    m_linked->prepare();
    renewHeader();
}

void CompareViews::makeEven()
{
    const ComparisonDocument *document = m_host.document();
    const Turn *turn = document ? document->turn(m_host.turn()) : nullptr;
    if (!turn || !ComparisonDocument::isHidden(*turn) || std::exchange(m_evened, turn->id) == turn->id)
        return;
    for (PaneWidget *pane : m_host.board->panes())
        pane->setView(PaneView::Rendered);
    DifferenceView::State state = m_difference->state();
    state.baseline = Id();
    m_difference->setState(state);
}

void CompareViews::documentShown()
{
    m_restoring = true;
    const QJsonObject difference = m_host.viewValue(u"difference"_s).toObject();
    m_difference->setState({.on = difference.value("on"_L1).toBool(),
                            .only = difference.value("only"_L1).toBool(),
                            .baseline = QUuid::fromString(difference.value("baseline"_L1).toString())});
    m_linked->setOn(m_host.viewValue(u"linked"_s).toBool());
    m_restoring = false;
    panesChanged();
}

void CompareViews::keep()
{
    if (m_restoring)
        return;
    QJsonObject views;
    QJsonArray open;
    for (const PaneWidget *pane : m_host.board->panes()) {
        if (pane->views()->view() != PaneView::Rendered)
            views.insert(idText(pane->paneId()), QString(paneViewName(pane->views()->view())));
        if (pane->views()->rendered()->isReasoningOpen())
            open.append(idText(pane->paneId()));
    }
    const DifferenceView::State &state = m_difference->state();
    QJsonObject difference{{u"on"_s, state.on}, {u"only"_s, state.only}};
    if (!state.baseline.isNull())
        difference.insert(u"baseline"_s, idText(state.baseline));
    const auto set = [this](const QString &key, bool isDefault, const QJsonValue &value) {
        const QJsonValue next = isDefault ? QJsonValue(QJsonValue::Undefined) : value;
        if (m_host.viewValue(key) != next)
            m_host.setViewValue(key, next);
    };
    set(u"views"_s, views.isEmpty(), views);
    set(u"reasoning"_s, open.isEmpty(), open);
    set(u"difference"_s, state == DifferenceView::State(), difference);
    set(u"linked"_s, !m_linked->isOn(), m_linked->isOn());
}

QString CompareViews::nameOf(const Id &paneId) const
{
    const ComparisonDocument *document = m_host.document();
    const Pane *pane = document ? document->pane(paneId) : nullptr;
    if (!pane)
        return {};
    const Turn *turn = document->turn(m_host.turn());
    if (turn && ComparisonDocument::isHidden(*turn)) {
        const qsizetype at = turn->vote->panes.indexOf(paneId);
        return at < 0 ? tr("Answer") : tr("Answer %1").arg(QChar(ushort(u'A' + at)));
    }
    // The same model several times: by their order.
    int number = 0;
    int same = 0;
    for (const Pane &other : document->value().panes) {
        if (other.model == pane->model) {
            ++same;
            if (other.id == paneId)
                number = same;
        }
    }
    const QString name = PanePresenter::shortName(pane->model);
    return same > 1 ? tr("%1, number %2").arg(name).arg(number) : name;
}

} // namespace bakeoff
