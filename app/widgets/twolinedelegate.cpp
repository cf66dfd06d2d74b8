// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/twolinedelegate.h"

#include "widgets/glyph.h"
#include "widgets/lookstyle_p.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"

#include <QPainter>

namespace bakeoff {

namespace {

constexpr int kRowHeight = 56;
constexpr int kTextLeft = 40;
constexpr int kTop = 9;

/// \return the width that was used, with the gap to what stands left of it
int paintAside(QPainter &p, const QRect &line, const QString &text)
{
    if (text.isEmpty())
        return 0;
    const int width = p.fontMetrics().horizontalAdvance(text) + 1;
    p.drawText(line, Qt::AlignRight | Qt::AlignVCenter, text);
    return width + metrics::kMedium;
}

} // namespace

void TwoLineDelegate::paint(QPainter *p, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokensOf(option.palette);
    const QRect r = option.rect;
    p->save();
    if (option.state & QStyle::State_Selected)
        p->fillRect(r, t.sel);
    else if (option.state & QStyle::State_MouseOver)
        p->fillRect(r, t.hover);
    p->fillRect(r.left(), r.bottom(), r.width(), 1, option.state & QStyle::State_Selected ? t.selLine : t.line);

    const QVariant look = index.data(rowroles::Look);
    const int left = r.left() + (look.isValid() ? kTextLeft : metrics::kLarge);
    const int right = r.right() - metrics::kLarge;
    const QFont title = textFont(TextStep::Normal, QFont::DemiBold);
    const QFont small = figureFont(TextStep::Small);
    const int top = r.top() + scaled(kTop);
    const QRect first(left, top, right - left, QFontMetrics(title).height());
    const QRect second(left, first.bottom() + 2, right - left, QFontMetrics(small).height());
    if (look.isValid()) {
        const auto state = static_cast<StateLook>(look.toInt());
        const QRectF glyph(r.left() + metrics::kLarge, first.center().y() - metrics::kGlyph / 2.0 + 1, metrics::kGlyph,
                           metrics::kGlyph);
        Glyph::paintState(*p, glyph, state, t.state(state), t.base);
    }
    p->setFont(small);
    p->setPen(t.text3);
    const int aside = paintAside(*p, first, index.data(rowroles::Aside).toString());
    const int asideDetail = paintAside(*p, second, index.data(rowroles::AsideDetail).toString());
    p->setPen(t.text2);
    p->drawText(second.adjusted(0, 0, -asideDetail, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                QFontMetrics(small).elidedText(index.data(rowroles::Detail).toString(), Qt::ElideRight,
                                               second.width() - asideDetail));
    p->setFont(title);
    p->setPen(t.text);
    p->drawText(first.adjusted(0, 0, -aside, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                QFontMetrics(title).elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight,
                                               first.width() - aside));
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange)
        lookdetail::paintBox(*p, r.toRectF(), {{}, t.accent, 2, 0});
    p->restore();
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, scaled(kRowHeight)};
}

} // namespace bakeoff
