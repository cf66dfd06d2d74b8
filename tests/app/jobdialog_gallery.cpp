// SPDX-License-Identifier: GPL-3.0-or-later
// What the queue asks and tells, in pictures: jobdialog_gallery FOLDER [LANGUAGE [PERCENT]]. The prices of a model, its
// hardware, what was removed, and the questions before jobs are stopped and before the window closes.
#include "queuewindow.h"

#include "queue/jobpanel.h"
#include "widgets/messages.h"
#include "words/translations.h"

#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace bakeoff;

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (argc < 2) {
        qWarning("usage: jobdialog_gallery FOLDER [LANGUAGE [PERCENT]]");
        return 2;
    }
    Translations translations;
    translations.use(argc > 2 ? QString::fromLocal8Bit(argv[2]) : u"en"_s);
    Theme theme(app, ThemeMode::Light, argc > 3 ? QByteArray(argv[3]).toInt() : 100);
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    folder.mkpath(u"."_s);
    QueueWindow w(theme, {1600, 1000}, 60'000);
    const auto eachMode = [&](const auto &take) {
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            theme.setMode(mode);
            take(mode == ThemeMode::Light ? u"light"_s : u"dark"_s);
        }
        theme.setMode(ThemeMode::Light);
    };
    const auto pictures = [&](const QString &name) {
        for (const QSize size : {QSize(1600, 1000), QSize(1280, 800)}) {
            w.window().resize(size);
            eachMode([&](const QString &mode) {
                QTest::qWait(200);
                w.window().grab().save(folder.filePath(u"%1-%2-%3.png"_s.arg(name, QString::number(size.width()), mode)));
            });
        }
    };
    /// Of a question that `ask` puts and that waits for its answer.
    const auto question = [&](const QString &name, const auto &ask) {
        eachMode([&](const QString &mode) {
            QTimer::singleShot(400, &w.window(), [&, mode] {
                QWidget *box = QApplication::activeModalWidget();
                if (!box)
                    return;
                box->grab().save(folder.filePath(u"%1-%2.png"_s.arg(name, mode)));
                QTest::keyClick(box, Qt::Key_Escape);
            });
            ask();
            QTest::qWait(700);
        });
    };
    if (!w.openQueue() || !w.fill(queuesamples::day(), true))
        return 1;
    for (Banner *banner : w.window().findChildren<Banner *>())
        banner->dismiss();
    w.run("queue.pause");
    const auto jobOf = [&](QLatin1StringView model) {
        for (int row = 0; row < w.model().rowCount(); ++row) {
            if (const JobRow *job = w.model().jobAt(row); job && job->job.model.id == model)
                return job->job.id;
        }
        return Id();
    };
    w.choose({jobOf("minimax/speech-02-hd"_L1)});
    QTest::qWait(600);
    pictures(u"unknown-cost"_s);
    w.run("queue.price");
    QTest::qWait(300);
    pictures(u"price"_s);
    const auto field = [&](const QString &name) { return w.window().findChild<QLineEdit *>(name); };
    field(u"jobPriceAmount"_s)->setText(u"2 cents"_s);
    QTest::keyClick(field(u"jobPriceAmount"_s), Qt::Key_Return);
    QTest::qWait(200);
    pictures(u"price-wrong"_s);
    w.window().findChild<QPushButton *>(u"jobPriceCancel"_s)->click();
    QTest::qWait(100);
    w.run("queue.hardware");
    QTest::qWait(300);
    pictures(u"hardware"_s);
    auto *hardware = w.window().findChild<QComboBox *>(u"jobPriceWhat"_s);
    hardware->setCurrentIndex(hardware->count() - 1);
    QTest::qWait(200);
    pictures(u"hardware-other"_s);
    w.window().findChild<QPushButton *>(u"jobPriceCancel"_s)->click();
    QTest::qWait(100);
    w.choose({jobOf("recraft-ai/recraft-v3"_L1), jobOf("openai/whisper"_L1)});
    w.run("queue.remove");
    QTest::qWait(600);
    pictures(u"removed"_s);
    w.run("queue.undo");
    QTest::qWait(400);
    w.choose({jobOf("minimax/video-01"_L1)});
    question(u"give-up"_s, [&] { w.run("queue.remove"); });
    question(u"send-again"_s, [&] { w.run("queue.sendAgain"); });
    w.run("queue.pause");
    const QList<Id> running = w.enqueue({u"A lighthouse on a rocky headland at dusk, calm sea, the lamp just lit, long exposure"_s,
                                         u"A kettle"_s, u"Waves against the rocks"_s});
    if (running.isEmpty() || !w.waitFor(running.last(), JobStand::Running))
        return 1;
    w.choose({running.last()});
    QTest::qWait(600);
    question(u"stop"_s, [&] { w.run("queue.remove"); });
    question(u"quit"_s, [&] { w.window().close(); });
    return 0;
}
