// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/comparisonrunner.h"

#include "base/clock.h"
#include "base/waker.h"
#include "catalog/catalog.h"
#include "compare/replyrun.h"
#include "costs/forecast.h"
#include "net/netthread.h"
#include "workbench/providerregistry.h"

#include <QHash>
#include <QPointer>
#include <QRandomGenerator>

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

/// The runs, on the net thread.
class ComparisonRunner::Host : public QObject {
public:
    void start(ReplyRun::Setup setup, const Clock &clock, std::function<void(ReplyPatch)> publish)
    {
        const Id id = setup.reply.id;
        auto *run = new ReplyRun(std::move(setup), clock, std::move(publish), this);
        m_runs.insert(id, run);
        connect(run, &ReplyRun::ended, this, [this, run, id] {
            m_runs.remove(id);
            run->deleteLater();
        });
        run->start();
    }

    void stop(const Id &id)
    {
        if (const auto run = m_runs.constFind(id); run != m_runs.cend())
            (*run)->stop();
    }

private:
    QHash<Id, ReplyRun *> m_runs;
};

ComparisonRunner::ComparisonRunner(NetThread &net, ProviderRegistry &providers, const Catalog &catalog,
                                   ComparisonJournal &journal, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_net(net)
    , m_providers(providers)
    , m_catalog(catalog)
    , m_journal(journal)
    , m_clock(clock)
    , m_host(new Host)
{
    m_host->moveToThread(m_net.context()->thread());
}

ComparisonRunner::~ComparisonRunner()
{
    for (const auto &marker : std::as_const(m_markers))
        marker->disarm();
    for (const auto &launch : std::as_const(m_launches))
        launch->disarm();
    m_host->deleteLater();
}

bool ComparisonRunner::isSandbox(const QString &provider) const
{
    const auto config = m_providers.find(provider);
    return config && config->isSandbox;
}

ComparisonRunner::Publish ComparisonRunner::publisher(const Id &reply, ComparisonJournal *journal,
                                                      const std::shared_ptr<ReplyMailbox> &mailbox)
{
    const auto marker = std::make_shared<Waker>(this, [this, reply] {
        m_markers.remove(reply);
        if (m_running.remove(reply))
            emit runningChanged();
    });
    m_markers.insert(reply, marker);
    return [journal, mailbox, marker](ReplyPatch patch) {
        const bool last = patch.whole.has_value();
        if (journal)
            journal->patch(patch);
        mailbox->post(std::move(patch));
        if (last)
            marker->wake();
    };
}

void ComparisonRunner::run(const Comparison &comparison, const Turn &turn, const QList<Start> &starts,
                           const std::shared_ptr<ReplyMailbox> &mailbox, const RunLimits &limits)
{
    QList<Reply> intents;
    for (const Start &start : starts) {
        intents.append(start.reply);
        m_running.insert(start.reply.id);
        m_unsent.insert(start.reply.id, {.reply = start.reply});
    }
    emit runningChanged();
    // The answer comes on the store thread, perhaps after this runner is gone.
    const auto result = std::make_shared<Status>(success());
    const auto waker = std::make_shared<Waker>(this, [this, starts, mailbox, result] {
        for (const Start &start : starts) {
            if (*result) {
                launch(start, mailbox);
                continue;
            }
            // Nothing is sent that is not written first; and the journal, which does not know the reply, is not told.
            m_unsent.remove(start.reply.id);
            end(start.reply, ReplyState::Failed, result->error(), publisher(start.reply.id, nullptr, mailbox));
        }
    });
    m_launches.removeIf([](const auto &launch) { return launch.use_count() == 1; }); // done with
    m_launches.append(waker);
    m_journal.beginReplies(comparison, turn, intents, [result, waker](const Status &status) {
        *result = status;
        waker->wake();
    }, planFor(starts, limits));
    QList<ModelRef> models;
    for (const Start &start : starts)
        models.append(start.reply.model);
    emit sent(models); // what is written because of it comes after the intents
}

BudgetPlan ComparisonRunner::planFor(const QList<Start> &starts, const RunLimits &limits) const
{
    struct ToPrice {
        Start start;
        ModelInfo model;
    };
    QList<ToPrice> asked;
    for (const Start &start : starts) {
        if (!start.reply.sandbox)
            asked.append({start, m_catalog.find(start.reply.model).value_or(ModelInfo{.id = start.reply.model.id})});
    }
    if (asked.isEmpty())
        return {};
    const UtcMicros now = m_clock.nowUtc();
    return [asked, limits, now, run = newId(now)](const UsageLookup &past) {
        BudgetRequest request{.run = run,
                              .reservations = {},
                              .allowUnknownPrice = limits.allowUnknownPrice,
                              .runCap = limits.runCap};
        // Samples of a pane ask the same.
        std::optional<std::pair<ModelRef, QByteArray>> last;
        UsageHistory history;
        for (const ToPrice &one : asked) {
            const auto question = std::pair(one.start.reply.model, one.start.reply.inputDigest);
            if (std::exchange(last, question) != question)
                history = past(question.first, question.second);
            const Result<Forecast> cost = forecast(one.start.request.messages, one.start.request.settings, one.model,
                                                   now, history);
            request.reservations.append({.subject = one.start.reply.id,
                                         .provider = one.start.reply.model.provider,
                                         .upper = cost ? cost->upper : std::nullopt});
        }
        return request;
    };
}

void ComparisonRunner::launch(const Start &start, const std::shared_ptr<ReplyMailbox> &mailbox)
{
    Unsent &unsent = m_unsent[start.reply.id];
    unsent.publish = publisher(start.reply.id, &m_journal, mailbox);
    if (unsent.stopped) {
        stop(start.reply.id);
        return;
    }
    // A sandbox that must start first, or a key store that asks its user, takes its time.
    m_providers.acquire(start.reply.model.provider, this,
                        [this, start](const Result<std::shared_ptr<Provider>> &provider) {
                            const auto waiting = m_unsent.constFind(start.reply.id);
                            if (waiting == m_unsent.cend())
                                return; // stopped
                            const Publish publish = waiting->publish;
                            m_unsent.erase(waiting);
                            if (provider)
                                startOnNet(start, *provider, publish);
                            else
                                end(start.reply, ReplyState::Failed, provider.error(), publish);
                        });
}

void ComparisonRunner::startOnNet(const Start &start, std::shared_ptr<Provider> provider,
                                  Publish publish)
{
    // Both load a model when it is asked for.
    const bool coldStarts =
        presetInfo(provider->config().preset).local || provider->config().kind == ProviderKind::Replicate;
    ReplyRun::Setup setup{.reply = start.reply,
                          .request = start.request,
                          .model = m_catalog.find(start.reply.model),
                          .provider = std::move(provider),
                          .mayColdStart = coldStarts,
                          .seed = QRandomGenerator::global()->generate64()};
    m_net.post([host = m_host, clock = &m_clock, setup = std::move(setup), publish = std::move(publish)]() mutable {
        host->start(std::move(setup), *clock, std::move(publish));
    });
}

void ComparisonRunner::end(Reply reply, ReplyState state, std::optional<Error> error, const Publish &publish)
{
    reply.state = state;
    reply.error = std::move(error);
    publish({.reply = reply.id, .state = reply.state, .whole = reply});
}

void ComparisonRunner::stop(const Id &reply)
{
    if (const auto found = m_unsent.find(reply); found != m_unsent.end()) {
        found->stopped = true;
        if (!found->publish)
            return; // ends as soon as its intent is written
        const Unsent unsent = *found;
        m_unsent.erase(found);
        end(unsent.reply, ReplyState::Stopped, std::nullopt, unsent.publish);
        return;
    }
    if (m_running.contains(reply))
        m_net.post([host = m_host, reply] { host->stop(reply); });
}

void ComparisonRunner::stopAll()
{
    for (const Id &reply : std::as_const(m_running))
        stop(reply);
}

} // namespace bakeoff
