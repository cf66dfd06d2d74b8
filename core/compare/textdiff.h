// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

namespace bakeoff {

/// A stretch of a difference between two texts.
struct DiffRun {
    enum class Kind {
        Equal,
        Deleted,  ///< in `a` only
        Inserted, ///< in `b` only
    };
    Kind kind = Kind::Equal;
    qsizetype aBegin = 0; ///< UTF-16 units; of an insertion: where in `a` it would stand
    qsizetype bBegin = 0; ///< likewise
    qsizetype length = 0; ///< UTF-16 units, never 0; of Equal: in both
    friend bool operator==(const DiffRun &, const DiffRun &) = default;
};

/// The difference of `b` from `a`, over words, runs of blanks and single other characters (an ideograph is a word). The
/// runs follow each other without a gap in either text; where words were replaced the deletion stands before the
/// insertion; two neighbours are never of one kind.
///
/// Lines are compared first, words within the lines that differ. Small stretches get the shortest difference (Wu, Manber,
/// Myers and Miller's O(NP) algorithm, by dtl). A large one is first cut at the words that both sides have exactly once,
/// as far as these stand in the same order ("patience"); what stays too large even so, or comes after a fixed amount of
/// work, is one deletion and one insertion. So the time grows no faster than n log n beyond that amount, whatever is in
/// the texts; 100,000 words take well under a second. Pure; any thread.
QList<DiffRun> diffWords(const QString &a, const QString &b);

/// Which blocks belong together: pairs of indexes, ascending on both sides, of blocks that are equal or share at least a
/// third of the letters of the longer one. For scrolling side by side.
QList<QPair<qsizetype, qsizetype>> alignBlocks(const QStringList &a, const QStringList &b);

} // namespace bakeoff
