// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/context.h"
#include "compare/comparison.h"
#include "compare/lineup.h"

#include <chrono>
#include <optional>

namespace bakeoff {

class Workbench;

/// What `compare` and `demo` send.
struct CompareRun {
    QList<ModelRef> models;
    std::optional<LineUp> lineUp; ///< in place of `models`; what is set below goes over its own
    QString prompt;
    PromptVariables variables;
    QList<Attachment> attachments;
    std::optional<QString> systemPrompt;
    GenerationSettings settings;
    std::optional<int> repeat; ///< answers a model, at once; absent: one, or as the line-up says
    std::optional<std::chrono::milliseconds> timeout; ///< longest silence of a provider; absent: its own
    QString title;
    std::optional<Usd> budget; ///< of this run alone
    bool allowUnknownPrice = false;
};

struct CompareOutcome {
    Comparison comparison; ///< with all that came
    ExitCode exitCode = ExitCode::Fine;
};

/// `outcome`'s exit code once the history is closed. Where something could not be written a sentence goes to stderr.
ExitCode finishRun(Workbench &workbench, const CompareOutcome &outcome);

/// Prices and parameters come with the catalogue: providers whose list was never read are asked first, for a short while.
void fetchMissingCatalogues(Workbench &workbench, const QList<ModelRef> &models, const Interrupt &interrupt);

/// Runs to the end, or until the user interrupts: then all streams are stopped and what came is kept. On a terminal a
/// line a model is kept up to date meanwhile (not with --json).
CompareOutcome runComparison(Workbench &workbench, const CompareRun &run, const CliContext &context);

/// What a budget said of the last turn, of which nothing was sent then; null: it was allowed.
const Error *refusalOf(const Comparison &comparison);
/// The answers one below the other, each under the name of its model; errors as a sentence.
void printAnswers(const Comparison &comparison);
void printAnswers(const Turn &turn);
/// One row a reply: state, clocks, tokens, cost with its kind, host.
QString figuresTable(const Comparison &comparison);

} // namespace bakeoff
