// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/ranking.h"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace bakeoff {

namespace {

bool allOfSandbox(const QList<const Reply *> &replies)
{
    return std::ranges::all_of(replies, &Reply::sandbox);
}

/// Why its speed and cost say nothing; nullopt: they do.
std::optional<Unranked> leftOut(const Reply &reply)
{
    if (!isFinal(reply.state))
        return Unranked::Running;
    if (reply.state == ReplyState::Failed)
        return Unranked::Failed;
    if (reply.state == ReplyState::Stopped)
        return Unranked::Stopped;
    if (reply.state == ReplyState::CutOff)
        return Unranked::CutOff;
    if (reply.facts.responseCacheHit)
        return Unranked::ResponseCache;
    if (!reply.continues.isNull())
        return Unranked::Continued;
    return std::nullopt;
}

std::optional<Unranked> withoutCost(const Reply &reply, bool sandboxCounts)
{
    if (const auto out = leftOut(reply))
        return out;
    if (reply.sandbox && !sandboxCounts)
        return Unranked::SandboxCost;
    return reply.cost.amount ? std::nullopt : std::optional(Unranked::UnknownCost);
}

bool isMixed(bool billed, bool estimated)
{
    return billed && estimated;
}

/// The replies with the least value, where there is a choice.
template <typename T>
class BestFinder {
public:
    void add(const Id &reply, T value) { m_values.push_back({reply, value}); }
    QSet<Id> find() const
    {
        if (m_values.size() < 2)
            return {};
        const auto [least, most] = std::ranges::minmax(m_values, {}, &Entry::value);
        if (least.value == most.value)
            return {};
        QSet<Id> found;
        for (const Entry &entry : m_values) {
            if (entry.value == least.value)
                found.insert(entry.reply);
        }
        return found;
    }

private:
    struct Entry {
        Id reply;
        T value;
    };
    std::vector<Entry> m_values;
};

} // namespace

BestFigures bestFigures(const QList<const Reply *> &replies)
{
    using Ns = std::chrono::nanoseconds;
    const bool sandboxCounts = allOfSandbox(replies);
    BestFinder<Ns> ttft;
    BestFinder<Ns> ttfa;
    BestFinder<double> slowness; // negative tokens per second
    BestFinder<Usd> cost;
    BestFinder<Ns> time;
    bool billed = false;
    bool estimated = false;
    for (const Reply *reply : replies) {
        if (!withoutCost(*reply, sandboxCounts)) {
            cost.add(reply->id, *reply->cost.amount);
            (reply->cost.kind == ChargeKind::Billed ? billed : estimated) = true;
        }
        const ReplyMetrics metrics = metricsOf(*reply);
        if (leftOut(*reply) || metrics.leftOut)
            continue;
        if (metrics.ttft)
            ttft.add(reply->id, *metrics.ttft);
        if (metrics.ttfa)
            ttfa.add(reply->id, *metrics.ttfa);
        if (metrics.answerTokensPerS)
            slowness.add(reply->id, -*metrics.answerTokensPerS);
        if (metrics.e2e)
            time.add(reply->id, *metrics.e2e);
    }
    return {.ttft = ttft.find(),
            .ttfa = ttfa.find(),
            .tokensPerS = slowness.find(),
            .cost = cost.find(),
            .time = time.find(),
            .mixedCost = isMixed(billed, estimated)};
}

Ranking rankReplies(const QList<const Reply *> &replies, RankOrder by)
{
    // Less is better; a pair, since ratings have marks behind them.
    using Key = std::pair<double, int>;
    struct Ranked {
        RankedReply reply;
        Key key;
        qint64 picos = 0; // exact where a double is not
    };
    const bool sandboxCounts = allOfSandbox(replies);
    std::vector<Ranked> ranked;
    QList<RankedReply> rest;
    bool billed = false;
    bool estimated = false;
    for (const Reply *reply : replies) {
        RankedReply entry{.reply = reply->id, .pane = reply->pane, .rank = 0, .unranked = {}, .absence = {}};
        Ranked candidate{entry, {}, 0};
        switch (by) {
        case RankOrder::Cost:
            entry.unranked = withoutCost(*reply, sandboxCounts);
            if (!entry.unranked) {
                candidate.picos = reply->cost.amount->picos();
                (reply->cost.kind == ChargeKind::Billed ? billed : estimated) = true;
            }
            break;
        case RankOrder::Speed: {
            const ReplyMetrics metrics = metricsOf(*reply);
            entry.unranked = leftOut(*reply);
            if (!entry.unranked && metrics.leftOut) {
                entry.unranked = Unranked::NoFigure;
                entry.absence = metrics.leftOut;
            } else if (!entry.unranked && !metrics.answerTokensPerS) {
                entry.unranked = Unranked::NoFigure;
                entry.absence = metrics.answerTokensPerS.absence();
            } else if (!entry.unranked) {
                candidate.key = {-*metrics.answerTokensPerS, 0};
            }
            break;
        }
        case RankOrder::Rating:
            if (!reply->judgement.rating)
                entry.unranked = Unranked::NotRated;
            else
                candidate.key = {-double(*reply->judgement.rating), reply->judgement.mark == Mark::Best    ? -1
                                                            : reply->judgement.mark == Mark::Worst ? 1
                                                                                                   : 0};
            break;
        }
        if (entry.unranked)
            rest.append(entry);
        else
            ranked.push_back(candidate);
    }
    const auto order = [](const Ranked &r) { return std::pair(r.picos, r.key); };
    std::ranges::stable_sort(ranked, {}, order);
    Ranking ranking{.replies = {}, .ranked = static_cast<int>(ranked.size()), .mixedCost = isMixed(billed, estimated)};
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        const bool same = i > 0 && order(ranked[i]) == order(ranked[i - 1]);
        ranked[i].reply.rank = same ? ranked[i - 1].reply.rank : static_cast<int>(i) + 1;
        ranking.replies.append(ranked[i].reply);
    }
    ranking.replies += rest;
    return ranking;
}

} // namespace bakeoff
