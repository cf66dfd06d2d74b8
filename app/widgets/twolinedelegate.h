// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace bakeoff {

/// Roles of a row of two lines. Texts are plain.
namespace rowroles {
enum : int {
    Look = Qt::UserRole + 1, ///< int(StateLook); invalid: no glyph
    Detail,                  ///< second line
    Aside,                   ///< first line, right
    AsideDetail,             ///< second line, right
    Key,                     ///< what identifies the row
};
}

/// Rows of two lines: a glyph and a bold title, a text at the right; a small line below. All rows are equally high.
class TwoLineDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace bakeoff
