// SPDX-License-Identifier: GPL-3.0-or-later
// Blind votes on the compare screen.
#include "compare/judging.h"

#include "compare/paneboard.h"
#include "compare/panewidget.h"
#include "compare/votebar.h"
#include "shell/keytext.h"
#include "workbench/comparisondocument.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QLocale>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

bool allEnded(const Turn &turn)
{
    return std::ranges::all_of(turn.replies, [](const Reply &reply) { return isFinal(reply.state); });
}

} // namespace

void Judging::addVoteCommands()
{
    const auto &add = m_host.addCommand;
    m_blind = add(u"compare.blind"_s, tr("Blind"), Qt::CTRL | Qt::Key_B, u"blind"_s, [this] {
        ComparisonDocument *document = m_host.document();
        if (document)
            document->setBlind(!document->value().blind);
        renewBlind();
    });
    m_blind->setCheckable(true);
    for (int place = 0; place < 9; ++place) {
        m_numbers.append(add(u"compare.best%1"_s.arg(place + 1), tr("Answer %1 is the best").arg(place + 1),
                             QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + place)), {},
                             [this, place] { chooseNumber(place); }));
    }
    m_tie = add(u"compare.tie"_s, tr("Vote: a tie"), Qt::ALT | Qt::Key_0, {}, [this] { vote(VoteOutcome::Tie); });
    m_bad = add(u"compare.allBad"_s, tr("Vote: all answers are bad"), Qt::ALT | Qt::Key_X, {},
                [this] { vote(VoteOutcome::AllBad); });
    m_skip = add(u"compare.skipVote"_s, tr("Show the names without a vote"),
                 chord(Qt::Key_S), {}, [this] { vote(VoteOutcome::Skipped); });
}

bool Judging::canVote() const
{
    const Turn *shown = turn();
    return shown && ComparisonDocument::isHidden(*shown) && allEnded(*shown);
}

void Judging::chooseNumber(int place)
{
    const Turn *shown = turn();
    if (!shown)
        return;
    if (ComparisonDocument::isHidden(*shown)) {
        if (place < shown->vote->panes.size())
            vote(VoteOutcome::Win, shown->vote->panes[place]);
        return;
    }
    if (const PaneWidget *pane = m_host.board->panes().value(place))
        toggleMark(pane->paneId(), Mark::Best);
}

void Judging::vote(VoteOutcome outcome, const Id &winner)
{
    // A winner is one that can be clicked as well; with one answer alone there is nothing to win, tie or lose.
    if (!canVote() || (outcome == VoteOutcome::Win && !m_bar->choiceButton(winner))
        || (outcome != VoteOutcome::Skipped && m_bar->button(outcome)->isHidden() && outcome != VoteOutcome::Win))
        return;
    const QWidget *focus = QApplication::focusWidget();
    const bool inBar = focus && m_bar->isAncestorOf(focus);
    if (m_host.document()->vote(m_host.turn(), outcome, winner) && inBar)
        m_host.focusPane(m_host.current()); // the buttons are gone
}

QString Judging::letterOf(const Turn &turn, const Id &pane) const
{
    const qsizetype place = turn.vote ? turn.vote->panes.indexOf(pane) : -1;
    return place < 0 ? QString() : PanePresenter::voteLetter(place);
}

QString Judging::voteWord(const Turn &turn, const Id &pane) const
{
    const QString letter = letterOf(turn, pane);
    if (letter.isEmpty())
        return {};
    switch (turn.vote->outcome) {
    case VoteOutcome::Win:
        //: At the foot of a pane after a blind vote. %1: the letter that it had.
        return turn.vote->winner == pane ? tr("%1, voted best").arg(letter) : letter;
    case VoteOutcome::Tie:
        //: At the foot of a pane after a blind vote. %1: the letter that it had.
        return tr("%1, voted a tie").arg(letter);
    case VoteOutcome::AllBad:
        //: At the foot of a pane after a blind vote. %1: the letter that it had.
        return tr("%1, voted bad").arg(letter);
    case VoteOutcome::Open:
    case VoteOutcome::Skipped:
        break;
    }
    return letter;
}

void Judging::renewVote()
{
    const Turn *shown = turn();
    const bool voting = canVote();
    const bool decided = shown && shown->vote && !ComparisonDocument::isHidden(*shown);
    const QString before = m_bar->isHidden() ? QString() : m_bar->sentence();
    if (voting)
        ask(*shown);
    else if (decided)
        tellOutcome(*shown);
    m_bar->setVisible(voting || decided);
    if ((voting || decided) && m_bar->sentence() != before && m_bar->isVisible()) {
        QAccessibleAnnouncementEvent told(m_bar, m_bar->sentence());
        QAccessible::updateAccessibility(&told);
    }
    if (std::exchange(m_voting, voting) != voting)
        emit votingChanged(voting);
}

void Judging::ask(const Turn &turn)
{
    VoteBar::Question question{.choices = {},
                               .tieKey = keyText(m_tie->shortcut()),
                               .badKey = keyText(m_bad->shortcut()),
                               .skipKey = keyText(m_skip->shortcut()),
                               .note = {}};
    QStringList out;
    const ComparisonDocument &document = *m_host.document();
    for (qsizetype place = 0; place < turn.vote->panes.size(); ++place) {
        const Id pane = turn.vote->panes[place];
        if (!document.pane(pane))
            continue; // closed meanwhile
        const QString letter = PanePresenter::voteLetter(place);
        const Reply *reply = document.reply(pane, turn);
        if (!reply || document.fullText(*reply).isEmpty()) {
            out.append(letter);
            continue;
        }
        const QAction *number = m_numbers.value(place);
        question.choices.append({pane, letter, number ? keyText(number->shortcut()) : QString()});
    }
    QStringList notes;
    if (out.size() == 1)
        //: Beside a vote. %1: the letter of a pane.
        notes.append(tr("%1 gave no answer, so it is left out.").arg(out.first()));
    else if (!out.isEmpty())
        //: Beside a vote. %1: letters of panes, as a list.
        notes.append(tr("%1 gave no answer, so they are left out.").arg(QLocale().createSeparatedList(out)));
    if (question.choices.size() > 1)
        notes.append(tr("Voting shows the names."));
    question.note = notes.join(u' ');
    m_bar->ask(question);
}

void Judging::tellOutcome(const Turn &turn)
{
    const ComparisonDocument &document = *m_host.document();
    const BlindVote &vote = *turn.vote;
    const auto nameOf = [&](qsizetype place) {
        const Reply *judged = document.reply(vote.replies.value(place));
        const Pane *pane = document.pane(vote.panes[place]);
        return judged ? PanePresenter::shortName(judged->model) : pane ? PanePresenter::shortName(pane->model) : QString();
    };
    QStringList names;
    QString winner;
    for (qsizetype place = 0; place < vote.panes.size(); ++place) {
        const QString name = nameOf(place);
        if (name.isEmpty())
            continue;
        //: After a blind vote. %1: the letter that a model had; %2: its name.
        names.append(tr("%1 is %2").arg(PanePresenter::voteLetter(place), name));
        if (vote.panes[place] == vote.winner)
            winner = tr("%1, %2").arg(PanePresenter::voteLetter(place), name);
    }
    QString fact;
    switch (vote.outcome) {
    case VoteOutcome::Win:
        //: The outcome of a blind vote. %1: letter and name of a model.
        fact = tr("You voted for %1.").arg(winner);
        break;
    case VoteOutcome::Tie:
        fact = tr("You voted for a tie.");
        break;
    case VoteOutcome::AllBad:
        fact = tr("You voted that all are bad.");
        break;
    case VoteOutcome::Open:
    case VoteOutcome::Skipped:
        fact = tr("Shown without a vote.");
        break;
    }
    m_bar->showOutcome(fact, names.join(u", "_s));
}

} // namespace bakeoff
