// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/provider.h"

#include <QFuture>
#include <QHash>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace bakeoff {

class Catalog;
class CatalogCache;
class Clock;
class GuardedPoster;
class KeyRing;
class NetThread;
class ProviderRepository;
class SandboxLauncher;
class StoreReader;
class StoreThread;

/// The configured providers, and a live Provider for each that is used. Lives on the main thread; callbacks run there,
/// exactly once, later, unless `context` died.
class ProviderRegistry : public QObject {
    Q_OBJECT
public:
    template <typename T>
    using Done = std::function<void(const Result<T> &)>;

    ProviderRegistry(NetThread &net, StoreThread &store, StoreReader &reader, KeyRing &keys, SandboxLauncher &sandbox,
                     Catalog &catalog, CatalogCache &cache, const Clock &clock, QObject *parent = nullptr);
    ~ProviderRegistry() override;

    const QList<ProviderConfig> &configs() const { return m_configs; }
    std::optional<ProviderConfig> find(const QString &name) const;
    /// Re-reads the list; another process may have changed it.
    QFuture<Status> reload();
    /// \return BadInput for a name that is taken or a configuration that checkConfig refuses.
    QFuture<Status> add(const ProviderConfig &config);
    QFuture<Status> update(const QString &name, const ProviderConfig &config);
    QFuture<Status> remove(const QString &name);
    /// The key changed: the next use reads it anew.
    void forgetKey(const QString &name);

    /// A provider ready for use on the net thread: key read, sandbox process running. NoKey where one is needed.
    void acquire(const QString &name, QObject *context, Done<std::shared_ptr<Provider>> done);
    /// As acquire(), for a configuration that is not (yet) saved, with a key that is not stored: the "Test" button.
    void test(const ProviderConfig &config, const QByteArray &key, QObject *context, Done<AccountInfo> done);
    void test(const QString &name, QObject *context, Done<AccountInfo> done);

    /// Fetches a provider's catalogue into Catalog and its cache.
    void refreshModels(const QString &name, QObject *context, Done<int> done);
    void fetchEndpoints(const ModelRef &model, QObject *context, Done<QList<ModelEndpoint>> done);
    /// What the provider's own books say that the key spent. NotFound where it keeps none that can be asked.
    void fetchSpending(const QString &name, QObject *context, Done<AccountSpending> done);
    /// What a provider recorded of a generation; NotFound until it did.
    void fetchGeneration(const QString &name, const QString &generationId, QObject *context, Done<GenerationInfo> done);

signals:
    void configsChanged();
    void modelsChanged(const QString &provider);

private:
    QFuture<Status> change(std::function<Status(ProviderRepository &)> write);
    void loadCachedModels(const QString &name);
    void withKey(const ProviderConfig &config, QObject *context, Done<std::shared_ptr<Provider>> done);
    void make(const ProviderConfig &config, const QByteArray &key, QObject *context,
              Done<std::shared_ptr<Provider>> done);
    /// What tests the account of the provider that it is given.
    Done<std::shared_ptr<Provider>> accountTest(QObject *context, Done<AccountInfo> done);
    template <typename T, typename Call>
    void onNet(std::shared_ptr<Provider> provider, QObject *context, Done<T> done, Call call);

    NetThread &m_net;
    StoreThread &m_store;
    StoreReader &m_reader;
    KeyRing &m_keys;
    SandboxLauncher &m_sandbox;
    Catalog &m_catalog;
    CatalogCache &m_cache;
    const Clock &m_clock;
    const std::shared_ptr<GuardedPoster> m_home; ///< from the net thread back to here
    QList<ProviderConfig> m_configs;
    QHash<QString, std::shared_ptr<Provider>> m_live;
};

} // namespace bakeoff
