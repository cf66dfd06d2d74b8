// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/inputform.h"
#include "fakeclock.h"
#include "fakeserver.h"
#include "fulldisk.h"
#include "jobpeer.h"
#include "jobs/jobrules.h"
#include "store/budgetrepository.h"
#include "store/chargerepository.h"
#include "store/jobrepository.h"
#include "workbench/jobdraft.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Answer = FakePredictions::Answer;

using Peer = JobPeer;

class TestJobQueue : public QObject {
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
        m_peer.reset();
        m_net.reset();
        m_fake.reset();
    }

    void runsToTheEnd()
    {
        QVERIFY(priced());
        QSignalSpy settled(&m_peer->queue, &JobQueue::settled);
        QSignalSpy batches(&m_peer->queue, &JobQueue::batchEnded);
        const Enqueued made = enqueue({draft(), draft()}, {.batchName = u"Lunch"_s});
        QCOMPARE(made.jobs.size(), 2);
        QTRY_COMPARE(m_fake->created(), 2);
        const Id id = made.jobs.first();
        QTRY_COMPARE(load(id).state, JobState::Starting);
        m_fake->changeAll([this](Prediction &p) {
            p.status = PredictionStatus::Processing;
            p.started = later(2s);
            p.logs = u"1/4"_s;
        });
        pass(1s);
        QTRY_COMPARE(load(id).state, JobState::Processing);
        QCOMPARE(load(id).logs, u"1/4"_s);
        succeed();
        QTRY_COMPARE(settled.size(), 2);
        const Job job = load(id);
        QCOMPARE(job.state, JobState::Succeeded);
        QCOMPARE(job.cost->amount->toDecimal(), u"0.03"_s);
        QCOMPARE(job.output, QJsonValue(u"artifact:0"_s));
        QCOMPARE(job.artifacts.size(), 1);
        QCOMPARE(job.artifacts.first().state, ArtifactState::Downloaded);
        QCOMPARE(job.artifacts.first().mediaType, u"text/plain"_s);
        QVERIFY(job.artifacts.first().url.isEmpty());
        QFile file(m_peer->queue.library().path(job.artifacts.first().sha256));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "hello"_ba);
        QFile beside(m_peer->queue.library().sidecarPath(job.artifacts.first().sha256));
        QVERIFY(beside.open(QIODevice::ReadOnly));
        const QJsonObject meta = QJsonDocument::fromJson(beside.readAll()).object();
        QCOMPARE(meta["jobs"_L1].toArray().size(), 2); // the same bytes once
        QCOMPARE(meta["jobs"_L1][0]["cost"_L1]["usd"_L1].toString(), u"0.03"_s);
        QCOMPARE(m_fake->requests().size(), 2);
        QTRY_COMPARE(batches.size(), 1);
        QTRY_VERIFY(m_peer->queue.isIdle());
        QVERIFY(m_peer->queue.underWay().isEmpty());
    }

    void removedJobsComeBackAndGoForGoodAfterTwoStarts()
    {
        const Id id = enqueue({draft()}).jobs.first();
        QTRY_COMPARE(load(id).state, JobState::Starting);
        succeed();
        QTRY_VERIFY(!load(id).artifacts.isEmpty() && load(id).artifacts.first().state == ArtifactState::Downloaded);
        const Job job = load(id);
        const QByteArray file = job.artifacts.first().sha256;
        const auto saved = m_peer->reader.read<std::optional<UtcMicros>>([id](Database &db) { return JobRepository(db).savedAt(id); });
        QVERIFY(finished(saved));
        QCOMPARE(*saved.result(), std::optional(m_clock->nowUtc()));
        QTRY_VERIFY(m_peer->queue.isIdle());
        const auto remove = [&] {
            const QFuture<Result<QList<Id>>> removed = m_peer->queue.remove({id});
            return finished(removed) && removed.result() && *removed.result() == QList<Id>{id};
        };
        QVERIFY(remove());
        QVERIFY(load(id).id.isNull());
        QVERIFY(m_peer->queue.library().has(file));
        QVERIFY(done(m_peer->queue.restore({id})));
        QCOMPARE(load(id), job);
        QVERIFY(remove());
        for (int i = 0; i < 2; ++i) {
            QVERIFY(m_peer->queue.library().has(file));
            m_clock->advance(25h);
            m_peer.reset();
            m_peer = open();
            QTRY_VERIFY(m_peer->queue.isIdle());
        }
        QTRY_VERIFY(!m_peer->queue.library().has(file));
    }

    /// What certainly reached nobody is sent again by itself, after a pause.
    void whatWasNotSentIsSentAgain_data()
    {
        QTest::addColumn<Answer>("answer");
        QTest::newRow("no connection") << Answer::NotSent;
        QTest::newRow("429") << Answer::RateLimit;
    }

    void whatWasNotSentIsSentAgain()
    {
        QFETCH(const Answer, answer);
        m_fake->answerWith({answer, answer, answer});
        const Id id = enqueue({draft()}).jobs.first();
        for (int i = 1; i <= 4; ++i) {
            QTRY_COMPARE(m_fake->requests().size(), i);
            if (i < 4)
                QTRY_COMPARE(load(id).failedSends, i);
            QTRY_VERIFY(m_peer->queue.isIdle());
            pass(61s);
        }
        QTRY_VERIFY(isRunning(load(id).state));
        QCOMPARE(m_fake->created(), 1);
        QVERIFY(!load(id).error);
    }

    void whatIsRefusedFails()
    {
        m_fake->answerWith({Answer::Refuse});
        const Id id = enqueue({draft()}).jobs.first();
        QTRY_COMPARE(load(id).state, JobState::Failed);
        QCOMPARE(load(id).invalidFields.first().field, u"width"_s);
        QVERIFY(!load(id).cost); // nothing was made
        pass(10min);
        QCOMPARE(m_fake->requests().size(), 1);
    }

    /// A run that failed has its provider's words, and the kind that its code stands for.
    void whatFailsSaysWhy_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("for its content") << u"The input or output was flagged as sensitive (E005)"_s << ErrorKind::Moderated;
        QTest::newRow("for want of memory") << u"CUDA out of memory (E1001)"_s << ErrorKind::ProviderFailed;
        QTest::newRow("without a word") << QString() << ErrorKind::ProviderFailed;
    }

    void whatFailsSaysWhy()
    {
        QFETCH(const QString, words);
        QFETCH(const ErrorKind, kind);
        const Id id = enqueue({draft()}).jobs.first();
        QTRY_COMPARE(load(id).state, JobState::Starting);
        m_fake->changeAll([&words](Prediction &p) {
            p.status = PredictionStatus::Failed;
            p.error = words;
        });
        pass(11s);
        QTRY_COMPARE(load(id).state, JobState::Failed);
        QCOMPARE(load(id).error->kind, kind);
        QCOMPARE(load(id).error->providerMessage, words);
    }

    void theUnconfirmedIsFound()
    {
        m_fake->answerWith({Answer::CreateAndLose});
        const Id id = enqueue({draft()}).jobs.first();
        QTRY_COMPARE(load(id).state, JobState::Unconfirmed);
        QVERIFY(load(id).error->maybeBilled);
        QTRY_VERIFY(m_peer->queue.isIdle());
        pass(5s);
        QTRY_COMPARE(load(id).providerId, u"p1"_s);
        succeed();
        QTRY_COMPARE(load(id).state, JobState::Succeeded);
        QCOMPARE(m_fake->requests().size(), 1);
    }

    void theUnconfirmedStaysSo_data()
    {
        QTest::addColumn<bool>("list");
        QTest::newRow("not in the list") << true;
        QTest::newRow("no list") << false;
    }

    void theUnconfirmedStaysSo()
    {
        QFETCH(const bool, list);
        m_fake->setHasList(list);
        m_fake->answerWith({Answer::Lose});
        const Id id = enqueue({draft()}).jobs.first();
        QTRY_COMPARE(load(id).state, JobState::Unconfirmed);
        for (int i = 0; i < 40; ++i) {
            QTRY_VERIFY(m_peer->queue.isIdle());
            pass(2min);
        }
        QTRY_VERIFY(m_peer->queue.isIdle());
        QCOMPARE(load(id).state, JobState::Unconfirmed);
        QCOMPARE(m_fake->requests().size(), 1);
        const int lists = m_fake->lists();
        QCOMPARE(lists > 10, list);
        pass(10min);
        QTRY_VERIFY(m_peer->queue.isIdle());
        QCOMPARE(m_fake->lists(), lists); // an hour is over
        // The user decides: once more, or not at all.
        const QFuture<Result<Enqueued>> again = m_peer->queue.retry(id);
        QVERIFY(finished(again));
        QTRY_COMPARE(m_fake->created(), 1);
        QCOMPARE(load(again.result()->jobs.first()).attempt, 2);
        QVERIFY(done(m_peer->queue.cancel({id})));
        QTRY_COMPARE(load(id).state, JobState::Canceled);
        QCOMPARE(load(id).cost, Cost::unknown());
    }

    /// What is sent again stays with those it was made with, and the batch ends once more.
    void whatIsSentAgainStaysInItsBatch()
    {
        QSignalSpy batches(&m_peer->queue, &JobQueue::batchEnded);
        const Enqueued made = enqueue({draft(), draft()}, {.batchName = u"Lunch"_s});
        QTRY_COMPARE(m_fake->created(), 2);
        QTRY_COMPARE(load(made.jobs.last()).state, JobState::Starting);
        succeed();
        QTRY_COMPARE(batches.size(), 1);
        QTRY_COMPARE(load(made.jobs.first()).state, JobState::Succeeded);
        const QFuture<Result<Enqueued>> again = m_peer->queue.retry(made.jobs.first());
        QVERIFY(finished(again));
        QCOMPARE(again.result()->batch, made.batch);
        const Job job = load(again.result()->jobs.first());
        QCOMPARE(job.batch, made.batch);
        QCOMPARE(job.retryOf, made.jobs.first());
        QTRY_COMPARE(m_fake->created(), 3);
        QTRY_COMPARE(load(job.id).state, JobState::Starting);
        succeed();
        QTRY_COMPARE(batches.size(), 2);
        // One that was alone stays alone.
        const Enqueued single = enqueue({draft()});
        QTRY_COMPARE(load(single.jobs.first()).state, JobState::Starting);
        succeed();
        QTRY_COMPARE(load(single.jobs.first()).state, JobState::Succeeded);
        const QFuture<Result<Enqueued>> alone = m_peer->queue.retry(single.jobs.first());
        QVERIFY(finished(alone));
        QVERIFY(load(alone.result()->jobs.first()).batch.isNull());
    }

    /// A process that dies between two writes never makes another one pay twice.
    void afterAKill_data()
    {
        QTest::addColumn<Answer>("answer");
        QTest::addColumn<int>("created"); // in the end, by both together
        QTest::addColumn<QString>("state");
        QTest::newRow("on its way, arrived") << Answer::CreateAndNever << 1 << u"starting"_s;
        QTest::newRow("on its way, lost") << Answer::Never << 0 << u"unconfirmed"_s;
        QTest::newRow("taken") << Answer::Accept << 1 << u"starting"_s;
    }

    void afterAKill()
    {
        QFETCH(const Answer, answer);
        QFETCH(const int, created);
        QFETCH(const QString, state);
        m_fake->answerWith({answer});
        const Id id = enqueue({draft()}).jobs.first();
        QTRY_COMPARE(m_fake->requests().size(), 1);
        if (answer == Answer::Accept)
            QTRY_COMPARE(load(id).state, JobState::Starting);
        m_peer.reset(); // without a word: its leases stay
        m_peer = open();
        for (int i = 0; i < 5; ++i) {
            pass(30s);
            QTRY_VERIFY(m_peer->queue.isIdle());
        }
        QTRY_COMPARE(QString(jobStateName(load(id).state)), state);
        QCOMPARE(m_fake->requests().size(), 1);
        QCOMPARE(m_fake->created(), created);
    }

    void queuedJobsSurvive()
    {
        QVERIFY(done(m_peer->queue.setQueuePaused(true)));
        QVERIFY(done(m_peer->queue.setStartsPausedAfterCrash(true)));
        const Id id = enqueue({draft()}).jobs.first();
        m_peer.reset();
        m_peer = open();
        QTRY_VERIFY(m_peer->queue.isPaused());
        pass(1min);
        QTRY_VERIFY(m_peer->queue.isIdle());
        QCOMPARE(m_fake->requests().size(), 0);
        QVERIFY(done(m_peer->queue.setQueuePaused(false)));
        QTRY_COMPARE(load(id).state, JobState::Starting);
        // Now something is under way when the process dies: the next one sends nothing before it is told to.
        m_fake->breakDown(ErrorKind::NoNetwork);
        m_peer.reset();
        m_peer = open();
        QTRY_VERIFY(m_peer->queue.isPaused());
        QCOMPARE(m_fake->requests().size(), 1);
    }

    void concurrencyAndPriorities()
    {
        QVERIFY(done(m_peer->queue.setQueuePaused(true)));
        QVERIFY(done(m_peer->queue.setConcurrency(u"fake"_s, 2)));
        QList<JobDraft> drafts;
        for (int i = 0; i < 5; ++i)
            drafts.append(draft(QString::number(i)));
        drafts[4].priority = 1;
        const Enqueued made = enqueue(drafts);
        QVERIFY(done(m_peer->queue.setPaused({made.jobs[0]}, true)));
        QVERIFY(done(m_peer->queue.move({made.jobs[3]}, made.jobs[1])));
        QVERIFY(done(m_peer->queue.setQueuePaused(false)));
        QTRY_COMPARE(m_fake->created(), 2);
        QTRY_VERIFY(m_peer->queue.isIdle());
        QCOMPARE(prompts(), (QSet<QString>{u"4"_s, u"3"_s}));
        QVERIFY(done(m_peer->queue.setProviderPaused(u"fake"_s, true)));
        succeed();
        QTRY_COMPARE(load(made.jobs[4]).state, JobState::Succeeded);
        QTRY_VERIFY(m_peer->queue.isIdle());
        QCOMPARE(m_fake->created(), 2);
        QVERIFY(done(m_peer->queue.setProviderPaused(u"fake"_s, false)));
        QTRY_COMPARE(m_fake->created(), 4);
        QVERIFY(!prompts().contains(u"0"_s)); // paused by itself
    }

    void cancelling()
    {
        QVERIFY(done(m_peer->queue.setQueuePaused(true)));
        const Id queued = enqueue({draft(u"queued"_s)}).jobs.first();
        QVERIFY(done(m_peer->queue.cancel({queued})));
        QCOMPARE(load(queued).state, JobState::Canceled);
        QVERIFY(!load(queued).cost);
        QVERIFY(done(m_peer->queue.setQueuePaused(false)));
        const Id running = enqueue({draft(u"running"_s)}).jobs.first();
        QTRY_COMPARE(load(running).state, JobState::Starting);
        // Asked for by another process, done by the one that holds it.
        const std::unique_ptr<Peer> other = open();
        QTRY_VERIFY(other->queue.isIdle());
        QVERIFY(done(other->queue.cancel({running})));
        QVERIFY(done(m_peer->queue.reload()));
        QTRY_COMPARE(load(running).state, JobState::Canceled);
        QCOMPARE(m_fake->cancels(), 1);
        QCOMPARE(prompts(), QSet<QString>{u"running"_s});
    }

    void budgetsAreAskedFirst()
    {
        QVERIFY(priced());
        QVERIFY(done(m_peer->store.write([](Database &db) {
            return BudgetRepository(db).set({BudgetScope::Day, {}, Usd::fromDecimal("0.05").value(), 80});
        })));
        JobDraft four = draft(); // nobody asked for four, the model makes them by itself
        four.defaults = {{u"num_outputs"_s, 4}};
        const QFuture<Result<Enqueued>> tooMany = m_peer->queue.enqueue({four});
        QVERIFY(finished(tooMany));
        QCOMPARE(tooMany.result().error().kind, ErrorKind::BudgetReached);
        const Enqueued first = enqueue({draft()});
        QTRY_COMPARE(m_fake->created(), 1);
        const QFuture<Result<Enqueued>> refused = m_peer->queue.enqueue({draft()});
        QVERIFY(finished(refused));
        QCOMPARE(refused.result().error().kind, ErrorKind::BudgetReached);
        JobDraft unpriced = draft();
        unpriced.model.id = u"sandbox/other"_s;
        const QFuture<Result<Enqueued>> unknown = m_peer->queue.enqueue({unpriced});
        QVERIFY(finished(unknown));
        QCOMPARE(unknown.result().error().kind, ErrorKind::BudgetReached);
        const QFuture<Result<Enqueued>> agreed = m_peer->queue.enqueue({unpriced}, {.allowUnknownPrice = true});
        QVERIFY(finished(agreed));
        QVERIFY(agreed.result().ok());
        QTRY_COMPARE(m_fake->created(), 2);
    }

    /// What a form leaves to the model counts for what it may cost, and is not sent.
    void draftsKnowDefaults()
    {
        PredictionModel told{.id = u"acme/paint"_s};
        told.schema = R"({"components": {"schemas": {"Input": {"type": "object", "properties": {
            "prompt": {"type": "string"}, "num_outputs": {"type": "integer", "default": 4},
            "duration": {"type": "integer", "default": 5}, "token": {"type": "string", "format": "password"}}},
            "Output": {"type": "string"}}}})";
        Result<InputForm> form = formOf(told);
        QVERIFY(form.ok());
        form->set(u"prompt"_s, u"a cat"_s);
        form->set(u"duration"_s, 8);
        const JobDraft made = draftOf({u"fake"_s, u"acme/paint"_s}, told, *form);
        QCOMPARE(made.input.keys(), (QStringList{u"duration"_s, u"prompt"_s}));
        QCOMPARE(made.defaults, (QJsonObject{{u"num_outputs"_s, 4}}));
        QCOMPARE(made.inForce()["duration"_L1].toInt(), 8);
        QCOMPARE(made.inForce()["num_outputs"_L1].toInt(), 4);
    }

    void aPredictionThatNeverEnds()
    {
        m_fake->setDeaf(true);
        JobDraft one = draft();
        one.deadline = 60s;
        const Id id = enqueue({one}).jobs.first();
        QTRY_COMPARE(load(id).state, JobState::Starting);
        QCOMPARE(m_fake->requests().first().cancelAfter, 60s);
        for (int i = 0; i < 20 && load(id).state != JobState::Failed; ++i) {
            pass(31s);
            QTRY_VERIFY(m_peer->queue.isIdle());
        }
        QCOMPARE(load(id).state, JobState::Failed);
        QCOMPARE(load(id).error->kind, ErrorKind::Timeout);
        QVERIFY(load(id).error->maybeBilled);
        QCOMPARE(m_fake->cancels(), 1);
        QCOMPARE(load(id).cost, Cost::unknown());
    }

    void aProviderThatIsGoneForAnHour()
    {
        const Id running = enqueue({draft()}).jobs.first();
        QTRY_COMPARE(load(running).state, JobState::Starting);
        m_fake->breakDown(ErrorKind::ConnectionRefused);
        const int before = m_fake->fetches();
        for (int i = 0; i < 60; ++i) {
            QTRY_VERIFY(m_peer->queue.isIdle());
            pass(1min);
        }
        QTRY_VERIFY(m_peer->queue.isIdle());
        QVERIFY(m_fake->fetches() > before + 20);
        QCOMPARE(load(running).state, JobState::Starting);
        QCOMPARE(m_peer->queue.live(running)->trouble->kind, ErrorKind::ConnectionRefused);
        m_fake->breakDown({});
        succeed();
        pass(1min);
        QTRY_COMPARE(load(running).state, JobState::Succeeded);
    }

    void forgottenAndExpired()
    {
        const Enqueued made = enqueue({draft(u"a"_s), draft(u"b"_s)});
        QTRY_COMPARE(m_fake->created(), 2);
        QTRY_VERIFY(m_peer->queue.isIdle());
        const QString gone = load(made.jobs[0]).providerId;
        m_fake->changeAll([&gone](Prediction &p) {
            if (p.id == gone)
                return;
            p.status = PredictionStatus::Succeeded;
            p.dataRemoved = true;
        });
        pass(1min);
        QTRY_COMPARE(load(made.jobs[1]).state, JobState::Succeeded);
        QVERIFY(load(made.jobs[1]).outputExpired);
        m_fake->breakDown(ErrorKind::NotFound);
        QTRY_VERIFY(m_peer->queue.isIdle());
        pass(30s);
        QTRY_VERIFY(m_peer->queue.isIdle());
        QCOMPARE(load(made.jobs[0]).state, JobState::Starting); // it may be too new
        pass(3min);
        QTRY_COMPARE(load(made.jobs[0]).state, JobState::Expired);
        QCOMPARE(load(made.jobs[0]).cost, Cost::unknown());
    }

    void manyAreAskedForTogether()
    {
        QVERIFY(done(m_peer->queue.setConcurrency(u"fake"_s, 20)));
        QList<JobDraft> drafts;
        for (int i = 0; i < 10; ++i)
            drafts.append(draft(QString::number(i)));
        const Enqueued made = enqueue(drafts);
        QTRY_COMPARE(m_fake->created(), 10);
        QTRY_VERIFY(m_peer->queue.isIdle());
        const int single = m_fake->fetches();
        m_fake->changeAll([](Prediction &p) { p.status = PredictionStatus::Processing; });
        pass(20s);
        QTRY_COMPARE(load(made.jobs.last()).state, JobState::Processing);
        QTRY_VERIFY(m_peer->queue.isIdle());
        QCOMPARE(m_fake->fetches(), single);
        QVERIFY(m_fake->lists() >= 5);
    }

    void filesGoAlong()
    {
        QFile file(m_dir->filePath(u"cat.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("a very long cat indeed");
        file.close();
        QFile small(m_dir->filePath(u"dot.txt"_s));
        QVERIFY(small.open(QIODevice::WriteOnly));
        small.write("dot");
        small.close();
        JobDraft one = draft();
        one.input[u"image"_s] = QUrl::fromLocalFile(file.fileName()).toString();
        one.input[u"mask"_s] = QUrl::fromLocalFile(small.fileName()).toString();
        one.input[u"token"_s] = u"s3cret"_s;
        one.secretKeys = {u"token"_s};
        const Id id = enqueue({one}).jobs.first();
        QTRY_COMPARE(m_fake->created(), 1);
        const QJsonObject sent = m_fake->requests().first().input;
        QCOMPARE(sent["image"_L1].toString(), u"https://up.test/cat.txt"_s);
        QCOMPARE(sent["mask"_L1].toString(), u"data:text/plain;base64,ZG90"_s);
        QCOMPARE(sent["token"_L1].toString(), u"s3cret"_s);
        const Job job = load(id);
        QVERIFY(job.input["image"_L1].toString().startsWith("sha256:"_L1));
        QCOMPARE(job.input["token"_L1].toString(), u"[redacted]"_s);
        QVERIFY(job.hasSecrets);
        QCOMPARE(m_fake->uploads(), 1);
        JobDraft missing = draft();
        missing.input[u"image"_s] = u"file:///nowhere/at/all.png"_s;
        const QFuture<Result<Enqueued>> refused = m_peer->queue.enqueue({missing});
        QVERIFY(finished(refused));
        QCOMPARE(refused.result().error().kind, ErrorKind::NotFound);
    }

    /// What is known of a job is written once there is room; until then nothing else is sent.
    void aFullDatabase()
    {
        const Id id = enqueue({draft()}).jobs.first();
        QTRY_COMPARE(load(id).state, JobState::Starting);
        QTRY_VERIFY(m_peer->queue.isIdle());
        QSignalSpy trouble(&m_peer->queue, &JobQueue::storeTrouble);
        QVERIFY(limitPages(m_peer->store, 0));
        m_fake->changeAll([](Prediction &p) {
            p.status = PredictionStatus::Succeeded;
            p.logs = QString(2'000'000, u'x');
            p.output = u"data:,hello"_s;
        });
        pass(10s);
        QTRY_VERIFY(!trouble.isEmpty());
        QCOMPARE(load(id).state, JobState::Starting);
        QVERIFY(limitPages(m_peer->store, 100'000));
        QTRY_COMPARE(load(id).state, JobState::Succeeded);
        QTRY_COMPARE(load(id).artifacts.first().state, ArtifactState::Downloaded);
    }

    /// Files over http, broken off and gone on with; and one that is gone.
    void filesAreFetched()
    {
        FakeServer server;
        const QByteArray bytes(100'000, 'x');
        server.handler = [&bytes](const FakeServer::Request &request) -> FakeServer::Script {
            if (request.target.contains("gone"))
                return {FakeServer::answer(404, "{}")};
            const QByteArray range = request.header("Range");
            if (range.isEmpty())
                return {FakeServer::head(200, {"ETag: \"1\""}, bytes.size()) + bytes.first(40'000), FakeServer::close()};
            const qint64 from = range.sliced(6).chopped(1).toLongLong();
            return {FakeServer::head(206, {"ETag: \"1\"", "Content-Range: bytes " + QByteArray::number(from) + "-99999/100000"},
                                     bytes.size() - from) + bytes.sliced(from)};
        };
        const Id id = enqueue({draft()}).jobs.first();
        QTRY_COMPARE(load(id).state, JobState::Starting);
        m_fake->changeAll([&server](Prediction &p) {
            p.status = PredictionStatus::Succeeded;
            p.output = QJsonArray{server.url(u"/out.txt"_s).toString(), server.url(u"/gone.txt"_s).toString()};
        });
        QSignalSpy settled(&m_peer->queue, &JobQueue::settled);
        pass(10s);
        QTRY_COMPARE(settled.size(), 1);
        const Job job = load(id);
        QCOMPARE(job.artifacts[0].state, ArtifactState::Downloaded);
        QCOMPARE(job.artifacts[0].bytes, bytes.size());
        QCOMPARE(job.artifacts[1].state, ArtifactState::Expired);
        QVERIFY(!job.outputExpired);
    }

    void theWallClockJumps()
    {
        const Id id = enqueue({draft()}).jobs.first();
        QTRY_COMPARE(load(id).state, JobState::Starting);
        m_clock->jumpWallClock(-24h);
        pass(10s);
        QTRY_VERIFY(m_peer->queue.isIdle());
        m_clock->jumpWallClock(72h);
        pass(30s);
        QTRY_VERIFY(m_peer->queue.isIdle());
        succeed();
        QTRY_COMPARE(load(id).state, JobState::Succeeded);
        QCOMPARE(m_fake->requests().size(), 1);
    }

private:
    std::unique_ptr<Peer> open()
    {
        auto peer = std::make_unique<Peer>(m_dir->path(), *m_fake, *m_clock, *m_net);
        peer->queue.start();
        return peer;
    }

    UtcMicros later(std::chrono::microseconds by) const { return {m_clock->nowUtc().value + by.count()}; }

    void pass(std::chrono::nanoseconds time)
    {
        m_clock->advance(time);
        m_peer->queue.look();
    }

    void succeed()
    {
        m_fake->changeAll([this](Prediction &p) {
            p.status = PredictionStatus::Succeeded;
            p.output = u"data:text/plain,hello"_s;
            p.metrics = {{u"predict_time"_s, 1.5}, {u"image_output_count"_s, 1}};
            p.completed = later(3s);
        });
        pass(11s);
    }

    static JobDraft draft(const QString &prompt = u"a cat"_s)
    {
        return {.model = {u"fake"_s, u"sandbox/painter"_s}, .input = {{u"prompt"_s, prompt}}};
    }

    template <typename T>
    static bool finished(const QFuture<T> &future)
    {
        return QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000);
    }
    static bool done(const QFuture<Status> &future) { return finished(future) && future.result().ok(); }

    bool priced()
    {
        return done(m_peer->queue.setUnitPrice({u"fake"_s, u"sandbox/painter"_s},
                                               {u"image_output_count"_s, *Rate::fromDecimal("0.03", Unit::Image)}, u"typed"_s))
            && done(m_peer->queue.reload());
    }

    Enqueued enqueue(const QList<JobDraft> &drafts, const EnqueueOptions &options = {})
    {
        const QFuture<Result<Enqueued>> made = m_peer->queue.enqueue(drafts, options);
        if (!finished(made) || !made.result())
            return {.batch = {}, .jobs = QList<Id>(drafts.size())};
        return *made.result();
    }

    Job load(const Id &id)
    {
        const QFuture<Result<Job>> read = m_peer->queue.load(id);
        return finished(read) ? read.result().valueOr({}) : Job{};
    }

    QSet<QString> prompts()
    {
        QSet<QString> found;
        for (const PredictionRequest &request : m_fake->requests())
            found.insert(request.input["prompt"_L1].toString());
        return found;
    }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakePredictions> m_fake;
    std::unique_ptr<NetThread> m_net;
    std::unique_ptr<Peer> m_peer;
};

QTEST_GUILESS_MAIN(TestJobQueue)
#include "tst_jobqueue.moc"
