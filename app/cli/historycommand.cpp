// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/historycommand.h"

#include <algorithm>
#include <array>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kActions{
    HistoryAction{"show"_L1, "show ID", QT_TRANSLATE_NOOP("bakeoff::Cli", "prints a comparison or a reply"), showHistory},
    HistoryAction{"check"_L1, "check", QT_TRANSLATE_NOOP("bakeoff::Cli", "examines the whole history, and completes its search index"), checkHistory},
    HistoryAction{"backup"_L1, "backup [FILE | --list]",
                  QT_TRANSLATE_NOOP("bakeoff::Cli", "copies the whole history while it is in use"), backUpHistoryFile},
    HistoryAction{"restore"_L1, "restore FILE",
                  QT_TRANSLATE_NOOP("bakeoff::Cli", "replaces the history by a backup; as it was it is kept"),
                  restoreHistoryFile},
    HistoryAction{"export"_L1, "export FILE [ID...]",
                  QT_TRANSLATE_NOOP("bakeoff::Cli", "writes comparisons with all that belongs to them"), exportHistoryFile},
    HistoryAction{"import"_L1, "import FILE",
                  QT_TRANSLATE_NOOP("bakeoff::Cli", "adds the comparisons of an exported file"), importHistoryFile},
    HistoryAction{"rerun"_L1, "rerun ID",
                  QT_TRANSLATE_NOOP("bakeoff::Cli", "sends the prompts of a comparison again and compares"), rerunHistory},
    HistoryAction{"search"_L1, "search TEXT",
                  QT_TRANSLATE_NOOP("bakeoff::Cli", "finds prompts and replies, newest first; * finds all"), searchHistory},
    HistoryAction{"list"_L1, "list", QT_TRANSLATE_NOOP("bakeoff::Cli", "lists comparisons, newest first"), listHistory},
    HistoryAction{"star"_L1, "star ID", QT_TRANSLATE_NOOP("bakeoff::Cli", "gives a comparison a star"), starHistory},
    HistoryAction{"unstar"_L1, "unstar ID", QT_TRANSLATE_NOOP("bakeoff::Cli", "takes the star away"), starHistory},
    HistoryAction{"tag"_L1, "tag ID TAG", QT_TRANSLATE_NOOP("bakeoff::Cli", "gives a comparison a tag"), tagHistory},
    HistoryAction{"untag"_L1, "untag ID TAG", QT_TRANSLATE_NOOP("bakeoff::Cli", "takes a tag away"), tagHistory},
    HistoryAction{"rename"_L1, "rename ID TITLE",
                  QT_TRANSLATE_NOOP("bakeoff::Cli", "gives a comparison a title; \"\" makes one from its prompt"),
                  renameHistory},
    HistoryAction{"delete"_L1, "delete ID",
                  QT_TRANSLATE_NOOP("bakeoff::Cli", "deletes a comparison; it can come back for a day"), deleteHistory},
    HistoryAction{"undelete"_L1, "undelete ID", QT_TRANSLATE_NOOP("bakeoff::Cli", "brings it back"), deleteHistory},
};

} // namespace

std::optional<ExitCode> parseHistory(QCommandLineParser &parser, const CliContext &context, const HistoryAction &action,
                                     qsizetype fewest, qsizetype most)
{
    parser.setApplicationDescription(u"history %1: %2"_s.arg(QLatin1StringView(action.usage), Cli::tr(action.help)));
    if (const auto end = parse(parser, context, u"history "_s + action.name))
        return end;
    const qsizetype words = parser.positionalArguments().size();
    if (words >= fewest && words <= most)
        return std::nullopt;
    return usageError(Cli::tr("Write \"history %1\".").arg(QLatin1StringView(action.usage)));
}

std::optional<Id> comparisonId(const QString &text)
{
    const Id id = Id::fromString(text);
    if (!id.isNull())
        return id;
    printError(Cli::tr("\"%1\" is no id of a comparison.").arg(harmless(text)));
    return std::nullopt;
}

ExitCode runHistory(const CliContext &context)
{
    const QString name = context.arguments.value(0);
    const auto action = std::ranges::find(kActions, name, &HistoryAction::name);
    if (action != kActions.end()) {
        CliContext rest = context;
        rest.arguments.removeFirst();
        return action->run(rest, *action);
    }
    QString list;
    QStringList names;
    for (const HistoryAction &known : kActions) {
        list += u"\n  %1: %2"_s.arg(QLatin1StringView(known.usage), Cli::tr(known.help));
        names.append(known.name);
    }
    QCommandLineParser parser;
    parser.setApplicationDescription(Cli::tr("Works on what is stored.") + list);
    parser.addPositionalArgument(u"action"_s, names.join(u", "_s));
    if (const auto end = parse(parser, context, u"history"_s))
        return *end;
    return usageError(Cli::tr("Write \"history\" and one of these words: %1.").arg(names.join(u", "_s)));
}

} // namespace bakeoff
