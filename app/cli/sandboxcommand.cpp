// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/context.h"
#include "cli/interrupt.h"

#include "base/profile.h"
#include "sandbox/sandboxprocess.h"

namespace bakeoff {

using namespace Qt::StringLiterals;

ExitCode runSandboxCommand(const CliContext &context)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Cli::tr("Runs the embedded provider on this computer until it is idle or interrupted. Its key is \"sandbox\"."));
    parser.addOption({u"port"_s, Cli::tr("Listen on this port; any free one where left out."), u"P"_s});
    parser.addOption({u"idle"_s, Cli::tr("End after this many seconds without a connection; 0: never."), u"SECONDS"_s});
    parser.addOption({u"record-after"_s,
                      Cli::tr("What an answer cost is told this many milliseconds after its end; 300 where left out."),
                      u"MS"_s});
    if (const auto end = parse(parser, context, u"sandbox"_s))
        return *end;

    SandboxProcessOptions options;
    // Started by hand with a port it stays; started for a profile it goes when nobody needs it.
    if (parser.isSet(u"port"_s))
        options.idle = std::chrono::milliseconds(0);
    bool ok = true;
    if (parser.isSet(u"port"_s))
        options.port = parser.value(u"port"_s).toUShort(&ok);
    if (!ok)
        return usageError(Cli::tr("\"%1\" is no port.").arg(harmless(parser.value(u"port"_s))));
    if (parser.isSet(u"idle"_s)) {
        const int seconds = parser.value(u"idle"_s).toInt(&ok);
        if (!ok || seconds < 0)
            return usageError(Cli::tr("\"%1\" is no number of seconds.").arg(harmless(parser.value(u"idle"_s))));
        options.idle = std::chrono::seconds(seconds);
    }
    if (parser.isSet(u"record-after"_s)) {
        const int milliseconds = parser.value(u"record-after"_s).toInt(&ok);
        if (!ok || milliseconds < 0)
            return usageError(Cli::tr("\"%1\" is no number of milliseconds.").arg(harmless(parser.value(u"record-after"_s))));
        options.recordedAfter = std::chrono::milliseconds(milliseconds);
    }
    const Result<Profile> profile = Profile::open(context.profile);
    if (!profile) {
        reportError(context, profile.error());
        return ExitCode::Profile;
    }
    options.profileFolder = profile->folder();

    SandboxProcess process(options, *context.clock);
    const auto started = process.start();
    if (!started) {
        reportError(context, started.error());
        return started.error().kind == ErrorKind::BadInput ? ExitCode::Usage : ExitCode::Profile;
    }
    const QString root = process.url().toString();
    if (context.json) {
        printJson({{u"url"_s, root},
                   {u"openrouter"_s, QString(root + u"/api/v1"_s)},
                   {u"openai"_s, QString(root + u"/openai/v1"_s)},
                   {u"replicate"_s, QString(root + u"/v1"_s)},
                   {u"already_running"_s, *started == SandboxProcess::Started::AlreadyRunning}});
    } else {
        printOut(Cli::tr("Sandbox: %1/api/v1 (OpenRouter), %1/openai/v1 (OpenAI), %1/v1 (Replicate)").arg(root) + u'\n');
    }
    if (*started == SandboxProcess::Started::AlreadyRunning)
        return ExitCode::Fine;
    QEventLoop loop;
    QObject::connect(&process, &SandboxProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(context.interrupt, &Interrupt::interrupted, &loop, &QEventLoop::quit);
    if (!context.interrupt->raised())
        loop.exec();
    return context.interrupt->raised() ? ExitCode::Interrupted : ExitCode::Fine;
}

} // namespace bakeoff
