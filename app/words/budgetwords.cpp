// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/words.h"

namespace bakeoff {

using namespace Qt::StringLiterals;

QString Words::budgetSubject(const Budget &budget, const QLocale &locale)
{
    const QString cap = formatUsd(budget.cap, Rounding::Nearest, locale);
    const bool all = budget.provider.isEmpty();
    //: These name a budget and begin a sentence as its subject. %1: an amount of money, %2: a provider.
    switch (budget.scope) {
    case BudgetScope::Run:
        return all ? tr("The budget of %1 for one run").arg(cap)
                   : tr("The budget of %1 for one run at %2").arg(cap, budget.provider);
    case BudgetScope::Day:
        return all ? tr("Today's budget of %1").arg(cap) : tr("Today's budget of %1 for %2").arg(cap, budget.provider);
    case BudgetScope::Month:
        return all ? tr("This month's budget of %1").arg(cap)
                   : tr("This month's budget of %1 for %2").arg(cap, budget.provider);
    }
    Q_UNREACHABLE_RETURN({});
}

ErrorText Words::budgetText(const BudgetRefusal &refusal, const QLocale &locale)
{
    const QString subject = budgetSubject(refusal.budget, locale);
    const auto amount = [&locale](Usd usd, Rounding rounding) { return formatUsd(usd, rounding, locale); };
    ErrorText text;
    if (refusal.unknown > 0) {
        //: %1: "Today's budget of $5.00". %n: requests to models.
        text.what = tr("%1 needs known prices, and %n request(s) have none.", nullptr, refusal.unknown).arg(subject);
        text.advice = tr("Nothing was sent: allow it for this send, add a price, or swap the model.");
        return text;
    }
    const QString asked = amount(refusal.asked, Rounding::Up);
    if (refusal.budget.scope == BudgetScope::Run)
        text.what = tr("%1 does not suffice: up to %2 is needed.").arg(subject, asked);
    else if (refusal.held > Usd())
        text.what = tr("%1 does not suffice: %2 is spent, %3 is held for what runs, and up to %4 is needed.")
                        .arg(subject, amount(refusal.spent, Rounding::Nearest), amount(refusal.held, Rounding::Nearest), asked);
    else
        text.what = tr("%1 does not suffice: %2 is spent, and up to %3 is needed.")
                        .arg(subject, amount(refusal.spent, Rounding::Nearest), asked);
    text.advice = tr("Nothing was sent: raise the budget under Costs, or ask for less.");
    return text;
}

QString Words::budgetWarning(const BudgetRefusal &after, const QLocale &locale)
{
    // Whole percent, rounded down: "100%" is only said of what is used up. For words a double is exact enough.
    const double used = static_cast<double>(after.spent.picos()) + static_cast<double>(after.held.picos())
        + static_cast<double>(after.asked.picos());
    const double cap = static_cast<double>(after.budget.cap.picos());
    const int percent = cap > 0 ? static_cast<int>(used / cap * 100) : 100;
    //: %1: "Today's budget of $5.00". %2: a number.
    return tr("%1 may be used up to %2% with this.").arg(budgetSubject(after.budget, locale), locale.toString(percent));
}

} // namespace bakeoff
