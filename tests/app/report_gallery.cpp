// SPDX-License-Identifier: GPL-3.0-or-later
// Writes hand-made reports as HTML and Markdown into a folder, to be looked at.
#include "reportsamples.h"

#include "reports/htmlreport.h"
#include "reports/markdownreport.h"
#include "words/reportwords.h"
#include "words/translations.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QTextStream>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

bool kept(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

int main(int argc, char *argv[])
{
    QGuiApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() < 2) {
        QTextStream(stderr) << "usage: report_gallery FOLDER [LANGUAGE]\n";
        return 2;
    }
    const QDir folder(arguments[1]);
    if (!folder.mkpath(u"."_s))
        return 1;
    Translations words;
    words.use(arguments.value(2, u"en"_s));

    Report both = reportsamples::notices();
    both.models += reportsamples::pictures(true).models;
    both.media = reportsamples::pictures().media;
    for (ReportMedia &media : both.media)
        media.model += 5;
    reportsamples::summed(both);
    const QList<std::pair<QString, Report>> reports{
        {u"notices"_s, reportsamples::notices()}, {u"pictures"_s, reportsamples::pictures()}, {u"both"_s, both}};
    bool good = true;
    for (auto [name, report] : reports) {
        for (const ReportTemplate form : kReportTemplates) {
            report.options.form = form;
            const ReportDocument document = reportDocument(report, QLocale());
            const QString path = folder.filePath(name + u'-' + reportTemplateName(form));
            good = kept(path + u".html"_s, reportToHtml(document)) && kept(path + u".md"_s, reportToMarkdown(document)) && good;
        }
    }
    return good ? 0 : 1;
}
