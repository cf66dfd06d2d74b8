// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reportfiles.h"

#include "cli/interrupt.h"
#include "cli/reportprinter.h"

#include "base/diskroom.h"
#include "reports/htmlreport.h"
#include "reports/markdownreport.h"
#include "words/reportwords.h"
#include "words/words.h"
#include "workbench/reportmaker.h"
#include "workbench/workbench.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

enum class ReportFileForm { Html, Pdf, Csv, Json, Markdown };

std::optional<ReportFileForm> formOfFile(const QString &file)
{
    const QString ending = QFileInfo(file).suffix().toLower();
    if (ending == "html"_L1)
        return ReportFileForm::Html;
    if (ending == "pdf"_L1)
        return ReportFileForm::Pdf;
    if (ending == "csv"_L1)
        return ReportFileForm::Csv;
    if (ending == "json"_L1)
        return ReportFileForm::Json;
    if (ending == "md"_L1)
        return ReportFileForm::Markdown;
    return std::nullopt;
}

/// Waits, and cancels where the user interrupts. Empty: cancelled.
template <typename T>
std::optional<T> awaitUnlessInterrupted(QFuture<T> future, const CliContext &context)
{
    QObject until;
    QObject::connect(context.interrupt, &Interrupt::interrupted, &until, [&future] { future.cancel(); });
    if (context.interrupt->raised())
        future.cancel();
    return await(future);
}

/// The forms that are written from one document of words.
class ReportPrinting {
public:
    explicit ReportPrinting(const Report &report)
        : m_report(report)
    {
    }

    Status write(ReportFileForm form, const QString &file)
    {
        QSaveFile device(file);
        if (!device.open(QIODevice::WriteOnly))
            return cannotWrite(device);
        Status s = success();
        if (form == ReportFileForm::Pdf) {
            if (!printer())
                return Error{.kind = ErrorKind::NotFound, .detail = m_detail};
            s = m_printer->writePdf(document(), device);
        } else {
            const QByteArray bytes
                = form == ReportFileForm::Html ? reportToHtml(document()) : reportToMarkdown(document());
            if (device.write(bytes) != bytes.size())
                s = cannotWrite(device);
        }
        if (s && (!device.flush() || !device.commit())) // the room is asked for before what was written is let go of
            s = cannotWrite(device);
        return s;
    }

private:
    static Error cannotWrite(const QSaveFile &file)
    {
        return Error{.kind = isDiskFull(file.fileName()) ? ErrorKind::DiskFull : ErrorKind::ReadOnly, .detail = file.errorString()};
    }

    ReportPrinter *printer()
    {
        if (!m_printer)
            m_printer = makeReportPrinter(m_detail);
        return m_printer.get();
    }

    /// Without the library reports have no thumbnails; they are complete otherwise.
    const ReportDocument &document()
    {
        if (!m_document) {
            ReportPictures pictures;
            if (!m_report.media.isEmpty() && printer()) {
                for (const ReportMedia &media : m_report.media) {
                    if (media.path.isEmpty() || pictures.contains(media.sha256))
                        continue;
                    if (const ReportPicture picture = m_printer->thumbnail(media.path); !picture.bytes.isEmpty())
                        pictures.insert(media.sha256, picture);
                }
            }
            m_document = reportDocument(m_report, QLocale(), pictures);
        }
        return *m_document;
    }

    const Report &m_report;
    std::optional<ReportDocument> m_document;
    std::unique_ptr<ReportPrinter> m_printer;
    QString m_detail;
};

void sayWhyNot(const QString &file, const Error &error)
{
    if (error.kind == ErrorKind::NotFound) {
        printError(Cli::tr("PDF needs the library bakeoff_pages, which is not installed here: choose another form."));
        printError(harmless(error.detail));
    } else if (error.kind == ErrorKind::DiskFull) {
        printError(Cli::tr("There is no room left for %1: the disk is full.").arg(harmless(file)));
    } else {
        printError(Cli::tr("%1 cannot be written. Choose another file.").arg(harmless(file)));
        printError(harmless(error.detail));
    }
}

QString nothingToReport(const Report &report)
{
    if (report.recipe.hidden > 0)
        return Cli::tr("There is nothing to report: the blind votes on the %n result(s) that were found are still open.", nullptr,
                       int(report.recipe.hidden));
    return Cli::tr("There is nothing to report: no reply and no job fits the selection. \"bakeoff-cli history list\" and "
                   "\"bakeoff-cli job list\" tell what there is.");
}

} // namespace

QString reportFilesFault(const QStringList &files)
{
    for (const QString &file : files) {
        if (!formOfFile(file))
            return Cli::tr("\"%1\" says no form of a report: the name must end in .html, .pdf, .csv, .json or .md.")
                .arg(harmless(file));
        const QFileInfo info(file);
        if (info.isDir())
            return Cli::tr("\"%1\" is a folder. Name a file.").arg(harmless(file));
        if (!info.absoluteDir().exists())
            return Cli::tr("The folder of \"%1\" is not there.").arg(harmless(file));
    }
    return {};
}

ReportFilesEnd writeReportFiles(Workbench &workbench, const QStringList &files, const ReportSelection &selection,
                                const ReportOptions &options, const CliContext &context)
{
    ReportFilesEnd end;
    ReportMaker maker(workbench);
    const std::optional<Result<Report>> report = awaitUnlessInterrupted(maker.make(selection, options), context);
    if (!report || !*report) {
        end.exitCode = report ? ExitCode::Profile : ExitCode::Interrupted;
        if (report)
            reportError({.json = false}, report->error());
        return end;
    }
    end.recipe = (*report)->recipe;
    if (end.recipe.replies == 0 && end.recipe.jobs == 0) {
        printError(nothingToReport(**report));
        end.exitCode = ExitCode::Usage;
        return end;
    }
    ReportPrinting printing(**report);
    for (const QString &file : files) {
        const QString path = QFileInfo(file).absoluteFilePath();
        const ReportFileForm form = formOfFile(file).value_or(ReportFileForm::Json);
        std::optional<Error> error;
        if (form == ReportFileForm::Csv || form == ReportFileForm::Json) {
            const auto rows = awaitUnlessInterrupted(form == ReportFileForm::Csv ? maker.writeCsv(selection, options, path)
                                                                                 : maker.writeJson(selection, options, path),
                                                     context);
            if (!rows) {
                end.exitCode = ExitCode::Interrupted;
                return end;
            }
            if (!*rows)
                error = rows->error();
        } else if (const Status s = printing.write(form, path); !s) {
            error = s.error();
        }
        if (error) {
            sayWhyNot(path, *error);
            end.exitCode = ExitCode::SomeFailed;
            return end;
        }
        end.written.append(path);
        end.json.append(QJsonObject{{u"file"_s, path},
                                    {u"form"_s, QFileInfo(file).suffix().toLower()},
                                    {u"bytes"_s, QFileInfo(path).size()}});
    }
    return end;
}

void printReportFiles(const ReportFilesEnd &end)
{
    for (const QString &file : end.written)
        printOut(Cli::tr("Written: %1").arg(file) + u'\n');
}

} // namespace bakeoff
