// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/context.h"
#include "cli/interrupt.h"

#include "catalog/catalog.h"
#include "catalog/catalogsearch.h"
#include "words/words.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QJsonArray>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QJsonObject modelJson(const QString &provider, const ModelInfo &model)
{
    QJsonObject json{{u"id"_s, ModelRef{provider, model.id}.toString()},
                     {u"name"_s, model.name},
                     {u"input"_s, QJsonArray::fromStringList(model.inputModalities)},
                     {u"output"_s, QJsonArray::fromStringList(model.outputModalities)}};
    if (model.contextLength)
        json.insert(u"context"_s, *model.contextLength);
    QJsonObject prices;
    for (auto rate = model.prices.base.rates.cbegin(); rate != model.prices.base.rates.cend(); ++rate)
        prices.insert(priceClassName(rate.key()), rate.value().toDecimal());
    for (const PriceClass unknown : model.prices.base.unknownClasses)
        prices.insert(priceClassName(unknown), u"variable"_s);
    json.insert(u"prices"_s, prices);
    if (model.supportedParameters)
        json.insert(u"supported_parameters"_s, QJsonArray::fromStringList(*model.supportedParameters));
    return json;
}

/// Dollars a million tokens, exactly; "variable" or a dash.
QString perMillion(const ModelInfo &model, PriceClass c)
{
    const auto rate = model.prices.base.rates.constFind(c);
    if (rate != model.prices.base.rates.cend())
        return Words::pricePerMillion(*rate);
    return model.prices.base.unknownClasses.contains(c) ? Cli::tr("variable") : u"–"_s;
}

} // namespace

ExitCode runModels(const CliContext &context)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Cli::tr("Lists the models of the providers with context and prices."));
    parser.addOption({u"provider"_s, Cli::tr("Only the models of this provider."), u"N"_s});
    parser.addOption({u"search"_s, Cli::tr("Only models that match the words, best first."), u"TEXT"_s});
    parser.addOption({u"kind"_s, Cli::tr("Only models that give this: text, image, video or audio."), u"KIND"_s});
    parser.addOption({u"refresh"_s, Cli::tr("Ask the providers anew.")});
    if (const auto end = parse(parser, context, u"models"_s))
        return *end;
    const QString kind = parser.value(u"kind"_s);
    if (!kind.isEmpty() && !QStringList{u"text"_s, u"image"_s, u"video"_s, u"audio"_s}.contains(kind))
        return usageError(Cli::tr("\"%1\" is no kind: text, image, video and audio are.").arg(harmless(kind)));

    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    const QString only = parser.value(u"provider"_s);
    if (!only.isEmpty() && !workbench->providers().find(only))
        return usageError(noProvider(only));

    QStringList waiting;
    const QList<ProviderConfig> configs = workbench->providers().configs();
    for (const ProviderConfig &config : configs) {
        if ((only.isEmpty() || config.name == only)
            && (parser.isSet(u"refresh"_s) || !workbench->catalog().has(config.name)))
            waiting.append(config.name);
    }
    if (!waiting.isEmpty()) {
        QEventLoop loop;
        QObject::connect(context.interrupt, &Interrupt::interrupted, &loop, &QEventLoop::quit);
        const QStringList names = waiting;
        for (const QString &name : names) {
            workbench->providers().refreshModels(name, &loop, [&, name](const Result<int> &fetched) {
                if (!fetched) {
                    reportError({.json = false}, fetched.error(), name);
                    exitCode = ExitCode::SomeFailed;
                }
                waiting.removeOne(name);
                if (waiting.isEmpty())
                    loop.quit();
            });
        }
        if (!context.interrupt->raised())
            loop.exec();
        if (context.interrupt->raised())
            return ExitCode::Interrupted;
    }

    CatalogSearch search;
    search.setModels(workbench->catalog().entries());
    CatalogFilter filter;
    if (!only.isEmpty())
        filter.provider = only;
    if (!kind.isEmpty())
        filter.outputModality = kind;
    QJsonArray models;
    TextTable table({Cli::tr("Model"), Cli::tr("Name"), Cli::tr("Context"), Cli::tr("In, $/M"), Cli::tr("Out, $/M")},
                    {2, 3, 4});
    for (const CatalogHit &hit : search.find(parser.value(u"search"_s), filter)) {
        const CatalogEntry &entry = search.entry(hit.index);
        models.append(modelJson(entry.provider, entry.model));
        table.add({ModelRef{entry.provider, entry.model.id}.toString(), entry.model.name,
                   Words::countText(entry.model.contextLength), perMillion(entry.model, PriceClass::Prompt),
                   perMillion(entry.model, PriceClass::Completion)});
    }
    if (context.json)
        printJson({{u"models"_s, models}});
    else if (models.isEmpty())
        printOut(Cli::tr("No model matches.") + u'\n');
    else
        printOut(harmless(table.toString()));
    return exitCode;
}

} // namespace bakeoff
