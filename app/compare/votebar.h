// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "compare/judgement.h"
#include "widgets/surface.h"

class QHBoxLayout;
class QPushButton;

namespace bakeoff {

class ElidedLabel;
class GlyphView;
class TextLabel;

/// At the foot of the panes of a blind turn: the question with an answer to click for each letter, and once it is
/// decided, what was decided and who is who.
class VoteBar : public Surface {
    Q_OBJECT
public:
    explicit VoteBar(QWidget *parent = nullptr);

    struct Choice {
        Id pane;
        QString letter;
        QString key; ///< in the user's format; empty: none
        friend bool operator==(const Choice &, const Choice &) = default;
    };
    /// What is voted on.
    enum class Subject { Answers, Outputs };
    struct Question {
        QList<Choice> choices; ///< fewer than two: there is nothing to choose, only to reveal
        QString tieKey;
        QString badKey;
        QString skipKey;
        QString note; ///< what is left out and why, and what voting does
        Subject subject = Subject::Answers;
        bool names = true; ///< names are hidden, and shown without a vote where it is skipped
        friend bool operator==(const Question &, const Question &) = default;
    };
    void ask(const Question &question);
    /// \param fact one sentence; \param names who is who
    void showOutcome(const QString &fact, const QString &names);

    /// The question or the outcome.
    QString sentence() const;
    QString note() const;
    QPushButton *choiceButton(const Id &pane) const;
    QPushButton *button(VoteOutcome outcome) const; ///< Tie, AllBad or Skipped

signals:
    void won(const bakeoff::Id &pane);
    void decided(bakeoff::VoteOutcome outcome);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Room { Words, Keys, Letters }; ///< what stands beside the letter on a button
    void makeChoices();
    void fit();
    void label(Room room);
    void renewIcons();

    Question m_question;
    bool m_asking = false;
    GlyphView *m_glyph;
    TextLabel *m_sentence;
    QHBoxLayout *m_choiceLayout;
    QList<QPushButton *> m_choices;
    QPushButton *m_tie;
    QPushButton *m_bad;
    QPushButton *m_skip;
    ElidedLabel *m_note;
};

} // namespace bakeoff
