// SPDX-License-Identifier: GPL-3.0-or-later
#include "../store/samples.h"
#include "workbenchfixture.h"

#include "base/profile.h"
#include "store/judgementrepository.h"
#include "store/replywriter.h"
#include "workbench/reportmaker.h"

#include <QBuffer>
#include <QJsonArray>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

/// Reports of a profile: figures, answers, files; stopped, and never half written.
class TestReportMaker : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_bench = std::make_unique<WorkbenchFixture>();
        QVERIFY(m_bench->isReady());
    }
    void cleanup() { m_bench.reset(); }

    void figuresAndAnswersAreThere()
    {
        const Id comparison = stored(u"Which is best?"_s, 3);
        ReportMaker maker(*m_bench->workbench);
        const Result<Report> report = WorkbenchFixture::wait(maker.make({}, {}));
        QVERIFY(report);
        QCOMPARE(report->recipe.replies, 3);
        QCOMPARE(report->recipe.comparisons, 1);
        QVERIFY(report->recipe.program.startsWith("Bakeoff "_L1));
        QCOMPARE(report->models.size(), 3);
        QCOMPARE(report->turns.size(), 1);
        QCOMPARE(report->turns[0].prompt, u"Which is best?"_s);
        QCOMPARE(report->turns[0].answers.size(), 3);
        QCOMPARE(report->moreAnswers, 0);
        for (const ReportAnswer &answer : report->turns[0].answers) {
            QVERIFY(answer.model >= 0 && answer.model < report->models.size());
            QCOMPARE(answer.text, u"answer of %1"_s.arg(report->models[answer.model].model.id));
            QVERIFY(answer.charged && answer.sandbox);
        }
        QCOMPARE(report->health.size(), 1);
        QCOMPARE(report->health[0].done, 3);
        QVERIFY(report->total.real.count == 0 && report->total.sandbox.count == 3);

        ReportSelection selection;
        selection.comparisons = {comparison};
        (void)stored(u"Another, at the same time"_s, 2);
        const Result<Report> one = WorkbenchFixture::wait(maker.make(selection, {}));
        QCOMPARE(one->recipe.replies, 3);
        QCOMPARE(one->health[0].done, 3); // nothing but what was asked for
        selection.comparisons = {newId(UtcMicros{1})};
        QCOMPARE(WorkbenchFixture::wait(maker.make(selection, {}))->recipe.replies, 0);
    }

    void ownAliasesAreRead()
    {
        (void)stored(u"prompt"_s, 2);
        QFile file(m_bench->workbench->profile().folder() + u'/' + ModelAliases::FileName);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"families": "none"})");
        file.close();
        ReportMaker maker(*m_bench->workbench);
        const Result<Report> refused = WorkbenchFixture::wait(maker.make({}, {}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::BadInput);
        QCOMPARE(refused.error().detail, u"model-aliases.json: families: expected a list"_s);
        QVERIFY(!WorkbenchFixture::wait(maker.writeJson({}, {}, m_bench->folder.filePath(u"r.json"_s))));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(R"({"families": [{"name": "Ours", "ids": ["model-*"]}]})");
        file.close();
        QVERIFY(WorkbenchFixture::wait(maker.make({}, {})));
    }

    void fiftyAnswersAreShown()
    {
        for (int i = 0; i < 18; ++i)
            (void)stored(u"prompt %1"_s.arg(i), 3);
        ReportMaker maker(*m_bench->workbench);
        const Result<Report> report = WorkbenchFixture::wait(maker.make({}, {}));
        QCOMPARE(report->turns.size(), 16); // whole ones: 48 answers
        QCOMPARE(report->moreAnswers, 54 - 48);
        QCOMPARE(report->turns[0].prompt, u"prompt 17"_s);
    }

    void whatIsLeftOutIsNotRead()
    {
        (void)stored(u"secret prompt"_s, 2);
        ReportMaker maker(*m_bench->workbench);
        ReportOptions options;
        options.prompts = false;
        const Result<Report> withoutPrompts = WorkbenchFixture::wait(maker.make({}, options));
        QVERIFY(withoutPrompts->turns[0].prompt.isEmpty() && withoutPrompts->turns[0].title.isEmpty());
        QVERIFY(!withoutPrompts->turns[0].answers[0].text.isEmpty());
        options = {};
        options.answers = false;
        const Result<Report> withoutAnswers = WorkbenchFixture::wait(maker.make({}, options));
        QCOMPARE(withoutAnswers->turns.size(), 1); // its prompt is wanted all the same
        QCOMPARE(withoutAnswers->turns[0].prompt, u"secret prompt"_s);
        QVERIFY(withoutAnswers->turns[0].answers.isEmpty());
        QCOMPARE(withoutAnswers->moreAnswers, 0);
        options.prompts = false;
        QVERIFY(WorkbenchFixture::wait(maker.make({}, options))->turns.isEmpty());
        options = {};
        options.names = false;
        const Result<Report> blind = WorkbenchFixture::wait(maker.make({}, options));
        QVERIFY(blind->health.isEmpty() && blind->sameModels.isEmpty());
        QSet<QString> names;
        for (const ReportModel &model : blind->models)
            names.insert(model.name);
        QCOMPARE(names, (QSet<QString>{u"A"_s, u"B"_s}));

        // The letters of the rows are those of the figures.
        options.answers = false; // which name their models
        const QString file = m_bench->folder.filePath(u"blind.json"_s);
        QCOMPARE(*WorkbenchFixture::wait(maker.writeJson({}, options, file)), 2);
        const QByteArray bytes = contentOf(file);
        QVERIFY(!bytes.contains("model-") && !bytes.contains("\"fake\""));
        QSet<QString> rows;
        for (const QJsonValue row : QJsonDocument::fromJson(bytes)["replies"_L1].toArray())
            rows.insert(row["model"_L1].toString());
        QCOMPARE(rows, names);
        const QString csv = m_bench->folder.filePath(u"blind.csv"_s);
        QCOMPARE(*WorkbenchFixture::wait(maker.writeCsv({}, options, csv)), 2);
        QVERIFY(!contentOf(csv).contains("model-") && contentOf(csv).contains(",A,"));
    }

    void openVotesAreHidden()
    {
        (void)stored(u"open"_s, 2, true);
        (void)stored(u"plain"_s, 1);
        ReportMaker maker(*m_bench->workbench);
        const Result<Report> report = WorkbenchFixture::wait(maker.make({}, {}));
        QCOMPARE(report->recipe.replies, 1);
        QCOMPARE(report->recipe.hidden, 2);
        QCOMPARE(report->models.size(), 1);
        const QString file = m_bench->folder.filePath(u"r.csv"_s);
        QCOMPARE(*WorkbenchFixture::wait(maker.writeCsv({}, {}, file)), 1);
        QVERIFY(!contentOf(file).contains("open"));
    }

    void filesAreWrittenWholeOrNotAtAll()
    {
        for (int i = 0; i < 30; ++i)
            (void)stored(u"p"_s, 3);
        const QString file = m_bench->folder.filePath(u"r.csv"_s);
        {
            QFile before(file);
            QVERIFY(before.open(QIODevice::WriteOnly));
            before.write("as it was");
        }
        {
            ReportMaker maker(*m_bench->workbench);
            QFuture<Result<qint64>> cancelled = maker.writeCsv({}, {}, file);
            cancelled.cancel();
            QTRY_VERIFY(cancelled.isFinished());
            QCOMPARE(cancelled.resultCount(), 0);
        }
        QCOMPARE(contentOf(file), "as it was"_ba);
        {
            ReportMaker maker(*m_bench->workbench);
            (void)maker.writeCsv({}, {}, file); // it goes while it writes
        }
        QVERIFY(contentOf(file) == "as it was" || contentOf(file).count("\r\n") == 91);
        ReportMaker maker(*m_bench->workbench);
        const QFuture<Result<qint64>> written = maker.writeCsv({}, {}, file);
        QCOMPARE(*WorkbenchFixture::wait(written), 90);
        QCOMPARE(written.progressValue(), written.progressMaximum());
        QCOMPARE(contentOf(file).count("\r\n"), 91);
        const Result<qint64> refused = WorkbenchFixture::wait(maker.writeJson({}, {}, u"/nowhere/r.json"_s));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::ReadOnly);
    }

    void givingUpStopsAtOnce()
    {
        for (int i = 0; i < 5; ++i)
            (void)stored(u"p"_s, 2);
        const auto db = Database::openForReading(m_bench->folder.filePath(u"history.db"_s));
        QVERIFY(db);
        int steps = 0;
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        const Result<qint64> written = writeReportRows(**db, {}, {}, {}, ReportRowsForm::Csv, buffer,
                                                       [&steps](qint64, qint64) { return ++steps < 4; });
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Cancelled);
        QCOMPARE(steps, 4);
        // The reading transaction is over: the next one begins.
        QVERIFY(makeReport(**db, {}, {}, {}, {}));
    }

private:
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// A comparison with one prompt and so many ended replies, of model-0, model-1, ….
    Id stored(const QString &prompt, int count, bool openVote = false)
    {
        auto db = Database::openForWriting(m_bench->folder.filePath(u"history.db"_s), m_bench->clock);
        if (!db)
            qFatal("%s", qPrintable(db.error().detail));
        Comparison comparison = samples::comparison(m_bench->clock, count);
        Turn turn = samples::turn(m_bench->clock, comparison);
        turn.prompt = prompt;
        QList<Reply> replies;
        for (int i = 0; i < count; ++i) {
            comparison.panes[i].model = {u"fake"_s, u"model-%1"_s.arg(i)};
            Reply reply = samples::ended(samples::intent(m_bench->clock, turn, comparison.panes[i]), u"answer of model-%1"_s.arg(i));
            reply.facts.servedModel.clear();
            replies.append(reply);
        }
        ScopedTransaction tx(**db);
        bool good = ComparisonRepository(**db).save(comparison) && ReplyWriter(**db).begin(turn, replies, newId(UtcMicros{1}));
        if (openVote)
            good = good && JudgementRepository(**db).putVote(turn.id, {.panes = {comparison.panes[0].id, comparison.panes[1].id}});
        if (!good || !tx.commit())
            qFatal("not stored");
        return comparison.id;
    }

    std::unique_ptr<WorkbenchFixture> m_bench;
};

QTEST_GUILESS_MAIN(TestReportMaker)
#include "tst_reportmaker.moc"
