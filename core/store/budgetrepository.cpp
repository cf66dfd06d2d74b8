// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/budgetrepository.h"

#include "store/chargerepository.h"
#include "store/database.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

#include <algorithm>
#include <chrono>
#include <limits>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// In the place of a process: what is held for a bill to come is no process's.
constexpr Id kBillOwner;
/// What is held for a job goes with the job, which outlives processes.
constexpr Id kJobOwner(0xb0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
constexpr std::chrono::microseconds kHeldForBill = std::chrono::hours(1);

struct BudgetPeriod {
    UtcMicros from;
    UtcMicros until;
};

/// Of Run: nothing.
std::optional<BudgetPeriod> periodOf(BudgetScope scope, UtcMicros now, const QTimeZone &zone)
{
    const QDate day = now.toDateTime().toTimeZone(zone).date();
    const auto between = [&zone](QDate first, QDate next) {
        return BudgetPeriod{UtcMicros::fromDateTime(first.startOfDay(zone)), UtcMicros::fromDateTime(next.startOfDay(zone))};
    };
    const QDate first(day.year(), day.month(), 1);
    switch (scope) {
    case BudgetScope::Run:
        break;
    case BudgetScope::Day:
        return between(day, day.addDays(1));
    case BudgetScope::Month:
        return between(first, first.addMonths(1));
    }
    return std::nullopt;
}

} // namespace

Result<QList<BudgetState>> BudgetRepository::states(UtcMicros now, const QTimeZone &zone) const
{
    QList<BudgetState> states;
    Status s = m_db.each(u"SELECT scope, provider, cap_picos, warn_percent FROM budgets"_s, {},
                         [&states](const QSqlQuery &row) {
                             // A scope that this version does not know belongs to a newer one.
                             if (const auto scope = budgetScopeFromName(row.value(0).toString())) {
                                 states.append({.budget = {.scope = *scope,
                                                           .provider = row.value(1).toString(),
                                                           .cap = Usd::fromPicos(row.value(2).toLongLong()),
                                                           .warnPercent = row.value(3).toInt()},
                                                .spent = {},
                                                .held = {}});
                             }
                             return true;
                         });
    if (!s)
        return s.error();
    std::ranges::sort(states, {}, [](const BudgetState &state) {
        return std::pair(state.budget.scope, state.budget.provider);
    });
    for (BudgetState &state : states) {
        const auto period = periodOf(state.budget.scope, now, zone);
        if (!period)
            continue;
        const Result<CostTotal> spent = ChargeRepository(m_db).spent(period->from, period->until, state.budget.provider);
        if (!spent)
            return spent.error();
        const Result<Usd> sum = held(state.budget.provider);
        if (!sum)
            return sum.error();
        state.spent = *spent;
        state.held = *sum;
    }
    return states;
}

Result<Usd> BudgetRepository::held(const QString &provider) const
{
    Usd sum;
    const auto add = [&sum](const QSqlQuery &row) {
        sum = Usd::add(sum, Usd::fromPicos(row.value(0).toLongLong()))
                  .valueOr(Usd::fromPicos(std::numeric_limits<qint64>::max()));
        return true;
    };
    const Status s = provider.isEmpty()
        ? m_db.each(u"SELECT picos FROM reservations"_s, {}, add)
        : m_db.each(u"SELECT picos FROM reservations WHERE provider = ?"_s, {sql::text(provider)}, add);
    return s ? Result<Usd>(sum) : Result<Usd>(s.error());
}

Status BudgetRepository::set(const Budget &budget)
{
    if (const Status valid = checkBudget(budget); !valid)
        return valid;
    return m_db.exec(u"INSERT INTO budgets (scope, provider, cap_picos, warn_percent) VALUES (?, ?, ?, ?)"
                     " ON CONFLICT (scope, provider) DO UPDATE SET cap_picos = excluded.cap_picos,"
                     " warn_percent = excluded.warn_percent"_s,
                     {sql::name(budgetScopeName(budget.scope)), sql::text(budget.provider), budget.cap.picos(),
                      budget.warnPercent});
}

Status BudgetRepository::remove(BudgetScope scope, const QString &provider)
{
    const Status s = m_db.exec(u"DELETE FROM budgets WHERE scope = ? AND provider = ?"_s,
                               {sql::name(budgetScopeName(scope)), sql::text(provider)});
    if (s && m_db.changedRows() == 0)
        return Error{.kind = ErrorKind::NotFound, .detail = u"no such budget"_s};
    return s;
}

Status BudgetRepository::reserve(const BudgetRequest &request, const Id &owner, UtcMicros now,
                                 const std::function<bool(const Id &)> &isAlive, const QTimeZone &zone)
{
    if (const Status s = releaseOrphans(now, isAlive); !s)
        return s;
    const Result<QList<BudgetState>> known = states(now, zone);
    if (!known)
        return known.error();
    if (const auto refusal = refusalOf(request, *known))
        return Error{.kind = ErrorKind::BudgetReached, .detail = budgetRefusalDetail(*refusal)};
    for (const Reservation &reservation : request.reservations) {
        if (!reservation.upper)
            continue;
        const Status s = m_db.exec(
            u"INSERT INTO reservations (subject, run, provider, at, picos, owner) VALUES (?, ?, ?, ?, ?, ?)"_s,
            {sql::id(reservation.subject), sql::id(request.run), sql::text(reservation.provider), now.value,
             reservation.upper->picos(), sql::id(owner)});
        if (!s)
            return s;
    }
    return success();
}

Status BudgetRepository::release(const Id &subject)
{
    return m_db.exec(u"DELETE FROM reservations WHERE subject = ?"_s, {sql::id(subject)});
}

Status BudgetRepository::holdForBill(const Id &subject)
{
    return m_db.exec(u"UPDATE reservations SET owner = ? WHERE subject = ?"_s, {sql::id(kBillOwner), sql::id(subject)});
}

Status BudgetRepository::holdForJob(const Id &subject)
{
    return m_db.exec(u"UPDATE reservations SET owner = ? WHERE subject = ?"_s, {sql::id(kJobOwner), sql::id(subject)});
}

Status BudgetRepository::releaseOrphans(UtcMicros now, const std::function<bool(const Id &)> &isAlive)
{
    // Not from the future either: the clock was set back, and nobody knows how long ago that was.
    Status s = m_db.exec(u"DELETE FROM reservations WHERE owner = ? AND NOT at BETWEEN ? AND ?"_s,
                         {sql::id(kBillOwner), now.value - kHeldForBill.count(), now.value});
    if (!s)
        return s;
    QList<Id> owners;
    s = m_db.each(u"SELECT DISTINCT owner FROM reservations WHERE owner NOT IN (?, ?)"_s,
                  {sql::id(kBillOwner), sql::id(kJobOwner)},
                  [&owners](const QSqlQuery &row) {
                      owners.append(sql::toId(row.value(0)));
                      return true;
                  });
    for (const Id &owner : std::as_const(owners)) {
        if (s && !isAlive(owner))
            s = m_db.exec(u"DELETE FROM reservations WHERE owner = ?"_s, {sql::id(owner)});
    }
    return s;
}

} // namespace bakeoff
