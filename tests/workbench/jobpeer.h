// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakepredictions.h"
#include "net/netthread.h"
#include "store/storereader.h"
#include "store/storethread.h"
#include "workbench/jobqueue.h"

#include <memory>

namespace bakeoff {

/// One process on a profile whose only provider is a fake one.
struct JobPeer {
    JobPeer(const QString &folder, FakePredictions &provider, const Clock &clock, NetThread &net)
        : store(folder + QStringLiteral("/history.db"), clock)
        , reader(folder + QStringLiteral("/history.db"))
        , queue(net, store, reader, folder + QStringLiteral("/media"),
                {.acquire =
                     [held = std::shared_ptr<Provider>(&provider, [](Provider *) {})](const QString &, QObject *context,
                                                                                      const auto &done) {
                         QTimer::singleShot(0, context, [done, held] { done(held); });
                     },
                 .isSandbox = [](const QString &) { return false; },
                 .price = {}},
                clock)
    {
    }
    StoreThread store;
    StoreReader reader;
    JobQueue queue;
};

} // namespace bakeoff
