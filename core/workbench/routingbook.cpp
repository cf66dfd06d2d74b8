// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/routingbook.h"

#include "providers/providerconfig.h"
#include "secrets/keyring.h"
#include "store/routerepository.h"
#include "store/storereader.h"
#include "store/storethread.h"
#include "workbench/providerregistry.h"

#include <utility>

namespace bakeoff {

RoutingBook::RoutingBook(StoreThread &store, StoreReader &reader, ProviderRegistry &providers, KeyRing &keys,
                         QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_reader(reader)
    , m_providers(providers)
    , m_keys(keys)
{
}

QFuture<Status> RoutingBook::reload()
{
    return m_reader.read<RoutingTable>([](Database &db) { return RouteRepository(db).table(); })
        .then(this, [this](const Result<RoutingTable> &table) -> Status {
            if (!table)
                return table.error();
            if (std::exchange(m_table, *table) != *table)
                emit changed();
            return success();
        });
}

QFuture<Status> RoutingBook::set(RequestKind kind, const Route &route)
{
    return m_store.write([kind, route](Database &db) { return RouteRepository(db).set(kind, route); })
        .then(this,
              [this](const Status &status) { return status ? reload() : QtFuture::makeReadyValueFuture(status); })
        .unwrap();
}

QFuture<RouteUse> RoutingBook::useOf(const std::optional<ModelRef> &model)
{
    if (!model)
        return QtFuture::makeReadyValueFuture(RouteUse::NotSet);
    const auto config = m_providers.find(model->provider);
    if (!config)
        return QtFuture::makeReadyValueFuture(RouteUse::NoProvider);
    if (!needsKey(*config))
        return QtFuture::makeReadyValueFuture(RouteUse::Usable);
    return m_keys.find(*config).then(this, [](const Result<FoundKey> &found) {
        return found && !found->key.isEmpty() ? RouteUse::Usable : RouteUse::NoKey;
    });
}

QFuture<RouteChoice> RoutingBook::resolve(RequestKind kind)
{
    const Route wanted = route(kind);
    return useOf(wanted.model)
        .then(this,
              [this, wanted](RouteUse model) {
                  return useOf(wanted.alternative).then(this, [wanted, model](RouteUse alternative) {
                      return chooseRoute(wanted, model, alternative);
                  });
              })
        .unwrap();
}

} // namespace bakeoff
