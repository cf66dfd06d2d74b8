// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/times.h"
#include "compare/metrics.h"
#include "jobs/jobclocks.h"
#include "reports/csvreport.h"

#include <QByteArray>
#include <QChar>
#include <QJsonArray>

#include <optional>

class QIODevice;

// What the machine-readable forms of a report have in common.
namespace bakeoff {

/// Milliseconds with microsecond resolution.
std::optional<double> machineMs(const Figure<std::chrono::nanoseconds> &figure);
std::optional<double> machineMs(const JobFigure &figure);
/// Shortest decimal that reads back as the same number, never with an exponent or a group mark.
QByteArray machineNumber(double value);
/// "2026-11-22T10:30:00.123Z"
QByteArray machineDate(UtcMicros moment);

/// Control characters other than line feed and tab, and marks that change in which direction text runs.
bool isHarmfulMark(QChar c);

/// [{"name", "state", "type", "bytes", "sha256", "path", "width", "height", "duration_ms"}], what is not known left out.
QJsonArray filesJson(const QList<Artifact> &files, const ReportFilePath &path);

/// All of it or an error: DiskFull, or Storage with the device's words.
Status writeTo(QIODevice &device, const QByteArray &bytes);

} // namespace bakeoff
