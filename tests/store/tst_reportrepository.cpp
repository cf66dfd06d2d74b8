// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchfixture.h"

#include "jobs/jobrules.h"
#include "store/artifactrepository.h"
#include "store/jobjudgementrepository.h"
#include "store/jobrepository.h"
#include "store/judgementrepository.h"
#include "store/lifecyclerepository.h"
#include "store/reportrepository.h"

#include <QJsonDocument>

#include <memory>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Rows of a report: which are found, what stands in them, and that all of them are of one moment.
class TestReportRepository : public QObject, private SearchFixture {
    Q_OBJECT

private slots:
    void init() { begin(); }

    void emptyHistoryHasNoRows()
    {
        const auto rows = opened({});
        QCOMPARE(rows->replies(), 0);
        QCOMPARE(rows->jobs(), 0);
        QVERIFY(rows->newestTurns(50)->isEmpty());
    }

    void rowsCarryWhatIsStored()
    {
        const Made made = store(u"What is the time?"_s, {u"Noon."_s}, u"Clocks"_s, [](Reply &r, int) {
            r.inputDigest = QByteArray(32, '\3');
        });
        const Reply &reply = made.replies[0];
        judge(reply, {.rating = 4, .mark = Mark::Best, .note = u"short"_s, .tags = {u"a"_s, u"b"_s}});
        const auto rows = opened({});
        QCOMPARE(rows->replies(), 1);
        QCOMPARE(rows->comparisons(), 1);
        int seen = 0;
        QVERIFY(rows->eachReply(ReportRepository::Texts::Read, [&](const ReportReply &row, const ReportReplyTexts &texts) {
            ++seen;
            [&] {
                QCOMPARE(row.id, reply.id);
                QCOMPARE(row.turn, made.turn.id);
                QCOMPARE(row.comparison, made.comparison.id);
                QCOMPARE(row.pane, reply.pane);
                QCOMPARE(row.model, reply.model);
                QCOMPARE(GenerationSettings::fromJson(QJsonDocument::fromJson(row.settings).object()), reply.settings);
                QCOMPARE(row.state, ReplyState::Done);
                QCOMPARE(row.metrics, metricsOf(reply));
                QCOMPARE(row.usage, reply.facts.usage);
                QCOMPARE(row.cost, std::optional(reply.cost));
                QCOMPARE(row.attempts, 1);
                QCOMPARE(row.host, u"Sandbox"_s);
                QVERIFY(row.fallback); // Host A was tried first
                QVERIFY(row.responseCacheHit && row.sandbox);
                QCOMPARE(row.inputDigest, reply.inputDigest);
                QCOMPARE(row.rating, 4);
                QCOMPARE(row.mark, Mark::Best);
                QCOMPARE(texts.title, u"Clocks"_s);
                QCOMPARE(texts.system, made.comparison.systemPrompt);
                QCOMPARE(texts.prompt, u"What is the time?"_s);
                QCOMPARE(texts.text, u"Noon."_s);
                QCOMPARE(texts.note, u"short"_s);
                QCOMPARE(texts.tags, (QStringList{u"a"_s, u"b"_s}));
            }();
            return success();
        }));
        QCOMPARE(seen, 1);
        QVERIFY(rows->eachReply(ReportRepository::Texts::Leave, [&](const ReportReply &, const ReportReplyTexts &texts) {
            [&] { QVERIFY(texts.text.isEmpty() && texts.prompt.isEmpty() && texts.title.isEmpty()); }();
            return success();
        }));
    }

    void ownSystemPromptOfAPaneGoesFirst()
    {
        (void)store(u"p"_s, {u"x"_s}, {}, [](Reply &r, int) { r.settings.systemPrompt = u"Be long."_s; });
        const auto rows = opened({});
        QVERIFY(rows->eachReply(ReportRepository::Texts::Read, [&](const ReportReply &, const ReportReplyTexts &texts) {
            [&] { QCOMPARE(texts.system, u"Be long."_s); }();
            return success();
        }));
    }

    void selectionsFind_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QStringList>("found");
        const QStringList all{u"a1"_s, u"a2"_s, u"b1"_s, u"c1"_s};
        QTest::newRow("everything") << u""_s << all;
        QTest::newRow("a comparison") << u"comparison a"_s << QStringList{u"a1"_s, u"a2"_s};
        QTest::newRow("two, one twice") << u"comparisons a b a"_s << QStringList{u"a1"_s, u"a2"_s, u"b1"_s};
        QTest::newRow("an unknown one") << u"comparison x"_s << QStringList{};
        QTest::newRow("a model") << u"model"_s << QStringList{u"a2"_s};
        QTest::newRow("a provider") << u"provider"_s << QStringList{u"a2"_s};
        QTest::newRow("comparison and state") << u"failed of a"_s << QStringList{u"a2"_s};
        QTest::newRow("from") << u"from b"_s << QStringList{u"b1"_s, u"c1"_s};
        QTest::newRow("until") << u"until b"_s << QStringList{u"a1"_s, u"a2"_s};
        QTest::newRow("tag") << u"tag"_s << QStringList{u"b1"_s};
        QTest::newRow("star") << u"star"_s << QStringList{u"c1"_s};
        QTest::newRow("pictures") << u"image"_s << QStringList{};
        QTest::newRow("text") << u"text"_s << all;
        QTest::newRow("rating") << u"rating"_s << QStringList{u"c1"_s};
        QTest::newRow("jobs by id") << u"job"_s << QStringList{};
    }
    void selectionsFind()
    {
        QFETCH(const QString, asked);
        QFETCH(const QStringList, found);
        const Made a = store(u"a"_s, {u"a1"_s, u"a2"_s}, {}, [](Reply &r, int i) {
            if (i == 1) {
                r.model = {u"other"_s, u"m/x"_s};
                r.state = ReplyState::Failed;
                r.error = Error{.kind = ErrorKind::BadKey};
            }
        });
        const Made b = store(u"b"_s, {u"b1"_s});
        const Made c = store(u"c"_s, {u"c1"_s});
        judge(c.replies[0], {.rating = 5});
        QVERIFY(inTransaction([&] { return LifecycleRepository(*m_db).setTags(b.comparison.id, {u"work"_s}); }));
        QVERIFY(inTransaction([&] { return LifecycleRepository(*m_db).setStarred(c.comparison.id, true); }));
        const Made gone = store(u"gone"_s, {u"gone"_s});
        QVERIFY(inTransaction([&] { return LifecycleRepository(*m_db).remove(gone.comparison.id, m_clock.nowUtc()); }));

        ReportSelection selection;
        HistoryFilter &filter = selection.filter;
        if (asked.contains("comparison a"_L1) || asked.contains("of a"_L1))
            selection.comparisons = {a.comparison.id};
        if (asked == "comparisons a b a"_L1)
            selection.comparisons = {a.comparison.id, b.comparison.id, a.comparison.id};
        if (asked == "comparison x"_L1)
            selection.comparisons = {newId(m_clock.nowUtc())};
        if (asked.startsWith("failed"_L1))
            filter.states = {ReplyState::Failed};
        if (asked == "model"_L1)
            filter.models = {{u"other"_s, u"m/x"_s}};
        if (asked == "provider"_L1)
            filter.providers = {u"other"_s};
        if (asked == "from b"_L1)
            filter.from = b.turn.created;
        if (asked == "until b"_L1)
            filter.until = b.turn.created;
        if (asked == "tag"_L1)
            filter.tags = {u"work"_s, u"nothing"_s};
        if (asked == "star"_L1)
            filter.starred = true;
        if (asked == "image"_L1)
            filter.kinds = {RequestKind::Image};
        if (asked == "text"_L1)
            filter.kinds = {RequestKind::Text};
        if (asked == "rating"_L1)
            filter.ratingLeast = 4;
        if (asked == "job"_L1)
            selection.jobs = {newId(m_clock.nowUtc())};
        const auto rows = opened(selection);
        QCOMPARE(textsOf(*rows), found);
        QCOMPARE(rows->replies(), found.size());
    }

    void openBlindVotesAreHidden()
    {
        const Made open = store(u"a"_s, {u"a1"_s, u"a2"_s});
        (void)store(u"b"_s, {u"b1"_s});
        QVERIFY(inTransaction([&] { return vote(open, VoteOutcome::Open); }));
        {
            const auto rows = opened({});
            QCOMPARE(textsOf(*rows), QStringList{u"b1"_s});
            QCOMPARE(rows->hidden(), 2);
            QCOMPARE(rows->newestTurns(50)->size(), 1);
            QCOMPARE(votes(*rows).size(), 0);
        }
        {
            // Nor can anyone find out by asking for a model.
            ReportSelection model;
            model.filter.models = {open.replies[0].model};
            QCOMPARE(opened(model)->hidden(), 0);
        }
        QVERIFY(inTransaction([&] { return vote(open, VoteOutcome::Win); }));
        const auto rows = opened({});
        QCOMPARE(rows->replies(), 3);
        QCOMPARE(rows->hidden(), 0);
        const QList<ReportVote> decided = votes(*rows);
        QCOMPARE(decided.size(), 1);
        QCOMPARE(decided[0].outcome, VoteOutcome::Win);
        QCOMPARE(decided[0].winner, 1);
        QCOMPARE(decided[0].members.size(), 2);
        QVERIFY(!decided[0].jobs && decided[0].sandbox);
    }

    void runningRepliesAreThere()
    {
        Made made = make(u"p"_s, {u"x"_s});
        made.replies[0] = samples::intent(m_clock, made.turn, made.comparison.panes[0]);
        QVERIFY(inTransaction([&] { return put(made); }));
        const auto rows = opened({});
        QCOMPARE(rows->replies(), 1);
        QVERIFY(rows->eachReply(ReportRepository::Texts::Leave, [&](const ReportReply &row, const ReportReplyTexts &) {
            [&] { QVERIFY(row.state == ReplyState::Waiting && !row.cost); }();
            return success();
        }));
        QVERIFY(rows->newestTurns(50)->isEmpty());
    }

    void whatWasRefusedCostsNothing()
    {
        (void)store(u"p"_s, {u""_s, u"some"_s}, {}, [](Reply &r, int) {
            r.state = ReplyState::Failed;
            r.cost = Cost::unknown();
            r.error = Error{.kind = ErrorKind::BadKey};
        });
        const auto rows = opened({});
        QList<bool> charged;
        QVERIFY(rows->eachReply(ReportRepository::Texts::Leave, [&](const ReportReply &row, const ReportReplyTexts &) {
            charged.append(row.cost.has_value());
            return success();
        }));
        QCOMPARE(charged, (QList<bool>{false, true})); // some text came: it may have been billed
    }

    void newestTurnsAreWhole()
    {
        for (int i = 0; i < 6; ++i)
            (void)store(u"prompt %1"_s.arg(i), {u"1"_s, u"2"_s, u"3"_s});
        const auto rows = opened({});
        const auto turns = rows->newestTurns(10);
        QVERIFY(turns);
        QCOMPARE(turns->size(), 3);
        QCOMPARE(turns->at(0).prompt, u"prompt 5"_s);
        QCOMPARE(turns->at(2).prompt, u"prompt 3"_s);
        QCOMPARE(turns->at(0).answers.size(), 3);
        QCOMPARE(turns->at(0).answers[2].second.text, u"3"_s);
        const auto cut = rows->newestTurns(2); // one turn alone has more
        QCOMPARE(cut->size(), 1);
        QCOMPARE(cut->at(0).answers.size(), 2);
    }

    void fewSamplesOfEachPaneAreShown()
    {
        Made made = make(u"prompt"_s, {});
        made.comparison.panes = samples::comparison(m_clock, 2).panes;
        for (int sample = 0; sample < 5; ++sample) {
            for (int pane = 0; pane < 2; ++pane) {
                m_clock.advance(1s);
                Reply reply = samples::ended(samples::intent(m_clock, made.turn, made.comparison.panes[pane]),
                                             QChar(u'a' + pane) + QString::number(sample + 1));
                reply.sample = sample;
                if (pane == 1 && sample == 1)
                    reply.state = ReplyState::Failed;
                made.replies.append(reply);
            }
        }
        QVERIFY(inTransaction([&] { return put(made); }));
        const auto rows = opened({});
        const auto shown = [&](qsizetype most) {
            QStringList texts;
            const auto turns = rows->newestTurns(most);
            for (const auto &[reply, written] : turns->constFirst().answers)
                texts.append(written.text);
            return texts.join(u' ');
        };
        QCOMPARE(shown(50), u"a1 b1 a2 b3 a3 b4"_s); // side by side, and a failed one in nobody's place
        QCOMPARE(shown(3), u"a1 b1 a2"_s);
    }

    void allIsOfOneMoment()
    {
        (void)store(u"a"_s, {u"a1"_s});
        const auto reader = Database::openForReading(m_file);
        QVERIFY(reader);
        {
            ReportRepository rows(**reader, m_clock.nowUtc());
            QVERIFY(rows.open({}));
            QVERIFY(m_db->exec(u"UPDATE reply_texts SET text = 'changed'"_s));
            (void)store(u"b"_s, {u"b1"_s});
            QCOMPARE(textsOf(rows), QStringList{u"a1"_s});
        }
        ReportRepository later(**reader, m_clock.nowUtc()); // the transaction is over
        QVERIFY(later.open({}));
        QCOMPARE(textsOf(later), (QStringList{u"changed"_s, u"b1"_s}));
    }

    void aVisitCanEndTheWalk()
    {
        (void)store(u"a"_s, {u"a1"_s, u"a2"_s});
        const auto rows = opened({});
        int seen = 0;
        const Status s = rows->eachReply(ReportRepository::Texts::Leave, [&](const ReportReply &, const ReportReplyTexts &) {
            ++seen;
            return Status(Error{.kind = ErrorKind::Cancelled});
        });
        QVERIFY(!s);
        QCOMPARE(s.error().kind, ErrorKind::Cancelled);
        QCOMPARE(seen, 1);
    }

    void jobsAreFound()
    {
        const JobBatch batch{newId(m_clock.nowUtc()), u"Lunch"_s, m_clock.nowUtc()};
        const Job first = job(batch, u"painter"_s, RequestKind::Image, 1);
        const Job second = job({}, u"film"_s, RequestKind::Video, 0);
        QVERIFY(JobJudgementRepository(*m_db).setRating(first.id, 3));

        ReportSelection selection;
        QCOMPARE(jobsOf(*opened(selection)), (QList<Id>{first.id, second.id}));
        selection.batches = {batch.id};
        QCOMPARE(jobsOf(*opened(selection)), QList<Id>{first.id});
        selection.jobs = {first.id, second.id};
        QCOMPARE(jobsOf(*opened(selection)), (QList<Id>{first.id, second.id})); // once each
        selection.filter.kinds = {RequestKind::Video};
        QCOMPARE(jobsOf(*opened(selection)), QList<Id>{second.id});
        selection = {};
        selection.filter.ratingLeast = 3;
        QCOMPARE(jobsOf(*opened(selection)), QList<Id>{first.id});
        selection.filter = {};
        selection.filter.models = {second.model};
        QCOMPARE(jobsOf(*opened(selection)), QList<Id>{second.id});
        selection.filter = {};
        selection.filter.states = {ReplyState::Done};
        QCOMPARE(jobsOf(*opened(selection)), (QList<Id>{first.id, second.id}));
        selection.filter.states = {ReplyState::Failed};
        QCOMPARE(jobsOf(*opened(selection)), QList<Id>{});
        selection.filter = {};
        selection.filter.starred = true;
        QCOMPARE(jobsOf(*opened(selection)), QList<Id>{});
        QVERIFY(inTransaction([&] { return JobJudgementRepository(*m_db).setStarred(second.id, true); }));
        QCOMPARE(jobsOf(*opened(selection)), QList<Id>{second.id});
        selection.filter.tags = {u"work"_s};
        QCOMPARE(jobsOf(*opened(selection)), QList<Id>{});

        const auto rows = opened({});
        QCOMPARE(rows->files(), 1);
        const auto shown = rows->newestJobsWithFiles(50);
        QCOMPARE(shown->size(), 1);
        const auto &[row, texts] = shown->first();
        QCOMPARE(row.kind, RequestKind::Image);
        QCOMPARE(row.batch, batch.id);
        QCOMPARE(row.outputs, 1);
        QCOMPARE(row.rating, 3);
        QCOMPARE(row.cost, std::optional(Cost::estimated(Usd::fromPicos(5))));
        QCOMPARE(row.clocks.total.value, std::optional(std::chrono::microseconds(2s)));
        QCOMPARE(texts.title, u"a cat"_s);
        QCOMPARE(texts.files.first().sha256, QByteArray(32, '\1'));
        QVERIFY(row.input.contains("a cat"));
    }

    void verdictsOnOutputsCount()
    {
        const Job a = job({}, u"painter"_s, RequestKind::Image, 1);
        const Job b = job({}, u"other"_s, RequestKind::Image, 1);
        OutputVerdict verdict{.id = newId(m_clock.nowUtc()), .created = m_clock.nowUtc(), .members = {{a.id, 0}, {b.id, 0}},
                              .blind = true, .outcome = VoteOutcome::Win, .winner = ComparedOutput{b.id, 0},
                              .decided = m_clock.nowUtc()};
        QVERIFY(inTransaction([&] { return JobJudgementRepository(*m_db).putVerdict(verdict); }));
        verdict.id = newId(m_clock.nowUtc());
        verdict.outcome = VoteOutcome::Open;
        verdict.winner.reset();
        QVERIFY(inTransaction([&] { return JobJudgementRepository(*m_db).putVerdict(verdict); }));
        const QList<ReportVote> found = votes(*opened({}));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0].members, (QList<ModelRef>{a.model, b.model}));
        QCOMPARE(found[0].winner, 1);
        QVERIFY(found[0].jobs && found[0].blind);
        QCOMPARE(found[0].kind, RequestKind::Image);
        ReportSelection none;
        none.filter.models = {{u"sandbox"_s, u"nobody"_s}};
        QVERIFY(votes(*opened(none)).isEmpty());
    }

    void jobsInOpenBlindVotesAreHidden()
    {
        const JobBatch batch{newId(m_clock.nowUtc()), u"Lunch"_s, m_clock.nowUtc()};
        const Job a = job(batch, u"painter"_s, RequestKind::Image, 1);
        const Job b = job({}, u"other"_s, RequestKind::Image, 1);
        const Job c = job({}, u"third"_s, RequestKind::Image, 1);
        OutputVerdict verdict{.id = newId(m_clock.nowUtc()), .created = m_clock.nowUtc(), .members = {{a.id, 0}, {b.id, 0}}};
        QVERIFY(inTransaction([&] { return JobJudgementRepository(*m_db).putVerdict(verdict); }));
        QCOMPARE(opened({})->jobs(), 3); // the names are in sight
        verdict.blind = true;
        QVERIFY(inTransaction([&] { return JobJudgementRepository(*m_db).putVerdict(verdict); }));
        QCOMPARE(jobsOf(*opened({})), QList<Id>{c.id});
        QCOMPARE(opened({})->hidden(), 2);
        QCOMPARE(opened({})->files(), 1);
        ReportSelection both;
        both.batches = {batch.id};
        both.jobs = {a.id};
        QCOMPARE(opened(both)->jobs(), 0);
        QCOMPARE(opened(both)->hidden(), 1); // though it was found twice
        verdict.outcome = VoteOutcome::Tie;
        verdict.decided = m_clock.nowUtc();
        QVERIFY(inTransaction([&] { return JobJudgementRepository(*m_db).putVerdict(verdict); }));
        QCOMPARE(opened({})->jobs(), 3);
        QCOMPARE(opened({})->hidden(), 0);
    }

private:
    void judge(const Reply &reply, const Judgement &judgement)
    {
        QVERIFY(inTransaction([&] { return JudgementRepository(*m_db).putJudgement(reply.id, judgement); }));
    }

    std::unique_ptr<ReportRepository> opened(const ReportSelection &selection)
    {
        auto rows = std::make_unique<ReportRepository>(*m_db, m_clock.nowUtc());
        const Status s = rows->open(selection);
        if (!s)
            qFatal("%s", qPrintable(s.error().detail));
        return rows;
    }

    QStringList textsOf(const ReportRepository &rows)
    {
        QStringList texts;
        const Status s = rows.eachReply(ReportRepository::Texts::Read, [&](const ReportReply &, const ReportReplyTexts &text) {
            texts.append(text.text);
            return success();
        });
        return s ? texts : QStringList{s.error().detail};
    }

    QList<Id> jobsOf(const ReportRepository &rows)
    {
        QList<Id> ids;
        const Status s = rows.eachJob(ReportRepository::Texts::Leave, [&](const ReportJob &job, const ReportJobTexts &) {
            ids.append(job.id);
            return success();
        });
        return s ? ids : QList<Id>{Id()};
    }

    QList<ReportVote> votes(const ReportRepository &rows)
    {
        QList<ReportVote> found;
        if (!rows.eachVote([&found](const ReportVote &vote) { found.append(vote); }))
            qWarning("no votes");
        return found;
    }

    /// The second reply's pane wins; both replies are of panes of their own in the vote.
    Status vote(const Made &made, VoteOutcome outcome)
    {
        BlindVote vote{.panes = {newId(m_clock.nowUtc()), made.replies[1].pane}, .outcome = outcome};
        if (outcome == VoteOutcome::Win)
            vote.winner = vote.panes[1];
        if (outcome != VoteOutcome::Open) {
            vote.replies = {made.replies[0].id, made.replies[1].id};
            vote.decided = m_clock.nowUtc();
        }
        return JudgementRepository(*m_db).putVote(made.turn.id, vote);
    }

    /// A job that succeeded, with so many files that are here.
    Job job(const std::optional<JobBatch> &batch, const QString &model, RequestKind kind, int files)
    {
        m_clock.advance(1s);
        const UtcMicros now = m_clock.nowUtc();
        Job job;
        job.id = newId(now);
        job.batch = batch ? batch->id : Id();
        job.model = {u"sandbox"_s, model};
        job.kind = kind;
        job.title = u"a cat"_s;
        job.input = {{u"prompt"_s, u"a cat"_s}};
        job.stamps.created = now;
        JobRepository repository(*m_db);
        const Id me = newId(UtcMicros{1});
        const auto alive = [](const Id &) { return true; };
        bool good = inTransaction([&]() -> Status { return repository.add(batch, {job}, {}, me, now, alive); }).ok();
        good = good && *repository.claim(job.id, me, now, {now.value + 60'000'000}) && *repository.markSending(job.id, me, now);
        job.state = JobState::Succeeded;
        job.stamps.sent = now;
        job.stamps.ended = UtcMicros{now.value + 2'000'000};
        job.output = u"done"_s;
        job.cost = Cost::estimated(Usd::fromPicos(5));
        for (int i = 0; i < files; ++i) {
            job.artifacts.append(Artifact{.id = newId(now), .job = job.id, .position = i, .state = ArtifactState::Downloaded,
                                          .sha256 = QByteArray(32, '\1'), .bytes = 5, .mediaType = u"image/png"_s,
                                          .fileName = u"out.png"_s});
        }
        if (!good || !*repository.end(job, me))
            qFatal("no job");
        return job;
    }
};

QTEST_GUILESS_MAIN(TestReportRepository)
#include "tst_reportrepository.moc"
