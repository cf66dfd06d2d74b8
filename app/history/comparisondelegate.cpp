// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/comparisondelegate.h"

#include "history/comparisonlistmodel.h"
#include "widgets/metrics.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <QPainter>

namespace bakeoff {

QSize ComparisonDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int lines = QFontMetrics(textFont(TextStep::Normal)).height() + QFontMetrics(textFont(TextStep::Small)).height();
    return {option.rect.width(), lines + 2 * metrics::kSmall + metrics::kHair};
}

void ComparisonDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &tokens = tokensOf(option.palette);
    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(option.rect, tokens.sel);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, tokens.hover);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.line);
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter->setPen(QPen(tokens.accent, 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
    }

    const QRect row = option.rect.adjusted(metrics::kLarge, metrics::kSmall, -metrics::kLarge, -metrics::kSmall);
    const QFont titleFont = textFont(TextStep::Normal, QFont::Medium);
    const QFont smallFont = textFont(TextStep::Small);
    const QFontMetrics title(titleFont);
    const QFontMetrics small(smallFont);
    const auto line = [&](int top, const QFontMetrics &leftMetrics, const QFont &leftFont, const QColor &leftColor,
                          const QString &left, const QString &right) {
        const int rightWidth = small.horizontalAdvance(right);
        const QRect area(row.left(), top, row.width(), leftMetrics.height());
        painter->setFont(smallFont);
        painter->setPen(tokens.text3);
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, right);
        painter->setFont(leftFont);
        painter->setPen(leftColor);
        const int room = row.width() - (right.isEmpty() ? 0 : rightWidth + metrics::kLarge);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, leftMetrics.elidedText(left, Qt::ElideRight, room));
    };
    line(row.top(), title, titleFont, tokens.text, index.data(Qt::DisplayRole).toString(),
         index.data(ComparisonListModel::WhenRole).toString());
    line(row.bottom() - small.height() + 1, small, smallFont, tokens.text2,
         index.data(ComparisonListModel::ModelsRole).toString(), index.data(ComparisonListModel::CostRole).toString());
    painter->restore();
}

} // namespace bakeoff
