// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "cli/context.h"

#include <optional>

namespace bakeoff {

/// One of the things that `history` does; a group of them has a file of its own.
struct HistoryAction {
    QLatin1StringView name;
    const char *usage; ///< "show ID", untranslated
    const char *help;  ///< what it does, for Cli::tr()
    /// `context.arguments` holds what stands behind the action's name.
    ExitCode (*run)(const CliContext &context, const HistoryAction &action);
};

/// Parses as parse() does and looks that there are `fewest` to `most` words behind the action; otherwise says how the
/// action is written.
std::optional<ExitCode> parseHistory(QCommandLineParser &parser, const CliContext &context, const HistoryAction &action,
                                     qsizetype fewest, qsizetype most);

/// The id that a word of the call names; where it is none, says so.
std::optional<Id> comparisonId(const QString &text);

ExitCode showHistory(const CliContext &context, const HistoryAction &action);
ExitCode checkHistory(const CliContext &context, const HistoryAction &action);
ExitCode backUpHistoryFile(const CliContext &context, const HistoryAction &action);
ExitCode restoreHistoryFile(const CliContext &context, const HistoryAction &action);
ExitCode exportHistoryFile(const CliContext &context, const HistoryAction &action);
ExitCode importHistoryFile(const CliContext &context, const HistoryAction &action);
ExitCode rerunHistory(const CliContext &context, const HistoryAction &action);
ExitCode searchHistory(const CliContext &context, const HistoryAction &action);
ExitCode listHistory(const CliContext &context, const HistoryAction &action);
ExitCode starHistory(const CliContext &context, const HistoryAction &action);   ///< and unstar
ExitCode tagHistory(const CliContext &context, const HistoryAction &action);    ///< and untag
ExitCode renameHistory(const CliContext &context, const HistoryAction &action);
ExitCode deleteHistory(const CliContext &context, const HistoryAction &action); ///< and undelete

} // namespace bakeoff
