// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/markdownblock.h"

#include <algorithm>

namespace bakeoff {

bool MarkdownBlock::sameContent(const MarkdownBlock &other) const
{
    return kind == other.kind && join == other.join && level == other.level && text == other.text && runs == other.runs
           && marks == other.marks && cells == other.cells && align == other.align && info == other.info
           && targets == other.targets;
}

qsizetype segmentEnd(QStringView text, qsizetype from, MarkdownBlock::Kind kind)
{
    if (text.size() - from <= kSegmentLimit)
        return text.size();
    qsizetype at = from + kSegmentSize;
    if (kind != MarkdownBlock::Kind::Code) {
        for (qsizetype i = at; i < from + kSegmentLimit; ++i) {
            if (text[i] == u' ' || text[i] == QChar::LineSeparator)
                return i + 1;
        }
        at = from + kSegmentLimit;
    }
    return text[at].isLowSurrogate() ? at + 1 : at;
}

MarkdownBlock slicedBlock(const MarkdownBlock &block, qsizetype from, qsizetype to)
{
    MarkdownBlock part = block;
    part.text = block.text.sliced(from, to - from);
    part.runs.clear();
    for (const MarkdownRun &run : block.runs) {
        const qsizetype start = std::max<qsizetype>(run.start, from);
        const qsizetype end = std::min<qsizetype>(run.start + run.length, to);
        if (start < end) {
            MarkdownRun piece = run;
            piece.start = qint32(start - from);
            piece.length = qint32(end - start);
            part.runs.append(piece);
        }
    }
    part.cells.clear();
    for (const qint32 cell : block.cells) {
        if (cell >= from && cell <= to)
            part.cells.append(cell - qint32(from));
    }
    // Targets that no run names any more would make equal segments unequal.
    QStringList targets;
    for (MarkdownRun &run : part.runs) {
        if (run.target < 0)
            continue;
        const QString &address = block.targets[run.target];
        qsizetype index = targets.indexOf(address);
        if (index < 0) {
            index = targets.size();
            targets.append(address);
        }
        run.target = qint32(index);
    }
    part.targets = targets;
    return part;
}

void appendSegmented(QList<MarkdownBlock> &out, MarkdownBlock block, bool force)
{
    using Kind = MarkdownBlock::Kind;
    const bool divisible = block.kind == Kind::Paragraph || block.kind == Kind::Heading || block.kind == Kind::Code;
    if (!divisible || (block.text.size() <= kSegmentAbove && !force)) {
        out.append(std::move(block));
        return;
    }
    for (qsizetype from = 0; from < block.text.size() || from == 0;) {
        const qsizetype to = segmentEnd(block.text, from, block.kind);
        MarkdownBlock part = slicedBlock(block, from, to);
        if (from > 0) {
            part.join = MarkdownBlock::Join::Segment;
            for (MarkdownMark &mark : part.marks)
                mark.opens = false;
        }
        out.append(std::move(part));
        if (to == from)
            break;
        from = to;
    }
}

QString safeText(QStringView text)
{
    QString safe = text.toString();
    for (QChar &c : safe) {
        const ushort u = c.unicode();
        if (u == 0x2028 || u == 0x2029)
            c = u' ';
        else if ((u < 0x20 && u != '\t' && u != '\n') || u == 0x7f || (u >= 0x202a && u <= 0x202e)
                 || (u >= 0x2066 && u <= 0x2069))
            c = QChar::ReplacementCharacter;
    }
    return safe;
}

} // namespace bakeoff
