// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <chrono>

namespace bakeoff::bench {

/// A group of figures that are measured together. `measure` gives them by name; a name that it leaves out could not be
/// measured here. Figures are never a test: they differ from machine to machine, hence the reference loop.
struct Figure {
    QList<QByteArray> names;
    QJsonObject (*measure)();
};

/// Those without a window: Qt Core and Network.
QList<Figure> coreFigures();

/// CPU time of this process, all threads, user and system.
std::chrono::nanoseconds processCpu();
/// CPU time of the calling thread.
std::chrono::nanoseconds threadCpu();

/// CPU nanoseconds for hashing a kilobyte with a loop that no compiler shortens: the yardstick that is printed beside
/// the figures, since microseconds do not travel between machines.
double referenceLoopNs();

/// The lowest of several runs: the others had the machine's noise in them.
template <typename Run>
double best(int runs, Run run)
{
    double lowest = run();
    for (int i = 1; i < runs; ++i)
        lowest = qMin(lowest, run());
    return lowest;
}

/// One event of an OpenAI-compatible chat stream, `data: {…}` with its blank line, exactly 250 bytes; `n` varies it.
QByteArray chatEvent(int n);

QJsonObject measureDecode();
QJsonObject measureClientBulk();
QJsonObject measureClientPaced();
/// Tokens a second of one thread at the sandbox's story model.
QJsonObject measureStory();

// On a history of a million replies, see historycorpus.h.
QJsonObject measureSearch();
QJsonObject measureListOpen();
QJsonObject measureAppend();

/// The peer of the client figures; a process of its own, so that its work is not counted.
/// Prints its port, serves until standard input ends.
int serveStreams();

} // namespace bakeoff::bench
