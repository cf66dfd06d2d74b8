// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/comparerun.h"
#include "cli/context.h"
#include "cli/interrupt.h"
#include "cli/replyjson.h"
#include "cli/reportfiles.h"
#include "cli/settingsoption.h"

#include "catalog/routingtable.h"
#include "compare/variables.h"
#include "providers/settingssupport.h"
#include "words/words.h"
#include "workbench/comparisondocument.h"
#include "workbench/lineupbook.h"
#include "workbench/providerregistry.h"
#include "workbench/routingbook.h"
#include "workbench/workbench.h"

#include <QFile>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Reads a file to attach. \return what is wrong, else empty.
QString attach(QList<Attachment> &attachments, const QString &path)
{
    QFile file(path);
    const auto cannot = [&path](const QString &why) {
        return Cli::tr("\"%1\" cannot be attached: %2.").arg(harmless(path), why);
    };
    if (!file.open(QIODevice::ReadOnly))
        return cannot(file.errorString());
    const Result<Attachment> attachment = makeAttachment(path, file.read(kMostAttachmentBytes + 1));
    if (attachment) {
        attachments.append(*attachment);
        return {};
    }
    if (attachment.error().kind == ErrorKind::LimitExceeded)
        return cannot(Cli::tr("it is larger than %n MiB", nullptr, int(kMostAttachmentBytes / (1024 * 1024))));
    return cannot(Cli::tr("it holds neither an image (PNG, JPEG, WebP, GIF), a PDF, audio (WAV, MP3, FLAC, Ogg, M4A) "
                          "nor text"));
}

/// `--var NAME=VALUE`. \return what is wrong, else empty.
QString assignVariable(PromptVariables &variables, const QString &assignment)
{
    const qsizetype equals = assignment.indexOf(u'=');
    const QString name = equals < 0 ? assignment : assignment.first(equals);
    if (variableNames(u"{{"_s + name + u"}}"_s) != QStringList{name})
        return Cli::tr("\"%1\" is no name of a variable.").arg(harmless(name));
    const Result<QString> value = textOrFile(equals < 0 ? QString() : assignment.sliced(equals + 1));
    if (!value)
        return Cli::tr("\"%1\" cannot be read: %2.").arg(assignment.sliced(equals + 2), value.error().detail);
    variables.insert(name, *value);
    return {};
}

/// Everything that can be told without the profile. \return what is wrong, else empty.
QString readOptions(CompareRun &run, const QCommandLineParser &parser)
{
    for (const QString &text : parser.values(u"model"_s)) {
        const auto model = ModelRef::fromString(text);
        if (!model)
            return Cli::tr("\"%1\" is no model: write PROVIDER/ID, as \"bakeoff-cli models\" lists them.")
                .arg(harmless(text));
        run.models.append(*model);
    }
    if (!run.models.isEmpty() && parser.isSet(u"lineup"_s))
        return Cli::tr("Name models with --model or a line-up with --lineup, not both.");
    if (run.models.size() > ComparisonDocument::MaximumPanes)
        return Cli::tr("At most %n model(s) can be compared at once.", nullptr, ComparisonDocument::MaximumPanes);
    for (const QString &option : {u"prompt"_s, u"system"_s, u"settings-json"_s}) {
        const Result<QString> text = textOrFile(parser.value(option));
        if (!text)
            return Cli::tr("\"%1\" cannot be read: %2.").arg(parser.value(option).mid(1), text.error().detail);
        if (option == "prompt"_L1)
            run.prompt = *text;
        else if (option == "system"_L1 && parser.isSet(option))
            run.systemPrompt = *text;
        else if (parser.isSet(option)) {
            if (const QString wrong = readSettings(run.settings, *text); !wrong.isEmpty())
                return wrong;
        }
    }
    for (const QString &assignment : parser.values(u"set"_s)) {
        if (const QString wrong = applySetting(run.settings, assignment); !wrong.isEmpty())
            return wrong;
    }
    for (const QString &assignment : parser.values(u"var"_s)) {
        if (const QString wrong = assignVariable(run.variables, assignment); !wrong.isEmpty())
            return wrong;
    }
    for (const QString &path : parser.values(u"attach"_s)) {
        if (const QString wrong = attach(run.attachments, path); !wrong.isEmpty())
            return wrong;
    }
    if (run.prompt.trimmed().isEmpty())
        return Cli::tr("The prompt is empty. Give one with --prompt TEXT or --prompt @FILE.");
    if (const QStringList unfilled = fillVariables(run.prompt, run.variables).unfilled; !unfilled.isEmpty())
        return Cli::tr("The prompt's variable \"%1\" has no value: give one with --var %1=VALUE, or write \\{{%1}} "
                       "where the braces are meant.")
            .arg(unfilled.first());
    bool number = false;
    if (parser.isSet(u"repeat"_s)) {
        run.repeat = parser.value(u"repeat"_s).toInt(&number);
        if (!number || *run.repeat < 1 || *run.repeat > Pane::MaximumRepeat)
            return Cli::tr("--repeat takes a number from 1 to %1.").arg(Pane::MaximumRepeat);
    }
    if (parser.isSet(u"timeout"_s)) {
        const double seconds = parser.value(u"timeout"_s).toDouble(&number);
        if (!number || !(seconds >= 0.1 && seconds <= 86'400))
            return Cli::tr("--timeout takes seconds from 0.1 to 86400.");
        run.timeout = std::chrono::round<std::chrono::milliseconds>(std::chrono::duration<double>(seconds));
    }
    run.allowUnknownPrice = parser.isSet(u"allow-unknown-price"_s);
    if (parser.isSet(u"budget"_s)) {
        const Result<Usd> cap = Usd::fromDecimal(parser.value(u"budget"_s).toUtf8());
        if (!cap || *cap < Usd())
            return Cli::tr("--budget takes US dollars, such as 0.5.");
        run.budget = *cap;
    }
    return {};
}

/// Where no model was named: the line-up that was, else the default one, else the routing table's text model. \return
/// what is wrong, else empty.
QString chooseModels(CompareRun &run, Workbench &workbench, const QCommandLineParser &parser)
{
    if (parser.isSet(u"lineup"_s)) {
        const QString name = parser.value(u"lineup"_s);
        run.lineUp = workbench.lineUps().find(name);
        if (!run.lineUp)
            return Cli::tr("There is no line-up \"%1\". \"bakeoff-cli lineups list\" names those there are.")
                .arg(harmless(name));
    } else if (run.models.isEmpty()) {
        run.lineUp = workbench.lineUps().defaultLineUp();
        const auto route = run.lineUp ? std::nullopt : await(workbench.routes().resolve(RequestKind::Text));
        if (route && route->chosen)
            run.models.append(*route->chosen);
        else if (route && route->route.model)
            return Cli::tr("The routing table's model for text, %1, cannot be used now; \"bakeoff-cli routes list\" "
                           "says why. Name a model with --model PROVIDER/ID.")
                .arg(harmless(route->route.model->toString()));
    }
    if (run.lineUp) {
        if (run.lineUp->entries.isEmpty())
            return Cli::tr("The line-up \"%1\" holds no model.").arg(harmless(run.lineUp->name));
        run.models.clear();
        for (const LineUp::Entry &entry : std::as_const(run.lineUp->entries))
            run.models.append(entry.model);
    }
    if (run.models.isEmpty())
        return Cli::tr("Name at least one model with --model PROVIDER/ID or a line-up with --lineup NAME: there is no "
                       "default line-up, and no model for text in the routing table.");
    for (const ModelRef &model : std::as_const(run.models)) {
        if (!workbench.providers().find(model.provider))
            return noProvider(model.provider);
    }
    return {};
}

} // namespace

ExitCode runCompare(const CliContext &context)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Cli::tr("Sends one prompt to several models at once."));
    parser.addOption({u"model"_s,
                      Cli::tr("A model, PROVIDER/ID; give it once for each. Without models: the default line-up, else "
                              "the model for text of the routing table."), u"PROVIDER/ID"_s});
    parser.addOption({u"prompt"_s, Cli::tr("The prompt; @FILE reads a file, @- reads stdin."), u"TEXT|@FILE"_s});
    parser.addOption({u"system"_s, Cli::tr("The system prompt; @FILE reads a file."), u"TEXT|@FILE"_s});
    parser.addOption({u"lineup"_s, Cli::tr("A saved line-up, in place of models."), u"NAME"_s});
    parser.addOption({u"var"_s,
                      Cli::tr("Fills {{NAME}} in the prompt; @FILE reads a file. Give it once for each variable."),
                      u"NAME=VALUE"_s});
    parser.addOption({u"attach"_s,
                      Cli::tr("A file that goes with the prompt: an image, a PDF, audio or text. Give it once for "
                              "each."),
                      u"FILE"_s});
    QStringList settings;
    for (const SettingId id : kSettingIds)
        settings.append(settingName(id));
    parser.addOption({u"set"_s,
                      Cli::tr("A setting for all models, once for each: %1. What is an object is JSON or @FILE; "
                              "an empty value leaves it to the provider.")
                          .arg(settings.join(u", "_s)),
                      u"NAME=VALUE"_s});
    parser.addOption(
        {u"settings-json"_s, Cli::tr("Settings as one JSON object with the same names."), u"JSON|@FILE"_s});
    parser.addOption(
        {u"repeat"_s, Cli::tr("Ask each model N times at once, 1 to %1.").arg(Pane::MaximumRepeat), u"N"_s});
    parser.addOption({u"timeout"_s,
                      Cli::tr("Give up on a model after this long a silence; minutes, as suits the provider, where left out."),
                      u"SECONDS"_s});
    parser.addOption({u"budget"_s,
                      Cli::tr("Send nothing where this run may cost more; the saved budgets hold besides."), u"USD"_s});
    parser.addOption({u"allow-unknown-price"_s, Cli::tr("Ask models without a price too, though there is a budget.")});
    parser.addOption({u"report"_s,
                      Cli::tr("A report of the comparison; the file's ending says the form: html, pdf, csv, json or md. "
                              "Give it once for each."),
                      u"FILE"_s});
    if (const auto end = parse(parser, context, u"compare"_s))
        return *end;

    if (!parser.positionalArguments().isEmpty())
        return usageError(Cli::tr("\"%1\" belongs to no option.").arg(harmless(parser.positionalArguments().first())));
    CompareRun run;
    if (const QString wrong = readOptions(run, parser); !wrong.isEmpty())
        return usageError(wrong);
    const QStringList reports = parser.values(u"report"_s);
    if (const QString wrong = reportFilesFault(reports); !wrong.isEmpty())
        return usageError(wrong);

    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    if (const QString wrong = chooseModels(run, *workbench, parser); !wrong.isEmpty())
        return usageError(wrong);
    const CompareOutcome outcome = runComparison(*workbench, run, context);
    if (outcome.comparison.turns.isEmpty())
        return outcome.exitCode;
    ExitCode end = finishRun(*workbench, outcome);
    ReportFilesEnd files;
    if (!reports.isEmpty() && end != ExitCode::Profile && end != ExitCode::Budget && end != ExitCode::Interrupted) {
        files = writeReportFiles(*workbench, reports, {.comparisons = {outcome.comparison.id}, .batches = {}, .jobs = {}, .filter = {}}, {}, context);
        if (files.exitCode != ExitCode::Fine)
            end = files.exitCode;
    }
    if (context.json) {
        QJsonObject json = comparisonJson(outcome.comparison, outcome.comparison.turns.last());
        if (!reports.isEmpty())
            json.insert(u"reports"_s, files.json);
        if (const Error *refusal = refusalOf(outcome.comparison)) {
            json.insert(u"error"_s, budgetErrorJson(*refusal));
            printError(harmless(Words::errorText(*refusal, {}).sentence()));
        }
        printJson(json);
    } else {
        printAnswers(outcome.comparison);
        if (!refusalOf(outcome.comparison))
            printOut(figuresTable(outcome.comparison));
        printReportFiles(files);
    }
    return end;
}

} // namespace bakeoff
