// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/context.h"

#include "base/clock.h"
#include "words/backupwords.h"
#include "workbench/backups.h"
#include "workbench/workbench.h"

namespace bakeoff {

using namespace Qt::StringLiterals;

std::unique_ptr<Workbench> openWorkbench(const CliContext &context, ExitCode &exitCode)
{
    auto workbench = std::make_unique<Workbench>(
        Workbench::Options{.profileFolder = context.profile, .sandboxProgram = context.program}, *context.clock);
    const std::optional<Status> started = await(workbench->start());
    if (started && *started)
        return workbench;
    exitCode = ExitCode::Profile;
    reportError(context, started ? started->error() : Error{.kind = ErrorKind::Storage});
    if (started && started->error().kind == ErrorKind::CorruptData)
        printError(damagedAdvice(context, *workbench));
    return nullptr;
}

QString damagedAdvice(const CliContext &context, Workbench &workbench)
{
    std::optional<BackupFile> newest;
    if (Backups *backups = workbench.backups())
        newest = await(backups->newestGood()).value_or(std::nullopt);
    return BackupWords::damagedAdvice(newest, context.clock->nowUtc());
}

void reportError(const CliContext &context, const Error &error, const QString &provider)
{
    const ErrorText text = Words::errorText(error, provider);
    printError(harmless(text.sentence()));
    if (!text.details.isEmpty())
        printError(harmless(text.details));
    if (context.json) {
        printJson({{u"error"_s,
                    QJsonObject{{u"kind"_s, errorKindName(error.kind).toString()}, {u"message"_s, text.sentence()}}}});
    }
}

ExitCode finishWrite(const CliContext &context, QFuture<Status> change, const QString &provider)
{
    const std::optional<Status> status = await(std::move(change));
    if (status && *status)
        return ExitCode::Fine;
    const Error error = status ? status->error() : Error{.kind = ErrorKind::Storage};
    reportError(context, error, provider);
    return exitCodeOf(error.kind);
}

ExitCode exitCodeOf(ErrorKind kind)
{
    const bool refused = kind == ErrorKind::BadInput || kind == ErrorKind::NotFound || kind == ErrorKind::InsecureUrl ||
                         kind == ErrorKind::NewerData;
    return refused ? ExitCode::Usage : ExitCode::Profile;
}

ExitCode usageError(const QString &sentence)
{
    printError(sentence);
    return ExitCode::Usage;
}

QString noProvider(const QString &name)
{
    return Cli::tr("There is no provider \"%1\". \"bakeoff-cli providers list\" names those there are.").arg(harmless(name));
}

QString noModel(const QString &text)
{
    return Cli::tr("\"%1\" is no model: write PROVIDER/ID, as \"bakeoff-cli models\" lists them.").arg(harmless(text));
}

std::optional<ExitCode> parse(QCommandLineParser &parser, const CliContext &context, const QString &command)
{
    // Consumed before the command is chosen; listed for --help.
    parser.addOption({u"json"_s, Cli::tr("Machine-readable output on stdout.")});
    parser.addOption({u"profile"_s, Cli::tr("Use another data folder."), u"DIR"_s});
    const QCommandLineOption help({u"h"_s, u"help"_s}, Cli::tr("Show the options."));
    parser.addOption(help);
    if (!parser.parse(QStringList(u"bakeoff-cli %1"_s.arg(command)) + context.arguments))
        return usageError(parser.errorText());
    if (parser.isSet(help)) {
        printOut(parser.helpText());
        return ExitCode::Fine;
    }
    return std::nullopt;
}

} // namespace bakeoff
