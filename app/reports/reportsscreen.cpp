// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportsscreen.h"

#include "reports/reportbook.h"
#include "reports/reportexport.h"
#include "reports/reportfeed.h"
#include "reports/reportform.h"
#include "reports/reportpane.h"
#include "reports/reportselectionform.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "store/storereader.h"
#include "widgets/focusareas.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/screenheader.h"
#include "widgets/typography.h"
#include "words/words.h"
#include "workbench/workbench.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFormWidth = 352;
constexpr int kNarrow = 1000; ///< below it the header has room for the buttons alone

} // namespace

ReportsScreen::ReportsScreen(Workbench &workbench, AppSettings &settings, CommandRegistry &commands, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_settings(settings)
    , m_commands(commands)
    , m_book(new ReportBook(workbench, settings, this))
    , m_header(new ScreenHeader(tr("Reports"), this))
    , m_name(makeButton({}, ButtonKind::Flat, {}, m_header))
    , m_banner(new Banner(this))
    , m_columns(new QHBoxLayout)
{
    setObjectName(u"reportsScreen"_s);
    m_banner->hide();
    m_columns->setSpacing(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_banner);
    layout->addLayout(m_columns, 1);
    addCommands();
    buildHeader();
    connect(m_book, &ReportBook::opened, this, [this](const ReportSettings &report) {
        if (m_form)
            m_form->setValue(report);
        renewName();
        if (m_pane && m_started)
            m_pane->setSettings(report);
    });
    connect(m_book, &ReportBook::listed, this, &ReportsScreen::renewName);
    connect(m_book, &ReportBook::removed, this, &ReportsScreen::tellRemoved);
    connect(m_book, &ReportBook::restored, this, [this] { m_banner->dismiss(); });
    connect(m_book, &ReportBook::failed, this, &ReportsScreen::tell);
    renewName();
    renewCommands();
}

ReportsScreen::~ReportsScreen()
{
    // What book, form and preview tell while they go is no change of the report.
    m_book->disconnect(this);
    if (m_form) {
        m_form->disconnect(this);
        m_form->selection()->disconnect(this);
        m_pane->disconnect(this);
    }
}

void ReportsScreen::buildHeader()
{
    m_name->setObjectName(u"reportName"_s);
    setOpensMenu(m_name, true);
    connect(m_name, &QPushButton::clicked, m_commands.action(u"reports.open"_s), &QAction::trigger);
    m_header->addContext(m_name);
    QPushButton *create = makeButton({}, ButtonKind::Flat, u"add"_s, m_header);
    create->setObjectName(u"newReport"_s);
    bindButton(create, m_commands.action(u"reports.new"_s));
    m_header->addContext(create);
    m_word = new TextLabel(tr("Export"), TextStep::Small, Tone::Text2);
    m_header->addControl(m_word);
    for (const ReportFormat format : kReportFormats) {
        const bool first = format == ReportFormat::Html;
        QPushButton *button = makeButton({}, first ? ButtonKind::Primary : ButtonKind::Plain, {}, m_header);
        button->setObjectName(u"export-"_s + ReportExport::endingOf(format));
        QAction *action = formatAction(static_cast<int>(format));
        bindButton(button, action);
        if (first)
            m_html = button;
        //: Screen reader: a button that writes a report. %1: "HTML", "PDF".
        const auto name = [button, action] { button->setAccessibleName(ReportsScreen::tr("Export %1").arg(action->text().remove(u'&'))); };
        connect(action, &QAction::changed, button, name);
        name();
        m_header->addControl(button);
    }
    m_header->foldTogether(0, {create});
    markFocusArea(m_header);
}

void ReportsScreen::build()
{
    if (m_form)
        return;
    m_form = new ReportForm(m_workbench);
    m_pane = new ReportPane(m_workbench, m_settings, m_commands);
    m_columns->addWidget(m_form);
    m_columns->addWidget(m_pane, 1);
    fit();
    if (isVisible()) {
        // At once, not when the layout comes to it: the focus is to go there.
        m_form->show();
        m_pane->show();
    }
    m_form->setValue(m_book->current());
    m_form->selection()->setOpenComparison(m_open);
    connect(m_form, &ReportForm::changed, this, &ReportsScreen::formChanged);
    connect(m_form->selection(), &ReportSelectionForm::failed, this, &ReportsScreen::tell);
    connect(m_pane, &ReportPane::reportChanged, this, &ReportsScreen::showReport);
    connect(m_pane, &ReportPane::exportRunning, this, [this](bool running) {
        m_exporting = running;
        renewCommands();
    });
    if (m_started)
        m_pane->setSettings(m_book->current());
}

void ReportsScreen::start()
{
    if (m_started)
        return;
    m_started = true;
    connect(&m_workbench.reader(), &StoreReader::changed, this, [this] {
        if (!isVisible()) {
            m_missed = true;
            return;
        }
        m_book->reload();
        m_form->selection()->reload();
        m_pane->feed()->renew();
    });
    m_workbench.reader().watch();
    m_book->start();
    if (m_form) {
        m_form->selection()->reload();
        m_pane->setSettings(m_book->current());
    }
    renewCommands();
}

void ReportsScreen::showEvent(QShowEvent *event)
{
    build();
    QWidget::showEvent(event);
    if (m_started) {
        m_book->reload();
        m_form->selection()->reload();
        if (std::exchange(m_missed, false))
            m_pane->feed()->renew();
    }
}

void ReportsScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void ReportsScreen::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

void ReportsScreen::fit()
{
    // With large letters the form still leaves half of the room to the preview.
    if (m_form)
        m_form->setFixedWidth(std::clamp(scaled(kFormWidth), 200, std::max(200, width() / 2)));
    const bool narrow = width() < scaled(kNarrow);
    m_word->setVisible(!narrow);
    setKeyHint(m_html, narrow ? QString() : keyText(formatAction(static_cast<int>(ReportFormat::Html))->shortcut()));
    renewName();
}

void ReportsScreen::focusFirst()
{
    build();
    m_form->selection()->firstField()->setFocus(Qt::ShortcutFocusReason);
}

void ReportsScreen::showReportOf(ReportCovers covers, const ReportSelection &selection)
{
    build();
    m_book->openFor(covers, selection);
}

void ReportsScreen::setOpenComparison(const Id &comparison)
{
    m_open = comparison;
    if (m_form)
        m_form->selection()->setOpenComparison(comparison);
}

void ReportsScreen::formChanged()
{
    m_book->change(m_form->value());
    renewName();
    if (m_started)
        m_pane->setSettings(m_book->current());
}

void ReportsScreen::showReport(const Report *report)
{
    m_shown = report && !report->models.isEmpty();
    m_form->setCounts(report ? ReportPane::countsOf(*report) : QString());
    if (report && report->options.names) {
        QList<ModelRef> models;
        for (const ReportModel &model : report->models) {
            if (!models.contains(model.model))
                models.append(model.model);
        }
        m_form->setModels(models);
    }
    renewCommands();
}

void ReportsScreen::renewName()
{
    const QString title = m_book->current().options.title.simplified();
    const QString name = title.isEmpty() ? tr("Untitled report") : title;
    m_name->setText(m_name->fontMetrics().elidedText(name, Qt::ElideRight, (width() < scaled(kNarrow) ? 10 : 26) * m_name->fontMetrics().averageCharWidth()).replace(u'&', u"&&"_s));
    //: Screen reader. %1: the title of the report that is open.
    m_name->setAccessibleName(tr("Report: %1").arg(name));
    m_name->setToolTip(name + u'\n' + commandToolTip(m_commands.action(u"reports.open"_s)));
    renewCommands();
}

void ReportsScreen::tell(const Error &error)
{
    const ErrorText text = Words::errorText(error, {});
    m_banner->clearButtons();
    m_banner->setMessage(StateLook::Failed, text.what, text.advice);
    QPushButton *close = m_banner->addButton(tr("Close"), ButtonKind::Flat);
    connect(close, &QPushButton::clicked, m_banner, &Banner::dismiss);
    m_banner->present();
}

} // namespace bakeoff
