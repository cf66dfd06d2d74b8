// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/markdownblock.h"

namespace bakeoff {

/// Plain text that arrives piece by piece, as blocks. The cost of append() does not grow with the text, however long
/// its lines are.
class PlainStream {
public:
    enum class Lines {
        Paragraphs, ///< a paragraph a line; a blank line is the gap between two
        Exact,      ///< every line, blank ones too, right below the one before
    };
    explicit PlainStream(Lines lines = Lines::Paragraphs) : m_lines(lines) {}

    /// \return index of the first block that has changed
    qsizetype append(QStringView piece);
    void clear();
    /// `begin` and `end` of a block are UTF-16 offsets in text().
    const QList<MarkdownBlock> &blocks() const { return m_blocks; }
    const QString &text() const { return m_text; }

private:
    void takeLine(qsizetype end);
    void add(qsizetype begin, qsizetype end);

    Lines m_lines;
    QString m_text;
    QList<MarkdownBlock> m_blocks;
    qsizetype m_lineBegin = 0; ///< of the last line
    qsizetype m_searched = 0;  ///< no line end between the last line's begin and this
    qsizetype m_cut = 0;       ///< where the open part of the last line begins
    qsizetype m_cutBlock = 0;  ///< its first block
    bool m_long = false;       ///< the last line is cut into segments
};

} // namespace bakeoff
