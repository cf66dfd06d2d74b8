// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/jobprices.h"

#include "store/jobpricerepository.h"
#include "store/storereader.h"
#include "words/words.h"
#include "workbench/jobqueue.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kHardware("hardware");

struct OwnPrices {
    QList<UnitPriceRow> rows;
    QList<HardwareChoice> choices;
};

Result<OwnPrices> read(Workbench &workbench)
{
    return await(workbench.reader().read<OwnPrices>([](Database &db) -> Result<OwnPrices> {
               const auto rows = JobPriceRepository(db).rows();
               const auto choices = JobPriceRepository(db).choices();
               if (!rows || !choices)
                   return rows ? choices.error() : rows.error();
               return OwnPrices{*rows, *choices};
           }))
        .value_or(Error{.kind = ErrorKind::Storage});
}

QString dateOf(UtcMicros moment)
{
    return moment.toDateTime().date().toString(Qt::ISODate);
}

std::optional<ModelRef> modelOf(Workbench &workbench, const QString &text, ExitCode &exitCode)
{
    const auto model = ModelRef::fromString(text);
    if (!model)
        exitCode = usageError(noModel(text));
    else if (!workbench.providers().find(model->provider))
        exitCode = usageError(noProvider(model->provider));
    else
        return model;
    return std::nullopt;
}

/// With --fill: ended jobs of unknown cost too.
ExitCode fill(Workbench &workbench, const CliContext &context, const QCommandLineParser &parser, const ModelRef &model)
{
    if (!parser.isSet(u"fill"_s))
        return ExitCode::Fine;
    const Result<int> filled = await(workbench.jobs().fillCosts(model)).value_or(Error{.kind = ErrorKind::Storage});
    if (!filled) {
        reportError(context, filled.error());
        return exitCodeOf(filled.error().kind);
    }
    printError(Cli::tr("%n ended job(s) of unknown cost have an estimate now.", nullptr, *filled));
    return ExitCode::Fine;
}

ExitCode printList(Workbench &workbench, const CliContext &context)
{
    QJsonObject json;
    JobPriceCommand::list(workbench, context, json);
    if (context.json)
        printJson(json);
    return ExitCode::Fine;
}

QString sourceOf(const QCommandLineParser &parser)
{
    const QString note = parser.value(u"note"_s);
    return note.isEmpty() ? u"typed in"_s : note;
}

} // namespace

bool JobPriceCommand::list(Workbench &workbench, const CliContext &context, QJsonObject &json)
{
    const Result<OwnPrices> own = read(workbench);
    if (!own) {
        reportError({.json = false}, own.error());
        return false;
    }
    QJsonArray units;
    QJsonArray hardware;
    QJsonArray choices;
    TextTable unitTable({Cli::tr("Model"), Cli::tr("Paid for"), Cli::tr("Dollars for one"), Cli::tr("Date"), Cli::tr("Source")}, {2});
    TextTable hardwareTable({Cli::tr("Provider"), Cli::tr("Hardware"), Cli::tr("Dollars a second"), Cli::tr("Date"), Cli::tr("Source")}, {2});
    TextTable choiceTable({Cli::tr("Model"), Cli::tr("Runs on"), Cli::tr("Date")});
    for (const UnitPriceRow &row : own->rows) {
        const QString usd = row.price.rate.toDecimal();
        if (row.price.metric == kHardware) {
            hardware.append(QJsonObject{{u"provider"_s, row.provider}, {u"sku"_s, row.model}, {u"usd_per_second"_s, usd},
                                        {u"date"_s, dateOf(row.since)}, {u"source"_s, row.source}});
            hardwareTable.add({row.provider, row.model, usd, dateOf(row.since), row.source});
        } else {
            const QString model = ModelRef{row.provider, row.model}.toString();
            units.append(QJsonObject{{u"model"_s, model}, {u"metric"_s, row.price.metric}, {u"usd"_s, usd},
                                     {u"per"_s, unitName(row.price.rate.unit).toString()}, {u"date"_s, dateOf(row.since)},
                                     {u"source"_s, row.source}});
            unitTable.add({model, row.price.metric, usd, dateOf(row.since), row.source});
        }
    }
    for (const HardwareChoice &choice : own->choices) {
        choices.append(QJsonObject{{u"model"_s, choice.model.toString()}, {u"sku"_s, choice.sku}, {u"date"_s, dateOf(choice.since)}});
        choiceTable.add({choice.model.toString(), choice.sku, dateOf(choice.since)});
    }
    json.insert(u"unit_prices"_s, units);
    json.insert(u"hardware_prices"_s, hardware);
    json.insert(u"hardware"_s, choices);
    if (!context.json) {
        if (!units.isEmpty())
            printOut(Cli::tr("Prices per output:") + u'\n' + harmless(unitTable.toString()));
        if (!hardware.isEmpty())
            printOut(Cli::tr("Prices of hardware:") + u'\n' + harmless(hardwareTable.toString()));
        if (!choices.isEmpty())
            printOut(Cli::tr("Hardware of models:") + u'\n' + harmless(choiceTable.toString()));
    }
    return !units.isEmpty() || !hardware.isEmpty() || !choices.isEmpty();
}

ExitCode JobPriceCommand::setUnit(Workbench &workbench, const CliContext &context, const QCommandLineParser &parser,
                                  const QStringList &words)
{
    ExitCode exitCode = ExitCode::Fine;
    const auto model = modelOf(workbench, words.value(1), exitCode);
    if (!model)
        return exitCode;
    const QList<BillingMetric> metrics = billingMetrics();
    const auto metric = std::ranges::find_if(metrics, [&words](const BillingMetric &m) { return m.name == words.value(2); });
    if (metric == metrics.cend()) {
        QStringList names;
        for (const BillingMetric &known : metrics)
            names.append(known.name);
        return usageError(Cli::tr("\"%1\" is nothing that is paid for. Write one of: %2.").arg(harmless(words.value(2)), names.join(u", "_s)));
    }
    const auto rate = Rate::fromDecimal(words.value(3).toUtf8(), metric->unit);
    if (!rate)
        return usageError(Cli::tr("\"%1\" is no price: write dollars for one as 0.025; 0 means free.").arg(harmless(words.value(3))));
    const ExitCode written = finishWrite(
        context, workbench.jobs().setUnitPrice(*model, {.metric = metric->name, .rate = *rate}, sourceOf(parser)));
    if (written != ExitCode::Fine)
        return written;
    const ExitCode filled = fill(workbench, context, parser, *model);
    return filled == ExitCode::Fine ? printList(workbench, context) : filled;
}

ExitCode JobPriceCommand::setHardware(Workbench &workbench, const CliContext &context, const QCommandLineParser &parser,
                                      const QStringList &words)
{
    ExitCode exitCode = ExitCode::Fine;
    const auto model = modelOf(workbench, words.value(1), exitCode);
    if (!model)
        return exitCode;
    const QString sku = words.value(2);
    std::optional<Rate> second;
    if (parser.isSet(u"second"_s)) {
        second = Rate::fromDecimal(parser.value(u"second"_s).toUtf8(), Unit::Second);
        if (!second)
            return usageError(Cli::tr("\"%1\" is no price for --second: write dollars as 0.000225.").arg(harmless(parser.value(u"second"_s))));
    } else if (!workbench.jobs().prices(*model, PredictionRoute::Official, sku).hardwareSecond) {
        // Another process may have been told the price: what is stored counts, not only what was read at the start.
        const Result<OwnPrices> own = read(workbench);
        const bool known = own && std::ranges::any_of(own->rows, [&](const UnitPriceRow &row) {
            return row.provider == model->provider && row.model == sku && row.price.metric == kHardware;
        });
        if (!known)
            return usageError(Cli::tr("The price of \"%1\" is not known. Say what a second costs: --second USD.").arg(harmless(sku)));
    }
    if (second) {
        const ExitCode priced = finishWrite(context, workbench.jobs().setHardwarePrice(model->provider, sku, *second, sourceOf(parser)));
        if (priced != ExitCode::Fine)
            return priced;
    }
    const ExitCode written = finishWrite(context, workbench.jobs().setHardware(*model, sku));
    if (written != ExitCode::Fine)
        return written;
    const ExitCode filled = fill(workbench, context, parser, *model);
    return filled == ExitCode::Fine ? printList(workbench, context) : filled;
}

std::optional<int> JobPriceCommand::remove(Workbench &workbench, const CliContext &context, const ModelRef &model,
                                           ExitCode &exitCode)
{
    const Result<OwnPrices> own = read(workbench);
    if (!own) {
        reportError(context, own.error());
        exitCode = exitCodeOf(own.error().kind);
        return std::nullopt;
    }
    int removed = 0;
    for (const UnitPriceRow &row : own->rows) {
        if (row.provider != model.provider || row.model != model.id)
            continue;
        exitCode = finishWrite(context, workbench.jobs().removePrice(model, row.price.metric));
        if (exitCode != ExitCode::Fine)
            return std::nullopt;
        ++removed;
    }
    if (std::ranges::any_of(own->choices, [&model](const HardwareChoice &choice) { return choice.model == model; })) {
        exitCode = finishWrite(context, workbench.jobs().setHardware(model, {}));
        if (exitCode != ExitCode::Fine)
            return std::nullopt;
        ++removed;
    }
    return removed;
}

} // namespace bakeoff
