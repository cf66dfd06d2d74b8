// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/answercode.h"
#include "widgets/answertext.h"
#include "widgets/answervoice.h"
#include "widgets/markdownblock.h"
#include "widgets/tokens.h"

#include <QHash>
#include <QTextCharFormat>

#include <array>

class QPalette;

namespace bakeoff {

/// Fonts, measures and colours of an answer, in device independent px. Made anew when font or mode change.
struct AnswerStyle {
    AnswerStyle(const QPalette &palette, AnswerVoice voice);

    const Tokens *tokens;
    AnswerVoice voice;
    QFont body;
    QFont mono;
    QFont inlineMono; ///< in running text
    QFont table;
    QFont label; ///< language and Copy of a code block
    std::array<QFont, 6> heading;
    std::array<qreal, 6> headingLine{};
    qreal bodyLine = 0;
    qreal monoLine = 0;
    qreal tableLine = 0;
    qreal bodyChar = 0; ///< average width
    qreal monoChar = 0;

    int gap = 0;         ///< between blocks
    int itemGap = 0;     ///< between items of a list that stand close
    int headingGap = 0;  ///< above a heading
    int item = 0;        ///< indent of an item of a list
    int quote = 0;       ///< indent of a quote
    int codeHead = 0;    ///< height of a code block's head
    int codePad = 0;     ///< above and below the lines of code
    int codeSide = 0;    ///< left and right of them
    int cellPadX = 0;
    int cellPadNarrow = 0; ///< … in a narrow column
    int cellPadY = 0;

    int indentOf(const MarkdownMark &mark) const;
    int indentOf(const MarkdownBlock &block) const;
    TextShape shapeOf(const MarkdownBlock &block, qreal width) const;
    QColor colorOf(CodeClass kind) const;
    QList<QTextLayout::FormatRange> formatsOf(const MarkdownBlock &block, const QList<MarkdownRun> &runs) const;
    QList<QTextLayout::FormatRange> formatsOf(const QList<CodeSpan> &spans) const;

private:
    QTextCharFormat makeFormat(int styles, bool inTable) const;
    // Shared, so that Qt's text engine compares pointers instead of properties.
    std::array<QTextCharFormat, 6> m_codeFormats;
    mutable QHash<int, QTextCharFormat> m_runFormats;
};

} // namespace bakeoff
