// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/boardlayout.h"
#include "compare/comparescreen.h"
#include "compare/comparison.h"
#include "compare/rankingstrip.h"
#include "widgets/framepacer.h"
#include "widgets/tokens.h"
#include "providers/modelinfo.h"

#include <QCoreApplication>
#include <QJsonValue>
#include <QKeySequence>
#include <QTimer>

#include <functional>
#include <optional>

class QAction;
class QMenu;
class QPushButton;

namespace bakeoff {

class Banner;
class CompareViews;
class EmptyState;
class LineUpControl;
class Judging;
class PaneBoard;
class PaneWidget;
class PromptController;
class PromptDock;
class ScreenHeader;
class Segmented;
class Ticker;
class TurnBand;
struct ErrorText;

/// The parts of the screen and what ties them together, a file a topic. A part with logic of its own is a class of its
/// own: it is made in build(), follows a document from show() on, has its commands in addCommands(), a line in
/// fillPaneMenu() and its place in the comparison's view through setViewValue().
class CompareScreen::Private {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::CompareScreen)
public:
    Private(CompareScreen *screen, Workbench &bench, AppSettings &appSettings, CommandRegistry &registry);

    // comparescreen.cpp
    void build();
    void buildHeader();
    void buildViewSwitch();
    void showNew(const std::optional<ModelRef> &routed);

    // comparescreen_answers.cpp
    void buildViews();

    // comparescreen_commands.cpp
    QAction *addCommand(const QString &id, const QString &text, const QKeySequence &key, const QString &icon,
                        const std::function<void()> &slot);
    void addCommands();
    void addPromptCommands();
    void addTurnCommands();
    void addPaneCommands();
    void addPlaceCommands();
    void fillPaneMenu(QMenu &menu);
    void openMenu(const Id &pane, const QPoint &position);
    /// Esc: the newest of `escapes` that has something to close closes it; else the current pane stops.
    void escape();

    // comparescreen_document.cpp
    void show(std::unique_ptr<ComparisonDocument> document);
    void follow(ComparisonDocument *document);
    /// Lets a document that still runs go on out of sight.
    void readAgain(const std::function<void()> &done);
    void retire(std::unique_ptr<ComparisonDocument> document);
    /// A document that was retired and still runs; null where there is none.
    std::unique_ptr<ComparisonDocument> takeBack(const Id &comparison);
    void renewTitle();
    void modelsChanged();
    void fetchCatalogues();
    void runningChanged();
    void refreshRunning();
    void showBanner(const ErrorText &text, StateLook look = StateLook::Failed);

    // comparescreen_panes.cpp
    void renewPanes();
    /// In the comparison's order; a turn whose vote is open has its own.
    void arrangePanes();
    PaneWidget *makePane(const Id &id);
    void setCurrent(const Id &pane);
    /// The user's choice, which is stored.
    void chooseCurrent(const Id &pane);
    void focusPane(const Id &pane);
    void stepPane(int by);
    void movePane(int by);
    void duplicate(const Id &pane);
    void removePane(const Id &pane);
    void undoRemove();
    void forgetRemoved();
    void tellFull();
    void editSettings(const Id &pane);
    void pick(const Id &swap);

    // comparescreen_turns.cpp
    /// A turn of the path to the newest; null or another: the newest.
    void showTurn(const Id &id);
    void stepTurn(int by);
    void stepAlternative(int by);
    /// The prompt of the turn shown goes into the dock; sending it then stands beside the turn.
    void editTurn();
    void endEditing(bool restore);
    void renewEditing();
    void send(const QList<Id> &panes);
    void retry(const Id &pane);
    /// Says that files of the newest turn are gone. \return whether there are such
    bool tellMissing();
    QList<Id> failedPanes() const; ///< of the newest turn
    void retryFailed();
    void continueReply(const Id &pane);
    const Reply *shownReply(const Id &pane) const;
    /// Texts and states of the commands that depend on replies.
    void renewCommands();

    // comparescreen_judging.cpp
    void buildJudging();
    bool namesHidden() const; ///< of the turn shown
    /// The order that a blind turn has been drawn in becomes that of the line-up, so that panes can be moved from it.
    /// \return false while names are hidden: nothing may be moved then
    bool adoptShownOrder();
    /// Commands that would name the model of a pane, and what else tells panes apart.
    void renewHidden();

    // comparescreen_ranking.cpp
    void addRankingCommand();
    void rankBy(RankOrder order);
    /// The strip, and the best figures of the panes; of the turn shown.
    void renewRanking();
    void renewSummary(const Turn &shown);

    // comparescreen_ticks.cpp
    void addTickCommand();
    void addReportCommand();
    void renewTicks();

    // comparescreen_view.cpp
    /// A value of Comparison::view; undefined where there is none. Setting undefined removes it.
    QJsonValue viewValue(const QString &key) const;
    void setViewValue(const QString &key, const QJsonValue &value);
    void keepView();
    void restoreView();
    void setBoardMode(BoardMode mode);
    void setFocusMode(bool on);
    void renewViewSwitch();

    CompareScreen *q;
    Workbench &workbench;
    AppSettings &settings;
    CommandRegistry &commands;
    Ticker *ticker = nullptr;
    ScreenHeader *header = nullptr;
    LineUpControl *lineUps = nullptr;
    QPushButton *addModel = nullptr;
    QPushButton *emptyButton = nullptr;
    Segmented *viewSwitch = nullptr; ///< columns, grid, focus
    Banner *banner = nullptr;
    TurnBand *turnBand = nullptr;
    RankingStrip *strip = nullptr;
    PaneBoard *board = nullptr;
    Judging *judging = nullptr;
    CompareViews *views = nullptr;
    EmptyState *empty = nullptr;
    PromptDock *dock = nullptr;
    PromptController *prompts = nullptr;
    Id turn;    ///< the one shown
    Id current; ///< the pane that commands mean
    bool switching = false; ///< another document comes: the focus that its panes lose chooses nothing
    /// A turn that is being edited, and what stood in the dock before.
    struct Editing {
        Id turn = {};
        QString draft;
        PromptVariables variables;
        QList<Attachment> attachments;
    };
    std::optional<Editing> editing;
    struct Removed {
        Pane pane;
        int place = 0;
    };
    QList<Removed> removed; ///< panes that can be put back, the newest last
    QPushButton *undoButton = nullptr;
    /// What Esc closes before it stops anything; each tells whether it had something to close.
    QList<std::function<bool()>> escapes;
    FramePacer frame;
    QTimer running;
};

} // namespace bakeoff
