// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/billround.h"
#include "cli/context.h"

#include "costs/costjson.h"
#include "store/ledgerrepository.h"
#include "store/storereader.h"
#include "words/words.h"
#include "workbench/workbench.h"

#include <QJsonArray>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

struct CostSums {
    QList<LedgerRow> rows;
    CostTally total;
};

QJsonArray rowsJson(const QList<LedgerRow> &rows, CostTotal CostTally::*which)
{
    QJsonArray list;
    for (const LedgerRow &row : rows) {
        const CostTotal &sum = row.totals.*which;
        if (sum.count == 0)
            continue;
        QJsonObject json = costTotalJson(sum);
        json.insert(u"key"_s, row.key);
        if (row.hidden)
            json.insert(u"hidden"_s, true);
        list.append(json);
    }
    return list;
}

QString keyHeader(LedgerGrouping grouping)
{
    switch (grouping) {
    case LedgerGrouping::Provider:
        return Cli::tr("Provider");
    case LedgerGrouping::Model:
        return Cli::tr("Model");
    case LedgerGrouping::Day:
        return Cli::tr("Day");
    case LedgerGrouping::Kind:
        return Cli::tr("Kind");
    case LedgerGrouping::Tag:
        return Cli::tr("Tag");
    }
    Q_UNREACHABLE_RETURN({});
}

QString table(LedgerGrouping grouping, const QList<LedgerRow> &rows)
{
    TextTable table(
        {keyHeader(grouping), Cli::tr("Billed"), Cli::tr("Estimated"), Cli::tr("Unknown"), Cli::tr("Charges")},
        {1, 2, 3, 4});
    for (const LedgerRow &row : rows) {
        const CostTotal &sum = row.totals.real;
        if (sum.count == 0)
            continue;
        // An amount of nothing is left out: it says neither free nor unknown.
        const auto amount = [](Usd usd, const QString &mark) {
            return usd == Usd() ? QString() : mark + Words::formatUsd(usd);
        };
        table.add({row.hidden ? Cli::tr("(blind turns still open)")
                   : row.key.isEmpty() ? Cli::tr("(no tag)")
                                       : harmless(row.key), amount(sum.billed, {}),
                   amount(sum.estimated, u"≈"_s), sum.unknown > 0 ? Words::formatCount(sum.unknown) : QString(),
                   Words::formatCount(sum.count)});
    }
    return table.toString();
}

void print(LedgerGrouping grouping, const CostSums &answer)
{
    if (answer.total.real.count > 0) {
        printOut(table(grouping, answer.rows));
        //: Below the table of costs. %1: a sum, as "at least $1.23 (2 unknown)".
        printOut(u'\n' + Cli::tr("Together: %1.").arg(Words::totalLabel(answer.total.real)) + u'\n');
        if (grouping == LedgerGrouping::Tag)
            printOut(Cli::tr("What has several tags stands in several lines.") + u'\n');
    } else {
        printOut(Cli::tr("No charges.") + u'\n');
    }
    if (answer.total.sandbox.count > 0) {
        //: %n: charges; %1: a sum.
        printOut(Cli::tr("The sandbox, whose prices are made up, is not counted: %n charge(s), %1.", nullptr,
                         answer.total.sandbox.count)
                     .arg(Words::totalLabel(answer.total.sandbox))
                 + u'\n');
    }
}

/// A day of the calendar; says what is wrong with it.
std::optional<QDate> dayOf(const QCommandLineParser &parser, const QString &option)
{
    const QString text = parser.value(option);
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (day.isValid())
        return day;
    printError(Cli::tr("\"%1\" is no date. Write --%2 2026-08-26.").arg(harmless(text), option));
    return std::nullopt;
}

} // namespace

ExitCode runCosts(const CliContext &context)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Cli::tr("What was spent, by the ledger of this profile: billed, estimated, and how many charges "
                "of unknown amount. Days are those of the local calendar."));
    parser.addOption({u"by"_s, Cli::tr("sum up by provider, model, day, kind or tag"), u"what"_s, u"provider"_s});
    parser.addOption({u"since"_s, Cli::tr("from this day on"), u"date"_s});
    parser.addOption({u"until"_s, Cli::tr("up to this day, itself included"), u"date"_s});
    parser.addOption({u"provider"_s, Cli::tr("only this provider; may be given more than once"), u"name"_s});
    parser.addOption({u"look-up"_s, Cli::tr("first ask providers for bills that are not known yet, at most 30 s")});
    if (const auto end = parse(parser, context, u"costs"_s))
        return *end;
    const auto grouping = ledgerGroupingFromName(parser.value(u"by"_s));
    if (!grouping)
        return usageError(Cli::tr("--by takes provider, model, day, kind or tag."));
    if (!parser.positionalArguments().isEmpty())
        return usageError(Cli::tr("\"%1\" is too much. \"costs --help\" lists the options.")
                              .arg(harmless(parser.positionalArguments().constFirst())));
    LedgerQuery query{.providers = parser.values(u"provider"_s)};
    std::optional<QDate> since;
    std::optional<QDate> until;
    if (parser.isSet(u"since"_s)) {
        since = dayOf(parser, u"since"_s);
        if (!since)
            return ExitCode::Usage;
        query.from = UtcMicros::fromDateTime(since->startOfDay());
    }
    if (parser.isSet(u"until"_s)) {
        until = dayOf(parser, u"until"_s);
        if (!until)
            return ExitCode::Usage;
        query.until = UtcMicros::fromDateTime(until->addDays(1).startOfDay());
    }
    if (since && until && *until < *since)
        return usageError(Cli::tr("--until is before --since."));
    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    std::optional<BillRound> bills;
    if (parser.isSet(u"look-up"_s)) {
        bills = askForBills(*workbench, *context.interrupt, std::chrono::seconds(30));
        printError(Cli::tr("%n bill(s) came in.", nullptr, bills->found) + u' '
                   + Cli::tr("%n are still not known.", nullptr, bills->open));
    }
    const auto answer
        = await(workbench->reader().read<CostSums>([grouping = *grouping, query](Database &db) -> Result<CostSums> {
              const LedgerRepository ledger(db);
              auto rows = ledger.summary(grouping, query);
              if (!rows)
                  return rows.error();
              auto total = ledger.total(query);
              if (!total)
                  return total.error();
              return CostSums{std::move(rows).value(), *total};
          }));
    if (!answer || !*answer) {
        reportError(context, answer ? answer->error() : Error{.kind = ErrorKind::Storage});
        return ExitCode::Profile;
    }
    if (context.json) {
        QJsonObject json{{u"by"_s, QString(ledgerGroupingName(*grouping))},
                         {u"rows"_s, rowsJson((*answer)->rows, &CostTally::real)},
                         {u"total"_s, costTotalJson((*answer)->total.real)},
                         {u"sandbox_rows"_s, rowsJson((*answer)->rows, &CostTally::sandbox)}};
        if (bills)
            json.insert(u"bills"_s, QJsonObject{{u"found"_s, bills->found}, {u"open"_s, bills->open}});
        if (since)
            json.insert(u"since"_s, since->toString(Qt::ISODate));
        if (until)
            json.insert(u"until"_s, until->toString(Qt::ISODate));
        printJson(json);
    } else {
        print(*grouping, **answer);
    }
    return ExitCode::Fine;
}

} // namespace bakeoff
