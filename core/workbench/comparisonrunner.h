// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"
#include "compare/journal.h"
#include "compare/replymailbox.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>

#include <functional>
#include <memory>
#include <optional>

namespace bakeoff {

class Catalog;
class Clock;
class NetThread;
class Provider;
class ProviderRegistry;
class Waker;

/// What the budgets shall know of a run, besides what it may cost.
struct RunLimits {
    bool allowUnknownPrice = false; ///< the user agreed to what cannot be bounded
    std::optional<Usd> runCap;      ///< for this run alone
};

/// Turns intents into replies: writes them to the journal, only then starts their runs on the net thread, and sends
/// what happens both to the journal and to the mailbox of whoever shows it. Closing a document loses nothing: the run
/// goes on and is kept. Lives on the main thread.
class ComparisonRunner : public QObject {
    Q_OBJECT
public:
    struct Start {
        Reply reply; ///< state Waiting
        ChatRequest request;
    };

    ComparisonRunner(NetThread &net, ProviderRegistry &providers, const Catalog &catalog, ComparisonJournal &journal,
                     const Clock &clock, QObject *parent = nullptr);
    ~ComparisonRunner() override;

    /// Every start ends with exactly one patch that holds the whole reply, whatever goes wrong. All starts together are
    /// one run to the budgets: where they do not allow it nothing is sent, and all fail with BudgetReached.
    void run(const Comparison &comparison, const Turn &turn, const QList<Start> &starts,
             const std::shared_ptr<ReplyMailbox> &mailbox, const RunLimits &limits = {});
    /// Any number of times, from the moment of run() on. What was not handed to a provider yet is never sent.
    void stop(const Id &reply);
    void stopAll();
    /// Replies not yet ended.
    int running() const { return static_cast<int>(m_running.size()); }
    bool isSandbox(const QString &provider) const;

signals:
    /// run() was asked to send to these models, in the order of its starts.
    void sent(const QList<bakeoff::ModelRef> &models);
    /// running() changed.
    void runningChanged();

private:
    class Host;
    /// Where what happens to a reply goes; the last patch holds the whole reply.
    using Publish = std::function<void(ReplyPatch)>;
    /// Between run() and the hand-over to the net thread.
    struct Unsent {
        Reply reply;
        Publish publish; ///< empty until the intent is written
        bool stopped = false;
    };
    BudgetPlan planFor(const QList<Start> &starts, const RunLimits &limits) const;
    void launch(const Start &start, const std::shared_ptr<ReplyMailbox> &mailbox);
    void startOnNet(const Start &start, std::shared_ptr<Provider> provider, Publish publish);
    static void end(Reply reply, ReplyState state, std::optional<Error> error, const Publish &publish);
    Publish publisher(const Id &reply, ComparisonJournal *journal, const std::shared_ptr<ReplyMailbox> &mailbox);

    NetThread &m_net;
    ProviderRegistry &m_providers;
    const Catalog &m_catalog;
    ComparisonJournal &m_journal;
    const Clock &m_clock;
    Host *m_host; ///< lives on the net thread, deleted there
    QSet<Id> m_running;
    QHash<Id, Unsent> m_unsent;
    QHash<Id, std::shared_ptr<Waker>> m_markers; ///< tell this thread that a reply ended
    QList<std::shared_ptr<Waker>> m_launches;    ///< tell this thread that intents are written
};

} // namespace bakeoff
