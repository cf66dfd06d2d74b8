// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;
class QWidget;

namespace bakeoff {

/// These keep a size at scaled(px) while the size of the text changes at run time.
void keepScaledHeight(QWidget *widget, int px);        ///< fixed
void keepScaledMinimumHeight(QWidget *widget, int px);
void keepScaledWidth(QWidget *widget, int px);         ///< fixed
/// A table without a scroll bar of its own: the header and its rows, at most `most`, each scaled(px) high.
void keepRowsShown(QTableView *table, int px, int most);

} // namespace bakeoff
