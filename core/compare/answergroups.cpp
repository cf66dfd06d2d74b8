// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/answergroups.h"

#include "compare/metrics.h"

#include <QHash>

#include <algorithm>
#include <numeric>
#include <vector>

namespace bakeoff {

namespace {

template <typename T>
Spread<T> spreadOf(std::vector<qint64> values, T (*make)(qint64))
{
    if (values.empty())
        return {};
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    const qint64 median = values.size() % 2 == 1 ? values[middle] : std::midpoint(values[middle - 1], values[middle]);
    return {static_cast<int>(values.size()), make(values.front()), make(median), make(values.back())};
}

} // namespace

AnswerGroups groupAnswers(const QList<SampleAnswer> &answers)
{
    AnswerGroups result;
    QHash<QString, qsizetype> places; // by text with its white space made even
    std::vector<qint64> costs;
    std::vector<qint64> times;
    bool billed = false;
    bool estimated = false;
    for (const SampleAnswer &answer : answers) {
        const Reply &reply = *answer.reply;
        if (!isFinal(reply.state)) {
            ++result.running;
            continue;
        }
        if (reply.cost.amount) {
            costs.push_back(reply.cost.amount->picos());
            (reply.cost.kind == ChargeKind::Billed ? billed : estimated) = true;
        } else if (mayHaveBeenBilled(reply)) {
            ++result.unknownCosts;
        }
        if (reply.state != ReplyState::Done) {
            ++result.broken;
            continue;
        }
        ++result.complete;
        const ReplyMetrics metrics = metricsOf(reply);
        if (metrics.e2e && !reply.facts.responseCacheHit && reply.continues.isNull())
            times.push_back(metrics.e2e.value()->count());
        const QString same = answer.text.simplified();
        auto place = places.constFind(same);
        if (place == places.constEnd()) {
            place = places.insert(same, result.groups.size());
            result.groups.append({answer.text, {}});
        }
        result.groups[*place].replies.append(reply.id);
    }
    std::ranges::stable_sort(result.groups, std::ranges::greater(),
                             [](const AnswerGroup &group) { return group.replies.size(); });
    result.mixedCost = billed && estimated;
    result.cost = spreadOf<Usd>(std::move(costs), [](qint64 picos) { return Usd::fromPicos(picos); });
    result.time = spreadOf<std::chrono::nanoseconds>(std::move(times),
                                                     [](qint64 ns) { return std::chrono::nanoseconds(ns); });
    return result;
}

} // namespace bakeoff
