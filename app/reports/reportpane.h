// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reports/savedreport.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace bakeoff {

class AppSettings;
class CommandRegistry;
class EmptyState;
class ReportExport;
class ReportExportLine;
class ReportFeed;
class ReportPreview;
class StateMessage;
class TextLabel;
class Workbench;
enum class ReportFormat;

/// The right side of the reports: how the report looks on paper, made anew while one changes it, and what is written of it.
class ReportPane : public QWidget {
    Q_OBJECT
public:
    ReportPane(Workbench &workbench, AppSettings &settings, CommandRegistry &commands, QWidget *parent = nullptr);

    /// The workbench must be ready.
    void setSettings(const ReportSettings &settings);
    void ask(ReportFormat format);
    ReportFeed *feed() const { return m_feed; }
    ReportExport *exporter() const { return m_export; }
    ReportExportLine *line() const { return m_line; }
    ReportPreview *preview() const { return m_preview; }
    /// "60 prompts, 5 models, 247 replies. 4 failed, 6 cut off or stopped."
    static QString countsOf(const Report &report);

signals:
    /// Another report is shown; null: none.
    void reportChanged(const bakeoff::Report *report);
    void exportRunning(bool running);

private:
    QWidget *buildHeader(CommandRegistry &commands);
    void showEmpty();
    void showMade();
    void showProblem(const Error &error);
    void renewZoom();

    ReportFeed *m_feed;
    ReportExport *m_export;
    ReportExportLine *m_line;
    TextLabel *m_place;
    TextLabel *m_busy;
    TextLabel *m_zoom;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    StateMessage *m_problem;
    ReportPreview *m_preview;
    ReportSettings m_settings;
    ReportFormat m_format;
};

} // namespace bakeoff
