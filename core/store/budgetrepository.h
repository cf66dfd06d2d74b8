// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "costs/budget.h"

#include <QTimeZone>

#include <functional>

namespace bakeoff {

class Database;

/// Budgets, what is spent under them, and what running requests may still cost.
class BudgetRepository {
public:
    explicit BudgetRepository(Database &db)
        : m_db(db)
    {
    }

    /// Every budget, scope by scope, "all providers" first. Spent: the real charges of the local calendar day, or month,
    /// that `now` is in, whose days may have 23 or 25 hours. Held: all reservations, whenever they were made: what runs
    /// over midnight is charged to the day on which it ends.
    Result<QList<BudgetState>> states(UtcMicros now, const QTimeZone &zone = QTimeZone::systemTimeZone()) const;

    // Writing: inside a transaction of the store thread.

    /// Makes or replaces the budget of this scope and provider.
    Status set(const Budget &budget);
    Status remove(BudgetScope scope, const QString &provider);
    /// All of the reservations, or none. A process that is gone holds nothing.
    /// \return BudgetReached with budgetRefusalDetail() where a budget does not allow it
    Status reserve(const BudgetRequest &request, const Id &owner, UtcMicros now,
                   const std::function<bool(const Id &)> &isAlive,
                   const QTimeZone &zone = QTimeZone::systemTimeZone());
    /// What was reserved for this reply or job, if anything.
    Status release(const Id &subject);
    /// The reply has ended, but its bill is still asked for: what was reserved stays held, whoever lives, until release(),
    /// at most an hour.
    Status holdForBill(const Id &subject);
    /// A job was queued: what is reserved for it stays held, whichever process works on it and whoever lives, until
    /// release().
    Status holdForJob(const Id &subject);
    /// What processes hold that no longer live, and what is held for bills beyond its hour.
    Status releaseOrphans(UtcMicros now, const std::function<bool(const Id &)> &isAlive);

private:
    Result<Usd> held(const QString &provider) const;

    Database &m_db;
};

} // namespace bakeoff
