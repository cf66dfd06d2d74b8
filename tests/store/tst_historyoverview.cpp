// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeclock.h"
#include "samples.h"
#include "store/comparisonrepository.h"
#include "store/historyoverview.h"
#include "store/storereader.h"
#include "store/storethread.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bakeoff;

class TestHistoryOverview : public QObject {
    Q_OBJECT

private slots:
    void anEmptyHistoryHasNothingToChooseFrom()
    {
        const QTemporaryDir folder;
        StoreThread store(folder.filePath(u"h.db"_s), m_clock);
        QVERIFY(store.opened().result());
        QCOMPARE(*read(store), HistoryOverview());
    }

    void modelsAndTagsAreNamedOnce()
    {
        const QTemporaryDir folder;
        StoreThread store(folder.filePath(u"h.db"_s), m_clock);
        QVERIFY(store.opened().result());
        QList<Id> ids;
        for (int i = 0; i < 3; ++i) {
            m_clock.advance(std::chrono::hours(24));
            Comparison c = samples::comparison(m_clock, 0);
            c.panes = {samples::pane(m_clock, i == 2 ? u"b/two"_s : u"a/one"_s)};
            const Turn turn = samples::turn(m_clock, c);
            bool begun = false;
            store.beginReplies(c, turn, {samples::intent(m_clock, turn, c.panes.first())}, [&](const Status &s) { begun = s.ok(); });
            QVERIFY(store.flush().result());
            QVERIFY(begun);
            ids.append(c.id);
            QVERIFY(store.write([id = c.id](Database &db) {
                             return db.exec(u"INSERT INTO comparison_tags (comparison, tag, position) VALUES (?, 'x', 0), (?, 'y', 1)"_s,
                                            {id.toRfc4122(), id.toRfc4122()});
                         })
                        .result());
        }
        const Result<HistoryOverview> found = read(store);
        QVERIFY(found);
        QCOMPARE(found->comparisons, 3);
        QVERIFY(found->since);
        QCOMPARE(found->models, (QList<ModelRef>{{u"sandbox"_s, u"a/one"_s}, {u"sandbox"_s, u"b/two"_s}}));
        QCOMPARE(found->tags, (QStringList{u"x"_s, u"y"_s}));

        // Rows come in the order asked for; what is not there is left out.
        StoreReader reader(folder.filePath(u"h.db"_s));
        const QList<Id> asked{ids.at(2), newId(m_clock.nowUtc()), ids.at(0)};
        const auto rows = reader.read<QList<ComparisonSummary>>([asked](Database &db) {
            return HistoryOverviewRepository(db).summaries(asked);
        });
        QVERIFY(rows.result());
        QCOMPARE(rows.result()->size(), 2);
        QCOMPARE(rows.result()->at(0).id, ids.at(2));
        QCOMPARE(rows.result()->at(1).models, QStringList{u"sandbox/a/one"_s});

        QVERIFY(store.write([id = ids.at(1)](Database &db) {
                         return db.exec(u"UPDATE comparisons SET deleted = 1 WHERE id = ?"_s, {id.toRfc4122()});
                     })
                    .result());
        QCOMPARE(read(store)->comparisons, 2);
    }

    void anOpenVoteIsTold()
    {
        const QTemporaryDir folder;
        StoreThread store(folder.filePath(u"h.db"_s), m_clock);
        QVERIFY(store.opened().result());
        Comparison c = samples::comparison(m_clock);
        Turn turn = samples::turn(m_clock, c);
        turn.vote = BlindVote{};
        turn.vote->panes = {c.panes.at(0).id, c.panes.at(1).id};
        store.beginReplies(c, turn, {samples::intent(m_clock, turn, c.panes.at(0)), samples::intent(m_clock, turn, c.panes.at(1))},
                           [](const Status &) {});
        QVERIFY(store.flush().result());
        StoreReader reader(folder.filePath(u"h.db"_s));
        const auto open = [&] {
            return reader.read<QSet<Id>>([id = c.id](Database &db) { return HistoryOverviewRepository(db).withOpenVote({id}); })
                .result();
        };
        QVERIFY(open());
        QCOMPARE(*open(), QSet<Id>{c.id});
        BlindVote decided = *turn.vote;
        decided.outcome = VoteOutcome::Tie;
        decided.decided = m_clock.nowUtc();
        store.saveVote(turn.id, decided);
        QVERIFY(store.flush().result());
        QCOMPARE(*open(), QSet<Id>());
    }

private:
    static Result<HistoryOverview> read(StoreThread &store)
    {
        HistoryOverview found;
        const Status s = store.write([&found](Database &db) -> Status {
                                  const Result<HistoryOverview> overview = HistoryOverviewRepository(db).overview();
                                  if (!overview)
                                      return overview.error();
                                  found = *overview;
                                  return success();
                              })
                             .result();
        if (!s)
            return s.error();
        return found;
    }

    FakeClock m_clock;
};

QTEST_GUILESS_MAIN(TestHistoryOverview)
#include "tst_historyoverview.moc"
