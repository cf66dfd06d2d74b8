// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reports/savedreport.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QMenu;
class QPushButton;

namespace bakeoff {

class AppSettings;
class Banner;
class CommandRegistry;
class ReportBook;
class ReportForm;
class ReportPane;
class ScreenHeader;
class Workbench;

/// Reports: what one covers, its words and what goes in at the left, how it looks at the right. Each is kept as it is left.
/// Form and preview are made when the screen is first shown.
class ReportsScreen : public QWidget {
    Q_OBJECT
public:
    ReportsScreen(Workbench &workbench, AppSettings &settings, CommandRegistry &commands, QWidget *parent = nullptr);
    ~ReportsScreen() override;

    /// The workbench is ready.
    void start();
    void focusFirst();
    /// Opens the report of this: the one that there is already, or a new one.
    void showReportOf(ReportCovers covers, const ReportSelection &selection);
    /// The comparison that the compare screen shows; null: none.
    void setOpenComparison(const Id &comparison);
    Banner *banner() const { return m_banner; } ///< below the header
    ReportForm *form() const { return m_form; } ///< null before the screen was shown
    ReportPane *pane() const { return m_pane; } ///< null before the screen was shown
    ReportBook &book() const { return *m_book; }
    /// One line below the header.
    void tell(const Error &error);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    // reportsscreen.cpp
    void build();
    void buildHeader();
    void fit();
    void formChanged();
    void renewName();
    void showReport(const Report *report);

    // reportsscreen_commands.cpp
    void addCommands();
    void renewCommands();
    void fillMenu(QMenu &menu);
    void openMenu();
    QAction *formatAction(int format) const;
    void tellRemoved(const QString &title);

    Workbench &m_workbench;
    AppSettings &m_settings;
    CommandRegistry &m_commands;
    ReportBook *m_book;
    ScreenHeader *m_header;
    QPushButton *m_name;
    QPushButton *m_html = nullptr;
    QWidget *m_word = nullptr; ///< "Export", before the buttons
    Banner *m_banner;
    QHBoxLayout *m_columns;
    ReportForm *m_form = nullptr;
    ReportPane *m_pane = nullptr;
    Id m_open;
    bool m_started = false;
    bool m_shown = false;    ///< there is a report to export
    bool m_exporting = false;
    bool m_missed = false;   ///< the history changed while the screen was not shown
};

} // namespace bakeoff
