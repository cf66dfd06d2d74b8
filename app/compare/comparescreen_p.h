// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparescreen.h"

#include <QCoreApplication>
#include <QJsonValue>
#include <QKeySequence>
#include <QTimer>

#include <functional>

class QAction;
class QMenu;
class QPushButton;

namespace bakeoff {

class Banner;
class EmptyState;
class PaneBoard;
class PaneWidget;
class PromptDock;
class ScreenHeader;
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

    // comparescreen_commands.cpp
    QAction *addCommand(const QString &id, const QString &text, const QKeySequence &key, const QString &icon,
                        const std::function<void()> &slot);
    void addCommands();
    void addPromptCommands();
    void addPaneCommands();
    void addPlaceCommands();
    void fillPaneMenu(QMenu &menu);
    void openMenu(const Id &pane, const QPoint &position);

    // comparescreen_document.cpp
    void show(std::unique_ptr<ComparisonDocument> document);
    void follow(ComparisonDocument *document);
    /// Lets a document that still runs go on out of sight.
    void retire(std::unique_ptr<ComparisonDocument> document);
    void renewTitle();
    void modelsChanged();
    void fetchCatalogues();
    void runningChanged();
    void refreshRunning();
    void showBanner(const ErrorText &text);

    // comparescreen_panes.cpp
    void renewPanes();
    PaneWidget *makePane(const Id &id);
    void setCurrent(const Id &pane);
    void stepPane(int by);
    void movePane(int by);
    void duplicate(const Id &pane);
    void editSettings(const Id &pane);
    void pick(const Id &swap);

    // comparescreen_turns.cpp
    void showTurn(int number);
    void send(const QList<Id> &panes);
    void retry(const Id &pane);
    void retryFailed();
    void renewEstimate();

    // comparescreen_view.cpp
    /// A value of Comparison::view; undefined where there is none. Setting undefined removes it.
    QJsonValue viewValue(const QString &key) const;
    void setViewValue(const QString &key, const QJsonValue &value);
    void keepView();
    void restoreView();

    CompareScreen *q;
    Workbench &workbench;
    AppSettings &settings;
    CommandRegistry &commands;
    Ticker *ticker = nullptr;
    ScreenHeader *header = nullptr;
    QPushButton *addModel = nullptr;
    QPushButton *emptyButton = nullptr;
    Banner *banner = nullptr;
    TurnBand *turnBand = nullptr;
    PaneBoard *board = nullptr;
    EmptyState *empty = nullptr;
    PromptDock *dock = nullptr;
    Id turn;    ///< the one shown
    Id current; ///< the pane that commands mean
    QTimer frame;
    QTimer running;
    QTimer estimate;
};

} // namespace bakeoff
