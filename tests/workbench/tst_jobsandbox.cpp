// SPDX-License-Identifier: GPL-3.0-or-later
// The queue with the real provider on the sandbox: every way in which a job goes and ends.
#include "jobsandbox.h"

#include "fakeclock.h"
#include "jobs/jobclocks.h"

#include <QJsonArray>
#include <QSignalSpy>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestJobSandbox : public QObject {
    Q_OBJECT

private slots:
    void cleanup()
    {
        m_here.reset();
        m_fake.reset();
    }

    void ends_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QJsonObject>("input");
        QTest::addColumn<JobState>("state");
        QTest::addColumn<QByteArray>("files"); // a letter each: downloaded, expired, refused
        QTest::addColumn<QString>("error");    // what the provider said
        const auto row = [](const char *name, const char *model, const QJsonObject &input, JobState state,
                            const char *files, const char *error = "") {
            QTest::newRow(name) << u"sandbox/"_s + QLatin1StringView(model) << input << state << QByteArray(files)
                                << QString::fromLatin1(error);
        };
        row("an image", "painter", {{u"prompt"_s, u"a boat"_s}, {u"num_outputs"_s, 2}}, JobState::Succeeded, "dd");
        row("speech", "speaker", {{u"text"_s, u"Hello"_s}}, JobState::Succeeded, "d");
        row("text", "writer", {{u"prompt"_s, u"Once"_s}, {u"max_tokens"_s, 8}}, JobState::Succeeded, "");
        row("fails", "failing", {{u"error_code"_s, u"E1001"_s}, {u"seconds"_s, 0}}, JobState::Failed, "",
            "ran out of memory");
        row("fails before it begins", "failing", {{u"moment"_s, u"starting"_s}, {u"seconds"_s, 0}}, JobState::Failed, "",
            "E1001");
        row("fails at its end", "failing", {{u"moment"_s, u"end"_s}, {u"error_code"_s, u"traceback"_s}, {u"seconds"_s, 0}},
            JobState::Failed, "", "Traceback (most recent call last)");
        row("the error is no text", "fault-error-object", {}, JobState::Failed, "", "reasons");
        row("aborted", "fault-aborted", {}, JobState::Aborted, "");
        row("no output", "fault-no-output", {}, JobState::Succeeded, "");
        row("another shape than its schema says", "fault-other-shape", {}, JobState::Succeeded, "");
        row("a state that nobody knows", "fault-unknown-status", {}, JobState::Succeeded, "d");
        row("every second look fails", "fault-get-500", {}, JobState::Succeeded, "d");
        row("an internal name", "fault-internal-name", {}, JobState::Succeeded, "d");
        row("the output's address is gone", "fault-output-gone", {}, JobState::Succeeded, "e");
        row("removed as soon as it ended", "fault-expired", {}, JobState::Succeeded, "");
        row("its clocks run backwards", "fault-negative-clocks", {}, JobState::Succeeded, "d");
        row("throttled once", "fault-429-once", {}, JobState::Succeeded, "d");
        row("its stream breaks", "fault-stream-breaks", {{u"prompt"_s, u"Once"_s}}, JobState::Succeeded, "");
    }

    void ends()
    {
        QFETCH(const QString, model);
        QFETCH(const QJsonObject, input);
        QFETCH(const JobState, state);
        QFETCH(const QByteArray, files);
        QFETCH(const QString, error);
        QVERIFY(open());
        const Id id = m_here->run(model, input);
        const Job job = m_here->settled(id);
        QCOMPARE(QString(jobStateName(job.state)), QString(jobStateName(state)));
        QByteArray got;
        for (const Artifact &artifact : job.artifacts)
            got += artifact.state == ArtifactState::Downloaded ? 'd' : artifact.state == ArtifactState::Expired ? 'e' : 'r';
        QCOMPARE(got, files);
        QVERIFY2((job.error ? job.error->providerMessage : QString()).contains(error), qPrintable(job.title));
        QCOMPARE(job.error.has_value(), state == JobState::Failed);
        QCOMPARE(m_here->predictions().size(), 1);
        QCOMPARE(job.model.id, model);
        QCOMPARE(job.cost.has_value(), state != JobState::Aborted); // it never ran
        const bool removed = model.endsWith("-gone"_L1) || model.endsWith("-expired"_L1);
        QCOMPARE(job.outputExpired, removed);
        if (model.endsWith("negative-clocks"_L1)) {
            const JobClocks clocks = jobClocks(job, m_clock.nowUtc());
            QCOMPARE(clocks.queue.absent, JobFigure::Absent::ClocksDisagree);
            QVERIFY(!clocks.queue.value);
            QVERIFY(clocks.run.value && *clocks.run.value >= 0us);
            QVERIFY(clocks.total.value);
        }
        // The same after a restart, and nothing is sent again.
        QVERIFY(m_here->openWorkbench());
        QCOMPARE(m_here->load(id), job);
        QCOMPARE(m_here->predictions().size(), 1);
    }

    /// What was certainly refused fails with what was said; what may have arrived is looked for, and found or told so.
    void handingOver()
    {
        struct Row {
            const char *fault;
            JobState state;
            int made;
            ErrorKind error = ErrorKind::Cancelled; ///< of those that do not succeed
        };
        const QList<Row> rows{
            {"401", JobState::Failed, 0, ErrorKind::BadKey},
            {"402", JobState::Failed, 0, ErrorKind::NoCredit},
            {"404", JobState::Failed, 0, ErrorKind::NotFound},
            {"413", JobState::Failed, 0, ErrorKind::BadInput},
            {"422", JobState::Failed, 0, ErrorKind::BadInput},
            {"422-version", JobState::Failed, 0, ErrorKind::BadInput},
            {"500", JobState::Unconfirmed, 0, ErrorKind::ProviderFailed},
            {"html-502", JobState::Unconfirmed, 0, ErrorKind::BadReply},
            {"lost-close", JobState::Unconfirmed, 0, ErrorKind::Interrupted},
            {"lost-reset", JobState::Unconfirmed, 0, ErrorKind::Interrupted},
            {"created-close", JobState::Succeeded, 1},
            {"created-reset", JobState::Succeeded, 1},
            {"created-cut", JobState::Succeeded, 1},
            {"created-500", JobState::Succeeded, 1},
            {"created-html-502", JobState::Succeeded, 1},
            {"created-bad-json", JobState::Succeeded, 1},
        };
        QVERIFY(open());
        QVERIFY(JobSandbox::wait(m_here->queue().setConcurrency(u"rep"_s, 32)).ok());
        QList<JobDraft> drafts;
        for (const Row &row : rows)
            drafts.append(m_here->draft(u"sandbox/fault-"_s + QLatin1StringView(row.fault),
                                        {{u"prompt"_s, QString::fromLatin1(row.fault)}}));
        const QList<Id> ids = m_here->enqueue(drafts);
        for (qsizetype i = 0; i < rows.size(); ++i) {
            QVERIFY2(m_here->reaches(ids[i], rows[i].state, 30'000), rows[i].fault);
            if (rows[i].state == JobState::Unconfirmed)
                QVERIFY2(m_here->load(ids[i]).error->maybeBilled, rows[i].fault);
        }
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const Job job = rows[i].state == JobState::Unconfirmed ? m_here->load(ids[i]) : m_here->settled(ids[i]);
            QVERIFY2(job.state == rows[i].state, rows[i].fault);
            if (rows[i].state != JobState::Succeeded)
                QVERIFY2(job.error && job.error->kind == rows[i].error, rows[i].fault);
            QVERIFY2(m_here->predictionsOf(QString::fromLatin1(rows[i].fault)) == rows[i].made, rows[i].fault);
        }
        // What the server found wrong lands on the fields, and stays with the job.
        const Id refused = ids[4];
        QVERIFY(m_here->openWorkbench());
        const QList<InvalidField> fields = m_here->load(refused).invalidFields;
        QCOMPARE(fields.size(), 2);
        QCOMPARE(fields[0].field, u"prompt"_s);
        QCOMPARE(fields[1].field, u"seed"_s);
        QVERIFY(!fields[0].description.isEmpty() && !fields[0].type.isEmpty());
        QVERIFY(!m_here->load(refused).cost); // nothing was made
    }

    void alwaysThrottled()
    {
        QVERIFY(open());
        const Id id = m_here->run(u"sandbox/fault-429"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_here->load(id).failedSends >= 1, 20'000);
        const Job job = m_here->load(id);
        QVERIFY(job.state == JobState::Queued || job.state == JobState::Sending);
        QCOMPARE(job.error->kind, ErrorKind::RateLimited);
        QVERIFY(JobSandbox::wait(m_here->queue().cancel({id})).ok());
        QVERIFY(m_here->reaches(id, JobState::Canceled));
        QCOMPARE(m_here->predictions().size(), 0);
    }

    /// A limit that is told in headers is kept: few requests are refused, none is lost, none is made twice.
    void limitsAreLearned()
    {
        SandboxReplicateOptions options;
        options.createsPerMinute = 120;
        options.createBurst = 2;
        QVERIFY(open(options));
        QVERIFY(JobSandbox::wait(m_here->queue().setConcurrency(u"rep"_s, 8)).ok());
        QList<JobDraft> drafts;
        for (int i = 0; i < 8; ++i)
            drafts.append(m_here->draft(u"sandbox/json"_s, {{u"text"_s, QString::number(i)}}));
        const QList<Id> ids = m_here->enqueue(drafts);
        int refused = 0;
        for (const Id &id : ids) {
            const Job job = m_here->settled(id, 60'000);
            QCOMPARE(job.state, JobState::Succeeded);
            refused += job.failedSends;
        }
        QCOMPARE(m_here->predictions().size(), 8);
        QVERIFY2(refused <= 12, qPrintable(QString::number(refused)));
    }

    void cancels_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<JobState>("state");
        QTest::newRow("running") << u"sandbox/hanging"_s << JobState::Canceled;
        QTest::newRow("starting") << u"sandbox/cold"_s << JobState::Aborted;
        QTest::newRow("too late") << u"sandbox/fault-cancel-too-late"_s << JobState::Succeeded;
    }

    void cancels()
    {
        QFETCH(const QString, model);
        QFETCH(const JobState, state);
        SandboxReplicateOptions options;
        options.pacePercent = 100;
        QVERIFY(open(options));
        QJsonObject input;
        if (model.endsWith("too-late"_L1))
            input = {{u"num_inference_steps"_s, 40}};
        const Id id = m_here->run(model, input);
        QVERIFY(m_here->reaches(id, state == JobState::Aborted ? JobState::Starting : JobState::Processing));
        QVERIFY(JobSandbox::wait(m_here->queue().cancel({id})).ok());
        QCOMPARE(QString(jobStateName(m_here->settled(id).state)), QString(jobStateName(state)));
        QTRY_COMPARE(m_here->server->running(), 0);
    }

    /// Text of a stream is there before the end, and the end has the whole of it.
    void textStreams()
    {
        SandboxReplicateOptions options;
        options.pacePercent = 100;
        QVERIFY(open(options));
        QString live;
        int pieces = 0;
        connect(&m_here->queue(), &JobQueue::liveChanged, this, [&](const Id &id) {
            const auto now = m_here->queue().live(id);
            if (now && now->text.size() > live.size()) {
                live = now->text;
                ++pieces;
            }
        });
        const Id id = m_here->run(u"sandbox/writer"_s, {{u"prompt"_s, u"Once upon a time"_s}, {u"max_tokens"_s, 60}, {u"seed"_s, 4}});
        QTRY_VERIFY_WITH_TIMEOUT(pieces >= 5, 20'000);
        const Job job = m_here->settled(id);
        QCOMPARE(job.state, JobState::Succeeded);
        QString whole;
        for (const QJsonValue piece : job.output.toArray())
            whole += piece.toString();
        QVERIFY(whole.size() > 20);
        QVERIFY2(whole.startsWith(live), qPrintable(live));
        QCOMPARE(job.metrics["token_output_count"_L1].toInt(), 60);
        QCOMPARE(job.kind, RequestKind::Text);
    }

    void logsAndMetrics()
    {
        SandboxReplicateOptions options;
        options.pacePercent = 100;
        QVERIFY(open(options));
        const Id id = m_here->run(u"sandbox/slow"_s, {{u"seconds"_s, 3}});
        QVERIFY(m_here->reaches(id, JobState::Processing));
        // They grow while it runs.
        QTRY_VERIFY_WITH_TIMEOUT(m_here->load(id).logs.contains("steps"_L1), 10'000);
        const QString early = m_here->load(id).logs;
        QVERIFY(!early.contains("50/50"_L1));
        const Job job = m_here->settled(id);
        QVERIFY(job.logs.startsWith(early));
        QVERIFY(job.logs.contains("50/50 steps"_L1));
        const double seconds = predictTimeOf(job.metrics).value_or(0);
        QVERIFY2(seconds >= 2.5 && seconds < 30, qPrintable(QString::number(seconds)));
        const JobClocks clocks = jobClocks(job, m_clock.nowUtc());
        QVERIFY(clocks.run.value && clocks.queue.value && clocks.total.value);
        QVERIFY(*clocks.total.value >= *clocks.run.value);
        QVERIFY(!clocks.probablyCold);
        QVERIFY(!job.rawRequest.isEmpty() && job.rawResponse.startsWith("HTTP 201"));
        QVERIFY(!job.rawRequest.contains("sandbox\r") && !job.rawResponse.contains("Bearer"));
    }

    void coldStart()
    {
        m_fake = std::make_unique<FakeClock>(UtcMicros{QDateTime::currentMSecsSinceEpoch() * 1000});
        FakeClock &clock = *m_fake;
        SandboxReplicateOptions options;
        options.coldStartMs = 1500;
        options.pacePercent = 0;
        m_here = std::make_unique<JobSandbox>(clock, options);
        QVERIFY(m_here->open());
        const Id id = m_here->run(u"sandbox/cold"_s, {});
        QVERIFY(m_here->reaches(id, JobState::Starting));
        QVERIFY(!jobClocks(m_here->load(id), clock.nowUtc()).probablyCold);
        clock.advance(8s);
        QVERIFY(jobClocks(m_here->load(id), clock.nowUtc()).probablyCold); // while it lasts
        QTRY_COMPARE_WITH_TIMEOUT(m_here->server->running(), 0, 20'000);
        clock.advance(2s);
        m_here->queue().look();
        const Job job = m_here->settled(id);
        QCOMPARE(job.state, JobState::Succeeded);
        const JobClocks clocks = jobClocks(job, clock.nowUtc());
        QVERIFY(clocks.probablyCold);
        QVERIFY(*clocks.queue.value >= 8s);
    }

    /// What one model made goes into the next.
    void filesGoAlong()
    {
        QVERIFY(open());
        const Job said = m_here->settled(m_here->run(u"sandbox/speaker"_s, {{u"text"_s, u"The ship has sailed."_s}}));
        QCOMPARE(said.state, JobState::Succeeded);
        const QString sound = m_here->queue().library().path(said.artifacts.first().sha256);
        const Job heard = m_here->settled(
            m_here->run(u"sandbox/transcriber"_s, {{u"audio"_s, QUrl::fromLocalFile(sound).toString()}}));
        QVERIFY2(heard.state == JobState::Succeeded, qPrintable(heard.error ? heard.error->providerMessage : QString()));
        QCOMPARE(heard.output["text"_L1].toString(), u"The ship has sailed."_s);
        QCOMPARE(heard.files.size(), 1);
        QVERIFY(heard.input["audio"_L1].toString().startsWith("sha256:"_L1));
    }

private:
    bool open(SandboxReplicateOptions options = {.pacePercent = 0})
    {
        m_here = std::make_unique<JobSandbox>(m_clock, std::move(options));
        return m_here->open();
    }

    const SystemClock m_clock;
    std::unique_ptr<FakeClock> m_fake; ///< in the place of it
    std::unique_ptr<JobSandbox> m_here;
};

QTEST_GUILESS_MAIN(TestJobSandbox)
#include "tst_jobsandbox.moc"
