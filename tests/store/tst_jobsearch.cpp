// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchfixture.h"

#include "store/jobjudgementrepository.h"
#include "store/jobrepository.h"

#include <QFile>
#include <QSqlQuery>

using namespace bakeoff;

/// Jobs in the search of the history.
class TestJobSearch : public QObject, private SearchFixture {
    Q_OBJECT

private slots:
    void init() { begin(); }

    void isFoundByItsInput_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        QTest::newRow("prompt") << u"lighthouse"_s << true;
        QTest::newRow("while it is typed") << u"li"_s << true;
        QTest::newRow("a nested text") << u"storm"_s << true;
        QTest::newRow("a phrase") << u"\"rocky headland\""_s << true;
        QTest::newRow("an open phrase") << u"\"rocky he"_s << true;
        QTest::newRow("not a key") << u"aspect"_s << false;
        QTest::newRow("not a file") << u"sha256"_s << false;
        QTest::newRow("nothing of it") << u"kettle"_s << false;
    }
    void isFoundByItsInput()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, found);
        const Job job = add({{u"prompt"_s, u"A lighthouse on a rocky headland"_s},
                             {u"aspect_ratio"_s, u"1:1"_s},
                             {u"image"_s, u"sha256:"_s + QString(64, u'a')},
                             {u"more"_s, QJsonObject{{u"negative"_s, u"storm"_s}}}});
        const QList<SearchHit> hits = foundBy(text);
        QCOMPARE(hits.size(), found ? 1 : 0);
        if (!found)
            return;
        const SearchHit &hit = hits.first();
        QCOMPARE(hit.kind, SearchHit::Kind::Job);
        QCOMPARE(hit.id, job.id);
        QVERIFY(hit.comparison.isNull());
        QCOMPARE(hit.entry(), job.id);
        QCOMPARE(hit.title, job.title);
        QCOMPARE(hit.model, job.model);
        QCOMPARE(hit.jobState, u"queued"_s);
        QCOMPARE(hit.field, SearchField::Input);
        QVERIFY(!hit.snippet.marks.isEmpty());
    }

    void standsAmongRepliesInTheOrderOfTime()
    {
        store(u"lighthouse prompt"_s, {u"lighthouse answer"_s});
        m_clock.advance(Seconds(1));
        const Job job = add({{u"prompt"_s, u"lighthouse"_s}});
        m_clock.advance(Seconds(1));
        store(u"lighthouse later"_s, {u"another"_s});
        const QList<SearchHit> hits = foundBy(u"lighthouse"_s);
        QCOMPARE(hits.size(), 4);
        QCOMPARE(hits.at(1).id, job.id);
        const Result<SearchCount> count = SearchRepository(*m_db).count(words(u"lighthouse"_s));
        QCOMPARE(count->hits, 4);
        QCOMPARE(count->comparisons, 3);
    }

    void passesFilters_data()
    {
        QTest::addColumn<HistoryFilter>("filter");
        QTest::addColumn<bool>("passes");
        QTest::newRow("its provider") << HistoryFilter{.providers = {u"replicate"_s}} << true;
        QTest::newRow("another provider") << HistoryFilter{.providers = {u"openrouter"_s}} << false;
        QTest::newRow("its model") << HistoryFilter{.models = {{u"replicate"_s, u"maker/paint"_s}}} << true;
        QTest::newRow("done") << HistoryFilter{.states = {ReplyState::Done}} << true;
        QTest::newRow("failed") << HistoryFilter{.states = {ReplyState::Failed}} << false;
        QTest::newRow("its kind") << HistoryFilter{.kinds = {RequestKind::Image}} << true;
        QTest::newRow("another kind") << HistoryFilter{.kinds = {RequestKind::Video}} << false;
        QTest::newRow("its cost") << HistoryFilter{.costLeast = Usd::fromPicos(1'000), .costMost = Usd::fromPicos(2'000)} << true;
        QTest::newRow("dearer") << HistoryFilter{.costLeast = Usd::fromPicos(2'000)} << false;
        QTest::newRow("cost known") << HistoryFilter{.costUnknown = true} << false;
        QTest::newRow("its rating") << HistoryFilter{.ratingLeast = 4} << true;
        QTest::newRow("better rated") << HistoryFilter{.ratingLeast = 5} << false;
        QTest::newRow("since before") << HistoryFilter{.from = UtcMicros{0}} << true;
        QTest::newRow("until before") << HistoryFilter{.until = UtcMicros{1}} << false;
    }
    void passesFilters()
    {
        QFETCH(const HistoryFilter, filter);
        QFETCH(const bool, passes);
        Job job = add({{u"prompt"_s, u"a lighthouse"_s}});
        end(job);
        QVERIFY(inTransaction([&] { return JobJudgementRepository(*m_db).setRating(job.id, 4); }));
        for (const QString &text : {u"lighthouse"_s, u"l"_s, QString()}) {
            const auto page = SearchRepository(*m_db).search({.text = text, .filter = filter}, 10);
            QVERIFY(page);
            QCOMPARE(page->hits.size(), passes ? 1 : 0);
        }
    }

    /// By its star, with words and without; gone with the star, and with the job.
    void isFoundByItsStar()
    {
        store(u"a lighthouse"_s, {u"yes"_s});
        Job starred = add({{u"prompt"_s, u"a lighthouse"_s}});
        m_clock.advance(Seconds(1));
        add({{u"prompt"_s, u"a lighthouse"_s}});
        const auto star = [&](bool on) {
            return inTransaction([&] { return JobJudgementRepository(*m_db).setStarred(starred.id, on); });
        };
        const auto found = [&](const HistoryQuery &query) {
            QList<Id> ids;
            const auto page = SearchRepository(*m_db).search(query, 10);
            for (const SearchHit &hit : page ? page->hits : QList<SearchHit>())
                ids.append(hit.id);
            return ids;
        };
        QVERIFY(star(true));
        const QList<Id> one{starred.id};
        for (const QString &text : {QString(), u"lighthouse"_s, u"li"_s, u"l"_s}) {
            QCOMPARE(found({.text = text, .filter = {.starred = true}}), one);
            QCOMPARE(found({.text = text, .filter = {.starred = true}, .order = SearchOrder::Relevant}), one);
            QCOMPARE(found({.text = text, .filter = {.kinds = {RequestKind::Image}, .starred = true}}), one);
            QCOMPARE(found({.text = text, .filter = {.kinds = {RequestKind::Video}, .starred = true}}), QList<Id>());
            QCOMPARE(found({.text = text, .filter = {.providers = {u"openrouter"_s}, .starred = true}}), QList<Id>());
        }
        QCOMPARE(found({.text = u"kettle"_s, .filter = {.starred = true}}), QList<Id>());
        const auto alone = SearchRepository(*m_db).starredJobs({});
        QCOMPARE(alone->size(), 1);
        QCOMPARE(alone->first().id, starred.id);
        QVERIFY(inTransaction([&] { return SearchRepository(*m_db).rebuild(); }));
        QCOMPARE(found({.text = {}, .filter = {.starred = true}}), one);
        QVERIFY(star(false));
        QCOMPARE(found({.text = {}, .filter = {.starred = true}}), QList<Id>());
        QVERIFY(star(true));
        end(starred);
        QVERIFY(inTransaction([&] {
            const auto removed = JobRepository(*m_db).erase(one);
            return removed ? success() : Status(removed.error());
        }));
        QCOMPARE(m_db->value(u"SELECT (SELECT count(*) FROM search_marks) + (SELECT count(*) FROM search_marked)"_s)->toInt(), 0);
    }

    void hearsOfChanges()
    {
        Job job = add({{u"audio"_s, u"sha256:"_s + QString(64, u'a')}});
        QCOMPARE(foundBy(u"spoken"_s).size(), 0);
        job.output = u"what was spoken"_s;
        end(job);
        const QList<SearchHit> hits = foundBy(u"spoken"_s);
        QCOMPARE(hits.size(), 1);
        QCOMPARE(hits.first().field, SearchField::Answer);
        QCOMPARE(hits.first().jobState, u"succeeded"_s);
        QCOMPARE(hits.first().cost, *job.cost);
        QVERIFY(inTransaction([&] { return JobJudgementRepository(*m_db).setNote(job.id, u"too quiet"_s); }));
        QCOMPARE(foundBy(u"quiet"_s).first().field, SearchField::Note);
        QVERIFY(inTransaction([&] {
            const auto removed = JobRepository(*m_db).erase({job.id});
            return removed ? success() : Status(removed.error());
        }));
        QCOMPARE(foundBy(u"spoken"_s).size(), 0);
        QCOMPARE(m_db->value(u"SELECT count(*) FROM search_entries"_s)->toInt(), 0);
    }

    void survivesTheWholeIndexAnew()
    {
        store(u"a lighthouse"_s, {u"yes"_s});
        add({{u"prompt"_s, u"a lighthouse"_s}});
        QVERIFY(inTransaction([&] { return SearchRepository(*m_db).rebuild(); }));
        QCOMPARE(foundBy(u"lighthouse"_s).size(), 2);
    }

    void findsJobsOfTheVersionBefore()
    {
        m_db.reset();
        m_file = m_dir->filePath(u"six.db"_s);
        QVERIFY(QFile::copy(QStringLiteral(BAKEOFF_SOURCE_DIR "/tests/store/data/version6.db"), m_file));
        QVERIFY(QFile::setPermissions(m_file, QFile::ReadOwner | QFile::WriteOwner));
        open();
        const Result<QList<Id>> stored = [this] {
            QList<Id> ids;
            const Status s = m_db->each(u"SELECT id FROM jobs"_s, {}, [&ids](const QSqlQuery &row) {
                ids.append(Id::fromRfc4122(row.value(0).toByteArray()));
                return true;
            });
            return s ? Result<QList<Id>>(ids) : Result<QList<Id>>(s.error());
        }();
        QVERIFY(!stored->isEmpty());
        QVERIFY(*SearchRepository(*m_db).hasUnindexed());
        index();
        QVERIFY(!*SearchRepository(*m_db).hasUnindexed());
        QList<Id> found;
        const auto page = SearchRepository(*m_db).search({}, 200);
        for (const SearchHit &hit : page->hits) {
            if (hit.kind == SearchHit::Kind::Job)
                found.append(hit.id);
        }
        QCOMPARE(found, *stored);
        QCOMPARE(m_db->integrityProblems(), Result<QStringList>(QStringList()));
    }

private:
    QList<SearchHit> foundBy(const QString &text)
    {
        const auto page = SearchRepository(*m_db).search(words(text), 10);
        return page ? page->hits : QList<SearchHit>();
    }

    Job add(const QJsonObject &input)
    {
        Job job;
        job.id = newId(m_clock.nowUtc());
        job.model = {u"replicate"_s, u"maker/paint"_s};
        job.kind = RequestKind::Image;
        job.title = jobTitle(input);
        job.input = input;
        job.stamps.created = m_clock.nowUtc();
        const Status added = inTransaction([&] {
            return JobRepository(*m_db).add({}, {job}, {}, m_me, m_clock.nowUtc(), [](const Id &) { return true; });
        });
        return added ? job : Job();
    }

    void end(Job &job)
    {
        const UtcMicros now = m_clock.nowUtc();
        job.stamps.sent = now;
        job.stamps.confirmed = now;
        job.stamps.ended = now;
        job.providerId = u"p1"_s;
        job.cost = Cost::estimated(Usd::fromPicos(1'500));
        QVERIFY(inTransaction([&] {
            JobRepository jobs(*m_db);
            job.state = JobState::Sending;
            if (!jobs.claim(job.id, m_me, now, UtcMicros{now.value + 60'000'000}) || !jobs.markSending(job.id, m_me, now))
                return Status(Error{.kind = ErrorKind::Storage});
            job.state = JobState::Processing;
            if (!jobs.confirm(job))
                return Status(Error{.kind = ErrorKind::Storage});
            job.state = JobState::Succeeded;
            const Result<bool> ended = jobs.end(job, m_me);
            return ended && *ended ? success() : Status(Error{.kind = ErrorKind::Storage});
        }));
    }

    const Id m_me = newId(UtcMicros{1});
};

QTEST_GUILESS_MAIN(TestJobSearch)
#include "tst_jobsearch.moc"
