// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/markdownblock.h"

#include <QByteArrayView>

#include <vector>

namespace bakeoff {

/// Where a stretch of shown text came from, for inline content only.
struct MarkdownOrigin {
    qsizetype text = 0;   ///< UTF-16 offset in the block's text
    qsizetype source = 0; ///< byte offset in the parsed bytes
    qsizetype units = 0;  ///< UTF-16 units

    /// Byte offset in `bytes`, the parsed bytes, of the text offset `position` inside this stretch.
    qsizetype sourceOf(qsizetype position, QByteArrayView bytes) const;
};

/// The whole text as md4c reads it, as a flat list of blocks. `begin`, `end` and `spaced` are not known here.
QList<MarkdownBlock> parseMarkdown(QByteArrayView source);

/// Inline content of one paragraph: fills text, runs and targets of `block`.
/// \param paragraph lines joined by '\n', each but the first indented by four so that it can't begin a block
/// \param skip UTF-16 units at the start of the result to leave out (a sentinel that keeps the first line a paragraph)
/// \param origins if given, receives where the text came from
/// \return false where nothing is to be shown (link reference definitions only)
bool parseInline(QByteArrayView paragraph, MarkdownBlock &block, qsizetype skip = 0,
                 std::vector<MarkdownOrigin> *origins = nullptr);

/// One row of a table: fills text, runs, targets, cells and align of `block`.
/// \param table head, underline and, if `body`, one body row, separated by '\n'; the last row is the result
bool parseTableRow(QByteArrayView table, MarkdownBlock &block);

} // namespace bakeoff
