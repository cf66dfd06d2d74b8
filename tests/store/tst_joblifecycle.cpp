// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchfixture.h"

#include "store/artifactrepository.h"
#include "store/chargerepository.h"
#include "store/jobjudgementrepository.h"
#include "store/joblifecyclerepository.h"
#include "store/joblist.h"
#include "store/jobrepository.h"
#include "store/reportrepository.h"

#include <QSqlQuery>

#include <algorithm>

using namespace bakeoff;
using namespace std::chrono_literals;

/// Jobs that are removed, come back, and go for good.
class TestJobLifecycle : public QObject, private SearchFixture {
    Q_OBJECT

private slots:
    void init()
    {
        begin();
        m_batch = {newId(m_clock.nowUtc()), u"Lunch"_s, m_clock.nowUtc()};
    }

    void isShownNowhereAndComesBackWhole()
    {
        const Job first = ended('\1');
        const Job second = ended('\2');
        QVERIFY(inTransaction([&] {
            JobJudgementRepository marks(*m_db);
            Status s = marks.setStarred(first.id, true);
            if (s)
                s = marks.setNote(first.id, u"shiny"_s);
            const OutputVerdict verdict{.id = newId(m_clock.nowUtc()),
                                        .created = m_clock.nowUtc(),
                                        .kind = OutputKind::Image,
                                        .members = {{first.id, 0}, {second.id, 0}},
                                        .outcome = VoteOutcome::Win,
                                        .winner = ComparedOutput{first.id, 0},
                                        .decided = m_clock.nowUtc()};
            return s ? marks.putVerdict(verdict) : s;
        }));
        const auto before = shown();
        QCOMPARE(before.rows.size(), 2);
        QCOMPARE(before.found, (QList<Id>{second.id, first.id}));
        QCOMPARE(before.starred, QList<Id>{first.id});
        QCOMPARE(before.reported, 2);
        QCOMPARE(before.verdicts, 1);

        QCOMPARE(removed({first.id}), QList<Id>{first.id});
        QCOMPARE(removed({first.id}), QList<Id>()); // it is already
        const auto hidden = shown();
        QCOMPARE(hidden.rows, before.rows.first(1));
        QCOMPARE(hidden.tally, 1);
        QCOMPARE(hidden.ofBatch, 1);
        QCOMPARE(hidden.counted, 1);
        QCOMPARE(hidden.found, QList<Id>{second.id});
        QCOMPARE(hidden.starred, QList<Id>());
        QCOMPARE(hidden.reported, 1);
        QCOMPARE(hidden.verdicts, 0);
        QCOMPARE(JobRepository(*m_db).load(first.id).error().kind, ErrorKind::NotFound);
        QCOMPARE(*JobList(*m_db).rowsOf({first.id}), QList<JobRow>());
        QVERIFY(ChargeRepository(*m_db).of(first.id));
        QVERIFY(*ArtifactRepository(*m_db).isNamed(QByteArray(32, '\1'))); // its file stays
        // What is still written about it, and a new index, bring nothing back.
        QVERIFY(inTransaction([&] { return JobJudgementRepository(*m_db).setNote(first.id, u"lunch"_s); }));
        QVERIFY(inTransaction([&] { return SearchRepository(*m_db).rebuild(); }));
        QCOMPARE(shown().found, QList<Id>{second.id});
        QCOMPARE(shown().starred, QList<Id>());
        QVERIFY(inTransaction([&] { return JobJudgementRepository(*m_db).setNote(first.id, u"shiny"_s); }));

        removed({second.id});
        QVERIFY(JobList(*m_db).models()->isEmpty());
        QVERIFY(JobList(*m_db).newestBatches(5)->isEmpty());
        QVERIFY(inTransaction([&] { return JobLifecycleRepository(*m_db).restore({first.id, second.id}); }));
        QCOMPARE(shown(), before);
        QCOMPARE(JobList(*m_db).newestBatches(5)->first(), m_batch);
        QCOMPARE(m_db->integrityProblems(), Result<QStringList>(QStringList()));
    }

    void keepsWhatHasNotEnded()
    {
        const Job waiting = added();
        QCOMPARE(removed({waiting.id, newId(m_clock.nowUtc())}), QList<Id>());
        QVERIFY(JobRepository(*m_db).load(waiting.id));
    }

    void goesForGoodAfterTwoStartsADayApart_data()
    {
        using Starts = QList<std::chrono::hours>; // after the removal, by the wall clock
        QTest::addColumn<Starts>("starts");
        QTest::addColumn<bool>("gone");
        QTest::newRow("an hour later") << Starts{1h} << false;
        QTest::newRow("a day later") << Starts{25h} << false;
        QTest::newRow("and a day after") << Starts{25h, 50h} << true;
        QTest::newRow("the clock jumped a year and came back") << Starts{8760h, 2h, 3h} << false;
        QTest::newRow("jumped twice") << Starts{8760h, 2h, 8761h, 3h} << false;
    }
    void goesForGoodAfterTwoStartsADayApart()
    {
        QFETCH(const QList<std::chrono::hours>, starts);
        QFETCH(const bool, gone);
        const Job going = ended('\1');
        const Job sharing = ended('\1'); // the same file
        const Job other = ended('\2');
        removed({going.id, other.id});
        const UtcMicros at = m_clock.nowUtc();
        QList<QByteArray> unnamed;
        for (const std::chrono::hours start : starts) {
            QVERIFY(inTransaction([&] {
                const auto purged = JobLifecycleRepository(*m_db).purge({at.value + std::chrono::microseconds(start).count()});
                if (purged)
                    unnamed += *purged;
                return purged ? success() : Status(purged.error());
            }));
        }
        QCOMPARE(unnamed, gone ? QList<QByteArray>{QByteArray(32, '\2')} : QList<QByteArray>());
        QCOMPARE(m_db->value(u"SELECT count(*) FROM jobs"_s)->toInt(), gone ? 1 : 3);
        QVERIFY(JobRepository(*m_db).load(sharing.id));
        QVERIFY(ChargeRepository(*m_db).of(going.id)); // in any case
    }

    /// A file that is still on its way is fetched first.
    void waitsForFiles()
    {
        const Job fetching = ended('\1', ArtifactState::Waiting);
        removed({fetching.id});
        const auto purge = [&](std::chrono::hours after) {
            const UtcMicros at{m_clock.nowUtc().value + std::chrono::microseconds(after).count()};
            return inTransaction([&] {
                const auto purged = JobLifecycleRepository(*m_db).purge(at);
                return purged ? success() : Status(purged.error());
            });
        };
        QVERIFY(purge(25h) && purge(50h));
        QCOMPARE(m_db->value(u"SELECT count(*) FROM jobs"_s)->toInt(), 1);
        Artifact file = fetching.artifacts.first();
        file.state = ArtifactState::Downloaded;
        file.sha256 = QByteArray(32, '\1');
        QVERIFY(inTransaction([&] {
            const Status put = ArtifactRepository(*m_db).put(file);
            return put ? JobRepository(*m_db).settle(fetching.id, m_clock.nowUtc()) : put;
        }));
        QVERIFY(purge(75h));
        QCOMPARE(m_db->value(u"SELECT count(*) FROM jobs"_s)->toInt(), 0);
    }

private:
    /// All that lists, search and reports tell.
    struct Shown {
        QList<JobRow> rows;
        int tally = 0;
        int ofBatch = 0;
        int counted = 0;
        QList<Id> found;
        QList<Id> starred;
        int reported = 0;
        int verdicts = 0;
        friend bool operator==(const Shown &, const Shown &) = default;
    };
    Shown shown()
    {
        Shown all;
        const JobList list(*m_db);
        all.rows = list.rows({}, 10)->rows;
        const QList<JobTally> tally = list.tally({}).valueOr({});
        for (const JobTally &part : tally)
            all.tally += part.count;
        const QList<JobBatchSummary> batches = list.batches({m_batch.id}).valueOr({});
        all.ofBatch = batches.isEmpty() ? 0 : batches.first().jobs();
        all.counted = list.counts()->states.value(JobState::Succeeded);
        const QList<SearchHit> kettles = hits(words(u"kettle"_s));
        for (const SearchHit &hit : kettles)
            all.found.append(hit.id);
        const QList<SearchHit> starred = SearchRepository(*m_db).starredJobs({}).valueOr({});
        for (const SearchHit &hit : starred)
            all.starred.append(hit.id);
        ReportRepository report(*m_db, m_clock.nowUtc());
        if (report.open({})) {
            (void)report.eachJob(ReportRepository::Texts::Leave, [&all](const ReportJob &, const ReportJobTexts &) {
                ++all.reported;
                return success();
            });
            (void)report.eachVote([&all](const ReportVote &) { ++all.verdicts; });
        }
        return all;
    }

    QList<Id> removed(const QList<Id> &ids)
    {
        QList<Id> hidden;
        const Status s = inTransaction([&] {
            const auto done = JobLifecycleRepository(*m_db).remove(ids, m_clock.nowUtc());
            if (done)
                hidden = *done;
            return done ? success() : Status(done.error());
        });
        return s ? hidden : QList<Id>{Id()};
    }

    Job added()
    {
        m_clock.advance(1s);
        Job job;
        job.id = newId(m_clock.nowUtc());
        job.batch = m_batch.id;
        job.model = {u"replicate"_s, u"maker/paint"_s};
        job.kind = RequestKind::Image;
        job.input = {{u"prompt"_s, u"a kettle"_s}};
        job.title = u"a kettle"_s;
        job.stamps.created = m_clock.nowUtc();
        const Status s = inTransaction([&] {
            return JobRepository(*m_db).add(m_batch, {job}, {}, m_me, m_clock.nowUtc(), [](const Id &) { return true; });
        });
        return s ? job : Job();
    }

    /// With one file of this content.
    Job ended(char content, ArtifactState state = ArtifactState::Downloaded)
    {
        Job job = added();
        const UtcMicros now = m_clock.nowUtc();
        job.stamps.sent = job.stamps.confirmed = job.stamps.ended = now;
        job.providerId = idText(job.id);
        job.cost = Cost::estimated(Usd::fromPicos(1'500));
        Artifact file;
        file.id = newId(now);
        file.job = job.id;
        file.state = state;
        if (state == ArtifactState::Downloaded)
            file.sha256 = QByteArray(32, content);
        job.artifacts = {file};
        const Status s = inTransaction([&] {
            JobRepository jobs(*m_db);
            const auto ok = [](const Result<bool> &done) { return done && *done; };
            job.state = JobState::Processing;
            bool fine = ok(jobs.claim(job.id, m_me, now, {now.value + 60'000'000})) && ok(jobs.markSending(job.id, m_me, now))
                && ok(jobs.confirm(job));
            job.state = JobState::Succeeded;
            fine = fine && ok(jobs.end(job, m_me));
            return fine ? jobs.settle(job.id, now) : Status(Error{.kind = ErrorKind::Storage});
        });
        return s ? job : Job();
    }

    JobBatch m_batch;
    const Id m_me = newId(UtcMicros{1});
};

QTEST_GUILESS_MAIN(TestJobLifecycle)
#include "tst_joblifecycle.moc"
