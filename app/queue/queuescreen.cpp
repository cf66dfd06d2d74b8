// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/queuescreen.h"

#include "base/clock.h"
#include "history/conditionchip.h"
#include "history/historysearchfield.h"
#include "queue/jobdelegate.h"
#include "queue/jobpanel.h"
#include "queue/jobtable.h"
#include "queue/jobthumbs.h"
#include "queue/outputcompare.h"
#include "queue/queuefilterbar.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "store/storereader.h"
#include "widgets/focusareas.h"
#include "widgets/iconbutton.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/roomwatch.h"
#include "widgets/screenheader.h"
#include "widgets/surface.h"
#include "widgets/ticker.h"
#include "widgets/typography.h"
#include "words/words.h"
#include "workbench/workbench.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRoomForReport = 1100; ///< px of the header; the menu of the list has it in any case
constexpr int kNarrow = 1400; ///< of the window: below it two columns go
constexpr int kRail = 68;

JobTableModel::Grouping groupingFrom(const QString &name)
{
    return name == "day"_L1 ? JobTableModel::Grouping::Day
        : name == "none"_L1 ? JobTableModel::Grouping::None : JobTableModel::Grouping::Batch;
}

} // namespace

QueueScreen::QueueScreen(Workbench &workbench, AppSettings &settings, CommandRegistry &commands, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_settings(settings)
    , m_commands(commands)
    , m_model(new JobTableModel(workbench.clock(), this))
    , m_delegate(new JobDelegate(*m_model, workbench.clock(), this))
    , m_header(new ScreenHeader(tr("Queue"), this))
    , m_pauseBanner(new Banner(this))
    , m_banner(new Banner(this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(u"queueScreen"_s);
    m_pauseBanner->setObjectName(u"pauseBanner"_s);
    m_pauseBanner->hide();
    m_banner->hide();
    m_model->setGrouping(groupingFrom(settings.get(keys::queueGrouping)));
    m_listPage = buildList();
    m_pages->addWidget(m_listPage);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_pauseBanner);
    layout->addWidget(m_banner);
    layout->addWidget(m_pages, 1);

    addCommands();
    buildHeader();

    connect(this, &QueueScreen::compareWanted, this, [this](const QList<Id> &jobs) {
        m_header->hide(); // the page has one of its own
        m_pages->setCurrentWidget(m_outputs);
        m_outputs->setFocus(Qt::OtherFocusReason);
        m_outputs->setJobs(jobs); // hands the focus on to the outputs, at once where they are there already
    });
    connect(m_banner, &Banner::presentedChanged, this, [this](bool presented) {
        if (!presented)
            renewPause();
    });
    connect(m_filters, &QueueFilterBar::changed, this, [this] {
        m_table->clearSelection();
        m_model->setFilter(m_filters->filter());
    });
    connect(m_filters->field(), &HistorySearchField::leftDownwards, this, [this] {
        m_table->setFocus(Qt::OtherFocusReason);
        if (!m_table->currentIndex().isValid())
            chosenChanged();
    });
    connect(m_filters->field(), &HistorySearchField::openWanted, m_commands.action(u"queue.open"_s), &QAction::trigger);
    connect(m_table, &JobTable::leftUpwards, this, [this] { m_filters->field()->setFocus(Qt::OtherFocusReason); });
    connect(m_table, &QTableView::doubleClicked, m_commands.action(u"queue.open"_s), &QAction::trigger);
    connect(m_table, &JobTable::foldWanted, m_model, &JobTableModel::setFolded);
    connect(m_table, &JobTable::moveWanted, this,
            [this](const QList<Id> &jobs, const Id &before) { keep(m_workbench.jobs().move(jobs, before)); });
    connect(m_table, &JobTable::menuWanted, this, &QueueScreen::openMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_replacing) // else what is chosen in the end is told
            chosenChanged();
    });
    connect(m_model, &JobTableModel::replacing, this, [this] {
        m_replacing = true;
        m_chosenBefore.clear();
        for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
            m_chosenBefore.append(index.data(JobTableModel::IdRole).value<Id>());
        m_currentBefore = m_table->currentIndex().data(JobTableModel::IdRole).value<Id>();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { m_table->choose(m_chosenBefore, m_currentBefore); });
    connect(m_model, &JobTableModel::loaded, this, [this] {
        m_replacing = false;
        showState();
        if (!m_wanted.isEmpty() && std::ranges::all_of(m_wanted, [this](const Id &id) { return m_model->rowOf(id) >= 0; })) {
            const QList<Id> wanted = std::exchange(m_wanted, {});
            m_table->choose(wanted, wanted.first());
            m_table->scrollTo(m_table->currentIndex());
            if (std::exchange(m_focusWanted, false) && m_pages->currentWidget() == m_listPage)
                focusList();
        } else if (m_model->isSettled() && !m_table->selectionModel()->hasSelection()) {
            // The first job: the panel has something to show.
            for (int row = 0; row < m_model->rowCount(); ++row) {
                if (const JobRow *job = m_model->jobAt(row)) {
                    m_table->choose({job->job.id}, job->job.id);
                    break;
                }
            }
        }
        chosenChanged();
    });
    connect(m_model, &JobTableModel::dataChanged, this, [this] { renewCommands(); });
    connect(m_model, &JobTableModel::failed, this, &QueueScreen::tell);
    connect(m_model, &JobTableModel::tallied, this, [this] {
        m_filters->setTally(m_model->tally(), m_model->models());
        renewHeader();
        renewPause();
        if (const int running = countOf(JobStand::Running); std::exchange(m_running, running) != running)
            emit runningChanged(running);
    });
    m_table->ticker()->setMotion(!settings.get(keys::reducedMotion));
    renewWidths();
    showState();
    renewCommands();
}

QWidget *QueueScreen::buildList()
{
    auto *page = new QWidget;
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    m_filters = new QueueFilterBar;
    rows->addWidget(m_filters);
    m_columns = new QHBoxLayout;
    m_columns->setSpacing(0);
    rows->addLayout(m_columns, 1);

    auto *left = new Surface(Surface::Ground::Base);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_empty = new EmptyState({}, {}, true);
    m_emptyButton = m_empty->setButton({}, {});
    m_table = new JobTable(*m_model, m_delegate);
    m_table->setItemDelegate(m_delegate);
    m_table->setAccessibleName(tr("Jobs, newest first"));
    column->addWidget(m_empty, 1);
    column->addWidget(m_table, 1);
    m_columns->addWidget(left, 1);
    markFocusArea(m_table);
    return page;
}

void QueueScreen::buildOutputs()
{
    m_outputs = new OutputCompare(m_workbench);
    m_pages->addWidget(m_outputs);
    m_outputs->addCommands(m_commands);
    connect(m_outputs, &OutputCompare::backWanted, this, &QueueScreen::showList);
}

void QueueScreen::buildPanel()
{
    m_panel = new JobPanel(m_workbench, nullptr, &m_commands);
    m_columns->addWidget(m_panel);
    m_delegate->setPicture([thumbs = &m_panel->thumbs()](const QByteArray &sha256, const QString &mediaType, QSize size, qreal ratio) {
        return thumbs->pixmap(sha256, mediaType, size, ratio);
    });
    connect(&m_panel->thumbs(), &JobThumbs::changed, m_table, &JobTable::showPicture);
    connect(m_panel, &JobPanel::marksChanged, m_model, &JobTableModel::renew);
    connect(m_panel, &JobPanel::compareWanted, this, &QueueScreen::compareOutputs);
    connect(m_panel, &JobPanel::changesWanted, this, &QueueScreen::runWithChanges);
}

void QueueScreen::buildHeader()
{
    m_providers = new QWidget;
    m_providersRow = new QHBoxLayout(m_providers);
    m_providersRow->setContentsMargins(0, 0, 0, 0);
    m_providersRow->setSpacing(metrics::kTight);
    m_header->addControl(m_providers);
    m_providersButton = makeIconButton(u"settings"_s, tr("Providers"), ButtonSize::Normal, m_header);
    m_providersButton->setObjectName(u"queueProviders"_s);
    bindButton(m_providersButton, m_commands.action(u"queue.providers"_s));
    m_header->addControl(m_providersButton);
    m_pauseButton = makeButton({}, ButtonKind::Plain, {}, m_header);
    m_pauseButton->setObjectName(u"queuePause"_s);
    m_pauseButton->setCheckable(true);
    bindButton(m_pauseButton, m_commands.action(u"queue.pause"_s));
    m_header->addControl(m_pauseButton);
    QPushButton *report = makeButton({}, ButtonKind::Plain, {}, m_header);
    report->setObjectName(u"queueReport"_s);
    bindButton(report, m_commands.action(u"queue.report"_s));
    m_header->addControl(report);
    m_header->foldTogether(0, {report});
    showWithRoom(report, m_header, kRoomForReport);
    QPushButton *create = makeButton({}, ButtonKind::Primary, {}, m_header);
    create->setObjectName(u"queueNewJob"_s);
    bindButton(create, m_commands.action(u"queue.newJob"_s), true);
    m_header->addControl(create);
    bindButton(m_filters->clearButton(), m_commands.action(u"queue.clear"_s));
    bindButton(m_filters->groupButton(), m_commands.action(u"queue.group"_s));
}

void QueueScreen::start()
{
    buildOutputs();
    buildPanel();
    JobQueue &queue = m_workbench.jobs();
    m_model->setSource(&m_workbench.reader(), &queue);
    connect(&m_workbench.reader(), &StoreReader::changed, this, [this] {
        if (isVisible())
            m_model->reload();
    });
    connect(&queue, &JobQueue::settingsChanged, this, [this] {
        renewHeader();
        renewPause();
        renewCommands();
    });
    connect(&queue, &JobQueue::storeTrouble, this, [this](const std::optional<Error> &error) {
        if (!error) {
            if (m_banner->objectName() == "storeTrouble"_L1)
                m_banner->dismiss();
            return;
        }
        const ErrorText text = Words::errorText(*error, {});
        m_banner->setObjectName(u"storeTrouble"_s);
        m_banner->clearButtons();
        m_banner->setMessage(StateLook::Failed, text.what, tr("Nothing is sent until it can be written; what came is kept."));
        m_banner->present();
    });
    connect(&queue, &JobQueue::liveChanged, this, &QueueScreen::renewTrouble);
    connect(&queue, &JobQueue::settled, this, &QueueScreen::renewTrouble);
    m_workbench.reader().watch();
    renewHeader();
    renewPause();
    renewCommands();
}

void QueueScreen::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_workbench.isReady())
        m_model->reload();
}

void QueueScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    renewWidths();
}

void QueueScreen::renewWidths()
{
    const bool narrow = width() < scaled(kNarrow) - kRail;
    if (m_table->isNarrow() != narrow || width() > 0)
        m_table->setNarrow(narrow);
    if (m_providersButton) {
        m_providers->setVisible(!narrow);
        m_providersButton->setVisible(narrow);
    }
}

void QueueScreen::focusList()
{
    if (m_table->isVisible())
        m_table->setFocus(Qt::ShortcutFocusReason);
    else
        m_filters->field()->setFocus(Qt::ShortcutFocusReason);
}

QList<Id> QueueScreen::chosen() const
{
    return m_table->chosenJobs();
}

void QueueScreen::choose(const QList<Id> &jobs)
{
    m_wanted = jobs;
    m_model->reload();
}

void QueueScreen::chooseAndFocus(const QList<Id> &jobs)
{
    m_focusWanted = true;
    choose(jobs);
}

void QueueScreen::showList()
{
    m_pages->setCurrentWidget(m_listPage);
    m_header->show();
    focusList();
}

int QueueScreen::countOf(JobStand stand) const
{
    int count = 0;
    for (const JobTally &part : m_model->tallyOfAll())
        count += part.stand == stand ? part.count : 0;
    return count;
}

void QueueScreen::renewHeader()
{
    if (!m_workbench.isReady())
        return;
    JobQueue &queue = m_workbench.jobs();
    QMap<QString, int> running; // those that have something to do
    for (const JobTally &part : m_model->tallyOfAll()) {
        if (part.stand == JobStand::Running)
            running[part.provider] += part.count;
        else if (part.stand == JobStand::Waiting || part.stand == JobStand::Held)
            running[part.provider] += 0;
    }
    for (const QString &gone : m_providerButtons.keys()) {
        if (!running.contains(gone))
            delete m_providerButtons.take(gone);
    }
    for (const auto &[provider, count] : running.asKeyValueRange()) {
        QPushButton *&button = m_providerButtons[provider];
        if (!button) {
            button = makeButton({}, ButtonKind::Flat, {}, m_providers);
            button->setObjectName(u"provider."_s + provider);
            button->setToolTip(tr("How many jobs run at once, and whether they may"));
            m_providersRow->addWidget(button);
            connect(button, &QPushButton::clicked, this,
                    [this, provider, button] {
                        QMenu menu(this);
                        menu.setObjectName(u"providerMenu"_s);
                        fillProviderMenu(menu, provider);
                        menu.exec(button->mapToGlobal(QPoint(0, button->height())));
                    });
        }
        const QString text = queue.isPaused(provider)
            //: %1: a provider
            ? tr("%1 paused").arg(provider)
            //: %1: a provider; %2 and %3: numbers of jobs
            : tr("%1 %2 of %3 at once").arg(provider).arg(count).arg(queue.concurrency(provider));
        button->setText(QString(text).replace(u'&', u"&&"_s));
        button->setAccessibleName(text);
    }
}

void QueueScreen::openProviders()
{
    QStringList names = m_providerButtons.keys();
    for (const ModelRef &model : m_model->models()) {
        if (!names.contains(model.provider))
            names.append(model.provider);
    }
    names.sort();
    QMenu menu(this);
    menu.setObjectName(u"providersMenu"_s);
    for (const QString &name : std::as_const(names)) {
        auto *part = menu.addMenu(QString(name).replace(u'&', u"&&"_s));
        fillProviderMenu(*part, name);
    }
    if (names.isEmpty())
        menu.addAction(tr("No provider has jobs"))->setEnabled(false);
    const QWidget *below = m_providersButton->isVisible() ? static_cast<QWidget *>(m_providersButton) : m_pauseButton;
    menu.exec(below->mapToGlobal(QPoint(0, below->height())));
}

void QueueScreen::fillProviderMenu(QMenu &menu, const QString &provider)
{
    JobQueue &queue = m_workbench.jobs();
    QAction *pause = menu.addAction(tr("&Pause this provider"));
    pause->setCheckable(true);
    pause->setChecked(queue.isPaused(provider));
    connect(pause, &QAction::toggled, this, [this, provider](bool on) { keep(m_workbench.jobs().setProviderPaused(provider, on)); });
    menu.addSeparator();
    auto *group = new QActionGroup(&menu);
    for (const int jobs : {1, 2, 3, 4, 6, 8, 12, 16, 32, JobQueue::MostConcurrency}) {
        QAction *action = menu.addAction(tr("%n job(s) at once", nullptr, jobs));
        action->setCheckable(true);
        action->setChecked(jobs == queue.concurrency(provider));
        action->setData(jobs);
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, provider, jobs] { keep(m_workbench.jobs().setConcurrency(provider, jobs)); });
    }
}

void QueueScreen::renewPause()
{
    if (!m_workbench.isReady())
        return;
    JobQueue &queue = m_workbench.jobs();
    QAction *pause = m_commands.action(u"queue.pause"_s);
    pause->setChecked(queue.isPaused());
    pause->setText(queue.isPaused() ? tr("Paused") : tr("Pause"));
    m_pauseButton->setChecked(queue.isPaused());
    // What was just removed, and how it comes back, is told first; that it is paused stands in the header meanwhile.
    const bool undoable = m_banner->isPresented() && m_banner->objectName() == "jobsRemoved"_L1;
    if (!queue.isPaused() || undoable) {
        m_pauseTold.clear();
        m_pauseBanner->dismiss();
        return;
    }
    const int held = countOf(JobStand::Held);
    const int unconfirmed = countOf(JobStand::Unconfirmed);
    const bool crash = queue.isPausedAfterCrash();
    QStringList consequence;
    if (crash && queue.pickedUp() > 0)
        consequence.append(tr("%n running job(s) were picked up and go on.", nullptr, queue.pickedUp()));
    else if (m_running > 0)
        consequence.append(tr("%n running job(s) go on.", nullptr, m_running));
    consequence.append(held > 0 ? tr("%n waiting job(s) start when you resume.", nullptr, held) : tr("No job waits."));
    const QString fact = crash ? tr("Paused after a crash.") : tr("The queue is paused.");
    const QString told = u"%1 %2 %3"_s.arg(fact, consequence.join(u' ')).arg(unconfirmed);
    if (std::exchange(m_pauseTold, told) == told)
        return; // its buttons may have the focus
    m_pauseBanner->clearButtons();
    m_pauseBanner->setMessage(StateLook::Held, fact, consequence.join(u' '));
    if (unconfirmed > 0) {
        QPushButton *review = m_pauseBanner->addButton(tr("Review %n unconfirmed", nullptr, unconfirmed));
        review->setObjectName(u"reviewUnconfirmed"_s);
        connect(review, &QPushButton::clicked, m_commands.action(u"queue.unconfirmed"_s), &QAction::trigger);
    }
    QPushButton *resume = m_pauseBanner->addButton(tr("Resume"));
    resume->setObjectName(u"queueResume"_s);
    resume->setToolTip(commandToolTip(pause));
    connect(resume, &QPushButton::clicked, this, [this] { keep(m_workbench.jobs().setQueuePaused(false)); });
    m_pauseBanner->present();
}

void QueueScreen::renewTrouble(const Id &job)
{
    const auto live = m_workbench.jobs().live(job);
    const bool full = live && live->trouble && live->trouble->kind == ErrorKind::DiskFull;
    if (full) {
        m_noRoom.insert(job);
        m_banner->setObjectName(u"fullDisk"_s);
        m_banner->clearButtons();
        m_banner->setMessage(StateLook::Failed, tr("The disk is full."),
                             tr("Files of jobs wait for room; providers delete them after an hour."));
        QPushButton *again = m_banner->addButton(tr("Try again"));
        connect(again, &QPushButton::clicked, this, [this] { m_workbench.jobs().fetchWaiting(); });
        m_banner->present();
    } else if (m_noRoom.remove(job) && m_noRoom.isEmpty() && m_banner->objectName() == "fullDisk"_L1) {
        m_banner->dismiss();
    }
}

void QueueScreen::showState()
{
    const bool none = m_model->jobs() == 0;
    const bool settled = m_model->isSettled();
    m_table->setVisible(!none || !settled);
    m_empty->setVisible(none && settled);
    if (!none || !settled)
        return;
    m_emptyButton->disconnect(this);
    if (m_model->filter() == JobFilter()) {
        m_empty->setTexts(tr("No jobs yet"), tr("Images, video and audio wait and run here."));
        QAction *create = m_commands.action(u"queue.newJob"_s);
        m_empty->setButton(tr("New job"), u"add"_s, keyText(create->shortcut()));
        connect(m_emptyButton, &QPushButton::clicked, this, [create] { create->trigger(); });
        m_emptyButton->setVisible(create->isEnabled());
        return;
    }
    m_empty->setTexts(tr("No job fits"), tr("Other jobs are hidden by the filter."));
    m_empty->setButton(tr("Show all"), {});
    m_emptyButton->setVisible(true);
    connect(m_emptyButton, &QPushButton::clicked, this, [this] { m_filters->setFilter({}); });
}

void QueueScreen::chosenChanged()
{
    renewCommands();
    if (m_panel) // not before start()
        m_panel->setJobs(chosen());
}

void QueueScreen::tell(const Error &error)
{
    const ErrorText text = Words::errorText(error, {});
    m_banner->setObjectName(u"queueError"_s);
    m_banner->clearButtons();
    m_banner->setMessage(StateLook::Failed, text.what, text.advice);
    QPushButton *close = m_banner->addButton(tr("Close"), ButtonKind::Flat);
    connect(close, &QPushButton::clicked, m_banner, &Banner::dismiss);
    m_banner->present();
}

void QueueScreen::newJob(const std::optional<ModelRef> &model)
{
    emit newJobWanted(model);
}

void QueueScreen::runWithChanges(const Id &job)
{
    emit changesWanted(job);
}

void QueueScreen::compareOutputs(const QList<Id> &jobs)
{
    emit compareWanted(jobs);
}

} // namespace bakeoff
