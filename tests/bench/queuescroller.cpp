// SPDX-License-Identifier: GPL-3.0-or-later
// bakeoff-bench-queue: the window on a queue of 10,000 jobs, scrolled through; prints the figure of README.md as JSON.
// Started by bakeoff-bench.
#include "../app/queuesamples.h"

#include "base/clock.h"
#include "queue/jobtable.h"
#include "queue/jobtablemodel.h"
#include "queue/queuescreen.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "shell/mainwindow.h"
#include "store/storethread.h"
#include "widgets/theme.h"
#include "workbench/jobqueue.h"
#include "workbench/workbench.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

constexpr int kJobs = 10'000;
constexpr int kInBatch = 12;
constexpr int kPictures = 60; ///< different ones
constexpr int kJumps = 400;

/// Times every paint event of a widget, with all that it paints.
class PaintTimes : public QObject {
public:
    explicit PaintTimes(QWidget *widget)
        : QObject(widget)
    {
        widget->installEventFilter(this);
    }
    QList<double> ms;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Paint || m_inside)
            return false;
        m_inside = true;
        QElapsedTimer timer;
        timer.start();
        QCoreApplication::sendEvent(watched, event);
        ms.append(double(timer.nsecsElapsed()) * 1e-6);
        m_inside = false;
        return true;
    }

private:
    bool m_inside = false;
};

bool waitFor(const std::function<bool()> &there)
{
    QElapsedTimer timer;
    timer.start();
    while (!there() && timer.elapsed() < 600'000) {
        QCoreApplication::processEvents();
        QThread::msleep(2); // other threads work meanwhile
    }
    return there();
}

Status fill(Database &db, UtcMicros now, const MediaLibrary &library)
{
    const JobState states[] = {JobState::Succeeded, JobState::Succeeded, JobState::Failed, JobState::Succeeded,
                               JobState::Canceled,  JobState::Succeeded, JobState::Succeeded};
    QHash<QString, Id> batches;
    for (int i = 0; i < kJobs; ++i) {
        queuesamples::Sample sample{.prompt = u"A lighthouse on a rocky headland at dusk, calm sea, number %1"_s.arg(i)};
        sample.state = states[i % 7];
        sample.minutesAgo = (kJobs - i) * 3;
        sample.seed = i;
        if (i / kInBatch % 2 == 0)
            sample.batch = u"Sweep %1"_s.arg(i / kInBatch);
        if (sample.state == JobState::Succeeded)
            sample.cost = queuesamples::estimated("0.025");
        const auto id = queuesamples::put(db, sample, now, batches, i, i < kPictures ? &library : nullptr);
        if (!id)
            return id.error();
    }
    return success();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QTemporaryDir folder;
    AppSettings settings(folder.filePath(u"settings.ini"_s));
    settings.set(keys::providerCardHidden, true);
    const SystemClock clock;
    Theme theme(app, ThemeMode::Light, 100);
    Workbench workbench({.profileFolder = folder.filePath(u"profile"_s), .sandboxProgram = {}}, clock);
    CommandRegistry commands(settings);
    MainWindow window(workbench, settings, theme, commands);
    window.resize(1600, 1000);
    window.show();
    if (!waitFor([&] { return workbench.isReady(); }))
        return 1;
    const MediaLibrary library = workbench.jobs().library();
    const QFuture<Status> filled =
        workbench.store().write([now = clock.nowUtc(), &library](Database &db) { return fill(db, now, library); });
    if (!waitFor([&] { return filled.isFinished(); }) || !filled.result())
        return 1;
    window.showScreen(MainWindow::Screen::Queue);
    JobTable &table = *window.queueScreen()->table();
    JobTableModel &model = *window.queueScreen()->model();
    model.reload();
    if (!waitFor([&] { return model.jobs() > 0 && !model.isReading(); }))
        return 1;

    PaintTimes paints(table.viewport());
    QScrollBar &bar = *table.verticalScrollBar();
    const int step = 3 * table.rowHeight(1); // of a wheel
    QElapsedTimer loop;
    double longest = 0;
    // To the end, page by page as the table reads them.
    while (model.jobs() < kJobs || bar.value() < bar.maximum()) {
        bar.setValue(bar.value() + step);
        loop.start();
        QCoreApplication::processEvents();
        longest = std::max(longest, double(loop.nsecsElapsed()) * 1e-6);
        if (bar.value() == bar.maximum() && model.jobs() < kJobs && !waitFor([&] { return bar.value() < bar.maximum(); }))
            return 1;
    }
    for (int i = 0; i < kJumps; ++i) {
        bar.setValue(int(qint64(bar.maximum()) * (i * 37 % kJumps) / kJumps));
        QCoreApplication::processEvents();
    }
    QList<double> ms = paints.ms;
    if (ms.size() < kJumps)
        return 1;
    std::ranges::sort(ms);
    const double p99 = ms.at((ms.size() - 1) * 99 / 100);
    std::fprintf(stderr, "queue: %lld paints, p50 %.2f ms, p99 %.2f, worst %.2f; longest turn of the event loop %.1f ms\n",
                 static_cast<long long>(ms.size()), ms.at(ms.size() / 2), p99, ms.constLast(), longest);
    std::puts(QJsonDocument(QJsonObject{{u"queue_scroll_p99_ms"_s, p99}}).toJson(QJsonDocument::Compact).constData());
    return 0;
}
