// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "providers/preset.h"
#include "widgets/tokens.h"

#include <QMainWindow>

#include <memory>

class QStackedWidget;

namespace bakeoff {

class AppSettings;
class BackupsDialog;
class Banner;
class BannerQueue;
class CommandRegistry;
class CompareScreen;
class CostsScreen;
class DesktopNotifier;
class FirstStartPanel;
class HealthFeed;
class HistoryScreen;
class HistoryTransfer;
class JobNotices;
class KeysOverlay;
class NavRail;
class OverlayPopup;
class QueueScreen;
class QuitWatch;
class RailButton;
class ReportsScreen;
class RunAgain;
class SettingsScreen;
class StateMessage;
class Theme;
class TotalsBar;
class Workbench;

/// The window: navigation at the left, one screen at a time, totals at the foot. It is on screen before the workbench
/// has opened anything; the first paint starts it. A profile that cannot be used is told in the screens' place.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    enum class Screen { Compare, Queue, History, Reports, Costs, Settings };

    MainWindow(Workbench &workbench, AppSettings &settings, Theme &theme, CommandRegistry &commands,
               QWidget *parent = nullptr);
    ~MainWindow() override;

    void showScreen(Screen screen);
    Screen currentScreen() const;
    CompareScreen *compareScreen() const { return m_compare; }
    QueueScreen *queueScreen() const { return m_queue; }
    /// Opens the form for a new provider over the window.
    void addProvider(Preset preset);

signals:
    /// The workbench is ready and the screens are filled, or it could not be opened.
    void started(bool works);

protected:
    void paintEvent(QPaintEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void buildScreens();
    void addCommands();
    void tieHistory();
    void tieReports();
    void renewMenus();
    void restore();
    void startWorkbench();
    void ready();
    void showBlocked(const Error &error);
    void showBackups();
    void openMenu();
    void showHealth();
    void renewTitle(const QString &document);
    void placeBanner();
    void renewFirstStart();
    bool mayClose();
    void showWaitingToQuit();
    void tell(StateLook look, const QString &fact, const QString &consequence);
    void tellAdded(const QString &name);

    Workbench &m_workbench;
    AppSettings &m_settings;
    Theme &m_theme;
    CommandRegistry &m_commands;
    NavRail *m_rail = nullptr;
    QList<RailButton *> m_entries; ///< by Screen
    RailButton *m_menuButton = nullptr;
    bool m_menusAreOld = false; ///< they are made anew in a moment
    Banner *m_banner = nullptr;
    BannerQueue *m_notices = nullptr;
    QStackedWidget *m_stack = nullptr;
    CompareScreen *m_compare = nullptr;
    QueueScreen *m_queue = nullptr;
    HistoryScreen *m_history = nullptr;
    ReportsScreen *m_reports = nullptr;
    CostsScreen *m_costs = nullptr;
    RunAgain *m_runAgain = nullptr;
    HistoryTransfer *m_transfer = nullptr;
    SettingsScreen *m_settingsScreen = nullptr;
    StateMessage *m_blocked = nullptr;
    FirstStartPanel *m_firstStart = nullptr;
    TotalsBar *m_totals = nullptr;
    HealthFeed *m_health = nullptr;
    KeysOverlay *m_keys = nullptr;
    OverlayPopup *m_addPopup = nullptr;
    BackupsDialog *m_backups = nullptr;
    QString m_document;
    std::unique_ptr<DesktopNotifier> m_notifier;
    JobNotices *m_jobNotices = nullptr;
    QuitWatch *m_quit = nullptr;
    bool m_starting = false;
};

} // namespace bakeoff
