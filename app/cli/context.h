// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cli/output.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>

#include <functional>
#include <memory>

namespace bakeoff {

class Clock;
class Interrupt;
class Workbench;

/// What every command gets: the arguments behind its name and the options that all share.
struct CliContext {
    QString program;     ///< path of this program, also the sandbox's
    QStringList arguments;
    QString profile;     ///< --profile; empty: the user's own
    bool json = false;
    const Clock *clock = nullptr;
    Interrupt *interrupt = nullptr;
};

/// Waits for `future` while events are handled. Empty only where the future was cancelled.
template <typename T>
std::optional<T> await(QFuture<T> future);

/// The translated sentences of the command line: Cli::tr("…").
class Cli {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::Cli)
};

/// Opens the profile. On failure prints the sentence and sets `exitCode`.
std::unique_ptr<Workbench> openWorkbench(const CliContext &context, ExitCode &exitCode);

/// What to do with a damaged history: names the newest whole backup.
QString damagedAdvice(const CliContext &context, Workbench &workbench);

/// Prints what an error means, with its detail, to stderr; with --json as an object to stdout too.
void reportError(const CliContext &context, const Error &error, const QString &provider = {});

/// Prints what is wrong with how the program was called. \return Usage
ExitCode usageError(const QString &sentence);
/// Sentences for a name that nothing has.
QString noProvider(const QString &name);
QString noModel(const QString &text);

/// Of a change that was refused: Usage where what was asked for cannot be, else Profile.
ExitCode exitCodeOf(ErrorKind kind);
/// Waits for a change to the profile. \return Fine, or after a sentence: Usage where it was refused, else Profile.
ExitCode finishWrite(const CliContext &context, QFuture<Status> change, const QString &provider = {});

/// Parses `context.arguments`; prints what is wrong or the help. \return an exit code when the command shall end.
std::optional<ExitCode> parse(QCommandLineParser &parser, const CliContext &context, const QString &command);

ExitCode runProviders(const CliContext &context);
/// `providers health` of that many days.
ExitCode printHealth(Workbench &workbench, const CliContext &context, int days);
ExitCode runModels(const CliContext &context);
ExitCode runCompare(const CliContext &context);
ExitCode runJob(const CliContext &context);
ExitCode runLineUps(const CliContext &context);
ExitCode runRoutes(const CliContext &context);
ExitCode runCosts(const CliContext &context);
ExitCode runPrices(const CliContext &context);
ExitCode runHistory(const CliContext &context);
ExitCode runReport(const CliContext &context);
ExitCode runBudgets(const CliContext &context);
ExitCode runSandboxCommand(const CliContext &context);
ExitCode runDemo(const CliContext &context);

template <typename T>
std::optional<T> await(QFuture<T> future)
{
    if (!future.isFinished()) {
        QEventLoop loop;
        QFutureWatcher<T> watcher;
        QObject::connect(&watcher, &QFutureWatcher<T>::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        if (!future.isFinished())
            loop.exec();
    }
    return future.resultCount() > 0 ? std::optional<T>(future.result()) : std::nullopt;
}

} // namespace bakeoff
