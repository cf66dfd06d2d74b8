// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/answerposition.h"
#include "widgets/markdownblock.h"

#include <QList>
#include <QPair>
#include <QSet>

#include <functional>

namespace bakeoff {

/// One block of a difference.
struct DifferencePart {
    MarkdownBlock block;  ///< runs in it are Inserted or Deleted where they are in one text only
    qsizetype base = -1;  ///< index of the baseline's block, -1: not in it
    qsizetype own = -1;   ///< index of the answer's block, -1: not in it
    bool changed = false;
};

/// A stretch that is not the same in both.
struct DifferenceChange {
    AnswerPosition from; ///< in the parts
    AnswerPosition to;
    AnswerPosition baseFrom; ///< in the baseline's blocks; no length where the baseline has nothing here
    AnswerPosition baseTo;
    QString deleted;  ///< for a screen reader, at most some 200 characters
    QString inserted;
};

/// What one answer says in other words than the baseline: the answer's blocks, with the words that only the baseline
/// has put in where they would stand.
struct AnswerDifference {
    QList<DifferencePart> parts;
    QList<DifferenceChange> changes;
    QList<QPair<qsizetype, qsizetype>> pairs; ///< blocks of baseline and answer that belong together, both ascending
    qsizetype baseBlocks = 0;
    qsizetype ownBlocks = 0;
    bool tooLong = false; ///< not compared: longer than kLongestDifference; no parts then
};

/// UTF-16 units of both texts together.
inline constexpr qsizetype kLongestDifference = 4'000'000;

/// Pure; any thread.
AnswerDifference makeDifference(const QList<MarkdownBlock> &baseline, const QList<MarkdownBlock> &answer);

/// A difference as a view shows it, blocks that are equal folded where asked.
struct DifferenceText {
    bool isBaseline = false;
    QList<MarkdownBlock> blocks;
    /// Where each block stands in the answer (AnswerView::place()), and the answer's end: one more than blocks.
    QList<double> places;
    QList<qsizetype> shownOf; ///< part -> block
    QList<qsizetype> partOf;  ///< block -> its first part
    int folded = 0;           ///< parts that are not shown

    AnswerPosition shown(AnswerPosition inParts) const;
};

/// \param fold equal blocks give way to one that names their number; lines of code and rows that stand alone stay
/// \param opened parts that are shown all the same
/// \param words makes the text of a fold from the number of blocks in it
DifferenceText differenceText(const QList<DifferencePart> &parts, qsizetype ownBlocks, bool fold,
                              const QSet<qsizetype> &opened, const std::function<QString(int)> &words);

} // namespace bakeoff
