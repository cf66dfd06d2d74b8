// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/chargerepository.h"
#include "store/database.h"
#include "store/ledgerrepository.h"
#include "store/sqlvalues.h"

#include "store/comparisonrepository.h"
#include "store/judgementrepository.h"
#include "store/replywriter.h"

#include "fakeclock.h"
#include "samples.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace bakeoff;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

UtcMicros at(const QString &iso)
{
    return UtcMicros::fromDateTime(QDateTime::fromString(iso, Qt::ISODate));
}

Cost billed(qint64 picos)
{
    return Cost::billed(Usd::fromPicos(picos));
}

Cost estimated(qint64 picos)
{
    return Cost::estimated(Usd::fromPicos(picos));
}

} // namespace

class TestLedger : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto db = Database::openForWriting(m_dir->filePath(u"history.db"_s), m_clock);
        QVERIFY(db);
        m_db = std::move(db).value();
        m_charges.clear();
        m_tags.clear();
    }

    /// Who a reply to an open blind vote is from is told by no row, no filter and no list.
    void hidesOpenBlindVotes()
    {
        const Comparison comparison = samples::comparison(m_clock);
        Turn turn = samples::turn(m_clock, comparison);
        turn.vote = BlindVote{.panes = {comparison.panes[1].id, comparison.panes[0].id}};
        QList<Reply> replies;
        for (int i = 0; i < 2; ++i) {
            Reply reply = samples::ended(samples::intent(m_clock, turn, comparison.panes[i]), u"answer"_s);
            reply.model = {u"maker%1"_s.arg(i), u"m"_s};
            reply.sandbox = false;
            reply.cost = i == 0 ? billed(500) : Cost::unknown();
            replies.append(reply);
        }
        Reply seen = replies[0]; // of a turn whose names are shown
        Turn open = samples::turn(m_clock, comparison, 2);
        seen.id = newId(m_clock.nowUtc());
        seen.turn = open.id;
        const auto put = [&](const std::function<Status()> &work) {
            ScopedTransaction tx(*m_db);
            const Status s = work();
            return s ? tx.commit() : s;
        };
        QVERIFY(put([&] {
            Status s = ComparisonRepository(*m_db).save(comparison);
            if (s)
                s = ReplyWriter(*m_db).begin(turn, replies, newId(m_clock.nowUtc()));
            return s ? ReplyWriter(*m_db).begin(open, {seen}, newId(m_clock.nowUtc())) : s;
        }));
        const LedgerRepository ledger(*m_db);
        for (const LedgerGrouping grouping : {LedgerGrouping::Provider, LedgerGrouping::Model}) {
            const auto rows = ledger.summary(grouping, {});
            QVERIFY(rows);
            QCOMPARE(rows->size(), 2);
            for (const LedgerRow &row : *rows) {
                QCOMPARE(row.hidden, row.key.isEmpty());
                QCOMPARE(row.totals.real.count, row.hidden ? 2 : 1);
                QVERIFY(!row.key.contains(u"maker1"_s));
            }
        }
        QCOMPARE(ledger.summary(LedgerGrouping::Kind, {})->first().totals.real.count, 3);
        QCOMPARE(ledger.total({})->real.count, 3);
        QCOMPARE(ledger.total({.providers = {u"maker0"_s}})->real.count, 1);
        QCOMPARE(ledger.total({.models = {{u"maker1"_s, u"m"_s}}})->real.count, 0);
        QCOMPARE(ledger.total({.providers = {u"maker1"_s}, .withHidden = true})->real.count, 1);
        int hidden = 0;
        const auto page = ledger.charges({}, 10);
        QVERIFY(page);
        for (const Charge &charge : page->charges) {
            hidden += charge.hidden;
            QCOMPARE(charge.model == ModelRef(), charge.hidden);
            QVERIFY(!charge.hidden || charge.basis.isEmpty());
        }
        QCOMPARE(hidden, 2);
        const auto unknown = ledger.unknown({}, 10);
        QVERIFY(unknown && unknown->size() == 1 && unknown->first().hidden);

        turn.vote->outcome = VoteOutcome::AllBad;
        turn.vote->decided = m_clock.nowUtc();
        QVERIFY(put([&] { return JudgementRepository(*m_db).putVote(turn.id, *turn.vote); }));
        QCOMPARE(ledger.summary(LedgerGrouping::Provider, {})->size(), 2);
        QCOMPARE(ledger.total({.providers = {u"maker0"_s}})->real.count, 2);
        QVERIFY(!ledger.unknown({}, 10)->first().hidden);
    }

    void namesGroupings()
    {
        for (const LedgerGrouping g : {LedgerGrouping::Provider, LedgerGrouping::Model, LedgerGrouping::Day,
                                       LedgerGrouping::Kind, LedgerGrouping::Tag})
            QCOMPARE(ledgerGroupingFromName(QString(ledgerGroupingName(g))), g);
        QVERIFY(!ledgerGroupingFromName(u"week"));
    }

    void keepsEveryField()
    {
        const Charge c{newId(m_clock.nowUtc()),  newId(m_clock.nowUtc()), RequestKind::Video, {u"p"_s, u"a/b"_s},
                       at(u"2026-08-26T12:00:00Z"_s), estimated(7), true, ChargeSource::PriceRow,
                       QJsonObject{{"formula"_L1, "2 x 3"_L1}}};
        put(c);
        const Charge alone{newId(m_clock.nowUtc()), {}, RequestKind::Speech, {u"q"_s, u"b"_s}, at(u"2026-08-26T13:00:00Z"_s),
                           Cost::unknown(), false, ChargeSource::None, {}};
        put(alone);
        QCOMPARE(LedgerRepository(*m_db).charges({}, 10).value().charges, (QList{alone, c}));
        QCOMPARE(ChargeRepository(*m_db).of(c.subject), Result<Charge>(c));
    }

    /// Against a sum by hand, for every grouping and every filter.
    void sumsAsByHand_data()
    {
        QTest::addColumn<LedgerQuery>("query");
        QTest::newRow("all") << LedgerQuery{};
        QTest::newRow("from") << LedgerQuery{.from = at(u"2026-03-29T00:00:00Z"_s)};
        QTest::newRow("until") << LedgerQuery{.until = at(u"2026-03-29T01:30:00Z"_s)};
        QTest::newRow("both") << LedgerQuery{at(u"2026-03-28T12:00:00Z"_s), at(u"2026-03-29T12:00:00Z"_s), {}, {}, {}, {}};
        QTest::newRow("nothing between") << LedgerQuery{at(u"2026-03-29T12:00:00Z"_s), at(u"2026-03-28T12:00:00Z"_s), {}, {}, {}, {}};
        QTest::newRow("provider") << LedgerQuery{.providers = {u"OpenRouter"_s}};
        QTest::newRow("providers") << LedgerQuery{.providers = {u"OpenRouter"_s, u"it's \"odd\""_s, u"none"_s}};
        QTest::newRow("model") << LedgerQuery{.models = {{u"OpenRouter"_s, u"a/b"_s}}};
        QTest::newRow("kinds") << LedgerQuery{.kinds = {RequestKind::Image, RequestKind::Video}};
        QTest::newRow("tag") << LedgerQuery{.tags = {u"Client, A"_s}};
        QTest::newRow("tags") << LedgerQuery{.tags = {u"Client, A"_s, u"%"_s}};
        QTest::newRow("everything") << LedgerQuery{at(u"2026-03-20T00:00:00Z"_s), at(u"2026-04-02T00:00:00Z"_s), {u"OpenRouter"_s}, {{u"OpenRouter"_s, u"a/b"_s}, {u"OpenRouter"_s, u"c"_s}}, {RequestKind::Text}, {u"Client, A"_s}};
    }

    void sumsAsByHand()
    {
        QFETCH(const LedgerQuery, query);
        makeMany(400);
        const LedgerRepository ledger(*m_db);
        for (const char *zoneName : {"UTC", "Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo"}) {
            const QTimeZone zone(zoneName);
            for (const LedgerGrouping grouping : {LedgerGrouping::Provider, LedgerGrouping::Model, LedgerGrouping::Day,
                                                  LedgerGrouping::Kind, LedgerGrouping::Tag}) {
                const auto rows = ledger.summary(grouping, query, zone);
                QVERIFY(rows);
                QCOMPARE(*rows, byHand(grouping, query, zone));
            }
        }
        CostTally total;
        QList<Charge> wanted;
        for (const Charge &c : m_charges) {
            if (isAsked(c, query)) {
                total.add(c.cost, c.sandbox);
                wanted.prepend(c);
            }
        }
        QCOMPARE(ledger.total(query), Result<CostTally>(total));
        for (const int count : {1, 7, 1000}) {
            QList<Charge> seen;
            QString cursor;
            do {
                const auto page = ledger.charges(query, count, cursor);
                QVERIFY(page);
                QVERIFY(page->charges.size() <= count);
                seen += page->charges;
                cursor = page->next;
            } while (!cursor.isEmpty());
            QCOMPARE(seen, wanted);
        }
        wanted.removeIf([](const Charge &c) { return c.sandbox || c.cost.kind != ChargeKind::Unknown; });
        QCOMPARE(ledger.unknown(query, 1000), Result<QList<Charge>>(wanted));
        QCOMPARE(ledger.unknown(query, 2).value(), wanted.first(std::min<qsizetype>(2, wanted.size())));
    }

    void tellsWhetherThereIsAny()
    {
        const LedgerRepository ledger(*m_db);
        QCOMPARE(ledger.hasCharges(false), Result<bool>(false));
        Charge play = make(at(u"2026-08-26T12:00:00Z"_s), billed(1));
        play.sandbox = true;
        put(play);
        QCOMPARE(ledger.hasCharges(false), Result<bool>(false));
        QCOMPARE(ledger.hasCharges(true), Result<bool>(true));
        put(make(at(u"2026-08-26T12:00:00Z"_s), Cost::unknown()));
        QCOMPARE(ledger.hasCharges(false), Result<bool>(true));
    }

    void givesADayItsHours()
    {
        // Berlin, 29 March 2026: 23 hours, from 23:00 UTC to 22:00 UTC. 25 October: 25 hours.
        for (const auto &[iso, picos] : {std::pair(u"2026-03-28T22:59:59Z"_s, 1), std::pair(u"2026-03-28T23:00:00Z"_s, 2),
                                         std::pair(u"2026-03-29T21:59:59Z"_s, 4), std::pair(u"2026-03-29T22:00:00Z"_s, 8),
                                         std::pair(u"2026-10-24T22:00:00Z"_s, 16), std::pair(u"2026-10-25T22:59:59Z"_s, 32),
                                         std::pair(u"2026-10-25T23:00:00Z"_s, 64)})
            put(make(at(iso), billed(picos)));
        const auto rows = LedgerRepository(*m_db).summary(LedgerGrouping::Day, {}, QTimeZone("Europe/Berlin"));
        QVERIFY(rows);
        QList<QPair<QString, qint64>> days;
        for (const LedgerRow &row : *rows)
            days.append({row.key, row.totals.real.billed.picos()});
        QCOMPARE(days, (QList<QPair<QString, qint64>>{{u"2026-03-28"_s, 1}, {u"2026-03-29"_s, 6}, {u"2026-03-30"_s, 8},
                                                      {u"2026-10-25"_s, 48}, {u"2026-10-26"_s, 64}}));
    }

    void keepsSumsThatDoNotFitAsLowerBounds()
    {
        const qint64 most = std::numeric_limits<qint64>::max();
        put(make(at(u"2026-08-26T12:00:00Z"_s), billed(most)));
        put(make(at(u"2026-08-26T12:00:01Z"_s), billed(most)));
        put(make(at(u"2026-08-26T12:00:02Z"_s), estimated(5)));
        const LedgerRepository ledger(*m_db);
        const auto total = ledger.total({});
        QVERIFY(total);
        QVERIFY(total->real.overflow);
        QCOMPARE(total->real.billed, Usd::fromPicos(most));
        QCOMPARE(total->real.count, 3);
        for (const LedgerGrouping grouping : {LedgerGrouping::Provider, LedgerGrouping::Day}) {
            const auto rows = ledger.summary(grouping, {}, QTimeZone::UTC);
            QVERIFY(rows && rows->size() == 1);
            QCOMPARE(rows->first().totals, *total);
        }
    }

    void staysSoWhileChargesAreAdded()
    {
        makeMany(50);
        const LedgerRepository ledger(*m_db);
        const auto first = ledger.charges({}, 20);
        QVERIFY(first);
        put(make(at(u"2027-01-01T00:00:00Z"_s), billed(1)));
        const auto second = ledger.charges({}, 1000, first->next);
        QVERIFY(second);
        QCOMPARE(first->charges.size() + second->charges.size(), 50);
        QVERIFY(second->next.isEmpty());
    }

    void refusesABadPage_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("cursor");
        QTest::newRow("none") << 0 << QString();
        QTest::newRow("too many") << 1001 << QString();
        QTest::newRow("no base64") << 10 << u"%%%"_s;
        QTest::newRow("no cursor") << 10 << u"aGVsbG8"_s;
        QTest::newRow("three parts") << 10 << QString::fromLatin1("1:2:3"_ba.toBase64());
    }

    void refusesABadPage()
    {
        QFETCH(const int, count);
        QFETCH(const QString, cursor);
        const auto page = LedgerRepository(*m_db).charges({}, count, cursor);
        QVERIFY(!page);
        QCOMPARE(page.error().kind, ErrorKind::BadInput);
    }

    /// A name that this program does not know, as a later one may write it, is said and not counted as something else.
    void saysWhatIsDamaged()
    {
        put(make(at(u"2026-08-26T12:00:00Z"_s), billed(1)));
        QVERIFY(m_db->exec(u"UPDATE charges SET work = 'thought'"_s));
        QCOMPARE(LedgerRepository(*m_db).charges({}, 10).error().kind, ErrorKind::CorruptData);
        QVERIFY(m_db->exec(u"UPDATE charges SET work = 'text', kind = 'guessed'"_s));
        QCOMPARE(LedgerRepository(*m_db).total({}).error().kind, ErrorKind::CorruptData);
        QCOMPARE(LedgerRepository(*m_db).summary(LedgerGrouping::Day, {}).error().kind, ErrorKind::CorruptData);
    }

    /// Figures for people, where they are asked for: BAKEOFF_LEDGER_SIZE=1000000.
    void printsHowLongItTakes()
    {
        const int size = qEnvironmentVariableIntValue("BAKEOFF_LEDGER_SIZE");
        if (size == 0)
            return;
        makeMany(size);
        const LedgerRepository ledger(*m_db);
        const UtcMicros end{m_charges.constLast().at.value + 1};
        const auto figure = [](const char *what, const auto &ask) {
            qint64 best = std::numeric_limits<qint64>::max();
            for (int i = 0; i < 3; ++i) {
                QElapsedTimer timer;
                timer.start();
                static_cast<void>(ask());
                best = std::min(best, timer.nsecsElapsed());
            }
            qInfo("%-32s %8.1f ms", what, static_cast<double>(best) / 1e6);
        };
        for (const auto &[name, days] : {std::pair("all", 0), std::pair("year", 365), std::pair("month", 31), std::pair("day", 1)}) {
            LedgerQuery query;
            if (days > 0)
                query.from = UtcMicros{end.value - days * 86'400'000'000};
            qInfo("%s: %d charges", name, ledger.total(query).value().real.count + ledger.total(query).value().sandbox.count);
            figure("  total", [&] { return ledger.total(query); });
            for (const LedgerGrouping grouping : {LedgerGrouping::Provider, LedgerGrouping::Model, LedgerGrouping::Day,
                                                  LedgerGrouping::Kind, LedgerGrouping::Tag})
                figure(("  by " + QByteArray(ledgerGroupingName(grouping).latin1())).constData(), [&] { return ledger.summary(grouping, query); });
            figure("  first 100 charges", [&] { return ledger.charges(query, 100); });
            figure("  unknown", [&] { return ledger.unknown(query, 100); });
        }
    }

private:
    Charge make(UtcMicros when, const Cost &cost)
    {
        return {newId(when), {}, RequestKind::Text, {u"OpenRouter"_s, u"a/b"_s}, when, cost, false, chargeSourceOf(cost.kind), {}};
    }

    void put(const Charge &charge)
    {
        QVERIFY(ChargeRepository(*m_db).put(charge));
        m_charges.append(charge);
    }

    /// From 20 March 2026 on, over the change of the clocks in Europe; two years where there are many.
    void makeMany(int count)
    {
        ScopedTransaction transaction(*m_db);
        QRandomGenerator random(7);
        const QList<ModelRef> models{{u"OpenRouter"_s, u"a/b"_s}, {u"OpenRouter"_s, u"c"_s}, {u"Replicate"_s, u"a/b"_s}, {u"it's \"odd\""_s, u"x/y:free"_s}};
        const QStringList tags{u"Client, A"_s, u"%"_s, u"später"_s};
        QList<Id> comparisons;
        for (int i = 0; i < std::max(count / 20, 6); ++i) {
            comparisons.append(newId(m_clock.nowUtc()));
            for (int t = 0; t < i % 3; ++t) {
                const QString tag = tags[(i + t) % 3];
                QVERIFY(m_db->exec(u"INSERT INTO comparison_tags (comparison, tag, position) VALUES (?, ?, ?)"_s,
                                   {sql::id(comparisons.last()), tag, t}));
                m_tags[comparisons.last()] << tag;
            }
        }
        UtcMicros when = at(u"2026-03-20T00:00:00Z"_s);
        const quint32 step = count > 10'000 ? 120'000'000 : 4'000'000'000;
        const QJsonObject basis{{"formula"_L1, "812 x 0.000003 + 377 x 0.000015"_L1}, {"source"_L1, "catalogue"_L1}, {"read_on"_L1, "2026-03-20"_L1}};
        for (int i = 0; i < count; ++i) {
            when.value += random.bounded(step);
            const quint32 dice = random.bounded(20U);
            const qint64 picos = random.bounded(2'000'000'000);
            const Cost cost = dice == 0 ? Cost::unknown() : dice < 8 ? estimated(picos) : billed(picos);
            put({newId(when), i % 11 == 0 ? Id() : comparisons[i / 20 % comparisons.size()],
                 kRequestKinds[random.bounded(6)], models[random.bounded(4)], when, cost, random.bounded(9) == 0,
                 chargeSourceOf(cost.kind), dice < 8 ? basis : QJsonObject()});
        }
        QVERIFY(transaction.commit());
    }

    bool isAsked(const Charge &c, const LedgerQuery &q) const
    {
        const QStringList own = m_tags.value(c.comparison);
        return (!q.from || c.at >= *q.from) && (!q.until || c.at < *q.until)
            && (q.providers.isEmpty() || q.providers.contains(c.model.provider))
            && (q.models.isEmpty() || q.models.contains(c.model)) && (q.kinds.isEmpty() || q.kinds.contains(c.work))
            && (q.tags.isEmpty() || std::ranges::any_of(q.tags, [&own](const QString &t) { return own.contains(t); }));
    }

    QStringList keysOf(const Charge &c, LedgerGrouping grouping, const QTimeZone &zone) const
    {
        switch (grouping) {
        case LedgerGrouping::Provider:
            return {c.model.provider};
        case LedgerGrouping::Model:
            return {c.model.provider + u'/' + c.model.id};
        case LedgerGrouping::Day:
            return {c.at.toDateTime().toTimeZone(zone).date().toString(Qt::ISODate)};
        case LedgerGrouping::Kind:
            return {requestKindName(c.work)};
        case LedgerGrouping::Tag:
            break;
        }
        const QStringList own = m_tags.value(c.comparison);
        return own.isEmpty() ? QStringList{QString()} : own;
    }

    QList<LedgerRow> byHand(LedgerGrouping grouping, const LedgerQuery &query, const QTimeZone &zone) const
    {
        QMap<QString, CostTally> sums;
        for (const Charge &c : m_charges) {
            if (isAsked(c, query)) {
                for (const QString &key : keysOf(c, grouping, zone))
                    sums[key].add(c.cost, c.sandbox);
            }
        }
        QList<LedgerRow> rows;
        for (auto it = sums.cbegin(); it != sums.cend(); ++it)
            rows.append({it.key(), it.value()});
        if (grouping != LedgerGrouping::Day) {
            std::ranges::stable_sort(rows, std::ranges::greater(),
                                     [](const LedgerRow &row) { return row.totals.real.known().value(); });
        }
        return rows;
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_db;
    QList<Charge> m_charges; ///< in the order of their moments
    QHash<Id, QStringList> m_tags;
};

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
