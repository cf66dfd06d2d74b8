// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobprofile.h"

#include "queue/jobthumbs.h"
#include "sandbox/media/generators.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace bakeoff;

class TestJobThumbs : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_profile = std::make_unique<JobProfile>();
        QVERIFY(m_profile->open());
        m_thumbs = std::make_unique<JobThumbs>(m_profile->workbench());
    }
    void cleanup()
    {
        m_thumbs.reset();
        m_profile.reset();
    }

    void fillsTheSize_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("shown");
        const auto picture = [](int width, int height, PaintFormat format) {
            return paintImage({.prompt = u"sea"_s, .seed = 1, .width = width, .height = height, .format = format})->bytes;
        };
        QTest::newRow("square") << picture(256, 256, PaintFormat::Png) << QSize(256, 256) << true;
        QTest::newRow("wide") << picture(640, 64, PaintFormat::Webp) << QSize(640, 64) << true;
        QTest::newRow("tall, smaller than the place") << picture(16, 40, PaintFormat::Jpeg) << QSize(16, 40) << true;
        QTest::newRow("film") << encodeVideo({.prompt = u"sea"_s, .width = 160, .height = 90, .seconds = 0.5})->bytes
                              << QSize(160, 90) << true;
        QTest::newRow("sound") << playMusic({.seconds = 0.5, .format = SoundFormat::Wav})->bytes << QSize() << false;
        QTest::newRow("text") << "plain words"_ba << QSize() << false;
        QTest::newRow("damaged") << picture(64, 64, PaintFormat::Png).first(60) << QSize() << false;
    }

    void fillsTheSize()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QSize, size);
        QFETCH(const bool, shown);
        Job job = ended();
        const Artifact file = m_profile->addFile(job, bytes, u"out"_s);
        QVERIFY(m_profile->put(job));
        QVERIFY(ask(file).isNull()); // never made on this thread
        if (!shown) {
            QTRY_VERIFY_WITH_TIMEOUT(m_thumbs->isIdle(), 20'000);
            QVERIFY(ask(file).isNull());
            QVERIFY(m_thumbs->isIdle()); // and not asked for again
            return;
        }
        QTRY_VERIFY_WITH_TIMEOUT(!ask(file).isNull(), 20'000);
        const QPixmap pixmap = ask(file);
        QCOMPARE(pixmap.size(), QSize(104, 72));
        QCOMPARE(pixmap.devicePixelRatio(), 2.0);
        QCOMPARE(m_thumbs->pixmap(file.sha256, file.mediaType, {20, 20}, 1).isNull(), true); // another size is made
        QTRY_COMPARE(m_thumbs->pixmap(file.sha256, file.mediaType, {20, 20}, 1).size(), QSize(20, 20));
        QTRY_VERIFY(m_thumbs->isIdle());
        const Artifact stored = m_profile->stored(job.id).artifacts.first();
        QCOMPARE(stored.width, size.width());
        QCOMPARE(stored.height, size.height());
        QCOMPARE(stored.duration.has_value(), file.mediaType.startsWith("video/"_L1));
    }

    void remembersThatAFileIsGone()
    {
        Job job = ended();
        const Artifact file = m_profile->addFile(job, picture(1), u"a.png"_s);
        QVERIFY(m_profile->put(job));
        QVERIFY(m_profile->removeFile(file.sha256));
        QSignalSpy told(&m_profile->workbench().jobs(), &JobQueue::changed);
        QVERIFY(ask(file).isNull());
        QTRY_VERIFY(m_thumbs->isMissing(file.sha256));
        QTRY_COMPARE(m_profile->stored(job.id).artifacts.first().state, ArtifactState::Missing);
        QCOMPARE(told.last().first().value<QList<Id>>(), QList<Id>{job.id});
        QTRY_VERIFY(m_thumbs->isIdle());
        QVERIFY(ask(file).isNull());
        QVERIFY(m_thumbs->isIdle());

        // It comes back, as from a backup.
        QVERIFY(m_profile->workbench().jobs().library().adoptBytes(picture(1)));
        m_thumbs->forget(file.sha256);
        QVERIFY(ask(file).isNull());
        QTRY_VERIFY(!ask(file).isNull());
        QVERIFY(!m_thumbs->isMissing(file.sha256));
        QTRY_COMPARE(m_profile->stored(job.id).artifacts.first().state, ArtifactState::Downloaded);
    }

    void keptPicturesOutliveTheirFile()
    {
        Job job = ended();
        const Artifact file = m_profile->addFile(job, picture(1), u"a.png"_s);
        QVERIFY(m_profile->put(job));
        QTRY_VERIFY(!ask(file).isNull());
        QTRY_VERIFY(m_thumbs->isIdle());
        QVERIFY(m_profile->removeFile(file.sha256));
        m_thumbs = std::make_unique<JobThumbs>(m_profile->workbench());
        QTRY_VERIFY(!ask(file).isNull());
        QVERIFY(m_thumbs->isMissing(file.sha256));
        QTRY_COMPARE(m_profile->stored(job.id).artifacts.first().state, ArtifactState::Missing);
    }

    void fillsInWhatTheCommandLineFetched()
    {
        QList<Id> jobs;
        for (int i = 0; i < 40; ++i) { // more than one page
            Job job = ended();
            m_profile->addFile(job, picture(i), u"a.png"_s);
            if (i == 0) {
                m_profile->addFile(job, playMusic({.seconds = 0.5, .format = SoundFormat::Wav})->bytes, u"b.wav"_s);
                m_profile->addFile(job, picture(100).first(80), u"damaged.png"_s);
                m_profile->addFile(job, "words"_ba, u"c.txt"_s);
                job.artifacts.append(m_profile->artifact(job, u"d.png"_s));
                job.artifacts.last().state = ArtifactState::Expired;
            }
            QVERIFY(m_profile->put(job));
            jobs.append(job.id);
        }
        m_thumbs->fillFacts();
        QTRY_VERIFY_WITH_TIMEOUT(m_thumbs->isIdle(), 30'000);
        for (const Id &id : std::as_const(jobs))
            QCOMPARE(m_profile->stored(id).artifacts.first().width, 64);
        const Job first = m_profile->stored(jobs.first());
        QCOMPARE(first.artifacts[1].duration, std::chrono::milliseconds(500));
        QVERIFY(!first.artifacts[1].width);
        QVERIFY(!first.artifacts[2].width && first.artifacts[2].state == ArtifactState::Downloaded);
        QCOMPARE(first.artifacts[4].state, ArtifactState::Expired);
        m_thumbs->fillFacts(); // the damaged one is not tried for ever
        QTRY_VERIFY_WITH_TIMEOUT(m_thumbs->isIdle(), 30'000);
    }

    void equalFilesAreMadeOnce()
    {
        Job job = ended();
        const Artifact file = m_profile->addFile(job, picture(3), u"a.png"_s);
        m_profile->addFile(job, picture(3), u"b.png"_s);
        QVERIFY(m_profile->put(job));
        QSignalSpy told(&m_profile->workbench().jobs(), &JobQueue::changed);
        QTRY_VERIFY(!ask(file).isNull());
        QTRY_VERIFY(m_thumbs->isIdle());
        QCOMPARE(told.count(), 1);
        QCOMPARE(m_profile->stored(job.id).artifacts[1].width, 64);
    }

    void itMayEndInTheMiddle()
    {
        for (int i = 0; i < 300; ++i) { // rows that are scrolled past are given up
            Artifact a;
            a.sha256 = QByteArray(32, static_cast<char>(i % 120));
            a.sha256[0] = static_cast<char>(i / 120);
            a.mediaType = u"image/png"_s;
            QVERIFY(ask(a).isNull());
        }
        QCoreApplication::processEvents();
        m_thumbs.reset();
    }

private:
    Job ended() const
    {
        Job job = m_profile->job();
        job.state = JobState::Succeeded;
        job.stamps.sent = job.stamps.created;
        job.stamps.ended = job.stamps.created;
        return job;
    }
    static QByteArray picture(int seed)
    {
        return paintImage({.prompt = u"p"_s, .seed = quint64(seed), .width = 64, .height = 64})->bytes;
    }
    QPixmap ask(const Artifact &file) { return m_thumbs->pixmap(file.sha256, file.mediaType, {52, 36}, 2); }

    std::unique_ptr<JobProfile> m_profile;
    std::unique_ptr<JobThumbs> m_thumbs;
};

QTEST_MAIN(TestJobThumbs)
#include "tst_jobthumbs.moc"
