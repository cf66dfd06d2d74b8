// SPDX-License-Identifier: GPL-3.0-or-later
#include "queuewindow.h"

#include "queue/jobnotices.h"
#include "queue/notifier.h"
#include "shell/settingsscreen.h"
#include "widgets/messages.h"
#include "widgets/segmented.h"

#include <QCheckBox>
#include <QPushButton>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using queuesamples::Sample;

namespace {

/// Notes what it is told.
class NotedNotices : public Notifier {
public:
    void show(const QString &title, const QString &text, bool quiet) override
    {
        said.append(title + u": "_s + text + (quiet ? u" (quiet)"_s : QString()));
    }
    QStringList said;
};

} // namespace

/// What happens to jobs while nobody looks: the window is closed, or is not in front.
class TestQuitting : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100); }
    void cleanup() { w.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void withoutJobsNothingIsAsked()
    {
        open(0);
        QVERIFY(w->window().close());
    }

    void runningJobsAreNamedAndOneMayStay()
    {
        open(20'000);
        const QList<Id> ids = w->enqueue({u"slow"_s, u"slow too"_s});
        QVERIFY(w->waitFor(ids.first(), JobStand::Running));
        QTRY_COMPARE(w->jobs().underWay().size(), 2);
        const auto said = w->answer(u"Stay"_s);
        QVERIFY(!w->window().close());
        QVERIFY2(said->contains(u"2 job"_s), qPrintable(*said));
        for (const QString &name : {u">slow<"_s, u">slow too<"_s, u"sandbox/painter, play"_s})
            QVERIFY2(said->contains(name), qPrintable(*said));
        QVERIFY(w->window().isVisible());
        w->answer(u"Quit"_s);
        QVERIFY(w->window().close());
    }

    void itWaitsUntilTheyAreDone()
    {
        open(2'000);
        const QList<Id> ids = w->enqueue({u"soon"_s});
        QTRY_COMPARE(w->jobs().underWay().size(), 1);
        w->answer(u"Wait until done"_s);
        QVERIFY(!w->window().close());
        auto *stay = w->window().findChild<QPushButton *>(u"stayAfterAll"_s);
        QVERIFY(stay);
        QTRY_VERIFY(stay->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!w->window().isVisible(), 60'000);
        QTRY_COMPARE(w->jobs().live(ids.first()).has_value(), false);
    }

    /// Providers delete outputs: what is still being fetched is named too.
    void whatIsBeingSavedIsNamed()
    {
        open(0);
        QVERIFY(w->fill({{.prompt = u"a film"_s, .provider = u"play"_s, .waitsForFile = true}}));
        QVERIFY(w->reopenQueue());
        QTRY_COMPARE(w->jobs().fetching().size(), 1);
        const auto said = w->answer(u"Stay"_s);
        QVERIFY(!w->window().close());
        QVERIFY2(said->contains(u"still being saved."_s), qPrintable(*said));
        QVERIFY2(said->contains(u">a film<"_s) && said->contains(u"black-forest-labs/flux-dev, play, saving"_s), qPrintable(*said));
    }

    void oneMayStayAfterAll()
    {
        open(20'000);
        const QList<Id> ids = w->enqueue({u"slow"_s});
        QTRY_COMPARE(w->jobs().underWay().size(), 1);
        w->answer(u"Wait until done"_s);
        QVERIFY(!w->window().close());
        QTest::mouseClick(w->window().findChild<QPushButton *>(u"stayAfterAll"_s), Qt::LeftButton);
        QTRY_VERIFY(!w->window().findChild<QPushButton *>(u"stayAfterAll"_s)->isVisible());
        w->choose(ids);
        w->answer(u"Stop"_s);
        w->key(Qt::Key_Delete);
        QVERIFY(w->waitFor(ids.first(), JobStand::Stopped));
        QVERIFY(w->window().isVisible());
    }

    void theSettingsSayHow()
    {
        open(0);
        w->run("view.settings");
        w->window().findChild<SettingsScreen *>()->showPage(SettingsScreen::Page::Jobs);
        auto *notices = w->window().findChild<Segmented *>(u"jobNotices"_s);
        QTRY_VERIFY(notices->isVisible());
        QCOMPARE(notices->currentIndex(), 0);
        QTest::mouseClick(notices->button(2), Qt::LeftButton);
        QCOMPARE(AppSettings(w->path(u"settings.ini"_s)).get(keys::jobNotices), u"off"_s);
        auto *paused = w->window().findChild<QCheckBox *>(u"startPaused"_s);
        QVERIFY(!paused->isChecked());
        paused->setFocus();
        w->key(Qt::Key_Space);
        QTRY_VERIFY(w->jobs().startsPausedAfterCrash());
        QVERIFY(paused->isChecked());
    }

    void aBatchIsToldWhenItIsDone_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<bool>("watched");
        QTest::addColumn<int>("notices");
        QTest::newRow("on") << u"on"_s << false << 1;
        QTest::newRow("quiet") << u"quiet"_s << false << 1;
        QTest::newRow("off") << u"off"_s << false << 0;
        QTest::newRow("watched") << u"on"_s << true << 0;
    }
    void aBatchIsToldWhenItIsDone()
    {
        QFETCH(QString, setting);
        QFETCH(bool, watched);
        QFETCH(int, notices);
        open(0);
        AppSettings settings(w->path(u"notices.ini"_s));
        settings.set(keys::jobNotices, setting);
        NotedNotices noted;
        JobNotices told(w->workbench(), settings, noted, [watched] { return watched; });
        told.start();
        QSignalSpy ended(&w->jobs(), &JobQueue::batchEnded);
        const QList<Id> ids = w->enqueue({u"one"_s, u"two"_s}, u"Lunch"_s);
        QVERIFY(w->waitFor(ids.last(), JobStand::Done));
        QTRY_COMPARE(ended.size(), 1);
        QTRY_COMPARE(noted.said.size(), notices);
        if (notices > 0) {
            QVERIFY2(noted.said.first().startsWith(u"Lunch: "_s), qPrintable(noted.said.first()));
            QCOMPARE(noted.said.first().endsWith(u"(quiet)"_s), setting == "quiet"_L1);
        }
        // A single job that was quick is worth none.
        QSignalSpy settled(&w->jobs(), &JobQueue::settled);
        QVERIFY(w->waitFor(w->enqueue({u"three"_s}).first(), JobStand::Done));
        QTRY_VERIFY(settled.size() > 0);
        QCOMPARE(noted.said.size(), notices);
    }

private:
    void open(int pacePercent)
    {
        w = std::make_unique<QueueWindow>(*m_theme, QSize(1400, 900), pacePercent);
        QVERIFY(w->openQueue());
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QueueWindow> w;
};

QTEST_MAIN(TestQuitting)
#include "tst_quitting.moc"
