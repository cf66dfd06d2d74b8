// SPDX-License-Identifier: GPL-3.0-or-later
// What the queue screen says while the disk is full; tests/cli/fulldisk.cpp, linked in, makes it so.
#include "queuewindow.h"

#include "widgets/messages.h"

#include <QFile>
#include <QPushButton>

using namespace bakeoff;
using namespace Qt::StringLiterals;

class TestFullDisk : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100); }
    void cleanupTestCase() { m_theme.reset(); }
    void cleanup()
    {
        fill(false);
        w.reset();
    }

    /// Outputs wait for room, and the banner says what that means; another try brings them.
    void filesWaitForRoom()
    {
        QVERIFY(open(0));
        qputenv("FULL_DISK_FOLDER", QFile::encodeName(w->jobs().library().folder()));
        fill(true);
        const QList<Id> ids = w->enqueue({u"a red square"_s});
        QCOMPARE(ids.size(), 1);
        QVERIFY(w->waitFor(ids.first(), JobStand::Saving));
        QTRY_VERIFY_WITH_TIMEOUT(banner(u"fullDisk"_s), 10'000);
        QVERIFY(w->shownTexts().contains(u"The disk is full."_s));
        QVERIFY(w->shownTexts().contains(u"Files of jobs wait for room; providers delete them after an hour."_s));
        QVERIFY2(w->model().detailOf(*w->model().job(ids.first())).contains(u"disk is full"_s),
                 qPrintable(w->model().detailOf(*w->model().job(ids.first()))));
        // Still full: it stays, nothing is lost.
        tryAgain();
        QTest::qWait(100);
        QVERIFY(banner(u"fullDisk"_s));
        fill(false);
        tryAgain();
        QVERIFY(w->waitFor(ids.first(), JobStand::Done));
        QTRY_VERIFY(!banner(u"fullDisk"_s));
        QCOMPARE(w->model().job(ids.first())->job.downloaded, 1);
    }

    /// The history cannot be written: nothing is sent until it can, and nothing that came is lost.
    void theHistoryWaitsForRoom()
    {
        QVERIFY(open(100));
        qputenv("FULL_DISK_FOLDER", QFile::encodeName(w->profile()));
        const QList<Id> ids = w->enqueue({u"a red square"_s});
        QCOMPARE(ids.size(), 1);
        QVERIFY(w->waitFor(ids.first(), JobStand::Running));
        fill(true);
        QTRY_VERIFY_WITH_TIMEOUT(banner(u"storeTrouble"_s), 30'000);
        QVERIFY(w->shownTexts().contains(u"Nothing is sent until it can be written; what came is kept."_s));
        fill(false);
        QTRY_VERIFY_WITH_TIMEOUT(!banner(u"storeTrouble"_s), 10'000);
        QVERIFY(w->waitFor(ids.first(), JobStand::Done));
    }

private:
    bool open(int pace)
    {
        w = std::make_unique<QueueWindow>(*m_theme, QSize(1600, 1000), pace);
        m_flag = w->path(u"full"_s);
        qputenv("FULL_DISK_FLAG", QFile::encodeName(m_flag));
        return w->openQueue();
    }
    void fill(bool full)
    {
        QFile flag(m_flag);
        if (full)
            QVERIFY(flag.open(QIODevice::WriteOnly));
        else
            flag.remove();
    }
    Banner *banner(const QString &name) const
    {
        auto *found = w->screen().findChild<Banner *>(name);
        return found && found->isPresented() ? found : nullptr;
    }
    void tryAgain()
    {
        for (QPushButton *button : banner(u"fullDisk"_s)->findChildren<QPushButton *>()) {
            if (button->text() == "Try again"_L1)
                QTest::mouseClick(button, Qt::LeftButton);
        }
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QueueWindow> w;
    QString m_flag;
};

QTEST_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
