// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/forecast.h"

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// The longest answer that is asked for. `extra` is sent as it stands, under either name; which of several limits the
/// server takes is not known.
std::optional<qint64> limitOf(const GenerationSettings &settings)
{
    std::optional<qint64> limit = settings.maxTokens;
    for (const QLatin1StringView key : {"max_tokens"_L1, "max_completion_tokens"_L1}) {
        if (const qint64 given = settings.extra.value(key).toInteger(); given > 0)
            limit = std::max(limit.value_or(given), given);
    }
    return limit;
}

/// No longer than the settings and the model allow.
qint64 withinLimits(qint64 tokens, const GenerationSettings &settings, const ModelInfo &model)
{
    tokens = std::min(tokens, limitOf(settings).value_or(tokens));
    tokens = std::min(tokens, model.maxCompletionTokens.value_or(tokens));
    return std::max<qint64>(tokens, 1);
}

qint64 dividedUp(qint64 n, qint64 by)
{
    return (n + by - 1) / by;
}

bool reasons(const GenerationSettings &settings, const ModelInfo &model)
{
    if (settings.reasoningEffort == "none"_L1)
        return model.reasoning && model.reasoning->mandatory;
    return model.reasoning.has_value() || !settings.reasoningEffort.isEmpty() || settings.reasoningMaxTokens;
}

/// Names and fence of an attached text.
constexpr qint64 kFence = 10;
constexpr TokenRange kImage{64, 6'000};

/// What is attached, by how it is charged.
struct AttachedInput {
    qint64 images = 0;
    TokenRange audio;
    bool document = false;
};

AttachedInput attachedInput(const QList<ChatMessage> &messages)
{
    AttachedInput input;
    for (const ChatMessage &message : messages) {
        for (const Attachment &attachment : message.attachments) {
            const qint64 bytes = attachment.data.size();
            if (attachment.kind == AttachmentKind::Image)
                ++input.images;
            else if (attachment.kind == AttachmentKind::Document)
                input.document = true;
            else if (attachment.kind == AttachmentKind::Audio)
                input.audio = {input.audio.low + bytes * 10 / 400'000, input.audio.high + dividedUp(bytes * 40, 1'000)};
        }
    }
    return input;
}

/// Tokens of everything but audio, which has a rate of its own.
TokenRange textAndImageTokens(const QList<ChatMessage> &messages)
{
    qint64 ascii = 0;
    qint64 other = 0;
    const auto count = [&ascii, &other](QStringView text) {
        const qint64 plain = std::ranges::count_if(text, [](QChar c) { return c.unicode() < 0x80; });
        ascii += plain;
        other += text.size() - plain;
    };
    for (const ChatMessage &message : messages) {
        count(message.text);
        for (const Attachment &attachment : message.attachments) {
            if (attachment.kind != AttachmentKind::Text)
                continue;
            count(attachment.name);
            count(QString::fromUtf8(attachment.data));
            ascii += kFence;
        }
    }
    const qint64 images = attachedInput(messages).images;
    return {dividedUp(ascii, 5) + dividedUp(other, 2) + 3 * messages.size() + kImage.low * images,
            dividedUp(2 * ascii, 5) + 2 * other + 12 * messages.size() + kImage.high * images};
}

/// Why a price per `c` cannot be told.
std::optional<UnknownCost> lacks(const RateSet &rates, PriceClass c)
{
    if (rates.unknownClasses.contains(c))
        return UnknownCost::VariablePrice;
    const auto rate = rates.rates.constFind(c);
    return rate != rates.rates.cend() && rate->unit == priceClassUnit(c) ? std::nullopt
                                                                         : std::optional(UnknownCost::MissingPrice);
}

/// Adds to `range` what attachments cost besides tokens of the prompt class.
Status addAttached(Forecast::Range &range, const AttachedInput &input, const RateSet &rates)
{
    const auto add = [](Usd &sum, qint64 quantity, const Rate &rate) -> Status {
        const ChargeLine line{quantity, rate};
        const Result<Usd> charge = sumOf({&line, 1});
        const Result<Usd> total = charge ? Usd::add(sum, *charge) : charge;
        if (!total)
            return total.error();
        sum = *total;
        return success();
    };
    if (input.images > 0) {
        if (const Status done = add(range.high, input.images, rates.rates.value(PriceClass::Image)); !done)
            return done;
    }
    if (input.audio.high > 0) {
        const Rate rate = rates.rates.value(PriceClass::Audio);
        if (const Status done = add(range.low, input.audio.low, rate); !done)
            return done;
        return add(range.high, input.audio.high, rate);
    }
    return success();
}

} // namespace

TokenRange promptTokens(const QList<ChatMessage> &messages)
{
    const TokenRange text = textAndImageTokens(messages);
    const TokenRange audio = attachedInput(messages).audio;
    return {text.low + audio.low, text.high + audio.high};
}

bool hasDocument(const QList<ChatMessage> &messages)
{
    return attachedInput(messages).document;
}

TokenRange completionTokens(const GenerationSettings &settings, const ModelInfo &model)
{
    const bool thinks = reasons(settings, model);
    const qint64 thinking = std::max<qint64>(4'000, 1'000 + settings.reasoningMaxTokens.value_or(0));
    const qint64 high = withinLimits(limitOf(settings).value_or(thinks ? thinking : 1'000), settings, model);
    return {std::min<qint64>(thinks ? 200 : 50, high), high};
}

Result<Forecast> forecast(const QList<ChatMessage> &messages, const GenerationSettings &settings,
                          const ModelInfo &model, UtcMicros moment, const UsageHistory &past)
{
    Forecast result;
    result.prompt = promptTokens(messages);
    result.completion = completionTokens(settings, model);
    const AttachedInput attached = attachedInput(messages);
    result.promptIsOpen = attached.document;
    TokenRange prompt = textAndImageTokens(messages);
    if (past.promptTokens && !attached.document && attached.audio.high == 0) {
        prompt = {*past.promptTokens, *past.promptTokens};
        result.prompt = prompt;
        result.promptIsCounted = true;
    }
    // More than either: an answer may well be longer than all before it.
    const qint64 most = limitOf(settings) ? result.completion.high
                                           : withinLimits(std::max(result.completion.high, past.completionMost),
                                                          settings, model);
    if (past.completion) {
        result.completion = {withinLimits(past.completion->low, settings, model),
                             withinLimits(past.completion->high, settings, model)};
        result.completionAnswers = past.answers;
    }
    const RateSet rates = effectiveRates(model.prices, prompt.high, moment);
    if (attached.document)
        result.unknown = UnknownCost::MissingPrice;
    else if (attached.images > 0)
        result.unknown = lacks(rates, PriceClass::Image);
    if (attached.audio.high > 0 && !result.unknown)
        result.unknown = lacks(rates, PriceClass::Audio);
    if (result.unknown) {
        if (model.prices.empty())
            result.unknown = UnknownCost::NoPrices;
        return result;
    }
    const auto priced = [&](qint64 input, qint64 output) {
        TokenUsage usage;
        usage.input = input;
        usage.output = output;
        return estimate(usage, model.prices, moment);
    };
    // Conditional prices may make more tokens cheaper, so the four corners decide, not two.
    for (const qint64 input : {prompt.low, prompt.high}) {
        for (const qint64 output : {result.completion.low, result.completion.high, most}) {
            const Result<PricedUsage> corner = priced(input, output);
            if (!corner)
                return corner.error();
            if (!corner->cost.amount) {
                result.range.reset();
                result.upper.reset();
                result.unknown = unknownCostFromName(corner->basis.value("unknown"_L1).toString());
                return result;
            }
            const Usd amount = *corner->cost.amount;
            result.upper = std::max(result.upper.value_or(amount), amount);
            if (output == most && output != result.completion.high)
                continue;
            result.range = result.range ? Forecast::Range{std::min(result.range->low, amount),
                                                          std::max(result.range->high, amount)}
                                        : Forecast::Range{amount, amount};
        }
    }
    Forecast::Range upper{*result.upper, *result.upper};
    for (Forecast::Range *range : {&*result.range, &upper}) {
        if (const Status done = addAttached(*range, attached, rates); !done)
            return done.error();
    }
    result.upper = upper.high;
    return result;
}

void ForecastTotal::add(const Forecast &forecast, bool isSandbox, int times)
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
    for (int i = 0; i < times; ++i) {
        take(low, forecast.range->low);
        take(high, forecast.range->high);
    }
}

} // namespace bakeoff
