// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPair>

namespace bakeoff {

struct MarkdownBlock;

/// Takes a place in one text (AnswerView::place(): block and part of it) to the place in another that belongs to it:
/// straight lines between pairs of places that are known to belong together. Both sides of the pairs ascend.
class PlaceMap {
public:
    PlaceMap() = default;
    explicit PlaceMap(QList<QPair<double, double>> pairs) : m_pairs(std::move(pairs)) {}
    /// Block i begins at `places[i]`; one more place than blocks.
    static PlaceMap fromBlocks(const QList<double> &places);
    /// `pairs`: blocks that belong together, ascending; `from` and `to`: how many blocks there are on either side.
    static PlaceMap fromPairs(const QList<QPair<qsizetype, qsizetype>> &pairs, qsizetype from, qsizetype to);

    /// Without pairs the place itself. A place before the first pair or behind the last has that pair's partner.
    double map(double place) const;
    PlaceMap reversed() const;
    bool isEmpty() const { return m_pairs.isEmpty(); }

private:
    QList<QPair<double, double>> m_pairs;
};

/// Where a place stands in the source that the blocks were made of: 0 at its beginning, 1 at its end. By the blocks'
/// own begins, so that a heading stands at its own line whatever the view makes of its height.
double shareOf(const QList<MarkdownBlock> &blocks, double place);
/// The place that stands there; -1 without blocks.
double sharePlace(const QList<MarkdownBlock> &blocks, double share);

} // namespace bakeoff
