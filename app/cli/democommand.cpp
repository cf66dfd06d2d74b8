// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/comparerun.h"
#include "cli/context.h"
#include "cli/demomedia.h"
#include "cli/jobrun.h"
#include "cli/replyjson.h"
#include "cli/reportfiles.h"

#include "base/clock.h"
#include "base/profile.h"
#include "providers/preset.h"
#include "words/starterprompt.h"
#include "workbench/jobqueue.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QDir>
#include <QFileInfo>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// The story models of starterModels() at the sandbox's other provider: reports set the same model side by side.
QStringList sameModelsElsewhere()
{
    return {u"sandbox-replicate/sandbox/story-fast"_s, u"sandbox-replicate/sandbox/story-hot"_s};
}

} // namespace

ExitCode runDemo(const CliContext &context)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Cli::tr("Runs a comparison, an image, a video and an audio job on the sandbox, without a key or network, and "
                "writes a report of them in five forms."));
    parser.addOption({u"out"_s, Cli::tr("Folder for the files; made where it is missing."), u"DIR"_s});
    if (const auto end = parse(parser, context, u"demo"_s))
        return *end;

    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    const QString folder = QFileInfo(parser.isSet(u"out"_s) ? parser.value(u"out"_s)
                                                            : workbench->profile().folder() + u"/demo"_s)
                               .absoluteFilePath();
    if (!QDir().mkpath(folder))
        return usageError(Cli::tr("The folder %1 cannot be made. Choose another with --out DIR.").arg(folder));

    CompareRun run;
    QStringList models = starterModels();
    if (workbench->providers().find(presetInfo(Preset::SandboxReplicate).id))
        models += sameModelsElsewhere(); // whoever has removed it misses what it would add, no more
    for (const QString &model : std::as_const(models))
        run.models.append(*ModelRef::fromString(model));
    run.prompt = starterPrompt();
    run.title = Cli::tr("Demo on the sandbox");
    const CompareOutcome outcome = runComparison(*workbench, run, context);
    if (outcome.comparison.turns.isEmpty())
        return outcome.exitCode;

    DemoMedia media;
    if (outcome.exitCode != ExitCode::Interrupted)
        media = runDemoMedia(*workbench, folder, context);
    const UtcMicros now = context.clock->nowUtc();
    const MediaLibrary library = workbench->jobs().library();

    ExitCode end = finishRun(*workbench, outcome);
    if (end == ExitCode::Fine)
        end = media.exitCode;
    ReportFilesEnd files;
    if (end != ExitCode::Interrupted && end != ExitCode::Profile) {
        ReportSelection selection{.comparisons = {outcome.comparison.id}, .batches = {}, .jobs = {}, .filter = {}};
        for (const Job &job : std::as_const(media.jobs))
            selection.jobs.append(job.id);
        ReportOptions options;
        options.title = run.title;
        options.projectedRequests = 10'000;
        QStringList paths;
        for (const QString &ending : {u"html"_s, u"pdf"_s, u"csv"_s, u"json"_s, u"md"_s})
            paths.append(folder + u"/report."_s + ending);
        files = writeReportFiles(*workbench, paths, selection, options, context);
        if (files.exitCode != ExitCode::Fine)
            end = files.exitCode;
    }
    if (context.json) {
        QJsonObject json = comparisonJson(outcome.comparison, outcome.comparison.turns.last());
        json.insert(u"jobs"_s, demoMediaJson(media, library, now));
        json.insert(u"reports"_s, files.json);
        printJson(json);
    } else {
        printAnswers(outcome.comparison);
        printOut(figuresTable(outcome.comparison));
        for (const Job &job : std::as_const(media.jobs))
            printJob(job, library, now);
        printReportFiles(files);
    }
    return end;
}

} // namespace bakeoff
