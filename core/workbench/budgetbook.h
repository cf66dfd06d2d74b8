// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "costs/budget.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QTimer>

namespace bakeoff {

class Clock;
class StoreReader;
class StoreThread;

/// Budgets and how far they are used up, over all processes of the profile. Lives on the main thread. The states follow
/// the database at most a second late; what decides is the transaction that reserves.
class BudgetBook : public QObject {
    Q_OBJECT
public:
    BudgetBook(StoreThread &store, StoreReader &reader, const Clock &clock, QObject *parent = nullptr);

    /// Scope by scope, "all providers" first.
    const QList<BudgetState> &states() const { return m_states; }
    /// Makes or replaces the budget of this scope and provider.
    QFuture<Status> set(const Budget &budget);
    /// \return NotFound where there is none
    QFuture<Status> remove(BudgetScope scope, const QString &provider);
    QFuture<Status> reload();

signals:
    void changed();

private:
    QFuture<Status> thenReload(const QFuture<Status> &written);

    StoreThread &m_store;
    StoreReader &m_reader;
    const Clock &m_clock;
    QList<BudgetState> m_states;
    QTimer m_calendar; ///< days end while nobody writes
};

} // namespace bakeoff
