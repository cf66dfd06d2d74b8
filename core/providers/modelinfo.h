// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ratecard.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace bakeoff {

/// PROVIDER/ID, split at the first slash: a provider's name holds none, a model's id may.
struct ModelRef {
    QString provider;
    QString id;

    QString toString() const { return provider + u'/' + id; }
    static std::optional<ModelRef> fromString(QStringView text)
    {
        const qsizetype slash = text.indexOf(u'/');
        if (slash <= 0 || slash + 1 >= text.size())
            return std::nullopt;
        return ModelRef{text.first(slash).toString(), text.sliced(slash + 1).toString()};
    }
    friend bool operator==(const ModelRef &, const ModelRef &) = default;
};

/// What a provider says of reasoning in one model.
struct ReasoningInfo {
    bool mandatory = false;
    QStringList efforts; ///< "low", "high", …; empty: not said
    QString defaultEffort;
    friend bool operator==(const ReasoningInfo &, const ReasoningInfo &) = default;
};

/// An entry of a provider's catalogue. Absent optionals were not listed.
struct ModelInfo {
    QString id; ///< what is sent
    QString name;
    QString description;
    QStringList inputModalities;  ///< "text", "image", "audio", "video", "file"; empty: not said
    QStringList outputModalities;
    std::optional<qint64> contextLength;       ///< tokens
    std::optional<qint64> maxCompletionTokens;
    RateCard prices;
    std::optional<QStringList> supportedParameters; ///< absent: the provider does not say
    std::optional<ReasoningInfo> reasoning;
    std::optional<UtcMicros> created;
    QString aliasTarget;
    QString ownedBy;
    friend bool operator==(const ModelInfo &, const ModelInfo &) = default;
};

/// One host behind a model of OpenRouter.
struct ModelEndpoint {
    QString host; ///< display name
    QString tag;  ///< slug for provider.order
    std::optional<qint64> contextLength;
    QString quantization;
    RateCard prices;
    std::optional<int> status; ///< 0 ok, negative degraded
    std::optional<double> uptime30m; ///< percent
    std::optional<double> uptime1d;  ///< percent
    friend bool operator==(const ModelEndpoint &, const ModelEndpoint &) = default;
};

} // namespace bakeoff
