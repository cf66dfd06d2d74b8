// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/answergroups.h"
#include "compare/ranking.h"

#include <QTest>

#include <functional>

using namespace bakeoff;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

using Change = std::function<void(Reply &)>;

Id idOf(int n)
{
    return Id(0xa, 0, 0, 0, 0, 0, 0, 0, 0, 0, uchar(n));
}

/// Done, streamed: first text after `ttft`, then 100 tokens over `duration`; billed.
Reply reply(int n, std::chrono::milliseconds ttft, std::chrono::milliseconds duration, qint64 picos)
{
    Reply r;
    r.id = idOf(n);
    r.pane = idOf(100 + n);
    r.state = ReplyState::Done;
    r.text = u"answer"_s;
    r.clocks.requestSent = 1s;
    r.clocks.firstAnswer = 1s + ttft;
    r.clocks.lastAnswer = 1s + ttft + duration;
    r.clocks.end = 1s + ttft + duration;
    r.clocks.chunks = 50;
    r.facts.usage.output = 100;
    r.cost = Cost::billed(Usd::fromPicos(picos));
    return r;
}

QList<const Reply *> pointers(const QList<Reply> &replies)
{
    QList<const Reply *> list;
    for (const Reply &r : replies)
        list.append(&r);
    return list;
}

QSet<Id> ids(std::initializer_list<int> numbers)
{
    QSet<Id> set;
    for (const int n : numbers)
        set.insert(idOf(n));
    return set;
}

} // namespace

class TestRanking : public QObject {
    Q_OBJECT
private slots:
    void marksTheBest()
    {
        const QList<Reply> replies{reply(1, 500ms, 4s, 30), reply(2, 300ms, 5s, 20), reply(3, 400ms, 3s, 25)};
        const BestFigures best = bestFigures(pointers(replies));
        QCOMPARE(best.ttft, ids({2}));
        QCOMPARE(best.ttfa, ids({2}));
        QCOMPARE(best.tokensPerS, ids({3}));
        QCOMPARE(best.time, ids({3}));
        QCOMPARE(best.cost, ids({2}));
        QVERIFY(!best.mixedCost);
    }

    void marksNothingWithoutAChoice()
    {
        QCOMPARE(bestFigures({}), BestFigures());
        const QList<Reply> one{reply(1, 500ms, 4s, 30)};
        QCOMPARE(bestFigures(pointers(one)), BestFigures());
        const QList<Reply> same{reply(1, 500ms, 4s, 30), reply(2, 500ms, 4s, 30)};
        QCOMPARE(bestFigures(pointers(same)), BestFigures());
        const QList<Reply> shared{reply(1, 500ms, 4s, 30), reply(2, 500ms, 4s, 30), reply(3, 600ms, 5s, 40)};
        QCOMPARE(bestFigures(pointers(shared)).ttft, ids({1, 2}));
        QCOMPARE(bestFigures(pointers(shared)).cost, ids({1, 2}));
    }

    /// The first of three is the best in all figures, until it is left out.
    void neverMarksWhatIsLeftOut_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("hasCost");
        const auto row = [](const char *name, bool hasCost, const Change &change) {
            QTest::newRow(name) << change << hasCost;
        };
        row("as it is", true, [](Reply &) {});
        row("running", false, [](Reply &r) { r.state = ReplyState::Answering; });
        row("stopped", false, [](Reply &r) { r.state = ReplyState::Stopped; });
        row("cut off", false, [](Reply &r) { r.state = ReplyState::CutOff; });
        row("failed", false, [](Reply &r) { r.state = ReplyState::Failed; });
        row("cached", false, [](Reply &r) { r.facts.responseCacheHit = true; });
        row("part of another", false, [](Reply &r) { r.continues = idOf(9); });
        row("not streamed", true, [](Reply &r) { r.timing = TimingSource::Whole; });
        row("unknown cost", false, [](Reply &r) { r.cost = Cost::unknown(); });
        row("no real money", false, [](Reply &r) { r.sandbox = true; });
    }

    void neverMarksWhatIsLeftOut()
    {
        QFETCH(const Change, change);
        QFETCH(const bool, hasCost);
        QList<Reply> replies{reply(1, 100ms, 1s, 1), reply(2, 300ms, 5s, 20), reply(3, 400ms, 6s, 25)};
        change(replies[0]);
        const BestFigures best = bestFigures(pointers(replies));
        QCOMPARE(best.cost, ids({hasCost ? 1 : 2}));
        const QByteArray tag = QTest::currentDataTag();
        const bool hasSpeed = tag == "as it is" || tag == "unknown cost" || tag == "no real money";
        for (const QSet<Id> &figure : {best.ttft, best.ttfa, best.tokensPerS, best.time})
            QCOMPARE(figure, ids({hasSpeed ? 1 : 2}));
        const Ranking byCost = rankReplies(pointers(replies), RankOrder::Cost);
        QCOMPARE(byCost.ranked, hasCost ? 3 : 2);
        QCOMPARE(byCost.replies.first().reply, idOf(hasCost ? 1 : 2));
        const Ranking bySpeed = rankReplies(pointers(replies), RankOrder::Speed);
        QCOMPARE(bySpeed.ranked, hasSpeed ? 3 : 2);
        QCOMPARE(bySpeed.replies.first().reply, idOf(hasSpeed ? 1 : 2));
        QCOMPARE(bySpeed.replies.last().unranked.has_value(), !hasSpeed);
    }

    void comparesTheSandboxWithItself()
    {
        QList<Reply> replies{reply(1, 100ms, 1s, 5), reply(2, 300ms, 5s, 2)};
        replies[0].sandbox = replies[1].sandbox = true;
        QCOMPARE(bestFigures(pointers(replies)).cost, ids({2}));
        QCOMPARE(rankReplies(pointers(replies), RankOrder::Cost).ranked, 2);
    }

    void saysThatKindsOfCostAreMixed()
    {
        QList<Reply> replies{reply(1, 100ms, 1s, 5), reply(2, 300ms, 5s, 2), reply(3, 300ms, 5s, 1)};
        replies[1].cost.kind = ChargeKind::Estimated;
        QVERIFY(bestFigures(pointers(replies)).mixedCost);
        QVERIFY(rankReplies(pointers(replies), RankOrder::Cost).mixedCost);
        QVERIFY(!rankReplies(pointers(replies), RankOrder::Speed).mixedCost);
        replies[1].state = ReplyState::Stopped; // no longer compared
        QVERIFY(!bestFigures(pointers(replies)).mixedCost);
        QVERIFY(!rankReplies(pointers(replies), RankOrder::Cost).mixedCost);
    }

    void ranks()
    {
        QList<Reply> replies{reply(1, 1s, 4s, 30), reply(2, 1s, 5s, 20), reply(3, 1s, 3s, 30), reply(4, 1s, 100ms, 40)};
        const auto ranks = [&](RankOrder by) {
            QList<std::pair<Id, int>> list;
            for (const RankedReply &r : rankReplies(pointers(replies), by).replies)
                list.append({r.reply, r.rank});
            return list;
        };
        QCOMPARE(ranks(RankOrder::Cost), (QList<std::pair<Id, int>>{{idOf(2), 1}, {idOf(1), 2}, {idOf(3), 2}, {idOf(4), 4}}));
        QCOMPARE(ranks(RankOrder::Speed), (QList<std::pair<Id, int>>{{idOf(3), 1}, {idOf(1), 2}, {idOf(2), 3}, {idOf(4), 0}}));
        const RankedReply tooShort = rankReplies(pointers(replies), RankOrder::Speed).replies.last();
        QCOMPARE(tooShort.unranked, std::optional(Unranked::NoFigure));
        QCOMPARE(tooShort.absence, std::optional(Absence::TooShort));
        QCOMPARE(tooShort.pane, idOf(104));

        QCOMPARE(rankReplies(pointers(replies), RankOrder::Rating).ranked, 0);
        replies[0].judgement.rating = 3;
        replies[1].judgement.rating = 5;
        replies[1].judgement.mark = Mark::Worst;
        replies[2].judgement.rating = 5;
        replies[2].state = ReplyState::Stopped; // rated all the same
        replies[3].judgement.mark = Mark::Best;
        QCOMPARE(ranks(RankOrder::Rating), (QList<std::pair<Id, int>>{{idOf(3), 1}, {idOf(2), 2}, {idOf(1), 3}, {idOf(4), 0}}));
        QCOMPARE(rankReplies(pointers(replies), RankOrder::Rating).replies.last().unranked, std::optional(Unranked::NotRated));
    }

    void ranksMoneyToThePico()
    {
        const QList<Reply> replies{reply(1, 1s, 4s, 9'007'199'254'740'993), reply(2, 1s, 4s, 9'007'199'254'740'992)};
        QCOMPARE(rankReplies(pointers(replies), RankOrder::Cost).replies.first().reply, idOf(2));
        QCOMPARE(rankReplies(pointers(replies), RankOrder::Cost).replies.last().rank, 2);
    }

    void foldsAnswers()
    {
        QList<Reply> replies;
        for (int i = 1; i <= 8; ++i)
            replies.append(reply(i, 1s, i * 1s, i * 10));
        replies[4].cost = Cost::unknown();
        replies[5].state = ReplyState::CutOff;
        replies[6].state = ReplyState::Answering;
        replies[7].state = ReplyState::Failed;
        replies[7].cost = Cost::unknown();
        replies[7].text.clear();
        replies[7].clocks = {};
        const QStringList texts{u"A"_s, u"b  c\n"_s, u"b c"_s, u" b\nc"_s, u"a"_s, u"A"_s, u"A"_s, {}};
        QList<SampleAnswer> answers;
        for (int i = 0; i < 8; ++i)
            answers.append({&replies[i], texts[i]});
        const AnswerGroups groups = groupAnswers(answers);
        QCOMPARE(groups.groups, (QList{AnswerGroup{u"b  c\n"_s, {idOf(2), idOf(3), idOf(4)}}, AnswerGroup{u"A"_s, {idOf(1)}},
                                       AnswerGroup{u"a"_s, {idOf(5)}}}));
        QCOMPARE(groups.complete, 5);
        QCOMPARE(groups.running, 1);
        QCOMPARE(groups.broken, 2);
        QCOMPARE(groups.unknownCosts, 1); // what failed before it was sent cost nothing
        const auto usd = [](qint64 picos) { return Usd::fromPicos(picos); };
        QCOMPARE(groups.cost, (Spread<Usd>{5, usd(10), usd(30), usd(60)}));
        QCOMPARE(groups.time, (Spread<std::chrono::nanoseconds>{5, 2s, 4s, 6s}));
        QVERIFY(!groups.mixedCost);
        replies[0].cost.kind = ChargeKind::Estimated;
        QVERIFY(groupAnswers(answers).mixedCost);
        // The middle of two.
        QCOMPARE(groupAnswers(answers.first(2)).cost.median, usd(15));
        QCOMPARE(groupAnswers(answers.first(2)).time.median, std::chrono::nanoseconds(2500ms));
        QCOMPARE(groupAnswers({}), AnswerGroups());
    }

    void foldsNoTimesThatMeanSomethingElse()
    {
        QList<Reply> replies{reply(1, 1s, 4s, 1), reply(2, 1s, 1s, 2), reply(3, 1s, 2s, 3)};
        replies[1].facts.responseCacheHit = true;
        replies[2].continues = idOf(9);
        const AnswerGroups groups = groupAnswers({{&replies[0], {}}, {&replies[1], {}}, {&replies[2], {}}});
        QCOMPARE(groups.time.n, 1);
        QCOMPARE(groups.groups.size(), 1); // three times nothing
        QCOMPARE(groups.complete, 3);
    }
};

Q_DECLARE_METATYPE(Change)

QTEST_GUILESS_MAIN(TestRanking)
#include "tst_ranking.moc"
