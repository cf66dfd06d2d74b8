// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/blindturn.h"
#include "cli/historycommand.h"
#include "cli/historyfilter.h"
#include "cli/replyjson.h"

#include "base/clock.h"
#include "costs/costjson.h"
#include "store/comparisonrepository.h"
#include "store/historyoverview.h"
#include "store/jobrepository.h"
#include "store/searchrepository.h"
#include "store/storereader.h"
#include "words/words.h"
#include "workbench/workbench.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kUsualCount = 20;

QString dateText(UtcMicros moment)
{
    return moment.toDateTime().toString(Qt::ISODateWithMs);
}

void addPageOptions(QCommandLineParser &parser)
{
    parser.addOption({u"limit"_s, Cli::tr("At most so many, 1 to 200; otherwise 20."), u"N"_s});
    parser.addOption({u"cursor"_s, Cli::tr("Go on where another page ended: its \"next\"."), u"C"_s});
}

std::optional<int> limitFrom(const QCommandLineParser &parser)
{
    if (!parser.isSet(u"limit"_s))
        return kUsualCount;
    const int limit = parser.value(u"limit"_s).toInt();
    if (limit >= 1 && limit <= SearchRepository::MostHits)
        return limit;
    printError(Cli::tr("\"%1\" is no number from 1 to 200.").arg(harmless(parser.value(u"limit"_s))));
    return std::nullopt;
}

/// A hit with all of its text, and with its cost where it can have had one.
struct FoundText {
    SearchHit hit;
    QString text;
    bool charged = false;
};

struct FoundPage {
    QList<FoundText> hits;
    QString next;
    int indexed = 100;
};

Result<FoundPage> find(Database &db, const HistoryQuery &query, int limit, const QString &cursor)
{
    const SearchRepository search(db);
    const Result<SearchPage> page = search.search(query, limit, cursor);
    if (!page)
        return page.error();
    FoundPage found{.hits = {}, .next = page->next, .indexed = page->indexed};
    for (const SearchHit &hit : page->hits) {
        if (hit.kind == SearchHit::Kind::Turn) {
            const Result<QString> prompt = search.promptOf(hit.id);
            if (!prompt)
                return prompt.error();
            found.hits.append({hit, *prompt, false});
            continue;
        }
        if (hit.kind == SearchHit::Kind::Job) {
            const Result<Job> job = JobRepository(db).load(hit.id);
            if (!job)
                return job.error();
            found.hits.append({hit, QString::fromUtf8(QJsonDocument(job->input).toJson(QJsonDocument::Compact)),
                               job->cost.has_value()});
            continue;
        }
        const Result<ReplyRecord> record = ComparisonRepository(db).loadReply(hit.id);
        if (!record)
            return record.error();
        found.hits.append({hit, record->reply.text, !hit.hidden && mayHaveBeenBilled(record->reply)});
    }
    return found;
}

QJsonObject hitJson(const FoundText &found)
{
    const SearchHit &hit = found.hit;
    QJsonArray marks;
    for (const MarkedText::Mark &mark : hit.snippet.marks)
        marks.append(QJsonArray{mark.at, mark.length});
    QJsonObject json{{u"id"_s, idText(hit.id)},
                     {u"kind"_s, hit.kind == SearchHit::Kind::Turn  ? u"prompt"_s
                                 : hit.kind == SearchHit::Kind::Job ? u"job"_s
                                                                    : u"reply"_s},
                     {u"title"_s, hit.title},
                     {u"created"_s, dateText(hit.created)},
                     {u"text"_s, found.text},
                     {u"field"_s, searchFieldName(hit.field).toString()},
                     {u"snippet"_s, hit.snippet.text},
                     {u"marks"_s, marks}};
    if (!hit.comparison.isNull())
        json.insert(u"comparison"_s, idText(hit.comparison));
    if (!hit.jobState.isEmpty())
        json.insert(u"state"_s, hit.jobState);
    if (hit.model)
        json.insert(u"model"_s, hit.model->toString());
    if (hit.hidden)
        json.insert(u"hidden"_s, true);
    if (hit.place >= 0)
        json.insert(u"letter"_s, blindLetter(hit.place));
    if (hit.state)
        json.insert(u"state"_s, replyStateName(*hit.state).toString());
    if (found.charged)
        json.insert(u"cost"_s, costJson(hit.cost, hit.sandbox));
    return json;
}

QString hitLines(const FoundText &found, UtcMicros now)
{
    const SearchHit &hit = found.hit;
    QStringList facts{Words::formatDateTime(hit.created, now)};
    facts.append(hit.hidden ? blindName(hit.place) : hit.model ? hit.model->toString() : Cli::tr("Prompt"));
    if (hit.state)
        facts.append(Words::stateWord(*hit.state));
    if (!hit.jobState.isEmpty())
        facts.append(hit.jobState);
    if (found.charged)
        facts.append(Words::costLabel(hit.cost, hit.sandbox));
    facts.append(idText(hit.id));
    return facts.join(u"  "_s) + u"\n  "_s + hit.snippet.text + u'\n';
}

/// What stands in for hits that are not found yet; empty: all are found.
QString indexingText(int indexed)
{
    //: %1: percent of the history that the search knows.
    return indexed < 100
               ? Cli::tr("The history is still being indexed: %1 %. Older entries are not found yet. \"history check\" "
                         "completes it.")
                     .arg(indexed)
               : QString();
}

struct ListedPage {
    ComparisonPage page;
    QSet<Id> open; ///< with an open blind vote
};

QJsonObject summaryJson(const ComparisonSummary &row, bool voteOpen)
{
    QJsonObject json{{u"id"_s, idText(row.id)},
                     {u"title"_s, row.title},
                     {u"updated"_s, dateText(row.updated)},
                     {u"models"_s, QJsonArray::fromStringList(row.models)},
                     {u"prompt"_s, row.prompt},
                     {u"turns"_s, row.turns},
                     {u"replies"_s, row.replies},
                     {u"failed"_s, row.failed},
                     {u"cut_off"_s, row.cutOff},
                     {u"starred"_s, row.starred},
                     {u"tags"_s, QJsonArray::fromStringList(row.tags)}};
    if (voteOpen) {
        json.insert(u"hidden"_s, true); // costs, until the vote
        return json;
    }
    json.insert(u"cost"_s, costTotalJson(row.cost));
    if (row.sandboxCost.count > 0)
        json.insert(u"sandbox_cost"_s, costTotalJson(row.sandboxCost));
    return json;
}

ExitCode refused(const CliContext &context, const std::optional<Error> &error)
{
    const Error shown = error.value_or(Error{.kind = ErrorKind::Storage});
    reportError(context, shown);
    return exitCodeOf(shown.kind);
}

void tellNext(const QString &next)
{
    if (!next.isEmpty())
        printError(Cli::tr("There is more: --cursor %1").arg(next));
}

} // namespace

ExitCode searchHistory(const CliContext &context, const HistoryAction &action)
{
    QCommandLineParser parser;
    addFilterOptions(parser);
    addPageOptions(parser);
    parser.addOption({u"relevant"_s, Cli::tr("The best of the newest 2,000 first, not the newest.")});
    if (const auto end = parseHistory(parser, context, action, 1, 1))
        return *end;
    const std::optional<HistoryFilter> filter = filterFrom(parser);
    const std::optional<int> limit = filter ? limitFrom(parser) : std::nullopt;
    if (!limit)
        return ExitCode::Usage;
    const HistoryQuery query{.text = parser.positionalArguments().constFirst(),
                             .filter = *filter,
                             .order = parser.isSet(u"relevant"_s) ? SearchOrder::Relevant : SearchOrder::Newest};
    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    const auto page = await(workbench->reader().read<FoundPage>(
        [query, limit, cursor = parser.value(u"cursor"_s)](Database &db) { return find(db, query, *limit, cursor); }));
    if (!page || !*page)
        return refused(context, page ? std::optional((*page).error()) : std::nullopt);
    const FoundPage &found = **page;
    if (context.json) {
        QJsonArray hits;
        for (const FoundText &hit : found.hits)
            hits.append(hitJson(hit));
        QJsonObject json{{u"hits"_s, hits}};
        if (!found.next.isEmpty())
            json.insert(u"next"_s, found.next);
        if (found.indexed < 100)
            json.insert(u"indexed_percent"_s, found.indexed);
        printJson(json);
        return ExitCode::Fine;
    }
    QString text;
    for (const FoundText &hit : found.hits)
        text += hitLines(hit, context.clock->nowUtc());
    printOut(text.isEmpty() ? Cli::tr("Nothing was found.") + u'\n' : harmless(text));
    if (const QString waiting = indexingText(found.indexed); !waiting.isEmpty())
        printError(waiting);
    tellNext(found.next);
    return ExitCode::Fine;
}

ExitCode listHistory(const CliContext &context, const HistoryAction &action)
{
    QCommandLineParser parser;
    addFilterOptions(parser);
    addPageOptions(parser);
    if (const auto end = parseHistory(parser, context, action, 0, 0))
        return *end;
    const std::optional<HistoryFilter> filter = filterFrom(parser);
    const std::optional<int> limit = filter ? limitFrom(parser) : std::nullopt;
    if (!limit)
        return ExitCode::Usage;
    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    const auto page = await(workbench->reader().read<ListedPage>(
        [filter, limit, cursor = parser.value(u"cursor"_s)](Database &db) -> Result<ListedPage> {
            Result<ComparisonPage> rows = ComparisonRepository(db).list(*limit, cursor, *filter);
            if (!rows)
                return rows.error();
            QList<Id> ids;
            for (const ComparisonSummary &row : std::as_const(rows->rows))
                ids.append(row.id);
            const Result<QSet<Id>> open = HistoryOverviewRepository(db).withOpenVote(ids);
            if (!open)
                return open.error();
            return ListedPage{std::move(rows).value(), *open};
        }));
    if (!page || !*page)
        return refused(context, page ? std::optional((*page).error()) : std::nullopt);
    const ComparisonPage &found = (**page).page;
    const QSet<Id> &open = (**page).open;
    if (context.json) {
        QJsonArray rows;
        for (const ComparisonSummary &row : found.rows)
            rows.append(summaryJson(row, open.contains(row.id)));
        QJsonObject json{{u"comparisons"_s, rows}};
        if (!found.next.isEmpty())
            json.insert(u"next"_s, found.next);
        printJson(json);
        return ExitCode::Fine;
    }
    TextTable table({Cli::tr("Changed"), Cli::tr("Title"), Cli::tr("Star"), Cli::tr("Models"), Cli::tr("Replies"),
                     Cli::tr("Cost"), Cli::tr("ID")},
                    {4});
    for (const ComparisonSummary &row : found.rows)
        table.add({Words::formatDateTime(row.updated, context.clock->nowUtc()), row.title,
                   row.starred ? Cli::tr("yes") : QString(), QString::number(row.models.size()),
                   QString::number(row.replies),
                   open.contains(row.id)  ? Cli::tr("hidden until you vote")
                   : row.cost.count > 0   ? Words::totalLabel(row.cost)
                                          : Words::dash(),
                   idText(row.id)});
    printOut(harmless(table.toString()));
    tellNext(found.next);
    return ExitCode::Fine;
}

} // namespace bakeoff
