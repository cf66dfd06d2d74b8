// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>

namespace bakeoff {

/// Runs a pure function on a thread of the common pool. Take the result with `.then(context, …)`, which runs on the
/// thread of the context and not at all when that is gone.
template<typename Work>
QFuture<std::invoke_result_t<Work>> inBackground(Work work)
{
    auto promise = std::make_shared<QPromise<std::invoke_result_t<Work>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

} // namespace bakeoff
