// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeclock.h"
#include "jobs/jobrules.h"
#include "store/artifactrepository.h"
#include "store/budgetrepository.h"
#include "store/chargerepository.h"
#include "store/database.h"
#include "store/joblist.h"
#include "store/jobpricerepository.h"
#include "store/jobrepository.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto kAlive = [](const Id &) { return true; };

UtcMicros later(UtcMicros moment, std::chrono::microseconds by)
{
    return {moment.value + by.count()};
}

} // namespace

class TestJobs : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto db = Database::openForWriting(m_dir->filePath(u"history.db"_s), m_clock);
        QVERIFY(db);
        m_db = std::move(db).value();
    }

    void everyFieldComesBack()
    {
        Job job = made();
        const JobBatch batch{newId(now()), u"Lunch"_s, now()};
        job.batch = batch.id;
        job.route = PredictionRoute::Version;
        job.version = u"abc"_s;
        job.kind = RequestKind::Image;
        job.sandbox = true;
        job.title = u"a cat"_s;
        job.input = {{u"prompt"_s, u"a cat"_s}, {u"seed"_s, qint64(9007199254740993)}, {u"image"_s, u"sha256:01"_s}};
        job.files = {{QByteArray(32, '\1'), u"cat.png"_s, u"image/png"_s, 12, {}, {}}};
        job.hasSecrets = true;
        job.seed = 9007199254740993;
        job.priority = -2;
        job.deadline = 90s;
        job.attempt = 2;
        job.retryOf = newId(now());
        job.notBefore = later(now(), 1s);
        QVERIFY(repository().add(batch, {job}, {}, m_me, now(), kAlive));
        job.position = repository().load(job.id)->position;
        QCOMPARE(*repository().load(job.id), job);
        QCOMPARE(repository().batches({batch.id})->first(), batch);

        QVERIFY(*repository().claim(job.id, m_me, now(), later(now(), kLeaseFor)));
        job.state = JobState::Sending;
        job.stamps.sent = later(now(), 1s);
        job.notBefore.reset();
        QVERIFY(*repository().markSending(job.id, m_me, *job.stamps.sent));
        QCOMPARE(*repository().load(job.id), job);
        QVERIFY(!*repository().markSending(job.id, m_me, now())); // once

        job.state = JobState::Starting;
        job.providerId = u"p1"_s;
        job.webUrl = QUrl(u"https://example.test/p1"_s);
        job.stamps.confirmed = later(now(), 2s);
        job.stamps.providerCreated = later(now(), 3s);
        job.rawRequest = "{}";
        job.rawResponse = QByteArray("\0\xff", 2);
        job.files[0].uploadedUrl = u"https://example.test/f"_s;
        job.files[0].uploadExpires = later(now(), 24h);
        QVERIFY(*repository().confirm(job));
        QVERIFY(!*repository().confirm(job)); // it has an id
        QCOMPARE(*repository().load(job.id), job);

        job.state = JobState::Succeeded;
        job.stamps.ended = later(now(), 9s);
        job.stamps.providerStarted = later(now(), 4s);
        job.stamps.providerCompleted = later(now(), 8s);
        job.logs = u"1/2\n2/2"_s;
        job.metrics = {{u"predict_time"_s, 4.5}};
        job.output = u"https://example.test/o.png"_s;
        job.cost = Cost::estimated(Usd::fromPicos(123));
        job.costBasis = {{u"formula"_s, u"x"_s}};
        job.hardware = u"gpu-t4"_s;
        job.outputExpired = true;
        job.error = Error{.kind = ErrorKind::ProviderFailed, .detail = u"E1"_s, .providerMessage = u"sorry"_s};
        job.invalidFields = {{u"width"_s, u"enum"_s, u"no"_s}};
        job.artifacts = artifactsOf(job.output);
        job.artifacts[0].id = newId(now());
        job.artifacts[0].job = job.id;
        QVERIFY(*repository().end(job, m_me));
        QCOMPARE(*repository().load(job.id), job);
        const Charge charge = *ChargeRepository(*m_db).of(job.id);
        QCOMPARE(charge.cost, *job.cost);
        QCOMPARE(charge.work, RequestKind::Image);
        QVERIFY(charge.sandbox);
        QVERIFY(!*repository().end(job, m_me)); // it has ended

        const JobSummary row = JobList(*m_db).page({}, 10)->rows.first();
        QCOMPARE(row.id, job.id);
        QCOMPARE(row.predictTime, 4.5);
        QCOMPARE(row.cost, job.cost);
        QCOMPARE(row.artifacts, 1);
        QCOMPARE(row.downloaded, 0);
        QCOMPARE(row.error, ErrorKind::ProviderFailed);

        Artifact &a = job.artifacts[0];
        a.state = ArtifactState::Downloaded;
        a.sha256 = QByteArray(32, '\7');
        a.bytes = 5;
        a.mediaType = u"image/png"_s;
        a.url.clear();
        a.width = 3;
        a.height = 4;
        a.duration = 5ms;
        QVERIFY(repository().settle(job.id, now())); // its file is waited for
        QVERIFY(ArtifactRepository(*m_db).put(a));
        QCOMPARE(*repository().savedAt(job.id), std::optional<UtcMicros>());
        const UtcMicros saved = later(now(), 9s);
        QVERIFY(repository().settle(job.id, saved));
        QVERIFY(repository().settle(job.id, later(saved, 1s))); // the first time counts
        QCOMPARE(*repository().savedAt(job.id), std::optional(saved));
        QCOMPARE(repository().load(job.id)->artifacts.first(), a);
        QCOMPARE(JobList(*m_db).of({job.id})->first().firstSha256, a.sha256);
        QCOMPARE(JobList(*m_db).counts()->waitingFiles, 0);
        QCOMPARE(ArtifactRepository(*m_db).downloaded(1)->rows.first(), a);
    }

    void keepsWhatPreviewsFind()
    {
        const QByteArray hash(32, '\7');
        QList<Id> ids;
        for (int i = 0; i < 2; ++i) {
            Job job = added();
            ids.append(job.id);
            Artifact a{.id = newId(now()), .job = job.id, .state = ArtifactState::Downloaded, .sha256 = hash};
            a.mediaType = i == 0 ? u"image/png"_s : u"text/plain"_s;
            QVERIFY(ArtifactRepository(*m_db).put(a));
        }
        ArtifactRepository artifacts(*m_db);
        QCOMPARE(artifacts.withoutFacts(10)->size(), 1);
        QVERIFY(artifacts.withoutFacts(10, hash)->isEmpty());
        const FileFinding sized{.sha256 = hash, .there = true, .width = 3, .height = 4, .duration = {}};
        QCOMPARE(artifacts.keep({sized})->size(), 2); // of every job with this content
        QVERIFY(artifacts.keep({sized})->isEmpty());
        QCOMPARE(artifacts.ofJob(ids[0])->first().height, 4);
        QVERIFY(artifacts.withoutFacts(10)->isEmpty());
        QCOMPARE(artifacts.keep({{.sha256 = hash, .there = false, .width = {}, .height = {}, .duration = {}}})->size(), 2);
        QCOMPARE(artifacts.ofJob(ids[1])->first().state, ArtifactState::Missing);
        QCOMPARE(artifacts.ofJob(ids[1])->first().width, 3); // known all the same
        QCOMPARE(artifacts.keep({{.sha256 = hash, .there = true, .width = {}, .height = {}, .duration = 5ms}})->size(), 2);
        QCOMPARE(artifacts.ofJob(ids[1])->first().duration, 5ms);
        QVERIFY(artifacts.keep({{.sha256 = QByteArray(32, '\1'), .there = false, .width = {}, .height = {}, .duration = {}}})->isEmpty());
    }

    void leasesAreTakenOnce()
    {
        Job job = added();
        const Id other = newId(now());
        const UtcMicros until = later(now(), kLeaseFor);
        QVERIFY(*repository().claim(job.id, m_me, now(), until));
        QVERIFY(!*repository().claim(job.id, other, now(), until));
        QVERIFY(!*repository().markSending(job.id, other, now()));
        QCOMPARE(repository().nextQueued(u"rep"_s, other, now(), 5)->size(), 0);
        QCOMPARE(repository().nextQueued(u"rep"_s, m_me, now(), 5)->size(), 1);
        // It ran out.
        QVERIFY(*repository().claim(job.id, other, until, later(until, kLeaseFor)));
        QVERIFY(!*repository().update(job, m_me));
        QVERIFY(!*repository().markSending(job.id, m_me, now()));
        // What was found out may be written by whoever knows it.
        QVERIFY(*repository().markSending(job.id, other, now()));
        job.state = JobState::Processing;
        job.providerId = u"p"_s;
        QVERIFY(*repository().confirm(job));
        // A process that is gone holds nothing.
        QCOMPARE(*repository().releaseDead([&other](const Id &id) { return id != other; }), 1);
        QCOMPARE(*repository().claimInFlight(m_me, now(), until), QList<Id>{job.id});
        QCOMPARE(*repository().claimInFlight(other, now(), until), QList<Id>{});
        QVERIFY(repository().release(m_me));
        QCOMPARE(*repository().claimInFlight(other, now(), until), QList<Id>{job.id});
        // The clock was set back by a day: no lease is that long.
        QCOMPARE(*repository().claimInFlight(m_me, later(now(), -24h), until), QList<Id>{job.id});
    }

    void onePredictionIsOneJobs()
    {
        for (int i = 0; i < 2; ++i) {
            Job job = added();
            QVERIFY(*repository().claim(job.id, m_me, now(), later(now(), kLeaseFor)));
            QVERIFY(*repository().markSending(job.id, m_me, now()));
            job.state = JobState::Starting;
            job.providerId = u"p"_s;
            QCOMPARE(*repository().confirm(job), i == 0); // and no error, which would be tried again for ever
        }
        QCOMPARE(*repository().claimedIds(u"rep"_s, later(now(), -1h)), QSet<QString>{u"p"_s});
        QCOMPARE(*repository().claimedIds(u"rep"_s, later(now(), 1h)), QSet<QString>{});
    }

    void orderOfTheQueue()
    {
        QList<Id> ids;
        for (int i = 0; i < 5; ++i)
            ids.append(added().id);
        const auto order = [&] {
            QString text;
            const QList<Id> queue = JobList(*m_db).queueOrder().valueOr({});
            for (const Id &id : queue)
                text += QString::number(ids.indexOf(id));
            return text;
        };
        QCOMPARE(order(), u"01234"_s);
        QVERIFY(repository().move({ids[4], ids[0]}, ids[2]));
        QCOMPARE(order(), u"14023"_s);
        QVERIFY(repository().move({ids[1]}, Id()));
        QCOMPARE(order(), u"40231"_s);
        QVERIFY(repository().move({ids[1]}, ids[4]));
        QCOMPARE(order(), u"14023"_s);
        for (int i = 0; i < 60; ++i) // more often than there is room between two
            QVERIFY(repository().move({ids[i % 2 == 0 ? 2 : 3]}, ids[0]));
        QCOMPARE(order(), u"14230"_s);
        QVERIFY(repository().setPriority({ids[3]}, 5));
        QCOMPARE(order(), u"31420"_s);
        QVERIFY(repository().setPaused({ids[3]}, true));
        QCOMPARE(repository().nextQueued(u"rep"_s, m_me, now(), 1)->first().id, ids[1]);
        QVERIFY(*repository().cancelQueued(ids[1], now()));
        QVERIFY(!*repository().cancelQueued(ids[1], now()));
        QCOMPARE(repository().load(ids[1])->state, JobState::Canceled);
        QVERIFY(repository().wantCancel(ids[4]));
        QCOMPARE(repository().nextQueued(u"rep"_s, m_me, now(), 1)->first().id, ids[2]);
        QCOMPARE(*repository().providersWithQueued(), QStringList{u"rep"_s});
        QCOMPARE(JobList(*m_db).counts()->states.value(JobState::Queued), 4);
        QCOMPARE(JobList(*m_db).counts()->active(), 4);
    }

    void budgetsHoldWhatIsQueued()
    {
        QVERIFY(BudgetRepository(*m_db).set({BudgetScope::Day, {}, Usd::fromPicos(100), 80}));
        const auto ask = [this](const Job &job, qint64 picos) {
            return BudgetRequest{.run = newId(now()), .reservations = {{job.id, u"rep"_s, Usd::fromPicos(picos)}}};
        };
        const Job first = made();
        QVERIFY(transaction([&] { return repository().add({}, {first}, ask(first, 60), m_me, now(), kAlive); }));
        const Job second = made();
        const Status refused = transaction([&] { return repository().add({}, {second}, ask(second, 60), m_me, now(), kAlive); });
        QCOMPARE(refused.error().kind, ErrorKind::BudgetReached);
        QCOMPARE(repository().load(second.id).error().kind, ErrorKind::NotFound);
        // Held although its process is gone: another one sends it.
        QVERIFY(BudgetRepository(*m_db).releaseOrphans(now(), [](const Id &) { return false; }));
        QCOMPARE(BudgetRepository(*m_db).states(now())->first().held, Usd::fromPicos(60));
        QVERIFY(*repository().cancelQueued(first.id, now()));
        QCOMPARE(BudgetRepository(*m_db).states(now())->first().held, Usd());
    }

    void deletingKeepsTheCharge()
    {
        const QByteArray shared(32, '\1');
        const QByteArray own(32, '\2');
        QList<Id> ids;
        for (int i = 0; i < 2; ++i) {
            Job job = added();
            QVERIFY(*repository().claim(job.id, m_me, now(), later(now(), kLeaseFor)));
            job.state = JobState::Succeeded;
            job.stamps.ended = now();
            job.cost = Cost::unknown();
            job.artifacts = {{.id = newId(now()), .job = job.id, .position = 0, .state = ArtifactState::Downloaded, .sha256 = shared}};
            if (i == 0)
                job.artifacts.append({.id = newId(now()), .job = job.id, .position = 1, .state = ArtifactState::Downloaded, .sha256 = own});
            QVERIFY(*repository().end(job, m_me));
            ids.append(job.id);
        }
        const Job running = added();
        QCOMPARE(*repository().erase({ids[0], running.id}), QList<QByteArray>{own});
        QCOMPARE(repository().load(ids[0]).error().kind, ErrorKind::NotFound);
        QVERIFY(repository().load(running.id));
        QVERIFY(ChargeRepository(*m_db).of(ids[0]));
        QCOMPARE(*repository().erase({ids[1]}), QList<QByteArray>{shared});
    }

    void pagesAndFilters()
    {
        for (int i = 0; i < 25; ++i) {
            Job job = made();
            job.stamps.created = later(now(), std::chrono::seconds(i / 3)); // several of one moment
            job.title = i == 7 ? u"100% of a _cat_"_s : u"A dog"_s;
            job.model.id = i % 2 == 0 ? u"a/b"_s : u"c/d"_s;
            job.kind = i % 5 == 0 ? std::optional(RequestKind::Video) : std::nullopt;
            QVERIFY(repository().add({}, {job}, {}, m_me, now(), kAlive));
        }
        const JobList list(*m_db);
        QSet<Id> seen;
        QString after;
        UtcMicros last = later(now(), 1h);
        do {
            const JobPage page = *list.page({}, 4, after);
            for (const JobSummary &row : page.rows) {
                QVERIFY(row.stamps.created <= last);
                last = row.stamps.created;
                seen.insert(row.id);
            }
            after = page.next;
        } while (!after.isEmpty());
        QCOMPARE(seen.size(), 25);
        QCOMPARE(list.page({.text = u"% of"_s}, 100)->rows.size(), 1);
        QCOMPARE(list.page({.text = u"DOG"_s}, 100)->rows.size(), 24);
        QCOMPARE(list.page({.text = u"rep/c/"_s}, 100)->rows.size(), 12);
        QCOMPARE(list.page({.models = {{u"rep"_s, u"a/b"_s}}}, 100)->rows.size(), 13);
        QCOMPARE(list.page({.kinds = {RequestKind::Video}}, 100)->rows.size(), 5);
        QCOMPARE(list.page({.states = {JobState::Failed}}, 100)->rows.size(), 0);
        QCOMPARE(list.page({.providers = {u"rep"_s}, .from = later(now(), 8s)}, 100)->rows.size(), 1);
        QCOMPARE(list.page({.until = later(now(), 1s)}, 100)->rows.size(), 3);
        for (const QString &bad : {u"x"_s, u"."_s, u"1."_s, u"1.x"_s})
            QCOMPARE(list.page({}, 4, bad).error().kind, ErrorKind::BadInput);
    }

    void pricesAndSettings()
    {
        JobPriceRepository prices(*m_db);
        UnitPriceRow row{u"rep"_s, u"a/b"_s, {u"image_output_count"_s, *Rate::fromDecimal("0.0300", Unit::Image)}, now(), u"typed"_s};
        QVERIFY(prices.add(row));
        row.since = later(now(), 1s);
        row.price.rate = *Rate::fromDecimal("0.04", Unit::Image);
        QVERIFY(prices.add(row));
        QCOMPARE(*prices.rows(), QList<UnitPriceRow>{row});
        QVERIFY(prices.remove({u"rep"_s, u"a/b"_s}, u"image_output_count"_s));
        QVERIFY(prices.rows()->isEmpty());
        const HardwareChoice choice{{u"rep"_s, u"a/b"_s}, u"gpu-t4"_s, now()};
        QVERIFY(prices.choose(choice));
        QCOMPARE(*prices.choices(), QList<HardwareChoice>{choice});
        QVERIFY(prices.choose({choice.model, {}, now()}));
        QVERIFY(prices.choices()->isEmpty());
        QVERIFY(repository().set(u"paused"_s, 1));
        QCOMPARE(repository().settings()->value(u"paused"_s), 1);
        QVERIFY(repository().set(u"paused"_s, std::nullopt));
        QVERIFY(repository().settings()->isEmpty());
    }

private:
    UtcMicros now() const { return m_clock.nowUtc(); }
    JobRepository repository() { return JobRepository(*m_db); }

    Job made()
    {
        Job job;
        job.id = newId(now());
        job.model = {u"rep"_s, u"sandbox/painter"_s};
        job.stamps.created = now();
        return job;
    }

    Job added()
    {
        Job job = made();
        if (!repository().add({}, {job}, {}, m_me, now(), kAlive))
            return {};
        return repository().load(job.id).valueOr({});
    }

    Status transaction(const std::function<Status()> &work)
    {
        ScopedTransaction tx(*m_db, Durability::Full);
        const Status done = work();
        return done ? tx.commit() : done;
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_db;
    const Id m_me = newId(UtcMicros{1});
};

QTEST_GUILESS_MAIN(TestJobs)
#include "tst_jobs.moc"
