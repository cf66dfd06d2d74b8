// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "compare/differencetext.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace bakeoff {

class AnswerAligner;
class DifferenceBar;
class PaneBoard;
class PaneWidget;

/// Shows in the panes how their answers differ from the baseline pane's. Only answers that have ended are compared; a
/// pane that still runs, or has nothing, says so in a line of its own.
class DifferenceView : public QObject {
    Q_OBJECT
public:
    struct State {
        bool on = false;
        bool only = false; ///< what is equal is folded
        Id baseline;       ///< null: the first pane
        friend bool operator==(const State &, const State &) = default;
    };

    /// \param name of a pane, for people; \param current the pane that commands mean
    DifferenceView(PaneBoard &board, DifferenceBar &bar, AnswerAligner &aligner, std::function<QString(const Id &)> name,
                   std::function<Id()> current, QObject *parent);
    ~DifferenceView() override;

    const State &state() const { return m_state; }
    void setState(const State &state);
    /// The pane that the others are compared with; null where there is no pane.
    Id baseline() const;
    /// To the next change of the current pane, or the one before; from the last one to the first.
    void step(int by);
    /// A change is being gone to: what scrolls now was not scrolled by the user.
    bool isStepping() const { return m_stepping; }
    /// Panes, texts or names have changed. What follows from it happens when control returns to the event loop.
    void renewLater();
    /// Shows what is folded in this block of a pane's difference.
    void openFold(const Id &pane, qsizetype block);

signals:
    void stateChanged();
    /// A change was gone to, and the texts have moved. \param pane where it is
    void stepped(const bakeoff::Id &pane);

private:
    struct Shown;

    void renew();
    void renewBaseline(PaneWidget &base, const QList<bool> &changed);
    void showPlain(PaneWidget &pane, const QString &note);
    void renewBar();
    Shown *shownOf(const Id &pane);
    void point(const Id &pane, qsizetype index);
    void unpoint();

    PaneBoard &m_board;
    DifferenceBar &m_bar;
    AnswerAligner &m_aligner;
    std::function<QString(const Id &)> m_name;
    std::function<Id()> m_current;
    State m_state;
    QTimer m_later;
    QHash<Id, std::shared_ptr<Shown>> m_shown; ///< by pane; the baseline too
    Id m_pointedPane;
    qsizetype m_pointed = -1;
    bool m_stepping = false;
};

} // namespace bakeoff
