// SPDX-License-Identifier: GPL-3.0-or-later
#include "reportrowsof.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace bakeoff;
using namespace rows;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Every text of a report in one.
QString allTexts(const Report &report)
{
    QStringList texts{report.options.title, report.recipe.program};
    if (report.options.baseline)
        texts << report.options.baseline->toString();
    for (const ReportModel &m : report.models)
        texts << m.name << m.model.provider << m.model.id << m.hosts.keys();
    for (const auto &entry : report.recipe.entries)
        texts << entry.settings << entry.versions << entry.hosts;
    for (const auto &health : report.health)
        texts << health.provider << health.hosts.keys();
    for (const auto &same : report.sameModels) {
        texts << same.family;
        for (const auto &side : same.sides)
            texts << side.inputPrice.value_or(QString()) << side.outputPrice.value_or(QString());
    }
    return texts.join(u'\n');
}

} // namespace

class TestReportAdvice : public QObject {
    Q_OBJECT

private slots:
    void judgements();
    void votesBelowTheLeast();
    void votesOfTheSandboxAndOthers();
    void votesOfManyAndOfOneModelTwice();
    void strengthNeedsJoinedVotes();
    void sameModel();
    void sameWorkOfUnknownCost();
    void sameModelNeedsTwoProviders();
    void decisions();
    void decisionsLeaveTheSandboxOut();
    void decisionsNameAllThatAreEqual();
    void projections();
    void projectionHoldsItsMean();
    void orderOfRowsChangesNothing();
    void blindLeavesNamesOut();
};

void TestReportAdvice::judgements()
{
    ReportBuilder builder({});
    for (int i = 0; i < 3; ++i) {
        ReportReply r = reply(i, kQuick);
        r.rating = 3 + i % 2;
        builder.add(r);
        builder.add(reply(10 + i, kCalm));
    }
    for (int i = 0; i < 9; ++i)
        builder.add(vote({kQuick, kCalm}, VoteOutcome::Win, i < 6 ? 0 : 1));
    builder.add(vote({kCalm, kQuick}, VoteOutcome::Tie));
    builder.add(vote({kCalm, kQuick}, VoteOutcome::AllBad));
    builder.add(vote({kCalm, kQuick}, VoteOutcome::Open));
    builder.add(vote({kCalm, kQuick}, VoteOutcome::Skipped));
    const Report report = builder.finish(context());
    const ReportJudgements &quick = find(report, kQuick)->judged;
    QCOMPARE(quick.ratings, 3);
    QCOMPARE(quick.meanRating, 10.0 / 3);
    QCOMPARE(quick.wins, 6);
    QCOMPARE(quick.ties, 1);
    QCOMPARE(quick.votes, 11);
    QCOMPARE(quick.compared, 10);
    QVERIFY(quick.winRate);
    QCOMPARE(quick.winRate->value, 0.65); // 6.5 of 10
    QVERIFY(quick.winRate->low > 0.34 && quick.winRate->low < 0.36);
    QVERIFY(quick.strength);
    // Two models: the odds are 6.5 to 3.5, half of their logarithm each side of the mean.
    QVERIFY(std::abs(quick.strength->value - 50 * std::log(6.5 / 3.5)) < 1e-6);
    QVERIFY(quick.strength->low < quick.strength->value && quick.strength->value < quick.strength->high);
    const ReportJudgements &calm = find(report, kCalm)->judged;
    QCOMPARE(calm.wins, 3);
    QVERIFY(std::abs(calm.strength->value + quick.strength->value) < 1e-6);
    QVERIFY(!calm.meanRating);
}

void TestReportAdvice::votesBelowTheLeast()
{
    ReportBuilder builder({});
    builder.add(reply(0, kQuick));
    builder.add(reply(1, kCalm));
    for (int i = 0; i < ReportJudgements::kLeastVotes - 1; ++i)
        builder.add(vote({kQuick, kCalm}, VoteOutcome::Win, i % 2));
    builder.add(vote({kQuick, kCalm}, VoteOutcome::AllBad)); // compares nobody
    const Report report = builder.finish(context());
    QCOMPARE(report.models[0].judged.votes, 10);
    QVERIFY(!report.models[0].judged.winRate);
    QVERIFY(!report.models[0].judged.strength);
}

void TestReportAdvice::votesOfTheSandboxAndOthers()
{
    ReportBuilder builder({});
    builder.add(reply(0, kQuick));
    builder.add(reply(1, kStory));
    for (int i = 0; i < 10; ++i)
        builder.add(vote({kQuick, kStory}, VoteOutcome::Win, i < 7 ? 0 : 1));
    const Report report = builder.finish(context());
    QCOMPARE(find(report, kQuick)->judged.wins, 7);
    QCOMPARE(find(report, kStory)->judged.wins, 3);
    QCOMPARE(find(report, kStory)->judged.winRate->value, 0.3);
}

void TestReportAdvice::votesOfManyAndOfOneModelTwice()
{
    ReportBuilder builder({});
    builder.add(reply(0, kQuick));
    builder.add(reply(1, kCalm));
    builder.add(reply(2, kOther));
    for (int i = 0; i < 30; ++i) {
        builder.add(vote({kQuick, kCalm, kOther, kQuick}, VoteOutcome::Win, i < 12 ? 3 : i < 21 ? 1 : 2));
        builder.add(vote({kQuick, kQuick}, VoteOutcome::Win, 1)); // says nothing
    }
    const Report report = builder.finish(context());
    const ReportJudgements &quick = find(report, kQuick)->judged;
    QCOMPARE(quick.votes, 30);
    QCOMPARE(quick.wins, 12);
    QCOMPARE(quick.winRate->value, 0.4);
    QCOMPARE(find(report, kCalm)->judged.wins, 9);
    QVERIFY(quick.strength && quick.strength->value > find(report, kCalm)->judged.strength->value);
}

void TestReportAdvice::strengthNeedsJoinedVotes()
{
    ReportBuilder builder({});
    builder.add(reply(0, kQuick));
    builder.add(reply(1, kCalm));
    for (int i = 0; i < 20; ++i)
        builder.add(vote({kQuick, kCalm}, VoteOutcome::Win, 0)); // how much better, nobody can say
    const Report report = builder.finish(context());
    QVERIFY(find(report, kQuick)->judged.winRate);
    QCOMPARE(find(report, kQuick)->judged.winRate->value, 1.0);
    QVERIFY(!find(report, kQuick)->judged.strength);
    QVERIFY(!find(report, kCalm)->judged.strength);
}

void TestReportAdvice::sameModel()
{
    ReportBuilder builder({});
    const auto same = [&](int number, const ModelRef &model, const QByteArray &work, qint64 amount) {
        ReportReply r = reply(number, model);
        r.inputDigest = QByteArray(work).leftJustified(32, '-');
        r.cost = Cost::billed(picos(amount));
        builder.add(r);
    };
    same(0, kQuick, "a", 100);
    same(1, kQuick, "a", 103); // asked twice: 101.5, half to even 102
    same(2, kQuick, "b", 200);
    same(3, kQuick, "only here", 1'000'000);
    same(4, kCalm, "a", 10);
    same(5, kCalm, "b", 21);
    same(6, kOther, "a", 5);
    ReportContext c = context();
    c.price = [](const ModelRef &model) -> std::optional<RateCard> {
        if (model != kQuick)
            return std::nullopt;
        RateCard card;
        card.base.take(PriceClass::Prompt, "0.00000012");
        card.base.take(PriceClass::Completion, "0.0000003");
        return card;
    };
    const Report report = builder.finish(c);
    QCOMPARE(report.sameModels.size(), 1);
    const ReportSameModel &llama = report.sameModels.first();
    QCOMPARE(llama.family, u"Llama 3.3 70B"_s);
    QCOMPARE(llama.sides.size(), 2);
    QCOMPARE(report.models[llama.sides[0].model].model, kQuick);
    QCOMPARE(llama.sides[0].inputPrice, u"0.12"_s);
    QCOMPARE(llama.sides[0].outputPrice, u"0.3"_s);
    QCOMPARE(llama.sides[0].sameWorkCount, 2);
    QCOMPARE(llama.sides[0].sameWorkAnswers, 3);
    QCOMPARE(llama.sides[1].sameWorkAnswers, 2);
    QCOMPARE(llama.sides[0].sameWork, picos(151)); // (102 + 200) / 2
    QVERIFY(!llama.sides[1].inputPrice);
    QCOMPARE(llama.sides[1].sameWork, picos(16)); // 15.5 to the even one
}

void TestReportAdvice::sameWorkOfUnknownCost()
{
    ReportBuilder builder({});
    for (int i = 0; i < 2; ++i) { // two prompts to both
        ReportReply quick = reply(i, kQuick);
        quick.cost = Cost::billed(picos(100));
        builder.add(quick);
        ReportReply calm = reply(i, kCalm);
        calm.id = numberedId(1, 10 + i);
        calm.cost = i == 0 ? Cost::billed(picos(7)) : Cost::unknown();
        builder.add(calm);
    }
    const Report report = builder.finish(context());
    const QList<ReportSameModel::Side> &sides = report.sameModels.first().sides;
    const auto of = [&](const ModelRef &model) {
        return *std::ranges::find_if(sides, [&](const auto &s) { return report.models[s.model].model == model; });
    };
    QCOMPARE(of(kQuick).sameWork, picos(100)); // what one side does not know takes nothing from the other
    QCOMPARE(of(kQuick).sameWorkCount, 2);
    QCOMPARE(of(kCalm).sameWorkAnswers, 1);
    QVERIFY(!of(kCalm).sameWork); // half of the work is not the same work
}

void TestReportAdvice::sameModelNeedsTwoProviders()
{
    ReportBuilder builder({});
    builder.add(reply(0, kQuick));
    ModelRef free = kQuick;
    free.id += ":free"_L1;
    builder.add(reply(1, free));
    QVERIFY(builder.finish(context()).sameModels.isEmpty());
    builder.add(reply(2, kCalm)); // of other prompts
    const Report report = builder.finish(context());
    QCOMPARE(report.sameModels.size(), 1);
    QCOMPARE(report.sameModels.first().sides.size(), 3);
    QVERIFY(!report.sameModels.first().sides.first().sameWork);

    ReportOptions options;
    options.sameModel = false;
    ReportBuilder without(options);
    without.add(reply(0, kQuick));
    without.add(reply(1, kCalm));
    QVERIFY(without.finish(context()).sameModels.isEmpty());
}

void TestReportAdvice::decisions()
{
    ReportBuilder builder({});
    int number = 0;
    for (int i = 0; i < 6; ++i) {
        ReportReply quick = reply(number++, kQuick, 100ms, 1s);
        quick.cost = Cost::billed(picos(200 + i));
        quick.rating = 3;
        builder.add(quick);
        ReportReply calm = reply(number++, kCalm, 100ms, 2s);
        calm.cost = Cost::billed(picos(100 + 10 * i));
        calm.rating = 5;
        builder.add(calm);
    }
    builder.add(ended(number++, kQuick, ReplyState::Failed, ErrorKind::Overloaded));
    for (int i = 0; i < 4; ++i) { // too few to be best in anything
        ReportReply other = reply(number++, kOther, 1ms, 500ms);
        other.cost = Cost::billed(picos(1));
        other.rating = 5;
        builder.add(other);
    }
    for (int i = 0; i < 5; ++i)
        builder.add(job(number++, {u"replicate"_s, u"x/film"_s}, RequestKind::Video, 9s));
    Report report = builder.finish(context());
    const auto modelOf = [&report](int index) { return index < 0 ? ModelRef() : report.models[index].model; };
    const ReportDecision &text = report.decisions[int(RequestKind::Text)];
    QCOMPARE(text.kind, RequestKind::Text);
    QCOMPARE(modelOf(text.cheapest), kCalm);
    QCOMPARE(modelOf(text.fastest), kQuick);
    QCOMPARE(modelOf(text.mostReliable), kCalm);
    QCOMPARE(modelOf(text.bestRated), kCalm);
    QCOMPARE(modelOf(text.steadiest), kQuick);
    const ReportDecision &video = report.decisions[int(RequestKind::Video)];
    QCOMPARE(modelOf(video.fastest), (ModelRef{u"replicate"_s, u"x/film"_s}));
    QCOMPARE(video.bestRated, -1);
    QCOMPARE(report.decisions[int(RequestKind::Music)].cheapest, -1);

    // A vote says more than a rating.
    for (int i = 0; i < 10; ++i)
        builder.add(vote({kQuick, kCalm}, VoteOutcome::Win, i < 7 ? 0 : 1));
    report = builder.finish(context());
    QCOMPARE(modelOf(report.decisions[int(RequestKind::Text)].bestRated), kQuick);
}

void TestReportAdvice::decisionsLeaveTheSandboxOut()
{
    ReportBuilder builder({});
    int number = 0;
    for (int i = 0; i < 6; ++i)
        builder.add(reply(number++, kStory, 1ms, 300ms));
    Report report = builder.finish(context());
    QCOMPARE(report.decisions.first().fastest, 0); // nobody else
    builder.add(reply(number++, kQuick));
    report = builder.finish(context());
    QCOMPARE(report.decisions.first().fastest, -1); // not measured enough
    for (int i = 0; i < 6; ++i)
        builder.add(reply(number++, kQuick));
    report = builder.finish(context());
    QCOMPARE(report.models[report.decisions.first().fastest].model, kQuick);
}

void TestReportAdvice::projections()
{
    ReportOptions options;
    options.projectedRequests = 1'000;
    ReportBuilder builder(options);
    for (int i = 0; i < 10; ++i)
        builder.add(reply(i, kQuick)); // 1 to 10 millionths of a dollar
    builder.add(reply(10, kCalm));
    ReportReply unknown = reply(11, kOther);
    unknown.cost = Cost::unknown();
    builder.add(unknown);
    ReportReply vast = reply(12, {u"x"_s, u"vast"_s});
    vast.cost = Cost::billed(picos(std::numeric_limits<qint64>::max() / 10));
    builder.add(vast);
    const Report report = builder.finish(context());
    QCOMPARE(report.projections.size(), 3);
    const ReportProjection &quick = report.projections.first();
    QCOMPARE(quick.model, 0);
    QCOMPARE(quick.requests, 1'000);
    QCOMPARE(quick.n, 10);
    QCOMPARE(quick.low, picos(1'900'000'000));
    QCOMPARE(quick.mid, picos(5'500'000'000));
    QCOMPARE(quick.high, picos(9'100'000'000));
    const auto of = [&report](const ModelRef &model) {
        return *std::ranges::find_if(report.projections,
                                     [&](const auto &p) { return report.models[p.model].model == model; });
    };
    QVERIFY(!of(kCalm).low && of(kCalm).mid && !of(kCalm).high); // one value has no p10
    QVERIFY(!of({u"x"_s, u"vast"_s}).mid);                       // beyond what an amount can hold: nothing, not less
}

void TestReportAdvice::decisionsNameAllThatAreEqual()
{
    ReportBuilder builder({});
    int number = 0;
    for (int i = 0; i < 6; ++i) {
        for (const ModelRef &model : {kQuick, kCalm, kOther}) {
            ReportReply r = reply(number++, model, 100ms, model == kOther ? 2s : 1s);
            r.cost = Cost::billed(picos(model == kCalm ? 200 : 100));
            r.rating = 4;
            builder.add(r);
        }
    }
    const Report report = builder.finish(context());
    const ReportDecision &text = report.decisions[int(RequestKind::Text)];
    const auto models = [&report](int first, const QList<int> &others) {
        QSet<QString> names{report.models[first].model.toString()};
        for (const int other : others)
            names.insert(report.models[other].model.toString());
        return names;
    };
    const QSet<QString> all{kQuick.toString(), kCalm.toString(), kOther.toString()};
    QCOMPARE(models(text.cheapest, text.alsoCheapest), (QSet<QString>{kQuick.toString(), kOther.toString()}));
    QCOMPARE(models(text.fastest, text.alsoFastest), (QSet<QString>{kQuick.toString(), kCalm.toString()}));
    QCOMPARE(models(text.mostReliable, text.alsoMostReliable), all);
    QCOMPARE(models(text.bestRated, text.alsoBestRated), all);
    QCOMPARE(models(text.steadiest, text.alsoSteadiest), all); // fixed prices

    ReportBuilder broken({});
    for (int i = 0; i < 9; ++i)
        broken.add(ended(i, kQuick, ReplyState::Failed, ErrorKind::Overloaded));
    QCOMPARE(broken.finish(context()).decisions[int(RequestKind::Text)].mostReliable, -1);
}

/// One dear request among many lifts the mean above the 90th percentile.
void TestReportAdvice::projectionHoldsItsMean()
{
    ReportOptions options;
    options.projectedRequests = 10;
    ReportBuilder builder(options);
    for (int i = 0; i < 20; ++i) {
        ReportReply r = reply(i, kQuick);
        r.cost = Cost::billed(picos(i == 0 ? 20'100 : 100));
        builder.add(r);
        ReportReply other = reply(100 + i, kCalm);
        other.cost = Cost::billed(picos(i == 0 ? 0 : 100));
        builder.add(other);
    }
    const Report report = builder.finish(context());
    QCOMPARE(report.projections.size(), 2);
    for (const ReportProjection &p : report.projections) {
        QVERIFY(p.low && p.mid && p.high);
        QVERIFY(*p.low <= *p.mid && *p.mid <= *p.high);
        const bool quick = report.models[p.model].model == kQuick;
        QCOMPARE(p.mid, picos(quick ? 11'000 : 950));
        QCOMPARE(p.high, picos(quick ? 11'000 : 1'000));
    }
}

void TestReportAdvice::orderOfRowsChangesNothing()
{
    QList<ReportReply> replies;
    for (int i = 0; i < 60; ++i) {
        ReportReply r = reply(i,
                              i % 3 == 0   ? kQuick
                              : i % 3 == 1 ? kCalm
                                           : kStory,
                              std::chrono::milliseconds(100 + (i * 7) % 13));
        r.settings = "{\"seed\":" + QByteArray::number(i) + "}";
        r.turn = numberedId(2, i / 3);
        replies.append(r);
    }
    QList<ReportVote> votes;
    for (int i = 0; i < 40; ++i)
        votes.append(vote(i % 2 == 0 ? QList{kQuick, kCalm} : QList{kCalm, kQuick},
                          i % 7 == 0 ? VoteOutcome::Tie : VoteOutcome::Win, i % 7 == 0 ? -1 : int(i % 3 == 0)));
    for (const bool names : {true, false}) {
        ReportOptions options;
        options.names = names;
        options.projectedRequests = 10;
        const auto build = [&] {
            ReportBuilder builder(options);
            for (const ReportReply &r : std::as_const(replies))
                builder.add(r);
            for (const ReportVote &v : std::as_const(votes))
                builder.add(v);
            return builder.finish(context());
        };
        const Report straight = build();
        std::mt19937 engine(4);
        std::ranges::shuffle(replies, engine);
        std::ranges::shuffle(votes, engine);
        QVERIFY(build() == straight);
        QVERIFY(straight.models.first().judged.strength || straight.models.last().judged.strength);
    }
}

void TestReportAdvice::blindLeavesNamesOut()
{
    ReportOptions options;
    options.names = false;
    options.title = u"Ours"_s;
    options.baseline = kCalm;
    options.projectedRequests = 100;
    ReportContext c = context();
    c.price = [](const ModelRef &) -> std::optional<RateCard> {
        RateCard card;
        card.base.take(PriceClass::Prompt, "0.00000012");
        return card;
    };
    const ModelRef flux{u"replicate"_s, u"black-forest-labs/flux-schnell"_s};
    QSet<QString> letterOfQuick;
    for (int round = 0; round < 20; ++round) {
        ReportBuilder builder(options);
        int number = 100 * round;
        for (int i = 0; i < 4; ++i) { // the most used is not always A
            ReportReply r = reply(number++, kQuick);
            r.host = u"Azure"_s;
            r.settings = R"({"extra":{"transforms":["llama"]},"max_tokens":50,"routing":{"order":["groq"]}})";
            builder.add(r);
        }
        builder.add(reply(number++, kCalm));
        builder.add(reply(number++, kOther));
        ReportJob j = job(number++, flux, RequestKind::Image, 1s);
        j.input = R"({"go_fast":true,"model":"flux-schnell","prompt":"x"})";
        builder.add(j);
        const Report report = builder.finish(c);
        QCOMPARE(report.models.size(), 4);
        QVERIFY(report.health.isEmpty() && report.sameModels.isEmpty());
        const QString texts = allTexts(report);
        for (const QString &name : {u"openrouter"_s, u"llama"_s, u"groq"_s, u"openai"_s, u"gpt"_s, u"replicate"_s,
                                    u"flux"_s, u"Azure"_s, u"abc"_s, u"0.12"_s, u"sandbox"_s})
            QVERIFY2(!texts.contains(name, Qt::CaseInsensitive), qPrintable(name + u" in "_s + texts));
        QVERIFY(texts.contains("max_tokens=50"_L1) && texts.contains("go_fast=true"_L1));
        QCOMPARE(report.options.title, u"Ours"_s);
        QSet<QString> names;
        for (const ReportModel &m : report.models)
            names.insert(m.name);
        QCOMPARE(names, (QSet<QString>{u"A"_s, u"B"_s, u"C"_s, u"D"_s}));
        QVERIFY(report.models.last().jobs);
        for (qsizetype i = 1; i < 3; ++i)
            QVERIFY(report.models[i - 1].name < report.models[i].name); // the order says no more than the letters
        QCOMPARE(report.models[report.baseline].n, 1);
        letterOfQuick.insert(report.models[builder.indexOf(reply(0, kQuick))].name);
        QCOMPARE(report.models[builder.indexOf(reply(0, kQuick))].n, 4);
    }
    QVERIFY(letterOfQuick.size() >= 3);
}

QTEST_APPLESS_MAIN(TestReportAdvice)
#include "tst_reportadvice.moc"
