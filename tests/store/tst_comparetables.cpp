// SPDX-License-Identifier: GPL-3.0-or-later
// The tables and columns of migration 2.
#include "store/attachmentrepository.h"
#include "store/comparisonrepository.h"
#include "store/healthrepository.h"
#include "store/historyrepository.h"
#include "store/lineuprepository.h"
#include "store/modelmarkrepository.h"
#include "store/ownrunsrepository.h"
#include "store/replywriter.h"
#include "store/routerepository.h"
#include "store/storethread.h"

#include "fakeclock.h"
#include "fulldisk.h"
#include "samples.h"

#include <QCryptographicHash>
#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <functional>

using namespace bakeoff;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const StoreOptions kQuick{.flushInterval = 10ms};

Attachment file(const QString &name, const QByteArray &data, AttachmentKind kind)
{
    return {.name = name,
            .mediaType = u"application/x-%1"_s.arg(int(kind)),
            .kind = kind,
            .sha256 = QCryptographicHash::hash(data, QCryptographicHash::Sha256),
            .data = data};
}

LineUp lineUp(const QString &name)
{
    LineUp made;
    made.name = name;
    made.systemPrompt = u"Be brief."_s;
    made.defaults.seed = 1;
    made.entries.append({.model = {u"p"_s, u"a/b"_s}, .settings = {}, .repeat = 3});
    return made;
}

ModelRef model(int n)
{
    return {u"p"_s, u"m%1"_s.arg(n, 2, 10, QChar(u'0'))};
}

} // namespace

class TestCompareTables : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(u"history.db"_s);
    }

    void opensAFileOfVersionOne()
    {
        QVERIFY(QFile::copy(QStringLiteral(BAKEOFF_SOURCE_DIR "/tests/store/data/version1.db"), m_file));
        QVERIFY(QFile::setPermissions(m_file, QFileDevice::ReadOwner | QFileDevice::WriteOwner));
        {
            StoreThread store(m_file, m_clock);
            QVERIFY(store.opened().result());
        }
        QCOMPARE(QDir(m_dir->path()).entryList({u"*.v1-*.backup"_s}).size(), 1);
        auto db = Database::openForReading(m_file);
        QVERIFY(db);
        QVERIFY(HistoryRepository(**db).check()->ok());
        const ComparisonRepository repository(**db);
        const auto page = repository.list(10);
        QVERIFY(page);
        QCOMPARE(page->rows.size(), 2);
        const Comparison empty = *repository.load(page->rows[0].id);
        QVERIFY(empty.turns.isEmpty());
        QVERIFY(empty.leaf.isNull());
        QCOMPARE(empty.draft, u"not sent yet"_s);
        const Comparison c = *repository.load(page->rows[1].id);
        QCOMPARE(c.title, u"Three turns"_s);
        QCOMPARE(c.panes.size(), 2);
        QCOMPARE(c.panes[0].repeat, 1);
        QCOMPARE(c.panes[0].settings.seed.value_or(0), 42);
        QVERIFY(c.defaults == GenerationSettings());
        QVERIFY(c.attachments.isEmpty());
        QVERIFY(!c.blind);
        // One path, in the order of the numbers.
        QCOMPARE(c.turns.size(), 3);
        for (int i = 0; i < 3; ++i) {
            const Turn &turn = c.turns[i];
            QCOMPARE(turn.number, i + 1);
            QCOMPARE(turn.parent, i == 0 ? Id() : c.turns[i - 1].id);
            QCOMPARE(turn.prompt, u"Prompt %1"_s.arg(i + 1));
            QVERIFY(turn.source.isEmpty());
            QVERIFY(!turn.vote);
            QCOMPARE(turn.replies.size(), 2);
            QCOMPARE(turn.replies[1].pane, c.panes[1].id);
            QCOMPARE(turn.replies[1].text, u"Answer %1"_s.arg(i + 1));
            QCOMPARE(turn.replies[1].sample, 0);
            QVERIFY(turn.replies[1].continues.isNull());
            QVERIFY(turn.replies[1].judgement.isEmpty());
        }
        QCOMPARE(c.leaf, c.turns[2].id);
    }

    void keepsEveryKindOfAttachment()
    {
        auto db = openForWriting();
        const QList<Attachment> files{file(u"a.png"_s, QByteArray("\x89PNG\0\xff", 6), AttachmentKind::Image),
                                      file(u"b.wav"_s, "RIFF"_ba, AttachmentKind::Audio),
                                      file(u"c.pdf"_s, "%PDF"_ba, AttachmentKind::Document),
                                      file(u"Größe & mehr.txt"_s, "x"_ba, AttachmentKind::Text)};
        QVERIFY(AttachmentRepository(*db).put(files));
        QVERIFY(AttachmentRepository(*db).put(files)); // a second time nothing happens
        const auto loaded = AttachmentRepository(*db).load(AttachmentRepository::namesOf(files));
        QVERIFY(loaded);
        QVERIFY(*loaded == files);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(loaded->at(i).data, files[i].data);
        const auto lost = AttachmentRepository(*db).load({QJsonObject{{u"sha256"_s, u"00"_s}, {u"name"_s, u"a.png"_s}}});
        QVERIFY(lost && lost->first().isMissing());
        QCOMPARE(lost->first().name, u"a.png"_s);
        QVERIFY(AttachmentRepository(*db).put(*lost)); // nothing is stored in its place
        QVERIFY(AttachmentRepository(*db).load(AttachmentRepository::namesOf(*lost))->first().isMissing());

        Comparison c = samples::comparison(m_clock);
        c.attachments = {files[2]};
        QVERIFY(ComparisonRepository(*db).save(c));
        Turn t = samples::turn(m_clock, c);
        t.attachments = {files[0], files[0]};
        QVERIFY(ReplyWriter(*db).begin(t, {}, newId(m_clock.nowUtc())));
        QCOMPARE(AttachmentRepository(*db).dropUnnamed(), Result<int>(2));
        c.turns = {t};
        QCOMPARE(ComparisonRepository(*db).load(c.id), Result<Comparison>(c));
        QVERIFY(db->exec(u"DELETE FROM comparisons"_s));
        QCOMPARE(AttachmentRepository(*db).dropUnnamed(), Result<int>(2));
    }

    void writesAttachmentsWithTheIntent()
    {
        StoreThread store(m_file, m_clock, kQuick);
        Comparison c = samples::comparison(m_clock);
        Turn t = samples::turn(m_clock, c);
        t.attachments = {file(u"a"_s, "x"_ba, AttachmentKind::Text)};
        t.vote = BlindVote{.panes = {c.panes[1].id, c.panes[0].id}};
        c.leaf = t.id;
        Result<Comparison> seen = Error{};
        std::atomic<bool> begun = false;
        store.beginReplies(c, t, {}, [&](const Status &) {
            // What a second connection sees now is all there is after a crash.
            if (auto db = Database::openForReading(m_file))
                seen = ComparisonRepository(**db).load(c.id);
            begun = true;
        });
        QTRY_VERIFY(begun);
        c.turns = {t};
        QCOMPARE(seen, Result<Comparison>(c));
    }

    void writesJudgementsAtOnceAndLosesNoneToAFullDisk()
    {
        StoreThread store(m_file, m_clock, {.flushInterval = 10ms});
        Comparison c = samples::comparison(m_clock);
        Turn t = samples::turn(m_clock, c);
        t.vote = BlindVote{.panes = {c.panes[0].id, c.panes[1].id}};
        Reply r = samples::intent(m_clock, t, c.panes[0]);
        store.beginReplies(c, t, {r}, {});
        store.saveJudgement(newId(m_clock.nowUtc()), {.rating = 1}); // of a reply that is not stored: nothing
        QVERIFY(limitPages(store, 0));
        Judgement judgement{.rating = 4, .mark = Mark::Best, .note = QString(100'000, u'n'), .tags = {u"a"_s, u"b, c"_s}};
        store.saveJudgement(r.id, {.rating = 2, .note = QString(100'000, u'o')});
        store.saveJudgement(r.id, judgement);
        t.vote->outcome = VoteOutcome::Win;
        t.vote->winner = c.panes[1].id;
        t.vote->replies = {r.id, Id()};
        t.vote->decided = m_clock.nowUtc();
        store.saveVote(t.id, *t.vote);
        QVERIFY(!store.flush().result());
        QVERIFY(limitPages(store, 10'000));
        QVERIFY(store.flush().result());
        r.judgement = judgement;
        t.replies = {r};
        c.turns = {t};
        auto db = Database::openForReading(m_file);
        QCOMPARE(ComparisonRepository(**db).load(c.id), Result<Comparison>(c));
        // Taken back.
        store.saveJudgement(r.id, {});
        QVERIFY(store.flush().result());
        QVERIFY(ComparisonRepository(**db).load(c.id)->turns[0].replies[0].judgement.isEmpty());
        QCOMPARE((*db)->value(u"SELECT count(*) FROM judgements"_s)->toInt(), 0);
    }

    void mendsTurnsWhoseParentIsNotThere()
    {
        auto db = openForWriting();
        Comparison c = samples::comparison(m_clock);
        QList<Turn> turns{samples::turn(m_clock, c, 1), samples::turn(m_clock, c, 3), samples::turn(m_clock, c, 1)};
        turns[1].parent = newId(m_clock.nowUtc()); // the second turn could not be written
        turns[2].parent = newId(m_clock.nowUtc());
        c.leaf = newId(m_clock.nowUtc());
        QVERIFY(ComparisonRepository(*db).save(c));
        for (const Turn &turn : turns)
            QVERIFY(ReplyWriter(*db).begin(turn, {}, newId(m_clock.nowUtc())));
        const Comparison loaded = *ComparisonRepository(*db).load(c.id);
        QCOMPARE(loaded.turns[1].parent, turns[0].id);
        QVERIFY(loaded.turns[2].parent.isNull());
        QCOMPARE(loaded.leaf, turns[2].id);
    }

    void keepsLineUps()
    {
        auto db = openForWriting();
        LineUpRepository repository(*db);
        LineUp one = lineUp(u"one"_s);
        LineUp two = lineUp(u"two"_s);
        two.isDefault = true;
        QVERIFY(repository.save(one));
        QVERIFY(repository.save(two));
        QVERIFY(repository.list() == Result<QList<LineUp>>(QList{one, two}));
        one.isDefault = true;
        one.entries.clear();
        QVERIFY(repository.save(one)); // in its place; one default at most
        two.isDefault = false;
        QVERIFY(repository.list() == Result<QList<LineUp>>(QList{one, two}));
        QVERIFY(repository.setDefault(u"two"_s));
        QVERIFY(repository.list()->at(1).isDefault && !repository.list()->at(0).isDefault);
        QCOMPARE(repository.setDefault(u"x"_s).error().kind, ErrorKind::NotFound);
        QVERIFY(repository.setDefault({}));
        QCOMPARE(repository.rename(u"one"_s, u"two"_s).error().kind, ErrorKind::BadInput);
        QCOMPARE(repository.rename(u"one"_s, u" "_s).error().kind, ErrorKind::BadInput);
        QCOMPARE(repository.rename(u"x"_s, u"y"_s).error().kind, ErrorKind::NotFound);
        QVERIFY(repository.rename(u"one"_s, u"first"_s));
        QCOMPARE(repository.list()->at(0).name, u"first"_s);
        QVERIFY(repository.remove(u"first"_s));
        QCOMPARE(repository.remove(u"first"_s).error().kind, ErrorKind::NotFound);
        QVERIFY(repository.list() == Result<QList<LineUp>>(QList{two}));
        QCOMPARE(repository.save(lineUp({})).error().kind, ErrorKind::BadInput);
        // What is damaged does not hide the others.
        QVERIFY(db->exec(u"INSERT INTO line_ups VALUES ('bad', 0, 0, '{\"models\":3}')"_s));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"line-up left out"_s));
        QVERIFY(repository.list() == Result<QList<LineUp>>(QList{two}));
    }

    void keepsRoutes()
    {
        auto db = openForWriting();
        RouteRepository repository(*db);
        QCOMPARE(repository.table(), Result<RoutingTable>(RoutingTable()));
        RoutingTable table;
        for (const RequestKind kind : kRequestKinds) {
            table[kind] = {.model = model(int(kind)), .alternative = std::nullopt};
            QVERIFY(repository.set(kind, table[kind]));
        }
        table[RequestKind::Text] = {.model = std::nullopt, .alternative = ModelRef{u"p"_s, u"a/b:c"_s}};
        QVERIFY(repository.set(RequestKind::Text, table[RequestKind::Text]));
        QCOMPARE(repository.table(), Result<RoutingTable>(table));
        QVERIFY(repository.set(RequestKind::Image, {}));
        table.remove(RequestKind::Image);
        QVERIFY(db->exec(u"INSERT INTO routes VALUES ('smell', 'p/x', NULL)"_s)); // of a later version
        QCOMPARE(repository.table(), Result<RoutingTable>(table));
    }

    void keepsMarksOnModels()
    {
        auto db = openForWriting();
        ModelMarkRepository repository(*db);
        QVERIFY(repository.setFavourite(model(1), true));
        QVERIFY(repository.setFavourite(model(2), true));
        QVERIFY(repository.setFavourite(model(2), false));
        QVERIFY(repository.setFavourite(model(3), false));
        QCOMPARE(repository.list(), Result<QList<ModelMark>>(QList{ModelMark{model(1), true, std::nullopt}}));
        for (int i = 0; i < 25; ++i)
            QVERIFY(repository.setUsed({model(i)}, UtcMicros{1000 * (i + 1)}));
        const auto list = repository.list();
        QCOMPARE(list->size(), 21); // the newest twenty, and the favourite
        QCOMPARE(list->at(0), (ModelMark{model(1), true, std::nullopt}));
        QCOMPARE(list->at(1), (ModelMark{model(5), false, UtcMicros{6000}}));
        QVERIFY(repository.setUsed({model(1), model(5)}, UtcMicros{90'000}));
        QCOMPARE(repository.list()->at(0), (ModelMark{model(1), true, UtcMicros{90'000}}));
        QCOMPARE(repository.list()->at(1), (ModelMark{model(5), false, UtcMicros{89'999}}));
        QCOMPARE(repository.list()->size(), 20);
    }

    void countsTheHealthOfAProvider()
    {
        auto db = openForWriting();
        const Comparison c = samples::comparison(m_clock);
        QVERIFY(ComparisonRepository(*db).save(c));
        const Turn t = samples::turn(m_clock, c);
        ReplyWriter writer(*db);
        const auto add = [&](ReplyState state, UtcMicros created, const std::function<void(Reply &)> &change = {}) {
            Reply r = samples::intent(m_clock, t, c.panes[0]);
            r.model = {u"p"_s, u"m"_s};
            r.created = created;
            r.state = state;
            if (change)
                change(r);
            return writer.begin(t, {r}, newId(m_clock.nowUtc()));
        };
        const UtcMicros since{1'000'000};
        const UtcMicros until{2'000'000};
        const UtcMicros within{1'500'000};
        const auto host = [](const QString &name, const QStringList &tried = {}) {
            return [name, tried](Reply &r) {
                r.facts.host = name;
                for (const QString &one : tried)
                    r.facts.upstream.append({u"m"_s, one, std::nullopt});
            };
        };
        const auto error = [](ErrorKind kind, const QString &detail = {}) {
            return [kind, detail](Reply &r) { r.error = Error{.kind = kind, .detail = detail}; };
        };
        QVERIFY(add(ReplyState::Done, since, host(u"A"_s, {u"A"_s})));
        QVERIFY(add(ReplyState::Done, within, host(u"A"_s)));
        QVERIFY(add(ReplyState::Done, within, host(u"B"_s, {u"A"_s, u"B"_s})));
        QVERIFY(add(ReplyState::Done, within, [](Reply &r) { r.attempts = QList<FailedAttempt>(2); }));
        QVERIFY(add(ReplyState::Failed, UtcMicros{1'400'000}, error(ErrorKind::RateLimited)));
        QVERIFY(add(ReplyState::Failed, UtcMicros{1'700'000}, error(ErrorKind::RateLimited)));
        QVERIFY(add(ReplyState::Failed, within, error(ErrorKind::NoKey)));
        QVERIFY(add(ReplyState::CutOff, within, error(ErrorKind::Interrupted)));
        QVERIFY(add(ReplyState::CutOff, within, error(ErrorKind::Interrupted, ReplyWriter::orphanDetail())));
        QVERIFY(add(ReplyState::Stopped, within));
        QVERIFY(add(ReplyState::Answering, within)); // not ended
        QVERIFY(add(ReplyState::Done, UtcMicros{since.value - 1}));
        QVERIFY(add(ReplyState::Done, until));
        QVERIFY(add(ReplyState::Done, within, [](Reply &r) { r.model.provider = u"other"_s; }));

        const ProviderHealth expected{.provider = u"p"_s,
                                      .since = since,
                                      .until = until,
                                      .done = 4,
                                      .failed = 2,
                                      .cutOff = 1,
                                      .stopped = 1,
                                      .errors = {{ErrorKind::RateLimited, 2}, {ErrorKind::Interrupted, 1}},
                                      .hosts = {{u"A"_s, 2}, {u"B"_s, 1}},
                                      .fallbacks = 1,
                                      .attempts = 2,
                                      .lastError = UtcMicros{1'700'000}};
        const HealthRepository repository(*db);
        QCOMPARE(repository.of(u"p"_s, since, until), Result<ProviderHealth>(expected));
        QCOMPARE(expected.successRate(), std::optional(4.0 / 7));
        QCOMPARE(repository.of(u"x"_s, since, until),
                 Result<ProviderHealth>(ProviderHealth{.provider = u"x"_s, .since = since, .until = until}));
    }

    void knowsTheSpeedOfOwnRuns()
    {
        auto db = openForWriting();
        const Comparison c = samples::comparison(m_clock);
        QVERIFY(ComparisonRepository(*db).save(c));
        const Turn t = samples::turn(m_clock, c);
        ReplyWriter writer(*db);
        const auto add = [&](const QString &model, std::chrono::milliseconds ttft,
                             const std::function<void(Reply &)> &change = {}) {
            Reply r = samples::intent(m_clock, t, c.panes[0]);
            r.model = {u"p"_s, model};
            r.state = ReplyState::Done;
            r.clocks.requestSent = std::chrono::nanoseconds(9'007'199'254'740'993);
            r.clocks.firstAnswer = *r.clocks.requestSent + ttft;
            if (change)
                change(r);
            return writer.begin(t, {r}, newId(m_clock.nowUtc())).ok();
        };
        QVERIFY(add(u"old"_s, 1ms));
        QVERIFY(add(u"m"_s, 900ms, [](Reply &r) { r.clocks.firstReasoning = *r.clocks.requestSent + 300ms; }));
        QVERIFY(add(u"m"_s, 100ms));
        QVERIFY(add(u"m"_s, 200ms));
        QVERIFY(add(u"m"_s, 500ms));
        QVERIFY(add(u"n"_s, 7ms));
        // None of these says how quick the model is.
        QVERIFY(add(u"m"_s, 1ms, [](Reply &r) { r.state = ReplyState::Stopped; }));
        QVERIFY(add(u"m"_s, 1ms, [](Reply &r) { r.timing = TimingSource::Whole; }));
        QVERIFY(add(u"m"_s, 1ms, [](Reply &r) { r.facts.responseCacheHit = true; }));
        QVERIFY(add(u"m"_s, 1ms, [&](Reply &r) { r.continues = r.id; }));
        QVERIFY(add(u"m"_s, 1ms, [](Reply &r) { r.clocks = {}; }));
        const auto runs = OwnRunsRepository(*db).newest(10);
        QVERIFY(runs);
        QCOMPARE(runs->size(), 2); // "old" is beyond the newest ten
        QCOMPARE(runs->value(u"p/m"_s), (OwnRuns{.n = 4, .medianTtft = 250ms}));
        QCOMPARE(runs->value(u"p/n"_s), (OwnRuns{.n = 1, .medianTtft = 7ms}));
    }

    void recallsPrompts()
    {
        auto db = openForWriting();
        ReplyWriter writer(*db);
        const auto send = [&](const QString &prompt, const QString &source = {}) {
            const Comparison c = samples::comparison(m_clock);
            Turn t = samples::turn(m_clock, c);
            t.prompt = prompt;
            t.source = source;
            m_clock.advance(1s);
            t.created = m_clock.nowUtc();
            return ComparisonRepository(*db).save(c) && writer.begin(t, {}, newId(m_clock.nowUtc()));
        };
        const UtcMicros start = m_clock.nowUtc();
        for (const QString &prompt : {u"one"_s, u"two"_s, u"one"_s, u"three"_s})
            QVERIFY(send(prompt));
        QVERIFY(send(u"hello Ann"_s, u"hello {{who}}"_s));
        QVERIFY(send(u"hello Bob"_s, u"hello {{who}}"_s));
        const auto at = [start](int second) { return UtcMicros{start.value + second * 1'000'000}; };
        const QList<RecentPrompt> all{
            {u"hello {{who}}"_s, at(6)}, {u"three"_s, at(4)}, {u"one"_s, at(3)}, {u"two"_s, at(2)}};
        const ComparisonRepository repository(*db);
        QCOMPARE(repository.recentPrompts(at(99), 10), Result<QList<RecentPrompt>>(all));
        QCOMPARE(repository.recentPrompts(at(99), 2), Result<QList<RecentPrompt>>(all.first(2)));
        QCOMPARE(repository.recentPrompts(at(4), 10), Result<QList<RecentPrompt>>(all.sliced(2)));
        QCOMPARE(repository.recentPrompts(start, 10), Result<QList<RecentPrompt>>(QList<RecentPrompt>()));
    }

private:
    std::unique_ptr<Database> openForWriting()
    {
        auto db = Database::openForWriting(m_file, m_clock);
        return db ? std::move(db).value() : nullptr;
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestCompareTables)
#include "tst_comparetables.moc"
