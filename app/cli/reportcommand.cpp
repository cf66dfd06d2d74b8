// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/context.h"
#include "cli/historyfilter.h"
#include "cli/reportfiles.h"
#include "cli/settingsoption.h"

#include "store/comparisonrepository.h"
#include "store/joblist.h"
#include "store/jobrepository.h"
#include "store/storereader.h"
#include "workbench/workbench.h"

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostBatches = 1000; ///< newest ones, among which a name is looked for
constexpr qint64 kMostRequests = 1'000'000'000'000;

/// The ids that an option names. \return false after a sentence about one that is none
bool readIds(const QCommandLineParser &parser, const QString &option, QList<Id> &ids)
{
    for (const QString &text : parser.values(option)) {
        const Id id = Id::fromString(text);
        if (id.isNull()) {
            printError(Cli::tr("\"%1\" is no id.").arg(harmless(text)));
            return false;
        }
        ids.append(id);
    }
    return true;
}

/// What can be told without the profile. \return what is wrong, else empty
QString readReportOptions(ReportOptions &options, const QCommandLineParser &parser)
{
    const auto text = [&parser](const QString &option, QString &into) -> QString {
        const Result<QString> read = textOrFile(parser.value(option));
        if (!read)
            return Cli::tr("\"%1\" cannot be read: %2.").arg(parser.value(option).mid(1), read.error().detail);
        into = *read;
        return {};
    };
    options.title = parser.value(u"title"_s);
    QString wrong = text(u"question"_s, options.question);
    if (wrong.isEmpty())
        wrong = text(u"conclusion"_s, options.conclusion);
    if (!wrong.isEmpty())
        return wrong;
    if (parser.isSet(u"template"_s)) {
        const auto form = reportTemplateFromName(QString(parser.value(u"template"_s)).replace(u'-', u'_'));
        if (!form)
            return Cli::tr("\"%1\" is no template: full, one-page or costs-only.").arg(harmless(parser.value(u"template"_s)));
        options.form = *form;
    }
    options.prompts = !parser.isSet(u"no-prompts"_s);
    options.answers = !parser.isSet(u"no-answers"_s);
    options.media = !parser.isSet(u"no-media"_s);
    options.names = !parser.isSet(u"blind"_s);
    if (parser.isSet(u"projection"_s)) {
        bool number = false;
        const qint64 requests = parser.value(u"projection"_s).toLongLong(&number);
        if (!number || requests < 1 || requests > kMostRequests)
            return Cli::tr("--projection takes how many requests a month, such as 10000.");
        options.projectedRequests = requests;
    }
    if (parser.isSet(u"baseline"_s)) {
        options.baseline = ModelRef::fromString(parser.value(u"baseline"_s));
        if (!options.baseline)
            return Cli::tr("\"%1\" is no model; write PROVIDER/ID.").arg(harmless(parser.value(u"baseline"_s)));
    }
    return {};
}

/// Looks up what was named. \return what is wrong, else empty
Result<QString> resolve(Database &db, ReportSelection selection, const QStringList &batches, QList<Id> &found)
{
    for (const Id &id : std::as_const(selection.comparisons)) {
        const Result<Comparison> there = ComparisonRepository(db).load(id);
        if (!there && there.error().kind != ErrorKind::NotFound)
            return there.error();
        if (!there)
            return Cli::tr("There is no comparison %1.").arg(idText(id));
    }
    const Result<QList<Job>> jobs = JobRepository(db).load(selection.jobs);
    if (!jobs)
        return jobs.error();
    for (const Id &id : std::as_const(selection.jobs)) {
        if (std::ranges::none_of(*jobs, [&id](const Job &job) { return job.id == id; }))
            return Cli::tr("There is no job %1.").arg(idText(id));
    }
    for (const QString &text : batches) {
        const Id id = Id::fromString(text);
        Result<QList<JobBatch>> known = id.isNull() ? JobList(db).newestBatches(kMostBatches) : JobRepository(db).batches({id});
        if (!known)
            return known.error();
        // Of several with one name the newest.
        const auto batch = std::ranges::find_if(*known, [&](const JobBatch &b) { return b.id == id || b.name == text; });
        if (batch == known->end())
            return Cli::tr("There is no batch \"%1\".").arg(harmless(text));
        found.append(batch->id);
    }
    return QString();
}

void addReportOptions(QCommandLineParser &parser)
{
    parser.addOption({u"out"_s,
                      Cli::tr("The file; its ending says the form: html, pdf, csv, json or md. Give it once for each."),
                      u"FILE"_s});
    parser.addOption({u"comparison"_s, Cli::tr("Replies of this comparison; may be given several times."), u"ID"_s});
    parser.addOption({u"batch"_s, Cli::tr("Jobs that were made together; may be given several times."), u"ID|NAME"_s});
    parser.addOption({u"job"_s, Cli::tr("This job; may be given several times."), u"ID"_s});
    addFilterOptions(parser);
    parser.addOption({u"title"_s, Cli::tr("Title of the report."), u"TEXT"_s});
    parser.addOption({u"question"_s, Cli::tr("What was to be found out; @FILE reads a file."), u"TEXT|@FILE"_s});
    parser.addOption({u"conclusion"_s, Cli::tr("What came of it; @FILE reads a file."), u"TEXT|@FILE"_s});
    parser.addOption({u"template"_s, Cli::tr("How much of it: full, one-page or costs-only."), u"NAME"_s});
    parser.addOption({u"no-prompts"_s, Cli::tr("Leave prompts and titles out.")});
    parser.addOption({u"no-answers"_s, Cli::tr("Leave answers out.")});
    parser.addOption({u"no-media"_s, Cli::tr("Leave pictures, videos and sounds out.")});
    parser.addOption({u"blind"_s, Cli::tr("Letters in the place of the models' names.")});
    parser.addOption({u"projection"_s, Cli::tr("What so many requests a month would cost."), u"N"_s});
    parser.addOption({u"baseline"_s, Cli::tr("Differences are against this model."), u"PROVIDER/ID"_s});
}

} // namespace

ExitCode runReport(const CliContext &context)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Cli::tr("Writes a report of comparisons and jobs. Without a selection: of everything in the history."));
    addReportOptions(parser);
    if (const auto end = parse(parser, context, u"report"_s))
        return *end;
    if (!parser.positionalArguments().isEmpty())
        return usageError(Cli::tr("\"%1\" belongs to no option.").arg(harmless(parser.positionalArguments().first())));
    const QStringList files = parser.values(u"out"_s);
    if (files.isEmpty())
        return usageError(Cli::tr("Name the file with --out FILE; its ending says the form: html, pdf, csv, json or md."));
    if (const QString wrong = reportFilesFault(files); !wrong.isEmpty())
        return usageError(wrong);
    ReportOptions options;
    if (const QString wrong = readReportOptions(options, parser); !wrong.isEmpty())
        return usageError(wrong);
    ReportSelection selection;
    const std::optional<HistoryFilter> filter = filterFrom(parser);
    if (!filter || !readIds(parser, u"comparison"_s, selection.comparisons) || !readIds(parser, u"job"_s, selection.jobs))
        return ExitCode::Usage;
    selection.filter = *filter;

    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    struct Named {
        QString wrong;
        QList<Id> batches;
    };
    const auto named = await(workbench->reader().read<Named>(
        [selection, names = parser.values(u"batch"_s)](Database &db) -> Result<Named> {
            Named found;
            const Result<QString> wrong = resolve(db, selection, names, found.batches);
            if (!wrong)
                return wrong.error();
            found.wrong = *wrong;
            return found;
        }));
    if (!named || !*named) {
        reportError(context, named ? named->error() : Error{.kind = ErrorKind::Storage});
        return ExitCode::Profile;
    }
    if (!(*named)->wrong.isEmpty())
        return usageError((*named)->wrong);
    selection.batches = (*named)->batches;

    const ReportFilesEnd end = writeReportFiles(*workbench, files, selection, options, context);
    if (context.json && !end.written.isEmpty()) {
        printJson({{u"reports"_s, end.json},
                   {u"comparisons"_s, end.recipe.comparisons},
                   {u"prompts"_s, end.recipe.prompts},
                   {u"replies"_s, end.recipe.replies},
                   {u"jobs"_s, end.recipe.jobs},
                   {u"hidden"_s, end.recipe.hidden}});
    } else {
        printReportFiles(end);
        if (end.recipe.hidden > 0 && !end.written.isEmpty())
            printError(Cli::tr("%n result(s) in open blind votes are left out.", nullptr, int(end.recipe.hidden)));
    }
    return end.exitCode;
}

} // namespace bakeoff
