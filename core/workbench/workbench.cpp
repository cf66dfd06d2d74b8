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
#include "store/usagerepository.h"
#include "workbench/billlookup.h"
#include "workbench/budgetbook.h"
#include "workbench/backups.h"
#include "workbench/comparisondocument.h"
#include "workbench/comparisonrunner.h"
#include "workbench/healthreport.h"
#include "workbench/historybook.h"
#include "workbench/jobqueue.h"
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
        , budgets(store, reader, clock)
        , bills(store, reader, providers, clock)
        , history(store, reader, clock)
        , health(reader, providers, clock)
        , backups(profile, store, clock)
        , jobs(net, store, reader, profile.folder() + u"/media"_s, surroundings(), clock)
    {
        connect(&runner, &ComparisonRunner::sent, &marks, &ModelMarks::setUsed);
        connect(&reader, &StoreReader::changed, &lineUps, &LineUpBook::reload);
        connect(&reader, &StoreReader::changed, &routes, &RoutingBook::reload);
        connect(&reader, &StoreReader::changed, &marks, &ModelMarks::reload);
        connect(&reader, &StoreReader::changed, &prices, &PriceList::reload);
        connect(&reader, &StoreReader::changed, &budgets, &BudgetBook::reload);
        connect(&reader, &StoreReader::changed, &bills, &BillLookup::reload);
        connect(&reader, &StoreReader::changed, &history, &HistoryBook::reload);
        connect(&reader, &StoreReader::changed, &jobs, &JobQueue::reload);
    }

    JobQueue::Surroundings surroundings()
    {
        return {.acquire = [this](const QString &name, QObject *context, auto done) { providers.acquire(name, context, done); },
                .isSandbox =
                    [this](const QString &name) {
                        const auto config = providers.find(name);
                        return config && config->isSandbox;
                    },
                .price = [this](const ModelRef &model) { return prices.price(model); }};
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
    BudgetBook budgets;
    BillLookup bills;
    HistoryBook history;
    HealthReport health;
    Backups backups;
    JobQueue jobs;
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
    m_parts->budgets.reload().then(this, note);
    m_parts->history.reload().then(this, note);
    return m_parts->marks.reload().then(this, note); // the reading thread does one after the other
}

/// A sandbox of Bakeoff's own, named as its preset.
static ProviderConfig sandboxConfig(Preset which)
{
    const PresetInfo preset = presetInfo(which);
    ProviderConfig config;
    config.name = preset.id;
    config.kind = preset.kind;
    config.preset = which;
    config.isSandbox = true;
    return config;
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
                  return m_parts->providers.add(sandboxConfig(Preset::Sandbox));
              })
        .unwrap()
        .then(this,
              [this](const Status &added) {
                  // Beside the texts, what makes images, films and sound.
                  const bool fresh = added.ok() && m_parts->providers.configs().size() == 1;
                  return fresh ? m_parts->providers.add(sandboxConfig(Preset::SandboxReplicate))
                               : QtFuture::makeReadyValueFuture(added);
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

BudgetBook &Workbench::budgets()
{
    return m_parts->budgets;
}

BillLookup &Workbench::bills()
{
    return m_parts->bills;
}

HistoryBook &Workbench::history()
{
    return m_parts->history;
}

const HealthReport &Workbench::health() const
{
    return m_parts->health;
}

JobQueue &Workbench::jobs()
{
    return m_parts->jobs;
}

Backups *Workbench::backups()
{
    return m_parts ? &m_parts->backups : nullptr;
}

QFuture<Result<QList<RecentPrompt>>> Workbench::recentPrompts(UtcMicros before, int count)
{
    return m_parts->reader.read<QList<RecentPrompt>>(
        [before, count](Database &db) { return ComparisonRepository(db).recentPrompts(before, count); });
}

QFuture<Result<QList<UsageHistory>>> Workbench::usageOf(const QList<std::pair<ModelRef, QByteArray>> &questions)
{
    return m_parts->reader.read<QList<UsageHistory>>([questions](Database &db) -> Result<QList<UsageHistory>> {
        QList<UsageHistory> answers;
        for (const auto &[model, inputDigest] : questions) {
            const Result<UsageHistory> answer = UsageRepository(db).of(model, inputDigest);
            if (!answer)
                return answer.error();
            answers.append(*answer);
        }
        return answers;
    });
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
    auto document =
        std::make_unique<ComparisonDocument>(std::move(comparison), m_parts->runner, m_parts->store, m_clock);
    // Read from the store, since another process may have been told the bill.
    connect(&m_parts->bills, &BillLookup::found, document.get(), [this, opened = document.get()](const Id &reply) {
        if (!opened->reply(reply))
            return;
        m_parts->reader.read<Reply>([reply](Database &db) -> Result<Reply> {
            const Result<ReplyRecord> record = ComparisonRepository(db).loadReply(reply);
            return record ? Result<Reply>(record->reply) : Result<Reply>(record.error());
        }).then(opened, [opened](const Result<Reply> &stored) {
            if (stored)
                opened->takeStored(*stored);
        });
    });
    // Otherwise the next save of the document would bring the old title back. A read that was ready at once is answered
    // before an earlier one whose answer is still on its way here: only the latest counts.
    connect(&m_parts->history, &HistoryBook::changed, document.get(),
            [this, d = document.get(), latest = std::make_shared<int>(0)](const QList<Id> &ids) {
                const Id id = d->value().id;
                if (!ids.contains(id))
                    return;
                loadComparison(id).then(d, [d, latest, mine = ++*latest](const Result<Comparison> &stored) {
                    if (stored && mine == *latest)
                        d->takeEntry(*stored);
                });
            });
    return document;
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
    // A request whose answer is awaited costs more when nobody hears it.
    m_parts->jobs.stop(std::chrono::seconds(3));
    return m_parts->store.close();
}

} // namespace bakeoff
