// SPDX-License-Identifier: GPL-3.0-or-later
// What the panel of a chosen job does: its files saved and handed on, stars, outputs, prices filled in.
#include "jobpaneltest.h"

#include "media/imageview.h"
#include "media/mediaview.h"
#include "queue/outputstrip.h"
#include "queue/outputview.h"
#include "queue/previewpage.h"
#include "widgets/messages.h"
#include "words/words.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace bakeoff;

class TestJobPanelActions : public JobPanelTest {
    Q_OBJECT

public slots:
    void takeUrl(const QUrl &url) { m_opened = url; }

private slots:
    void savesACopy()
    {
        Job job = ended(JobState::Succeeded);
        job.title = u"A lighthouse on a rocky headland at dusk, with a calm sea and some /clouds/ above"_s;
        job.seed = 41;
        m_profile->addFile(job, m_picture, u"out-0.png"_s);
        QVERIFY(m_profile->put(job));
        show({job.id});
        QTRY_VERIFY(button("jobOpen")->isEnabled());
        QString proposed;
        QString answer = m_profile->path(u"copy.png"_s);
        m_panel->setAskFile([&](const QString &name) {
            proposed = name;
            return answer;
        });
        auto *banner = m_panel->findChild<Banner *>(u"jobPanelBanner"_s);
        QTest::keyClick(m_panel, Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(QFileInfo(proposed).fileName(), u"A lighthouse on a rocky headland at dusk, with a calm sea-41.png"_s);
        QVERIFY(!QFileInfo::exists(proposed));
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->fact(), u"Saved as copy.png."_s);
        QFile copy(answer);
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), m_picture);

        banner->hide();
        answer.clear(); // the user thinks better of it
        m_panel->saveAs();
        QVERIFY(!banner->isVisible());
        answer = m_profile->path(u"no/such/folder.png"_s);
        m_panel->saveAs();
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->look(), StateLook::Failed);
    }

    void handsTheFileOn()
    {
        Job job = ended(JobState::Succeeded);
        m_profile->addFile(job, m_picture, u"a.png"_s);
        QVERIFY(m_profile->put(job));
        show({job.id});
        QTRY_VERIFY(button("jobOpen")->isEnabled());
        const QString path = m_profile->workbench().jobs().library().path(job.artifacts.first().sha256);
        QDesktopServices::setUrlHandler(u"file"_s, this, "takeUrl");
        m_panel->openWith();
        QCOMPARE(m_opened, QUrl::fromLocalFile(path));
        m_panel->showInFolder();
        QCOMPARE(m_opened, QUrl::fromLocalFile(QFileInfo(path).path()));
        QDesktopServices::unsetUrlHandler(u"file"_s);
        m_panel->copyOutput();
        const QMimeData *data = QApplication::clipboard()->mimeData();
        QVERIFY(data->hasImage());
        QCOMPARE(data->urls(), QList<QUrl>{QUrl::fromLocalFile(path)});
        m_panel->copyPath();
        QCOMPARE(QApplication::clipboard()->text(), path);
        m_panel->copyId();
        QCOMPARE(QApplication::clipboard()->text(), idText(job.id));
        QSignalSpy changes(m_panel, &JobPanel::changesWanted);
        QSignalSpy compare(m_panel, &JobPanel::compareWanted);
        QTest::mouseClick(button("jobChanges"), Qt::LeftButton);
        QTest::mouseClick(button("jobCompare"), Qt::LeftButton);
        QCOMPARE(changes.count() + compare.count(), 2);
    }

    void starsAreKept()
    {
        const Job job = ended(JobState::Succeeded);
        QVERIFY(m_profile->put(job));
        show({job.id});
        auto *star = m_panel->findChild<QToolButton *>(u"jobStar"_s);
        QVERIFY(star->isEnabled() && !star->isChecked());
        QTest::keyClick(m_panel, Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY(star->isChecked());
        show({});
        show({job.id});
        QTRY_VERIFY(star->isChecked()); // what was being stored is read when it is
        QTest::mouseClick(star, Qt::LeftButton);
        QTRY_VERIFY(!star->isChecked());
    }

    void stepsThroughOutputs()
    {
        Job job = ended(JobState::Succeeded);
        for (int i = 0; i < 249; ++i) {
            Artifact &a = m_profile->addFile(job, i < 3 ? picture(i) : m_picture, u"out-%1.png"_s.arg(i));
            a.width = a.height = 5; // nothing is to be found out
        }
        QVERIFY(m_profile->put(job));
        show({job.id});
        auto *list = m_panel->findChild<QListView *>(u"outputStrip"_s);
        QVERIFY(list->isVisible());
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Right);
        QTest::keyClick(list, Qt::Key_Right);
        QCOMPARE(m_panel->strip()->positionText(), u"3 of 249"_s);
        QCOMPARE(m_panel->findChild<QLabel *>(u"outputPosition"_s)->text(), u"3 of 249"_s);
        QVERIFY(fact(u"File"_s).startsWith("out-2.png"_L1));
        QTRY_COMPARE(m_panel->view()->mediaView()->imageView()->image().size(), QSize(66, 64));
        QTest::keyClick(list, Qt::Key_End);
        QCOMPARE(m_panel->strip()->positionText(), u"249 of 249"_s);
        QTest::keyClick(m_panel, Qt::Key_PageUp, Qt::ControlModifier);
        QCOMPARE(m_panel->strip()->current(), 247);
        emit m_profile->workbench().jobs().changed({job.id}); // what is read anew keeps the place
        QTest::qWait(200);
        QCOMPARE(m_panel->strip()->current(), 247);
    }

    void showsItLarge()
    {
        Job job = ended(JobState::Succeeded);
        for (int i = 0; i < 2; ++i)
            m_profile->addFile(job, picture(i), u"a.png"_s);
        QVERIFY(m_profile->put(job));
        show({job.id});
        QTRY_VERIFY(button("jobOpen")->isEnabled());
        button("jobOpen")->setFocus();
        QTest::keyClick(button("jobOpen"), Qt::Key_Space);
        QVERIFY(m_panel->preview());
        PreviewPage *page = m_panel->preview();
        QTRY_VERIFY(page->view()->mediaView()->showsPicture());
        QTRY_COMPARE(QApplication::focusWidget(), page->view()->mediaView()->imageView());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_PageDown);
        QTRY_COMPARE(page->view()->mediaView()->imageView()->image().width(), 65);
        QCOMPARE(m_panel->strip()->current(), 1);

        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F11);
        QVERIFY(page->isFullScreen());
        QTRY_VERIFY(QApplication::activeWindow() && QApplication::activeWindow()->isFullScreen());
        QTest::keyClick(page->view()->mediaView()->imageView(), Qt::Key_Escape);
        QVERIFY(!page->isFullScreen());
        QVERIFY(m_panel->preview()); // the first Esc left the whole screen alone
        QVERIFY(page->view()->mediaView()->showsPicture());
        QTest::keyClick(page->view()->mediaView()->imageView(), Qt::Key_Space);
        QVERIFY(!m_panel->preview());
    }

    void aPriceFillsInWhatIsUnknown()
    {
        Job known = ended(JobState::Succeeded);
        known.cost = Cost::estimated(Usd::fromPicos(7));
        known.costBasis = {{u"formula"_s, u"old"_s}};
        m_profile->addFile(known, m_picture, u"a.png"_s);
        QVERIFY(m_profile->put(known));
        Job job = unpriced();
        m_profile->addFile(job, m_picture, u"a.png"_s);
        m_profile->addFile(job, picture(1), u"b.png"_s);
        QVERIFY(m_profile->put(job));
        show({job.id});
        QCOMPARE(fact(u"Cost"_s), u"unknown"_s);
        QCOMPARE(m_panel->findChild<QLabel *>(u"jobCostNote"_s)->text(),
                 u"No price is known for this model, and no hardware that it runs on."_s);
        QTest::mouseClick(button("jobAddPrice"), Qt::LeftButton);
        QComboBox *what = m_window->findChild<QComboBox *>(u"jobPriceWhat"_s);
        QVERIFY(what && what->isVisible());
        QCOMPARE(what->currentText(), u"Images"_s); // by the kind of the job
        QTRY_VERIFY(m_window->findChild<QCheckBox *>(u"jobPriceFill"_s)->isVisible());
        QVERIFY(m_window->findChild<QCheckBox *>(u"jobPriceFill"_s)->text().startsWith(u"Estimate 1 ended job"_s));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        auto *amount = m_window->findChild<QLineEdit *>(u"jobPriceAmount"_s);
        QCOMPARE(QApplication::focusWidget(), amount);
        QTest::keyClicks(amount, u"cheap"_s);
        QTest::keyClick(amount, Qt::Key_Return);
        QVERIFY(m_window->findChild<QLabel *>(u"jobPriceProblem"_s)->isVisible());
        amount->clear();
        QTest::keyClicks(amount, u"0.025"_s);
        QTest::keyClick(amount, Qt::Key_Return);
        QTRY_VERIFY(!amount->isVisible());
        QTRY_VERIFY2(fact(u"Cost"_s).startsWith(u"≈$0.05 estimated: 2 image"_s), qPrintable(fact(u"Cost"_s)));
        QVERIFY(fact(u"Cost"_s).contains(u"filled in on"_s));
        QVERIFY(!button("jobAddPrice")->isVisible());
        const Job stored = m_profile->stored(job.id);
        QCOMPARE(stored.cost, Cost::estimated(Usd::fromPicos(50'000'000'000)));
        QCOMPARE(charge(job.id).cost, *stored.cost);
        QCOMPARE(m_profile->stored(known.id).cost, known.cost); // never changed
        QCOMPARE(m_profile->stored(known.id).costBasis, known.costBasis);
        // Asked again it says what holds, and since when.
        m_panel->askPrice();
        amount = m_window->findChild<QLineEdit *>(u"jobPriceAmount"_s);
        QTRY_COMPARE(amount->text(), u"0.025"_s);
        const auto *now = m_window->findChild<QLabel *>(u"jobPriceNow"_s);
        const UtcMicros today = m_profile->clock().nowUtc();
        QTRY_COMPARE(now->text(), u"So far: $0.025, price of %1."_s.arg(Words::formatDate(today, today)));
        what = m_window->findChild<QComboBox *>(u"jobPriceWhat"_s);
        what->setCurrentIndex(what->findData(u"run_count"_s));
        QVERIFY(amount->text().isEmpty() && !now->isVisible());
        QTest::keyClick(amount, Qt::Key_Escape);
        QVERIFY(!amount->isVisible());
    }

    void hardwareFillsInWhatIsUnknown()
    {
        Job job = unpriced();
        job.metrics = {{u"predict_time"_s, 4.5}};
        QVERIFY(m_profile->put(job));
        show({job.id});
        m_panel->askHardware();
        auto *what = m_window->findChild<QComboBox *>(u"jobPriceWhat"_s);
        auto *amount = m_window->findChild<QLineEdit *>(u"jobPriceAmount"_s);
        QCOMPARE(what->currentIndex(), -1); // nothing is guessed
        QTest::keyClick(amount, Qt::Key_Return);
        QVERIFY(m_window->findChild<QLabel *>(u"jobPriceProblem"_s)->isVisible());
        what->setCurrentIndex(what->findData(u"gpu-t4"_s));
        QCOMPARE(amount->text(), u"0.000225"_s);
        QTRY_VERIFY(m_window->findChild<QCheckBox *>(u"jobPriceFill"_s)->isVisible());
        QTest::keyClick(amount, Qt::Key_Return);
        QTRY_VERIFY2(fact(u"Cost"_s).startsWith(u"≈$0.001013 estimated: 4.5 s × $0.000225, on gpu-t4"_s),
                     qPrintable(fact(u"Cost"_s)));
        QCOMPARE(m_profile->stored(job.id).hardware, u"gpu-t4"_s);
        QCOMPARE(m_profile->workbench().jobs().prices(job.model, job.route).hardware, u"gpu-t4"_s);

        m_panel->askHardware();
        what = m_window->findChild<QComboBox *>(u"jobPriceWhat"_s);
        QCOMPARE(what->currentData().toString(), u"gpu-t4"_s);
        const UtcMicros today = m_profile->clock().nowUtc();
        const auto *now = m_window->findChild<QLabel *>(u"jobPriceNow"_s);
        QTRY_COMPARE(now->text(), u"So far: gpu-t4, chosen on %1."_s.arg(Words::formatDate(today, today)));
        QTest::keyClick(what, Qt::Key_Escape);
        QVERIFY(!what->isVisible());

        // Hardware that nobody lists, of another job; left unticked nothing of the past changes.
        Job other = unpriced();
        other.model.id = u"sandbox/composer"_s;
        other.metrics = {{u"predict_time"_s, 2}};
        QVERIFY(m_profile->put(other));
        show({other.id});
        m_panel->askHardware();
        what = m_window->findChild<QComboBox *>(u"jobPriceWhat"_s);
        what->setCurrentIndex(what->count() - 1);
        amount = m_window->findChild<QLineEdit *>(u"jobPriceAmount"_s);
        amount->setText(u"0.5"_s);
        QTest::keyClick(amount, Qt::Key_Return);
        QVERIFY(m_window->findChild<QLabel *>(u"jobPriceProblem"_s)->isVisible()); // it has no name
        m_window->findChild<QLineEdit *>(u"jobPriceOther"_s)->setText(u"my-gpu"_s);
        QTRY_VERIFY(m_window->findChild<QCheckBox *>(u"jobPriceFill"_s)->isVisible());
        m_window->findChild<QCheckBox *>(u"jobPriceFill"_s)->setChecked(false);
        QTest::keyClick(amount, Qt::Key_Return);
        QTRY_COMPARE(m_profile->workbench().jobs().prices(other.model, other.route).hardware, u"my-gpu"_s);
        QTRY_VERIFY(m_profile->workbench().jobs().prices(other.model, other.route).hardwareSecond);
        QVERIFY(!m_profile->stored(other.id).cost->amount);
        QCOMPARE(fact(u"Cost"_s), u"unknown"_s);
    }

    void deploymentsSayAtLeast()
    {
        Job job = unpriced();
        job.cost = Cost::estimated(Usd::fromPicos(1'000'000'000));
        job.costBasis = {{u"at_least"_s, true}};
        QVERIFY(m_profile->put(job));
        show({job.id});
        QVERIFY2(fact(u"Cost"_s).startsWith(u"at least ≈$0.001 estimated"_s), qPrintable(fact(u"Cost"_s)));
    }

private:
    QUrl m_opened;
};

QTEST_MAIN(TestJobPanelActions)
#include "tst_jobpanelactions.moc"
