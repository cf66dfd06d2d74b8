// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/jsonreport.h"

#include "costs/costjson.h"
#include "reports/reportmachine.h"

#include <QJsonArray>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

void put(QJsonObject &json, QStringView name, const std::optional<double> &value)
{
    if (value)
        json.insert(name, *value);
}

void put(QJsonObject &json, QStringView name, const std::optional<qint64> &count)
{
    if (count)
        json.insert(name, *count);
}

void put(QJsonObject &json, QStringView name, const std::optional<Usd> &amount)
{
    if (amount)
        json.insert(name, amount->toDecimal());
}

void put(QJsonObject &json, QStringView name, const QString &text)
{
    if (!text.isEmpty())
        json.insert(name, text);
}

void put(QJsonObject &json, QStringView name, const std::optional<UtcMicros> &moment)
{
    if (moment)
        json.insert(name, QString::fromLatin1(machineDate(*moment)));
}

QJsonObject countsJson(const QMap<QString, int> &counts)
{
    QJsonObject json;
    for (const auto &[name, count] : counts.asKeyValueRange())
        json.insert(name, count);
    return json;
}

QJsonObject errorsJson(const QMap<ErrorKind, int> &errors)
{
    QJsonObject json;
    for (const auto &[kind, count] : errors.asKeyValueRange())
        json.insert(errorKindName(kind).toString(), count);
    return json;
}

QJsonObject tallyJson(const CostTally &tally)
{
    return {{u"real"_s, costTotalJson(tally.real)}, {u"sandbox"_s, costTotalJson(tally.sandbox)}};
}

void putRange(QJsonObject &json, QStringView name, const std::optional<ReportRange> &range)
{
    if (range)
        json.insert(name, QJsonObject{{u"value"_s, range->value}, {u"low"_s, range->low}, {u"high"_s, range->high}});
}

/// Nothing where there was no value: the samples themselves are in the rows.
void putSpread(QJsonObject &json, QStringView name, const ReportSpread &spread)
{
    if (spread.n == 0)
        return;
    QJsonObject object{{u"n"_s, static_cast<qint64>(spread.n)}};
    put(object, u"p10", spread.p10);
    put(object, u"p25", spread.p25);
    put(object, u"p50", spread.p50);
    put(object, u"p75", spread.p75);
    put(object, u"p90", spread.p90);
    put(object, u"p95", spread.p95);
    put(object, u"p99", spread.p99);
    put(object, u"min", spread.least);
    put(object, u"max", spread.most);
    json.insert(name, object);
}

QJsonObject costsJson(const ReportCosts &costs)
{
    QJsonObject json{{u"total"_s, costTotalJson(costs.total)}, {u"n"_s, static_cast<qint64>(costs.n)}};
    put(json, u"mean_usd", costs.mean);
    put(json, u"p10_usd", costs.p10);
    put(json, u"p90_usd", costs.p90);
    put(json, u"variation", costs.variation);
    put(json, u"per_1000_output_tokens_usd", costs.per1000OutputTokens);
    put(json, u"per_output_usd", costs.perOutput);
    return json;
}

QJsonObject judgementsJson(const ReportJudgements &judged)
{
    QJsonObject json{{u"ratings"_s, static_cast<qint64>(judged.ratings)},
                     {u"wins"_s, judged.wins},
                     {u"ties"_s, judged.ties},
                     {u"votes"_s, judged.votes},
                     {u"compared"_s, judged.compared}};
    put(json, u"mean_rating", judged.meanRating);
    putRange(json, u"win_rate", judged.winRate);
    putRange(json, u"strength", judged.strength);
    return json;
}

QJsonObject modelJson(const ReportModel &model, bool names)
{
    QJsonObject json{{u"name"_s, model.name},
                     {u"of"_s, model.jobs ? u"jobs"_s : u"replies"_s},
                     {u"sandbox"_s, model.sandbox},
                     {u"n"_s, model.n},
                     {u"done"_s, model.done},
                     {u"failed"_s, model.failed},
                     {u"stopped"_s, model.stopped},
                     {u"cut_off"_s, model.cutOff},
                     {u"cached"_s, model.cached},
                     {u"running"_s, model.running},
                     {u"probably_cold"_s, model.probablyCold},
                     {u"costs"_s, costsJson(model.costs)},
                     {u"judgements"_s, judgementsJson(model.judged)}};
    if (names) {
        json.insert(u"model"_s, model.model.toString());
        if (!model.hosts.isEmpty())
            json.insert(u"hosts"_s, countsJson(model.hosts));
        if (!model.jobs)
            json.insert(u"fallbacks"_s, model.fallbacks);
    }
    if (model.kindKnown)
        json.insert(u"kind"_s, requestKindName(model.kind).toString());
    putRange(json, u"success", model.success);
    if (!model.errors.isEmpty())
        json.insert(u"errors"_s, errorsJson(model.errors));
    if (model.jobs) {
        putSpread(json, u"queue_ms", model.queue);
        putSpread(json, u"run_ms", model.run);
        putSpread(json, u"total_ms", model.total);
        putSpread(json, u"warm_total_ms", model.warmTotal);
        json.insert(u"outputs"_s, model.outputs);
        return json;
    }
    putSpread(json, u"ttft_ms", model.ttft);
    putSpread(json, u"ttfa_ms", model.ttfa);
    putSpread(json, u"tpot_ms", model.tpot);
    putSpread(json, u"e2e_ms", model.e2e);
    putSpread(json, u"output_tokens_per_s", model.tokensPerS);
    put(json, u"longest_stall_ms", model.longestStall);
    QJsonObject tokens{{u"uncounted_replies"_s, model.uncounted}, {u"uncounted_input_replies"_s, model.uncountedInput}};
    put(tokens, u"input", model.inputTokens);
    put(tokens, u"output", model.outputTokens);
    put(tokens, u"reasoning", model.reasoningTokens);
    json.insert(u"tokens"_s, tokens);
    return json;
}

QJsonObject optionsJson(const ReportOptions &options)
{
    QJsonObject json{{u"template"_s, reportTemplateName(options.form).toString()},
                     {u"prompts"_s, options.prompts},
                     {u"answers"_s, options.answers},
                     {u"names"_s, options.names},
                     {u"media"_s, options.media},
                     {u"time_zone"_s, QString::fromUtf8(options.zone.id())}};
    put(json, u"title", options.title);
    put(json, u"question", options.question);
    put(json, u"conclusion", options.conclusion);
    if (options.projectedRequests)
        json.insert(u"projected_requests"_s, *options.projectedRequests);
    if (options.baseline && options.names)
        json.insert(u"baseline"_s, options.baseline->toString());
    return json;
}

QJsonObject recipeJson(const ReportRecipe &recipe, bool names)
{
    QJsonObject json{{u"program"_s, recipe.program},
                     {u"made"_s, QString::fromLatin1(machineDate(recipe.made))},
                     {u"comparisons"_s, recipe.comparisons},
                     {u"prompts"_s, recipe.prompts},
                     {u"replies"_s, recipe.replies},
                     {u"jobs"_s, recipe.jobs},
                     {u"hidden"_s, recipe.hidden}};
    put(json, u"from", recipe.from);
    put(json, u"until", recipe.until);
    QJsonArray entries;
    for (const ReportRecipe::Entry &entry : recipe.entries) {
        QJsonObject row{{u"model"_s, entry.model}, {u"settings"_s, QJsonArray::fromStringList(entry.settings)}};
        if (names && !entry.versions.isEmpty())
            row.insert(u"versions"_s, QJsonArray::fromStringList(entry.versions));
        if (names && !entry.hosts.isEmpty())
            row.insert(u"hosts"_s, QJsonArray::fromStringList(entry.hosts));
        entries.append(row);
    }
    json.insert(u"entries"_s, entries);
    return json;
}

QJsonArray sameModelsJson(const QList<ReportSameModel> &sameModels)
{
    QJsonArray rows;
    for (const ReportSameModel &same : sameModels) {
        QJsonArray sides;
        for (const ReportSameModel::Side &side : same.sides) {
            QJsonObject row{{u"model"_s, side.model},
                            {u"same_work_count"_s, static_cast<qint64>(side.sameWorkCount)},
                            {u"same_work_answers"_s, static_cast<qint64>(side.sameWorkAnswers)}};
            put(row, u"input_usd_per_million_tokens", side.inputPrice.value_or(QString()));
            put(row, u"output_usd_per_million_tokens", side.outputPrice.value_or(QString()));
            put(row, u"same_work_usd", side.sameWork);
            sides.append(row);
        }
        rows.append(QJsonObject{{u"family"_s, same.family}, {u"sides"_s, sides}});
    }
    return rows;
}

QJsonArray decisionsJson(const QList<ReportDecision> &decisions)
{
    QJsonArray rows;
    for (const ReportDecision &decision : decisions) {
        QJsonObject row{{u"kind"_s, requestKindName(decision.kind).toString()}};
        QJsonObject also;
        const auto best = [&](QStringView name, int model, const QList<int> &others) {
            if (model >= 0)
                row.insert(name, model);
            QJsonArray same;
            for (const int other : others)
                same.append(other);
            if (!same.isEmpty())
                also.insert(name, same);
        };
        best(u"cheapest", decision.cheapest, decision.alsoCheapest);
        best(u"fastest", decision.fastest, decision.alsoFastest);
        best(u"most_reliable", decision.mostReliable, decision.alsoMostReliable);
        best(u"best_rated", decision.bestRated, decision.alsoBestRated);
        best(u"steadiest", decision.steadiest, decision.alsoSteadiest);
        if (!also.isEmpty())
            row.insert(u"also"_s, also);
        rows.append(row);
    }
    return rows;
}

QJsonArray healthJson(const QList<ProviderHealth> &providers)
{
    QJsonArray rows;
    for (const ProviderHealth &health : providers) {
        QJsonObject row{{u"provider"_s, health.provider},
                        {u"since"_s, QString::fromLatin1(machineDate(health.since))},
                        {u"until"_s, QString::fromLatin1(machineDate(health.until))},
                        {u"done"_s, health.done},
                        {u"failed"_s, health.failed},
                        {u"cut_off"_s, health.cutOff},
                        {u"stopped"_s, health.stopped},
                        {u"errors"_s, errorsJson(health.errors)},
                        {u"hosts"_s, countsJson(health.hosts)},
                        {u"fallbacks"_s, health.fallbacks},
                        {u"failed_attempts"_s, health.attempts}};
        put(row, u"success_rate", health.successRate());
        put(row, u"last_error", health.lastError);
        rows.append(row);
    }
    return rows;
}

QJsonArray projectionsJson(const QList<ReportProjection> &projections)
{
    QJsonArray rows;
    for (const ReportProjection &projection : projections) {
        QJsonObject row{{u"model"_s, projection.model},
                        {u"requests"_s, projection.requests},
                        {u"n"_s, static_cast<qint64>(projection.n)}};
        put(row, u"low_usd", projection.low);
        put(row, u"mid_usd", projection.mid);
        put(row, u"high_usd", projection.high);
        rows.append(row);
    }
    return rows;
}

} // namespace

QJsonObject figuresJson(const Report &report)
{
    const bool names = report.options.names;
    QJsonArray models;
    for (const ReportModel &model : report.models)
        models.append(modelJson(model, names));
    QJsonArray days;
    for (const ReportDay &day : report.days) {
        QJsonObject row = tallyJson(day.spent);
        row.insert(u"date"_s, day.date.toString(Qt::ISODate));
        days.append(row);
    }
    QJsonObject json{{u"format"_s, u"bakeoff-report"_s},
                     {u"version"_s, 1},
                     {u"options"_s, optionsJson(report.options)},
                     {u"recipe"_s, recipeJson(report.recipe, names)},
                     {u"models"_s, models},
                     {u"total"_s, tallyJson(report.total)},
                     {u"days"_s, days},
                     {u"decisions"_s, decisionsJson(report.decisions)},
                     {u"projections"_s, projectionsJson(report.projections)}};
    if (names) {
        json.insert(u"same_models"_s, sameModelsJson(report.sameModels));
        json.insert(u"health"_s, healthJson(report.health));
    }
    return json;
}

} // namespace bakeoff
