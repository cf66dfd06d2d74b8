// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <functional>

class QAction;
class QMenu;
class QPushButton;

namespace bakeoff {

class ComparisonDocument;
class JudgeBar;
class PaneBoard;
class PaneWidget;
class SamplesView;
class ScreenHeader;
class VoteBar;

/// What a person thinks of the answers on the compare screen: ratings, marks, notes and tags at the foot of each pane,
/// blind votes below the panes; and the several answers of a pane that repeats, which are judged one by one. All of it
/// is the document's; nothing is kept here.
class Judging : public QObject {
    Q_OBJECT
public:
    /// What the screen lends.
    struct Host {
        QWidget *screen = nullptr;
        PaneBoard *board = nullptr;
        std::function<ComparisonDocument *()> document; ///< may give null
        std::function<Id()> turn;                       ///< the one shown
        std::function<Id()> current;                    ///< the pane that commands mean
        std::function<void(const Id &)> focusPane;
        std::function<QAction *(const QString &id, const QString &text, const QKeySequence &key, const QString &icon,
                                const std::function<void()> &slot)>
            addCommand;
    };
    explicit Judging(Host host);

    /// Belongs between the panes and the prompt.
    VoteBar *voteBar() const { return m_bar; }
    void addCommands();
    /// The switch of blind mode.
    void fillHeader(ScreenHeader &header);
    void fillPaneMenu(QMenu &menu);
    /// In place of the document that was followed before.
    void follow(ComparisonDocument *document);
    /// Panes came, went or moved, or another turn is shown.
    void renew();
    /// Another pane is the current one.
    void renewCommands();
    /// A vote waits for its decision.
    bool isVoting() const { return m_voting; }

    JudgeBar *judgeBar(const Id &pane) const;
    SamplesView *samplesView(const Id &pane) const;

signals:
    void votingChanged(bool voting);

private:
    struct Parts {
        JudgeBar *bar = nullptr;
        SamplesView *samples = nullptr;
    };

    // judging.cpp
    const Turn *turn() const;
    const Reply *judgeable(const Id &pane) const;
    void attach(PaneWidget &pane);
    void renewPane(const PaneWidget &pane);
    void renewKeys();
    void renewBlind();
    void change(const Id &pane, const std::function<void(Judgement &)> &apply);
    void rate(const Id &pane, int rating);
    void toggleMark(const Id &pane, Mark mark);
    void editNote(const Id &pane);
    QStringList knownTags() const;
    void addRatingCommands();
    static QKeySequence chord(Qt::Key key); ///< Ctrl+J, then this key

    // judging_vote.cpp
    void addVoteCommands();
    bool canVote() const;
    void chooseNumber(int place);
    void vote(VoteOutcome outcome, const Id &winner = {});
    void renewVote();
    void ask(const Turn &turn);
    void tellOutcome(const Turn &turn);
    QString letterOf(const Turn &turn, const Id &pane) const;
    QString voteWord(const Turn &turn, const Id &pane) const;

    // judging_samples.cpp
    void addSampleCommands();
    void renewSamples(PaneWidget &pane, SamplesView &view);
    void stepSample(const Id &pane, int by);

    Host m_host;
    VoteBar *m_bar;
    QPointer<ComparisonDocument> m_document;
    QHash<PaneWidget *, Parts> m_parts;
    QSet<Id> m_changed; ///< panes of which a reply has changed since the last renewal
    QTimer m_soon;
    bool m_voting = false;
    QList<QAction *> m_rates;   ///< 1 to 5
    QList<QAction *> m_numbers; ///< panes 1 to 9
    QAction *m_clear = nullptr;
    QAction *m_best = nullptr;
    QAction *m_worst = nullptr;
    QAction *m_note = nullptr;
    QAction *m_blind = nullptr;
    QAction *m_tie = nullptr;
    QAction *m_bad = nullptr;
    QAction *m_skip = nullptr;
    QAction *m_previous = nullptr;
    QAction *m_next = nullptr;
    QPushButton *m_blindButton = nullptr;
};

} // namespace bakeoff
