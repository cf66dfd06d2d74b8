// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reports/savedreport.h"

#include <QFuture>
#include <QObject>
#include <QPointer>
#include <QString>

#include <atomic>
#include <memory>

class QFileDialog;
class QWidget;

namespace bakeoff {

class AppSettings;
class ReportFeed;

enum class ReportFormat { Html, Pdf, Csv, Json, Markdown };
inline constexpr ReportFormat kReportFormats[] = {ReportFormat::Html, ReportFormat::Pdf, ReportFormat::Csv, ReportFormat::Json,
                                                  ReportFormat::Markdown};

/// Writes the report of a feed into a file, on other threads; asks for the file. One at a time. A file is written whole or
/// not at all: what stood there before stays until then.
class ReportExport : public QObject {
    Q_OBJECT
public:
    /// \param host parent of the dialog
    ReportExport(ReportFeed &feed, AppSettings &settings, QWidget *host);
    ~ReportExport() override;

    static QString endingOf(ReportFormat format); ///< "html"
    /// A safe name with ending, from the title, or from the day where there is none.
    static QString proposedName(const QString &title, QDate day, ReportFormat format);
    /// What to say of a file that could not be written: what happened, and what to do.
    static std::pair<QString, QString> sentence(const Error &error, const QString &file);

    /// Opens the dialog.
    void ask(ReportFormat format, const ReportSettings &settings);
    void write(ReportFormat format, const ReportSettings &settings, const QString &file);
    /// What is under way stops; the file is as it was.
    void cancel();
    bool isRunning() const { return m_running; }

signals:
    void started(const QString &file);
    /// \param percent -1: not known
    void progressed(int percent);
    void done(const QString &file);
    void failed(const bakeoff::Error &error, const QString &file);
    void canceled();

private:
    void writeDocument();
    void writeRows();
    void end(const Status &status);

    ReportFeed &m_feed;
    AppSettings &m_settings;
    QWidget *m_host;
    QPointer<QFileDialog> m_dialog;
    ReportFormat m_format = ReportFormat::Html;
    ReportSettings m_report;
    QString m_file;
    std::shared_ptr<std::atomic<bool>> m_stop; ///< of what runs
    QFuture<Result<qint64>> m_rows;
    int m_serial = 0;
    bool m_running = false;
    bool m_waiting = false; ///< for the feed
};

} // namespace bakeoff
