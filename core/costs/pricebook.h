// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/ratecard.h"
#include "base/result.h"
#include "base/times.h"
#include "providers/modelinfo.h"
#include "providers/preset.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QString>

#include <chrono>
#include <optional>

namespace bakeoff {

/// Where a price row of the user's own comes from. Stored by name, append-only.
enum class PriceOrigin {
    Typed,   ///< wins over the provider's list: the user knows the contract
    LiteLlm, ///< from a LiteLLM price file: only where the provider lists no price
};
QLatin1StringView priceOriginName(PriceOrigin origin); ///< "typed", "litellm"
std::optional<PriceOrigin> priceOriginFromName(QStringView name);

/// A price that was typed in or imported.
struct PriceRow {
    Id id;
    ModelRef model;
    PriceOrigin origin = PriceOrigin::Typed;
    RateCard card;   ///< its readOn is the date of the price, its source says where it is from in words
    UtcMicros since; ///< when it was entered; in force from then on
    QString note;
    friend bool operator==(const PriceRow &, const PriceRow &) = default;
};

/// Prices older than this are marked stale.
inline constexpr std::chrono::days kPriceGoesStale{30};
bool isStale(const RateCard &card, UtcMicros now);

/// The user's own price rows. A value; thread-safe to copy. Choosing a price never changes a charge: each charge keeps
/// the row that it was made by.
class PriceBook {
public:
    PriceBook() = default;
    /// Of rows of one model and origin the newest (`since`, then id) is in force.
    explicit PriceBook(QList<PriceRow> rows);

    const QList<PriceRow> &rows() const { return m_rows; }
    /// The row in force for this model, if any: typed before imported.
    const PriceRow *find(const ModelRef &model) const;
    /// The price that counts: a typed row; else what the provider lists; else an imported row; else an empty card.
    RateCard price(const ModelRef &model, const RateCard &listed) const;

private:
    QList<PriceRow> m_rows;
    QHash<QString, qsizetype> m_typed;
    QHash<QString, qsizetype> m_imported;
};

/// A price as people write it, dollars for a million tokens ("2.50"), as the exact rate for one token.
/// \return nothing for what Rate::fromDecimal() does not take.
std::optional<Rate> rateFromPerMillion(QByteArrayView decimal);
/// The other way: "2.50" is not kept as it was typed, its value is ("2.5").
QString perMillion(const Rate &rate);

/// Which of our providers (by name) has the prices of which `litellm_provider`.
using LiteLlmProviders = QMap<QString, QString>;
/// What LiteLLM calls the service behind a preset; empty: it has no prices of it.
QString liteLlmProvider(Preset preset);

/// What a LiteLLM price file holds for the chosen providers.
struct PriceImport {
    QList<PriceRow> rows;
    int entries = 0;   ///< in the file
    int others = 0;    ///< of providers that were not asked for, or without a price of their own (image sizes, searches)
    int unusable = 0;  ///< priced in a way that a card cannot hold; each has a line in `problems`
    QStringList problems; ///< "gpt-x: input_cost_per_token is no number", at most 100
};
/// The file's form: {"MODEL": {"litellm_provider", "input_cost_per_token", "output_cost_per_token",
/// "cache_read_input_token_cost", "cache_creation_input_token_cost", "…_above_200k_tokens", …}}, dollars for one unit.
/// Numbers are read from their source text, never through a double. A leading "PROVIDER/" of a key is no part of the
/// model's id. Prices of batch, flex and priority service are passed over: they are those of other requests.
/// \param readOn the date of the prices, which the file does not say
/// \return BadInput where it is no such file.
Result<PriceImport> readLiteLlmPrices(const QByteArray &bytes, const LiteLlmProviders &providers, UtcMicros readOn,
                                      UtcMicros now);

} // namespace bakeoff
