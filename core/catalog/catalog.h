// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/times.h"
#include "costs/pricebook.h"
#include "providers/modelinfo.h"

#include <QHash>
#include <QList>
#include <QMap>
#include <QString>

#include <mutex>
#include <optional>

namespace bakeoff {

/// A model with the provider whose list names it.
struct CatalogEntry {
    QString provider;
    ModelInfo model;
    friend bool operator==(const CatalogEntry &, const CatalogEntry &) = default;
};

/// The models of every provider, as last read, each with the price that counts (PriceBook::price). A holder of values: it fetches and stores nothing. Thread-safe.
class Catalog {
public:
    /// Replaces what this provider had. Of entries with one id the first stays.
    void set(const QString &provider, QList<ModelInfo> models, UtcMicros fetchedAt);
    void remove(const QString &provider);
    /// From here on every answer has its prices from this book.
    void setPriceBook(const PriceBook &book);

    bool has(const QString &provider) const;
    /// When the provider listed them; absent: never.
    std::optional<UtcMicros> fetchedAt(const QString &provider) const;
    /// A model that no list names but the price book has a row for comes with its id and that price only.
    std::optional<ModelInfo> find(const ModelRef &model) const;
    QList<ModelInfo> models(const QString &provider) const;
    /// All of them: providers by name, their models in the order of their lists.
    QList<CatalogEntry> entries() const;

private:
    struct Listing {
        QList<ModelInfo> models;
        QHash<QString, qsizetype> byId;
        UtcMicros fetchedAt;
    };
    ModelInfo priced(const QString &provider, ModelInfo model) const;

    mutable std::mutex m_mutex;
    PriceBook m_book;
    QMap<QString, Listing> m_listings;
};

} // namespace bakeoff
