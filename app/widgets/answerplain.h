// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/markdownblock.h"

namespace bakeoff {

/// Plain text that arrives piece by piece, as blocks: a paragraph a line.
class PlainStream {
public:
    /// \return index of the first block that has changed
    qsizetype append(QStringView piece);
    void clear();
    const QList<MarkdownBlock> &blocks() const { return m_blocks; }
    const QString &text() const { return m_text; }

private:
    QString m_text;
    QList<MarkdownBlock> m_blocks;
    qsizetype m_lineBegin = 0; ///< of the last line
    qsizetype m_lineBlock = 0; ///< its first block
};

} // namespace bakeoff
