// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rowlist.h"

#include <QListView>

namespace bakeoff {

void makeRowList(QListView *list, const QString &name, QAbstractItemDelegate *delegate)
{
    list->setAccessibleName(name);
    list->setItemDelegate(delegate);
    list->setUniformItemSizes(true);
    list->setFrameShape(QFrame::NoFrame);
    list->setMouseTracking(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
}

} // namespace bakeoff
