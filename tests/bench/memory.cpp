// SPDX-License-Identifier: GPL-3.0-or-later
// Resident memory of a window with 16 answers of 10,000 tokens, after they were streamed and scrolled through.
#include "answers.h"
#include "windowfigure.h"

#include "widgets/answerview.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QFile>
#include <QGridLayout>
#include <QScrollBar>

#include <vector>

using namespace Qt::StringLiterals;

namespace bakeoff::bench {
namespace {

/// A field of /proc/self/smaps_rollup, in MB of 2^20 bytes.
double megabytes(QByteArrayView field)
{
    QFile file(u"/proc/self/smaps_rollup"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(field))
            return line.sliced(field.size()).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

} // namespace

QJsonObject measureMemory()
{
    Theme theme(*qApp, ThemeMode::Light, 100);
    QWidget window;
    auto *grid = new QGridLayout(&window);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(1);
    std::vector<AnswerView *> views;
    for (int i = 0; i < 16; ++i) {
        views.push_back(new AnswerView(&window));
        grid->addWidget(views.back(), i / 4, i % 4);
    }
    window.resize(1600, 1000);
    window.show();
    QCoreApplication::processEvents();
    const double before = megabytes("Rss:");
    const QString text = answerOf(Shape::Mixed, 10'000);
    for (AnswerView *view : views)
        view->setStreaming(true);
    for (qsizetype at = 0; at < text.size(); at += 48) {
        for (AnswerView *view : views)
            view->append(text.mid(at, 48));
        QCoreApplication::processEvents();
    }
    for (AnswerView *view : views) {
        view->finish();
        for (int part = 0; part <= 10; ++part) {
            view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum() * part / 10);
            QCoreApplication::processEvents();
        }
    }
    note(u"memory: %1 MB resident before the answers, %2 MB with them, of which %3 MB private"_s.arg(before, 0, 'f', 1)
             .arg(megabytes("Rss:"), 0, 'f', 1)
             .arg(megabytes("Private_Dirty:"), 0, 'f', 1));
    return {{u"memory_mb"_s, megabytes("Rss:")}};
}

} // namespace bakeoff::bench
