// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "cli/context.h"
#include "cli/interrupt.h"
#include "cli/reportprinter.h"
#include "words/translations.h"

#include <QCoreApplication>

#include <array>
#include <memory>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

struct Command {
    QLatin1StringView name;
    ExitCode (*run)(const CliContext &);
    const char *summary;
};

constexpr std::array kCommands{
    Command{"providers"_L1, runProviders, QT_TRANSLATE_NOOP("bakeoff::Cli", "list, add, remove or test providers")},
    Command{"models"_L1, runModels, QT_TRANSLATE_NOOP("bakeoff::Cli", "list the models of the providers")},
    Command{"compare"_L1, runCompare, QT_TRANSLATE_NOOP("bakeoff::Cli", "send one prompt to several models")},
    Command{"job"_L1, runJob, QT_TRANSLATE_NOOP("bakeoff::Cli", "run, list, cancel or resume media jobs")},
    Command{"lineups"_L1, runLineUps, QT_TRANSLATE_NOOP("bakeoff::Cli", "show, share or remove saved line-ups")},
    Command{"routes"_L1, runRoutes, QT_TRANSLATE_NOOP("bakeoff::Cli", "which model is used where none is named")},
    Command{"prices"_L1, runPrices, QT_TRANSLATE_NOOP("bakeoff::Cli", "prices of your own, typed in or imported")},
    Command{"history"_L1, runHistory, QT_TRANSLATE_NOOP("bakeoff::Cli", "show or check what is stored")},
    Command{"report"_L1, runReport, QT_TRANSLATE_NOOP("bakeoff::Cli", "write a report as HTML, PDF, CSV, JSON or Markdown")},
    Command{"costs"_L1, runCosts, QT_TRANSLATE_NOOP("bakeoff::Cli", "what was spent, by provider, model, day, kind or tag")},
    Command{"budgets"_L1, runBudgets, QT_TRANSLATE_NOOP("bakeoff::Cli", "show, set or remove caps on spending")},
    Command{"sandbox"_L1, runSandboxCommand, QT_TRANSLATE_NOOP("bakeoff::Cli", "run the embedded provider")},
    Command{"demo"_L1, runDemo, QT_TRANSLATE_NOOP("bakeoff::Cli", "a whole comparison on the sandbox")},
};

void printUsage()
{
    QString text = Cli::tr("Usage: bakeoff-cli [--profile DIR] [--json] COMMAND [options]") + u"\n\n"_s;
    for (const Command &command : kCommands)
        text += u"  %1 %2\n"_s.arg(command.name.toString().leftJustified(10), Cli::tr(command.summary));
    text += u'\n' + Cli::tr("\"bakeoff-cli COMMAND --help\" lists the options of a command.") + u'\n';
    printOut(text);
}

/// Takes the options that all commands share out of `arguments`, wherever they stand. \return false: a value is missing.
bool takeSharedOptions(QStringList &arguments, CliContext &context)
{
    for (qsizetype i = 0; i < arguments.size();) {
        const QString &argument = arguments[i];
        if (argument == "--"_L1)
            break;
        if (argument == "--json"_L1) {
            context.json = true;
            arguments.removeAt(i);
        } else if (argument == "--profile"_L1) {
            if (i + 1 >= arguments.size())
                return false;
            context.profile = arguments[i + 1];
            arguments.remove(i, 2);
        } else if (argument.startsWith("--profile="_L1)) {
            context.profile = argument.mid(10);
            arguments.removeAt(i);
        } else {
            ++i;
        }
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    // Pages and pictures of reports need Qt Gui, which is not loaded for anything else.
    std::unique_ptr<QCoreApplication> app;
    if (wantsReportPages(arguments))
        app = makeReportApplication(argv[0]);
    if (!app)
        app = std::make_unique<QCoreApplication>(argc, argv);
    QCoreApplication::setApplicationName(u"bakeoff-cli"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BAKEOFF_VERSION));

    Translations translations;
    translations.use();

    const SystemClock clock;
    Interrupt interrupt;
    CliContext context{.program = QCoreApplication::applicationFilePath(), .clock = &clock, .interrupt = &interrupt};

    if (!takeSharedOptions(arguments, context)) {
        printError(Cli::tr("--profile needs a folder."));
        return static_cast<int>(ExitCode::Usage);
    }
    if (arguments.isEmpty() || arguments.first() == "--help"_L1 || arguments.first() == "-h"_L1
        || arguments.first() == "help"_L1) {
        printUsage();
        return static_cast<int>(arguments.isEmpty() ? ExitCode::Usage : ExitCode::Fine);
    }
    if (arguments.first() == "--version"_L1) {
        printOut(u"bakeoff-cli %1\n"_s.arg(QCoreApplication::applicationVersion()));
        return 0;
    }
    const QString name = arguments.takeFirst();
    for (const Command &command : kCommands) {
        if (command.name == name) {
            context.arguments = arguments;
            return static_cast<int>(command.run(context));
        }
    }
    printError(Cli::tr("There is no command \"%1\". \"bakeoff-cli --help\" lists the commands.").arg(harmless(name)));
    return static_cast<int>(ExitCode::Usage);
}
