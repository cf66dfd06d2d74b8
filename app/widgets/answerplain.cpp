// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/answerplain.h"

namespace bakeoff {

qsizetype PlainStream::append(QStringView piece)
{
    const qsizetype first = std::min(m_lineBlock, m_blocks.size());
    m_text += piece;
    m_blocks.resize(first);
    for (;;) {
        const qsizetype end = m_text.indexOf(u'\n', m_lineBegin);
        MarkdownBlock line;
        const qsizetype length = (end < 0 ? m_text.size() : end) - m_lineBegin;
        line.text = safeText(QStringView(m_text).sliced(m_lineBegin, length));
        line.begin = m_lineBegin;
        line.end = m_lineBegin + length;
        line.spaced = false;
        m_lineBlock = m_blocks.size();
        if (line.text.trimmed().isEmpty()) {
            // A blank line is the gap between two blocks.
        } else {
            appendSegmented(m_blocks, std::move(line));
        }
        if (end < 0)
            return first;
        m_lineBegin = end + 1;
    }
}

void PlainStream::clear()
{
    *this = PlainStream();
}

} // namespace bakeoff
