// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "compare/comparison.h"

namespace bakeoff {

/// A named set of models with their settings, used by window and command line.
struct LineUp {
    struct Entry {
        ModelRef model;
        GenerationSettings settings;
        int repeat = 1;
        friend bool operator==(const Entry &, const Entry &) = default;
    };
    QString name; ///< not blank, at most 80 characters, one line
    bool isDefault = false; ///< new comparisons start with it; at most one
    QString systemPrompt;
    GenerationSettings defaults;
    QList<Entry> entries; ///< at most ComparisonDocument::MaximumPanes
    friend bool operator==(const LineUp &, const LineUp &) = default;
};

/// The line-up of a comparison, under a name.
LineUp lineUpOf(const Comparison &comparison, const QString &name);

/// A file of line-ups: {"format": "bakeoff-lineups", "version": 1, "lineups": [{"name", "system_prompt", "defaults",
/// "models": [{"model": "PROVIDER/ID", "settings", "repeat"}]}]}. Which one is the default is not in it.
QByteArray lineUpsToFile(const QList<LineUp> &lineUps);
/// \return BadInput or NewerData where the file is no such file; its detail says where it went wrong.
Result<QList<LineUp>> lineUpsFromFile(const QByteArray &bytes);

} // namespace bakeoff
