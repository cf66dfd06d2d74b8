// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/answerstyle.h"

#include "widgets/typography.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QPalette>

#include <algorithm>

namespace bakeoff {
namespace {

using Kind = MarkdownBlock::Kind;

QFont resized(QFont font, qreal factor)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    return font;
}

} // namespace

AnswerStyle::AnswerStyle(const QPalette &palette, AnswerVoice ofText)
    : tokens(&tokensOf(palette))
    , voice(ofText)
    , body(ofText == AnswerVoice::Fixed ? monoFont(TextStep::Normal)
                                        : textFont(ofText == AnswerVoice::Quiet ? TextStep::Normal : TextStep::Reading))
    , mono(monoFont(TextStep::Small))
    , inlineMono(monoFont(TextStep::Normal))
    , table(textFont(TextStep::Normal))
    , label(textFont(TextStep::Small))
{
    // Sizes above the reading size, in sevenths of half of it: 18, 16, then bold text.
    static constexpr std::array<qreal, 6> kFactors{18.0 / 14, 16.0 / 14, 1, 1, 1, 1};
    static constexpr std::array<int, 6> kLines{26, 24, 21, 21, 21, 21};
    for (std::size_t i = 0; i < heading.size(); ++i) {
        heading[i] = resized(body, kFactors[i]);
        heading[i].setWeight(QFont::DemiBold);
        headingLine[i] = scaled(kLines[i]);
    }
    bodyLine = scaled(voice == AnswerVoice::Reading ? 21 : 19);
    monoLine = scaled(17);
    tableLine = scaled(19);
    bodyChar = std::max<qreal>(1, QFontMetricsF(body).averageCharWidth());
    monoChar = std::max<qreal>(1, QFontMetricsF(mono).horizontalAdvance(u'x'));
    gap = scaled(10);
    itemGap = scaled(4);
    headingGap = scaled(18);
    item = scaled(24);
    quote = scaled(14);
    codeHead = scaled(26);
    codePad = scaled(8);
    codeSide = scaled(12);
    cellPadX = scaled(9);
    cellPadNarrow = scaled(6);
    for (std::size_t i = 0; i < m_codeFormats.size(); ++i)
        m_codeFormats[i].setForeground(colorOf(CodeClass(i)));
    m_codeFormats[std::size_t(CodeClass::Comment)].setFontItalic(true);
    cellPadY = scaled(4);
}

int AnswerStyle::indentOf(const MarkdownMark &mark) const
{
    switch (mark.type) {
    case MarkdownMark::Type::Quote:
        return quote;
    case MarkdownMark::Type::Bullet:
        return item;
    case MarkdownMark::Type::Ordered:
        break;
    }
    int indent = item; // has room for two digits
    for (quint32 rest = mark.number / 100; rest > 0; rest /= 10)
        indent += qRound(bodyChar * 1.2);
    return indent;
}

int AnswerStyle::indentOf(const MarkdownBlock &block) const
{
    int indent = 0;
    for (const MarkdownMark &mark : block.marks)
        indent += indentOf(mark);
    return indent;
}

TextShape AnswerStyle::shapeOf(const MarkdownBlock &block, qreal width) const
{
    TextShape shape;
    shape.width = std::max<qreal>(bodyChar * 4, width);
    shape.color = voice == AnswerVoice::Quiet ? tokens->text2 : tokens->text;
    switch (block.kind) {
    case Kind::Heading: {
        const auto step = std::size_t(std::clamp(int(block.level), 1, 6) - 1);
        shape.font = heading[step];
        shape.lineHeight = headingLine[step];
        if (step > 2)
            shape.color = tokens->text2;
        break;
    }
    case Kind::Code: {
        shape.font = mono;
        shape.lineHeight = monoLine;
        shape.color = tokens->codeColors.text;
        shape.tabStop = monoChar * 4;
        qsizetype indent = 0;
        for (const QChar c : block.text) {
            if (c == u'\t')
                indent += 4;
            else if (c == u' ')
                ++indent;
            else
                break;
        }
        if (block.join != MarkdownBlock::Join::Segment)
            shape.hang = std::min<qreal>(qreal(indent + 4) * monoChar, shape.width / 2);
        break;
    }
    case Kind::TableRow:
        shape.font = table;
        shape.lineHeight = tableLine;
        if (block.level == 0)
            shape.font.setWeight(QFont::DemiBold);
        break;
    case Kind::Fold:
        shape.font = label;
        shape.lineHeight = codeHead;
        shape.color = tokens->text2;
        break;
    default:
        shape.font = body;
        shape.lineHeight = bodyLine;
        if (voice == AnswerVoice::Fixed)
            shape.tabStop = bodyChar * 4;
    }
    return shape;
}

QColor AnswerStyle::colorOf(CodeClass kind) const
{
    const CodeColors &colors = tokens->codeColors;
    switch (kind) {
    case CodeClass::Keyword:
        return colors.keyword;
    case CodeClass::Type:
        return colors.type;
    case CodeClass::String:
        return colors.string;
    case CodeClass::Number:
        return colors.number;
    case CodeClass::Function:
        return colors.function;
    case CodeClass::Comment:
        return colors.comment;
    }
    return colors.text;
}

QTextCharFormat AnswerStyle::makeFormat(int styles, bool inTable) const
{
    QTextCharFormat format;
    if (styles & MarkdownRun::Code) {
        format.setFontFamilies(inlineMono.families());
        if (inlineMono.pointSizeF() > 0)
            format.setFontPointSize(inlineMono.pointSizeF() * (inTable ? 12.0 / 13 : 1));
        else
            format.setProperty(QTextFormat::FontPixelSize, inlineMono.pixelSize());
    }
    if (styles & MarkdownRun::Strong)
        format.setFontWeight(QFont::DemiBold);
    if (styles & MarkdownRun::Emphasis)
        format.setFontItalic(true);
    if (styles & MarkdownRun::Strike)
        format.setFontStrikeOut(true);
    if (styles & MarkdownRun::Link) {
        format.setForeground(tokens->accent);
        format.setFontUnderline(true);
    }
    if (styles & MarkdownRun::Image)
        format.setForeground(tokens->text3);
    return format;
}

QList<QTextLayout::FormatRange> AnswerStyle::formatsOf(const MarkdownBlock &block, const QList<MarkdownRun> &runs) const
{
    QList<QTextLayout::FormatRange> ranges;
    ranges.reserve(runs.size());
    const bool inTable = block.kind == Kind::TableRow;
    for (const MarkdownRun &run : runs) {
        const int key = run.styles * 2 + (inTable ? 1 : 0);
        auto known = m_runFormats.constFind(key);
        if (known == m_runFormats.cend())
            known = m_runFormats.insert(key, makeFormat(run.styles, inTable));
        QTextLayout::FormatRange range;
        range.start = run.start;
        range.length = run.length;
        range.format = *known;
        ranges.append(range);
    }
    return ranges;
}

QList<QTextLayout::FormatRange> AnswerStyle::formatsOf(const QList<CodeSpan> &spans) const
{
    QList<QTextLayout::FormatRange> ranges;
    ranges.reserve(spans.size());
    for (const CodeSpan &span : spans) {
        QTextLayout::FormatRange range;
        range.start = span.start;
        range.length = span.length;
        range.format = m_codeFormats[std::size_t(span.kind)];
        ranges.append(range);
    }
    return ranges;
}

} // namespace bakeoff
