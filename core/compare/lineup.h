// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "compare/comparison.h"

namespace bakeoff {

/// A named set of models with their settings, used by window and command line.
struct LineUp {
    static constexpr qsizetype LongestName = 80;
    static constexpr qsizetype MostEntries = 24; ///< as many as a comparison has panes
    struct Entry {
        ModelRef model;
        GenerationSettings settings;
        int repeat = 1;
        friend bool operator==(const Entry &, const Entry &) = default;
    };
    QString name; ///< not blank, at most LongestName characters, one line
    bool isDefault = false; ///< new comparisons start with it; at most one
    QString systemPrompt;
    GenerationSettings defaults;
    QList<Entry> entries; ///< at most MostEntries
    friend bool operator==(const LineUp &, const LineUp &) = default;
};

/// \return BadInput for a name or a number of models that the fields above do not allow.
Status checkLineUp(const LineUp &lineUp);

/// The line-up of a comparison, under a name.
LineUp lineUpOf(const Comparison &comparison, const QString &name);

/// New panes for a line-up, at most MostEntries, repeats within their range.
QList<Pane> panesOf(const LineUp &lineUp, UtcMicros now);

/// As it stands in a file and in the database, without isDefault.
QJsonObject lineUpToJson(const LineUp &lineUp);
/// `place` begins the detail of an error: "line-up 2".
Result<LineUp> lineUpFromJson(const QJsonObject &json, const QString &place);

/// A file of line-ups: {"format": "bakeoff-lineups", "version": 1, "lineups": [{"name", "system_prompt", "defaults",
/// "models": [{"model": "PROVIDER/ID", "settings", "repeat"}]}]}. A model without settings may
/// stand there as text. Which one is the default is not in it.
QByteArray lineUpsToFile(const QList<LineUp> &lineUps);
/// \return BadInput or NewerData where the file is no such file; its detail says where it went wrong.
Result<QList<LineUp>> lineUpsFromFile(const QByteArray &bytes);

} // namespace bakeoff
