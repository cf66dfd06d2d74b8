// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/rundelta.h"

#include "fakeclock.h"

#include <QTest>

using namespace bakeoff;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const FakeClock kClock;

Id fresh()
{
    return newId(kClock.nowUtc());
}

Pane pane(const QString &model)
{
    return {.id = fresh(), .model = {u"p"_s, model}};
}

Reply reply(const Pane &pane, const QString &text, int sample = 0)
{
    Reply r;
    r.id = fresh();
    r.pane = pane.id;
    r.sample = sample;
    r.model = pane.model;
    r.state = ReplyState::Done;
    r.text = text;
    return r;
}

Turn &addTurn(Comparison &c, const Id &parent = {})
{
    Turn turn;
    turn.id = fresh();
    turn.comparison = c.id;
    turn.parent = parent;
    turn.number = 1;
    c.turns.append(turn);
    c.leaf = turn.id;
    return c.turns.last();
}

Comparison comparison(const QList<Pane> &panes)
{
    Comparison c;
    c.id = fresh();
    c.panes = panes;
    return c;
}

QJsonObject basis(const QMap<PriceClass, QByteArray> &prices)
{
    RateCard card;
    for (const auto &[c, decimal] : prices.asKeyValueRange())
        card.base.take(c, decimal);
    return {{u"prices"_s, card.toJson()}};
}

/// One answer then, one now.
ReplyDelta deltaOf(Reply then, Reply now)
{
    Comparison a = comparison({pane(u"a"_s)});
    then.pane = a.panes[0].id;
    then.model = a.panes[0].model;
    addTurn(a).replies.append(then);
    Comparison b = comparison({pane(u"a"_s)});
    now.pane = b.panes[0].id;
    now.model = b.panes[0].model;
    addTurn(b).replies.append(now);
    const RunDelta delta = runDelta(a, b);
    return delta.replies.size() == 1 ? delta.replies.first() : ReplyDelta();
}

} // namespace

class TestRunDelta : public QObject {
    Q_OBJECT
private slots:
    void tellsTheUsualTtftFromFiveOn()
    {
        const auto run = [](const QList<std::chrono::milliseconds> &times) {
            Comparison c = comparison({pane(u"a"_s), pane(u"b"_s)});
            Turn &turn = addTurn(c);
            for (qsizetype i = 0; i < times.size(); ++i) {
                Reply r = reply(c.panes[0], u"x"_s, int(i));
                r.clocks.requestSent = 1s;
                r.clocks.firstAnswer = r.clocks.lastAnswer = 1s + times[i];
                r.clocks.end = 1s + times[i];
                turn.replies.append(r);
            }
            Reply other = turn.replies.first(); // of no account: stopped, from a cache, of another model
            other.id = fresh();
            other.state = ReplyState::Stopped;
            turn.replies.append(other);
            other.state = ReplyState::Done;
            other.facts.responseCacheHit = true;
            turn.replies.append(other);
            other.facts.responseCacheHit = false;
            other.model = c.panes[1].model;
            turn.replies.append(other);
            return c;
        };
        const ModelRef model{u"p"_s, u"a"_s};
        const Comparison five = run({100ms, 500ms, 200ms, 300ms, 400ms});
        const Comparison four = run({100ms, 500ms, 200ms, 300ms});
        QCOMPARE(usualTtft(five, five, model), (UsualTtft{5, 5, 300ms, 300ms}));
        QCOMPARE(usualTtft(four, five, model), (UsualTtft{4, 5, std::nullopt, 300ms}));
        QCOMPARE(usualTtft(four, comparison({}), model), (UsualTtft{4, 0, std::nullopt, std::nullopt}));
    }

    void pairsPanesOfOneModelByTheirOrder()
    {
        Comparison then = comparison({pane(u"a"_s), pane(u"b"_s), pane(u"a"_s)});
        Turn &was = addTurn(then);
        for (const Pane &p : then.panes)
            was.replies.append(reply(p, u"x"_s));
        Comparison now = comparison({pane(u"a"_s), pane(u"a"_s), pane(u"c"_s)});
        Turn &is = addTurn(now);
        for (const Pane &p : now.panes)
            is.replies.append(reply(p, u"x"_s));

        const RunDelta delta = runDelta(then, now);
        QCOMPARE(delta.then, then.id);
        QCOMPARE(delta.now, now.id);
        QCOMPARE(delta.replies.size(), 4);
        QCOMPARE(delta.replies[0].then, was.replies[0].id);
        QCOMPARE(delta.replies[0].now, is.replies[0].id);
        QCOMPARE(delta.replies[1].model.id, u"b"_s);
        QVERIFY(delta.replies[1].now.isNull());
        QCOMPARE(delta.replies[2].then, was.replies[2].id);
        QCOMPARE(delta.replies[2].now, is.replies[1].id);
        QCOMPARE(delta.replies[3].model.id, u"c"_s);
        QVERIFY(delta.replies[3].then.isNull());
        QVERIFY(!delta.replies[3].costPicos);
    }

    void takesTheShownPathAndTheNewestBatch()
    {
        Comparison then = comparison({pane(u"a"_s)});
        const Id first = addTurn(then).id;
        then.turns[0].replies = {reply(then.panes[0], u"old try"_s), reply(then.panes[0], u"one"_s)};
        addTurn(then, first).replies = {reply(then.panes[0], u"left aside"_s)};
        addTurn(then, first).replies = {reply(then.panes[0], u"two"_s), reply(then.panes[0], u"two too"_s, 1)};
        Comparison now = comparison({pane(u"a"_s)});
        const Id start = addTurn(now).id;
        now.turns[0].replies = {reply(now.panes[0], u"one"_s)};
        addTurn(now, start).replies = {reply(now.panes[0], u"two"_s), reply(now.panes[0], u"two too"_s, 1)};

        const RunDelta delta = runDelta(then, now);
        QCOMPARE(delta.replies.size(), 3);
        QCOMPARE(delta.replies[0].turnNumber, 1);
        QCOMPARE(delta.replies[0].then, then.turns[0].replies[1].id);
        QCOMPARE(delta.replies[1].turnNumber, 2);
        QCOMPARE(delta.replies[2].sample, 1);
        for (const ReplyDelta &reply : delta.replies)
            QCOMPARE(reply.similarity, 1.0);
    }

    void countsAnAnswerWithWhatItContinues()
    {
        Comparison then = comparison({pane(u"a"_s)});
        Turn &was = addTurn(then);
        Reply part = reply(then.panes[0], u"one two "_s);
        part.cost = Cost::estimated(Usd::fromPicos(10));
        Reply rest = reply(then.panes[0], u"three"_s);
        rest.continues = part.id;
        rest.cost = Cost::estimated(Usd::fromPicos(5));
        was.replies = {part, rest};
        Comparison now = comparison({pane(u"a"_s)});
        Reply whole = reply(now.panes[0], u"one two three"_s);
        whole.cost = Cost::estimated(Usd::fromPicos(18));
        addTurn(now).replies = {whole};

        const RunDelta delta = runDelta(then, now);
        QCOMPARE(delta.replies.size(), 1);
        QCOMPARE(delta.replies[0].then, rest.id);
        QCOMPARE(delta.replies[0].similarity, 1.0);
        QCOMPARE(delta.replies[0].costPicos, std::optional<qint64>(3));
        QVERIFY(!delta.replies[0].ttft);
    }

    void givesCostsOnlyWhereBothAreKnown()
    {
        Reply then;
        Reply now;
        then.cost = Cost::billed(Usd::fromPicos(100));
        QVERIFY(!deltaOf(then, now).costPicos);
        now.cost = Cost::billed(Usd::fromPicos(40));
        QCOMPARE(deltaOf(then, now).costPicos, std::optional<qint64>(-60));
        QVERIFY(!deltaOf(then, now).costKindsDiffer);
        now.cost = Cost::estimated(Usd::fromPicos(40));
        QVERIFY(deltaOf(then, now).costKindsDiffer);
    }

    void givesTimesOnlyWhereBothAreMeasured()
    {
        Reply then;
        then.state = ReplyState::Done;
        then.text = u"x"_s;
        then.clocks = {.requestSent = 1s, .firstAnswer = 3s, .lastAnswer = 8s, .end = 9s, .chunks = 4};
        Reply now = then;
        now.clocks.firstAnswer = 2s;
        now.clocks.lastAnswer = 11s;
        now.clocks.end = 12s;
        QCOMPARE(deltaOf(then, now).ttft, std::optional<std::chrono::nanoseconds>(-1s));
        QCOMPARE(deltaOf(then, now).e2e, std::optional<std::chrono::nanoseconds>(3s));
        now.timing = TimingSource::Whole;
        QVERIFY(!deltaOf(then, now).ttft);
        then.facts.usage.output = 10;
        QVERIFY(!deltaOf(then, now).outputTokens);
        now.facts.usage.output = 25;
        QCOMPARE(deltaOf(then, now).outputTokens, std::optional<qint64>(15));
    }

    void measuresHowMuchStayed_data()
    {
        QTest::addColumn<QString>("then");
        QTest::addColumn<QString>("now");
        QTest::addColumn<double>("similarity");
        QTest::newRow("both empty") << QString() << QString() << 1.0;
        QTest::newRow("one empty") << u"a b"_s << QString() << 0.0;
        QTest::newRow("same") << u"a b c"_s << u"a b c"_s << 1.0;
        QTest::newRow("nothing stayed") << u"a b"_s << u"c d"_s << 0.0;
        QTest::newRow("one of two") << u"red house"_s << u"red car"_s << 0.5;
        QTest::newRow("a word more") << u"one two three"_s << u"one two three four five"_s << 0.75;
        QTest::newRow("signs are no words") << u"one, two"_s << u"one two"_s << 1.0;
        QTest::newRow("ideographs are words") << u"日本語"_s << u"日本人"_s << 2.0 / 3;
        QTest::newRow("other signs alone") << u"!"_s << u"?"_s << 0.0;
    }
    void measuresHowMuchStayed()
    {
        QFETCH(const QString, then);
        QFETCH(const QString, now);
        QFETCH(const double, similarity);
        Reply a;
        a.text = then;
        Reply b;
        b.text = now;
        QCOMPARE(deltaOf(a, b).similarity, similarity);
        QCOMPARE(deltaOf(b, a).similarity, similarity);
    }

    void namesPricesThatChanged()
    {
        Reply then;
        then.costBasis = basis({{PriceClass::Prompt, "0.000003"}, {PriceClass::Completion, "0.0000150"},
                                {PriceClass::Request, "0.01"}});
        Reply now;
        now.costBasis = basis({{PriceClass::Prompt, "0.0000025"}, {PriceClass::Completion, "0.000015"},
                               {PriceClass::InputCacheRead, "0"}});
        const QList<PriceChange> changes = deltaOf(then, now).prices;
        QCOMPARE(changes.size(), 3);
        QCOMPARE(changes[0].price, PriceClass::Prompt);
        QCOMPARE(changes[0].then->toDecimal(), u"0.000003"_s);
        QCOMPARE(changes[0].now->toDecimal(), u"0.0000025"_s);
        QCOMPARE(changes[1].price, PriceClass::Request);
        QVERIFY(!changes[1].now);
        QCOMPARE(changes[2].price, PriceClass::InputCacheRead);
        QVERIFY(!changes[2].then);
        QVERIFY(deltaOf(then, then).prices.isEmpty());
        now.costBasis = {}; // billed: it rests on no price row
        QVERIFY(deltaOf(then, now).prices.isEmpty());
    }

    void bearsWhatIsEmptyOrDamaged()
    {
        QVERIFY(runDelta({}, {}).replies.isEmpty());
        Comparison circle = comparison({pane(u"a"_s)});
        Turn &turn = addTurn(circle);
        turn.parent = turn.id;
        turn.replies = {reply(circle.panes[0], u"x"_s)};
        turn.replies[0].continues = turn.replies[0].id;
        QCOMPARE(runDelta(circle, circle).replies.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRunDelta)
#include "tst_rundelta.moc"
