// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/answertext.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace bakeoff {
namespace {

/// What a glyph may reach into the one before it, and the rounded ground of code before its first, in px.
constexpr qreal kOverhang = 6;

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
        m_unchanged = 0;
        return 0;
    }

    // The lines that stand: in both texts, equally formatted, and not the last one. The one that it was broken from
    // stands too if the last one's first word does.
    int keep = 0;
    m_unchanged = 0;
    const bool sameShape = !m_chunks.empty() && m_shape == shape;
    if (sameShape && !turns && !m_rightToLeft) {
        const auto [mine, other] = std::ranges::mismatch(m_text, text);
        const qsizetype same = commonFormats(m_formats, formats, mine - m_text.begin());
        const int last = lineOf(same);
        const qsizetype start = lineStart(last);
        if (last == 0 || isSettled(start, same)) {
            keep = last;
            if (shape.align == Qt::AlignLeft)
                m_unchanged = unchangedBefore(start, same);
        } else {
            keep = last - 1;
        }
    }
    m_text = text;
    m_formats = formats;
    m_shape = shape;
    m_rightToLeft = rightToLeft;
    if (!sameShape) {
        const QFontMetricsF metrics(shape.font);
        m_baseline = (shape.lineHeight - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent();
    }

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

/// Whether the line that begins at `start` has a first word that ends, with the beginning of a second one, before `end`.
/// Then nothing that comes behind can let the line before be broken elsewhere. Only where it is plain to see: a space
/// between letters or digits, perhaps with a stop.
bool TextBox::isSettled(qsizetype start, qsizetype end) const
{
    const auto ends = [](QChar c) { return c.isLetterOrNumber() || c == u'.' || c == u',' || c == u':' || c == u';'; };
    for (qsizetype i = start + 1; i + 1 < end; ++i) {
        if (m_text[i] == u' ' && ends(m_text[i - 1]) && m_text[i + 1].isLetterOrNumber())
            return true;
    }
    return false;
}

/// How much of the line that begins at `start` no change from `same` on can reach: what is before the word there.
qreal TextBox::unchangedBefore(qsizetype start, qsizetype same) const
{
    qsizetype word = std::min(same, m_text.size());
    while (word > start && m_text[word - 1] != u' ')
        --word;
    return word > start ? std::max<qreal>(0, caretRect(word).left() - kOverhang) : 0;
}

std::size_t TextBox::chunkOfLine(int line) const
{
    const auto it = std::ranges::upper_bound(m_chunks, line, {}, &Chunk::firstLine);
    return it == m_chunks.begin() ? 0 : std::size_t(it - m_chunks.begin()) - 1;
}

std::size_t TextBox::chunkAt(qsizetype offset) const
{
    const auto it = std::ranges::upper_bound(m_chunks, offset, {}, &Chunk::start);
    auto at = it == m_chunks.begin() ? 0 : std::size_t(it - m_chunks.begin()) - 1;
    while (at > 0 && m_chunks[at].lines == 0)
        --at;
    return at;
}

template<typename Visit>
void TextBox::eachLine(std::size_t first, Visit visit) const
{
    for (std::size_t at = first; at < m_chunks.size(); ++at) {
        const Chunk &chunk = m_chunks[at];
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
    eachLine(0, [&](const Chunk &, const QTextLine &line, int) {
        width = std::max(width, line.naturalTextWidth());
        return true;
    });
    return width;
}

void TextBox::paint(QPainter &painter, QPointF at, qreal top, qreal bottom) const
{
    if (m_chunks.empty() || m_shape.lineHeight <= 0)
        return;
    painter.setPen(m_shape.color);
    const std::size_t first = chunkOfLine(int(std::max<qreal>(0, top) / m_shape.lineHeight));
    eachLine(first, [&](const Chunk &, const QTextLine &line, int number) {
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
    eachLine(chunkAt(from), [&](const Chunk &chunk, const QTextLine &line, int number) {
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
    eachLine(chunkOfLine(wanted), [&](const Chunk &chunk, const QTextLine &line, int number) {
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
    eachLine(chunkAt(offset), [&](const Chunk &chunk, const QTextLine &line, int number) {
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
    eachLine(chunkAt(offset), [&](const Chunk &chunk, const QTextLine &line, int number) {
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
    eachLine(chunkOfLine(wanted), [&](const Chunk &chunk, const QTextLine &line, int number) {
        start = chunk.start + line.textStart();
        return number < wanted;
    });
    return start;
}

std::pair<qsizetype, qsizetype> TextBox::textBetween(qreal top, qreal bottom) const
{
    if (m_lines <= 1 || m_shape.lineHeight <= 0)
        return {0, m_text.size()};
    const auto line = [this](qreal y) { return std::clamp(int(std::floor(y / m_shape.lineHeight)), 0, m_lines - 1); };
    const int last = line(bottom);
    return {lineStart(line(top)), last == m_lines - 1 ? m_text.size() : lineStart(last + 1)};
}

qsizetype TextBox::lineEnd(int wanted) const
{
    if (wanted >= m_lines - 1)
        return m_text.size();
    return std::max(lineStart(wanted), lineStart(wanted + 1) - 1);
}

} // namespace bakeoff
