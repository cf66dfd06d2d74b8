// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/waker.h"
#include "net/netthread.h"
#include "providers/prediction.h"
#include "providers/provider.h"

#include <QObject>

#include <functional>
#include <memory>

namespace bakeoff {

/// Calls of a provider of predictions, made from the main thread and answered there. What is answered after this object
/// is gone goes nowhere.
class PredictionCalls {
public:
    using Held = std::shared_ptr<Provider>;
    /// Gives a provider that is ready for use, later and once, unless `context` died; ProviderRegistry::acquire.
    using Acquire = std::function<void(const QString &name, QObject *context, std::function<void(const Result<Held> &)>)>;

    /// \param home on whose thread answers come; outlives this
    PredictionCalls(NetThread &net, Acquire acquire, QObject *home)
        : m_net(net)
        , m_acquire(std::move(acquire))
        , m_object(home)
        , m_home(std::make_shared<GuardedPoster>(home))
    {
    }
    ~PredictionCalls() { m_home->disarm(); }
    PredictionCalls(const PredictionCalls &) = delete;
    PredictionCalls &operator=(const PredictionCalls &) = delete;

    NetThread &net() { return m_net; }
    const std::shared_ptr<GuardedPoster> &home() const { return m_home; }

    void acquire(const QString &name, std::function<void(const Result<Held> &)> done)
    {
        m_acquire(name, m_object, std::move(done));
    }

    /// `work` runs on the net thread; its answer, handed to the function that it is given, reaches `done`.
    template <typename T>
    void on(const Held &provider, std::function<void(T)> done,
            std::function<void(Provider &, PredictionProvider &, QObject *context, std::function<void(T)>)> work)
    {
        m_net.post([home = m_home, net = &m_net, provider, done = std::move(done), work = std::move(work)] {
            // The answer holds the provider until it is here.
            work(*provider, *provider->predictions(), net->context(), [home, provider, done](T answer) {
                home->post([provider, done, answer = std::move(answer)] { done(answer); });
            });
        });
    }

    /// acquire() and on(). A provider without predictions answers NotFound.
    template <typename T>
    void ask(const QString &name, std::function<void(Result<T>)> done,
             std::function<void(PredictionProvider &, QObject *context, std::function<void(Result<T>)>)> work)
    {
        acquire(name, [this, done = std::move(done), work = std::move(work)](const Result<Held> &provider) {
            if (!provider) {
                done(provider.error());
                return;
            }
            if (!(*provider)->predictions()) {
                done(noPredictions(**provider));
                return;
            }
            on<Result<T>>(*provider, done,
                          [work](Provider &, PredictionProvider &predictions, QObject *context,
                                 std::function<void(Result<T>)> answer) { work(predictions, context, std::move(answer)); });
        });
    }

    static Error noPredictions(const Provider &provider)
    {
        return Error{.kind = ErrorKind::BadInput,
                     .detail = provider.config().name + QLatin1StringView(" runs no predictions")};
    }

private:
    NetThread &m_net;
    const Acquire m_acquire;
    QObject *const m_object;
    const std::shared_ptr<GuardedPoster> m_home;
};

} // namespace bakeoff
