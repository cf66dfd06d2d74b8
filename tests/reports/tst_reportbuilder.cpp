// SPDX-License-Identifier: GPL-3.0-or-later
#include "reportrowsof.h"

#include "compare/health.h"

#include "reports/reportfigures.h"

#include <QTest>

#include <algorithm>
#include <limits>

using namespace bakeoff;
using namespace rows;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

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
    void countsThatNobodyGaveAreNotZero();
    void healthIsOfTheRows();
    void jobs();
    void jobsWithoutAKind();
    void namesAndLooks();
    void baselineIsFound();
    void daysAreOfTheZone();
    void recipe();
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
    QCOMPARE(m.uncountedInput, 1);
    QCOMPARE(m.costs.per1000OutputTokens, picos(9'900'990)); // 1,000,000 x 1,000 / 101 of the counted one only
}

void TestReportBuilder::countsThatNobodyGaveAreNotZero()
{
    ReportBuilder builder({});
    ReportReply uncounted = reply(0, kQuick);
    uncounted.usage = {};
    builder.add(uncounted);
    ReportReply plain = reply(1, kCalm); // says nothing of reasoning
    builder.add(plain);
    ReportReply most = reply(2, kOther);
    most.usage.output = std::numeric_limits<qint64>::max();
    builder.add(most);
    builder.add(most);
    const Report report = builder.finish(context());
    const ReportModel &quick = *find(report, kQuick);
    QVERIFY(!quick.inputTokens && !quick.outputTokens && !quick.reasoningTokens);
    QCOMPARE(quick.uncounted, 1);
    QCOMPARE(find(report, kCalm)->inputTokens, 20);
    QVERIFY(!find(report, kCalm)->reasoningTokens);
    QCOMPARE(find(report, kOther)->outputTokens, std::numeric_limits<qint64>::max()); // no less than each of them
}

void TestReportBuilder::healthIsOfTheRows()
{
    const ModelRef flux{u"replicate"_s, u"black-forest-labs/flux-schnell"_s};
    ReportBuilder builder({});
    ReportReply good = reply(0, kQuick);
    good.host = u"Azure"_s;
    good.fallback = true;
    good.attempts = 2;
    builder.add(good);
    builder.add(ended(1, kQuick, ReplyState::Failed, ErrorKind::RateLimited));
    builder.add(ended(2, kQuick, ReplyState::CutOff, ErrorKind::Interrupted));
    builder.add(ended(3, kQuick, ReplyState::Stopped, ErrorKind::Cancelled));
    ReportReply here = ended(4, kQuick, ReplyState::Failed, ErrorKind::NoKey);
    here.ours = true;
    builder.add(here);
    builder.add(ended(5, kQuick, ReplyState::Answering));
    builder.add(job(6, flux, RequestKind::Image, 1s));
    ReportJob failed = job(7, flux, RequestKind::Image, 1s, JobState::Failed);
    failed.error = ErrorKind::Overloaded;
    builder.add(failed);
    builder.add(job(8, flux, RequestKind::Image, 1s, JobState::Expired));
    ReportContext c = context();
    c.until = UtcMicros{kStart + 60'000'000};
    const Report report = builder.finish(c);
    QCOMPARE(report.health.size(), 2);
    const ProviderHealth &replies = report.health[0];
    QCOMPARE(replies.provider, kQuick.provider);
    QCOMPARE(replies.done, 1);
    QCOMPARE(replies.failed, 1); // a missing key says nothing of the provider
    QCOMPARE(replies.cutOff, 1);
    QCOMPARE(replies.stopped, 1);
    QCOMPARE(replies.attempts, 2);
    QCOMPARE(replies.fallbacks, 1);
    QCOMPARE(replies.hosts, (QMap<QString, int>{{u"Azure"_s, 1}}));
    QCOMPARE(replies.errors, (QMap<ErrorKind, int>{{ErrorKind::RateLimited, 1}, {ErrorKind::Interrupted, 1}}));
    QCOMPARE(replies.lastError, UtcMicros{kStart + 2'000'000});
    QCOMPARE(replies.since, UtcMicros{kStart});
    QCOMPARE(replies.until, *c.until);
    const ProviderHealth &jobs = report.health[1];
    QCOMPARE(jobs.provider, u"replicate"_s);
    QVERIFY(jobs.done == 1 && jobs.failed == 1 && jobs.cutOff == 1 && jobs.stopped == 0);
    QCOMPARE(jobs.errors, (QMap<ErrorKind, int>{{ErrorKind::Overloaded, 1}, {ErrorKind::ProviderFailed, 1}}));
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
    QVERIFY(find(report, film, true)->kindKnown && !find(report, never, true)->kindKnown);
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
    // Another maker's of the same name is no other provider's; two of one provider keep their makers.
    const ModelRef made{u"one"_s, u"maker/q"_s};
    const ModelRef again{u"one"_s, u"other/q"_s};
    const ModelRef elsewhere{u"two"_s, u"q"_s};
    builder.add(job(7, made, RequestKind::Image, 1s));
    builder.add(job(8, again, RequestKind::Image, 1s));
    builder.add(job(9, elsewhere, RequestKind::Image, 1s));
    const Report report = builder.finish(context());
    QStringList names;
    QList<int> looks;
    for (const ReportModel &m : report.models) {
        names << m.name;
        looks << m.look;
    }
    // The most used first, jobs last, and of equals the one that was asked first.
    QCOMPARE(names, (QStringList{u"m \u00b7 two"_s, kQuick.id, u"m \u00b7 one"_s, u"m \u00b7 one"_s, u"maker/q \u00b7 one"_s,
                                 u"other/q \u00b7 one"_s, u"q \u00b7 two"_s}));
    QCOMPARE(looks, (QList<int>{0, 1, 2, 2, 3, 4, 5}));
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
    QCOMPARE(entry.settings, (QStringList{u"seed=7, system_prompt=Be brief., temperature=1"_s, u"temperature=0.2"_s}));
    QCOMPARE(entry.hosts, (QStringList{u"Azure"_s, u"Groq"_s}));
    QCOMPARE(report.models.first().hosts, (QMap<QString, int>{{u"Azure"_s, 5}, {u"Groq"_s, 7}}));
    QCOMPARE(report.models.first().fallbacks, 1);

    options.prompts = false;
    ReportBuilder brief(options);
    ReportReply r = reply(0, kQuick);
    r.settings = R"({"system_prompt":"Be  brief."})";
    brief.add(r);
    QVERIFY(brief.finish(context()).recipe.entries.first().settings.isEmpty());
    ReportBuilder work(options);
    ReportJob j = job(0, kOther, RequestKind::Image, 1s);
    j.input = R"({"caption":"Hannover","input":"secret","steps":4})"; // one word may be all of a prompt
    work.add(j);
    QCOMPARE(work.finish(context()).recipe.entries.first().settings, QStringList{u"steps=4"_s});
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
