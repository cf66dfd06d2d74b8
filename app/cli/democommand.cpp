// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/comparerun.h"
#include "cli/context.h"
#include "cli/replyjson.h"

#include "base/profile.h"
#include "words/starterprompt.h"
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

} // namespace

ExitCode runDemo(const CliContext &context)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Cli::tr("Runs a comparison on the sandbox, without a key or network, and writes down what came."));
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
    for (const QString &model : starterModels())
        run.models.append(*ModelRef::fromString(model));
    run.prompt = starterPrompt();
    run.title = Cli::tr("Demo on the sandbox");
    const CompareOutcome outcome = runComparison(*workbench, run, context);
    if (outcome.comparison.turns.isEmpty())
        return outcome.exitCode;

    const ExitCode end = finishRun(*workbench, outcome);
    const QString jsonFile = folder + u"/comparison.json"_s;
    const QString markdownFile = folder + u"/comparison.md"_s;
    const QJsonObject json = comparisonJson(outcome.comparison, outcome.comparison.turns.last());
    if (!writeFile(jsonFile, QJsonDocument(json).toJson())
        || !writeFile(markdownFile, asMarkdown(outcome.comparison).toUtf8())) {
        printError(Cli::tr("The files could not be written to %1. The comparison is kept in the history.").arg(folder));
        return ExitCode::SomeFailed;
    }
    if (context.json) {
        printJson(json);
    } else {
        printAnswers(outcome.comparison);
        printOut(figuresTable(outcome.comparison));
        printOut(Cli::tr("Written: %1 and %2").arg(markdownFile, jsonFile) + u'\n');
    }
    return end;
}

} // namespace bakeoff
