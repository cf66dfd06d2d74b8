// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "compare/panepresenter.h"
#include "compare/paneviews.h"

#include <QWidget>

#include <optional>

namespace bakeoff {

class AnswerView;
class Clock;
class ComparisonDocument;
class PaneHeader;
class StateMessage;
class Ticker;
class Workbench;
struct Turn;

/// One pane: header with figures, message, answer. Shows the document's newest reply of its pane in the turn shown and
/// keeps no copy of it.
class PaneWidget : public QWidget {
    Q_OBJECT
public:
    PaneWidget(const Id &pane, ComparisonDocument &document, Workbench &workbench, Ticker *ticker,
               QWidget *parent = nullptr);

    const Id &paneId() const { return m_pane; }
    PaneHeader *header() const { return m_header; }
    /// The rendered answer, which is kept up whatever view is in front.
    AnswerView *answer() const { return m_answer; }
    PaneViews *views() const { return m_views; }
    void setView(PaneView view);

    /// Shows the pane's reply in this turn; a null id: none yet.
    void showTurn(const Id &turn);
    void setCurrent(bool current);
    /// Figures that are the best of their kind in the turn.
    void setBest(const PaneBest &best);

    /// Strips below the header and at the foot; takes ownership.
    void setStrips(QWidget *belowHeader, QWidget *foot);
    /// How cost and time of all answers of the pane lie, for the tooltips of the header; empty where there is one.
    void setSpread(const QString &cost, const QString &time);

    void appendText(const Id &reply, const QString &text, const QString &reasoning);
    void restartText(const Id &reply);
    void refresh();
    /// State, clocks or facts of the reply have changed. What runs on is shown with the next tick of the running times,
    /// ten a second; only what must be seen at once is shown at once.
    void replyChanged();
    bool isRunning() const;
    /// False while the answer of a blind turn must not be seen yet.
    bool isRevealed() const;
    /// False where a new answer would come alone and be known by its speed.
    bool mayRetry() const;
    /// Whether any text of an answer or reasoning has come.
    bool hasAnswer() const;
    const Id &replyId() const { return m_reply; }
    /// What Tab goes through, in its order.
    QList<QWidget *> tabStops() const;

signals:
    void activated(const bakeoff::Id &pane);
    void menuRequested(const bakeoff::Id &pane, const QPoint &globalPosition);
    void retryRequested(const bakeoff::Id &pane);
    void stopRequested(const bakeoff::Id &pane);
    void continueRequested(const bakeoff::Id &pane);
    /// Wants to be shown alone.
    void focusRequested(const bakeoff::Id &pane);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    const Turn *turn() const;
    PanePresenter::Input input() const;
    void showMessage(const PanePresenter::Message &message);
    bool isLow() const;
    void copyAnswer();
    void orderTabStops();
    /// A quiet mark where an answer that was continued goes on.
    void showSeam(const Reply &reply);

    Id m_pane;
    ComparisonDocument &m_document;
    Workbench &m_workbench;
    Id m_turn;
    Id m_reply;
    std::optional<ModelInfo> m_model;
    QString m_providerTitle;
    bool m_sandbox = false;
    PanePresenter::Message m_shownMessage;
    bool m_shownLow = false;
    PaneBest m_best;
    struct Seen {
        ReplyState state = ReplyState::Waiting;
        bool text = false;
        qsizetype attempts = 0;
        friend bool operator==(const Seen &, const Seen &) = default;
    };
    static Seen seenOf(const Reply &reply);
    std::optional<Seen> m_seen; ///< what refresh() last showed of a reply
    QString m_costSpread;
    QString m_timeSpread;
    bool m_hidden = false; ///< the turn's vote is open: the answer alone is shown, reasoning would tell its model
    QWidget *m_below = nullptr;
    QWidget *m_foot = nullptr;
    PaneHeader *m_header;
    StateMessage *m_message;
    PaneViews *m_views;
    AnswerView *m_answer;
};

} // namespace bakeoff
