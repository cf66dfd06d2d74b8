// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/chargerepository.h"
#include "store/comparisonrepository.h"
#include "store/historyrepository.h"
#include "store/providerrepository.h"
#include "store/storereader.h"
#include "store/storethread.h"

#include "fakeclock.h"
#include "samples.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bakeoff;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

UtcMicros at(const char *iso)
{
    return UtcMicros::fromDateTime(QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate));
}

Charge charge(const Id &comparison, UtcMicros when, const Cost &cost, bool sandbox = false)
{
    return {newId(when), comparison,                RequestKind::Text, ModelRef{u"p"_s, u"m"_s}, when, cost,
            sandbox,     chargeSourceOf(cost.kind), {}};
}

Cost billed(qint64 picos)
{
    return Cost::billed(Usd::fromPicos(picos));
}

} // namespace

class TestRepositories : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto db = Database::openForWriting(m_dir->filePath(u"history.db"_s), m_clock);
        QVERIFY(db);
        m_db = std::move(db).value();
    }

    void keepsADocument()
    {
        ComparisonRepository repository(*m_db);
        Comparison c = samples::comparison(m_clock, 3);
        QVERIFY(repository.save(c));
        QCOMPARE(repository.load(c.id), Result<Comparison>(c));

        c.title = u"Stories"_s;
        c.draft.clear();
        c.panes.swapItemsAt(0, 2);
        c.panes.removeAt(1);
        c.panes[0].settings = {};
        c.panes[1].model = {u"openrouter"_s, u"a/b/c:free"_s};
        c.view = {};
        QVERIFY(repository.save(c));
        QCOMPARE(repository.load(c.id), Result<Comparison>(c));
        QCOMPARE(repository.load(newId(m_clock.nowUtc())).error().kind, ErrorKind::NotFound);
    }

    void keepsRepliesOfAPaneThatLeft()
    {
        StoreThread store(m_db->file(), m_clock);
        Comparison c = samples::comparison(m_clock, 2);
        const Turn t = samples::turn(m_clock, c);
        const Reply r = samples::intent(m_clock, t, c.panes.at(0));
        store.beginReplies(c, t, {r}, {});
        c.panes.removeFirst();
        store.saveComparison(c);
        QVERIFY(store.flush().result());
        const auto loaded = ComparisonRepository(*m_db).load(c.id);
        QCOMPARE(loaded->panes.size(), 1);
        QCOMPARE(loaded->turns.at(0).replies, QList{r});
    }

    void listsNewestFirstPageByPage()
    {
        ComparisonRepository repository(*m_db);
        QList<Id> expected;
        for (int i = 0; i < 57; ++i) {
            Comparison c = samples::comparison(m_clock, 1);
            c.updated = UtcMicros{m_clock.nowUtc().value + i / 10}; // ten at a time share a moment
            QVERIFY(repository.save(c));
            expected.prepend(c.id); // ids rise, so within a moment too the newest is first
        }
        for (const int count : {1, 7, 10, 57, 1000}) {
            QList<Id> seen;
            QString cursor;
            int pages = 0;
            do {
                const auto page = repository.list(count, cursor);
                QVERIFY(page);
                QVERIFY(page->rows.size() <= count);
                for (const ComparisonSummary &row : page->rows)
                    seen.append(row.id);
                cursor = page->next;
                ++pages;
            } while (!cursor.isEmpty());
            QCOMPARE(seen, expected);
            QCOMPARE(pages, (57 + count - 1) / count);
        }
    }

    void refusesABadPage_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("cursor");
        QTest::newRow("none") << 0 << QString();
        QTest::newRow("too many") << 1001 << QString();
        QTest::newRow("no base64") << 10 << u"%%%"_s;
        QTest::newRow("no cursor") << 10 << u"aGVsbG8"_s;
        QTest::newRow("no id") << 10 << QString::fromLatin1("123:xyz"_ba.toBase64());
    }

    void refusesABadPage()
    {
        QFETCH(const int, count);
        QFETCH(const QString, cursor);
        const auto page = ComparisonRepository(*m_db).list(count, cursor);
        QVERIFY(!page);
        QCOMPARE(page.error().kind, ErrorKind::BadInput);
    }

    void summarizes()
    {
        StoreThread store(m_db->file(), m_clock);
        Comparison c = samples::comparison(m_clock, 2);
        c.panes[1].model = {u"together"_s, u"meta/llama"_s};
        Turn t = samples::turn(m_clock, c);
        t.prompt = u"\n  Once   upon\ta time  \nsecond line"_s;
        const Reply one = samples::intent(m_clock, t, c.panes.at(0));
        const Reply two = samples::intent(m_clock, t, c.panes.at(1));
        const Reply three = samples::intent(m_clock, t, c.panes.at(1));
        store.beginReplies(c, t, {one, two, three}, {});
        Reply endedOne = samples::ended(one, u"a"_s);
        endedOne.cost = Cost::billed(Usd::fromPicos(5));
        Reply endedTwo = samples::ended(two, u"b"_s);
        endedTwo.cost = Cost::estimated(Usd::fromPicos(7));
        endedTwo.sandbox = false;
        Reply endedThree = samples::ended(three, u"c"_s);
        endedThree.cost = Cost::unknown();
        endedThree.sandbox = false;
        for (const Reply &r : {endedOne, endedTwo, endedThree})
            store.patch({.reply = r.id, .whole = r});
        QVERIFY(store.flush().result());

        const auto page = ComparisonRepository(*m_db).list(10);
        QVERIFY(page);
        ComparisonSummary expected{.id = c.id,
                                   .title = u"Once upon a time"_s,
                                   .updated = c.updated,
                                   .panes = 2,
                                   .turns = 1,
                                   .replies = 3,
                                   .models = {u"sandbox/sandbox/story-fast"_s, u"together/meta/llama"_s},
                                   .prompt = t.prompt,
                                   .cost = {},
                                   .sandboxCost = {}};
        expected.sandboxCost.add(endedOne.cost);
        expected.cost.add(endedTwo.cost);
        expected.cost.add(endedThree.cost);
        QCOMPARE(page->rows, QList{expected});

        const auto record = ComparisonRepository(*m_db).loadReply(two.id);
        QVERIFY(record);
        QCOMPARE(*record, (ReplyRecord{endedTwo, c.id, u"Once upon a time"_s, c.systemPrompt, 1, t.prompt}));
    }

    void makesATitle_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("draft");
        QTest::addColumn<QString>("expected");
        QTest::newRow("given") << u"Mine"_s << u"draft"_s << u"Mine"_s;
        QTest::newRow("from what was not sent yet") << QString() << u" hello\nworld"_s << u"hello"_s;
        QTest::newRow("nothing yet") << QString() << QString() << QString();
        QTest::newRow("long") << QString() << QString(500, u'x') << QString(79, u'x') + u'…';
    }

    void makesATitle()
    {
        QFETCH(const QString, title);
        QFETCH(const QString, draft);
        QFETCH(const QString, expected);
        ComparisonRepository repository(*m_db);
        Comparison c = samples::comparison(m_clock);
        c.title = title;
        c.draft = draft;
        QVERIFY(repository.save(c));
        QCOMPARE(repository.list(1)->rows.at(0).title, expected);
    }

    void renames()
    {
        ComparisonRepository repository(*m_db);
        const Comparison c = samples::comparison(m_clock);
        QVERIFY(repository.save(c));
        const UtcMicros later{m_clock.nowUtc().value + 5};
        QVERIFY(repository.rename(c.id, u"New"_s, later));
        QCOMPARE(repository.load(c.id)->title, u"New"_s);
        QCOMPARE(repository.load(c.id)->updated, later);
        QCOMPARE(repository.rename(newId(later), u"x"_s, later).error().kind, ErrorKind::NotFound);
    }

    void keepsProviders()
    {
        ProviderRepository repository(*m_db);
        ProviderConfig full;
        full.name = u"my host"_s;
        full.kind = ProviderKind::OpenAi;
        full.preset = Preset::Vllm;
        full.baseUrl = QUrl(u"http://192.168.1.5:8000/v1"_s);
        full.keyVariable = u"MY_KEY"_s;
        full.allowPlainHttp = true;
        full.proxy = u"socks5://127.0.0.1:1080"_s;
        full.isSandbox = true;
        ProviderConfig plain;
        plain.name = u"a"_s;
        plain.kind = ProviderKind::OpenRouter;
        plain.preset = Preset::OpenRouter;
        plain.baseUrl = QUrl(u"https://openrouter.ai/api/v1"_s);
        QVERIFY(repository.add(full));
        QVERIFY(repository.add(plain));
        QCOMPARE(repository.list(), Result<QList<ProviderConfig>>(QList{full, plain}));

        QCOMPARE(repository.add(plain).error().kind, ErrorKind::BadInput);
        QCOMPARE(repository.update(u"a"_s, full).error().kind, ErrorKind::BadInput);
        QCOMPARE(repository.list(), Result<QList<ProviderConfig>>(QList{full, plain}));

        plain.name = u"b"_s;
        plain.keyVariable = u"OTHER"_s;
        QVERIFY(repository.update(u"a"_s, plain));
        QCOMPARE(repository.find(u"b"_s), Result<ProviderConfig>(plain));
        QCOMPARE(repository.find(u"a"_s).error().kind, ErrorKind::NotFound);
        QCOMPARE(repository.list(), Result<QList<ProviderConfig>>(QList{full, plain}));

        QVERIFY(repository.remove(u"my host"_s));
        QCOMPARE(repository.remove(u"my host"_s).error().kind, ErrorKind::NotFound);
        QCOMPARE(repository.update(u"my host"_s, full).error().kind, ErrorKind::NotFound);
        QCOMPARE(repository.list(), Result<QList<ProviderConfig>>(QList{plain}));
    }

    void refusesAnUnusableProvider()
    {
        ProviderConfig config;
        config.name = u"with/slash"_s;
        config.baseUrl = QUrl(u"https://example.org/v1"_s);
        QVERIFY(!ProviderRepository(*m_db).add(config));
        QCOMPARE(ProviderRepository(*m_db).list()->size(), 0);
    }

    void totalsALocalDay_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<UtcMicros>("now");
        QTest::addColumn<QList<UtcMicros>>("inside");
        QTest::addColumn<QList<UtcMicros>>("outside");
        QTest::newRow("UTC") << "UTC"_ba << at("2026-03-10T12:00:00Z")
                             << QList{at("2026-03-10T00:00:00Z"), at("2026-03-10T23:59:59Z")}
                             << QList{at("2026-03-09T23:59:59Z"), at("2026-03-11T00:00:00Z")};
        QTest::newRow("day of 23 hours") << "Europe/Berlin"_ba << at("2026-03-29T12:00:00Z")
                                         << QList{at("2026-03-28T23:00:00Z"), at("2026-03-29T21:59:59Z")}
                                         << QList{at("2026-03-28T22:59:59Z"), at("2026-03-29T22:00:00Z")};
        QTest::newRow("day of 25 hours") << "Europe/Berlin"_ba << at("2026-10-25T12:00:00Z")
                                         << QList{at("2026-10-24T22:00:00Z"), at("2026-10-25T22:59:59Z")}
                                         << QList{at("2026-10-24T21:59:59Z"), at("2026-10-25T23:00:00Z")};
        QTest::newRow("already tomorrow") << "Pacific/Auckland"_ba << at("2026-07-01T12:30:00Z")
                                          << QList{at("2026-07-01T12:00:00Z"), at("2026-07-02T11:59:59Z")}
                                          << QList{at("2026-07-01T11:59:59Z"), at("2026-07-02T12:00:00Z")};
    }

    void totalsALocalDay()
    {
        QFETCH(const QByteArray, zone);
        QFETCH(const UtcMicros, now);
        QFETCH(const QList<UtcMicros>, inside);
        QFETCH(const QList<UtcMicros>, outside);
        ChargeRepository charges(*m_db);
        const Id c = newId(now);
        qint64 picos = 1;
        qint64 expected = 0;
        for (const UtcMicros &moment : inside) {
            QVERIFY(charges.put(charge(c, moment, billed(picos))));
            expected += std::exchange(picos, picos * 10);
        }
        for (const UtcMicros &moment : outside)
            QVERIFY(charges.put(charge(c, moment, billed(std::exchange(picos, picos * 10)))));
        const auto totals = charges.today(now, QTimeZone(zone));
        QVERIFY(totals);
        QCOMPARE(totals->real.billed.picos(), expected);
        QCOMPARE(totals->real.count, inside.size());
    }

    void totalsALocalMonth()
    {
        ChargeRepository charges(*m_db);
        const Id c = newId(m_clock.nowUtc());
        const QTimeZone zone("Europe/Berlin");
        QVERIFY(charges.put(charge(c, at("2026-09-30T21:59:59Z"), billed(1))));
        QVERIFY(charges.put(charge(c, at("2026-09-30T22:00:00Z"), billed(10))));
        QVERIFY(charges.put(charge(c, at("2026-10-31T22:59:59Z"), billed(100))));
        QVERIFY(charges.put(charge(c, at("2026-10-31T23:00:00Z"), billed(1000))));
        QCOMPARE(charges.thisMonth(at("2026-10-15T00:00:00Z"), zone)->real.billed.picos(), 110);
        QCOMPARE(charges.thisMonth(at("2026-12-31T22:00:00Z"), zone)->real.count, 0);
    }

    void keepsKindsAndClassesApart()
    {
        ChargeRepository charges(*m_db);
        const UtcMicros now = m_clock.nowUtc();
        const Id c = newId(now);
        const QList<std::pair<Cost, bool>> all{{billed(1), false},
                                               {Cost::estimated(Usd::fromPicos(20)), false},
                                               {Cost::unknown(), false},
                                               {Cost::unknown(), false},
                                               {billed(0), false},
                                               {Cost::estimated(Usd::fromPicos(300)), true}};
        CostTally expected;
        for (const auto &[cost, sandbox] : all) {
            QVERIFY(charges.put(charge(c, now, cost, sandbox)));
            (sandbox ? expected.sandbox : expected.real).add(cost);
        }
        QVERIFY(charges.put(charge(newId(now), now, billed(50'000))));
        QCOMPARE(charges.ofComparison(c), Result<CostTally>(expected));
        QCOMPARE(expected.real.unknown, 2);
        QCOMPARE(expected.real.count, 5);
    }

    void saysWhenASumIsTooLarge()
    {
        ChargeRepository charges(*m_db);
        const UtcMicros now = m_clock.nowUtc();
        const Id c = newId(now);
        const qint64 most = std::numeric_limits<qint64>::max();
        QVERIFY(charges.put(charge(c, now, billed(most))));
        QCOMPARE(charges.ofComparison(c)->real.billed.picos(), most);
        QVERIFY(!charges.ofComparison(c)->real.overflow);
        QVERIFY(charges.put(charge(c, now, billed(1))));
        const auto totals = charges.ofComparison(c);
        QVERIFY(totals);
        QVERIFY(totals->real.overflow);
        QCOMPARE(totals->real.count, 2);
    }

    void keepsChargesOfADeletedComparison()
    {
        ComparisonRepository comparisons(*m_db);
        const Comparison c = samples::comparison(m_clock);
        QVERIFY(comparisons.save(c));
        ChargeRepository charges(*m_db);
        QVERIFY(charges.put(charge(c.id, m_clock.nowUtc(), billed(3))));
        QVERIFY(m_db->exec(u"DELETE FROM comparisons"_s));
        QCOMPARE(charges.ofComparison(c.id)->real.billed.picos(), 3);
        QCOMPARE(charges.of(c.id).error().kind, ErrorKind::NotFound);
    }

    void showsByIdAndChecks()
    {
        StoreThread store(m_db->file(), m_clock);
        const Comparison c = samples::comparison(m_clock);
        const Turn t = samples::turn(m_clock, c);
        const Reply r = samples::intent(m_clock, t, c.panes.at(0));
        store.beginReplies(c, t, {r}, {});
        QVERIFY(store.flush().result());

        const HistoryRepository history(*m_db);
        const auto comparison = history.show(c.id);
        QVERIFY(comparison);
        QCOMPARE(std::get<Comparison>(*comparison).turns.at(0).replies, QList{r});
        const auto reply = history.show(r.id);
        QVERIFY(reply);
        QCOMPARE(std::get<ReplyRecord>(*reply).reply, r);
        QCOMPARE(std::get<ReplyRecord>(*reply).comparison, c.id);
        QCOMPARE(history.show(t.id).error().kind, ErrorKind::NotFound);

        const auto check = history.check();
        QVERIFY(check);
        QCOMPARE(*check, (HistoryCheck{.problems = {},
                                       .schemaVersion = Database::currentVersion(),
                                       .comparisons = 1,
                                       .turns = 1,
                                       .replies = 1,
                                       .unfinished = 1,
                                       .charges = 0,
                                       .providers = 0}));
    }

    void readsOnAThreadOfItsOwn()
    {
        StoreReader reader(m_db->file());
        QSignalSpy changed(&reader, &StoreReader::changed);
        reader.watch(5ms);
        const auto list = [](Database &db) { return ComparisonRepository(db).list(10); };
        QCOMPARE(reader.read<ComparisonPage>(list).result()->rows.size(), 0);
        QVERIFY(changed.isEmpty());
        QVERIFY(ComparisonRepository(*m_db).save(samples::comparison(m_clock)));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(reader.read<ComparisonPage>(list).result()->rows.size(), 1);

        StoreReader nothing(m_dir->filePath(u"missing.db"_s));
        QCOMPARE(nothing.read<ComparisonPage>(list).result().error().kind, ErrorKind::NotFound);
    }

private:
    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_db;
};

QTEST_GUILESS_MAIN(TestRepositories)
#include "tst_repositories.moc"
