// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/forecast.h"

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

qint64 dividedUp(qint64 n, qint64 by)
{
    return (n + by - 1) / by;
}

bool reasons(const GenerationSettings &settings, const ModelInfo &model)
{
    if (settings.reasoningEffort == "none"_L1)
        return model.reasoning && model.reasoning->mandatory;
    return model.reasoning.has_value() || !settings.reasoningEffort.isEmpty();
}

} // namespace

TokenRange promptTokens(const QList<ChatMessage> &messages)
{
    qint64 ascii = 0;
    qint64 other = 0;
    for (const ChatMessage &message : messages) {
        const qint64 plain = std::ranges::count_if(message.text, [](QChar c) { return c.unicode() < 0x80; });
        ascii += plain;
        other += message.text.size() - plain;
    }
    return {dividedUp(ascii, 5) + dividedUp(other, 2) + 3 * messages.size(),
            dividedUp(2 * ascii, 5) + 2 * other + 12 * messages.size()};
}

TokenRange completionTokens(const GenerationSettings &settings, const ModelInfo &model)
{
    const bool thinks = reasons(settings, model);
    qint64 high = settings.maxTokens.value_or(thinks ? 4'000 : 1'000);
    if (model.maxCompletionTokens)
        high = std::min(high, *model.maxCompletionTokens);
    high = std::max<qint64>(high, 1);
    return {std::min<qint64>(thinks ? 200 : 50, high), high};
}

Result<Forecast> forecast(const QList<ChatMessage> &messages, const GenerationSettings &settings,
                          const ModelInfo &model, UtcMicros moment)
{
    Forecast result;
    result.prompt = promptTokens(messages);
    result.completion = completionTokens(settings, model);
    const auto priced = [&](qint64 input, qint64 output) {
        TokenUsage usage;
        usage.input = input;
        usage.output = output;
        return estimate(usage, model.prices, moment);
    };
    // Conditional prices may make more tokens cheaper, so the four corners decide, not two.
    for (const qint64 input : {result.prompt.low, result.prompt.high}) {
        for (const qint64 output : {result.completion.low, result.completion.high}) {
            const Result<PricedUsage> corner = priced(input, output);
            if (!corner)
                return corner.error();
            if (!corner->cost.amount) {
                result.range.reset();
                result.unknown = unknownCostFromName(corner->basis.value("unknown"_L1).toString());
                return result;
            }
            const Usd amount = *corner->cost.amount;
            result.range = result.range ? Forecast::Range{std::min(result.range->low, amount),
                                                          std::max(result.range->high, amount)}
                                        : Forecast::Range{amount, amount};
        }
    }
    return result;
}

void ForecastTotal::add(const Forecast &forecast, bool isSandbox)
{
    if (isSandbox) {
        ++sandboxModels;
        return;
    }
    ++models;
    if (!forecast.range) {
        ++unknown;
        return;
    }
    const auto take = [this](Usd &sum, Usd more) {
        if (const Result<Usd> next = Usd::add(sum, more))
            sum = *next;
        else
            overflow = true;
    };
    take(low, forecast.range->low);
    take(high, forecast.range->high);
}

} // namespace bakeoff
