// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/judging.h"

#include "compare/headerfold.h"
#include "compare/judgebar.h"
#include "compare/noteform.h"
#include "compare/paneboard.h"
#include "compare/panewidget.h"
#include "compare/samplesview.h"
#include "compare/votebar.h"
#include "shell/keytext.h"
#include "widgets/messages.h"
#include "widgets/overlaypopup.h"
#include "widgets/paneheader.h"
#include "widgets/screenheader.h"
#include "widgets/typography.h"
#include "workbench/comparisondocument.h"

#include <QAction>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPaceMs = 100;  ///< strips of panes that repeat are renewed ten times a second at most

} // namespace

Judging::Judging(Host host)
    : QObject(host.screen)
    , m_host(std::move(host))
    , m_bar(new VoteBar(m_host.screen))
{
    m_bar->hide();
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPaceMs);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        const QSet<Id> changed = std::exchange(m_changed, {});
        for (const PaneWidget *pane : m_host.board->panes()) {
            if (changed.contains(pane->paneId()))
                renewPane(*pane);
        }
    });
    connect(m_bar, &VoteBar::won, this, [this](const Id &pane) { vote(VoteOutcome::Win, pane); });
    connect(m_bar, &VoteBar::decided, this, [this](VoteOutcome outcome) { vote(outcome); });
}

void Judging::addCommands()
{
    addRatingCommands();
    addVoteCommands();
    addSampleCommands();
    const QList<QAction *> keyed = QList<QAction *>{m_worst, m_note, m_tie, m_bad, m_skip, m_previous, m_next} + m_rates
        + m_numbers;
    for (QAction *action : keyed)
        connect(action, &QAction::changed, this, &Judging::renewKeys);
    renewCommands();
}

QKeySequence Judging::chord(Qt::Key key)
{
    return QKeySequence(Qt::CTRL | Qt::Key_J, QKeyCombination(key));
}

void Judging::addRatingCommands()
{
    const auto &add = m_host.addCommand;
    for (int rating = 1; rating <= 5; ++rating) {
        m_rates.append(add(u"compare.rate%1"_s.arg(rating), tr("Rate the current answer %1 of 5").arg(rating),
                           chord(static_cast<Qt::Key>(Qt::Key_0 + rating)), {},
                           [this, rating] { rate(m_host.current(), rating); }));
    }
    m_clear = add(u"compare.rate0"_s, tr("Take the rating back"), chord(Qt::Key_0), {},
                  [this] { rate(m_host.current(), 0); });
    m_best = add(u"compare.markBest"_s, tr("The current answer is the best"), chord(Qt::Key_B), {},
                 [this] { toggleMark(m_host.current(), Mark::Best); });
    m_worst = add(u"compare.markWorst"_s, tr("The current answer is the worst"), chord(Qt::Key_W), {},
                  [this] { toggleMark(m_host.current(), Mark::Worst); });
    for (QAction *mark : {m_best, m_worst})
        mark->setCheckable(true);
    m_note = add(u"compare.note"_s, tr("Note and tags for the current answer…"), chord(Qt::Key_N), {},
                 [this] { editNote(m_host.current()); });
}

void Judging::fillHeader(ScreenHeader &header)
{
    m_blindButton = makeButton(m_blind->text(), ButtonKind::Plain, u"blind"_s, &header);
    m_blindButton->setObjectName(u"blindButton"_s);
    m_blindButton->setCheckable(true);
    connect(m_blindButton, &QPushButton::clicked, m_blind, &QAction::trigger);
    connect(m_blind, &QAction::changed, this, &Judging::renewBlind);
    header.addControl(m_blindButton);
    header.foldTogether(HeaderFold::Toggles, {m_blindButton});
    renewBlind();
}

void Judging::renewBlind()
{
    const ComparisonDocument *document = m_host.document();
    const bool on = document && document->value().blind;
    if (m_blind->isChecked() != on)
        m_blind->setChecked(on);
    if (!m_blindButton)
        return;
    m_blindButton->setText(m_blind->text());
    m_blindButton->setAccessibleName(m_blind->text());
    m_blindButton->setToolTip(commandToolTip(m_blind) + u'\n'
                              + tr("The next answers come without names, costs and speeds, in an order drawn at random, "
                                   "until you have voted."));
    m_blindButton->setChecked(on);
}

void Judging::fillPaneMenu(QMenu &menu)
{
    menu.addSeparator();
    QMenu *rating = menu.addMenu(tr("Rating"));
    for (QAction *action : std::as_const(m_rates))
        rating->addAction(action);
    rating->addAction(m_clear);
    rating->setEnabled(m_clear->isEnabled());
    for (QAction *action : {m_best, m_worst, m_note})
        menu.addAction(action);
}

void Judging::follow(ComparisonDocument *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    m_changed.clear();
    if (!document)
        return;
    const auto touch = [this](const Id &id) {
        if (const Reply *reply = m_document->reply(id)) {
            m_changed.insert(reply->pane);
            if (!m_soon.isActive())
                m_soon.start();
        }
    };
    connect(document, &ComparisonDocument::replyChanged, this, [this, touch](const Id &id) {
        // Only a pane that repeats shows more of a running answer than its header does.
        const Reply *reply = m_document->reply(id);
        const Pane *pane = reply ? m_document->pane(reply->pane) : nullptr;
        if (pane && (pane->repeat > 1 || reply->sample > 0))
            touch(id);
    });
    connect(document, &ComparisonDocument::replyStarted, this, touch);
    connect(document, &ComparisonDocument::replyStarted, this, [this] { renewVote(); });
    connect(document, &ComparisonDocument::replyEnded, this, [this] { renew(); });
    connect(document, &ComparisonDocument::judged, this, [this] { renew(); });
    connect(document, &ComparisonDocument::voted, this, [this] { renew(); });
    connect(document, &ComparisonDocument::sampleChosen, this, [this] { renew(); });
    connect(document, &ComparisonDocument::blindChanged, this, &Judging::renewBlind);
    renewBlind();
}

const Turn *Judging::turn() const
{
    const ComparisonDocument *document = m_host.document();
    return document ? document->turn(m_host.turn()) : nullptr;
}

/// What can be judged with its name in sight: an answer that has ended and says something.
const Reply *Judging::judgeable(const Id &pane) const
{
    const Turn *shown = turn();
    const PaneWidget *widget = m_host.board->pane(pane);
    if (!shown || !widget || ComparisonDocument::isHidden(*shown))
        return nullptr;
    const Reply *reply = m_host.document()->reply(widget->replyId());
    return reply && isFinal(reply->state) && !m_host.document()->fullText(*reply).isEmpty() ? reply : nullptr;
}

JudgeBar *Judging::judgeBar(const Id &pane) const
{
    return m_parts.value(m_host.board->pane(pane)).bar;
}

SamplesView *Judging::samplesView(const Id &pane) const
{
    return m_parts.value(m_host.board->pane(pane)).samples;
}

void Judging::attach(PaneWidget &pane)
{
    if (m_parts.contains(&pane))
        return;
    const Id id = pane.paneId();
    Parts parts{new JudgeBar(&pane), new SamplesView(&pane)};
    parts.bar->hide();
    parts.samples->hide();
    pane.setStrips(parts.samples, parts.bar);
    connect(parts.bar, &JudgeBar::rated, this, [this, id](int rating) { rate(id, rating); });
    connect(parts.bar, &JudgeBar::markToggled, this, [this, id](Mark mark) { toggleMark(id, mark); });
    connect(parts.bar, &JudgeBar::noteRequested, this, [this, id] { editNote(id); });
    connect(parts.samples, &SamplesView::chosen, this, [this, id](const Id &reply) {
        if (ComparisonDocument *document = m_host.document())
            document->chooseSample(id, m_host.turn(), reply);
    });
    connect(&pane, &QObject::destroyed, this, [this, key = &pane] { m_parts.remove(key); });
    m_parts.insert(&pane, parts);
}

void Judging::renew()
{
    for (PaneWidget *pane : m_host.board->panes())
        attach(*pane);
    for (const PaneWidget *pane : m_host.board->panes())
        renewPane(*pane);
    renewKeys();
    renewVote();
    renewCommands();
}

void Judging::renewPane(const PaneWidget &pane)
{
    const auto found = m_parts.constFind(const_cast<PaneWidget *>(&pane));
    if (found == m_parts.cend())
        return;
    const Reply *reply = judgeable(pane.paneId());
    found->bar->setVisible(reply != nullptr);
    if (reply)
        found->bar->setShown({.name = pane.header()->shownName(),
                              .judgement = reply->judgement,
                              .vote = voteWord(*turn(), pane.paneId())});
    renewSamples(*found.key(), *found->samples);
}

void Judging::renewKeys()
{
    // "Ctrl+J, 1" to "Ctrl+J, 5" in one line.
    const QString first = keyText(m_rates.first()->shortcut());
    const QString last = keyText(m_rates.last()->shortcut());
    //: Keys. %1: the first of a row; %2: the last of it.
    const QString rating = first.isEmpty() || last.isEmpty() ? first : tr("%1 to %2").arg(first, last.section(u' ', -1));
    const QList<PaneWidget *> &panes = m_host.board->panes();
    for (auto parts = m_parts.cbegin(); parts != m_parts.cend(); ++parts) {
        const QAction *number = m_numbers.value(panes.indexOf(parts.key()));
        parts->bar->setKeys({.rating = rating,
                             .best = keyText((number ? number : m_best)->shortcut()),
                             .worst = keyText(m_worst->shortcut()),
                             .note = keyText(m_note->shortcut())});
        parts->samples->setKeys(keyText(m_previous->shortcut()), keyText(m_next->shortcut()));
    }
}

void Judging::renewCommands()
{
    const Reply *reply = judgeable(m_host.current());
    for (QAction *action : m_rates + QList<QAction *>{m_clear, m_best, m_worst, m_note})
        action->setEnabled(reply != nullptr);
    m_best->setChecked(reply && reply->judgement.mark == Mark::Best);
    m_worst->setChecked(reply && reply->judgement.mark == Mark::Worst);
    const bool voting = canVote();
    for (QAction *action : {m_tie, m_bad, m_skip})
        action->setEnabled(voting);
    const Turn *shown = turn();
    const bool several = shown && m_host.document()->samples(m_host.current(), *shown).size() > 1
        && !ComparisonDocument::isHidden(*shown);
    for (QAction *action : {m_previous, m_next})
        action->setEnabled(several);
}

void Judging::change(const Id &pane, const std::function<void(Judgement &)> &apply)
{
    const Reply *reply = judgeable(pane);
    if (!reply)
        return;
    Judgement judgement = reply->judgement;
    apply(judgement);
    m_host.document()->judge(reply->id, judgement);
    renewCommands();
}

void Judging::rate(const Id &pane, int rating)
{
    change(pane, [rating](Judgement &judgement) {
        const bool same = judgement.rating == rating;
        judgement.rating = rating < 1 || same ? std::nullopt : std::optional(rating);
    });
}

void Judging::toggleMark(const Id &pane, Mark mark)
{
    change(pane, [mark](Judgement &judgement) { judgement.mark = judgement.mark == mark ? Mark::None : mark; });
}

QStringList Judging::knownTags() const
{
    QStringList tags;
    for (const Turn &each : m_host.document()->value().turns) {
        for (const Reply &reply : each.replies)
            tags += reply.judgement.tags;
    }
    tags.removeDuplicates();
    tags.sort(Qt::CaseInsensitive);
    return tags;
}

void Judging::editNote(const Id &pane)
{
    const Reply *reply = judgeable(pane);
    if (!reply)
        return;
    const QString name = m_host.board->pane(pane)->header()->shownName();
    auto *popup = new OverlayPopup(m_host.screen->window(), tr("Note and tags for %1").arg(name));
    auto *form = new NoteForm(name, reply->judgement.note, reply->judgement.tags, knownTags(), popup);
    popup->setContent(form, QSize(scaled(460), scaled(330)));
    connect(popup, &OverlayPopup::dismissed, popup, &QObject::deleteLater);
    connect(form, &NoteForm::canceled, popup, &OverlayPopup::dismiss);
    connect(form, &NoteForm::accepted, popup, [this, form, popup, id = reply->id] {
        // The answer that the note was opened for, whatever is shown by now.
        ComparisonDocument *document = m_host.document();
        if (const Reply *noted = document ? document->reply(id) : nullptr) {
            Judgement judgement = noted->judgement;
            judgement.note = form->note();
            judgement.tags = form->tags();
            document->judge(id, judgement);
        }
        popup->dismiss();
    });
    popup->open(form->noteField());
}

} // namespace bakeoff
