// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/jsonnode.h"
#include "providers/provider.h"

namespace bakeoff {

/// One page of GET /models.
struct ModelPage {
    QList<ModelInfo> models;
    QString next;                ///< `links.next`, maybe relative; empty: the last page
    std::optional<qint64> total; ///< `total_count`
};

/// \param source of the prices: "openrouter catalogue"
/// \return BadReply if it is no list of models. Unknown keys and values are passed over.
Result<ModelPage> parseOpenRouterModels(const JsonNode &root, const QString &source, UtcMicros readOn);

/// `pricing`: decimal strings in dollars per unit, classes of their own, "-1" for variable, conditional overrides.
RateCard parsePricing(const JsonNode &pricing, const QString &source, UtcMicros readOn);

Result<QList<ModelEndpoint>> parseEndpoints(const JsonNode &root, const QString &source, UtcMicros readOn);
/// GET /key.
Result<AccountInfo> parseKeyInfo(const JsonNode &root);
/// GET /key: the usage of the current day and month, which are those of UTC.
Result<AccountSpending> parseKeySpending(const JsonNode &root);
/// GET /generation.
Result<GenerationInfo> parseGeneration(const JsonNode &root);

} // namespace bakeoff
