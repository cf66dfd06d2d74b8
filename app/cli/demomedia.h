// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/output.h"
#include "jobs/job.h"

#include <QJsonArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace bakeoff {

class MediaLibrary;
class Workbench;
struct CliContext;

/// What the media jobs of `demo` came to.
struct DemoMedia {
    QList<Job> jobs;
    QStringList files; ///< of each job the name of its file beside the report; empty: there is none
    ExitCode exitCode = ExitCode::Fine;
};

/// An image, a video and a speech on the sandbox, each from its model's own example; their files are copied into the
/// folder. Waits for all of them, or until the user interrupts.
DemoMedia runDemoMedia(Workbench &workbench, const QString &folder, const CliContext &context);

/// As `job --json` has them, each with "file", its name beside the report.
QJsonArray demoMediaJson(const DemoMedia &media, const MediaLibrary &library, UtcMicros now);

} // namespace bakeoff
