// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "jobs/job.h"
#include "jobs/jobjudgement.h"
#include "jobs/jobtimes.h"
#include "queue/joboutputs.h"
#include "store/joblist.h"
#include "widgets/surface.h"

#include <QHash>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

class QAction;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace bakeoff {

class Banner;
class CodeText;
class CommandRegistry;
class EmptyState;
class FactRows;
class JobOverview;
class JobThumbs;
class OutputStrip;
class OutputView;
class OverlayPopup;
class PreviewPage;
class RawView;
class TextLabel;
class Workbench;

/// The chosen job beside the list: what came of it, and everything there is to know of it. Of several jobs how they
/// stand and what they cost together. It reads what it shows itself and follows what happens.
class JobPanel : public Surface {
    Q_OBJECT
public:
    /// \param commands gets the panel's commands; null: their keys work in the panel alone
    explicit JobPanel(Workbench &workbench, QWidget *parent = nullptr, CommandRegistry *commands = nullptr);
    ~JobPanel() override;

    enum class Page { Overview, Input, Log, Raw };

    /// What is chosen in the list.
    void setJobs(const QList<Id> &ids);
    const QList<Id> &jobs() const { return m_ids; }
    /// The one that is shown; null while it is read, of several and of none.
    const Job *job() const { return m_job ? &*m_job : nullptr; }
    void setPage(Page page);
    JobThumbs &thumbs() { return *m_thumbs; }
    OutputStrip *strip() const { return m_strip; }
    OutputView *view() const { return m_view; }
    /// Of the large one; null while it is closed.
    PreviewPage *preview() const;

    /// Asks for the name of a copy. \return empty: none. Tests put their own in its place.
    using AskFile = std::function<QString(const QString &proposed)>;
    void setAskFile(AskFile ask) { m_askFile = std::move(ask); }

public slots:
    /// The shown output large over the window.
    void openPreview();
    void saveAs();
    void copyOutput();
    void openWith();
    void showInFolder();
    void copyPath();
    void copyId();
    void toggleStar(); ///< of all chosen jobs
    void askPrice();
    void askHardware();

signals:
    /// Stars of these jobs.
    void marksChanged(const QList<bakeoff::Id> &jobs);
    void compareWanted(const QList<bakeoff::Id> &jobs);
    void changesWanted(const bakeoff::Id &job);
    void openWanted(const bakeoff::Id &job);
    /// What was asked for is shown, the file of the preview apart.
    void shown();

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Several;
    /// One job with what a person thinks of it.
    struct One {
        Job job;
        JobMarks marks;
        JobTimes times;
        std::optional<UtcMicros> saved; ///< JobRepository::savedAt()
    };

    // jobpanel.cpp
    QWidget *buildJob();
    QWidget *buildButtons();
    QWidget *buildTabs();
    QWidget *buildSeveral();
    void follow();
    void load();
    void take(const Result<One> &one);
    void takeSeveral(const Several &several);
    void showJob(bool same);
    void showOutput();
    void showLive();
    void renewOverview();
    void fitWidth();
    const JobOutput *output() const;
    const Artifact *artifact() const;
    /// Of the shown file; empty: not here, or not found yet.
    QString path() const;
    JobStand stand() const;

    // jobpanel_actions.cpp
    void addActions(CommandRegistry *commands);
    void renewActions();
    void openMenu();
    void showPreviewOutput();
    void ask(bool hardware);
    void tell(StateLook look, const QString &fact, const QString &detail = {});
    void saved(const Status &status, const QString &path);
    QWidget *host() const;

    Workbench &m_workbench;
    JobThumbs *m_thumbs;
    QList<Id> m_ids;
    std::optional<Job> m_job;
    JobMarks m_marks;
    JobTimes m_times; ///< of its model; of one that has not ended
    std::optional<UtcMicros> m_saved; ///< when all its files were here
    QList<JobOutput> m_outputs;
    QString m_path;      ///< of the file that was found last; empty: it is not here
    QByteArray m_pathOf; ///< its content
    int m_located = 0;   ///< counts looks for a file
    bool m_following = false; ///< of what happens in the queue
    bool m_reading = false;
    bool m_again = false;
    AskFile m_askFile;
    QTimer m_tick;

    QStackedWidget *m_pages;
    EmptyState *m_empty = nullptr;
    QWidget *m_jobPage = nullptr;
    Banner *m_banner = nullptr;
    QWidget *m_previewBox = nullptr;
    OutputView *m_view = nullptr;
    OutputStrip *m_strip = nullptr;
    TextLabel *m_title = nullptr;
    TextLabel *m_model = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_compare = nullptr;
    QPushButton *m_changes = nullptr;
    QToolButton *m_star = nullptr;
    QToolButton *m_more = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_tabPages = nullptr;
    JobOverview *m_overview = nullptr;
    CodeText *m_input = nullptr;
    TextLabel *m_files = nullptr;
    CodeText *m_log = nullptr;
    TextLabel *m_logNote = nullptr;
    RawView *m_raw = nullptr;
    QWidget *m_severalPage = nullptr;
    TextLabel *m_severalTitle = nullptr;
    FactRows *m_severalRows = nullptr;
    QPushButton *m_severalCompare = nullptr;

    QHash<QString, QAction *> m_actions;
    OverlayPopup *m_popup = nullptr;
    PreviewPage *m_preview = nullptr;
    OverlayPopup *m_prices = nullptr;
};

} // namespace bakeoff
