// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeclock.h"
#include "jobs/jobrules.h"
#include "store/database.h"
#include "store/jobjudgementrepository.h"
#include "store/jobrepository.h"

#include <QTemporaryDir>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Marks of jobs and verdicts on their outputs, as they are kept.
class TestJobJudgement : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto db = Database::openForWriting(m_dir->filePath(u"history.db"_s), m_clock);
        QVERIFY(db);
        m_db = std::move(db).value();
    }

    void marksComeBack()
    {
        const Id a = ended();
        const Id b = ended();
        QVERIFY(marks().setStarred(a, true));
        QVERIFY(marks().setRating(a, 4));
        QVERIFY(marks().setNote(a, u"soft light"_s));
        QVERIFY(marks().setRating(b, 1));
        const auto found = marks().marksOf({a, b, newId(m_clock.nowUtc())});
        QVERIFY(found);
        QCOMPARE(found->size(), 2);
        QCOMPARE(found->value(a), (JobMarks{true, 4, u"soft light"_s}));
        QCOMPARE(found->value(b), (JobMarks{false, 1, {}}));
        QCOMPARE(*marks().starred(), QSet<Id>{a});
    }

    void marksThatAreTakenBackLeaveNothing()
    {
        const Id a = ended();
        QVERIFY(marks().setStarred(a, true));
        QVERIFY(marks().setRating(a, 2));
        QVERIFY(marks().setNote(a, u"x"_s));
        QVERIFY(marks().setStarred(a, false));
        QVERIFY(marks().setRating(a, {}));
        QVERIFY(marks().setNote(a, {}));
        QVERIFY(marks().marksOf({a})->isEmpty());
        QCOMPARE(rows(u"job_marks"_s), 0);
    }

    void marksOfUnknownJobsAreNotKept()
    {
        QVERIFY(marks().setStarred(newId(m_clock.nowUtc()), true));
        QCOMPARE(rows(u"job_marks"_s), 0);
        const Id a = ended();
        QVERIFY(!marks().setRating(a, 0));
        QVERIFY(!marks().setRating(a, 6));
        QVERIFY(marks().marksOf({a})->isEmpty());
    }

    void marksOfManyJobsAreRead()
    {
        QList<Id> all;
        for (int i = 0; i < 1200; ++i)
            all.append(newId(m_clock.nowUtc()));
        all.append(ended());
        QVERIFY(marks().setStarred(all.last(), true));
        QCOMPARE(marks().marksOf(all)->size(), 1);
    }

    void verdictsComeBack_data()
    {
        QTest::addColumn<VoteOutcome>("outcome");
        QTest::newRow("open") << VoteOutcome::Open;
        QTest::newRow("win") << VoteOutcome::Win;
        QTest::newRow("tie") << VoteOutcome::Tie;
        QTest::newRow("all bad") << VoteOutcome::AllBad;
        QTest::newRow("skipped") << VoteOutcome::Skipped;
    }
    void verdictsComeBack()
    {
        QFETCH(const VoteOutcome, outcome);
        OutputVerdict verdict = made({ended(), ended(), ended()});
        verdict.members[1].position = 3;
        verdict.blind = true;
        verdict.note = u"the lamp"_s;
        verdict.view = {{u"mode"_s, u"wipe"_s}};
        verdict.outcome = outcome;
        if (outcome == VoteOutcome::Win)
            verdict.winner = verdict.members[1];
        if (outcome != VoteOutcome::Open)
            verdict.decided = m_clock.nowUtc();
        QVERIFY(marks().putVerdict(verdict));
        QList<ComparedOutput> turned = verdict.members;
        std::ranges::reverse(turned);
        QCOMPARE(*marks().latestOf(OutputKind::Image, turned), verdict);
        QCOMPARE(marks().verdictsOn(verdict.members[2].job)->size(), 1);
        QCOMPARE(*marks().latestOf(OutputKind::Video, turned), std::nullopt);
        turned.removeLast();
        QCOMPARE(*marks().latestOf(OutputKind::Image, turned), std::nullopt);

        verdict.note = u"another"_s;
        verdict.outcome = VoteOutcome::Tie;
        verdict.winner.reset();
        verdict.decided = m_clock.nowUtc();
        QVERIFY(marks().putVerdict(verdict)); // in its place
        QCOMPARE(*marks().latestOf(OutputKind::Image, verdict.members), verdict);
        QCOMPARE(rows(u"output_verdicts"_s), 1);
        QCOMPARE(rows(u"output_members"_s), 3);
    }

    void theNewestOfTheSameOutputsIsFound()
    {
        OutputVerdict first = made({ended(), ended()});
        QVERIFY(marks().putVerdict(first));
        m_clock.advance(1h);
        OutputVerdict second = first;
        second.id = newId(m_clock.nowUtc());
        second.created = m_clock.nowUtc();
        QVERIFY(marks().putVerdict(second));
        QCOMPARE((*marks().latestOf(OutputKind::Image, first.members))->id, second.id);
        const auto both = marks().verdictsOn(first.members[0].job);
        QCOMPARE(both->size(), 2);
        QCOMPARE(both->last().id, first.id);
    }

    void refusesAVerdictWithoutSense()
    {
        OutputVerdict verdict = made({ended(), ended()});
        verdict.outcome = VoteOutcome::Win;
        verdict.decided = m_clock.nowUtc();
        QVERIFY(!marks().putVerdict(verdict)); // nobody won
        verdict.winner = ComparedOutput{ended(), 0};
        QVERIFY(!marks().putVerdict(verdict)); // somebody else
        OutputVerdict one = made({ended(), newId(m_clock.nowUtc())});
        QVERIFY(!marks().putVerdict(one)); // one alone
        QCOMPARE(rows(u"output_verdicts"_s), 0);
    }

    void jobsTakeTheirPlacesAlong()
    {
        const Id a = ended();
        const Id b = ended();
        const Id c = ended();
        const Id d = ended();
        QVERIFY(marks().setStarred(a, true));
        OutputVerdict three = made({a, b, c});
        three.outcome = VoteOutcome::Win;
        three.winner = three.members[2];
        three.decided = m_clock.nowUtc();
        OutputVerdict two = made({a, d});
        QVERIFY(marks().putVerdict(three));
        QVERIFY(marks().putVerdict(two));

        QVERIFY(JobRepository(*m_db).erase({a}));
        QCOMPARE(rows(u"job_marks"_s), 0);
        QVERIFY(marks().verdictsOn(d)->isEmpty()); // nothing left to compare it with
        const auto left = marks().verdictsOn(c);
        QCOMPARE(left->size(), 1);
        QCOMPARE(left->first().members, (QList<ComparedOutput>{{b, 0}, {c, 0}}));
        QCOMPARE(left->first().winner, (ComparedOutput{c, 0}));

        QVERIFY(JobRepository(*m_db).erase({c})); // the winner
        QVERIFY(marks().verdictsOn(b)->isEmpty());
        QCOMPARE(rows(u"output_verdicts"_s), 0);
        QCOMPARE(rows(u"output_members"_s), 0);
        QVERIFY(m_db->integrityProblems()->isEmpty());
    }

private:
    JobJudgementRepository marks() { return JobJudgementRepository(*m_db); }
    int rows(const QString &table) { return m_db->value(u"SELECT count(*) FROM "_s + table)->toInt(); }

    Id ended()
    {
        m_clock.advance(1ms);
        Job job;
        job.id = newId(m_clock.nowUtc());
        job.model = {u"sandbox"_s, u"painter"_s};
        job.stamps.created = m_clock.nowUtc();
        JobRepository repository(*m_db);
        if (!repository.add({}, {job}, {}, m_me, m_clock.nowUtc(), [](const Id &) { return true; })
            || !*repository.cancelQueued(job.id, m_clock.nowUtc()))
            qFatal("no job");
        return job.id;
    }

    OutputVerdict made(const QList<Id> &jobs)
    {
        m_clock.advance(1ms);
        OutputVerdict verdict;
        verdict.id = newId(m_clock.nowUtc());
        verdict.created = m_clock.nowUtc();
        for (const Id &job : jobs)
            verdict.members.append({job, 0});
        return verdict;
    }

    FakeClock m_clock;
    const Id m_me = newId(UtcMicros{1});
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_db;
};

QTEST_GUILESS_MAIN(TestJobJudgement)
#include "tst_jobjudgement.moc"
