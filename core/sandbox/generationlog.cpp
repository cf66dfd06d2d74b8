// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/generationlog.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

constexpr size_t kKept = 2000;

QJsonValue percentiles(std::vector<double> values)
{
    if (values.empty())
        return QJsonValue::Null;
    std::sort(values.begin(), values.end());
    const auto at = [&values](double p) {
        const double place = p * static_cast<double>(values.size() - 1);
        const size_t low = static_cast<size_t>(place);
        const size_t high = std::min(low + 1, values.size() - 1);
        return values[low] + (values[high] - values[low]) * (place - std::floor(place));
    };
    return QJsonObject{{u"p50"_s, at(0.5)}, {u"p75"_s, at(0.75)}, {u"p90"_s, at(0.9)}, {u"p99"_s, at(0.99)}};
}

} // namespace

GenerationLog::GenerationLog(const Clock &clock, std::chrono::milliseconds recordedAfter)
    : m_clock(clock)
    , m_recordedAfter(recordedAfter)
{
}

void GenerationLog::add(const Generation &generation)
{
    m_entries.push_back({generation, m_clock.ticks()});
    m_totalCostPicos += generation.costPicos;
    if (m_entries.size() > kKept)
        m_entries.pop_front();
}

std::optional<QJsonObject> GenerationLog::find(const QString &id) const
{
    const auto found = std::find_if(m_entries.rbegin(), m_entries.rend(),
                                    [&id](const Entry &entry) { return entry.generation.id == id; });
    if (found == m_entries.rend() || m_clock.ticks() - found->ended < m_recordedAfter)
        return {};
    const Generation &g = found->generation;
    const QJsonValue none;
    const QJsonValue finish = g.finishReason.isEmpty() ? none : QJsonValue(g.finishReason);
    const double cost = picosAsNumber(g.costPicos);
    return QJsonObject{
        {u"id"_s, g.id},
        {u"upstream_id"_s, none},
        {u"total_cost"_s, cost},
        {u"usage"_s, cost},
        {u"cache_discount"_s, none},
        {u"upstream_inference_cost"_s, none},
        {u"created_at"_s, g.created.toDateTime().toString(Qt::ISODateWithMs)},
        {u"model"_s, g.model},
        {u"provider_name"_s, g.host},
        {u"app_id"_s, none},
        {u"api_type"_s, u"completions"_s},
        {u"streamed"_s, g.streamed},
        {u"cancelled"_s, g.cancelled},
        {u"latency"_s, g.latencyMs},
        {u"moderation_latency"_s, none},
        {u"generation_time"_s, g.generationMs},
        {u"finish_reason"_s, finish},
        {u"native_finish_reason"_s, finish},
        {u"tokens_prompt"_s, g.tally.promptTokens},
        {u"tokens_completion"_s, g.tally.completionTokens},
        {u"native_tokens_prompt"_s, g.tally.promptTokens},
        {u"native_tokens_completion"_s, g.tally.completionTokens},
        {u"native_tokens_completion_images"_s, 0},
        {u"native_tokens_reasoning"_s, g.tally.reasoningTokens},
        {u"native_tokens_cached"_s, 0},
        {u"num_media_prompt"_s, none},
        {u"num_input_audio_prompt"_s, none},
        {u"num_media_completion"_s, none},
        {u"num_search_results"_s, none},
        {u"num_fetches"_s, none},
        {u"web_search_engine"_s, none},
        {u"origin"_s, QString()},
        {u"is_byok"_s, false},
        {u"external_user"_s, none},
        {u"preset_id"_s, none},
        {u"router"_s, none},
        {u"provider_responses"_s, none},
        {u"user_agent"_s, none},
        {u"http_referer"_s, none},
        {u"data_region"_s, u"global"_s},
        {u"workspace_id"_s, none},
        {u"service_tier"_s, none},
    };
}

GenerationLog::Health GenerationLog::health(const QString &model, const QString &host) const
{
    Health health;
    std::vector<double> latencies, speeds;
    int all = 0;
    int failed = 0;
    for (const Entry &entry : m_entries) {
        const Generation &g = entry.generation;
        if (g.model != model || g.host != host || m_clock.ticks() - entry.ended > std::chrono::minutes(30))
            continue;
        ++all;
        failed += g.failed ? 1 : 0;
        if (g.failed || g.cancelled)
            continue;
        latencies.push_back(g.latencyMs);
        if (g.generationMs > 0)
            speeds.push_back(static_cast<double>(g.tally.completionTokens) * 1000 / g.generationMs);
    }
    if (all > 0)
        health.uptime = 100.0 * (all - failed) / all;
    health.latency = percentiles(std::move(latencies));
    health.throughput = percentiles(std::move(speeds));
    return health;
}

} // namespace bakeoff
