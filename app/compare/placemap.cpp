// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/placemap.h"

#include "widgets/markdownblock.h"

#include <algorithm>

namespace bakeoff {

PlaceMap PlaceMap::fromBlocks(const QList<double> &places)
{
    QList<QPair<double, double>> pairs;
    pairs.reserve(places.size());
    for (qsizetype i = 0; i < places.size(); ++i)
        pairs.append({double(i), places[i]});
    return PlaceMap(std::move(pairs));
}

PlaceMap PlaceMap::fromPairs(const QList<QPair<qsizetype, qsizetype>> &pairs, qsizetype from, qsizetype to)
{
    QList<QPair<double, double>> known{{0.0, 0.0}};
    for (const auto &[a, b] : pairs) {
        // The block from its top to its bottom; what stands between two pairs is shared out in proportion.
        for (const QPair<double, double> &edge : {QPair(double(a), double(b)), QPair(double(a + 1), double(b + 1))}) {
            if (edge.first > known.last().first || edge.second > known.last().second)
                known.append(edge);
        }
    }
    const QPair<double, double> end{double(from), double(to)};
    if (known.last() != end)
        known.append(end);
    return PlaceMap(std::move(known));
}

double PlaceMap::map(double place) const
{
    if (m_pairs.isEmpty())
        return place;
    const auto after = std::ranges::upper_bound(m_pairs, place, {}, &QPair<double, double>::first);
    if (after == m_pairs.begin())
        return m_pairs.first().second;
    if (after == m_pairs.end())
        return m_pairs.last().second;
    const auto &[a0, b0] = *(after - 1);
    const auto &[a1, b1] = *after;
    return b0 + (b1 - b0) * (place - a0) / (a1 - a0);
}

PlaceMap PlaceMap::reversed() const
{
    QList<QPair<double, double>> pairs;
    pairs.reserve(m_pairs.size());
    for (const auto &[a, b] : m_pairs)
        pairs.append({b, a});
    return PlaceMap(std::move(pairs));
}

namespace {

/// Where the block begins in the source; behind the last one: where that ends.
double beginOf(const QList<MarkdownBlock> &blocks, qsizetype index)
{
    return double(index < blocks.size() ? blocks[index].begin : std::max(blocks.last().begin, blocks.last().end));
}

} // namespace

double shareOf(const QList<MarkdownBlock> &blocks, double place)
{
    if (blocks.isEmpty() || place <= 0)
        return 0;
    const double whole = beginOf(blocks, blocks.size());
    const auto index = std::min(qsizetype(place), blocks.size() - 1);
    const double begin = beginOf(blocks, index);
    const double end = std::max(begin, beginOf(blocks, index + 1));
    return whole > 0 ? std::min(1.0, (begin + (end - begin) * (place - double(index))) / whole) : 0;
}

double sharePlace(const QList<MarkdownBlock> &blocks, double share)
{
    if (blocks.isEmpty())
        return -1;
    const double at = share * beginOf(blocks, blocks.size());
    const auto after = std::ranges::upper_bound(blocks, at, {}, [](const MarkdownBlock &block) { return double(block.begin); });
    const qsizetype index = std::max<qsizetype>(0, after - blocks.begin() - 1);
    const double begin = beginOf(blocks, index);
    const double end = beginOf(blocks, index + 1);
    return double(index) + (end > begin ? std::clamp((at - begin) / (end - begin), 0.0, 0.9999) : 0.0);
}

} // namespace bakeoff
