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
    const auto listing = m_listings.constFind(model.provider);
    if (listing == m_listings.cend())
        return std::nullopt;
    const auto at = listing->byId.constFind(model.id);
    return at == listing->byId.cend() ? std::nullopt : std::optional(listing->models[*at]);
}

QList<ModelInfo> Catalog::models(const QString &provider) const
{
    const std::lock_guard lock(m_mutex);
    return m_listings.value(provider).models;
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
            all.append({provider, model});
    }
    return all;
}

} // namespace bakeoff
