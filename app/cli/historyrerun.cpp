// SPDX-License-Identifier: GPL-3.0-or-later
// "history rerun".
#include "cli/comparerun.h"
#include "cli/historycommand.h"
#include "cli/interrupt.h"
#include "cli/replyjson.h"

#include "base/clock.h"
#include "compare/metrics.h"
#include "compare/rundelta.h"
#include "words/words.h"
#include "workbench/comparisondocument.h"
#include "workbench/rerun.h"
#include "workbench/workbench.h"

#include <QEventLoop>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

double milliseconds(std::chrono::nanoseconds time)
{
    return static_cast<double>(time.count() / 1000) / 1000;
}

QJsonObject deltaJson(const ReplyDelta &delta)
{
    QJsonObject json{{u"turn"_s, delta.turnNumber}, {u"sample"_s, delta.sample}, {u"model"_s, delta.model.toString()}};
    if (!delta.then.isNull())
        json.insert(u"then"_s, idText(delta.then));
    if (!delta.now.isNull())
        json.insert(u"now"_s, idText(delta.now));
    if (delta.then.isNull() || delta.now.isNull())
        return json;
    if (delta.costPicos) {
        json.insert(u"cost_usd"_s, Usd::fromPicos(*delta.costPicos).toDecimal());
        json.insert(u"cost_kinds_differ"_s, delta.costKindsDiffer);
    }
    if (delta.ttft)
        json.insert(u"ttft_ms"_s, milliseconds(*delta.ttft));
    if (delta.e2e)
        json.insert(u"e2e_ms"_s, milliseconds(*delta.e2e));
    if (delta.outputTokens)
        json.insert(u"output_tokens"_s, *delta.outputTokens);
    json.insert(u"similarity"_s, std::round(delta.similarity * 10'000) / 10'000);
    QJsonArray prices;
    for (const PriceChange &change : delta.prices) {
        QJsonObject price{{u"class"_s, priceClassName(change.price).toString()},
                          {u"per"_s, unitName((change.now ? change.now : change.then)->unit).toString()}};
        if (change.then)
            price.insert(u"then_usd"_s, change.then->toDecimal());
        if (change.now)
            price.insert(u"now_usd"_s, change.now->toDecimal());
        prices.append(price);
    }
    if (!prices.isEmpty())
        json.insert(u"prices"_s, prices);
    return json;
}

/// "+0.40 s": what became more; a true minus for less.
QString withSign(bool less, const QString &amount)
{
    return (less ? u"\u2212"_s : u"+"_s) + amount;
}

/// "sandbox/echo: median TTFT 0.40 s then (n 6), 0.38 s now (n 6)."; a line a model.
QStringList usualTimes(const RunDelta &delta, const Comparison &then, const Comparison &now)
{
    QStringList lines;
    for (const ReplyDelta &reply : delta.replies) {
        if (!reply.ttft)
            continue;
        const UsualTtft usual = usualTtft(then, now, reply.model);
        const QString line = usual.then && usual.now
            //: %1: model; %2 and %4: times; %3 and %5: numbers of answers.
            ? Cli::tr("%1: median TTFT %2 then (n %3), %4 now (n %5).")
                  .arg(reply.model.toString(), Words::formatDuration(*usual.then), QString::number(usual.thenCount),
                       Words::formatDuration(*usual.now), QString::number(usual.nowCount))
            //: %1: model; %2 and %3: numbers of answers then and now; %4: how many are needed.
            : Cli::tr("%1: median TTFT: n too small (%2 then, %3 now; from %4 on).")
                  .arg(reply.model.toString(), QString::number(usual.thenCount), QString::number(usual.nowCount),
                       QString::number(samplesNeeded(Quantile::P50)));
        if (!lines.contains(line))
            lines.append(line);
    }
    return lines;
}

void printDeltas(const RunDelta &delta)
{
    TextTable table({Cli::tr("Turn"), Cli::tr("Model"), Cli::tr("Cost"), Cli::tr("TTFT"), Cli::tr("Time"),
                     Cli::tr("Tokens out"), Cli::tr("Words kept")},
                    {0, 2, 3, 4, 5, 6});
    QStringList changes;
    for (const ReplyDelta &reply : delta.replies) {
        const auto time = [](std::optional<std::chrono::nanoseconds> value) {
            return value ? withSign(value->count() < 0, Words::formatDuration(std::chrono::abs(*value))) : Words::dash();
        };
        const bool both = !reply.then.isNull() && !reply.now.isNull();
        QString cost = Words::dash();
        if (reply.costPicos) {
            cost = withSign(*reply.costPicos < 0, Words::formatUsd(Usd::fromPicos(std::abs(*reply.costPicos))));
            if (reply.costKindsDiffer)
                //: Behind a difference of costs: one was billed, the other estimated.
                cost += u' ' + Cli::tr("(not both billed)");
        }
        table.add({QString::number(reply.turnNumber), reply.model.toString(), cost, time(reply.ttft), time(reply.e2e),
                   reply.outputTokens ? withSign(*reply.outputTokens < 0, Words::formatCount(std::abs(*reply.outputTokens)))
                                      : Words::dash(),
                   both ? QLocale().toString(reply.similarity * 100, 'f', 0) + u"\u00a0%"_s : Words::dash()});
        for (const PriceChange &change : reply.prices) {
            const auto price = [](const std::optional<Rate> &rate) {
                return rate ? u'$' + rate->toDecimal() : Cli::tr("not listed");
            };
            //: %1: model; %2: class of a price, "prompt"; %3, %4: prices.
            const QString line = Cli::tr("%1: the price \"%2\" was %3 and is %4.")
                                     .arg(reply.model.toString(), priceClassName(change.price), price(change.then),
                                          price(change.now));
            if (!changes.contains(line))
                changes.append(line);
        }
    }
    printOut(table.toString());
    for (const QString &line : std::as_const(changes))
        printOut(line + u'\n');
}

QString endName(Rerun::End end)
{
    switch (end) {
    case Rerun::End::Complete:
        return u"complete"_s;
    case Rerun::End::Stopped:
        return u"stopped"_s;
    case Rerun::End::Failed:
        break;
    }
    return u"failed"_s;
}

ExitCode exitCodeOfRun(const Comparison &now, Rerun::End end, const CliContext &context)
{
    if (context.interrupt->raised())
        return ExitCode::Interrupted;
    bool allDone = end == Rerun::End::Complete;
    for (const Turn &turn : now.turns) {
        for (const Reply &reply : turn.replies) {
            if (reply.error && reply.error->kind == ErrorKind::BudgetReached)
                return ExitCode::Budget;
            allDone = allDone && reply.state == ReplyState::Done;
        }
    }
    return allDone ? ExitCode::Fine : ExitCode::SomeFailed;
}

} // namespace

ExitCode rerunHistory(const CliContext &context, const HistoryAction &action)
{
    QCommandLineParser parser;
    parser.addPositionalArgument(u"id"_s, Cli::tr("id of a comparison"));
    if (const auto end = parseHistory(parser, context, action, 1, 1))
        return *end;
    const auto id = comparisonId(parser.positionalArguments().first());
    if (!id)
        return ExitCode::Usage;
    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    const Result<Comparison> then = await(workbench->loadComparison(*id)).value_or(Error{.kind = ErrorKind::Storage});
    if (!then) {
        reportError(context, then.error());
        return then.error().kind == ErrorKind::NotFound ? ExitCode::SomeFailed : ExitCode::Profile;
    }

    const auto document = workbench->open(rerunOf(*then, context.clock->nowUtc()));
    QList<ModelRef> models;
    for (const Pane &pane : document->value().panes)
        models.append(pane.model);
    fetchMissingCatalogues(*workbench, models, *context.interrupt);
    QObject::connect(document.get(), &ComparisonDocument::patchesWaiting, document.get(), &ComparisonDocument::drain);
    Rerun rerun(*then, *document);
    if (rerun.turns() == 0)
        return usageError(Cli::tr("No prompt was sent in this comparison, so there is nothing to run again."));
    QEventLoop loop;
    Rerun::End end = Rerun::End::Failed;
    QObject::connect(&rerun, &Rerun::ended, &loop, [&](Rerun::End how) {
        end = how;
        loop.quit();
    });
    QObject::connect(context.interrupt, &Interrupt::interrupted, &rerun, &Rerun::stop);
    rerun.start();
    if (context.interrupt->raised())
        rerun.stop();
    loop.exec();

    if (rerun.refusal())
        reportError({.json = false}, *rerun.refusal());
    const Comparison now = document->value();
    // What became of then would tell who is who.
    const bool hidden = std::ranges::any_of(then->turns, &ComparisonDocument::isHidden);
    const RunDelta delta = hidden ? RunDelta() : runDelta(*then, now);
    const CompareOutcome outcome{.comparison = now, .exitCode = exitCodeOfRun(now, end, context)};
    if (context.json) {
        QJsonArray replies;
        for (const Turn &turn : now.turns) {
            for (const Reply &reply : turn.replies)
                replies.append(replyJson(reply));
        }
        QJsonArray deltas;
        for (const ReplyDelta &reply : delta.replies)
            deltas.append(deltaJson(reply));
        printJson({{u"comparison"_s, idText(now.id)},
                   {u"origin"_s, idText(then->id)},
                   {u"end"_s, endName(end)},
                   {u"turns"_s, rerun.sent()},
                   {u"replies"_s, replies},
                   {u"deltas"_s, deltas}});
    } else {
        printAnswers(now);
        printOut(figuresTable(now));
        printOut(u'\n' + (hidden ? Cli::tr("A blind vote on then is still open: the comparison with it is hidden until you vote.")
                                 : Cli::tr("Compared with then:"))
                 + u'\n');
        if (!hidden) {
            printDeltas(delta);
            for (const QString &line : usualTimes(delta, *then, now))
                printOut(line + u'\n');
        }
    }
    return finishRun(*workbench, outcome);
}

} // namespace bakeoff
