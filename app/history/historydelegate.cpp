// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historydelegate.h"

#include "history/historylistmodel.h"
#include "history/historywords.h"
#include "widgets/glyph.h"
#include "widgets/icons.h"
#include "widgets/lookstyle_p.h"
#include "widgets/metrics.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"
#include "words/words.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kGroup = 28;
constexpr int kTextLeft = 42;
constexpr int kTop = 9;
constexpr int kSnippetLines = 2;

int rowHeight()
{
    const int title = QFontMetrics(textFont(TextStep::Normal, QFont::DemiBold)).height();
    const int small = QFontMetrics(textFont(TextStep::Small)).height();
    return 2 * scaled(kTop) + title + (kSnippetLines + 1) * small + 2 * metrics::kHair;
}

/// Two lines of text with its marks; what does not fit ends in "…".
void paintSnippet(QPainter &painter, const QRect &rect, const QPalette &palette, const MarkedText &snippet)
{
    const Tokens &t = tokensOf(palette);
    const QFont font = textFont(TextStep::Small);
    const QFontMetrics fm(font);
    QTextLayout layout(snippet.text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    for (const MarkedText::Mark &mark : snippet.marks) {
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(mark.at);
        range.length = static_cast<int>(mark.length);
        range.format.setBackground(t.hit);
        range.format.setForeground(t.hitText);
        formats.append(range);
    }
    layout.setFormats(formats);
    layout.beginLayout();
    for (int i = 0; i < kSnippetLines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(rect.width());
        line.setPosition(QPointF(0, i * fm.height()));
    }
    layout.endLayout();
    painter.setPen(t.text2);
    const int lines = layout.lineCount();
    const QTextLine last = lines > 0 ? layout.lineAt(lines - 1) : QTextLine();
    if (lines < kSnippetLines || last.textStart() + last.textLength() >= snippet.text.size()) {
        layout.draw(&painter, rect.topLeft());
        return;
    }
    // The rest goes on the second line, as far as there is room.
    const QTextLine first = layout.lineAt(0);
    first.draw(&painter, rect.topLeft());
    for (const MarkedText::Mark &mark : snippet.marks) {
        const auto begin = static_cast<int>(mark.at);
        const auto end = static_cast<int>(mark.at + mark.length);
        if (begin >= first.textLength())
            break;
        const qreal x = first.cursorToX(begin);
        const qreal beyond = first.cursorToX(std::min(end, first.textLength()));
        const QRectF ground(rect.left() + x, rect.top(), beyond - x, fm.height());
        painter.fillRect(ground, t.hit);
        painter.setPen(t.hitText);
        painter.setFont(font);
        painter.drawText(QPointF(ground.left(), rect.top() + fm.ascent()), snippet.text.mid(begin, std::min(end, first.textLength()) - begin));
        painter.setPen(t.text2);
    }
    const QString rest = snippet.text.mid(last.textStart());
    const QString shown = fm.elidedText(rest, Qt::ElideRight, rect.width());
    QTextLayout second(shown, font);
    QList<QTextLayout::FormatRange> moved;
    for (QTextLayout::FormatRange range : std::as_const(formats)) {
        range.start -= last.textStart();
        if (range.start < 0) {
            range.length += range.start;
            range.start = 0;
        }
        range.length = std::min(range.length, static_cast<int>(shown.size()) - range.start);
        if (range.length > 0)
            moved.append(range);
    }
    second.setFormats(moved);
    second.beginLayout();
    QTextLine line = second.createLine();
    if (line.isValid()) {
        line.setLineWidth(1e6);
        line.setPosition({0, 0});
    }
    second.endLayout();
    second.draw(&painter, QPointF(rect.left(), rect.top() + fm.height()));
}

} // namespace

HistoryDelegate::HistoryDelegate(const HistoryListModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

int HistoryDelegate::groupHeight()
{
    return scaled(kGroup);
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {200, m_model.isGroup(index.row()) ? groupHeight() : rowHeight()};
}

void HistoryDelegate::paintGroup(QPainter &painter, const QRect &rect, const QPalette &palette, const QString &text,
                                 const QString &aside)
{
    const Tokens &t = tokensOf(palette);
    painter.fillRect(rect, t.alt);
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t.line);
    QRect line = rect.adjusted(metrics::kLarge, 0, -metrics::kLarge, -1);
    painter.setFont(figureFont(TextStep::Small));
    painter.setPen(t.text3);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, aside);
    if (!aside.isEmpty())
        line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(aside) - metrics::kMedium);
    const QFont bold = textFont(TextStep::Small, QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(t.text2);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(bold).elidedText(text, Qt::ElideRight, line.width()));
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokensOf(option.palette);
    painter->save();
    const HistoryEntry *entry = m_model.entryAt(index);
    if (!entry) {
        paintGroup(*painter, option.rect, option.palette, index.data(Qt::DisplayRole).toString(), {});
        painter->restore();
        return;
    }
    const QRect r = option.rect;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(r, t.sel);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(r, t.hover);
    painter->fillRect(r.left(), r.bottom(), r.width(), 1, selected ? t.selLine : t.line);

    const QFont titleFont = textFont(TextStep::Normal, QFont::DemiBold);
    const QFont small = figureFont(TextStep::Small);
    const QFontMetrics title(titleFont);
    const QFontMetrics fm(small);
    const int left = r.left() + kTextLeft;
    const int right = r.right() - metrics::kLarge;
    const QRect first(left, r.top() + scaled(kTop), right - left, title.height());
    const int icon = metrics::kIcon;
    painter->drawPixmap(QRect(r.left() + metrics::kLarge, first.center().y() - icon / 2, icon, icon),
                        iconPixmap(HistoryWords::iconOf(*entry), t.text2, icon, painter->device()->devicePixelRatioF()));

    painter->setFont(small);
    painter->setPen(t.text3);
    const QString when = Words::formatTime(entry->when);
    painter->drawText(first, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, when);
    int room = first.width() - fm.horizontalAdvance(when) - metrics::kMedium;
    if (entry->summary.starred)
        room -= metrics::kIcon + metrics::kTight;
    painter->setFont(titleFont);
    painter->setPen(t.text);
    const QString shown = title.elidedText(HistoryWords::titleOf(entry->summary), Qt::ElideRight, room);
    painter->drawText(first, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    if (entry->summary.starred) {
        const int at = left + title.horizontalAdvance(shown) + metrics::kTight + metrics::kHair;
        const int star = metrics::kIconSmall;
        painter->drawPixmap(QRect(at, first.center().y() - star / 2, star, star),
                            iconPixmap(u"star"_s, t.state(StateLook::CutOff), star,
                                       painter->device()->devicePixelRatioF()));
    }

    const QRect text(left, first.bottom() + 1 + metrics::kHair, right - left, kSnippetLines * fm.height());
    paintSnippet(*painter, text, option.palette, HistoryWords::snippetOf(*entry));
    paintFacts(*painter, QRect(left, text.bottom() + 1 + metrics::kHair, right - left, fm.height()), option.palette, *entry);
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        lookdetail::paintBox(*painter, r.toRectF().adjusted(0, 0, 0, -1), {{}, t.accent, 2, 0});
    painter->restore();
}

void HistoryDelegate::paintFacts(QPainter &painter, const QRect &line, const QPalette &palette,
                                 const HistoryEntry &entry) const
{
    const Tokens &t = tokensOf(palette);
    const QFont font = figureFont(TextStep::Small);
    const QFontMetrics fm(font);
    painter.setFont(font);
    int x = line.left();
    const auto put = [&](const QString &text, const QColor &color) {
        const int room = line.right() - x;
        if (text.isEmpty() || room < fm.averageCharWidth() * 3)
            return;
        painter.setPen(color);
        const QString shown = fm.elidedText(text, Qt::ElideRight, room);
        painter.drawText(QRect(x, line.top(), room, line.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         shown);
        x += fm.horizontalAdvance(shown) + metrics::kMedium;
    };
    const auto state = [&](StateLook look, const QString &text) {
        if (line.right() - x < metrics::kGlyph * 3)
            return;
        Glyph::paintState(painter,
                          QRectF(x, line.center().y() - metrics::kGlyph / 2.0 + 1, metrics::kGlyph, metrics::kGlyph), look,
                          t.state(look), t.base);
        x += metrics::kGlyph + metrics::kTight;
        put(text, t.state(look));
    };
    const ComparisonSummary &s = entry.summary;
    put(HistoryWords::modelsOf(s), t.text2);
    put(HistoryWords::costOf(entry), t.text2);
    if (s.failed > 0)
        state(StateLook::Failed, tr("%n failed", nullptr, s.failed));
    if (s.cutOff > 0)
        state(StateLook::CutOff, tr("%n cut off", nullptr, s.cutOff));
    if (entry.hits > 0)
        put(HistoryWords::hitsOf(entry.hits, false), t.text2);
    for (const QString &tag : s.tags) {
        const QString text = fm.elidedText(tag, Qt::ElideRight, line.width() / 3);
        const int width = fm.horizontalAdvance(text) + 2 * metrics::kTight + metrics::kHair;
        if (x + width > line.right())
            break;
        lookdetail::paintBox(painter, QRectF(x, line.top(), width, line.height()), {t.hover, {}, 0, metrics::kRadiusField});
        painter.setPen(t.text2);
        painter.drawText(QRect(x, line.top(), width, line.height()), Qt::AlignCenter | Qt::TextSingleLine, text);
        x += width + metrics::kTight;
    }
}

} // namespace bakeoff
