// SPDX-License-Identifier: GPL-3.0-or-later
#include "queuesamples.h"

#include "fakeclock.h"
#include "queue/joblook.h"
#include "queue/jobtablemodel.h"
#include "store/jobjudgementrepository.h"
#include "store/storereader.h"
#include "store/storethread.h"
#include "words/jobwords.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace queuesamples;
using Grouping = JobTableModel::Grouping;
using RowKind = JobTableModel::RowKind;

class TestJobTableModel : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<FakeClock>();
        m_store = std::make_unique<StoreThread>(m_dir->filePath(u"history.db"_s), *m_clock);
        QTRY_VERIFY(m_store->opened().isFinished());
        m_reader = std::make_unique<StoreReader>(m_dir->filePath(u"history.db"_s));
        m_model = std::make_unique<JobTableModel>(*m_clock);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_batches.clear();
        m_number = 0;
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_reader.reset();
        m_store.reset();
    }

    void anEmptyProfileHasNoRows()
    {
        open();
        QCOMPARE(m_model->rowCount(), 0);
        QVERIFY(m_model->isSettled());
    }

    void batchesStandAboveTheirJobs()
    {
        QVERIFY(fill(day()));
        open();
        // Newest first; a batch as it was made, single jobs together.
        QCOMPARE(m_model->kindOf(0), RowKind::Batch);
        QCOMPARE(text(0), u"Lighthouse at dusk"_s);
        QCOMPARE(text(1), u"A lighthouse on a rocky headland at dusk, calm sea, seed 41"_s);
        QCOMPARE(m_model->jobAt(1)->job.model.id, u"black-forest-labs/flux-schnell"_s);
        QCOMPARE(m_model->kindOf(9), RowKind::Batch);
        QCOMPARE(text(9), u"Lighthouse fly-by"_s);
        QCOMPARE(m_model->kindOf(12), RowKind::Singles);
        QCOMPARE(m_model->rowCount(), 12 + 1 + 5);
        const JobBatchSummary *batch = m_model->batchAt(0);
        QVERIFY(batch);
        QCOMPARE(batch->jobs(), 8);
        QCOMPARE(batch->models, 4);
        QCOMPARE(batch->seeds, 3);
        QVERIFY(JobWords::sweptOf(*batch).contains(u" × "_s));
        QCOMPARE(batch->stands.value(JobStand::Done), 2);
        QCOMPARE(batch->stands.value(JobStand::Running), 2);
        QCOMPARE(batch->stands.value(JobStand::Waiting), 2);
        QCOMPARE(batch->stands.value(JobStand::Held), 1);
        QCOMPARE(batch->stands.value(JobStand::Failed), 1);
        QCOMPARE(batch->cost.count, 3);
        // A row that is not chosen: neither day nor heading.
        QVERIFY(!m_model->flags(m_model->index(12, 0)).testFlag(Qt::ItemIsSelectable));
        QVERIFY(m_model->flags(m_model->index(0, 0)).testFlag(Qt::ItemIsSelectable));
    }

    /// A job that runs says how long its model's jobs take, once five have ended well.
    void whatIsUsual()
    {
        QList<Sample> samples;
        for (int i = 0; i < 4; ++i)
            samples.append({.prompt = u"done"_s, .minutesAgo = 60 - i, .queueSeconds = 1, .runSeconds = 17.0 + 3 * i});
        samples.append({.prompt = u"runs"_s, .state = JobState::Processing, .minutesAgo = 0, .queueSeconds = 1});
        samples.append({.prompt = u"failed"_s, .state = JobState::Failed, .minutesAgo = 30, .runSeconds = 100});
        QVERIFY(fill(samples));
        open();
        const auto running = [this]() -> const JobRow * {
            for (int row = 0; row < m_model->rowCount(); ++row) {
                if (const JobRow *job = m_model->jobAt(row); job && job->job.state == JobState::Processing)
                    return job;
            }
            return nullptr;
        };
        QVERIFY(running());
        QVERIFY(!m_model->detailOf(*running()).contains(u"usually"_s));
        QVERIFY(fill({{.prompt = u"done"_s, .minutesAgo = 20, .queueSeconds = 1, .runSeconds = 29}}));
        m_model->reload();
        QTRY_VERIFY(m_model->timesOf(running()->job.model).isEnough());
        QVERIFY2(m_model->detailOf(*running()).endsWith(u"usually 21 to 27 s"_s), qPrintable(m_model->detailOf(*running())));
        const int row = m_model->rowOf(running()->job.id);
        QVERIFY(m_model->index(row, JobTableModel::StateColumn).data(Qt::ToolTipRole).toString().contains(u"The middle half of your last 5"_s));
    }

    void aStarIsTold()
    {
        QVERIFY(fill({{.prompt = u"one"_s}}));
        open();
        const int row = m_model->rowCount() - 1;
        QVERIFY(m_model->jobAt(row));
        const Id id = m_model->jobAt(row)->job.id;
        QVERIFY(!m_model->job(id)->starred);
        const QFuture<Status> written = m_store->write([id](Database &db) { return JobJudgementRepository(db).setStarred(id, true); });
        QTRY_VERIFY(written.isFinished());
        m_model->renew({id});
        QTRY_VERIFY(m_model->job(id)->starred);
        QVERIFY(m_model->index(row, 0).data(Qt::AccessibleTextRole).toString().endsWith(u"starred"_s));
    }

    void everyJobStandsAsItIsTold()
    {
        QVERIFY(fill(day()));
        open();
        QMap<JobStand, int> counted;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (const JobRow *job = m_model->jobAt(row))
                ++counted[job->stand];
        }
        QMap<JobStand, int> tallied;
        for (const JobTally &part : m_model->tallyOfAll())
            tallied[part.stand] += part.count;
        QCOMPARE(counted, tallied);
        QCOMPARE(counted.value(JobStand::Saving), 1);
        QCOMPARE(counted.value(JobStand::Unconfirmed), 1);
        QCOMPARE(counted.value(JobStand::Stopped), 1);
    }

    void aPausedProviderHoldsItsJobs()
    {
        QVERIFY(fill(day()));
        open();
        QVERIFY(write([](Database &db) { return JobRepository(db).set(u"paused/replicate"_s, 1); }));
        reload();
        int held = 0;
        for (const JobTally &part : m_model->tallyOfAll())
            held += part.stand == JobStand::Held ? part.count : 0;
        QCOMPARE(held, 3);
        QVERIFY(write([](Database &db) { return JobRepository(db).set(u"paused/replicate"_s, std::nullopt); }));
        reload();
        const int row = firstOf(JobStand::Waiting);
        QVERIFY(row >= 0);
        QCOMPARE(m_model->detailOf(*m_model->jobAt(row)), u"1 of 3 in line"_s);
    }

    void groupsAndFolds()
    {
        QVERIFY(fill(day()));
        open();
        const Id batch = m_model->batchAt(0)->batch.id;
        const int all = m_model->rowCount();
        const QPersistentModelIndex below = m_model->index(9, 0);
        m_model->setFolded({batch}, true);
        QCOMPARE(m_model->rowCount(), all - 8);
        QCOMPARE(below.row(), 1); // what is chosen stays so
        QVERIFY(m_model->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"folded"_s));
        m_model->setFolded({batch}, false);
        QCOMPARE(m_model->rowCount(), all);
        QCOMPARE(below.row(), 9);
        m_model->setGrouping(Grouping::None);
        QCOMPARE(m_model->rowCount(), 15);
        QVERIFY(m_model->jobAt(0));
        m_model->setGrouping(Grouping::Day);
        QCOMPARE(m_model->kindOf(0), RowKind::Day);
        QVERIFY(!m_model->headingAt(0).isEmpty());
        m_model->setGrouping(Grouping::Batch);
        QCOMPARE(m_model->rowCount(), all);
    }

    void withoutBatchesThereIsNoHeading()
    {
        QVERIFY(fill({{.prompt = u"one"_s}, {.prompt = u"two"_s}}));
        open();
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(text(0), u"two"_s);
    }

    void filters_data()
    {
        QTest::addColumn<JobFilter>("filter");
        QTest::addColumn<int>("jobs");
        QTest::newRow("all") << JobFilter() << 15;
        QTest::newRow("running") << JobFilter{.stands = {JobStand::Running}} << 3;
        QTest::newRow("held") << JobFilter{.stands = {JobStand::Held}} << 1;
        QTest::newRow("saving") << JobFilter{.stands = {JobStand::Saving}} << 1;
        QTest::newRow("done, failed") << JobFilter{.stands = {JobStand::Done, JobStand::Failed}} << 6;
        QTest::newRow("text") << JobFilter{.text = u"aerial"_s} << 2;
        QTest::newRow("no pattern") << JobFilter{.text = u"a%r"_s} << 0;
        QTest::newRow("provider") << JobFilter{.providers = {u"cog"_s}} << 1;
        QTest::newRow("kind") << JobFilter{.kinds = {RequestKind::Video}} << 3;
        QTest::newRow("model") << JobFilter{.models = {{u"replicate"_s, u"openai/whisper"_s}}} << 1;
    }
    void filters()
    {
        QFETCH(JobFilter, filter);
        QFETCH(int, jobs);
        QVERIFY(fill(day()));
        open();
        m_model->setFilter(filter);
        QTRY_VERIFY(m_model->isSettled() && !m_model->isReading());
        QCOMPARE(m_model->jobs(), jobs);
        int rows = 0;
        for (int row = 0; row < m_model->rowCount(); ++row)
            rows += m_model->jobAt(row) ? 1 : 0;
        QCOMPARE(rows, jobs);
        m_model->setFilter({});
        QTRY_COMPARE(m_model->jobs(), 15);
    }

    /// What waits stands as it is sent; another order moves rows and loses none.
    void waitingJobsStandInLine()
    {
        QList<Sample> samples;
        for (int i = 0; i < 5; ++i)
            samples.append({.prompt = u"job %1"_s.arg(i), .state = JobState::Queued, .batch = u"line"_s});
        QVERIFY(fill(samples));
        open();
        QCOMPARE(titles(), QStringList({u"job 0"_s, u"job 1"_s, u"job 2"_s, u"job 3"_s, u"job 4"_s}));
        const QPersistentModelIndex fourth = m_model->index(4, 0);
        const Id id = m_model->jobAt(4)->job.id;
        const Id first = m_model->jobAt(1)->job.id;
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        QVERIFY(write([id, first](Database &db) { return JobRepository(db).move({id}, first); }));
        reload();
        QCOMPARE(titles(), QStringList({u"job 3"_s, u"job 0"_s, u"job 1"_s, u"job 2"_s, u"job 4"_s}));
        QCOMPARE(fourth.row(), 1);
        QCOMPARE(m_model->placeOf(id), 1);
        QVERIFY(write([first](Database &db) { return JobRepository(db).setPriority({first}, 1); }));
        reload();
        QCOMPARE(titles().first(), u"job 0"_s);
        QCOMPARE(resets.size(), 0);
    }

    void rowsComeAndGoOneByOne()
    {
        QVERIFY(fill(day()));
        open();
        const QPersistentModelIndex kept = m_model->index(3, 0);
        const Id id = m_model->jobAt(3)->job.id;
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        QVERIFY(fill({{.prompt = u"new"_s, .minutesAgo = 0}}));
        reload();
        QCOMPARE(m_model->jobs(), 16);
        QCOMPARE(m_model->rowOf(id), kept.row());
        const Id gone = m_model->jobAt(m_model->rowCount() - 1)->job.id;
        QVERIFY(write([gone](Database &db) {
            const auto removed = JobRepository(db).erase({gone});
            return removed ? success() : Status(removed.error());
        }));
        reload();
        QCOMPARE(m_model->jobs(), 15);
        QCOMPARE(m_model->rowOf(gone), -1);
        QVERIFY(!m_model->job(gone));
        QCOMPARE(resets.size(), 0);
    }

    void readsPageByPage()
    {
        QList<Sample> samples;
        for (int i = 0; i < 450; ++i)
            samples.append({.prompt = u"job %1"_s.arg(i), .minutesAgo = 450 - i});
        QVERIFY(fill(samples));
        open();
        m_model->setGrouping(Grouping::None);
        QTRY_VERIFY(!m_model->isReading());
        while (m_model->canFetchMore({})) {
            const int before = m_model->jobs();
            m_model->fetchMore({});
            QTRY_VERIFY(!m_model->isReading());
            QVERIFY(m_model->jobs() > before);
        }
        QCOMPARE(m_model->rowCount(), 450);
        QCOMPARE(text(0), u"job 449"_s);
        QCOMPARE(text(449), u"job 0"_s);
        reload(); // all that is shown
        QCOMPARE(m_model->rowCount(), 450);
    }

    void percentagesAreThoseOfTheModel_data()
    {
        QTest::addColumn<QString>("logs");
        QTest::addColumn<int>("percent");
        QTest::newRow("none") << u"loading weights"_s << -1;
        QTest::newRow("bar") << u"  0%|          | 0/50\r 64%|██████    | 32/50 [00:02<00:01]"_s << 64;
        QTest::newRow("whole") << u"100%|██████████| 50/50"_s << 100;
        QTest::newRow("no bar") << u"using 64% of the memory"_s << -1;
        QTest::newRow("no percentage") << u"1064%|"_s << -1;
    }
    void percentagesAreThoseOfTheModel()
    {
        QFETCH(QString, logs);
        QFETCH(int, percent);
        QCOMPARE(saidPercent(logs).value_or(-1), percent);
    }

private:
    bool write(std::function<Status(Database &)> work)
    {
        const QFuture<Status> written = m_store->write(std::move(work));
        return QTest::qWaitFor([&] { return written.isFinished(); }, 20'000) && written.result().ok();
    }
    bool fill(const QList<Sample> &samples)
    {
        return write([&, now = m_clock->nowUtc()](Database &db) -> Status {
            for (const Sample &sample : samples) {
                if (const auto id = put(db, sample, now, m_batches, m_number++); !id)
                    return id.error();
            }
            return success();
        });
    }
    void open()
    {
        m_model->setSource(m_reader.get(), nullptr);
        QTRY_VERIFY(m_model->isSettled() && !m_model->isReading());
    }
    void reload()
    {
        QSignalSpy loaded(m_model.get(), &JobTableModel::loaded);
        m_model->reload();
        QTRY_VERIFY(loaded.size() > 0);
        QTRY_VERIFY(!m_model->isReading());
    }
    QString text(int row) const { return m_model->index(row, 0).data().toString(); }
    QStringList titles() const
    {
        QStringList texts;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (m_model->jobAt(row))
                texts.append(text(row));
        }
        return texts;
    }
    int firstOf(JobStand stand) const
    {
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (m_model->jobAt(row) && m_model->jobAt(row)->stand == stand)
                return row;
        }
        return -1;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<StoreThread> m_store;
    std::unique_ptr<StoreReader> m_reader;
    std::unique_ptr<JobTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    QHash<QString, Id> m_batches;
    int m_number = 0;
};

QTEST_MAIN(TestJobTableModel)
#include "tst_jobtablemodel.moc"
