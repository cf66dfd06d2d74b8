// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportexport.h"

#include "base/diskroom.h"
#include "compare/background.h"
#include "jobs/job.h"
#include "media/pdfreport.h"
#include "reports/htmlreport.h"
#include "reports/markdownreport.h"
#include "reports/reportfeed.h"
#include "shell/appsettings.h"
#include "words/words.h"
#include "workbench/reportmaker.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestName = 80;

Error cannotWrite(const QSaveFile &file)
{
    return Error{.kind = isDiskFull(file.fileName()) ? ErrorKind::DiskFull : ErrorKind::ReadOnly,
                 .detail = u"%1: %2"_s.arg(file.fileName(), file.errorString())};
}

/// On a thread of its own. Nothing is left where it was told to stop.
Status writeFile(const ReportDocument &document, ReportFormat format, const QString &name, const std::atomic<bool> &stop)
{
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(file);
    if (format == ReportFormat::Pdf) {
        if (const Status s = writePdf(document, file); !s)
            return s;
    } else {
        const QByteArray bytes = format == ReportFormat::Html ? reportToHtml(document) : reportToMarkdown(document);
        if (file.write(bytes) != bytes.size())
            return cannotWrite(file);
    }
    if (stop)
        return Error{.kind = ErrorKind::Cancelled};
    if (!file.flush() || !file.commit())
        return cannotWrite(file);
    return success();
}

QString nameOf(ReportFormat format)
{
    switch (format) {
    case ReportFormat::Html:
        return ReportExport::tr("HTML (*.html)");
    case ReportFormat::Pdf:
        return ReportExport::tr("PDF (*.pdf)");
    case ReportFormat::Csv:
        return ReportExport::tr("CSV (*.csv)");
    case ReportFormat::Json:
        return ReportExport::tr("JSON (*.json)");
    case ReportFormat::Markdown:
        return ReportExport::tr("Markdown (*.md)");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

ReportExport::ReportExport(ReportFeed &feed, AppSettings &settings, QWidget *host)
    : QObject(host)
    , m_feed(feed)
    , m_settings(settings)
    , m_host(host)
{
    connect(&m_feed, &ReportFeed::made, this, [this] {
        if (m_waiting)
            writeDocument();
    });
    const auto giveUp = [this](const Error &error) {
        if (m_waiting)
            end(error);
    };
    connect(&m_feed, &ReportFeed::failed, this, giveUp);
    connect(&m_feed, &ReportFeed::cleared, this, [giveUp] { giveUp(Error{.kind = ErrorKind::Cancelled}); });
}

ReportExport::~ReportExport()
{
    if (m_stop)
        *m_stop = true;
    m_rows.cancel();
}

QString ReportExport::endingOf(ReportFormat format)
{
    switch (format) {
    case ReportFormat::Html:
        return u"html"_s;
    case ReportFormat::Pdf:
        return u"pdf"_s;
    case ReportFormat::Csv:
        return u"csv"_s;
    case ReportFormat::Json:
        return u"json"_s;
    case ReportFormat::Markdown:
        return u"md"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString ReportExport::proposedName(const QString &title, QDate day, ReportFormat format)
{
    QString base = title.simplified().left(kLongestName);
    while (base.endsWith(u'.') || base.endsWith(u'?') || base.endsWith(u'!') || base.endsWith(u' '))
        base.chop(1);
    if (base.isEmpty())
        //: Name of a file. %1: the day, as 2026-08-26.
        base = tr("Report %1").arg(day.toString(Qt::ISODate));
    return safeFileName(base + u'.' + endingOf(format));
}

std::pair<QString, QString> ReportExport::sentence(const Error &error, const QString &file)
{
    const QString name = QFileInfo(file).fileName();
    const QString folder = QDir::toNativeSeparators(QFileInfo(file).path());
    switch (error.kind) {
    case ErrorKind::DiskFull:
        //: %1: name of a file. %2: a folder.
        return {tr("There is no room for %1 in %2.").arg(name, folder), tr("Free some space or choose another place; the report is kept here.")};
    case ErrorKind::ReadOnly:
    case ErrorKind::Storage:
    case ErrorKind::NotFound:
        //: %1: name of a file. %2: a folder.
        return {tr("%1 cannot be written in %2.").arg(name, folder), tr("Choose another place; the report is kept here.")};
    default: {
        const ErrorText text = Words::errorText(error, {});
        return {text.what, text.advice};
    }
    }
}

void ReportExport::ask(ReportFormat format, const ReportSettings &settings)
{
    if (m_running || m_dialog)
        return;
    QString folder = m_settings.get(keys::reportsFolder);
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QFileInfo(folder).isDir())
        folder = QDir::homePath();
    m_dialog = new QFileDialog(m_host, tr("Export the report"), folder, nameOf(format));
    m_dialog->setObjectName(u"reportExportDialog"_s);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setAcceptMode(QFileDialog::AcceptSave);
    m_dialog->setFileMode(QFileDialog::AnyFile);
    m_dialog->setDefaultSuffix(endingOf(format));
    m_dialog->selectFile(proposedName(settings.options.title, QDate::currentDate(), format));
    connect(m_dialog, &QFileDialog::fileSelected, this, [this, format, settings](const QString &file) {
        m_settings.set(keys::reportsFolder, QFileInfo(file).absolutePath());
        write(format, settings, file);
    });
    m_dialog->open();
}

void ReportExport::write(ReportFormat format, const ReportSettings &settings, const QString &file)
{
    if (m_running)
        return;
    m_running = true;
    m_format = format;
    m_report = settings;
    m_file = file;
    ++m_serial;
    emit started(file);
    emit progressed(-1);
    if (format == ReportFormat::Csv || format == ReportFormat::Json) {
        writeRows();
        return;
    }
    // What is written is what is shown; where that is still being made it is waited for.
    m_feed.setSettings(settings);
    if (m_feed.report() && !m_feed.isBusy())
        writeDocument();
    else
        m_waiting = true;
    if (m_waiting && !m_feed.isBusy())
        m_feed.again(); // it failed the last time
}

void ReportExport::writeDocument()
{
    m_waiting = false;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    inBackground([document = m_feed.document(), format = m_format, file = m_file, stop = m_stop] {
        return writeFile(document, format, file, *stop);
    }).then(this, [this, serial = m_serial](const Status &status) {
        if (serial == m_serial)
            end(status);
    });
}

void ReportExport::writeRows()
{
    ReportMaker &maker = m_feed.maker();
    m_rows = m_format == ReportFormat::Csv ? maker.writeCsv(m_report.selection, m_report.options, m_file)
                                           : maker.writeJson(m_report.selection, m_report.options, m_file);
    auto *watcher = new QFutureWatcher<Result<qint64>>(this);
    const int serial = m_serial;
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this, [this, watcher, serial](int value) {
        const int span = watcher->progressMaximum() - watcher->progressMinimum();
        if (serial == m_serial && span > 0)
            emit progressed(static_cast<int>(qint64{100} * (value - watcher->progressMinimum()) / span));
    });
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, serial] {
        watcher->deleteLater();
        if (serial != m_serial || watcher->isCanceled() || watcher->future().resultCount() == 0)
            return;
        const Result<qint64> rows = watcher->result();
        end(rows ? success() : Status(rows.error()));
    });
    watcher->setFuture(m_rows);
}

void ReportExport::cancel()
{
    if (!m_running)
        return;
    ++m_serial;
    if (m_stop)
        *m_stop = true;
    m_rows.cancel();
    m_waiting = false;
    m_running = false;
    emit canceled();
}

void ReportExport::end(const Status &status)
{
    m_waiting = false;
    m_running = false;
    m_stop.reset();
    if (status)
        emit done(m_file);
    else if (status.error().kind == ErrorKind::Cancelled)
        emit canceled();
    else
        emit failed(status.error(), m_file);
}

} // namespace bakeoff
