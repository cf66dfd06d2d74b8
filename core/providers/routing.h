// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace bakeoff {

/// OpenRouter's `provider` object: which hosts may serve a request. What is not set is left out. Source: its OpenAPI
/// document, `ProviderPreferences`.
struct OpenRouterRouting {
    /// Most that a request may cost, as decimals in US dollars ("0.5"); empty: no limit. A host above any of them is
    /// not used; where none is left the request fails.
    struct MaxPrice {
        QString prompt;     ///< USD per million prompt tokens (the catalogue's prices are per token)
        QString completion; ///< USD per million completion tokens
        QString request;    ///< USD per request
        QString image;      ///< USD per image
        QString audio;      ///< USD per audio unit
        friend bool operator==(const MaxPrice &, const MaxPrice &) = default;
    };

    QStringList order;  ///< slugs of hosts ("sandbox-a", "host/variant") in the order in which they are tried
    QStringList only;   ///< slugs of hosts, none else
    QStringList ignore; ///< slugs of hosts, never these
    std::optional<bool> allowFallbacks;    ///< other hosts than those of `order`; OpenRouter's default: true
    std::optional<bool> requireParameters; ///< only hosts that take every setting; OpenRouter's default: false
    std::optional<bool> zdr;               ///< only hosts that keep nothing of a request
    QString dataCollection;                ///< "allow" (OpenRouter's default) or "deny"
    QString sort;                          ///< one of sorts(); empty: balanced between hosts
    QStringList quantizations;             ///< of quantizationNames(); empty: any
    MaxPrice maxPrice;
    QJsonObject rest; ///< keys that have no field here, and values of a form that none has; written back as they were
    friend bool operator==(const OpenRouterRouting &, const OpenRouterRouting &) = default;

    static const QStringList &sorts();
    static const QStringList &quantizationNames();

    QJsonObject toJson() const; ///< the form that is sent and stored (GenerationSettings::routing)
    static OpenRouterRouting fromJson(const QJsonObject &json);
};

/// Can it be a price limit: a plain decimal, not negative? An empty text is none.
bool isPriceLimit(QStringView text);

} // namespace bakeoff
