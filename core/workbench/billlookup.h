// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"

#include <QObject>
#include <QTimer>

namespace bakeoff {

class Clock;
class ProviderRegistry;
class StoreReader;
class StoreThread;

/// Asks providers for the bills of answers that ended without one (stopped and cut-off streams of OpenRouter), also those
/// that an earlier process left. An answer that the provider has not recorded yet (404) is asked for again after 2 s,
/// 5 s, 15 s, 1 min, 5 min, 30 min and then every 6 hours, for 7 days; then its charge stays as it is. Several processes
/// ask once: whoever asks moves the due moment on first, in one statement. Lives on the main thread.
class BillLookup : public QObject {
    Q_OBJECT
public:
    BillLookup(StoreThread &store, StoreReader &reader, ProviderRegistry &providers, const Clock &clock,
               QObject *parent = nullptr);
    /// Looks now and whenever one is due.
    void start();
    /// Asks for what is due or waits, without regard to the pauses; for the button "Look it up" and the command line.
    void askNow();
    int pending() const { return m_pending; }

signals:
    /// The bill of this reply came in; its charge and reply are stored.
    void found(const bakeoff::Id &reply);
    void pendingChanged();

private:
    StoreThread &m_store;
    StoreReader &m_reader;
    ProviderRegistry &m_providers;
    const Clock &m_clock;
    QTimer m_timer;
    int m_pending = 0;
};

} // namespace bakeoff
