// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/comparerun.h"
#include "cli/context.h"
#include "cli/demomedia.h"
#include "cli/demoprices.h"
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

constexpr int kAnswers = 5;         ///< of each model to each prompt: ten in all, what p10 and p90 take
constexpr qint64 kMostTokens = 60; ///< of an answer: some seconds for all of them

/// Short: a tiny language model on one processor reads every word of it twenty times.
QStringList demoPrompts()
{
    return {
        //: The last line starts a story in English, whatever the user's language: the sandbox's model knows no other.
        Cli::tr("## A lighthouse in numbers\n"
                "\n"
                "| Night | Ships | Flashes |\n"
                "| --- | ---: | ---: |\n"
                "| Monday | 12 | 7,200 |\n"
                "| Tuesday | 9 | 7,200 |\n"
                "\n"
                "Once upon a time, a lighthouse keeper found a map in a bottle."),
        //: Starts a story in English, whatever the user's language: the sandbox's model knows no other.
        Cli::tr("Once upon a time, there was a little boat that wanted to see the sea."),
    };
}

/// The story models of starterModels() at the sandbox's other provider: reports set the same model side by side.
QStringList sameModelsElsewhere()
{
    return {u"sandbox-replicate/sandbox/story-fast"_s, u"sandbox-replicate/sandbox/story-hot"_s};
}

/// With the first answer of each model alone: for whoever reads it on a terminal.
Comparison withFirstAnswers(Comparison comparison)
{
    comparison.turns.last().replies.removeIf([](const Reply &reply) { return reply.sample > 0; });
    return comparison;
}

} // namespace

ExitCode runDemo(const CliContext &context)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Cli::tr("Runs a comparison, an image, a video and an audio job on the sandbox, without a key or network, and "
                "writes a report of them in five forms. Types in made-up prices of the sandbox's models where Replicate's "
                "API tells none."));
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

    if (const Status s = typeInDemoPrices(*workbench, context); !s) {
        reportError(context, s.error());
        return ExitCode::Profile;
    }
    CompareRun run;
    run.repeat = kAnswers;
    run.settings.maxTokens = kMostTokens;
    QStringList models = starterModels();
    if (workbench->providers().find(presetInfo(Preset::SandboxReplicate).id))
        models += sameModelsElsewhere(); // whoever has removed it misses what it would add, no more
    for (const QString &model : std::as_const(models))
        run.models.append(*ModelRef::fromString(model));
    CompareOutcome outcome;
    ReportSelection selection;
    for (const QString &prompt : demoPrompts()) {
        run.prompt = prompt;
        const ExitCode before = outcome.exitCode;
        outcome = runComparison(*workbench, run, context);
        if (outcome.comparison.turns.isEmpty())
            return outcome.exitCode;
        selection.comparisons.append(outcome.comparison.id);
        if (outcome.exitCode == ExitCode::Fine)
            outcome.exitCode = before;
        if (!context.json) {
            printAnswers(withFirstAnswers(outcome.comparison));
            printOut(figuresTable(outcome.comparison));
        }
        if (outcome.exitCode == ExitCode::Interrupted)
            break;
    }

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
        for (const Job &job : std::as_const(media.jobs))
            selection.jobs.append(job.id);
        ReportOptions options;
        options.title = Cli::tr("Demo on the sandbox");
        options.question = Cli::tr("How quick are the sandbox's models, what do they cost, and at which provider?");
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
        printOut(Cli::tr("Each model answered each prompt %n time(s): the first answers stand here, all of them in the report's rows.",
                         nullptr, kAnswers)
                 + u'\n');
        for (const Job &job : std::as_const(media.jobs))
            printJob(job, library, now);
        printReportFiles(files);
    }
    return end;
}

} // namespace bakeoff
