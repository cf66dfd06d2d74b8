// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/context.h"
#include "cli/jobprices.h"

#include "base/clock.h"
#include "words/words.h"
#include "workbench/pricelist.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QDate>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

#include <array>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

struct PriceOption {
    QLatin1StringView name;
    PriceClass price;
};

/// Dollars for a million tokens each, but of a request for one.
constexpr std::array kOptions{
    PriceOption{"input"_L1, PriceClass::Prompt},
    PriceOption{"output"_L1, PriceClass::Completion},
    PriceOption{"cache-read"_L1, PriceClass::InputCacheRead},
    PriceOption{"cache-write"_L1, PriceClass::InputCacheWrite},
    PriceOption{"request"_L1, PriceClass::Request},
};

QJsonObject rowJson(const PriceRow &row, const PriceBook &book, UtcMicros now)
{
    QJsonObject prices;
    for (const auto &[c, rate] : row.card.base.rates.asKeyValueRange())
        prices.insert(priceClassName(c), rate.toDecimal());
    const PriceRow *inForce = book.find(row.model);
    QJsonObject json{{u"id"_s, idText(row.id)},
                     {u"model"_s, row.model.toString()},
                     {u"origin"_s, priceOriginName(row.origin).toString()},
                     {u"prices"_s, prices},
                     {u"conditions"_s, row.card.overrides.size()},
                     {u"date"_s, row.card.readOn.toDateTime().date().toString(Qt::ISODate)},
                     {u"in_force"_s, inForce && inForce->id == row.id},
                     {u"stale"_s, isStale(row.card, now)}};
    if (!row.note.isEmpty())
        json.insert(u"note"_s, row.note);
    return json;
}

ExitCode list(Workbench &workbench, const CliContext &context)
{
    const PriceBook &book = workbench.prices().book();
    const UtcMicros now = context.clock->nowUtc();
    QJsonArray rows;
    TextTable table({Cli::tr("Model"), Cli::tr("Prices per million tokens"), Cli::tr("Origin"), Cli::tr("Date"), Cli::tr("State")});
    for (const PriceRow &row : book.rows()) {
        rows.append(rowJson(row, book, now));
        const PriceRow *inForce = book.find(row.model);
        table.add({row.model.toString(), Words::priceText(row.card),
                   row.origin == PriceOrigin::Typed ? Cli::tr("typed in") : Cli::tr("LiteLLM file"),
                   row.card.readOn.toDateTime().date().toString(Qt::ISODate),
                   !inForce || inForce->id != row.id ? Cli::tr("replaced")
                   : isStale(row.card, now)          ? Cli::tr("old")
                                                     : Cli::tr("counts")});
    }
    QJsonObject json{{u"prices"_s, rows}};
    if (!context.json && !rows.isEmpty())
        printOut(harmless(table.toString()));
    const bool ofJobs = JobPriceCommand::list(workbench, context, json);
    if (context.json)
        printJson(json);
    else if (rows.isEmpty() && !ofJobs)
        printOut(Cli::tr("There are no prices of your own. What the providers list counts.") + u'\n');
    return ExitCode::Fine;
}

/// The day that --date names, noon UTC; today where it is not given.
std::optional<UtcMicros> dateOf(const QCommandLineParser &parser, UtcMicros fallback)
{
    if (!parser.isSet(u"date"_s))
        return fallback;
    const QDate date = QDate::fromString(parser.value(u"date"_s), Qt::ISODate);
    if (!date.isValid())
        return std::nullopt;
    return UtcMicros::fromDateTime(QDateTime(date, QTime(12, 0), QTimeZone::UTC));
}

ExitCode set(Workbench &workbench, const CliContext &context, const QCommandLineParser &parser, const QString &text)
{
    const auto model = ModelRef::fromString(text);
    if (!model)
        return usageError(noModel(text));
    if (!workbench.providers().find(model->provider))
        return usageError(noProvider(model->provider));
    const UtcMicros now = context.clock->nowUtc();
    const auto date = dateOf(parser, now);
    if (!date)
        return usageError(Cli::tr("Write --date as YYYY-MM-DD."));
    PriceRow row{.id = newId(now), .model = *model, .origin = PriceOrigin::Typed, .card = {}, .since = now,
                 .note = parser.value(u"note"_s)};
    row.card.readOn = *date;
    row.card.source = u"typed in"_s;
    for (const PriceOption &option : kOptions) {
        if (!parser.isSet(option.name.toString()))
            continue;
        const QString value = parser.value(option.name.toString());
        const auto rate = option.price == PriceClass::Request ? Rate::fromDecimal(value.toUtf8(), Unit::Request)
                                                              : rateFromPerMillion(value.toUtf8());
        if (!rate)
            return usageError(Cli::tr("\"%1\" is no price for --%2: write dollars as 2.50.").arg(harmless(value), option.name));
        row.card.base.rates.insert(option.price, *rate);
    }
    if (row.card.base.rates.isEmpty())
        return usageError(Cli::tr("Name at least one price: --input, --output, --cache-read, --cache-write or --request."));
    const ExitCode written = finishWrite(context, workbench.prices().add(row));
    return written == ExitCode::Fine ? list(workbench, context) : written;
}

ExitCode remove(Workbench &workbench, const CliContext &context, const QString &text)
{
    const Id id = QUuid::fromString(text);
    QList<Id> rows;
    for (const PriceRow &row : workbench.prices().book().rows()) {
        if (row.id == id || row.model.toString() == text)
            rows.append(row.id);
    }
    if (const auto model = ModelRef::fromString(text)) {
        ExitCode exitCode = ExitCode::Fine;
        const auto ofJobs = JobPriceCommand::remove(workbench, context, *model, exitCode);
        if (!ofJobs)
            return exitCode;
        if (*ofJobs > 0 && rows.isEmpty())
            return list(workbench, context);
    }
    if (rows.isEmpty()) {
        printError(Cli::tr("There is no price of your own for \"%1\".").arg(harmless(text)));
        return ExitCode::SomeFailed;
    }
    const ExitCode written = finishWrite(context, workbench.prices().remove(rows));
    return written == ExitCode::Fine ? list(workbench, context) : written;
}

ExitCode importFile(Workbench &workbench, const CliContext &context, const QCommandLineParser &parser, const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return usageError(Cli::tr("%1 cannot be read: %2").arg(harmless(name), file.errorString()));
    const auto date = dateOf(parser, UtcMicros::fromDateTime(QFileInfo(file).lastModified()));
    if (!date)
        return usageError(Cli::tr("Write --date as YYYY-MM-DD."));
    LiteLlmProviders providers;
    const QStringList chosen = parser.values(u"provider"_s);
    for (const QString &text : chosen) {
        const QString ours = text.section(u'=', 0, 0);
        const auto config = workbench.providers().find(ours);
        if (!config)
            return usageError(noProvider(ours));
        const QString theirs = text.contains(u'=') ? text.section(u'=', 1) : liteLlmProvider(config->preset);
        if (theirs.isEmpty())
            return usageError(Cli::tr("Say what LiteLLM calls the service behind \"%1\": --provider %1=NAME.").arg(harmless(ours)));
        providers.insert(ours, theirs);
    }
    if (chosen.isEmpty()) {
        for (const ProviderConfig &config : workbench.providers().configs()) {
            if (const QString theirs = liteLlmProvider(config.preset); !theirs.isEmpty() && !config.isSandbox)
                providers.insert(config.name, theirs);
        }
    }
    if (providers.isEmpty())
        return usageError(Cli::tr("No provider here has prices in such a file. Name one with --provider N=LITELLM_PROVIDER."));
    const auto read = readLiteLlmPrices(file.readAll(), providers, *date, context.clock->nowUtc());
    if (!read)
        return usageError(Cli::tr("%1 is no LiteLLM price file: %2").arg(harmless(name), harmless(read.error().detail)));
    const ExitCode written = finishWrite(context, workbench.prices().add(read->rows));
    if (written != ExitCode::Fine)
        return written;
    if (context.json) {
        printJson({{u"imported"_s, read->rows.size()},
                   {u"entries"_s, read->entries},
                   {u"others"_s, read->others},
                   {u"unusable"_s, read->unusable},
                   {u"problems"_s, QJsonArray::fromStringList(read->problems)}});
        return ExitCode::Fine;
    }
    for (const QString &problem : read->problems)
        printError(harmless(problem));
    printOut(Cli::tr("Prices imported: %1. Entries of other services: %2. Not usable: %3.")
                 .arg(read->rows.size())
                 .arg(read->others)
                 .arg(read->unusable)
             + u'\n');
    return ExitCode::Fine;
}

} // namespace

ExitCode runPrices(const CliContext &context)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Cli::tr("list prints your own prices; set PROVIDER/ID types one in, remove PROVIDER/ID takes it back; import FILE reads"
                " a LiteLLM price file. A typed price counts instead of the provider's, an imported one where none is listed.\n"
                "Of media jobs: unit PROVIDER/ID METRIC USD is the price of one output, second, character or run; hardware"
                " PROVIDER/ID SKU says what a model runs on, with --second USD what a second of it costs. They count for jobs"
                " that end from then on; with --fill also for ended ones whose cost is unknown. Known costs never change."));
    parser.addPositionalArgument(u"action"_s, Cli::tr("list, set, unit, hardware, remove or import"));
    parser.addOption({u"input"_s, Cli::tr("Dollars for a million prompt tokens."), u"USD"_s});
    parser.addOption({u"output"_s, Cli::tr("Dollars for a million answer tokens."), u"USD"_s});
    parser.addOption({u"cache-read"_s, Cli::tr("Dollars for a million prompt tokens read from a cache."), u"USD"_s});
    parser.addOption({u"cache-write"_s, Cli::tr("Dollars for a million prompt tokens written to a cache."), u"USD"_s});
    parser.addOption({u"request"_s, Cli::tr("Dollars for one request."), u"USD"_s});
    parser.addOption({u"second"_s, Cli::tr("Dollars for a second of the hardware."), u"USD"_s});
    parser.addOption({u"fill"_s, Cli::tr("Estimate ended jobs of the model whose cost is unknown, too.")});
    parser.addOption({u"note"_s, Cli::tr("A note that stays with the price."), u"TEXT"_s});
    parser.addOption({u"date"_s, Cli::tr("The day of the prices; else today, or the date of the file."), u"YYYY-MM-DD"_s});
    parser.addOption({u"provider"_s, Cli::tr("Import for this provider, under LiteLLM's name of the service; repeatable."),
                      u"N[=LITELLM_PROVIDER]"_s});
    if (const auto end = parse(parser, context, u"prices"_s))
        return *end;
    const QStringList words = parser.positionalArguments();
    const QString action = words.value(0);
    const bool named = action == "set"_L1 || action == "remove"_L1 || action == "import"_L1;
    const bool ofJobs = (action == "unit"_L1 && words.size() == 4) || (action == "hardware"_L1 && words.size() == 3);
    if (!(action == "list"_L1 && words.size() == 1) && !(named && words.size() == 2) && !ofJobs)
        return usageError(Cli::tr("Write one of: prices list, prices set PROVIDER/ID, prices unit PROVIDER/ID METRIC USD, prices hardware"
                                  " PROVIDER/ID SKU, prices remove PROVIDER/ID, prices import FILE."));

    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    if (action == "list"_L1)
        return list(*workbench, context);
    if (action == "unit"_L1)
        return JobPriceCommand::setUnit(*workbench, context, parser, words);
    if (action == "hardware"_L1)
        return JobPriceCommand::setHardware(*workbench, context, parser, words);
    if (action == "set"_L1)
        return set(*workbench, context, parser, words[1]);
    if (action == "remove"_L1)
        return remove(*workbench, context, words[1]);
    return importFile(*workbench, context, parser, words[1]);
}

} // namespace bakeoff
