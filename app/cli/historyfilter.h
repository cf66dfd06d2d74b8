// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/historyquery.h"

#include <QCommandLineParser>

namespace bakeoff {

/// The options of `history search` and `history list` that say what to leave in.
void addFilterOptions(QCommandLineParser &parser);
/// What they ask for; nothing after a sentence about one that makes no sense.
std::optional<HistoryFilter> filterFrom(const QCommandLineParser &parser);

} // namespace bakeoff
