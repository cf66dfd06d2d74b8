// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to jobs at an awkward moment: another process, a pause, a removal or an end just then.
#include "fakeclock.h"
#include "fakeserver.h"
#include "fulldisk.h"
#include "jobpeer.h"
#include "jobs/jobrules.h"
#include "store/jobrepository.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Answer = FakePredictions::Answer;

class TestJobRaces : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_clock = std::make_unique<FakeClock>();
        m_dir = std::make_unique<QTemporaryDir>();
        m_fake = std::make_unique<FakePredictions>(*m_clock);
        m_net = std::make_unique<NetThread>();
        m_peer = open();
    }

    void cleanup()
    {
        m_other.reset();
        m_peer.reset();
        m_net.reset();
        m_fake.reset();
    }

    void twoProcessesSendOnce()
    {
        QVERIFY(done(m_peer->queue.setQueuePaused(true)));
        QList<JobDraft> drafts;
        for (int i = 0; i < 12; ++i)
            drafts.append(draft(u"cat %1"_s.arg(i)));
        const Enqueued made = enqueue(drafts);
        m_other = open();
        QTRY_VERIFY(m_other->queue.isIdle());
        QVERIFY(done(m_peer->queue.setQueuePaused(false)));
        QVERIFY(done(m_other->queue.reload()));
        // However long this machine takes for a step: time goes on until all are through.
        const bool all = QTest::qWaitFor(
            [this] {
                end(PredictionStatus::Succeeded);
                pass(1s);
                return m_fake->created() >= 12;
            },
            60'000);
        QVERIFY(all);
        QTRY_VERIFY(m_peer->queue.isIdle() && m_other->queue.isIdle());
        QCOMPARE(m_fake->requests().size(), 12);
        QSet<QString> prompts;
        for (const PredictionRequest &request : m_fake->requests())
            prompts.insert(request.input["prompt"_L1].toString());
        QCOMPARE(prompts.size(), 12);
    }

    /// "2 at once" holds for all that run on the profile.
    void concurrencyIsShared()
    {
        QVERIFY(done(m_peer->queue.setQueuePaused(true)));
        QVERIFY(done(m_peer->queue.setConcurrency(u"fake"_s, 2)));
        QList<JobDraft> drafts;
        for (int i = 0; i < 6; ++i)
            drafts.append(draft(u"cat %1"_s.arg(i)));
        enqueue(drafts);
        m_other = open();
        QTRY_VERIFY(m_other->queue.isIdle());
        QVERIFY(done(m_peer->queue.setQueuePaused(false)));
        QVERIFY(done(m_other->queue.reload()));
        for (int i = 0; i < 5; ++i) {
            pass(2s);
            QTRY_VERIFY(m_peer->queue.isIdle() && m_other->queue.isIdle());
        }
        QCOMPARE(m_fake->created(), 2);
        const bool all = QTest::qWaitFor(
            [this] {
                end(PredictionStatus::Succeeded);
                pass(1s);
                return m_fake->created() >= 6;
            },
            60'000);
        QVERIFY(all);
    }

    /// The values of secrets are known to one process: another one must not take its job and give up on it.
    void secretsStayWithTheirProcess()
    {
        QVERIFY(done(m_peer->queue.setQueuePaused(true)));
        JobDraft one = draft();
        one.input[u"token"_s] = u"s3cret"_s;
        one.secretKeys = {u"token"_s};
        const Id id = enqueue({one}).jobs.first();
        m_other = open();
        QTRY_VERIFY(m_other->queue.isIdle());
        for (int i = 0; i < 4; ++i) { // longer than a lease
            pass(21s);
            QTRY_VERIFY(m_peer->queue.isIdle() && m_other->queue.isIdle());
        }
        QVERIFY(done(m_other->queue.setQueuePaused(false)));
        for (int i = 0; i < 3; ++i) {
            m_other->queue.look();
            QTRY_VERIFY(m_other->queue.isIdle());
        }
        QCOMPARE(load(id).state, JobState::Queued);
        QVERIFY(done(m_peer->queue.reload()));
        pass(2s);
        QTRY_COMPARE(load(id).state, JobState::Starting);
        QCOMPARE(m_fake->requests().first().input["token"_L1].toString(), u"s3cret"_s);

        // Where that process is gone nobody can send it, and it says so.
        QVERIFY(done(m_other->queue.setQueuePaused(true)));
        QVERIFY(done(m_peer->queue.reload()));
        const Id left = enqueue({one}).jobs.first();
        m_peer.reset();
        QVERIFY(done(m_other->queue.setQueuePaused(false)));
        m_clock->advance(21s);
        m_other->queue.look();
        m_peer = std::move(m_other);
        QTRY_COMPARE(load(left).state, JobState::Failed);
        QCOMPARE(load(left).error->kind, ErrorKind::BadInput);
        QCOMPARE(m_fake->requests().size(), 1);
    }

    /// What a provider says back of a secret is not stored.
    void secretsAreNotKeptFromAnswers()
    {
        m_fake->answerWith({Answer::Refuse});
        JobDraft one = draft();
        one.input[u"token"_s] = u"hf_Xy\"12345"_s;
        one.secretKeys = {u"token"_s};
        const Id id = enqueue({one}).jobs.first();
        QTRY_COMPARE(load(id).state, JobState::Failed);
        const Job job = load(id);
        QCOMPARE(job.invalidFields.first().description, u"no[redacted]"_s);
        QCOMPARE(job.error->providerMessage, u"[redacted]"_s);
        QVERIFY(!job.rawResponse.contains("hf_Xy"));
        QVERIFY(job.rawResponse.contains("[redacted]"));
        QVERIFY(job.rawRequest.isEmpty());
    }

    /// Its process slept while the answer was on its way, and another one took the job: what the answer said holds.
    void anAnswerAfterTheLeaseRanOut()
    {
        m_fake->setHasList(false);
        m_fake->answerWith({Answer::Hold});
        const Id id = enqueue({draft()}).jobs.first();
        QTRY_COMPARE(m_fake->held(), 1);
        m_clock->advance(kLeaseFor + 5s);
        m_other = open();
        QTRY_COMPARE(load(id).state, JobState::Unconfirmed);
        m_fake->letGo();
        QTRY_COMPARE(load(id).providerId, u"p1"_s);
        end(PredictionStatus::Succeeded);
        for (int i = 0; i < 5 && load(id).state != JobState::Succeeded; ++i) {
            QTRY_VERIFY(m_peer->queue.isIdle() && m_other->queue.isIdle());
            pass(21s);
        }
        QTRY_COMPARE(load(id).state, JobState::Succeeded);
        QCOMPARE(m_fake->requests().size(), 1);
    }

    /// Two equal jobs, of which one was lost on the way: the prediction of the other is not taken for it.
    void aPredictionOfAnEqualJob()
    {
        m_fake->answerWith({Answer::Lose, Answer::Hold});
        const Enqueued made = enqueue({draft(), draft()});
        QTRY_COMPARE(m_fake->held(), 1);
        const auto inState = [&](JobState state) {
            return std::ranges::count_if(made.jobs, [&](const Id &id) { return load(id).state == state; });
        };
        QTRY_COMPARE(inState(JobState::Unconfirmed), 1);
        pass(6s);
        QTRY_COMPARE_GE(m_fake->lists(), 1);
        QTest::qWait(20); // what the list says is compared with what is stored
        pass(11s);
        QTRY_COMPARE_GE(m_fake->lists(), 2);
        QTest::qWait(20);
        QCOMPARE(inState(JobState::Unconfirmed), 1);
        m_fake->letGo();
        QTRY_COMPARE(inState(JobState::Starting), 1);
        pass(41s);
        QTRY_VERIFY(m_peer->queue.isIdle());
        QCOMPARE(inState(JobState::Unconfirmed), 1);
        // Nothing is held up by it.
        const Id next = enqueue({draft(u"a dog"_s)}).jobs.first();
        QTRY_COMPARE(load(next).state, JobState::Starting);
        QCOMPARE(m_fake->created(), 2);
    }

    /// A pause holds for what is being prepared too, whoever made it.
    void pausedMeanwhile_data()
    {
        QTest::addColumn<bool>("elsewhere");
        QTest::newRow("here") << false;
        QTest::newRow("by another process") << true;
    }

    void pausedMeanwhile()
    {
        QFETCH(const bool, elsewhere);
        const Id id = preparing();
        m_other = open();
        QTRY_VERIFY(m_other->queue.isIdle());
        QVERIFY(done((elsewhere ? m_other : m_peer)->queue.setQueuePaused(true)));
        m_fake->letGo();
        QTRY_VERIFY(m_peer->queue.isIdle());
        pass(5s);
        QTRY_VERIFY(m_peer->queue.isIdle());
        QCOMPARE(load(id).state, JobState::Queued);
        QCOMPARE(m_fake->requests().size(), 0);
        QVERIFY(done(m_peer->queue.setQueuePaused(false)));
        QTRY_VERIFY(m_peer->queue.isIdle());
        pass(2s);
        QTRY_COMPARE(load(id).state, JobState::Starting);
        QCOMPARE(m_fake->requests().size(), 1);
    }

    /// What is ready while something is being written waits for that, not for the next round.
    void readyWhileTheDiskIsFull()
    {
        const Id running = enqueue({draft(u"running"_s)}).jobs.first();
        QTRY_COMPARE(load(running).state, JobState::Starting);
        const Id id = preparing();
        QSignalSpy trouble(&m_peer->queue, &JobQueue::storeTrouble);
        QVERIFY(limitPages(m_peer->store, 0));
        m_fake->changeAll([](Prediction &p) {
            p.status = PredictionStatus::Processing;
            p.logs = QString(2'000'000, u'x');
        });
        pass(11s);
        QTRY_VERIFY(!trouble.isEmpty());
        m_fake->letGo();
        QTest::qWait(50); // its upload is answered, and it would be sent
        QCOMPARE(m_fake->requests().size(), 1);
        QVERIFY(limitPages(m_peer->store, 100'000));
        QTRY_COMPARE(load(id).state, JobState::Starting);
        QCOMPARE(m_fake->requests().size(), 2);
    }

    /// While the last answer is waited for at the end nothing new is sent.
    void endingSendsNothing()
    {
        m_fake->answerWith({Answer::Hold});
        const Id first = enqueue({draft(u"first"_s)}).jobs.first();
        QTRY_COMPARE(m_fake->held(), 1);
        m_fake->holdUploads();
        const Id second = enqueue({withFile()}).jobs.first();
        QTRY_COMPARE(m_fake->held(), 2);
        QTimer::singleShot(50, this, [this] { m_fake->letGo(); });
        m_peer->queue.stop(20s);
        QCOMPARE(m_fake->requests().size(), 1);
        m_peer.reset();
        m_peer = std::make_unique<JobPeer>(m_dir->path(), *m_fake, *m_clock, *m_net); // looks, and sends nothing
        QCOMPARE(load(first).state, JobState::Starting);
        QCOMPARE(load(second).state, JobState::Queued);
    }

    /// Hours without a network, or asleep: what became of it is asked before it is given up on.
    void sleptThrough()
    {
        const Id id = enqueue({draft()}).jobs.first();
        QTRY_COMPARE(load(id).state, JobState::Starting);
        QTRY_VERIFY(m_peer->queue.isIdle());
        m_fake->breakDown(ErrorKind::NoNetwork);
        pass(10h);
        QTRY_VERIFY(m_peer->queue.isIdle());
        pass(1min);
        QTRY_VERIFY(m_peer->queue.isIdle());
        QCOMPARE(load(id).state, JobState::Starting);
        m_peer.reset();
        m_clock->advance(10h);
        m_fake->breakDown({});
        m_fake->changeAll([](Prediction &p) {
            p.status = PredictionStatus::Succeeded;
            p.dataRemoved = true;
            p.metrics = {{u"predict_time"_s, 2.5}};
        });
        m_peer = open();
        QTRY_COMPARE(load(id).state, JobState::Succeeded);
        QVERIFY(load(id).outputExpired);
        QCOMPARE(load(id).metrics["predict_time"_L1].toDouble(), 2.5);
        QCOMPARE(m_fake->cancels(), 0);
    }

    /// A provider that never comes back does not keep a job from being cancelled for ever.
    void cancelledAtAProviderThatIsGone()
    {
        const Id id = enqueue({draft()}).jobs.first();
        QTRY_COMPARE(load(id).state, JobState::Starting);
        QTRY_VERIFY(m_peer->queue.isIdle());
        m_fake->breakDown(ErrorKind::HostNotFound);
        QVERIFY(done(m_peer->queue.cancel({id})));
        for (int i = 0; i < 8 && !isFinal(load(id).state); ++i) {
            QTRY_VERIFY(m_peer->queue.isIdle());
            pass(30min);
        }
        QTRY_COMPARE(load(id).state, JobState::Failed);
        QVERIFY(load(id).error->maybeBilled);
        QCOMPARE(load(id).cost, Cost::unknown());
    }

    /// It is removed while its file comes: the file is kept for as long as the job may come back. It is gone for good: so is
    /// the file, and the queue goes on.
    void removedWhileItsFileComes_data()
    {
        QTest::addColumn<bool>("forGood");
        QTest::newRow("may come back") << false;
        QTest::newRow("gone for good") << true;
    }
    void removedWhileItsFileComes()
    {
        QFETCH(const bool, forGood);
        FakeServer server;
        server.handler = [](const FakeServer::Request &) -> FakeServer::Script {
            return {FakeServer::head(200, {}, 10) + "hello", FakeServer::gate(), "world"};
        };
        const Id id = ended(server.url(u"/out.txt"_s));
        QTRY_VERIFY(m_peer->queue.live(id) && m_peer->queue.live(id)->fetchedBytes == 5);
        const QFuture<Result<QList<Id>>> removed = m_peer->queue.remove({id});
        QVERIFY(finished(removed) && removed.result());
        if (forGood) {
            QVERIFY(done(m_peer->store.write([id](Database &db) -> Status {
                const auto erased = JobRepository(db).erase({id});
                return erased ? success() : Status(erased.error());
            })));
        }
        QSignalSpy trouble(&m_peer->queue, &JobQueue::storeTrouble);
        server.openGate();
        QTRY_VERIFY(!m_peer->queue.live(id));
        if (forGood) {
            QCOMPARE(filesOfTheLibrary(), QStringList{});
        } else {
            QVERIFY(done(m_peer->queue.restore({id})));
            QCOMPARE(load(id).artifacts.first().state, ArtifactState::Downloaded);
            QVERIFY(m_peer->queue.library().has(load(id).artifacts.first().sha256));
        }
        const Id next = enqueue({draft(u"next"_s)}).jobs.first();
        QTRY_COMPARE(load(next).state, JobState::Starting);
        for (const QList<QVariant> &told : trouble)
            QVERIFY(!told.first().value<std::optional<Error>>());
    }

    /// What will never be whole leaves nothing behind, nor does what nobody went on with.
    void nothingPartialStays()
    {
        FakeServer server;
        int asked = 0;
        server.handler = [&asked](const FakeServer::Request &) -> FakeServer::Script {
            if (++asked == 1)
                return {FakeServer::head(200, {"ETag: \"1\""}, 10) + "hello", FakeServer::close()};
            return {FakeServer::answer(404, "{}")};
        };
        const Id id = ended(server.url(u"/out.txt"_s));
        QTRY_VERIFY(!load(id).artifacts.isEmpty() && load(id).artifacts.first().state == ArtifactState::Expired);
        QVERIFY(asked >= 2);
        QCOMPARE(filesOfTheLibrary(), QStringList{});

        QFile old(m_dir->filePath(u"media/partial/left"_s));
        QVERIFY(old.open(QIODevice::WriteOnly));
        QVERIFY(old.setFileTime(QDateTime::currentDateTime().addDays(-8), QFileDevice::FileModificationTime));
        old.close();
        m_other = open();
        QTRY_VERIFY(!old.exists());
    }

    void noJobs()
    {
        const QFuture<Result<Enqueued>> none = m_peer->queue.enqueue({});
        QVERIFY(finished(none));
        QCOMPARE(none.result().error().kind, ErrorKind::BadInput);
    }

private:
    std::unique_ptr<JobPeer> open()
    {
        auto peer = std::make_unique<JobPeer>(m_dir->path(), *m_fake, *m_clock, *m_net);
        peer->queue.start();
        return peer;
    }

    void pass(std::chrono::nanoseconds time)
    {
        m_clock->advance(time);
        m_peer->queue.look();
        if (m_other)
            m_other->queue.look();
    }

    /// All predictions there are.
    void end(PredictionStatus status)
    {
        m_fake->changeAll([status](Prediction &p) { p.status = status; });
    }

    static JobDraft draft(const QString &prompt = u"a cat"_s)
    {
        return {.model = {u"fake"_s, u"sandbox/painter"_s}, .input = {{u"prompt"_s, prompt}}};
    }

    JobDraft withFile()
    {
        QFile file(m_dir->filePath(u"cat.txt"_s));
        JobDraft one = draft();
        if (file.open(QIODevice::WriteOnly) && file.write("a very long cat indeed") > 0)
            one.input[u"image"_s] = QUrl::fromLocalFile(file.fileName()).toString();
        return one;
    }

    /// A job whose file is being uploaded until FakePredictions::letGo().
    Id preparing()
    {
        m_fake->holdUploads();
        const Id id = enqueue({withFile()}).jobs.first();
        return QTest::qWaitFor([this] { return m_fake->held() == 1; }, 20'000) ? id : Id();
    }

    /// A job that has succeeded with this one file.
    Id ended(const QUrl &url)
    {
        const Id id = enqueue({draft()}).jobs.first();
        if (!QTest::qWaitFor([&] { return load(id).state == JobState::Starting; }, 20'000))
            return {};
        m_fake->changeAll([&url](Prediction &p) {
            p.status = PredictionStatus::Succeeded;
            p.output = QJsonArray{url.toString()};
        });
        const bool idle = QTest::qWaitFor([this] { return m_peer->queue.isIdle(); }, 20'000);
        pass(10s);
        return idle ? id : Id();
    }

    QStringList filesOfTheLibrary() const
    {
        QStringList names;
        QDirIterator files(m_dir->filePath(u"media"_s), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            names.append(files.nextFileInfo().fileName());
        return names;
    }

    template <typename T>
    static bool finished(const QFuture<T> &future)
    {
        return QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000);
    }
    static bool done(const QFuture<Status> &future) { return finished(future) && future.result().ok(); }

    Enqueued enqueue(const QList<JobDraft> &drafts)
    {
        const QFuture<Result<Enqueued>> made = m_peer->queue.enqueue(drafts);
        if (!finished(made) || !made.result())
            return {.batch = {}, .jobs = QList<Id>(drafts.size())};
        return *made.result();
    }

    Job load(const Id &id)
    {
        const QFuture<Result<Job>> read = m_peer->queue.load(id);
        return finished(read) ? read.result().valueOr({}) : Job{};
    }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakePredictions> m_fake;
    std::unique_ptr<NetThread> m_net;
    std::unique_ptr<JobPeer> m_peer;
    std::unique_ptr<JobPeer> m_other;
};

QTEST_GUILESS_MAIN(TestJobRaces)
#include "tst_jobraces.moc"
