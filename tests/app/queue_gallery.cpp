// SPDX-License-Identifier: GPL-3.0-or-later
// The queue screen in pictures: queue_gallery FOLDER [LANGUAGE [PERCENT]]. An empty queue, a day's work of every state,
// folded batches, paused after a crash, unconfirmed jobs, both modes, two sizes.
#include "queuewindow.h"

#include "queue/queuefilterbar.h"
#include "widgets/messages.h"
#include "words/translations.h"

#include <QDir>

using namespace Qt::StringLiterals;
using namespace bakeoff;

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (argc < 2) {
        qWarning("usage: queue_gallery FOLDER [LANGUAGE [PERCENT]]");
        return 2;
    }
    Translations translations;
    translations.use(argc > 2 ? QString::fromLocal8Bit(argv[2]) : u"en"_s);
    Theme theme(app, ThemeMode::Light, argc > 3 ? QByteArray(argv[3]).toInt() : 100);
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    folder.mkpath(u"."_s);
    QueueWindow w(theme);
    const auto pictures = [&](const QString &name) {
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            theme.setMode(mode);
            QTest::qWait(200);
            w.window().grab().save(folder.filePath(u"%1-%2.png"_s.arg(name, mode == ThemeMode::Light ? u"light"_s : u"dark"_s)));
        }
        theme.setMode(ThemeMode::Light);
    };
    if (!w.openQueue())
        return 1;
    // What this machine lacks is not the subject.
    for (Banner *banner : w.window().findChildren<Banner *>())
        banner->dismiss();
    pictures(u"queue-empty"_s);
    if (!w.fill(queuesamples::day(), true))
        return 1;
    w.choose({w.model().jobAt(2)->job.id});
    QTest::qWait(1500); // its pictures are made
    pictures(u"queue"_s);
    w.run("queue.pause");
    QTest::qWait(400);
    pictures(u"queue-paused"_s);
    w.run("queue.unconfirmed");
    QTest::qWait(400);
    pictures(u"queue-unconfirmed"_s);
    w.run("queue.showAll");
    QTest::qWait(400);
    w.choose({w.model().jobAt(2)->job.id, w.model().jobAt(3)->job.id});
    w.window().resize(1280, 800);
    QTest::qWait(400);
    pictures(u"queue-1280"_s);
    w.run("queue.fold");
    w.window().resize(1600, 1000);
    QTest::qWait(400);
    pictures(u"queue-folded"_s);
    w.run("queue.group");
    w.run("queue.pause");
    QTest::qWait(400);
    pictures(u"queue-days"_s);
    w.run("queue.group");
    w.run("queue.group");
    QList<queuesamples::Sample> crashed = queuesamples::day();
    for (queuesamples::Sample &sample : crashed) {
        sample.provider = u"play"_s;
        sample.minutesAgo = 0;
    }
    w.jobs().setStartsPausedAfterCrash(true);
    if (!w.fill(crashed, true) || !w.reopenQueue())
        return 1;
    for (Banner *banner : w.window().findChildren<Banner *>()) {
        if (banner->objectName() != "pauseBanner"_L1)
            banner->dismiss();
    }
    QTest::qWait(1000);
    pictures(u"queue-crash"_s);
    return 0;
}
