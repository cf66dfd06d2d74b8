// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/jobpanel.h"

#include "base/clock.h"
#include "compare/background.h"
#include "compare/rawview.h"
#include "costs/tally.h"
#include "jobs/jobclocks.h"
#include "media/codetext.h"
#include "media/mediaview.h"
#include "queue/factrows.h"
#include "queue/jobfacts.h"
#include "queue/joblook.h"
#include "queue/joboverview.h"
#include "queue/jobthumbs.h"
#include "queue/outputstrip.h"
#include "queue/outputview.h"
#include "queue/previewpage.h"
#include "shell/providertexts.h"
#include "store/artifactrepository.h"
#include "store/jobjudgementrepository.h"
#include "store/jobrepository.h"
#include "store/jobtimesrepository.h"
#include "store/storereader.h"
#include "widgets/focusareas.h"
#include "widgets/iconbutton.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"
#include "words/jobwords.h"
#include "words/words.h"
#include "workbench/jobqueue.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QFuture>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kWide = 390;
constexpr int kNarrow = 332;
constexpr int kNarrowWindow = 1400;
constexpr int kLowWindow = 600;
constexpr auto kTick = 500ms;

} // namespace

/// What several jobs have in common.
struct JobPanel::Several {
    int count = 0;
    QMap<JobStand, int> stands;
    CostTally cost;
    int atLeast = 0; ///< jobs of which idle time comes on top
    int open = 0;    ///< not ended: they may still cost something
};

namespace {

JobStand standOf(const Job &job, bool held)
{
    switch (job.state) {
    case JobState::Queued:
        return held || job.paused ? JobStand::Held : JobStand::Waiting;
    case JobState::Sending:
    case JobState::Starting:
    case JobState::Processing:
        return JobStand::Running;
    case JobState::Unconfirmed:
        return JobStand::Unconfirmed;
    case JobState::Succeeded:
        return std::ranges::any_of(job.artifacts, [](const Artifact &a) { return a.state == ArtifactState::Waiting; })
            ? JobStand::Saving
            : JobStand::Done;
    case JobState::Canceled:
    case JobState::Aborted:
        return JobStand::Stopped;
    case JobState::Failed:
    case JobState::Expired:
        return JobStand::Failed;
    }
    Q_UNREACHABLE_RETURN(JobStand::Waiting);
}

} // namespace

JobPanel::JobPanel(Workbench &workbench, QWidget *parent, CommandRegistry *commands)
    : Surface(Ground::Window, Qt::LeftEdge, parent)
    , m_workbench(workbench)
    , m_thumbs(new JobThumbs(workbench, this))
    , m_pages(new QStackedWidget)
{
    setObjectName(u"jobPanel"_s);
    setAccessibleName(tr("The chosen job"));
    m_empty = new EmptyState(tr("No job chosen"), tr("Choose a job to see what came of it."));
    m_empty->setObjectName(u"jobPanelEmpty"_s);
    m_jobPage = buildJob();
    m_severalPage = buildSeveral();
    for (QWidget *page : std::initializer_list<QWidget *>{m_empty, m_jobPage, m_severalPage})
        m_pages->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    markFocusArea(this);
    addActions(commands);
    renewActions();
    fitWidth();

    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (isVisible())
            renewOverview();
    });
}

JobPanel::~JobPanel() = default;

QWidget *JobPanel::buildJob()
{
    auto *page = new QWidget;
    m_banner = new Banner;
    m_banner->setObjectName(u"jobPanelBanner"_s);
    m_banner->hide();
    m_view = new OutputView;
    m_view->setCompact(true);
    m_strip = new OutputStrip(*m_thumbs);
    m_title = new TextLabel({}, TextStep::Normal, Tone::Text, QFont::DemiBold);
    m_title->setObjectName(u"jobTitle"_s);
    m_title->setWordWrap(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_model = new TextLabel({}, TextStep::Small, Tone::Text2);
    m_model->setObjectName(u"jobModel"_s);
    m_model->setWordWrap(true);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(metrics::kLarge, metrics::kMedium, metrics::kLarge, metrics::kSmall);
    top->setSpacing(metrics::kSmall);
    m_previewBox = m_view;
    top->addWidget(m_view);
    top->addWidget(m_strip);
    auto *words = new QVBoxLayout;
    words->setSpacing(metrics::kHair);
    words->addWidget(m_title);
    words->addWidget(m_model);
    top->addLayout(words);
    top->addWidget(buildButtons());
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addLayout(top);
    column->addWidget(buildTabs(), 1);
    connect(m_view, &OutputView::shown, this, [this] {
        // What the preview found out is kept, where nobody knew it yet.
        const Artifact *file = artifact();
        const std::optional<MediaFacts> facts = m_view->mediaView()->facts();
        if (!file || path().isEmpty() || m_view->mediaView()->file() != m_path || !facts || file->width || file->duration)
            return;
        const bool sized = !facts->size.isEmpty();
        if (sized || facts->duration) {
            m_workbench.jobs().keepFindings({{.sha256 = file->sha256,
                                              .there = true,
                                              .width = sized ? std::optional(facts->size.width()) : std::nullopt,
                                              .height = sized ? std::optional(facts->size.height()) : std::nullopt,
                                              .duration = facts->duration}});
        }
    });
    connect(m_strip, &OutputStrip::currentChanged, this, [this] {
        showOutput();
        renewOverview();
        showPreviewOutput();
    });
    return page;
}

QWidget *JobPanel::buildButtons()
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, metrics::kTight, 0, 0);
    row->setSpacing(metrics::kTight);
    m_open = makeButton(tr("Open"), ButtonKind::Plain);
    m_compare = makeButton(tr("Compare…"), ButtonKind::Plain);
    m_changes = makeButton(tr("Run with changes…"), ButtonKind::Plain);
    m_star = makeIconButton(u"star"_s, tr("Star"), ButtonSize::Normal, box);
    m_star->setObjectName(u"jobStar"_s);
    m_more = makeIconButton(u"more"_s, tr("More commands"), ButtonSize::Normal, box);
    m_open->setObjectName(u"jobOpen"_s);
    m_compare->setObjectName(u"jobCompare"_s);
    m_changes->setObjectName(u"jobChanges"_s);
    m_more->setObjectName(u"jobMore"_s);
    for (QPushButton *button : {m_open, m_compare, m_changes})
        row->addWidget(button);
    row->addStretch(1);
    row->addWidget(m_star);
    row->addWidget(m_more);
    connect(m_open, &QPushButton::clicked, this, [this] {
        openPreview();
        if (m_job)
            emit openWanted(m_job->id);
    });
    connect(m_compare, &QPushButton::clicked, this, [this] { emit compareWanted(m_ids); });
    connect(m_changes, &QPushButton::clicked, this, [this] {
        if (m_job)
            emit changesWanted(m_job->id);
    });
    connect(m_more, &QToolButton::clicked, this, &JobPanel::openMenu);
    return box;
}

QWidget *JobPanel::buildTabs()
{
    auto *box = new QWidget;
    m_tabs = new QTabBar;
    m_tabs->setObjectName(u"jobTabs"_s);
    m_tabs->setAccessibleName(tr("What is shown of the job"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (const QString &name : {tr("Overview"), tr("Input"), tr("Log"), tr("Raw")})
        m_tabs->addTab(name);
    m_tabPages = new QStackedWidget;
    m_overview = new JobOverview;
    connect(m_overview, &JobOverview::priceWanted, this, &JobPanel::askPrice);
    connect(m_overview, &JobOverview::hardwareWanted, this, &JobPanel::askHardware);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(u"jobOverviewScroll"_s);
    scroll->setAccessibleName(tr("Overview"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::StrongFocus); // it scrolls by keys
    scroll->setWidget(m_overview);
    scroll->viewport()->setAutoFillBackground(false);
    m_overview->setAutoFillBackground(false);

    const auto textPage = [](CodeText *text, TextLabel *note) {
        auto *page = new QWidget;
        auto *column = new QVBoxLayout(page);
        column->setContentsMargins(metrics::kLarge, metrics::kMedium, metrics::kLarge, metrics::kMedium);
        column->setSpacing(metrics::kSmall);
        note->setWordWrap(true);
        note->hide();
        column->addWidget(note);
        column->addWidget(text, 1);
        return page;
    };
    m_input = new CodeText(tr("Input as JSON"));
    m_input->setObjectName(u"jobInput"_s);
    m_files = new TextLabel({}, TextStep::Small, Tone::Text2);
    m_files->setObjectName(u"jobFiles"_s);
    m_log = new CodeText(tr("Log"));
    m_log->setObjectName(u"jobLog"_s);
    m_logNote = new TextLabel({}, TextStep::Small, Tone::Text2);
    m_logNote->setObjectName(u"jobLogNote"_s);
    m_raw = new RawView;
    m_tabPages->addWidget(scroll);
    m_tabPages->addWidget(textPage(m_input, m_files));
    m_tabPages->addWidget(textPage(m_log, m_logNote));
    m_tabPages->addWidget(m_raw);
    connect(m_tabs, &QTabBar::currentChanged, m_tabPages, &QStackedWidget::setCurrentIndex);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(metrics::kSmall, 0, 0, 0);
    tabRow->addWidget(m_tabs);
    column->addLayout(tabRow);
    column->addWidget(new HairLine(Qt::Horizontal));
    column->addWidget(m_tabPages, 1);
    return box;
}

QWidget *JobPanel::buildSeveral()
{
    auto *page = new QWidget;
    m_severalTitle = new TextLabel({}, TextStep::Reading, Tone::Text, QFont::DemiBold);
    m_severalTitle->setObjectName(u"jobsTitle"_s);
    m_severalRows = new FactRows;
    m_severalRows->setObjectName(u"jobsFacts"_s);
    m_severalCompare = makeButton(tr("Compare…"), ButtonKind::Plain);
    m_severalCompare->setObjectName(u"jobsCompare"_s);
    connect(m_severalCompare, &QPushButton::clicked, this, [this] { emit compareWanted(m_ids); });
    auto *row = new QHBoxLayout;
    row->addWidget(m_severalCompare);
    row->addStretch(1);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(metrics::kLarge, metrics::kLarge, metrics::kLarge, metrics::kLarge);
    column->setSpacing(metrics::kMedium);
    column->addWidget(m_severalTitle);
    column->addWidget(m_severalRows);
    column->addLayout(row);
    column->addStretch(1);
    return page;
}

void JobPanel::showEvent(QShowEvent *event)
{
    Surface::showEvent(event);
    window()->installEventFilter(this);
    fitWidth();
    follow();
    load();
}

void JobPanel::follow()
{
    if (m_following || !m_workbench.isReady())
        return; // there is no queue before the workbench is ready
    m_following = true;
    JobQueue &queue = m_workbench.jobs();
    connect(&queue, &JobQueue::changed, this, [this](const QList<Id> &ids) {
        if (ids.isEmpty() || std::ranges::any_of(ids, [this](const Id &id) { return m_ids.contains(id); }))
            load();
    });
    connect(&queue, &JobQueue::settingsChanged, this, &JobPanel::load); // held or not
    connect(&queue, &JobQueue::settled, m_thumbs, &JobThumbs::fillFacts);
    m_thumbs->fillFacts();
}

bool JobPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == window() && event->type() == QEvent::Resize)
        fitWidth();
    return Surface::eventFilter(watched, event);
}

void JobPanel::fitWidth()
{
    const bool narrow = window()->width() < scaled(kNarrowWindow) && window() != this;
    // Large type leaves the list its half of the window, and the panel's tabs theirs of the panel.
    const int width = std::min(scaled(narrow ? kNarrow : kWide), std::max(kWide, window()->width() * 36 / 100));
    setFixedWidth(width);
    const int buttons = m_open->sizeHint().width() + m_compare->sizeHint().width() + m_changes->sizeHint().width()
        + m_star->sizeHint().width() + m_more->sizeHint().width() + 4 * metrics::kTight;
    // Their padding gives way a little before words are cut.
    m_changes->setVisible(!narrow && buttons <= width - 2 * metrics::kLarge + 3 * metrics::kSmall);
    const int height = (width - 2 * metrics::kLarge) * (narrow ? 21 : 16) / 24;
    const int most = window()->height() < scaled(kLowWindow) ? window()->height() * 15 / 100 // the words need the room
                                                             : std::max(scaled(120), window()->height() * 30 / 100);
    m_previewBox->setFixedHeight(std::min(height, most));
}

void JobPanel::setPage(Page page)
{
    m_tabs->setCurrentIndex(static_cast<int>(page));
}

void JobPanel::setJobs(const QList<Id> &ids)
{
    if (ids == m_ids)
        return;
    const bool other = ids.size() != 1 || m_ids.size() != 1;
    m_ids = ids;
    if (!m_ids.contains(m_job ? m_job->id : Id()) || other)
        m_banner->hide();
    if (m_ids.isEmpty()) {
        m_job.reset();
        m_view->clear();
        m_pages->setCurrentWidget(m_empty);
        m_tick.stop();
        renewActions();
        emit shown();
        return;
    }
    follow();
    load();
}

void JobPanel::load()
{
    if (m_ids.isEmpty() || !m_workbench.isReady())
        return;
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    const auto done = [this](const QList<Id> &asked) {
        m_reading = false;
        const bool again = std::exchange(m_again, false);
        if (again || asked != m_ids)
            load();
    };
    if (m_ids.size() == 1) {
        m_workbench.reader()
            .read<One>([id = m_ids.first()](Database &db) -> Result<One> {
                const Result<Job> job = JobRepository(db).load(id);
                if (!job)
                    return job.error();
                const auto marks = JobJudgementRepository(db).marksOf({id});
                const auto times = isFinal(job->state) ? QHash<QString, JobTimes>()
                                                       : JobTimesRepository(db).newest().valueOr({});
                return One{.job = *job,
                           .marks = marks ? marks->value(id) : JobMarks(),
                           .times = times.value(job->model.toString()),
                           .saved = JobRepository(db).savedAt(id).valueOr({})};
            })
            .then(this, [this, done, asked = m_ids](const Result<One> &one) {
                if (asked == m_ids)
                    take(one);
                done(asked);
            });
        return;
    }
    QSet<QString> held;
    for (const ProviderConfig &config : m_workbench.providers().configs()) {
        if (m_workbench.jobs().isPaused() || m_workbench.jobs().isPaused(config.name))
            held.insert(config.name);
    }
    m_workbench.reader()
        .read<Several>([ids = m_ids, held](Database &db) -> Result<Several> {
            const Result<QList<Job>> jobs = JobRepository(db).load(ids);
            if (!jobs)
                return jobs.error();
            Several several;
            several.count = static_cast<int>(jobs->size());
            for (const Job &job : *jobs) {
                ++several.stands[standOf(job, held.contains(job.model.provider))];
                if (job.cost)
                    several.cost.add(*job.cost, job.sandbox);
                several.atLeast += job.cost && job.costBasis["at_least"_L1].toBool() ? 1 : 0;
                several.open += isFinal(job.state) ? 0 : 1;
            }
            return several;
        })
        .then(this, [this, done, asked = m_ids](const Result<Several> &several) {
            if (asked == m_ids && several)
                takeSeveral(*several);
            done(asked);
        });
}

void JobPanel::takeSeveral(const Several &several)
{
    m_job.reset();
    m_outputs.clear();
    m_view->clear();
    m_tick.stop();
    m_severalTitle->setText(tr("%n job(s) chosen", nullptr, several.count));
    QList<FactRows::Row> rows;
    for (const auto &[stand, count] : several.stands.asKeyValueRange()) {
        rows.append({.name = JobWords::standWord(stand), .value = Words::formatCount(count), .look = standLook(stand)});
    }
    if (several.cost.real.count > 0) {
        QString cost = Words::totalLabel(several.cost.real);
        const Usd known = several.cost.real.known().valueOr({});
        if (several.cost.real.unknown == 0 && (several.atLeast > 0 || several.open > 0)) {
            //: A sum to which more may come. %1: an amount.
            cost = tr("at least %1").arg(Words::formatUsd(known, Rounding::Down));
        }
        QString why = Words::totalTooltip(several.cost.real);
        if (several.atLeast > 0)
            why += u'\n' + tr("Of %n job(s) set-up and idle time come on top.", nullptr, several.atLeast);
        if (several.open > 0)
            why += u'\n' + tr("%n job(s) have not ended.", nullptr, several.open);
        rows.append({.name = tr("Cost"), .value = cost, .toolTip = why});
    } else if (several.cost.sandbox.count == 0) {
        rows.append({.name = tr("Cost"), .value = several.open > 0 ? Words::dash() : tr("no charge")});
    }
    if (several.cost.sandbox.count > 0) {
        rows.append({.name = tr("Sandbox"), .value = Words::totalLabel(several.cost.sandbox),
                     .toolTip = tr("The sandbox charges play money; it is in no total.")});
    }
    m_severalRows->setRows(rows);
    m_severalCompare->setEnabled(several.stands.value(JobStand::Done) > 1);
    m_pages->setCurrentWidget(m_severalPage);
    renewActions();
    emit shown();
}

void JobPanel::take(const Result<One> &one)
{
    if (!one) {
        m_job.reset();
        m_view->clear();
        const ErrorText text = Words::errorText(one.error(), {});
        const bool gone = one.error().kind == ErrorKind::NotFound;
        m_empty->setTexts(gone ? tr("It is not there any more") : text.what, gone ? tr("It was removed.") : text.advice);
        m_pages->setCurrentWidget(m_empty);
        renewActions();
        emit shown();
        return;
    }
    m_marks = one->marks;
    m_times = one->times;
    const bool same = m_job && m_job->id == one->job.id;
    const bool sameSaved = std::exchange(m_saved, one->saved) == one->saved;
    if (!same || !sameSaved || *m_job != one->job) {
        m_job = one->job;
        showJob(same);
    }
    m_pages->setCurrentWidget(m_jobPage);
    showPreviewOutput();
    m_empty->setTexts(tr("No job chosen"), tr("Choose a job to see what came of it."));
    renewActions();
    emit shown();
}

void JobPanel::showJob(bool same)
{
    m_outputs = outputsOf(*m_job);
    m_strip->setOutputs(*m_job, m_outputs, same);
    if (!same)
        m_banner->hide();
    m_title->setText(m_job->title.isEmpty() ? tr("Untitled") : m_job->title);
    const auto config = m_workbench.providers().find(m_job->model.provider);
    const QString provider = config ? providerTexts::title(*config) : m_job->model.provider;
    //: A model and the provider that runs it.
    QString model = tr("%1, %2").arg(m_job->model.id, provider);
    if (m_job->seed) {
        //: %1: model and provider; %2: a number.
        model = tr("%1, seed %2").arg(model, QString::number(*m_job->seed));
    }
    m_model->setText(model);
    if (!same)
        m_path.clear();
    showOutput();

    m_input->setText(QString::fromUtf8(QJsonDocument(readableInput(*m_job)).toJson(QJsonDocument::Indented)).trimmed(), true);
    QStringList files;
    for (const JobFile &file : std::as_const(m_job->files)) {
        //: A file that went into a job. %1: name; %2: type; %3: size.
        files.append(tr("%1, %2, %3").arg(file.name, file.mediaType, locale().formattedDataSize(file.bytes, 1, QLocale::DataSizeSIFormat)));
    }
    if (m_job->hasSecrets)
        files.append(tr("Secrets are not kept: it can be run again only with new ones."));
    m_files->setText(files.join(u'\n'));
    m_files->setVisible(!files.isEmpty());
    if (m_job->rawRequest.isEmpty() && m_job->rawResponse.isEmpty()) {
        m_raw->setTraffic({.requestTitle = {}, .requestHead = {}, .request = {}, .responseTitle = {}, .response = {},
                           .note = m_job->hasSecrets ? tr("The request had secrets, so it was not kept.")
                                                     : tr("Nothing was sent yet.")});
    } else {
        m_raw->setTraffic({.requestTitle = tr("Request"), .requestHead = {}, .request = m_job->rawRequest,
                           .responseTitle = tr("Response"), .response = m_job->rawResponse,
                           .note = tr("Keys are left out.")});
    }
    showLive();
    renewOverview();
    const bool moves = !isFinal(m_job->state) || stand() == JobStand::Saving;
    if (moves)
        m_tick.start();
    else
        m_tick.stop();
    // liveChanged() comes often, and of every job: this one alone is listened to, while it moves.
    disconnect(&m_workbench.jobs(), &JobQueue::liveChanged, this, nullptr);
    if (moves) {
        connect(&m_workbench.jobs(), &JobQueue::liveChanged, this, [this](const Id &id) {
            if (m_job && m_job->id == id)
                showLive();
        });
    }
}

void JobPanel::showLive()
{
    const auto live = m_workbench.jobs().live(m_job->id);
    bool cut = false;
    const QString log = shownLog(live && live->logs.size() > m_job->logs.size() ? live->logs : m_job->logs, cut);
    m_log->setGrowingText(log);
    m_logNote->setText(log.isEmpty() ? isFinal(m_job->state) ? tr("The model wrote no log.") : tr("No log yet.")
                           : cut     ? tr("Only the end of the log is shown.")
                                     : QString());
    m_logNote->setVisible(!m_logNote->text().isEmpty());
    if (m_outputs.isEmpty() && live && !live->text.isEmpty())
        m_view->showLiveText(live->text);
}

JobStand JobPanel::stand() const
{
    const JobQueue &queue = m_workbench.jobs();
    return standOf(*m_job, queue.isPaused() || queue.isPaused(m_job->model.provider));
}

void JobPanel::renewOverview()
{
    if (!m_job)
        return;
    const UtcMicros now = m_workbench.clock().nowUtc();
    const auto config = m_workbench.providers().find(m_job->model.provider);
    const bool cold = m_job->state == JobState::Starting && jobClocks(*m_job, now).probablyCold;
    const JobPrices prices = m_workbench.jobs().prices(m_job->model, m_job->route, m_job->hardware);
    const auto live = m_workbench.jobs().live(m_job->id);
    m_overview->show({.job = *m_job,
                      .output = output(),
                      .live = live ? &*live : nullptr,
                      .stateWord = JobWords::stateWord(stand(), m_job->state, cold),
                      .look = cold ? StateLook::ColdStart : standLook(stand()),
                      .providerTitle = config ? providerTexts::title(*config) : m_job->model.provider,
                      .priceKnown = !prices.units.isEmpty() || prices.hardwareSecond.has_value(),
                      .times = m_times,
                      .saved = m_saved,
                      .now = now});
}

const JobOutput *JobPanel::output() const
{
    const int index = m_strip->current();
    return index >= 0 && index < m_outputs.size() ? &m_outputs.at(index) : nullptr;
}

const Artifact *JobPanel::artifact() const
{
    const JobOutput *shown = output();
    return m_job && shown && shown->kind == JobOutput::Kind::File ? &m_job->artifacts.at(shown->artifact) : nullptr;
}

QString JobPanel::path() const
{
    const Artifact *file = artifact();
    return file && !m_path.isEmpty() && file->sha256 == m_pathOf ? m_path : QString();
}

void JobPanel::showOutput()
{
    const int look = ++m_located;
    renewActions(); // the file is found in a moment
    const JobOutput *shown = output();
    if (!shown) {
        m_path.clear();
        m_view->showSentence(JobFacts::noOutput(*m_job));
        return;
    }
    if (shown->kind != JobOutput::Kind::File) {
        m_path.clear();
        m_view->showText(*shown);
        return;
    }
    const Artifact &file = *artifact();
    if (file.sha256.isEmpty()) {
        m_path.clear();
        m_view->showSentence({.sentence = JobFacts::artifactSentence(file), .detail = file.fileName,
                              .bad = file.state != ArtifactState::Waiting});
        renewActions();
        return;
    }
    inBackground([library = m_workbench.jobs().library(), sha256 = file.sha256] { return library.path(sha256); })
        .then(this, [this, look, sha256 = file.sha256](const QString &path) {
            if (look != m_located)
                return;
            const Artifact *shownFile = artifact();
            if (!shownFile || shownFile->sha256 != sha256)
                return;
            m_path = path;
            m_pathOf = sha256;
            const bool there = !path.isEmpty();
            if (there) {
                m_view->showFile(path);
            } else {
                Artifact gone = *shownFile;
                gone.state = ArtifactState::Missing;
                m_view->showSentence({.sentence = tr("Succeeded, file missing"), .detail = JobFacts::artifactSentence(gone), .bad = true});
            }
            if (there != (shownFile->state == ArtifactState::Downloaded))
                m_workbench.jobs().keepFindings({{.sha256 = sha256, .there = there, .width = {}, .height = {}, .duration = {}}});
            renewActions();
            showPreviewOutput();
        });
}

} // namespace bakeoff
