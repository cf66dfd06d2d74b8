// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure.h"

#include <QString>
#include <QStringList>

namespace bakeoff::bench {

/// Those that need an X server. Each runs in a process of its own (`--window NAME`), so that one's memory and caches
/// don't show in another's figure.
QList<Figure> windowFigures();

QJsonObject measurePanes16();
QJsonObject measurePanes24();
QJsonObject measureLongAnswers();
QJsonObject measureMemory();
QJsonObject measureStart();
QJsonObject measureQueueScroll();

/// Starts this program again to measure `figure`, on an X server that is started for it where there is no display.
QJsonObject measureInWindow(const Figure &figure);
/// The other side of it: prints what `name` measures.
int runInWindow(int &argc, char **argv, const QByteArray &name);

/// The least that Qt can show, a window with one label; start times are compared with it.
int showTrivialWindow(int &argc, char **argv);

/// A line for people, on stderr.
void note(const QString &line);
/// Value at a share of the samples, by linear interpolation (type 7).
double percentile(QList<double> samples, double share);
double processCpuSeconds();

} // namespace bakeoff::bench
