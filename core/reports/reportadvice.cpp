// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportadvice.h"

#include "compare/metrics.h"
#include "costs/pricebook.h"
#include "reports/reportfigures.h"

#include <QSet>

#include <algorithm>
#include <map>
#include <optional>

namespace bakeoff {

namespace {

constexpr int kEnough = 5; // as a median needs

/// The best of several, and those that are exactly as good.
struct BestOf {
    int first = -1; ///< -1: none was measured
    QList<int> others;
};

/// \param value of a model, std::optional; the least is the best
template <typename Value>
BestOf leastOf(const QList<ReportModel> &models, const std::vector<int> &among, Value value)
{
    BestOf best;
    decltype(value(models.first())) least;
    for (const int i : among) {
        const auto v = value(models[i]);
        if (!v)
            continue;
        if (best.first < 0 || *v < *least) {
            best = {i, {}};
            least = v;
        } else if (!(*least < *v)) {
            best.others.append(i);
        }
    }
    return best;
}

std::optional<double> negative(std::optional<double> value)
{
    return value ? std::optional(-*value) : std::nullopt;
}

BestOf bestRated(const QList<ReportModel> &models, const std::vector<int> &among)
{
    BestOf byVotes = leastOf(models, among, [](const ReportModel &m) {
        return m.judged.winRate ? std::optional(-m.judged.winRate->value) : std::nullopt;
    });
    if (byVotes.first >= 0)
        return byVotes;
    return leastOf(models, among, [](const ReportModel &m) {
        return m.judged.ratings >= kEnough ? negative(m.judged.meanRating) : std::nullopt;
    });
}

BestOf cheapest(const QList<ReportModel> &models, const std::vector<int> &among)
{
    return leastOf(models, among,
                   [](const ReportModel &m) { return m.costs.n >= kEnough ? m.costs.mean : std::nullopt; });
}

struct MeanCost {
    std::optional<Usd> mean; ///< of the known ones
    int known = 0;
};

std::map<quint64, MeanCost> meanByWork(const std::vector<ReportWork> &works)
{
    std::map<quint64, std::pair<WideInt, int>> sums;
    for (const ReportWork &work : works) {
        auto &[sum, count] = sums[work.work];
        if (work.picos != ReportWork::NotKnown) {
            sum += work.picos;
            ++count;
        }
    }
    std::map<quint64, MeanCost> means;
    for (const auto &[work, sum] : sums)
        means.emplace(work, MeanCost{exactQuotient(sum.first, sum.second), sum.second});
    return means;
}

void compareSameWork(QList<ReportSameModel::Side> &sides, const std::vector<const ReportCount *> &counts)
{
    std::vector<std::map<quint64, MeanCost>> means;
    for (const auto &side : std::as_const(sides))
        means.push_back(meanByWork(counts[std::size_t(side.model)]->works));
    std::vector<quint64> common;
    for (const auto &[work, mean] : means.front()) {
        if (std::ranges::all_of(means, [&](const auto &of) { return of.contains(work); }))
            common.push_back(work);
    }
    for (qsizetype i = 0; i < sides.size(); ++i) {
        WideInt sum = 0;
        bool known = true;
        for (const quint64 work : common) {
            const MeanCost &cost = means[std::size_t(i)].at(work);
            known = known && cost.mean;
            sum += cost.mean ? cost.mean->picos() : 0;
            sides[i].sameWorkAnswers += cost.known;
        }
        sides[i].sameWorkCount = qsizetype(common.size());
        if (known)
            sides[i].sameWork = exactQuotient(sum, WideInt(common.size()));
    }
}

std::optional<QString> listPrice(const RateCard &card, PriceClass c)
{
    const auto rate = card.base.rates.constFind(c);
    if (rate == card.base.rates.cend() || rate->unit != Unit::Token)
        return std::nullopt;
    return perMillion(*rate);
}

} // namespace

QList<ReportDecision> reportDecisions(const QList<ReportModel> &models)
{
    QList<ReportDecision> decisions;
    for (const RequestKind kind : kRequestKinds) {
        std::vector<int> real;
        std::vector<int> sandbox;
        for (int i = 0; i < models.size(); ++i) {
            if (models[i].kind == kind && models[i].kindKnown)
                (models[i].sandbox ? sandbox : real).push_back(i);
        }
        const std::vector<int> &among = real.empty() ? sandbox : real;
        ReportDecision decision{.kind = kind};
        const auto put = [](const BestOf &best, int &first, QList<int> &others) {
            first = best.first;
            others = best.others;
        };
        put(cheapest(models, among), decision.cheapest, decision.alsoCheapest);
        put(leastOf(models, among, [](const ReportModel &m) { return m.jobs ? m.total.p50 : m.e2e.p50; }),
            decision.fastest, decision.alsoFastest);
        put(leastOf(models, among,
                    [](const ReportModel &m) {
                        // Who never succeeded is reliable in no sense that helps.
                        const bool enough = m.done > 0 && m.done + m.failed + m.cutOff >= kEnough;
                        return m.success && enough ? std::optional(-m.success->low) : std::nullopt;
                    }),
            decision.mostReliable, decision.alsoMostReliable);
        put(bestRated(models, among), decision.bestRated, decision.alsoBestRated);
        put(leastOf(models, among, [](const ReportModel &m) { return m.costs.variation; }), decision.steadiest,
            decision.alsoSteadiest);
        decisions.append(decision);
    }
    return decisions;
}

QList<ReportProjection> reportProjections(const QList<ReportModel> &models, qint64 requests)
{
    QList<ReportProjection> projections;
    if (requests <= 0)
        return projections;
    const auto times = [requests](const std::optional<Usd> &amount) {
        return amount ? exactProduct(*amount, requests) : std::nullopt;
    };
    for (int i = 0; i < models.size(); ++i) {
        const ReportCosts &costs = models[i].costs;
        if (costs.n == 0)
            continue;
        // A few dear ones can lift the mean above p90: then the month costs what the mean says, not less.
        const auto bound = [&costs](std::optional<Usd> percentile, bool lower) {
            if (percentile && costs.mean)
                percentile = lower ? std::min(*percentile, *costs.mean) : std::max(*percentile, *costs.mean);
            return percentile;
        };
        projections.append({.model = i,
                            .requests = requests,
                            .low = times(bound(costs.p10, true)),
                            .mid = times(costs.mean),
                            .high = times(bound(costs.p90, false)),
                            .n = costs.n});
    }
    return projections;
}

QList<ReportSameModel> reportSameModels(const QList<ReportModel> &models,
                                        const std::vector<const ReportCount *> &counts, const ReportContext &context)
{
    struct Group {
        QString family;
        bool jobs = false;
        QList<int> members;
    };
    QList<Group> groups;
    for (int i = 0; i < models.size(); ++i) {
        const std::optional<QString> family = context.aliases.familyOf(models[i].model);
        if (!family)
            continue;
        const auto same = [&](const Group &g) { return g.family == *family && g.jobs == models[i].jobs; };
        const auto group = std::ranges::find_if(groups, same);
        if (group == groups.end())
            groups.append({*family, models[i].jobs, {i}});
        else
            group->members.append(i);
    }
    QList<ReportSameModel> all;
    for (const Group &group : std::as_const(groups)) {
        QSet<QString> providers;
        for (const int i : group.members)
            providers.insert(models[i].model.provider);
        if (providers.size() < 2)
            continue;
        ReportSameModel same{.family = group.family, .sides = {}};
        for (const int i : group.members) {
            ReportSameModel::Side side{.model = i};
            const std::optional<RateCard> card = context.price ? context.price(models[i].model) : std::nullopt;
            if (card) {
                side.inputPrice = listPrice(*card, PriceClass::Prompt);
                side.outputPrice = listPrice(*card, PriceClass::Completion);
            }
            same.sides.append(side);
        }
        compareSameWork(same.sides, counts);
        all.append(same);
    }
    return all;
}

} // namespace bakeoff
