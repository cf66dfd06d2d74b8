// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportbuilder.h"

#include "compare/metrics.h"
#include "reports/reportfigures.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <random>

using namespace bakeoff;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kStart = 1'780'000'000'000'000; // 2026-05-28T20:26:40Z

const ModelRef kQuick{u"openrouter"_s, u"meta-llama/llama-3.3-70b-instruct"_s};
const ModelRef kCalm{u"groq"_s, u"llama-3.3-70b-versatile"_s};
const ModelRef kOther{u"openrouter"_s, u"openai/gpt-4o"_s};
const ModelRef kStory{u"sandbox"_s, u"story-fast"_s};

Usd picos(qint64 amount)
{
    return Usd::fromPicos(amount);
}

Id numberedId(int kind, int number)
{
    return QUuid(uint(kind), 0, 0, 0, 0, 0, 0, 0, 0, uchar(number >> 8), uchar(number & 0xff));
}

/// A complete streamed reply: first text after `ttft`, last after `e2e`, 101 tokens out.
ReportReply reply(int number, const ModelRef &model, std::chrono::milliseconds ttft = 500ms, std::chrono::milliseconds e2e = 2500ms)
{
    ReportReply r;
    r.id = numberedId(1, number);
    r.turn = numberedId(2, number);
    r.comparison = numberedId(3, number / 10);
    r.model = model;
    r.settings = "{\"temperature\":0.2}";
    r.state = ReplyState::Done;
    r.sandbox = model.provider == "sandbox"_L1;
    r.created = {kStart + number * 1'000'000LL};
    ReplyClocks clocks;
    clocks.requestSent = 1s;
    clocks.firstAnswer = 1s + ttft;
    clocks.lastAnswer = 1s + e2e;
    clocks.longestStall = 300ms;
    clocks.chunks = 50;
    ChatFacts facts;
    facts.usage.input = 20;
    facts.usage.output = 101;
    r.metrics = metricsOf(clocks, facts, r.state, r.timing);
    r.usage = facts.usage;
    r.cost = Cost::billed(picos(1'000'000 * (number + 1)));
    return r;
}

ReportReply ended(int number, const ModelRef &model, ReplyState state, std::optional<ErrorKind> error = {})
{
    ReportReply r = reply(number, model);
    r.state = state;
    r.error = error;
    ReplyClocks clocks;
    clocks.requestSent = 1s;
    clocks.firstAnswer = 2s;
    r.metrics = metricsOf(clocks, {}, state, r.timing);
    r.usage = {};
    r.cost = state == ReplyState::Failed ? std::nullopt : std::optional(Cost::unknown());
    return r;
}

ReportJob job(int number, const ModelRef &model, std::optional<RequestKind> kind, std::chrono::microseconds total,
              JobState state = JobState::Succeeded)
{
    ReportJob j;
    j.id = numberedId(4, number);
    j.model = model;
    j.version = u"abc%1"_s.arg(number % 2);
    j.kind = kind;
    j.state = state;
    j.stamps.created = {kStart + number * 1'000'000LL};
    j.clocks.total = {total, JobFigure::Absent::No};
    j.clocks.run = {total / 2, JobFigure::Absent::No};
    j.clocks.queue = {total / 4, JobFigure::Absent::No};
    j.input = R"({"num_outputs":2,"prompt":"a boat","ratio":"16:9","seed":7})";
    j.cost = Cost::estimated(picos(3'000));
    j.outputs = 2;
    return j;
}

ReportVote vote(const QList<ModelRef> &members, VoteOutcome outcome, int winner = -1)
{
    return {.members = members, .outcome = outcome, .winner = winner};
}

ReportContext context()
{
    ReportContext c;
    c.now = {kStart};
    c.program = u"Bakeoff 9"_s;
    c.aliases = ModelAliases::shipped();
    return c;
}

const ReportModel *find(const Report &report, const ModelRef &model, bool jobs = false)
{
    const auto found = std::ranges::find_if(report.models, [&](const ReportModel &m) { return m.model == model && m.jobs == jobs; });
    return found == report.models.end() ? nullptr : &*found;
}

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

class TestReportBuilder : public QObject {
    Q_OBJECT

private slots:
    void nothing();
    void countsByState();
    void onlyWholeStreamedRepliesGiveSpeed();
    void spreads();
    void samplesAreSpreadEvenly();
    void costsAreExact();
    void moneyIsRoundedHalfToEven_data();
    void moneyIsRoundedHalfToEven();
    void sandboxIsApart();
    void tokensAndWhatWasNotCounted();
    void judgements();
    void votesBelowTheLeast();
    void votesOfManyAndOfOneModelTwice();
    void strengthNeedsJoinedVotes();
    void jobs();
    void jobsWithoutAKind();
    void namesAndLooks();
    void baselineIsFound();
    void daysAreOfTheZone();
    void recipe();
    void sameModel();
    void sameModelNeedsTwoProviders();
    void decisions();
    void decisionsLeaveTheSandboxOut();
    void projections();
    void orderOfRowsChangesNothing();
    void blindLeavesNamesOut();
    void indices();
};

void TestReportBuilder::nothing()
{
    ReportBuilder builder({});
    const Report report = builder.finish(context());
    QVERIFY(report.models.isEmpty());
    QCOMPARE(report.baseline, -1);
    QCOMPARE(report.total, CostTally());
    QCOMPARE(report.decisions.size(), qsizetype(std::size(kRequestKinds)));
    for (const ReportDecision &decision : report.decisions)
        QVERIFY(decision.cheapest < 0 && decision.fastest < 0 && decision.mostReliable < 0 && decision.bestRated < 0);
    QVERIFY(!report.recipe.from && !report.recipe.until);
    QCOMPARE(report.recipe.program, u"Bakeoff 9"_s);
}

void TestReportBuilder::countsByState()
{
    ReportBuilder builder({});
    int number = 0;
    for (int i = 0; i < 6; ++i)
        builder.add(reply(number++, kQuick));
    ReportReply cached = reply(number++, kQuick);
    cached.responseCacheHit = true;
    builder.add(cached);
    builder.add(ended(number++, kQuick, ReplyState::Failed, ErrorKind::RateLimited));
    builder.add(ended(number++, kQuick, ReplyState::Failed, ErrorKind::RateLimited));
    builder.add(ended(number++, kQuick, ReplyState::CutOff, ErrorKind::Interrupted));
    builder.add(ended(number++, kQuick, ReplyState::Stopped, ErrorKind::Cancelled));
    ReportReply running = ended(number++, kQuick, ReplyState::Answering);
    running.cost.reset();
    builder.add(running);
    const Report report = builder.finish(context());
    QCOMPARE(report.models.size(), 1);
    const ReportModel &m = report.models.first();
    QCOMPARE(m.n, 11);
    QCOMPARE(m.done, 7);
    QCOMPARE(m.cached, 1);
    QCOMPARE(m.failed, 2);
    QCOMPARE(m.cutOff, 1);
    QCOMPARE(m.stopped, 1);
    QCOMPARE(m.running, 1);
    QCOMPARE(m.errors, (QMap<ErrorKind, int>{{ErrorKind::RateLimited, 2}, {ErrorKind::Interrupted, 1}}));
    QVERIFY(m.success);
    QCOMPARE(m.success->value, 0.7); // of 10: what the user stopped says nothing
    QVERIFY(std::abs(m.success->low - 0.3968) < 0.0001 && std::abs(m.success->high - 0.8922) < 0.0001);
    QCOMPARE(m.costs.total.count, 9); // the failed ones cannot have been charged, the running one is not yet
    QCOMPARE(m.costs.total.unknown, 2);
}

void TestReportBuilder::onlyWholeStreamedRepliesGiveSpeed()
{
    ReportBuilder builder({});
    builder.add(reply(0, kQuick, 400ms));
    ReportReply cached = reply(1, kQuick, 1ms);
    cached.responseCacheHit = true;
    builder.add(cached);
    ReportReply part = reply(2, kQuick, 1ms);
    part.continuesAnother = true;
    builder.add(part);
    ReportReply whole = reply(3, kQuick);
    whole.timing = TimingSource::Whole;
    whole.metrics.leftOut = Absence::NotStreamed;
    builder.add(whole);
    builder.add(ended(4, kQuick, ReplyState::CutOff, ErrorKind::Interrupted));
    builder.add(ended(5, kQuick, ReplyState::Stopped));
    const Report report = builder.finish(context());
    const ReportModel &m = report.models.first();
    QCOMPARE(m.ttft.n, 1);
    QCOMPARE(m.ttft.least, 400.0);
    QCOMPARE(m.ttfa.n, 1);
    QCOMPARE(m.e2e.most, 2500.0);
    QCOMPARE(m.tpot.samples, QList<double>{21.0}); // (2500 - 400) / 100
    QCOMPARE(m.tokensPerS.samples, QList<double>{100 / 2.1});
    QCOMPARE(m.longestStall, 300.0);
    QVERIFY(!m.ttft.p50);
    // What an answer costs: of whole ones, streamed or not, that no cache gave. All of them are in the total.
    QCOMPARE(m.costs.n, 2);
    QCOMPARE(m.costs.mean, picos((1'000'000 + 4'000'000) / 2));
    QCOMPARE(m.costs.total.billed, picos(10'000'000));
}

void TestReportBuilder::spreads()
{
    ReportBuilder builder({});
    for (int i = 0; i < 100; ++i)
        builder.add(reply(i, kQuick, std::chrono::milliseconds((i * 37) % 100 + 1)));
    const Report report = builder.finish(context());
    const ReportSpread &ttft = report.models.first().ttft;
    QCOMPARE(ttft.n, 100);
    QCOMPARE(ttft.p50, 50.5);
    QCOMPARE(ttft.p90, 90.1);
    QCOMPARE(ttft.p95, 95.05);
    QCOMPARE(ttft.p99, 99.01);
    QCOMPARE(ttft.p10, 10.9);
    QCOMPARE(ttft.p25, 25.75);
    QCOMPARE(ttft.p75, 75.25);
    QCOMPARE(ttft.least, 1.0);
    QCOMPARE(ttft.most, 100.0);
}

void TestReportBuilder::samplesAreSpreadEvenly()
{
    std::vector<double> values;
    for (int i = 0; i < 4000; ++i)
        values.push_back(4000 - i);
    const ReportSpread spread = spreadOf(values);
    QCOMPARE(spread.samples.size(), 400);
    QCOMPARE(spread.samples.first(), 1.0);
    QCOMPARE(spread.samples.last(), 4000.0);
    QVERIFY(std::ranges::is_sorted(spread.samples));
    for (qsizetype i = 1; i < spread.samples.size(); ++i) {
        const double step = spread.samples[i] - spread.samples[i - 1];
        QVERIFY(step >= 10 && step <= 11);
    }
    QCOMPARE(spreadOf({3, 1, 2}).samples, (QList<double>{1, 2, 3}));
    QCOMPARE(spreadOf({5}).samples, QList<double>{5});
    QCOMPARE(spreadOf({}), ReportSpread());
}

void TestReportBuilder::costsAreExact()
{
    ReportBuilder builder({});
    constexpr qint64 base = 9'007'199'254'740'993; // 2^53 + 1: no double
    for (int i = 0; i < 10; ++i) {
        ReportReply r = reply(i, kQuick);
        r.cost = i % 2 == 0 ? Cost::billed(picos(base + i)) : Cost::estimated(picos(base + i));
        builder.add(r);
    }
    ReportReply unknown = reply(10, kQuick);
    unknown.cost = Cost::unknown();
    builder.add(unknown);
    const Report report = builder.finish(context());
    const ReportCosts &costs = report.models.first().costs;
    QCOMPARE(costs.n, 10);
    QCOMPARE(costs.mean, picos(base + 5)); // + 4.5, to the even one: base is odd
    QCOMPARE(costs.total.unknown, 1);
    QCOMPARE(costs.total.count, 11);
    QCOMPARE(costs.p10, picos(base + 1)); // + 0.9
    QCOMPARE(costs.p90, picos(base + 8)); // + 8.1
    QVERIFY(costs.variation && *costs.variation < 1e-15);
    QCOMPARE(costs.per1000OutputTokens, exactQuotient(WideInt(base) * 10'000 + 45'000, 1010));
    QCOMPARE(report.total.real, costs.total);
}

void TestReportBuilder::moneyIsRoundedHalfToEven_data()
{
    QTest::addColumn<qint64>("sum");
    QTest::addColumn<qint64>("count");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("exact") << 10LL << 5LL << 2LL;
    QTest::newRow("down") << 10LL << 3LL << 3LL;
    QTest::newRow("up") << 11LL << 3LL << 4LL;
    QTest::newRow("half to even, down") << 5LL << 2LL << 2LL;
    QTest::newRow("half to even, up") << 7LL << 2LL << 4LL;
    QTest::newRow("negative half") << -5LL << 2LL << -2LL;
    QTest::newRow("negative half, away") << -7LL << 2LL << -4LL;
    QTest::newRow("negative, up") << -10LL << 3LL << -3LL;
}

void TestReportBuilder::moneyIsRoundedHalfToEven()
{
    QFETCH(const qint64, sum);
    QFETCH(const qint64, count);
    QFETCH(const qint64, expected);
    QCOMPARE(exactQuotient(sum, count), picos(expected));
    QVERIFY(!exactQuotient(sum, 0));
    QVERIFY(!exactProduct(picos(std::numeric_limits<qint64>::max()), 2));
}

void TestReportBuilder::sandboxIsApart()
{
    ReportBuilder builder({});
    builder.add(reply(0, kQuick));
    builder.add(reply(1, kStory));
    builder.add(reply(2, kStory));
    const Report report = builder.finish(context());
    QCOMPARE(report.models.size(), 2);
    QVERIFY(find(report, kStory)->sandbox);
    QVERIFY(!find(report, kQuick)->sandbox);
    QCOMPARE(report.total.real.billed, picos(1'000'000));
    QCOMPARE(report.total.sandbox.billed, picos(5'000'000));
    QCOMPARE(report.days.size(), 1);
    QCOMPARE(report.days.first().spent, report.total);
}

void TestReportBuilder::tokensAndWhatWasNotCounted()
{
    ReportBuilder builder({});
    ReportReply r = reply(0, kQuick);
    r.usage.reasoning = 40;
    builder.add(r);
    ReportReply uncounted = reply(1, kQuick);
    uncounted.usage = {};
    builder.add(uncounted);
    builder.add(ended(2, kQuick, ReplyState::Failed, ErrorKind::Overloaded)); // nothing to count
    const Report report = builder.finish(context());
    const ReportModel &m = report.models.first();
    QCOMPARE(m.inputTokens, 20);
    QCOMPARE(m.outputTokens, 101);
    QCOMPARE(m.reasoningTokens, 40);
    QCOMPARE(m.uncounted, 1);
    QCOMPARE(m.costs.per1000OutputTokens, picos(9'900'990)); // 1,000,000 x 1,000 / 101 of the counted one only
}

void TestReportBuilder::judgements()
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

void TestReportBuilder::votesBelowTheLeast()
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

void TestReportBuilder::votesOfManyAndOfOneModelTwice()
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

void TestReportBuilder::strengthNeedsJoinedVotes()
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

void TestReportBuilder::jobs()
{
    const ModelRef flux{u"replicate"_s, u"black-forest-labs/flux-schnell"_s};
    ReportBuilder builder({});
    for (int i = 0; i < 6; ++i) {
        ReportJob j = job(i, flux, RequestKind::Image, 1'000'000us * (i + 1));
        j.clocks.probablyCold = i == 5;
        builder.add(j);
    }
    builder.add(job(6, flux, RequestKind::Image, 1us, JobState::Canceled));
    ReportJob expired = job(7, flux, RequestKind::Image, 1us, JobState::Expired);
    expired.cost = Cost::unknown();
    builder.add(expired);
    ReportJob failed = job(8, flux, RequestKind::Image, 1us, JobState::Failed);
    failed.error = ErrorKind::ProviderFailed;
    builder.add(failed);
    builder.add(job(9, flux, RequestKind::Image, 1us, JobState::Processing));
    const Report report = builder.finish(context());
    QCOMPARE(report.models.size(), 1);
    const ReportModel &m = report.models.first();
    QVERIFY(m.jobs);
    QCOMPARE(m.kind, RequestKind::Image);
    QCOMPARE(m.n, 9);
    QCOMPARE(m.done, 6);
    QCOMPARE(m.stopped, 1);
    QCOMPARE(m.cutOff, 1);
    QCOMPARE(m.failed, 1);
    QCOMPARE(m.running, 1);
    QCOMPARE(m.success->value, 0.75);
    QCOMPARE(m.probablyCold, 1);
    QCOMPARE(m.total.n, 6);
    QCOMPARE(m.total.p50, 3500.0);
    QCOMPARE(m.run.p50, 1750.0);
    QCOMPARE(m.queue.p50, 875.0);
    QCOMPARE(m.warmTotal.n, 5);
    QCOMPARE(m.warmTotal.p50, 3000.0);
    QCOMPARE(m.outputs, 12);
    QCOMPARE(m.costs.n, 6);
    QCOMPARE(m.costs.perOutput, picos(1'500));
    QCOMPARE(m.costs.variation, 0.0);
    QCOMPARE(m.costs.total.estimated, picos(8 * 3'000)); // what was cancelled and failed was paid too
    QCOMPARE(m.costs.total.unknown, 1);
    const ReportRecipe::Entry &entry = report.recipe.entries.first();
    QCOMPARE(entry.settings, QStringList{u"num_outputs=2, ratio=16:9"_s});
    QCOMPARE(entry.versions, (QStringList{u"abc0"_s, u"abc1"_s}));
}

void TestReportBuilder::jobsWithoutAKind()
{
    const ModelRef film{u"replicate"_s, u"x/film"_s};
    const ModelRef never{u"replicate"_s, u"x/never"_s};
    ReportBuilder builder({});
    const ReportJob lost = job(0, film, std::nullopt, 1us, JobState::Failed);
    builder.add(lost);
    for (int i = 1; i < 7; ++i)
        builder.add(job(i, film, RequestKind::Video, 1s));
    for (int i = 7; i < 13; ++i)
        builder.add(job(i, never, std::nullopt, 1us, JobState::Failed));
    const Report report = builder.finish(context());
    QCOMPARE(report.models.size(), 2);
    QCOMPARE(find(report, film, true)->kind, RequestKind::Video);
    QCOMPARE(find(report, film, true)->n, 7);
    QCOMPARE(find(report, film, true)->failed, 1);
    QCOMPARE(builder.indexOf(lost), int(find(report, film, true) - report.models.constData()));
    // What nobody knows the kind of is the best of nothing.
    for (const ReportDecision &decision : report.decisions)
        QVERIFY(decision.mostReliable < 0 || report.models[decision.mostReliable].model == film);
}

void TestReportBuilder::namesAndLooks()
{
    ReportBuilder builder({});
    const ModelRef a{u"one"_s, u"m"_s};
    const ModelRef b{u"two"_s, u"m"_s};
    for (int i = 0; i < 3; ++i)
        builder.add(reply(i, b));
    builder.add(reply(3, a));
    builder.add(reply(4, kQuick));
    builder.add(reply(5, kQuick));
    builder.add(job(6, a, RequestKind::Text, 1s));
    const Report report = builder.finish(context());
    QStringList names;
    QList<int> looks;
    for (const ReportModel &m : report.models) {
        names << m.name;
        looks << m.look;
    }
    QCOMPARE(names, (QStringList{u"two/m"_s, kQuick.id, u"one/m"_s, u"one/m"_s})); // most used first, jobs last
    QCOMPARE(looks, (QList<int>{0, 1, 2, 2}));
}

void TestReportBuilder::baselineIsFound()
{
    ReportOptions options;
    options.baseline = kCalm;
    ReportBuilder builder(options);
    builder.add(reply(0, kQuick));
    builder.add(reply(1, kQuick));
    builder.add(reply(2, kCalm));
    QCOMPARE(builder.finish(context()).baseline, 1);
    options.baseline = kOther;
    ReportBuilder without(options);
    without.add(reply(0, kQuick));
    QCOMPARE(without.finish(context()).baseline, 0);
}

void TestReportBuilder::daysAreOfTheZone()
{
    ReportOptions options;
    options.zone = QTimeZone(9 * 3600);
    ReportBuilder builder(options);
    ReportReply before = reply(0, kQuick);
    before.created = {UtcMicros::fromDateTime(QDateTime(QDate(2026, 5, 28), QTime(14, 59, 59), QTimeZone::UTC))};
    ReportReply after = reply(1, kQuick);
    after.created = {UtcMicros::fromDateTime(QDateTime(QDate(2026, 5, 28), QTime(15, 0), QTimeZone::UTC))};
    ReportReply free = ended(2, kQuick, ReplyState::Failed, ErrorKind::NoKey);
    free.created = {UtcMicros::fromDateTime(QDateTime(QDate(2026, 6, 1), QTime(0, 0), QTimeZone::UTC))};
    builder.add(free);
    builder.add(after);
    builder.add(before);
    const Report report = builder.finish(context());
    QCOMPARE(report.days.size(), 2);
    QCOMPARE(report.days[0].date, QDate(2026, 5, 28));
    QCOMPARE(report.days[0].spent.real.billed, picos(1'000'000));
    QCOMPARE(report.days[1].date, QDate(2026, 5, 29));
    QCOMPARE(report.recipe.from, before.created);
    QCOMPARE(report.recipe.until, free.created);
}

void TestReportBuilder::recipe()
{
    ReportOptions options;
    ReportBuilder builder(options);
    for (int i = 0; i < 12; ++i) {
        ReportReply r = reply(i / 2, kQuick); // two replies to each prompt
        r.id = numberedId(1, i);
        r.host = i < 5 ? u"Azure"_s : u"Groq"_s;
        r.fallback = i == 3;
        if (i == 4)
            r.settings = R"({"cleared":["top_p"],"seed":7,"system_prompt":"Be  brief.","temperature":1})";
        builder.add(r);
    }
    ReportContext c = context();
    c.hidden = 4;
    const Report report = builder.finish(c);
    QCOMPARE(report.recipe.replies, 12);
    QCOMPARE(report.recipe.prompts, 6);
    QCOMPARE(report.recipe.comparisons, 1);
    QCOMPARE(report.recipe.jobs, 0);
    QCOMPARE(report.recipe.hidden, 4);
    const ReportRecipe::Entry &entry = report.recipe.entries.first();
    QCOMPARE(entry.settings,
             (QStringList{u"seed=7, system_prompt=Be brief., temperature=1"_s, u"temperature=0.2"_s}));
    QCOMPARE(entry.hosts, (QStringList{u"Azure"_s, u"Groq"_s}));
    QCOMPARE(report.models.first().hosts, (QMap<QString, int>{{u"Azure"_s, 5}, {u"Groq"_s, 7}}));
    QCOMPARE(report.models.first().fallbacks, 1);

    options.prompts = false;
    ReportBuilder brief(options);
    ReportReply r = reply(0, kQuick);
    r.settings = R"({"system_prompt":"Be  brief."})";
    brief.add(r);
    QVERIFY(brief.finish(context()).recipe.entries.first().settings.isEmpty());
}

void TestReportBuilder::sameModel()
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
    QCOMPARE(llama.sides[0].sameWork, picos(151)); // (102 + 200) / 2
    QVERIFY(!llama.sides[1].inputPrice);
    QCOMPARE(llama.sides[1].sameWork, picos(16)); // 15.5 to the even one
}

void TestReportBuilder::sameModelNeedsTwoProviders()
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

void TestReportBuilder::decisions()
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

void TestReportBuilder::decisionsLeaveTheSandboxOut()
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

void TestReportBuilder::projections()
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
        return *std::ranges::find_if(report.projections, [&](const auto &p) { return report.models[p.model].model == model; });
    };
    QVERIFY(!of(kCalm).low && of(kCalm).mid && !of(kCalm).high); // one value has no p10
    QVERIFY(!of({u"x"_s, u"vast"_s}).mid); // beyond what an amount can hold: nothing, not less
}

void TestReportBuilder::orderOfRowsChangesNothing()
{
    QList<ReportReply> replies;
    for (int i = 0; i < 60; ++i) {
        ReportReply r = reply(i, i % 3 == 0 ? kQuick : i % 3 == 1 ? kCalm : kStory, std::chrono::milliseconds(100 + (i * 7) % 13));
        r.settings = "{\"seed\":" + QByteArray::number(i) + "}";
        r.turn = numberedId(2, i / 3);
        replies.append(r);
    }
    QList<ReportVote> votes;
    for (int i = 0; i < 40; ++i)
        votes.append(vote(i % 2 == 0 ? QList{kQuick, kCalm} : QList{kCalm, kQuick}, i % 7 == 0 ? VoteOutcome::Tie : VoteOutcome::Win,
                          i % 7 == 0 ? -1 : int(i % 3 == 0)));
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

void TestReportBuilder::blindLeavesNamesOut()
{
    ReportOptions options;
    options.names = false;
    options.title = u"Ours"_s;
    options.baseline = kCalm;
    options.projectedRequests = 100;
    ReportContext c = context();
    c.health = {ProviderHealth{.provider = u"openrouter"_s, .hosts = {{u"Azure"_s, 3}}}};
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
        for (const QString &name : {u"openrouter"_s, u"llama"_s, u"groq"_s, u"openai"_s, u"gpt"_s, u"replicate"_s, u"flux"_s,
                                    u"Azure"_s, u"abc"_s, u"0.12"_s, u"sandbox"_s})
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

void TestReportBuilder::indices()
{
    ReportBuilder builder({});
    builder.add(reply(0, kQuick));
    builder.add(reply(1, kStory));
    builder.add(job(2, kQuick, RequestKind::Text, 1s));
    const Report report = builder.finish(context());
    QCOMPARE(report.models[builder.indexOf(reply(9, kStory))].model, kStory);
    QCOMPARE(builder.indexOf(job(9, kQuick, RequestKind::Text, 1s)), 2);
    QCOMPARE(builder.indexOf(reply(9, kCalm)), -1);
    QCOMPARE(builder.indexOf(job(9, kQuick, RequestKind::Image, 1s)), -1);
}

QTEST_APPLESS_MAIN(TestReportBuilder)
#include "tst_reportbuilder.moc"
