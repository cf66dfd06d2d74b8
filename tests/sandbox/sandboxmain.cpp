// SPDX-License-Identifier: GPL-3.0-or-later
// The sandbox process without the rest of the command line: sandbox_for_tests --profile DIR sandbox [--port P] [--idle
// MS]
#include "sandbox/sandboxprocess.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace bakeoff;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption profile(u"profile"_s, u"Folder"_s, u"DIR"_s);
    const QCommandLineOption port(u"port"_s, u"Port"_s, u"PORT"_s, u"0"_s);
    const QCommandLineOption idle(u"idle"_s, u"Milliseconds without a connection"_s, u"MS"_s, u"600000"_s);
    parser.addOptions({profile, port, idle});
    parser.process(app);
    const SystemClock clock;
    SandboxProcess process({.profileFolder = parser.value(profile),
                            .port = parser.value(port).toUShort(),
                            .idle = std::chrono::milliseconds(parser.value(idle).toInt())},
                           clock);
    QObject::connect(&process, &SandboxProcess::finished, &app, &QCoreApplication::quit, Qt::QueuedConnection);
    const Result<SandboxProcess::Started> started = process.start();
    if (!started) {
        std::fprintf(stderr, "%s\n", qPrintable(started.error().detail));
        return 1;
    }
    std::printf("%s\n", qPrintable(process.url().toString()));
    std::fflush(stdout);
    return *started == SandboxProcess::Started::Serving ? QCoreApplication::exec() : 0;
}
