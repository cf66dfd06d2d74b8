// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "store/billrepository.h"

#include <QFuture>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace bakeoff {

class Clock;
class ProviderRegistry;
class StoreReader;
class StoreThread;

/// Asks providers for the bills of answers that ended without one (stopped and cut-off streams of OpenRouter), also those
/// that an earlier process left. An answer that the provider has not recorded yet (404) is asked for again after 2 s,
/// 5 s, 15 s, 1 min, 5 min, 30 min and then every 6 hours, for 7 days; then its charge stays as it is. The same where the
/// provider cannot be asked: no key, no credit, no network. Several processes ask once: whoever asks moves the due moment
/// on first, in one statement. Lives on the main thread.
class BillLookup : public QObject {
    Q_OBJECT
public:
    BillLookup(StoreThread &store, StoreReader &reader, ProviderRegistry &providers, const Clock &clock,
               QObject *parent = nullptr);
    /// Looks now and whenever one is due.
    void start();
    /// Asks for what is due; asked() follows. What start() does by itself.
    void look();
    /// Asks for what is due or waits, without regard to the pauses; asked() follows. For the button "Look it up" and the
    /// command line.
    void askNow();
    /// Bills that are not known yet, of all processes; as of the last reload().
    int pending() const { return static_cast<int>(m_open.size()); }
    /// Re-reads the list; another process may have added to it or found one out.
    QFuture<Status> reload();

signals:
    /// The bill of this reply came in, here or in another process; its charge and reply are stored.
    void found(const bakeoff::Id &reply);
    void pendingChanged();
    /// All questions of a round are answered, or there was nothing to ask.
    void asked();

private:
    void take(bool all);
    void ask(const OpenBill &bill);
    void settle(const OpenBill &bill, const GenerationInfo &record);
    void answered();
    void forget(const OpenBill &bill);

    StoreThread &m_store;
    StoreReader &m_reader;
    ProviderRegistry &m_providers;
    const Clock &m_clock;
    QTimer m_timer;
    QList<OpenBill> m_open;
    QSet<Id> m_told;  ///< found here: not to be told again when they leave the list
    int m_asking = 0; ///< questions under way, and the look for them
    bool m_again = false;
    bool m_started = false;
};

} // namespace bakeoff
