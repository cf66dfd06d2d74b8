// SPDX-License-Identifier: GPL-3.0-or-later
// Time from starting the program to its window being seen on the screen, less that of a window with one label.
#include "windowfigure.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QPixmap>
#include <QProcess>
#include <QScreen>
#include <QTemporaryDir>
#include <QThread>

#include <optional>

using namespace Qt::StringLiterals;

namespace bakeoff::bench {
namespace {

constexpr int kRuns = 9;
constexpr int kLimit = 10'000; // ms

/// One row of the screen, looked at every half millisecond; the empty screen of an X server without a desktop is black.
bool somethingIsSeen()
{
    const QImage row = qApp->primaryScreen()->grabWindow(0, 0, 200, 1200, 1).toImage();
    for (int x = 0; x < row.width(); x += 8) {
        if (qGray(row.pixel(x, 0)) > 8)
            return true;
    }
    return false;
}

std::optional<double> timeToWindow(const QString &program, const QStringList &arguments)
{
    QTemporaryDir home;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s})
        environment.insert(name, home.path());
    process.setProcessEnvironment(environment);
    process.setStandardErrorFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    std::optional<double> seen;
    while (!seen && timer.elapsed() < kLimit) {
        if (somethingIsSeen())
            seen = double(timer.nsecsElapsed()) * 1e-6;
        else
            QThread::usleep(500);
    }
    process.kill();
    process.waitForFinished();
    while (somethingIsSeen() && timer.elapsed() < 2 * kLimit)
        QThread::msleep(5);
    QThread::msleep(50);
    return seen;
}

} // namespace

QJsonObject measureStart()
{
    const QString folder = QCoreApplication::applicationDirPath();
    const QString program = folder + u"/bakeoff"_s;
    if (!QFile::exists(program)) {
        note(u"There is no window program beside this one; its start is not measured."_s);
        return {};
    }
    if (somethingIsSeen()) {
        note(u"The screen is not empty; the start is measured on an X server of its own (unset DISPLAY)."_s);
        return {};
    }
    QList<double> own;
    QList<double> trivial;
    for (int run = 0; run < kRuns; ++run) {
        const auto a = timeToWindow(folder + u"/bakeoff-bench"_s, {u"--trivial-window"_s});
        const auto b = timeToWindow(program, {});
        if (!a || !b)
            return {};
        if (run < 2)
            continue; // the first ones read files from the disk
        trivial << *a;
        own << *b;
    }
    const double a = percentile(trivial, 0.5);
    const double b = percentile(own, 0.5);
    note(u"start: %1 ms, of a window with one label %2 ms"_s.arg(b, 0, 'f', 1).arg(a, 0, 'f', 1));
    return {{u"startup_over_trivial_ms"_s, b - a}};
}

} // namespace bakeoff::bench
