// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/lifecyclerepository.h"

#include "store/attachmentrepository.h"
#include "store/chargerepository.h"
#include "store/savedsearchrepository.h"
#include "store/storethread.h"

#include "searchfixture.h"

#include <QCryptographicHash>

using namespace bakeoff;
using namespace std::chrono_literals;

class TestLifecycle : public QObject, private SearchFixture {
    Q_OBJECT

private slots:
    void init() { begin(); }

    void keepsStarsAndTagsFromOpenWindows()
    {
        const Made made = store(u"p"_s, {u"a"_s});
        const Id id = made.comparison.id;
        QVERIFY(change([&](LifecycleRepository &r) { return r.setStarred(id, true); }));
        QVERIFY(change([&](LifecycleRepository &r) { return r.setTags(id, {u" b "_s, u"a"_s, u"b"_s}); }));
        // A window that knows nothing of it saves.
        QVERIFY(inTransaction([&] { return ComparisonRepository(*m_db).save(made.comparison); }));
        const auto loaded = ComparisonRepository(*m_db).load(id);
        QVERIFY(loaded);
        QVERIFY(loaded->starred);
        QCOMPARE(loaded->tags, (QStringList{u"b"_s, u"a"_s}));
        const ComparisonSummary row = ComparisonRepository(*m_db).list(1)->rows.constFirst();
        QVERIFY(row.starred);
        QCOMPARE(row.tags, loaded->tags);
        QCOMPARE(row.prompt, u"p"_s);
        QCOMPARE(row.turns, 1);
        QCOMPARE(row.replies, 1);
        QVERIFY(change([&](LifecycleRepository &r) { return r.setTags(id, {}); }));
        QCOMPARE(ComparisonRepository(*m_db).load(id)->tags, QStringList());
        QCOMPARE(change([&](LifecycleRepository &r) { return r.setTags(id, {u" "_s}); }).error().kind, ErrorKind::BadInput);
    }

    void writesTheOriginOnce()
    {
        Comparison c = samples::comparison(m_clock, 1);
        c.origin = newId(m_clock.nowUtc());
        QVERIFY(inTransaction([&] { return ComparisonRepository(*m_db).save(c); }));
        const Id origin = c.origin;
        QCOMPARE(ComparisonRepository(*m_db).load(c.id)->origin, origin);
        c.origin = {};
        QVERIFY(inTransaction([&] { return ComparisonRepository(*m_db).save(c); }));
        QCOMPARE(ComparisonRepository(*m_db).load(c.id)->origin, origin);
    }

    void countsHowRepliesEnded()
    {
        store(u"first prompt\nof two lines"_s, {u"a"_s, u"b"_s, u"c"_s, u"d"_s}, {}, [](Reply &r, int n) {
            r.state = n == 0 ? ReplyState::Failed : n == 1 ? ReplyState::CutOff : ReplyState::Done;
            if (n < 2)
                r.error = Error{.kind = ErrorKind::Interrupted};
        });
        const ComparisonSummary row = ComparisonRepository(*m_db).list(1)->rows.constFirst();
        QCOMPARE(row.replies, 4);
        QCOMPARE(row.failed, 1);
        QCOMPARE(row.cutOff, 1);
        QCOMPARE(row.prompt, u"first prompt\nof two lines"_s);
        Comparison draft = samples::comparison(m_clock, 2);
        draft.draft = QString(1000, u'd');
        draft.updated = UtcMicros{m_clock.nowUtc().value + 1};
        QVERIFY(inTransaction([&] { return ComparisonRepository(*m_db).save(draft); }));
        const ComparisonSummary unsent = ComparisonRepository(*m_db).list(1)->rows.constFirst();
        QCOMPARE(unsent.prompt, QString(300, u'd'));
        QCOMPARE(unsent.turns, 0);
    }

    void showsDeletedOnesNowhereAndBringsThemBack()
    {
        const Made made = store(u"a prompt"_s, {u"an answer"_s});
        const Made other = store(u"another"_s, {u"reply"_s});
        const Id id = made.comparison.id;
        const auto before = ComparisonRepository(*m_db).load(id);
        QVERIFY(change([&](LifecycleRepository &r) { return r.remove(id, m_clock.nowUtc()); }));
        const ComparisonRepository comparisons(*m_db);
        QCOMPARE(comparisons.list(10)->rows.size(), 1);
        QCOMPARE(comparisons.load(id).error().kind, ErrorKind::NotFound);
        QCOMPARE(comparisons.loadReply(made.replies[0].id).error().kind, ErrorKind::NotFound);
        QCOMPARE(comparisons.recentPrompts(UtcMicros{std::numeric_limits<qint64>::max()}, 10)->size(), 1);
        // An open window must not bring it back, nor lose anything.
        QVERIFY(inTransaction([&] { return ComparisonRepository(*m_db).save(made.comparison); }));
        QCOMPARE(comparisons.list(10)->rows.size(), 1);
        QVERIFY(change([&](LifecycleRepository &r) { return r.restore(id); }));
        QCOMPARE(comparisons.load(id), before);
        QCOMPARE(comparisons.list(10)->rows.size(), 2);
        for (const Id &stranger : {newId(m_clock.nowUtc())}) {
            QCOMPARE(change([&](LifecycleRepository &r) { return r.remove(stranger, {}); }).error().kind, ErrorKind::NotFound);
            QCOMPARE(change([&](LifecycleRepository &r) { return r.restore(stranger); }).error().kind, ErrorKind::NotFound);
            QCOMPARE(change([&](LifecycleRepository &r) { return r.erase(stranger); }).error().kind, ErrorKind::NotFound);
            QCOMPARE(change([&](LifecycleRepository &r) { return r.setStarred(stranger, true); }).error().kind, ErrorKind::NotFound);
        }
    }

    void erasesAllButTheLedger()
    {
        const QByteArray data = "only here"_ba;
        const QByteArray shared = "in two"_ba;
        const auto attach = [](const QByteArray &bytes) {
            return Attachment{.name = u"f"_s, .mediaType = u"text/plain"_s, .kind = AttachmentKind::Text,
                              .sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256), .data = bytes};
        };
        const Made made = store(u"p"_s, {u"a"_s});
        const Made other = store(u"q"_s, {u"b"_s});
        for (const auto &[id, files] : {std::pair(made.comparison, QList<Attachment>{attach(data), attach(shared)}),
                                        std::pair(other.comparison, QList<Attachment>{attach(shared)})}) {
            Comparison c = id;
            c.attachments = files;
            QVERIFY(inTransaction([&] { return ComparisonRepository(*m_db).save(c); }));
        }
        const Id id = made.comparison.id;
        QVERIFY(change([&](LifecycleRepository &r) { return r.setTags(id, {u"project"_s}); }));
        QVERIFY(change([&](LifecycleRepository &r) { return r.erase(id); }));
        QCOMPARE(m_db->value(u"SELECT count(*) FROM comparisons"_s)->toInt(), 1);
        QCOMPARE(m_db->value(u"SELECT count(*) FROM turns"_s)->toInt(), 1);
        QCOMPARE(m_db->value(u"SELECT count(*) FROM reply_texts"_s)->toInt(), 1);
        QCOMPARE(m_db->value(u"SELECT count(*) FROM attachments"_s)->toInt(), 1);
        QCOMPARE(m_db->value(u"SELECT tag FROM comparison_tags"_s)->toString(), u"project"_s);
        QVERIFY(ChargeRepository(*m_db).of(made.replies[0].id));
        QCOMPARE(m_db->integrityProblems(), Result<QStringList>(QStringList()));
    }

    void doesNotEraseWhatStreams()
    {
        const Made made = store(u"p"_s, {u"a"_s});
        const Reply streaming = samples::intent(m_clock, made.turn, made.comparison.panes[0]);
        QVERIFY(inTransaction([&] { return ReplyWriter(*m_db).begin(made.turn, {streaming}, newId(m_clock.nowUtc())); }));
        QCOMPARE(change([&](LifecycleRepository &r) { return r.erase(made.comparison.id); }).error().kind, ErrorKind::BadInput);
        QVERIFY(change([&](LifecycleRepository &r) { return r.remove(made.comparison.id, m_clock.nowUtc()); }));
        QCOMPARE(purgeAt(2 * 24h), 0);
        QCOMPARE(purgeAt(4 * 24h), 0);
        // It ends, is kept, and comes back with the rest.
        QVERIFY(inTransaction([&] { return ReplyWriter(*m_db).finish(samples::ended(streaming, u"whole"_s), m_clock.nowUtc()); }));
        QVERIFY(change([&](LifecycleRepository &r) { return r.restore(made.comparison.id); }));
        QCOMPARE(ComparisonRepository(*m_db).load(made.comparison.id)->turns[0].replies[1].text, u"whole"_s);
    }

    void purgesOnlyWhatTwoStartsADayApartFoundDue_data()
    {
        using Starts = QList<std::chrono::hours>; // after the deletion, by the wall clock
        QTest::addColumn<Starts>("starts");
        QTest::addColumn<bool>("gone");
        QTest::newRow("an hour later") << Starts{1h} << false;
        QTest::newRow("a day later") << Starts{25h} << false;
        QTest::newRow("twice on that day") << Starts{25h, 26h} << false;
        QTest::newRow("and a day after") << Starts{25h, 50h} << true;
        QTest::newRow("the clock jumped a year and came back") << Starts{1h, 8760h, 2h, 3h} << false;
        QTest::newRow("jumped twice") << Starts{8760h, 2h, 8761h, 3h} << false;
        QTest::newRow("came back, then time passed") << Starts{8760h, 2h, 30h, 31h} << false;
        QTest::newRow("came back, then two days passed") << Starts{8760h, 2h, 30h, 55h} << true;
        QTest::newRow("came back to yesterday's start") << Starts{8760h, 40h, 41h} << false;
    }

    void purgesOnlyWhatTwoStartsADayApartFoundDue()
    {
        QFETCH(const QList<std::chrono::hours>, starts);
        QFETCH(const bool, gone);
        const Made made = store(u"p"_s, {u"a"_s});
        store(u"q"_s, {u"stays"_s});
        m_deleted = m_clock.nowUtc();
        QVERIFY(change([&](LifecycleRepository &r) { return r.remove(made.comparison.id, m_deleted); }));
        int purged = 0;
        for (const std::chrono::hours start : starts)
            purged += purgeAt(start);
        QCOMPARE(purged, gone ? 1 : 0);
        QCOMPARE(m_db->value(u"SELECT count(*) FROM comparisons"_s)->toInt(), gone ? 1 : 2);
    }

    void purgesWhenAProcessStarts()
    {
        const Made made = store(u"p"_s, {u"a"_s});
        QVERIFY(change([&](LifecycleRepository &r) { return r.remove(made.comparison.id, m_clock.nowUtc()); }));
        m_db.reset();
        for (int i = 0; i < 2; ++i) {
            m_clock.advance(25h);
            StoreThread thread(m_file, m_clock);
            QVERIFY(thread.opened().result());
        }
        open();
        QCOMPARE(m_db->value(u"SELECT count(*) FROM comparisons"_s)->toInt(), 0);
    }

    void keepsSavedSearches()
    {
        const QList<SavedSearch> searches{{u"Failed of today"_s, {.text = u"a b"_s, .filter = {.states = {ReplyState::Failed}}}},
                                          {u"All"_s, {}}};
        const auto replace = [&](const QList<SavedSearch> &with) {
            return inTransaction([&] { return SavedSearchRepository(*m_db).replaceAll(with); });
        };
        QVERIFY(replace(searches));
        QCOMPARE(SavedSearchRepository(*m_db).list(), Result<QList<SavedSearch>>(searches));
        for (const QString &name : {u""_s, u" "_s, u"a\nb"_s, QString(81, u'x'), u"All"_s}) {
            QCOMPARE(replace({{u"All"_s, {}}, {name, {}}}).error().kind, ErrorKind::BadInput);
            QCOMPARE(SavedSearchRepository(*m_db).list()->size(), 2);
        }
        QVERIFY(m_db->exec(u"UPDATE saved_searches SET query = '{\"colour\":1}' WHERE name = 'All'"_s));
        QCOMPARE(SavedSearchRepository(*m_db).list()->size(), 1);
        QVERIFY(replace({}));
        QCOMPARE(SavedSearchRepository(*m_db).list()->size(), 0);
    }

private:
    Status change(const std::function<Status(LifecycleRepository &)> &work)
    {
        return inTransaction([&] {
            LifecycleRepository repository(*m_db);
            return work(repository);
        });
    }

    /// How many go at a start so long after the deletion.
    int purgeAt(std::chrono::hours later)
    {
        int purged = -1;
        (void)inTransaction([&]() -> Status {
            const Result<int> went = LifecycleRepository(*m_db).purge(
                {(m_deleted.value ? m_deleted : m_clock.nowUtc()).value + std::chrono::microseconds(later).count()});
            if (!went)
                return went.error();
            purged = *went;
            return success();
        });
        return purged;
    }

    UtcMicros m_deleted;
};

QTEST_GUILESS_MAIN(TestLifecycle)
#include "tst_lifecycle.moc"
