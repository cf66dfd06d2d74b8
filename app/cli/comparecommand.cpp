// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/comparerun.h"
#include "cli/context.h"
#include "cli/interrupt.h"
#include "cli/replyjson.h"

#include "catalog/catalog.h"
#include "workbench/comparisondocument.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QFile>
#include <QTextStream>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// `--set KEY=VALUE` into settings. \return what is wrong, else empty.
QString applySetting(GenerationSettings &settings, const QString &assignment)
{
    const qsizetype equals = assignment.indexOf(u'=');
    const QString key = assignment.left(equals);
    const QString value = equals < 0 ? QString() : assignment.mid(equals + 1);
    bool ok = equals > 0;
    if (key == "temperature"_L1) {
        settings.temperature = value.toDouble(&ok);
        ok = ok && *settings.temperature >= 0 && *settings.temperature <= 2;
    } else if (key == "top_p"_L1) {
        settings.topP = value.toDouble(&ok);
        ok = ok && *settings.topP >= 0 && *settings.topP <= 1;
    } else if (key == "max_tokens"_L1) {
        settings.maxTokens = value.toLongLong(&ok);
        ok = ok && *settings.maxTokens >= 1;
    } else if (key == "seed"_L1) {
        settings.seed = value.toLongLong(&ok);
    } else if (key == "reasoning_effort"_L1) {
        static const QStringList efforts{u"none"_s, u"minimal"_s, u"low"_s, u"medium"_s, u"high"_s, u"xhigh"_s, u"max"_s};
        settings.reasoningEffort = value;
        ok = efforts.contains(value);
    } else {
        return Cli::tr("There is no setting \"%1\": temperature, top_p, max_tokens, seed and reasoning_effort can be set.")
            .arg(harmless(key));
    }
    return ok ? QString() : Cli::tr("\"%1\" is no value for %2.").arg(harmless(value), key);
}

/// "@FILE" is the content of a file, "@-" of stdin; anything else is itself.
Result<QString> textOrFile(const QString &argument)
{
    if (!argument.startsWith(u'@'))
        return argument;
    QFile file(argument.mid(1));
    const bool opened = argument == "@-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return Error{.kind = ErrorKind::BadInput, .detail = file.errorString()};
    return QString::fromUtf8(file.readAll());
}

} // namespace

ExitCode runCompare(const CliContext &context)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Cli::tr("Sends one prompt to several models at once."));
    parser.addOption({u"model"_s, Cli::tr("A model, PROVIDER/ID; give it once for each."), u"PROVIDER/ID"_s});
    parser.addOption({u"prompt"_s, Cli::tr("The prompt; @FILE reads a file, @- reads stdin."), u"TEXT|@FILE"_s});
    parser.addOption({u"system"_s, Cli::tr("The system prompt; @FILE reads a file."), u"TEXT|@FILE"_s});
    parser.addOption({u"set"_s,
                      Cli::tr("A setting for all models: temperature, top_p, max_tokens, seed, reasoning_effort."),
                      u"KEY=VALUE"_s});
    parser.addOption({u"repeat"_s, Cli::tr("Ask each model N times, one after the other."), u"N"_s, u"1"_s});
    parser.addOption({u"timeout"_s,
                      Cli::tr("Give up on a model after this long a silence; minutes, as suits the provider, where left out."),
                      u"SECONDS"_s});
    if (const auto end = parse(parser, context, u"compare"_s))
        return *end;

    if (!parser.positionalArguments().isEmpty()) {
        printError(Cli::tr("\"%1\" belongs to no option.").arg(harmless(parser.positionalArguments().first())));
        return ExitCode::Usage;
    }
    CompareRun run;
    for (const QString &text : parser.values(u"model"_s)) {
        const auto model = ModelRef::fromString(text);
        if (!model) {
            printError(Cli::tr("\"%1\" is no model: write PROVIDER/ID, as \"bakeoff-cli models\" lists them.")
                           .arg(harmless(text)));
            return ExitCode::Usage;
        }
        run.models.append(*model);
    }
    if (run.models.isEmpty()) {
        printError(Cli::tr("Name at least one model with --model PROVIDER/ID."));
        return ExitCode::Usage;
    }
    if (run.models.size() > ComparisonDocument::MaximumPanes) {
        printError(Cli::tr("At most %n model(s) can be compared at once.", nullptr, ComparisonDocument::MaximumPanes));
        return ExitCode::Usage;
    }
    for (const auto &[option, target] : {std::pair(u"prompt"_s, &run.prompt), std::pair(u"system"_s, &run.systemPrompt)}) {
        const Result<QString> text = textOrFile(parser.value(option));
        if (!text) {
            printError(Cli::tr("\"%1\" cannot be read: %2.").arg(parser.value(option).mid(1), text.error().detail));
            return ExitCode::Usage;
        }
        *target = *text;
    }
    if (run.prompt.trimmed().isEmpty()) {
        printError(Cli::tr("The prompt is empty. Give one with --prompt TEXT or --prompt @FILE."));
        return ExitCode::Usage;
    }
    for (const QString &assignment : parser.values(u"set"_s)) {
        if (const QString wrong = applySetting(run.settings, assignment); !wrong.isEmpty()) {
            printError(wrong);
            return ExitCode::Usage;
        }
    }
    bool number = false;
    run.repeat = parser.value(u"repeat"_s).toInt(&number);
    if (!number || run.repeat < 1 || run.repeat > 1000) {
        printError(Cli::tr("--repeat takes a number from 1 to 1000."));
        return ExitCode::Usage;
    }
    if (parser.isSet(u"timeout"_s)) {
        const double seconds = parser.value(u"timeout"_s).toDouble(&number);
        if (!number || !(seconds >= 0.1 && seconds <= 86'400)) {
            printError(Cli::tr("--timeout takes seconds from 0.1 to 86400."));
            return ExitCode::Usage;
        }
        run.timeout = std::chrono::round<std::chrono::milliseconds>(std::chrono::duration<double>(seconds));
    }

    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    for (const ModelRef &model : std::as_const(run.models)) {
        if (!workbench->providers().find(model.provider)) {
            printError(Cli::tr("There is no provider \"%1\". \"bakeoff-cli providers list\" names those there are.")
                           .arg(harmless(model.provider)));
            return ExitCode::Usage;
        }
    }
    const CompareOutcome outcome = runComparison(*workbench, run, context);
    if (outcome.comparison.turns.isEmpty())
        return outcome.exitCode;
    const ExitCode end = finishRun(*workbench, outcome);
    if (context.json) {
        printJson(comparisonJson(outcome.comparison, outcome.comparison.turns.last()));
    } else {
        printAnswers(outcome.comparison);
        printOut(figuresTable(outcome.comparison));
    }
    return end;
}

} // namespace bakeoff
