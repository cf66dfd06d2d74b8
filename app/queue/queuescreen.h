// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "queue/jobtablemodel.h"
#include "providers/modelinfo.h"
#include "workbench/jobqueue.h"

#include <QFuture>
#include <QSet>
#include <QWidget>

#include <functional>
#include <optional>

class QHBoxLayout;
class QMenu;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace bakeoff {

class AppSettings;
class Banner;
class CommandRegistry;
class EmptyState;
class JobDelegate;
class JobPanel;
class JobTable;
class OutputCompare;
class QueueFilterBar;
class ScreenHeader;
class Surface;
class Workbench;

/// The queue of media jobs: what waits, runs and has ended in one table, the chosen one beside it. Jobs are stopped, sent
/// again, put in another order, held and removed here; outputs are compared on a page of their own.
class QueueScreen : public QWidget {
    Q_OBJECT
public:
    QueueScreen(Workbench &workbench, AppSettings &settings, CommandRegistry &commands, QWidget *parent = nullptr);

    /// The workbench is ready, and the window was painted: panel and page of outputs are made only now, since the start of
    /// the program does not need them.
    void start();
    /// Where the screen is worked with first.
    void focusList();
    JobTable *table() const { return m_table; }
    JobTableModel *model() const { return m_model; }
    JobPanel *panel() const { return m_panel; } ///< null before start(), as outputs()
    QueueFilterBar *filters() const { return m_filters; }
    OutputCompare *outputs() const { return m_outputs; } ///< the page that compares
    QList<Banner *> banners() const { return {m_pauseBanner, m_banner}; } ///< below the header
    QList<Id> chosen() const;
    /// As soon as the list has them.
    void choose(const QList<Id> &jobs);
    /// The same; then the list has the keys.
    void chooseAndFocus(const QList<Id> &jobs);
    /// From the page that compares outputs back to the list.
    void showList();
    /// One line above the list.
    void tell(const Error &error);

    // What the commands and the panel ask for.
    void newJob(const std::optional<ModelRef> &model = {});
    void runWithChanges(const Id &job);
    void compareOutputs(const QList<Id> &jobs);

signals:
    /// Jobs that are being sent or run at a provider.
    void runningChanged(int running);
    void newJobWanted(const std::optional<bakeoff::ModelRef> &model);
    void changesWanted(const bakeoff::Id &job);
    void compareWanted(const QList<bakeoff::Id> &jobs);
    /// A report of what is chosen. \param jobs those that are in none of the batches
    void reportRequested(const QList<bakeoff::Id> &batches, const QList<bakeoff::Id> &jobs);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    // queuescreen.cpp
    QWidget *buildList();
    void buildHeader();
    void buildOutputs();
    void buildPanel();
    void renewHeader();
    void fillProviderMenu(QMenu &menu, const QString &provider);
    /// All providers, where they have no room in the header.
    void openProviders();
    void renewPause();
    void renewTrouble(const Id &job);
    void showState();
    void chosenChanged();
    void renewWidths();
    int countOf(JobStand stand) const;

    // queuescreen_commands.cpp
    void addCommands();
    void renewCommands();
    void openMenu(const QPoint &at);
    /// With all jobs that are chosen, those of a chosen batch that are not loaded too.
    void withChosen(std::function<void(const QList<JobRow> &)> then);
    void openChosen();
    void previewChosen();
    void retryChosen();
    void sendAgain();
    void removeOrCancel();
    void remove(const QList<Id> &ids);
    void undoRemoval();
    void holdChosen();
    void moveChosen(bool up);
    void changePriority(int by);
    void showInFolder();
    void openInBrowser();
    void clearEnded();
    void toggleFold();
    void reportChosen();
    void keep(QFuture<Status> stored);
    bool ask(const QString &title, const QString &question, const QString &yes);

    Workbench &m_workbench;
    AppSettings &m_settings;
    CommandRegistry &m_commands;
    JobTableModel *m_model;
    JobDelegate *m_delegate;
    ScreenHeader *m_header;
    Banner *m_pauseBanner;
    Banner *m_banner;
    QSet<Id> m_noRoom; ///< jobs whose files wait for room on the disk
    QStackedWidget *m_pages;
    QWidget *m_listPage = nullptr;
    OutputCompare *m_outputs = nullptr;
    QueueFilterBar *m_filters = nullptr;
    QHBoxLayout *m_columns = nullptr; ///< the list and the panel
    JobPanel *m_panel = nullptr;
    JobTable *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    QPushButton *m_emptyButton = nullptr;
    QWidget *m_providers = nullptr; ///< one button for each that has jobs under way
    QHBoxLayout *m_providersRow = nullptr;
    QHash<QString, QPushButton *> m_providerButtons;
    QToolButton *m_providersButton = nullptr;
    QPushButton *m_pauseButton = nullptr;
    QString m_pauseTold; ///< what the banner says
    QList<Id> m_removed; ///< last; undoRemoval() brings them back
    bool m_focusWanted = false; ///< with those of m_wanted
    QList<Id> m_wanted; ///< to be chosen when the list has them
    bool m_replacing = false; ///< rows go and come at the moment
    /// What was chosen before rows went and came.
    QList<Id> m_chosenBefore;
    Id m_currentBefore;
    int m_running = 0;
};

} // namespace bakeoff
