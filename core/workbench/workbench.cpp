// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/workbench.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/profile.h"
#include "catalog/catalog.h"
#include "catalog/catalogcache.h"
#include "compare/lineup.h"
#include "net/netthread.h"
#include "sandbox/sandboxlauncher.h"
#include "secrets/keyring.h"
#include "secrets/keystore.h"
#include "store/comparisonrepository.h"
#include "store/providerrepository.h"
#include "store/storereader.h"
#include "store/storethread.h"
#include "workbench/comparisondocument.h"
#include "workbench/comparisonrunner.h"
#include "workbench/healthreport.h"
#include "workbench/lineupbook.h"
#include "workbench/modelmarks.h"
#include "workbench/pricelist.h"
#include "workbench/providerregistry.h"
#include "workbench/routingbook.h"

#include <QEventLoop>
#include <QTimer>

namespace bakeoff {

using namespace Qt::StringLiterals;

/// In the order of construction; destroyed backwards: what uses goes before what is used.
struct Workbench::Parts {
    Parts(Profile openedProfile, const Options &options, const Clock &clock)
        : profile(std::move(openedProfile))
        , store(profile.databaseFile(), clock)
        , reader(profile.databaseFile())
        , keyStore(makeSystemKeyStore())
        , keys(keyStore.get())
        , sandbox(options.sandboxProgram, profile.folder())
        , cache(profile.cacheFolder())
        , providers(net, store, reader, keys, sandbox, catalog, cache, clock)
        , runner(net, providers, catalog, store, clock)
        , lineUps(store, reader)
        , routes(store, reader, providers, keys)
        , marks(store, reader, clock)
        , prices(store, reader, catalog, clock)
        , health(reader, providers, clock)
    {
        connect(&runner, &ComparisonRunner::sent, &marks, &ModelMarks::setUsed);
        connect(&reader, &StoreReader::changed, &lineUps, &LineUpBook::reload);
        connect(&reader, &StoreReader::changed, &routes, &RoutingBook::reload);
        connect(&reader, &StoreReader::changed, &marks, &ModelMarks::reload);
        connect(&reader, &StoreReader::changed, &prices, &PriceList::reload);
    }

    Profile profile;
    StoreThread store;
    StoreReader reader;
    std::unique_ptr<KeyStore> keyStore;
    KeyRing keys;
    NetThread net;
    SandboxLauncher sandbox;
    Catalog catalog;
    CatalogCache cache;
    ProviderRegistry providers;
    ComparisonRunner runner;
    LineUpBook lineUps;
    RoutingBook routes;
    ModelMarks marks;
    PriceList prices;
    HealthReport health;
};

Workbench::Workbench(Options options, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_clock(clock)
{
}

Workbench::~Workbench()
{
    if (!m_parts)
        return;
    if (const Status closed = finish(std::chrono::milliseconds(0)); !closed)
        qCWarning(lcStore) << "not all was written:" << closed.error().detail;
}

QFuture<Status> Workbench::start()
{
    Result<Profile> profile = Profile::open(m_options.profileFolder);
    if (!profile)
        return QtFuture::makeReadyValueFuture(Status(profile.error()));
    m_parts = std::make_unique<Parts>(std::move(*profile), m_options, m_clock);
    return m_parts->store.opened()
        .then(this,
              [this](const Status &opened) {
                  return opened ? m_parts->providers.reload() : QtFuture::makeReadyValueFuture(opened);
              })
        .unwrap()
        .then(this, [this](const Status &read) { return read ? seedProviders() : QtFuture::makeReadyValueFuture(read); })
        .unwrap()
        .then(this, [this](const Status &seeded) { return seeded ? readBooks() : QtFuture::makeReadyValueFuture(seeded); })
        .unwrap()
        .then(this, [this](const Status &status) {
            m_ready = status.ok();
            return status;
        });
}

QFuture<Status> Workbench::readBooks()
{
    // Without them everything else still works: what cannot be read is logged and stays empty.
    const auto note = [](const Status &read) {
        if (!read)
            qCWarning(lcStore) << "not read:" << read.error().detail;
        return success();
    };
    m_parts->lineUps.reload().then(this, note);
    m_parts->routes.reload().then(this, note);
    m_parts->prices.reload().then(this, note);
    return m_parts->marks.reload().then(this, note); // the reading thread does one after the other
}

QFuture<Status> Workbench::seedProviders()
{
    // A profile starts with the sandbox, so that everything works without a key; whoever removes it keeps it removed,
    // since another provider or a comparison is there by then.
    if (!m_parts->providers.configs().isEmpty())
        return QtFuture::makeReadyValueFuture(success());
    return m_parts->reader
        .read<ComparisonPage>([](Database &db) { return ComparisonRepository(db).list(1); })
        .then(this,
              [this](const Result<ComparisonPage> &page) {
                  if (!page)
                      return QtFuture::makeReadyValueFuture(Status(page.error()));
                  if (!page->rows.isEmpty())
                      return QtFuture::makeReadyValueFuture(success());
                  const PresetInfo preset = presetInfo(Preset::Sandbox);
                  ProviderConfig sandbox;
                  sandbox.name = u"sandbox"_s;
                  sandbox.kind = preset.kind;
                  sandbox.preset = preset.preset;
                  sandbox.isSandbox = true;
                  return m_parts->providers.add(sandbox);
              })
        .unwrap()
        .then(this,
              [this](const Status &added) {
                  // Another process on the same new profile may have been quicker; what it wrote is read.
                  const bool taken = !added && added.error().kind == ErrorKind::BadInput;
                  return taken ? m_parts->providers.reload() : QtFuture::makeReadyValueFuture(added);
              })
        .unwrap();
}

const Profile &Workbench::profile() const
{
    return m_parts->profile;
}

NetThread &Workbench::net()
{
    return m_parts->net;
}

StoreThread &Workbench::store()
{
    return m_parts->store;
}

StoreReader &Workbench::reader()
{
    return m_parts->reader;
}

KeyRing &Workbench::keys()
{
    return m_parts->keys;
}

Catalog &Workbench::catalog()
{
    return m_parts->catalog;
}

ProviderRegistry &Workbench::providers()
{
    return m_parts->providers;
}

ComparisonRunner &Workbench::runner()
{
    return m_parts->runner;
}

LineUpBook &Workbench::lineUps()
{
    return m_parts->lineUps;
}

RoutingBook &Workbench::routes()
{
    return m_parts->routes;
}

ModelMarks &Workbench::marks()
{
    return m_parts->marks;
}

PriceList &Workbench::prices()
{
    return m_parts->prices;
}

const HealthReport &Workbench::health() const
{
    return m_parts->health;
}

QFuture<Result<QList<RecentPrompt>>> Workbench::recentPrompts(UtcMicros before, int count)
{
    return m_parts->reader.read<QList<RecentPrompt>>(
        [before, count](Database &db) { return ComparisonRepository(db).recentPrompts(before, count); });
}

std::unique_ptr<ComparisonDocument> Workbench::newComparison()
{
    return open({});
}

std::unique_ptr<ComparisonDocument> Workbench::newComparison(const LineUp &lineUp)
{
    Comparison comparison;
    comparison.systemPrompt = lineUp.systemPrompt;
    comparison.defaults = lineUp.defaults;
    comparison.panes = panesOf(lineUp, m_clock.nowUtc());
    return open(std::move(comparison));
}

QFuture<Result<Comparison>> Workbench::loadComparison(const Id &id)
{
    return m_parts->reader.read<Comparison>([id](Database &db) { return ComparisonRepository(db).load(id); });
}

std::unique_ptr<ComparisonDocument> Workbench::open(Comparison comparison)
{
    return std::make_unique<ComparisonDocument>(std::move(comparison), m_parts->runner, m_parts->store, m_clock);
}

Status Workbench::finish(std::chrono::milliseconds limit)
{
    ComparisonRunner &runner = m_parts->runner;
    const auto waitUntilIdle = [&runner](std::chrono::milliseconds time) {
        if (runner.running() == 0)
            return;
        QEventLoop loop;
        QObject::connect(&runner, &ComparisonRunner::runningChanged, &loop, [&] {
            if (runner.running() == 0)
                loop.quit();
        });
        QTimer::singleShot(time, &loop, &QEventLoop::quit);
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    };
    if (limit.count() > 0)
        waitUntilIdle(limit);
    runner.stopAll();
    waitUntilIdle(std::chrono::seconds(2));
    return m_parts->store.close();
}

} // namespace bakeoff
