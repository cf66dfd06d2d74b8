// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/answerplain.h"

namespace bakeoff {

qsizetype PlainStream::append(QStringView piece)
{
    const qsizetype first = std::min(m_cutBlock, m_blocks.size());
    m_text += piece;
    m_blocks.resize(first);
    for (;;) {
        const qsizetype end = m_text.indexOf(u'\n', std::max(m_lineBegin, m_searched));
        takeLine(end < 0 ? m_text.size() : end);
        if (end < 0) {
            m_searched = m_text.size();
            return first;
        }
        m_lineBegin = m_cut = end + 1;
        m_cutBlock = m_blocks.size();
        m_long = false;
    }
}

void PlainStream::takeLine(qsizetype end)
{
    if (!m_long && end - m_lineBegin <= kSegmentAbove) {
        add(m_lineBegin, end);
        return;
    }
    m_long = true;
    const QStringView line = QStringView(m_text).sliced(m_lineBegin, end - m_lineBegin);
    for (;;) {
        // Where a segment ends depends only on what follows closely: those before the last one stand.
        const qsizetype to = m_lineBegin + segmentEnd(line, m_cut - m_lineBegin, MarkdownBlock::Kind::Paragraph);
        add(m_cut, to);
        if (to >= end)
            return;
        m_cut = to;
        m_cutBlock = m_blocks.size();
    }
}

void PlainStream::add(qsizetype begin, qsizetype end)
{
    using Join = MarkdownBlock::Join;
    MarkdownBlock block;
    block.begin = begin;
    block.end = end;
    block.spaced = false;
    qsizetype shown = end;
    if (shown > begin && m_text[shown - 1] == u'\r')
        --shown; // half of a line end
    block.text = safeText(QStringView(m_text).sliced(begin, shown - begin));
    if (begin > m_lineBegin)
        block.join = Join::Segment;
    else if (m_lines == Lines::Exact && !m_blocks.isEmpty())
        block.join = Join::Line;
    if (m_lines == Lines::Paragraphs && block.text.trimmed().isEmpty())
        return;
    m_blocks.append(std::move(block));
}

void PlainStream::clear()
{
    *this = PlainStream(m_lines);
}

} // namespace bakeoff
