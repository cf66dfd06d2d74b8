// SPDX-License-Identifier: GPL-3.0-or-later
// What the reports screen does with its reports.
#include "reports/reportbook.h"
#include "reports/reportexport.h"
#include "reports/reportform.h"
#include "reports/reportpane.h"
#include "reports/reportpreview.h"
#include "reports/reportselectionform.h"
#include "reports/reportsscreen.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "widgets/messages.h"
#include "workbench/workbench.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include <algorithm>
#include <iterator>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostInMenu = 30;

/// By ReportFormat.
const QString kExports[] = {u"reports.html"_s, u"reports.pdf"_s, u"reports.csv"_s, u"reports.json"_s, u"reports.markdown"_s};

} // namespace

void ReportsScreen::addCommands()
{
    const QString group = tr("Reports");
    const auto add = [&](const QString &id, const QString &text, const QKeySequence &key, const QString &icon, auto slot) {
        QAction *action = m_commands.add(id, group, text, key, this, icon);
        connect(action, &QAction::triggered, this, slot);
    };
    constexpr auto kBoth = Qt::CTRL | Qt::SHIFT;
    const std::pair<QString, QKeySequence> formats[] = {{tr("HTML"), kBoth | Qt::Key_E},
                                                        {tr("PDF"), kBoth | Qt::Key_P},
                                                        {tr("CSV"), kBoth | Qt::Key_C},
                                                        {tr("JSON"), kBoth | Qt::Key_J},
                                                        {tr("Markdown"), kBoth | Qt::Key_M}};
    for (const ReportFormat format : kReportFormats) {
        const auto &[text, key] = formats[static_cast<int>(format)];
        add(kExports[static_cast<int>(format)], text, key, {}, [this, format] {
            build();
            m_pane->ask(format);
        });
    }
    add(u"reports.new"_s, tr("New report"), QKeySequence(Qt::CTRL | Qt::Key_N), u"add"_s, [this] {
        build();
        m_book->create();
        focusFirst();
    });
    add(u"reports.open"_s, tr("&Open a report"), QKeySequence(Qt::CTRL | Qt::Key_O), {}, [this] { openMenu(); });
    add(u"reports.rename"_s, tr("&Rename"), QKeySequence(Qt::Key_F2), {}, [this] {
        build();
        m_form->titleField()->setFocus(Qt::ShortcutFocusReason);
        m_form->titleField()->selectAll();
    });
    add(u"reports.delete"_s, tr("&Delete this report"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete), {},
        [this] { m_book->remove(); });
    add(u"reports.undo"_s, tr("&Undo the deletion"), QKeySequence(Qt::CTRL | Qt::Key_Z), {}, [this] { m_book->undo(); });
    add(u"reports.find"_s, tr("&Go to what it covers"), QKeySequence(Qt::CTRL | Qt::Key_F), {}, [this] { focusFirst(); });
    add(u"reports.covers"_s, tr("Ne&xt way to pick"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), {}, [this] {
        build();
        ReportSelectionForm *selection = m_form->selection();
        selection->setCovers(static_cast<ReportCovers>((static_cast<int>(selection->covers()) + 1) % 4));
        selection->firstField()->setFocus(Qt::ShortcutFocusReason);
    });
    add(u"reports.template"_s, tr("Next &template"), QKeySequence(Qt::CTRL | Qt::Key_T), {}, [this] {
        build();
        const int next = (static_cast<int>(m_book->current().options.form) + 1) % static_cast<int>(std::size(kReportTemplates));
        m_form->setForm(static_cast<ReportTemplate>(next));
    });
    const auto onPreview = [&](const QString &id, const QString &text, const QKeySequence &key, auto work) {
        add(id, text, key, {}, [this, work] {
            if (m_pane)
                work(*m_pane->preview());
        });
    };
    onPreview(u"reports.zoomIn"_s, tr("Larger pages"), QKeySequence(Qt::CTRL | Qt::Key_Plus), [](ReportPreview &p) { p.zoomIn(); });
    onPreview(u"reports.zoomOut"_s, tr("Smaller pages"), QKeySequence(Qt::CTRL | Qt::Key_Minus), [](ReportPreview &p) { p.zoomOut(); });
    onPreview(u"reports.fitWidth"_s, tr("Pages as wide as the preview"), QKeySequence(Qt::CTRL | Qt::Key_0),
              [](ReportPreview &p) { p.fitWidth(); });
    onPreview(u"reports.nextPage"_s, tr("Next page"), QKeySequence(Qt::CTRL | Qt::Key_PageDown),
              [](ReportPreview &p) { p.goToPage(p.currentPage() + 1); });
    onPreview(u"reports.previousPage"_s, tr("Previous page"), QKeySequence(Qt::CTRL | Qt::Key_PageUp),
              [](ReportPreview &p) { p.goToPage(std::max(0, p.currentPage() - 1)); });
    add(u"reports.stop"_s, tr("Stop the export"), QKeySequence(Qt::Key_Escape), {}, [this] {
        if (m_pane)
            m_pane->exporter()->cancel();
    });
}

QAction *ReportsScreen::formatAction(int format) const
{
    return m_commands.action(kExports[format]);
}

void ReportsScreen::renewCommands()
{
    const bool ready = m_workbench.isReady();
    const auto enable = [this](const QString &id, bool on) { m_commands.action(id)->setEnabled(on); };
    enable(u"reports.new"_s, ready);
    enable(u"reports.open"_s, ready);
    enable(u"reports.delete"_s, ready && (!m_book->current().id.isNull() || !m_book->current().isBlank()));
    for (const QString &id : kExports)
        enable(id, ready && !m_exporting && m_book->current().asksAnything());
    enable(u"reports.stop"_s, m_exporting);
    for (const QString &id : {u"reports.zoomIn"_s, u"reports.zoomOut"_s, u"reports.fitWidth"_s, u"reports.nextPage"_s, u"reports.previousPage"_s})
        enable(id, m_shown);
    enable(u"reports.undo"_s, ready && m_book->canUndo());
}

void ReportsScreen::fillMenu(QMenu &menu)
{
    const QList<ReportEntry> &entries = m_book->entries();
    const Id open = m_book->current().id;
    for (const ReportEntry &entry : entries.first(std::min(entries.size(), kMostInMenu))) {
        const QString title = entry.title.simplified();
        QAction *action = menu.addAction(title.isEmpty() ? tr("Untitled report") : QString(title).replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(entry.id == open);
        connect(action, &QAction::triggered, this, [this, id = entry.id] { m_book->open(id); });
    }
    if (menu.isEmpty())
        menu.addAction(tr("No reports yet"))->setEnabled(false);
    menu.addSeparator();
    for (const QString &id : {u"reports.new"_s, u"reports.rename"_s, u"reports.delete"_s})
        menu.addAction(m_commands.action(id));
}

void ReportsScreen::openMenu()
{
    QMenu menu(this);
    menu.setObjectName(u"reportMenu"_s);
    fillMenu(menu);
    menu.exec(m_name->mapToGlobal(QPoint(0, m_name->height())));
}

void ReportsScreen::tellRemoved(const QString &title)
{
    m_banner->clearButtons();
    m_banner->setMessage(StateLook::Info,
                         title.simplified().isEmpty() ? tr("The report is deleted.")
                                                      //: %1: title of a report.
                                                      : tr("“%1” is deleted.").arg(title.simplified()),
                         tr("What it was made of stays in the history."));
    QPushButton *back = m_banner->addButton({});
    bindButton(back, m_commands.action(u"reports.undo"_s), true);
    QPushButton *close = m_banner->addButton(tr("Close"), ButtonKind::Flat);
    connect(close, &QPushButton::clicked, m_banner, &Banner::dismiss);
    m_banner->present();
    renewCommands();
}

} // namespace bakeoff
