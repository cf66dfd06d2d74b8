// SPDX-License-Identifier: GPL-3.0-or-later
// The half of AnswerFlow that paints.
#include "widgets/answerflow.h"
#include "widgets/glyph.h"
#include "widgets/metrics.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace bakeoff {
namespace {

using Kind = MarkdownBlock::Kind;
using Join = MarkdownBlock::Join;

/// Far enough outside for a rounded corner not to be seen.
constexpr int kBeyond = 12;
/// Side of the square that holds a corner of a code block's frame.
constexpr int kCorner = int(metrics::kRadiusButton) + 1;

} // namespace

void AnswerFlow::paint(QPainter &painter, const QRect &clip, const PaintState &state)
{
    const qsizetype first = indexAt(clip.top());
    if (first < 0) {
        if (state.streaming)
            painter.fillRect(streamingRect(), m_style.tokens->accent);
        return;
    }
    qsizetype last = first;
    while (last + 1 < m_blocks.size() && top(last + 1) <= clip.bottom())
        ++last;

    for (qsizetype i = first; i <= last; ++i) {
        if (m_blocks[i].kind != Kind::Code)
            continue;
        qsizetype end = i;
        while (end < last && m_blocks[end + 1].join != Join::Start)
            ++end;
        paintCode(painter, clip, i, end, state);
        i = end;
    }
    for (qsizetype i = first; i <= last; ++i) {
        const Laid &l = laid(i);
        const MarkdownBlock &block = m_blocks[i];
        ++m_paintedBlocks;
        paintMarks(painter, clip, i);
        if (block.kind == Kind::TableRow)
            paintRow(painter, i);
        if (block.kind == Kind::Rule)
            painter.fillRect(indent(i), top(i) + item(i).height / 2, m_width - indent(i), 1, m_style.tokens->line2);
        if (block.kind == Kind::Fold) {
            painter.fillRect(0, top(i), m_width, item(i).height, m_style.tokens->alt);
            painter.fillRect(0, top(i), m_width, 1, m_style.tokens->line);
            painter.fillRect(0, bottom(i) - 1, m_width, 1, m_style.tokens->line);
        }
        paintGrounds(painter, clip, i, state);
        for (std::size_t box = 0; box < l.boxes.size(); ++box) {
            const QPointF at = boxOrigin(i, box);
            l.boxes[box].paint(painter, at, clip.top() - at.y(), clip.bottom() + 1 - at.y());
        }
        paintDifference(painter, i);
    }
    if (state.streaming) {
        painter.fillRect(streamingRect(), m_style.tokens->accent);
    }
    if (state.focus && state.focus->block >= first && state.focus->block <= last) {
        painter.setPen(QPen(m_style.tokens->accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.setRenderHint(QPainter::Antialiasing);
        for (const QRect &rect : targetRects(*state.focus))
            painter.drawRoundedRect(QRectF(rect).adjusted(-2, 1, 2, -1), metrics::kRadiusMark, metrics::kRadiusMark);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
}

void AnswerFlow::paintCode(QPainter &painter, const QRect &clip, qsizetype first, qsizetype last,
                           const PaintState &state) const
{
    const Tokens &t = *m_style.tokens;
    const int left = indent(first);
    const bool open = m_blocks[first].join == Join::Start;
    const int upper = open ? top(first) : std::min(top(first), clip.top()) - kBeyond;
    const int lower = joinsNext(last) ? std::max(bottom(last), clip.bottom()) + kBeyond : bottom(last) + endPad(last);
    paintFrame(painter, clip, QRect(left, upper, m_width - left, lower - upper));
    if (!open)
        return;
    const QRect head = codeHead(first);
    if (!head.intersects(clip))
        return;
    painter.fillRect(head.left() + 1, head.bottom(), head.width() - 2, 1, t.line);
    painter.setFont(m_style.label);
    const QRect words = head.adjusted(m_style.codeSide, 0, -m_style.codeSide, 0);
    const QRect copy = copyWord(first);
    painter.setPen(t.text2);
    const QString name = CodeHighlighting::languageName(m_blocks[first].info);
    const int room = copy.left() - words.left();
    painter.drawText(QRect(words.left(), words.top(), room, words.height()), Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetricsF(m_style.label).elidedText(name, Qt::ElideRight, room));
    const bool copied = state.copiedCode == first;
    painter.setPen(copied ? t.text2 : t.accent);
    QFont font = m_style.label;
    font.setUnderline(!copied && state.hoveredCode == first);
    painter.setFont(font);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignRight,
                     copied ? QCoreApplication::translate("AnswerFlow", "Copied")
                            : QCoreApplication::translate("AnswerFlow", "Copy"));
}

/// A block that is cut by the clip goes on beyond it; one that ends in it must not be painted past its end. Only the
/// corners need the slow way, and they are drawn once for all: the lower ones move with every line that comes.
void AnswerFlow::paintFrame(QPainter &painter, const QRect &clip, const QRect &frame) const
{
    const Tokens &t = *m_style.tokens;
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QImage *image = ratio == std::floor(ratio) ? &corners(ratio) : nullptr;
    const auto cap = [&](int y, bool upper) {
        if (!image || frame.width() < 2 * kCorner || frame.height() < 2 * kCorner) {
            painter.save();
            painter.setClipRect(QRect(frame.left(), y, frame.width(), kCorner), Qt::IntersectClip);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(t.line);
            painter.setBrush(t.code);
            painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), metrics::kRadiusButton,
                                    metrics::kRadiusButton);
            painter.restore();
            return;
        }
        const qreal side = kCorner * ratio;
        const int right = frame.left() + frame.width() - kCorner;
        painter.drawImage(QRectF(frame.left(), y, kCorner, kCorner), *image, QRectF(0, upper ? 0 : side, side, side));
        painter.drawImage(QRectF(right, y, kCorner, kCorner), *image, QRectF(side, upper ? 0 : side, side, side));
        const int between = right - frame.left() - kCorner;
        painter.fillRect(frame.left() + kCorner, upper ? y : y + kCorner - 1, between, 1, t.line);
        painter.fillRect(frame.left() + kCorner, upper ? y + 1 : y, between, kCorner - 1, t.code);
    };
    const int end = frame.top() + frame.height();
    if (clip.top() < frame.top() + kCorner)
        cap(frame.top(), true);
    if (clip.bottom() >= end - kCorner)
        cap(end - kCorner, false);
    const int from = std::max(frame.top() + kCorner, clip.top());
    const int high = std::min(end - kCorner, clip.bottom() + 1) - from;
    if (high <= 0)
        return;
    painter.fillRect(frame.left(), from, 1, high, t.line);
    painter.fillRect(frame.left() + 1, from, frame.width() - 2, high, t.code);
    painter.fillRect(frame.left() + frame.width() - 1, from, 1, high, t.line);
}

/// \param ratio of the device's pixels, whole
const QImage &AnswerFlow::corners(qreal ratio) const
{
    if (!m_corners.isNull() && m_corners.devicePixelRatio() == ratio)
        return m_corners;
    const QRectF square(0.5, 0.5, 2 * kCorner - 1, 2 * kCorner - 1);
    m_corners = QImage(QSize(2 * kCorner, 2 * kCorner) * int(ratio), QImage::Format_ARGB32_Premultiplied);
    m_corners.setDevicePixelRatio(ratio);
    m_corners.fill(Qt::transparent);
    QPainter painter(&m_corners);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_style.tokens->line);
    painter.setBrush(m_style.tokens->code);
    painter.drawRoundedRect(square, metrics::kRadiusButton, metrics::kRadiusButton);
    return m_corners;
}

void AnswerFlow::paintRow(QPainter &painter, qsizetype index)
{
    const Tokens &t = *m_style.tokens;
    const Table &table = knownTable(index);
    const MarkdownBlock &row = m_blocks[index];
    const int x0 = indent(index);
    int width = 1;
    for (const int column : table.widths)
        width += column;
    const int y = top(index);
    const int high = item(index).height;
    if (row.level == 0)
        painter.fillRect(x0, y, width, high, t.alt);
    if (row.join == Join::Start)
        painter.fillRect(x0, y, width, 1, t.line);
    painter.fillRect(x0, y + high - 1, width, 1, t.line);
    int x = x0;
    painter.fillRect(x, y, 1, high, t.line);
    for (const int column : table.widths) {
        x += column;
        painter.fillRect(x, y, 1, high, t.line);
    }
}

void AnswerFlow::paintMarks(QPainter &painter, const QRect &clip, qsizetype index) const
{
    const MarkdownBlock &block = m_blocks[index];
    if (block.marks.isEmpty())
        return;
    const Tokens &t = *m_style.tokens;
    const int y = top(index);
    qreal line = m_style.bodyLine;
    if (block.kind == Kind::Heading)
        line = m_style.headingLine[std::size_t(std::clamp(int(block.level), 1, 6) - 1)];
    else if (block.kind == Kind::Code)
        line = m_style.codeHead;
    else if (block.kind == Kind::TableRow)
        line = m_style.tableLine + 2 * m_style.cellPadY;
    const int marked = indent(index);
    const bool inFirstLine = clip.intersects(QRect(0, y, marked, int(std::ceil(line))));
    int x = 0;
    int depth = 0;
    for (const MarkdownMark &mark : block.marks) {
        const int width = m_style.indentOf(mark);
        const qreal middle = y + line / 2;
        if (mark.type != MarkdownMark::Type::Quote && !inFirstLine) {
            // Not painted where it is not seen.
        } else if (mark.type == MarkdownMark::Type::Quote) {
            const int from = mark.opens || index == 0 ? y : bottom(index - 1);
            painter.fillRect(x + 1, from, 3, y + item(index).height + endPad(index) - from, t.line2);
        } else if (mark.opens && mark.task != MarkdownMark::Task::None) {
            const qreal side = std::floor(line * 0.66);
            const QRectF box(x + 2.5, std::floor(middle - side / 2) + 0.5, side, side);
            const bool done = mark.task == MarkdownMark::Task::Done;
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(done ? t.fill : t.field);
            painter.setBrush(done ? t.fill : t.base);
            painter.drawRoundedRect(box, metrics::kRadiusMark, metrics::kRadiusMark);
            if (done)
                Glyph::paintTick(painter, box, t.onFill);
            painter.setRenderHint(QPainter::Antialiasing, false);
        } else if (mark.opens && mark.type == MarkdownMark::Type::Ordered) {
            painter.setFont(m_style.body);
            painter.setPen(t.text2);
            painter.drawText(QRectF(x, y, width - m_style.bodyChar * 0.8, line), Qt::AlignRight | Qt::AlignVCenter,
                             QString::number(mark.number) + u'.');
        } else if (mark.opens) {
            const qreal r = line * 0.115;
            const QPointF center(x + width * 0.5, middle + 0.5);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(depth == 1 ? QPen(t.text2, 1) : QPen(Qt::NoPen));
            painter.setBrush(depth == 1 ? QBrush(Qt::NoBrush) : QBrush(t.text2));
            if (depth < 2)
                painter.drawEllipse(center, r, r);
            else
                painter.drawRect(QRectF(center.x() - r * 0.9, center.y() - r * 0.9, r * 1.8, r * 1.8));
            painter.setRenderHint(QPainter::Antialiasing, false);
        }
        if (mark.type == MarkdownMark::Type::Bullet)
            ++depth;
        x += width;
    }
}

void AnswerFlow::paintHits(QPainter &painter, qsizetype index, const QString &search)
{
    // A hit may begin in the segment before, or end in the one behind: as much of them as it can reach.
    const QString &text = m_blocks[index].text;
    QString before;
    for (qsizetype i = index; before.size() < search.size() - 1 && i > 0 && m_blocks[i].join == Join::Segment; --i)
        before.prepend(m_blocks[i - 1].text.right(search.size() - 1 - before.size()));
    QString behind;
    for (qsizetype i = index + 1;
         behind.size() < search.size() - 1 && i < m_blocks.size() && m_blocks[i].join == Join::Segment; ++i)
        behind += m_blocks[i].text.left(search.size() - 1 - behind.size());
    const QString whole = before.isEmpty() && behind.isEmpty() ? text : before + text + behind;
    for (qsizetype at = 0; (at = whole.indexOf(search, at, Qt::CaseInsensitive)) >= 0; at += search.size()) {
        const qsizetype from = std::max<qsizetype>(0, at - before.size());
        const qsizetype to = std::min(text.size(), at + search.size() - before.size());
        if (from >= to)
            continue;
        for (const QRect &rect : rects(index, from, to))
            painter.fillRect(rect.adjusted(0, 1, 0, -1), m_style.tokens->hit);
    }
}

void AnswerFlow::paintGrounds(QPainter &painter, const QRect &clip, qsizetype index, const PaintState &state)
{
    const Tokens &t = *m_style.tokens;
    const MarkdownBlock &block = m_blocks[index];
    std::pair<qsizetype, qsizetype> seen{0, block.text.size()};
    if (const Laid &l = laid(index); l.boxes.size() == 1 && block.kind != Kind::TableRow && !block.runs.isEmpty()) {
        const qreal y = boxOrigin(index, 0).y();
        seen = l.boxes.front().textBetween(clip.top() - y, clip.bottom() + 1 - y);
    }
    for (const MarkdownRun &run : block.runs) {
        if (run.start + run.length <= seen.first || run.start >= seen.second)
            continue;
        if (run.styles & (MarkdownRun::Inserted | MarkdownRun::Deleted)) {
            for (const QRect &rect : rects(index, run.start, run.start + run.length))
                painter.fillRect(rect.adjusted(0, 2, 0, -2), run.styles & MarkdownRun::Inserted ? t.ins : t.del);
            continue;
        }
        if (!(run.styles & (MarkdownRun::Code | MarkdownRun::Image)))
            continue;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.code);
        for (const QRect &rect : rects(index, run.start, run.start + run.length)) {
            const QRect ground = rect.adjusted(-2, 2, 2, -2);
            if (ground.intersects(clip))
                painter.drawRoundedRect(QRectF(ground), metrics::kRadiusMark, metrics::kRadiusMark);
        }
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    if (!state.search.isEmpty())
        paintHits(painter, index, state.search);
    for (const TextFinder::Stretch &hit : state.words.in(block.text)) {
        for (const QRect &rect : rects(index, hit.at, hit.at + hit.length))
            painter.fillRect(rect.adjusted(0, 1, 0, -1), t.hit);
    }
    if (state.from < state.to && index >= state.from.block && index <= state.to.block) {
        const qsizetype from = index == state.from.block ? state.from.offset : 0;
        const qsizetype to = index == state.to.block ? state.to.offset : block.text.size();
        for (const QRect &rect : rects(index, from, to))
            painter.fillRect(rect, t.sel);
        if (index < state.to.block && !joinsNext(index) && block.kind != Kind::TableRow) {
            const QRect caret = caretRect({index, block.text.size()}); // the line end is selected too
            painter.fillRect(caret.left(), caret.top(), qRound(m_style.bodyChar * 0.6), caret.height(), t.sel);
        }
    }
}

/// Underlines and strikes through on top of the text, in colours of their own: QTextLayout's have that of the text.
void AnswerFlow::paintDifference(QPainter &painter, qsizetype index)
{
    const Tokens &t = *m_style.tokens;
    for (const MarkdownRun &run : m_blocks[index].runs) {
        if (!(run.styles & (MarkdownRun::Inserted | MarkdownRun::Deleted)))
            continue;
        const bool inserted = run.styles & MarkdownRun::Inserted;
        for (const QRect &rect : rects(index, run.start, run.start + run.length)) {
            if (inserted)
                painter.fillRect(rect.left(), rect.bottom() - 2, rect.width(), 2, t.state(StateLook::Done));
            else
                painter.fillRect(rect.left(), rect.center().y() + 1, rect.width(), 1, t.state(StateLook::Failed));
        }
    }
}

} // namespace bakeoff
