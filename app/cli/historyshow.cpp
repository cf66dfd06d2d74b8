// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/blindturn.h"
#include "cli/historycommand.h"
#include "cli/historyprint.h"
#include "cli/interrupt.h"
#include "cli/replyjson.h"

#include "store/historyrepository.h"
#include "store/judgementrepository.h"
#include "store/searchrepository.h"
#include "store/storereader.h"
#include "store/storethread.h"
#include "workbench/workbench.h"

#include <QJsonArray>

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

ExitCode showHistory(const CliContext &context, const HistoryAction &action)
{
    QCommandLineParser parser;
    if (const auto end = parseHistory(parser, context, action, 1, 1))
        return *end;
    const QString text = parser.positionalArguments().constFirst();
    const Id id = QUuid::fromString(text);
    if (id.isNull())
        return usageError(Cli::tr("\"%1\" is no id of a comparison or reply.").arg(harmless(text)));
    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    using Entry = std::variant<Comparison, ReplyRecord>;
    struct Shown {
        Entry entry;
        std::optional<BlindVote> vote; ///< on the turn of a reply
    };
    const auto found = await(workbench->reader().read<Shown>([id](Database &db) -> Result<Shown> {
        Result<Entry> entry = HistoryRepository(db).show(id);
        if (!entry)
            return entry.error();
        Shown shown{.entry = std::move(entry).value(), .vote = {}};
        if (const auto *record = std::get_if<ReplyRecord>(&shown.entry)) {
            const Result<QHash<Id, BlindVote>> votes = JudgementRepository(db).votesOf(record->comparison);
            if (!votes)
                return votes.error();
            if (const auto vote = votes->constFind(record->reply.turn); vote != votes->cend())
                shown.vote = *vote;
        }
        return shown;
    }));
    if (!found || !*found) {
        reportError(context, found ? found->error() : Error{.kind = ErrorKind::Storage});
        return found && found->error().kind == ErrorKind::NotFound ? ExitCode::SomeFailed : ExitCode::Profile;
    }
    if (const auto *comparison = std::get_if<Comparison>(&(**found).entry)) {
        if (context.json)
            printJson(documentJson(*comparison));
        else
            printDocument(*comparison);
        return ExitCode::Fine;
    }
    const ReplyRecord &record = std::get<ReplyRecord>((**found).entry);
    const Turn turn{.number = record.turnNumber, .prompt = record.prompt, .vote = (**found).vote, .replies = {record.reply}};
    if (context.json) {
        const auto place = hiddenPlace(turn, record.reply);
        QJsonObject json = place ? hiddenReplyJson(record.reply, *place) : replyJson(record.reply);
        json.insert(u"comparison"_s, idText(record.comparison));
        json.insert(u"turn"_s, record.turnNumber);
        json.insert(u"prompt"_s, record.prompt);
        printJson(json);
        return ExitCode::Fine;
    }
    Comparison one{.id = record.comparison, .title = record.title};
    one.turns.append(turn);
    printDocument(one);
    return ExitCode::Fine;
}

namespace {

/// Makes what the search index of a history from an earlier version still lacks: programs that end at once never would.
Status completeIndex(Workbench &workbench, const Interrupt &interrupt)
{
    constexpr qint64 kPiece = 500;
    bool told = false;
    for (;;) {
        const auto left = await(workbench.reader().read<bool>([](Database &db) { return SearchRepository(db).hasUnindexed(); }));
        if (!left || !*left)
            return left ? Status(left->error()) : Status(Error{.kind = ErrorKind::Storage});
        if (!**left || interrupt.raised())
            return success();
        if (!std::exchange(told, true))
            printError(Cli::tr("The search index is being completed."));
        const auto made = await(workbench.store().write([](Database &db) {
            const Result<bool> more = SearchRepository(db).indexMore(kPiece);
            return more ? success() : Status(more.error());
        }));
        if (!made || !*made)
            return made ? *made : Status(Error{.kind = ErrorKind::Storage});
    }
}

} // namespace

ExitCode checkHistory(const CliContext &context, const HistoryAction &action)
{
    QCommandLineParser parser;
    if (const auto end = parseHistory(parser, context, action, 0, 0))
        return *end;
    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    const auto checked
        = await(workbench->reader().read<HistoryCheck>([](Database &db) { return HistoryRepository(db).check(); }));
    if (!checked || !*checked) {
        reportError(context, checked ? checked->error() : Error{.kind = ErrorKind::Storage});
        return ExitCode::Profile;
    }
    const HistoryCheck &found = **checked;
    if (found.ok()) {
        if (const Status made = completeIndex(*workbench, *context.interrupt); !made)
            reportError({.json = false}, made.error()); // the history is sound all the same
    }
    if (context.json) {
        printJson({{u"ok"_s, found.ok()},
                   {u"problems"_s, QJsonArray::fromStringList(found.problems)},
                   {u"schema"_s, found.schemaVersion},
                   {u"comparisons"_s, found.comparisons},
                   {u"turns"_s, found.turns},
                   {u"replies"_s, found.replies},
                   {u"unfinished"_s, found.unfinished},
                   {u"charges"_s, found.charges},
                   {u"providers"_s, found.providers}});
    } else {
        for (const QString &problem : found.problems)
            printError(problem);
        if (!found.ok())
            printError(damagedAdvice(context, *workbench));
        printOut(found.ok() ? Cli::tr("The history is sound.") + u'\n'
                            : Cli::tr("The history is damaged. Nothing was changed.") + u'\n');
        printOut(Cli::tr("Comparisons: %1, replies: %2, charges: %3.")
                     .arg(found.comparisons)
                     .arg(found.replies)
                     .arg(found.charges)
                 + u'\n');
    }
    return found.ok() ? ExitCode::Fine : ExitCode::Profile;
}

} // namespace bakeoff
