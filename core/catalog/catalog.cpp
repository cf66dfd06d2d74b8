// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalog.h"

#include <utility>

namespace bakeoff {

void Catalog::set(const QString &provider, QList<ModelInfo> models, UtcMicros fetchedAt)
{
    Listing listing{{}, {}, fetchedAt};
    listing.models.reserve(models.size());
    for (ModelInfo &model : models) {
        if (listing.byId.contains(model.id))
            continue;
        listing.byId.insert(model.id, listing.models.size());
        listing.models.append(std::move(model));
    }
    const std::lock_guard lock(m_mutex);
    m_listings.insert(provider, std::move(listing));
}

void Catalog::remove(const QString &provider)
{
    const std::lock_guard lock(m_mutex);
    m_listings.remove(provider);
}

void Catalog::setPriceBook(const PriceBook &book)
{
    const std::lock_guard lock(m_mutex);
    m_book = book;
}

ModelInfo Catalog::priced(const QString &provider, ModelInfo model) const
{
    if (!m_book.rows().isEmpty())
        model.prices = m_book.price({provider, model.id}, model.prices);
    return model;
}

bool Catalog::has(const QString &provider) const
{
    const std::lock_guard lock(m_mutex);
    return m_listings.contains(provider);
}

std::optional<UtcMicros> Catalog::fetchedAt(const QString &provider) const
{
    const std::lock_guard lock(m_mutex);
    const auto listing = m_listings.constFind(provider);
    return listing == m_listings.cend() ? std::nullopt : std::optional(listing->fetchedAt);
}

std::optional<ModelInfo> Catalog::find(const ModelRef &model) const
{
    const std::lock_guard lock(m_mutex);
    if (const auto listing = m_listings.constFind(model.provider); listing != m_listings.cend()) {
        if (const auto at = listing->byId.constFind(model.id); at != listing->byId.cend())
            return priced(model.provider, listing->models[*at]);
    }
    const PriceRow *row = m_book.find(model);
    return row ? std::optional(ModelInfo{.id = model.id, .name = model.id, .prices = row->card}) : std::nullopt;
}

QList<ModelInfo> Catalog::models(const QString &provider) const
{
    const std::lock_guard lock(m_mutex);
    QList<ModelInfo> models = m_listings.value(provider).models;
    if (!m_book.rows().isEmpty()) {
        for (ModelInfo &model : models)
            model = priced(provider, std::move(model));
    }
    return models;
}

QList<CatalogEntry> Catalog::entries() const
{
    const std::lock_guard lock(m_mutex);
    QList<CatalogEntry> all;
    qsizetype size = 0;
    for (const Listing &listing : m_listings)
        size += listing.models.size();
    all.reserve(size);
    for (const auto &[provider, listing] : m_listings.asKeyValueRange()) {
        for (const ModelInfo &model : listing.models)
            all.append({provider, priced(provider, model)});
    }
    return all;
}

} // namespace bakeoff
