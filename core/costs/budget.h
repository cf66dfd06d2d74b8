// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/money.h"
#include "base/result.h"
#include "base/times.h"

#include <QList>
#include <QString>

#include <optional>

namespace bakeoff {

/// Over what a budget runs. Stored by name, append-only.
enum class BudgetScope {
    Run,   ///< one send in the window, one command of the command line
    Day,   ///< the local calendar day
    Month, ///< the local calendar month
};
QLatin1StringView budgetScopeName(BudgetScope scope); ///< "run"
std::optional<BudgetScope> budgetScopeFromName(QStringView name);

/// A cap on real money. The sandbox is in none.
struct Budget {
    BudgetScope scope = BudgetScope::Day;
    QString provider; ///< empty: all of them together
    Usd cap;          ///< 0 and up; 0: nothing may be spent
    int warnPercent = 80; ///< 1 to 100: from here on it is said before sending
    friend bool operator==(const Budget &, const Budget &) = default;
};
/// \return BadInput for values that the fields above do not allow.
Status checkBudget(const Budget &budget);

/// How far a budget is used up.
struct BudgetState {
    Budget budget;
    CostTotal spent; ///< charges of the period; of Run always empty
    Usd held;        ///< reserved for what runs now, of all processes, and for bills that are being asked for
    /// What is neither spent nor held; never below 0. Unknown charges are not in it: it is then an upper bound.
    Usd left() const;
    bool isWarning() const; ///< spent and held reach warnPercent of the cap
    bool isReached() const; ///< nothing is left
    friend bool operator==(const BudgetState &, const BudgetState &) = default;
};

/// What one request may cost at most.
struct Reservation {
    Id subject; ///< the reply or job
    QString provider;
    std::optional<Usd> upper; ///< absent: its price is not known
    friend bool operator==(const Reservation &, const Reservation &) = default;
};

/// Asked in one transaction before anything is sent: all of the reservations, or none.
struct BudgetRequest {
    Id run; ///< requests of one run share its budget; a retry is a run of its own
    QList<Reservation> reservations; ///< of real money only
    bool allowUnknownPrice = false;  ///< the user agreed, for this run, to what cannot be bounded
    std::optional<Usd> runCap;       ///< --budget of the command line: a Run budget for this run alone, besides the stored ones
    friend bool operator==(const BudgetRequest &, const BudgetRequest &) = default;
};

/// Why a run was refused. Error::kind is BudgetReached then, and its detail is budgetRefusalDetail().
struct BudgetRefusal {
    Budget budget;
    Usd spent;
    Usd held;
    Usd asked;       ///< the sum of what was to be reserved under this budget
    int unknown = 0; ///< requests of unknown price, where that is the reason
    friend bool operator==(const BudgetRefusal &, const BudgetRefusal &) = default;
};
/// "budget scope=day provider= cap=5 spent=4.9 held=0.05 asked=0.11 unknown=0": read back by budgetRefusal(), so that
/// whoever shows the error can write the sentence.
QString budgetRefusalDetail(const BudgetRefusal &refusal);
std::optional<BudgetRefusal> budgetRefusal(const Error &error);

/// Would this request, which is not refused, reach the share from which on it is to be said before sending? Says of
/// the budget that is then used up most, in percent. Pure, as refusalOf(); `unknown` counts requests of unknown price,
/// which are not in `asked`.
std::optional<BudgetRefusal> warningOf(const BudgetRequest &request, const QList<BudgetState> &states);

/// Would this request be refused now? The rule that the store applies inside its transaction; `states` hold every
/// budget. Pure. What is free needs nothing and is never refused. Without any budget and runCap unknown prices pass.
/// A cap that does not suffice is told before an unknown price, and a narrow budget before a wide one.
std::optional<BudgetRefusal> refusalOf(const BudgetRequest &request, const QList<BudgetState> &states);

} // namespace bakeoff
