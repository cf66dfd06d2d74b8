// SPDX-License-Identifier: GPL-3.0-or-later
// The reports screen in pictures: reports_gallery FOLDER [LANGUAGE]. The history is made up; its figures are examples.
#include "historysamples.h"
#include "queuesamples.h"
#include "screengallery.h"

#include "reports/reportform.h"
#include "reports/reportpane.h"
#include "reports/reportpreview.h"
#include "reports/reportsscreen.h"
#include "store/storethread.h"

#include <QAction>
#include <QFuture>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace bakeoff;

namespace {

const QDate kToday(2026, 8, 26);

/// Some weeks of customer notices, asked of five models.
QList<Comparison> notices(UtcMicros today)
{
    struct Model {
        const char *id;
        qint64 micros;
        int words;
    };
    constexpr Model kModels[] = {{"anthropic/claude-sonnet-5", 11'430, 210},
                                 {"openai/gpt-5.4-mini", 3'770, 190},
                                 {"mistralai/mistral-medium-3.1", 1'910, 170},
                                 {"meta-llama/llama-3.3-70b-instruct", 410, 160},
                                 {"google/gemini-3.1-pro", 8'600, 230}};
    QRandomGenerator random(20260826);
    QList<Comparison> all;
    for (int day = 0; day < 20; ++day) {
        historysamples::Sample sample{.title = u"Customer notices, day %1"_s.arg(20 - day),
                                      .prompt = u"Write a customer notice for the outage of day %1."_s.arg(20 - day),
                                      .answers = {},
                                      .daysAgo = day,
                                      .minute = 540 + static_cast<int>(random.bounded(300U)),
                                      .starred = false,
                                      .tags = {u"support"_s}};
        for (const Model &model : kModels) {
            QString text = u"**What happened.** "_s;
            const int words = model.words / 2 + static_cast<int>(random.bounded(static_cast<quint32>(model.words)));
            for (int i = 0; i < words; ++i)
                text += i % 9 == 8 ? u"uploads. "_s : u"some "_s;
            const bool fails = random.bounded(40U) == 0;
            sample.answers.append({QString::fromLatin1(model.id), fails ? QString() : text,
                                   model.micros * (70 + static_cast<int>(random.bounded(60U))) / 100,
                                   fails ? ReplyState::Failed : ReplyState::Done});
        }
        sample.winner = static_cast<int>(random.bounded(4U));
        if (sample.answers.at(sample.winner).state == ReplyState::Failed)
            sample.winner = -1;
        all.append(historysamples::comparisonOf(sample, today));
    }
    return all;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    ScreenGallery gallery(app, kToday);
    if (const int failed = gallery.start())
        return failed;
    Theme &theme = gallery.theme();
    Workbench &workbench = gallery.workbench();
    MainWindow &window = gallery.window();
    const Clock &clock = gallery.clock();
    const auto wait = &ScreenGallery::wait;
    const auto grab = [&gallery](const QString &name) { gallery.grab(name); };
    window.showScreen(MainWindow::Screen::Reports);
    wait(600);
    grab(u"reports-empty"_s);

    QHash<QString, Id> batches;
    workbench.store().write([&](Database &db) -> Status {
        for (const Comparison &c : notices(clock.nowUtc())) {
            if (const Status s = historysamples::put(db, c); !s)
                return s;
        }
        for (int i = 0; i < 14; ++i) {
            queuesamples::Sample sample{
                .prompt = u"A lighthouse at dusk"_s, .batch = u"Lighthouse"_s, .seed = i, .runSeconds = 5.0 + i % 5};
            if (i % 2)
                sample.model = u"google/imagen-5"_s;
            sample.cost = queuesamples::estimated(i % 2 ? "0.04" : "0.025");
            if (const Result<Id> job = queuesamples::put(db, sample, clock.nowUtc(), batches, i + 1); !job)
                return job.error();
        }
        return success();
    });
    wait(1500);
    auto *screen = window.findChild<ReportsScreen *>();
    HistoryFilter filter;
    filter.providers = {u"OpenRouter"_s};
    screen->showReportOf(ReportCovers::Filter, {.filter = filter});
    wait(800);
    screen->findChild<QLineEdit *>(u"reportTitle"_s)->setText(u"Which model for customer notices?"_s);
    screen->findChild<QPlainTextEdit *>(u"reportQuestion"_s)
        ->setPlainText(u"Can a cheaper model write our outage notices as well as the one we use?"_s);
    screen->findChild<QPlainTextEdit *>(u"reportConclusion"_s)
        ->setPlainText(
            u"gpt-5.4-mini is as good in blind votes, a third of the price and twice as fast. Move notices to it."_s);
    wait(3000);
    grab(u"reports"_s);
    screen->pane()->preview()->goToPage(1);
    wait(500);
    grab(u"reports-page2"_s);
    screen->pane()->preview()->goToPage(0);
    window.resize(1280, 800);
    wait(800);
    grab(u"reports-1280"_s);
    theme.setFontPercent(200);
    wait(1500);
    grab(u"reports-200"_s);
    theme.setFontPercent(100);
    window.resize(1600, 1000);
    screen->showReportOf(ReportCovers::Batches, {.batches = {batches.value(u"Lighthouse"_s)}});
    wait(3000);
    grab(u"reports-batch"_s);
    return 0;
}
