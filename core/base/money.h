// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <compare>
#include <concepts>
#include <optional>
#include <span>
#include <utility>

namespace bakeoff {

/// An amount of money: 10^-12 of a US dollar (picodollar), about +-9.2 million dollars.
class Usd {
public:
    constexpr Usd() = default;
    static constexpr Usd fromPicos(qint64 picos) { return Usd(picos); }
    static Usd fromPicos(std::floating_point auto) = delete; // a JSON number is read from its text, never from a double

    /// From a decimal as providers write it: "0.00012", "1e-7", "-3". Exponents allowed, no white space, no thousands
    /// mark. Rounded once, half to even, to one picodollar.
    /// \return BadInput if it is not a number, Overflow if it does not fit.
    static Result<Usd> fromDecimal(QByteArrayView text);

    constexpr qint64 picos() const { return m_picos; }
    /// Shortest exact decimal: "0.00012", "0", "-3". The form of `--json`, CSV and the database.
    QString toDecimal() const;

    /// \return Overflow instead of a wrapped number.
    static Result<Usd> add(Usd a, Usd b);

    friend constexpr auto operator<=>(const Usd &, const Usd &) = default;

private:
    explicit constexpr Usd(qint64 picos)
        : m_picos(picos)
    {
    }
    qint64 m_picos = 0;
};

/// What a rate is charged per.
enum class Unit { Token, Request, Second, Image, Character, Search, Megapixel };
QLatin1StringView unitName(Unit unit); ///< "token", stored in history; append-only
std::optional<Unit> unitFromName(QStringView name);

/// A price as the provider wrote it, kept exactly: mantissa x 10^-scale US dollars per unit.
struct Rate {
    qint64 mantissa = 0;
    int scale = 0; ///< 0 to 40
    Unit unit = Unit::Token;

    /// From a decimal string or the source text of a JSON number, exponent included. "-1" is how OpenRouter says
    /// "variable": that, and every other negative number, gives nullopt, as does text that is no number or has more
    /// digits than fit (19 significant ones, 40 decimals): a price is kept exactly or not at all.
    static std::optional<Rate> fromDecimal(QByteArrayView text, Unit unit);
    /// The same decimal as was read: fromDecimal(x)->toDecimal() == x for plain decimals.
    QString toDecimal() const;
    bool isFree() const { return mantissa == 0; }

    friend bool operator==(const Rate &, const Rate &) = default;
};

/// quantity x rate.
struct ChargeLine {
    qint64 quantity = 0;
    Rate rate;
    friend bool operator==(const ChargeLine &, const ChargeLine &) = default;
};

/// Exact sum of quantity x rate in checked 128-bit arithmetic, rounded once, half to even, to one picodollar.
/// \return Overflow instead of a wrapped number, exactly when the sum itself does not fit; BadInput for a negative
/// quantity or rate. An empty sum is 0: that every rate is known is for the caller to make sure.
Result<Usd> sumOf(std::span<const ChargeLine> lines);

/// Where an amount comes from. Stored by name ("billed"), append-only.
enum class ChargeKind { Billed, Estimated, Unknown };
QLatin1StringView chargeKindName(ChargeKind kind);
std::optional<ChargeKind> chargeKindFromName(QStringView name);

/// What one reply or job cost. `amount` is set exactly when kind is not Unknown: unknown is never zero.
struct Cost {
    ChargeKind kind = ChargeKind::Unknown;
    std::optional<Usd> amount = {};

    static Cost billed(Usd amount) { return {ChargeKind::Billed, amount}; }
    static Cost estimated(Usd amount) { return {ChargeKind::Estimated, amount}; }
    static Cost unknown() { return {}; }
    friend bool operator==(const Cost &, const Cost &) = default;
};

/// A total that never hides what is missing: "at least $1.23 (2 unknown)".
struct CostTotal {
    Usd billed;
    Usd estimated;
    int unknown = 0;
    int count = 0;          ///< charges added, unknown ones included
    bool overflow = false;  ///< a sum no longer fits; billed and estimated are then lower bounds

    void add(const Cost &cost);
    void add(const CostTotal &other);
    /// billed + estimated; a lower bound where unknown > 0.
    Result<Usd> known() const;
    friend bool operator==(const CostTotal &, const CostTotal &) = default;
};

} // namespace bakeoff
