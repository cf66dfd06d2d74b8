// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/differenceview.h"

#include "compare/answeraligner.h"
#include "compare/differencebar.h"
#include "compare/paneboard.h"
#include "compare/paneviews.h"
#include "compare/panewidget.h"
#include "widgets/answerview.h"

#include <QAccessible>

#include <algorithm>

namespace bakeoff {

/// What a pane shows while differences are on.
struct DifferenceView::Shown {
    std::shared_ptr<const AnswerDifference> difference; ///< null for the baseline
    QList<DifferencePart> baseParts;                    ///< of the baseline
    QList<MarkdownBlock> baseBlocks;                    ///< what baseParts were made of
    bool only = false;
    QSet<qsizetype> opened; ///< parts of folds that were opened
    DifferenceText text;
};

DifferenceView::DifferenceView(PaneBoard &board, DifferenceBar &bar, AnswerAligner &aligner,
                               std::function<QString(const Id &)> name, std::function<Id()> current, QObject *parent)
    : QObject(parent)
    , m_board(board)
    , m_bar(bar)
    , m_aligner(aligner)
    , m_name(std::move(name))
    , m_current(std::move(current))
{
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, &DifferenceView::renew);
    connect(&aligner, &AnswerAligner::ready, this, &DifferenceView::renewLater);
    connect(&bar, &DifferenceBar::baselineChosen, this, [this](const Id &pane) {
        State next = m_state;
        next.baseline = pane;
        setState(next);
    });
    connect(&bar, &DifferenceBar::onlyToggled, this, [this](bool only) {
        State next = m_state;
        next.only = only;
        setState(next);
    });
    connect(&bar, &DifferenceBar::stepRequested, this, &DifferenceView::step);
    connect(&bar, &DifferenceBar::closeRequested, this, [this] {
        State next = m_state;
        next.on = false;
        setState(next);
    });
    bar.hide();
}

DifferenceView::~DifferenceView() = default;

void DifferenceView::setState(const State &state)
{
    if (state == m_state)
        return;
    if (state.baseline != m_state.baseline || state.on != m_state.on)
        unpoint();
    m_state = state;
    m_bar.setOnly(state.only);
    m_bar.setVisible(state.on);
    renew();
    if (m_state.on && m_pointed >= 0)
        point(m_pointedPane, m_pointed); // what is folded now was not, or the other way round
    emit stateChanged();
}

Id DifferenceView::baseline() const
{
    if (m_board.pane(m_state.baseline))
        return m_state.baseline;
    return m_board.panes().isEmpty() ? Id() : m_board.panes().first()->paneId();
}

void DifferenceView::renewLater()
{
    if (m_state.on && !m_later.isActive())
        m_later.start();
}

DifferenceView::Shown *DifferenceView::shownOf(const Id &pane)
{
    return m_shown.value(pane).get();
}

void DifferenceView::showPlain(PaneWidget &pane, const QString &note)
{
    m_shown.remove(pane.paneId());
    pane.views()->setDifference(nullptr);
    pane.views()->setNote(note);
}

void DifferenceView::renew()
{
    const QList<PaneWidget *> panes = m_board.panes();
    if (!m_state.on) {
        for (PaneWidget *pane : panes)
            showPlain(*pane, {});
        m_shown.clear();
        return;
    }
    m_shown.removeIf([this](QHash<Id, std::shared_ptr<Shown>>::iterator entry) { return !m_board.pane(entry.key()); });
    PaneWidget *base = m_board.pane(baseline());
    // What must not be seen yet is not compared either: how much differs would tell.
    const auto ended = [](const PaneWidget *pane) {
        return pane->hasAnswer() && !pane->isRunning() && pane->isRevealed();
    };
    if (!base || !ended(base)) {
        for (PaneWidget *pane : panes) {
            const QString note = pane == base ? tr("Baseline")
                : base->isRunning()           ? tr("The difference is shown when the baseline has ended.")
                                              : tr("The baseline, %1, has no answer to compare with.").arg(m_name(base->paneId()));
            showPlain(*pane, pane->hasAnswer() || pane->isRunning() ? note : QString());
        }
        renewBar();
        return;
    }
    const QList<MarkdownBlock> baseBlocks = base->views()->rendered()->blocks();
    const AnswerAligner::Side baseSide{base->replyId(), baseBlocks};
    QList<bool> changed(baseBlocks.size(), false);
    bool any = false;
    for (PaneWidget *pane : panes) {
        if (pane == base)
            continue;
        if (!ended(pane)) {
            showPlain(*pane, pane->isRunning() ? tr("The difference is shown when this answer has ended.") : QString());
            continue;
        }
        const auto difference = m_aligner.find(baseSide, {pane->replyId(), pane->views()->rendered()->blocks()});
        if (!difference) {
            if (!shownOf(pane->paneId()))
                showPlain(*pane, tr("Comparing with the baseline"));
            continue;
        }
        if (difference->tooLong) {
            showPlain(*pane, tr("These answers are too long to be compared word by word."));
            continue;
        }
        any = true;
        for (const DifferenceChange &change : difference->changes) {
            for (qsizetype i = change.baseFrom.block; i <= change.baseTo.block && i < changed.size(); ++i)
                changed[i] = true;
        }
        auto &shown = m_shown[pane->paneId()];
        if (!shown || shown->difference != difference) {
            if (pane->paneId() == m_pointedPane)
                unpoint();
            shown = std::make_shared<Shown>();
            shown->difference = difference;
            shown->only = !m_state.only; // made below
        }
        if (shown->only != m_state.only) {
            shown->only = m_state.only;
            shown->text = differenceText(difference->parts, difference->ownBlocks, m_state.only, shown->opened,
                                         [](int n) { return tr("%n equal block(s) folded", nullptr, n); });
            pane->views()->setDifference(&shown->text);
        }
        const auto count = static_cast<int>(difference->changes.size());
        pane->views()->setNote(count == 0 ? tr("The same words as %1").arg(m_name(base->paneId()))
                                          : tr("%n change(s) against %1", nullptr, count).arg(m_name(base->paneId())));
    }
    if (any)
        renewBaseline(*base, changed);
    else
        showPlain(*base, tr("Baseline"));
    renewBar();
}

void DifferenceView::renewBaseline(PaneWidget &base, const QList<bool> &changed)
{
    const QList<MarkdownBlock> &blocks = base.views()->rendered()->blocks();
    auto &shown = m_shown[base.paneId()];
    bool fresh = !shown || shown->difference || shown->baseParts.size() != changed.size() || shown->only != m_state.only
        || !shown->baseBlocks.isSharedWith(blocks);
    if (!fresh) {
        for (qsizetype i = 0; i < changed.size(); ++i)
            fresh = fresh || shown->baseParts[i].changed != changed[i];
    }
    if (fresh) {
        QSet<qsizetype> opened = shown && !shown->difference ? shown->opened : QSet<qsizetype>();
        shown = std::make_shared<Shown>();
        shown->opened = std::move(opened);
        shown->only = m_state.only;
        shown->baseBlocks = blocks;
        for (qsizetype i = 0; i < blocks.size(); ++i)
            shown->baseParts.append({.block = blocks[i], .base = i, .own = i, .changed = changed[i]});
        shown->text = differenceText(shown->baseParts, blocks.size(), m_state.only, shown->opened,
                                     [](int n) { return tr("%n equal block(s) folded", nullptr, n); });
        shown->text.isBaseline = true;
        base.views()->setDifference(&shown->text);
    }
    base.views()->setNote(tr("Baseline"));
}

void DifferenceView::openFold(const Id &pane, qsizetype block)
{
    Shown *shown = shownOf(pane);
    if (!shown || block < 0 || block >= shown->text.partOf.size())
        return;
    const qsizetype from = shown->text.partOf[block];
    const qsizetype to = block + 1 < shown->text.partOf.size() ? shown->text.partOf[block + 1] : shown->text.shownOf.size();
    for (qsizetype i = from; i < to; ++i)
        shown->opened.insert(i);
    const QList<DifferencePart> &parts = shown->difference ? shown->difference->parts : shown->baseParts;
    const qsizetype own = shown->difference ? shown->difference->ownBlocks : shown->baseParts.size();
    const bool isBaseline = shown->text.isBaseline;
    shown->text = differenceText(parts, own, m_state.only, shown->opened,
                                 [](int n) { return tr("%n equal block(s) folded", nullptr, n); });
    shown->text.isBaseline = isBaseline;
    if (PaneWidget *widget = m_board.pane(pane))
        widget->views()->setDifference(&shown->text);
}

void DifferenceView::renewBar()
{
    QList<QPair<Id, QString>> names;
    for (const PaneWidget *pane : m_board.panes())
        names.append({pane->paneId(), m_name(pane->paneId())});
    m_bar.setPanes(names, baseline());
    qsizetype all = 0;
    bool made = false;
    for (const auto &shown : std::as_const(m_shown)) {
        if (shown->difference) {
            made = true;
            all += shown->difference->changes.size();
        }
    }
    const Shown *pointed = shownOf(m_pointedPane);
    if (m_pointed >= 0 && pointed && pointed->difference) {
        m_bar.setSummary(tr("%1: change %2 of %3")
                             .arg(m_name(m_pointedPane))
                             .arg(m_pointed + 1)
                             .arg(pointed->difference->changes.size()),
                         true);
    } else {
        m_bar.setSummary(!made ? QString() : all == 0 ? tr("No changes") : tr("%n change(s)", nullptr, int(all)), all > 0);
    }
}

void DifferenceView::unpoint()
{
    m_pointed = -1;
    for (PaneWidget *pane : m_board.panes()) {
        if (AnswerView *view = pane->views()->difference())
            view->setChange({});
    }
}

void DifferenceView::step(int by)
{
    if (!m_state.on)
        return;
    // The current pane's changes; where it has none (it may be the baseline), those of the first that has.
    const auto changesOf = [this](const Id &pane) {
        const Shown *shown = shownOf(pane);
        return shown && shown->difference ? shown->difference->changes.size() : 0;
    };
    Id pane = m_current();
    if (changesOf(pane) == 0 && changesOf(m_pointedPane) > 0)
        pane = m_pointedPane;
    for (PaneWidget *widget : m_board.panes()) {
        if (changesOf(pane) == 0)
            pane = widget->paneId();
    }
    const qsizetype count = changesOf(pane);
    if (count == 0)
        return;
    qsizetype index = by > 0 ? 0 : count - 1;
    if (pane == m_pointedPane && m_pointed >= 0)
        index = (m_pointed + by + count) % count;
    point(pane, index);
}

void DifferenceView::point(const Id &paneId, qsizetype index)
{
    PaneWidget *pane = m_board.pane(paneId);
    Shown *shown = shownOf(paneId);
    if (!pane || !shown || !pane->views()->difference())
        return;
    m_pointedPane = paneId;
    m_pointed = index;
    m_stepping = true;
    const DifferenceChange &change = shown->difference->changes[index];
    AnswerView *view = pane->views()->difference();
    const AnswerPosition from = shown->text.shown(change.from);
    view->setChange(AnswerView::Change{from, shown->text.shown(change.to)});
    view->select(from, from);
    view->ensureVisible(from);
    if (pane->views()->view() == PaneView::Rendered) {
        // Streaming text is silent, but this was asked for.
        QString words = tr("Change %1 of %2.").arg(index + 1).arg(shown->difference->changes.size());
        if (!change.deleted.isEmpty())
            words += u' ' + tr("Only in the baseline: %1.").arg(change.deleted);
        if (!change.inserted.isEmpty())
            words += u' ' + tr("Added: %1.").arg(change.inserted);
        QAccessibleAnnouncementEvent event(view, words);
        QAccessible::updateAccessibility(&event);
    }
    for (PaneWidget *other : m_board.panes()) {
        Shown *its = shownOf(other->paneId());
        AnswerView *text = other->views()->difference();
        if (other == pane || !its || !text)
            continue;
        if (!its->difference) { // the baseline
            const AnswerPosition at = its->text.shown(change.baseFrom);
            text->setChange(AnswerView::Change{at, its->text.shown(change.baseTo)});
            text->ensureVisible(at);
            continue;
        }
        const auto part = std::ranges::find(its->difference->parts, change.baseFrom.block, &DifferencePart::base);
        if (part == its->difference->parts.end()) {
            text->setChange({});
            continue;
        }
        const AnswerPosition at = its->text.shown({part - its->difference->parts.begin(), 0});
        text->setChange(AnswerView::Change{at, at, false});
        text->ensureVisible(at);
    }
    m_stepping = false;
    renewBar();
    emit stepped(paneId);
}

} // namespace bakeoff
