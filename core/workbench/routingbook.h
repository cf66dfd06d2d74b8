// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "catalog/routingtable.h"

#include <QFuture>
#include <QObject>

namespace bakeoff {

class KeyRing;
class ProviderRegistry;
class StoreReader;
class StoreThread;

/// The routing table and what it means right now. Lives on the main thread; a change is seen here when it is written,
/// then changed() follows.
class RoutingBook : public QObject {
    Q_OBJECT
public:
    RoutingBook(StoreThread &store, StoreReader &reader, ProviderRegistry &providers, KeyRing &keys,
                QObject *parent = nullptr);

    const RoutingTable &table() const { return m_table; }
    Route route(RequestKind kind) const { return m_table.value(kind); }
    QFuture<Status> set(RequestKind kind, const Route &route);

    /// The model to use for a request that names none, with the reasons. Asks the key store, within its bound.
    QFuture<RouteChoice> resolve(RequestKind kind);

    /// Re-reads the table; another process may have changed it.
    QFuture<Status> reload();

signals:
    void changed();

private:
    QFuture<RouteUse> useOf(const std::optional<ModelRef> &model);

    StoreThread &m_store;
    StoreReader &m_reader;
    ProviderRegistry &m_providers;
    KeyRing &m_keys;
    RoutingTable m_table;
};

} // namespace bakeoff
