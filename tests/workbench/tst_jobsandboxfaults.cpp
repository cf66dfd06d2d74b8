// SPDX-License-Identifier: GPL-3.0-or-later
// The queue with the real provider on the sandbox: what comes out, what breaks on the way, and who goes away meanwhile.
#include "jobsandbox.h"

#include "fakeclock.h"
#include "jobs/jobclocks.h"
#include "sandbox/replicate/jsonshapes.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <functional>
#include <utility>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestJobSandboxFaults : public QObject {
    Q_OBJECT

private slots:
    void init() { m_clock = std::make_unique<FakeClock>(UtcMicros{QDateTime::currentMSecsSinceEpoch() * 1000}); }
    void cleanup()
    {
        m_here.reset();
        m_theirs.reset();
        m_clock.reset();
    }

    /// Every shape of output that there is comes in as it was, with all of its files.
    void shapes()
    {
        QVERIFY(open());
        QVERIFY(JobSandbox::wait(m_here->queue().setConcurrency(u"rep"_s, 32)).ok());
        QList<JobDraft> drafts;
        QStringList names;
        for (const QLatin1StringView shape : allSandboxShapes()) {
            names.append(shape);
            drafts.append(m_here->draft(u"sandbox/json"_s, {{u"shape"_s, names.last()}, {u"text"_s, u"Grüße, 日本 & <b>"_s}}));
        }
        QVERIFY(names.size() > 20);
        const QList<Id> ids = m_here->enqueue(drafts);
        QHash<QString, Prediction> there;
        for (qsizetype i = 0; i < ids.size(); ++i)
            QVERIFY2(until([&] { return m_here->load(ids[i]).state == JobState::Succeeded; }), qPrintable(names[i]));
        for (const Prediction &prediction : m_here->predictions())
            there.insert(prediction.id, prediction);
        QCOMPARE(there.size(), ids.size());
        for (qsizetype i = 0; i < ids.size(); ++i) {
            if (names[i] == "far-address"_L1) { // nobody has this name: it stays an address, and the job has succeeded
                QCOMPARE(m_here->load(ids[i]).artifacts.size(), 1);
                continue;
            }
            const Job job = settled(ids[i]);
            const bool inlined = names[i] == "data-uri"_L1;
            const QJsonValue output = there[job.providerId].output;
            QVERIFY2(job.output == (inlined ? QJsonValue(u"artifact:0"_s) : output), qPrintable(names[i]));
            QVERIFY2(job.artifacts.size() == filesOfSandboxShape(names[i]) + (inlined ? 1 : 0), qPrintable(names[i]));
            QSet<QByteArray> different;
            for (const Artifact &artifact : job.artifacts) {
                QVERIFY2(artifact.state == ArtifactState::Downloaded, qPrintable(names[i]));
                QVERIFY2(m_here->queue().library().has(artifact.sha256), qPrintable(names[i]));
                different.insert(artifact.sha256);
            }
            QCOMPARE(different.size(), job.artifacts.size());
        }
    }

    void deliveries_data()
    {
        using enum ArtifactState;
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("cutAt");
        QTest::addColumn<ArtifactState>("state");
        QTest::addColumn<QString>("type"); // of what is there then
        const auto row = [](const char *fault, int cutAt, ArtifactState state, const char *type = "image/png") {
            QTest::newRow(fault) << QString::fromLatin1(fault) << cutAt << state << QString::fromLatin1(type);
        };
        row("none", 0, Downloaded);
        row("cut", 20'000, Downloaded);
        row("cut-once", 1, Downloaded);
        row("reset", 20'000, Downloaded);
        row("no-length", 0, Downloaded);
        row("wrong-type", 0, Downloaded); // "text/html" by its header
        row("no-range", 0, Downloaded);
        row("wrong-range", 0, Downloaded);
        row("500-once", 0, Downloaded);
        row("redirect", 0, Downloaded);
        row("html", 0, Downloaded, "text/"); // a page in the place of a picture is told as one
        row("too-short", 1'000, Downloaded, "image/png"); // what the server says is all of it
        row("too-long", 0, Refused);
        row("404", 0, Expired);
        row("403", 0, Expired);
        row("redirect-far", 0, Refused);
    }

    void deliveries()
    {
        QFETCH(const QString, fault);
        QFETCH(const int, cutAt);
        QFETCH(const ArtifactState, state);
        QFETCH(const QString, type);
        QVERIFY(open());
        QJsonObject input{{u"prompt"_s, u"a boat"_s}, {u"seed"_s, 1}, {u"delivery_fault"_s, fault}, {u"cut_at"_s, cutAt}};
        const Job job = settled(m_here->run(u"sandbox/fault-delivery"_s, input));
        QCOMPARE(job.state, JobState::Succeeded);
        QCOMPARE(job.artifacts.size(), 1);
        const Artifact &file = job.artifacts.first();
        QCOMPARE(int(file.state), int(state));
        QCOMPARE(job.outputExpired, state == ArtifactState::Expired);
        if (state != ArtifactState::Downloaded) {
            QVERIFY(file.error.has_value());
            return;
        }
        QVERIFY2(file.mediaType.startsWith(type), qPrintable(file.mediaType));
        QFile bytes(m_here->queue().library().path(file.sha256));
        QVERIFY(bytes.open(QIODevice::ReadOnly));
        QCOMPARE(QCryptographicHash::hash(bytes.readAll(), QCryptographicHash::Sha256), file.sha256);
        if (fault == "too-short"_L1)
            QCOMPARE(file.bytes, cutAt);
        else if (type == "image/png"_L1) // whole, to the last chunk
            QVERIFY(bytes.seek(bytes.size() - 8) && bytes.read(4) == "IEND");
        QFile beside(m_here->queue().library().sidecarPath(file.sha256));
        QVERIFY(beside.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(beside.readAll())["jobs"_L1][0]["input"_L1]["seed"_L1].toInt(), 1);
    }

    /// Each answer breaks off before a byte of the file, without a word of how much there is: it is no empty file.
    void neverWhole()
    {
        QVERIFY(open());
        const Id id = m_here->run(u"sandbox/fault-delivery"_s, {{u"delivery_fault"_s, u"chunk-cut"_s}, {u"cut_at"_s, 3}});
        QVERIFY(until([&] { return isFinal(m_here->load(id).state) && m_here->load(id).artifacts.first().error.has_value(); }));
        const Artifact file = m_here->load(id).artifacts.first();
        QCOMPARE(file.state, ArtifactState::Waiting);
        QCOMPARE(file.error->kind, ErrorKind::Interrupted);
        QVERIFY(file.sha256.isEmpty());
    }

    /// The provider goes between the end of a job and the fetching of its file.
    void aFileThatIsWaitedFor_data()
    {
        QTest::addColumn<bool>("back");
        QTest::newRow("it comes back") << true;
        QTest::newRow("it does not") << false;
    }

    void aFileThatIsWaitedFor()
    {
        QFETCH(const bool, back);
        QVERIFY(open());
        connect(&m_here->queue(), &JobQueue::ended, this, [this] { m_here->server.reset(); });
        const Id id = m_here->run(u"sandbox/painter"_s, {{u"prompt"_s, u"a boat"_s}});
        QVERIFY(until([&] { return isFinal(m_here->load(id).state) && m_here->load(id).artifacts.first().error.has_value(); }));
        Job job = m_here->load(id);
        QCOMPARE(job.state, JobState::Succeeded); // its own end is not touched by it
        QCOMPARE(job.artifacts.first().state, ArtifactState::Waiting);
        QCOMPARE(job.artifacts.first().error->kind, ErrorKind::ConnectionRefused);
        QVERIFY(!job.outputExpired);
        if (back)
            QVERIFY(m_here->openServer());
        else
            m_clock->advance(3h);
        job = settled(id);
        QCOMPARE(job.artifacts.first().state, back ? ArtifactState::Downloaded : ArtifactState::Expired);
        QCOMPARE(job.outputExpired, !back);
    }

    /// Nobody answers for an hour, while it runs or while its files were to be fetched.
    void goneForAnHour_data()
    {
        QTest::addColumn<bool>("ended");
        QTest::newRow("it runs meanwhile") << false;
        QTest::newRow("it has ended, and its output was removed") << true;
    }

    void goneForAnHour()
    {
        QFETCH(const bool, ended);
        SandboxReplicateOptions options{.longestRun = 5h, .pacePercent = ended ? 0 : 100};
        QVERIFY(open(options));
        const Id id = m_here->run(u"sandbox/slow"_s, {{u"seconds"_s, ended ? 0.1 : 600.0}});
        QTRY_VERIFY(isRunning(m_here->load(id).state));
        if (ended)
            QTRY_COMPARE(m_here->server->running(), 0);
        m_here->server.reset();
        for (int minute = 0; minute < 65; ++minute) {
            m_clock->advance(1min);
            m_here->queue().look();
            QTRY_VERIFY(m_here->queue().isIdle());
        }
        QVERIFY(isRunning(m_here->load(id).state));
        const auto live = m_here->queue().live(id);
        QVERIFY(live && live->trouble);
        QCOMPARE(live->trouble->kind, ErrorKind::ConnectionRefused);
        QVERIFY(live->nextTry.has_value());
        m_here->options().pacePercent = 0;
        QVERIFY(m_here->openServer());
        m_clock->advance(2min);
        const Job job = settled(id);
        QCOMPARE(QString(jobStateName(job.state)), u"succeeded"_s);
        QCOMPARE(job.outputExpired, ended);
        QCOMPARE(job.output.isNull(), ended);
        QCOMPARE(m_here->predictions().size(), 1);
    }

    /// Its deadline went along; the provider keeps it.
    void neverEnds()
    {
        QVERIFY(open({.pacePercent = 100}));
        JobDraft draft = m_here->draft(u"sandbox/hanging"_s, {});
        draft.deadline = 60s;
        const Id id = m_here->enqueue({draft}).first();
        QTRY_VERIFY(isRunning(m_here->load(id).state));
        QVERIFY(m_here->predictions().first().deadline.has_value());
        m_clock->advance(50s);
        m_here->queue().look();
        QTRY_VERIFY(m_here->queue().isIdle());
        QVERIFY(isRunning(m_here->load(id).state));
        m_clock->advance(11s);
        QTRY_COMPARE(m_here->server->running(), 0);
        const Job job = settled(id);
        QCOMPARE(QString(jobStateName(job.state)), u"canceled"_s);
        QCOMPARE(job.cost, Cost::unknown()); // it ran
    }

    /// The provider's clock is another one than ours.
    void skew_data()
    {
        QTest::addColumn<int>("minutes"); // theirs before ours
        QTest::addColumn<bool>("found");  // by reconciling
        QTest::newRow("agree") << 0 << true;
        QTest::newRow("4 min behind") << -4 << true;
        QTest::newRow("9 min ahead") << 9 << true;
        QTest::newRow("a day behind") << -1440 << false;
        QTest::newRow("a day ahead") << 1440 << false;
    }

    void skew()
    {
        QFETCH(const int, minutes);
        QFETCH(const bool, found);
        m_theirs = std::make_unique<FakeClock>(UtcMicros{m_clock->nowUtc().value + minutes * 60'000'000LL});
        m_here = std::make_unique<JobSandbox>(*m_clock, *m_theirs, SandboxReplicateOptions{.pacePercent = 0});
        QVERIFY(m_here->open());
        // What was answered goes on, whatever the clocks say.
        const Id plain = m_here->run(u"sandbox/painter"_s, {{u"prompt"_s, u"plain"_s}});
        QTRY_VERIFY(isRunning(m_here->load(plain).state));
        const Id lost = m_here->run(u"sandbox/fault-created-close"_s, {{u"prompt"_s, u"lost"_s}});
        QTRY_COMPARE(m_here->load(lost).state, JobState::Unconfirmed);
        for (int i = 0; i < 12; ++i) {
            m_clock->advance(5s);
            m_theirs->advance(5s);
            m_here->queue().look();
            QTest::qWait(20);
            QTRY_VERIFY(m_here->queue().isIdle());
        }
        const Job job = settled(plain);
        QCOMPARE(job.state, JobState::Succeeded);
        const JobClocks clocks = jobClocks(job, m_clock->nowUtc());
        for (const JobFigure &figure : {clocks.queue, clocks.run, clocks.total})
            QVERIFY(!figure.value || *figure.value >= 0us);
        QVERIFY(clocks.total.value && *clocks.total.value < 5min);
        QCOMPARE(found ? settled(lost).state : m_here->load(lost).state, found ? JobState::Succeeded : JobState::Unconfirmed);
        QCOMPARE(m_here->predictionsOf(u"lost"_s), 1);
    }

    /// The process ends between the request and the answer: its prediction is found, however it is named, and there is
    /// no second one.
    void endsWhileItSends_data()
    {
        QTest::addColumn<QString>("model");
        QTest::newRow("official") << u"sandbox/painter"_s;
        QTest::newRow("official, told by an internal name") << u"sandbox/fault-internal-name"_s;
        QTest::newRow("version") << u"sandbox/gpu"_s;
        QTest::newRow("deployment") << u"deployments/sandbox/painter-l40s"_s;
    }

    void endsWhileItSends()
    {
        QFETCH(const QString, model);
        QVERIFY(open());
        const JobDraft draft = m_here->draft(model, {{u"prompt"_s, u"a boat"_s}, {u"seed"_s, 3}});
        QVERIFY(!draft.model.id.isEmpty());
        bool gone = false;
        // The prediction has just been made, and nothing was answered yet.
        connect(m_here->server.get(), &SandboxServer::runningChanged, this, [&](int running) {
            if (running > 0 && !std::exchange(gone, true))
                m_here->workbench.reset();
        });
        (void)m_here->queue().enqueue({draft});
        QTRY_VERIFY_WITH_TIMEOUT(gone, 20'000);
        QVERIFY(m_here->openWorkbench());
        const Result<JobPage> page = JobSandbox::wait(m_here->queue().list({}, 10));
        QVERIFY(page && page->rows.size() == 1);
        const Id id = page->rows.first().id;
        QCOMPARE(QString(jobStateName(settled(id).state)), u"succeeded"_s);
        QCOMPARE(m_here->predictions().size(), 1);
        QCOMPARE(m_here->load(id).model, draft.model);
    }

private:
    bool open(SandboxReplicateOptions options = {.pacePercent = 0})
    {
        m_here = std::make_unique<JobSandbox>(*m_clock, std::move(options));
        return m_here->open();
    }

    /// Time goes on meanwhile, 25 times as fast.
    bool until(const std::function<bool()> &holds)
    {
        for (int i = 0; i < 2'000; ++i) {
            if (holds())
                return true;
            m_clock->advance(500ms);
            m_here->queue().look();
            QTest::qWait(20);
        }
        return false;
    }
    Job settled(const Id &id)
    {
        (void)until([&] { return JobSandbox::isSettled(m_here->load(id)); });
        return m_here->load(id);
    }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<FakeClock> m_theirs; ///< the provider's, where it is another one
    std::unique_ptr<JobSandbox> m_here;
};

QTEST_GUILESS_MAIN(TestJobSandboxFaults)
#include "tst_jobsandboxfaults.moc"
