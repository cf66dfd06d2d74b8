// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/budgetbook.h"

#include "base/clock.h"
#include "store/budgetrepository.h"
#include "store/storereader.h"
#include "store/storethread.h"

#include <utility>

namespace bakeoff {

BudgetBook::BudgetBook(StoreThread &store, StoreReader &reader, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_reader(reader)
    , m_clock(clock)
{
    m_calendar.setInterval(std::chrono::minutes(1));
    connect(&m_calendar, &QTimer::timeout, this, &BudgetBook::reload);
}

QFuture<Status> BudgetBook::reload()
{
    return m_reader
        .read<QList<BudgetState>>([now = m_clock.nowUtc()](Database &db) { return BudgetRepository(db).states(now); })
        .then(this, [this](const Result<QList<BudgetState>> &states) -> Status {
            if (!states)
                return states.error();
            if (states->isEmpty())
                m_calendar.stop();
            else if (!m_calendar.isActive())
                m_calendar.start();
            if (std::exchange(m_states, *states) != *states)
                emit changed();
            return success();
        });
}

QFuture<Status> BudgetBook::thenReload(const QFuture<Status> &written)
{
    return QFuture<Status>(written)
        .then(this,
              [this](const Status &status) { return status ? reload() : QtFuture::makeReadyValueFuture(status); })
        .unwrap();
}

QFuture<Status> BudgetBook::set(const Budget &budget)
{
    return thenReload(m_store.write([budget](Database &db) { return BudgetRepository(db).set(budget); }));
}

QFuture<Status> BudgetBook::remove(BudgetScope scope, const QString &provider)
{
    return thenReload(
        m_store.write([scope, provider](Database &db) { return BudgetRepository(db).remove(scope, provider); }));
}

} // namespace bakeoff
