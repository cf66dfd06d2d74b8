// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/budget.h"

#include "base/enumnames.h"

#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <limits>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<BudgetScope, 3> kScopes{{
    {BudgetScope::Run, "run"_L1},
    {BudgetScope::Day, "day"_L1},
    {BudgetScope::Month, "month"_L1},
}};

constexpr Usd kMost = Usd::fromPicos(std::numeric_limits<qint64>::max());
constexpr qsizetype kLongestName = 64;

/// What does not fit is more than any cap.
Usd plus(Usd a, Usd b)
{
    return Usd::add(a, b).valueOr(kMost);
}

Usd knownOf(const CostTotal &total)
{
    return total.overflow ? kMost : total.known().valueOr(kMost);
}

/// The least amount that is at least `percent` of `cap`.
Usd shareOf(Usd cap, int percent)
{
    const qint64 whole = cap.picos() / 100 * percent;
    return Usd::fromPicos(whole + (cap.picos() % 100 * percent + 99) / 100);
}

bool concerns(const Budget &budget, const Reservation &reservation)
{
    return budget.provider.isEmpty() || budget.provider == reservation.provider;
}

/// What the request means for one budget.
BudgetRefusal figuresOf(const BudgetRequest &request, const BudgetState &state)
{
    BudgetRefusal figures{.budget = state.budget, .spent = knownOf(state.spent), .held = state.held, .asked = {}};
    for (const Reservation &reservation : request.reservations) {
        if (!concerns(state.budget, reservation))
            continue;
        if (reservation.upper)
            figures.asked = plus(figures.asked, *reservation.upper);
        else
            ++figures.unknown;
    }
    return figures;
}

/// The narrowest first: of a run, of a day, of a month; of one provider before all of them.
QList<BudgetState> budgetsOf(const BudgetRequest &request, const QList<BudgetState> &states)
{
    QList<BudgetState> all;
    if (request.runCap)
        all.append({.budget = {.scope = BudgetScope::Run, .provider = {}, .cap = *request.runCap}, .spent = {}, .held = {}});
    all += states;
    std::ranges::stable_sort(all, {}, [](const BudgetState &s) {
        return std::pair(s.budget.scope, s.budget.provider.isEmpty());
    });
    return all;
}

Usd usedBy(const BudgetRefusal &figures)
{
    return plus(plus(figures.spent, figures.held), figures.asked);
}

std::optional<Usd> usdOf(QStringView text)
{
    const Result<Usd> amount = Usd::fromDecimal(text.toLatin1());
    return amount ? std::optional(*amount) : std::nullopt;
}

} // namespace

QLatin1StringView budgetScopeName(BudgetScope scope)
{
    return nameOf(kScopes, scope);
}

std::optional<BudgetScope> budgetScopeFromName(QStringView name)
{
    return valueOf(kScopes, name);
}

Status checkBudget(const Budget &budget)
{
    const auto wrong = [](const QString &what) { return Error{.kind = ErrorKind::BadInput, .detail = what}; };
    if (budget.cap < Usd())
        return wrong(u"a cap below 0"_s);
    if (budget.warnPercent < 1 || budget.warnPercent > 100)
        return wrong(u"a warning outside of 1 to 100 %"_s);
    if (budget.provider.size() > kLongestName || budget.provider.contains(u'/'))
        return wrong(u"no name of a provider"_s);
    return success();
}

Usd BudgetState::left() const
{
    // Neither is below 0, so the difference fits.
    const Usd used = plus(knownOf(spent), held);
    return used >= budget.cap ? Usd() : Usd::fromPicos(budget.cap.picos() - used.picos());
}

bool BudgetState::isWarning() const
{
    return plus(knownOf(spent), held) >= shareOf(budget.cap, budget.warnPercent);
}

bool BudgetState::isReached() const
{
    return left() == Usd();
}

QString budgetRefusalDetail(const BudgetRefusal &r)
{
    return u"budget scope=%1 provider=%2 cap=%3 spent=%4 held=%5 asked=%6 unknown=%7"_s
        .arg(budgetScopeName(r.budget.scope), QString::fromLatin1(QUrl::toPercentEncoding(r.budget.provider)),
             r.budget.cap.toDecimal(), r.spent.toDecimal(), r.held.toDecimal(), r.asked.toDecimal(),
             QString::number(r.unknown));
}

std::optional<BudgetRefusal> budgetRefusal(const Error &error)
{
    if (error.kind != ErrorKind::BudgetReached)
        return std::nullopt;
    const QStringList words = error.detail.split(u' ');
    constexpr std::array kNames{"scope="_L1, "provider="_L1, "cap="_L1, "spent="_L1,
                                "held="_L1,  "asked="_L1,    "unknown="_L1};
    if (words.size() != 1 + static_cast<qsizetype>(kNames.size()) || words[0] != "budget"_L1)
        return std::nullopt;
    QStringList values;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        const QString &word = words[static_cast<qsizetype>(i) + 1];
        if (!word.startsWith(kNames[i]))
            return std::nullopt;
        values.append(word.sliced(kNames[i].size()));
    }
    const auto scope = budgetScopeFromName(values[0]);
    const auto cap = usdOf(values[2]);
    const auto spent = usdOf(values[3]);
    const auto held = usdOf(values[4]);
    const auto asked = usdOf(values[5]);
    bool number = false;
    const int unknown = values[6].toInt(&number);
    if (!scope || !cap || !spent || !held || !asked || !number)
        return std::nullopt;
    return BudgetRefusal{.budget = {.scope = *scope,
                                    .provider = QUrl::fromPercentEncoding(values[1].toLatin1()),
                                    .cap = *cap},
                         .spent = *spent,
                         .held = *held,
                         .asked = *asked,
                         .unknown = unknown};
}

std::optional<BudgetRefusal> refusalOf(const BudgetRequest &request, const QList<BudgetState> &states)
{
    std::optional<BudgetRefusal> withoutPrice;
    for (const BudgetState &state : budgetsOf(request, states)) {
        BudgetRefusal figures = figuresOf(request, state);
        if (figures.asked > Usd() && usedBy(figures) > state.budget.cap) {
            figures.unknown = 0;
            return figures;
        }
        if (figures.unknown > 0 && !request.allowUnknownPrice && !withoutPrice)
            withoutPrice = figures;
    }
    return withoutPrice;
}

std::optional<BudgetRefusal> warningOf(const BudgetRequest &request, const QList<BudgetState> &states)
{
    std::optional<BudgetRefusal> most;
    double mostShare = 0;
    for (const BudgetState &state : budgetsOf(request, states)) {
        const BudgetRefusal figures = figuresOf(request, state);
        if (figures.asked == Usd() || usedBy(figures) < shareOf(state.budget.cap, state.budget.warnPercent))
            continue;
        // Only to choose among several: a cap of 0 is refused, not warned of.
        const double share = static_cast<double>(usedBy(figures).picos()) / static_cast<double>(state.budget.cap.picos());
        if (!most || share > mostShare) {
            most = figures;
            mostShare = share;
        }
    }
    return most;
}

} // namespace bakeoff
