// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/boardlayout.h"

#include "base/enumnames.h"

#include <algorithm>
#include <numeric>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostInGridRow = 4;

constexpr EnumNames<BoardMode, 3> kModes{{
    {BoardMode::Auto, "auto"_L1},
    {BoardMode::Columns, "columns"_L1},
    {BoardMode::Grid, "grid"_L1},
}};

} // namespace

QLatin1StringView boardModeName(BoardMode mode)
{
    return nameOf(kModes, mode);
}

BoardMode boardModeFromName(QStringView name)
{
    return valueOf(kModes, name).value_or(BoardMode::Auto);
}

BoardMode BoardLayout::shownMode(BoardMode mode, qsizetype panes)
{
    if (mode != BoardMode::Auto)
        return mode;
    return panes <= kMostInGridRow ? BoardMode::Columns : BoardMode::Grid;
}

QList<int> BoardLayout::rowLengths(qsizetype panes, BoardMode mode, int most)
{
    if (panes <= 0)
        return {0};
    qsizetype inRow = std::max(1, most);
    qsizetype rows = 1;
    if (shownMode(mode, panes) == BoardMode::Grid) {
        inRow = std::min<qsizetype>(inRow, kMostInGridRow);
        rows = panes > 2 ? 2 : 1; // three and four are a grid too where it is asked for
    }
    rows = std::max(rows, (panes + inRow - 1) / inRow);
    QList<int> lengths;
    for (qsizetype row = 0; row < rows; ++row)
        lengths.append(static_cast<int>(panes / rows + (row < panes % rows ? 1 : 0)));
    return lengths;
}

QList<int> BoardLayout::shares(int total, const QList<double> &weights, int least)
{
    const qsizetype count = weights.size();
    QList<int> parts(count, 0);
    if (count == 0)
        return parts;
    const int lowest = std::min(least, total / static_cast<int>(count));
    // Whoever would get less than the least gets that, and the others share what is left.
    QList<bool> pinned(count, false);
    for (bool again = true; again;) {
        again = false;
        double weight = 0;
        int room = total;
        for (qsizetype i = 0; i < count; ++i) {
            if (pinned[i])
                room -= lowest;
            else
                weight += weights[i];
        }
        int given = 0;
        qsizetype last = -1;
        for (qsizetype i = 0; i < count; ++i) {
            if (pinned[i]) {
                parts[i] = lowest;
                continue;
            }
            parts[i] = static_cast<int>(room * weights[i] / weight);
            given += parts[i];
            last = i;
            if (parts[i] < lowest) {
                pinned[i] = true;
                again = true;
            }
        }
        if (!again && last >= 0)
            parts[last] += room - given; // what rounding left over
    }
    parts[count - 1] += total - std::accumulate(parts.begin(), parts.end(), 0);
    return parts;
}

int BoardLayout::moveBorder(QList<int> &parts, qsizetype at, int by, int least)
{
    if (at < 0 || at + 1 >= parts.size())
        return 0;
    const int back = std::min(0, least - parts[at]);
    const int forth = std::max(0, parts[at + 1] - least);
    const int moved = std::clamp(by, back, forth);
    parts[at] += moved;
    parts[at + 1] -= moved;
    return moved;
}

} // namespace bakeoff
