// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/providerregistry.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/waker.h"
#include "catalog/catalog.h"
#include "catalog/catalogcache.h"
#include "net/netthread.h"
#include "providers/managedsandbox.h"
#include "sandbox/sandboxlauncher.h"
#include "secrets/keyring.h"
#include "store/providerrepository.h"
#include "store/storereader.h"
#include "store/storethread.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Hands `value` to `done` on `context`'s thread, later.
template <typename T>
void answer(QObject *context, ProviderRegistry::Done<T> done, Result<T> value)
{
    QMetaObject::invokeMethod(
        context, [done = std::move(done), value = std::move(value)] { done(value); }, Qt::QueuedConnection);
}

} // namespace

ProviderRegistry::ProviderRegistry(NetThread &net, StoreThread &store, StoreReader &reader, KeyRing &keys,
                                   SandboxLauncher &sandbox, Catalog &catalog, CatalogCache &cache, const Clock &clock,
                                   QObject *parent)
    : QObject(parent)
    , m_net(net)
    , m_store(store)
    , m_reader(reader)
    , m_keys(keys)
    , m_sandbox(sandbox)
    , m_catalog(catalog)
    , m_cache(cache)
    , m_clock(clock)
    , m_home(std::make_shared<GuardedPoster>(this))
{
}

ProviderRegistry::~ProviderRegistry()
{
    // The net thread outlives this object, and with it what was asked of it.
    m_home->disarm();
}

std::optional<ProviderConfig> ProviderRegistry::find(const QString &name) const
{
    const auto found = std::ranges::find(m_configs, name, &ProviderConfig::name);
    return found == m_configs.end() ? std::nullopt : std::optional(*found);
}

QFuture<Status> ProviderRegistry::reload()
{
    return m_reader
        .read<QList<ProviderConfig>>([](Database &db) { return ProviderRepository(db).list(); })
        .then(this, [this](const Result<QList<ProviderConfig>> &list) -> Status {
            if (!list)
                return list.error();
            if (std::exchange(m_configs, *list) != *list) {
                // A provider whose settings changed elsewhere is made anew at its next use.
                m_live.removeIf([this](const auto &entry) { return find(entry.key()) != entry.value()->config(); });
                for (const ProviderConfig &config : std::as_const(m_configs))
                    loadCachedModels(config.name);
                emit configsChanged();
            }
            return success();
        });
}

void ProviderRegistry::loadCachedModels(const QString &name)
{
    if (m_catalog.has(name))
        return;
    if (auto cached = m_cache.load(name)) {
        m_catalog.set(name, std::move(cached->models), cached->fetchedAt);
        emit modelsChanged(name);
    }
}

QFuture<Status> ProviderRegistry::change(std::function<Status(ProviderRepository &)> write)
{
    return m_store
        .write([write = std::move(write)](Database &db) {
            ProviderRepository repository(db);
            return write(repository);
        })
        .then(this, [this](const Status &status) {
            // The list is shown as the database has it, whether this change was taken or not.
            return status ? reload() : QtFuture::makeReadyValueFuture(status);
        })
        .unwrap();
}

QFuture<Status> ProviderRegistry::add(const ProviderConfig &config)
{
    if (const Status usable = checkConfig(config); !usable)
        return QtFuture::makeReadyValueFuture(usable);
    return change([config](ProviderRepository &r) { return r.add(config); });
}

QFuture<Status> ProviderRegistry::update(const QString &name, const ProviderConfig &config)
{
    if (const Status usable = checkConfig(config); !usable)
        return QtFuture::makeReadyValueFuture(usable);
    m_live.remove(name);
    return change([name, config](ProviderRepository &r) { return r.update(name, config); });
}

QFuture<Status> ProviderRegistry::remove(const QString &name)
{
    m_live.remove(name);
    m_catalog.remove(name);
    m_cache.remove(name);
    emit modelsChanged(name);
    return change([name](ProviderRepository &r) { return r.remove(name); });
}

void ProviderRegistry::forgetKey(const QString &name)
{
    m_live.remove(name);
}

void ProviderRegistry::acquire(const QString &name, QObject *context, Done<std::shared_ptr<Provider>> done)
{
    const auto config = find(name);
    if (!config) {
        answer<std::shared_ptr<Provider>>(context, std::move(done),
                                          Error{.kind = ErrorKind::NotFound, .detail = u"no provider %1"_s.arg(name)});
        return;
    }
    if (isManagedSandbox(config->preset)) {
        // Its port changes with each start, and it ends when idle: ask each time.
        m_sandbox.ensureRunning(
            context, [this, config, context, done = std::move(done)](const Result<QUrl> &root) mutable {
                if (!root) {
                    done(root.error());
                    return;
                }
                ProviderConfig running = *config;
                running.baseUrl = *root;
                running.baseUrl.setPath(sandboxPath(running.preset));
                if (const auto live = m_live.value(running.name); live && live->config() == running)
                    done(live);
                else
                    withKey(running, context, std::move(done));
            });
        return;
    }
    if (const auto live = m_live.value(name))
        answer<std::shared_ptr<Provider>>(context, std::move(done), live);
    else
        withKey(*config, context, std::move(done));
}

void ProviderRegistry::withKey(const ProviderConfig &config, QObject *context, Done<std::shared_ptr<Provider>> done)
{
    m_keys.find(config).then(this, [this, config, guard = QPointer(context),
                                    done = std::move(done)](const Result<FoundKey> &found) mutable {
        if (!guard)
            return;
        if (!found) {
            done(found.error());
            return;
        }
        make(config, found->key, guard, [this, name = config.name, done = std::move(done)](const auto &provider) {
            // Kept for the next use; a provider under test never comes here.
            if (provider)
                m_live.insert(name, *provider);
            done(provider);
        });
    });
}

void ProviderRegistry::make(const ProviderConfig &config, const QByteArray &key, QObject *context,
                            Done<std::shared_ptr<Provider>> done)
{
    const QPointer<QObject> guard(context);
    m_net.post([home = m_home, net = &m_net, clock = &m_clock, config, key, guard, done = std::move(done)] {
        Result<std::shared_ptr<Provider>> made = makeProvider(config, key, *clock);
        if (made) {
            // Whoever lets go last, the provider dies on the net thread, where it lives.
            Provider *raw = made->get();
            made = std::shared_ptr<Provider>(raw, [net, owner = *made](Provider *) mutable {
                net->post([last = std::move(owner)]() mutable { last.reset(); });
            });
        }
        home->post([guard, done, made] {
            if (guard)
                done(made);
        });
    });
}

template <typename T, typename Call>
void ProviderRegistry::onNet(std::shared_ptr<Provider> provider, QObject *context, Done<T> done, Call call)
{
    const QPointer<QObject> guard(context);
    m_net.post([home = m_home, net = &m_net, provider, guard, done = std::move(done), call = std::move(call)] {
        // The answer holds the provider until it is here.
        call(*provider, net->context(), [home, provider, guard, done](Result<T> result) {
            home->post([guard, done, result = std::move(result)] {
                if (guard)
                    done(result);
            });
        });
    });
}

auto ProviderRegistry::accountTest(QObject *context, Done<AccountInfo> done) -> Done<std::shared_ptr<Provider>>
{
    return [this, guard = QPointer(context), done = std::move(done)](const Result<std::shared_ptr<Provider>> &provider) {
        if (!provider) {
            done(provider.error());
            return;
        }
        if (guard)
            onNet<AccountInfo>(*provider, guard, done,
                               [](Provider &p, QObject *on, auto d) { p.testAccount(on, std::move(d)); });
    };
}

void ProviderRegistry::test(const ProviderConfig &config, const QByteArray &key, QObject *context,
                            Done<AccountInfo> done)
{
    make(config, key, context, accountTest(context, std::move(done)));
}

void ProviderRegistry::test(const QString &name, QObject *context, Done<AccountInfo> done)
{
    acquire(name, context, accountTest(context, std::move(done)));
}

void ProviderRegistry::refreshModels(const QString &name, QObject *context, Done<int> done)
{
    acquire(name, this, [this, name, guard = QPointer(context), done = std::move(done)](const auto &provider) {
        if (!provider) {
            if (guard)
                done(provider.error());
            return;
        }
        onNet<QList<ModelInfo>>(
            *provider, this,
            [this, name, guard, done](const Result<QList<ModelInfo>> &models) {
                if (models) {
                    const UtcMicros now = m_clock.nowUtc();
                    m_catalog.set(name, *models, now);
                    if (const Status saved = m_cache.save(name, *models, now); !saved)
                        qCWarning(lcProviders) << "catalogue not cached:" << saved.error().detail;
                    emit modelsChanged(name);
                }
                if (guard)
                    done(models ? Result<int>(static_cast<int>(models->size())) : Result<int>(models.error()));
            },
            [](Provider &p, QObject *on, auto d) { p.fetchModels(on, std::move(d)); });
    });
}

void ProviderRegistry::fetchEndpoints(const ModelRef &model, QObject *context, Done<QList<ModelEndpoint>> done)
{
    acquire(model.provider, context,
            [this, id = model.id, guard = QPointer(context), done = std::move(done)](const auto &provider) {
                if (!provider) {
                    done(provider.error());
                    return;
                }
                if (guard)
                    onNet<QList<ModelEndpoint>>(*provider, guard, done, [id](Provider &p, QObject *on, auto d) {
                        p.fetchEndpoints(id, on, std::move(d));
                    });
            });
}

void ProviderRegistry::fetchSpending(const QString &name, QObject *context, Done<AccountSpending> done)
{
    acquire(name, context, [this, guard = QPointer(context), done = std::move(done)](const auto &provider) {
        if (!provider) {
            done(provider.error());
            return;
        }
        if (guard) {
            onNet<AccountSpending>(*provider, guard, done,
                                   [](Provider &p, QObject *on, auto d) { p.fetchSpending(on, std::move(d)); });
        }
    });
}

void ProviderRegistry::fetchGeneration(const QString &name, const QString &generationId, QObject *context,
                                       Done<GenerationInfo> done)
{
    acquire(name, context,
            [this, generationId, guard = QPointer(context), done = std::move(done)](const auto &provider) {
                if (!provider) {
                    done(provider.error());
                    return;
                }
                if (guard)
                    onNet<GenerationInfo>(*provider, guard, done, [generationId](Provider &p, QObject *on, auto d) {
                        p.fetchGeneration(generationId, on, std::move(d));
                    });
            });
}

} // namespace bakeoff
