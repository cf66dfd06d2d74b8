// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportpane.h"

#include "queue/outputfiles.h"
#include "reports/reportexport.h"
#include "reports/reportexportline.h"
#include "reports/reportfeed.h"
#include "reports/reportpreview.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "widgets/focusareas.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"
#include "words/words.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSet>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace bakeoff {

using namespace Qt::StringLiterals;

ReportPane::ReportPane(Workbench &workbench, AppSettings &settings, CommandRegistry &commands, QWidget *parent)
    : QWidget(parent)
    , m_feed(new ReportFeed(workbench, this))
    , m_export(new ReportExport(*m_feed, settings, this))
    , m_line(new ReportExportLine)
    , m_place(new TextLabel({}, TextStep::Small, Tone::Text2))
    , m_busy(new TextLabel(tr("Making the report…"), TextStep::Small, Tone::Text2))
    , m_zoom(new TextLabel({}, TextStep::Small, Tone::Text2))
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(tr("Nothing is picked yet"), {}))
    , m_problem(new StateMessage)
    , m_preview(new ReportPreview)
    , m_format(ReportFormat::Html)
{
    m_place->setObjectName(u"reportPlace"_s);
    m_busy->setObjectName(u"reportBusy"_s);
    m_busy->hide();
    m_preview->setObjectName(u"reportPreview"_s);
    auto *nothing = new Surface(Surface::Ground::Base);
    auto *nothingLayout = new QVBoxLayout(nothing);
    nothingLayout->addWidget(m_empty);
    auto *problem = new Surface(Surface::Ground::Base);
    auto *problemLayout = new QVBoxLayout(problem);
    problemLayout->addWidget(m_problem);
    problemLayout->addStretch(1);
    for (QWidget *page : std::initializer_list<QWidget *>{nothing, problem, m_preview})
        m_stack->addWidget(page);
    markFocusArea(m_preview);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHeader(commands));
    layout->addWidget(m_line);
    layout->addWidget(m_stack, 1);

    connect(m_feed, &ReportFeed::made, this, &ReportPane::showMade);
    connect(m_feed, &ReportFeed::cleared, this, &ReportPane::showEmpty);
    connect(m_feed, &ReportFeed::failed, this, &ReportPane::showProblem);
    connect(m_feed, &ReportFeed::slow, m_busy, &QWidget::setVisible);
    connect(m_preview, &ReportPreview::placeChanged, m_place, &QLabel::setText);
    connect(m_preview, &ReportPreview::zoomChanged, this, &ReportPane::renewZoom);
    connect(m_preview, &ReportPreview::laidOut, this, &ReportPane::renewZoom);

    connect(m_export, &ReportExport::started, this, [this](const QString &file) {
        m_line->showRunning(file);
        emit exportRunning(true);
    });
    connect(m_export, &ReportExport::progressed, m_line, &ReportExportLine::setProgress);
    connect(m_export, &ReportExport::done, this, [this](const QString &file) {
        m_line->showDone(file);
        emit exportRunning(false);
    });
    connect(m_export, &ReportExport::failed, this, [this](const Error &error, const QString &file) {
        const auto [fact, advice] = ReportExport::sentence(error, file);
        m_line->showFailed(fact, advice);
        emit exportRunning(false);
    });
    connect(m_export, &ReportExport::canceled, this, [this] {
        m_line->hide();
        emit exportRunning(false);
    });
    connect(m_line, &ReportExportLine::canceled, m_export, &ReportExport::cancel);
    connect(m_line, &ReportExportLine::openWanted, this, [](const QString &file) { OutputFiles::openWithSystem(file); });
    connect(m_line, &ReportExportLine::folderWanted, this, [](const QString &file) { OutputFiles::showInFolder(file); });
    connect(m_line, &ReportExportLine::againWanted, this, [this] { ask(m_format); });
    showEmpty();
    renewZoom();
}

QWidget *ReportPane::buildHeader(CommandRegistry &commands)
{
    auto *header = new Surface(Surface::Ground::Window, Qt::BottomEdge);
    keepScaledMinimumHeight(header, metrics::kTurnBand);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(metrics::kLarge, 0, metrics::kMedium, 0);
    row->setSpacing(metrics::kSmall);
    row->addWidget(new TextLabel(tr("Preview"), TextStep::Small, Tone::Text, QFont::DemiBold));
    row->addWidget(m_place);
    row->addSpacing(metrics::kSmall);
    row->addWidget(m_busy);
    row->addStretch(1);
    const auto add = [&](const QString &id, const QString &text) {
        QAction *action = commands.action(id);
        auto *button = new QToolButton;
        button->setObjectName(id);
        button->setText(text);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleName(action->text().remove(u'&'));
        button->setToolTip(commandToolTip(action));
        connect(button, &QToolButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button, [button, action] { button->setToolTip(commandToolTip(action)); });
        row->addWidget(button);
    };
    add(u"reports.zoomOut"_s, u"−"_s);
    row->addWidget(m_zoom);
    add(u"reports.zoomIn"_s, u"+"_s);
    add(u"reports.fitWidth"_s, tr("Fit width"));
    return header;
}

void ReportPane::setSettings(const ReportSettings &settings)
{
    m_settings = settings;
    m_feed->setSettings(settings);
    if (!settings.asksAnything())
        showEmpty();
}

void ReportPane::ask(ReportFormat format)
{
    m_format = format;
    m_export->ask(format, m_settings);
}

void ReportPane::showEmpty()
{
    if (m_settings.covers == ReportCovers::Batches)
        m_empty->setTexts(tr("Nothing is picked yet"), tr("Pick a batch of jobs at the left; its report stands here."));
    else
        m_empty->setTexts(tr("Nothing is picked yet"), tr("Pick a comparison at the left; its report stands here."));
    m_preview->clear();
    m_place->clear();
    m_stack->setCurrentIndex(0);
    renewZoom();
    emit reportChanged(nullptr);
}

void ReportPane::showMade()
{
    const Report *report = m_feed->report();
    if (!report)
        return;
    if (report->models.isEmpty()) {
        m_empty->setTexts(tr("Nothing is in this report"), tr("No answer and no job fits what is picked at the left."));
        m_preview->clear();
        m_place->clear();
        m_stack->setCurrentIndex(0);
    } else {
        m_preview->setDocument(m_feed->document());
        m_stack->setCurrentWidget(m_preview);
    }
    renewZoom();
    emit reportChanged(report);
}

void ReportPane::showProblem(const Error &error)
{
    const ErrorText text = Words::errorText(error, {});
    m_problem->setMessage(StateLook::Failed, text.what, text.advice);
    m_problem->clearButtons();
    QPushButton *again = m_problem->addButton(tr("Try again"), ButtonKind::Plain, u"retry"_s);
    again->setObjectName(u"reportAgain"_s);
    connect(again, &QPushButton::clicked, m_feed, &ReportFeed::again);
    m_stack->setCurrentIndex(1);
    renewZoom();
    emit reportChanged(nullptr);
}

void ReportPane::renewZoom()
{
    const bool shown = m_stack->currentWidget() == m_preview && m_preview->pageCount() > 0;
    m_zoom->setText(shown ? locale().toString(m_preview->shownPercent()) + u'%' : QString());
    m_zoom->setAccessibleName(tr("Size of the pages"));
}

QString ReportPane::countsOf(const Report &report)
{
    QSet<QString> models;
    int failed = 0;
    int cut = 0;
    int running = 0;
    for (const ReportModel &model : report.models) {
        models.insert(model.name);
        failed += model.failed;
        cut += model.cutOff + model.stopped;
        running += model.running;
    }
    const ReportRecipe &recipe = report.recipe;
    QStringList parts;
    if (recipe.prompts > 0)
        parts.append(tr("%n prompt(s)", nullptr, static_cast<int>(recipe.prompts)));
    parts.append(tr("%n model(s)", nullptr, static_cast<int>(models.size())));
    if (recipe.replies > 0 || recipe.jobs == 0)
        parts.append(tr("%n reply(s)", nullptr, static_cast<int>(recipe.replies)));
    if (recipe.jobs > 0)
        parts.append(tr("%n job(s)", nullptr, static_cast<int>(recipe.jobs)));
    QStringList sentences{parts.join(u", "_s) + u'.'};
    QStringList troubles;
    if (failed > 0)
        troubles.append(tr("%n failed", nullptr, failed));
    if (cut > 0)
        troubles.append(tr("%n cut off or stopped", nullptr, cut));
    if (running > 0)
        troubles.append(tr("%n still running", nullptr, running));
    if (!troubles.isEmpty())
        sentences.append(troubles.join(u", "_s) + u'.');
    if (recipe.hidden > 0)
        sentences.append(tr("%n result(s) wait for a blind vote and are left out.", nullptr, static_cast<int>(recipe.hidden)));
    return sentences.join(u' ');
}

} // namespace bakeoff
