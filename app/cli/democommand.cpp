// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/comparerun.h"
#include "cli/context.h"
#include "cli/demomedia.h"
#include "cli/jobrun.h"
#include "cli/replyjson.h"

#include "base/clock.h"
#include "base/profile.h"
#include "words/starterprompt.h"
#include "workbench/jobqueue.h"
#include "workbench/workbench.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

/// The comparison as one Markdown page: prompt, figures, answers.
QString asMarkdown(const Comparison &comparison)
{
    QString text = u"# %1\n\n"_s.arg(comparison.title);
    for (const Turn &turn : comparison.turns) {
        text += u"## %1\n\n%2\n\n"_s.arg(Cli::tr("Prompt"), turn.prompt.trimmed());
        text += u"## %1\n\n```\n%2```\n\n"_s.arg(Cli::tr("Figures"), figuresTable(comparison));
        for (const Reply &reply : turn.replies)
            text += u"## %1\n\n%2\n\n"_s.arg(reply.model.toString(), reply.text.trimmed());
    }
    return text;
}

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
                "writes down what came."));
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
    for (const QString &model : starterModels() + sameModelsElsewhere())
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
    const QString jsonFile = folder + u"/comparison.json"_s;
    const QString markdownFile = folder + u"/comparison.md"_s;
    QJsonObject json = comparisonJson(outcome.comparison, outcome.comparison.turns.last());
    json.insert(u"jobs"_s, demoMediaJson(media, library, now));
    if (!writeFile(jsonFile, QJsonDocument(json).toJson())
        || !writeFile(markdownFile, (asMarkdown(outcome.comparison) + demoMediaMarkdown(media, now)).toUtf8())) {
        printError(Cli::tr("The files could not be written to %1. The comparison is kept in the history.").arg(folder));
        return ExitCode::SomeFailed;
    }
    if (context.json) {
        printJson(json);
    } else {
        printAnswers(outcome.comparison);
        printOut(figuresTable(outcome.comparison));
        for (const Job &job : std::as_const(media.jobs))
            printJob(job, library, now);
        printOut(Cli::tr("Written: %1 and %2").arg(markdownFile, jsonFile) + u'\n');
    }
    return end;
}

} // namespace bakeoff
