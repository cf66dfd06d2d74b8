// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractItemDelegate;
class QListView;
class QString;

namespace bakeoff {

/// Makes a list one of rows that are equally high, drawn by `delegate`, without a frame, nothing edited in its place.
/// \param name its accessible name
void makeRowList(QListView *list, const QString &name, QAbstractItemDelegate *delegate);

} // namespace bakeoff
