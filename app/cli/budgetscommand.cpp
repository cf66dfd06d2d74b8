// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/context.h"

#include "words/words.h"
#include "workbench/budgetbook.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QJsonArray>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

ExitCode list(BudgetBook &book, const CliContext &context)
{
    if (const ExitCode read = finishWrite(context, book.reload()); read != ExitCode::Fine)
        return read;
    QJsonArray rows;
    TextTable table({Cli::tr("Budget"), Cli::tr("Provider"), Cli::tr("Cap"), Cli::tr("Spent"), Cli::tr("Held"),
                     Cli::tr("Left"), Cli::tr("Warns at")},
                    {2, 3, 4, 5, 6});
    for (const BudgetState &state : book.states()) {
        const Budget &budget = state.budget;
        QJsonObject row{{u"scope"_s, budgetScopeName(budget.scope).toString()},
                        {u"cap_usd"_s, budget.cap.toDecimal()},
                        {u"warn_percent"_s, budget.warnPercent}};
        if (!budget.provider.isEmpty())
            row.insert(u"provider"_s, budget.provider);
        // A budget of each run has no past.
        const bool runs = budget.scope == BudgetScope::Run;
        if (!runs) {
            if (const Result<Usd> spent = state.spent.known())
                row.insert(u"spent_usd"_s, spent->toDecimal());
            row.insert(u"spent_unknown"_s, state.spent.unknown);
            row.insert(u"held_usd"_s, state.held.toDecimal());
            row.insert(u"left_usd"_s, state.left().toDecimal());
        }
        rows.append(row);
        table.add({budgetScopeName(budget.scope).toString(), budget.provider.isEmpty() ? Cli::tr("all") : budget.provider,
                   Words::formatUsd(budget.cap), runs ? Words::dash() : Words::totalLabel(state.spent),
                   runs ? Words::dash() : Words::formatUsd(state.held, Rounding::Up),
                   runs ? Words::dash() : Words::formatUsd(state.left(), Rounding::Down),
                   u"%1%"_s.arg(budget.warnPercent)});
    }
    if (context.json)
        printJson({{u"budgets"_s, rows}});
    else if (rows.isEmpty())
        printOut(Cli::tr("There is no budget. \"bakeoff-cli budgets set day 5\" makes one of $5 a day.") + u'\n');
    else
        printOut(harmless(table.toString()));
    return ExitCode::Fine;
}

/// `set` or `remove` with its scope. \return what is wrong, else empty.
QString readBudget(Budget &budget, const QCommandLineParser &parser, bool sets)
{
    const QStringList words = parser.positionalArguments();
    const auto scope = budgetScopeFromName(words.value(1));
    if (!scope)
        return Cli::tr("There is no budget \"%1\". There are: run, day, month.").arg(harmless(words.value(1)));
    budget.scope = *scope;
    budget.provider = parser.value(u"provider"_s);
    if (!sets)
        return {};
    const Result<Usd> cap = Usd::fromDecimal(words.value(2).toUtf8());
    if (!cap || *cap < Usd())
        return Cli::tr("\"%1\" is no amount in US dollars, such as 0.5.").arg(harmless(words.value(2)));
    budget.cap = *cap;
    bool number = true;
    if (parser.isSet(u"warn"_s))
        budget.warnPercent = parser.value(u"warn"_s).toInt(&number);
    if (!number || !checkBudget(budget))
        return Cli::tr("--warn takes percent from 1 to 100.");
    return {};
}

} // namespace

ExitCode runBudgets(const CliContext &context)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Cli::tr("list, set day|month|run USD, or remove day|month|run. What may cost more is not sent; days and months "
                "are those of the local calendar. The sandbox is in no budget."));
    parser.addPositionalArgument(u"action"_s, Cli::tr("list, set or remove"));
    parser.addOption({u"provider"_s, Cli::tr("The budget of this provider alone."), u"NAME"_s});
    parser.addOption({u"warn"_s, Cli::tr("Say so before sending from this share of the cap on; 80 where left out."),
                      u"PERCENT"_s});
    if (const auto end = parse(parser, context, u"budgets"_s))
        return *end;
    const QStringList words = parser.positionalArguments();
    const QString action = words.value(0);
    const bool sets = action == "set"_L1;
    const bool removes = action == "remove"_L1;
    if (!(action == "list"_L1 && words.size() == 1) && !(sets && words.size() == 3) && !(removes && words.size() == 2))
        return usageError(Cli::tr("Write one of: budgets list, budgets set day|month|run USD, budgets remove day|month|run."));
    Budget budget;
    if (sets || removes) {
        if (const QString wrong = readBudget(budget, parser, sets); !wrong.isEmpty())
            return usageError(wrong);
    }

    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    BudgetBook &book = workbench->budgets();
    if (sets && !budget.provider.isEmpty() && !workbench->providers().find(budget.provider))
        return usageError(noProvider(budget.provider));
    if (removes) {
        const QList<BudgetState> &states = book.states();
        const bool there = std::ranges::any_of(states, [&budget](const BudgetState &s) {
            return s.budget.scope == budget.scope && s.budget.provider == budget.provider;
        });
        if (!there)
            return usageError(Cli::tr("There is no such budget. \"bakeoff-cli budgets list\" shows those there are."));
        exitCode = finishWrite(context, book.remove(budget.scope, budget.provider));
    } else if (sets) {
        exitCode = finishWrite(context, book.set(budget));
    }
    return exitCode == ExitCode::Fine ? list(book, context) : exitCode;
}

} // namespace bakeoff
