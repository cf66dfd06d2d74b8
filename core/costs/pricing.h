// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"
#include "base/ratecard.h"
#include "providers/tokenusage.h"

#include <QJsonObject>

#include <optional>

namespace bakeoff {

/// Why a cost is not known. Stored by name in the basis of a charge ("no_token_count"), append-only.
enum class UnknownCost {
    NoPrices,      ///< the catalogue lists no price for this model
    VariablePrice, ///< a price that is needed is listed as variable ("-1")
    MissingPrice,  ///< a quantity above 0 has no rate
    NoTokenCount,  ///< the provider did not say how many tokens it counted
    Partial,       ///< stopped or cut off: what was counted up to then is not what is billed
    Inconsistent,  ///< counts that contradict each other
};
QLatin1StringView unknownCostName(UnknownCost reason);
std::optional<UnknownCost> unknownCostFromName(QStringView name);

/// Did the answer run to its end? The counts of one that did not are not those of the bill.
enum class Completeness { Whole, Partial };

/// A cost and what it rests on.
struct PricedUsage {
    Cost cost;
    /// Empty where billed. Else: "formula", "prices" (a RateCard with the rates in force and nothing else), "lines"
    /// [{"class", "quantity", "usd", "per", "rate_of"}] ("rate_of" where another class's rate stands in), "overrides"
    /// (indices of the conditional prices that applied), "at_us" (the moment), and "unknown" (a name of UnknownCost)
    /// where there is no amount.
    QJsonObject basis;
    friend bool operator==(const PricedUsage &, const PricedUsage &) = default;
};

/// The rates in force for a request of `promptTokens` at `moment`: the base, replaced key by key by every override all
/// of whose conditions hold, later ones winning. More prompt tokens than the minimum, strictly; UTC time of day in
/// [start, end), over midnight where start > end, empty where they are equal; the UTC day of the week of `moment`
/// itself. Source: OpenRouter's OpenAPI document, `PricingOverride`.
/// \param applied if given, receives the indices of the overrides that applied
RateSet effectiveRates(const RateCard &card, qint64 promptTokens, UtcMicros moment, QList<int> *applied = nullptr);

/// True where every class that a text answer can be charged by is listed as free, whatever the conditions: then the
/// cost is 0 without any count. Free is never unknown.
bool isFree(const RateCard &card);

/// What an answer cost.
///
/// `usage.billed` wins where it is there (a negative one is no bill). Otherwise, after OpenRouter's API reference,
///     (prompt - cached - cache_write) x prompt + cached x cache_read + cache_write x cache_write
///     + completion x completion + request
/// summed exactly and rounded once, half to even, to one picodollar. Reasoning tokens are inside completion. A missing
/// cache rate falls back to the prompt rate, a missing request rate means that there is no such fee; any other missing
/// rate with a quantity above 0 makes the cost unknown, and so does a variable price ("-1") or a prompt or completion
/// count that was not given. A cached or cache-write count that was not given is taken as part of the prompt and
/// priced at its rate. Counts that cannot be (negative, or cached + cache_write above prompt) are not repaired: the
/// cost is unknown.
/// \param moment when the request was sent; decides among prices by time of day
/// \return Overflow where the sum does not fit.
Result<PricedUsage> estimate(const TokenUsage &usage, const RateCard &card, UtcMicros moment,
                             Completeness completeness = Completeness::Whole);

} // namespace bakeoff
