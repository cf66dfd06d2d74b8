// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparescreen.h"

#include <QCoreApplication>
#include <QTimer>

class QPushButton;

namespace bakeoff {

class Banner;
class ElidedLabel;
class EmptyState;
class PaneBoard;
class PaneWidget;
class PromptDock;
class Ticker;
class TurnBand;
struct ErrorText;

class CompareScreen::Private {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::CompareScreen)
public:
    Private(CompareScreen *screen, Workbench &bench, AppSettings &appSettings, CommandRegistry &registry);

    void build();
    void addCommands();
    void show(std::unique_ptr<ComparisonDocument> document);
    /// Lets a document that still runs go on out of sight.
    void retire(std::unique_ptr<ComparisonDocument> document);

    void renewPanes();
    PaneWidget *makePane(const Id &id);
    void setCurrent(const Id &pane);
    void openMenu(const Id &pane, const QPoint &position);
    void showTurn(int number);
    void stepPane(int by);
    void movePane(int by);

    void send(const QList<Id> &panes);
    void retry(const Id &pane);
    void retryFailed();
    void duplicate(const Id &pane);
    void editSettings(const Id &pane);
    void pick(const Id &swap);

    void runningChanged();
    void refreshRunning();
    void renewTitle();
    void renewEstimate();
    void modelsChanged();
    void fetchCatalogues();
    void keepView();
    void restoreView();
    void showBanner(const ErrorText &text);

    CompareScreen *q;
    Workbench &workbench;
    AppSettings &settings;
    CommandRegistry &commands;
    Ticker *ticker = nullptr;
    ElidedLabel *title = nullptr;
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
