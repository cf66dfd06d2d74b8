// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ratecard.h"
#include "catalog/ownruns.h"

#include <QCoreApplication>
#include <QList>
#include <QPair>
#include <QString>

#include <optional>

namespace bakeoff {

struct ModelInfo;

/// What the details of a model say, as rows of a label and a value; translated, in the user's locale.
class ModelDetailsRows {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::ModelDetails)
public:
    using Rows = QList<QPair<QString, QString>>;

    /// What a price is for: "In", "Cache read".
    static QString className(PriceClass c);
    /// Modalities, context, longest answer, release, reasoning; what is not listed has no row.
    static Rows facts(const ModelInfo &model);
    static Rows ownRuns(const std::optional<OwnRuns> &runs);
    /// Every class that has a price, in the order of PriceClass; classes listed as variable say so.
    static Rows prices(const RateSet &rates);
    /// When a conditional price holds: "Above 200,000 prompt tokens, 22:00 to 06:00 UTC, on Sat, Sun".
    static QString condition(const RateOverride &price);
    /// "$1.50 per M tokens", "$0.04 an image", "free".
    static QString price(const Rate &rate);
    /// "1.50" or "free"; a dash where none is known, "variable" where the provider says so.
    static QString shortPrice(const RateCard &prices, PriceClass c);
    /// A host's own word on its state; empty where all is well or nothing is said.
    static QString trouble(std::optional<int> status);
};

} // namespace bakeoff
