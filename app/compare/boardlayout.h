// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QList>
#include <QStringView>

namespace bakeoff {

/// How panes stand: Auto is columns up to four panes and a grid above.
enum class BoardMode { Auto, Columns, Grid };
QLatin1StringView boardModeName(BoardMode mode); ///< "columns"; append-only
BoardMode boardModeFromName(QStringView name);   ///< Auto where there is no such mode

/// Where panes stand, in numbers; no widgets.
namespace BoardLayout {

/// Auto told apart by the number of panes.
BoardMode shownMode(BoardMode mode, qsizetype panes);

/// Panes a row from top to bottom, the longer rows first: 5 are 3 + 2, 9 are 3 + 3 + 3. Columns: as few rows as hold
/// them. Grid: two rows or more from three panes on, at most four in a row. \param most panes that fit side by side
QList<int> rowLengths(qsizetype panes, BoardMode mode = BoardMode::Auto, int most = 4);

/// `total` px divided in the relation of `weights`, none under `least` where that is possible. The sum is `total`.
QList<int> shares(int total, const QList<double> &weights, int least);

/// Moves the border behind part `at` by `by` px, as far as both its neighbours stay `least`.
/// \return how far it went
int moveBorder(QList<int> &parts, qsizetype at, int by, int least);

} // namespace BoardLayout

} // namespace bakeoff
