// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "compare/comparescreen.h"
#include "compare/modelpicker.h"
#include "history/automaticbackups.h"
#include "history/backupsdialog.h"
#include "costs/costsscreen.h"
#include "history/historyscreen.h"
#include "history/historytransfer.h"
#include "history/runagain.h"
#include "queue/jobmaker.h"
#include "queue/jobnotices.h"
#include "queue/jobpanel.h"
#include "queue/notifier.h"
#include "queue/queuescreen.h"
#include "queue/quitwatch.h"
#include "reports/reportsscreen.h"
#include "secrets/keyring.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "shell/firststartpanel.h"
#include "shell/healthfeed.h"
#include "shell/healthitem.h"
#include "shell/healthpage.h"
#include "shell/keysoverlay.h"
#include "shell/keytext.h"
#include "shell/providereditor.h"
#include "shell/settingsscreen.h"
#include "shell/totalsbar.h"
#include "widgets/bannerqueue.h"
#include "widgets/focusareas.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/navrail.h"
#include "widgets/overlaypopup.h"
#include "widgets/ticker.h"
#include "words/backupwords.h"
#include "words/words.h"
#include "workbench/backups.h"
#include "workbench/restorewatch.h"
#include "workbench/comparisondocument.h"
#include "workbench/comparisonrunner.h"
#include "workbench/providerregistry.h"
#include "workbench/billlookup.h"
#include "workbench/jobqueue.h"
#include "workbench/workbench.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFuture>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace bakeoff {

namespace {

constexpr QSize kFirstSize(1280, 800);
constexpr QSize kLeastSize(760, 520);

} // namespace

MainWindow::MainWindow(Workbench &workbench, AppSettings &settings, Theme &theme, CommandRegistry &commands,
                       QWidget *parent)
    : QMainWindow(parent)
    , m_workbench(workbench)
    , m_settings(settings)
    , m_theme(theme)
    , m_commands(commands)
{
    setObjectName(u"mainWindow"_s);
    addCommands();
    buildScreens();
    renewMenus();
    // Screens that are made behind the first paint bring many commands at once.
    connect(&m_commands, &CommandRegistry::changed, this, [this] {
        if (!std::exchange(m_menusAreOld, true))
            QTimer::singleShot(0, this, &MainWindow::renewMenus);
    });
    restore();
    renewTitle({});
    showScreen(Screen::Compare);
}

MainWindow::~MainWindow()
{
    // The screens remove their commands as they go; the menus must not be made anew then.
    m_commands.disconnect(this);
}

void MainWindow::buildScreens()
{
    auto *central = new QWidget;
    auto *columns = new QHBoxLayout(central);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    m_rail = new NavRail;
    markFocusArea(m_rail);
    m_entries = {m_rail->addTop(u"compare"_s, tr("Compare")), m_rail->addTop(u"queue"_s, tr("Queue")),
                 m_rail->addTop(u"history"_s, tr("History")),
                 m_rail->addTop(u"reports"_s, tr("Reports")),
                 m_rail->addTop(u"costs"_s, tr("Costs")),
                 m_rail->addFoot(u"settings"_s, tr("Settings"))};
    m_menuButton = m_rail->addFoot(u"menu"_s, QString());
    m_menuButton->setAccessibleName(tr("Menu"));
    columns->addWidget(m_rail);

    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    m_banner = new Banner;
    m_banner->hide();
    auto *screens = new QHBoxLayout;
    screens->setSpacing(0);
    m_stack = new QStackedWidget;
    m_compare = new CompareScreen(m_workbench, m_settings, m_commands);
    m_queue = new QueueScreen(m_workbench, m_settings, m_commands);
    m_history = new HistoryScreen(m_workbench, m_commands);
    m_reports = new ReportsScreen(m_workbench, m_settings, m_commands);
    m_costs = new CostsScreen(m_workbench, m_settings, m_commands);
    m_settingsScreen = new SettingsScreen(m_workbench, m_settings, m_theme, m_commands);
    for (QWidget *screen : std::initializer_list<QWidget *>{m_compare, m_queue, m_history, m_reports, m_costs, m_settingsScreen})
        m_stack->addWidget(screen);
    m_notices = new BannerQueue(this);
    m_notices->add(m_banner);
    for (Banner *banner : m_compare->banners())
        m_notices->add(banner);
    for (Banner *banner : m_queue->banners())
        m_notices->add(banner);
    m_notices->add(m_history->banner());
    m_notices->add(m_reports->banner());
    m_notices->add(m_costs->banner());
    screens->addWidget(m_stack, 1);
    m_firstStart = new FirstStartPanel(m_workbench);
    m_firstStart->hide();
    screens->addWidget(m_firstStart);
    right->addLayout(screens, 1);
    columns->addLayout(right, 1);

    auto *outer = new QWidget;
    auto *rows = new QVBoxLayout(outer);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(central, 1);
    m_totals = new TotalsBar(m_workbench);
    rows->addWidget(m_totals);
    m_health = new HealthFeed(m_workbench, this);
    m_notifier = std::make_unique<DesktopNotifier>();
    m_jobNotices = new JobNotices(m_workbench, m_settings, *m_notifier, [this] { return isActiveWindow(); }, this);
    m_quit = new QuitWatch(m_workbench, this);
    connect(m_quit, &QuitWatch::waitingChanged, this, &MainWindow::showWaitingToQuit);
    connect(m_quit, &QuitWatch::mayQuitNow, this, &MainWindow::close);
    setCentralWidget(outer);
    m_keys = new KeysOverlay(m_commands, outer);
    new JobMaker(m_workbench, m_commands, *m_queue, outer);

    // The commands of the screens are made by now. A new comparison is begun from every screen that has no "new" of its own.
    if (QAction *create = m_commands.action(u"compare.new"_s)) {
        for (QWidget *screen : std::initializer_list<QWidget *>{m_history, m_costs, m_settingsScreen})
            screen->addAction(create);
        connect(create, &QAction::triggered, this, [this] { showScreen(Screen::Compare); });
    }
    for (const auto &[id, screen] : {std::pair(u"view.compare"_s, Screen::Compare),
                                     std::pair(u"view.queue"_s, Screen::Queue),
                                     std::pair(u"view.history"_s, Screen::History),
                                     std::pair(u"view.reports"_s, Screen::Reports),
                                     std::pair(u"view.costs"_s, Screen::Costs),
                                     std::pair(u"view.settings"_s, Screen::Settings)}) {
        RailButton *entry = m_entries[static_cast<int>(screen)];
        QAction *action = m_commands.action(id);
        entry->setCheckable(true);
        connect(entry, &RailButton::clicked, action, &QAction::trigger);
        const auto renewTip = [entry, action] { entry->setToolTip(commandToolTip(action)); };
        connect(action, &QAction::changed, entry, renewTip);
        renewTip();
    }
    QAction *health = m_commands.action(u"health.show"_s);
    connect(m_totals->healthItem(), &HealthItem::clicked, health, &QAction::trigger);
    const auto renewHealthTip = [this, health] { m_totals->healthItem()->setToolTip(commandToolTip(health)); };
    connect(health, &QAction::changed, m_totals, renewHealthTip);
    renewHealthTip();
    QAction *menu = m_commands.action(u"window.menu"_s);
    connect(m_menuButton, &RailButton::clicked, menu, &QAction::trigger);
    m_menuButton->setToolTip(commandToolTip(menu));

    connect(m_compare, &CompareScreen::titleChanged, this, &MainWindow::renewTitle);
    connect(m_compare, &CompareScreen::documentChanged, this,
            [this] { m_totals->showComparison(m_compare->document()); });
    connect(m_compare, &CompareScreen::progressChanged, this,
            [this] { m_totals->showComparison(m_compare->document()); });
    connect(m_queue, &QueueScreen::runningChanged, m_entries[static_cast<int>(Screen::Queue)], &RailButton::setCount);
    connect(m_history, &HistoryScreen::openRequested, this, [this](const Id &id) {
        m_compare->openComparison(id);
        showScreen(Screen::Compare);
    });
    connect(m_history, &HistoryScreen::jobRequested, this, [this](const Id &job) {
        m_queue->choose({job});
        showScreen(Screen::Queue);
        m_queue->focusList();
    });
    tieHistory();
    tieReports();
    connect(m_settingsScreen, &SettingsScreen::reducedMotionChanged, this, [this](bool reduced) {
        for (Ticker *ticker : findChildren<Ticker *>())
            ticker->setMotion(!reduced);
    });
    connect(m_firstStart, &FirstStartPanel::addRequested, this, &MainWindow::addProvider);
    connect(m_firstStart, &FirstStartPanel::added, this, &MainWindow::tellAdded);
    connect(m_firstStart, &FirstStartPanel::hideRequested, this, [this] {
        m_settings.set(keys::providerCardHidden, true);
        renewFirstStart();
        m_compare->focusPrompt();
    });
}

void MainWindow::tieHistory()
{
    m_runAgain = new RunAgain(m_workbench, *m_compare, centralWidget());
    connect(m_history, &HistoryScreen::runRequested, this, [this](const Comparison &then, bool compare) {
        m_runAgain->run(then, compare);
        showScreen(Screen::Compare);
    });
    connect(m_history, &HistoryScreen::branchRequested, this, [this](const Comparison &from) {
        m_runAgain->branch(from);
        showScreen(Screen::Compare);
    });
    connect(m_history, &HistoryScreen::thenNowRequested, m_runAgain, &RunAgain::showThenNow);
    m_history->setJobView([this, panel = static_cast<JobPanel *>(nullptr)](const Id &job) mutable {
        if (!panel) {
            panel = new JobPanel(m_workbench);
            connect(panel, &JobPanel::compareWanted, this, [this](const QList<Id> &jobs) {
                showScreen(Screen::Queue);
                m_queue->compareOutputs(jobs);
            });
            connect(panel, &JobPanel::changesWanted, this, [this](const Id &of) {
                showScreen(Screen::Queue);
                m_queue->runWithChanges(of);
            });
        }
        panel->setJobs({job});
        return panel;
    });
    connect(m_history, &HistoryScreen::backupsRequested, this, &MainWindow::showBackups);
    m_transfer = new HistoryTransfer(m_workbench, centralWidget());
    connect(m_history, &HistoryScreen::exportRequested, m_transfer, &HistoryTransfer::askExport);
    connect(m_history, &HistoryScreen::importRequested, m_transfer, &HistoryTransfer::askImport);
    connect(m_transfer, &HistoryTransfer::done, m_history, &HistoryScreen::tellDone);
    connect(m_transfer, &HistoryTransfer::failed, m_history, &HistoryScreen::tell);
    connect(m_transfer, &HistoryTransfer::imported, m_history, [this](const QList<Id> &comparisons) {
        if (!comparisons.isEmpty())
            m_history->choose(comparisons.first());
    });
    connect(m_runAgain, &RunAgain::failed, this, [this](const Error &error) {
        const ErrorText text = Words::errorText(error, {});
        tell(StateLook::Failed, text.what, text.advice);
    });
}

void MainWindow::tieReports()
{
    const auto show = [this](ReportCovers covers, const ReportSelection &selection) {
        m_reports->showReportOf(covers, selection);
        showScreen(Screen::Reports);
        m_reports->focusFirst();
    };
    connect(m_compare, &CompareScreen::documentChanged, m_reports, [this] {
        const ComparisonDocument *document = m_compare->document();
        m_reports->setOpenComparison(document ? document->value().id : Id());
    });
    connect(m_compare, &CompareScreen::reportRequested, this, [show](const Id &comparison) {
        show(ReportCovers::Comparisons, {.comparisons = {comparison}});
    });
    connect(m_history, &HistoryScreen::reportRequested, this,
            [show](const QList<Id> &comparisons, const QList<Id> &jobs) {
                show(ReportCovers::Comparisons, {.comparisons = comparisons, .jobs = jobs});
            });
    connect(m_queue, &QueueScreen::reportRequested, this, [show](const QList<Id> &batches, const QList<Id> &jobs) {
        show(ReportCovers::Batches, {.batches = batches, .jobs = jobs});
    });
    connect(m_costs, &CostsScreen::reportRequested, this, [show](const HistoryFilter &filter) {
        HistoryFilter days;
        days.from = filter.from;
        days.until = filter.until;
        show(filter == days ? ReportCovers::Dates : ReportCovers::Filter, {.filter = filter});
    });
}

void MainWindow::addCommands()
{
    const auto add = [this](const QString &id, const QString &group, const QString &text, const QKeySequence &key,
                            const QString &icon, auto slot) {
        QAction *action = m_commands.add(id, group, text, key, this, icon);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    const QString window = tr("Window");
    add(u"view.compare"_s, window, tr("&Compare"), QKeySequence(Qt::CTRL | Qt::Key_1), u"compare"_s, [this] {
        showScreen(Screen::Compare);
        m_compare->focusPrompt();
    });
    add(u"view.queue"_s, window, tr("&Queue"), QKeySequence(Qt::CTRL | Qt::Key_2), u"queue"_s, [this] {
        showScreen(Screen::Queue);
        m_queue->focusList();
    });
    add(u"view.history"_s, window, tr("&History"), QKeySequence(Qt::CTRL | Qt::Key_3), u"history"_s, [this] {
        showScreen(Screen::History);
        m_history->focusList();
    });
    add(u"view.reports"_s, window, tr("&Reports"), QKeySequence(Qt::CTRL | Qt::Key_5), u"reports"_s, [this] {
        showScreen(Screen::Reports);
        m_reports->focusFirst();
    });
    add(u"view.costs"_s, window, tr("C&osts"), QKeySequence(Qt::CTRL | Qt::Key_6), u"costs"_s, [this] {
        showScreen(Screen::Costs);
        m_costs->focusFirst();
    });
    add(u"view.settings"_s, window, tr("&Settings"), QKeySequence(Qt::CTRL | Qt::Key_Comma), u"settings"_s, [this] {
        showScreen(Screen::Settings);
        focusNextArea(m_settingsScreen, false);
    });
    add(u"provider.add"_s, window, tr("&Add a provider…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), u"add"_s,
        [this] { addProvider(Preset::OpenRouter); });
    add(u"area.next"_s, window, tr("Next area"), QKeySequence(Qt::Key_F6), {}, [this] { focusNextArea(this, false); });
    add(u"area.previous"_s, window, tr("Previous area"), QKeySequence(Qt::SHIFT | Qt::Key_F6), {},
        [this] { focusNextArea(this, true); });
    add(u"window.fullScreen"_s, window, tr("&Full screen"), QKeySequence(Qt::Key_F11), {},
        [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    QAction *bar = add(u"window.menuBar"_s, window, tr("Show the menu &bar"), QKeySequence(Qt::CTRL | Qt::Key_M), {},
                       [this](bool on) {
                           m_settings.set(keys::menuBar, on);
                           menuBar()->setVisible(on);
                       });
    bar->setCheckable(true);
    bar->setChecked(m_settings.get(keys::menuBar));
    add(u"window.menu"_s, window, tr("&Menu"), QKeySequence(Qt::Key_F10), {}, [this] { openMenu(); });
    add(u"help.keys"_s, window, tr("&Keys"), QKeySequence(Qt::Key_F1), {}, [this] { m_keys->openSheet(); });
    add(u"health.show"_s, window, tr("&Health of the providers"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H), {},
        [this] { showHealth(); });
    ModelPicker::addCommands(m_commands, this);
    add(u"window.quit"_s, window, tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), {}, [this] { close(); });
}

void MainWindow::renewMenus()
{
    m_menusAreOld = false;
    menuBar()->clear();
    QHash<QString, QMenu *> menus;
    for (const Command &command : m_commands.commands()) {
        QMenu *&menu = menus[command.group];
        if (!menu)
            menu = menuBar()->addMenu(command.group);
        menu->addAction(command.action);
    }
    menuBar()->setVisible(m_settings.get(keys::menuBar));
}

void MainWindow::openMenu()
{
    QMenu menu(this);
    for (QAction *group : menuBar()->actions()) {
        QMenu *part = menu.addMenu(group->text());
        part->addActions(group->menu()->actions());
    }
    const QPoint corner = m_menuButton->mapToGlobal(QPoint(m_menuButton->width(), m_menuButton->height()));
    menu.exec(corner - QPoint(0, menu.sizeHint().height()));
}

void MainWindow::showHealth()
{
    showScreen(Screen::Settings);
    m_settingsScreen->showPage(SettingsScreen::Page::Health);
    if (HealthPage *page = m_settingsScreen->healthPage())
        focusNextArea(page, false);
}

void MainWindow::restore()
{
    setMinimumSize(kLeastSize);
    if (!restoreGeometry(m_settings.get(keys::geometry)))
        resize(kFirstSize);
}

void MainWindow::paintEvent(QPaintEvent *event)
{
    QMainWindow::paintEvent(event);
    if (!m_starting) {
        // Nothing is opened before the window is on screen.
        m_starting = true;
        QTimer::singleShot(0, this, &MainWindow::startWorkbench);
    }
}

void MainWindow::startWorkbench()
{
    delete std::exchange(m_backups, nullptr);
    m_workbench.start().then(this, [this](const Status &status) {
        if (status)
            ready();
        else
            showBlocked(status.error());
        emit started(status.ok());
    });
}

void MainWindow::ready()
{
    if (m_blocked && m_stack->currentWidget() == m_blocked->parentWidget())
        showScreen(Screen::Compare);
    m_totals->start();
    m_settingsScreen->start();
    connect(m_health, &HealthFeed::read, this, [this](const HealthFigures &figures) {
        m_totals->showHealth(figures);
        m_settingsScreen->healthPage()->setFigures(figures);
    });
    connect(m_health, &HealthFeed::failed, this,
            [this](const Error &error) { m_settingsScreen->healthPage()->setProblem(error); });
    m_health->start();
    m_workbench.bills().start();
    m_workbench.jobs().start();
    m_jobNotices->start();
    m_quit->start();
    m_queue->start();
    m_history->start();
    m_reports->start();
    m_costs->start();
    m_compare->start();
    m_firstStart->start();
    connect(&m_workbench.providers(), &ProviderRegistry::configsChanged, this, &MainWindow::renewFirstStart);
    connect(&m_workbench.keys(), &KeyRing::storeUnavailable, this, [this](const Error &error) {
        const ErrorText text = Words::errorText(error, {});
        tell(StateLook::Info, text.what, text.advice);
    });
    connect(&m_workbench.runner(), &ComparisonRunner::runningChanged, this, [this] {
        m_entries[static_cast<int>(Screen::Compare)]->setCount(m_workbench.runner().running());
        m_totals->showComparison(m_compare->document());
    });
    Backups *backups = m_workbench.backups();
    connect(backups, &Backups::restored, m_compare, &CompareScreen::reload);
    auto *restores = new RestoreWatch(m_workbench.reader(), backups);
    connect(backups, &Backups::restored, restores, &RestoreWatch::adopt);
    connect(restores, &RestoreWatch::restored, m_compare, &CompareScreen::replacedElsewhere);
    connect(new AutomaticBackups(*backups, m_settings, backups), &AutomaticBackups::failed, this,
            [this, backups](const Error &error) {
                const ErrorText text = BackupWords::backupError(error, backups->folder() + u"/history.db"_s);
                tell(StateLook::CutOff, text.what, text.advice);
            });
    renewFirstStart();
    if (currentScreen() == Screen::Compare)
        m_compare->focusPrompt();
}

void MainWindow::showBlocked(const Error &error)
{
    if (!m_blocked) {
        auto *page = new Surface(Surface::Ground::Base);
        auto *layout = new QVBoxLayout(page);
        m_blocked = new StateMessage;
        layout->addWidget(m_blocked);
        m_stack->addWidget(page);
    }
    const ErrorText text = Words::errorText(error, {});
    m_blocked->setMessage(StateLook::Failed, text.what, text.advice + u'\n' + text.details);
    m_blocked->clearButtons();
    QPushButton *again = m_blocked->addButton(tr("Try again"), ButtonKind::Plain, u"retry"_s);
    connect(again, &QPushButton::clicked, this, &MainWindow::startWorkbench);
    if (error.kind == ErrorKind::CorruptData && m_workbench.backups()) {
        QPushButton *restore = m_blocked->addButton(tr("Restore a backup…"), ButtonKind::Plain);
        restore->setObjectName(u"blockedRestore"_s);
        connect(restore, &QPushButton::clicked, this, &MainWindow::showBackups);
    }
    bindButton(m_blocked->addButton(QString(), ButtonKind::Flat), m_commands.action(u"window.quit"_s));
    m_stack->setCurrentWidget(m_blocked->parentWidget());
    m_totals->showSentence(StateLook::Failed, text.what);
    again->setFocus(Qt::OtherFocusReason);
}

void MainWindow::showBackups()
{
    delete m_backups;
    m_backups = new BackupsDialog(m_workbench, m_settings, centralWidget());
    // Starting again replaces what the dialog works on. Later, since the dialog is the one that tells it.
    connect(m_backups, &BackupsDialog::restored, this, &MainWindow::startWorkbench, Qt::QueuedConnection);
    m_backups->openSheet();
}

void MainWindow::showScreen(Screen screen)
{
    const int index = static_cast<int>(screen);
    for (int i = 0; i < m_entries.size(); ++i)
        m_entries[i]->setChecked(i == index);
    m_stack->setCurrentIndex(index);
    placeBanner();
    m_notices->arrange();
    renewFirstStart();
    renewTitle(m_document);
}

void MainWindow::placeBanner()
{
    // Below the header of whichever screen is shown: the header is the first part of each.
    auto *layout = qobject_cast<QBoxLayout *>(m_stack->currentWidget()->layout());
    if (layout->indexOf(m_banner) < 0)
        layout->insertWidget(1, m_banner);
}

MainWindow::Screen MainWindow::currentScreen() const
{
    return static_cast<Screen>(std::clamp(m_stack->currentIndex(), 0, static_cast<int>(Screen::Settings)));
}

void MainWindow::renewTitle(const QString &document)
{
    m_document = document;
    QString screen = m_document;
    if (currentScreen() == Screen::Queue)
        screen = tr("Queue");
    else if (currentScreen() == Screen::History)
        screen = tr("History");
    else if (currentScreen() == Screen::Reports)
        screen = tr("Reports");
    else if (currentScreen() == Screen::Costs)
        screen = tr("Costs");
    else if (currentScreen() == Screen::Settings)
        screen = tr("Settings");
    //: Title of the window. %1: title of the comparison, or the screen.
    setWindowTitle(screen.isEmpty() ? tr("Bakeoff") : tr("%1 – Bakeoff").arg(screen));
}

void MainWindow::renewFirstStart()
{
    if (!m_firstStart)
        return;
    bool shown = m_workbench.isReady() && currentScreen() == Screen::Compare
        && !m_settings.get(keys::providerCardHidden);
    if (shown) {
        const QList<ProviderConfig> &configs = m_workbench.providers().configs();
        shown = std::ranges::all_of(configs, &ProviderConfig::isSandbox);
    }
    m_firstStart->setVisible(shown);
}

void MainWindow::addProvider(Preset preset)
{
    if (!m_workbench.isReady())
        return;
    if (!m_addPopup)
        m_addPopup = new OverlayPopup(centralWidget(), tr("Add a provider"));
    auto *sheet = new Surface(Surface::Ground::Window);
    auto *layout = new QVBoxLayout(sheet);
    layout->setContentsMargins(metrics::kXLarge, metrics::kLarge, metrics::kXLarge, metrics::kLarge);
    layout->setSpacing(metrics::kMedium);
    layout->addWidget(new TextLabel(tr("Add a provider"), TextStep::Title, Tone::Text, QFont::DemiBold));
    auto *editor = new ProviderEditor(m_workbench, ProviderEditor::Mode::Add);
    editor->setPreset(preset);
    layout->addWidget(editor, 1);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(sheet);
    m_addPopup->setContent(scroll, QSize(scaled(720), scaled(560)));
    connect(editor, &ProviderEditor::cancelled, m_addPopup, &OverlayPopup::dismiss);
    connect(editor, &ProviderEditor::saved, this, [this](const QString &name) {
        m_addPopup->dismiss();
        if (currentScreen() == Screen::Settings)
            m_settingsScreen->showProviders(name);
        else
            tellAdded(name);
    });
    m_addPopup->open(editor->firstField());
}

void MainWindow::tell(StateLook look, const QString &fact, const QString &consequence)
{
    m_banner->clearButtons();
    m_banner->setMessage(look, fact, consequence);
    QPushButton *close = m_banner->addButton(tr("Close"), ButtonKind::Flat);
    //: Screen reader: a button that closes a message. %1: the message.
    close->setAccessibleName(tr("Close: %1").arg(fact));
    connect(close, &QPushButton::clicked, m_banner, &Banner::dismiss);
    m_banner->present();
}

void MainWindow::tellAdded(const QString &name)
{
    const QAction *models = m_commands.action(u"compare.addModel"_s);
    //: %1: the key of "Add model".
    tell(StateLook::Done, tr("%1 is added.").arg(name),
         tr("Choose from its models with %1.").arg(keyText(models->shortcut())));
}

bool MainWindow::mayClose()
{
    const int running = m_workbench.isReady() ? m_workbench.runner().running() : 0;
    if (running == 0)
        return m_quit->mayQuit();
    QMessageBox question(QMessageBox::NoIcon, tr("Quit"),
                         tr("%n answer(s) are still arriving. Quitting stops them; what came is kept.", nullptr,
                            running),
                         QMessageBox::NoButton, this);
    const QAbstractButton *quit = question.addButton(tr("Quit"), QMessageBox::AcceptRole);
    question.setDefaultButton(question.addButton(tr("Stay"), QMessageBox::RejectRole));
    question.exec();
    return question.clickedButton() == quit && m_quit->mayQuit();
}

void MainWindow::showWaitingToQuit()
{
    if (!m_quit->isWaiting()) {
        m_banner->dismiss();
        return;
    }
    m_banner->setMessage(StateLook::Info, tr("Bakeoff quits when its jobs have ended."), m_quit->sentence());
    if (!m_banner->findChild<QPushButton *>(u"stayAfterAll"_s)) { // it may have the focus
        m_banner->clearButtons();
        QPushButton *stay = m_banner->addButton(tr("Stay"));
        stay->setObjectName(u"stayAfterAll"_s);
        connect(stay, &QPushButton::clicked, m_quit, &QuitWatch::stay);
    }
    if (!m_banner->isPresented())
        m_banner->present();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayClose()) {
        event->ignore();
        return;
    }
    m_settings.set(keys::geometry, saveGeometry());
    event->accept();
}

} // namespace bakeoff
