// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/pricing.h"

#include "base/enumnames.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<UnknownCost, 6> kReasons{{
    {UnknownCost::NoPrices, "no_prices"_L1},
    {UnknownCost::VariablePrice, "variable_price"_L1},
    {UnknownCost::MissingPrice, "missing_price"_L1},
    {UnknownCost::NoTokenCount, "no_token_count"_L1},
    {UnknownCost::Partial, "partial"_L1},
    {UnknownCost::Inconsistent, "inconsistent"_L1},
}};

constexpr std::array kTextClasses{PriceClass::Prompt, PriceClass::Completion, PriceClass::Request,
                                  PriceClass::InputCacheRead, PriceClass::InputCacheWrite};

struct UtcTime {
    int hhmm = 0;
    int day = 0; ///< 0 = Sunday
};

UtcTime utcTime(UtcMicros moment)
{
    constexpr qint64 microsPerDay = 86'400'000'000;
    qint64 days = moment.value / microsPerDay;
    qint64 rest = moment.value % microsPerDay;
    if (rest < 0) {
        rest += microsPerDay;
        --days;
    }
    const qint64 minutes = rest / 60'000'000;
    const qint64 thursday = 4; // 1970-01-01
    return {int(minutes / 60 * 100 + minutes % 60), int(((days + thursday) % 7 + 7) % 7)};
}

bool holds(const RateOverride &o, qint64 promptTokens, const UtcTime &now)
{
    if (o.minPromptTokens && promptTokens <= *o.minPromptTokens)
        return false;
    if (!o.utcDays.isEmpty() && !o.utcDays.contains(now.day))
        return false;
    if (!o.utcStart && !o.utcEnd)
        return true;
    const int start = o.utcStart.value_or(0);
    const int end = o.utcEnd.value_or(2400);
    if (start <= end)
        return start <= now.hhmm && now.hhmm < end;
    return now.hhmm >= start || now.hhmm < end;
}

/// One term of the formula, before it is known which rate it takes.
struct Term {
    PriceClass priceClass;
    qint64 quantity;
};

PricedUsage unknown(UnknownCost reason, QJsonObject basis)
{
    basis.insert("unknown"_L1, unknownCostName(reason));
    return {Cost::unknown(), std::move(basis)};
}

/// nullopt: these counts can be.
std::optional<UnknownCost> refusal(const TokenUsage &usage)
{
    for (const std::optional<qint64> &n : {usage.input, usage.cachedInput, usage.cacheWrite, usage.output}) {
        if (n && *n < 0)
            return UnknownCost::Inconsistent;
    }
    if (!usage.input || !usage.output)
        return UnknownCost::NoTokenCount;
    qint64 cached = 0;
    if (__builtin_add_overflow(usage.cachedInput.value_or(0), usage.cacheWrite.value_or(0), &cached)
        || cached > *usage.input) {
        return UnknownCost::Inconsistent;
    }
    return std::nullopt;
}

} // namespace

QLatin1StringView unknownCostName(UnknownCost reason)
{
    return nameOf(kReasons, reason);
}

std::optional<UnknownCost> unknownCostFromName(QStringView name)
{
    return valueOf(kReasons, name);
}

RateSet effectiveRates(const RateCard &card, qint64 promptTokens, UtcMicros moment, QList<int> *applied)
{
    RateSet set = card.base;
    const UtcTime now = utcTime(moment);
    for (qsizetype i = 0; i < card.overrides.size(); ++i) {
        const RateOverride &o = card.overrides[i];
        if (!holds(o, promptTokens, now))
            continue;
        if (applied)
            applied->append(int(i));
        for (const auto &[c, rate] : o.rates.rates.asKeyValueRange()) {
            set.rates.insert(c, rate);
            set.unknownClasses.removeAll(c);
        }
        for (const PriceClass c : o.rates.unknownClasses) {
            set.rates.remove(c);
            if (!set.unknownClasses.contains(c))
                set.unknownClasses.append(c);
        }
    }
    return set;
}

bool isFree(const RateCard &card)
{
    const auto costs = [](const RateSet &set) {
        return std::ranges::any_of(kTextClasses, [&set](PriceClass c) {
            const auto rate = set.rates.constFind(c);
            return set.unknownClasses.contains(c) || (rate != set.rates.cend() && !rate->isFree());
        });
    };
    return card.base.rates.contains(PriceClass::Prompt) && card.base.rates.contains(PriceClass::Completion)
        && !costs(card.base)
        && std::ranges::none_of(card.overrides, [&costs](const RateOverride &o) { return costs(o.rates); });
}

Result<PricedUsage> estimate(const TokenUsage &usage, const RateCard &card, UtcMicros moment,
                             Completeness completeness)
{
    if (usage.billed && *usage.billed >= Usd())
        return PricedUsage{Cost::billed(*usage.billed), {}};

    QJsonObject basis{
        {u"formula"_s, u"(prompt - cached - cache_write) x prompt + cached x cache_read + cache_write x cache_write"
                       " + completion x completion + request"_s},
        {u"at_us"_s, moment.value},
    };
    if (card.empty())
        return unknown(UnknownCost::NoPrices, std::move(basis));

    QList<int> applied;
    RateCard inForce{effectiveRates(card, usage.input.value_or(0), moment, &applied), {}, card.readOn, card.source};
    basis.insert("prices"_L1, inForce.toJson());
    if (!applied.isEmpty()) {
        QJsonArray indices;
        for (const int i : applied)
            indices.append(i);
        basis.insert("overrides"_L1, indices);
    }
    if (isFree(card))
        return PricedUsage{Cost::estimated(Usd()), std::move(basis)};
    if (completeness == Completeness::Partial)
        return unknown(UnknownCost::Partial, std::move(basis));
    if (const std::optional<UnknownCost> reason = refusal(usage))
        return unknown(*reason, std::move(basis));

    const qint64 cached = usage.cachedInput.value_or(0);
    const qint64 written = usage.cacheWrite.value_or(0);
    const std::array terms{
        Term{PriceClass::Prompt, *usage.input - cached - written},
        Term{PriceClass::InputCacheRead, cached},
        Term{PriceClass::InputCacheWrite, written},
        Term{PriceClass::Completion, *usage.output},
        Term{PriceClass::Request, 1},
    };
    const RateSet &set = inForce.base;
    std::vector<ChargeLine> charges;
    QJsonArray lines;
    for (const Term &term : terms) {
        if (term.quantity == 0)
            continue;
        if (set.unknownClasses.contains(term.priceClass))
            return unknown(UnknownCost::VariablePrice, std::move(basis));
        PriceClass rateOf = term.priceClass;
        const bool isCache = rateOf == PriceClass::InputCacheRead || rateOf == PriceClass::InputCacheWrite;
        if (isCache && !set.rates.contains(rateOf)) {
            rateOf = PriceClass::Prompt;
            if (set.unknownClasses.contains(rateOf))
                return unknown(UnknownCost::VariablePrice, std::move(basis));
        }
        const auto rate = set.rates.constFind(rateOf);
        if (rate == set.rates.cend()) {
            if (term.priceClass == PriceClass::Request)
                continue;
            return unknown(UnknownCost::MissingPrice, std::move(basis));
        }
        if (rate->unit != priceClassUnit(rateOf)) // a count of tokens says nothing of seconds or characters
            return unknown(UnknownCost::MissingPrice, std::move(basis));
        charges.push_back({term.quantity, *rate});
        QJsonObject line{
            {u"class"_s, priceClassName(term.priceClass)},
            {u"quantity"_s, term.quantity},
            {u"usd"_s, rate->toDecimal()},
            {u"per"_s, unitName(rate->unit)},
        };
        if (rateOf != term.priceClass)
            line.insert("rate_of"_L1, priceClassName(rateOf));
        lines.append(line);
    }
    basis.insert("lines"_L1, lines);
    const Result<Usd> sum = sumOf(charges);
    if (!sum)
        return sum.error();
    return PricedUsage{Cost::estimated(*sum), std::move(basis)};
}

} // namespace bakeoff
