// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include <QJsonObject>

namespace bakeoff {

/// `history show --json`: the document with its tree of turns, files, variables, votes and judgements; see JSON.md.
QJsonObject documentJson(const Comparison &comparison);
/// The same for people: each prompt with what went along, its answers and what was thought of them, then the figures.
void printDocument(const Comparison &comparison);

} // namespace bakeoff
