// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "words/reportwords.h"

#include <QString>

#include <memory>

class QCoreApplication;
class QIODevice;

namespace bakeoff {

/// What of a report needs Qt Gui: pages and thumbnails. In a library of its own, which is loaded only where a report wants
/// one of them: the command line starts without.
class ReportPrinter {
public:
    virtual ~ReportPrinter() = default;
    /// Needs the application of makeReportApplication(). \return Storage or DiskFull
    virtual Status writePdf(const ReportDocument &document, QIODevice &device) = 0;
    /// Of a picture, film or sound; without bytes where there is nothing to show.
    virtual ReportPicture thumbnail(const QString &file) = 0;
};

/// Does this call want a report with pages or pictures? \param arguments without the program's name
bool wantsReportPages(const QStringList &arguments);
/// An application that can lay out text, without a screen; null where the library is not installed. Instead of a
/// QCoreApplication, before anything else.
std::unique_ptr<QCoreApplication> makeReportApplication(const char *program);
/// Null where the library is not installed; `detail` then says why. \param program path of this program
std::unique_ptr<ReportPrinter> makeReportPrinter(QString &detail);

// What the library exports.
inline constexpr const char *kReportApplicationSymbol = "bakeoff_make_report_application";
using MakeReportApplication = QCoreApplication *(*)(const char *program);
inline constexpr const char *kReportPrinterSymbol = "bakeoff_make_report_printer";
using MakeReportPrinter = ReportPrinter *(*)();

} // namespace bakeoff
