// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/context.h"

#include "workbench/routingbook.h"
#include "workbench/workbench.h"

#include <QJsonArray>

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QString useName(RouteUse use)
{
    switch (use) {
    case RouteUse::Usable:
        return u"usable"_s;
    case RouteUse::NotSet:
        return u"not_set"_s;
    case RouteUse::NoProvider:
        return u"no_provider"_s;
    case RouteUse::NoKey:
        return u"no_key"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

/// A model with the reason why it cannot be used, where it cannot.
QString cell(const std::optional<ModelRef> &model, RouteUse use)
{
    if (!model)
        return u"–"_s;
    switch (use) {
    case RouteUse::NoProvider:
        return Cli::tr("%1 (no such provider)").arg(model->toString());
    case RouteUse::NoKey:
        return Cli::tr("%1 (no key)").arg(model->toString());
    case RouteUse::Usable:
    case RouteUse::NotSet:
        return model->toString();
    }
    Q_UNREACHABLE_RETURN({});
}

ExitCode list(RoutingBook &book, const CliContext &context)
{
    QJsonArray rows;
    TextTable table({Cli::tr("Request"), Cli::tr("Model"), Cli::tr("Alternative"), Cli::tr("Used now")});
    for (const RequestKind kind : kRequestKinds) {
        const RouteChoice choice = await(book.resolve(kind)).value_or(RouteChoice{});
        QJsonObject row{{u"kind"_s, requestKindName(kind).toString()}};
        if (choice.route.model) {
            row.insert(u"model"_s, choice.route.model->toString());
            row.insert(u"model_use"_s, useName(choice.model));
        }
        if (choice.route.alternative) {
            row.insert(u"alternative"_s, choice.route.alternative->toString());
            row.insert(u"alternative_use"_s, useName(choice.alternative));
        }
        if (choice.chosen)
            row.insert(u"used"_s, choice.chosen->toString());
        rows.append(row);
        table.add({requestKindName(kind).toString(), cell(choice.route.model, choice.model),
                   cell(choice.route.alternative, choice.alternative),
                   choice.chosen ? choice.chosen->toString() : u"–"_s});
    }
    if (context.json)
        printJson({{u"routes"_s, rows}});
    else
        printOut(harmless(table.toString()));
    return ExitCode::Fine;
}

} // namespace

ExitCode runRoutes(const CliContext &context)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Cli::tr("list, set KIND MODEL [ALTERNATIVE], or clear KIND."));
    parser.addPositionalArgument(u"action"_s, Cli::tr("list, set or clear"));
    if (const auto end = parse(parser, context, u"routes"_s))
        return *end;
    const QStringList words = parser.positionalArguments();
    const QString action = words.value(0);
    const bool sets = action == "set"_L1;
    if (!(action == "list"_L1 && words.size() == 1) && !(action == "clear"_L1 && words.size() == 2) &&
        !(sets && (words.size() == 3 || words.size() == 4)))
        return usageError(Cli::tr("Write one of: routes list, routes set KIND MODEL [ALTERNATIVE], routes clear KIND."));
    const auto kind = requestKindFromName(words.value(1));
    if (action != "list"_L1 && !kind) {
        QStringList kinds;
        for (const RequestKind known : kRequestKinds)
            kinds.append(requestKindName(known));
        return usageError(Cli::tr("There is no kind of request \"%1\". There are: %2.")
                              .arg(harmless(words.value(1)), kinds.join(u", "_s)));
    }
    Route route;
    for (const auto &[index, target] : {std::pair(2, &route.model), std::pair(3, &route.alternative)}) {
        if (!sets || words.size() <= index)
            continue;
        *target = ModelRef::fromString(words[index]);
        if (!*target)
            return usageError(noModel(words[index]));
    }

    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    RoutingBook &book = workbench->routes();
    if (action == "list"_L1)
        return list(book, context);
    exitCode = finishWrite(context, book.set(*kind, route));
    return exitCode == ExitCode::Fine ? list(book, context) : exitCode;
}

} // namespace bakeoff
