// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "compare/historyquery.h"
#include "store/historyoverview.h"

#include <QFuture>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace bakeoff {

class Banner;
class CommandRegistry;
class EmptyState;
class HistoryFilterBar;
class HistoryList;
class HistoryListModel;
class HistoryPreview;
class HistorySearchField;
class ScreenHeader;
class Segmented;
class TextLabel;
class Workbench;
struct Comparison;

/// The history: what was compared so far, searched as one types, at the left; the chosen entry at the right. Entries are
/// opened, run again, starred, tagged, renamed and deleted here.
class HistoryScreen : public QWidget {
    Q_OBJECT
public:
    HistoryScreen(Workbench &workbench, CommandRegistry &commands, QWidget *parent = nullptr);

    /// The workbench is ready.
    void start();
    /// Where the screen is worked with first: the search field.
    void focusList();
    HistoryList *list() const { return m_list; }
    HistoryPreview *preview() const { return m_preview; }
    Banner *banner() const { return m_banner; } ///< below the header
    HistoryQuery query() const;
    void setQuery(const HistoryQuery &query);
    void choose(const Id &comparison);
    /// Gives what shows a job that the search found, in the place of the preview of a comparison; it is taken over.
    void setJobView(std::function<QWidget *(const Id &job)> show);
    /// One line above the list; the worst so far stays.
    void tell(const Error &error);
    void tellDone(const QString &fact, const QString &detail);

signals:
    void openRequested(const bakeoff::Id &comparison);
    void jobRequested(const bakeoff::Id &job);
    /// \param compare and show then what has changed
    void runRequested(const bakeoff::Comparison &then, bool compare);
    /// How a comparison differs from the one that it ran again.
    void thenNowRequested(const bakeoff::Comparison &now);
    void branchRequested(const bakeoff::Comparison &from);
    void exportRequested(const QList<bakeoff::Id> &comparisons);
    /// A report of what is chosen.
    void reportRequested(const QList<bakeoff::Id> &comparisons, const QList<bakeoff::Id> &jobs);
    void importRequested();
    void backupsRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    // historyscreen.cpp
    void buildHeader();
    QWidget *buildLeft();
    void queryChanged();
    void runQuery();
    void showState();
    void renewAside();
    void showCount(const SearchCount &count);
    void readOverview();
    void showOverview();
    void chosenChanged();
    void chooseAgain();
    QList<Id> chosen() const; ///< comparisons
    Id chosenJob() const;     ///< the only entry that is chosen, if it is a job
    void renewWidths();

    // historyscreen_commands.cpp
    void addCommands();
    void renewCommands();
    void withChosen(const std::function<void(const Comparison &)> &then);
    void toggleStar();
    void editTags();
    void setTags(const QList<Id> &comparisons, const QStringList &tags);
    void removeChosen();
    void undo();
    void keep(QFuture<Status> stored);
    void openSavedMenu();
    void saveSearch();
    void manageSearches();
    void fillSavedMenu(QMenu &menu);
    void openListMenu(const QPoint &at);
    QList<Id> chosenJobs() const;

    Workbench &m_workbench;
    CommandRegistry &m_commands;
    HistoryListModel *m_model;
    ScreenHeader *m_header;
    TextLabel *m_overviewLabel = nullptr;
    Banner *m_banner;
    QSplitter *m_splitter;
    HistorySearchField *m_search = nullptr;
    HistoryFilterBar *m_filters = nullptr;
    Segmented *m_order = nullptr;
    EmptyState *m_empty = nullptr;
    QPushButton *m_emptyButton = nullptr;
    HistoryList *m_list = nullptr;
    QStackedWidget *m_right;
    HistoryPreview *m_preview;
    std::function<QWidget *(const Id &)> m_showJob;
    QPushButton *m_savedButton = nullptr;
    QTimer m_typing;
    HistoryOverview m_overview;
    bool m_overviewRead = false;
    bool m_overviewKnown = false;
    QList<Id> m_removed; ///< what the last deletion can bring back
    QString m_count;     ///< of hits; empty while they are not counted
    Id m_wanted;         ///< to be chosen when the list has it
    bool m_narrow = false;
    /// What was chosen before rows went and came.
    struct Chosen {
        QList<Id> entries;
        Id current;
        int place = 0;
    };
    std::optional<Chosen> m_before;
};

} // namespace bakeoff
