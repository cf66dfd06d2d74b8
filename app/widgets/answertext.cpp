// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/answertext.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextOption>

#include <algorithm>

namespace bakeoff {
namespace {

/// A chunk with more lines than this is cut, so that a growing paragraph breaks only its last lines again.
constexpr int kChunkLines = 4;

/// Whether the order of characters may differ from their order in memory.
bool mayTurnRound(QStringView text)
{
    return std::ranges::any_of(text, [](QChar c) {
        if (c.unicode() < 0x590)
            return false;
        if (c.isSurrogate())
            return c.unicode() == 0xd802 || c.unicode() == 0xd803 || c.unicode() == 0xd83a || c.unicode() == 0xd83b;
        const QChar::Direction d = c.direction();
        return d == QChar::DirR || d == QChar::DirAL || d == QChar::DirAN || d == QChar::DirRLE || d == QChar::DirRLO
               || d == QChar::DirRLI || d == QChar::DirFSI;
    });
}

qsizetype commonFormats(const QList<QTextLayout::FormatRange> &a, const QList<QTextLayout::FormatRange> &b,
                        qsizetype limit)
{
    qsizetype i = 0;
    while (i < a.size() && i < b.size() && a[i] == b[i])
        ++i;
    if (i < a.size())
        limit = std::min<qsizetype>(limit, a[i].start);
    if (i < b.size())
        limit = std::min<qsizetype>(limit, b[i].start);
    return limit;
}

} // namespace

qsizetype TextBox::set(const QString &text, const QList<QTextLayout::FormatRange> &formats, const TextShape &shape)
{
    const bool turns = mayTurnRound(text);
    const bool rightToLeft = turns && text.isRightToLeft();
    if (!m_chunks.empty() && m_shape == shape && m_text == text && m_formats == formats) {
        m_firstChanged = m_lines;
        return 0;
    }

    // The lines that stand: in both texts, equally formatted, and not the last one or the one it was broken from.
    int keep = 0;
    if (!m_chunks.empty() && m_shape == shape && !turns && !m_rightToLeft && m_lines > 2) {
        const auto [mine, other] = std::ranges::mismatch(m_text, text);
        const qsizetype same = commonFormats(m_formats, formats, mine - m_text.begin());
        keep = std::min(m_lines, lineOf(same)) - 1;
    }
    m_text = text;
    m_formats = formats;
    m_shape = shape;
    m_rightToLeft = rightToLeft;
    const QFontMetricsF metrics(shape.font);
    m_baseline = (shape.lineHeight - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent();

    if (keep <= 0) {
        m_chunks.clear();
        m_firstChanged = 0;
        layoutFrom(0, 0, formats, rightToLeft);
        return m_text.size();
    }
    while (m_chunks.back().firstLine >= keep)
        m_chunks.pop_back();
    Chunk &last = m_chunks.back();
    m_firstChanged = keep;
    if (keep - last.firstLine < kChunkLines && m_chunks.size() > 1) { // short: once more as a whole
        const qsizetype start = last.start;
        const int firstLine = last.firstLine;
        m_chunks.pop_back();
        layoutFrom(start, firstLine, formats, rightToLeft);
        return m_text.size() - start;
    }
    last.lines = keep - last.firstLine;
    const QTextLine line = last.layout->lineAt(last.lines - 1);
    const qsizetype start = last.start + line.textStart() + line.textLength();
    layoutFrom(start, keep, formats, rightToLeft);
    return m_text.size() - start;
}

void TextBox::layoutFrom(qsizetype start, int firstLine, const QList<QTextLayout::FormatRange> &formats,
                         bool rightToLeft)
{
    Chunk chunk;
    chunk.start = start;
    chunk.firstLine = firstLine;
    chunk.layout = std::make_unique<QTextLayout>(m_text.sliced(start), m_shape.font);
    QTextLayout &layout = *chunk.layout;
    // QTextLayout does not turn the alignment round with the text.
    const bool natural = m_shape.align == Qt::AlignLeft;
    QTextOption option(rightToLeft && natural ? Qt::AlignRight : m_shape.align);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    if (m_shape.tabStop > 0)
        option.setTabStopDistance(m_shape.tabStop);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    QList<QTextLayout::FormatRange> own;
    own.reserve(formats.size());
    for (QTextLayout::FormatRange range : formats) {
        const qsizetype from = std::max<qsizetype>(range.start, start);
        const qsizetype to = range.start + range.length;
        if (from >= to)
            continue;
        range.start = int(from - start);
        range.length = int(to - from);
        own.append(range);
    }
    layout.setFormats(own);
    layout.beginLayout();
    for (;;) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        const int number = firstLine + chunk.lines;
        const qreal x = number > 0 ? m_shape.hang : 0;
        line.setLineWidth(std::max<qreal>(1, m_shape.width - x));
        line.setPosition({x, lineY(line, number)});
        ++chunk.lines;
    }
    layout.endLayout();
    if (chunk.lines == 0) // an empty text has a line all the same
        chunk.lines = firstLine == 0 ? 1 : 0;
    m_lines = firstLine + chunk.lines;
    m_chunks.push_back(std::move(chunk));
}

qreal TextBox::lineY(const QTextLine &line, int number) const
{
    return number * m_shape.lineHeight + m_baseline - line.ascent();
}

template<typename Visit>
void TextBox::eachLine(Visit visit) const
{
    for (const Chunk &chunk : m_chunks) {
        const int count = std::min(chunk.lines, chunk.layout->lineCount());
        for (int i = 0; i < count; ++i) {
            if (!visit(chunk, chunk.layout->lineAt(i), chunk.firstLine + i))
                return;
        }
    }
}

qreal TextBox::naturalWidth() const
{
    qreal width = 0;
    eachLine([&](const Chunk &, const QTextLine &line, int) {
        width = std::max(width, line.naturalTextWidth());
        return true;
    });
    return width;
}

void TextBox::paint(QPainter &painter, QPointF at, qreal top, qreal bottom) const
{
    painter.setPen(m_shape.color);
    eachLine([&](const Chunk &, const QTextLine &line, int number) {
        const qreal y = number * m_shape.lineHeight;
        if (y >= bottom)
            return false;
        if (y + m_shape.lineHeight > top)
            line.draw(&painter, at);
        return true;
    });
}

QList<QRectF> TextBox::rects(qsizetype from, qsizetype to) const
{
    QList<QRectF> found;
    eachLine([&](const Chunk &chunk, const QTextLine &line, int number) {
        const qsizetype start = chunk.start + line.textStart();
        const qsizetype end = start + line.textLength();
        if (start >= to)
            return false;
        const qsizetype a = std::max(from, start);
        const qsizetype b = std::min(to, end);
        if (a >= b)
            return true;
        const qreal y = number * m_shape.lineHeight;
        if (!m_rightToLeft && !mayTurnRound(QStringView(m_text).sliced(a, b - a))) {
            const qreal x1 = line.cursorToX(int(a - chunk.start));
            const qreal x2 = line.cursorToX(int(b - chunk.start));
            found.append(QRectF(std::min(x1, x2), y, std::abs(x2 - x1), m_shape.lineHeight));
            return true;
        }
        for (qsizetype i = a; i < b; ++i) { // mixed directions: character by character
            const qreal x1 = line.cursorToX(int(i - chunk.start), QTextLine::Leading);
            const qreal x2 = line.cursorToX(int(i - chunk.start), QTextLine::Trailing);
            const QRectF rect(std::min(x1, x2), y, std::abs(x2 - x1), m_shape.lineHeight);
            if (!found.isEmpty() && found.last().top() == y && qFuzzyCompare(1 + found.last().right(), 1 + rect.left()))
                found.last().setRight(rect.right());
            else if (!found.isEmpty() && found.last().top() == y
                     && qFuzzyCompare(1 + found.last().left(), 1 + rect.right()))
                found.last().setLeft(rect.left());
            else
                found.append(rect);
        }
        return true;
    });
    return found;
}

qsizetype TextBox::offsetAt(QPointF point) const
{
    const int wanted = std::clamp(int(point.y() / std::max<qreal>(1, m_shape.lineHeight)), 0, std::max(0, m_lines - 1));
    qsizetype offset = point.y() < 0 ? 0 : m_text.size();
    eachLine([&](const Chunk &chunk, const QTextLine &line, int number) {
        if (number != wanted)
            return true;
        offset = chunk.start + line.xToCursor(point.x());
        const qsizetype end = chunk.start + line.textStart() + line.textLength();
        // Behind the space where a line was broken is the next line already.
        if (offset == end && number < m_lines - 1 && offset > 0)
            --offset;
        return false;
    });
    return std::clamp<qsizetype>(offset, 0, m_text.size());
}

QRectF TextBox::caretRect(qsizetype offset) const
{
    QRectF rect(0, 0, 0, m_shape.lineHeight);
    eachLine([&](const Chunk &chunk, const QTextLine &line, int number) {
        const qsizetype start = chunk.start + line.textStart();
        const qsizetype end = start + line.textLength();
        if (offset > end || (offset == end && number < m_lines - 1))
            return true;
        rect = {line.cursorToX(int(std::max(offset, start) - chunk.start)), number * m_shape.lineHeight, 0,
                m_shape.lineHeight};
        return false;
    });
    return rect;
}

int TextBox::lineOf(qsizetype offset) const
{
    int found = std::max(0, m_lines - 1);
    eachLine([&](const Chunk &chunk, const QTextLine &line, int number) {
        if (offset >= chunk.start + line.textStart() + line.textLength())
            return true;
        found = number;
        return false;
    });
    return found;
}

qsizetype TextBox::lineStart(int wanted) const
{
    qsizetype start = 0;
    eachLine([&](const Chunk &chunk, const QTextLine &line, int number) {
        start = chunk.start + line.textStart();
        return number < wanted;
    });
    return start;
}

qsizetype TextBox::lineEnd(int wanted) const
{
    if (wanted >= m_lines - 1)
        return m_text.size();
    return std::max(lineStart(wanted), lineStart(wanted + 1) - 1);
}

} // namespace bakeoff
