// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reportprinter.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLibrary>
#include <QStringList>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Works before there is an application.
QString programFolder()
{
    const QFileInfo self(u"/proc/self/exe"_s);
    return self.exists() ? QFileInfo(self.canonicalFilePath()).path() : QCoreApplication::applicationDirPath();
}

QFunctionPointer resolved(const char *symbol, QString &detail)
{
    // Beside the program where it was built, in the library folder where it was installed.
    const QDir programs(programFolder());
    for (const QString &folder : {programs.path(), programs.filePath(u"../" BAKEOFF_LIBRARY_FOLDER ""_s)}) {
        QLibrary library(QDir(folder).filePath(u"bakeoff_pages"_s));
        if (const QFunctionPointer found = library.resolve(symbol))
            return found;
        detail = library.errorString();
    }
    return nullptr;
}

} // namespace

bool wantsReportPages(const QStringList &arguments)
{
    if (arguments.contains("--help"_L1))
        return false;
    if (arguments.contains("demo"_L1))
        return true;
    if (!arguments.contains("report"_L1) && !arguments.contains("compare"_L1))
        return false;
    return std::ranges::any_of(arguments, [](const QString &argument) {
        return argument.endsWith(".pdf"_L1, Qt::CaseInsensitive) || argument.endsWith(".html"_L1, Qt::CaseInsensitive);
    });
}

std::unique_ptr<QCoreApplication> makeReportApplication(const char *program)
{
    QString detail;
    const auto make = reinterpret_cast<MakeReportApplication>(resolved(kReportApplicationSymbol, detail));
    return std::unique_ptr<QCoreApplication>(make ? make(program) : nullptr);
}

std::unique_ptr<ReportPrinter> makeReportPrinter(QString &detail)
{
    const auto make = reinterpret_cast<MakeReportPrinter>(resolved(kReportPrinterSymbol, detail));
    return std::unique_ptr<ReportPrinter>(make ? make() : nullptr);
}

} // namespace bakeoff
