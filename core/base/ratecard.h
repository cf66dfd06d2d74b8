// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"
#include "base/result.h"
#include "base/times.h"

#include <QJsonObject>
#include <QMap>

namespace bakeoff {

/// The classes of price that OpenRouter's catalogue knows; other providers fill the few that they have.
/// Names are OpenRouter's own keys ("prompt", "input_cache_read", …), stored; append-only.
enum class PriceClass {
    Prompt, Completion, Request, Image, ImageToken, ImageOutput, Audio, AudioOutput, InputAudioCache, WebSearch,
    InternalReasoning, InputCacheRead, InputCacheWrite, InputCacheWrite1h,
};
QLatin1StringView priceClassName(PriceClass c);
std::optional<PriceClass> priceClassFromName(QStringView name);
/// What OpenRouter's price of this class is per.
Unit priceClassUnit(PriceClass c);

/// Rates by class. A class that is absent has no known rate; a rate with mantissa 0 is free. `unknownClasses` are those
/// that the provider listed as variable ("-1"): never free, never falling back.
struct RateSet {
    QMap<PriceClass, Rate> rates;
    QList<PriceClass> unknownClasses;

    /// Takes a price as listed, the source text of its decimal; what is no price ("-1") becomes an unknown class.
    void take(PriceClass c, QByteArrayView decimal);
    friend bool operator==(const RateSet &, const RateSet &) = default;
};

/// A conditional price of OpenRouter's `pricing.overrides`; its rates replace those of the base key by key, later ones
/// win. All given conditions must hold.
struct RateOverride {
    std::optional<qint64> minPromptTokens; ///< applies when prompt tokens are strictly more
    std::optional<int> utcStart;           ///< HHMM, window half open [start, end), possibly over midnight
    std::optional<int> utcEnd;
    QList<int> utcDays;                    ///< 0 = Sunday … 6 = Saturday; empty: every day
    RateSet rates;
    friend bool operator==(const RateOverride &, const RateOverride &) = default;
};

/// The price row of one model, kept with the charge that it made.
struct RateCard {
    RateSet base;
    QList<RateOverride> overrides;
    UtcMicros readOn;  ///< when the provider listed it
    QString source;    ///< "openrouter catalogue", "sandbox catalogue", …
    bool empty() const { return base.rates.isEmpty() && base.unknownClasses.isEmpty() && overrides.isEmpty(); }

    /// The form kept with charges and in the catalogue's cache. Exact both ways.
    QJsonObject toJson() const;
    /// \return BadInput where it holds what toJson() never writes.
    static Result<RateCard> fromJson(const QJsonObject &json);
    friend bool operator==(const RateCard &, const RateCard &) = default;
};

} // namespace bakeoff
