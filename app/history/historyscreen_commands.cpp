// SPDX-License-Identifier: GPL-3.0-or-later
// What the history screen does with its entries and its searches.
#include "compare/comparison.h"
#include "history/conditionchip.h"
#include "history/historyfilterbar.h"
#include "history/historylist.h"
#include "history/historylistmodel.h"
#include "history/historypreview.h"
#include "history/historyscreen.h"
#include "history/historysearchfield.h"
#include "history/savedsearches.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "widgets/focusareas.h"
#include "widgets/messages.h"
#include "widgets/overlaypopup.h"
#include "widgets/segmented.h"
#include "widgets/typography.h"
#include "words/words.h"
#include "workbench/historybook.h"
#include "workbench/workbench.h"

#include <QAction>
#include <QInputDialog>
#include <QItemSelectionModel>
#include <QMenu>
#include <QMetaMethod>
#include <QPushButton>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

void HistoryScreen::addCommands()
{
    const QString group = tr("History");
    const auto add = [&](const QString &id, const QString &text, const QKeySequence &key, const QString &icon, auto slot,
                         QWidget *owner) {
        QAction *action = m_commands.add(id, group, text, key, owner, icon);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    const auto onList = [&](const QString &id, const QString &text, const QKeySequence &key, auto slot) {
        // Keys that mean something else in the fields: they work in the list.
        add(id, text, key, {}, slot, m_list)->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    };
    onList(u"history.open"_s, tr("Open"), QKeySequence(Qt::Key_Return), [this] {
        if (const QList<Id> ids = chosen(); ids.size() == 1)
            emit openRequested(ids.first());
        else if (const Id job = chosenJob(); !job.isNull())
            emit jobRequested(job);
    });
    add(u"history.runAgain"_s, tr("Run again"), QKeySequence(Qt::CTRL | Qt::Key_Return), u"retry"_s,
        [this] { withChosen([this](const Comparison &then) { emit runRequested(then, false); }); }, this);
    add(u"history.runCompare"_s, tr("Run again and compare"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return), {},
        [this] { withChosen([this](const Comparison &then) { emit runRequested(then, true); }); }, this);
    add(u"history.thenNow"_s, tr("Then and now"), QKeySequence(Qt::Key_F4), u"diff"_s,
        [this] { withChosen([this](const Comparison &now) { emit thenNowRequested(now); }); }, this);
    add(u"history.branch"_s, tr("Branch"), QKeySequence(Qt::CTRL | Qt::Key_B), {},
        [this] { withChosen([this](const Comparison &from) { emit branchRequested(from); }); }, this);
    add(u"history.star"_s, tr("Star"), QKeySequence(Qt::CTRL | Qt::Key_D), u"star"_s, [this] { toggleStar(); }, this)
        ->setCheckable(true);
    add(u"history.tag"_s, tr("Tags…"), QKeySequence(Qt::CTRL | Qt::Key_T), {}, [this] { editTags(); }, this);
    add(u"history.rename"_s, tr("Rename"), QKeySequence(Qt::Key_F2), {}, [this] { m_preview->editTitle(); }, this);
    onList(u"history.delete"_s, tr("Delete"), QKeySequence(Qt::Key_Delete), [this] { removeChosen(); });
    add(u"history.undo"_s, tr("Undo the deletion"), QKeySequence(Qt::CTRL | Qt::Key_Z), {}, [this] { undo(); }, this);
    add(u"history.find"_s, tr("Search"), QKeySequence(Qt::CTRL | Qt::Key_F), u"search"_s, [this] { focusList(); }, this);
    add(u"history.nextHit"_s, tr("Next hit"), QKeySequence(Qt::Key_F3), u"next"_s, [this] { m_preview->stepHit(false); },
        this);
    add(u"history.previousHit"_s, tr("Previous hit"), QKeySequence(Qt::SHIFT | Qt::Key_F3), u"previous"_s,
        [this] { m_preview->stepHit(true); }, this);
    add(u"history.order"_s, tr("Newest or most relevant first"), QKeySequence(Qt::CTRL | Qt::Key_R), {},
        [this] { m_order->setCurrentIndex(1 - m_order->currentIndex()); }, this);
    add(u"history.filters"_s, tr("Go to the conditions"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), {},
        [this] {
            const auto chips = m_filters->findChildren<ConditionChip *>();
            const auto first = std::ranges::find_if(chips, [](const QWidget *chip) { return chip->x() == 0 && chip->y() == 0 && chip->isVisible(); });
            if (first != chips.end())
                (*first)->setFocus(Qt::ShortcutFocusReason);
        },
        this);
    add(u"history.clearFilters"_s, tr("Clear the conditions"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X), {},
        [this] { m_filters->clear(); }, this);
    add(u"history.saved"_s, tr("Saved searches"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), {},
        [this] { openSavedMenu(); }, this);
    add(u"history.saveSearch"_s, tr("Save this search…"), QKeySequence(Qt::CTRL | Qt::Key_S), {}, [this] { saveSearch(); },
        this);
    add(u"history.manageSearches"_s, tr("Manage saved searches…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), {},
        [this] { manageSearches(); }, this);
    add(u"history.import"_s, tr("Import…"), QKeySequence(Qt::CTRL | Qt::Key_O), {}, [this] { emit importRequested(); }, this);
    add(u"history.export"_s, tr("Export…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), u"export"_s,
        [this] { emit exportRequested(chosen()); }, this);
    add(u"history.report"_s, tr("Report"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), u"reports"_s,
        [this] { emit reportRequested(chosen(), chosenJobs()); }, this);
    add(u"history.backups"_s, tr("Backups…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B), {},
        [this] { emit backupsRequested(); }, this);
}

void HistoryScreen::renewCommands()
{
    const QList<Id> ids = m_workbench.isReady() ? chosen() : QList<Id>();
    const bool one = ids.size() == 1;
    const Comparison *shown = one ? m_preview->comparison() : nullptr;
    const auto enable = [this](const QString &id, bool on) {
        if (QAction *action = m_commands.action(id))
            action->setEnabled(on);
    };
    // What nobody takes up cannot be asked for.
    const auto tied = [this](auto signal) { return isSignalConnected(QMetaMethod::fromSignal(signal)); };
    enable(u"history.open"_s, one || !chosenJob().isNull());
    const bool sent = shown && !shown->turns.isEmpty();
    enable(u"history.runAgain"_s, sent && tied(&HistoryScreen::runRequested));
    enable(u"history.runCompare"_s, sent && tied(&HistoryScreen::runRequested));
    enable(u"history.branch"_s, sent && tied(&HistoryScreen::branchRequested));
    enable(u"history.thenNow"_s, shown && !shown->origin.isNull() && tied(&HistoryScreen::thenNowRequested));
    enable(u"history.rename"_s, shown);
    enable(u"history.star"_s, !ids.isEmpty());
    enable(u"history.tag"_s, !ids.isEmpty());
    enable(u"history.delete"_s, !ids.isEmpty());
    enable(u"history.export"_s, !ids.isEmpty() && tied(&HistoryScreen::exportRequested));
    enable(u"history.report"_s, (!ids.isEmpty() || (m_workbench.isReady() && !chosenJobs().isEmpty())) && tied(&HistoryScreen::reportRequested));
    enable(u"history.import"_s, m_workbench.isReady() && tied(&HistoryScreen::importRequested));
    enable(u"history.backups"_s, tied(&HistoryScreen::backupsRequested));
    enable(u"history.undo"_s, !m_removed.isEmpty());
    enable(u"history.nextHit"_s, !m_search->text().isEmpty());
    enable(u"history.previousHit"_s, !m_search->text().isEmpty());
    enable(u"history.order"_s, !m_search->text().isEmpty());
    enable(u"history.clearFilters"_s, !m_filters->filter().isEmpty());
    enable(u"history.saveSearch"_s, m_workbench.isReady() && !query().isEmpty());
    const bool starred = !ids.isEmpty() && std::ranges::all_of(ids, [this](const Id &id) {
        const HistoryEntry *entry = m_model->entry(id);
        return entry && entry->summary.starred;
    });
    if (QAction *star = m_commands.action(u"history.star"_s))
        star->setChecked(starred);
}

void HistoryScreen::withChosen(const std::function<void(const Comparison &)> &then)
{
    if (const Comparison *shown = m_preview->comparison(); shown && chosen() == QList<Id>{shown->id})
        then(*shown);
}

void HistoryScreen::keep(QFuture<Status> stored)
{
    stored.then(this, [this](const Status &status) {
        if (!status)
            tell(status.error());
    });
}

void HistoryScreen::toggleStar()
{
    const QList<Id> ids = chosen();
    const bool starred = std::ranges::all_of(ids, [this](const Id &id) {
        const HistoryEntry *entry = m_model->entry(id);
        return entry && entry->summary.starred;
    });
    if (!ids.isEmpty())
        keep(m_workbench.history().setStarred(ids, !starred));
}

void HistoryScreen::editTags()
{
    const QList<Id> ids = chosen();
    if (ids.size() == 1) {
        m_preview->editTags();
        return;
    }
    bool accepted = false;
    const QString text = QInputDialog::getText(this, tr("Tags"), tr("Tags for all %n entry(s), separated by commas:", nullptr,
                                                                    static_cast<int>(ids.size())),
                                               QLineEdit::Normal, {}, &accepted);
    if (!accepted)
        return;
    QStringList added;
    for (const QString &tag : text.split(u',')) {
        if (const QString one = tag.simplified(); !one.isEmpty() && !added.contains(one))
            added.append(one);
    }
    setTags(ids, added);
}

void HistoryScreen::setTags(const QList<Id> &comparisons, const QStringList &tags)
{
    for (const Id &id : comparisons) {
        const HistoryEntry *entry = m_model->entry(id);
        if (!entry)
            continue;
        QStringList all = entry->summary.tags;
        for (const QString &tag : tags) {
            if (!all.contains(tag))
                all.append(tag);
        }
        if (all != entry->summary.tags)
            keep(m_workbench.history().setTags(id, all));
    }
}

void HistoryScreen::removeChosen()
{
    const QList<Id> ids = chosen();
    if (ids.isEmpty())
        return;
    // What is below takes their place.
    int below = -1;
    for (const Id &id : ids)
        below = std::max(below, m_model->indexOf(id).row());
    for (int row = below + 1; row < m_model->rowCount(); ++row) {
        if (const HistoryEntry *next = m_model->entryAt(m_model->index(row))) {
            m_wanted = next->id;
            break;
        }
    }
    m_workbench.history().remove(ids).then(this, [this, ids](const Status &status) {
        if (!status) {
            tell(status.error());
            return;
        }
        m_removed = ids;
        m_banner->clearButtons();
        m_banner->setMessage(StateLook::Info, tr("%n entry(s) deleted.", nullptr, static_cast<int>(ids.size())),
                             tr("They are gone for good after a day; what they cost stays in the totals."));
        QPushButton *back = m_banner->addButton({});
        bindButton(back, m_commands.action(u"history.undo"_s), true);
        QPushButton *close = m_banner->addButton(tr("Close"), ButtonKind::Flat);
        connect(close, &QPushButton::clicked, m_banner, &Banner::dismiss);
        m_banner->present();
        renewCommands();
        m_model->reload();
    });
}

void HistoryScreen::undo()
{
    if (m_removed.isEmpty())
        return;
    const QList<Id> ids = m_removed;
    m_workbench.history().restore(ids).then(this, [this, ids](const Status &status) {
        if (!status) {
            tell(status.error());
            return;
        }
        m_removed.clear();
        m_banner->dismiss();
        m_wanted = ids.first();
        m_list->clearSelection();
        renewCommands();
        m_model->reload();
    });
}

void HistoryScreen::fillSavedMenu(QMenu &menu)
{
    const HistoryQuery now = query();
    for (const SavedSearch &saved : m_workbench.history().savedSearches()) {
        QAction *action = menu.addAction(QString(saved.name).replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(saved.query == now);
        connect(action, &QAction::triggered, this, [this, query = saved.query] {
            setQuery(query);
            m_search->setFocus(Qt::OtherFocusReason);
        });
    }
    if (menu.isEmpty())
        menu.addAction(tr("No searches saved yet"))->setEnabled(false);
    menu.addSeparator();
    menu.addAction(m_commands.action(u"history.saveSearch"_s));
    menu.addAction(m_commands.action(u"history.manageSearches"_s));
}

QList<Id> HistoryScreen::chosenJobs() const
{
    QList<Id> ids;
    for (const QModelIndex &row : m_list->selectionModel()->selectedIndexes()) {
        if (const HistoryEntry *entry = m_model->entryAt(row); entry && entry->isJob())
            ids.append(entry->id);
    }
    return ids;
}

void HistoryScreen::openListMenu(const QPoint &at)
{
    QMenu menu(this);
    menu.setObjectName(u"historyMenu"_s);
    for (const QString &id : {u"history.open"_s, u"history.runAgain"_s, u"history.report"_s, u"history.export"_s, u"history.star"_s,
                              u"history.tag"_s, u"history.delete"_s}) {
        if (QAction *action = m_commands.action(id); action->isEnabled())
            menu.addAction(action);
    }
    if (!menu.isEmpty())
        menu.exec(at);
}

void HistoryScreen::openSavedMenu()
{
    if (!m_workbench.isReady())
        return;
    QMenu menu(this);
    menu.setObjectName(u"savedSearchMenu"_s);
    fillSavedMenu(menu);
    menu.exec(m_savedButton->mapToGlobal(QPoint(0, m_savedButton->height())));
}

void HistoryScreen::saveSearch()
{
    const HistoryQuery now = query();
    if (now.isEmpty())
        return;
    bool accepted = false;
    QString suggested = now.text.simplified().left(SavedSearches::LongestName);
    const QString name = QInputDialog::getText(this, tr("Save this search"), tr("Name of the search:"), QLineEdit::Normal,
                                               suggested, &accepted)
                             .simplified()
                             .left(SavedSearches::LongestName);
    if (!accepted || name.isEmpty())
        return;
    QList<SavedSearch> all = m_workbench.history().savedSearches();
    const auto same = std::ranges::find(all, name, &SavedSearch::name);
    if (same != all.end())
        same->query = now;
    else
        all.append({.name = name, .query = now});
    keep(m_workbench.history().setSavedSearches(all));
}

void HistoryScreen::manageSearches()
{
    if (!m_workbench.isReady())
        return;
    auto *popup = new OverlayPopup(this, tr("Saved searches"));
    auto *searches = new SavedSearches(m_workbench.history());
    popup->setContent(searches, QSize(scaled(560), scaled(420)));
    connect(searches, &SavedSearches::closed, popup, &OverlayPopup::dismiss);
    connect(searches, &SavedSearches::failed, this, &HistoryScreen::tell);
    connect(popup, &OverlayPopup::dismissed, popup, &QObject::deleteLater);
    popup->open(searches->firstField());
}

} // namespace bakeoff
