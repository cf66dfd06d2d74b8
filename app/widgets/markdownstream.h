// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/markdownblock.h"
#include "widgets/markdownscanner.h"

namespace bakeoff {

/// Markdown that arrives piece by piece, as a flat list of blocks at every moment. Blocks below frozen() never change
/// again until finish(); the few behind them are the open tail. The cost of append() does not grow with the text.
/// No threads, no I/O, no widgets.
class MarkdownStream {
public:
    /// Appends a piece, cut anywhere. CR and CRLF become LF, U+0000 becomes U+FFFD.
    /// \return index of the first block that may have changed
    qsizetype append(QStringView piece);
    /// The text is complete: settles what only its end decides (reference links, lists of definitions) by reading the
    /// whole once with md4c. The blocks are then what md4c makes of the whole text.
    /// \return index of the first block that may have changed
    qsizetype finish();
    void clear();

    const QList<MarkdownBlock> &blocks() const { return m_blocks; }
    qsizetype frozen() const { return m_frozen; }
    bool finished() const { return m_finished; }
    /// All that was appended, UTF-8.
    const QByteArray &source() const { return m_source; }
    QString markdown() const { return QString::fromUtf8(m_source); }

    /// Bytes that md4c has read so far: the measure for "the cost does not grow".
    qint64 parsedBytes() const { return m_scanner.parsedBytes() + m_previewBytes + m_settledBytes; }

private:
    void take(QStringView piece);
    bool undecided(QByteArrayView line) const;
    void preview();

    QByteArray m_source;
    QList<MarkdownBlock> m_blocks;
    MarkdownScanner m_scanner;
    qsizetype m_frozen = 0;
    qsizetype m_lineBegin = 0; ///< of the line that is not complete
    qsizetype m_searched = 0;  ///< no line end before this byte in that line
    qsizetype m_previewed = 0; ///< size of the tail at the last preview
    qint64 m_previewBytes = 0;
    qint64 m_settledBytes = 0;
    QChar m_highSurrogate;
    bool m_carriageReturn = false;
    bool m_lineOpen = false; ///< the incomplete line is in the scanner already
    bool m_finished = false;
};

} // namespace bakeoff
